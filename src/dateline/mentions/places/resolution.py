"""Which place of the gazetteer a name means: the one in the countries that the text is about.

Country coherence decides, population only between equals: a town in a war zone has population 0 in
GeoNames, and its namesake in a quiet country never has.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Candidate, Gazetteer, GazetteerPlace, kilometres
from dateline.mentions.places.candidates import PlaceName
from dateline.mentions.places.fame import dominates, has_namesake_town, known_alone, only_country

SILENT_CITY = 50_000  # inhabitants from which a city is meant where the text tells no country at all
WORLD_CITY = 1_000_000
KNOWN_CITY = 150_000  # and where it tells others
SPEAKING = 0.25  # what speaking of a country weighs beside placing something in it
COHERENT = 4.0  # below this worth of being known, the countries of the text decide alone
FOOTHOLD = 0.15  # the share of a text's placing below which a country vouches for main names only
NEIGHBOURHOOD = 300.0  # kilometres


@dataclass
class Theatre:
    """The countries that a text is about: where it places things, and whom it merely speaks of.

    "US air forces struck Manbij in Syria" places things in Syria and speaks of the US; a name is
    looked for in the first kind, and in the second only where the text places nothing.
    """

    located: Counter[str] = field(default_factory=Counter)
    spoken_of: Counter[str] = field(default_factory=Counter)
    anchors: list[GazetteerPlace] = field(default_factory=list)
    _total: float = 0.0

    def fits(self, country: str | None) -> bool:
        """Whether the text is about ``country``."""
        if country is None:
            return False
        return self.located[country] > 0 if self.located else self.spoken_of[country] > 0

    def fits_place(self, place: GazetteerPlace) -> bool:
        """Whether a place is where the text is about; a curated one in any country that it speaks of."""
        return self.fits(place.country) or (place.is_curated and self.spoken_of[place.country or ""] > 0)

    def share(self, country: str | None) -> float:
        """How much of what the text is about is in ``country``, 0 to 1."""
        if not self._total:
            self._total = sum(self.located.values()) + SPEAKING * sum(self.spoken_of.values())
        weight = self.located[country or ""] + SPEAKING * self.spoken_of[country or ""]
        return weight / self._total if self._total else 0.0


def survey(names: Iterable[PlaceName], demonyms: Iterable[str], dateline: GazetteerPlace | None) -> Theatre:
    """What countries a text tells: by name, adjective and dateline, and by places that are in one only.

    Args:
        names: the names that are not suspected of being a person's or a thing's.
        demonyms: the country of each adjective of the text, one item a mention.
        dateline: the place where the document was filed.
    """
    theatre = Theatre()
    for country in filter(None, demonyms):
        theatre.spoken_of[country] += 1
    for name in names:
        area = area_of(name)
        if name.told and name.kind is None:
            theatre.located[name.told] += 2
        elif area is not None and area.country:
            theatre.spoken_of[area.country] += 2
            theatre.located[area.country] += 2 * (name.strength == 3)
        elif area is None and name.strength >= 2 and (only := only_country(name.candidates)):
            theatre.located[only] += 1
    if dateline is not None and dateline.country:
        theatre.located[dateline.country] += 3
    theatre.located = +theatre.located
    return theatre


def area_of(name: PlaceName) -> GazetteerPlace | None:
    """The country, province or region that a name is the first meaning of."""
    areas = [
        found.place
        for found in name.candidates
        if found.rank == 0 and found.place.kind in ("country", "province", "region")
    ]
    areas.sort(key=lambda place: place.kind != "country")
    if not areas or (
        areas[0].kind == "province" and any(found.place.kind == "town" for found in name.candidates)
    ):
        return None
    return areas[0]


def read_dateline(dateline: str | None, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """The place of a dateline such as "MOSUL, Iraq", "ATHENS, Georgia" or "BEIRUT", if it is certain."""
    parts = [part.strip() for part in (dateline or "").split(",") if part.strip()]
    if not parts:
        return None
    towns = gazetteer.find(parts[0])
    if len(parts) == 1:
        return known_alone(towns) or dominates(towns, SILENT_CITY)
    areas = [
        found.place for found in gazetteer.find(parts[-1]) if found.place.kind in ("country", "province")
    ]
    short = gazetteer.abbreviation(parts[-1])
    for area in (*areas, *((short,) if short else ())):
        for found in sorted(towns, key=lambda found: (found.rank, -found.place.population)):
            admin1 = area.name if area.kind == "province" else area.admin1
            if found.place.country == area.country and admin1 in (None, found.place.admin1):
                return found.place
    return areas[0] if areas else None


class Resolver:
    """Resolves names within one theatre; every place that it settles on supports the ones after."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self.theatre = theatre
        self.gazetteer = gazetteer
        self.settled: dict[int, GazetteerPlace] = {}

    def resolve(self, name: PlaceName) -> GazetteerPlace | None:
        """The place that ``name`` means, or ``None`` where only namesakes elsewhere bear it."""
        candidates = self.candidates(name)
        if not candidates:
            return None
        if len(candidates) == 1:
            best = candidates[0]
        else:
            known = self._known_bonus(candidates)
            if known < COHERENT:
                candidates = self._coherent(candidates)
            best = max(candidates, key=lambda found: (self.score(found, name, known), -found.place.row))
        if not self.is_certain(best, name, candidates):
            return None
        self.settled[id(name)] = best.place
        self.theatre.anchors.append(best.place)
        return best.place

    def candidates(self, name: PlaceName) -> tuple[Candidate, ...]:
        """A name's own candidates; where none is in the country told, those that sound alike there."""
        if any(found.place.kind == "country" for found in name.candidates):
            return name.candidates  # "the embassy of Iraq in Jordan"
        if name.told and name.told not in name.countries:
            return self.gazetteer.find_loosely(name.text, name.told)
        if name.told:
            return tuple(found for found in name.candidates if found.place.country == name.told)
        if any(self.theatre.fits_place(found.place) for found in name.candidates) or known_alone(
            name.candidates
        ):
            return name.candidates
        for country, _ in self.theatre.located.most_common(3):
            if near := self.gazetteer.find_loosely(name.text, country):
                return near
        return name.candidates

    def is_certain(self, best: Candidate, name: PlaceName, candidates: Sequence[Candidate]) -> bool:
        """Whether a best candidate is more than a namesake."""
        country = best.place.country
        if country is None or country == name.told or known_alone(candidates) == best.place:
            return True
        if self.theatre.fits_place(best.place) and (
            best.place.is_curated or best.rank == 0 or self.theatre.share(country) >= FOOTHOLD
        ):
            return True
        if country in self._countries_beside(name):
            return True
        return dominates(candidates, KNOWN_CITY if self.theatre.located else SILENT_CITY) == best.place

    def _countries_beside(self, name: PlaceName) -> set[str]:
        """The countries of the other members of its list, so far as they are settled."""
        mates = (self.settled.get(id(mate)) for mate in name.mates if mate is not name)
        return {
            place.country for place in mates if place is not None and place.country and place.kind == "town"
        }

    def score(self, found: Candidate, name: PlaceName, known: float) -> float:
        """How well a candidate suits a name; ``known`` is what its being known to everyone is worth."""
        place = found.place
        score = (3.0, 0.0, -2.0)[found.rank]
        score += 1.5 * math.log10(place.population + 1) if place.kind != "province" else 0.0
        score += 12.0 * self.theatre.share(place.country) + known * (name.known == place)
        score += 100.0 * (name.told is not None and name.told == place.country)
        score += 20.0 * (name.told_admin1 is not None and name.told_admin1 == place.admin1)
        score += 5.0 * place.is_capital + 2.0 * place.is_curated + self._kind_score(found, name)
        score += 6.0 * (place.country in self._countries_beside(name))
        near = [anchor for anchor in self.theatre.anchors[-12:] if anchor.country == place.country]
        score += 2.0 * any(anchor.admin1 and anchor.admin1 == place.admin1 for anchor in near)
        apart = (kilometres(place, anchor) for anchor in near)
        return score + 3.0 * any(far is not None and far <= NEIGHBOURHOOD for far in apart)

    def _coherent(self, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates in the countries that the text is about, where one bears the name as its own.

        "Rebels took the gas field of Arak" in a report on Syria is not about the large Arak of Iran.
        """
        fitting = tuple(found for found in candidates if self.theatre.fits_place(found.place))
        return fitting if any(found.rank == 0 for found in fitting) else candidates

    def _known_bonus(self, candidates: Sequence[Candidate]) -> float:
        """What a city's being known is worth: less, the more the text is about a namesake's country."""
        known = known_alone(candidates)
        if known is None:
            return 0.0
        if (
            known.kind not in ("town", "village", "province")
            or known.is_capital
            or known.population >= WORLD_CITY
        ):
            return 8.0  # "WASHINGTON: Envoys met in Paris" is not about Paris in Texas
        rivals = (
            found.place for found in candidates if found.rank == 0 and found.place.country != known.country
        )
        rivalry = max((self.theatre.share(rival.country) for rival in rivals), default=0.0)
        return 8.0 * max(0.0, 1.0 - 2.0 * rivalry)

    def _kind_score(self, found: Candidate, name: PlaceName) -> float:
        place = found.place
        if place.kind == "province":
            return 30.0 if name.is_province else -1.0 if has_namesake_town(place, name.candidates) else 5.0
        return {"country": 8.0, "continent": 8.0, "town": 0.0, "village": 0.0}.get(place.kind, 5.0)
