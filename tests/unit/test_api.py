"""``dateline.read``: what is a path and what is a text, and what is raised."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import dateline
from dateline import EmptyInput, MissingInput, UnreadableInput
from dateline.model import Manuscript, Reading

LONG = "The army took the mill. " * 30


class MadeReader:
    """Reads nothing out of anything."""

    def read(self, manuscripts: Iterable[Manuscript]) -> Iterator[Reading]:
        return (Reading(document=manuscript.document) for manuscript in manuscripts)


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dateline._reader", lambda knowledge, model: MadeReader())
    Path("report.txt").write_text("The army took the mill.\n")
    Path("Peace").write_text("A file of one word.\n")
    Path("folder").mkdir()


READ = [
    ("report.txt", "report.txt", "The army took the mill.\n"),
    (Path("report.txt"), "report.txt", "The army took the mill.\n"),
    ("Peace", "Peace", "A file of one word.\n"),
    ("War", "text", "War"),
    ("The army took the mill.", "text", "The army took the mill."),
    ("report.txt\n", "text", "report.txt\n"),
    ("See report.pdf", "text", "See report.pdf"),
    ("What a day...", "text", "What a day..."),
    ("Troops\0took it.", "text", "Troops took it."),
    (LONG, "text", LONG),
    (LONG[:300], "text", LONG[:300]),
]


@pytest.mark.parametrize(("given", "source", "text"), READ)
def test_paths_and_texts(given: str | Path, source: str, text: str) -> None:
    document = dateline.read(given).document
    assert (document.source, document.text.replace("\ufffd", " ")) == (source, text)


WRONG = [
    ("missing.txt", MissingInput),
    (Path("missing"), MissingInput),
    ("https://example.org/report.html", MissingInput),
    ("folder", UnreadableInput),
    (Path("folder"), UnreadableInput),
    ("", EmptyInput),
    (" \n ", EmptyInput),
]


@pytest.mark.parametrize(("given", "error"), WRONG)
def test_what_cannot_be_read(given: str | Path, error: type[Exception]) -> None:
    with pytest.raises(error):
        dateline.read(given)


def test_date_of_publication() -> None:
    assert dateline.read("The army took the mill.", published="2016-03-28").document.published == "2016-03-28"


def test_reader_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    loaded: list[object] = []

    def load(knowledge: object, model: object) -> MadeReader:
        loaded.append(model)
        return MadeReader()

    monkeypatch.setattr("dateline.pipeline.Reader", load)
    dateline._reader.cache_clear()
    for _ in range(2):
        dateline.read("The army took the mill.")
    dateline._reader.cache_clear()
    assert loaded == [None]
