"""Who an acronym, a surname or an apposition means: other names of an actor that the document has told.

General descriptions ("the army") are linked in :mod:`dateline.mentions.actors.definites`, pronouns in
:mod:`dateline.mentions.actors.pronouns`.
"""

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS
from dateline.mentions.actors.drafts import Draft, Scene
from dateline.model import ActorKind


def link_acronyms(scene: Scene) -> None:
    """ "the Plains Rescue Committee (PRC) … the PRC": what stands in brackets names the same actor."""
    columns = scene.columns
    meant: dict[str, Draft] = {}
    for token in range(1, len(columns) - 2):
        if columns.text[token] != "(" or columns.text[token + 2] != ")":
            continue
        acronym = columns.text[token + 1]
        before = scene.taken.get(token - 1)
        if not acronym.isupper() or not 2 <= len(acronym) <= 7 or before is None or before.end != token:
            continue
        if token + 1 not in scene.taken and _may_be_short(scene, before):
            meant[acronym] = before
    if not meant:
        return
    for token, text in enumerate(columns.text):
        if text in meant and token not in scene.taken:
            scene.add(_again(meant[text], token, token + 1, token))


def _may_be_short(scene: Scene, draft: Draft) -> bool:
    if draft.actor is not None:
        entry = scene.knowledge.actors.get(draft.actor)
        return entry is not None and entry.kind != "person"
    return draft.description is not None and draft.description.key.startswith("organisation ")


def _again(draft: Draft, start: int, end: int, head: int) -> Draft:
    """Another mention of the actor of ``draft``."""
    return Draft(start, end, head, draft.actor, draft.description, draft.titles)


def link_surnames(scene: Scene) -> None:
    """ "John Kerry … Kerry": a surname means its only bearer in the document, told before or after."""
    columns = scene.columns
    bearers = _bearers(scene)
    if not bearers:
        return
    for draft in scene.drafts:
        own = draft.description
        if own is not None and own.kind == "person" and own.key.startswith("person ") and " " not in own.name:
            bearer = bearers.get(own.name)
            if bearer is not None:
                draft.actor, draft.description = bearer.actor, bearer.description
    for token, text in enumerate(columns.text):
        bearer = bearers.get(text)
        if bearer is not None and token not in scene.taken and _stands_alone(scene, token):
            start = token
            if (
                token >= 2
                and columns.text[token - 1] in HYPHENS
                and scene.has(columns.lower[token - 2], "particles")
            ):
                start = token - 2
            scene.add(_again(bearer, start, token + 1, token))


def _bearers(scene: Scene) -> dict[str, Draft]:
    """The person of each surname that only one person of the document bears."""
    bearers: dict[str, dict[str, Draft]] = {}
    for draft in scene.drafts:
        name = _full_name(scene, draft)
        words = name.replace("-", " ").split() if name else []
        if len(words) > 1:
            bearers.setdefault(words[-1], {}).setdefault(identity(draft), draft)
    return {surname: next(iter(found.values())) for surname, found in bearers.items() if len(found) == 1}


def _full_name(scene: Scene, draft: Draft) -> str | None:
    if draft.actor is not None:
        entry = scene.knowledge.actors.get(draft.actor)
        return entry.name if entry is not None and entry.kind == "person" else None
    described = draft.description
    return described.name if described and described.key.startswith("person ") else None


def _stands_alone(scene: Scene, token: int) -> bool:
    """Whether a capitalised word is no part of another name ("Teresa Kerry", "Kerry County")."""
    columns = scene.columns
    if columns.tag[token] not in NAME_TAGS:
        return False
    before, after = token - 1, token + 1
    is_led = columns.same_sentence(token, before) and before not in scene.taken
    if is_led and columns.tag[before] in NAME_TAGS and columns.dep[before] == "compound":
        return columns.head[before] != token or scene.has(columns.lower[before].rstrip("."), "honorifics")
    follows = columns.same_sentence(token, after) and columns.tag[after] in NAME_TAGS
    if follows and columns.dep[token] == "compound" and columns.head[token] >= after:
        return False
    is_dated = columns.same_sentence(token, after) and columns.tag[after] == "CD"
    return not (scene.has(columns.lower[token], "calendar") and (is_dated or columns.dep[token] == "pobj"))


def identity(draft: Draft) -> str:
    """What two drafts of one actor share."""
    if draft.actor is not None:
        return draft.actor
    return draft.description.key if draft.description else ""


def link_appositions(scene: Scene) -> None:
    """ "the spokesman, Omar Salem, said", "Jund al-Sahel, a rebel group,": the description is the name's."""
    columns = scene.columns
    for draft in scene.drafts:
        if columns.dep[draft.head] != "appos":
            continue
        other = scene.taken.get(columns.head[draft.head])
        if other is None or other is draft:
            continue
        for general, named in ((draft, other), (other, draft)):
            if _is_general(general) and _fits_name(scene, general, named):
                general.actor, general.description = named.actor, named.description
                named.titles = named.titles | general.titles
                break


def _is_general(draft: Draft) -> bool:
    return (
        draft.description is not None
        and draft.description.role is not None
        and not draft.description.is_plural
    )


def _fits_name(scene: Scene, general: Draft, named: Draft) -> bool:
    described = general.description
    if _is_general(named) or described is None or described.role is None:
        return False
    is_person = kind_of(scene, named) == "person"
    if described.role.sort == "person":
        return is_person
    return described.role.sort == "body" and not is_person and kind_of(scene, named) != "state"


def kind_of(scene: Scene, draft: Draft) -> ActorKind:
    """The kind of the actor of a draft."""
    if draft.actor is not None:
        entry = scene.knowledge.actors.get(draft.actor)
        return entry.kind if entry is not None else "state"
    return draft.description.kind if draft.description else "unknown"
