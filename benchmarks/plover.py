"""The right type: PLOVER's gold records, one sentence and mostly one event each.

An expected event is right where an event with its PLOVER code is told of the sentence. The records are of
PLOVER's first version; the types that later versions renamed or merged are mapped.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from benchmarks.corpora import Sample
from benchmarks.harness import Benchmark, Judgement
from benchmarks.metrics import Item, Matched
from benchmarks.reading import read_texts

# Types of PLOVER's first version, and what became of them.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


class PloverEvent(Struct):
    """An expected event; ``code`` is a type in capitals."""

    code: str
    mode: str | None = None


class PloverRow(Struct):
    """A sentence of PLOVER's gold standard records."""

    doc_id: str = field(name="id")
    text: str
    expected: list[PloverEvent]


def judge(samples: Sequence[Sample[PloverRow]]) -> Iterator[Judgement]:
    """Whether each expected type is told; and, as F1, whether no other is."""
    readings = read_texts((sample.row.text, None) for sample in samples)
    for sample, reading in zip(samples, readings, strict=True):
        told = [event.codes.plover or "" for event in reading.events]
        whole = ((0, len(sample.row.text)),)
        wanted = [Item(RENAMED.get(event.code, event.code), whole) for event in sample.row.expected]
        right = [(item, item) for item in wanted if item.kind in told]
        missed = [item for item in wanted if item.kind not in told]
        kinds = {item.kind for item in wanted}
        extra = tuple(Item(kind, whole) for kind in told if kind not in kinds)
        some = [(item, item) for item in wanted if told]
        yield {
            "right type": Matched(tuple(right), tuple(missed), extra),
            "some event": Matched(tuple(some), tuple(item for item in wanted if not told)),
        }


BENCHMARK = Benchmark(
    name="plover",
    about="the right event type (PLOVER's gold records); recall is what is promised",
    file="plover_gsr/dev.jsonl",
    row=PloverRow,
    judge=judge,
    compared="right type",
)
