"""An annotated document: its text, the marks in it, and what stands behind each mark."""

from typing import Literal

from msgspec import Struct

from dateline.model import (
    ActorKind,
    ControlState,
    EventType,
    Measure,
    RelationKind,
    Status,
)

Role = Literal["actor", "recipient", "supporter", "place", "time", "weapon"]
Layer = Literal[
    "actor", "place", "time", "quantity", "weapon", "event", "cue", "content", "relation", "holding"
]

# The letter that an id begins with tells the layer of its marks.
LAYERS: dict[str, Layer] = {
    "A": "actor",
    "P": "place",
    "T": "time",
    "Q": "quantity",
    "W": "weapon",
    "E": "event",
    "C": "cue",
    "S": "content",
    "R": "relation",
    "H": "holding",
}


class Mark(Struct, frozen=True):
    """A stretch ``text[start:end]`` that stands for the thing ``id``; the same id again is the same thing."""

    id: str
    start: int
    end: int

    @property
    def layer(self) -> Layer:
        """What kind of thing the mark stands for."""
        return LAYERS[self.id[0]]


class Sentence(Struct, frozen=True):
    """One line of the file: ``text[start:end]``. ``opens`` is true where a paragraph begins."""

    start: int
    end: int
    opens: bool
    is_title: bool
    line: int


class AnnotatedEvent(Struct, frozen=True, kw_only=True):
    """What is behind the marks of one event; roles hold ids of actors, places, times and weapons."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    roles: tuple[tuple[Role, str], ...] = ()


class AnnotatedFigure(Struct, frozen=True, kw_only=True):
    """A count: ``low`` or ``high`` is absent where the text leaves it open, both where it is vague."""

    id: str
    measure: Measure
    low: int | None = None
    high: int | None = None
    who: str | None = None
    event: str | None = None
    cumulative: bool = False


class Saying(Struct, frozen=True, kw_only=True):
    """Who says the content ``id``, by which word; ``within`` is the content that this one is told in."""

    id: str
    source: str | None = None
    cue: str | None = None
    within: str | None = None


class AnnotatedRelation(Struct, frozen=True, kw_only=True):
    """How two actors stand to each other; the object of ``has_base_in`` is a place."""

    id: str
    kind: RelationKind
    status: Status
    subject: str
    object: str


class Holding(Struct, frozen=True, kw_only=True):
    """A place in somebody's hands, told as a state and not as an event."""

    id: str
    state: ControlState
    status: Status
    place: str
    holder: str | None = None
    lost_by: str | None = None


class AnnotatedDocument(Struct, frozen=True, kw_only=True):
    """One file of the corpus. ``text`` is what a reader of the report would see."""

    name: str
    conflict: str
    register: str
    published: str | None = None
    text: str
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...]
    actors: dict[str, ActorKind]
    events: tuple[AnnotatedEvent, ...] = ()
    figures: tuple[AnnotatedFigure, ...] = ()
    sayings: tuple[Saying, ...] = ()
    relations: tuple[AnnotatedRelation, ...] = ()
    holdings: tuple[Holding, ...] = ()

    def slice(self, mark: Mark) -> str:
        """The words of a mark."""
        return self.text[mark.start : mark.end]
