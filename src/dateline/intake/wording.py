"""The words and patterns that intake goes by: ``data/*.yaml``, read once.

Intake stands before knowledge and may not import it; these few lists are its own. Every value is a
string ("no" stays "no"); a list may be written as one folded line of words.
"""

import re
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of the list ``file.list`` (``words.openers``), in the file's order."""
    value = _value(name)
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of the list ``file.list`` as a set."""
    return frozenset(words(name))


@cache
def word_table(name: str) -> dict[str, str]:
    """The mapping ``file.table`` turned over: each word to the key that it stands under."""
    table = cast(dict[str, list[str] | str], _value(name))
    return {
        word: key
        for key, entries in table.items()
        for word in (entries.split() if isinstance(entries, str) else entries)
    }


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern that matches what any of the patterns in the list ``file.list`` does."""
    return re.compile("|".join(f"(?:{entry})" for entry in words(name)), re.IGNORECASE)


@cache
def alternatives(name: str) -> str:
    """The words of a list as alternatives of a pattern, longest first."""
    return "|".join(sorted(map(re.escape, words(name)), key=len, reverse=True))


@cache
def _file(name: str) -> dict[str, Any]:
    data = resources.files("dateline.intake").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(data, Loader=yaml.CBaseLoader))


def _value(name: str) -> Any:
    file, _, entry = name.partition(".")
    return _file(file)[entry]
