"""Paragraphs made whole: lines put together, and what editing systems break within them."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from dateline.intake.characters import GAP
from dateline.intake.joining import join_mark
from dateline.intake.lines import LONGEST_PASSAGE, Paragraph
from dateline.intake.strand import Edit, Strand
from dateline.intake.wording import word_set

_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_UNTIDY = re.compile(rf"[\s{GAP}]{{2,}}|[^\S ]|{GAP}|{_LIGATURE.pattern}")
_QUOTES = re.compile(r"[\"“”]{2,4}")
_DOUBLED_OPENING = re.compile(r"(?:^|[\s(\[])[\"“”]{2,4}(?=\w)", re.MULTILINE)
_DOUBLED_CLOSING = re.compile(r"(?<=[\w.,!?])[\"“”]{2}(?=\s|$)")
_DOUBLED_STOP = re.compile(r"(?<![.,])([.,])\1(?![.,])|(?<=\w)\. \.(?=\s[^\W\d_a-z]|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s")
# A stop or comma with a letter close behind it, but for quotation marks and brackets.
_GLUED = re.compile(r"(?<=[\w)\]%\"”’])([.!?…,])([\"“”‘’')\](\[]{0,3})(?=[^\W\d_])")
_LEFT_WORD = re.compile(r"[^\W_]+$")
_RIGHT_WORD = re.compile(r"[^\W_]+")
_ADDRESS_MARK = re.compile(r"://|www\.|@|\.\w{2,6}/")


def weave(text: str, paragraph: Paragraph, vocabulary: Callable[[], frozenset[str]]) -> Strand:
    """A paragraph's lines as one strand, without gaps and with single spaces."""
    strand = Strand.cut(text, paragraph.start, paragraph.end)
    if len(paragraph.parts) > 1:
        strand = strand.edit(_joints(text, paragraph, vocabulary))
    return strand.edit(_tidy(strand.text)).trimmed()


def _joints(text: str, paragraph: Paragraph, vocabulary: Callable[[], frozenset[str]]) -> Iterator[Edit]:
    base = paragraph.start
    for (start, end), (following, its_end) in zip(paragraph.parts, paragraph.parts[1:], strict=False):
        before, after = text[max(start, end - 80) : end], text[following : min(its_end, following + 80)]
        taken, mark = join_mark(before, after, vocabulary)
        at = end + next(
            (index for index, character in enumerate(text[end:following]) if character.isspace()), 0
        )
        if at > end - taken:
            yield end - taken - base, at - base, ""
        yield at - base, following - base, mark


def _tidy(text: str) -> Iterator[Edit]:
    if text.isprintable() and "  " not in text and (text.isascii() or not _LIGATURE.search(text)):
        return
    for found in _UNTIDY.finditer(text):
        start, end = found.span()
        piece = found[0]
        if piece[0] >= "\ufb00":
            yield start, end, unicodedata.normalize("NFKC", piece)
            continue
        space = next((index for index, character in enumerate(piece) if character.isspace()), None)
        if space is None:
            yield start, end, ""
            continue
        if space:
            yield start, start + space, ""
        yield start + space, end, " "


def doubles_quotes(text: str) -> bool:
    """Whether a text writes its quotation marks twice (""so""), as exported tables do.

    One pair that closes is no evidence: a title quoted at a quotation's end gives one too.
    """
    if not any(pair in text for pair in ('""', "““", '"“', '“"')):
        return False
    return _DOUBLED_OPENING.search(text) is not None or len(_DOUBLED_CLOSING.findall(text)) > 1


def mend(strand: Strand, has_doubled_quotes: bool) -> Strand:
    """A strand with doubled marks made single and sentences that were glued together parted."""
    edits = list(_doubled_stops(strand.text))
    if has_doubled_quotes:
        edits = sorted((*edits, *_doubled_quotes(strand.text)))
    strand = strand.edit(edits)
    parted = strand.edit(_partings(strand.text))
    # A doubled mark may show itself only now: 'said.""We' is 'said. ""We'.
    return parted.edit(_doubled_quotes(parted.text)) if doubles_quotes(parted.text) else parted


def _doubled_stops(text: str) -> Iterator[Edit]:
    if ".." not in text and ",," not in text and ". ." not in text:
        return
    for found in _DOUBLED_STOP.finditer(text):
        yield found.start() + 1, found.end(), ""


def _doubled_quotes(text: str) -> Iterator[Edit]:
    for found in _QUOTES.finditer(text):
        around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        if around.strip():
            yield found.start() + 1, found.end(), ""


def _partings(text: str) -> Iterator[Edit]:
    """Where a space has to be put so that one sentence ends and the next begins."""
    counted = quotes = 0
    for found in _GLUED.finditer(text):
        if found[1] == "," and not found[2]:
            continue
        quotes += text.count('"', counted, found.start())
        counted = found.start()
        place = _parting(text, found, quotes % 2 == 1)
        if place is not None and not _is_address(text, found.start()):
            yield place, place, " "


def _parting(text: str, found: re.Match[str], is_quoting: bool) -> int | None:
    """Where the space belongs at a stop with a letter close behind, or ``None``.

    "the town.The army" → behind the stop; 'the town."He said' → behind the mark if a quotation is
    open there, before it if not; "U.S.", "3.5", "Gen.Roe" and names with initials stay.
    """
    stop, marks = found[1], found[2]
    closing = _closing(marks, is_quoting)
    right = _RIGHT_WORD.match(text, found.end())
    if right is None:
        return None
    if not right[0][0].isupper():
        return found.end() if closing and closing == len(marks) and marks[-1] in '"”' else None
    if marks:
        is_bracketed = marks[-1] in ")]([" and stop in ",…"
        return None if is_bracketed else found.start(2) + closing
    left = _LEFT_WORD.search(text[max(0, found.start() - 40) : found.start()])
    if left is None:
        return found.end()
    return found.end() if _are_sentences(left[0], right[0], stop) else None


def _closing(marks: str, is_quoting: bool) -> int:
    """How many of the marks behind a stop close what is before it."""
    closing = 0
    for index, mark in enumerate(marks):
        if mark in "”’')]" or (mark == '"' and is_quoting):
            closing = index + 1
        if mark == '"':
            is_quoting = False
    return closing


def _are_sentences(left: str, right: str, stop: str) -> bool:
    """Whether two words with a stop between them, and no space, end and begin a sentence."""
    is_opener = right.lower() in word_set("words.openers") and not (len(right) == 1 == len(left))
    abbreviations = word_set("words.abbreviations")
    if stop == "." and (left.lower() in abbreviations or right.lower() in word_set("words.domains")):
        return False
    if len(left) == 1:
        return is_opener and left.isupper()
    if left.isupper():
        if right.isupper() and len(right) > 1:
            return len(left) > 2 and len(right) > 2 and right.lower() not in abbreviations
        return is_opener or (len(left) > 2 and len(right) > 2)
    return len(right) > 1 or is_opener


def _is_address(text: str, at: int) -> bool:
    start = max(text.rfind(" ", max(0, at - 200), at) + 1, at - 200, 0)
    end = text.find(" ", at, at + 200)
    return _ADDRESS_MARK.search(text[start : end if end > 0 else at + 200]) is not None


def cut_long(strand: Strand) -> list[Strand]:
    """A strand in pieces that the parser can take, cut at ends of sentences, else at white space."""
    pieces: list[Strand] = []
    text, at = strand.text, 0
    while len(text) - at > LONGEST_PASSAGE:
        limit = at + LONGEST_PASSAGE
        end = max(
            (found.end() for found in _SENTENCE_END.finditer(text, at + LONGEST_PASSAGE // 2, limit)),
            default=0,
        )
        if not end:
            end = text.rfind(" ", at + 1, limit) + 1 or limit
        pieces.append(strand.part(at, end).trimmed())
        at = end
    return [*pieces, strand.part(at, len(text)).trimmed()] if pieces else [strand]
