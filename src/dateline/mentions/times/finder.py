"""Find the times that a report tells, and resolve them against the day on which it was published."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis, Sentence
from dateline.mentions.cardinals import Cardinal, cardinal_words, find_cardinals
from dateline.mentions.found import TimeMention
from dateline.mentions.times.calendar import Interval, Prefix, parse_prefix
from dateline.mentions.times.dates import (
    read_decade,
    read_digits,
    read_half,
    read_joined,
    read_month,
    read_ordinal,
    read_season,
    read_short_weekday,
    read_weekday,
)
from dateline.mentions.times.moments import Moment
from dateline.mentions.times.relations import AheadOnly, Calendar, Opening, Range, Stretch
from dateline.mentions.times.roles import is_kind, is_name, is_tally, read_role
from dateline.mentions.times.tense import looks_ahead
from dateline.mentions.times.terms import Date, DayWord, Indefinite, Months, Weekday, Years
from dateline.mentions.times.units import read_day_word, read_part_of_day, read_unit, read_vague
from dateline.mentions.times.words import Line, Phrase, TimeWords, time_words
from dateline.model import Note

READERS: dict[str, Callable[[Line, int], Phrase | None]] = {
    "weekday": read_weekday,
    "weekday_short": read_short_weekday,
    "month": read_month,
    "month_short": read_month,
    "day_word": read_day_word,
    "part_of_day": read_part_of_day,
    "unit": read_unit,
    "season": read_season,
    "half": read_half,
    "decade": read_decade,
    "vague": read_vague,
    "ordinal": read_ordinal,
    "digits": read_digits,
    "joined": read_joined,
}
STAGE = "times"


def find_times(analysis: Analysis, knowledge: Knowledge) -> tuple[tuple[TimeMention, ...], tuple[Note, ...]]:
    """Every time that the report tells, in order, and notes on what could not be placed.

    Relative times are reckoned from ``document.published``, at the precision that it has; without it
    they are mentions without bounds.
    """
    words = time_words(knowledge)
    published = parse_prefix(analysis.document.published)
    mentions: list[TimeMention] = []
    unplaced: list[TimeMention] = []
    story = Story(published)
    for line, sentence, phrases in _lines(analysis, knowledge, words, published):
        story = story.enter(sentence.passage)
        for phrase in phrases:
            mention, story = _resolve(line, sentence, phrase, story)
            mentions.append(mention)
            is_open = (
                mention.low is None and mention.high is None and mention.role not in ("duration", "vague")
            )
            if is_open:
                unplaced.append(mention)
    return tuple(mentions), (*_feasts(analysis, words), *_unplaced_notes(analysis, unplaced))


@dataclass(frozen=True)
class Story:
    """What a passage has told so far: the last time, and the year that it narrates."""

    published: Prefix | None
    passage: int = -1
    previous: Interval | None = None
    frame: int | None = None

    def enter(self, passage: int) -> "Story":
        """The story at a sentence of ``passage``; a new passage starts afresh."""
        return self if passage == self.passage else Story(self.published, passage)


def _lines(
    analysis: Analysis, knowledge: Knowledge, words: TimeWords, published: Prefix | None
) -> Iterator[tuple[Line, Sentence, list[Phrase]]]:
    """Every sentence that holds time phrases, with them."""
    lowered = analysis.lowered
    nuclei, ordinals = words.nuclei, words.ordinals
    found = find_cardinals(lowered, cardinal_words(knowledge))
    cardinals: dict[int, Cardinal] = {cardinal.end: cardinal for cardinal in found}
    people = knowledge.word_set("numbers.people")
    for sentence in analysis.sentences:
        cores: list[tuple[int, str]] = []
        for index in range(sentence.start, sentence.end):
            word = lowered[index]
            if (kind := nuclei.get(word)) is not None:
                cores.append((index, kind))
            elif word.startswith("mid-"):
                cores.append((index, "joined"))
            elif "0" <= word[0] <= "9":
                cores.append((index, "ordinal" if word in ordinals else "digits"))
        if cores:
            year = published.year if published else None
            line = Line(analysis.doc, lowered, sentence.start, sentence.end, words, cardinals, people, year)
            if phrases := _read(line, cores):
                yield line, sentence, phrases


def _read(line: Line, cores: list[tuple[int, str]]) -> list[Phrase]:
    """The phrases around the cores of one sentence; where two would overlap, the earlier one stands."""
    phrases: list[Phrase] = []
    free = line.start
    for index, kind in cores:
        if index < free or kind == "feast":
            continue
        phrase = READERS[kind](line, index)
        if phrase is None or is_name(line, phrase) or is_tally(line, phrase):
            continue
        if phrase.start < free:
            phrase = replace(phrase, start=free)
        if phrases and (joined := _joined(line, phrases[-1], phrase)):
            phrases[-1] = joined
        else:
            phrases.append(phrase)
        free = phrase.end
    dated = [phrase for phrase in phrases if isinstance(phrase.term, Weekday | Date)]
    return [phrase for phrase in phrases if not is_kind(line, phrase, bool(dated))]


def _joined(line: Line, first: Phrase, last: Phrase) -> Phrase | None:
    """ "from Monday to Thursday", "between 2003 and 2011", "March-May 2014": one interval told by two."""
    if last.start != first.end + 1 or isinstance(first.term, Indefinite) or isinstance(last.term, Indefinite):
        return None
    lead, join = line.word(first.start - 1), line.word(first.end)
    is_range = (lead == "between" and join == "and") or (
        line.has(first.end, "range_to") and (line.has(first.start - 1, "range_from") or not join.isalpha())
    )
    governor = line.token(first.start - 1).head.lemma_.lower() if first.start > line.start else ""
    if not is_range or governor in line.words.sets["moves"]:
        return None
    start = first.term
    if (
        isinstance(start, Date)
        and isinstance(last.term, Date)
        and start.year is None
        and last.term.year is not None
    ):
        is_earlier = (start.month or 1) <= (last.term.month or 12)
        start = replace(start, year=last.term.year - (not is_earlier))
    return Phrase(first.start, last.end, Range(start, last.term), "at", is_explicit=last.is_explicit)


def _resolve(line: Line, sentence: Sentence, phrase: Phrase, story: Story) -> tuple[TimeMention, Story]:
    """The mention that a phrase is, and the story with it told."""
    term, role = read_role(line, phrase)
    head = line.doc[phrase.start : phrase.end].root
    moment = Moment(story.published, False, story.previous, story.frame)
    if _needs_tense(phrase):
        is_headline = sentence.kind in ("title", "heading")
        is_target = line.has(phrase.start - 1, "targets")
        is_ahead = role != "since" and looks_ahead(head, line.words, is_headline, is_target)
        moment = replace(moment, ahead=is_ahead)
    interval = term.resolve(moment)
    if phrase.role == "duration" and interval is not None:
        role = "at"
    low, high = interval or (None, None)
    if role == "since":
        high = None
    elif role == "until":
        low = None
    mention = TimeMention(phrase.start, phrase.end, head.i, low, high, role)
    return mention, _told(line, phrase, story, interval if role == "at" else None)


def _needs_tense(phrase: Phrase) -> bool:
    return not phrase.is_explicit and not isinstance(
        phrase.term, Indefinite | DayWord | Calendar | Years | Stretch
    )


def _told(line: Line, phrase: Phrase, story: Story, interval: Interval | None) -> Story:
    """The story after a phrase.

    "The war began in March 2011. In July officers defected": the July is that of 2011, until a time is
    told from the day of publication.
    """
    if isinstance(phrase.term, DayWord | Weekday | Calendar | Stretch | Opening | AheadOnly):
        story = replace(story, frame=None)
    elif interval is not None and phrase.is_explicit and interval[0] is not None:
        year = int(interval[0][:4])
        opens = phrase.start <= line.start + 1 and line.word(phrase.start - 1) == "in"
        if isinstance(phrase.term, Date | Months) or (isinstance(phrase.term, Years) and opens):
            is_own = story.published is not None and year == story.published.year
            story = replace(story, frame=None if is_own else year)
    return replace(story, previous=interval) if interval is not None else story


def _feasts(analysis: Analysis, words: TimeWords) -> Iterator[Note]:
    """Feasts move with the moon or the church: they are noted, not placed."""
    feasts = words.sets["feasts"]
    for index, word in enumerate(analysis.lowered):
        if word in feasts and analysis.doc[index].text[0].isupper():
            yield Note(
                stage=STAGE,
                message="a feast that is not placed in the calendar",
                span=analysis.span(index, index + 1),
            )


def _unplaced_notes(analysis: Analysis, unplaced: list[TimeMention]) -> Iterator[Note]:
    """One note for all times that have no place, at the first of them."""
    if not unplaced:
        return
    first = unplaced[0]
    why = (
        "its day of publication is not known"
        if analysis.document.published is None
        else "what they relate to is not told"
    )
    message = f"{len(unplaced)} relative time(s) without a date: {why}"
    yield Note(stage=STAGE, message=message, span=analysis.span(first.start, first.end))
