"""The article in an HTML page, by trafilatura, and what the page tells of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.errors import UnreadableInput
from dateline.intake.dates import read_date
from dateline.intake.furniture import is_furniture
from dateline.intake.joining import ends_sentence
from dateline.intake.lines import LineKind
from dateline.intake.masthead import Told, is_same_title

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]
    from trafilatura.settings import Document

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)
_BLOCK = re.compile(r"<(p|div|article|section|h[1-6]|table|ul|title|span|blockquote)\b[^<>]{0,500}>", re.I)
_CLOSED = re.compile(r"</(?:p|div|article|section|h[1-6]|table|ul|title|span|blockquote)\s*>", re.I)
_LAST_BAR = re.compile(r"\s+[|–—»-]\s+([^|–—»]{2,50})$")
_NO_BYLINE = frozenset({"admin", "administrator", "editor", "staff", "webmaster", "author", "user"})
SHORTEST_ARTICLE = 60
"""Characters in sentences."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page's article.

    ``text`` has its paragraphs apart by blank lines; ``kinds`` says at which offsets one begins that
    the page marks as a heading, an item of a list or a table; ``told`` is what the page says of it.
    """

    text: str
    kinds: dict[int, LineKind]
    told: Told


class _Block(NamedTuple):
    text: str
    kind: LineKind


def is_page(text: str) -> bool:
    """Whether a text is HTML, told by its content: it opens as a page does, or is full of its tags."""
    head = text[:50_000].lstrip("\ufeff \t\r\n")
    if _START.match(head):
        return True
    return head.startswith("<") and len(_BLOCK.findall(head)) >= 2 and len(_CLOSED.findall(head)) >= 2


def extract_article(text: str, source: str) -> Article:
    """The article of a page.

    Raises:
        UnreadableInput: the page holds none.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = text if _START.match(text) else f"<html><body><article>{text}</article></body></html>"
    try:
        # Only a date that the page states; "original" is that of publication, not of the last change.
        found = bare_extraction(
            page,
            url=source if re.match(r"https?://", source) else None,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # pages are broken in more ways than the extractor foresees
        raise UnreadableInput(
            f"{source}: the page cannot be read ({type(error).__name__}); {_ADVICE}"
        ) from error
    if not isinstance(found, Document) or found.body is None:
        raise UnreadableInput(f"{source}: there is no article in the page; {_ADVICE}")
    blocks = list(_blocks(found.body))
    if sum(len(block.text) for block in blocks if ends_sentence(block.text)) < SHORTEST_ARTICLE:
        raise UnreadableInput(f"{source}: there is no article in the page; {_ADVICE}")
    told = _told(found, text, blocks)
    return _compose(_with_title(blocks, told.title), told)


_ADVICE = "save the article's own page, or its text as .txt"
_KINDS: dict[str, LineKind] = {
    "p": "text", "head": "heading", "item": "item", "quote": "text", "cell": "table", "body": "text",
    "list": "text", "table": "text", "row": "text", "div": "text", "code": "text",
}  # fmt: skip


def _blocks(body: "_Element") -> Iterator[_Block]:
    """The paragraphs of an extracted body, in order; without recursion, since pages nest without end."""
    from lxml.etree import iterwalk

    kinds: list[LineKind] = ["text"]
    pieces: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        kind = _KINDS.get(element.tag) if isinstance(element.tag, str) else None
        if kind is not None:
            yield from _lines("".join(pieces), kinds[-1])
            pieces = []
        if event == "start":
            if kind is not None:
                kinds.append(kinds[-1] if kind == "text" and kinds[-1] in ("item", "table") else kind)
            elif element.tag == "lb":
                pieces.append("\n")
            pieces.append(element.text or "")
        else:
            if kind is not None:
                kinds.pop()
            pieces.append(element.tail or "")
    yield from _lines("".join(pieces), "text")


def _lines(text: str, kind: LineKind) -> Iterator[_Block]:
    """One element's text; what a break sets apart stays apart. Cells that hold prose are text."""
    for line in re.split(r"\n+", re.sub(r"[^\S\n]+", " ", text)):
        line = line.strip(" \r\v\f")
        if line:
            is_prose = kind == "table" and len(line) > 80 and ends_sentence(line)
            yield _Block(line, "text" if is_prose else kind)


def _with_title(blocks: list[_Block], title: str | None) -> list[_Block]:
    """The blocks with the title first, wherever among the first few it stood, or if it stood nowhere."""
    if title is None:
        return blocks
    rest = [block for index, block in enumerate(blocks) if index > 4 or not is_same_title(block.text, title)]
    return [_Block(title, "heading"), *rest]


def _compose(blocks: list[_Block], told: Told) -> Article:
    kinds: dict[int, LineKind] = {}
    at = 0
    for block in blocks:
        if block.kind != "text":
            kinds[at] = block.kind
        at += len(block.text) + 2
    return Article("\n\n".join(block.text for block in blocks), kinds, told)


def _told(found: "Document", page: str, blocks: list[_Block]) -> Told:
    title = _clean(found.title)
    publisher = _clean(found.sitename)
    if publisher and (publisher not in page or is_furniture(publisher)):
        # Made up by trafilatura from the address: "news.example.org" gave "News".
        publisher = None
    if title:
        title = _without_site(title, publisher, blocks)
    byline = _clean(found.author)
    if byline and byline.lower() in _NO_BYLINE:
        byline = None
    return Told(
        title=title,
        byline=byline.replace("; ", ", ") if byline else None,
        publisher=publisher,
        published=read_date(found.date) if found.date else None,
    )


def _without_site(title: str, publisher: str | None, blocks: list[_Block]) -> str:
    """A page's title without the site's name, which many put behind it ("… | Example News")."""
    for block in blocks[:3]:
        if 20 < len(block.text) < len(title) and is_same_title(title[: len(block.text)], block.text):
            return block.text
    bar = _LAST_BAR.search(title)
    if bar is None or publisher is None or len(title[: bar.start()].split()) < 3:
        return title
    shared = set(bar[1].lower().split()) & set(publisher.lower().split())
    return title[: bar.start()] if shared or bar[1].lower() in publisher.lower() else title


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
