"""Names of places that may be something else: parts of longer names, people, common words.

"Jordan Smith" is no country, after "John Lincoln" a bare "Lincoln" is he, and "Hit" or "Reading" is
a place only where the text leaves no doubt.
"""

from dateline.knowledge.place_names import fold_name
from dateline.mentions.places.candidates import CandidateFinder, PlaceName
from dateline.mentions.places.text import NAME_TAGS, PlaceText

SAINT = "saint "
SETTLEMENTS = frozenset({"town", "village", "district", "camp"})
NAMED_AFTER_PEOPLE = SETTLEMENTS | {"province"}
MODIFIERS = frozenset({"compound", "amod", "nmod"})


class Suspects:
    """Says of the names of one text what speaks against their being places."""

    def __init__(self, text: PlaceText, finder: CandidateFinder) -> None:
        self.text = text
        self.words = text.words
        self.doubtful = self.words.doubtful | self.words.person_names | self.words.organisation_words
        self.in_lower = frozenset(word for word in text.tokens if word.islower())
        self.people = frozenset(low for name in finder.names for low in self._person_parts(name))

    def _person_parts(self, name: PlaceName) -> tuple[str, ...]:
        """The words of a name that is a person's, as far as can be told; none for a place's."""
        start, end = self.text.run(name.start, name.end)
        tokens = self.text.lowered[start:end]
        if end - start == 1:
            return tokens if self._speaks(name) and name.known is None else ()
        is_full_name = (
            end - start <= 4 and name.kind is None and (not name.candidates or not self.is_free(name))
        )
        is_organisation = any(low in self.words.organisation_words for low in tokens)
        if not is_full_name or is_organisation or not self.is_mixed(name):
            return ()
        return tuple(low for low in tokens if low.isalpha() and low not in self.words.adjectival)

    def is_mixed(self, name: PlaceName) -> bool:
        """Whether capitals mean names in the sentence: it is no headline and not all in capitals."""
        return self.text.shapes[self.text.analysis.sentence_of[name.start]] == "mixed"

    def is_free(self, name: PlaceName) -> bool:
        """Whether a name is not a part of a longer one: "Northern Aleppo" is free, "Aleppo Post" is not."""
        start, end = self.text.run(name.start, name.end)
        if not self.is_mixed(name):
            start = name.start - 1 if start < name.start and self._is_own_name(name.start - 1) else name.start
            end = name.end + 1 if end > name.end and self._is_own_name(name.end) else name.end
        before, behind = self.text.lowered[start : name.start], self.text.lowered[name.end : end]
        if behind and behind[0] in self.words.capital_suffixes | self.words.facilities:
            name.has_noun, name.strength = True, max(name.strength, 2)
            name.is_province = behind[0] in self.words.province_nouns
            behind = ()
        if behind or (fold_name(name.text).startswith(SAINT) and self._owns(name)):
            return False
        return all(low in self.words.capital_prefixes or low == "-" for low in before)

    def _owns(self, name: PlaceName) -> bool:
        """ "St. Peter's" is a church or a day."""
        return self.text.lowered[name.end : name.end + 1] in (("'s",), ("’s",))

    def _is_own_name(self, i: int) -> bool:
        """In a Title Where All Is Capital, a word that the text elsewhere writes small is no name."""
        return self.text.tags[i] in NAME_TAGS and self.text.lowered[i] not in self.in_lower

    def is_titled(self, name: PlaceName) -> bool:
        """Whether a title or an age makes a name a person's: "Gen. Lebanon", "Jordan, 27, a soldier"."""
        if name.start > 0 and self.text.lowered[name.start - 1] in self.words.person_nouns:
            return True
        behind = self.text.tokens[name.end : name.end + 3]
        return (
            len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit() and len(behind[1]) < 4
        )

    def is_doubtful(self, name: PlaceName) -> bool:
        """Whether a name is more often something else than a place."""
        tokens = self.text.lowered[name.start : name.end]
        if len(tokens) == 1 and tokens[0] in self.people:
            return True
        known = name.known
        if known is not None and (known.kind not in NAMED_AFTER_PEOPLE or known.is_capital):
            return False
        if known is not None and len(tokens) > 1 and known.population:
            return False  # "Khan Younis" is a city, "Sultan Abdullah" oftener a king
        return all(low in self.doubtful or low == "-" for low in tokens) or (
            known is None and self._speaks(name)
        )

    def _speaks(self, name: PlaceName) -> bool:
        """A name that speaks is a person's until shown otherwise: "Lincoln said"."""
        doc = self.text.analysis.doc
        token = doc[name.end - 1]
        if token.dep_ == "nsubj" and token.head.lemma_.lower() in self.words.saying_verbs:
            return True
        beside = [i for i in (name.start - 1, name.end) if 0 <= i < len(doc)]
        return any(doc[i].lemma_.lower() in self.words.saying_verbs for i in beside)

    def is_modifier(self, name: PlaceName) -> bool:
        """ "the US" is a place, "US troops" and "US-backed" are not."""
        if name.text.lower() not in self.words.adjectival:
            return False
        token = self.text.analysis.doc[name.end - 1]
        return token.dep_ in MODIFIERS or self.text.is_attached(name.end) or self.text.is_attached(name.start)

    def is_determined(self, name: PlaceName) -> bool:
        """Whether an article makes a town's name something else.

        "the Centre", "the Norbury is for sale", but not "the Raqqa offensive".
        """
        return self.follows_article(name) and self.text.analysis.doc[name.end - 1].dep_ != "compound"

    def follows_article(self, name: PlaceName) -> bool:
        """Whether an article stands right before a name that is at best a town's."""
        if name.has_noun or name.start == 0 or self.text.tags[name.start - 1] != "DT":
            return False
        return all(found.place.kind in SETTLEMENTS for found in name.candidates)

    def is_clear(self, name: PlaceName) -> bool:
        """Whether nothing speaks against a name's being a place."""
        return self.is_named(name) and not self.is_doubtful(name)

    def is_named(self, name: PlaceName) -> bool:
        """Whether a name is no part of a longer one and no titled person's."""
        return self.is_free(name) and not self.is_titled(name)
