"""An open archive."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import duckdb

from dateline.archive.connection import connect, explain
from dateline.archive.rows import Row
from dateline.archive.writer import Stored, write_readings
from dateline.errors import ArchiveError
from dateline.model import Reading

DEFAULT = Path("dateline.duckdb")
R = TypeVar("R", bound=Row)


class Archive:
    """A DuckDB file of readings. Use it as a context manager; it is not for several threads at once.

    What it holds is asked with the functions of :mod:`dateline.archive.questions`, or in SQL.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was stored stays."""
        self._connection.close()

    def store(self, readings: Iterable[Reading]) -> Stored:
        """Store a batch of readings: all of them, or, where anything fails, none.

        A reading that is stored already changes nothing. Another reading of a stored document takes
        its place, and the change log tells the difference.

        Raises:
            ArchiveError: the batch cannot be written, or the archive is open for reading only.
        """
        now = datetime.now(UTC).replace(tzinfo=None)
        try:
            return write_readings(self._connection, readings, now)
        except duckdb.Error as error:
            raise explain(self.path, error) from error

    def sql(self, query: str, parameters: Sequence[object] = ()) -> duckdb.DuckDBPyRelation:
        """Ask in SQL: one ``SELECT``, with ``?`` for each of ``parameters``.

        The answer turns into what is wanted: ``.fetchall()``, ``.df()``, ``.pl()``, ``.to_arrow_table()``.

        Raises:
            ArchiveError: the query is not one ``SELECT``, or DuckDB refuses it.
        """
        try:
            statements = self._connection.extract_statements(query)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise ArchiveError(f"{self.path}: a query is one SELECT statement")
            # A cursor of its own: an answer that is not fetched to its end would block the connection.
            return self._connection.cursor().sql(query, params=list(parameters))
        except duckdb.Error as error:
            raise explain(self.path, error) from error

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows that answer a query of our own.

        Raises:
            ArchiveError: DuckDB refuses it.
        """
        try:
            return self._connection.execute(query, list(parameters)).fetchall()
        except duckdb.Error as error:
            raise explain(self.path, error) from error


def open_archive(path: str | Path = DEFAULT, read_only: bool = False) -> Archive:
    """Open the archive at ``path``; where there is none, make it unless ``read_only``.

    Raises:
        ArchiveLocked: another process holds it.
        ArchiveError: it is no archive, a newer Dateline wrote it, or it cannot be read or made.
    """
    return Archive(Path(path), connect(Path(path), read_only))
