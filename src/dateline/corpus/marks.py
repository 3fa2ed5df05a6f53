"""Inline marks: ``[words|A1]``, nested as deep as need be, never across a line's end."""

import re
from collections.abc import Iterable

from dateline.corpus.document import Mark

MARK_END = re.compile(r"\|([APTQWECSRH][0-9]+)\]")
ESCAPED = "[]|\\"


def read_line(line: str, offset: int) -> tuple[str, list[Mark]]:
    """The plain words of a marked line, and its marks; ``offset`` is where the line stands in the text.

    Raises:
        ValueError: where a mark is not opened, not closed, empty, or begins or ends in a space.
    """
    plain: list[str] = []
    open_marks: list[int] = []
    marks: list[Mark] = []
    at = 0
    while at < len(line):
        character = line[at]
        if character == "\\" and line[at + 1 : at + 2] in ESCAPED and at + 1 < len(line):
            plain.append(line[at + 1])
            at += 2
        elif character == "[":
            open_marks.append(len(plain))
            at += 1
        elif character == "|":
            found = MARK_END.match(line, at)
            if found is None:
                raise ValueError(f"after '|' a mark's id and ']' are expected: ...{line[at : at + 12]!r}")
            if not open_marks:
                raise ValueError(f"nothing is open where {found.group()!r} closes")
            start = open_marks.pop()
            words = "".join(plain[start:])
            if not words or words != words.strip():
                raise ValueError(f"the mark {found.group(1)} is empty or has a space at its edge: {words!r}")
            marks.append(Mark(found.group(1), offset + start, offset + len(plain)))
            at = found.end()
        elif character == "]":
            raise ValueError("']' closes nothing; a mark ends in '|ID]', a bracket itself is written '\\]'")
        else:
            plain.append(character)
            at += 1
    if open_marks:
        raise ValueError(f"a mark is not closed: ...{''.join(plain[open_marks[-1] :])[:30]!r}")
    return "".join(plain), marks


def write_line(words: str, offset: int, marks: Iterable[Mark]) -> str:
    """The reverse of :func:`read_line`."""
    own = list(marks)
    pieces: list[str] = []
    for at in range(len(words) + 1):
        here = offset + at
        # What closes is written from the inside out; what opens, from the outside in.
        closing = [(mark.start, rank, mark) for rank, mark in enumerate(own) if mark.end == here]
        pieces.extend(f"|{mark.id}]" for _, _, mark in sorted(closing, key=lambda c: (-c[0], c[1])))
        pieces.extend("[" for mark in own if mark.start == here)
        if at < len(words):
            pieces.append("\\" + words[at] if words[at] in ESCAPED else words[at])
    return "".join(pieces)
