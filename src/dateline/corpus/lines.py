"""The lines below a marked text: what each thing that is marked tells.

::

    A1 military                                     kind
    E1 assault/aerial occurred actor=A1 place=P1,P2 type/mode, status, roles
    Q1 killed 12..15 who=A2 event=E1 cumulative     measure, count (12, 12.., ..15, ?), of whom, in what
    S1 source=A1 cue=C1 within=S2                   who says it, by which word, told within which other saying
    R1 backs occurred subject=A1 object=A2
    H1 held occurred place=P1 holder=A1 lost_by=A2
"""

import re
from typing import Any, get_args

from msgspec import Struct, field

from dateline.corpus.document import (
    AnnotatedEvent,
    AnnotatedFigure,
    AnnotatedRelation,
    Holding,
    Role,
    Saying,
)
from dateline.model import ActorKind, ControlState, EventType, Measure, RelationKind, Status

COUNT = re.compile(r"(?P<low>\d+)?(?P<range>\.\.)?(?P<high>\d+)?")


class Statements(Struct):
    """What the lines of one file have told so far."""

    actors: dict[str, ActorKind] = field(default_factory=dict)
    events: list[AnnotatedEvent] = field(default_factory=list)
    figures: list[AnnotatedFigure] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    relations: list[AnnotatedRelation] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_statement(line: str, number: int, told: Statements) -> None:
    """Read one line into ``told``.

    Raises:
        ValueError: where it is not a statement; the message says what was expected.
    """
    id_, *rest = line.split()
    if not re.fullmatch(r"[AEQSRH][0-9]+", id_):
        raise ValueError(f"a statement begins with the id of an A, E, Q, S, R or H mark, not {id_!r}")
    if id_ in told.lines:
        raise ValueError(f"{id_} is told twice (first in line {told.lines[id_]})")
    told.lines[id_] = number
    words = [word for word in rest if "=" not in word]
    READERS[id_[0]](id_, words, _read_named(id_, rest), told)


def _read_named(id_: str, rest: list[str]) -> list[tuple[str, str]]:
    """Each ``name=value``; only an event's roles have several values, ``actor=A1,A2``."""
    named: list[tuple[str, str]] = []
    for name, _, values in (word.partition("=") for word in rest if "=" in word):
        given = values.split(",")
        if not all(given):
            raise ValueError(f"'{name}=' lacks a value")
        if name in dict(named):
            raise ValueError(f"'{name}=' stands twice; several ids are joined by commas")
        if len(given) > 1 and id_[0] != "E":
            raise ValueError(f"'{name}=' takes one id here, not {values!r}")
        named += [(name, value) for value in given]
    return named


def _read_actor(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    kind: ActorKind = _take(words, ActorKind, "kind of actor")
    told.actors[id_] = kind
    _expect_no_more(words, roles, ())


def _read_event(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    code = words.pop(0) if words else ""
    type_, _, mode = code.partition("/")
    event = AnnotatedEvent(
        id=id_,
        type=_take([type_], EventType, "type of event"),
        mode=mode or None,
        status=_take(words, Status, "status"),
        roles=tuple((name, value) for name, value in roles if name in get_args(Role)),  # type: ignore[misc]
    )
    _expect_no_more(words, roles, get_args(Role))
    told.events.append(event)


def _read_figure(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    measure: Measure = _take(words, Measure, "measure")
    cumulative = "cumulative" in words
    words = [word for word in words if word != "cumulative"]
    low, high = _read_count(words.pop(0) if words else "")
    _expect_no_more(words, roles, ("who", "event"))
    given = dict(roles)
    told.figures.append(
        AnnotatedFigure(
            id=id_,
            measure=measure,
            low=low,
            high=high,
            who=given.get("who"),
            event=given.get("event"),
            cumulative=cumulative,
        )
    )


def _read_count(word: str) -> tuple[int | None, int | None]:
    if word == "?":
        return None, None
    found = COUNT.fullmatch(word)
    if not word or word == ".." or found is None or (found["high"] and not found["range"]):
        raise ValueError(f"a count is 12, 12.., ..15, 12..15 or ?, not {word!r}")
    low = int(found["low"]) if found["low"] else None
    high = int(found["high"]) if found["high"] else None
    if low is not None and high is not None and low > high:
        raise ValueError(f"the count {word!r} runs backwards")
    return low, low if found["range"] is None else high


def _read_saying(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    _expect_no_more(words, roles, ("source", "cue", "within"))
    told.sayings.append(Saying(id=id_, **dict(roles)))


def _read_relation(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    kind: RelationKind = _take(words, RelationKind, "kind of relation")
    status: Status = _take(words, Status, "status")
    _expect_no_more(words, roles, ("subject", "object"))
    given = _expect(roles, "subject", "object")
    told.relations.append(AnnotatedRelation(id=id_, kind=kind, status=status, **given))


def _read_holding(id_: str, words: list[str], roles: list[tuple[str, str]], told: Statements) -> None:
    state: ControlState = _take(words, ControlState, "state of control")
    status: Status = _take(words, Status, "status")
    _expect_no_more(words, roles, ("place", "holder", "lost_by"))
    told.holdings.append(Holding(id=id_, state=state, status=status, **_expect(roles, "place")))


READERS = {
    "A": _read_actor,
    "E": _read_event,
    "Q": _read_figure,
    "S": _read_saying,
    "R": _read_relation,
    "H": _read_holding,
}


def _take(words: list[str], shape: object, what: str) -> Any:
    """The next word, which ``shape``, a ``Literal``, must have; the caller says which one it is."""
    known = get_args(shape)
    word = words.pop(0) if words else ""
    if word not in known:
        raise ValueError(f"{word!r} is no {what}; known are {', '.join(known)}")
    return word


def _expect(roles: list[tuple[str, str]], *needed: str) -> dict[str, str]:
    given = dict(roles)
    for name in needed:
        if name not in given:
            raise ValueError(f"'{name}=' is missing")
    return given


def _expect_no_more(words: list[str], roles: list[tuple[str, str]], allowed: tuple[str, ...]) -> None:
    if words:
        raise ValueError(f"not understood: {' '.join(words)}")
    for name, _ in roles:
        if name not in allowed:
            raise ValueError(f"'{name}=' is not expected here; allowed: {', '.join(allowed) or 'none'}")
