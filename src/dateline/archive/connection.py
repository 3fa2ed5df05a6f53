"""Open an archive's file: make it, check it, bring it up to this version's schema."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import duckdb

from dateline.errors import ArchiveError, ArchiveLocked

STEPS = ("schema.sql",)
"""SQL files by which an archive grows: the n-th takes it from version n - 1 to version n."""

MAGIC = b"DUCK"
MAGIC_AT = 8


def connect(path: Path, read_only: bool, steps: Sequence[str] = STEPS) -> duckdb.DuckDBPyConnection:
    """Open the archive at ``path``; where there is none, make it unless ``read_only``.

    Raises:
        ArchiveLocked: another process holds it.
        ArchiveError: it is no archive, is newer than ``steps``, or cannot be read or made.
    """
    _check_file(path, read_only)
    connection = _connect(path, read_only)
    try:
        version = archive_version(connection, path)
        if read_only and 0 < version < len(steps):
            connection.close()
            connect(path, read_only=False, steps=steps).close()
            return connect(path, read_only=True, steps=steps)
        if version > len(steps):
            raise ArchiveError(
                f"{path}: a newer Dateline wrote this archive (schema {version}, here {len(steps)}); "
                "upgrade with `pip install --upgrade dateline`"
            )
        if read_only and version == 0:
            raise ArchiveError(f"{path}: nothing is stored in this archive yet")
        _grow(connection, version, steps)
    except duckdb.Error as error:
        connection.close()
        raise explain(path, error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def archive_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version of an open archive; 0 for a database without tables.

    Raises:
        ArchiveError: the database holds tables, but is no archive.
    """
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "archive_version" not in tables:
        raise ArchiveError(f"{path}: this DuckDB file is not a Dateline archive; name another one")
    [(newest,)] = connection.execute("SELECT max(version) FROM archive_version").fetchall()
    return int(newest) if newest is not None else 0


def explain(path: Path, error: Exception) -> ArchiveError:
    """What a DuckDB error means to whoever named ``path``."""
    message = " ".join(str(error).split())
    if "lock" in message and ("Conflicting" in message or "Could not set" in message):
        holder = re.search(r"\(PID (\d+)\)", message)
        who = f"another process (PID {holder.group(1)})" if holder else "another process"
        return ArchiveLocked(
            f"{path}: {who} has this archive open; wait for it to end, or name another archive"
        )
    if "different configuration" in message:
        return ArchiveLocked(
            f"{path}: this process has the archive open in another mode; close that one first"
        )
    if "not a valid DuckDB database" in message:
        return _not_an_archive(path)
    return ArchiveError(f"{path}: {message}")


def _check_file(path: Path, read_only: bool) -> None:
    """Refuse what DuckDB would answer badly; it downloads an extension when given an SQLite file."""
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder; an archive is one file, such as {path / 'dateline.duckdb'}")
    if path.exists():
        try:
            with path.open("rb") as file:
                head = file.read(MAGIC_AT + len(MAGIC))
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be read ({error.strerror})") from None
        if head[MAGIC_AT:] != MAGIC:
            raise _not_an_archive(path)
    elif read_only:
        raise ArchiveError(f"{path}: there is no archive here; `dateline read PATH` makes one")
    elif not path.parent.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent} to make it in")
    elif not os.access(path.parent, os.W_OK):
        raise ArchiveError(f"{path}: the folder {path.parent} cannot be written to; name another archive")


def _not_an_archive(path: Path) -> ArchiveError:
    return ArchiveError(f"{path}: is not a DuckDB file, and was left as it is; name another archive")


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path.absolute()), read_only=read_only)
    except duckdb.Error as error:
        raise explain(path, error) from None


def _grow(connection: duckdb.DuckDBPyConnection, version: int, steps: Sequence[str]) -> None:
    """Take the schema from ``version`` to the newest, all or nothing."""
    if version == len(steps):
        return
    connection.begin()
    for number, step in enumerate(steps[version:], start=version + 1):
        connection.execute(_sql(step))
        now = datetime.now(UTC).replace(tzinfo=None)
        connection.execute("INSERT INTO archive_version VALUES (?, ?)", [number, now])
    connection.commit()


def _sql(step: str) -> str:
    return resources.files("dateline.archive").joinpath(step).read_text(encoding="utf-8")
