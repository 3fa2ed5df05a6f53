"""What stands around a name: whether it makes it a place, in which country, and how near.

Before it stands its lead ("near the besieged town of X"), behind it its tail ("X in northern Iraq"),
and beside it the other members of a list, which share what is told of one of them.
"""

from collections.abc import Iterator

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.mentions.places.candidates import CandidateFinder, PlaceName
from dateline.mentions.places.fame import only_country
from dateline.mentions.places.text import HYPHENS, PlaceText
from dateline.model import PlaceRelation

LONGEST_LIST = 40  # members; a longer row is a table, and is read in parts
FARTHEST = 10  # tokens that a lead or a tail is followed over
MODIFIER_TAGS = frozenset({"DT", "PRP$", "JJ", "IN", "HYPH", "POS", "CC"})
AREAS = frozenset({"country", "province"})


def read_surroundings(text: PlaceText, finder: CandidateFinder, gazetteer: Gazetteer) -> None:
    """Note on every name of ``finder`` what its lead, its tail and its list tell."""
    reader = _Surroundings(text, finder, gazetteer)
    for name in finder.names:
        reader.read_lead(name)
        reader.read_tail(name)
    reader.group()


def _admin1(area: GazetteerPlace) -> str | None:
    return area.name if area.kind == "province" else None


class _Surroundings:
    def __init__(self, text: PlaceText, finder: CandidateFinder, gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = text.words
        self.gazetteer = gazetteer
        self.names = finder.names
        self.at = finder.at
        self.demonyms = finder.demonyms
        self.ending_at = {name.end: name for name in finder.names}

    # What stands before a name.

    def read_lead(self, name: PlaceName) -> None:
        text, words = self.text, self.words
        first = text.analysis.sentence(name.start).start
        k = name.start - 1
        floor = max(first - 1, name.start - FARTHEST)
        while k > floor:
            relation = self._relation_at(k, first)
            if relation:
                name.relation, name.strength = relation, 3
                return
            step = 0 if self._is_taking_verb(k, first) else self._step_back(name, k)
            if not step:
                break
            k -= step
        if name.has_noun or (name.after_noun and name.candidates):
            name.strength = 3
        self._read_verb(name)
        if k < first:
            return
        low = text.lowered[k]
        if low in words.between:
            name.relation, name.strength = "between", 3
        elif low in words.locative:
            name.strength = 3
        elif low in words.weak_prepositions or self._is_taking_verb(k, first):
            name.strength = max(name.strength, 2)

    def _is_taking_verb(self, k: int, first: int) -> bool:
        """A verb that has places for its objects: "had left X", but not "the besieged city of X"."""
        text = self.text
        verb = text.analysis.doc[k].lemma_.lower()
        if verb not in self.words.taking_verbs and text.lowered[k] not in self.words.taking_verbs:
            return False
        is_participle = text.tags[k] == "VBN" and k > first
        return not (is_participle and (text.tags[k - 1] in MODIFIER_TAGS or text.is_attached(k)))

    def _read_verb(self, name: PlaceName) -> None:
        """ "X fell", "X was shelled": what only happens to places."""
        token = self.text.analysis.doc[name.end - 1]
        verb = token.head.lemma_.lower()
        if (token.dep_ == "nsubjpass" and verb in self.words.taking_verbs) or (
            token.dep_ == "nsubj" and verb in self.words.falling_verbs
        ):
            name.strength = max(name.strength, 2)

    def _relation_at(self, k: int, first: int) -> PlaceRelation | None:
        """The relation that a phrase ending at token ``k`` tells: "advancing on", "north of"."""
        for length in range(1, min(5, k - first + 1) + 1):
            phrase = " ".join(self.text.lowered[k - length + 1 : k + 1])
            if phrase in self.words.near:
                return "near"
            if phrase in self.words.toward:
                return "toward"
        return None

    def _step_back(self, name: PlaceName, k: int) -> int:
        """How many tokens at ``k`` only describe the name ("the", "besieged", "ISIS-held"); 0: none."""
        text, low = self.text, self.text.lowered[k]
        if k in self.demonyms:
            name.told = name.told or self.demonyms[k] or None
            return 1
        if low in ("'s", "’s"):
            return self._step_over_owner(name, k)
        if low == "of" and k > 0 and self._is_place_noun(k - 1):
            name.has_noun = True
            name.is_province = text.lowered[k - 1] in self.words.province_nouns
            return 2
        if low in self.words.place_nouns and (k == name.start - 1 or text.lowered[k + 1] in (",", "-")):
            name.after_noun = True
            return 1
        if low == "," and k > 0 and text.lowered[k - 1] in self.words.place_nouns:
            return 1  # "its second city, Mosul"
        if text.tokens[k] in HYPHENS and text.is_attached(k):
            return 2
        if low in self.words.lead_words or low in self.words.directions or low in self.words.place_nouns:
            return 1
        return (
            1
            if text.tags[k] in ("JJ", "JJR", "JJS", "VBN", "CD", "DT", "PRP$") and not text.is_name[k]
            else 0
        )

    def _is_place_noun(self, i: int) -> bool:
        """ "the city of X" and "City of X", but not "Department of X"."""
        low = self.text.lowered[i]
        return low in self.words.place_nouns and (
            self.text.tokens[i] == low or low in self.words.capital_prefixes
        )

    def _step_over_owner(self, name: PlaceName, k: int) -> int:
        """ "Iraq's second city of X", "Mosul's Nablus quarter": what owns the name tells where it is."""
        owner = self.ending_at.get(k)
        if owner is None or not owner.candidates:
            return 0
        reading = self._reading(owner, name) if self._is_area(owner) else None
        name.told = name.told or (reading.country if reading else only_country(owner.candidates))
        return owner.end - owner.start + 1

    # What stands behind a name.

    def read_tail(self, name: PlaceName) -> None:
        text, words, j = self.text, self.words, name.end
        stop = min(text.analysis.sentence(name.start).end, j + FARTHEST)
        if j < stop and text.lowered[j] in words.place_nouns and not text.is_attached(j):
            name.has_noun, name.strength = True, max(name.strength, 3)
            name.is_province = text.lowered[j] in words.province_nouns
        if j < stop and text.tokens[j] in (",", "("):
            self._read_apposition(name, j + 1, stop)
        if name.told is None or name.told not in name.countries:
            self._read_inside(name, j, stop)

    def _read_apposition(self, name: PlaceName, j: int, stop: int) -> None:
        """ "Hit, Iraq", "Langley, Va."."""
        area = self.at.get(j)
        if area and self._is_area(area) and self._closes(area.end, stop):
            reading = self._reading(area, name)
            if reading is not None:
                name.told, name.told_admin1, name.strength = reading.country, _admin1(reading), 3
                name.is_apposed = True
                area.told, area.is_province = reading.country, reading.kind == "province"
            return
        for end in (j + 1, j + 2) if j < stop and self.text.is_name[j] else ():
            if end <= stop and (short := self.gazetteer.abbreviation(self.text.written(j, end))):
                if short.country in name.countries:
                    name.told, name.told_admin1, name.strength = short.country, short.admin1, 3
                return

    def _closes(self, end: int, stop: int) -> bool:
        """An apposition ends with a mark; "in Tripoli, Lebanon and Jordan agreed" has none."""
        return end >= stop or not (self.text.lowered[end] in ("and", "or") or self.text.is_name[end])

    def _read_inside(self, name: PlaceName, j: int, stop: int) -> None:
        """ "X in northern Iraq", "X, a rebel-held town in the province of Idlib, Syria"."""
        text, words = self.text, self.words
        while j < stop and (
            text.lowered[j] in words.place_nouns
            or (j > name.end and (text.lowered[j] in words.tail_words or text.tags[j] in ("DT", "JJ", "VBN")))
            or (text.tokens[j] == "," and j == name.end and self._describes(j + 1, stop))
        ):
            j += 1
        if j >= stop or text.lowered[j] not in ("in", "inside", "within"):
            return
        j += 1
        while (
            j < stop
            and j not in self.at
            and (text.lowered[j] in words.tail_words or text.lowered[j] in words.lead_words)
        ):
            j += 1
        area = self.at.get(j)
        reading = self._reading(area, name) if area and self._is_area(area) else None
        if reading is not None:
            name.told, name.told_admin1 = reading.country or name.told, _admin1(reading)

    def _describes(self, j: int, stop: int) -> bool:
        return j < stop and self.text.lowered[j] in ("a", "an", "the", "in", "inside")

    # Names of countries and provinces.

    def _is_area(self, name: PlaceName) -> bool:
        return any(found.place.kind in AREAS or found.place.kind == "region" for found in name.candidates)

    def _reading(self, area: PlaceName, name: PlaceName) -> GazetteerPlace | None:
        """What an area beside a name is: "Georgia" the state in "Athens, Georgia".

        The first that has a place of the name; a country before a province.
        """
        areas = [
            found.place
            for found in area.candidates
            if found.place.kind in AREAS or found.place.kind == "region"
        ]
        areas.sort(key=lambda place: (place.kind != "country", -place.population))
        for place in areas:
            inside = (found.place for found in name.candidates if found.place.country == place.country)
            if any(place.kind != "province" or here.admin1 == place.name for here in inside):
                return place
        return None if name.known else areas[0]

    # Lists of names.

    def group(self) -> None:
        """Join the members of a list: what tells its last member's country tells all of them's.

        "against al-Baghdadi, Kisik, Hit and Mosul in Iraq": the parser breaks such lists, so only the
        order of tokens is used.
        """
        number = -1
        for group in self._lists():
            number += 1
            first, last = group[0], group[-1]
            for name in group:
                name.group, name.mates = number, group
            for name in group[1:]:
                if name.strength < first.strength and self._follows_directly(name):
                    name.strength, name.relation = first.strength, first.relation
            told = last.told if not self._is_area(last) else None
            for name in group[:-1]:
                if told and name.told is None and (told in name.countries or not name.known):
                    name.told = told
            if self._is_plural(last.end) or self._is_plural(first.start - 2):
                for name in group:
                    name.is_province = name.has_noun = True
            if first.relation == "between" and len(group) == 1:
                first.relation = "near"

    def _is_plural(self, i: int) -> bool:
        """ "Idlib, Hama and Latakia provinces", "the provinces of Idlib and Hama"."""
        if not 0 <= i < len(self.text.tokens):
            return False
        low = self.text.lowered[i]
        return low.endswith("s") and low in self.words.province_nouns

    def _lists(self) -> Iterator[list[PlaceName]]:
        group: list[PlaceName] = []
        for name in self.names:
            if group and (len(group) >= LONGEST_LIST or not self._joins(group[-1], name)):
                yield group
                group = []
            group.append(name)
        if group:
            yield group

    def _joins(self, left: PlaceName, right: PlaceName) -> bool:
        gap = self.text.lowered[left.end : right.start]
        if (
            not gap
            or len(gap) > 4
            or self.text.analysis.sentence_of[left.start] != self.text.analysis.sentence_of[right.start]
        ):
            return False
        is_joint = gap[0] in (",", ";", "and", "or", "&") or gap[0] in self.words.place_nouns
        return is_joint and all(low in self.words.list_joints or low in self.words.place_nouns for low in gap)

    def _follows_directly(self, name: PlaceName) -> bool:
        """Whether nothing but joints stands before a member, so that its list's lead holds for it."""
        return not name.has_noun or name.strength == 0
