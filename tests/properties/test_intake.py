"""What must hold of intake for any input."""

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.intake import take, take_text
from dateline.intake.strand import Edit, Strand
from dateline.model import Manuscript

WORDS = ["The army left.", "we hold", "They said", "By Jane Roe", "3 May 2016", "BAHR, Kesh (AP) — ",
         "Read more", "Photo: ", "Copyright 2016", "12", "U.S.", "a.b", "town.The", 'so."He', "Title: ", "é",
         "https://example.org/a", "x" * 1200, "and", "the", "con-\n", "(Reuters)", "العربية"]  # fmt: skip
MARKS = ['"', '""', "“", "”", "'", "''", "``", ".", "..", ",", ":", " ", "  ", "\n", "\n\n", "\r\n", "\f",
         "—", "- ", "[[", "]]", "|", "{{", "}}", "{|", "|}", "'''", "== ", " ==", "# ", "*", "**", "_",
         "<b>", "<br>", "<!--", "-->", "<ref>", "</ref>", "\u2028", "[sic]", "[1]",
         "--", "\t", "-"]  # fmt: skip
BROKEN = [
    "\u00ad",
    "\u200b",
    "\u00a0",
    "\ufb01",
    "\ufeff",
    "\ufffd",
    "\x00",
    "\ud800",
    "&amp;",
    "&quot;",
    "â€™",
    "\x93",
]
PIECES = st.sampled_from([*WORDS, *MARKS, *BROKEN])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=300))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused(content: bytes) -> None:
    try:
        manuscript = take(content, "x")
    except InputError as error:
        assert str(error).startswith("x: ")
        assert "\n" not in str(error)
    else:
        check(manuscript)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_page_is_taken_or_refused(text: str) -> None:
    try:
        check(take(f"<html><body><p>{text}</p></body></html>".encode("utf-8", "replace"), "x"))
    except InputError as error:
        assert str(error).startswith("x: ")


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_any_text_is_taken_or_empty(text: str) -> None:
    try:
        check(take_text(text))
    except InputError as error:
        assert "nothing in it" in str(error)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_manuscript(text: str) -> None:
    try:
        assert take_text(text) == take_text(text)
    except InputError:
        assert not text.strip(" \t\r\n\f\v\x00\ufeff")


def check(manuscript: Manuscript) -> None:
    """Passages lead back: characters are the source's or stand for it, in order, none shared."""
    text = manuscript.document.text
    text.encode("utf-8")
    behind = 0
    for passage in manuscript.passages:
        assert passage.text
        assert passage.text == passage.text.strip()
        assert passage.runs[0][0] == 0
        assert list(passage.runs) == sorted(passage.runs)
        places = [passage.locate(offset) for offset in range(len(passage.text))]
        assert places[0] >= behind
        assert all(first <= second for first, second in pairwise(places))
        behind = places[-1] + 1
        assert behind <= len(text)
        for offset, (character, place) in enumerate(zip(passage.text, places, strict=True)):
            inserted = offset > 0 and place == places[offset - 1]
            assert stands_for(character, text[place], inserted), (character, text[place], offset)


def stands_for(character: str, source: str, inserted: bool) -> bool:
    """What a passage may hold at a character of the source.

    The character itself; a space for other white space, for a tag that breaks a line (at its "<"), or
    put in behind a sentence; the letters of
    a ligature; a quotation mark for two apostrophes or accents; an apostrophe for one lost in
    decoding; the first character of an entity or of a wrongly decoded one, at its start; and the
    Windows-1252 meaning of a control code.
    """
    return (
        character == source
        or (character == " " and (source.isspace() or source == "<" or inserted))
        or character in unicodedata.normalize("NFKC", source)
        or (character == '"' and source in "'`")
        or (character == "'" and source == "\ufffd")
        or (character == "•" and "\ue000" <= source <= "\uf8ff")
        or source in "&ÃÂâ"
        or "\x80" <= source <= "\x9f"
    )


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", " ", "x", "ab"])), max_size=6
)


@given(st.text(alphabet="abcdef ", min_size=1, max_size=30), EDITS, EDITS)
def test_edits_keep_the_order_of_places(text: str, first: list[Edit], second: list[Edit]) -> None:
    strand = Strand.cut(text, 0, len(text))
    for edits in (first, second):
        strand = strand.edit(orderly(edits, len(strand.text)))
        places = [strand.locate(offset) for offset in range(len(strand.text))]
        assert places == sorted(places)
        assert all(0 <= place < len(text) for place in places)
    assert all(
        character == text[strand.locate(offset)]
        for offset, character in enumerate(strand.text)
        if character in "cdef"
    )


def orderly(edits: list[Edit], length: int) -> list[Edit]:
    """Edits in order, apart, and within the text."""
    done: list[Edit] = []
    at = 0
    for start, size, new in sorted(edits):
        start = min(max(start, at), length)
        end = min(start + size, length)
        done.append((start, end, new))
        at = end
    return done
