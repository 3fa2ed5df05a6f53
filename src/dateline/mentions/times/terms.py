"""What a time expression says, apart from its words: terms that resolve to intervals of days.

``Weekday(6)`` is *Sunday*; which Sunday it is depends on the moment it is said at: the day of
publication, whether its clause looks ahead, and the time told before it. ``resolve`` gives ``None``
where that is not known: a day is never made up. Terms that stand in relation to another time are in
``time_relations``.

dateparser is not used: it knows neither intervals nor the tense of the clause, puts a bare "Friday" in
the future, and takes about a millisecond a phrase, a hundred times what these terms take.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from dateline.mentions.times.calendar import (
    Interval,
    Prefix,
    between,
    make_prefix,
    shift_days,
    shift_months,
    whole,
)
from dateline.mentions.times.moments import Moment

Which = Literal["bare", "last", "this", "next", "following", "previous", "that"]


class Term(Protocol):
    """Anything that resolves to an interval."""

    def resolve(self, moment: Moment) -> Interval | None:
        """The interval meant at ``moment``, ``None`` where it cannot be told."""
        ...


@dataclass(frozen=True)
class Indefinite:
    """A time without an interval: "recently", "for three weeks", "at 10 p.m."; ``role`` says which sort."""

    role: str

    def resolve(self, moment: Moment) -> Interval | None:
        """Never anything."""
        return None


@dataclass(frozen=True)
class DayWord:
    """A day counted from publication: "yesterday" is ``DayWord(-1)``, "overnight" ``DayWord(-1, 1)``."""

    offset: int
    extent: int = 0

    def resolve(self, moment: Moment) -> Interval | None:
        """The day, or the days from ``offset`` to ``offset + extent``."""
        today = moment.today()
        if today is None:
            return None
        return between(shift_days(today, self.offset), shift_days(today, self.offset + self.extent))


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday 0; with ``extent`` 1 a stretch of two days ("the weekend")."""

    number: int
    which: Which = "bare"
    extent: int = 0

    def resolve(self, moment: Moment) -> Interval | None:
        """The nearest such day in the direction of the clause; the day of publication itself counts
        where the name stands bare, since agencies name the day that they write on."""
        day = self._day(moment)
        if day is None:
            return None
        return between(day, shift_days(day, self.extent))

    def _day(self, moment: Moment) -> date | None:
        if self.which in ("following", "previous", "that"):
            anchor = moment.previous_day()
            forward = self.which == "following"
            strict = self.which != "that"
        else:
            anchor = moment.today()
            forward = self.which == "next" or (self.which != "last" and moment.ahead)
            strict = self.which in ("last", "next")
        if anchor is None:
            return None
        if forward:
            gap = (self.number - anchor.weekday()) % 7
            return shift_days(anchor, gap or (7 if strict else 0))
        # A weekend that is still running was not yet "last weekend".
        back = (anchor.weekday() - self.number) % 7
        if strict and back <= self.extent:
            back += 7
        return shift_days(anchor, -back)


@dataclass(frozen=True)
class Date:
    """A month, or a day of one, with or without its year; a day alone ("on the 14th") has no month."""

    month: int | None
    day: int | None = None
    year: int | None = None
    which: Which = "bare"
    weekday: int | None = None

    def resolve(self, moment: Moment) -> Interval | None:
        """The date; where the year is not told, the nearest one in the direction of the clause."""
        if self.year is not None:
            return whole(make_prefix(self.year, self.month, self.day))
        if self.month is None:
            return self._day_alone(moment)
        if self.which in ("following", "previous", "that"):
            return self._beside_previous(moment)
        if moment.frame is not None and self.which == "bare":
            return whole(make_prefix(moment.frame, self.month, self.day))
        published = moment.published
        if published is None or published.month is None:
            return None
        return whole(self._nearest(published, moment.ahead))

    def _nearest(self, published: Prefix, ahead: bool) -> Prefix | None:
        if self.weekday is not None and (matching := self._on_weekday(published)):
            return matching
        forward = self.which == "next" or (self.which in ("bare", "this") and ahead)
        if self.which == "this":
            return make_prefix(published.year, self.month, self.day)
        strict = self.which in ("last", "next")
        here = (published.month or 1, published.day or 1) if self.day else (published.month or 1, 0)
        there = (self.month or 1, self.day or 0)
        if forward:
            year = published.year + (there < here or (strict and there == here))
        else:
            year = published.year - (there > here or (strict and there == here))
        step = 1 if forward else -1
        # 29 February: the nearest year that has one.
        candidates = (make_prefix(year + step * back, self.month, self.day) for back in range(9))
        return next((prefix for prefix in candidates if prefix is not None), None)

    def _on_weekday(self, published: Prefix) -> Prefix | None:
        """ "Saturday, 25 April" names its year: the nearest in which that day is a Saturday."""
        for step in (0, -1, 1, -2, 2, -3, 3):
            day = make_prefix(published.year + step, self.month, self.day)
            if day is not None and day.first().weekday() == self.weekday:
                return day
        return None

    def _beside_previous(self, moment: Moment) -> Interval | None:
        previous = moment.previous_prefix()
        if previous is None or previous.month is None:
            return None
        bare = replace(self, which="next" if self.which == "following" else "last")
        return whole(bare._nearest(previous, ahead=self.which == "following"))

    def _day_alone(self, moment: Moment) -> Interval | None:
        today = moment.today()
        month = moment.month()
        if today is None or month is None or self.day is None:
            return None
        step = 1 if moment.ahead else -1
        if (self.day > today.day) == moment.ahead or self.day == today.day:
            step = 0
        shifted = shift_months(month, step)
        return whole(make_prefix(shifted.year, shifted.month, self.day)) if shifted else None


@dataclass(frozen=True)
class Years:
    """From one year to another, both told: "2014", "the 1980s", "the 19th century"."""

    first: int
    last: int

    def resolve(self, moment: Moment) -> Interval | None:
        """The years."""
        return between(make_prefix(self.first), make_prefix(self.last))


@dataclass(frozen=True)
class Months:
    """A fixed run of months of a year: a season, a quarter, a half. ``start`` may lie in any month."""

    start: int
    length: int
    year: int | None = None
    which: Which = "bare"

    def resolve(self, moment: Moment) -> Interval | None:
        """The months; without a year, the nearest run in the direction of the clause."""
        if self.year is not None:
            return self._of(self.year)
        if moment.frame is not None and self.which == "bare":
            return self._of(moment.frame)
        published = moment.month()
        if published is None or published.month is None:
            return None
        month = published.year * 12 + published.month - 1
        begun = published.year * 12 + self.start - 1
        if self.which == "next" or (self.which == "bare" and moment.ahead):
            year = published.year + (begun <= month if self.which == "next" else begun + self.length <= month)
        elif self.which == "this":
            year = published.year
        else:
            ended = begun + self.length <= month
            year = published.year - (not ended if self.which == "last" else begun > month)
        return self._of(year)

    def _of(self, year: int) -> Interval | None:
        first = make_prefix(year, self.start)
        return between(first, shift_months(first, self.length - 1)) if first else None
