"""Bytes to text: UTF-8 first, other encodings by evidence, and a refusal for what is no text."""

import re
from collections.abc import Iterator

from dateline.errors import EmptyInput, UnreadableInput
from dateline.intake.ledger import Ledger

LARGEST = 2_000_000
"""Characters of one document. A long news report has 50,000, a book-length report of an inquiry
1,000,000. The parser reads about 100,000 a second and holds all of them at once: what is larger is an
archive of many documents, and would be read as one and come out wrong."""

LARGEST_PAGE = 10_000_000
"""Bytes of one HTML page, of which most are marks."""

_MAGIC = (
    (b"%PDF-", "a PDF; save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text as .txt"),
    (b"{\\rtf", "a rich-text document; save its text as .txt"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# Quotation marks, dashes and dots of Windows-1252, next to text in the Latin alphabet.
_WINDOWS_MARKS = re.compile(rb"[A-Za-z.,!? ][\x85\x91-\x97\xa0](?=[A-Za-z.,!? \r\n])")
_HIGH = re.compile(rb"[\x80-\xff]")
_ACCENTED = re.compile(rb"(?:(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z]))")
ENOUGH_TO_GUESS = 400
"""Bytes. Below that the guess of a code page is a throw of dice."""
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")


def decode(content: bytes, source: str, ledger: Ledger) -> str:
    """The text that ``content`` holds.

    Raises:
        EmptyInput: it holds nothing.
        UnreadableInput: it is binary, too large, or in no encoding that can be told.
    """
    if len(content) > LARGEST_PAGE:
        raise UnreadableInput(too_large(source, len(content), LARGEST_PAGE, "bytes"))
    if not content.strip():
        raise EmptyInput(f"{source}: there is nothing in it; give a report with text")
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise UnreadableInput(f"{source}: is {what}. Dateline reads plain text and HTML")
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _checked(_mostly(content[len(bom) :], encoding, source, ledger), source)
    try:
        return _checked(content.decode("utf-8"), source)
    except UnicodeDecodeError:
        return _checked(_decode_otherwise(content, source, ledger), source)


def too_large(source: str, size: int, limit: int, unit: str) -> str:
    """What is said of a source above a limit."""
    return (
        f"{source}: has {size:,} {unit}, and more than {limit:,} are not read as one report; "
        "cut it into one file a report"
    )


def _decode_otherwise(content: bytes, source: str, ledger: Ledger) -> str:
    for encoding in _candidates(content, ledger):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        ledger.note(f"not UTF-8; read as {encoding}")
        return text
    return _mostly(content, "utf-8", source, ledger)


def _mostly(content: bytes, encoding: str, source: str, ledger: Ledger) -> str:
    """The text in an encoding that a few of its bytes break; refused where they are more than a few."""
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text
    if broken * 50 <= len(text):
        ledger.note(f"not quite {encoding.upper()}; read as such, with {broken} characters lost")
        return text
    raise UnreadableInput(
        f"{source}: is no text in any encoding that could be told (character {text.index(chr(0xFFFD)) + 1} "
        f"is not {encoding.upper()}); save it as UTF-8"
    )


def _candidates(content: bytes, ledger: Ledger) -> Iterator[str]:
    """Encodings to try, best evidence first."""
    half = len(content) // 2
    if content[1::2].count(0) > 0.4 * half:
        yield "utf-16-le"
    if content[::2].count(0) > 0.4 * half:
        yield "utf-16-be"
    declared = _DECLARED.search(content[:4000])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8"):
        name = declared[1].decode("ascii").lower()
        yield "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name
    if len(_MULTIBYTE.findall(content)) > content.decode("utf-8", "replace").count("\ufffd"):
        return
    if content.count(0) == 0 and (_WINDOWS_MARKS.search(content) or _is_western(content)):
        yield "cp1252"
    # The guesser finds some code page for any garbage; it is right where there is much to go by.
    if len(content) >= ENOUGH_TO_GUESS and (guess := _guess(content)) is not None:
        yield guess


def _is_western(content: bytes) -> bool:
    """Whether all that is not ASCII are accented letters inside words: "chass\\xe9s"."""
    high = _HIGH.findall(content)
    return bool(high) and len(high) == len(_ACCENTED.findall(content)) and len(high) * 10 < len(content)


def _guess(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return best.encoding if best is not None else None


def _checked(text: str, source: str) -> str:
    """``text``, unless it is empty or more than one character in a hundred is a control code."""
    controls = len(_CONTROLS.findall(text))
    if controls > 1 and controls * 100 > len(text):
        raise UnreadableInput(f"{source}: is binary, not text. Dateline reads plain text and HTML")
    if not text.strip("\ufeff\ufffd\x00 \t\r\n\f\v\xa0\u200b"):
        raise EmptyInput(f"{source}: there is nothing in it; give a report with text")
    return text
