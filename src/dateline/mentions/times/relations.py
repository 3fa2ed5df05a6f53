"""Times told by their relation to another: "last week", "two days ago", "early 2014"."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.mentions.times.calendar import (
    Interval,
    Prefix,
    between,
    day_prefix,
    make_prefix,
    parse_prefix,
    shift_days,
    shift_months,
    whole,
)
from dateline.mentions.times.moments import DAYS_IN, MONTHS_IN, YEARS_IN, Moment, Unit, unit_around
from dateline.mentions.times.terms import Date, Months, Term, Which

Part = Literal["early", "mid", "late", "start", "end", "earlier", "later"]


@dataclass(frozen=True)
class Calendar:
    """A calendar unit by its place: "last week", "this year", "the following month", "that day"."""

    unit: Unit
    which: Which

    def resolve(self, moment: Moment) -> Interval | None:
        """The unit beside that of publication, or of the previous time."""
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(self.which, 0)
        if self.which in ("following", "previous", "that"):
            anchor = moment.previous_prefix()
        else:
            anchor = moment.published
        return unit_around(anchor, self.unit, step) if anchor else None


@dataclass(frozen=True)
class Distance:
    """So many units from publication ("two days ago"), or from the previous time ("two days later")."""

    count: int | None
    unit: Unit
    sign: int
    from_previous: bool = False

    def resolve(self, moment: Moment) -> Interval | None:
        """The unit that lies so far away: a day for days, the week for weeks, the year for years."""
        anchor = moment.previous_prefix() if self.from_previous else moment.published
        if anchor is None or self.count is None:
            return None
        if self.unit in ("minute", "hour"):
            return _hours_away(anchor, self.sign * self.count, self.unit)
        return unit_around(anchor, self.unit, self.sign * self.count)


@dataclass(frozen=True)
class Stretch:
    """So many units up to publication ("the past three weeks") or from it on ("the next two days")."""

    count: int
    unit: Unit
    sign: int

    def resolve(self, moment: Moment) -> Interval | None:
        """From the day or month so far away to the day of publication, or the other way round."""
        published = moment.published
        if published is None:
            return None
        other: date | Prefix | None
        if self.unit in ("minute", "hour"):
            today = moment.today()
            days = 0 if self.unit == "minute" else -(-self.count // 24)
            other = shift_days(today, self.sign * days) if today else None
        elif self.unit in DAYS_IN:
            today = moment.today()
            other = shift_days(today, self.sign * self.count * DAYS_IN[self.unit]) if today else None
        elif self.unit in MONTHS_IN:
            month = moment.month()
            other = shift_months(month, self.sign * self.count * MONTHS_IN[self.unit]) if month else None
        else:
            other = make_prefix(published.year + self.sign * self.count * YEARS_IN[self.unit])
        return between(other, published) if self.sign < 0 else between(published, other)


@dataclass(frozen=True)
class DayInWeek:
    """A weekday of a week named beside it: "Monday last week"."""

    number: int
    week: Calendar

    def resolve(self, moment: Moment) -> Interval | None:
        """That day of the week."""
        interval = self.week.resolve(moment)
        monday = parse_prefix(interval[0]) if interval else None
        return whole(shift_days(monday.first(), self.number)) if monday else None


@dataclass(frozen=True)
class WithinYear:
    """A date or a run of months in a year named beside it: "June last year"."""

    date: "Date | Months"
    year: Calendar

    def resolve(self, moment: Moment) -> Interval | None:
        """The date in that year."""
        interval = self.year.resolve(moment)
        prefix = parse_prefix(interval[0]) if interval else None
        return replace(self.date, year=prefix.year).resolve(moment) if prefix else None


@dataclass(frozen=True)
class UpTo:
    """No later than a time: "more than two years ago" is two years ago or before."""

    whole: Term

    def resolve(self, moment: Moment) -> Interval | None:
        """Open below, up to the whole's end."""
        interval = self.whole.resolve(moment)
        return (None, interval[1]) if interval else None


@dataclass(frozen=True)
class AheadOnly:
    """A time only where the clause looks ahead: "will leave in two weeks", against "built in two weeks"."""

    whole: Term

    def resolve(self, moment: Moment) -> Interval | None:
        """The whole's interval, looking ahead."""
        return self.whole.resolve(moment) if moment.ahead else None


@dataclass(frozen=True)
class PartOf:
    """A part of a time: "early 2014", "the end of May", "earlier this month".

    Early and late are read as halves, mid as the middle half, since writers use them loosely; the start
    and the end of something keep its whole interval, for "the end of 2014" may be any of its last months.
    """

    part: Part
    whole: Term

    def resolve(self, moment: Moment) -> Interval | None:
        """The part of the whole's interval; of a day, the day."""
        interval = self.whole.resolve(moment)
        if interval is None:
            return None
        low, high = parse_prefix(interval[0]), parse_prefix(interval[1])
        if low is None or high is None or low.first() == high.last():
            return interval
        today = moment.today()
        if today in (low.first(), high.last()) and (beside := self._beside(moment, today == low.first())):
            return beside
        if self.part == "earlier":
            return between(low.first(), today) if today and low.first() <= today <= high.last() else interval
        if self.part == "later":
            return between(today, high.last()) if today and low.first() <= today <= high.last() else interval
        return _part(low, high, self.part)

    def _beside(self, moment: Moment, is_first: bool) -> Interval | None:
        """ "earlier in the week", written on a Monday, is the week before: that week had no earlier day."""
        whole = self.whole
        if not isinstance(whole, Calendar) or whole.which != "this" or whole.unit != "week":
            return None
        if self.part == "earlier" and is_first:
            return replace(whole, which="last").resolve(moment)
        if self.part == "later" and not is_first:
            return replace(whole, which="next").resolve(moment)
        return None


@dataclass(frozen=True)
class Opening:
    """No sooner than a time: "as early as August" opens on 1 August and has no end."""

    whole: Term

    def resolve(self, moment: Moment) -> Interval | None:
        """From the first day of the whole on."""
        interval = self.whole.resolve(moment)
        low = parse_prefix(interval[0]) if interval else None
        return (str(day_prefix(low.first())), None) if low else None


@dataclass(frozen=True)
class Range:
    """From one time to another: "from Monday to Thursday", "between 3 and 5 May"."""

    first: Term
    last: Term

    def resolve(self, moment: Moment) -> Interval | None:
        """From the first's beginning to the last's end; looking back, the last is settled first."""
        first, last = self.first.resolve(moment), self.last.resolve(moment)
        if first is None or last is None:
            return None
        if first[0] and last[1] and first[0] > last[1]:
            # "from Friday to Monday", said on a Wednesday: the Friday before that Monday, or, looking
            # ahead, the Monday behind that Friday.
            settled = parse_prefix(first[0] if moment.ahead else last[0])
            beside = replace(moment, published=settled)
            if moment.ahead:
                last = self.last.resolve(beside) or last
            else:
                first = self.first.resolve(beside) or first
        low, high = first[0], last[1]
        return (low, high) if low and high and low[: len(high)] <= high else None


def _hours_away(anchor: Prefix, count: int, unit: Unit) -> Interval | None:
    if anchor.day is None:
        return None
    days = count / 24 if unit == "hour" else count / 1440
    far = shift_days(anchor.first(), int(days) + (1 if days > 0 else -1))
    near = shift_days(anchor.first(), int(days))
    return between(near, far) if days > 0 else between(far, near)


def _part(low: Prefix, high: Prefix, part: Part) -> Interval | None:
    if part in ("start", "end"):
        return str(low), str(high)
    if high.day is not None or (low == high and low.month is not None):
        length = (high.last() - low.first()).days + 1
        first = {"early": 0, "mid": length // 4, "late": length // 2}[part]
        end = {"early": length // 2, "mid": length - length // 4, "late": length}[part]
        return between(shift_days(low.first(), first), shift_days(low.first(), end - 1))
    if low == high:
        first, end = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}[part]
        return between(make_prefix(low.year, first), make_prefix(low.year, end))
    return _part_of_run(low, high, part)


def _part_of_run(low: Prefix, high: Prefix, part: Part) -> Interval | None:
    """Part of several months or years, rounded outwards."""
    if low.month is None:
        length = high.year - low.year + 1
        first = {"early": 0, "mid": length // 4, "late": length // 2}[part]
        end = {"early": length - length // 2, "mid": length - length // 4, "late": length}[part]
        return between(make_prefix(low.year + first), make_prefix(low.year + end - 1))
    return str(low), str(high)
