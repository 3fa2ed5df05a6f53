"""The annotated corpus as the benchmarks see it: its documents by part, and their fingerprint."""

import os
from pathlib import Path

from benchmarks.corpora import PROJECT
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.format import read_document
from dateline.corpus.parts import Part, load_parts

CORPUS = Path(os.environ.get("DATELINE_CORPUS") or PROJECT / "corpus")


def load_part(part: Part) -> list[AnnotatedDocument]:
    """The documents of one part, in order of their names."""
    conflicts = load_parts(CORPUS)
    found = (read_document(path) for path in document_files(CORPUS))
    return [document for document in found if conflicts.get(document.conflict) == part]


def document_files(folder: Path) -> list[Path]:
    """All files of the corpus, in order."""
    return sorted((folder / "documents").rglob("*.txt"))
