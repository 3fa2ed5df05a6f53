"""An event in the making: what one trigger tells, before tellings of one happening are joined."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.mentions.found import PlaceMention
from dateline.model import EventType, PlaceRelation, Status

Range = tuple[int, int]
ToldBy = Literal["frame", "encoder", "both"]


@dataclass(frozen=True)
class LeftOut:
    """Words that tell an act, and why no event was made of them."""

    words: Range
    reason: str


@dataclass(frozen=True)
class EventDraft:
    """One telling of an event. Tokens are indexes of the analysis, ranges are ``[first, end)``."""

    type: EventType
    mode: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    supporters: tuple[str, ...]
    place: PlaceMention | None
    relation: PlaceRelation | None
    start: str | None
    end: str | None
    weapon: str | None
    trigger: Range
    head: int
    evidence: Range
    sentence: int
    in_title: bool
    regained: bool
    is_mutual: bool
    is_definite: bool
    tells_victims: bool
    reason: str
    tellings: tuple[Range, ...] = field(default=())
    # Whether a frame of the user's own knowledge told it.
    is_users: bool = False
    # What told it, and how likely the encoder finds that its words tell an event; None where none was asked.
    told_by: ToldBy = "frame"
    chance: float | None = None

    @property
    def is_agentless(self) -> bool:
        """Whether it tells of victims alone: neither who, nor with what, nor how."""
        return self.tells_victims and not (self.actors or self.weapon or self.mode)

    @property
    def fullness(self) -> int:
        """How many of the fields that matter are told."""
        told = (self.actors, self.recipients, self.place, self.start, self.mode)
        return sum(1 for value in told if value) - (2 if self.in_title else 0)
