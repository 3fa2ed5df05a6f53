"""The way of a report through intake, from bytes to passages."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from dateline.errors import EmptyInput, UnreadableInput
from dateline.intake.characters import GAP, blank, even_out, storable
from dateline.intake.dates import read_date
from dateline.intake.decoding import LARGEST, decode, too_large
from dateline.intake.english import ENGLISH_SHARE, FEWEST, FEWEST_TO_DENY, english_share
from dateline.intake.furniture import drop_furniture, is_furniture
from dateline.intake.ledger import Ledger
from dateline.intake.lines import LineKind, make_paragraphs, read_lines
from dateline.intake.markup import strip_markup
from dateline.intake.masthead import Told, read_masthead, stands_alone
from dateline.intake.page import extract_article, is_page
from dateline.intake.passages import set_passages
from dateline.model import Document, Manuscript, Passage, content_id

LONGEST_WORD = 1000
"""Characters without white space; more is no word of any language but data."""

_ENDLESS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD},}}")


def take(content: bytes, source: str, published: str | None = None) -> Manuscript:
    """Take a report in from its bytes: plain text or HTML, told apart by the content.

    Args:
        content: what the file, page or stream holds.
        source: its path or address, or "-".
        published: the day of publication as an ISO 8601 prefix, where the caller knows it; it goes
            before what the report tells.

    Raises:
        EmptyInput: there is nothing in it.
        UnreadableInput: it is binary, too large, in no encoding that can be told, or a page without
            an article.
    """
    ledger = Ledger()
    text = decode(content, source, ledger)
    digest = hashlib.sha256(content).hexdigest()
    if not is_page(text):
        return _take(text, source, digest, published, ledger)
    article = extract_article(text, source)
    return _take(article.text, source, digest, published, ledger, article.told, article.kinds)


def take_text(text: str, source: str = "text", published: str | None = None) -> Manuscript:
    """Take in a report that is a text already; arguments and errors as in :func:`take`."""
    if not text.strip(GAP + " \t\r\n\f\v\ufeff"):
        raise EmptyInput(f"{source}: there is nothing in it; give a report with text")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _take(text, source, digest, published, Ledger())


def _take(
    text: str,
    source: str,
    digest: str,
    published: str | None,
    ledger: Ledger,
    told: Told | None = None,
    kinds: Mapping[int, LineKind] | None = None,
) -> Manuscript:
    if len(text) > LARGEST:
        raise UnreadableInput(too_large(source, len(text), LARGEST, "characters"))
    text = storable(text, ledger)
    work = strip_markup(even_out(_without_endless(text, ledger), ledger), ledger)
    paragraphs = make_paragraphs(read_lines(work, kinds or {}), _is_alone)
    paragraphs, reporter = drop_furniture(paragraphs, ledger)
    known = _with_published(told or Told(), published, ledger)
    masthead = read_masthead(paragraphs, known, ledger)
    passages, filed = set_passages(work, masthead, ledger)
    told = masthead.told.or_else(filed).or_else(Told(byline=reporter))
    language = _language(passages, ledger)
    document = Document(
        id=content_id("doc", digest),
        source=source,
        sha256=digest,
        text=text,
        title=told.title,
        byline=told.byline,
        publisher=told.publisher,
        published=told.published,
        place=told.place,
        language=language,
        notes=ledger.notes(text),
    )
    return Manuscript(document, tuple(passages))


def _is_alone(line: str) -> bool:
    return stands_alone(line) or is_furniture(line)


def _without_endless(text: str, ledger: Ledger) -> str:
    if max(map(len, text.split()), default=0) < LONGEST_WORD:
        return text
    text, count = _ENDLESS.subn(blank, text)
    ledger.count(f"left out: stretches of over {LONGEST_WORD} characters without a space", count)
    return text


def _with_published(told: Told, published: str | None, ledger: Ledger) -> Told:
    if not published:
        return told
    date = read_date(published)
    if date is None:
        ledger.note(
            f"the date of publication that was given, {published[:40]!r}, is no date and was not used"
        )
    return Told(published=date).or_else(told)


def _language(passages: Sequence[Passage], ledger: Ledger) -> str | None:
    share, count = english_share(passage.text for passage in passages)
    if share >= ENGLISH_SHARE and count >= FEWEST:
        return "en"
    if not count:
        ledger.note("there are no sentences in it")
    elif count < FEWEST_TO_DENY:
        ledger.note("too short to tell whether it is English")
    else:
        ledger.note(f"not English, it seems: {share:.0%} of its words are common English ones")
    return None
