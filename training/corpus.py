"""What there is to learn from: the corpus by part, a user's own folder, and re3d by folds."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.format import read_document
from dateline.corpus.parts import Part, load_parts
from dateline.language.triage import words_of

TELLING = ("event", "cue", "relation", "holding")


def load_documents(corpus: Path, *parts: Part) -> list[AnnotatedDocument]:
    """The corpus's documents of the given parts, in order of their names."""
    conflicts = load_parts(corpus)
    documents = load_folder(corpus / "documents")
    return [document for document in documents if conflicts.get(document.conflict) in parts]


def load_folder(folder: Path) -> list[AnnotatedDocument]:
    """All annotated documents in a folder."""
    return [read_document(path) for path in sorted(folder.rglob("*.txt"))]


def telling_words(documents: Iterable[AnnotatedDocument]) -> set[str]:
    """Every word, in lower case, by which something was told: of events, sayings, relations and holdings."""
    return {
        word
        for document in documents
        for mark in document.marks
        if mark.layer in TELLING
        for word in words_of(document.slice(mark))
    }


class NamedEntity(Struct, frozen=True):
    """An entity of re3d."""

    start: int
    end: int
    type: str
    offset_ok: bool = True


class NamedText(Struct, frozen=True):
    """A document of re3d."""

    doc_id: str
    text: str
    entities: tuple[NamedEntity, ...]


def load_names(path: Path) -> list[NamedText]:
    """The documents of a re3d file."""
    lines = path.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=NamedText) for line in lines if line.strip()]
