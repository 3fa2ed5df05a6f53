"""Characters that are not what they should be, put right one for one.

The text keeps its length: what is to go becomes :data:`GAP`, so that every offset still holds and
later steps can work on the whole text.
"""

import html
import re

from dateline.intake.ledger import Ledger

GAP = "\x00"
"""Stands where a character is left out. Intake lets no such character into ``Document.text``."""

REPLACEMENT = "\ufffd"
SOFT_HYPHEN = "\u00ad"
BULLET = "•"

_LOST = re.compile(r"[\x00\ud800-\udfff]")
# Anything that a step below deals with; most texts hold none of it and are through with one search.
_SUSPECT = re.compile(
    r"[\x01-\x08\x0e-\x1b\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufffd\ue000-\uf8ff]"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
_MOJIBAKE = re.compile(
    r"[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}"
)
_C1 = re.compile(r"[\x80-\x9f]")
_INVISIBLE = re.compile(
    r"[\x01-\x08\x0e-\x1b\x7f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
_SOFT = re.compile(SOFT_HYPHEN + r"(?![ \t]*[\r\n])")
_LOST_APOSTROPHE = re.compile(REPLACEMENT + r"(?=(?:s|t|re|ve|ll|d|m)\b)")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def storable(text: str, ledger: Ledger) -> str:
    """``text`` with what no file or archive can hold (NUL, lone surrogates) replaced by U+FFFD."""
    try:
        text.encode("utf-8")
        if "\x00" not in text:
            return text
    except UnicodeEncodeError:
        pass
    text, count = _LOST.subn(REPLACEMENT, text)
    ledger.count("replaced characters that no text can hold", count)
    return text


def even_out(text: str, ledger: Ledger) -> str:
    """``text``, as long as before, without invisible, wrongly decoded and encoded characters."""
    if not any(mark in text for mark in "&ÃÂâ") and not _SUSPECT.search(text):
        return text
    steps = (
        (_ENTITY, _unescape, "read HTML entities"),
        (_MOJIBAKE, _redecode, "put right characters that had been decoded wrongly"),
        (_C1, _windows, "put right characters that had been decoded wrongly"),
        (_LOST_APOSTROPHE, _apostrophe, "took lost characters for apostrophes"),
        (_SOFT, blank, ""),
        (_INVISIBLE, blank, ""),
        (_PRIVATE, _bullet, ""),
    )
    for expression, replace, message in steps:
        text, count = expression.subn(replace, text)
        if message:
            ledger.count(message, count)
    lost = text.count(REPLACEMENT)
    if lost:
        ledger.count("characters lost before intake (U+FFFD)", lost)
    return text


def blank(found: re.Match[str]) -> str:
    """What a match leaves where all of it goes; for ``re.sub``."""
    return GAP * len(found[0])


def _padded(character: str, found: re.Match[str]) -> str:
    return character + GAP * (len(found[0]) - 1)


def _unescape(found: re.Match[str]) -> str:
    character = html.unescape(found[0])
    if len(character) != 1 or character == GAP:
        return found[0]
    return _padded(" " if character == "\xa0" else character, found)


def _redecode(found: re.Match[str]) -> str:
    """UTF-8 that was read as Windows-1252: "â€™" is "’"."""
    try:
        content = b"".join(_windows_byte(character) for character in found[0])
        character = content.decode("utf-8")
    except UnicodeError:
        return found[0]
    return _padded(character, found) if len(character) == 1 else found[0]


def _windows_byte(character: str) -> bytes:
    return character.encode("latin-1") if ord(character) < 256 else character.encode("cp1252")


def _windows(found: re.Match[str]) -> str:
    """Windows-1252 that was read as Latin-1: U+0092 is "’"."""
    character = found[0].encode("latin-1").decode("cp1252", "ignore")
    return character or GAP


def _apostrophe(_: re.Match[str]) -> str:
    return "'"


def _bullet(_: re.Match[str]) -> str:
    return BULLET
