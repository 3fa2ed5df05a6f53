"""What stands above a report: its title, who wrote it, when it was published and by whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.intake.dates import DateLine, read_date_line
from dateline.intake.joining import ends_sentence, is_headline, runs_on
from dateline.intake.ledger import Ledger
from dateline.intake.lines import Paragraph
from dateline.intake.wording import alternatives, word_set, word_table
from dateline.model import PassageKind

DEEPEST = 14
"""How many paragraphs from the top are looked at."""
LONGEST_TITLE = 220
MOST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a report beside its text; ``None`` is not told."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    place: str | None = None

    def or_else(self, other: "Told") -> "Told":
        """This, with what it does not tell taken from ``other``."""
        return Told(
            self.title or other.title,
            self.byline or other.byline,
            self.publisher or other.publisher,
            self.published or other.published,
            self.place or other.place,
        )


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stood above a report: what it tells, its title and other headings in order, and the body."""

    told: Told
    lines: tuple[tuple[PassageKind, Paragraph], ...]
    body: tuple[Paragraph, ...]


def read_masthead(paragraphs: Sequence[Paragraph], known: Told, ledger: Ledger) -> Masthead:
    """Read the lines above the first sentence of a report; a report may have none.

    Args:
        paragraphs: the report's, without furniture.
        known: what a page or the caller has told already; it goes before what is found.
        ledger: takes note of what is ambiguous.
    """
    reader = _Reader(paragraphs, known, ledger)
    body_at = reader.read()
    told = known.or_else(reader.told)
    if told.published is None and reader.updated is not None:
        ledger.note("the date is of an update; no date of publication was found")
        told = replace(told, published=reader.updated)
    if body_at == len(paragraphs):
        # Nothing follows: what looked like a title is all that the report says.
        rest = tuple(paragraph for _, paragraph in reader.lines)
        return Masthead(replace(told, title=known.title), (), rest)
    body = (paragraph for paragraph in paragraphs[body_at:] if not reader.is_title(paragraph))
    return Masthead(told, tuple(reader.lines), tuple(body))


def stands_alone(text: str) -> bool:
    """Whether a line is of a masthead and never part of a paragraph."""
    if len(text) > 120:
        return False
    return _byline_after_by(text) is not None or _dated(text) is not None or _label(text) is not None


class _Reader:
    """Goes down the paragraphs until the report begins, and keeps what each tells."""

    def __init__(self, paragraphs: Sequence[Paragraph], known: Told, ledger: Ledger) -> None:
        self.paragraphs = paragraphs
        self.known = known
        self.ledger = ledger
        self.told = Told()
        self.updated: str | None = None
        self.lines: list[tuple[PassageKind, Paragraph]] = []

    def read(self) -> int:
        """The index of the paragraph that the report begins with."""
        for index, paragraph in enumerate(self.paragraphs[:DEEPEST]):
            if not (self._take_told(index, paragraph) or self._take_title(index, paragraph)):
                return index
        return min(DEEPEST, len(self.paragraphs))

    def _take_told(self, index: int, paragraph: Paragraph) -> bool:
        """Whether the paragraph tells something about the report, which is kept."""
        text = paragraph.text
        if len(text) > 160:
            return False
        return (
            self._take_label(paragraph)
            or self._take_date(text)
            or self._take_publisher(text)
            or self._take_byline(index, text)
            or self._take_reference(paragraph)
        )

    def _take_reference(self, paragraph: Paragraph) -> bool:
        """The number of a press release ("2012-04-06-RC-002"), which is no date, no place and no heading."""
        if self.told.title is None or not _REFERENCE.fullmatch(paragraph.text):
            return False
        self.ledger.count("left out: numbers of releases", 1, (paragraph.start, paragraph.end))
        return True

    def _take_label(self, paragraph: Paragraph) -> bool:
        found = _label(paragraph.text)
        if found is None:
            return False
        field, value = found
        if field in ("published", "updated"):
            return self._take_date(f"updated {value}" if field == "updated" else value)
        if field == "title" and self.told.title is None:
            start = max(paragraph.start, paragraph.end - len(value))
            self._set_title(Paragraph(value, (start, paragraph.end)))
        elif field == "byline":
            self.told = self.told.or_else(Told(byline=value))
        elif field == "publisher":
            self.told = self.told.or_else(Told(publisher=value))
        elif field == "place":
            self.told = self.told.or_else(Told(place=value))
        return True

    def _take_date(self, text: str) -> bool:
        found = _dated(text)
        if found is None:
            return False
        line, beside = found
        if line.ambiguous and not line.published:
            self.ledger.note(f"the date {text[:40]!r} can be read two ways and was left")
        self.told = self.told.or_else(replace(beside, published=line.published))
        self.updated = self.updated or line.updated
        return True

    def _take_publisher(self, text: str) -> bool:
        if text.casefold().strip("()") not in word_set("masthead.publishers"):
            return False
        self.told = self.told.or_else(Told(publisher=text.strip("()")))
        return True

    def _take_byline(self, index: int, text: str) -> bool:
        byline = _byline_after_by(text)
        if byline is None and self.told.title is not None and self.told.byline is None:
            around = (*self.paragraphs[max(0, index - 1) : index], *self.paragraphs[index + 1 : index + 2])
            beside_date = any(_dated(other.text) is not None for other in around)
            byline = _bare_byline(text, beside_date)
        if byline is None:
            return False
        self.told = self.told.or_else(Told(byline=byline))
        return True

    def _take_title(self, index: int, paragraph: Paragraph) -> bool:
        """Whether the paragraph is the title or another line above the report, not yet the report."""
        text = paragraph.text
        following = self.paragraphs[index + 1].text if index + 1 < len(self.paragraphs) else ""
        if self.told.title is None:
            is_known = self.known.title is not None and is_same_title(text, self.known.title)
            if not is_known and not _may_be_title(text, following):
                return False
            if not is_known and self._is_kicker(index, text):
                self.lines.append(("heading", paragraph))
            else:
                self._set_title(paragraph)
            return True
        if self.is_title(paragraph):
            return True
        is_heading = _may_be_title(text, following) and not ends_sentence(text) and paragraph.kind != "item"
        if not is_heading or len(self.lines) > MOST_HEADINGS:
            return False
        self.lines.append(("heading", paragraph))
        return True

    def _set_title(self, paragraph: Paragraph) -> None:
        self.told = self.told.or_else(Told(title=paragraph.text))
        self.lines.append(("title", paragraph))

    def is_title(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says the title once more."""
        return self.told.title is not None and is_same_title(paragraph.text, self.told.title)

    def _is_kicker(self, index: int, text: str) -> bool:
        """Whether a line is the name of a section above the title: "Middle East", then the title."""
        if len(text.split()) > 3 or index + 2 >= len(self.paragraphs):
            return False
        title, after = self.paragraphs[index + 1].text, self.paragraphs[index + 2].text
        if stands_alone(title) or _bare_byline(title, beside_date=True):
            return False
        return len(title.split()) > 3 and _may_be_title(title, after)


def _may_be_title(text: str, following: str) -> bool:
    """Whether a line is no sentence of a report: short, and without a final stop unless it asks.

    A line that the next one goes on from ("We hold | positions along the river") is a torn sentence.
    """
    if not following or len(text) > LONGEST_TITLE or runs_on(text, following) or text[-1] in ",;":
        return False
    if not any(character.isalpha() for character in text):
        return False
    if not ends_sentence(text):
        return not text[0].islower()
    if re.search(r"[.!?:][\"”’]*\s+[\"“‘]?[^\W\d_a-z]", text[:-1]) and not is_headline(text):
        return False
    count = len(text.split())
    if text.rstrip("\"”’'")[-1:] in "?!":
        return count <= 20
    return text.endswith(".") and 4 <= count <= 25 and is_headline(text) and not text.isupper()


_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{1,20}?) ?: *(?=\S)")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_REFERENCE = re.compile(r"(?=\S*\d)(?=\S*[A-Z])[A-Z0-9]+(?:[-/.][A-Z0-9]+){2,}")
_INITIAL_LAST = re.compile(r"\b[A-Z]\.$")


@cache
def _opener() -> re.Pattern[str]:
    openers = alternatives("masthead.byline_openers")
    return re.compile(rf"(?:{openers})\b:?\s+(?=\w)", re.IGNORECASE)


def _label(text: str) -> tuple[str, str] | None:
    """The field and the value of a line such as "Publication date: 3 May 2016"."""
    found = _LABEL.match(text) if len(text) <= 200 else None
    if found is None:
        return None
    field = word_table("masthead.labels").get(found[1].lower())
    value = text[found.end() :].strip()
    # "Newspaper: minister used a private line." is a headline, not the name of a paper.
    if field is None or (field != "title" and (ends_sentence(value) or len(value.split()) > 14)):
        return None
    return field, value


def _byline_after_by(text: str) -> str | None:
    """The names of a line that opens with "By" and has nothing but names, places and roles in it.

    "By Russian forces, who" is the middle of a sentence, "By Friday" the start of one.
    """
    found = _opener().match(text) if len(text) <= 120 else None
    if found is None or (ends_sentence(text) and not _INITIAL_LAST.search(text)):
        return None
    name = text[found.end() :].strip(" |,-–—")
    parts = _NAME_WORD.findall(name)
    if _is_own_reporter(parts):
        return name
    if found[0].split()[0].lower() == "from" and not is_name(name.split(",")[0].title()):
        # "From Bahr to Kesh" heads a story; "From Jane Roe, Bahr" signs one.
        return None
    if not parts or len(parts) > (6 if text.isupper() else 14) or not parts[0][0].isupper():
        return None
    allowed = word_set("words.small") | word_set("masthead.roles")
    if not all(part[0].isupper() or part in allowed for part in parts):
        return None
    calendar = word_set("words.weekdays") | set(word_table("words.months"))
    return None if parts[0].lower() in calendar else name


def _is_own_reporter(parts: Sequence[str]) -> bool:
    """ "our special correspondent in Bahr": somebody of the paper's own, named or not."""
    if len(parts) > 12 or not parts or parts[0].lower() not in word_set("masthead.own"):
        return False
    return any(part.lower() in word_set("masthead.roles") for part in parts[1:4])


def _bare_byline(text: str, beside_date: bool) -> str | None:
    """A byline without "By": "Jane Roe, Defence Correspondent", "Jane Roe in Tripoli", "Jane Roe".

    A bare name, or a name with a place, is one only next to the line of the date: "Boris Roe" alone
    may as well be the name under a picture.
    """
    if len(text) > 100 or ends_sentence(text):
        return None
    names, _, rest = text.partition(",")
    roles = word_set("masthead.roles")
    if rest and is_name(names) and roles & set(re.findall(r"[a-z]+", rest.lower())):
        return text
    if not beside_date:
        return None
    names, _, place = text.partition(" at " if " at " in text else " in ")
    if all(is_name(name) for name in re.split(r",? and |, | & |; ", names)) and (
        not place or place[0].isupper()
    ):
        return text
    return None


def is_name(text: str) -> bool:
    """Whether ``text`` looks like a person's full name: two to four capitalised words."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or any(character.isdigit() for character in text):
        return False
    common = word_set("words.small") | word_set("words.english") | word_set("words.running_on")
    return all(
        (part[0].isupper() and part.lower() not in common) or part in word_set("words.name_prefixes")
        for part in parts
    )


def _dated(text: str) -> tuple[DateLine, Told] | None:
    """A line that tells the date, and what stands beside it, if all of that is of a masthead."""
    line = read_date_line(text)
    if line is None:
        return None
    beside = Told()
    for piece in line.rest:
        told = _read_rest(piece)
        if told == Told():
            return None
        beside = beside.or_else(told)
    return line, beside


def _read_rest(rest: str) -> Told:
    """What stands beside a date: "By Jane Roe", "Jane Roe", "Reuters", "Tripoli, Libya"."""
    if rest.casefold() in word_set("masthead.publishers"):
        return Told(publisher=rest)
    byline = _byline_after_by(rest)
    if byline:
        return Told(byline=byline)
    if is_name(rest) or _bare_byline(rest, beside_date=True):
        return Told(byline=rest)
    parts = [part.strip() for part in rest.split(",")]
    if len(parts) <= 3 and all(part and len(part.split()) <= 3 and part[0].isupper() for part in parts):
        return Told(place=rest)
    return Told()


def is_same_title(text: str, title: str) -> bool:
    """Whether two lines are the same title, but for marks and capitals."""
    return len(text) < 2 * len(title) and _bare(text) == _bare(title)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
