"""A document as the encoder reads it, tied to the tokens of its analysis.

This is the seam that later stages see: what the encoder says, by token, and never how it came to say so.
Without an encoder the same seam says nothing (:data:`SILENT`), and the words and frames decide alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.language.analysis import Analysis, Sentence
from dateline.language.encoding.calibration import Calibration
from dateline.language.encoding.decode import Bars, EncodedSentence, EncodedTrigger, Stretch, decode
from dateline.language.encoding.labels import Labels
from dateline.language.encoding.quiet import mute_quiet
from dateline.language.encoding.session import Encoder, Scores

Range = tuple[int, int]


@dataclass(frozen=True)
class TokenSentence:
    """One sentence: what the encoder says of it, with the offset of each of its tokens."""

    sentence: Sentence
    encoded: EncodedSentence
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    scores: Scores | None = None

    def tokens(self, stretch: Stretch) -> Range:
        """The tokens that a stretch covers, as ``[first, end)`` of the analysis."""
        first = bisect_right(self.ends, stretch.start)
        end = bisect_left(self.starts, stretch.end)
        return self.sentence.start + first, self.sentence.start + max(end, first + 1)


@dataclass(frozen=True)
class EncodedReading:
    """What the encoder says of a document; ``is_heard`` is false where none was asked."""

    sentences: tuple[TokenSentence, ...] = ()
    labels: Labels | None = None
    is_heard: bool = False
    calibration: Calibration | None = None

    def triggers(self, sentence: Sentence) -> Iterator[tuple[Range, EncodedTrigger]]:
        """The words of a sentence that tell an event."""
        if self.is_heard:
            own = self.sentences[sentence.index]
            yield from ((own.tokens(trigger), trigger) for trigger in own.encoded.triggers)

    def mentions(self, sentence: Sentence, layer: str) -> Iterator[tuple[Range, Stretch]]:
        """A sentence's mentions of one layer: ``actor``, ``place``, ``time``, ``quantity``, ``weapon``."""
        if self.is_heard:
            own = self.sentences[sentence.index]
            yield from ((own.tokens(item), item) for item in own.encoded.mentions if item.label == layer)

    def fillers(self, sentence: Sentence, trigger: EncodedTrigger) -> Iterator[tuple[str, Range, float]]:
        """What fills the roles of a trigger: the role, the tokens and how sure it is."""
        own = self.sentences[sentence.index]
        for link in own.encoded.links:
            if link.head is trigger:
                yield link.name, own.tokens(link.tail), link.score

    def event_chances(self, sentence: Sentence, tokens: Range) -> dict[str, float]:
        """How likely the surest of the tokens tells an event of each type; the rest is that it tells none."""
        own = self.sentences[sentence.index]
        if own.scores is None or self.labels is None or not len(own.scores.words):
            return {}
        first, end = own.starts[tokens[0] - sentence.start], own.ends[tokens[1] - 1 - sentence.start]
        pieces = own.scores.pieces
        low = int(np.searchsorted(pieces.ends, first, side="right"))
        high = max(int(np.searchsorted(pieces.starts, end, side="left")), low + 1)
        part = self.labels.slices()["trigger"]
        logits = own.scores.words[low:high, part]
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        likeliest = chances[chances[:, 0].argmin()]
        both = likeliest[1::2] + likeliest[2::2]
        names = [label[2:] for label in self.labels.layers["trigger"][1::2]]
        return dict(zip(names, map(float, both), strict=True))


SILENT = EncodedReading()


def encode(analysis: Analysis, encoder: Encoder, bars: Bars) -> EncodedReading:
    """Run the encoder over the sentences of an analysed document."""
    texts, bounds = [], []
    for sentence in analysis.sentences:
        text, starts, ends = _words(analysis, sentence)
        if not analysis.is_read[sentence.passage]:
            text = ""
        texts.append(text)
        bounds.append((starts, ends))
    opens = [sentence.opens_passage for sentence in analysis.sentences]
    read = read_sentences(texts, opens, encoder, bars)
    return EncodedReading(
        tuple(
            TokenSentence(sentence, encoded, *bound, scores)
            for sentence, (scores, encoded), bound in zip(analysis.sentences, read, bounds, strict=True)
        ),
        encoder.labels,
        is_heard=True,
        calibration=encoder.calibration,
    )


def read_sentences(
    texts: Sequence[str], opens: Sequence[bool], encoder: Encoder, bars: Bars
) -> list[tuple[Scores, EncodedSentence]]:
    """What the encoder says of the sentences of one document; ``opens`` says which begin a passage."""
    scored = encoder.score(texts, opens)
    decoded = [decode(scores, encoder.labels, bars) for scores in scored]
    return list(zip(scored, mute_quiet(decoded, opens), strict=True))


def _words(analysis: Analysis, sentence: Sentence) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """A sentence's text, and the offsets of its tokens in it."""
    pieces: Sequence[str] = [token.text_with_ws for token in analysis.tokens(sentence)]
    starts, ends, at = [], [], 0
    for piece in pieces:
        starts.append(at)
        ends.append(at + len(piece.rstrip()))
        at += len(piece)
    return "".join(pieces), tuple(starts), tuple(ends)
