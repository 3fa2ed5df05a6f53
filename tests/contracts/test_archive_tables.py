"""The archive's tables are documented, every column of them, and nothing that is not there."""

import re
from pathlib import Path

import pytest

from dateline.archive.rows import TABLES, Row

MANUAL = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")
COLUMN = re.compile(r"^\| (`.+?`) \|", re.MULTILINE)
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", MANUAL, re.MULTILINE | re.DOTALL))


def test_every_table_has_its_section() -> None:
    assert list(SECTIONS) == list(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: str) -> None:
    documented = [name for cell in COLUMN.findall(SECTIONS[table]) for name in re.findall(r"`(\w+)`", cell)]
    own = set(TABLES[table].__struct_fields__) - set(Row.__struct_fields__)
    assert sorted(documented) == sorted(own)
