"""The shape of every knowledge file. A field that is not here is refused.

``actors/*.yaml`` hold :class:`StateEntry` (in ``states*.yaml``) and :class:`ActorEntry` lists,
``events/*.yaml`` one :class:`EventTypeFile` each, ``words/*.yaml`` one :class:`WordFile` each.
"""

from msgspec import Struct

from dateline.model import ActorKind, EventType, RelationKind, Status


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all entries: immutable, and strict about its fields."""


class Dated(Entry, frozen=True):
    """A relation to another entry, with the days between which it held."""

    kind: RelationKind
    object: str
    start: str | None = None
    end: str | None = None


class Office(Entry, frozen=True):
    """An office that a person held: title, the entry that it leads, term."""

    title: str
    of: str
    start: str | None = None
    end: str | None = None


class ActorEntry(Entry, frozen=True):
    """An actor: a group, an organisation or a person.

    ``strong`` names always mean it; ``weak`` ones ("the Times") only once a strong one, or its full
    name, stands in the same document. ``not_in`` lists longer phrases in which a name is something
    else. ``leader_titles`` are the titles of whoever leads it ("Secretary of State").
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata: str | None = None
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    leader_titles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    relations: tuple[Dated, ...] = ()


class StateEntry(Entry, frozen=True):
    """A state: its names, its adjectives and people, its capital as a metonym, and its organs.

    ``organs`` name the entries that words of a role stand for: ``military``, ``government``,
    ``police``, ``intelligence``. A state without an entry for an organ is meant itself.
    """

    id: str
    name: str
    country: str
    wikidata: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    organs: dict[str, str] = {}


class Expected(Entry, frozen=True):
    """One event that an example must give. Actors, recipients and place are names; absent is free."""

    type: EventType
    mode: str | None = None
    status: Status = "occurred"
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    supporters: tuple[str, ...] | None = None
    place: str | None = None
    start: str | None = None


class Example(Entry, frozen=True):
    """A sentence of our own and exactly the events that must be read from it; none is an answer."""

    text: str
    published: str | None = None
    events: tuple[Expected, ...] = ()


class Mode(Entry, frozen=True):
    """How an event type is done, and its codes in other schemes.

    ``weapons`` names lists of ``words/nouns.yaml``: such a noun beside a frame that leaves the mode
    open ("attacked with mortars", "a mortar attack") settles it. ``acled_state`` is the ACLED term
    where all actors are forces of a state.
    """

    definition: str
    cameo: str
    plover: str | None = None
    acled: str | None = None
    acled_state: str | None = None
    weapons: tuple[str, ...] = ()


class Frame(Entry, frozen=True):
    """Words that tell an event, and which part of the sentence plays which role.

    ``verbs`` are lemmas, with a particle where one belongs to it ("take over"); ``nouns`` are lemmas
    or phrases of two or three ("air strike"); ``phrases`` are a verb with its object noun, and the
    preposition that brings the real object ("take control of").

    ``needs`` and ``bars`` ask of a slot that its filler is (not) of one of the classes named. Slots
    are ``subject``, ``object``, ``by`` and any preposition; a passive is read as its active.
    ``clause`` is a slot too ("protested that …"). Classes are ``place``, ``armed``, ``actor``,
    ``public`` (a state, an armed group, an organisation, or who acts for one), ``state_force``,
    ``individual`` (a named person), ``person``, ``civilian``, ``thing``, ``any``, ``none`` or the name
    of a list in ``words/nouns.yaml``.

    ``roles`` says what a slot's filler is: ``actor``, ``recipient``, ``supporter``, ``place``,
    ``weapon`` or ``none``; slots it does not name keep the defaults of verbs and of nouns.
    ``mutual`` makes all parties actors. ``victims`` says that the words tell of harm without telling
    force ("was killed"): without an actor such an event stands only beside one that does.
    ``is_users`` is set by the loader on frames of a user's own folder; no file says it.
    """

    name: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    needs: dict[str, tuple[str, ...]] = {}
    bars: dict[str, tuple[str, ...]] = {}
    roles: dict[str, str] = {}
    regained: tuple[str, ...] = ()
    status: Status | None = None
    mutual: bool = False
    victims: bool = False
    is_users: bool = False


class EventTypeFile(Entry, frozen=True):
    """One file of ``events/``: a type with its definition, modes, frames and examples.

    ``recipient`` is ``required`` or ``optional``. Where ``targets_places`` is set, a place in a
    recipient's slot says where ("shelled Homs"), not to whom.
    """

    type: EventType
    definition: str
    recipient: str
    cameo: str
    plover: str | None = None
    acled: str | None = None
    targets_places: bool = False
    modes: dict[str, Mode] = {}
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()


class WordFile(Entry, frozen=True):
    """One file of ``words/``: named lists of words or phrases in lower case, in a meaningful order."""

    about: str
    lists: dict[str, tuple[str, ...]]
    notes: dict[str, str] = {}
