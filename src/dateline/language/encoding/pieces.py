"""Sentences as the encoder's network takes them: word pieces, and which word each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Ints = NDArray[np.int64]
# What a word's capitals tell. The vocabulary knows lower case only; the network is told apart.
PLAIN, TITLE, UPPER, MIXED = range(4)
CASES = 4


@dataclass(frozen=True)
class Pieces:
    """One sentence: piece ids with their case; ``words`` are the indexes of the pieces that open a word.

    ``starts[w]`` and ``ends[w]`` are the character offsets of word ``w`` in the sentence.
    """

    ids: Ints
    cases: Ints
    words: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)


def cut_pieces(sentences: Sequence[str], tokenizer: Tokenizer) -> list[Pieces]:
    """Cut sentences into word pieces."""
    encodings = tokenizer.encode_batch(list(sentences), add_special_tokens=False)
    return [_pieces(sentence, encoding) for sentence, encoding in zip(sentences, encodings, strict=True)]


def _pieces(sentence: str, encoding: Encoding) -> Pieces:
    ids = np.array(encoding.ids, dtype=np.int64)
    spans = encoding.offsets
    owners = encoding.word_ids
    words = [index for index, word in enumerate(owners) if index == 0 or word != owners[index - 1]]
    starts = [spans[index][0] for index in words]
    bounds = [*words[1:], len(owners)] if words else []
    ends = [spans[bound - 1][1] for bound in bounds]
    has_case = any(character.islower() for character in sentence)
    cases = np.zeros(len(ids), dtype=np.int64)
    if has_case:
        for index, bound, start, end in zip(words, bounds, starts, ends, strict=True):
            cases[index:bound] = _case(sentence[start:end])
    rows = (np.array(row, dtype=np.int64) for row in (words, starts, ends))
    return Pieces(ids, cases, *rows)


def _case(word: str) -> int:
    if word.islower() or not word[:1].isalnum():
        return PLAIN
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word.istitle():
        return TITLE
    return MIXED if any(character.isupper() for character in word) else PLAIN
