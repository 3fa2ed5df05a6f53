"""The time words of the knowledge, compiled for look-up by token, and the line of text they are read in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from dateline.knowledge.load import Knowledge
from dateline.mentions.cardinals import Cardinal
from dateline.mentions.times.moments import Unit
from dateline.mentions.times.relations import Part
from dateline.mentions.times.terms import DayWord, Term, Which

FIRST_DECADE = 1910
UNITS: tuple[Unit, ...] = (
    "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century"
)  # fmt: skip
WHICH: tuple[Which, ...] = ("last", "this", "next", "following", "previous", "that")
PARTS: tuple[Part, ...] = ("early", "mid", "late", "start", "end", "earlier", "later")


@dataclass(frozen=True)
class TimeWords:
    """Look-ups over ``words/times.yaml``. ``nuclei`` names what sort of phrase a word may be the core of."""

    weekdays: dict[str, int]
    weekdays_short: dict[str, int]
    months: dict[str, int]
    months_short: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, Unit]
    plural_units: frozenset[str]
    day_words: dict[str, DayWord]
    ordinals: dict[str, int]
    decades: dict[str, int]
    which: dict[str, Which]
    parts: dict[str, Part]
    sets: dict[str, frozenset[str]]
    names: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    nuclei: dict[str, str]


@dataclass(frozen=True)
class Phrase:
    """Tokens ``[start:end)`` that tell a time, and what they say.

    ``role`` is set where the phrase itself says it. ``is_explicit`` is true of a date that names its year.
    """

    start: int
    end: int
    term: Term
    role: str | None = None
    is_explicit: bool = False


@dataclass(frozen=True)
class Line:
    """One sentence as the readers of time phrases see it; what lies outside it reads as an empty word."""

    doc: Doc
    lowered: tuple[str, ...]
    start: int
    end: int
    words: TimeWords
    cardinals: dict[int, Cardinal]
    people: frozenset[str]
    published_year: int | None

    def word(self, index: int) -> str:
        """The lower-case token at ``index``."""
        return self.lowered[index] if self.start <= index < self.end else ""

    def token(self, index: int) -> Token:
        """The token at ``index``."""
        return self.doc[index]

    def has(self, index: int, name: str) -> bool:
        """Whether the token at ``index`` is in a list of ``words/times.yaml``."""
        return self.word(index) in self.words.sets[name]

    def starts_upper(self, index: int) -> bool:
        """Whether the token at ``index`` starts with a capital."""
        return self.start <= index < self.end and self.doc[index].text[0].isupper()

    def cardinal_before(self, end: int) -> Cardinal | None:
        """The number whose last token stands right before ``end``."""
        found = self.cardinals.get(end)
        return found if found is not None and found.start >= self.start else None

    def number(self, index: int, low: int, high: int) -> int | None:
        """The digits at ``index`` as a number from ``low`` to ``high``, else ``None``."""
        word = self.word(index)
        if not word.isdecimal() or len(word) > 4 or not word.isascii():
            return None
        return int(word) if low <= int(word) <= high else None

    def day(self, index: int) -> int | None:
        """A day of the month: "12", "12th", "twelfth"."""
        return self.number(index, 1, 31) or self.words.ordinals.get(self.word(index))


@lru_cache(maxsize=4)
def time_words(knowledge: Knowledge) -> TimeWords:
    """The time words of ``knowledge``, made once."""
    listed = knowledge.words
    lists = [name for name in knowledge.bundle.lists if name.startswith("times.")]
    weekdays = _numbered(listed("times.weekdays"))
    months = _numbered(listed("times.months"), 1)
    months_short = _dotted(_numbered(listed("times.months_short"), 1))
    units = _units(listed("times.units"))
    decades = {word: FIRST_DECADE + 10 * place for place, word in enumerate(listed("times.decades"))}
    sets = {name.partition(".")[2]: frozenset(listed(name)) for name in lists}
    sets["units_all"] = frozenset(units) | frozenset(_numbered(listed("times.units_counted")))
    sets["which_all"] = frozenset(word for which in WHICH for word in listed(f"times.{which}"))
    words = TimeWords(
        weekdays=weekdays,
        weekdays_short=_dotted(_numbered(listed("times.weekdays_short"))),
        months=months,
        months_short=months_short,
        seasons=_numbered(listed("times.seasons")),
        units=units,
        plural_units=frozenset(word for word in units if word.endswith("s")),
        day_words=_day_words(knowledge),
        ordinals=_numbered(listed("times.ordinals"), 1),
        decades=decades,
        which={word: which for which in WHICH for word in listed(f"times.{which}")},
        parts={word: part for part in PARTS for word in listed(f"times.{part}")},
        sets=sets,
        names=_names(listed("times.names")),
        nuclei={},
    )
    words.nuclei.update(_nuclei(words))
    return words


def _numbered(entries: Iterable[str], first: int = 0) -> dict[str, int]:
    """Each form of each entry, with the entry's place in the list."""
    return {form: place for place, forms in enumerate(entries, first) for form in forms.split()}


def _dotted(numbered: dict[str, int]) -> dict[str, int]:
    return numbered | {f"{word}.": place for word, place in numbered.items()}


def _units(entries: tuple[str, ...]) -> dict[str, Unit]:
    return {form: unit for unit, forms in zip(UNITS, entries, strict=True) for form in forms.split()}


def _day_words(knowledge: Knowledge) -> dict[str, DayWord]:
    terms = {
        "today": DayWord(0),
        "yesterday": DayWord(-1),
        "tomorrow": DayWord(1),
        "overnight": DayWord(-1, 1),
    }
    return {word: term for name, term in terms.items() for word in knowledge.words(f"times.{name}")}


def _names(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Phrases that hold a time word but tell no time, by each of their words, with its place in them."""
    by_word: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for phrase in phrases:
        split = tuple(phrase.split())
        for place, word in enumerate(split):
            by_word[word] = (*by_word.get(word, ()), (split, place))
    return by_word


def _nuclei(words: TimeWords) -> dict[str, str]:
    nuclei = dict.fromkeys(words.sets["feasts"], "feast")
    nuclei |= dict.fromkeys(words.sets["vague"], "vague")
    nuclei |= dict.fromkeys(words.seasons, "season")
    nuclei |= dict.fromkeys(words.sets["halves"], "half")
    nuclei |= dict.fromkeys(words.decades, "decade")
    nuclei |= dict.fromkeys(words.sets["parts_of_day"], "part_of_day")
    nuclei |= dict.fromkeys(words.units, "unit")
    nuclei |= dict.fromkeys(words.day_words, "day_word")
    nuclei |= dict.fromkeys(words.weekdays_short, "weekday_short")
    nuclei |= dict.fromkeys(words.months_short, "month_short")
    nuclei |= dict.fromkeys(words.months, "month")
    nuclei |= dict.fromkeys(words.weekdays, "weekday")
    return nuclei
