"""Every actor and state entry: found by each of its names, well formed, with offices that can be true.

A failure names the entry. ``dateline knowledge check`` tells the file and the line.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dateline.knowledge.check_entries import actor_names, fold_name, state_names
from dateline.knowledge.load import load_knowledge
from dateline.knowledge.schema import ActorEntry, Office, StateEntry

BUNDLE = load_knowledge().bundle
IDS = {state.id for state in BUNDLE.states} | {actor.id for actor in BUNDLE.actors}
OWNERS: dict[str, set[str]] = {}
for state in BUNDLE.states:
    for _, written in state_names(state):
        OWNERS.setdefault(fold_name(written), set()).add(state.id)
for actor in BUNDLE.actors:
    for _, written in actor_names(actor):
        OWNERS.setdefault(fold_name(written), set()).add(actor.id)

# Words that open a sentence, or a name that somebody else could bear.
ORDINARY = {
    "army", "arena", "army of islam", "coalition", "congress", "democrats", "free army", "front", "guards",
    "independent", "is", "marines", "movement", "northern division", "opposition", "police", "post", "rebels",
    "red crescent", "resistance", "senate", "southern front", "times", "who",
}  # fmt: skip
EARLIEST = "1850"


@pytest.mark.parametrize("actor", BUNDLE.actors, ids=lambda actor: actor.id)
def test_actor(actor: ActorEntry) -> None:
    for _, name in actor_names(actor):
        assert OWNERS[fold_name(name)] == {actor.id}, f"{name!r} is not a name of {actor.id} alone"
        assert name == " ".join(name.split()), f"{name!r} has stray spaces"
        assert fold_name(name) not in ORDINARY, f"{name!r} is too ordinary for a strong name"
    assert any(character.isupper() for character in actor.name), (
        f"{actor.name!r} has no capital: it is no name"
    )
    assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)?", actor.id)
    assert actor.kind != "state", "a state has an entry in states.yaml"
    assert set(actor.weak).isdisjoint((actor.name, *actor.strong))
    for longer in actor.not_in:
        names = [fold_name(name) for name in (actor.name, *actor.strong, *actor.weak)]
        assert any(name in fold_name(longer) for name in names), f"{longer!r} holds no name of {actor.id}"
    check_offices(actor)


@pytest.mark.parametrize("state", BUNDLE.states, ids=lambda state: state.id)
def test_state(state: StateEntry) -> None:
    for _, name in state_names(state):
        assert OWNERS[fold_name(name)] == {state.id}, f"{name!r} is not a name of {state.id} alone"
        assert name[0].isupper(), f"{name!r} is written small"
        assert not name.startswith("The "), f"{name!r}: names stand without their article"
    assert set(state.organs.values()) <= IDS
    kinds = {entry.id: entry.kind for entry in BUNDLE.actors}
    assert all(kinds[entry] == organ for organ, entry in state.organs.items())


def check_offices(actor: ActorEntry) -> None:
    """Offices of people only, in lives that can be lived; no office held twice at a time."""
    assert not actor.offices or actor.kind == "person"
    assert not actor.leader_titles or actor.kind != "person"
    terms = sorted(dates_of(actor), key=lambda term: term[0])
    assert all(start >= EARLIEST and (end or start) >= start for start, end, _ in terms)
    if len(terms) > 1:
        assert int(terms[-1][0][:4]) - int(terms[0][0][:4]) < 60, "in office for sixty years"
    for (_, end, office), (start, _, following) in pairwise(terms):
        if (office.title, office.of) == (following.title, following.of):
            assert end is not None, f"{office.title} of {office.of} twice at a time"
            assert end <= start, f"{office.title} of {office.of} twice at a time"


def dates_of(actor: ActorEntry) -> Iterator[tuple[str, str | None, Office]]:
    for office in actor.offices:
        if office.start is not None:
            yield office.start, office.end, office


def test_nobody_else_holds_a_head_office_at_the_same_time() -> None:
    """One president at a time: a slip in a date would give two."""
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for actor in BUNDLE.actors:
        for start, end, office in dates_of(actor):
            held.setdefault((office.title, office.of), []).append((start, end or "9999", actor.id))
    for (title, of), terms in held.items():
        for (_, end, first), (start, _, second) in pairwise(sorted(terms)):
            shared = min(len(end), len(start))
            assert end[:shared] <= start[:shared], f"{first} and {second} are both {title} of {of} at {start}"


@pytest.mark.parametrize(
    ("published", "title", "of", "holder"),
    [
        ("2016-03-28", "Secretary of State", "us.state", "john_kerry"),
        ("2016-03-28", "Foreign Minister", "ru.mfa", "sergei_lavrov"),
        ("2016-03-28", "Prime Minister", "iq.government", "haider_al_abadi"),
        ("2016-03-28", "Special Envoy", "un.ose_syria", "staffan_de_mistura"),
        ("2003-03-20", "President", "us.government", "george_w_bush"),
        ("2013-09-01", "Prime Minister", "gb.government", "david_cameron"),
        ("1999-06-01", "Secretary-General", "un", "kofi_annan"),
        ("2022-03-01", "Defence Minister", "ru.mod", "sergei_shoigu"),
        ("2025-02-01", "President", "sy.government", "ahmed_al_sharaa"),
    ],
)
def test_who_holds_an_office(published: str, title: str, of: str, holder: str) -> None:
    holders = {
        actor.id
        for actor in BUNDLE.actors
        for start, end, office in dates_of(actor)
        if (office.title, office.of) == (title, of)
        and start <= published
        and (end is None or published < end)
    }
    assert holders == {holder}


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Daesh", "isis"),
        ("Islamic State of Iraq and the Levant", "isis"),
        ("al Qaeda", "alqaeda"),
        ("Hizballah", "hezbollah"),
        ("Syrian Army", "sy.military"),
        ("Pentagon", "us.defense"),
        ("State Department", "us.state"),
        ("the Kremlin", "ru"),
        ("Downing Street", "gb"),
        ("U.N.", "un"),
        ("FARDC", "cd.military"),
        ("Doctors Without Borders", "msf"),
        ("Face the Nation", "cbs.ftn"),
        ("Rhodesian", "rhodesia"),
        ("Viet Cong", "viet_cong"),
    ],
)
def test_whose_name_it_is(name: str, entry: str) -> None:
    assert OWNERS[fold_name(name)] == {entry}


def test_the_members_of_the_united_nations_are_there() -> None:
    codes = {state.country for state in BUNDLE.states if state.id == state.country.lower()}
    assert len(codes) == 197
    assert {"VA", "PS", "TW", "XK"} <= codes


def test_enough_is_known_of_other_actors() -> None:
    assert len(BUNDLE.actors) >= 1200
