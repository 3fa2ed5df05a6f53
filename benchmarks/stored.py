"""Results and floors on disk, and what a new result gained and lost against the stored one.

A result holds offsets and figures and no word of the texts, which are not ours to ship.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.metrics import Counts

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"
FLOORS = FOLDER / "floors.json"
TOLERANCE = 0.00005


class Outcome(Struct, frozen=True):
    """What was right and what was wrong in one document, as keys of items."""

    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


class Result(Struct, frozen=True, kw_only=True):
    """One run over a set: its figures by label, and the items of each document."""

    name: str
    fingerprint: str
    documents: int
    scores: dict[str, Counts]
    items: dict[str, Outcome] = {}

    @property
    def measures(self) -> dict[str, float]:
        """The figures that floors are kept for."""
        return {
            f"{label} {name}": value
            for label, counts in self.scores.items()
            for name, value in (("precision", counts.precision), ("F1", counts.f1))
        }


class Floors(Struct, frozen=True):
    """The scores of one set that a run may not fall below, and the texts they were measured on."""

    fingerprint: str
    least: dict[str, float]


class Change(Struct, frozen=True):
    """How one document's items differ from the stored ones."""

    document: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    newly_wrong: tuple[str, ...]
    no_longer_wrong: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.newly_wrong or self.no_longer_wrong)


def fingerprint_texts(texts: Iterable[bytes]) -> str:
    """A sha256 over the documents of a set, each with its annotations, in order."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.hexdigest()


def load_result(name: str, folder: Path = RESULTS) -> Result | None:
    """The stored result of a set, if there is one."""
    path = folder / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=Result) if path.is_file() else None


def save_result(result: Result, folder: Path = RESULTS) -> Path:
    """Store a result; one line a document, so that a change to it can be read as a difference."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.name}.json"
    head = msgspec.json.encode(msgspec.structs.replace(result, items={})).decode().removesuffix("{}}")
    lines = [
        f'"{name}":{msgspec.json.encode(items).decode()}' for name, items in sorted(result.items.items())
    ]
    path.write_text(head + "{\n" + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
    return path


def compare(result: Result, stored: Result) -> list[Change]:
    """What each document gained and lost; documents without a change are left out."""
    empty = Outcome()
    changes = []
    for document in sorted({*result.items, *stored.items}):
        now, before = result.items.get(document, empty), stored.items.get(document, empty)
        change = Change(
            document=document,
            gained=_left(now.right, before.right),
            lost=_left(before.right, now.right),
            newly_wrong=_left(now.wrong, before.wrong),
            no_longer_wrong=_left(before.wrong, now.wrong),
        )
        if change:
            changes.append(change)
    return changes


def load_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors of every set."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Floors]) if path.is_file() else {}


def save_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Store the floors of every set, in the order of their names."""
    text = msgspec.json.format(msgspec.json.encode(dict(sorted(floors.items()))), indent=2)
    path.write_bytes(text + b"\n")


def below(measures: Mapping[str, float], floors: Floors) -> dict[str, tuple[float, float]]:
    """The scores that fell below their floors, as (score, floor); a score not measured counts as 0."""
    pairs = {name: (measures.get(name, 0.0), least) for name, least in floors.least.items()}
    return {name: (score, least) for name, (score, least) in pairs.items() if score < least - TOLERANCE}


def raise_floors(
    measures: Mapping[str, float], fingerprint: str, floors: Floors | None, *, lower: bool
) -> Floors:
    """The floors after a run: raised to what was measured, and lowered only where ``lower`` says so.

    Floors that were measured on other texts say nothing of these, and are replaced.
    """
    measured = {name: round(score, 4) for name, score in measures.items()}
    if floors is None or floors.fingerprint != fingerprint or lower:
        return Floors(fingerprint, measured)
    kept = {name: max(score, floors.least.get(name, score)) for name, score in measured.items()}
    return Floors(fingerprint, {**floors.least, **kept})


def _left(these: Iterable[str], those: Iterable[str]) -> tuple[str, ...]:
    gone = set(those)
    return tuple(key for key in these if key not in gone)
