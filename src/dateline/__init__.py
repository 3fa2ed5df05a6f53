"""Dateline reads reports of armed conflict into events, quotations, figures, relations and control.

>>> import dateline
>>> reading = dateline.read("The army captured the town of Hit on Friday.", published="2016-04-02")
>>> with dateline.open_archive("dateline.duckdb") as archive:
...     archive.store([reading])
...     events = dateline.find_events(archive, place="Hit")

Whatever takes long to load (the parser, the database) is loaded on first use.
"""

import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import (
    ArchiveError,
    ArchiveLocked,
    CorpusError,
    DatelineError,
    EmptyInput,
    InputError,
    KnowledgeError,
    MissingInput,
    UnreadableInput,
)
from dateline.model import (
    Actor,
    Attribution,
    Codes,
    Control,
    Document,
    Event,
    Figure,
    Note,
    Place,
    Quotation,
    Reading,
    Relation,
    Span,
)

if TYPE_CHECKING:
    from dateline.archive import (
        Archive,
        Change,
        DocumentRow,
        EventRow,
        Stored,
        StoredEvent,
        find_events,
        get_event,
        get_reading,
        list_changes,
        list_documents,
        open_archive,
    )
    from dateline.pipeline import Reader

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Archive",
    "ArchiveError",
    "ArchiveLocked",
    "Attribution",
    "Change",
    "Codes",
    "Control",
    "CorpusError",
    "DatelineError",
    "Document",
    "DocumentRow",
    "EmptyInput",
    "Event",
    "EventRow",
    "Figure",
    "InputError",
    "KnowledgeError",
    "MissingInput",
    "Note",
    "Place",
    "Quotation",
    "Reader",
    "Reading",
    "Relation",
    "Span",
    "Stored",
    "StoredEvent",
    "UnreadableInput",
    "__version__",
    "find_events",
    "get_event",
    "get_reading",
    "list_changes",
    "list_documents",
    "open_archive",
    "read",
]

LONGEST_NAME = 400
FILE_NAME = re.compile(r"\S+\.[A-Za-z][A-Za-z0-9]{1,4}")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module("dateline.pipeline" if name == "Reader" else "dateline.archive"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def read(
    path_or_text: str | Path,
    *,
    published: str | None = None,
    knowledge: str | Path | None = None,
    model: str | None = None,
) -> Reading:
    """Read one report.

    A ``Path`` names a file. A ``str`` is a text, unless it names a file: a line of at most 400
    characters that is the path of a file there is, or that has no white space and ends like a file's
    name (``report.txt``).

    The first call loads the parser and the knowledge, which takes seconds; later calls with the same
    ``knowledge`` and ``model`` use them again.

    Args:
        path_or_text: a file of plain text or HTML, or the text of a report.
        published: the day of publication as an ISO 8601 prefix; what the report says, where not given.
        knowledge: a folder of knowledge files to lay over ours.
        model: the name of an installed spaCy English pipeline; the pinned one, where not given.

    Raises:
        InputError: there is no such file, nothing in it, or it cannot be read as a report.
        KnowledgeError: a file in ``knowledge`` does not hold.
    """
    from dateline.intake import take, take_text

    path = _path_of(path_or_text)
    if path is None:
        manuscript = take_text(str(path_or_text), "text", published)
    else:
        manuscript = take(_read_bytes(path), str(path), published)
    reader = _reader(None if knowledge is None else Path(knowledge), model)
    return next(reader.read([manuscript]))


@lru_cache(maxsize=2)
def _reader(knowledge: Path | None, model: str | None) -> "Reader":
    from dateline.knowledge.load import load_knowledge
    from dateline.pipeline import Reader

    return Reader(load_knowledge(knowledge), model)


def _path_of(path_or_text: str | Path) -> Path | None:
    if isinstance(path_or_text, Path):
        return path_or_text
    if not path_or_text or len(path_or_text) > LONGEST_NAME or re.search(r"[\n\0]", path_or_text):
        return None
    path = Path(path_or_text)
    try:
        is_there = path.exists()
    except OSError:  # A sentence is longer than a name may be.
        return None
    return path if is_there or FILE_NAME.fullmatch(path_or_text) else None


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableInput(
            f"{path}: is a folder; name a file in it, or read all of it with `dateline read`"
        )
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{path}: there is no such file; check the path") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(
            f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        ) from None
