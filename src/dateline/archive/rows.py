"""The rows of the archive's tables: one class a table, its fields the columns of ``schema.sql``.

A field that is never absent has a type without ``None``; lists are tuples. Names stand beside ids
(``place`` and ``place_id``), so that a row can be read without a join.
"""

from datetime import date, datetime

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """What every row says: its document, and the versions of pipeline and knowledge that read it."""

    document: str
    pipeline: str
    knowledge: str


class DocumentRow(Row, frozen=True, kw_only=True):
    """One report."""

    source: str
    sha256: str
    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    place: str | None
    language: str | None
    text: str


class ReadingRow(Row, frozen=True, kw_only=True):
    """All that was read out of one report, as the JSON that ``dateline read`` prints."""

    read_at: datetime
    reading: str


class ActorRow(Row, frozen=True, kw_only=True):
    """An actor that a report names."""

    id: str
    name: str
    kind: str
    country: str | None
    wikidata: str | None
    known: bool


class PlaceRow(Row, frozen=True, kw_only=True):
    """A place that a report names."""

    id: str
    name: str
    kind: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    geonames: int | None


class MentionRow(Row, frozen=True, kw_only=True):
    """Words of a report that name an actor or a place, or tell an event (``record`` says which)."""

    record: str
    id: str
    start_offset: int
    end_offset: int
    text: str


class EventRow(Row, frozen=True, kw_only=True):
    """An event as one report tells it, flat.

    ``start`` and ``end`` are as precise as the report is (``2016-03``); ``first_day`` and
    ``last_day`` are the days that they can mean at most, absent where the report leaves them open.
    ``sources`` are those whom the report names for it, outermost first; none means its own voice.
    """

    id: str
    type: str
    mode: str | None
    status: str
    regained: bool
    actors: tuple[str, ...]
    actor_ids: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    supporters: tuple[str, ...]
    supporter_ids: tuple[str, ...]
    place: str | None
    place_id: str | None
    place_relation: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    place_precision: str | None
    geonames: int | None
    start: str | None
    end: str | None
    first_day: date | None
    last_day: date | None
    weapon: str | None
    sources: tuple[str, ...]
    source_ids: tuple[str, ...]
    source_kinds: tuple[str, ...]
    trigger: str
    trigger_start: int
    trigger_end: int
    evidence: str
    evidence_start: int
    evidence_end: int
    confidence: float
    reason: str
    plover: str | None
    cameo: str | None
    acled: str | None
    report_title: str | None
    report_publisher: str | None
    report_published: str | None
    report_source: str


class QuotationRow(Row, frozen=True, kw_only=True):
    """Words that somebody spoke or wrote."""

    id: str
    speaker: str | None
    speaker_id: str | None
    kind: str
    text: str
    text_start: int
    text_end: int
    cue: str | None
    said_on: str | None


class Stated(Row, frozen=True, kw_only=True):
    """What every statement says: who says so, and in which words."""

    sources: tuple[str, ...]
    source_ids: tuple[str, ...]
    source_kinds: tuple[str, ...]
    evidence: str
    evidence_start: int
    evidence_end: int


class FigureRow(Stated, frozen=True, kw_only=True):
    """A count of people or things."""

    id: str
    measure: str
    who: str | None
    who_id: str | None
    low: int | None
    high: int | None
    qualifier: str | None
    start: str | None
    end: str | None
    place: str | None
    place_id: str | None
    event: str | None
    cumulative: bool


class RelationRow(Stated, frozen=True, kw_only=True):
    """How two actors stand to each other."""

    id: str
    subject: str
    subject_id: str
    kind: str
    object: str
    object_id: str
    start: str | None
    end: str | None
    status: str


class ControlRow(Stated, frozen=True, kw_only=True):
    """Who holds a place."""

    id: str
    place: str
    place_id: str
    holder: str | None
    holder_id: str | None
    lost_by: str | None
    lost_by_id: str | None
    state: str
    start: str | None
    end: str | None
    event: str | None


class NoteRow(Row, frozen=True, kw_only=True):
    """Something seen and not understood."""

    stage: str
    message: str
    text: str | None
    start_offset: int | None
    end_offset: int | None


class Change(Row, frozen=True, kw_only=True):
    """A record that came, changed or went. ``changed_at`` is in UTC; ``record`` names its sort."""

    changed_at: datetime
    record: str
    id: str
    change: str


TABLES: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "readings": ReadingRow,
    "actors": ActorRow,
    "places": PlaceRow,
    "mentions": MentionRow,
    "events": EventRow,
    "quotations": QuotationRow,
    "figures": FigureRow,
    "relations": RelationRow,
    "control": ControlRow,
    "notes": NoteRow,
    "change_log": Change,
}
