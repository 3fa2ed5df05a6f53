"""Whom a general description means: "the army", "regime forces", "the group", "the general", "its fighters".

Precision first: an earlier actor is meant where it alone fits; where two do, or none, the description stays
an actor of its own, or nobody.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.knowledge.load import Knowledge
from dateline.mentions.actors.columns import PLURAL_TAGS
from dateline.mentions.actors.coreference import identity, kind_of
from dateline.mentions.actors.drafts import Description, Draft, Scene, is_between
from dateline.mentions.actors.folding import fold
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.roles import RoleTable, join_words
from dateline.model import ActorKind

NEAR, FAR, ANYWHERE = 2, 8, 40
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
FIGHTING_KINDS: frozenset[ActorKind] = frozenset({"rebel", "militia", "military", "police"})
FIGHTING_ROLES = frozenset({"military", "armed", "rebel", "militia", "police"})
GROUP_KINDS: frozenset[ActorKind] = frozenset(
    {"rebel", "militia", "party", "ngo", "igo", "company", "religious", "unknown"}
)
DATELINE_VOTES = 2
GAME_WORDS = 4


def link_definites(scene: Scene) -> None:
    """Link general descriptions to the only fitting actor told before."""
    scene.drafts.sort(key=lambda draft: (draft.start, -draft.end))
    if is_game(scene.columns.lower, scene.roles):
        _disarm(scene)
        return
    home = home_state(scene)
    for place, draft in enumerate(scene.drafts):
        described = draft.description
        if draft.actor is not None or described is None or described.role is None:
            continue
        if not (described.is_bare or described.is_faint):
            continue
        if _link_possessed(scene, draft):
            continue
        named = _antecedent(scene, place, draft, described, home)
        if isinstance(named, str):
            draft.actor = named
        elif named is not None:
            draft.actor, draft.description = named.actor, named.description


def is_game(words: Iterable[str], roles: RoleTable) -> bool:
    """Whether a text reports a game: its troops, sieges and defences are figures of speech."""
    return len({word for word in words if roles.has(word, "game_words")}) >= GAME_WORDS


def _disarm(scene: Scene) -> None:
    for draft in scene.drafts:
        described = draft.description
        if draft.actor is None and described and described.role and described.role.organ == "military":
            draft.description = replace(described, kind="unknown")


def _antecedent(
    scene: Scene, place: int, draft: Draft, described: Description, home: str | None
) -> Draft | str | None:
    role = described.role
    assert role is not None
    noun = role.words[-1]
    if role.organ is not None and _means_organ(scene, draft, described):
        return _organ_meant(scene, place, draft, role.organ, home)
    if not described.is_definite:
        return None
    if role.sort == "person" and not described.is_plural:
        return _holder(scene, place, draft, join_words(role.words).replace("-", " "))
    if scene.has(noun, "as_fighters") and described.is_plural:
        called = _only(scene, place, draft, ANYWHERE, lambda other: _is_called(scene, other, noun))
        if called is not None:
            return called
        if _only(scene, place, draft, ANYWHERE, lambda other: _is_called(scene, other, noun), any_of=True):
            return None
        return _only(scene, place, draft, NEAR, lambda other: _is_known_group(scene, other))
    if scene.has(noun, "as_media"):
        return _only(
            scene, place, draft, FAR, lambda other: _is_named(other) and kind_of(scene, other) == "media"
        )
    if scene.has(noun, "as_office"):
        return _only(scene, place, draft, FAR, lambda other: _ends_in(scene, other, noun))
    if scene.has(noun, "as_group") and not described.is_plural:
        return _only(
            scene, place, draft, NEAR, lambda other: _is_named(other) and kind_of(scene, other) in GROUP_KINDS
        )
    return None


def _holder(scene: Scene, place: int, draft: Draft, title: str) -> Draft | None:
    """ "General Dostum … the general", "Foreign Minister Ali Razi … the foreign minister", but no other's."""

    def bears(other: Draft) -> bool:
        return title in other.titles and not _is_plural(scene, other)

    near = _only(scene, place, draft, FAR, bears)
    if near is not None or _only(scene, place, draft, FAR, bears, any_of=True):
        return near
    far = _only(scene, place, draft, FAR, lambda other: _holds(scene, other, title))
    if far is not None:
        return far
    return _only(
        scene, place, draft, ANYWHERE, lambda other: bears(other) and kind_of(scene, other) == "person"
    )


def _holds(scene: Scene, draft: Draft, title: str) -> bool:
    """Whether a known person, told without a title, held an office when the report was published."""
    entry = scene.knowledge.actors.get(draft.actor) if draft.actor is not None else None
    published = scene.analysis.document.published
    return published is not None and any(
        office.title.lower().replace("-", " ") == title and is_between(published, office.start, office.end)
        for office in (entry.offices if entry else ())
    )


def _means_organ(scene: Scene, draft: Draft, described: Description) -> bool:
    """ "the army", "troops", "regime warplanes": an organ of some state; "the forces" could be anybody's."""
    role = described.role
    assert role is not None
    if described.kind == "rebel" or (
        role.sort == "person" and not scene.has(role.words[-1], "plain_soldiers")
    ):
        return False
    is_state_side = scene.any_of(draft.start, draft.end, "army_words")
    if role.sort == "craft" or role.group == "armed":
        return is_state_side
    if role.sort == "person":
        return described.is_plural and (is_state_side or described.is_definite)
    return True


def _organ_meant(scene: Scene, place: int, draft: Draft, organ: str, home: str | None) -> Draft | str | None:
    """The organ of the state that the document is about."""
    organs = scene.knowledge.compiled(compile_organs)
    for reach in (FAR, ANYWHERE):
        named = _only(scene, place, draft, reach, lambda other: _is_organ(scene, other, organ))
        if named is not None and named.actor is not None:
            # In a report from Mali that tells of French troops "the army" is Mali's.
            state = organs.state_of(scene.knowledge, named.actor)
            if home is None:
                return named if _may_be_home(scene, state) else None
            return named if home == state else _of(scene, home, organ)
        if _only(scene, place, draft, reach, lambda other: _is_organ(scene, other, organ), any_of=True):
            # Two armies are told of: which one is meant is left open.
            return None
    if organ == "military":
        ruling = _only(scene, place, draft, ANYWHERE, lambda other: _is_organ(scene, other, "government"))
        # The State Department is no government whose army "the army" could be.
        state = organs.governed.get(ruling.actor) if ruling is not None and ruling.actor is not None else None
        if state is not None and (home == state or (home is None and _may_be_home(scene, state))):
            return _of(scene, state, organ)
    return _of(scene, home, organ)


def _of(scene: Scene, state: str | None, organ: str) -> str | None:
    """A state's organ, where knowledge has an entry for it."""
    named = scene.organ(state, organ) if state is not None else None
    return named if named != state else None


def _only(
    scene: Scene,
    place: int,
    draft: Draft,
    reach: int,
    fits: Callable[[Draft], bool],
    any_of: bool = False,
) -> Draft | None:
    """The actor that alone fits among the mentions of the last ``reach`` sentences; none if two do.

    A headline is read after the body: what it leaves open is found further down.
    """
    sentence = scene.columns.sentence_of[draft.head]
    found: dict[str, Draft] = {}
    for index in range(place - 1, -1, -1):
        other = scene.drafts[index]
        if sentence - scene.columns.sentence_of[other.head] > reach:
            break
        if fits(other):
            found.setdefault(identity(other), other)
    if not found and scene.is_heading(draft.head):
        for other in scene.drafts[place + 1 :]:
            if scene.columns.sentence_of[other.head] - sentence > reach:
                break
            if fits(other):
                found.setdefault(identity(other), other)
    return next(iter(found.values())) if len(found) == 1 or (any_of and found) else None


class OrganTable:
    """The state that every organ of a state belongs to."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.states = {
            organ: state.id for state in knowledge.bundle.states for organ in state.organs.values()
        }
        self.governed = {
            state.organs["government"]: state.id
            for state in knowledge.bundle.states
            if "government" in state.organs
        }
        self.by_country: dict[str, str] = {}
        for state in knowledge.bundle.states:
            self.by_country.setdefault(state.country, state.id)

    def state_of(self, knowledge: Knowledge, entry: str) -> str | None:
        """The state of an organ, by its entry or by the entry's country."""
        if entry in self.states:
            return self.states[entry]
        actor = knowledge.actors.get(entry)
        return self.by_country.get(actor.country) if actor is not None and actor.country else None


def compile_organs(knowledge: Knowledge) -> OrganTable:
    """The organ table of a knowledge."""
    return OrganTable(knowledge)


def home_state(scene: Scene) -> str | None:
    """The state that the report is set in: told as a place twice as often as any other."""
    votes = Counter(hit.entry for hit in scene.hits if _is_told_as_place(scene, hit))
    # "KABUL, Afghanistan": the last part whole, since "Damascus" ends in "us".
    filed = fold((scene.analysis.document.place or "").rpartition(",")[2].strip(" ()"))
    for state in scene.knowledge.bundle.states if filed else ():
        if filed in (fold(name) for name in (state.name, *state.names)):
            # Reports of a war are filed from the next country too, but those name the one at war.
            others = any(hit.sort in ("state", "adjective") and hit.entry != state.id for hit in scene.hits)
            votes[state.id] += 1 if others else DATELINE_VOTES
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _is_told_as_place(scene: Scene, hit: NameHit) -> bool:
    """ "in Mali"; "near Syria"."""
    columns, head = scene.columns, hit.end - 1
    governor = columns.head[head]
    return (
        hit.sort == "state"
        and columns.dep[head] == "pobj"
        and scene.has(columns.lower[governor], "locative_prepositions")
    )


def _may_be_home(scene: Scene, state: str | None) -> bool:
    """Whether a report that names a state's forces can be set in it.

    In "US advisers arrived in Chad. The army said …" the only place told is another state's, and so is
    the army.
    """
    places = {hit.entry for hit in scene.hits if _is_told_as_place(scene, hit) or _is_reached(scene, hit)}
    return not places or state in places


def _is_reached(scene: Scene, hit: NameHit) -> bool:
    """ "entered Somalia", "flew to Somalia", "sent to Somalia": where others come."""
    columns, head = scene.columns, hit.end - 1
    label, governor = columns.dep[head], columns.head[head]
    if hit.sort != "state":
        return False
    if label == "dobj":
        return scene.has(columns.lemma[governor], "motion_verbs")
    above = columns.head[governor]
    is_way = label == "pobj" and columns.lower[governor] == "to"
    return is_way and any(scene.has(columns.lemma[above], name) for name in ("travel_verbs", "sending_verbs"))


def _is_organ(scene: Scene, draft: Draft, organ: str) -> bool:
    """Whether a mention is a state's organ as such: not "Russian" in "Russian air strikes", not its jets."""
    if draft.actor is None or scene.columns.dep[draft.head] in MODIFIERS - {"poss"} or draft.is_pronoun:
        return False
    entry = scene.knowledge.actors.get(draft.actor)
    if entry is None or entry.kind != organ or entry.country is None:
        return False
    role = scene.roles.at(scene.columns, draft.head)
    return role is None or role.role.sort != "craft"


def _is_called(scene: Scene, draft: Draft, noun: str) -> bool:
    """ "Islamic State militants": after that, "the militants" are Islamic State's."""
    last = scene.columns.lower[draft.end - 1]
    return _is_known_group(scene, draft) and last.removesuffix("s") == noun


def _is_known_group(scene: Scene, draft: Draft) -> bool:
    return draft.actor is not None and kind_of(scene, draft) in ("rebel", "militia")


def _is_named(draft: Draft) -> bool:
    return draft.actor is not None or (
        draft.description is not None and draft.description.key.startswith("organisation ")
    )


def _ends_in(scene: Scene, draft: Draft, noun: str) -> bool:
    words = fold(scene.wording(draft.start, draft.end)).split()
    return len(words) > 1 and noun in words


def _is_plural(scene: Scene, draft: Draft) -> bool:
    return scene.columns.tag[draft.head] in PLURAL_TAGS


def _link_possessed(scene: Scene, draft: Draft) -> bool:
    """ "the organisation's fighters", "the regime's troops": the possessor's own. Says whether it has one."""
    owners = [scene.taken.get(child) for child in scene.columns.governed(draft.head, "poss")]
    owner = next((found for found in owners if found is not None and found is not draft), None)
    if owner is None:
        return False
    link_to_owner(scene, draft, owner)
    return True


def link_to_owner(scene: Scene, draft: Draft, owner: Draft) -> None:
    """A group's fighters are the group, a state's or government's soldiers its army."""
    described = draft.description
    if described is None or described.role is None or not described.is_bare or owner.actor is None:
        return
    role = described.role
    is_many = described.is_plural or role.sort != "person"
    kind = kind_of(scene, owner)
    if kind in ("state", "government"):
        organs = scene.knowledge.compiled(compile_organs)
        state = owner.actor if kind == "state" else organs.state_of(scene.knowledge, owner.actor)
        if state is not None and role.organ is not None and is_many:
            draft.actor = scene.organ(state, role.organ)
    elif described.is_plural and role.group in FIGHTING_ROLES and kind in FIGHTING_KINDS:
        draft.actor = owner.actor
