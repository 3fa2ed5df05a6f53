"""The dateline that opens a report: "MOSUL, Iraq (Reuters) —", "KABUL, Afghanistan, March 3 —"."""

import re
from dataclasses import dataclass

from dateline.intake.dates import WrittenDate, find_dates
from dateline.intake.wording import word_set, word_table

LONGEST = 130
"""No dateline is longer than this many characters."""

SHORTEST_CITY = 4
"""Letters, where neither an agency nor a date stands by; "UN:" and "US —" are no cities."""

_CLOSE = re.compile(r"\s*(?:--+|[–—―])\s*|\s+-\s*|(?<=\))[-_]\s*|\s*:\s+")
# "(Agency) The army said …": no dash, as pages that lost it have it.
_BARE_AGENCY = re.compile(r"([^()]{0,60}?)\(([^()]{2,40})\)\s*(?=[\"“]?[^\W\d_a-z])")
_TAGS = re.compile(r"(?:\[[^\[\]]{1,160}\]\s*)+")
_AGENCY = re.compile(r"^(.*?),?\s*\(([^()]{2,60})\)$")
_COUNTRY_IN_BRACKETS = re.compile(r"^([^()]+?) \([^()\d]{3,30}\)$")
_STRANGE = re.compile(r"[^\w\s.,'’()/-]|\d")


@dataclass(frozen=True, slots=True)
class Filing:
    """A dateline read: the report itself begins at ``end``."""

    end: int
    place: str | None
    agency: str | None
    date: WrittenDate | None

    @property
    def is_bare(self) -> bool:
        """Whether a place in title case and a dash are all that there is."""
        return self.agency is None and self.date is None and self.place is not None and not self.is_upper

    @property
    def is_upper(self) -> bool:
        """Whether the place stands in capitals, as nothing but a dateline's does."""
        return self.place is not None and self.place.split(",")[0].split(" (")[0].isupper()


def read_filing(text: str, others: str = "") -> Filing | None:
    """Read the dateline at the head of a report's first paragraph; ``None`` where there is none.

    A dash or a colon alone is not enough: "Kobane — the town on the border — fell" and "Analysis:
    The deal is dead" are sentences. There must be an agency, a date, or a place in capitals with a
    sentence behind it.

    Args:
        text: the paragraph.
        others: the heads of other paragraphs, one a line, where speakers' names may stand too.
    """
    bare = _BARE_AGENCY.match(text[:LONGEST])
    if bare is not None and _is_agency(bare[2]) and not _is_agency(bare[1]):
        place = bare[1].strip(" ,") or None
        if place is None or _is_place_like(place):
            return Filing(bare.end(), place, bare[2], None)
    for close in _CLOSE.finditer(text[:LONGEST]):
        head = text[: close.start()].strip()
        if not head or _STRANGE_START.match(head):
            return None
        end = close.end()
        tags = _TAGS.match(text, end)
        if tags and tags[0].isupper():
            end = tags.end()
        filing = _read_head(head, text[end:], close[0].strip(), end, others)
        if filing is not None:
            return filing
        if close[0].strip() == ":":
            return None
    return None


_STRANGE_START = re.compile(r"[^\w(]|\d|_")


def _read_head(head: str, body: str, mark: str, end: int, others: str) -> Filing | None:
    place, agency = _split_agency(head)
    place, date = _split_date(place)
    if agency is None:
        place, agency = _split_known_agency(place)
    is_known = agency is not None and _is_agency(agency)
    if not place:
        return Filing(end, None, agency, date) if is_known and date is None else None
    if not _is_place_like(place) or not body:
        return None
    is_upper = place.split(",")[0].split(" (")[0].isupper()
    if date is not None:
        is_filed = is_upper or is_known or "," in place or len(place.split()) <= 3
    elif agency is not None:
        is_filed = is_known or (is_upper and not re.search(r"\b[a-z]{3,}", agency))
    elif mark == ":":
        is_filed = is_upper and len(place.split()) <= 4 and _stands_before_turn(head, body, others)
    else:
        is_filed = _stands_before_sentence(place, body, is_upper) and (is_upper or not _is_listed(others))
    return Filing(end, place, agency, date) if is_filed else None


def _split_agency(head: str) -> tuple[str, str | None]:
    found = _AGENCY.match(head)
    if (
        found is not None
        and len(dates := find_dates(found[2])) == 1
        and dates[0].end >= len(found[2].rstrip(" ."))
    ):
        # "KESH, Bahr (Nov. 3, 2016) –": the day alone, in the agency's place.
        return head, None
    return (found[1].strip(" ,"), found[2].strip()) if found else (head, None)


def _split_date(head: str) -> tuple[str, WrittenDate | None]:
    """Take the date from the end of a head: "PARIS, Aug 31"."""
    if head.lower().endswith(", no date"):
        return head[: -len(", no date")], None
    dates = find_dates(head)
    if not dates or dates[-1].end < len(head.rstrip(" .,)")):
        return head, None
    return head[: dates[-1].start].strip(" ,("), dates[-1]


def _split_known_agency(head: str) -> tuple[str, str | None]:
    """Take an agency without brackets from the end of a head: "Damascus, SANA"."""
    place, _, last = head.rpartition(",")
    if last.strip() and _is_agency(last.strip()):
        return place.strip(), last.strip()
    return (head, None)


def _is_agency(text: str) -> bool:
    parts = re.split(r"[/,]| and ", text.casefold())
    return any(part.strip() in word_set("masthead.publishers") for part in (*parts, text.casefold()))


def _is_place_like(place: str) -> bool:
    """Capitalised words, few, and none that only sentences or calendars have."""
    named = _COUNTRY_IN_BRACKETS.sub(r"\1", place)
    words = re.findall(r"[^\s,]+", named)
    if not 1 <= len(words) <= 8 or len(named) > 70 or _STRANGE.search(named):
        return False
    if place.lower() in word_set("masthead.not_places") or place.count("(") != place.count(")"):
        return False
    if "--" in place or re.search(r"[^\W\d_]{4,}\. ", place):
        return False
    if {word.lower().strip(".") for word in words} & (
        word_set("words.weekdays") | set(word_table("words.months"))
    ):
        return False
    small = word_set("words.small") | word_set("masthead.place_nouns")
    return all(word[0].isupper() or (index and word in small) for index, word in enumerate(words))


def _opens_sentence(body: str) -> bool:
    first = body.lstrip("\"'“‘[($£€")[:1]
    return first.isupper() or first.isdigit()


def _stands_before_turn(head: str, body: str, others: str) -> bool:
    """Whether a place and a colon head a sentence in a text that is not itself in capitals.

    Another paragraph that opens with capitals and a colon makes this one a speaker's turn too.
    """
    if not _opens_sentence(body) or body[:80].isupper():
        return False
    first = head.split()[0].strip(".,")
    if len(first) < SHORTEST_CITY or first.lower() in word_set("words.abbreviations"):
        return False
    return re.search(r"(?m)^[^\W\d_a-z][^\na-z:]{1,40}:\s", others) is None


def _is_listed(others: str) -> bool:
    """Whether other paragraphs open with a place and a dash too: then a report goes from site to site."""
    return re.search(r"(?m)^[^\W\d_a-z][^\n.:;–—-]{1,40}\s[–—-]{1,2}\s", others) is not None


def _stands_before_sentence(place: str, body: str, is_upper: bool) -> bool:
    """Whether a place and a dash, with no agency or date, head a sentence.

    "IRBIL, Iraq — Kurdish forces …" do; "NATO — the alliance" and "Kobane — Syria's third canton —
    fell" do not, nor does anything in a text that is all in capitals.
    """
    if not _opens_sentence(body) or len(place.split()) > 5 or len(place) < SHORTEST_CITY:
        return False
    if body[:80].isupper():
        return False
    sentence = re.split(r"[.!?](?:\s|$)", body[:400], maxsplit=1)[0]
    is_paired = re.search(r"\s(?:--+|[–—―-])\s|\w[–—―]\w", sentence) is not None
    return is_upper if is_paired else is_upper or len(place.split(",")[0].split()) <= 3
