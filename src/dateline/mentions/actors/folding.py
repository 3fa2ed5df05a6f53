"""How names are compared: without case, accents and hyphens, with straight apostrophes and single spaces."""

import unicodedata

from dateline.mentions.actors.columns import MARKUP, Columns


def fold(text: str) -> str:
    """``text`` in lower case without accents, its hyphens as spaces and its apostrophes straight."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
        lowered = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return lowered.replace("-", " ")


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "‘": "'", "ʿ": "'", "ʾ": "'",
                          "‑": " ", "–": " ", "—": " ", "‐": " "})  # fmt: skip


def fold_tokens(columns: Columns) -> tuple[str, dict[int, int], dict[int, int]]:
    """The document as one folded text with single spaces, and the tokens by their start and end in it."""
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    spaced = True
    for token, (lower, follows) in enumerate(zip(columns.lower, columns.spaced, strict=True)):
        word = lower if lower.isascii() and "-" not in lower else fold(lower).strip()
        if lower in MARKUP or not word.strip():
            # Emphasis marks and hyphens part words; two of them never make two spaces.
            if not spaced:
                pieces.append(" ")
                at += 1
            spaced = True
            continue
        starts[at] = token
        at += len(word)
        ends[at] = token
        pieces.append(word)
        spaced = follows
        if follows:
            pieces.append(" ")
            at += 1
    return "".join(pieces), starts, ends
