"""What can be asked of an archive: one function a question."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.archive.archive import Archive
from dateline.archive.flatten import first_day, last_day
from dateline.archive.rows import Change, DocumentRow, EventRow, Row
from dateline.errors import ArchiveError
from dateline.model import Event, Reading

R = TypeVar("R", bound=Row)
HAPPENED = ("occurred", "ongoing")

# Names are compared without case, accents or the shape of an apostrophe: Mar’a, MAR'A and Mar`a are one.
FOLD = "regexp_replace(strip_accents(lower({})), '[’‘`ʼʿʾ]', '''', 'g')"
WORDS = f"('(^|[^\\pL\\pN])' || regexp_escape({FOLD.format('?')}) || '($|[^\\pL\\pN])')"
BARE = f"regexp_replace({FOLD.format('text')}, '^(the|an?) ', '')"


class StoredEvent(Struct, frozen=True):
    """An event with the reading that it stands in."""

    event: Event
    reading: Reading


def find_events(
    archive: Archive,
    *,
    types: Collection[str] = (),
    statuses: Collection[str] = HAPPENED,
    actor: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    document: str | None = None,
    limit: int | None = None,
) -> list[EventRow]:
    """The events that pass every filter given, in the order of time, undated ones last.

    Args:
        archive: an open archive.
        types: event types; ``control/capture`` names a type with its mode. None lets all pass.
        statuses: by default only what happened (``occurred``, ``ongoing``); none lets all pass.
        actor: an id, words of a name, or another name that a report uses, of anyone who takes part.
        place: an id, words of a name, another name that a report uses, a first-level division, or a
            country's ISO code (``SY``), in capitals.
        since: ISO prefix (``2016-03``); keeps events that can have lasted until then or later.
        until: ISO prefix; keeps events that can have begun by then.
        document: a document's id.
        limit: at most so many.

    Raises:
        ArchiveError: ``since`` or ``until`` is no date, or the archive cannot be read.
    """
    clauses: list[tuple[str, list[object]]] = []
    if types:
        clauses.append(_any_of("type || coalesce('/' || mode, '')", "type", types))
    if statuses:
        clauses.append(("status IN (SELECT unnest(?))", [list(statuses)]))
    if actor is not None:
        clauses.append(_takes_part(actor))
    if place is not None:
        clauses.append(_is_at(place))
    clauses += _between(archive, since, until)
    if document is not None:
        clauses.append(("document = ?", [document]))
    where = " AND ".join(f"({clause})" for clause, _ in clauses) or "true"
    order = "ORDER BY first_day NULLS LAST, last_day, report_published, document, evidence_start, id"
    tail = "" if limit is None else f" LIMIT {int(limit)}"
    parameters = [value for _, values in clauses for value in values]
    return _rows(archive, EventRow, "events", f"WHERE {where} {order}{tail}", parameters)


def get_event(archive: Archive, id: str) -> StoredEvent | None:
    """The event whose id is ``id``, or is the only one to begin with it, with or without ``event_``.

    Raises:
        ArchiveError: several ids begin so.
    """
    query = (
        "SELECT DISTINCT id, document FROM events WHERE starts_with(id, ?) OR starts_with(id, ?) ORDER BY ALL"
    )
    found = archive.rows(query, [id, f"event_{id}"])
    exact = [row for row in found if row[0] == id]
    if len(exact or found) > 1:
        ids = ", ".join(str(row[0]) for row in found[:5])
        raise ArchiveError(
            f"{archive.path}: {len(found)} events' ids begin with {id} ({ids} …); write more of it"
        )
    for whole, document in exact or found:
        reading = get_reading(archive, str(document))
        for event in reading.events if reading else ():
            if reading and event.id == whole:
                return StoredEvent(event, reading)
    return None


def get_reading(archive: Archive, document: str) -> Reading | None:
    """The reading of the document with this id.

    Raises:
        ArchiveError: another version of Dateline wrote it, and this one cannot read it.
    """
    for (content,) in archive.rows("SELECT reading FROM readings WHERE document = ?", [document]):
        try:
            return msgspec.json.decode(str(content), type=Reading)
        except msgspec.ValidationError as error:
            raise ArchiveError(
                f"{archive.path}: another version of Dateline wrote the reading of {document} ({error}); "
                "read that report again"
            ) from None
    return None


def list_documents(archive: Archive) -> list[DocumentRow]:
    """Every document, by the date of publication."""
    return _rows(archive, DocumentRow, "documents", "ORDER BY published NULLS LAST, source, document")


def list_changes(archive: Archive, since: datetime | None = None) -> list[Change]:
    """What was added, changed and removed after ``since`` (UTC, without a zone), oldest first."""
    after = datetime.min if since is None else since
    return _rows(
        archive,
        Change,
        "change_log",
        "WHERE changed_at > ? ORDER BY changed_at, document, record, id",
        [after],
    )


def _rows(
    archive: Archive, shape: type[R], table: str, tail: str, parameters: Sequence[object] = ()
) -> list[R]:
    columns = ", ".join(f'"{name}"' for name in shape.__struct_fields__)
    found = archive.rows(f"SELECT {columns} FROM {table} {tail}", parameters)
    fields = shape.__struct_fields__
    return [msgspec.convert(dict(zip(fields, row, strict=True)), shape) for row in found]


def _any_of(whole: str, part: str, wanted: Collection[str]) -> tuple[str, list[object]]:
    return f"{whole} IN (SELECT unnest(?)) OR {part} IN (SELECT unnest(?))", [list(wanted), list(wanted)]


def _is_called(record: str, ids: str) -> str:
    """Whether the event's report calls one of its ``ids`` exactly so."""
    of_report = f"SELECT id FROM mentions m WHERE m.document = events.document AND record = '{record}'"
    return f"EXISTS ({of_report} AND list_contains({ids}, m.id) AND {BARE} = {FOLD.format('?')})"


def _takes_part(name: str) -> tuple[str, list[object]]:
    """Words of a name suffice; of other mentions all must fit: "the US-backed rebels" are not the US."""
    ids = "list_concat(actor_ids, recipient_ids, supporter_ids)"
    names = "array_to_string(list_concat(actors, recipients, supporters), chr(10))"
    clause = f"list_contains({ids}, ?) OR regexp_matches({FOLD.format(names)}, {WORDS})"
    return f"{clause} OR {_is_called('actor', ids)}", [name, name, name]


def _is_at(name: str) -> tuple[str, list[object]]:
    if re.fullmatch("[A-Z]{2}", name):
        return "country = ?", [name]
    clause = f"place_id = ? OR regexp_matches({FOLD.format('place')}, {WORDS})"
    division = f"{FOLD.format('admin1')} = {FOLD.format('?')}"
    return f"{clause} OR {division} OR {_is_called('place', '[place_id]')}", [name, name, name, name]


def _between(archive: Archive, since: str | None, until: str | None) -> list[tuple[str, list[object]]]:
    clauses: list[tuple[str, list[object]]] = []
    if since is not None:
        open_end = "status = 'ongoing' AND last_day IS NULL AND first_day IS NOT NULL"
        clauses.append((f"last_day >= ? OR {open_end}", [_date(first_day(since), since, archive)]))
    if until is not None:
        clauses.append(("coalesce(first_day, last_day) <= ?", [_date(last_day(until), until, archive)]))
    return clauses


def _date(day: object, told: str, archive: Archive) -> object:
    if day is None:
        raise ArchiveError(f"{archive.path}: {told!r} is not a date; write 2016, 2016-03 or 2016-03-27")
    return day
