"""Where the annotated texts are, and how each set's lines read.

They are not part of the project: they are looked for in the folder that ``DATELINE_GOLD`` names, or in
``../shared/gold`` beside the project. A set whose texts are not there is skipped.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct

PROJECT = Path(__file__).parent.parent


class AnyRow(Protocol):
    """What every line of a corpus has."""

    doc_id: str
    text: str


Row = TypeVar("Row", bound=AnyRow)


class Re3dEntity(Struct):
    """An entity of re3d."""

    start: int
    end: int
    type: str
    offset_ok: bool = True


class Re3dRow(Struct):
    """A document of re3d (dstl, reports on Syria and Iraq)."""

    doc_id: str
    text: str
    entities: list[Re3dEntity]


class PolnearPart(Struct):
    """A source, cue or content of an attribution, in one or more pieces."""

    spans: list[tuple[int, int]]


class PolnearAttribution(Struct):
    """An attribution of PolNeAR."""

    source: list[PolnearPart]
    content: list[PolnearPart]


class PolnearRow(Struct):
    """A document of PolNeAR (political news of 2016)."""

    doc_id: str
    date: str
    text: str
    attributions: list[PolnearAttribution]


class Timex(Struct):
    """A time expression of TimeBank."""

    start: int
    end: int
    type: str
    value: str


class TimeRow(Struct):
    """A document of TimeBank; ``dct`` is its date."""

    doc_id: str
    dct: str | None
    text: str
    timex: list[Timex]


class Toponym(Struct):
    """A toponym of GeoWebNews."""

    start: int
    end: int
    type: str
    lat: float | None = None
    lon: float | None = None
    geonameid: str | None = None
    offset_ok: bool = True


class GeoRow(Struct):
    """A document of GeoWebNews."""

    doc_id: str
    text: str
    toponyms: list[Toponym]


@dataclass(frozen=True)
class Sample(Generic[Row]):
    """A text to be read, with its annotations; ``line`` is what its corpus has of it."""

    row: Row
    line: bytes


def gold_folder() -> Path | None:
    """The folder of annotated texts, if there is one."""
    named = os.environ.get("DATELINE_GOLD")
    folder = Path(named) if named else PROJECT.parent / "shared" / "gold"
    return folder if folder.is_dir() else None


def gold_file(name: str) -> Path | None:
    """One file of the annotated texts, if it is there."""
    folder = gold_folder()
    path = folder / name if folder else None
    return path if path and path.is_file() else None


def load_samples(path: Path, row: type[Row]) -> list[Sample[Row]]:
    """The samples of a file of JSON lines."""
    lines = path.read_bytes().splitlines()
    return [Sample(msgspec.json.decode(line, type=row), line) for line in lines if line.strip()]
