"""Stretches of text between quotation marks, found by the marks alone, in one pass.

Which way a mark faces is told first by the space around it, then by its glyph, then by what is open:
texts mix straight and curly marks and turn curly ones the wrong way. A paragraph that closes no mark,
before one that starts with an opening mark, goes on in it; so does a quotation that a page break
tears apart. Any other mark without its fellow is kept to its own sentence or paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from dateline.language.analysis import Analysis
from dateline.model import Note

Direction = Literal["open", "close", "either"]
Family = Literal["double", "single", "angle"]

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", "``", "＂", "″"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`"), "single"),
    **dict.fromkeys(("«", "»", "‹", "›"), "angle"),
}  # fmt: skip
OPENING_GLYPHS = frozenset("“„‟‘‚‛«‹`") | {"``"}
CLOSING_GLYPHS = frozenset("”’»›″")
BEFORE_OPENING = frozenset("([{—–-/")
AFTER_CLOSING = frozenset(")]},.;:!?—–-…/*")
NOUN_PHRASE_STARTS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV"})
MAX_OPEN = 4


@dataclass(frozen=True)
class Quoted:
    """Tokens ``[first:end)`` between quotation marks, the marks left out.

    ``opening`` and ``closing`` are the tokens of the marks, ``None`` where one is missing and the
    stretch was recovered. ``depth`` is the number of stretches that it stands within.
    """

    first: int
    end: int
    opening: int | None
    closing: int | None
    depth: int = 0
    single: bool = False

    @property
    def is_recovered(self) -> bool:
        """Whether one of its marks is missing in the text."""
        return self.opening is None or self.closing is None


@dataclass(frozen=True)
class Mark:
    """One mark, or several alike side by side: tokens ``[start:end)``."""

    start: int
    end: int
    family: Family
    direction: Direction


@dataclass
class _Open:
    """An opening mark that waits for its fellow.

    ``before`` counts what had been found when it stood open; ``maybe`` is a closing mark that may
    be an apostrophe.
    """

    mark: Mark
    before: int
    maybe: Mark | None = None


@dataclass
class _Scan:
    """The state of one pass over a document: what is open, and what was found."""

    doc: Doc
    sentence_starts: tuple[int, ...]
    found: list[Quoted] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    carried: _Open | None = None
    carried_end: int = 0
    last_end: int = 0


def find_quoted(analysis: Analysis) -> tuple[Quoted, ...]:
    """Find every stretch in quotation marks, in text order; time grows linearly with the text."""
    doc = analysis.doc
    starts = tuple(analysis.sentences[index].start for index in analysis.sentence_of)
    scan = _Scan(doc, starts)
    for passage in analysis.passages():
        _scan_passage(scan, passage[0].start, passage[-1].end)
    if scan.carried is not None:
        _recover(scan, scan.carried, scan.carried_end)
    return _with_depths(scan.found)


def note_unbalanced(analysis: Analysis, quoted: tuple[Quoted, ...]) -> tuple[Note, ...]:
    """A note for each passage with a quotation mark whose fellow is missing."""
    notes: dict[int, Note] = {}
    for item in quoted:
        passage = analysis.sentence(item.first).passage
        if item.is_recovered and passage not in notes:
            anchor = item.opening if item.opening is not None else item.closing
            span = None if anchor is None else analysis.span(anchor, anchor + 1)
            message = "a quotation mark without its fellow; the quotation was kept to its paragraph"
            notes[passage] = Note(stage="quotations", message=message, span=span)
    return tuple(notes.values())


def read_marks(doc: Doc, start: int, end: int) -> list[Mark]:
    """The quotation marks among the tokens ``[start:end)``, with the way each faces."""
    groups = list(_groups(doc, start, end))
    left_free: list[bool] = []
    for number, (first, _) in enumerate(groups):
        if number and groups[number - 1][1] == first and not doc[first - 1].whitespace_:
            left_free.append(left_free[-1])
        else:
            left_free.append(
                first == start or _is_free_before(doc[first - 1].text, doc[first - 1].whitespace_)
            )
    right_free = [False] * len(groups)
    for number in range(len(groups) - 1, -1, -1):
        last = groups[number][1] - 1
        if number + 1 < len(groups) and groups[number + 1][0] == last + 1 and not doc[last].whitespace_:
            right_free[number] = right_free[number + 1]
        else:
            right_free[number] = (
                last + 1 == end or bool(doc[last].whitespace_) or doc[last + 1].text[0] in AFTER_CLOSING
            )
    return [
        Mark(first, last, _family(doc, first, last), _direction(doc[first].text, before, after))
        for (first, last), before, after in zip(groups, left_free, right_free, strict=True)
        if not (last - first > 1 and before and after)
    ]


def _groups(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of the same mark without space between: `""We won,""` is quoted once."""
    index = start
    while index < end:
        text = doc[index].text
        if text not in FAMILIES:
            index += 1
            continue
        first = index
        while index + 1 < end and doc[index + 1].text == text and not doc[index].whitespace_:
            index += 1
        index += 1
        yield first, index


def _is_free_before(text: str, space: str) -> bool:
    return bool(space) or text[-1] in BEFORE_OPENING


def _family(doc: Doc, first: int, end: int) -> Family:
    family = FAMILIES[doc[first].text]
    return "double" if family == "single" and end - first > 1 else family


def _direction(glyph: str, before: bool, after: bool) -> Direction:
    if before != after:
        return "open" if before else "close"
    if glyph in OPENING_GLYPHS:
        return "open"
    return "close" if glyph in CLOSING_GLYPHS else "either"


def _scan_passage(scan: _Scan, start: int, end: int) -> None:
    marks = read_marks(scan.doc, start, end)
    scan.last_end = start
    carried, scan.carried = scan.carried, None
    if carried is not None:
        marks = _resume(scan, carried, marks, start)
    for number, mark in enumerate(marks):
        if mark.family == "single":
            _take_single(scan, mark)
        elif not _is_measure(scan, mark, marks, number):
            _take_double(scan, mark)
    _settle(scan, end)


def _resume(scan: _Scan, carried: _Open, marks: list[Mark], start: int) -> list[Mark]:
    """Go on with a quotation that the last passage left open, if this one takes it up."""
    own = [number for number, mark in enumerate(marks) if mark.family == carried.mark.family]
    if own:
        mark = marks[own[0]]
        if mark.start == start and mark.direction != "close":
            scan.stack.append(carried)
            return marks[: own[0]] + marks[own[0] + 1 :]
        if mark.direction == "close" and not _follows_number(scan.doc, mark):
            scan.stack.append(carried)
            return marks
    _recover(scan, carried, scan.carried_end)
    return marks


def _take_double(scan: _Scan, mark: Mark) -> None:
    is_open = any(item.mark.family == mark.family for item in scan.stack[-MAX_OPEN:])
    direction = mark.direction
    if direction == "either":
        direction = "close" if is_open else "open"
    if direction == "open":
        if len(scan.stack) == MAX_OPEN:
            _recover(scan, scan.stack.pop(0), mark.start)
        scan.stack.append(_Open(mark, len(scan.found)))
        return
    if not is_open:
        _recover_opening(scan, mark)
        return
    while scan.stack:
        item = scan.stack.pop()
        if item.mark.family == mark.family:
            _add(scan, item.mark.end, mark.start, item.mark.end - 1, mark.start)
            scan.last_end = mark.end
            return
        _drop(scan, item)


def _take_single(scan: _Scan, mark: Mark) -> None:
    """A single mark counts only as one of a clear pair; any other is an apostrophe."""
    top = scan.stack[-1] if scan.stack and scan.stack[-1].mark.family == "single" else None
    if mark.direction == "open" and scan.doc[mark.start].text != "’" and not _elides(scan.doc, mark):
        if top is not None:
            _drop(scan, scan.stack.pop())
        if len(scan.stack) < MAX_OPEN:
            scan.stack.append(_Open(mark, len(scan.found)))
    elif mark.direction == "close" and top is not None:
        token, before = scan.doc[mark.start], scan.doc[mark.start - 1]
        following = scan.doc[mark.end] if mark.end < len(scan.doc) else None
        possessive = before.lower_.endswith("s") and following is not None
        if possessive and following is not None and following.pos_ in NOUN_PHRASE_STARTS:
            if top.maybe is None and token.tag_ != "POS":
                top.maybe = mark
            return
        scan.stack.pop()
        _add(scan, top.mark.end, mark.start, top.mark.end - 1, mark.start)


def _elides(doc: Doc, mark: Mark) -> bool:
    """Whether the mark stands for left-out letters: the '90s."""
    return mark.end < len(doc) and doc[mark.end].text[:1].isdigit() and doc[mark.end].text.endswith("s")


def _is_measure(scan: _Scan, mark: Mark, marks: list[Mark], number: int) -> bool:
    """Whether the mark means inches: `a 6" gun`, also within a quotation."""
    if mark.family != "double" or mark.direction == "open" or not _follows_number(scan.doc, mark):
        return False
    if not any(item.mark.family == "double" for item in scan.stack[-MAX_OPEN:]):
        return True
    following = next((item for item in marks[number + 1 : number + 2] if item.family == "double"), None)
    is_outermost = sum(item.mark.family == "double" for item in scan.stack[-MAX_OPEN:]) == 1
    return is_outermost and following is not None and following.direction == "close"


def _follows_number(doc: Doc, mark: Mark) -> bool:
    if mark.end - mark.start > 1 or doc[mark.start].text not in {'"', "″", "”"} or mark.start == 0:
        return False
    before = doc[mark.start - 1]
    return not before.whitespace_ and before.text[-1].isdigit()


def _settle(scan: _Scan, end: int) -> None:
    """At a passage's end: carry the innermost open mark on, recover what lies below it."""
    stack, scan.stack = scan.stack, []
    for item in stack:
        if item.mark.family == "single":
            _drop(scan, item)
    waiting = [item for item in stack if item.mark.family != "single"]
    for item, following in pairwise(waiting):
        _recover(scan, item, following.mark.start)
    if waiting:
        scan.carried, scan.carried_end = waiting[-1], end


def _recover(scan: _Scan, item: _Open, limit: int) -> None:
    """Close a mark that nothing closes: at ``limit``, or where the sentence that holds it starts."""
    if item.mark.family == "single":
        _drop(scan, item)
        return
    end = limit
    inner = next(
        (
            q
            for q in reversed(scan.found[-MAX_OPEN:])
            if q.opening is not None and q.opening > item.mark.start
        ),
        None,
    )
    if inner is not None and inner.opening is not None and inner.opening < limit:
        end = min(end, inner.opening)
    if end < limit or (limit < len(scan.doc) and scan.doc[limit].text in FAMILIES):
        end = scan.sentence_starts[min(end, len(scan.doc) - 1)]
    _add(scan, item.mark.end, end, item.mark.end - 1, None)


def _recover_opening(scan: _Scan, mark: Mark) -> None:
    """A closing mark that nothing opened: its sentence may have been quoted from the start."""
    if mark.start == 0:
        return
    first = max(scan.sentence_starts[mark.start - 1], scan.last_end)
    _add(scan, first, mark.start, None, mark.start)
    scan.last_end = mark.end


def _drop(scan: _Scan, item: _Open) -> None:
    if item.maybe is not None:
        _add(scan, item.mark.end, item.maybe.start, item.mark.end - 1, item.maybe.start)


def _add(scan: _Scan, first: int, end: int, opening: int | None, closing: int | None) -> None:
    if end <= first:
        return
    single = opening is not None and FAMILIES[scan.doc[opening].text] == "single"
    scan.found.append(Quoted(first, end, opening, closing, 0, single))


def _with_depths(found: list[Quoted]) -> tuple[Quoted, ...]:
    enclosing: list[int] = []
    result: list[Quoted] = []
    for item in sorted(found, key=lambda item: (item.first, -item.end)):
        while enclosing and enclosing[-1] <= item.first:
            enclosing.pop()
        result.append(Quoted(item.first, item.end, item.opening, item.closing, len(enclosing), item.single))
        enclosing.append(item.end)
    return tuple(result)
