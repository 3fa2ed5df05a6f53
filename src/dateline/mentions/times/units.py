"""Reading phrases around a unit of time: "two days ago", "last week", "the past three months"."""

from dataclasses import dataclass

from dateline.mentions.times.dates import DASHES, edge_before, read_quarter
from dateline.mentions.times.moments import Unit
from dateline.mentions.times.relations import AheadOnly, Calendar, Distance, Part, PartOf, Stretch, UpTo
from dateline.mentions.times.terms import DayWord, Indefinite, Term, Weekday, Which, Years
from dateline.mentions.times.words import Line, Phrase

DURATION = Indefinite("duration")
VAGUE = Indefinite("vague")
SATURDAY = 5


@dataclass(frozen=True)
class Count:
    """How many units: where the phrase's number starts, and the number, absent for "several"."""

    start: int
    number: int | None
    is_hyphened: bool = False


def read_unit(line: Line, index: int) -> Phrase | None:
    """A phrase whose core is a unit of time; cases in the order in which they exclude each other."""
    unit = line.words.units[line.word(index)]
    if unit == "quarter":
        return read_quarter(line, index, 3)
    if unit == "century" and (found := _century(line, index)):
        return found
    count = _count(line, index)
    if count is not None and (line.has(index + 1, "old") or line.word(index + 2) == "old"):
        return _age(line, index, count)
    return (
        _away(line, index, unit, count)
        or _placed(line, index, unit, count)
        or _beside(line, index, unit, count)
        or _edge(line, index, unit)
        or _lasting(line, index, unit, count)
    )


def read_day_word(line: Line, index: int) -> Phrase | None:
    """ "yesterday", "late yesterday evening", "tomorrow morning", "overnight"."""
    start, end = index, index + 1
    if line.has(start - 1, "parts_around_day"):
        start -= 1
    if line.has(end, "parts_of_day"):
        end += 1
    return Phrase(start, end, line.words.day_words[line.word(index)])


def read_part_of_day(line: Line, index: int) -> Phrase | None:
    """ "this morning", "last night", "that evening", "the next morning"."""
    start, which = index - 1, line.words.which.get(line.word(index - 1))
    if which is None:
        return None
    if which in ("following", "next", "previous", "that"):
        if line.word(start - 1) == "the":
            start -= 1
        named: Which = "following" if which == "next" else which
        return Phrase(start, index + 1, Calendar("day", named))
    if line.has(start - 1, "parts_around_day"):
        start -= 1
    return Phrase(start, index + 1, DayWord(-1 if which == "last" else 0))


def read_vague(line: Line, index: int) -> Phrase | None:
    """ "now", "recently": a time, but not one with days; never "as soon as" or "shortly after the attack"."""
    if line.word(index - 1) == "as" or line.word(index + 1) in ("after", "before", "that"):
        return None
    return Phrase(index, index + 1, VAGUE)


def _count(line: Line, index: int) -> Count | None:
    """The number before the unit at ``index``: "two", "five-" (year), "a", "several", "a few more"."""
    at = index
    is_hyphened = line.word(at - 1) in DASHES
    at -= is_hyphened
    if line.word(at - 1) in (
        "more",
        "consecutive",
        "full",
        "long",
        "straight",
        "additional",
        "further",
        "whole",
    ):
        at -= 1
    if line.word(at - 1) == "of" and (couple := line.cardinal_before(at - 1)) and not is_hyphened:
        return Count(couple.start, None)
    if cardinal := line.cardinal_before(at):
        start = cardinal.start
        if line.word(start - 1) in (*DASHES, "to", "or") and (first := line.cardinal_before(start - 1)):
            return Count(first.start, None, is_hyphened)
        return Count(start, cardinal.value if cardinal.is_whole else None, is_hyphened)
    if is_hyphened:
        return None
    if line.word(at - 1) in ("a", "an"):
        return Count(at - 1, 1)
    if line.has(at - 1, "few"):
        return Count(at - 1 - (line.word(at - 2) in ("a", "the")), None)
    return None


def _away(line: Line, index: int, unit: Unit, count: Count | None) -> Phrase | None:
    """ "two days ago", "a year earlier", "three weeks after the raid", "the day before"."""
    end = index + 1
    if line.word(end) == "or" and line.word(end + 1) == "so":
        end += 2
    word = line.word(end)
    if line.has(end, "ago"):
        return _ago(line, index, unit, count, end + 1)
    if not (line.has(end, "after") or line.has(end, "before")):
        return None
    sign = 1 if line.has(end, "after") else -1
    if count is None:
        if (
            line.word(index - 1) == "the"
            and word in ("before", "after")
            and unit in ("day", "week", "month", "year")
        ):
            return _day_before(line, index, unit, end, sign)
        return Phrase(index, end + 1, VAGUE) if line.word(index) in line.words.plural_units else None
    is_anchored_here = word in ("later", "earlier") or not _has_object(line, end + 1)
    term: Term = Distance(count.number, unit, sign, from_previous=True) if is_anchored_here else VAGUE
    return Phrase(count.start, end + is_anchored_here, term if is_anchored_here else DURATION)


def _ago(line: Line, index: int, unit: Unit, count: Count | None, end: int) -> Phrase:
    if count is None or count.number is None:
        return Phrase(count.start if count else index, end, VAGUE)
    before = line.word(count.start - 1), line.word(count.start - 2)
    distance = Distance(count.number, unit, -1)
    if before in (("than", "more"), ("least", "at")) or before[0] == "over":
        return Phrase(count.start, end, UpTo(distance))
    return Phrase(count.start, end, distance)


def _day_before(line: Line, index: int, unit: Unit, end: int, sign: int) -> Phrase | None:
    """ "the day before"; "the day before yesterday"; "the day before the vote", which is not known."""
    base = line.words.day_words.get(line.word(end + 1))
    if base is not None and unit == "day":
        return Phrase(index - 1, end + 2, DayWord(base.offset + sign))
    if _has_object(line, end + 1):
        return Phrase(index - 1, index + 1, VAGUE)
    return Phrase(index - 1, end + 1, Distance(1, unit, sign, from_previous=True))


def _has_object(line: Line, index: int) -> bool:
    """Whether "after" or "before" governs what follows ("three days after the raid")."""
    if index >= line.end:
        return False
    return line.token(index).pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") or line.token(
        index
    ).tag_ in (
        "VBG",
        "PRP$",
    )


def _placed(line: Line, index: int, unit: Unit, count: Count | None) -> Phrase | None:
    """ "last week", "earlier this month", "the following day", "the past three weeks", "recent days"."""
    at = count.start - 1 if count and not count.is_hyphened else index - 1
    word = line.word(at)
    start = at - (line.word(at - 1) in ("the", "this"))
    if line.has(at, "vague_adjectives") and (count is None or count.number is None):
        return Phrase(start, index + 1, VAGUE)
    has_article = start < at
    if (
        count is not None
        or line.word(index) in line.words.plural_units
        or word == "past"
        or (word == "last" and has_article and unit != "weekend")
    ):
        return _stretch(line, at, start, index, unit, count)
    which = line.words.which.get(word)
    if which is None:
        return None
    if has_article and which == "next":
        which = "following"
    if unit == "weekend":
        return Phrase(start, index + 1, Weekday(SATURDAY, which, 1))
    return _parted(line, start, index + 1, Calendar(unit, which))


def _stretch(line: Line, at: int, start: int, index: int, unit: Unit, count: Count | None) -> Phrase | None:
    number = count.number if count else (1 if line.word(index) not in line.words.plural_units else None)
    if count is not None and count.start > at + 1:
        return None
    is_past, is_coming = line.has(at, "past"), line.has(at, "coming")
    if not (is_past or is_coming):
        return None
    if number is None:
        return Phrase(start, index + 1, VAGUE)
    role = "since" if is_past and line.word(start - 1) == "for" else None
    return Phrase(start, index + 1, Stretch(number, unit, -1 if is_past else 1), role)


def _parted(line: Line, start: int, end: int, term: Term) -> Phrase:
    """The phrase with "early", "later", "the end of" before it."""
    part: Part | None = line.words.parts.get(line.word(start - 1))
    if part is not None and part not in ("start", "end"):
        return Phrase(start - 1, end, PartOf(part, term))
    if edge := edge_before(line, start):
        return Phrase(edge[0], end, PartOf(edge[1], term))
    # "later in the week", "earlier in the month"
    if line.word(start - 1) == "in" and (part := line.words.parts.get(line.word(start - 2))) in (
        "earlier",
        "later",
        "early",
        "late",
    ):
        return Phrase(start - 2, end, PartOf(part, term))
    return Phrase(start, end, term)


def _beside(line: Line, index: int, unit: Unit, count: Count | None) -> Phrase | None:
    """ "each day", "every week", "the weekend", "in two weeks", "within 48 hours"."""
    if count is None:
        if line.has(index - 1, "each"):
            return Phrase(index - 1, index + 1, VAGUE)
        if unit == "weekend" and line.word(index - 1) == "the":
            return Phrase(index - 1, index + 1, Weekday(SATURDAY, "bare", 1))
        return None
    if count.is_hyphened or count.number is None:
        return None
    before = line.word(count.start - 1)
    if before == "in":
        return Phrase(count.start, index + 1, AheadOnly(Distance(count.number, unit, 1)), "duration")
    if before == "within":
        return Phrase(count.start, index + 1, AheadOnly(Stretch(count.number, unit, 1)), "duration")
    return None


def _edge(line: Line, index: int, unit: Unit) -> Phrase | None:
    """ "the end of the month", "later in the week": the unit that runs at publication."""
    if line.word(index - 1) != "the" or unit in ("minute", "hour", "weekend"):
        return None
    found = _parted(line, index - 1, index + 1, Calendar(unit, "this"))
    return found if found.start < index - 1 else None


def _lasting(line: Line, index: int, unit: Unit, count: Count | None) -> Phrase | None:
    """A length of time: "three weeks", "a two-day visit", "for months", "a week-long siege"."""
    if count is not None:
        return Phrase(count.start, index + 1, DURATION)
    if line.word(index + 1) in DASHES and line.word(index + 2) == "long":
        return Phrase(index, index + 3, DURATION)
    if line.word(index) not in line.words.plural_units or line.word(index - 1) in DASHES:
        return None
    is_led = line.has(index - 1, "length_leads")
    return Phrase(index, index + 1, DURATION) if is_led or line.has(index + 1, "length_followers") else None


def _age(line: Line, index: int, count: Count) -> Phrase | None:
    """ "the five-year-old war" tells a time, "a five-year-old boy" and "five years old" an age."""
    old = index + 1 if line.has(index + 1, "old") else index + 2
    noun = next((at for at in range(old + 1, min(old + 4, line.end)) if line.has(at, "aged")), None)
    return Phrase(count.start, old + 1, DURATION) if count.is_hyphened and noun is not None else None


def _century(line: Line, index: int) -> Phrase | None:
    """ "the 19th century", "early in the twentieth century"."""
    place = line.words.ordinals.get(line.word(index - 1))
    if place is None:
        return None
    start = index - 1 - (line.word(index - 2) in ("the", "early", "late", "mid"))
    return Phrase(start, index + 1, Years(max(1, 100 * place - 99), 100 * place), is_explicit=True)
