"""What a check of the corpus finds, and the file that it finds it in."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from dateline.corpus.document import AnnotatedDocument, Mark

Sort = Literal[
    "syntax", "filing", "marks", "words", "codes", "references", "sayings", "repeated", "near-sentence",
    "near-document", "totals", "wording",
]  # fmt: skip
# What a person should look at, and may find right.
HINTS: frozenset[Sort] = frozenset({"wording"})


class Finding(Struct, frozen=True, order=True):
    """Something that does not hold, or looks odd; printed as ``file:line: message``."""

    path: str
    line: int
    sort: Sort
    message: str

    @property
    def is_hint(self) -> bool:
        """Whether it may be right as it stands."""
        return self.sort in HINTS

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'hint: ' if self.is_hint else ''}{self.message}"


class CorpusFile(Struct, frozen=True):
    """A file that could be read; ``lines`` has the line that tells each id."""

    path: Path
    document: AnnotatedDocument
    lines: dict[str, int]

    def line_of(self, mark: Mark) -> int:
        """The line that a mark stands in."""
        for sentence in self.document.sentences:
            if sentence.start <= mark.start < sentence.end:
                return sentence.line
        return 1

    def find(self, line: int, sort: Sort, message: str) -> Finding:
        """A finding in this file."""
        return Finding(str(self.path), line, sort, message)
