"""Sentences without what a writer would exchange to pass one off as two: names, days, counts.

``Rebels shelled Goma on Friday, killing 12`` and ``Troops shelled Bria on Monday, killing 9`` are the
same sentence twice: ``A shelled P on T killing 0``.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.corpus.document import Mark
from dateline.corpus.finding import CorpusFile
from dateline.corpus.marking import MENTIONS, marks_of

WORD = re.compile(r"\w+(?:['’]\w+)*")
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


class MaskedSentence(Struct, frozen=True):
    """One sentence of a file: its own words, and its words with names, days and counts masked."""

    file: CorpusFile
    line: int
    text: str
    masked: tuple[str, ...]

    @property
    def place(self) -> str:
        """``file:line``."""
        return f"{self.file.path}:{self.line}"


def mask_sentences(file: CorpusFile) -> Iterator[MaskedSentence]:
    """Every sentence of a file; case does not count, since some registers are in capitals."""
    document = file.document
    mentions = outermost(marks_of(document, *MENTIONS))
    for sentence in document.sentences:
        own = [mark for mark in mentions if sentence.start <= mark.start < sentence.end]
        words: list[str] = []
        at = sentence.start
        for mark in own:
            words += _words(document.text[at : mark.start])
            words.append(mark.id[0])
            at = mark.end
        words += _words(document.text[at : sentence.end])
        text = document.text[sentence.start : sentence.end]
        yield MaskedSentence(file, sentence.line, text, tuple(words))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(FIGURE.sub("0", text))]


def outermost(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that stand in no other of them, in order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
