"""Documents as brat standoff: a text, its annotations, and one configuration for all.

The format is told at https://brat.nlplab.org/standoff.html.
Each mark is a text-bound annotation. Events are brat's events; so are relations and holdings, since a word
tells them. Which mentions are the same is an equivalence; what a figure counts and who says a content are
relations.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from dateline.corpus.document import LAYERS, AnnotatedDocument, Role
from dateline.knowledge.load import Knowledge
from dateline.model import ActorKind, ControlState, EventType, Measure, RelationKind, Status

Pairs = Sequence[tuple[str, str]]
# Layers whose words are annotated under what they tell, and not under the layer's name.
TELLING = ("event", "relation", "holding")
LINKS = {
    "counts": ("quantity", "actor"),
    "counted_in": ("quantity", "|".join(get_args(EventType))),
    "source": ("content", "actor"),
    "cue": ("content", "cue"),
    "within": ("content", "content"),
}
RELATION_ROLES = "subject:actor, object:actor|place"
HOLDING_ROLES = "place:place, holder?:actor, lost_by?:actor"
FILLED_BY = {"place": "place", "time": "time", "weapon": "weapon", "recipient": "actor|place"}


class _Annotations:
    """The lines of one file, each letter counted for itself."""

    def __init__(self, document: AnnotatedDocument, names: dict[str, str]) -> None:
        self.lines: list[str] = []
        self.bounds: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}
        for mark in document.marks:
            name = names.get(mark.id, mark.layer)
            bound = self.add("T", f"{name} {mark.start} {mark.end}\t{document.slice(mark)}")
            self.bounds.setdefault(mark.id, []).append(bound)

    def add(self, letter: str, content: str) -> str:
        self._counts[letter] = self._counts.get(letter, 0) + 1
        id_ = f"{letter}{self._counts[letter]}"
        self.lines.append(f"{id_}\t{content}")
        return id_

    def tell(self, name: str, id_: str, roles: Pairs) -> str | None:
        """A brat event for each word that tells ``id_``; all its roles stand with the first."""
        told = (
            [self.add("E", f"{name}:{self.bounds[id_][0]}{self._roles(roles)}")] if id_ in self.bounds else []
        )
        told += [self.add("E", f"{name}:{bound}") for bound in self.bounds.get(id_, [])[1:]]
        self.join(told)
        return told[0] if told else None

    def _roles(self, roles: Pairs) -> str:
        seen: dict[str, int] = {}
        words = ""
        for role, value in roles:
            if value in self.bounds:
                seen[role] = seen.get(role, 0) + 1
                # brat tells a second filler of a role by a number behind its name.
                words += f" {role}{seen[role] if seen[role] > 1 else ''}:{self.bounds[value][0]}"
        return words

    def join(self, same: Sequence[str]) -> None:
        if len(same) > 1:
            self.lines.append(f"*\tEquiv {' '.join(same)}")

    def link(self, name: str, id_: str, target: str | None) -> None:
        if target is not None and id_ in self.bounds:
            self.add("R", f"{name} Arg1:{self.bounds[id_][0]} Arg2:{target}")

    def first(self, id_: str | None) -> str | None:
        return self.bounds[id_][0] if id_ is not None and id_ in self.bounds else None

    def describe(self, name: str, about: str | None, value: str | None) -> None:
        if about is not None and value is not None:
            self.add("A", f"{name} {about} {value}")


def write_brat(document: AnnotatedDocument) -> str:
    """The ``.ann`` file of a document; its ``.txt`` file is ``document.text``."""
    names = {event.id: str(event.type) for event in document.events}
    names |= {relation.id: relation.kind for relation in document.relations}
    names |= {holding.id: holding.state for holding in document.holdings}
    into = _Annotations(document, names)
    for id_, bounds in into.bounds.items():
        if LAYERS[id_[0]] not in TELLING:
            into.join(bounds)
    for id_, kind in document.actors.items():
        into.describe("Kind", into.first(id_), kind)
    events = _write_events(document, into)
    _write_states(document, into)
    _write_figures(document, into, events)
    for saying in document.sayings:
        into.link("source", saying.id, into.first(saying.source))
        into.link("cue", saying.id, into.first(saying.cue))
        into.link("within", saying.id, into.first(saying.within))
    return "".join(f"{line}\n" for line in into.lines)


def _write_events(document: AnnotatedDocument, into: _Annotations) -> dict[str, str]:
    told: dict[str, str] = {}
    for event in document.events:
        id_ = into.tell(event.type, event.id, event.roles)
        into.describe("Mode", id_, event.mode)
        into.describe("Status", id_, event.status)
        if id_ is not None:
            told[event.id] = id_
    return told


def _write_states(document: AnnotatedDocument, into: _Annotations) -> None:
    """Relations and holdings."""
    for relation in document.relations:
        parties = (("subject", relation.subject), ("object", relation.object))
        into.describe("Status", into.tell(relation.kind, relation.id, parties), relation.status)
    for holding in document.holdings:
        given = (("place", holding.place), ("holder", holding.holder), ("lost_by", holding.lost_by))
        roles = tuple((role, value) for role, value in given if value is not None)
        into.describe("Status", into.tell(holding.state, holding.id, roles), holding.status)


def _write_figures(document: AnnotatedDocument, into: _Annotations, events: dict[str, str]) -> None:
    for figure in document.figures:
        bound = into.first(figure.id)
        into.describe("Measure", bound, figure.measure)
        if figure.cumulative and bound is not None:
            into.add("A", f"Cumulative {bound}")
        if bound is not None:
            # brat has no numbers: the count stands in a note, as the corpus writes it.
            into.add("#", f"AnnotatorNotes {bound}\t{_or_open(figure.low)}..{_or_open(figure.high)}")
        into.link("counts", figure.id, into.first(figure.who))
        into.link("counted_in", figure.id, events.get(figure.event or ""))


def _or_open(number: int | None) -> str:
    return "" if number is None else str(number)


def write_configuration(knowledge: Knowledge) -> str:
    """``annotation.conf``: what brat may find in the files."""
    event_types: tuple[str, ...] = get_args(EventType)
    kinds: tuple[str, ...] = get_args(RelationKind)
    states: tuple[str, ...] = get_args(ControlState)
    roles = ", ".join(f"{role}*:{FILLED_BY.get(role, 'actor')}" for role in get_args(Role))
    modes = sorted({mode for entry in knowledge.types.values() for mode in entry.modes})
    sections: dict[str, list[str]] = {
        "entities": [layer for layer in LAYERS.values() if layer not in TELLING],
        "relations": [
            *(f"{name}\tArg1:{one}, Arg2:{two}" for name, (one, two) in LINKS.items()),
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        ],
        "events": [
            *(f"{type_}\t{roles}" for type_ in event_types),
            *(f"{kind}\t{RELATION_ROLES}" for kind in kinds),
            *(f"{state}\t{HOLDING_ROLES}" for state in states),
        ],
        "attributes": [
            _attribute("Kind", "actor", get_args(ActorKind)),
            _attribute("Mode", "<EVENT>", modes),
            _attribute("Status", "<EVENT>", get_args(Status)),
            _attribute("Measure", "quantity", get_args(Measure)),
            "Cumulative\tArg:quantity",
        ],
    }
    return "\n".join(line for name, lines in sections.items() for line in (f"[{name}]", *lines, ""))


def _attribute(name: str, of: str, values: Iterable[str]) -> str:
    return f"{name}\tArg:{of}, Value:{'|'.join(values)}"


def list_contents(document: AnnotatedDocument) -> Iterator[tuple[str, str]]:
    """The two files of a document: name and content."""
    yield f"{document.name}.txt", document.text
    yield f"{document.name}.ann", write_brat(document)
