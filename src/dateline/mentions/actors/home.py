"""Whose army "the army" is, when no state is named with it: that of the country that the report is set in."""

from collections import Counter
from dataclasses import replace

import msgspec

from dateline.knowledge.load import Knowledge
from dateline.mentions.actors.definites import compile_organs
from dateline.mentions.actors.finder import known_actor
from dateline.mentions.actors.roles import RoleTable, compile_roles
from dateline.mentions.found import ActorMention, Found, PlaceMention
from dateline.model import Actor, Place, Span

PLACED = frozenset({"exact", "near", "town", "district", "province", "country"})
FEWEST_MENTIONS = 2
NOT_OF_A_STATE = frozenset({"rebel", "militia", "unknown"})


def settle_home(
    actors: Found[ActorMention, Actor], places: Found[PlaceMention, Place], knowledge: Knowledge
) -> Found[ActorMention, Actor]:
    """Give "the army", "regime forces", "the government" to the state that the report is set in.

    Only where at least two thirds of the place mentions lie in one country, and only descriptions that
    are nothing but a role; the others are handed back as they came.
    """
    country = home_country(places, actors, knowledge)
    state = knowledge.compiled(compile_organs).by_country.get(country) if country else None
    if state is None:
        return actors
    roles = knowledge.compiled(compile_roles)
    settled = {
        record.id: organ
        for record in actors.records.values()
        if (kind := _bare_organ(record, roles)) and (organ := _organ(knowledge, state, kind))
    }
    return _renamed(actors, settled, knowledge) if settled else actors


def home_country(
    places: Found[PlaceMention, Place], actors: Found[ActorMention, Actor], knowledge: Knowledge
) -> str | None:
    """The country of two thirds of the place mentions, if there is one.

    A state that does something is no place ("the United States would send"), and one that is told by its
    name or its capital alone while it acts is a visitor, supplier or speaker ("In Washington, the State
    Department announced that …").
    """
    votes: Counter[str] = Counter()
    inside: set[str] = set()
    for mention in places.mentions:
        record = places.records[mention.place]
        if record.country is None or record.precision not in PLACED or _is_actor(actors, mention):
            continue
        votes[record.country] += 1
        state = knowledge.compiled(compile_organs).by_country.get(record.country)
        if record.kind != "country" and not _is_seat(record, state, knowledge):
            inside.add(record.country)
    if not votes:
        return None
    country, count = votes.most_common(1)[0]
    if country not in inside and _acts(country, actors):
        return None
    return country if count >= FEWEST_MENTIONS and 3 * count >= 2 * votes.total() else None


def _is_seat(place: Place, state: str | None, knowledge: Knowledge) -> bool:
    """Whether a place's name stands for its government elsewhere ("Washington")."""
    return state is not None and place.name in knowledge.states[state].metonyms


def _is_actor(actors: Found[ActorMention, Actor], mention: PlaceMention) -> bool:
    acting = actors.at(mention.head)
    return acting is not None and actors.records[acting.actor].kind == "state"


def _acts(country: str, actors: Found[ActorMention, Actor]) -> bool:
    return any(
        record.known and record.country == country and record.kind in ("state", "government")
        for record in actors.records.values()
    )


def _bare_organ(record: Actor, roles: RoleTable) -> str | None:
    """The organ that a description is, where it says nothing else ("regime forces", "the police")."""
    words = record.name.lower().split()
    if record.known or record.country is not None or not words or record.kind in NOT_OF_A_STATE:
        return None
    for role in roles.by_last.get(words[-1]) or roles.by_last.get(words[-1].removesuffix("s")) or ():
        size = len(role.words)
        before, own = words[: len(words) - size], words[len(words) - size :]
        if own[:-1] != list(role.words[:-1]) or not all(roles.has(word, "army_words") for word in before):
            continue
        is_plain = role.sort == "body" and (role.group != "armed" or before)
        is_soldiers = roles.has(role.words[-1], "plain_soldiers") and words[-1] != role.words[-1]
        if is_plain or is_soldiers or (role.sort == "craft" and before):
            return role.organ
    return None


def _organ(knowledge: Knowledge, state: str, kind: str) -> str | None:
    entry = knowledge.states[state].organs.get(kind)
    return entry if entry in knowledge.actors else None


def _renamed(
    actors: Found[ActorMention, Actor], settled: dict[str, str], knowledge: Knowledge
) -> Found[ActorMention, Actor]:
    mentions = tuple(
        replace(mention, actor=settled.get(mention.actor, mention.actor)) for mention in actors.mentions
    )
    moved = dict(zip(actors.mentions, mentions, strict=True))
    spans: dict[str, set[Span]] = {}
    records: dict[str, Actor] = {}
    for key, record in actors.records.items():
        target = settled.get(key, key)
        spans.setdefault(target, set()).update(record.mentions)
        known = known_actor(knowledge, target) if target != key else None
        records.setdefault(target, known or record)
    merged = {key: _with_spans(record, spans[key]) for key, record in records.items()}
    by_token = {token: moved[mention] for token, mention in actors.by_token.items()}
    return Found(mentions, merged, by_token, actors.notes)


def _with_spans(record: Actor, spans: set[Span]) -> Actor:
    mentions = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
    return msgspec.structs.replace(record, mentions=mentions)
