"""The known names that no role, title or organisation has used: which of them act, and which only tell where.

A group's name always means the group. A state's does where the state does something or is dealt with
("Iran denied it", "a deal with Russia"), not where it is a place ("in Iraq", "fled Syria") or an adjective of
something else ("Turkish border"). A capital means its government only among those who deal with each other.
"""

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS, PLURAL_TAGS
from dateline.mentions.actors.drafts import Description, Draft, Scene
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.phrases import is_holder, is_hyphenated_agent

MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "nsubjpass", "dative", "iobj"})


def find_remaining(scene: Scene) -> None:
    """Add a draft for every remaining name hit that means an actor."""
    for hit in scene.hits:
        if hit in scene.used_hits or hit.start in scene.taken:
            continue
        if hit.is_state:
            actor = _state_meant(scene, hit)
        else:
            actor = None if _is_in_longer_name(scene, hit) or _is_seat(scene, hit) else hit.entry
        if actor is not None:
            scene.use(hit)
            scene.add(Draft(hit.start, hit.end, scene.columns.head_of(hit.start, hit.end), actor))
    for hit in scene.hits_within_names:
        # "Saudi-led coalition" is a name, and tells who leads it.
        if is_hyphenated_agent(scene, hit.end - 1):
            scene.add(Draft(hit.start, hit.end, hit.end - 1, hit.entry))


def _is_seat(scene: Scene, hit: NameHit) -> bool:
    """ "sent from Langley": an agency's seat, told as a place."""
    head = _first_of_list(scene, scene.columns.head_of(hit.start, hit.end))
    entry = scene.knowledge.actors.get(hit.entry)
    is_agency = entry is not None and entry.kind in ("government", "intelligence", "military")
    return hit.sort == "weak" and is_agency and scene.columns.dep[head] == "pobj" and not _deals(scene, head)


def _state_meant(scene: Scene, hit: NameHit) -> str | None:
    columns = scene.columns
    head = columns.head_of(hit.start, hit.end)
    if is_holder(scene, hit.end - 1) or _is_suspended(scene, hit):
        return hit.entry
    if _is_in_longer_name(scene, hit) or _is_prefixed(scene, hit):
        return None
    if deed := _modified_noun(scene, hit, head):
        return _doer(scene, hit, head, deed)
    if hit.sort == "metonym":
        return hit.entry if _deals(scene, head) else None
    if hit.sort in ("adjective", "people"):
        return hit.entry if _is_people_acting(scene, hit, head) else None
    return hit.entry if _is_acting_noun(scene, hit, head) else None


def _is_suspended(scene: Scene, hit: NameHit) -> bool:
    """The US in "US- and Saudi-backed": its participle comes with the next name."""
    columns = scene.columns
    joint = hit.end
    if joint < len(columns) and columns.text[joint] in HYPHENS:
        joint += 1
    elif columns.text[hit.end - 1][-1] not in HYPHENS:
        return False
    if joint + 1 >= len(columns) or columns.tag[joint] != "CC":
        return False
    other = scene.hit_at.get(joint + 1)
    return other is not None and is_holder(scene, other.end - 1)


def _is_prefixed(scene: Scene, hit: NameHit) -> bool:
    """ "pro-Iranian", "anti-US"; and "Atlanta, Georgia", "Mosul, Iraq": the last only places the first."""
    columns = scene.columns
    before = hit.start - 1
    if not columns.same_sentence(hit.start, before):
        return False
    if columns.text[before] in HYPHENS and before > 0 and not columns.spaced[before]:
        pair = scene.hit_at.get(before - 1)
        return pair is None or not pair.is_state
    first = scene.hit_at.get(before - 1)
    is_place_name = (
        before > 0 and columns.tag[before - 1] in NAME_TAGS and (first is None or first.sort == "metonym")
    )
    label = columns.dep[hit.end - 1]
    return (
        columns.text[before] == ","
        and is_place_name
        and label in ("appos", "npadvmod", "nmod", "dep", "conj")
    )


def _is_in_longer_name(scene: Scene, hit: NameHit) -> bool:
    """ "Michael Jordan", "Jordan Henderson", "Turkey Creek": a known word in an unknown name."""
    columns = scene.columns
    before, after = hit.start - 1, hit.end
    if hit.sort == "adjective" or not columns.is_capital(hit.start):
        return False
    if columns.same_sentence(hit.start, before) and before not in scene.hit_at and before not in scene.taken:
        is_name = columns.tag[before] in NAME_TAGS and columns.is_capital(before)
        is_plain = scene.has(columns.lower[before], "directions") or scene.has(
            columns.lower[before], "descriptive"
        )
        if is_name and columns.dep[before] == "compound" and columns.head[before] < hit.end and not is_plain:
            return columns.head[before] >= hit.start and _is_plain_name(scene, before)
    if columns.same_sentence(hit.start, after) and after not in scene.hit_at and after not in scene.taken:
        is_name = columns.tag[after] in NAME_TAGS and columns.is_capital(after)
        is_modifier = columns.dep[hit.end - 1] == "compound" and columns.head[hit.end - 1] >= after
        if is_name and is_modifier and scene.roles.at(columns, after) is None and hit.sort != "metonym":
            return _is_plain_name(scene, after)
    return False


def _is_plain_name(scene: Scene, token: int) -> bool:
    """A word with a capital that is no acronym and no word of an office: a first name, a family name."""
    text = scene.columns.text[token]
    return text.isalpha() and not text.isupper() and scene.roles.at(scene.columns, token) is None


def _modified_noun(scene: Scene, hit: NameHit, head: int) -> int | None:
    """The noun that the name modifies or possesses, if it does."""
    columns = scene.columns
    label, governor = columns.dep[head], columns.head[head]
    if label == "conj" and columns.dep[governor] in MODIFIERS and governor in scene.hit_at:
        label, governor = columns.dep[governor], columns.head[governor]
    if label == "npadvmod" and columns.text[hit.end : hit.end + 1] != ["-"]:
        return None
    if label not in MODIFIERS or governor < hit.end - 1:
        return None
    while columns.dep[governor] in ("compound", "amod", "nmod") and columns.head[governor] > governor:
        governor = columns.head[governor]
    return governor


def _doer(scene: Scene, hit: NameHit, head: int, noun: int) -> str | None:
    """Who an adjective of a deed means: "Israeli air strikes" are the military's, "US sanctions" the state's.

    "an Afghan bombing" happened in Afghanistan; only what is aimed at somebody ("a Turkish operation
    against …") tells by whom.
    """
    columns = scene.columns
    forms = {columns.lemma[noun], columns.lower[noun], f"{columns.lower[noun - 1]} {columns.lemma[noun]}"}
    lists = scene.roles.lists
    if forms & lists["deeds_military"]:
        return scene.organ(hit.entry, "military")
    is_aimed = any(columns.lower[child] in AIMS for child in columns.governed(noun, "prep"))
    acts = (
        forms & lists["deeds_own"]
        or (forms & lists["deeds_mutual"] and _is_pair(scene, hit))
        or (forms & lists["deeds_aimed"] and is_aimed)
        or (forms & lists["acting_nouns"] and columns.dep[head] == "poss")
    )
    return hit.entry if acts else None


AIMS = frozenset({"on", "against", "in", "into", "at", "over", "upon", "near", "outside"})


def _is_pair(scene: Scene, hit: NameHit) -> bool:
    """ "US-Russian talks", "talks between …" told as "Israeli and Palestinian talks"."""
    columns = scene.columns
    after, before = hit.end, hit.start - 1
    if after + 1 < len(columns) and columns.text[after] in HYPHENS | {"and", "/"}:
        other = scene.hit_at.get(after + 1)
        return other is not None and other.is_state and other.entry != hit.entry
    if before > 0 and columns.text[before] in HYPHENS | {"and", "/"}:
        other = scene.hit_at.get(before - 1)
        return other is not None and other.is_state and other.entry != hit.entry
    return False


def _is_acting_noun(scene: Scene, hit: NameHit, head: int) -> bool:
    """Whether a state's name, as a noun, is more than a place."""
    columns = scene.columns
    top = _first_of_list(scene, head)
    # "northern Syria" is a place; the "South" of "South Korea" is part of the name.
    before = [child for child in columns.governed(top, "amod", "compound") if child not in scene.hit_at]
    if any(scene.has(columns.lower[child], "directions") for child in before):
        return False
    label, governor = columns.dep[top], columns.head[top]
    if label == "pobj":
        if _is_locative(scene, governor):
            return False
        return not (columns.lower[governor] == "of" and _is_part_of_land(scene, columns.head[governor]))
    if label in OBJECTS:
        return not scene.has(columns.lemma[governor], "motion_verbs")
    if label in SUBJECTS:
        return not scene.has(columns.lemma[governor], "lying_verbs")
    return label in ("appos", "attr", "agent", "oprd")


def _first_of_list(scene: Scene, head: int) -> int:
    """The first member of the list that a name stands in: "to Jordan, Iraq and Iran"."""
    columns = scene.columns
    for _ in range(12):
        if columns.dep[head] != "conj" or columns.head[head] >= head:
            break
        head = columns.head[head]
    return head


def _is_locative(scene: Scene, preposition: int) -> bool:
    columns = scene.columns
    word = columns.lower[preposition]
    if word == "from":
        # "crossed from Turkey" is a place; "support from Turkey" is not.
        above = columns.head[preposition]
        return not (
            scene.has(columns.lower[above], "acting_nouns") or scene.has(columns.lemma[above], "human_verbs")
        )
    if word == "to":
        above = columns.head[preposition]
        return columns.tag[above].startswith("VB") and scene.has(columns.lemma[above], "travel_verbs")
    if word == "on":
        # "pressure on Israel", "sanctions on Iran"; a report "on Syria" only has it for a subject.
        return not scene.has(columns.lemma[columns.head[preposition]], "burdens")
    if word == "between":
        return scene.has(columns.lemma[columns.head[preposition]], "lying_verbs")
    return scene.has(word, "locative_prepositions")


def _is_part_of_land(scene: Scene, noun: int) -> bool:
    return scene.has(scene.columns.lower[noun], "directional_nouns")


def _deals(scene: Scene, head: int) -> bool:
    """Whether a capital stands for its government: it speaks, or somebody deals with it."""
    columns = scene.columns
    top = _first_of_list(scene, head)
    label, governor = columns.dep[top], columns.head[top]
    if label in SUBJECTS:
        return scene.has(columns.lemma[governor], "government_verbs")
    if label in ("dobj", "dative"):
        return scene.has(columns.lemma[governor], "addressing_verbs")
    if label != "pobj":
        return False
    above = columns.head[governor]
    word = columns.lower[governor]
    is_about_dealing = scene.has(columns.lower[above], "acting_nouns") or scene.has(
        columns.lemma[above], "addressing_verbs"
    )
    if columns.dep[governor] == "agent":
        return not scene.has(columns.lemma[above], "motion_verbs")
    if word == "with":
        return is_about_dealing or scene.has(columns.lemma[above], "government_verbs")
    if word in ("to", "for") and scene.has(columns.lower[above], "loyal_words"):
        return True
    return (
        word in ("between", "from", "by", "to", "against", "of")
        and is_about_dealing
        and (word != "against" or not scene.has(columns.lower[above], "deeds_aimed"))
    )


def _is_people_acting(scene: Scene, hit: NameHit, head: int) -> bool:
    """ "the Russians bombed", "the French said": with the article, as a subject or agent."""
    columns = scene.columns
    before = hit.start - 1
    if columns.tag[head] not in PLURAL_TAGS | {"JJ", "NNP", "JJS"} or not columns.same_sentence(head, before):
        return False
    if columns.lower[before] != "the":
        return False
    label, governor = columns.dep[head], columns.head[head]
    if label == "nsubj":
        return scene.has(columns.lemma[governor], "human_verbs")
    if label == "pobj":
        is_agent = columns.dep[governor] == "agent"
        return is_agent or scene.has(columns.lower[columns.head[governor]], "acting_nouns")
    return False


def find_peoples(scene: Scene) -> None:
    """Describe people told by nationality alone: "five Americans were killed", "an Iraqi was held"."""
    columns = scene.columns
    for hit in scene.hits:
        if hit.sort != "people" or hit in scene.used_hits or hit.start in scene.taken:
            continue
        head = hit.end - 1
        label = columns.dep[head]
        if label not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") or _is_in_longer_name(scene, hit):
            continue
        if _is_prefixed(scene, hit):
            continue
        name = scene.wording(hit.start, hit.end)
        country = scene.country_of(hit.entry)
        description = Description(name, f"people {name.lower()}", "civilian", country, is_plural=True)
        scene.use(hit)
        scene.add(Draft(hit.start, hit.end, head, None, description))
