"""When: time expressions and what they mean on TimeBank.

Expressions are matched where they overlap. A value is right where it names the same days, whatever its
notation (``1998-Q1`` is January to March 1998); a time that is open to one side ("until March") is
annotated as its bound, and "this year" is right, too, where it ends on the document's day. Values that
name no days of the calendar (``PRESENT_REF``, durations, seasons) are left out of the values, and what
was found there with them.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from benchmarks.corpora import Sample, TimeRow, Timex
from benchmarks.harness import Benchmark, Judgement
from benchmarks.metrics import Item, match_items, overlap
from benchmarks.reading import find_times_in

Days = tuple[date, date]
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"(\d{4})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
DECADE = re.compile(r"(\d{3})X?")


def judge(samples: Sequence[Sample[TimeRow]]) -> Iterator[Judgement]:
    """The dates and times of each document, and those of them with the right value."""
    mentions = find_times_in((sample.row.text, sample.row.dct) for sample in samples)
    for sample, times in zip(samples, mentions, strict=True):
        dated = [
            time_item((one.start, one.end), days_of(one.value)) for one in sample.row.timex if is_dated(one)
        ]
        others = [time_item((one.start, one.end)) for one in sample.row.timex if not is_dated(one)]
        found = [time_item(bounds, days_between(low, high)) for bounds, low, high in times]
        found = [item for item in found if not any(overlap(item, other) for other in others)]
        without = [item for item in dated if item.value is None]
        yield {
            "expression": match_items(dated, found),
            "expression and value": match_items(
                [item for item in dated if item.value],
                [item for item in found if item.value and not any(overlap(item, one) for one in without)],
                partial(is_same_value, today=(sample.row.dct or "")[:10]),
            ),
        }


def is_dated(time: Timex) -> bool:
    """Whether an annotated expression is a date or a time of day, and no duration or repetition."""
    return time.type in ("DATE", "TIME")


def time_item(bounds: tuple[int, int], days: Days | None = None) -> Item:
    """A time expression as an item, with its days, where it names any, as its value."""
    return Item("time", (bounds,), "/".join(day.isoformat() for day in days) if days else None)


def is_same_value(gold: Item, found: Item, today: str) -> bool:
    """Whether two items name the same days, or the found one the same up to ``today``."""
    first, _, last = (gold.value or "").partition("/")
    return gold.value == found.value or (found.value == f"{first}/{today}" and first <= today <= last)


def days_of(value: str) -> Days | None:
    """The first and last day that a TimeML value names, if it names any."""
    for pattern, days in READERS:
        if match := pattern.fullmatch(value):
            try:
                return days(*map(int, match.groups()))
            except ValueError:
                return None
    return None


def days_between(low: str | None, high: str | None) -> Days | None:
    """The first and last day of an interval whose bounds are ISO dates at the precision known.

    An interval that is open to one side is its other bound.
    """
    first, last = (days_of(bound) if bound else None for bound in (low or high, high or low))
    return (first[0], last[1]) if first and last else None


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> Days:
    return date(year, month, day), date(year, month, day)


def _week(year: int, week: int) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


READERS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (DAY, _day),
    (MONTH, lambda year, month: _months(year, month, month)),
    (YEAR, lambda year: _months(year, 1, 12)),
    (QUARTER, lambda year, quarter: _months(year, 3 * quarter - 2, 3 * quarter)),
    (HALF, lambda year, half: _months(year, 6 * half - 5, 6 * half)),
    (WEEK, _week),
    (DECADE, lambda decade: (date(10 * decade, 1, 1), date(10 * decade + 9, 12, 31))),
)

BENCHMARK = Benchmark(
    name="times",
    about="dates and times with their values, overlapping (TimeBank: news wires)",
    file="timex/timebank.jsonl",
    row=TimeRow,
    judge=judge,
    compared="expression and value",
)
