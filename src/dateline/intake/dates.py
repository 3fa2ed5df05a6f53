"""Dates as mastheads and datelines write them: "28 March 2016", "Mar. 28", "4 FEB 90", "2016-03-28"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.intake.wording import alternatives, word_set, word_table

PIVOT = 50
"""Two-digit years from here on are of the last century: "4 FEB 90" is 1990, "4 Feb 16" is 2016."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at ``[start:end)`` of a line.

    ``value`` is an ISO prefix, ``None`` where the writing leaves it open (03/04/2016); of a date
    without a year only ``month`` and ``day`` are known.
    """

    start: int
    end: int
    value: str | None
    month: int = 0
    day: int = 0

    def in_year_of(self, published: str | None) -> str | None:
        """The full date, if need be with the year nearest to ``published``."""
        if self.value is not None or not self.month or published is None or len(published) < 4:
            return self.value
        year = int(published[:4])
        if len(published) >= 7:
            distance = self.month - int(published[5:7])
            year += -1 if distance > 6 else 1 if distance < -6 else 0
        return _iso(year, self.month, self.day)


def find_dates(text: str) -> list[WrittenDate]:
    """The dates written in a line, in order."""
    found: list[WrittenDate] = []
    for match in _dates().finditer(text):
        written = _read(match)
        if written is not None:
            found.append(written)
    return found


def read_date(text: str) -> str | None:
    """The date that the whole of ``text`` is, as an ISO prefix."""
    text = text.strip()
    if re.fullmatch(r"(?:1[89]|20)\d\d", text):
        return text
    found = find_dates(text)
    if len(found) != 1 or any(word for word in _words(_without(text, found)) if word != "t"):
        return None
    return found[0].value


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that tells the date, and little else.

    ``published`` and ``updated`` are ISO prefixes, ``rest`` what else it says ("Jane Roe", "Tripoli"),
    and ``ambiguous`` whether a date could be read two ways.
    """

    published: str | None
    updated: str | None
    rest: tuple[str, ...]
    ambiguous: bool


def read_date_line(text: str) -> DateLine | None:
    """Read a line as one that tells the date; ``None`` where it is none."""
    if len(text) > 160 or not _DIGIT.search(text) or _FILED.search(text):
        return None
    found = find_dates(text)
    if not found:
        year = re.fullmatch(r"(?:1[89]|20)\d\d", text)
        return DateLine(year[0], None, (), False) if year else None
    rest = _without(text, found)
    told = [word for word in _words(rest) if word not in _company() and not word.isdigit()]
    if len(told) > 6 or any(entry.value is None and entry.month for entry in found):
        return None
    published = updated = None
    for entry in found:
        label = _words(text[: entry.start])[-4:]
        if word_set("words.updated") & set(label) and not {"published", "posted"} & set(label[-2:]):
            updated = updated or entry.value
        else:
            published = published or entry.value
    ambiguous = any(entry.value is None for entry in found)
    return DateLine(published, updated, tuple(_pieces(rest)) if told else (), ambiguous)


def _without(text: str, found: list[WrittenDate]) -> str:
    """``text`` with its dates and times of day taken out."""
    for entry in reversed(found):
        text = f"{text[: entry.start]} | {text[entry.end :]}"
    return _TIME.sub(" | ", text)


def _pieces(rest: str) -> Iterator[str]:
    """What is left of a date line, piece by piece, without labels, weekdays and time zones."""
    for piece in re.split(r"\s*[|•·]\s*|\s+[-–—/]\s+|,\s*(?=\||$)", rest):
        words = piece.strip(" ,;:()[]-–—").split()
        while words and set(_words(words[0])) <= _company():
            words = words[1:]
        while words and set(_words(words[-1])) <= _company():
            words = words[:-1]
        if words:
            yield " ".join(words).strip(" ,;:")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:\.[a-z])?", text.lower())


@cache
def _company() -> frozenset[str]:
    return word_set("words.date_company") | word_set("words.weekdays")


# The dash behind an agency, or at a line's end, makes a dateline, whose sentence may stand below.
_FILED = re.compile(r"\)\s*[–—-]|--|[–—]\s*(?:\[.*)?$")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{4}\s*(?:gmt|utc|hrs)\b"
    r"|(?:\b(?:gmt|utc)\s*)?[+-]\d{1,2}:?\d{2}\b|\b\d{1,2}\s+(?:min|minutes?)\s+read\b",
    re.IGNORECASE,
)


@cache
def _dates() -> re.Pattern[str]:
    month = "|".join(sorted(word_table("words.months"), key=len, reverse=True))
    weekday = rf"(?:(?:{alternatives('words.weekdays')})\.?,?\s+)?"
    return re.compile(
        rf"(?<![\w/]){weekday}(?:"
        rf"(?P<year_a>\d{{4}})[-/.](?P<number_a>\d{{1,2}})[-/.](?P<day_a>\d{{1,2}})"
        r"(?:[T ]\d\d:?\d\d\S*|(?![\d/]|-\w))"
        rf"|(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year_b>\d{{4}}|\d\d)(?![\d/])"
        rf"|(?P<day_c>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+(?P<month_c>{month})\b\.?"
        rf"(?:,?[\s-]+(?P<year_c>\d{{4}}|[’']?\d\d(?!\d|[:.]\d)))?"
        rf"|(?P<month_d>{month})\b\.?\s+(?P<day_d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)"
        rf"(?:,?\s+(?P<year_d>\d{{4}}))?"
        rf"|(?P<month_e>{month})\b\.?,?\s+(?P<year_e>\d{{4}})"
        r")(?!\w)",
        re.IGNORECASE,
    )


def _read(match: re.Match[str]) -> WrittenDate | None:
    part = match.groupdict()
    if part["first"]:
        return _read_numbers(match)
    if part["year_a"]:
        year, month, day = int(part["year_a"]), int(part["number_a"]), int(part["day_a"])
    elif part["month_e"]:
        year, month, day = int(part["year_e"]), _month(part["month_e"]), 0
    else:
        which = "c" if part["month_c"] else "d"
        month, day = _month(part[f"month_{which}"]), int(part[f"day_{which}"])
        year = _year(part[f"year_{which}"]) if part[f"year_{which}"] else 0
    if not year:
        return WrittenDate(*match.span(), None, month, day) if 1 <= day <= 31 else None
    value = _iso(year, month, day)
    return WrittenDate(*match.span(), value) if value else None


def _read_numbers(match: re.Match[str]) -> WrittenDate | None:
    """28/03/2016 and 03/28/2016 have one reading; 03/04/2016 has two, so none is taken."""
    first, second, year = int(match["first"]), int(match["second"]), _year(match["year_b"])
    readings = {value for value in (_iso(year, second, first), _iso(year, first, second)) if value}
    if not readings:
        return None
    return WrittenDate(*match.span(), readings.pop() if len(readings) == 1 else None)


def _month(name: str) -> int:
    return int(word_table("words.months")[name.lower()])


def _year(digits: str) -> int:
    year = int(digits.strip("’'"))
    return year if year > 99 else year + (1900 if year >= PIVOT else 2000)


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1800 <= year <= 2199:
        return None
    try:
        return date(year, month, day or 1).isoformat()[: None if day else 7]
    except ValueError:
        return None
