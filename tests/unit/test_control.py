"""Who holds which place: a text, and each control record that must be read, no more."""

from collections.abc import Callable

import pytest

from dateline.model import Reading

ROWS: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("Rebel-held Douma was shelled on Friday.", [("Douma", "held", "rebels")]),
    (
        "Jets struck Taliban-controlled Musa Qala and Sangin.",
        [("Musa Qala", "held", "Taliban"), ("Sangin", "held", "Taliban")],
    ),
    ("The Taliban control the town of Marjah.", [("Marjah", "held", "Taliban")]),
    ("The Taliban no longer control the town of Marjah.", []),
    ("Aid reached the besieged city of Mariupol on Monday.", [("Mariupol", "besieged", None)]),
    ("The Houthis captured the city of Amran.", [("Amran", "taken", "Houthis")]),
    ("The Houthis plan to capture the city of Marib.", []),
    ("The Houthis captured two hills near Marib.", []),
    ("The museum in Sanaa holds a rare manuscript.", []),
    ("A state-run hotel in Aden was sold.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_control(
    text: str, expected: list[tuple[str, str, str | None]], read: Callable[..., Reading]
) -> None:
    reading = read(text, published="2016-03-28")
    actors = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    told = [(places[item.place], item.state, actors.get(item.holder or "")) for item in reading.control]
    assert sorted(told, key=str) == sorted(expected, key=str)
