"""Reading calendar dates: weekdays, months with their days and years, years, decades, seasons, quarters.

Each reader is given the index of the word at the core of a phrase ("Sunday", "March", "2014") and looks
left and right of it. It gives ``None`` where the word is something else there.
"""

import re
from dataclasses import replace

from dateline.mentions.times.moments import two_digit_year
from dateline.mentions.times.relations import Calendar, DayInWeek, Part, PartOf, Range, WithinYear
from dateline.mentions.times.terms import Date, Indefinite, Months, Term, Weekday, Which, Years
from dateline.mentions.times.words import Line, Phrase
from dateline.mentions.times.years import EARLIEST, LATEST, year_at

DASHES = ("-", "–", "—")
NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})")
DAYS = re.compile(r"(\d{1,2})[–—-](\d{1,2})")
YEARS = re.compile(r"(\d{4})[–—/-](\d{4}|\d{2})")
DECADE = re.compile(r"(?:mid-)?(1[0-9]|20)?(\d0)['’]?s")
MID_YEAR = re.compile(r"mid[-–](\d{4})")
SEASON_STARTS = (3, 6, 9, 12)


def read_weekday(line: Line, index: int) -> Phrase | None:
    """ "Sunday", "late last Friday", "Sunday night", "Friday, 4 March 2016", "Monday last week"."""
    number = line.words.weekdays[line.word(index)]
    start, which, part = _before(line, index)
    if line.has(start - 1, "each"):
        return Phrase(start - 1, index + 1, Indefinite("vague"))
    end = index + 1
    if line.has(end, "parts_of_day"):
        end += 1
    if dated := _date_behind(line, end):
        date = dated.term if which == "bare" else None
        named = replace(date, weekday=number) if isinstance(date, Date) else dated.term
        return Phrase(start, dated.end, named, is_explicit=dated.is_explicit)
    term: Term = Weekday(number, which)
    behind = end + (line.word(end) == "of")
    if line.words.which.get(line.word(behind)) in ("last", "this", "next") and (
        line.words.units.get(line.word(behind + 1)) == "week"
    ):
        week = Calendar("week", line.words.which[line.word(behind)])
        return Phrase(start, behind + 2, DayInWeek(number, week))
    if part in ("start", "end"):
        return None
    return Phrase(start, end, term)


def read_short_weekday(line: Line, index: int) -> Phrase | None:
    """ "Fri, 4 March": a shortened name counts only beside a date."""
    dated = _date_behind(line, index + 1)
    if dated is None or not line.starts_upper(index):
        return None
    return Phrase(index, dated.end, dated.term, is_explicit=dated.is_explicit)


def _date_behind(line: Line, index: int) -> Phrase | None:
    """A date right behind a weekday, a comma between them or not."""
    here = index + (line.word(index) in (",", "the"))
    for core in (here, here + 1):
        word = line.word(core)
        if core == here + 1 and line.day(here) is None:
            return None
        if word in line.words.months or word in line.words.months_short:
            found = read_month(line, core)
            if found is not None and isinstance(found.term, Date | WithinYear) and _has_day(found.term):
                return found
    return None


def _has_day(term: Date | WithinYear) -> bool:
    date = term.date if isinstance(term, WithinYear) else term
    return isinstance(date, Date) and date.day is not None


def read_month(line: Line, index: int) -> Phrase | None:
    """ "March", "12 March 2015", "Feb. 3", "3-5 May", "early next March", "June last year"."""
    word = line.word(index)
    month = line.words.months.get(word) or line.words.months_short[word]
    start, first, last = _days_before(line, index)
    end = index + 1
    if last is None:
        end, first, last = _days_behind(line, index)
    end, year = _year_behind(line, end, has_day=last is not None and start < index)
    if last is None and year is None and not _is_plainly_month(line, index):
        return None
    which: Which = "bare"
    part: Part | None = None
    if last is None:
        start, which, part = _before(line, index)
        if line.has(start - 1, "each"):
            return Phrase(start - 1, end, Indefinite("vague"))
    term: Term = Date(month, last, year, which)
    if year is None and line.words.which.get(line.word(end)) in ("last", "this", "next"):
        unit = line.words.units.get(line.word(end + 1))
        if unit == "year":
            term = WithinYear(Date(month, last), Calendar("year", line.words.which[line.word(end)]))
            end += 2
    if first is not None and first != last:
        term = Range(Date(month, first, year), term)
    return Phrase(start, end, PartOf(part, term) if part else term, is_explicit=year is not None)


def read_ordinal(line: Line, index: int) -> Phrase | None:
    """ "on the 14th", never "the 14th Division"."""
    word = line.word(index)
    day = line.words.ordinals.get(word)
    if day is None or not word[0].isdigit() or line.word(index - 1) != "the" or line.word(index - 2) != "on":
        return None
    behind = line.word(index + 1)
    if behind in ("of", "-") or (
        index + 1 < line.end and line.token(index + 1).pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        return None
    return Phrase(index - 1, index + 1, Date(None, day))


def read_digits(line: Line, index: int) -> Phrase | None:
    """Dates in digits alone: "2016-03-27", "27/03/2016", "2014", "2011-2014", "the 1980s"."""
    word = line.word(index)
    if word.isdecimal():
        return _iso(line, index) or _year(line, index)
    if match := NUMERIC.fullmatch(word):
        return _numeric(line, index, match)
    if match := YEARS.fullmatch(word):
        return _year_range(line, index, index + 1, int(match[1]), match[2])
    if match := DECADE.fullmatch(word):
        return _decade(line, index, match)
    return None


def read_joined(line: Line, index: int) -> Phrase | None:
    """ "mid-1996", "mid-1990s", which the tokenizer leaves in one piece."""
    word = line.word(index)
    if (match := MID_YEAR.fullmatch(word)) and EARLIEST <= int(match[1]) <= LATEST:
        year = int(match[1])
        return Phrase(index, index + 1, PartOf("mid", Years(year, year)), is_explicit=True)
    if (decade := DECADE.fullmatch(word)) and decade[1]:
        first = int(decade[1] + decade[2])
        return Phrase(index, index + 1, PartOf("mid", Years(first, first + 9)), is_explicit=True)
    return None


def read_decade(line: Line, index: int) -> Phrase | None:
    """ "the nineties", never "in his twenties"."""
    if line.word(index - 1) not in ("the", "early", "mid", "late", "-"):
        return None
    first = line.words.decades[line.word(index)]
    return _with_part(line, index, index + 1, Years(first, first + 9))


def read_season(line: Line, index: int) -> Phrase | None:
    """ "last summer", "the summer of 2013", "in early spring"; never "the fall of Kabul"."""
    season = line.words.seasons[line.word(index)]
    behind = index + 1 + (line.word(index + 1) == "of")
    year = line.number(behind, EARLIEST, LATEST)
    start, which, part = _before(line, index)
    end = behind + 1 if year else index + 1
    if year is None and which == "bare":
        before = line.word(start - 1) if line.word(start - 1) != "the" else line.word(start - 2)
        is_noun = line.token(index).pos_ in ("NOUN", "PROPN") and line.word(index) != "fall"
        behind_pos = line.token(end).pos_ if end < line.end else ""
        is_plain = behind_pos not in ("NOUN", "PROPN", "ADJ") and line.word(end) != "of"
        if before not in ("in", "during", "since", "until", "by", "over", "through") or not (
            is_noun and is_plain
        ):
            return None
    if line.word(end) in DASHES and line.number(end + 1, 0, 99) is not None and year:
        end += 2
    term: Term = Months(SEASON_STARTS[season], 3, year, which)
    return Phrase(start, end, PartOf(part, term) if part else term, is_explicit=year is not None)


def read_half(line: Line, index: int) -> Phrase | None:
    """ "the first half of 2006", "the second half of the year"."""
    return read_quarter(line, index, 6)


def read_quarter(line: Line, index: int, length: int) -> Phrase | None:
    """ "the first quarter of 2016", "third-quarter", "the second half of last year"; ``length`` in months."""
    at = index - 1 - (line.word(index - 1) in DASHES)
    place = line.words.ordinals.get(line.word(at))
    if place is None or place * length > 12:
        return None
    start = at - (line.word(at - 1) == "the")
    months = Months(1 + (place - 1) * length, length)
    if line.word(index + 1) != "of":
        return Phrase(start, index + 1, months) if length == 3 else None
    if year := line.number(index + 2, EARLIEST, LATEST):
        return Phrase(start, index + 3, Months(months.start, length, year), is_explicit=True)
    which = line.words.which.get(line.word(index + 2))
    if which in ("last", "this", "next") and line.words.units.get(line.word(index + 3)) == "year":
        return Phrase(start, index + 4, WithinYear(months, Calendar("year", which)))
    if line.word(index + 2) == "the" and line.words.units.get(line.word(index + 3)) == "year":
        return Phrase(start, index + 4, WithinYear(months, Calendar("year", "this")))
    return Phrase(start, index + 1, months) if length == 3 else None


def _before(line: Line, index: int) -> tuple[int, Which, Part | None]:
    """Start of a phrase with "early", "last", "the end of …" before its core; the two of them.

    The core itself may be joined by a hyphen ("mid-March").
    """
    start = index
    which: Which = "bare"
    part: Part | None = None
    for _ in range(3):
        at = start - 1 - (line.word(start - 1) in DASHES)
        word = line.word(at)
        if which == "bare" and part is None and (found := line.words.which.get(word)):
            which, start = found, at
        elif word in ("past", "coming") and which == "bare":
            which, start = ("last" if word == "past" else "next"), at
            if line.word(at - 1) == "this":
                start = at - 1
        elif part is None and word in line.words.parts and line.words.parts[word] not in ("start", "end"):
            part, start = line.words.parts[word], at
        else:
            break
    if start < index and line.word(start - 1) == "the":
        start -= 1
    if part is None and (edge := edge_before(line, start)) is not None:
        start, part = edge
    return start, which, part


def edge_before(line: Line, start: int) -> tuple[int, Part] | None:
    """ "the end of", "the beginning of" before a phrase, with where it starts."""
    at = start - 1 - (line.word(start - 1) == "the")
    if line.word(at) != "of":
        return None
    part = line.words.parts.get(line.word(at - 1))
    if part not in ("start", "end", "mid"):
        return None
    return at - 1 - (line.word(at - 2) == "the"), part


def _with_part(line: Line, index: int, end: int, term: Term, is_explicit: bool = True) -> Phrase:
    start, _, part = _before(line, index)
    is_decade = isinstance(term, Years) and term.first < term.last
    if start == index and is_decade and line.word(index - 1) == "the":
        start = index - 1
    return Phrase(start, end, PartOf(part, term) if part else term, is_explicit=is_explicit)


def _is_plainly_month(line: Line, index: int) -> bool:
    """Whether a month's name without day or year is one: "may", "march" and "mar" mean other things too."""
    word = line.word(index)
    if word in line.words.months_short and word not in line.words.months:
        return word.endswith(".") and line.starts_upper(index) and line.has(index - 1, "at")
    if not line.has(index, "months_doubtful"):
        return True
    if not line.starts_upper(index):
        return False
    token = line.token(index)
    if token.tag_ in ("MD", "VB", "VBP", "VBD") or line.word(index + 1) in ("'s", "’s", "on"):
        return token.tag_ not in ("MD", "VB", "VBP", "VBD") and line.has(index - 1, "which_all")
    # "Theresa May", "August Wilson": a capital beside it, of neither a month nor a sentence's start.
    before = index - 1 - (line.word(index - 1) in DASHES)
    is_named = line.starts_upper(index - 1) and index - 1 > line.start and not line.has(index - 1, "at")
    follows_name = line.starts_upper(index + 1) and line.word(index + 1) not in line.words.months
    if line.word(before) in ("a", "the", "its", "their"):
        # "under a June agreement", but never "the March on the capital"
        return token.i + 1 < line.end and line.token(index + 1).pos_ == "NOUN" and not follows_name
    return line.has(before, "at") and not is_named and not follows_name


def _days_before(line: Line, index: int) -> tuple[int, int | None, int | None]:
    """Start, first and last day where days stand before the month: "3-5 May", "between 3 and 5 May"."""
    at = index - 1
    if line.word(at) == "of" and line.words.ordinals.get(line.word(at - 1)):
        at -= 1
    if match := DAYS.fullmatch(line.word(at)):
        return at, int(match[1]), int(match[2])
    last = line.day(at)
    if last is None or (not line.word(at)[0].isdigit() and at == index - 1):
        return index, None, None
    start = at - (line.word(at - 1) == "the")
    between = line.word(start - 1)
    first = line.number(start - 2, 1, 31)
    joins = between in (*DASHES, "to") or (between == "and" and line.word(start - 3) == "between")
    if joins and first is not None and first < last:
        return start - 2, first, last
    return start, last, last


def _days_behind(line: Line, index: int) -> tuple[int, int | None, int | None]:
    """End, first and last day where days stand behind the month: "March 12", "March 3-5"."""
    end = index + 1
    if match := DAYS.fullmatch(line.word(end)):
        return end + 1, int(match[1]), int(match[2])
    if line.word(end) == "the":
        end += 1
    first = line.day(end)
    if first is None or (not line.word(end)[0].isdigit() and not line.starts_upper(index)):
        return index + 1, None, None
    if line.word(index - 1) == "in" and end + 1 < line.end and line.token(end + 1).tag_ in ("NNS", "NNPS"):
        # "in March 12 soldiers died" counts; "on March 12 soldiers died" does not.
        return index + 1, None, None
    last = line.day(end + 2)
    if line.word(end + 1) in DASHES and last is not None and last > first:
        return end + 3, first, last
    if (
        line.word(end + 1) in ("to", "and")
        and last is not None
        and last > first
        and line.word(index - 1) in ("from", "between")
    ):
        return end + 3, first, last
    return end + 1, first, first


def _year_behind(line: Line, end: int, has_day: bool) -> tuple[int, int | None]:
    """End and year where a year stands behind: "March 12, 2015", "March of 2011", "3 FEB 90", "May '68"."""
    at = end + (line.word(end) in (",", "of"))
    if year := line.number(at, EARLIEST, LATEST):
        counts = at + 1 < line.end and line.word(at + 1) in line.people and year % 100 == 0
        return (end, None) if counts or len(line.word(at)) != 4 else (at + 1, year)
    short = line.word(end)
    if has_day and len(short) == 2 and short.isdecimal() and not line.starts_upper(end - 2):
        behind = line.word(end + 1)
        if behind == "" or not behind[0].isalpha():
            return end + 1, two_digit_year(int(short), line.published_year)
    return end, None


def _iso(line: Line, index: int) -> Phrase | None:
    """ "2016-03-27", which the tokenizer takes apart."""
    year = line.number(index, EARLIEST, LATEST)
    month, day = line.number(index + 2, 1, 12), line.number(index + 4, 1, 31)
    if year is None or month is None or day is None or line.doc[index].whitespace_:
        return None
    if line.word(index + 1) != "-" or line.word(index + 3) != "-" or len(line.word(index + 2)) != 2:
        return None
    return Phrase(index, index + 5, Date(month, day, year), is_explicit=True)


def _numeric(line: Line, index: int, match: re.Match[str]) -> Phrase | None:
    """ "27/03/2016": which is the day is told only by a number above 12, and not guessed otherwise."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        year, month, day = first, second, third
    else:
        if len(match[1]) > 2 or (len(match[4]) == 2 and match[2] == "."):
            return None
        year = third if len(match[4]) == 4 else two_digit_year(third, line.published_year)
        month, day = (second, first) if first > 12 or first == second else (first, second)
        if first <= 12 and second <= 12 and first != second:
            return Phrase(index, index + 1, Indefinite("vague"))
    if not (1 <= month <= 12 and 1 <= day <= 31 and EARLIEST <= year <= LATEST):
        return None
    return Phrase(index, index + 1, Date(month, day, year), is_explicit=True)


def _year(line: Line, index: int) -> Phrase | None:
    year = year_at(line, index)
    if year is None:
        return None
    behind, last = line.word(index + 1), line.word(index + 2)
    if behind in DASHES and last.isdecimal() and len(last) in (2, 4):
        found = _year_range(line, index, index + 3, year, last)
        if found is not None:
            return found
    return _with_part(line, index, index + 1, Years(year, year))


def _year_range(line: Line, index: int, end: int, first: int, text: str) -> Phrase | None:
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if not EARLIEST <= first < last <= LATEST:
        return None
    return Phrase(index, end, Years(first, last), is_explicit=True)


def _decade(line: Line, index: int, match: re.Match[str]) -> Phrase | None:
    """ "the 1980s", "the '80s"; never "in his 80s"."""
    if match[1] is None:
        before = line.word(index - 1) if line.word(index - 1) not in ("'", "’", "-") else line.word(index - 2)
        if before not in ("the", "early", "mid", "late"):
            return None
    first = int((match[1] or "19") + match[2])
    return _with_part(line, index, index + 1, Years(first, first + 9))
