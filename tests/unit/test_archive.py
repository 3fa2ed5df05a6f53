"""The archive: what goes in comes out, once; what cannot go in leaves it as it was."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from dateline.archive import (
    Archive,
    Stored,
    find_events,
    get_event,
    get_reading,
    list_changes,
    list_documents,
    open_archive,
)
from dateline.archive.connection import STEPS, connect
from dateline.archive.flatten import first_day, last_day
from dateline.archive.rows import TABLES
from dateline.errors import ArchiveError, ArchiveLocked
from dateline.model import Reading
from tests.made_readings import CAPTURE, PLAN, TEXT, make_document, make_reading


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.duckdb") as opened:
        yield opened


def contents(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """Everything that an archive holds."""
    return {table: archive.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in TABLES}


def changed_ids(archive: Archive) -> list[tuple[str, str, str]]:
    """The last batch's changes."""
    last = max(change.changed_at for change in list_changes(archive))
    changes = [change for change in list_changes(archive) if change.changed_at == last]
    return [(change.record, change.id, change.change) for change in changes]


# ---- what goes in comes out


def test_reading_comes_back_as_it_was(archive: Archive) -> None:
    reading = make_reading()
    assert archive.store([reading]) == Stored(added=1)
    assert get_reading(archive, reading.document.id) == reading


def test_unknown_reading_is_absent(archive: Archive) -> None:
    assert get_reading(archive, "doc_nothing") is None


def test_rows_have_the_columns_of_the_schema(archive: Archive) -> None:
    for table, shape in TABLES.items():
        told = archive.rows(
            "SELECT column_name, is_nullable FROM information_schema.columns WHERE table_name = ?", [table]
        )
        optional = {name for name, kind in shape.__annotations__.items() if "None" in str(kind)}
        assert {name for name, _ in told} == set(shape.__struct_fields__), table
        assert {name for name, nullable in told if nullable == "YES"} == optional, table


def test_event_row_is_readable_without_a_join(archive: Archive) -> None:
    archive.store([make_reading()])
    [row] = find_events(archive)
    assert (row.actors, row.recipients, row.supporters) == (
        ("Army of Sahran",),
        ("Northern Front",),
        ("Air Force of Bahria",),
    )
    assert (row.place, row.country, row.admin1, row.place_precision) == ("Tall Rifaq", "SY", "Aleppo", "town")
    assert (row.first_day, row.last_day) == (date(2016, 3, 1), date(2016, 3, 1))
    assert (row.sources, row.source_kinds) == (("Army of Sahran",), ("said",))
    assert (row.trigger, TEXT[row.evidence_start : row.evidence_end]) == ("captured", row.evidence)
    assert (row.acled, row.report_publisher) == ("Government regains territory", "Northern Wire")


def test_every_sort_of_record_has_its_row(archive: Archive) -> None:
    archive.store([make_reading()])
    counts = {table: len(rows) for table, rows in contents(archive).items()}
    assert counts == {
        "documents": 1,
        "readings": 1,
        "actors": 4,
        "places": 2,
        "mentions": 9,
        "events": 2,
        "quotations": 1,
        "figures": 1,
        "relations": 1,
        "control": 1,
        "notes": 1,
        "change_log": 14,
    }


DAYS = [
    ("2016", date(2016, 1, 1), date(2016, 12, 31)),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
    ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
    ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
    ("2016-02-03T10:00", date(2016, 2, 3), date(2016, 2, 3)),
    ("2016-13", None, None),
    ("2016-02-30", None, None),
    ("", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("when", "first", "last"), DAYS)
def test_days_that_a_date_can_mean(when: str | None, first: date | None, last: date | None) -> None:
    assert (first_day(when), last_day(when)) == (first, last)


# ---- again, and otherwise


def test_same_reading_again_changes_nothing(archive: Archive) -> None:
    archive.store([make_reading()])
    before = contents(archive)
    assert archive.store([make_reading()]) == Stored(unchanged=1)
    assert contents(archive) == before


def test_same_bytes_from_another_path_are_the_same_document(archive: Archive) -> None:
    archive.store([make_reading(source="first.txt")])
    before = contents(archive)
    assert archive.store([make_reading(source="second.txt")]) == Stored(unchanged=1)
    assert contents(archive) == before


def test_another_reading_takes_the_place_and_is_logged(archive: Archive) -> None:
    archive.store([make_reading()])
    later = make_reading(
        events=(replace(CAPTURE, regained=False), replace(PLAN, id="event_cc33")), pipeline="pipeline-2"
    )
    assert archive.store([later]) == Stored(changed=1)
    document = later.document.id
    assert get_reading(archive, document) == later
    assert changed_ids(archive) == [
        ("event", "event_aa11", "changed"),
        ("event", "event_ab22", "removed"),
        ("event", "event_cc33", "added"),
        ("reading", document, "changed"),
    ]
    assert len(find_events(archive, statuses=())) == 2


def test_new_version_alone_is_logged_as_a_changed_reading(archive: Archive) -> None:
    archive.store([make_reading()])
    later = make_reading(knowledge="knowledge-2")
    archive.store([later])
    assert changed_ids(archive) == [("reading", later.document.id, "changed")]
    assert archive.rows("SELECT DISTINCT knowledge FROM events") == [("knowledge-2",)]


def test_document_twice_in_a_batch_counts_once_as_last_read(archive: Archive) -> None:
    assert archive.store([make_reading(events=()), make_reading()]) == Stored(added=1)
    assert get_reading(archive, make_document().id) == make_reading()


def test_other_documents_stay_as_they_are(archive: Archive) -> None:
    other = make_reading(TEXT + "More.\n", "other.txt")
    archive.store([make_reading(), other])
    archive.store([make_reading(events=())])
    assert get_reading(archive, other.document.id) == other
    assert [row.document for row in find_events(archive)] == [other.document.id]


def test_changes_since(archive: Archive) -> None:
    archive.store([make_reading()])
    between = list_changes(archive)[-1].changed_at
    archive.store([make_reading(notes=())])
    assert [(change.record, change.change) for change in list_changes(archive, between)] == [
        ("reading", "changed")
    ]
    assert list_changes(archive, datetime(9999, 1, 1)) == []


# ---- nothing by halves


def unstorable() -> Reading:
    """No table holds half of a surrogate pair."""
    return make_reading("odd", "odd.txt", document=make_document("odd\ud800", "odd.txt"))


def test_failing_reading_leaves_the_archive_as_it_was(archive: Archive) -> None:
    archive.store([make_reading()])
    before = contents(archive)
    with pytest.raises(ArchiveError, match=r"odd\.txt: its reading cannot be stored"):
        archive.store([make_reading(events=()), make_reading("new", "new.txt"), unstorable()])
    assert contents(archive) == before


def test_reader_that_stops_in_a_batch_leaves_the_archive_as_it_was(archive: Archive) -> None:
    def broken() -> Iterator[Reading]:
        yield make_reading()
        raise RuntimeError("the reader broke down")

    with pytest.raises(RuntimeError):
        archive.store(broken())
    assert contents(archive)["documents"] == []
    assert archive.store([make_reading()]) == Stored(added=1)


def test_write_that_fails_half_way_leaves_the_archive_as_it_was(archive: Archive) -> None:
    archive.store([make_reading()])
    before = contents(archive)
    archive._connection.execute("ALTER TABLE change_log RENAME TO hidden")
    with pytest.raises(ArchiveError):
        archive.store([make_reading(events=())])
    archive._connection.execute("ALTER TABLE hidden RENAME TO change_log")
    assert contents(archive) == before


def test_archive_for_reading_only_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    open_archive(path).close()
    with open_archive(path, read_only=True) as archive, pytest.raises(ArchiveError):
        archive.store([make_reading()])


# ---- opening


def test_stored_readings_survive_closing(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.duckdb") as archive:
        archive.store([make_reading()])
    with open_archive(tmp_path / "a.duckdb", read_only=True) as archive:
        assert len(list_documents(archive)) == 1


BROKEN = {
    "text": b"no database at all\n" * 500,
    "short": b"x",
    "empty": b"",
    "sqlite": b"SQLite format 3\x00" + b"\x00" * 4080,
    "torn": b"\x00" * 8 + b"DUCK" + b"\xff" * 9000,
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("read_only", [False, True])
def test_file_that_is_no_archive_is_left_alone(tmp_path: Path, name: str, read_only: bool) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(BROKEN[name])
    with pytest.raises(ArchiveError) as caught:
        open_archive(path, read_only)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == BROKEN[name]
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with duckdb.connect(str(path)) as theirs:
        theirs.execute("CREATE TABLE harvest AS SELECT 1 AS tonnes")
    with pytest.raises(ArchiveError, match="not a Dateline archive"):
        open_archive(path)
    with duckdb.connect(str(path)) as theirs:
        assert theirs.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("harvest",)]


def test_folder_as_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        open_archive(tmp_path)


def test_archive_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no folder"):
        open_archive(tmp_path / "none" / "a.duckdb")


def test_archive_in_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(ArchiveError, match="cannot be written to"):
        open_archive(tmp_path / "a.duckdb")


def test_no_archive_to_read_makes_none(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive here"):
        open_archive(tmp_path / "a.duckdb", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_newer_archive_asks_for_an_upgrade(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "a.duckdb"
    open_archive(path).close()
    with duckdb.connect(str(path)) as newer:
        newer.execute("UPDATE archive_version SET version = 999")
    with pytest.raises(ArchiveError, match=r"newer Dateline .* upgrade"):
        open_archive(path, read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_older_archive_is_taken_to_the_new_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    path = tmp_path / "a.duckdb"
    with open_archive(path) as archive:
        archive.store([make_reading()])
    real = STEPS[0]
    scripts = {real: "SELECT 1", "more.sql": "ALTER TABLE notes ADD COLUMN weight INTEGER"}
    monkeypatch.setattr("dateline.archive.connection._sql", scripts.__getitem__)
    connection = connect(path, read_only, (real, "more.sql"))
    assert connection.execute("SELECT weight, message FROM notes").fetchall() == [
        (None, "no such place in the gazetteer")
    ]
    assert connection.execute("SELECT version FROM archive_version ORDER BY 1").fetchall() == [(1,), (2,)]
    connection.close()


HOLD = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.mark.parametrize("read_only", [False, True])
def test_archive_held_by_another_process(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "a.duckdb"
    open_archive(path).close()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(
            ArchiveLocked, match=rf"another process \(PID {holder.pid}\) has this archive open"
        ):
            open_archive(path, read_only)
        holder.stdin.close()


# ---- questions

EVENTS = [
    ({}, ["event_aa11"]),
    ({"statuses": ()}, ["event_aa11", "event_ab22"]),
    ({"statuses": ("planned", "threatened")}, ["event_ab22"]),
    ({"types": ("control",)}, ["event_aa11"]),
    ({"types": ("control/capture",)}, ["event_aa11"]),
    ({"types": ("control/lose", "assault")}, []),
    ({"actor": "Army of Sahran"}, ["event_aa11"]),
    ({"actor": "sahran"}, ["event_aa11"]),
    ({"actor": "Sahr"}, []),
    ({"actor": "actor_front"}, ["event_aa11"]),
    ({"actor": "bahria"}, ["event_aa11"]),
    ({"actor": "government troops"}, ["event_aa11"]),
    ({"actor": "government"}, []),
    ({"actor": "army"}, ["event_aa11"]),
    ({"actor": "Amin Daher"}, []),
    ({"place": "tall rifaq"}, ["event_aa11"]),
    ({"place": "Tall Rífaq"}, ["event_aa11"]),
    ({"place": "rif"}, []),
    ({"place": "Aleppo"}, ["event_aa11"]),
    ({"place": "SY"}, ["event_aa11"]),
    ({"place": "IQ"}, []),
    ({"place": "(.*"}, []),
    ({"since": "2016"}, ["event_aa11"]),
    ({"since": "2016-03-01", "until": "2016-03-01"}, ["event_aa11"]),
    ({"since": "2016-03-02"}, []),
    ({"until": "2016-02"}, []),
    ({"until": "2016-03", "statuses": ()}, ["event_aa11"]),
    ({"document": "doc_nothing"}, []),
    ({"statuses": (), "limit": 1}, ["event_aa11"]),
]


@pytest.mark.parametrize(("filters", "expected"), EVENTS, ids=lambda value: str(value)[:60])
def test_events_that_pass_the_filters(
    archive: Archive, filters: dict[str, object], expected: list[str]
) -> None:
    archive.store([make_reading()])
    assert [row.id for row in find_events(archive, **filters)] == expected  # type: ignore[arg-type]


def test_event_without_an_end_is_still_going_on(archive: Archive) -> None:
    siege = replace(CAPTURE, id="event_siege", mode="besiege", status="ongoing", start="2015-11", end=None)
    archive.store([make_reading(events=(siege,))])
    assert len(find_events(archive, since="2016-06")) == 1
    assert len(find_events(archive, until="2015-10")) == 0


def test_events_come_in_the_order_of_time(archive: Archive) -> None:
    days = ["2016-03-05", None, "2016-02", "2016-03-01"]
    events = tuple(replace(CAPTURE, id=f"event_{day}", start=day, end=day) for day in days)
    archive.store([make_reading(events=events)])
    assert [row.start for row in find_events(archive)] == ["2016-02", "2016-03-01", "2016-03-05", None]


@pytest.mark.parametrize("told", ["soon", "2016-13", "03/27/2016"])
def test_date_that_is_none(archive: Archive, told: str) -> None:
    with pytest.raises(ArchiveError, match="is not a date"):
        find_events(archive, since=told)


def test_event_by_the_beginning_of_its_id(archive: Archive) -> None:
    archive.store([make_reading()])
    for beginning in ("event_ab", "ab", "ab22", "event_ab22"):
        found = get_event(archive, beginning)
        assert found is not None
        assert (found.event, found.reading) == (PLAN, make_reading())
    assert get_event(archive, "event_zz") is None
    with pytest.raises(ArchiveError, match="2 events' ids begin with event_a"):
        get_event(archive, "event_a")


def test_whole_id_wins_over_longer_ones(archive: Archive) -> None:
    archive.store([make_reading(events=(CAPTURE, replace(PLAN, id="event_aa11b")))])
    found = get_event(archive, "event_aa11")
    assert found is not None
    assert found.event == CAPTURE


def test_sql(archive: Archive) -> None:
    archive.store([make_reading()])
    assert archive.sql("SELECT id FROM events WHERE status = ?", ["planned"]).fetchall() == [("event_ab22",)]
    half_read = archive.sql("SELECT * FROM events").to_arrow_reader(1)
    half_read.read_next_batch()
    assert archive.store([make_reading(notes=())]).changed == 1
    for refused in ("DELETE FROM events", "SELECT 1; SELECT 2", "SELECT nothing FROM events", "garbage"):
        with pytest.raises(ArchiveError):
            archive.sql(refused)


def test_batch_of_a_thousand_reports_is_quick(archive: Archive) -> None:
    started = datetime.now()
    batch = [make_reading(f"{TEXT}{number}", f"{number}.txt") for number in range(1000)]
    assert archive.store(batch).added == 1000
    assert (datetime.now() - started).total_seconds() < 10
