"""The records that Dateline reads out of a report, and how they name each other.

Every record is an immutable ``msgspec.Struct``; its fields are the public contract of the JSON that
``dateline read`` prints. Offsets count Unicode code points in ``Document.text``. Dates are ISO 8601
prefixes at the precision known (``2016``, ``2016-02``, ``2016-02-29``); what the text does not tell
is ``None``, never a default.
"""

import hashlib
from typing import Literal

from msgspec import Struct

ActorKind = Literal[
    "state", "government", "military", "rebel", "militia", "police", "intelligence", "party", "igo",
    "ngo", "media", "civilian", "person", "company", "religious", "unknown",
]  # fmt: skip
EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse",
    "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault", "control",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "planned", "threatened", "called_for", "hypothetical", "denied"]
Precision = Literal["exact", "near", "town", "district", "province", "country", "region", "unresolved"]
PlaceRelation = Literal["at", "near", "between", "toward"]
SayingKind = Literal["said", "claimed", "confirmed", "denied", "reported", "quoted"]
QuotationKind = Literal["direct", "indirect", "mixed"]
Measure = Literal["killed", "wounded", "missing", "captured", "displaced", "arrested", "destroyed", "size"]
RelationKind = Literal[
    "backs", "arms", "funds", "trains", "allied_with", "fights", "part_of", "affiliated_with", "leads",
    "has_base_in",
]  # fmt: skip
ControlState = Literal["taken", "held", "lost", "contested", "besieged"]
PassageKind = Literal["title", "heading", "body", "caption"]


class Record(Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, keyword-only."""


class Span(Struct, frozen=True):
    """A stretch of ``Document.text``; ``text`` is always the document's own slice ``[start:end]``."""

    start: int
    end: int
    text: str


class Note(Record, frozen=True):
    """Something seen and not understood; ``stage`` is the part of the pipeline that says so."""

    stage: str
    message: str
    span: Span | None = None


class Document(Record, frozen=True):
    """One report as it was taken in; ``text`` is what every span points into."""

    id: str
    source: str
    sha256: str
    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    place: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()


class Actor(Record, frozen=True):
    """Who acts, suffers or speaks. ``known`` is true where the knowledge base has an entry."""

    id: str
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    wikidata: str | None = None
    known: bool = False
    mentions: tuple[Span, ...] = ()


class Place(Record, frozen=True):
    """Where. Coordinates are decimal degrees (WGS 84), absent where the place could not be resolved."""

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unresolved"
    geonames: int | None = None
    mentions: tuple[Span, ...] = ()


class Attribution(Record, frozen=True):
    """One link of the chain of who says so; a chain is told outermost first."""

    source: str
    cue: Span | None
    kind: SayingKind


class Codes(Record, frozen=True):
    """An event's codes in the schemes that its users already have."""

    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None


class Event(Record, frozen=True):
    """What was done, by whom, to whom, where and when. Actor and place fields hold record ids."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    supporters: tuple[str, ...]
    place: str | None
    place_relation: PlaceRelation | None
    start: str | None
    end: str | None
    weapon: str | None
    attribution: tuple[Attribution, ...]
    trigger: Span
    evidence: Span
    mentions: tuple[Span, ...] = ()
    regained: bool = False
    confidence: float = 0.0
    reason: str = ""
    codes: Codes = Codes()


class Quotation(Record, frozen=True):
    """Words that somebody spoke or wrote; ``speaker`` is an actor id, absent where not resolved."""

    id: str
    speaker: str | None
    kind: QuotationKind
    text: Span
    cue: Span | None
    said_on: str | None = None


class Figure(Record, frozen=True):
    """A count of people or things; ``low`` or ``high`` is absent where the text leaves it open."""

    id: str
    measure: Measure
    who: str | None
    low: int | None
    high: int | None
    qualifier: str | None
    start: str | None
    end: str | None
    place: str | None
    event: str | None
    cumulative: bool
    attribution: tuple[Attribution, ...]
    evidence: Span


class Relation(Record, frozen=True):
    """How two actors stand to each other; ``object`` is a place id for ``has_base_in``."""

    id: str
    subject: str
    kind: RelationKind
    object: str
    start: str | None
    end: str | None
    status: Status
    attribution: tuple[Attribution, ...]
    evidence: Span


class Control(Record, frozen=True):
    """Who holds a place; ``event`` is the event by which it came about, where one is told."""

    id: str
    place: str
    holder: str | None
    lost_by: str | None
    state: ControlState
    start: str | None
    end: str | None
    event: str | None
    attribution: tuple[Attribution, ...]
    evidence: Span


class Reading(Record, frozen=True):
    """All that one document tells. ``pipeline`` and ``knowledge`` are the versions that read it."""

    document: Document
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    control: tuple[Control, ...] = ()
    notes: tuple[Note, ...] = ()
    pipeline: str = ""
    knowledge: str = ""


class Passage(Struct, frozen=True):
    """A repaired paragraph of a document, and where each of its characters stands in ``Document.text``.

    ``runs`` are pairs ``(start in the passage, start in the document)`` in rising order; from one run
    to the next the two texts go side by side, character by character.
    """

    kind: PassageKind
    text: str
    runs: tuple[tuple[int, int], ...]

    def locate(self, offset: int) -> int:
        """The offset in ``Document.text`` of the passage's character ``offset``."""
        low, high = 0, len(self.runs)
        while high - low > 1:
            middle = (low + high) // 2
            if self.runs[middle][0] <= offset:
                low = middle
            else:
                high = middle
        here, there = self.runs[low]
        return there + offset - here


class Manuscript(Struct, frozen=True):
    """A document with its passages, ready to be analysed: what intake hands to language."""

    document: Document
    passages: tuple[Passage, ...]


def slice_span(text: str, start: int, end: int) -> Span:
    """The span ``[start:end]`` of ``text``."""
    return Span(start, end, text[start:end])


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on nothing but ``parts``: the same input gives the same id on every machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.blake2s(joined.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
