"""Bytes to text: encodings, refusals, limits; content -> the passages or the error."""

import time

import pytest

from dateline.errors import EmptyInput, UnreadableInput
from dateline.intake import take, take_text
from dateline.intake.decoding import LARGEST, LARGEST_PAGE

TEXT = "The mayor’s men said “no” in Bahr, the café was shut.\n\nThe army left on Sunday.\n"

ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    document = take(TEXT.encode(encoding), "a.txt").document
    assert document.text == TEXT
    assert document.language == "en"
    assert bool(document.notes) == (encoding in ("cp1252", "utf-16-le", "utf-16-be"))


def test_other_scripts_are_read_and_told_to_be_no_english() -> None:
    text = "Армия Кеша обстреляла старую мельницу в воскресенье, сообщили чиновники в городе. " * 12
    document = take(text.encode("cp1251"), "a.txt").document
    assert document.text == text
    assert document.language is None
    assert any("not English" in note.message for note in document.notes)


def test_a_single_broken_byte_in_utf8_costs_one_character() -> None:
    content = TEXT.encode() * 5 + b"The \xffarmy left."
    document = take(content, "a.txt").document
    assert "The \ufffdarmy left." in document.text
    assert "mayor’s" in document.text
    assert any("UTF-8" in note.message for note in document.notes)


def test_the_charset_that_a_page_declares_is_taken() -> None:
    head = '<head><meta charset="windows-1252"><title>Army shells mill</title></head>'
    page = f"<html>{head}<body><article>{{}}</article></body></html>"
    body = (
        "<p>The mayor’s men said no in Bahr on Sunday, and the café in the street by the river was shut.</p>"
    )
    assert "mayor’s" in take(page.format(body * 3).encode("cp1252"), "a.html").document.text


BINARIES = [
    b"%PDF-1.4\n%\xe2\xe3\xcf\xd3 the army left",
    b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
    b"\x89PNG\r\n\x1a\n\x00\x00",
    b"{\\rtf1\\ansi The army left.}",
    b"\x7fELF\x02\x01\x01",
    bytes(range(256)) * 40,
    b"The army left\x00\x00\x00\x00\x01\x02\x03",
    b"\x1f\x8b\x08\x00abc",
]


@pytest.mark.parametrize("content", BINARIES)
def test_binaries_are_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableInput) as error:
        take(content, "files/a.bin")
    assert str(error.value).startswith("files/a.bin: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "content", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\u00a0".encode()]
)
def test_nothing_is_told_to_be_nothing(content: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt: there is nothing in it"):
        take(content, "a.txt")


def test_empty_text() -> None:
    with pytest.raises(EmptyInput, match="text: there is nothing in it"):
        take_text(" \n")


def test_what_is_too_large_is_refused_at_once() -> None:
    started = time.perf_counter()
    for content in (b"a" * 50_000_000, b"The army left. " * (LARGEST // 10), b"<html>" + b"x" * LARGEST_PAGE):
        with pytest.raises(UnreadableInput, match="are not read as one report"):
            take(content, "a.txt")
    assert time.perf_counter() - started < 5


LONG = {
    "sentences": "The army of Kesh left the mill. ",
    "glued": "the army left.The army came.",
    "quotes": '""a""b ',
    "torn": "we hold\n\npositions and\n\n",
    "stars": "**a *b ",
    "brackets": "[[a|[b](http:",
    "braces": "{{a {|",
    "comments": "<!-- <ref>a ",
    "hyphens": "con-\n",
    "lines": "Ab\u2028c\n",
    "spaces": "# a      ",
    "dates": "3 May 2016\nBy Jane Roe\n",
    "entities": "&amp; â€™ ",
    "stops": ". .. ... ",
    "dashes": "AB — CD: ",
}


@pytest.mark.parametrize("name", LONG)
def test_no_text_costs_more_than_its_length(name: str) -> None:
    """Ten times the text may take no more than some thirty times as long: never its square."""

    def seconds(size: int) -> float:
        text = (LONG[name] * (size // len(LONG[name]) + 1))[:size]
        started = time.process_time()
        take_text(text)
        return time.process_time() - started

    small = max(min(seconds(20_000) for _ in range(3)), 0.004)
    assert seconds(200_000) < 30 * small


def test_lone_surrogates_and_nul_cannot_get_into_a_document() -> None:
    document = take_text("The army\ud800 left\x00 Bahr.\n\nIt was Sunday.").document
    assert document.text.startswith("The army\ufffd left\ufffd Bahr.")
    document.text.encode("utf-8")


def test_ids_depend_on_the_bytes_alone() -> None:
    first, second = take(TEXT.encode(), "a.txt").document, take(TEXT.encode(), "b/c.txt").document
    assert (first.id, first.sha256) == (second.id, second.sha256)
    assert take_text(TEXT).document.id == first.id
    assert take((TEXT + " ").encode(), "a.txt").document.id != first.id
