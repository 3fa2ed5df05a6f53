"""The lines of a text, and the paragraphs that they make up.

Three layouts are met: paragraphs apart by blank lines, paragraphs hard-wrapped at a column, and one
paragraph a line. Lines are joined where they fill their column or where the sentence plainly runs
on; never a heading, a list item or a line that stands alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from dateline.intake.characters import GAP
from dateline.intake.joining import ends_sentence, runs_on
from dateline.intake.wording import word_table

LineKind = Literal["text", "heading", "item", "table", "rule"]

LONGEST_PASSAGE = 20_000
"""Characters; some five thousand tokens, which the parser takes in a few megabytes."""
LONGEST_HEADING = 300
WIDEST_COLUMN = 140
NARROWEST_COLUMN = 32
MASTHEAD_LINES = 24
"""Up to here any line may be a date or a byline; below, only one that does not fill its column."""
FULL = 0.82
OVERFULL = 1.5
"""A line is full when its neighbour's first word would have brought it to this share of the column:
hand-wrapped texts are ragged."""

_SPACES = (*range(9, 14), 28, 29, 30, 32, 133, 160, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288)
_STRIPPED = "".join(map(chr, _SPACES)) + GAP
_HEADING = re.compile(r"(#{1,6}[ \t]+|={2,6}[ \t]*)(\S.*?)[ \t]*(?:={2,6}|#*)$")
_ITEM = re.compile(r"(?:[-–—*•·‣▪●◦o»>]|\.(?=[ \t\xa0])|\(?\d{1,2}[.)])[ \t\xa0\x00]+(?=\S)|[•‣▪●◦](?=\w)")
_RULE = re.compile(r"[^\w\"“”'’.]*$|(?:[._] ?){4,}$")
_TABLE = re.compile(r"[|!].*\|$|\|[-}+]|\S*\t[^\t]*\t")


class Line(NamedTuple):
    """One line that is not blank: ``[start:end)`` of the text, without marks and outer space.

    ``width`` is how wide it was written, with indent and marks.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    indent: int
    width: int
    after_blank: bool
    after_page: bool


class Paragraph:
    """Lines that belong together. ``parts`` are their offsets in the text, in order."""

    __slots__ = ("_lines", "_size", "after_page", "kind", "parts")

    def __init__(
        self, line: str, part: tuple[int, int], kind: LineKind = "text", after_page: bool = False
    ) -> None:
        self._lines = [line]
        self._size = len(line)
        self.parts = [part]
        self.kind: LineKind = kind
        self.after_page = after_page

    @property
    def text(self) -> str:
        """Its lines, with spaces between."""
        if len(self._lines) > 1:
            self._lines = [" ".join(self._lines)]
        return self._lines[0]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]

    @property
    def has_room(self) -> bool:
        """Whether it may go on: texts without any end would otherwise cost the square of their length."""
        return self._size < LONGEST_PASSAGE

    def add(self, line: str, part: tuple[int, int]) -> None:
        """Take one more line in."""
        self._lines.append(line)
        self._size += len(line) + 1
        self.parts.append(part)

    def absorb(self, other: "Paragraph") -> None:
        """Take in the paragraph that goes on from this one."""
        self._lines += other._lines
        self._size += other._size + 1
        self.parts += other.parts


def read_lines(text: str, kinds: Mapping[int, LineKind]) -> list[Line]:
    """The lines of ``text`` that hold words.

    Args:
        text: the text.
        kinds: what lines are, by their offsets, where that is known beforehand.
    """
    lines: list[Line] = []
    at = 0
    blank = page = False
    for raw in text.splitlines(keepends=True):
        content = raw.rstrip(_STRIPPED)
        line = _read_line(raw, content, at, kinds) if content else None
        if line is None or line.kind == "rule":
            blank = True
            page = page or "\f" in raw
        else:
            lines.append(line._replace(after_blank=blank, after_page=page))
            blank, page = False, "\f" in raw[len(content) :]
        at += len(raw)
    return lines


def _read_line(raw: str, content: str, at: int, kinds: Mapping[int, LineKind]) -> Line:
    body = content.lstrip(_STRIPPED)
    indent = len(content) - len(body)
    kind, first, end = _read_marks(body)
    kind = kinds.get(at, kind)
    text = body[first:end].replace(GAP, "")
    start, end = at + indent + first, at + indent + end
    return Line(start, end, text, kind, indent, len(raw.rstrip()), False, False)


def _read_marks(body: str) -> tuple[LineKind, int, int]:
    """What the marks at a line's ends say that it is, and where its words are."""
    if body[0].isalpha() and "\t" not in body and body[:2] != "o ":
        return "text", 0, len(body)
    if body[0] in "#=" and len(body) <= LONGEST_HEADING and (marks := _HEADING.match(body)):
        return "heading", *marks.span(2)
    if _RULE.match(body):
        return "rule", 0, len(body)
    if (body[0] in "|!" or "\t" in body) and _TABLE.match(body):
        return "table", 0, len(body)
    marks = _ITEM.match(body)
    if marks is not None and not _is_month(body[marks.end() : marks.end() + 12]):
        return "item", marks.end(), len(body)
    return "text", 0, len(body)


def _is_month(text: str) -> bool:
    """Whether what follows a number makes a date of it: "3. March" is no item."""
    word = re.match(r"[A-Za-z]*", text)
    return word is not None and word[0].lower() in word_table("words.months")


def find_column(lines: Sequence[Line]) -> int | None:
    """The column at which the text is hard-wrapped, or ``None`` where it is not.

    In a wrapped text nearly every line that is followed by another would not have taken the next
    one's first word as well, and most do not end where a sentence does.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_blank and line.kind in ("text", "item") and following.kind == "text"
    ]
    if len(pairs) < 2:
        return None
    widths = sorted(line.width for line, _ in pairs)
    column = widths[int(len(widths) * 0.9)]
    if not NARROWEST_COLUMN <= column <= WIDEST_COLUMN:
        return None
    over = sum(line.width > OVERFULL * column for line in lines if line.kind == "text")
    if 4 * over > len(lines):
        # One paragraph a line, and a masthead of some lines that happen to be alike in length.
        return None
    full = sum(_is_full(line, following, column) for line, following in pairs)
    stopped = sum(ends_sentence(line.text) for line, _ in pairs)
    return column if full >= 0.7 * len(pairs) and stopped <= 0.5 * len(pairs) else None


def _is_full(line: Line, following: Line, column: int) -> bool:
    word = following.text.split(None, 1)[0] if following.text else ""
    return line.width + 1 + len(word) > FULL * column


def make_paragraphs(lines: Sequence[Line], stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """The paragraphs of a text.

    Args:
        lines: its lines.
        stands_alone: whether a line is never part of a longer paragraph (a date line, a byline).
    """
    column = find_column(lines)
    alone = cache(stands_alone)
    paragraphs: list[Paragraph] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        joined = before is not None and _belongs(before, line, column) and paragraphs[-1].has_room
        if joined and before is not None and (index < MASTHEAD_LINES or not _fills(before, line, column)):
            joined = not (alone(before.text) or alone(line.text))
        if joined:
            paragraphs[-1].add(line.text, (line.start, line.end))
        else:
            paragraphs.append(Paragraph(line.text, (line.start, line.end), line.kind, line.after_page))
    return paragraphs


def _belongs(before: Line, line: Line, column: int | None) -> bool:
    if line.after_blank or line.after_page or line.kind != "text" or before.kind not in ("text", "item"):
        return False
    starts_new = line.indent > before.indent + 1 and before.kind == "text" and ends_sentence(before.text)
    if starts_new:
        return False
    return _fills(before, line, column) or runs_on(before.text, line.text)


def _fills(line: Line, following: Line, column: int | None) -> bool:
    return column is not None and _is_full(line, following, column)
