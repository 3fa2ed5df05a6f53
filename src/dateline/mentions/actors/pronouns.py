"""Whom a pronoun means. Precision first: a pronoun whose actor is not sure is no mention.

Antecedents are looked for where reports put them: the subject of the same or of the previous sentence.
Pronouns inside quotation marks are left alone; those of the speaker ("we") are for whoever knows the
speaker, see :func:`speaker_pronouns`.
"""

from collections.abc import Iterator

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.actors.columns import PLURAL_TAGS, mark_quoted
from dateline.mentions.actors.coreference import identity, kind_of
from dateline.mentions.actors.definites import FIGHTING_KINDS, link_to_owner
from dateline.mentions.actors.drafts import Draft, Scene, is_between
from dateline.model import Actor

STATE_KINDS = frozenset({"state", "government", "military", "intelligence", "police"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
                owned = scene.taken.get(columns.head[token])
                if owned is not None and owned.head == columns.head[token] and owned.start == token + 1:
                    link_to_owner(scene, owned, draft)


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
    """The only plural group among the subjects before, in this sentence or, if it has none, the last one."""
    told = focus.before(token)
    if not any(_is_group(scene, draft) or _is_plural(scene, draft) for draft in told):
        if _has_other_subject(scene, token):
            return None
        told = focus.previous(token)
    groups = {identity(draft): draft for draft in told if _is_group(scene, draft)}
    if len(groups) != 1 or any(not _is_group(scene, draft) and _is_plural(scene, draft) for draft in told):
        return None
    only = next(iter(groups.values()))
    if any(scene.columns.governed(only.head, "conj")):
        # "rebels and soldiers fought until they fell"
        return None
    is_other = scene.columns.lower[token] == "them" and not _is_nearest_plural(scene, only, token)
    return None if is_other or _is_argument_of_same_verb(scene, only, token) else only


def _is_plural(scene: Scene, draft: Draft) -> bool:
    return scene.columns.tag[draft.head] in PLURAL_TAGS


def _is_nearest_plural(scene: Scene, draft: Draft, token: int) -> bool:
    """ "abducted 200 residents, many of them …": an object means the plural noun that stands nearest."""
    for other in range(token - 1, scene.sentence_start(token) - 1, -1):
        if scene.columns.tag[other] in PLURAL_TAGS:
            return draft.start <= other < draft.end
    return True


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


def speaker_pronouns(
    analysis: Analysis, knowledge: Knowledge, start: int, end: int
) -> Iterator[tuple[int, bool]]:
    """The first-person pronouns among the tokens ``[start:end)`` of somebody's words.

    Yields each token with whether it is plural: "I" and "my" are the speaker, "we" and "our" the speaker's
    side (:func:`side_of`).
    """
    single = knowledge.word_set("pronouns.speaker_singular")
    plural = knowledge.word_set("pronouns.speaker_plural")
    for token in range(start, end):
        lower = analysis.lowered[token]
        is_name = lower in plural and len(lower) > 1 and analysis.doc[token].text.isupper()
        if not is_name and (lower in single or lower in plural):
            yield token, lower in plural


def side_of(speaker: Actor, knowledge: Knowledge, day: str | None = None) -> str:
    """Whom a speaker's "we" means: the state that the speaker serves, the group led, else the speaker.

    Args:
        speaker: the record of whoever speaks.
        knowledge: whose offices are asked.
        day: when it was said (ISO), for offices held; any office counts where it is absent.
    """
    entry = knowledge.actors.get(speaker.id)
    serves = speaker.kind in STATE_KINDS
    for office in entry.offices if entry else ():
        if day is not None and not is_between(day, office.start, office.end):
            continue
        led = knowledge.actors.get(office.of)
        if led is not None and led.kind not in STATE_KINDS:
            return led.id
        serves = True
    country = speaker.country if serves else None
    return next((state.id for state in knowledge.bundle.states if state.country == country), speaker.id)
