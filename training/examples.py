"""Training examples: windows over annotated documents, with a label for each word and each pair of words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from dateline.corpus.document import AnnotatedDocument, Mark, Sentence
from dateline.language.encoding.labels import MENTION_LAYERS, ROLES, SHAPES, Labels
from dateline.language.encoding.pieces import Ints, Pieces, cut_pieces
from dateline.language.encoding.windows import plan_windows

IGNORE = -100
Pair = tuple[int, int]
Word = tuple[int, int]


@dataclass
class Example:
    """One window. ``targets`` hold a label for each piece, ``IGNORE`` where none is asked for."""

    ids: Ints
    cases: Ints
    targets: dict[str, Ints]
    # Of each kind of link the pairs of pieces that it could tie, and those that it does.
    candidates: dict[str, list[Pair]] = field(default_factory=dict)
    linked: dict[str, set[Pair]] = field(default_factory=dict)


@dataclass(frozen=True)
class Located:
    """A mark by words: sentence, first word and end."""

    mark: Mark
    sentence: int
    first: int
    end: int


def build_examples(
    documents: Iterable[AnnotatedDocument], tokenizer: Tokenizer, labels: Labels
) -> list[Example]:
    """The windows of all documents."""
    return [example for document in documents for example in _document_examples(document, tokenizer, labels)]


def _document_examples(
    document: AnnotatedDocument, tokenizer: Tokenizer, labels: Labels
) -> Iterator[Example]:
    texts = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    pieces = cut_pieces(texts, tokenizer)
    located = list(locate_marks(document, pieces))
    rows = [_word_targets(document, index, pieces, located, labels) for index in range(len(pieces))]
    links = list(_links(document, located))
    # Filled across passages, other than the reader's: there is more context to learn from.
    for window in plan_windows([len(item) for item in pieces]):
        if any(part.start or part.end != len(pieces[part.sentence]) for part in window):
            continue
        sentences = [part.sentence for part in window]
        bases = dict(zip(sentences, np.cumsum([0, *(len(pieces[i]) for i in sentences[:-1])]), strict=True))
        targets = {
            name: _spread([rows[i][name] for i in sentences], [pieces[i] for i in sentences])
            for name in rows[0]
        }
        example = Example(
            np.concatenate([pieces[i].ids for i in sentences]),
            np.concatenate([pieces[i].cases for i in sentences]),
            targets,
        )

        def piece_of(word: Word, bases: dict[int, int] = bases) -> int:
            return int(bases[word[0]]) + int(pieces[word[0]].words[word[1]])

        inside = [item for item in located if item.sentence in bases]
        for name, pairs in candidate_pairs(inside).items():
            example.candidates[name] = [(piece_of(a), piece_of(b)) for a, b in pairs]
        for name, one, other in links:
            if one[0] in bases and other[0] in bases:
                example.linked.setdefault(name, set()).add((piece_of(one), piece_of(other)))
        yield example


def _spread(rows: Sequence[Ints], pieces: Sequence[Pieces]) -> Ints:
    """Word labels on the pieces that open words."""
    parts = []
    for row, item in zip(rows, pieces, strict=True):
        part = np.full(len(item), IGNORE, dtype=np.int64)
        part[item.words] = row
        parts.append(part)
    return np.concatenate(parts)


def locate_marks(document: AnnotatedDocument, pieces: Sequence[Pieces]) -> Iterator[Located]:
    """Each mark by the words that it covers."""
    for mark in document.marks:
        index = _sentence_of(document.sentences, mark)
        start = document.sentences[index].start
        words = pieces[index]
        first = int(np.searchsorted(words.ends, mark.start - start, side="right"))
        end = int(np.searchsorted(words.starts, mark.end - start, side="left"))
        if first < end:
            yield Located(mark, index, first, end)


def _sentence_of(sentences: Sequence[Sentence], mark: Mark) -> int:
    return next(i for i, s in enumerate(sentences) if s.start <= mark.start and mark.end <= s.end)


def _word_targets(
    document: AnnotatedDocument,
    index: int,
    pieces: Sequence[Pieces],
    located: Sequence[Located],
    labels: Labels,
) -> dict[str, Ints]:
    count = len(pieces[index].words)
    names = {name: {label: i for i, label in enumerate(items)} for name, items in labels.layers.items()}
    rows = {
        name: np.full(count, IGNORE if name in ("kind", "measure", "code", "status", "name") else 0)
        for name in names
    }
    events = {event.id: event for event in document.events}
    relations = {relation.id: relation for relation in document.relations}
    holdings = {holding.id: holding for holding in document.holdings}
    figures = {figure.id: figure for figure in document.figures}

    def span(name: str, item: Located, label: str) -> None:
        rows[name][item.first] = names[name][f"B-{label}"]
        rows[name][item.first + 1 : item.end] = names[name][f"I-{label}"]

    def words(name: str, item: Located, label: str) -> None:
        rows[name][item.first : item.end] = names[name][label]

    own = sorted((item for item in located if item.sentence == index), key=lambda item: item.first - item.end)
    outer: list[Located] = []
    for item in own:
        layer, id_ = item.mark.layer, item.mark.id
        if layer in MENTION_LAYERS:
            span("mention", item, layer)
        if layer == "actor":
            words("kind", item, document.actors[id_])
        elif layer == "quantity":
            words("measure", item, figures[id_].measure)
        elif layer == "event":
            event = events[id_]
            span("trigger", item, event.type)
            words("code", item, f"{event.type}/{event.mode}" if event.mode else event.type)
            words("status", item, event.status)
        elif layer == "relation":
            span("relation", item, relations[id_].kind)
            words("status", item, relations[id_].status)
        elif layer == "holding":
            span("holding", item, holdings[id_].state)
            words("status", item, holdings[id_].status)
        elif layer == "cue":
            span("cue", item, "cue")
        elif layer == "content":
            is_inner = any(o.first <= item.first and item.end <= o.end for o in outer)
            span("within" if is_inner else "said", item, "content")
            outer.append(item)
    return rows


def candidate_pairs(located: Sequence[Located]) -> dict[str, list[tuple[Word, Word]]]:
    """Of each kind of link the pairs of words that it could tie, among marks of one window."""
    by_layer: dict[str, list[Located]] = {}
    for item in located:
        by_layer.setdefault(item.mark.layer, []).append(item)
    result: dict[str, list[tuple[Word, Word]]] = {}
    for name, heads, tails in SHAPES:
        result[name] = [
            ((one.sentence, one.first), (other.sentence, other.first))
            for head in heads
            for one in by_layer.get(head, ())
            for tail in tails
            for other in by_layer.get(tail, ())
            if one.sentence == other.sentence and (one.first != other.first or head != tail)
        ]
    result["same"] = [
        ((one.sentence, one.first), (other.sentence, other.first))
        for layer in ("actor", "place", "event")
        for one in by_layer.get(layer, ())
        for other in by_layer.get(layer, ())
        if (other.sentence, other.first) < (one.sentence, one.first)
    ]
    return result


def told_links(document: AnnotatedDocument) -> Iterator[tuple[str, str, str]]:
    """The links between ids that a document's statements tell."""
    for event in document.events:
        for role, value in event.roles:
            assert role in ROLES
            yield role, event.id, value
    for saying in document.sayings:
        if saying.cue:
            yield "content", saying.cue, saying.id
            if saying.source:
                yield "source", saying.cue, saying.source
        if saying.source:
            yield "source", saying.id, saying.source
    for relation in document.relations:
        yield "subject", relation.id, relation.subject
        yield "object", relation.id, relation.object
    for holding in document.holdings:
        yield "held", holding.id, holding.place
        if holding.holder:
            yield "holder", holding.id, holding.holder
        if holding.lost_by:
            yield "lost_by", holding.id, holding.lost_by
    for figure in document.figures:
        if figure.who:
            yield "counted", figure.id, figure.who
        if figure.event:
            yield "count_event", figure.id, figure.event


def _links(document: AnnotatedDocument, located: Sequence[Located]) -> Iterator[tuple[str, Word, Word]]:
    """The links between words: of each mark, to the mentions of the other thing in its sentence."""
    marks: dict[str, list[Located]] = {}
    for item in located:
        marks.setdefault(item.mark.id, []).append(item)
    for name, head, tail in told_links(document):
        for one in marks.get(head, ()):
            for other in marks.get(tail, ()):
                if one.sentence == other.sentence:
                    yield name, (one.sentence, one.first), (other.sentence, other.first)
    for items in marks.values():
        for one in items:
            for other in items:
                if (other.sentence, other.first) < (one.sentence, one.first):
                    yield "same", (one.sentence, one.first), (other.sentence, other.first)
