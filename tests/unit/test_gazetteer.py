"""The gazetteer: how names are folded, what look-ups give, and what the curated tables must hold."""

import csv
from pathlib import Path

import pyarrow as pa
import pytest

from dateline.errors import KnowledgeError, MissingInput
from dateline.knowledge.gazetteer import Gazetteer, kilometres, load_gazetteer
from dateline.knowledge.gazetteer_index import COLUMNS, City, compile_index, index_version, read_tables
from dateline.knowledge.load import DATA
from dateline.knowledge.place_names import distance, fold_name, skeleton, sound

TABLES = DATA / "places"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir al-Zor", "Deir ez-Zor", "DEIR EL ZOR", "Deir  az Zor"),
        ("Mar'a", "Mar’a", "Mara", "Marā‘"),
        ("Ar Raqqah", "al-Raqqa", "ar-Raqqa"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Mt. Sinjar", "Mount Sinjar"),
        ("Ḩalabjah", "Halabja"),
        ("Łódź", "Lodz"),
        ("Port-au-Prince", "Port au Prince"),
        ("N'Djamena", "NDjamena"),
    ],
)
def test_spellings_that_fold_to_one_form(spellings: tuple[str, ...]) -> None:
    assert len({fold_name(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Baghdad", "Baghdadi"), ("Homs", "Hama"), ("Atareb", "Tarab"), ("Aleppo", "Alep")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)
    assert not skeleton(fold_name(one)) or skeleton(fold_name(one)) != skeleton(fold_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dayr az Zawr", "Deir Ezzor"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Tall Rif‘at", "Tel Rifaat"),
        ("Al Qamishli", "Kameshly"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold_name(one)) == skeleton(fold_name(other)) != ""


def test_sound_and_distance() -> None:
    assert sound(fold_name("al-Qusayr")) == sound(fold_name("Kusair"))
    assert distance("abc", "abd", 2) == 1
    assert distance("abc", "xyz", 1) == 2


@pytest.mark.parametrize(
    ("name", "country", "main_name"),
    [
        ("Palmyra", "SY", "Palmyra"),
        ("Tadmur", "SY", "Palmyra"),
        ("raqqa", "SY", "Raqqa"),
        ("Deir Ezzor", "SY", "Deir ez-Zor"),
        ("Marea", "SY", "Marea"),
        ("Mar'a", "SY", "Marea"),
        ("Hit", "IQ", "Hit"),
        ("al-Baghdadi", "IQ", "al-Baghdadi"),
        ("Qayyarah", "IQ", "Qayyarah"),
        ("Khmeimim", "SY", "Hmeimim"),
        ("Langley", "US", "Langley"),
        ("Kyiv", "UA", "Kyiv"),
        ("Kiev", "UA", "Kyiv"),
        ("Côte d'Ivoire", "CI", "Ivory Coast"),
        ("eastern Ghouta", "SY", "Eastern Ghouta"),
        ("Anbar", "IQ", "Anbar"),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, name: str, country: str, main_name: str) -> None:
    assert main_name in {found.place.name for found in gazetteer.find(name) if found.place.country == country}


@pytest.mark.parametrize("name", ["Syrian", "Turks", "", "swldw", "…", "Qwertyuiop"])
def test_names_that_are_no_places(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == ()


@pytest.mark.parametrize(
    ("name", "country"),
    [("Syrian", "SY"), ("Iraqis", "IQ"), ("DANISH", "DK"), ("Kurdish", ""), ("Homs", None)],
)
def test_demonyms(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    assert gazetteer.demonym(name) == country


def test_abbreviations_tell_provinces(gazetteer: Gazetteer) -> None:
    short = gazetteer.abbreviation("Va.")
    assert short is not None
    assert (short.country, short.admin1) == ("US", "Virginia")
    assert gazetteer.abbreviation("Virginia") is None


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Dumeir", "SY", ["Aḑ Ḑumayr"]),
        ("Qudsaya", "SY", ["Qadsayyā"]),
        ("Socotra", "YE", ["Soqatra"]),
        ("Smithville", "SY", []),
        ("Homs", "SY", []),
    ],
)
def test_loose_look_up_stays_in_the_country(
    gazetteer: Gazetteer, name: str, country: str, found: list[str]
) -> None:
    near = gazetteer.find_loosely(name, country)
    assert [candidate.place.name for candidate in near] == found
    assert all(candidate.place.country == country for candidate in near)


def test_a_town_without_inhabitants_is_kept(gazetteer: Gazetteer) -> None:
    towns = [found.place for found in gazetteer.find("Qayyarah") if found.place.kind == "town"]
    assert [(town.population, town.admin1, town.geonames) for town in towns] == [(0, "Nineveh", 99003)]


def test_kilometres(gazetteer: Gazetteer) -> None:
    (aleppo, *_), (homs, *_) = gazetteer.find("Aleppo"), gazetteer.find("Homs")
    apart = kilometres(aleppo.place, homs.place)
    assert apart is not None
    assert 150 < apart < 200
    unknown = next(found.place for found in gazetteer.find("Kisik"))
    assert kilometres(aleppo.place, unknown) is None


# The curated tables.


def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for path in sorted(TABLES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows.extend(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows


def test_every_point_has_a_source() -> None:
    assert [row["name"] for row in _rows() if row["latitude"] and row["source"] == "none"] == []


def test_curated_places_stand_in_known_provinces() -> None:
    rows = _rows()
    provinces = {(row["country"], row["name"]) for row in rows if row["kind"] == "province"}
    strays = [row["name"] for row in rows if row["admin1"] and row["kind"] != "province"
              if (row["country"], row["admin1"]) not in provinces]  # fmt: skip
    assert strays == []


def test_the_wars_of_syria_and_iraq_are_covered() -> None:
    curated = [
        row for row in _rows() if row["country"] in ("SY", "IQ") and row["kind"] not in ("demonym", "country")
    ]
    assert len(curated) >= 200


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Nowhere\t\ttown\tSY\t\t\t\ttown\t", "9 cells, not 10"),
        ("Nowhere\t\ttown\tSY\t\t12.5\t\ttown\t\tnone", "given together"),
        ("Nowhere\t\ttown\tSY\t\t99\t12\ttown\t\tnone", "no such point"),
        ("Nowhere\t\ttown\tSY\t\tx\t12\ttown\t\tnone", "decimal degrees"),
        ("Nowhere\t\ttown\tSY\t\t\t\tvillage\t\tnone", "no precision 'village'"),
        ("Nowhere\t\ttown\tSY\t\t\t\ttown\tabc\tnone", "geonames must be a number"),
        ("\t\ttown\tSY\t\t\t\ttown\t\tnone", "must be given"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    table = tmp_path / "places" / "ours.tsv"
    table.parent.mkdir()
    table.write_text(
        "\t".join(COLUMNS) + f"\nGood\t\ttown\tSY\t\t\t\ttown\t\tnone\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=message) as error:
        read_tables([tmp_path])
    assert str(error.value).startswith(f"{table}:3: ")


def test_wrong_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "ours.tsv").write_text("name\tcountry\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="the columns must be"):
        read_tables([tmp_path])


def test_a_missing_overlay_is_told() -> None:
    with pytest.raises(MissingInput):
        load_gazetteer(Path("/nowhere/at/all"))


def test_the_version_depends_on_the_tables(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "ours.tsv").write_text("\t".join(COLUMNS), encoding="utf-8")
    assert index_version([DATA]) != index_version([DATA, tmp_path])
    assert index_version([DATA]) == index_version([DATA])


def test_curated_rows_are_laid_over_geonames() -> None:
    city: City = {
        "geonameid": 7, "name": "Tall Hadir", "latitude": 35.0, "longitude": 37.0, "countrycode": "SY",
        "population": 12, "admin1code": "09", "alternatenames": ["tl hdr", "Hadir", "ABCD", "تل"],
    }  # fmt: skip
    rows = [
        dict(zip(COLUMNS, line.split("|"), strict=True))
        for line in (
            "Aleppo||province|SY|09||||1|test",
            "Tel Hader||village|SY||||town|7|test",
            "New Post|Post Two|base|SY|Aleppo|||province||test",
        )
    ]
    content = compile_index([city], {"SY": {"capital": "Damascus", "languages": "ar-SY"}}, rows)
    small = Gazetteer(pa.ipc.open_file(pa.BufferReader(content)).read_all(), "test")
    (found,) = small.find("tall hadir")
    assert (found.place.name, found.place.kind, found.place.latitude) == ("Tel Hader", "village", 35.0)
    assert (found.place.admin1, found.place.geonames, found.place.is_curated) == ("Aleppo", 7, True)
    assert small.find("Tel Hader")[0].place == small.find("Hadir")[0].place == found.place
    assert small.find("tl hdr") == small.find("ABCD") == ()
    assert small.find("post two")[0].place.admin1 == "Aleppo"
    (province,) = small.find("Aleppo")
    assert (province.place.latitude, province.place.population) == (None, 0)
