"""Where on the map: toponyms and their coordinates on GeoWebNews.

Scored are the types that name a place as a place or as an actor; adjectives and languages are not. A
toponym is placed right where it is the annotated entry of GeoNames (whose centre of a country may be
far from another source's), or lies within 161 km (100 miles), the field's usual bound, of its point.
"""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from benchmarks.corpora import GeoRow, Sample, Toponym
from benchmarks.harness import Benchmark, Judgement
from benchmarks.metrics import Item, Matched, match_items
from benchmarks.reading import read_texts
from dateline.model import Reading

TYPES = (
    "Literal",
    "Literal_Modifier",
    "Mixed",
    "Metonymic",
    "Coercion",
    "Embedded_Literal",
    "Embedded_Non_Lit",
)
NEAR_KM = 161.0
EARTH_DIAMETER_KM = 12742.0
Point = tuple[float, float]


class Spot(Struct, frozen=True):
    """Where a toponym is: its point and its number in GeoNames, each where known."""

    point: Point | None
    geonames: int | None


def judge(samples: Sequence[Sample[GeoRow]]) -> Iterator[Judgement]:
    """The toponyms of each document, those placed right, and of those found, those placed right."""
    readings = read_texts((sample.row.text, None) for sample in samples)
    for sample, reading in zip(samples, readings, strict=True):
        gold = gold_spots(sample.row.toponyms)
        found = found_spots(reading)
        matched = match_items(list(gold), list(found))
        near = [pair for pair in matched.right if is_same(gold[pair[0]], found[pair[1]])]
        far = [pair for pair in matched.right if pair not in near]
        yield {
            "toponym": matched,
            f"toponym within {NEAR_KM:.0f} km": Matched(
                right=tuple(near),
                missed=(*matched.missed, *(item for item, _ in far)),
                wrong=(*matched.wrong, *(item for _, item in far)),
            ),
            "placed right, of those found": Matched(
                tuple(near), tuple(item for item, _ in far), tuple(item for _, item in far)
            ),
        }


def gold_spots(toponyms: Sequence[Toponym]) -> dict[Item, Spot]:
    """The annotated toponyms that are scored, and where they are."""
    return {
        Item("toponym", ((one.start, one.end),)): Spot(point(one.lat, one.lon), number(one.geonameid))
        for one in toponyms
        if one.type in TYPES and one.offset_ok and one.lat is not None
    }


def found_spots(reading: Reading) -> dict[Item, Spot]:
    """The mentions of places, and where they were resolved to."""
    return {
        Item("toponym", ((mention.start, mention.end),)): Spot(
            point(place.latitude, place.longitude), place.geonames
        )
        for place in reading.places
        for mention in place.mentions
    }


def point(latitude: float | None, longitude: float | None) -> Point | None:
    """A point, where both coordinates are known."""
    return None if latitude is None or longitude is None else (latitude, longitude)


def number(geonames: str | None) -> int | None:
    """A number of GeoNames, where one is annotated."""
    return int(geonames) if geonames and geonames.isdecimal() else None


def is_same(one: Spot, other: Spot) -> bool:
    """Whether two are one entry of GeoNames, or lie within the bound of each other."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    return one.point is not None and other.point is not None and distance(one.point, other.point) <= NEAR_KM


def distance(one: Point, other: Point) -> float:
    """The great-circle distance of two points in kilometres (haversine formula)."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(half, 1.0)))


BENCHMARK = Benchmark(
    name="places",
    about="toponyms and their coordinates (GeoWebNews: 200 pages of news from all over the world)",
    file="geo/geowebnews.jsonl",
    row=GeoRow,
    judge=judge,
    compared="toponym within 161 km",
)
