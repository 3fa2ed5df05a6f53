"""Frames only, encoder only, both: whole readings of the corpus's dev part, told apart by what read them.

An event is right where its trigger is one of the annotated event's words, with its type; its actors,
recipients and place where one of their mentions overlaps one of the annotated filler's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.annotated import load_part
from benchmarks.harness import Options
from benchmarks.judging import REAL, StatusCounts
from benchmarks.metrics import Counts, Item, match_items
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.parts import Part
from dateline.intake import take_text
from dateline.model import Actor, Event, Place, Reading
from dateline.pipeline import ReadBy, Reader

ABOUT = "events by frames, by the encoder and by both (the corpus's dev part)"
SYSTEMS: tuple[ReadBy, ...] = ("frames", "encoder", "both")
FIELDS = ("actor", "recipient", "place")


NONE = Counts()


@dataclass
class Tally:
    """What one system reached."""

    events: Counts = NONE
    modes: Counts = NONE
    fields: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(FIELDS, NONE))
    statuses: StatusCounts = field(default_factory=StatusCounts)
    false_alarms: int = 0
    empty: int = 0
    confidences: list[tuple[float, bool]] = field(default_factory=list)


def run_ablation(options: Options, part: Part = "dev") -> int:
    """Print the table; 0 always, since its figures are held elsewhere."""
    documents = load_part(part)[: options.limit]
    print(f"ablation: {ABOUT}")
    print(f"  {len(documents)} documents")
    heads = (
        "events F1",
        "P",
        "R",
        "mode F1",
        *(f"{name} F1" for name in FIELDS),
        "status",
        "unreal",
        "false",
    )
    print(f"  {'':13}" + "".join(f"{head:>13}" for head in heads))
    for system in SYSTEMS:
        print_tally(system, tally_reading(documents, Reader(read_by=system)))
    return 0


def print_tally(name: str, tally: Tally) -> None:
    """One line of the table."""
    statuses = tally.statuses
    cells = [
        f"{tally.events.f1:.3f}", f"{tally.events.precision:.3f}", f"{tally.events.recall:.3f}",
        f"{tally.modes.f1:.3f}", *(f"{tally.fields[each].f1:.3f}" for each in FIELDS),
        f"{statuses.right / max(1, statuses.asked):.3f}", f"{statuses.told_as_real}/{statuses.unreal}",
        f"{tally.false_alarms}/{tally.empty}",
    ]  # fmt: skip
    print(f"  {name:13}" + "".join(f"{cell:>13}" for cell in cells))


def tally_reading(documents: Sequence[AnnotatedDocument], reader: Reader) -> Tally:
    """Read the documents and count what is right."""
    tally = Tally()
    manuscripts = [take_text(d.text, d.name, d.published) for d in documents]
    for document, reading in zip(documents, reader.read(manuscripts), strict=True):
        judge_reading(document, reading, tally)
    return tally


def judge_reading(document: AnnotatedDocument, reading: Reading, tally: Tally) -> None:
    """Count one document's events and their fields."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for mark in document.marks:
        spans.setdefault(mark.id, []).append((mark.start, mark.end))
    gold_events = {event.id: event for event in document.events}
    gold = [Item(event.type, tuple(spans[event.id]), event.id) for event in document.events]
    by_item: dict[Item, list[Event]] = {}
    for event in reading.events:
        item = Item(event.type, ((event.trigger.start, event.trigger.end),))
        by_item.setdefault(item, []).append(event)
    matched = match_items(gold, list(by_item))
    tally.events += matched.counts
    tally.empty += not gold
    tally.false_alarms += not gold and bool(by_item)
    right = {found for _, found in matched.right}
    tally.confidences.extend((events[0].confidence, item in right) for item, events in by_item.items())
    actors = {actor.id: actor for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    modes = 0
    for one, found in matched.right:
        truth, told = gold_events[one.value or ""], by_item[found]
        modes += truth.mode == told[0].mode
        tally.statuses += StatusCounts(
            1, truth.status == told[0].status, truth.status not in REAL,
            truth.status not in REAL and told[0].status in REAL,
        )  # fmt: skip
        for name in FIELDS:
            wanted = [Item(name, tuple(spans[value])) for role, value in truth.roles if role == name]
            tally.fields[name] += match_items(wanted, _told(name, told, actors, places)).counts
    counts = matched.counts
    tally.modes += Counts(modes, counts.found, counts.gold)


def _told(
    name: str, events: Sequence[Event], actors: dict[str, Actor], places: dict[str, Place]
) -> list[Item]:
    records: dict[str, Actor | Place] = {}
    for event in events:
        if name == "place":
            records.update({event.place: places[event.place]} if event.place else {})
        else:
            ids = event.actors if name == "actor" else event.recipients
            records.update({id_: actors[id_] for id_ in ids if id_ in actors})
    return [Item(name, tuple((m.start, m.end) for m in record.mentions)) for record in records.values()]
