"""How an encoder's reading of annotated sentences is judged, layer by layer.

Mentions and triggers are right where they overlap an annotated one of their kind, one to one. A role is
right where the trigger is one of the annotated event's words with its type, and its filler a mention of what
fills the role; it is asked of each of the event's words in whose sentence the filler is named, and of no
other. Contents are right where they share four fifths of the words of both together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.metrics import Item, Matched, match_items
from dateline.corpus.document import AnnotatedDocument, AnnotatedEvent, Mark
from dateline.language.encoding.decode import EncodedSentence, EncodedTrigger, Stretch
from dateline.language.encoding.labels import MENTION_LAYERS, ROLES

REAL = frozenset({"occurred", "ongoing"})
CLOSE = 0.8
Bounds = tuple[int, int]


@dataclass
class StatusCounts:
    """Statuses of the triggers found with their type."""

    asked: int = 0
    right: int = 0
    unreal: int = 0
    told_as_real: int = 0

    def __iadd__(self, other: "StatusCounts") -> "StatusCounts":
        self.asked += other.asked
        self.right += other.right
        self.unreal += other.unreal
        self.told_as_real += other.told_as_real
        return self


@dataclass
class Judged:
    """One document: what was found by layer, and the statuses."""

    layers: dict[str, Matched]
    statuses: StatusCounts
    false_events: int = 0
    confidences: list[tuple[float, bool]] = field(default_factory=list)


def judge_document(document: AnnotatedDocument, sentences: Sequence[EncodedSentence]) -> Judged:
    """Judge what was read from the sentences of one document."""
    found = list(_triggers(document, sentences))
    events = {event.id: event for event in document.events}
    gold_triggers = [
        Item(events[mark.id].type, ((mark.start, mark.end),), mark.id)
        for mark in document.marks
        if mark.layer == "event"
    ]
    found_triggers = dict(found)
    matched = match_items(gold_triggers, list(found_triggers))
    layers = {
        "mentions": match_items(_gold_mentions(document), _found_mentions(document, sentences)),
        "triggers": match_items(gold_triggers, list(found_triggers), lambda _one, _other: True),
        "triggers with type": matched,
        "triggers with mode": _with_mode(matched, events, found_triggers),
        "roles": _roles(document, sentences, matched, events, is_given=False),
        "roles of right triggers": _roles(document, sentences, matched, events, is_given=True),
        "contents": _contents(document, sentences),
        "contents overlapping": match_items(*_content_items(document, sentences)),
    }
    for layer in MENTION_LAYERS:
        layers[f"mentions: {layer}"] = match_items(
            [i for i in _gold_mentions(document) if i.kind == layer],
            [i for i in _found_mentions(document, sentences) if i.kind == layer],
        )
    right = {other for _, other in matched.right}
    return Judged(
        layers,
        _statuses(matched, events, found_triggers),
        len(found) if not events else 0,
        [(trigger.score, item in right) for item, trigger in found],
    )


def _gold_mentions(document: AnnotatedDocument) -> list[Item]:
    return [
        Item(mark.layer, ((mark.start, mark.end),)) for mark in document.marks if mark.layer in MENTION_LAYERS
    ]


def _found_mentions(document: AnnotatedDocument, sentences: Sequence[EncodedSentence]) -> list[Item]:
    return [
        Item(item.label, (_bounds(document, index, item),))
        for index, sentence in enumerate(sentences)
        for item in sentence.mentions
    ]


def _triggers(
    document: AnnotatedDocument, sentences: Sequence[EncodedSentence]
) -> Iterator[tuple[Item, EncodedTrigger]]:
    for index, sentence in enumerate(sentences):
        for trigger in sentence.triggers:
            yield Item(trigger.type, (_bounds(document, index, trigger),)), trigger


def _bounds(document: AnnotatedDocument, index: int, item: Stretch) -> Bounds:
    base = document.sentences[index].start
    return base + item.start, base + item.end


def _with_mode(
    matched: Matched, events: dict[str, AnnotatedEvent], found: dict[Item, EncodedTrigger]
) -> Matched:
    right = tuple(pair for pair in matched.right if events[pair[0].value or ""].mode == found[pair[1]].mode)
    lost = [pair for pair in matched.right if pair not in right]
    return Matched(
        right, (*matched.missed, *(one for one, _ in lost)), (*matched.wrong, *(other for _, other in lost))
    )


def _statuses(
    matched: Matched, events: dict[str, AnnotatedEvent], found: dict[Item, EncodedTrigger]
) -> StatusCounts:
    counts = StatusCounts()
    for gold, other in matched.right:
        wanted, told = events[gold.value or ""].status, found[other].status
        counts.asked += 1
        counts.right += wanted == told
        counts.unreal += wanted not in REAL
        counts.told_as_real += wanted not in REAL and told in REAL
    return counts


def _roles(
    document: AnnotatedDocument,
    sentences: Sequence[EncodedSentence],
    matched: Matched,
    events: dict[str, AnnotatedEvent],
    is_given: bool,
) -> Matched:
    """Roles, each as trigger and filler; a filler's several mentions in a sentence count once.

    Where ``is_given``, only triggers that were found with their type are asked.
    """
    found_gold = {one.spans[0] for one, _ in matched.right}
    found_right = {other.spans[0] for _, other in matched.right}
    by_id: dict[str, list[Mark]] = {}
    for mark in document.marks:
        by_id.setdefault(mark.id, []).append(mark)
    gold: list[Item] = []
    for trigger in (mark for mark in document.marks if mark.layer == "event"):
        if is_given and (trigger.start, trigger.end) not in found_gold:
            continue
        line = _line(document, trigger.start)
        for role, value in events[trigger.id].roles:
            spans = [(m.start, m.end) for m in by_id[value] if _line(document, m.start) == line]
            if spans:
                gold.append(Item(role, tuple(spans), f"{trigger.start}"))
    name_of = {other.spans[0]: str(one.spans[0][0]) for one, other in matched.right}
    found: dict[tuple[str, str, str], Item] = {}
    for index, sentence in enumerate(sentences):
        for link in sentence.links:
            if link.name not in ROLES:
                continue
            trigger_bounds = _bounds(document, index, link.head)
            if is_given and trigger_bounds not in found_right:
                continue
            filler = _bounds(document, index, link.tail)
            name = name_of.get(trigger_bounds, f"none {trigger_bounds[0]}")
            thing = _thing_at(document, filler)
            found.setdefault((link.name, name, thing), Item(link.name, (filler,), name))
    return match_items(gold, list(found.values()), lambda a, b: a.kind == b.kind and a.value == b.value)


def _thing_at(document: AnnotatedDocument, filler: Bounds) -> str:
    """What a filler's words stand for: of mentions within each other ("people in Goma") the one closest."""
    start, end = filler
    near = [m for m in document.marks if m.layer in MENTION_LAYERS and m.start < end and start < m.end]
    return min(near, key=lambda m: abs(m.start - start) + abs(m.end - end)).id if near else str(filler)


def _line(document: AnnotatedDocument, offset: int) -> int:
    return next(s.line for s in document.sentences if s.start <= offset < s.end)


def _content_items(
    document: AnnotatedDocument, sentences: Sequence[EncodedSentence]
) -> tuple[list[Item], list[Item]]:
    gold = [Item("content", ((mark.start, mark.end),)) for mark in document.marks if mark.layer == "content"]
    found = [
        Item("content", (_bounds(document, index, item),))
        for index, sentence in enumerate(sentences)
        for item in sentence.contents
    ]
    return gold, found


def _contents(document: AnnotatedDocument, sentences: Sequence[EncodedSentence]) -> Matched:
    def is_close(one: Item, other: Item) -> bool:
        (start, end), (first, last) = one.spans[0], other.spans[0]
        shared = min(end, last) - max(start, first)
        return shared / (max(end, last) - min(start, first)) >= CLOSE

    return match_items(*_content_items(document, sentences), is_close)
