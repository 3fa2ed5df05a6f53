"""Whether a text is English, by the share of words that only English texts are full of."""

import re
from collections.abc import Iterable

from dateline.intake.wording import word_set

SAMPLE = 3000
"""Characters looked at."""
ENGLISH_SHARE = 0.08
"""Reports in English have 0.2 to 0.4 of these words, lists of names and verdicts 0.1; German, Spanish,
Portuguese and Malay ones under 0.05."""
FEWEST = 4
"""Words below which nothing can be told; from the next number on, "not English" can."""
FEWEST_TO_DENY = 20

_WORD = re.compile(r"[^\W\d_]+")


def english_share(texts: Iterable[str]) -> tuple[float, int]:
    """The share of common English words in the first few hundred words, and how many were seen."""
    words: list[str] = []
    size = 0
    for text in texts:
        words += _WORD.findall(text[:SAMPLE].lower())
        size += len(text)
        if size > SAMPLE:
            break
    if not words:
        return 0.0, 0
    common = word_set("words.english")
    return sum(word in common for word in words) / len(words), len(words)
