"""A document's tokens as the finder of places sees them: which are names, and where runs of names end.

A run is an unbroken row of capitalised words ("Gen. John Smith", "Deir al-Zor"); what a name is part
of decides what it is, so "Jordan" in the run "Jordan Smith" is no country.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from functools import cached_property

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis, Sentence

HYPHENS = frozenset({"-", "–", "‑", "‐"})
LONGEST = 8  # tokens in a name: "Democratic Republic of the Congo" and hyphens of their own
LONGEST_RUN = 16  # tokens that a run is followed over to either side, so that odd text costs no more
NAME_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class PlaceWords:
    """The lists of ``words/places.yaml`` that are looked up word by word."""

    locative: frozenset[str]
    weak_prepositions: frozenset[str]
    taking_verbs: frozenset[str]
    falling_verbs: frozenset[str]
    place_verbs: frozenset[str]
    fighters_verbs: frozenset[str]
    scene_verbs: frozenset[str]
    driving_verbs: frozenset[str]
    fighters: frozenset[str]
    seated: frozenset[str]
    place_nouns: frozenset[str]
    province_nouns: frozenset[str]
    capital_suffixes: frozenset[str]
    capital_prefixes: frozenset[str]
    facilities: frozenset[str]
    facility_nouns: frozenset[str]
    directions: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    list_joints: frozenset[str]
    lead_words: frozenset[str]
    tail_words: frozenset[str]
    calendar: frozenset[str]
    adjectival: frozenset[str]
    person_nouns: frozenset[str]
    saying_verbs: frozenset[str]
    organisation_words: frozenset[str]
    not_a_place: frozenset[str]
    doubtful: frozenset[str]
    person_names: frozenset[str]
    phrases_not_places: frozenset[str]
    borders: frozenset[str]
    near: frozenset[str]
    toward: frozenset[str]
    between: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "PlaceWords":
        """The lists, out of the knowledge."""
        return cls(**{field.name: knowledge.word_set(f"places.{field.name}") for field in fields(cls)})


class PlaceText:
    """Flat views of an analysis; ``i`` is always a token's index in ``Analysis.doc``."""

    def __init__(self, analysis: Analysis, words: PlaceWords, taken: AbstractSet[int]) -> None:
        self.analysis = analysis
        self.words = words
        self.taken = taken
        self.tokens = [token.text for token in analysis.doc]
        self.pieces = [token.text_with_ws for token in analysis.doc]
        self.lowered = analysis.lowered
        self.tags = [token.tag_ for token in analysis.doc]
        self.is_name = self._mark_names()

    @cached_property
    def shapes(self) -> tuple[str, ...]:
        """How each sentence uses capitals: ``mixed``, ``title`` (Every Word) or ``upper`` (ALL)."""
        return tuple(self._shape(sentence) for sentence in self.analysis.sentences)

    def _shape(self, sentence: Sentence) -> str:
        tokens = range(sentence.start, sentence.end)
        words = [self.tokens[i] for i in tokens if len(self.tokens[i]) > 3 and self.tokens[i].isalpha()]
        if len(words) > 2 and sum(word.isupper() for word in words) >= 0.6 * len(words):
            return "upper"
        has_small_verb = any(self.tags[i].startswith("VB") and self.tokens[i].islower() for i in tokens)
        if (
            len(words) > 3
            and not has_small_verb
            and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
        ):
            return "title"
        return "mixed"

    def _mark_names(self) -> list[bool]:
        marks = [
            word[0].isupper() and low not in self.words.calendar and i not in self.taken
            for i, (word, low) in enumerate(zip(self.tokens, self.lowered, strict=True))
        ]
        for sentence in self.analysis.sentences:
            first = self._first_word(sentence)
            if (
                marks[first]
                and self.tags[first] not in NAME_TAGS
                and not self._continues(first + 1, sentence)
            ):
                marks[first] = (
                    self.tags[first].startswith("NN") and self.lowered[first] not in self.words.not_a_place
                )
        return marks

    def _first_word(self, sentence: Sentence) -> int:
        i = sentence.start
        while i + 1 < sentence.end and not self.tokens[i][0].isalnum():
            i += 1
        return i

    def _continues(self, i: int, sentence: Sentence) -> bool:
        """Whether a name that is begun before ``i`` goes on there with an article: "Al-Bab"."""
        return self.lowered[i - 1] in self.words.articles and i < sentence.end and self.is_attached(i)

    def is_attached(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen within a word, or stands right behind one."""
        if not 0 < i < len(self.tokens):
            return False
        if self.tokens[i] in HYPHENS:
            return not self.pieces[i - 1][-1].isspace() and not self.pieces[i][-1].isspace()
        return self.tokens[i - 1] in HYPHENS and self.is_attached(i - 1)

    def opens_name(self, i: int) -> bool:
        """Whether a name may start at ``i``: a capital, or an article before one ("al-Bab")."""
        if self.is_name[i]:
            return True
        if self.lowered[i] not in self.words.articles or i in self.taken or i + 1 >= len(self.tokens):
            return False
        behind = i + 2 if self.tokens[i + 1] in HYPHENS and self.is_attached(i + 1) else i + 1
        return (
            behind < len(self.tokens)
            and self.is_name[behind]
            and (behind == i + 2 or self.tags[i] in NAME_TAGS)
        )

    def name_ends(self, start: int) -> list[int]:
        """Where a name that starts at ``start`` may end, longest first, never beyond its sentence."""
        stop = min(self.analysis.sentence(start).end, start + LONGEST)
        ends: list[int] = [start + 1] if self.is_name[start] else []
        i = start + 1
        while i < stop and i not in self.taken:
            if self.is_name[i] or (self.is_attached(i) and self.tokens[i] not in HYPHENS):
                ends.append(i + 1)
            elif not self.is_attached(i) and not self._is_connector(i, stop):
                break
            i += 1
        return ends[::-1]

    def _is_connector(self, i: int, stop: int) -> bool:
        low = self.lowered[i]
        is_inner = low in self.words.connectors or low in self.words.articles or low in ("'s", "’s", "'", "’")
        return (
            is_inner
            and i + 1 < stop
            and (self.is_name[i + 1] or self._is_connector(i + 1, stop) or self.is_attached(i + 1))
        )

    def written(self, start: int, end: int) -> str:
        """The tokens ``[start:end)`` as they are written."""
        return "".join(self.pieces[start:end]).rstrip()

    def run(self, start: int, end: int) -> tuple[int, int]:
        """The row of capitalised words that the tokens ``[start:end)`` are part of."""
        sentence = self.analysis.sentence(start)
        first, last = max(sentence.start, start - LONGEST_RUN), min(sentence.end, end + LONGEST_RUN)
        while start > first and self._is_in_run(start - 1):
            start -= 1
        while end < last and self._is_in_run(end):
            end += 1
        return start, end

    def _is_in_run(self, i: int) -> bool:
        if self.is_name[i] or i in self.taken:
            return self.is_name[i]
        if self.tokens[i] in HYPHENS and self.is_attached(i):
            return self._touches_name(i)
        return self.lowered[i] in self.words.articles and self.is_attached(i + 1)

    def _touches_name(self, hyphen: int) -> bool:
        """A hyphen goes on with a name only before a capital: "Bosnia-Herzegovina", not "Iran-backed"."""
        behind = hyphen + 1
        return behind < len(self.tokens) and self.is_name[behind]
