"""Find the counts that a report tells: "at least 40", "20 to 30", "as many as 90,000", "dozens", "several".

A number that counts nothing is left out: years and dates, money, percentages, distances, clock times,
and numbers that are names ("Resolution 2254", "the 101st", "Brigade 55").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.cardinals import Cardinal, cardinal_words, find_cardinals
from dateline.mentions.found import NumberMention
from dateline.mentions.times.calendar import parse_prefix
from dateline.mentions.times.words import Line, TimeWords, time_words
from dateline.mentions.times.years import year_at

# How each list of qualifiers bears on the bounds of a number: which of low and high it leaves told.
BOUNDS: dict[str, tuple[bool, bool]] = {
    "at_least": (True, False),
    "at_most": (False, True),
    "around": (True, True),
    "further": (True, True),
}
LONGEST = 4


@dataclass(frozen=True)
class NumberWords:
    """Look-ups over ``words/numbers.yaml``: qualifying phrases by their last (or first) word, and sets."""

    before: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    behind: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    exactly: frozenset[tuple[str, ...]]
    sets: dict[str, frozenset[str]]


@lru_cache(maxsize=4)
def number_words(knowledge: Knowledge) -> NumberWords:
    """The words around numbers, made once."""
    listed = knowledge.words
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    behind: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in BOUNDS:
        for phrase in listed(f"numbers.{name}"):
            split = tuple(phrase.split())
            before.setdefault(split[-1], []).append((split, name))
    for name in ("at_least", "at_most", "around"):
        for phrase in listed(f"numbers.behind_{name}"):
            split = tuple(phrase.split())
            behind.setdefault(split[0], []).append((split, name))
    lists = [name for name in knowledge.bundle.lists if name.startswith("numbers.")]
    return NumberWords(
        before={word: tuple(sorted(found, key=_length, reverse=True)) for word, found in before.items()},
        behind={word: tuple(sorted(found, key=_length, reverse=True)) for word, found in behind.items()},
        exactly=frozenset(tuple(phrase.split()) for phrase in listed("numbers.exactly")),
        sets={name.partition(".")[2]: frozenset(listed(name)) for name in lists},
    )


def _length(entry: tuple[tuple[str, ...], str]) -> int:
    return len(entry[0])


def find_numbers(analysis: Analysis, knowledge: Knowledge) -> tuple[NumberMention, ...]:
    """Every count that the report tells, in order.

    "At least 40" has no ``high``, "up to 40" no ``low``, "more than 40" the ``low`` 40 (the nearest bound
    that the text names). "About 40" is 40 both ways. "Dozens", "several" have no bounds: how many they
    are is a convention of the reader's, not a fact of the report. The qualifier keeps the words.
    """
    words, times = number_words(knowledge), time_words(knowledge)
    people = words.sets["people"]
    published = parse_prefix(analysis.document.published)
    year = published.year if published else None
    mentions: list[NumberMention] = []
    cardinals = find_cardinals(analysis.lowered, cardinal_words(knowledge))
    line: Line | None = None
    for cardinal in cardinals:
        if line is None or cardinal.start >= line.end:
            sentence = analysis.sentence(cardinal.start)
            line = Line(analysis.doc, analysis.lowered, sentence.start, sentence.end, times, {}, people, year)
        if cardinal.end <= line.end and _counts(line, cardinal, words, times):
            _add(mentions, _qualified(line, cardinal, words), line, words)
    taken = {index for mention in mentions for index in range(mention.start, mention.end)}
    mentions.extend(_vague(analysis, words, taken))
    mentions.extend(_single(analysis, words, taken))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _add(mentions: list[NumberMention], mention: NumberMention, line: Line, words: NumberWords) -> None:
    """Add a mention, or make one of two: "20 to 30", "between 20 and 30", "40 or 50"."""
    last = mentions[-1] if mentions else None
    if last is None or last.end + 1 != mention.start or last.end < line.start:
        mentions.append(mention)
        return
    join, lead = line.word(last.end), line.word(last.start - 1)
    is_between = lead in words.sets["between"] and join in words.sets["range_and"]
    is_range = join in words.sets["range"] and lead not in words.sets["range_from"]
    low, high = last.low or last.high, mention.high or mention.low
    if not (is_between or is_range) or low is None or high is None:
        mentions.append(mention)
        return
    # "2 or 3 million": the scale belongs to both.
    scale = 10 ** ((len(str(high)) - 1) // 3 * 3)
    if low < 100 <= scale and mention.end - mention.start > 1 and join != "and" and low * scale < high:
        low *= scale
    if low >= high:
        mentions.append(mention)
        return
    start = last.start - 1 if is_between else last.start
    mentions[-1] = NumberMention(start, mention.end, mention.head, low, high, last.qualifier)


def _qualified(line: Line, cardinal: Cardinal, words: NumberWords) -> NumberMention:
    """The number with the words around it that qualify it."""
    start, end = cardinal.start, cardinal.end
    keeps_low = keeps_high = True
    said: list[str] = []
    while found := _phrase_before(line, start, words):
        phrase, name = found
        start -= len(phrase)
        if name != "exactly":
            said.insert(0, " ".join(phrase))
            low, high = BOUNDS[name]
            keeps_low, keeps_high = keeps_low and low, keeps_high and high
    if found := _phrase_behind(line, end, words):
        phrase, name = found
        end += len(phrase)
        said.append(" ".join(phrase).lstrip("- "))
        low, high = BOUNDS[name]
        keeps_low, keeps_high = keeps_low and low, keeps_high and high
    if not (keeps_low or keeps_high):
        # "at least some … up to": the words contradict each other, and the number itself stands.
        keeps_low = keeps_high = True
    return NumberMention(
        start=start,
        end=end,
        head=cardinal.end - 1,
        low=cardinal.value if keeps_low else None,
        high=cardinal.value if keeps_high else None,
        qualifier=" ".join(said) or None,
    )


def _phrase_before(line: Line, start: int, words: NumberWords) -> tuple[tuple[str, ...], str] | None:
    for phrase, name in words.before.get(line.word(start - 1), ()):
        if all(line.word(start - len(phrase) + step) == word for step, word in enumerate(phrase)):
            return phrase, name
    for length in range(LONGEST, 1, -1):
        phrase = tuple(line.word(start - length + step) for step in range(length))
        if phrase in words.exactly:
            return phrase, "exactly"
    return None


def _phrase_behind(line: Line, end: int, words: NumberWords) -> tuple[tuple[str, ...], str] | None:
    for phrase, name in words.behind.get(line.word(end), ()):
        if all(line.word(end + step) == word for step, word in enumerate(phrase)):
            return phrase, name
    return None


def _counts(line: Line, cardinal: Cardinal, words: NumberWords, times: TimeWords) -> bool:
    """Whether the number counts something, as far as the words beside it tell."""
    if not cardinal.is_whole or cardinal.value >= 10**10:
        return False
    sets, start, end = words.sets, cardinal.start, cardinal.end
    before, behind = line.word(start - 1), line.word(end)
    is_single = end - start == 1
    if before in sets["currency_before"] or behind in sets["currency_after"] or behind in sets["percent"]:
        return False
    if behind in sets["measures"] or behind in sets["time_units"]:
        return False
    if behind == "-" and (line.word(end + 1) in sets["time_units"] or line.word(end + 1) in sets["measures"]):
        return False
    if before in times.months or before in times.months_short or behind in times.months:
        return line.word(start - 2) in ("in", "since") and behind in sets["people"]
    of = start - 1 - (before in ("the", "these", "those"))
    if line.word(of) == "of" and line.word(of - 1) in sets["fractions"]:
        return False
    if behind in sets["fraction_nouns"] or (behind == "-" and line.word(end + 1) in sets["fraction_nouns"]):
        return False
    if behind not in sets["people"] and (before.isdecimal() or behind.isdecimal()):
        # "+1 555 2368"
        return False
    if is_single and line.word(start)[0].isdigit():
        return (
            not _is_label(line, start, sets) and year_at(line, start) is None and not _is_joined(line, start)
        )
    if line.word(start) == "one" and is_single:
        return before not in sets["one_before"] and behind not in sets["one_after"]
    return True


def _is_label(line: Line, index: int, sets: dict[str, frozenset[str]]) -> bool:
    """Whether digits are a name's: behind a label word, or behind a capitalised word inside a sentence."""
    before = line.word(index - 1)
    if before in sets["labels"]:
        # "act" and "line" may stand before a count too ("in the camp 40 people died").
        behind = line.word(index + 1)
        return behind not in sets["people"] or line.starts_upper(index - 1)
    if index - 1 <= line.start or not line.starts_upper(index - 1):
        return False
    token = line.token(index - 1)
    if token.is_upper and line.word(index + 1) in sets["people"]:
        return False
    return token.pos_ == "PROPN" and line.word(index + 1) not in sets["people"]


def _is_joined(line: Line, index: int) -> bool:
    """Whether digits stand in a score, a date or a serial number: "3-1", "10/12", "2016-03-27", "7:30"."""
    token = line.token(index)
    joins = ("-", "–", "/", ":", "x", "×")
    neighbours = [step for step in (1, -1) if line.word(index + step) in joins]
    if not neighbours:
        return False
    step = neighbours[0]
    other = line.number(index + 2 * step, 0, 9999)
    if other is None or (step == 1 and token.whitespace_):
        return False
    first, last = (
        (int(token.text.replace(",", "")), other) if step == 1 else (other, int(token.text.replace(",", "")))
    )
    far = line.word(index + 3 * step)
    return first >= last or far in joins or line.word(index + step) not in ("-", "–")


def _single(analysis: Analysis, words: NumberWords, taken: set[int]) -> Iterator[NumberMention]:
    """One person, told with an article: "a soldier", "an aid worker"."""
    articles, people = words.sets["single"], words.sets["people"]
    for index, word in enumerate(analysis.lowered):
        if word not in articles or index in taken:
            continue
        noun = analysis.doc[index].head
        if 0 < noun.i - index <= 5 and noun.lower_ in people and noun.tag_ in ("NN", "NNP"):
            yield NumberMention(index, index + 1, index, 1, 1, word)


def _vague(analysis: Analysis, words: NumberWords, taken: set[int]) -> Iterator[NumberMention]:
    """Counts without a number: "dozens", "tens of thousands", "several", "a few"."""
    lowered, vague = analysis.lowered, words.sets["vague"]
    after_article = words.sets["vague_after_article"]
    index, size = 0, len(lowered)
    while index < size:
        word = lowered[index]
        if word not in vague or index in taken:
            index += 1
            continue
        start, end = index, index + 1
        # "tens of thousands", "hundreds of thousands"
        while end + 1 < size and lowered[end] == "of" and lowered[end + 1] in vague:
            end += 2
        # "several hundred", "a few dozen"
        while end < size and lowered[end] in words.sets["scales"] | words.sets["dozen"]:
            end += 1
        has_article = start > 0 and lowered[start - 1] in words.sets["article"]
        if word in after_article and not has_article and end == start + 1:
            index = end
            continue
        start -= has_article
        yield NumberMention(start, end, end - 1, None, None, " ".join(lowered[start:end]))
        index = end
