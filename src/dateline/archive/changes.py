"""What a new reading of a document adds, changes and removes, record by record.

Stored readings are compared as JSON, not as records, so that a reading that an older version of the
records wrote can still be compared.
"""

from typing import Literal

import msgspec
from msgspec import Raw, Struct

ChangeKind = Literal["added", "changed", "removed"]


class Difference(Struct, frozen=True):
    """One record that is not what it was; ``record`` names its sort (``event``, ``actor``, …)."""

    record: str
    id: str
    change: ChangeKind


class _Known(Struct, frozen=True):
    id: str


class _Parts(Struct, frozen=True):
    """A reading's records, each as the JSON that it was written as."""

    document: Raw
    actors: tuple[Raw, ...] = ()
    places: tuple[Raw, ...] = ()
    events: tuple[Raw, ...] = ()
    quotations: tuple[Raw, ...] = ()
    figures: tuple[Raw, ...] = ()
    relations: tuple[Raw, ...] = ()
    control: tuple[Raw, ...] = ()


SORTS = {
    "actor": "actors",
    "place": "places",
    "event": "events",
    "quotation": "quotations",
    "figure": "figures",
    "relation": "relations",
    "control": "control",
}


def compare_readings(document: str, old: str | None, new: str) -> list[Difference]:
    """The differences between two readings of ``document``, as JSON; ``old`` is absent for a first one.

    The first difference is the reading's own.
    """
    differences = [Difference("reading", document, "added" if old is None else "changed")]
    before = _records(old) if old is not None else {}
    after = _records(new)
    for key, content in after.items():
        if key not in before:
            differences.append(Difference(*key, "added"))
        elif before[key] != content:
            differences.append(Difference(*key, "changed"))
    differences += (Difference(*key, "removed") for key in before if key not in after)
    return differences


def _records(reading: str) -> dict[tuple[str, str], bytes]:
    parts = msgspec.json.decode(reading, type=_Parts)
    document = msgspec.json.decode(parts.document, type=_Known)
    records = {("document", document.id): bytes(parts.document)}
    for sort, field in SORTS.items():
        for content in getattr(parts, field):
            records[sort, msgspec.json.decode(content, type=_Known).id] = bytes(content)
    return records
