"""How far two annotators agree: a tenth of the corpus, as it was first marked and as somebody else marked it.

The second annotator saw the text and the manual only. ``corpus/first`` and ``corpus/second`` keep both as
they were before differences were adjudicated; the corpus itself has what was decided. Both are compared by
the same measures as the encoder; what one has and the other has not counts once on each side, so that F1 is
the same whoever is taken as right.
"""

from collections.abc import Iterator

from benchmarks.annotated import CORPUS
from benchmarks.harness import Options, print_scores
from benchmarks.judging import StatusCounts, judge_document
from benchmarks.metrics import Counts
from dateline.corpus.document import AnnotatedDocument, Mark
from dateline.corpus.format import read_document
from dateline.language.encoding.decode import EncodedMention, EncodedSentence, EncodedTrigger, Link, Stretch
from dateline.language.encoding.labels import MENTION_LAYERS

ABOUT = "how far two annotators of the corpus agree"
LEAST = {"triggers with type": 0.80, "roles": 0.75}


def run_agreement(options: Options) -> int:
    """Print the agreement per layer; 1 where it is below what is promised."""
    second = {path.stem: path for path in sorted((CORPUS / "second").rglob("*.txt"))}
    first = {path.stem: path for path in sorted((CORPUS / "first").rglob("*.txt")) if path.stem in second}
    layers: dict[str, Counts] = {}
    statuses = StatusCounts()
    for name, path in list(first.items())[: options.limit]:
        judged = judge_document(read_document(path), as_read(read_document(second[name])))
        for layer, matched in judged.layers.items():
            layers[layer] = layers.get(layer, Counts()) + matched.counts
        statuses += judged.statuses
    print(f"agreement: {ABOUT}")
    print(f"  {len(first)} documents marked twice")
    print_scores(layers)
    print(f"  status the same: {statuses.right / max(1, statuses.asked):.3f} of {statuses.asked}")
    low = [name for name, least in LEAST.items() if first and layers[name].f1 < least]
    for name in low:
        print(f"  BELOW WHAT IS PROMISED  {name}: {layers[name].f1:.3f} < {LEAST[name]}")
    return 1 if low else 0


def as_read(document: AnnotatedDocument) -> list[EncodedSentence]:
    """An annotator's marks in the shape of the encoder's."""
    return [_sentence(document, sentence.start, sentence.end) for sentence in document.sentences]


def _sentence(document: AnnotatedDocument, start: int, end: int) -> EncodedSentence:
    marks = [mark for mark in document.marks if start <= mark.start and mark.end <= end]
    events = {event.id: event for event in document.events}

    def stretch(mark: Mark, label: str) -> Stretch:
        return Stretch(label, mark.start - start, mark.end - start, 0, 0, 1.0)

    mentions = {
        mark: EncodedMention(mark.layer, mark.start - start, mark.end - start, 0, 0, 1.0)
        for mark in marks
        if mark.layer in MENTION_LAYERS
    }
    triggers = {
        mark: EncodedTrigger(
            events[mark.id].type,
            mark.start - start,
            mark.end - start,
            0,
            0,
            1.0,
            events[mark.id].type,
            events[mark.id].mode,
            events[mark.id].status,
        )
        for mark in marks
        if mark.layer == "event"
    }

    def links() -> Iterator[Link]:
        for mark, trigger in triggers.items():
            for role, value in events[mark.id].roles:
                for other, mention in mentions.items():
                    if other.id == value:
                        yield Link(role, trigger, mention, 1.0)

    return EncodedSentence(
        mentions=tuple(mentions.values()),
        triggers=tuple(triggers.values()),
        contents=tuple(stretch(mark, "content") for mark in marks if mark.layer == "content"),
        links=tuple(links()),
    )
