"""What stands around a report and is no part of it: navigation, footers, credits, page numbers.

Precision first: a line is taken for furniture by what the whole of it says, or by how a short one
opens. A sentence of the report is never searched for such words.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.intake.joining import ends_sentence
from dateline.intake.ledger import Ledger
from dateline.intake.lines import Paragraph
from dateline.intake.wording import pattern

LONGEST_LINE = 220
LONGEST_NOTICE = 330
LONGEST_CAPTION = 450
LONGEST_LINK = 150

_ADDRESS = re.compile(
    r"[<(]?(?:(?:https?|ftp)://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|(?:[\w-]{1,64}\.){1,4}[a-z]{2,6}"
    r"(?:/\S*)?|@\w{1,40}|\+?\d[\d ()-]{6,20}\d)[>)]?[.,]?",
)
_PAGE_NUMBER = re.compile(r"\W*(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_WORD = re.compile(r"\w")


def is_furniture(text: str) -> bool:
    """Whether a line or paragraph is no part of any report."""
    if len(text) > LONGEST_NOTICE:
        return False
    if len(text) <= LONGEST_LINE and (pattern("furniture.whole").fullmatch(text) or is_address(text)):
        return True
    return pattern("furniture.starts").match(text) is not None


def is_address(text: str) -> bool:
    """Whether ``text`` is a web or mail address, an account or a telephone number, and nothing else."""
    return len(text) <= LONGEST_LINE and " " not in text.strip() and _ADDRESS.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption or the credit of a picture."""
    if len(text) > LONGEST_CAPTION:
        return False
    if pattern("furniture.captions").match(text):
        return True
    ending = max(text.rfind("("), text.rfind("["), text.rfind("–"), text.rfind("—"), text.rfind(" - ") + 1)
    return ending >= 0 and pattern("furniture.caption_ends").fullmatch(text, ending) is not None


def is_credit_only(text: str) -> bool:
    """Whether a caption is a bare credit ("Photo: Jane Roe/Reuters") that describes nothing."""
    return len(text.split()) <= 8 and not ends_sentence(text)


def read_credit(text: str) -> str | None:
    """Who reported, where a paragraph is the writers' own line at the foot of a report."""
    if len(text) > LONGEST_NOTICE:
        return None
    found = pattern("furniture.credits").fullmatch(text)
    return found["who"].strip(" ,") if found else None


def drop_furniture(paragraphs: Sequence[Paragraph], ledger: Ledger) -> tuple[list[Paragraph], str | None]:
    """The paragraphs that may be the report's, and who reported where a credit at the foot says so."""
    kept: list[Paragraph] = []
    reporter: str | None = None
    among_links = report_begun = False
    running = _running_heads(paragraphs)
    for paragraph, reason in _judged(paragraphs, running):
        text = paragraph.text
        where = (paragraph.start, paragraph.end)
        is_sentence = ends_sentence(text) and len(text) > 40
        if reason is None and (credit := read_credit(text)):
            reporter = reporter or credit
            reason = "credits"
        if reason is None and among_links and len(text) <= LONGEST_LINK and not ends_sentence(text):
            reason = "links"
        if reason is None:
            kept.append(paragraph)
            among_links = among_links and not is_sentence
            report_begun = report_begun or is_sentence
            continue
        ledger.count(f"left out: {reason}", 1, where)
        if report_begun and pattern("furniture.link_openers").fullmatch(text):
            among_links = True
    return kept, reporter


def _judged(
    paragraphs: Sequence[Paragraph], running: frozenset[int]
) -> Iterator[tuple[Paragraph, str | None]]:
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.kind == "table":
            yield paragraph, "tables"
        elif index in running or _is_page_number(text, index):
            yield paragraph, "page numbers and running heads"
        elif is_furniture(text):
            yield paragraph, "footers, navigation and notices"
        else:
            yield paragraph, None


def _is_page_number(text: str, index: int) -> bool:
    """A number alone; among the first paragraphs four digits may be the year of the report."""
    if len(text) > 24 or not _PAGE_NUMBER.fullmatch(text):
        return False
    return not (index < 8 and re.fullmatch(r"(?:19|20)\d\d", text))


def _running_heads(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Short lines that come again, at least once next to a page's end: a printed page's head or foot.

    The first of them, if no sentence stands above it, is the title.
    """
    same: dict[str, list[int]] = {}
    beside_page: set[str] = set()
    sentence_above = False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if len(text) > 80 or ends_sentence(text) or not _WORD.search(text):
            sentence_above = sentence_above or len(text) > 40
            continue
        key = re.sub(r"\d+", "#", text)
        if sentence_above or paragraph.after_page:
            same.setdefault(key, []).append(index)
        if _is_beside_page_end(paragraphs, index):
            beside_page.add(key)
    return frozenset(
        index for key in beside_page if len(same.get(key, ())) > 1 for index in same.get(key, ())
    )


def _is_beside_page_end(paragraphs: Sequence[Paragraph], index: int) -> bool:
    following = paragraphs[index + 1 : index + 2]
    if paragraphs[index].after_page or any(paragraph.after_page for paragraph in following):
        return True
    near = (*paragraphs[max(0, index - 1) : index], *following)
    return any(len(other.text) < 24 and _PAGE_NUMBER.fullmatch(other.text) for other in near)


def tail_start(text: str) -> int | None:
    """Where in a paragraph the report ends and notices begin ("… he said. Copyright 2018 …")."""
    begin = max(0, len(text) - 2 * LONGEST_NOTICE)
    for found in _SENTENCE_STARTS.finditer(text, begin):
        if pattern("furniture.tails").match(text, found.end()):
            return found.start() + len(found[1])
    return None


_SENTENCE_STARTS = re.compile(r"([.!?…][\"”’)]*)\s+")
