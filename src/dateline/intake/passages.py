"""From paragraphs to passages: torn ones joined, each of its kind, mended and led back to the source."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from dateline.intake.filing import read_filing
from dateline.intake.furniture import is_caption, is_credit_only, tail_start
from dateline.intake.joining import ends_sentence, is_headline, runs_on, word_forms
from dateline.intake.ledger import Ledger
from dateline.intake.lines import Paragraph
from dateline.intake.masthead import Masthead, Told
from dateline.intake.mending import cut_long, doubles_quotes, mend, weave
from dateline.intake.strand import Strand
from dateline.model import Passage, PassageKind

FILED_WITHIN = 3
"""A dateline heads one of the first so many paragraphs: a summary may stand above it."""
NOTICES_WITHIN = 3
"""Notices are cut from the ends of the last so many."""
LONGEST_HEADING = 90
LONGEST_SECTION = 3
"""Words of a section's name; a longer line above the first paragraph is the report's own."""


class _Setter:
    """Sets the passages of one report."""

    def __init__(self, work: str, body: Sequence[Paragraph], above: str, ledger: Ledger) -> None:
        self.work = work
        self.above = above
        self.body = body
        self.ledger = ledger
        self.vocabulary: Callable[[], frozenset[str]] = cache(lambda: word_forms(work))
        self.has_doubled_quotes = doubles_quotes(work)
        self.filed = Told()
        self.is_filed = False

    def set(self, paragraph: Paragraph, kind: PassageKind) -> Iterator[Passage]:
        """The passage of one paragraph, or several where it is too long."""
        strand = weave(self.work, paragraph, self.vocabulary)
        return self._finish(strand, kind)

    def set_body(self, published: str | None) -> Iterator[Passage]:
        """The passages of the body; the dateline goes into :attr:`filed`."""
        for index, paragraph in enumerate(self.body):
            kind = self._kind(index, paragraph)
            if kind is None:
                continue
            strand = weave(self.work, paragraph, self.vocabulary)
            if kind == "body" and index < FILED_WITHIN and not self.is_filed:
                strand = self._without_dateline(strand, index, published)
            if kind == "body" and index >= len(self.body) - NOTICES_WITHIN:
                strand = self._without_notices(strand)
            yield from self._finish(strand, kind)

    def _finish(self, strand: Strand, kind: PassageKind) -> Iterator[Passage]:
        for piece in cut_long(strand):
            mended = mend(piece, self.has_doubled_quotes).trimmed()
            if mended.text:
                yield mended.passage(kind)

    def _kind(self, index: int, paragraph: Paragraph) -> PassageKind | None:
        """What a paragraph is; ``None`` for the credit of a picture, which tells nothing."""
        text = paragraph.text
        if paragraph.kind == "heading":
            return "heading"
        if len(self.body) > 1 and is_caption(text):
            if is_credit_only(text):
                self.ledger.count("left out: credits of pictures", 1, (paragraph.start, paragraph.end))
                return None
            return "caption"
        if paragraph.kind == "text" and is_heading(text) and not self._is_listed(index):
            return "heading"
        if len(text) > LONGEST_HEADING and not ends_sentence(text):
            self.ledger.count("paragraphs that end without a stop", 1, (paragraph.start, paragraph.end))
        return "body"

    def _is_listed(self, index: int) -> bool:
        """Whether short lines stand above and below as well, or nothing below: no heading then."""
        around = self.body[max(0, index - 2) : index + 3]
        alike = sum(other.kind == "text" and is_heading(other.text) for other in around) - 1
        return alike >= 2 or index + 1 == len(self.body)

    def _without_dateline(self, strand: Strand, index: int, published: str | None) -> Strand:
        others = (*self.body[:index], *self.body[index + 1 : index + 40])
        filing = read_filing(strand.text, "\n".join(paragraph.text[:60] for paragraph in others))
        if filing is None or (filing.is_bare and self._is_section(index)):
            return strand
        self.is_filed = True
        date = filing.date.in_year_of(published) if filing.date is not None else None
        if filing.date is not None and date is None:
            self.ledger.note("the dateline's date has no year")
        self.filed = Told(place=filing.place, publisher=filing.agency, published=date)
        return strand.part(filing.end, len(strand.text)).trimmed()

    def _is_section(self, index: int) -> bool:
        """Whether a section opens here ("Highlights"): a place and a dash then head an item of it."""
        if index:
            return self._kind(index - 1, self.body[index - 1]) == "heading"
        return bool(self.above) and len(self.above.split()) <= LONGEST_SECTION

    def _without_notices(self, strand: Strand) -> Strand:
        end = tail_start(strand.text)
        if end is None:
            return strand
        where = (strand.locate(end), strand.locate(len(strand.text) - 1) + 1)
        self.ledger.count("left out: notices at the end", 1, where)
        return strand.part(0, end).trimmed()


def set_passages(work: str, masthead: Masthead, ledger: Ledger) -> tuple[list[Passage], Told]:
    """The passages of a report, in order, and what its dateline tells.

    Args:
        work: the document's text with marks masked, character for character as long.
        masthead: what stands above the report, and its paragraphs.
        ledger: takes note of what is left out or joined.
    """
    above = masthead.lines[-1][1].text if masthead.lines and masthead.lines[-1][0] == "heading" else ""
    setter = _Setter(work, join_torn(masthead.body, ledger), above, ledger)
    passages: list[Passage] = []
    for kind, paragraph in masthead.lines:
        passages += setter.set(paragraph, kind)
    passages += setter.set_body(masthead.told.published)
    return passages, setter.filed


def join_torn(paragraphs: Sequence[Paragraph], ledger: Ledger) -> list[Paragraph]:
    """Join paragraphs that a page break, or what was printed there, tore in the middle of a sentence."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if joined and _is_torn(joined[-1], paragraph):
            ledger.count("joined: torn paragraphs", 1, (joined[-1].start, paragraph.end))
            joined[-1].absorb(paragraph)
        else:
            joined.append(paragraph)
    return joined


def _is_torn(before: Paragraph, paragraph: Paragraph) -> bool:
    if before.kind == "heading" or paragraph.kind != "text" or not before.has_room:
        return False
    if not runs_on(before.text, paragraph.text):
        return False
    return not is_caption(before.text) and not is_caption(paragraph.text)


def is_heading(text: str) -> bool:
    """Whether a paragraph within a report is a heading: a short line that ends as no sentence does."""
    if len(text) > LONGEST_HEADING or ends_sentence(text) or text[-1] in ",;–—-":
        return False
    if len(text.split()) > 12 and not is_headline(text):
        return False
    first = next((character for character in text if character.isalnum()), "")
    return first.isupper() or first.isdigit()
