"""re3d as training examples: sentences with named entities only, every other layer left unasked."""

import re
from collections.abc import Iterable, Iterator

import numpy as np
from tokenizers import Tokenizer

from dateline.language.encoding.labels import NAME_KINDS, Labels
from dateline.language.encoding.pieces import Ints, Pieces, cut_pieces
from dateline.language.encoding.windows import plan_windows
from training.corpus import NamedText
from training.examples import IGNORE, Example

# Where a text is cut: behind a stop and a space, or at a line's end. Only windows depend on it.
CUT = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")
Bounds = tuple[int, int]


def cut_sentences(text: str) -> list[Bounds]:
    """Rough sentences of a plain text, as bounds."""
    bounds: list[Bounds] = []
    start = 0
    for found in [*CUT.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            bounds.append((start, end))
        start = found.end() if found else end
    return bounds


def build_name_examples(texts: Iterable[NamedText], tokenizer: Tokenizer, labels: Labels) -> list[Example]:
    """The windows of all texts."""
    return [example for text in texts for example in _text_examples(text, tokenizer, labels)]


def _text_examples(text: NamedText, tokenizer: Tokenizer, labels: Labels) -> Iterator[Example]:
    bounds = cut_sentences(text.text)
    pieces = cut_pieces([text.text[start:end] for start, end in bounds], tokenizer)
    rows = [_labels(item, bound, text, labels) for item, bound in zip(pieces, bounds, strict=True)]
    for window in plan_windows([len(item) for item in pieces]):
        ids = np.concatenate([pieces[p.sentence].ids[p.start : p.end] for p in window])
        cases = np.concatenate([pieces[p.sentence].cases[p.start : p.end] for p in window])
        target = np.concatenate([rows[p.sentence][p.start : p.end] for p in window])
        yield Example(ids, cases, {"name": target})


def _labels(pieces: Pieces, bound: Bounds, text: NamedText, labels: Labels) -> Ints:
    row = np.full(len(pieces), IGNORE, dtype=np.int64)
    row[pieces.words] = 0
    names = {label: index for index, label in enumerate(labels.layers["name"])}
    start = bound[0]
    for entity in text.entities:
        if entity.type not in NAME_KINDS or not entity.offset_ok:
            continue
        first = int(np.searchsorted(pieces.ends, entity.start - start, side="right"))
        end = int(np.searchsorted(pieces.starts, entity.end - start, side="left"))
        if entity.start >= start and first < end <= len(pieces.words):
            row[pieces.words[first]] = names[f"B-{entity.type}"]
            row[pieces.words[first + 1 : end]] = names[f"I-{entity.type}"]
    return row
