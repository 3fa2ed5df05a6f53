"""Interviews and debates set as a transcript: paragraphs that each begin with a speaker's label.

"MINISTER: We agreed." A label counts only where the document has several such paragraphs, and the
label is in capitals or comes again.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.quotation_marks import FAMILIES
from dateline.statements.voices.sources import Source

LONGEST_LABEL = 5
FEWEST_TURNS = 3


def find_transcript(hearing: Hearing) -> tuple[Cue, ...]:
    """The labels of a transcript as cues, each with the rest of its paragraph as its contents."""
    labelled = list(_labelled(hearing))
    if len(labelled) < FEWEST_TURNS:
        return ()
    doc = hearing.doc
    names = [doc[source.first : source.end].text.casefold() for source, _, _ in labelled]
    counts = Counter(names)
    turns = [
        Cue(colon, colon, colon + 1, "said", "label", source, ((colon + 1, end),))
        for (source, colon, end), name in zip(labelled, names, strict=True)
        if counts[name] > 1 or doc[source.first : source.end].text.isupper()
    ]
    return tuple(turns) if len(turns) >= FEWEST_TURNS else ()


def _labelled(hearing: Hearing) -> Iterator[tuple[Source, int, int]]:
    """The paragraphs that begin `NAME:`, as the name, its colon, and the paragraph's end."""
    doc, starts = hearing.doc, hearing.passage_starts
    for start, end in pairwise(starts):
        first = start
        while first < end and doc[first].text in FAMILIES:
            first += 1
        for colon in range(first + 1, min(first + LONGEST_LABEL + 1, end - 1)):
            if doc[colon].text == ":":
                yield Source(first, colon, colon - 1), colon, _without_mark(hearing, end)
                break
            if not _is_label_word(doc[colon - 1].text):
                break


def _is_label_word(text: str) -> bool:
    return text[:1].isupper() or text in {".", "-", "'", "’"}


def _without_mark(hearing: Hearing, end: int) -> int:
    return end - 1 if hearing.doc[end - 1].text in FAMILIES else end
