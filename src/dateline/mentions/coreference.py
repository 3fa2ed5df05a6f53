"""Who a short form, a general description or a pronoun means. Precision first: what is unsure is left out.

Antecedents are looked for where reports put them: the subject of the same or of the previous sentence,
the only bearer of a surname, the only army told of. Pronouns inside quotation marks are left alone; those
of the speaker ("we") are for whoever knows the speaker, see :func:`speaker_pronouns`.
"""

from collections.abc import Callable, Iterable, Iterator

from dateline.mentions.actor_drafts import Description, Draft, Scene
from dateline.mentions.actor_names import fold
from dateline.mentions.columns import HYPHENS, NAME_TAGS, PLURAL_TAGS, Columns, mark_quoted
from dateline.model import ActorKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FIGHTING_KINDS = frozenset({"rebel", "militia", "military", "police"})
GROUP_KINDS = frozenset({"rebel", "militia", "party", "ngo", "igo", "company", "religious", "unknown"})
NEAR, FAR = 2, 8


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
    if (
        columns.same_sentence(token, before)
        and before not in scene.taken
        and columns.tag[before] in NAME_TAGS
    ):
        if columns.dep[before] == "compound" and columns.head[before] == token:
            return scene.has(columns.lower[before].rstrip("."), "honorifics")
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


def link_definites(scene: Scene) -> None:
    """ "the general", "the army", "the group", "the newspaper": the only fitting actor told shortly before."""
    scene.drafts.sort(key=lambda draft: (draft.start, -draft.end))
    for place, draft in enumerate(scene.drafts):
        described = draft.description
        is_general = described is not None and (described.is_bare or described.is_faint)
        if draft.actor is not None or described is None or described.role is None or not is_general:
            continue
        named = _antecedent(scene, place, draft, described)
        if named is not None:
            draft.actor, draft.description = named.actor, named.description


def _antecedent(scene: Scene, place: int, draft: Draft, described: Description) -> Draft | None:
    role = described.role
    assert role is not None
    noun = role.words[-1]
    if role.sort == "body" and role.organ is not None and role.group != "armed":
        return _only(scene, place, draft, FAR, lambda other: _is_organ(scene, other, role.organ))
    if role.sort == "body" and role.organ == "military" and noun in ("forces", "force"):
        return None
    if not described.is_definite:
        return None
    if role.sort == "person" and not described.is_plural:
        return _only(
            scene, place, draft, FAR, lambda other: noun in other.titles and not _is_plural(scene, other)
        )
    if scene.has(noun, "as_fighters") and described.is_plural:
        return _only(
            scene, place, draft, NEAR,
            lambda other: other.actor is not None and kind_of(scene, other) in ("rebel", "militia"),
        )  # fmt: skip
    if scene.has(noun, "as_media"):
        return _only(
            scene, place, draft, FAR, lambda other: _is_named(other) and kind_of(scene, other) == "media"
        )
    if scene.has(noun, "as_office"):
        return _only(scene, place, draft, FAR, lambda other: _names(scene, other, noun))
    if scene.has(noun, "as_group") and not described.is_plural:
        return _only(
            scene, place, draft, NEAR, lambda other: _is_named(other) and kind_of(scene, other) in GROUP_KINDS
        )
    return None


def _only(scene: Scene, place: int, draft: Draft, reach: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """The actor that alone fits among the mentions of the last ``reach`` sentences; none if two do."""
    sentence = scene.columns.sentence_of[draft.head]
    found: dict[str, Draft] = {}
    for other in reversed(scene.drafts[:place]):
        if sentence - scene.columns.sentence_of[other.head] > reach:
            break
        if fits(other):
            found.setdefault(identity(other), other)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_organ(scene: Scene, draft: Draft, organ: str | None) -> bool:
    if draft.actor is None:
        return False
    entry = scene.knowledge.actors.get(draft.actor)
    if entry is not None:
        return entry.kind == organ and any(
            draft.actor in s.organs.values() for s in scene.knowledge.bundle.states
        )
    return draft.end - draft.start > 1 and any(
        role is not None and role.role.organ == organ for role in [scene.roles.at(scene.columns, draft.head)]
    )


def _is_named(draft: Draft) -> bool:
    return draft.actor is not None or (
        draft.description is not None and draft.description.key.startswith("organisation ")
    )


def _names(scene: Scene, draft: Draft, noun: str) -> bool:
    return noun in fold(scene.wording(draft.start, draft.end)).split() and noun != fold(
        scene.wording(draft.start, draft.end)
    )


def _is_plural(scene: Scene, draft: Draft) -> bool:
    return scene.columns.tag[draft.head] in PLURAL_TAGS


class Focus:
    """The subjects told so far, for pronouns: mentions by sentence, in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.quoted = mark_quoted(scene.columns)
        self.subjects: dict[int, list[Draft]] = {}
        for draft in scene.drafts:
            self.note(draft)

    def note(self, draft: Draft) -> None:
        """Take up a mention that is a subject outside quotation marks."""
        columns = self.scene.columns
        if columns.dep[draft.head] in SUBJECTS and not self.quoted[draft.head]:
            self.subjects.setdefault(columns.sentence_of[draft.head], []).append(draft)

    def before(self, token: int) -> list[Draft]:
        """The subjects of the token's sentence that stand before it, the nearest first."""
        told = self.subjects.get(self.scene.columns.sentence_of[token], ())
        return sorted((draft for draft in told if draft.end <= token), key=lambda draft: -draft.head)

    def previous(self, token: int) -> list[Draft]:
        """The subjects of the sentence before, the main clause's first."""
        told = self.subjects.get(self.scene.columns.sentence_of[token] - 1, ())
        columns = self.scene.columns
        return sorted(told, key=lambda draft: columns.dep[columns.head[draft.head]] != "ROOT")


def link_pronouns(scene: Scene) -> None:
    """Add a draft for every third-person pronoun whose actor is sure."""
    columns = scene.columns
    focus = Focus(scene)
    for token, lower in enumerate(columns.lower):
        if columns.tag[token] not in ("PRP", "PRP$") or focus.quoted[token]:
            continue
        if scene.has(lower, "singular_person"):
            named = _person_meant(scene, focus, token)
        elif scene.has(lower, "plural"):
            named = _group_meant(scene, focus, token)
        elif scene.has(lower, "thing"):
            named = _thing_meant(scene, focus, token)
        else:
            continue
        if named is not None and token not in scene.taken:
            draft = Draft(token, token + 1, token, named.actor, named.description, named.titles, True)
            scene.add(draft)
            focus.note(draft)
            if columns.tag[token] == "PRP$":
                _link_possessed(scene, token, draft)


def _link_possessed(scene: Scene, token: int, owner: Draft) -> None:
    """ "the group said its fighters had left": they are the group; "its army" is an organ of the state."""
    draft = scene.taken.get(token + 1)
    if draft is None or draft.description is None or draft.head != scene.columns.head[token]:
        return
    described = draft.description
    if described.role is None or not described.is_bare or owner.actor is None:
        return
    if owner.actor in scene.knowledge.states:
        if described.role.organ is not None and (described.is_plural or described.role.sort != "person"):
            draft.actor = scene.organ(owner.actor, described.role.organ)
    elif (
        described.is_plural
        and described.role.group in FIGHTING_ROLES
        and kind_of(scene, owner) in FIGHTING_KINDS
    ):
        draft.actor = owner.actor


FIGHTING_ROLES = frozenset({"military", "armed", "rebel", "militia", "police"})


def _person_meant(scene: Scene, focus: Focus, token: int) -> Draft | None:
    same = [draft for draft in focus.before(token) if _is_person(scene, draft, token)]
    same = [draft for draft in same if not _is_argument_of_same_verb(scene, draft, token)]
    if same:
        return same[0]
    if focus.before(token) and not _is_reporting_clause(scene, token):
        return None
    earlier = [draft for draft in focus.previous(token) if _is_person(scene, draft, token)]
    return (
        earlier[0]
        if len({identity(draft) for draft in earlier[:2]}) == 1 or _is_main(scene, earlier)
        else None
    )


def _is_main(scene: Scene, drafts: list[Draft]) -> bool:
    columns = scene.columns
    return bool(drafts) and columns.dep[columns.head[drafts[0].head]] == "ROOT"


def _is_reporting_clause(scene: Scene, token: int) -> bool:
    columns = scene.columns
    return columns.dep[token] in SUBJECTS and scene.has(columns.lemma[columns.head[token]], "telling_verbs")


def _is_person(scene: Scene, draft: Draft, token: int) -> bool:
    described = draft.description
    is_single = described is None or not described.is_plural
    role = described.role if described else None
    is_person = kind_of(scene, draft) == "person" or (
        role is not None and role.sort == "person" and is_single
    )
    if not is_person or not is_single:
        return False
    lower = scene.columns.lower[token]
    if scene.has(lower, "male"):
        return not any(scene.has(title, "female_titles") for title in draft.titles)
    return not any(scene.has(title, "male_titles") for title in draft.titles)


def _is_argument_of_same_verb(scene: Scene, draft: Draft, token: int) -> bool:
    """ "Kerry told him": the object is somebody else; "Kerry hurt himself", "Kerry and his aides" are not."""
    columns = scene.columns
    if columns.tag[token] == "PRP$" or columns.lower[token].endswith(("self", "selves")):
        return False
    governor = columns.head[token]
    if columns.dep[token] == "pobj":
        governor = columns.head[governor]
    return columns.head[draft.head] == governor


def _group_meant(scene: Scene, focus: Focus, token: int) -> Draft | None:
    for told in (focus.before(token), focus.previous(token)):
        plural = {identity(draft): draft for draft in told if _is_group(scene, draft)}
        plural_others = [draft for draft in told if not _is_group(scene, draft) and _is_plural(scene, draft)]
        if plural or plural_others:
            only = next(iter(plural.values()), None) if len(plural) == 1 and not plural_others else None
            if only is not None and _is_argument_of_same_verb(scene, only, token):
                return None
            return only
        if told is not focus.previous(token) and _has_other_subject(scene, token):
            return None
    return None


def _has_other_subject(scene: Scene, token: int) -> bool:
    """Whether some plural noun that is no actor is a subject before the pronoun in its sentence."""
    columns = scene.columns
    return any(
        columns.dep[other] in SUBJECTS and columns.tag[other] in PLURAL_TAGS
        for other in range(scene.sentence_start(token), token)
    )


def _is_group(scene: Scene, draft: Draft) -> bool:
    columns = scene.columns
    if draft.is_pronoun:
        return columns.lower[draft.head] in ("they", "them")
    if draft.description is not None:
        return draft.description.is_plural
    is_fighting = kind_of(scene, draft) in FIGHTING_KINDS
    return is_fighting or (columns.tag[draft.head] in PLURAL_TAGS and draft.end - draft.start > 1)


def _thing_meant(scene: Scene, focus: Focus, token: int) -> Draft | None:
    """ "the group said it had …", "France and its allies", "the army lost its base": nothing looser."""
    columns = scene.columns
    before = token - 1
    if columns.lower[token] == "its" and columns.same_sentence(token, before) and columns.tag[before] == "CC":
        joined = scene.taken.get(before - 1)
        if joined is not None and kind_of(scene, joined) != "person":
            return joined
    nearest = _nearest_subject(scene, token)
    if nearest is not None:
        draft = scene.taken.get(nearest)
        fits = draft is not None and draft.head == nearest and not _is_person_or_plural(scene, draft)
        if draft is None or not fits or _is_argument_of_same_verb(scene, draft, token):
            return None
        if columns.lower[token] == "its":
            return draft
        return draft if _is_content_of(scene, token, nearest) else None
    if columns.lower[token] == "it" and _is_reporting_clause(scene, token):
        found = {identity(d): d for d in focus.previous(token) if not _is_person_or_plural(scene, d)}
        return next(iter(found.values())) if len(found) == 1 else None
    return None


def _nearest_subject(scene: Scene, token: int) -> int | None:
    columns = scene.columns
    for other in range(token - 1, scene.sentence_start(token) - 1, -1):
        if columns.dep[other] in SUBJECTS and columns.tag[other] not in ("WDT", "WP"):
            return other
    return None


def _is_person_or_plural(scene: Scene, draft: Draft) -> bool:
    if draft.description is not None and draft.description.is_plural:
        return True
    return _is_plural(scene, draft) or kind_of(scene, draft) in ("person", "civilian")


def _is_content_of(scene: Scene, token: int, subject: int) -> bool:
    """Whether the pronoun is the subject of what the other subject says ("the group said it had …")."""
    columns = scene.columns
    clause = columns.head[token]
    says = columns.head[subject]
    is_content = (
        columns.dep[token] in SUBJECTS and columns.dep[clause] == "ccomp" and columns.head[clause] == says
    )
    return is_content and scene.has(columns.lemma[says], "telling_verbs")


def speaker_pronouns(columns: Columns, scene_words: Iterable[str], start: int, end: int) -> Iterator[int]:
    """The tokens of ``[start:end)`` that are one of ``scene_words``."""
    words = frozenset(scene_words)
    return (token for token in range(start, end) if columns.lower[token] in words)
