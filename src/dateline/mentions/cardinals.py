"""Numbers as the text writes them: "90,000", "twenty-five", "1.2 million", "two dozen", "half a million".

Only the plain value is read here. What qualifies it ("at least", "20 to 30") and whether it counts
anything at all is settled in ``numbers``; ``times`` reads "two days ago" with the same values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.load import Knowledge

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.000)+|\d+")
DECIMAL = re.compile(r"\d+[.,]\d+")
# Beyond this nothing is counted by people; longer digit strings are telephone or serial numbers.
LARGEST = 10**12


@dataclass(frozen=True)
class Cardinal:
    """Tokens ``[start:end)`` that write one number. ``is_whole`` is false for "7.62"."""

    start: int
    end: int
    value: int
    is_whole: bool = True


@dataclass(frozen=True)
class CardinalWords:
    """The number words of the knowledge, by what they do."""

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    dozens: dict[str, int]
    articles: frozenset[str]
    half: frozenset[str]
    joins: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether a number may start with this word."""
        return word in self.ones or word in self.tens or word in self.half or word in self.articles


@lru_cache(maxsize=4)
def cardinal_words(knowledge: Knowledge) -> CardinalWords:
    """The number words of ``knowledge``, made once."""
    listed = knowledge.words
    dozens = dict.fromkeys(listed("numbers.dozen"), 12) | dict.fromkeys(listed("numbers.score"), 20)
    return CardinalWords(
        ones={word: value for value, word in enumerate(listed("numbers.ones"))},
        tens={word: 10 * value for value, word in enumerate(listed("numbers.tens"), 2)},
        scales={word: _scale(place) for place, word in enumerate(listed("numbers.scales"))},
        short_scales={
            form: _scale(place)
            for place, forms in enumerate(listed("numbers.scales_short"))
            for form in forms.split()
        },
        dozens=dozens | dict.fromkeys(listed("numbers.couple"), 2),
        articles=knowledge.word_set("numbers.article"),
        half=knowledge.word_set("numbers.half"),
        joins=knowledge.word_set("numbers.and"),
    )


def find_cardinals(lowered: Sequence[str], words: CardinalWords) -> Iterator[Cardinal]:
    """Every number of a sequence of lower-case tokens, in order, none overlapping another."""
    ones, tens, half, articles = words.ones, words.tens, words.half, words.articles
    free = 0
    for index, word in enumerate(lowered):
        if index < free:
            continue
        if "0" <= word[0] <= "9":
            found = _read_digits(lowered, index, words)
        elif word in ones or word in tens:
            found = _read_words(lowered, index, words)
        elif word in articles or word in half:
            found = _read_article(lowered, index, words)
        else:
            continue
        if found is not None:
            free = found.end
            yield found


def _read_digits(lowered: Sequence[str], index: int, words: CardinalWords) -> Cardinal | None:
    word = lowered[index]
    if DIGITS.fullmatch(word):
        value = float(int(re.sub(r"[.,]", "", word))) if len(word) <= 15 else float(LARGEST)
        is_whole = True
    elif DECIMAL.fullmatch(word):
        value, is_whole = float(word.replace(",", ".")), False
    else:
        return None
    end = index + 1
    if _word(lowered, end) == "000" and len(word) <= 3:
        value, end = value * 1000, end + 1
    elif _word(lowered, end) == "1/2":
        value, is_whole, end = value + 0.5, False, end + 1
    return _scaled(lowered, index, end, value, is_whole, words)


def _read_words(lowered: Sequence[str], index: int, words: CardinalWords) -> Cardinal | None:
    total, current, end = 0, 0, index
    while (word := _word(lowered, end)) in words.ones or word in words.tens or word in words.scales:
        if word in words.scales:
            scale = words.scales[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0
            end += 1
            # "one hundred and twenty"
            if _word(lowered, end) in words.joins and _is_small(_word(lowered, end + 1), words):
                end += 1
            continue
        value = words.tens.get(word, words.ones.get(word, 0))
        if end > index and not _continues(current, value):
            return _spoken_year(lowered, index, end, current, words) or Cardinal(index, end, total + current)
        current += value
        end += 1
        # "twenty-five"
        if _word(lowered, end) == "-" and value >= 20 and _word(lowered, end + 1) in words.ones:
            end += 1
    return _scaled(lowered, index, end, float(total + current), True, words)


def _continues(current: int, value: int) -> bool:
    """Whether a value may stand behind what was read: "twenty five", "hundred twenty", not "ten five"."""
    if value >= 20:
        return current % 100 == 0
    if value >= 10:
        return current % 100 == 0 and current > 0
    return current % 10 == 0 and (current >= 20 or current == 0) and value > 0


def _spoken_year(
    lowered: Sequence[str], index: int, end: int, current: int, words: CardinalWords
) -> Cardinal | None:
    """ "nineteen ninety-six", as broadcasts are transcribed."""
    if not 16 <= current <= 20:
        return None
    rest = _read_words(lowered, end, words)
    if rest is None or not 10 <= rest.value <= 99:
        return None
    return Cardinal(index, rest.end, current * 100 + rest.value)


def _read_article(lowered: Sequence[str], index: int, words: CardinalWords) -> Cardinal | None:
    """ "a dozen", "a hundred", "half a million", "a half dozen", "a million and a half"."""
    end, value = index, 1.0
    for _ in range(2):
        word = _word(lowered, end)
        if word in words.half:
            value, end = 0.5, end + 1
        elif word in words.articles:
            end += 1
        if _word(lowered, end) == "-":
            end += 1
    word = _word(lowered, end)
    scale = words.scales.get(word) or words.dozens.get(word)
    if scale is None or (value < 1 and scale == 2):
        return None
    found = _scaled(lowered, index, end, value, False, words)
    if found is None or value < 1 or _word(lowered, found.end) not in words.joins:
        return found
    if _word(lowered, found.end + 1) in words.articles and _word(lowered, found.end + 2) in words.half:
        return Cardinal(index, found.end + 3, found.value * 3 // 2)
    return found


def _scaled(
    lowered: Sequence[str], start: int, end: int, value: float, is_whole: bool, words: CardinalWords
) -> Cardinal | None:
    """The number with the scale words behind it: "million", "dozen", "and a half million"."""
    if _word(lowered, end) in words.joins and _word(lowered, end + 1) in words.articles:
        is_half = _word(lowered, end + 2) in words.half
        if is_half and (_word(lowered, end + 3) in words.scales):
            value, end = value + 0.5, end + 3
    word = _word(lowered, end)
    while word in words.scales or word in words.dozens:
        value *= words.scales.get(word) or words.dozens[word]
        is_whole, end = True, end + 1
        word = _word(lowered, end)
    # "1.2m people", "2m people", but never "300 m north" or "5m.".
    if word in words.short_scales and value < 1000 and _word(lowered, end + 1)[:1].isalpha():
        value, is_whole, end = value * words.short_scales[word], True, end + 1
    if end == start or value > LARGEST:
        return None
    return Cardinal(start, end, round(value), is_whole or (value == int(value) and end > start + 1))


def _is_small(word: str, words: CardinalWords) -> bool:
    return word in words.ones or word in words.tens


def _word(lowered: Sequence[str], index: int) -> str:
    return lowered[index] if index < len(lowered) else ""


def _scale(place: int) -> int:
    """hundred, thousand, million, billion, …: by place in the list."""
    return 100 if place == 0 else int(10 ** (3 * place))
