"""Whether a name in a text is a place there, weighing what speaks for it and against it.

Precision comes first. A name that everyone knows needs no support; a town of a country that the text
is about needs little; any other needs "in", "the town of" or a list of places.
"""

from dateline.knowledge.gazetteer import Candidate
from dateline.mentions.places.action import is_in_action
from dateline.mentions.places.candidates import PlaceName
from dateline.mentions.places.resolution import FOOTHOLD, Theatre
from dateline.mentions.places.suspects import Suspects
from dateline.mentions.places.text import NAME_TAGS, PlaceText


class Evidence:
    """Judges the names of one text."""

    def __init__(self, text: PlaceText, suspects: Suspects, theatre: Theatre) -> None:
        self.text = text
        self.suspects = suspects
        self.theatre = theatre

    def is_known_place(self, name: PlaceName) -> bool:
        """Whether a name of the gazetteer is a place here."""
        suspects = self.suspects
        if (
            not name.candidates
            or not suspects.is_free(name)
            or suspects.is_titled(name)
            or suspects.is_modifier(name)
        ):
            return False
        fits = name.told in name.countries or any(self.theatre.fits(country) for country in name.countries)
        if suspects.is_doubtful(name):
            if not suspects.is_mixed(name):
                return name.told in name.countries and name.strength == 3
            is_told = name.strength == 3 and (name.has_noun or self._is_object(name))
            if name.known is not None and is_told:
                return True
            return fits and (is_told or (name.told in name.countries and name.strength >= 2))
        if name.known is not None:
            return True
        if suspects.is_determined(name) or not (suspects.is_mixed(name) or self._is_named_in_capitals(name)):
            return False
        if fits:
            return name.strength >= 2 or (self._is_main_name(name) and self._is_noun_tagged(name))
        if is_in_action(self.text, name) and suspects.is_mixed(name):
            return True
        is_told = name.has_noun or name.after_noun or (suspects.is_mixed(name) and self._is_object(name))
        return name.strength == 3 and is_told

    def is_listed_place(self, name: PlaceName, accepted: set[int]) -> bool:
        """Whether a name of the gazetteer is a place because it stands in a list of places."""
        if not name.candidates or name.strength < 2 or not self.suspects.is_clear(name):
            return False
        return any(id(mate) in accepted for mate in name.mates)

    def is_unknown_place(self, name: PlaceName, accepted: set[int]) -> bool:
        """Whether a name that the gazetteer lacks is a place: the text itself must say so."""
        if name.kind == "border":
            return True
        if name.candidates or not name.is_whole_run or self.suspects.is_titled(name):
            return False
        tokens = self.text.lowered[name.start : name.end]
        if not self.suspects.is_mixed(name):
            return False
        is_doubtful = any(low in self.suspects.doubtful for low in tokens)
        if is_doubtful and (len(tokens) == 1 or not name.has_noun):
            return False
        if name.has_noun and name.strength == 3:
            return True
        if len(tokens) == 1 and tokens[0] in self.suspects.people:
            return False
        if self.suspects.is_determined(name):
            return False
        placed = sum(id(mate) in accepted for mate in name.mates)
        if placed and name.strength >= 2:
            return name.told is not None or placed * 2 >= len(name.mates) - (name.strength == 3)
        if len(tokens) <= 5 and is_in_action(self.text, name):
            return True
        if name.strength < 3 or len(tokens) > 3:
            return False
        return name.is_apposed or (self._looks_like_place(name) and self._is_object(name))

    def _is_named_in_capitals(self, name: PlaceName) -> bool:
        """Where capitals tell nothing, only the main name of a place in the text's own countries counts."""
        is_main = any(
            found.rank == 0 and self.theatre.share(found.place.country) >= FOOTHOLD
            for found in name.candidates
        )
        return is_main and self._is_noun_tagged(name) and (name.strength >= 2 or name.told in name.countries)

    def _looks_like_place(self, name: PlaceName) -> bool:
        """An unknown word behind "in" or "near" counts in texts that place things, written As Names Are."""
        is_plain = all(part[1:].islower() or len(part) < 3 for part in name.text.replace("-", " ").split())
        return (
            is_plain
            and bool(self.theatre.located)
            and self.text.lowered[name.start - 1] in ("in", "near", "outside")
        )

    def _is_main_name(self, name: PlaceName) -> bool:
        return any(self._is_first_choice(found) for found in name.candidates)

    def _is_first_choice(self, found: Candidate) -> bool:
        return found.rank == 0 and self.theatre.fits(found.place.country)

    def _is_noun_tagged(self, name: PlaceName) -> bool:
        return len(name.text) > 3 and all(
            self.text.tags[i] in NAME_TAGS for i in range(name.start, name.end) if self.text.is_name[i]
        )

    def _is_object(self, name: PlaceName) -> bool:
        """Whether a name is what its preposition governs: "in Kafr X", not "in Toyota trucks"."""
        if name.start and self.text.lowered[name.start - 1] == "the":
            return False  # "in the Norbury model"
        token = self.text.analysis.doc[name.end - 1]
        return len(name.mates) > 1 or (token.dep_ == "pobj" and token.head.i < name.start)
