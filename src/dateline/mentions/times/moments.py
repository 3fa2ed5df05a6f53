"""The moment that a relative time is reckoned from, and the calendar units around it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.mentions.times.calendar import (
    Interval,
    Prefix,
    between,
    make_prefix,
    parse_prefix,
    shift_days,
    shift_months,
    week_of,
    whole,
)

Unit = Literal[
    "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century"
]
DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3}
YEARS_IN: dict[str, int] = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True)
class Moment:
    """What a relative time is reckoned from.

    ``published`` is the report's date, at the precision known. ``ahead`` is true where the clause looks
    to the future. ``previous`` is the time told last in the same passage, ``frame`` the year that the
    passage narrates, where it has told one that is not the report's own.
    """

    published: Prefix | None
    ahead: bool = False
    previous: Interval | None = None
    frame: int | None = None

    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.first() if self.published and self.published.day else None

    def month(self) -> Prefix | None:
        """The month of publication, where it is known."""
        if self.published is None or self.published.month is None:
            return None
        return Prefix(self.published.year, self.published.month)

    def previous_prefix(self) -> Prefix | None:
        """The previous time, where it is one day, month or year."""
        if self.previous is None or self.previous[0] != self.previous[1]:
            return None
        return parse_prefix(self.previous[0])

    def previous_day(self) -> date | None:
        """The previous time, where it is one day."""
        prefix = self.previous_prefix()
        return prefix.first() if prefix and prefix.day else None


def unit_around(anchor: Prefix, unit: Unit, step: int) -> Interval | None:
    """The calendar unit that ``anchor`` lies in, ``step`` units on; ``None`` where it is less precise."""
    if unit in YEARS_IN:
        length = YEARS_IN[unit]
        if length == 1 or abs(step) > 1:
            return whole(make_prefix(anchor.year + step * length))
        first = anchor.year - anchor.year % length + step * length
        return between(make_prefix(first), make_prefix(first + length - 1))
    if anchor.month is None:
        return None
    if unit in MONTHS_IN:
        length = MONTHS_IN[unit]
        start = Prefix(anchor.year, anchor.month - (anchor.month - 1) % length)
        first_month = shift_months(start, step * length)
        return between(first_month, shift_months(first_month, length - 1)) if first_month else None
    if anchor.day is None:
        return None
    day = shift_days(anchor.first(), step * DAYS_IN.get(unit, 1))
    if day is None or unit == "day":
        return whole(day)
    week = week_of(day)
    if week is None:
        return None
    return between(shift_days(week[1], -1), week[1]) if unit == "weekend" else between(*week)


def two_digit_year(number: int, moment_year: int | None) -> int:
    """The full year of ``90`` in "3 FEB 90": the latest one not ten years after publication."""
    limit = (moment_year or 2030) + 10
    year = limit - limit % 100 + number
    return year if year <= limit else year - 100
