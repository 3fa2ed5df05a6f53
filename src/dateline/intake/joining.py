"""Whether a sentence runs on from one line to the next, and how two lines are put together."""

import re
from collections.abc import Callable

from dateline.intake.characters import SOFT_HYPHEN
from dateline.intake.wording import word_set

_CLOSERS = "\"'”’»)]*_"
_STOPS = (".", "!", "?", "…", ":", "。", "！", "？", "؟", "۔", "।")
_LAST_WORD = re.compile(r"([A-Za-z]+)$")
_FORM = re.compile(r"(?<![\w-])\w++(?:-\w++)*+(?!-)")
_FIRST_WORD = re.compile(r"[\"'“‘(\[]*([^\W\d_]+)")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence may: with a stop, closing marks behind it allowed."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def runs_on(before: str, after: str) -> bool:
    """Whether ``after`` plainly goes on with the sentence that ``before`` leaves open.

    "We hold | positions along the river" begins in lower case; "they crossed into the | Shaar
    quarter" stops behind a word that no sentence ends on; '"We will hold the bridge | Ali said'
    leaves a quotation open. A name such as "al-Nusra" may open a paragraph in lower case.
    """
    if not before or not after or ends_sentence(before):
        return False
    if _begins_lower(after):
        return True
    if before[-1] in f"-{SOFT_HYPHEN}" and len(before) > 1 and before[-2].isalpha():
        return after[0].isalnum()
    if before[-1] == ",":
        return len(before) >= 40
    word = _LAST_WORD.search(before)
    if word is not None and word[1] in word_set("words.running_on"):
        return not is_headline(before)
    return after[0].isalnum() and len(before) >= 40 and _leaves_quotation_open(before)


def is_headline(text: str) -> bool:
    """Whether ``text`` is capitalised as headlines are: every word of some length."""
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long)


def _begins_lower(text: str) -> bool:
    found = _FIRST_WORD.match(text)
    if found is None or not found[1][0].islower():
        return False
    word, rest = found[1], text[found.end() : found.end() + 2]
    if any(letter.isupper() for letter in word):
        return False
    if word not in word_set("words.name_prefixes") or not rest[1:].isupper():
        return True
    return rest[0] == " " and word in word_set("words.running_on")


def _leaves_quotation_open(text: str) -> bool:
    if text.count("“") > text.count("”"):
        return True
    return text.count('"') % 2 == 1


def join_mark(before: str, after: str, vocabulary: Callable[[], frozenset[str]]) -> tuple[int, str]:
    """How two lines of one sentence are put together.

    Args:
        before, after: the lines' texts.
        vocabulary: gives the words of the whole text in lower case, hyphenated ones whole; asked
            only where a line ends with a hyphen.

    Returns:
        How many characters to take from the end of ``before``, and what to put between.
    """
    if before.endswith(SOFT_HYPHEN):
        return 1, ""
    if not (len(before) > 1 and before[-1] in "-‐" and before[-2].isalnum() and after[0].isalnum()):
        return 0, " "
    head = re.split(r"[^\w-]", before[:-1])[-1]
    tail = re.match(r"\w+", after)
    last = tail[0] if tail else ""
    if last in word_set("words.hanging"):
        return 0, " "
    return (0, "") if _is_compound(head, last, vocabulary) else (1, "")


def _is_compound(head: str, tail: str, vocabulary: Callable[[], frozenset[str]]) -> bool:
    """Whether a hyphen at a line's end belongs to the word: "rebel-held", not "con-tinued".

    The text's own use decides first ("continued" elsewhere, or "rebel-held"), then the halves:
    capitals and digits ("Deir-al-Zor", "F-16") are never run together.
    """
    words = vocabulary()
    whole, hyphened = f"{head}{tail}".lower(), f"{head}-{tail}".lower()
    if whole in words:
        return False
    if hyphened in words or not tail.islower() or not head.isalpha() or not head.islower():
        return True
    if head in word_set("words.compound_heads") or tail in word_set("words.compound_tails"):
        return True
    return head in words and tail in words


def word_forms(text: str) -> frozenset[str]:
    """The words of ``text`` in lower case; words with hyphens whole, none that a line's end cuts."""
    return frozenset(_FORM.findall(text.lower()))
