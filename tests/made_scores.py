"""Scores of an encoder made by hand: ``told(text, trigger={"shelled": "B-assault=.9"})``.

A label with no figure is certain; what a word's labels leave over is the chance that it stands outside.
Words that nothing is told of stand outside every span.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np

from dateline.language.analysis import Analysis, Sentence
from dateline.language.encoding.decode import Bars, decode
from dateline.language.encoding.labels import SPAN_LAYERS, build_labels
from dateline.language.encoding.pieces import Pieces
from dateline.language.encoding.reading import EncodedReading, TokenSentence
from dateline.language.encoding.session import Floats, Scores
from dateline.model import EventType

MODES = {
    "assault": ("aerial", "clash", "heavy-weapons"),
    "control": ("capture",),
    "mobilize": ("troops",),
    "reject": ("change",),
}
LABELS = build_labels({type_: MODES.get(type_, ()) for type_ in get_args(EventType)})
NEVER = -30.0
BARS = Bars()
# What is told of a layer, by word: "B-assault=.6 B-control=.3".
Told = Mapping[str, str]
# A kind of link and the words that it ties, with its chance: {"actor shelled rebels": 0.9}.
Links = Mapping[str, float]


def told(text: str, links: Links | None = None, /, **layers: Told) -> Scores:
    """Scores of a text whose words stand one space apart, each one piece."""
    words = text.split()
    ends = np.cumsum([len(word) + 1 for word in words]) - 1
    starts = ends - [len(word) for word in words]
    return told_of(words, starts.tolist(), ends.tolist(), links, **layers)


def told_of(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], links: Links | None, /, **layers: Told
) -> Scores:
    """Scores of words that stand at the given offsets of their sentence."""
    count = len(words)
    numbers = np.arange(count, dtype=np.int64)
    pieces = Pieces(numbers, np.zeros_like(numbers), numbers, np.array(starts, int), np.array(ends, int))
    rows = np.zeros((count, LABELS.width), dtype=np.float32)
    for layer, part in LABELS.slices().items():
        if layer in SPAN_LAYERS:
            rows[:, part] = _logits(LABELS.layers[layer], "O")
        for word, labels in layers.get(layer, {}).items():
            rows[words.index(word), part] = _logits(LABELS.layers[layer], labels)
    heads, tails = _ties(words, links or {})
    return Scores(pieces, rows, heads, tails)


def _logits(names: Sequence[str], labels: str) -> list[float]:
    chances = dict.fromkeys(names, 0.0)
    for item in labels.split():
        name, _, chance = item.partition("=")
        chances[name] = float(chance or 1)
    chances[names[0]] += max(0.0, 1 - sum(chances.values()))
    return [float(np.log(chance)) if chance > 1e-9 else NEVER for chance in chances.values()]


def _ties(words: Sequence[str], links: Links) -> tuple[Floats, Floats]:
    """Heads and tails whose products are what is wished for: every head has an axis of its own."""
    count = len(words)
    heads = np.zeros((count, len(LABELS.links), count), dtype=np.float32)
    tails = np.full((count, len(LABELS.links), count), NEVER, dtype=np.float32)
    heads[np.arange(count), :, np.arange(count)] = count**0.5
    for tie, chance in links.items():
        name, head, tail = tie.split()
        logit = np.log(chance / (1 - chance))
        tails[words.index(tail), LABELS.links.index(name), words.index(head)] = logit
    return heads, tails


def heard(analysis: Analysis, links: Links | None = None, /, **layers: Told) -> EncodedReading:
    """What an encoder would say of a document; a word that is told of is meant wherever it stands."""
    sentences = (_heard_in(analysis, each, links or {}, layers) for each in analysis.sentences)
    return EncodedReading(tuple(sentences), LABELS, is_heard=True)


def _heard_in(
    analysis: Analysis, sentence: Sentence, links: Links, layers: Mapping[str, Told]
) -> TokenSentence:
    tokens = analysis.tokens(sentence)
    words = [token.text for token in tokens]
    starts = tuple(token.idx - tokens.start_char for token in tokens)
    ends = tuple(start + len(token) for start, token in zip(starts, tokens, strict=True))
    own = {
        layer: {word: labels for word, labels in of.items() if word in words} for layer, of in layers.items()
    }
    ties = {tie: chance for tie, chance in links.items() if set(tie.split()[1:]) <= set(words)}
    scores = told_of(words, starts, ends, ties, **own)
    return TokenSentence(sentence, decode(scores, LABELS, BARS), starts, ends, scores)
