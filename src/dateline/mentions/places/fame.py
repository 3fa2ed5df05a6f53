"""Which names mean one place to every reader, whatever the text is about."""

from collections.abc import Iterable, Sequence

from dateline.knowledge.gazetteer import Candidate, GazetteerPlace

LARGE_CITY = 500_000
SMALL_TOWN = 5_000
RIVAL_CITY = 50_000  # inhabitants that make a namesake in another country a rival
DOMINANCE = 5.0  # how many times larger a city must be than all its namesakes to be meant without support


def known_alone(candidates: Sequence[Candidate]) -> GazetteerPlace | None:
    """The place that a name means without support.

    A country, a capital, a city far larger than all its namesakes, or a curated place that has no
    namesake in another country.
    """
    if not candidates:
        return None
    weights = sorted(((_fame(found, candidates), found.place.row) for found in candidates), reverse=True)
    best = next(found.place for found in candidates if found.place.row == weights[0][1])
    second = weights[1][0] if len(weights) > 1 else 0.0
    if best.kind not in ("town", "village") and best.is_curated and weights[0][0] > second:
        return best
    return _sole_curated(candidates) or dominates(candidates, LARGE_CITY)


def _sole_curated(candidates: Sequence[Candidate]) -> GazetteerPlace | None:
    """The one curated settlement of a name, unless another country has a city of that name.

    Palmyra is the city in Syria, although nine towns elsewhere are called so.
    """
    curated = [
        found.place for found in candidates if found.place.is_curated and found.place.kind != "province"
    ]
    countries = {place.country for place in curated}
    if len(countries) != 1:
        return None
    rivals = (found.place for found in candidates if found.rank == 0 and found.place.country not in countries)
    is_rivalled = any(rival.kind != "province" and rival.population >= RIVAL_CITY for rival in rivals)
    return None if is_rivalled else curated[0]


def _fame(found: Candidate, candidates: Sequence[Candidate]) -> float:
    """How many people have heard of a place, roughly, in inhabitants of a city."""
    place = found.place
    if place.kind == "province":
        return 0.0 if has_namesake_town(place, candidates) else 0.3 * place.population
    kinds = {
        "country": 1e9,
        "continent": 1e9,
        "region": 1e7,
        "sea": 1e7,
        "river": 3e6,
        "base": 2e6,
        "mountain": 2e6,
    }
    if place.kind in kinds:
        return kinds[place.kind]
    if found.rank > 0:
        return 0.3 * place.population + 0.5
    return max(place.population * (20.0 if place.is_capital else 1.0), 1.0)


def has_namesake_town(province: GazetteerPlace, candidates: Iterable[Candidate]) -> bool:
    """Whether a province has its name from a town in it, which the bare name then means."""
    towns = (found.place for found in candidates if found.place.kind == "town")
    return any(town.admin1 == province.name and town.country == province.country for town in towns)


def dominates(candidates: Sequence[Candidate], inhabitants: int) -> GazetteerPlace | None:
    """The city of at least ``inhabitants`` that is far larger than all its namesakes."""
    weights = sorted(
        ((_fame(found, candidates), found.place.row, found.place) for found in candidates),
        key=lambda weight: weight[:2],
        reverse=True,
    )
    if not weights or weights[0][0] < inhabitants:
        return None
    best = weights[0][2]
    others = [
        fame for fame, _, place in weights if (place.country, place.admin1) != (best.country, best.admin1)
    ]
    return best if not others or weights[0][0] >= DOMINANCE * others[0] else None


def only_country(candidates: Sequence[Candidate]) -> str | None:
    """The country that a name tells by itself: the only one with a place of this name, or the known one."""
    known = known_alone(candidates)
    if known is not None:
        # Arak is a city of Iran to everyone, but also a curated gas field in Syria: it tells neither.
        is_rivalled = any(
            found.place.is_curated and found.place.country != known.country for found in candidates
        )
        return None if is_rivalled else known.country
    countries = {found.place.country for found in candidates if found.rank < 2}
    is_told = any(found.place.is_curated or found.place.population >= SMALL_TOWN for found in candidates)
    return next(iter(countries)) if len(countries) == 1 and is_told else None
