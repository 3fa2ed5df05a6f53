"""Who acts in a report: known actors by their names, others by the words that describe them.

The finders run from the surest to the least sure; each leaves alone what an earlier one has taken. Where
mentions nest ("CIA-armed units" holds "CIA"), all are told, and a token is looked up as the widest one's.
"""

from collections.abc import Iterable

import msgspec

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.reading import SILENT, EncodedReading
from dateline.mentions.actors.columns import make_columns
from dateline.mentions.actors.coreference import link_acronyms, link_appositions, link_surnames
from dateline.mentions.actors.definites import link_definites
from dateline.mentions.actors.descriptions import find_described
from dateline.mentions.actors.drafts import Draft, Scene
from dateline.mentions.actors.encoded import find_encoded
from dateline.mentions.actors.names import compile_names
from dateline.mentions.actors.organisations import find_organisations
from dateline.mentions.actors.persons import find_titled_persons, find_untitled_persons
from dateline.mentions.actors.pronouns import link_pronouns
from dateline.mentions.actors.roles import compile_roles
from dateline.mentions.actors.states import find_peoples, find_remaining
from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor, content_id

FINDERS = (
    find_titled_persons,
    find_organisations,
    find_described,
    find_remaining,
    find_peoples,
    find_untitled_persons,
    find_encoded,
    link_acronyms,
    link_surnames,
    link_appositions,
    link_definites,
    link_pronouns,
)


def find_actors(
    analysis: Analysis, knowledge: Knowledge, encoded: EncodedReading = SILENT
) -> Found[ActorMention, Actor]:
    """All mentions of actors in a document, and a record for each actor.

    An actor of the knowledge keeps its entry's id; any other gets an id made of document and name.
    """
    scene = _scene(analysis, knowledge, encoded)
    for find in FINDERS:
        find(scene)
    return _found(scene)


def _scene(analysis: Analysis, knowledge: Knowledge, encoded: EncodedReading) -> Scene:
    columns = make_columns(analysis)
    names = knowledge.compiled(compile_names)
    hits, within = names.find(columns, analysis.document.published)
    roles = knowledge.compiled(compile_roles)
    scene = Scene(analysis, knowledge, columns, hits, within, roles, encoded=encoded)
    scene.hit_at = {token: hit for hit in hits for token in range(hit.start, hit.end)}
    return scene


def _found(scene: Scene) -> Found[ActorMention, Actor]:
    ids: dict[str, str] = {}
    spans: dict[str, dict[tuple[int, int], None]] = {}
    records: dict[str, Actor] = {}
    mentions: list[ActorMention] = []
    for draft in sorted(scene.drafts, key=lambda draft: (draft.start, -draft.end)):
        actor = draft.actor or _described_id(scene, draft, ids)
        if actor is None:
            continue
        if actor not in records:
            records[actor] = known_actor(scene.knowledge, actor) or _described_actor(draft, actor)
        mentions.append(ActorMention(actor, draft.start, draft.end, draft.head))
        spans.setdefault(actor, {})[draft.start, draft.end] = None
    return Found(
        tuple(mentions),
        {actor: _with_mentions(scene, record, spans[actor]) for actor, record in records.items()},
        _by_token(mentions),
        tuple(scene.notes),
    )


def _described_id(scene: Scene, draft: Draft, ids: dict[str, str]) -> str | None:
    described = draft.description
    if described is None or described.is_faint:
        return None
    if described.key not in ids:
        ids[described.key] = content_id("actor", scene.analysis.document.id, described.name)
    return ids[described.key]


def known_actor(knowledge: Knowledge, entry: str) -> Actor | None:
    """The record of a state's or an actor's entry, without mentions."""
    if (state := knowledge.states.get(entry)) is not None:
        return Actor(
            id=entry,
            name=state.name,
            kind="state",
            country=state.country,
            wikidata=state.wikidata,
            known=True,
        )
    if (actor := knowledge.actors.get(entry)) is not None:
        return Actor(
            id=entry,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            wikidata=actor.wikidata,
            known=True,
        )
    return None


def _described_actor(draft: Draft, actor: str) -> Actor:
    described = draft.description
    assert described is not None
    return Actor(id=actor, name=described.name, kind=described.kind, country=described.country)


def _with_mentions(scene: Scene, record: Actor, spans: Iterable[tuple[int, int]]) -> Actor:
    mentions = tuple(scene.analysis.span(start, end) for start, end in sorted(spans))
    return msgspec.structs.replace(record, mentions=mentions)


def _by_token(mentions: Iterable[ActorMention]) -> dict[int, ActorMention]:
    found: dict[int, ActorMention] = {}
    for mention in mentions:
        for token in range(mention.start, mention.end):
            held = found.get(token)
            if held is None or held.end - held.start < mention.end - mention.start:
                found[token] = mention
    return found
