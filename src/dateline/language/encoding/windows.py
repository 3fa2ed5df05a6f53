"""Windows over a document: whole sentences of one passage, as many as fit, with a little of what went before.

A window never reaches into the next passage, so what is added to a document changes nothing read before it;
each window is run by itself, so no batch can change a number. A short passage, a headline or a line of a live
page, gets the sentence before it as context.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The network's cost grows with the square of a window; 128 pieces are the fastest on the machines tried.
SIZE = 126
CONTEXT = 44
# A passage of fewer pieces is too short to be read without what stands before it.
SHORT = 40


@dataclass(frozen=True)
class Part:
    """Pieces ``[start:end)`` of a sentence; results are taken for those in ``[own:own_end)``."""

    sentence: int
    start: int
    end: int
    own: int
    own_end: int


Window = tuple[Part, ...]


def plan_windows(
    lengths: Sequence[int], opens: Sequence[bool] = (), size: int = SIZE, context: int = CONTEXT
) -> list[Window]:
    """Windows over a document's sentences; each piece is owned by exactly one window.

    Args:
        lengths: each sentence's length in pieces.
        opens: whether a passage begins with each; all are of one passage where none is told.
        size: the most pieces of a window.
        context: the longest sentence that is carried over.
    """
    windows: list[Window] = []
    if not lengths:
        return windows
    starts = [index for index in range(len(lengths)) if index == 0 or (opens and opens[index])]
    for start, end in zip(starts, [*starts[1:], len(lengths)], strict=True):
        is_short = sum(lengths[start:end]) < SHORT
        current, room = _carry_over(start, lengths, size, context) if start and is_short else ([], size)
        windows.extend(_fill(range(start, end), lengths, current, room, size, context))
    return windows


def _fill(
    indexes: range, lengths: Sequence[int], current: list[Part], room: int, size: int, context: int
) -> Iterator[Window]:
    """The windows of one passage; the first begins with what was carried over."""
    for index in indexes:
        length = lengths[index]
        if length > room and any(part.own_end > part.own for part in current):
            yield tuple(current)
            current, room = _carry_over(index, lengths, size, context)
        if length > room:
            current, room = [], size
        if length > size:
            yield from _cut(index, length, size, context)
            continue
        current.append(Part(index, 0, length, 0, length))
        room -= length
    if any(part.own_end > part.own for part in current):
        yield tuple(current)


def _carry_over(index: int, lengths: Sequence[int], size: int, context: int) -> tuple[list[Part], int]:
    """The sentence before, as context, where it is short enough."""
    before = lengths[index - 1]
    if before > context:
        return [], size
    return [Part(index - 1, 0, before, 0, 0)], size - before


def _cut(index: int, length: int, size: int, context: int) -> list[Window]:
    """A sentence longer than a window, in windows that overlap; each half of an overlap goes to its side."""
    windows: list[Window] = []
    start = 0
    while True:
        end = min(start + size, length)
        own = start + context // 2 if start else 0
        own_end = end - context + context // 2 if end < length else length
        windows.append((Part(index, start, end, own, own_end),))
        if end == length:
            return windows
        start = end - context
