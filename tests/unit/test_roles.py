"""Roles that hang on more than a subject and an object: supporters, holders, meetings, shared heads, days.

Each table is a rule, with sentences that need it and some that must not meet it.
"""

from collections.abc import Callable

import pytest

from dateline.model import Event, Reading

Read = Callable[..., Reading]

SUPPORTERS = [
    ("Libyan rebels entered Sirte under air cover from French jets.", ["French"]),
    ("Somali troops retook Barawe with the help of Kenyan forces.", ["Kenya"]),
    ("Afghan soldiers, supported by British troops, captured Musa Qala.", ["British"]),
    ("Congolese forces seized Bunagana with the backing of Uganda.", ["Uganda"]),
    ("Iraqi troops recaptured Ramadi with the support of Iranian militiamen.", ["Iran"]),
    ("Chadian troops recaptured Faya from Libyan forces.", []),
]
HOLDERS = [
    ("Jets bombed ISIS-held Hawija on Friday.", "Islamic State"),
    ("The army shelled Taliban-controlled Sangin.", "Taliban"),
    ("Troops are preparing an assault on Houthi-held Hodeidah.", "Houthis"),
    ("Helicopters struck al-Shabaab-controlled Jilib.", "al-Shabaab"),
    ("Warplanes bombed FARC-occupied Mitu.", "Revolutionary Armed Forces of Colombia"),
]
MEETINGS = [
    ("Russian and Turkish envoys meeting in Astana agreed on a truce.", "Astana"),
    ("Kenyan and Somali ministers sitting in Nairobi agreed to reopen the border.", "Nairobi"),
    ("Israeli and Egyptian officials meeting in Cairo agreed to a ceasefire.", "Cairo"),
    ("Government and rebel delegates convening in Doha signed a peace deal.", "Doha"),
    ("Serbian and Croatian negotiators meeting in Geneva agreed on an exchange of prisoners.", "Geneva"),
]
SHARED_HEADS = [
    ("US and Iranian negotiators agreed to meet again.", {"United States", "Iran"}),
    ("Russian and Ukrainian envoys agreed on a truce.", {"Russia", "Ukraine"}),
    ("Indian and Pakistani diplomats agreed to talks.", {"India", "Pakistan"}),
    ("Ethiopian and Eritrean officials agreed to reopen the road.", {"Ethiopia", "Eritrea"}),
    ("Greek and Turkish ministers agreed to end the dispute.", {"Greece", "Turkey"}),
]
STRAY_DAYS = [
    ("Rebels captured the town of Bria from the army Friday, pushing on towards the river.", "2016-03-25"),
    ("Troops retook the city of Ramadi from militants Monday, raising a flag on its roof.", "2016-03-28"),
    (
        "The army seized the port of Kismayo from insurgents Thursday, driving them into the bush.",
        "2016-03-24",
    ),
    ("Fighters overran the village of Kafr Saad from the west Saturday, burning two houses.", "2016-03-26"),
    ("Gunmen attacked the town of Gwoza on Tuesday, killing five people.", "2016-03-22"),
]


@pytest.mark.parametrize(("text", "names"), SUPPORTERS, ids=[row[0] for row in SUPPORTERS])
def test_supporters(text: str, names: list[str], read: Read) -> None:
    reading = read(text, published="2016-03-28")
    told = [name for event in reading.events for name in named(event.supporters, reading)]
    assert len(told) == len(names)
    assert all(any(want[:4] in name for name in told) for want in names)


@pytest.mark.parametrize(("text", "holder"), HOLDERS, ids=[row[0] for row in HOLDERS])
def test_who_holds_what_is_struck_is_struck(text: str, holder: str, read: Read) -> None:
    reading = read(text, published="2016-03-28")
    (event,) = reading.events
    assert named(event.recipients, reading) == [holder]


@pytest.mark.parametrize(("text", "place"), MEETINGS, ids=[row[0] for row in MEETINGS])
def test_those_who_meet_agree_where_they_meet(text: str, place: str, read: Read) -> None:
    reading = read(text, published="2016-03-28")
    event = first(reading, "agree", "support")
    assert {item.id: item.name for item in reading.places}[event.place or ""] == place


@pytest.mark.parametrize(("text", "names"), SHARED_HEADS, ids=[row[0] for row in SHARED_HEADS])
def test_two_adjectives_of_one_noun_are_two_parties(text: str, names: set[str], read: Read) -> None:
    reading = read(text)
    found = named(first(reading, "agree").actors, reading)
    assert len(found) == 2
    assert all(any(want in name for name in found) for want in names)


@pytest.mark.parametrize(("text", "day"), STRAY_DAYS, ids=[row[0] for row in STRAY_DAYS])
def test_a_day_before_a_participle_is_the_main_verbs(text: str, day: str, read: Read) -> None:
    assert first(read(text, published="2016-03-28"), "control", "assault").start == day


def first(reading: Reading, *types: str) -> Event:
    """The first event of one of the types."""
    return next(event for event in reading.events if event.type in types)


def named(ids: tuple[str, ...], reading: Reading) -> list[str]:
    """The actors' names."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [names[item] for item in ids]
