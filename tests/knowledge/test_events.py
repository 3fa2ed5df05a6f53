"""Every example of every event type: exactly the events that it says, no more and no less.

A failure names the file. To see why, run ``dateline knowledge try "THE SENTENCE"``.
"""

from collections.abc import Callable

import pytest

from dateline.knowledge.load import load_knowledge
from dateline.knowledge.schema import Example, Expected
from dateline.model import Event, Reading

Read = Callable[..., Reading]
EXAMPLES = [
    (file.type, number, example)
    for file in load_knowledge().bundle.types
    for number, example in enumerate(file.examples)
]


@pytest.mark.parametrize(
    ("type_", "number", "example"), EXAMPLES, ids=[f"{type_}.yaml-{number}" for type_, number, _ in EXAMPLES]
)
def test_example(type_: str, number: int, example: Example, read: Read) -> None:
    reading = read(example.text, published=example.published)
    told = [describe(event, reading) for event in reading.events]
    left = list(reading.events)
    for expected in example.events:
        match = next((event for event in left if fits(expected, event, reading)), None)
        assert match is not None, f"events/{type_}.yaml: {example.text!r}: wanted {expected}, read {told}"
        left.remove(match)
    besides = [describe(event, reading) for event in left]
    assert not left, f"events/{type_}.yaml: {example.text!r}: read besides: {besides}"


def test_every_type_has_examples() -> None:
    for file in load_knowledge().bundle.types:
        told = [{event.type for event in example.events} for example in file.examples]
        positive = [types for types in told if file.type in types]
        assert len(positive) >= 2, f"events/{file.type}.yaml needs two examples of {file.type}"
        assert set() in told, f"events/{file.type}.yaml needs a negative one"


def fits(expected: Expected, event: Event, reading: Reading) -> bool:
    """Whether an event is as expected, in the fields that the example gives."""
    names = {actor.id: {actor.name, *(span.text for span in actor.mentions)} for actor in reading.actors}
    places = {place.id: {place.name, *(span.text for span in place.mentions)} for place in reading.places}
    return (
        (event.type, event.status) == (expected.type, expected.status)
        and (expected.mode is None or event.mode == expected.mode)
        and same_actors(expected.actors, event.actors, names)
        and same_actors(expected.recipients, event.recipients, names)
        and same_actors(expected.supporters, event.supporters, names)
        and (expected.place is None or expected.place in places.get(event.place or "", set()))
        and (expected.start is None or event.start == expected.start)
    )


def same_actors(wanted: tuple[str, ...] | None, found: tuple[str, ...], names: dict[str, set[str]]) -> bool:
    """Whether the actors found are those wanted, each by its name or one of its mentions."""
    if wanted is None:
        return True
    return len(wanted) == len(found) and all(any(name in names[actor] for actor in found) for name in wanted)


def describe(event: Event, reading: Reading) -> str:
    """An event in one line, for failures."""
    names = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    actors, recipients = ([names[actor] for actor in ids] for ids in (event.actors, event.recipients))
    return (
        f"{event.type}/{event.mode} {event.status} {actors} > {recipients} at {places.get(event.place or '')}"
        f" {event.start} ({event.reason})"
    )
