"""Documents as CoNLL columns, one token a line.

::

    #begin document (sudan-2023-001)
    Jets  0  4  B-weapon  O                          O  O
    hit   5  8  O         B-assault/aerial/occurred  O  O

The columns, parted by tabs: the token, where it starts and ends in the text (code points), the mention,
the event's word with type, mode and status, and what is said with the word of saying, outermost and one
deeper. An empty line ends a sentence. Which mentions are the same, roles, figures, relations and
holdings have no column: JSON Lines has them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.corpus.counts import code_of
from dateline.corpus.document import AnnotatedDocument, Mark, Sentence
from dateline.corpus.marking import MENTIONS, marks_of
from dateline.corpus.masking import outermost

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*|[^\w\s]")
OUTSIDE = "O"
Token = tuple[int, int]
Label = tuple[Mark, str]


def write_conll(document: AnnotatedDocument) -> Iterator[str]:
    """The lines of one document, without their ends."""
    yield f"#begin document ({document.name})"
    events = {event.id: f"{code_of(event)}/{event.status}" for event in document.events}
    speech = by_depth(marks_of(document, "cue", "content"))
    columns: list[list[Label]] = [
        [(mark, mark.layer) for mark in outermost(marks_of(document, *MENTIONS))],
        [(mark, events.get(mark.id, mark.layer)) for mark in outermost(marks_of(document, "event"))],
        [(mark, mark.layer) for mark in speech[0]],
        [(mark, mark.layer) for mark in speech[1]],
    ]
    for sentence in document.sentences:
        tokens = list(cut_tokens(document, sentence))
        labels = [list(_label(tokens, column)) for column in columns]
        for (start, end), *row in zip(tokens, *labels, strict=True):
            yield "\t".join((document.text[start:end], str(start), str(end), *row))
        yield ""
    yield "#end document"


def cut_tokens(document: AnnotatedDocument, sentence: Sentence) -> Iterator[Token]:
    """Words and signs; a word is cut where a mark begins or ends, as in ``[the army|A1]'s``."""
    edges = {at for mark in document.marks for at in (mark.start, mark.end)}
    for match in TOKEN.finditer(document.text, sentence.start, sentence.end):
        start = match.start()
        for at in range(start + 1, match.end()):
            if at in edges:
                yield start, at
                start = at
        yield start, match.end()


def by_depth(marks: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The marks in no other of them, and those in one; what lies deeper is left out."""
    levels: tuple[list[Mark], list[Mark]] = ([], [])
    around: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        around = [outer for outer in around if outer.end >= mark.end]
        if len(around) < len(levels):
            levels[len(around)].append(mark)
        around.append(mark)
    return levels


def _label(tokens: Sequence[Token], column: Sequence[Label]) -> Iterator[str]:
    """``B-`` at the first token of a mark, ``I-`` at those after it."""
    for start, end in tokens:
        held = next(((mark, name) for mark, name in column if mark.start <= start and end <= mark.end), None)
        yield OUTSIDE if held is None else f"{'B' if held[0].start == start else 'I'}-{held[1]}"
