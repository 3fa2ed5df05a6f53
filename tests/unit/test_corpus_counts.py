"""What is counted of a corpus, on one small document."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.corpus.counts import STRETCH, count
from tests.marked_texts import TOLD, make_corpus, parse

COUNTED = {
    "documents": 2,
    "without_events": 1,
    "sentences": 5,
    "events": 3,
    "actors": {"civilian": 2, "person": 2, "media": 1, "military": 1},
    "figures": {"killed": 1},
    "contents": {"contents": 4, "chained": 1, "without_source": 0, "without_cue": 0},
    "relations": {"allied_with": 1},
    "holdings": {"held": 1},
    "codes": {
        "assault/aerial": {"occurred": 1},
        "mobilize/troops": {"denied": 1},
        "reject/change": {"occurred": 1},
    },
    "registers": {"hill-war": {"wire": 1}, "none/gardens": {"local": 1}},
}
QUIET = "conflict: none/gardens\nregister: local\n---\nTulips rose.\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    corpus = make_corpus(tmp_path, hill_war_001=TOLD)
    folder = corpus.documents / "none" / "gardens"
    folder.mkdir(parents=True)
    (folder / "none-gardens-001.txt").write_text(QUIET, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    return CliRunner().invoke(app, ["corpus", "stats", *arguments], env={"COLUMNS": "110"}).stdout


def test_all_is_counted(root: Path) -> None:
    counted = json.loads(run(str(root), "--format", "json"))
    assert {name: counted[name] for name in COUNTED} == COUNTED
    assert counted["marks"]["actor"] == 8
    assert counted["things"]["actor"] == 6
    assert counted["triggers"]["assault"] == {"words": 3, "different": 3, "stretch": None}


@pytest.mark.parametrize(("part", "documents"), [("train", 1), ("dev", 1)])
def test_a_part_is_counted_alone(part: str, documents: int, root: Path) -> None:
    assert json.loads(run(str(root), "--part", part, "--format", "json"))["documents"] == documents


def test_a_part_without_documents_is_told(root: Path) -> None:
    result = CliRunner().invoke(app, ["corpus", "stats", str(root), "--part", "test"])
    assert result.exit_code == 2
    assert "there are no documents of the part test" in result.stderr


def test_tables_fit_110_columns(root: Path) -> None:
    printed = run(str(root))
    assert max(map(len, printed.splitlines())) <= 110
    for told in ("2, 1 of them without events", "assault/aerial", "none/gardens", "a wire, b local"):
        assert told in printed


def test_different_words() -> None:
    text = count([parse(("One one two.\n" * 500) + "---\n")]).text
    assert (text.words, text.different) == (STRETCH + 500, 2)
    assert text.stretch == 2 / STRETCH
