"""Documents as JSON Lines: one document a line, all that is marked in it, and back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.corpus.document import (
    AnnotatedDocument,
    AnnotatedEvent,
    AnnotatedFigure,
    AnnotatedRelation,
    Holding,
    Layer,
    Mark,
    Saying,
    Sentence,
)
from dateline.corpus.parts import Part
from dateline.errors import CorpusError
from dateline.model import ActorKind


class MarkLine(Struct, frozen=True):
    """A mark with its words: a reader in another language need not count code points to find them."""

    id: str
    layer: Layer
    start: int
    end: int
    text: str


class DocumentLine(Struct, frozen=True, kw_only=True):
    """What one line holds; offsets count Unicode code points in ``text``."""

    name: str
    conflict: str
    part: Part | None = None
    register: str
    published: str | None = None
    text: str
    sentences: tuple[Sentence, ...]
    marks: tuple[MarkLine, ...]
    actors: dict[str, ActorKind]
    events: tuple[AnnotatedEvent, ...] = ()
    figures: tuple[AnnotatedFigure, ...] = ()
    sayings: tuple[Saying, ...] = ()
    relations: tuple[AnnotatedRelation, ...] = ()
    holdings: tuple[Holding, ...] = ()


# What a document and its line have alike.
ALIKE = tuple(name for name in AnnotatedDocument.__struct_fields__ if name != "marks")


def write_json(document: AnnotatedDocument, part: Part | None = None) -> bytes:
    """One line, without its end."""
    marks = tuple(
        MarkLine(mark.id, mark.layer, mark.start, mark.end, document.slice(mark)) for mark in document.marks
    )
    return msgspec.json.encode(
        DocumentLine(marks=marks, part=part, **{name: getattr(document, name) for name in ALIKE})
    )


def read_json(line: bytes) -> AnnotatedDocument:
    """The reverse of :func:`write_json`.

    Raises:
        ValueError: where it is not such a document, or a mark's words are not those of the text.
    """
    told = msgspec.json.decode(line, type=DocumentLine)
    for mark in told.marks:
        if told.text[mark.start : mark.end] != mark.text:
            raise ValueError(f"{mark.id}: the text has other words at {mark.start}..{mark.end}")
    marks = tuple(Mark(mark.id, mark.start, mark.end) for mark in told.marks)
    return AnnotatedDocument(marks=marks, **{name: getattr(told, name) for name in ALIKE})


def write_jsonl(documents: Iterable[AnnotatedDocument], parts: dict[str, Part]) -> Iterator[bytes]:
    """The lines of some documents, each with its part of the corpus and the line's end."""
    for document in documents:
        yield write_json(document, parts.get(document.conflict)) + b"\n"


def read_jsonl(path: Path) -> list[AnnotatedDocument]:
    """The documents in a file of JSON Lines.

    Raises:
        CorpusError: each line that is not a document, ``file:line: message``.
    """
    documents: list[AnnotatedDocument] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            documents.append(read_json(line))
        except ValueError as error:
            faults.append(f"{path}:{number}: {error}")
    if faults:
        raise CorpusError("\n".join(faults))
    return documents
