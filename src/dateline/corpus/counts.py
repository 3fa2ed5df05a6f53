"""What a corpus holds, counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.corpus.document import LAYERS, AnnotatedDocument, AnnotatedEvent

WORD = re.compile(r"\w+(?:['’-]\w+)*")
# The share of different words falls with length: measured on stretches of one length, texts compare.
STRETCH = 1000


class WordCounts(Struct, frozen=True):
    """How many words there are and how many different ones; ``stretch`` is the mean share of
    different words in stretches of a thousand, absent where there is none as long."""

    words: int
    different: int
    stretch: float | None = None

    @property
    def share(self) -> float:
        """Different words for each word."""
        return self.different / self.words if self.words else 0.0


class ContentCounts(Struct, frozen=True):
    """Contents of speech: how many, told within another, without a source, without a word of saying."""

    contents: int
    chained: int
    without_source: int
    without_cue: int


class Counts(Struct, frozen=True, kw_only=True):
    """All that is counted. ``codes`` has ``type/mode`` by status, ``registers`` conflict by register."""

    documents: int
    without_events: int
    sentences: int
    events: int
    text: WordCounts
    marks: dict[str, int]
    things: dict[str, int]
    actors: dict[str, int]
    figures: dict[str, int]
    contents: ContentCounts
    relations: dict[str, int]
    holdings: dict[str, int]
    triggers: dict[str, WordCounts]
    codes: dict[str, dict[str, int]]
    registers: dict[str, dict[str, int]]


def count(documents: Sequence[AnnotatedDocument]) -> Counts:
    """Count all there is in some documents."""
    events = [event for document in documents for event in document.events]
    return Counts(
        documents=len(documents),
        without_events=sum(not document.events for document in documents),
        sentences=sum(len(document.sentences) for document in documents),
        events=len(events),
        text=_count_words(WORD.findall(" ".join(document.text for document in documents))),
        marks=_marks(documents),
        things=_things(documents),
        actors=_tally(kind for document in documents for kind in document.actors.values()),
        figures=_tally(figure.measure for document in documents for figure in document.figures),
        contents=_contents(documents),
        relations=_tally(relation.kind for document in documents for relation in document.relations),
        holdings=_tally(holding.state for document in documents for holding in document.holdings),
        triggers=_triggers(documents),
        codes=_cross((code_of(event), event.status) for event in events),
        registers=_cross((document.conflict, document.register) for document in documents),
    )


def code_of(event: AnnotatedEvent) -> str:
    """``assault/aerial``, or the type alone where there is no mode."""
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _tally(names: Iterable[str]) -> dict[str, int]:
    """How often each name comes, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _cross(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for row, column in pairs:
        table[row][column] += 1
    return {row: dict(sorted(table[row].items())) for row in sorted(table)}


def _marks(documents: Sequence[AnnotatedDocument]) -> dict[str, int]:
    found = Counter(mark.layer for document in documents for mark in document.marks)
    return {layer: found[layer] for layer in LAYERS.values()}


def _things(documents: Sequence[AnnotatedDocument]) -> dict[str, int]:
    """What the marks stand for: two mentions of one actor in a document are one thing."""
    things = {(at, mark.id) for at, document in enumerate(documents) for mark in document.marks}
    found = Counter(LAYERS[id_[0]] for _, id_ in things)
    return {layer: found[layer] for layer in LAYERS.values()}


def _contents(documents: Sequence[AnnotatedDocument]) -> ContentCounts:
    sayings = [saying for document in documents for saying in document.sayings]
    return ContentCounts(
        contents=len(sayings),
        chained=sum(saying.within is not None for saying in sayings),
        without_source=sum(saying.source is None for saying in sayings),
        without_cue=sum(saying.cue is None for saying in sayings),
    )


def _triggers(documents: Sequence[AnnotatedDocument]) -> dict[str, WordCounts]:
    """The wordings that tell events of each type; case does not count."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        types = {event.id: event.type for event in document.events}
        for mark in document.marks:
            if mark.id in types:
                wordings[types[mark.id]].append(document.slice(mark))
    return {type_: _count_words(wordings[type_]) for type_ in sorted(wordings)}


def _count_words(words: Sequence[str]) -> WordCounts:
    plain = [word.casefold() for word in words]
    stretches = [plain[at : at + STRETCH] for at in range(0, len(plain) - STRETCH + 1, STRETCH)]
    shares = [len(set(stretch)) / STRETCH for stretch in stretches]
    mean = round(sum(shares) / len(shares), 4) if shares else None
    return WordCounts(len(plain), len(set(plain)), mean)
