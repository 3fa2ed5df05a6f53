"""Days, and the ISO prefixes that stand for a day, a month or a year.

A prefix is an interval: ``2016-02`` is all of February 2016. Years run from 1 to 9999; what would lie
outside is absent, never an exception.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Interval = tuple[str | None, str | None]
PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Prefix:
    """A day, a month (``day`` absent) or a year (both absent)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.month is not None and self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def first(self) -> date:
        """The first day of the interval."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day of the interval."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def parse_prefix(text: str | None) -> Prefix | None:
    """Read an ISO date or its prefix; a time of day behind it is passed over. Anything else is ``None``."""
    match = PREFIX.match(text.strip()) if text else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return make_prefix(year or 0, month, day)


def make_prefix(year: int, month: int | None = None, day: int | None = None) -> Prefix | None:
    """The prefix, or ``None`` where the calendar has no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Prefix(year, month, day)


def day_prefix(day: date) -> Prefix:
    """The prefix of one day."""
    return Prefix(day.year, day.month, day.day)


def shift_days(day: date, count: int) -> date | None:
    """``count`` days on, or back where it is negative."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift_months(prefix: Prefix, count: int) -> Prefix | None:
    """The month ``count`` months on from a month or a day."""
    months = prefix.year * 12 + (prefix.month or 1) - 1 + count
    return make_prefix(months // 12, months % 12 + 1)


def week_of(day: date) -> tuple[date, date] | None:
    """Monday and Sunday of the week that ``day`` lies in (ISO 8601 weeks)."""
    monday = shift_days(day, -day.weekday())
    sunday = shift_days(day, 6 - day.weekday())
    return (monday, sunday) if monday and sunday else None


def between(low: date | Prefix | None, high: date | Prefix | None) -> Interval | None:
    """The interval from ``low`` to ``high``; ``None`` where either is missing."""
    if low is None or high is None:
        return None
    ends = [str(day_prefix(end)) if isinstance(end, date) else str(end) for end in (low, high)]
    return ends[0], ends[1]


def whole(prefix: Prefix | date | None) -> Interval | None:
    """The interval that one prefix is."""
    return between(prefix, prefix)
