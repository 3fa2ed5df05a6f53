"""Write readings: only those that differ from what is stored, all of them or none."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import get_type_hints

import duckdb
import msgspec
import pyarrow as pa
from msgspec import Struct

from dateline.archive.changes import compare_readings
from dateline.archive.flatten import flatten_reading
from dateline.archive.rows import TABLES, Change, ReadingRow, Row
from dateline.errors import ArchiveError
from dateline.model import Reading

ARROW = {
    str: pa.string(),
    str | None: pa.string(),
    int: pa.int64(),
    int | None: pa.int64(),
    float: pa.float64(),
    float | None: pa.float64(),
    bool: pa.bool_(),
    date | None: pa.date32(),
    datetime: pa.timestamp("us"),
    tuple[str, ...]: pa.list_(pa.string()),
}
REPLACED = tuple(table for table in TABLES if table != "change_log")


class Stored(Struct, frozen=True):
    """How many documents of a batch were new, were read differently, and were known already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Stored") -> "Stored":
        return Stored(
            self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged
        )


def write_readings(
    connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading], now: datetime
) -> Stored:
    """Store a batch in one transaction; ``now`` is the time to log, in UTC and without a zone.

    Raises:
        ArchiveError: a reading has a value that no table can hold. Nothing is stored.
        duckdb.Error: the write fails. Nothing is stored.
    """
    batch = {reading.document.id: reading for reading in readings}
    connection.begin()
    try:
        old = _stored_readings(connection, list(batch))
        fresh: dict[str, ReadingRow] = {}
        rows: dict[type[Row], list[Row]] = defaultdict(list)
        for document, reading in batch.items():
            kept = _keep_source(reading, old.get(document))
            row = _reading_row(kept, now)
            if document in old and old[document] == row.reading:
                continue
            fresh[document] = row
            for made in (row, *_flatten(kept), *_changes(row, old.get(document))):
                rows[type(made)].append(made)
        _replace(connection, [document for document in fresh if document in old], rows)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    changed = sum(document in old for document in fresh)
    return Stored(len(fresh) - changed, changed, len(batch) - len(fresh))


class _Source(Struct, frozen=True):
    source: str


class _Document(Struct, frozen=True):
    document: _Source


def _stored_readings(connection: duckdb.DuckDBPyConnection, documents: list[str]) -> dict[str, str]:
    query = "SELECT document, reading FROM readings WHERE document IN (SELECT unnest(?))"
    return dict(connection.execute(query, [documents]).fetchall())


def _keep_source(reading: Reading, old: str | None) -> Reading:
    """The same bytes from another path are the same document: where they first came from stays."""
    if old is None:
        return reading
    source = msgspec.json.decode(old, type=_Document).document.source
    document = msgspec.structs.replace(reading.document, source=source)
    return msgspec.structs.replace(reading, document=document)


def _reading_row(reading: Reading, now: datetime) -> ReadingRow:
    try:
        encoded = msgspec.json.encode(reading).decode()
    except (UnicodeError, OverflowError, TypeError, ValueError) as error:
        raise _unstorable(reading, error) from error
    return ReadingRow(
        document=reading.document.id,
        pipeline=reading.pipeline,
        knowledge=reading.knowledge,
        read_at=now,
        reading=encoded,
    )


def _flatten(reading: Reading) -> list[Row]:
    try:
        return list(flatten_reading(reading))
    except msgspec.ValidationError as error:
        raise _unstorable(reading, error) from error


def _unstorable(reading: Reading, error: Exception) -> ArchiveError:
    return ArchiveError(f"{reading.document.source}: its reading cannot be stored: {error}")


def _changes(row: ReadingRow, old: str | None) -> list[Row]:
    return [
        Change(
            document=row.document,
            pipeline=row.pipeline,
            knowledge=row.knowledge,
            changed_at=row.read_at,
            record=difference.record,
            id=difference.id,
            change=difference.change,
        )
        for difference in compare_readings(row.document, old, row.reading)
    ]


def _replace(
    connection: duckdb.DuckDBPyConnection, outdated: list[str], rows: dict[type[Row], list[Row]]
) -> None:
    if outdated:
        for table in REPLACED:
            connection.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest(?))", [outdated])
    for table, shape in TABLES.items():
        if shape in rows:
            _insert(connection, table, shape, rows[shape])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, shape: type[Row], rows: list[Row]) -> None:
    """Insert through Arrow: DuckDB's ``executemany`` takes a millisecond a row."""
    try:
        columns = {
            name: pa.array([getattr(row, name) for row in rows], type=ARROW[kind])
            for name, kind in get_type_hints(shape).items()
        }
    except (pa.ArrowException, OverflowError, UnicodeError) as error:
        raise ArchiveError(f"{table}: a value cannot be stored: {error}") from error
    connection.register("batch", pa.table(columns))
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch")
    finally:
        connection.unregister("batch")
