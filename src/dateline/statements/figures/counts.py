"""What a number counts: the noun behind it, and where their phrase ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.language.analysis import Analysis, Sentence
from dateline.mentions.found import NumberMention
from dateline.statements.figures.words import FigureWords

MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "AFX", "CD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
LONGEST = 8


@dataclass(frozen=True)
class Count:
    """A number with what it counts. ``noun`` is absent for a bare number; ``end`` is behind the phrase.

    ``anchor`` is the token that the rest of the sentence attaches to: the noun, or the number ("two of
    their children").
    """

    start: int
    end: int
    number: int
    noun: int | None
    anchor: int
    low: int | None
    high: int | None
    qualifier: str | None


def count_of(
    number: NumberMention, analysis: Analysis, sentence: Sentence, timed: frozenset[int], words: FigureWords
) -> Count:
    """The count that a number mention makes; tokens of times (``timed``) never belong to it."""
    noun, end = _noun_behind(analysis, number.end, sentence.end, timed, words)
    return Count(
        start=number.start,
        end=end,
        number=number.head,
        noun=noun,
        anchor=number.head if noun is None or analysis.lowered[number.end] == "of" else noun,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
    )


def zero_counts(analysis: Analysis, sentence: Sentence, words: FigureWords) -> Iterator[Count]:
    """ "no soldiers", "no one", "nobody", "none": counts of none, where a verb then tells of what."""
    for index in range(sentence.start, sentence.end):
        word = analysis.lowered[index]
        if word not in words.sets["none"]:
            continue
        noun, end = None, index + 1
        if word == "no":
            behind = analysis.lowered[end] if end < sentence.end else ""
            if behind in words.sets["none_one"]:
                end += 1
            else:
                noun, end = _noun_behind(analysis, end, sentence.end, frozenset(), words)
                if noun is None or analysis.lowered[noun] not in words.people:
                    continue
        number = end - 1 if noun is None else index
        yield Count(index, end, number, noun, number if noun is None else noun, 0, 0, None)


def _noun_behind(
    analysis: Analysis, start: int, limit: int, timed: frozenset[int], words: FigureWords
) -> tuple[int | None, int]:
    """The last noun of the run of adjectives and nouns behind a number, and the run's end.

    "12 Syrian army soldiers", "hundreds of people", "12 of its men", "seven more civilians".
    """
    lowered, doc = analysis.lowered, analysis.doc
    index = start
    if index + 1 < limit and lowered[index] == "of":
        index += 1
        while index < limit and doc[index].tag_ in ("DT", "PRP$", "PRP", "POS"):
            index += 1
    noun: int | None = None
    for at in range(index, min(index + LONGEST, limit)):
        token = doc[at]
        if lowered[at] == "more" and at == index:
            continue
        if noun is None and lowered[at] in words.sets["captive_states"] and token.tag_ == "NN":
            # "took 12 prisoner"
            break
        if at in timed or token.tag_ not in MODIFIERS or (token.tag_ == "CD" and at > index):
            break
        # "ISIL-held buildings": what is joined by a hyphen modifies.
        is_joined = token.tag_ in ("HYPH", "AFX") or (at > index and doc[at - 1].tag_ == "HYPH")
        if _opens_state(analysis, at, limit, words):
            break
        is_verbal = token.lower_ in words.states or token.tag_ in ("VBN", "VBG")
        if is_verbal and not is_joined and not _leads_to_noun(analysis, at + 1, limit, words):
            break
        if token.tag_ in NOUNS:
            noun = at
            if lowered[at] in words.people and not _continues(analysis, at, limit, words):
                break
    if noun is None:
        return None, start
    return noun, noun + 1


def _opens_state(analysis: Analysis, index: int, limit: int, words: FigureWords) -> bool:
    """Whether a state of two words begins: in "TWO SHOT DEAD IN RAID" taggers take SHOT for a name."""
    behind = tuple(analysis.lowered[index : min(index + 2, limit)])
    return any(phrase == behind for phrase, _ in words.passives.get(behind[-1], ()))


def _leads_to_noun(analysis: Analysis, index: int, limit: int, words: FigureWords) -> bool:
    """Whether a noun of people stands right behind ("wounded soldiers"), so that the word modifies it."""
    for at in range(index, min(index + 2, limit)):
        if analysis.lowered[at] in words.people and analysis.doc[at].tag_ in NOUNS:
            return True
        if analysis.doc[at].tag_ not in MODIFIERS:
            return False
    return False


def _continues(analysis: Analysis, index: int, limit: int, words: FigureWords) -> bool:
    """Whether a noun of people only modifies the next: "women soldiers", "student leaders"."""
    if index + 2 < limit and analysis.doc[index + 1].tag_ == "HYPH":
        return True
    if index + 1 >= limit or analysis.doc[index + 1].tag_ not in NOUNS:
        return False
    behind = analysis.lowered[index + 1]
    if behind in words.states:
        return False
    return behind in words.people or (
        analysis.doc[index].tag_ == "NN" and analysis.doc[index + 1].tag_ in ("NN", "NNS")
    )
