"""Names that may be places: every name of the gazetteer in a text, and the names that it lacks."""

from dataclasses import dataclass, field
from functools import cached_property

from dateline.knowledge.gazetteer import Candidate, Gazetteer, GazetteerPlace
from dateline.language.analysis import Sentence
from dateline.mentions.places.fame import known_alone
from dateline.mentions.places.text import HYPHENS, PlaceText
from dateline.model import PlaceRelation

DATELINE_MARKS = frozenset({",", "(", "-", "–", "—", ":"})


@dataclass
class PlaceName:
    """One name that may be a place.

    ``strength`` is how clearly its surroundings say so: 3 "in X", "the town of X"; 2 "from X",
    "bombed X"; 0 nothing. ``told`` is the country, and ``told_admin1`` the province, that the text
    gives with the name. ``group`` numbers the list that it stands in.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    is_whole_run: bool = True
    strength: int = 0
    relation: PlaceRelation = "at"
    told: str | None = None
    told_admin1: str | None = None
    is_province: bool = False
    has_noun: bool = False
    after_noun: bool = False
    group: int = -1
    is_apposed: bool = False
    kind: str | None = None
    mates: list["PlaceName"] = field(default_factory=list)

    @cached_property
    def known(self) -> GazetteerPlace | None:
        """The place that the name means to everyone, if it does."""
        return known_alone(self.candidates)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries in which there is a place of this name."""
        return frozenset(found.place.country for found in self.candidates if found.place.country)


class CandidateFinder:
    """Finds the names of one text. ``names`` are in the order of the text and never overlap."""

    def __init__(self, text: PlaceText, gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = text.words
        self.gazetteer = gazetteer
        self.demonyms: dict[int, str] = {}
        self.names: list[PlaceName] = []
        self.at: dict[int, PlaceName] = {}
        for sentence in text.analysis.sentences:
            self._scan(sentence)

    def _scan(self, sentence: Sentence) -> None:
        """Take the longest known name at each place, and the unknown runs between them."""
        text, i = self.text, sentence.start
        while i < sentence.end:
            if not text.opens_name(i) and not self._opens_region(i):
                i += 1
                continue
            end = self._take(i)
            i = end if end else i + 1

    def _opens_region(self, i: int) -> bool:
        """A region's name may start in lower case: "eastern Ghouta"."""
        behind = i + 1
        return (
            self.text.lowered[i] in self.words.directions
            and behind < len(self.text.tokens)
            and self.text.is_name[behind]
        )

    def _take(self, start: int) -> int | None:
        text = self.text
        in_lower = not text.opens_name(start)
        ends = text.name_ends(start)
        if ends and (end := self._take_facility(start, ends[0])):
            return end
        for end in ends:
            written = text.written(start, end)
            if written.lower() in self.words.phrases_not_places or self.gazetteer.abbreviation(written):
                return end
            country = self.gazetteer.demonym(written)
            if country is not None:
                self.demonyms |= dict.fromkeys(range(start, end), country)
                return self._take_border(end) or end
            if end == start + 1 and (in_lower or self._is_no_name(start)):
                continue
            candidates = self.gazetteer.find(written)
            is_short = end == start + 1 and self._is_acronym(start)
            if in_lower or is_short or text.lowered[start] == "the":
                candidates = tuple(found for found in candidates if found.place.is_curated)
            if candidates and not self._is_fragment(start, end, candidates):
                return self._add(start, end, written, candidates)
        is_unknown = ends and not in_lower and not self._is_common(start)
        return self._take_unknown(start) if is_unknown else None

    def _is_fragment(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether an obscure name only begins a longer one: "Khan" in "the town of Khan Touman"."""
        first, last = self.text.run(start, end)
        if first != start or last == end or known_alone(candidates):
            return False
        if self.text.shapes[self.text.analysis.sentence_of[start]] != "mixed":
            return False
        behind = self.text.lowered[end]
        return behind not in self.words.capital_suffixes and behind not in self.words.facilities

    def _take_facility(self, start: int, end: int) -> int | None:
        """A curated facility whose kind is written small: "Tabqa air base"."""
        stop = self.text.analysis.sentence(start).end
        for far in (end + 2, end + 1):
            if far <= stop and " ".join(self.text.lowered[end:far]) in self.words.facility_nouns:
                written = self.text.written(start, far)
                curated = tuple(found for found in self.gazetteer.find(written) if found.place.is_curated)
                if curated:
                    return self._add(start, far, written, curated)
        return None

    def _is_no_name(self, i: int) -> bool:
        """One word that never is a name by itself: "Northern", "Monday", "Congress"."""
        low = self.text.lowered[i]
        inner = (self.words.articles, self.words.connectors, self.words.place_nouns)
        return self._is_common(i) or any(low in words for words in inner)

    def _is_common(self, i: int) -> bool:
        low = self.text.lowered[i]
        return low in self.words.not_a_place or low in self.words.capital_prefixes

    def _take_border(self, end: int) -> int | None:
        """ "the Turkish border" and "the Syrian-Turkish frontier" are places without a point."""
        text = self.text
        if end >= len(text.tokens) or text.lowered[end] not in self.words.borders or end in text.taken:
            return None
        start = end
        while start - 1 in self.demonyms or (text.is_attached(start - 1) and start - 2 in self.demonyms):
            start -= 1
        countries = {self.demonyms[i] for i in range(start, end) if i in self.demonyms}
        name = PlaceName(start, end + 1, text.written(start, end + 1), (), kind="border")
        name.told = min(countries) if len(countries) == 1 else None
        self.names.append(name)
        return end + 1

    def _is_acronym(self, i: int) -> bool:
        """ "CIA" and "SDF" are no towns; "HOMS, Syria (AP)" at the head of a report is."""
        word = self.text.tokens[i]
        sentence = self.text.analysis.sentence(i)
        if not word.isupper() or len(word) > 5 or self.text.shapes[sentence.index] == "upper":
            return False
        heads_report = (
            i == sentence.start and i + 1 < sentence.end and self.text.tokens[i + 1] in DATELINE_MARKS
        )
        return not heads_report

    def _take_unknown(self, start: int) -> int:
        """Keep a run that the gazetteer does not know, up to the next name in it that it does."""
        text = self.text
        _, end = text.run(start, start + 1)
        written = text.written(start, end)
        tokens = range(start, end)
        is_usable = (
            end - start <= 5
            and all(
                text.tags[i].startswith("NN") or text.tokens[i] in HYPHENS or text.is_attached(i)
                for i in tokens
            )
            and not any(text.lowered[i] in self.words.not_a_place for i in tokens)
            and not written.isupper()
        )
        if is_usable and not any(self.gazetteer.demonym(text.tokens[i]) is not None for i in tokens):
            return self._add(start, end, written, ())
        return start + 1

    def _add(self, start: int, end: int, written: str, candidates: tuple[Candidate, ...]) -> int:
        whole = self.text.run(start, end) == (start, end)
        name = PlaceName(start, end, written, candidates, is_whole_run=whole)
        self.names.append(name)
        self.at[start] = name
        return end
