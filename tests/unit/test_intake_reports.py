"""Which files are reports."""

from pathlib import Path

import pytest

from dateline.errors import MissingInput
from dateline.intake import find_reports


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "c.HTML",
        "d.htm",
        "e.text",
        "f.csv",
        ".hidden.txt",
        "sub/a.txt",
        ".git/x.txt",
        "z/b.jpg",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The army left.", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    names = [str(path.relative_to(folder)) for path in find_reports([str(folder)])]
    assert names == ["a.md", "b.txt", "c.HTML", "d.htm", "e.text", "sub/a.txt"]


def test_a_named_file_is_taken_whatever_it_is_called_and_once(folder: Path) -> None:
    named = [str(folder / "f.csv"), str(folder / ".hidden.txt"), str(folder / "f.csv"), str(folder / "sub")]
    assert [path.name for path in find_reports(named)] == ["f.csv", ".hidden.txt", "a.txt"]


def test_what_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(MissingInput, match=r"no/such\.txt: there is no such file or folder"):
        find_reports([str(folder), "no/such.txt"])


def test_a_text_in_place_of_a_path_is_told() -> None:
    with pytest.raises(MissingInput, match="check the path"):
        find_reports(["The army left Bahr. " * 500])


def test_an_empty_folder_has_no_reports(tmp_path: Path) -> None:
    assert find_reports([str(tmp_path)]) == []
