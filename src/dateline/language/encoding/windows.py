"""Windows over a document: as many whole sentences as fit, each window with a little of what went before.

A sentence's result depends on its window alone, and the windows of a document on nothing but its own
sentences; each window is run by itself, so no batch can change a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# The network's cost grows with the square of a window; 128 pieces are the fastest on the machines tried.
SIZE = 126
CONTEXT = 44


@dataclass(frozen=True)
class Part:
    """Pieces ``[start:end)`` of a sentence; results are taken for those in ``[own:own_end)``."""

    sentence: int
    start: int
    end: int
    own: int
    own_end: int


Window = tuple[Part, ...]


def plan_windows(lengths: Sequence[int], size: int = SIZE, context: int = CONTEXT) -> list[Window]:
    """Windows over sentences of the given lengths in pieces; each piece is owned by exactly one window."""
    windows: list[Window] = []
    current: list[Part] = []
    room = size
    for index, length in enumerate(lengths):
        if length > room and current:
            windows.append(tuple(current))
            current, room = _carry_over(index, lengths, size, context)
        if length > room:
            current, room = [], size
        if length > size:
            windows.extend(_cut(index, length, size, context))
            continue
        current.append(Part(index, 0, length, 0, length))
        room -= length
    if any(part.own_end > part.own for part in current):
        windows.append(tuple(current))
    return windows


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
