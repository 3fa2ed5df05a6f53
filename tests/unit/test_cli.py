"""The command line, with a reader that finds one made event in every report."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
import spacy
from msgspec.structs import replace
from typer.testing import CliRunner, Result

from dateline.archive import find_events, list_documents, open_archive
from dateline.cli import app
from dateline.cli.statements import figure_range
from dateline.cli.tables import chain
from dateline.model import Event, Manuscript, Note, Reading, slice_span
from tests.made_readings import CAPTURE, PLAN, TEXT, make_document, make_reading

REPORT = "The army took the old mill on Monday. Residents said that shelling went on through the night.\n"
HOLD = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


class MadeReader:
    """Finds in every report that its first word did something."""

    version = "made"

    def read(self, manuscripts: Iterable[Manuscript]) -> Iterator[Reading]:
        for manuscript in manuscripts:
            text = manuscript.document.text
            if "stop here" in text:
                raise KeyboardInterrupt
            first = slice_span(text, 0, text.index(" "))
            told = replace(
                PLAN, status="occurred", trigger=first, evidence=slice_span(text, 0, len(text) - 1)
            )
            event = replace(told, id=f"event_{manuscript.document.id}")
            yield Reading(document=manuscript.document, events=(event,), pipeline="made", knowledge="none")


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, and a reader that needs no loading."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dateline.cli.read.load_reader", lambda knowledge, model: MadeReader())
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def run(*arguments: str, input: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(app, arguments, input=input, env=environment, catch_exceptions=False)


def make_archive(*readings: Reading, path: str = "dateline.duckdb") -> None:
    with open_archive(path) as archive:
        archive.store(readings or [make_reading()])


def stored(path: str = "dateline.duckdb") -> list[str]:
    """The sources of the documents in an archive."""
    with open_archive(path, read_only=True) as archive:
        return [document.source for document in list_documents(archive)]


# ---- read


def test_read_prints_and_stores(workplace: Path) -> None:
    Path("mill.txt").write_text(REPORT)
    result = run("read", "mill.txt")
    assert result.exit_code == 0
    assert "1 event (1 happened)" in result.stdout
    assert "“The army took the old mill on Monday." in result.stdout
    assert result.stderr == "dateline: 1 report read, 1 event told; stored in dateline.duckdb (1 new)\n"
    assert stored() == ["mill.txt"]


class FullReader:
    """Gives one made reading with every sort of record."""

    def read(self, manuscripts: Iterable[Manuscript]) -> Iterator[Reading]:
        for _ in manuscripts:
            yield make_reading()


def test_the_table_tells_what_else_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.read.load_reader", lambda knowledge, model: FullReader())
    Path("mill.txt").write_text(REPORT)
    full = run("read", "mill.txt", "--no-archive").stdout
    told = [" ".join(line.split()) for line in full.splitlines()]
    assert "figure 12+ fighters killed" in told
    assert "control Tall Rifaq taken by Army of Sahran from Northern Front, 2016-03-01" in told
    assert "quotation Amin Daher: “We will not leave”" in told
    assert full.index("control/capture") < full.index("also told")
    brief = run("read", "mill.txt", "--no-archive", "--brief").stdout
    assert "fighters" not in brief
    assert full.startswith(brief.rstrip())


RANGES = [
    (3, 3, None, "3"),
    (3, 3, "about", "about 3"),
    (3, None, "at least", "3+"),
    (40, 50, None, "40–50"),
    (None, 90_000, "up to", "up to 90,000"),
    (None, None, "dozens", "dozens"),
    (None, None, None, "an unknown number"),
]


@pytest.mark.parametrize(("low", "high", "qualifier", "expected"), RANGES)
def test_figures_are_ranges(low: int | None, high: int | None, qualifier: str | None, expected: str) -> None:
    [figure] = make_reading().figures
    assert figure_range(replace(figure, low=low, high=high, qualifier=qualifier)) == expected


CHAINS = [
    ([], [], [], ""),
    (["a"], ["the army"], ["said"], "the army said"),
    (["a", "b"], ["the army", "rebels"], ["said", "claimed"], "the army said that rebels claimed"),
    (["a", "b"], ["the wire", "rebels"], ["quoted", "said"], "the wire passed on that rebels said"),
    (["unnamed_source"], ["unnamed source"], ["reported"], "a source not identified reported"),
]


@pytest.mark.parametrize(("ids", "names", "kinds", "expected"), CHAINS)
def test_chains_read_outermost_first(
    ids: list[str], names: list[str], kinds: list[str], expected: str
) -> None:
    assert chain(ids, names, kinds) == expected


def test_reading_again_is_told_as_such() -> None:
    Path("mill.txt").write_text(REPORT)
    run("read", "mill.txt")
    assert "(1 as before)" in run("read", "mill.txt").stderr


def test_json_is_a_list_and_alone_on_standard_output() -> None:
    Path("mill.txt").write_text(REPORT)
    Path("pier.txt").write_text(f"Elsewhere too. {REPORT}")
    result = run("read", "mill.txt", "pier.txt", "--format", "json")
    readings = msgspec.json.decode(result.stdout_bytes, type=list[Reading])
    assert [reading.document.source for reading in readings] == ["mill.txt", "pier.txt"]


def test_jsonl_is_a_reading_a_line() -> None:
    Path("mill.txt").write_text(REPORT)
    result = run("read", "mill.txt", "mill.txt", "--format", "jsonl")
    [line] = result.stdout.splitlines()
    assert msgspec.json.decode(line, type=Reading).document.text == REPORT


def test_standard_input() -> None:
    result = run("read", "-", "--format", "jsonl", "--published", "2016-03-28", input=REPORT)
    reading = msgspec.json.decode(result.stdout_bytes, type=Reading)
    assert (reading.document.source, reading.document.published) == ("-", "2016-03-28")


def test_folders_are_walked() -> None:
    Path("in/deep").mkdir(parents=True)
    Path("in/deep/a.txt").write_text(REPORT)
    Path("in/b.html").write_text(f"<html><body><article><p>{REPORT * 5}</p></article></body></html>")
    Path("in/c.png").write_bytes(b"\x89PNG")
    assert run("read", "in").exit_code == 0
    assert sorted(stored()) == ["in/b.html", "in/deep/a.txt"]


def test_archive_can_be_named_or_left_out() -> None:
    Path("mill.txt").write_text(REPORT)
    assert run("read", "mill.txt", "--no-archive").stderr == "dateline: 1 report read, 1 event told\n"
    assert not Path("dateline.duckdb").exists()
    run("read", "mill.txt", "--archive", "other.duckdb")
    assert stored("other.duckdb") == ["mill.txt"]


# ---- bad input

BAD: dict[str, bytes | None] = {
    "missing.txt": None,
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "scan.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "broken.txt": b"\x80\x81\xfe\xff" * 400,
    "endless.txt": b"a" * 50_000_000,
    "hollow.html": b"<!doctype html><html><head><title>x</title></head><body><script>1</script></body>",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_exit_2(name: str) -> None:
    content = BAD[name]
    if content is not None:
        Path(name).write_bytes(content)
    make_archive()
    result = run("read", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dateline: {name}: ")
    assert result.stderr.count("\n") == 1
    assert len(stored()) == 1


def test_bad_input_makes_no_archive() -> None:
    assert run("read", "missing.txt").exit_code == 2
    assert list(Path().iterdir()) == []


def test_bad_input_in_json_is_an_empty_list() -> None:
    result = run("read", "missing.txt", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (2, [])


def test_folder_without_reports() -> None:
    Path("in").mkdir()
    result = run("read", "in")
    assert (result.exit_code, "there are no reports" in result.stderr) == (2, True)


def test_one_bad_report_is_told_and_the_rest_go_on() -> None:
    for name in ("a.txt", "c.txt"):
        Path(name).write_text(f"In {name} we tell this. {REPORT}")
    Path("b.txt").write_bytes(b"")
    result = run("read", "a.txt", "b.txt", "missing.txt", "c.txt", "--format", "jsonl")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()[:2]] == ["missing.txt", "b.txt"]
    assert sorted(stored()) == ["a.txt", "c.txt"]


def test_archive_that_is_none() -> None:
    Path("mill.txt").write_text(REPORT)
    Path("dateline.duckdb").write_text("my notes\n")
    for command in (("read", "mill.txt"), ("events",), ("show", "a")):
        result = run(*command)
        assert result.exit_code == 2
        assert result.stderr.startswith("dateline: dateline.duckdb: is not a DuckDB file")
        assert result.stderr.count("\n") == 1
    assert Path("dateline.duckdb").read_text() == "my notes\n"


def test_archive_that_another_process_holds() -> None:
    Path("mill.txt").write_text(REPORT)
    make_archive()
    command = [sys.executable, "-c", HOLD, "dateline.duckdb"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        result = run("read", "mill.txt")
        holder.stdin.close()
    assert result.exit_code == 2
    assert "another process" in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(stored()) == 1


WRONG = [
    (["read", "mill.txt", "--published", "soonish"], "--published: 'soonish' is not a date"),
    (["read", "mill.txt", "--knowledge", "nowhere"], "nowhere: there is no such knowledge folder"),
    (["read", "mill.txt", "--archive", "none/a.duckdb"], "there is no folder none"),
    (["read"], "Missing argument"),
    (["read", "mill.txt", "--format", "xml"], "'xml' is not one of"),
    (["events", "--archive", "none.duckdb"], "there is no archive here"),
    (["events", "--type", "war"], "--type: 'war' is none of agree"),
    (["events", "--status", "perhaps"], "--status: 'perhaps' is none of all, happened, occurred"),
    (["events", "--since", "soonish"], "'soonish' is not a date"),
    (["show", "zz"], "no event has an id that begins with 'zz'"),
    (["show", "a"], "2 events' ids begin with a"),
    (["knowledge", "try", " "], "there is nothing in it"),
    (["nonsense"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_arguments(arguments: list[str], message: str) -> None:
    Path("mill.txt").write_text(REPORT)
    make_archive()
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_interrupt_keeps_what_is_stored() -> None:
    for number in range(20):
        Path(f"{number:02}.txt").write_text(f"Report {number}. {REPORT}")
    Path("19.txt").write_text(f"Now stop here. {REPORT}")
    result = run("read", ".")
    assert result.exit_code == 130
    assert len(stored()) == 16
    assert result.stderr.startswith("dateline: interrupted; 16 reports read, 16 events told; stored in")


# ---- what must not reach a terminal

EVIL = "Rebels \x1b[31mtook\x1b]0;owned\x07 the \x9b2Jmill \u202enedlog [red]at[/red] :smile: noon.\n"


def evil_reading() -> Reading:
    document = make_document(EVIL, "evil\x1b[2J.txt", title=EVIL, publisher=EVIL, byline=EVIL)
    words = slice_span(EVIL, 0, len(EVIL) - 1)
    event = replace(CAPTURE, mode=EVIL, weapon=EVIL, start=EVIL, trigger=words, evidence=words, mentions=())
    return make_reading(document=document, events=(replace(event, id="event_evil", reason=EVIL),))


@pytest.mark.parametrize("columns", ["60", "200"])
@pytest.mark.parametrize(
    "arguments", [["events", "--format", format] for format in ("table", "json", "csv")] + [["show", "evil"]]
)
def test_control_characters_do_not_reach_the_terminal(arguments: list[str], columns: str) -> None:
    make_archive(evil_reading())
    result = run(*arguments, COLUMNS=columns)
    assert result.exit_code == 0
    assert not [char for char in result.stdout if char != "\n" and (ord(char) < 32 or 126 < ord(char) < 160)]
    if "json" not in arguments:
        assert "\u202e" not in result.stdout
    assert "[red]at[/red]" in " ".join(result.stdout.split())


def test_escaped_json_means_the_same() -> None:
    make_archive(evil_reading())
    [row] = json.loads(run("events", "--format", "json").stdout)
    assert row["report_title"] == EVIL


def test_evil_names_of_files() -> None:
    name = os.fsdecode(b"mill\xff\x1b[31m.txt")
    Path(name).write_text(REPORT)
    result = run("read", name)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert stored() == ["mill\ufffd\x1b[31m.txt"]


# ---- events


def test_events_are_those_that_happened() -> None:
    make_archive()
    result = run("events")
    assert ("control/capture" in result.stdout, "assault" in result.stdout) == (True, False)
    assert result.stderr == "dateline: 1 event; 1 more with another status (--status all)\n"


def test_where_all_events_have_another_status_that_is_told() -> None:
    make_archive(make_reading(events=(PLAN,)))
    result = run("events")
    assert result.stdout == ""
    assert result.stderr == "dateline: 0 events of this status; 1 with another: see them with --status all\n"


def test_help_tells_the_order_of_events() -> None:
    assert "order of time" in " ".join(run("events", "--help").stdout.split())


FILTERS = [
    (["--status", "all"], ["event_aa11", "event_ab22"]),
    (["--status", "planned"], ["event_ab22"]),
    (["--status", "called-for"], []),
    (["--status", "happened", "--status", "planned"], ["event_aa11", "event_ab22"]),
    (["--status", "all", "--limit", "1"], ["event_aa11"]),
    (["--type", "control/capture"], ["event_aa11"]),
    (["--type", "assault"], []),
    (["--actor", "northern front"], ["event_aa11"]),
    (["--place", "SY"], ["event_aa11"]),
    (["--since", "2016-03", "--until", "2016-03-01"], ["event_aa11"]),
    (["--since", "2017"], []),
]


@pytest.mark.parametrize(("arguments", "expected"), FILTERS)
def test_event_filters(arguments: list[str], expected: list[str]) -> None:
    make_archive()
    rows = json.loads(run("events", "--format", "json", *arguments).stdout)
    assert [row["id"] for row in rows] == expected


def test_events_as_csv_open_in_a_spreadsheet() -> None:
    formula = replace(CAPTURE, id="event_formula", weapon="=1+1", reason="plain; words, “quoted”\nand more")
    make_archive(make_reading(events=(formula,)))
    [row] = csv.DictReader(io.StringIO(run("events", "--format", "csv").stdout))
    assert (row["weapon"], row["actors"], row["latitude"]) == ("'=1+1", "Army of Sahran", "36.5")
    assert (row["regained"], row["mode"], row["supporters"]) == ("true", "capture", "Air Force of Bahria")
    assert row["reason"] == "plain; words, “quoted”\nand more"


@pytest.mark.parametrize("columns", [40, 80, 129, 130, 250])
def test_tables_fit_the_terminal(columns: int) -> None:
    many = tuple(replace(CAPTURE, id=f"event_{number:08}") for number in range(3))
    make_archive(make_reading(events=(*many, PLAN)))
    lines = run("events", "--status", "all", COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(" ".join(lines).split())
    for told in ("00000002", "Army of", "Umm Sidra", "planned", "regained"):
        assert told in words


# ---- show


def test_show_marks_the_words() -> None:
    make_archive()
    result = run("show", "aa")
    assert "«[who: Government troops] enter [where: Tall Rifaq]»" in result.stdout
    assert "«Government troops [did: captured] the hill town of Tall Rifaq" in result.stdout
    assert "[who: the army] [says: said].» Rebels were preparing" in " ".join(result.stdout.split())


def test_show_tells_the_fields() -> None:
    make_archive()
    fields = dict(
        line.strip().split(None, 1)
        for line in run("show", "event_aa11").stdout.splitlines()
        if line[:2] == "  "
    )
    assert fields["who"] == "Army of Sahran"
    assert fields["whom"] == "Northern Front"
    assert fields["with"] == "Air Force of Bahria"
    assert fields["when"] == "2016-03-01"
    assert fields["says"] == "who      Army of Sahran said"
    assert fields["confidence"] == "0.90 (not yet calibrated: it ranks, and is no probability)"
    assert fields["where"] == "Tall Rifaq, SY, Aleppo (36.5000, 37.1000) [town]"


def test_show_tells_what_the_marks_mean() -> None:
    make_archive()
    words = " ".join(run("show", "aa").stdout.split())
    assert "« » the words that tell it; did the act, who who did it" in words


def test_show_uses_colours_where_there_are_some() -> None:
    make_archive()
    result = run("show", "aa", FORCE_COLOR="1", COLUMNS="100")
    assert "[did:" not in result.stdout
    assert "\x1b[1;35mcaptured\x1b[0m" in result.stdout


def test_show_cuts_what_is_far_from_the_evidence() -> None:
    text = f"{'Long before. ' * 60}Troops captured the mill. {'Long after. ' * 60}"
    trigger, evidence = (
        slice_span(text, text.index(words), text.index(words) + len(words))
        for words in ("captured", "Troops captured the mill.")
    )
    event: Event = replace(CAPTURE, trigger=trigger, evidence=evidence, mentions=(), attribution=())
    make_archive(make_reading(document=make_document(text), events=(event,)))
    shown = run("show", "aa").stdout
    assert len(shown) < 1500
    assert "… " in shown
    assert "«Troops [did: captured] the mill.»" in shown


# ---- knowledge


def test_check_tells_faults_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dateline.knowledge.check.check_knowledge", lambda folders: ["a.yaml:3: no such slot"]
    )
    result = run("knowledge", "check")
    assert (result.exit_code, result.stdout) == (2, "a.yaml:3: no such slot\n")
    monkeypatch.setattr("dateline.knowledge.check.check_knowledge", lambda folders: [])
    assert run("knowledge", "check").exit_code == 0


def test_try_shows_how_a_sentence_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    result = run(
        "knowledge", "try", "Rebels captured the town of Hama on Friday.", "--published", "2016-04-04"
    )
    assert result.exit_code == 0
    headings = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert headings == ["Parse", "Found", "Events", "Left out"] or headings[3] == "Also told"
    words = " ".join(result.stdout.split())
    for told in ("captured capture VERB VBD", "actor rebels (rebel", "place Hama (SY", "told by “captured”"):
        assert told in words
    assert "2016-04-01" in words


class NotingReader:
    """Leaves one event out, and says why."""

    nlp = staticmethod(spacy.blank("en"))

    def read(self, manuscripts: Iterable[Manuscript]) -> Iterator[Reading]:
        note = Note(stage="events", message="no place is told", span=slice_span(REPORT, 0, 8))
        yield from (Reading(document=manuscript.document, notes=(note,)) for manuscript in manuscripts)


def test_try_tells_which_events_were_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.knowledge_try.load_reader", lambda knowledge, model: NotingReader())
    left_out = run("knowledge", "try", REPORT).stdout.partition("Left out")[2]
    assert "events: no place is told: “The army”" in left_out


# ---- in a process of its own


def command(*arguments: str, **environment: str) -> list[str]:
    return [sys.executable, "-c", "from dateline.cli import main; main()", *arguments]


def test_terminal_without_the_characters() -> None:
    make_archive(make_reading(document=make_document(TEXT, title="Mar’a — “мир”")))
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for arguments in (["show", "aa"], ["events"], ["events", "--format", "json"]):
        done = subprocess.run(command(*arguments), env=environment, capture_output=True, check=True)
        assert b"Traceback" not in done.stderr
    shown = subprocess.run(command("show", "aa"), env=environment, capture_output=True, check=True).stdout
    assert b"<<[who: Government troops] enter" in shown


def test_reader_that_goes_away_is_no_error() -> None:
    many = tuple(replace(CAPTURE, id=f"event_{number:08}") for number in range(3000))
    make_archive(make_reading(events=many))
    for format in ("jsonl", "table"):
        with subprocess.Popen(
            command("events", "--format", format), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141


def test_events_of_the_archive_match_what_read_printed() -> None:
    Path("mill.txt").write_text(REPORT)
    printed = msgspec.json.decode(
        run("read", "mill.txt", "--format", "json").stdout_bytes, type=list[Reading]
    )
    with open_archive("dateline.duckdb", read_only=True) as archive:
        assert [row.id for row in find_events(archive)] == [event.id for event in printed[0].events]
