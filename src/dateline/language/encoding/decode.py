"""From scores to what a sentence tells: spans of words with their labels, and the links between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from dateline.language.encoding.labels import SHAPES, Labels
from dateline.language.encoding.session import Floats, Scores
from dateline.model import ActorKind, EventType, Measure, Status

TYPES = frozenset(get_args(EventType))


@dataclass(frozen=True)
class Stretch:
    """Characters ``[start:end)`` of a sentence, its words ``[first:last)``, a label and how sure it is."""

    label: str
    start: int
    end: int
    first: int
    last: int
    score: float


@dataclass(frozen=True)
class EncodedMention(Stretch):
    """A mention; ``kind`` is told of actors, ``measure`` of quantities."""

    kind: ActorKind | None = None
    measure: Measure | None = None


@dataclass(frozen=True)
class EncodedTrigger(Stretch):
    """A word that tells an event; ``statuses`` is how likely each status is."""

    type: EventType = "assault"
    mode: str | None = None
    status: Status = "occurred"
    statuses: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """A tie between two stretches, as the label inventory names it."""

    name: str
    head: Stretch
    tail: Stretch
    score: float


@dataclass(frozen=True)
class EncodedSentence:
    """All that the encoder says of one sentence."""

    mentions: tuple[EncodedMention, ...] = ()
    triggers: tuple[EncodedTrigger, ...] = ()
    relations: tuple[EncodedTrigger, ...] = ()
    holdings: tuple[EncodedTrigger, ...] = ()
    cues: tuple[Stretch, ...] = ()
    contents: tuple[Stretch, ...] = ()
    names: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Bars:
    """How sure the encoder must be; set on the dev part of the corpus."""

    trigger: float = 0.5
    mention: float = 0.5
    link: float = 0.5


BARS = Bars(trigger=0.65, mention=0.6)
# Where standing outside leads by this much for every word, no bar is met.
CERTAIN = 6.0
# What it costs a saying to begin or to end, in log-odds; set on the dev part of the corpus.
CHANGE = 2.0


def decode(scores: Scores, labels: Labels, bars: Bars) -> EncodedSentence:
    """What one sentence tells."""
    return _Decoder(scores, labels, bars).decode()


class _Decoder:
    def __init__(self, scores: Scores, labels: Labels, bars: Bars) -> None:
        self.scores = scores
        self.labels = labels
        self.bars = bars
        self.parts = labels.slices()

    def decode(self) -> EncodedSentence:
        if not len(self.scores.words):
            return EncodedSentence()
        mentions = tuple(self._mention(item) for item in self._spans("mention", self.bars.mention))
        triggers = tuple(self._trigger(item) for item in self._spans("trigger", self.bars.trigger))
        relations = tuple(self._stated(item) for item in self._spans("relation", 0.5))
        holdings = tuple(self._stated(item) for item in self._spans("holding", 0.5))
        cues = tuple(self._spans("cue", 0.5))
        contents = (*self._runs("said"), *self._runs("within"))
        groups: dict[str, Sequence[Stretch]] = {
            "event": triggers,
            "relation": relations,
            "holding": holdings,
            "cue": cues,
            "content": contents,
        }
        for layer in ("actor", "place", "time", "weapon", "quantity"):
            groups[layer] = [item for item in mentions if item.label == layer]
        names = tuple(self._spans("name", 0.5)) if "name" in self.parts else ()
        links = tuple(self._links(groups))
        return EncodedSentence(mentions, triggers, relations, holdings, cues, contents, names, links)

    def _spans(self, layer: str, bar: float) -> Iterator[Stretch]:
        """The spans of a layer: words whose chance of standing outside is at most ``1 - bar``."""
        logits = self.scores.words[:, self.parts[layer]]
        if (logits[:, 0] - logits[:, 1:].max(axis=1) > CERTAIN).all():
            return
        chances = _softmax(logits)
        outside = chances[:, 0]
        opens, goes_on = chances[:, 1::2], chances[:, 2::2]
        inside = outside <= 1 - bar
        # A word begins a span of its own only where that is likelier than going on with any label.
        breaks = opens.sum(axis=1) > goes_on.sum(axis=1)
        names = [label[2:] for label in self.labels.layers[layer][1::2]]
        pieces = self.scores.pieces
        first, count = 0, len(inside)
        while first < count:
            end = first + 1
            if inside[first]:
                while end < count and inside[end] and not breaks[end]:
                    end += 1
                # The first word weighs most: it alone was trained to begin this very label.
                votes = opens[first] + (opens + goes_on)[first:end].mean(axis=0)
                name = names[int(votes.argmax())]
                score = float(1 - outside[first:end].min())
                yield Stretch(name, int(pieces.starts[first]), int(pieces.ends[end - 1]), first, end, score)
            first = end

    def _runs(self, layer: str) -> Iterator[Stretch]:
        """The spans of a layer whose spans are long: words in and out of them, with a price for each change.

        Word by word, a saying falls to pieces at its names and numbers; the likeliest sequence of in and
        out (A. J. Viterbi, 1967) keeps it whole, and still lets its cue stand out of its middle.
        """
        logits = self.scores.words[:, self.parts[layer]]
        if (logits[:, 0] - logits[:, 1:].max(axis=1) > CERTAIN).all():
            return
        outside = _softmax(logits)[:, 0].clip(1e-4, 1 - 1e-4)
        inside = _likeliest(np.log(1 - outside), np.log(outside), CHANGE)
        pieces = self.scores.pieces
        edges = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
        for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            score = float(1 - outside[first:end].mean())
            start, stop = int(pieces.starts[first]), int(pieces.ends[end - 1])
            yield Stretch("content", start, stop, first, end, score)

    def _mention(self, item: Stretch) -> EncodedMention:
        kind = self._label("kind", item) if item.label == "actor" else None
        measure = self._label("measure", item) if item.label == "quantity" else None
        return EncodedMention(
            item.label,
            item.start,
            item.end,
            item.first,
            item.last,
            item.score,
            kind,
            measure,
        )

    def _trigger(self, item: Stretch) -> EncodedTrigger:
        """A trigger with its code: the layer of types and that of codes vote on the type together."""
        codes = self.labels.layers["code"]
        chances = self._chances("code", item)
        votes = self._type_chances(item)
        for code, chance in zip(codes, chances, strict=True):
            votes[code.partition("/")[0]] += float(chance)
        type_ = max(votes, key=lambda name: votes[name])
        allowed = [index for index, code in enumerate(codes) if code.partition("/")[0] == type_]
        code = codes[max(allowed, key=lambda index: chances[index])]
        return self._with_status(item, type_, code.partition("/")[2] or None)

    def _type_chances(self, item: Stretch) -> dict[str, float]:
        """How likely each type is, given that the words tell an event."""
        logits = self.scores.words[item.first : item.last, self.parts["trigger"]]
        chances = _softmax(logits)
        both = (chances[:, 1::2] + chances[:, 2::2]).sum(axis=0) + chances[0, 1::2]
        names = [label[2:] for label in self.labels.layers["trigger"][1::2]]
        return dict(zip(names, map(float, both / both.sum()), strict=True))

    def _stated(self, item: Stretch) -> EncodedTrigger:
        return self._with_status(item, "control", None)

    def _with_status(self, item: Stretch, type_: Any, mode: str | None) -> EncodedTrigger:
        names = self.labels.layers["status"]
        chances = self._chances("status", item)
        status: Any = names[int(chances.argmax())]
        return EncodedTrigger(
            type_ if item.label in TYPES else item.label,
            item.start,
            item.end,
            item.first,
            item.last,
            item.score,
            type_,
            mode,
            status,
            dict(zip(names, map(float, chances), strict=True)),
        )

    def _chances(self, layer: str, item: Stretch) -> Floats:
        logits = self.scores.words[item.first : item.last, self.parts[layer]]
        chances: Floats = _softmax(logits.mean(axis=0, keepdims=True))[0]
        return chances

    def _label(self, layer: str, item: Stretch) -> Any:
        """The likeliest label of a layer; the inventory was built from the very type that it is read as."""
        return self.labels.layers[layer][int(self._chances(layer, item).argmax())]

    def _links(self, groups: Mapping[str, Sequence[Stretch]]) -> Iterator[Link]:
        scale = self.scores.heads.shape[-1] ** -0.5
        for name, head_layers, tail_layers in SHAPES:
            heads = [item for layer in head_layers for item in groups[layer]]
            tails = [item for layer in tail_layers for item in groups[layer]]
            if not heads or not tails:
                continue
            index = self.labels.links.index(name)
            one = self.scores.heads[[item.first for item in heads], index]
            other = self.scores.tails[[item.first for item in tails], index]
            chances = 1 / (1 + np.exp(-(one @ other.T) * scale))
            for row, column in np.argwhere(chances >= self.bars.link):
                yield Link(name, heads[row], tails[column], float(chances[row, column]))


def _likeliest(inside: Floats, outside: Floats, change: float) -> NDArray[np.int64]:
    """The likeliest sequence of 1 (in) and 0 (out), each change paid for."""
    best = [float(outside[0]), float(inside[0]) - change]
    came: list[tuple[int, int]] = []
    for position in range(1, len(inside)):
        from_out = (best[0], best[1] - change)
        from_in = (best[0] - change, best[1])
        came.append((int(from_out[1] > from_out[0]), int(from_in[1] >= from_in[0])))
        best = [max(from_out) + float(outside[position]), max(from_in) + float(inside[position])]
    state = int(best[1] - change > best[0])
    states = [state]
    for step in reversed(came):
        state = step[state]
        states.append(state)
    return np.array(states[::-1], dtype=np.int64)


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)
