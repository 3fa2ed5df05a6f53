"""The public API: what is exported is what is documented here, and all of it is there."""

import tomllib
from pathlib import Path

import pytest

import dateline
import dateline.archive
import dateline.errors
import dateline.model
from dateline import DatelineError

PROJECT = Path(__file__).parents[2]
VERBS = {"read", "open_archive", "find_events", "get_event", "get_reading", "list_changes", "list_documents"}
RECORDS = {
    "Actor", "Attribution", "Codes", "Control", "Document", "Event", "Figure", "Note", "Place", "Quotation",
    "Reading", "Relation", "Span",
}  # fmt: skip
ARCHIVE = {"Archive", "Change", "DocumentRow", "EventRow", "Stored", "StoredEvent"}


def test_these_are_the_exports() -> None:
    errors = {name for name, value in vars(dateline.errors).items() if is_error(value)}
    assert set(dateline.__all__) == VERBS | RECORDS | ARCHIVE | errors | {"Reader", "__version__"}
    assert dateline.__all__ == sorted(dateline.__all__)


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_export_is_there(name: str) -> None:
    value = getattr(dateline, name)
    assert name in dir(dateline)
    assert name == "__version__" or value.__doc__


def test_nothing_else_is() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        dateline.nonsense  # noqa: B018


@pytest.mark.parametrize("name", dateline.archive.__all__)
def test_the_archive_exports_what_it_says(name: str) -> None:
    assert hasattr(dateline.archive, name)


def test_the_version_is_the_packages() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dateline.__version__ == project["version"]


def is_error(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, DatelineError)
