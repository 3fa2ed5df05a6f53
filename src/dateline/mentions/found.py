"""What the finders hand on: mentions by token, with the records that they stand for.

Tokens are named by their index in ``Analysis.doc``. A mention covers tokens ``[start:end)`` and is
looked up by its head, the token that the rest of the sentence attaches to.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.model import Actor, Note, Place, PlaceRelation

Mention = TypeVar("Mention")
Value = TypeVar("Value")


@dataclass(frozen=True)
class ActorMention:
    """Tokens that name or describe an actor."""

    actor: str
    start: int
    end: int
    head: int


@dataclass(frozen=True)
class PlaceMention:
    """Tokens that name a place as a place (never a demonym or a metonym)."""

    place: str
    start: int
    end: int
    head: int
    relation: PlaceRelation = "at"


@dataclass(frozen=True)
class TimeMention:
    """Tokens that tell when: an interval of days, each bound an ISO prefix or ``None`` where open.

    ``role`` is ``at`` (within the interval), ``since``, ``until``, or, with no interval, ``duration``
    ("for three weeks") or ``vague`` ("recently", "in recent days").
    """

    start: int
    end: int
    head: int
    low: str | None
    high: str | None
    role: str = "at"


@dataclass(frozen=True)
class NumberMention:
    """Tokens that tell a count: bounds, either absent where left open, and the words that qualify."""

    start: int
    end: int
    head: int
    low: int | None
    high: int | None
    qualifier: str | None = None


@dataclass(frozen=True)
class Found(Generic[Mention, Value]):
    """All mentions of one sort in a document, by token, and the records they resolve to, by id."""

    mentions: tuple[Mention, ...]
    records: dict[str, Value]
    by_token: dict[int, Mention]
    notes: tuple[Note, ...] = ()

    def at(self, token: int) -> Mention | None:
        """The mention that covers ``token``."""
        return self.by_token.get(token)


@dataclass(frozen=True)
class Mentions:
    """Everything found in one document."""

    actors: Found[ActorMention, Actor]
    places: Found[PlaceMention, Place]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]

    @property
    def parts(
        self,
    ) -> tuple[
        Found[ActorMention, Actor],
        Found[PlaceMention, Place],
        tuple[TimeMention, ...],
        tuple[NumberMention, ...],
    ]:
        """Actors, places, times and numbers."""
        return self.actors, self.places, self.times, self.numbers


def name_tokens(actors: Found[ActorMention, Actor], states: Container[str]) -> frozenset[int]:
    """The tokens of names that are no places, though a place's name may stand in them.

    A state's name is its place's too, and so is a capital that stands for a government.
    """
    return frozenset(token for token, mention in actors.by_token.items() if mention.actor not in states)
