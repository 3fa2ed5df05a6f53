"""Who and where: the mentions of actors and places on re3d.

re3d annotates more kinds than Dateline reads (weapons, quantities, times); those are left out. Its
organisations are our actors that are not persons. A mention is right where it overlaps an annotated
one of its kind, one to one.
"""

from collections.abc import Iterator, Sequence

from benchmarks.corpora import Re3dRow, Sample
from benchmarks.harness import Benchmark, Judgement
from benchmarks.metrics import Item, match_items
from benchmarks.reading import read_texts
from dateline.model import Reading

KINDS = ("Organisation", "Person", "Location")


def judge(samples: Sequence[Sample[Re3dRow]]) -> Iterator[Judgement]:
    """The mentions of each document by kind, together, and whatever their kind."""
    readings = read_texts((sample.row.text, None) for sample in samples)
    for sample, reading in zip(samples, readings, strict=True):
        gold = [
            Item(entity.type, ((entity.start, entity.end),))
            for entity in sample.row.entities
            if entity.type in KINDS and entity.offset_ok
        ]
        found = mentions_of(reading)
        by_kind = {
            kind: match_items([i for i in gold if i.kind == kind], [i for i in found if i.kind == kind])
            for kind in KINDS
        }
        either = match_items(gold, found, lambda _gold, _found: True)
        yield {**by_kind, "all kinds": match_items(gold, found), "whatever kind": either}


def mentions_of(reading: Reading) -> list[Item]:
    """Every mention of an actor or a place as an item."""
    actors = [
        Item("Person" if actor.kind == "person" else "Organisation", ((mention.start, mention.end),))
        for actor in reading.actors
        for mention in actor.mentions
    ]
    places = [
        Item("Location", ((mention.start, mention.end),))
        for place in reading.places
        for mention in place.mentions
    ]
    return actors + places


BENCHMARK = Benchmark(
    name="entities",
    about="mentions of actors and places, overlapping (re3d: reports on Syria and Iraq)",
    file="re3d/dev.jsonl",
    row=Re3dRow,
    judge=judge,
    compared="all kinds",
)
