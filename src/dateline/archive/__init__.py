"""The archive: one DuckDB file that keeps readings, answers questions, and tells what changed."""

from dateline.archive.archive import DEFAULT, Archive, open_archive
from dateline.archive.flatten import flatten_events
from dateline.archive.questions import (
    HAPPENED,
    StoredEvent,
    find_events,
    get_event,
    get_reading,
    list_changes,
    list_documents,
)
from dateline.archive.rows import Change, DocumentRow, EventRow
from dateline.archive.writer import Stored

__all__ = [
    "DEFAULT",
    "HAPPENED",
    "Archive",
    "Change",
    "DocumentRow",
    "EventRow",
    "Stored",
    "StoredEvent",
    "find_events",
    "flatten_events",
    "get_event",
    "get_reading",
    "list_changes",
    "list_documents",
    "open_archive",
]
