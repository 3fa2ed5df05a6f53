"""The words of figures, compiled for look-up: which verb, state or noun tells which measure."""

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.load import Knowledge
from dateline.model import Measure
from dateline.statements.lexicon import Lexicon

MEASURES: tuple[Measure, ...] = (
    "killed", "wounded", "missing", "captured", "displaced", "arrested", "destroyed"
)  # fmt: skip
Phrases = dict[str, tuple[tuple[tuple[str, ...], Measure], ...]]


@dataclass(frozen=True)
class FigureWords:
    """Look-ups over ``words/figures.yaml``.

    ``objects`` and ``subjects`` map a verb's lemma to the words that must follow it (none, or "dead") and
    the measure; ``passives`` map the last word of "taken prisoner" to the whole.
    """

    objects: Phrases
    subjects: Phrases
    states: dict[str, Measure]
    nouns: dict[str, Measure]
    passives: Phrases
    sets: dict[str, frozenset[str]]
    people: frozenset[str]
    lexicon: Lexicon


@lru_cache(maxsize=4)
def figure_words(knowledge: Knowledge) -> FigureWords:
    """The words of figures of ``knowledge``, made once."""
    lists = {
        name.partition(".")[2]: words
        for name, words in knowledge.bundle.lists.items()
        if name.startswith("figures.")
    }
    return FigureWords(
        objects=_phrases(lists, "_object", 0),
        subjects=_phrases(lists, "_subject", 0),
        states={word: measure for measure in MEASURES for word in lists.get(f"{measure}_states", ())},
        nouns={word: measure for measure in MEASURES for word in lists.get(f"{measure}_nouns", ())},
        passives=_phrases(lists, "_passives", -1),
        sets={name: frozenset(words) for name, words in lists.items()},
        people=knowledge.word_set("numbers.people"),
        lexicon=Lexicon(knowledge),
    )


def _phrases(lists: dict[str, tuple[str, ...]], suffix: str, key: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for measure in MEASURES:
        for phrase in lists.get(f"{measure}{suffix}", ()):
            words = tuple(phrase.split())
            found.setdefault(words[key], []).append((words, measure))
    return {word: tuple(sorted(entries, key=_demand)) for word, entries in found.items()}


def _demand(entry: tuple[tuple[str, ...], Measure]) -> int:
    return -len(entry[0])
