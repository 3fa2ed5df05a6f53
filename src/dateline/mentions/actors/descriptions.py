"""Whom a role's noun phrase means: "Turkish troops", "Hamas gunmen", "a Syrian general", "villagers".

A state's adjective before a role means the organ of the state; a known group's name before its fighters,
or behind them ("members of Hamas", "gunmen loyal to …"), means the group. What is left is an actor of its
own, named by the words that describe it.
"""

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS, PLURAL_TAGS, QUOTES
from dateline.mentions.actors.drafts import Description, Draft, Scene, uncapitalised
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.phrases import (
    Owner,
    Phrase,
    is_holder,
    is_told_about,
    owner_behind,
    role_phrase,
)
from dateline.mentions.actors.roles import join_words
from dateline.mentions.actors.titles import compile_titles
from dateline.model import ActorKind

GROUP_ROLES = frozenset(
    {"military", "armed", "police", "intelligence", "government", "state", "rebel", "militia", "unknown"}
)
METONYM_ROLES = frozenset({"government", "state", "military"})
ANAPHORS = ("as_group", "as_fighters", "as_media", "as_office", "as_person")
KIND_WORDS: tuple[tuple[str, ActorKind], ...] = (
    ("rebel_words", "rebel"),
    ("militia_words", "militia"),
    ("army_words", "military"),
)


def find_described(scene: Scene) -> None:
    """Add a draft for every role noun that heads a phrase, known names among its words dealt with."""
    for token in range(len(scene.columns)):
        if token not in scene.taken and token not in scene.hit_at:
            phrase = role_phrase(scene, token)
            if phrase is not None:
                _take(scene, phrase)


def _take(scene: Scene, phrase: Phrase) -> None:
    """Decide who the phrase means, and add its draft and those of names among its words."""
    owner = None if phrase.groups or phrase.states else owner_behind(scene, phrase)
    organ = _state_organ(scene, phrase)
    if phrase.groups and _means_group(scene, phrase):
        scene.use(phrase.groups[-1])
        scene.add(Draft(phrase.groups[-1].start, phrase.end, phrase.head, phrase.groups[-1].entry))
    elif _has_person(scene, phrase):
        _take_persons_organ(scene, phrase)
    elif owner is not None and (entry := _owned_entry(scene, phrase, owner)):
        _use_owner(scene, owner, entry)
        scene.add(Draft(phrase.start, owner.end, phrase.head, entry))
    elif organ is not None:
        _take_organ(scene, phrase, organ)
    elif phrase.role.role.sort != "craft" or _acts(scene, phrase.head):
        _take_described(scene, phrase, owner)
    _add_backers(scene, phrase)


def _means_group(scene: Scene, phrase: Phrase) -> bool:
    """Whether a group's name before the role means the group: its fighters do, one of them does not."""
    role, group = phrase.role, phrase.groups[-1]
    entry = scene.knowledge.actors.get(group.entry)
    if entry is None or entry.kind == "person" or scene.any_of(phrase.start, role.start, "former_words"):
        return False
    if role.role.group == "media":
        return entry.kind == "media"
    if role.role.sort == "person" and not role.is_plural:
        return False
    return role.role.group in GROUP_ROLES or role.role.sort == "body"


def _has_person(scene: Scene, phrase: Phrase) -> bool:
    """ "Assad's forces", "the Obama administration": an organ of the state that the person leads."""
    role = phrase.role.role
    if not phrase.groups or role.organ is None or role.sort == "person":
        return False
    return any(scene.held_states(phrase.groups[-1].entry))


def _take_persons_organ(scene: Scene, phrase: Phrase) -> None:
    person = phrase.groups[-1]
    scene.use(*phrase.groups)
    scene.add(Draft(person.start, person.end, person.end - 1, person.entry))
    organ = scene.organ(next(scene.held_states(person.entry)), phrase.role.role.organ)
    scene.add(Draft(phrase.first, phrase.end, phrase.head, organ))


def _owned_entry(scene: Scene, phrase: Phrase, owner: Owner) -> str | None:
    """The entry that a role means together with the name behind it; ``None`` where it is only part of it."""
    role, columns = phrase.role, scene.columns
    if role.role.sort == "person" and not role.is_plural:
        return None
    joint = columns.lower[phrase.head + 1]
    if owner.hit is not None and owner.hit.is_state:
        is_native = owner.hit.sort == "state" and joint in ("of", "from", "loyal")
        return scene.organ(owner.entry, role.role.organ) if is_native and role.role.organ else None
    entry = scene.knowledge.actors.get(owner.entry)
    if entry is None or joint == "for":
        return None
    if entry.kind == "person":
        state = next(scene.held_states(owner.entry), None)
        return scene.organ(state, "military") if state and role.role.organ == "military" else None
    is_part = role.role.group in GROUP_ROLES or scene.has(columns.lower[phrase.head], "part_nouns")
    return owner.entry if is_part else None


def _use_owner(scene: Scene, owner: Owner, entry: str) -> None:
    """Mark the owner's name as dealt with; a name that the phrase does not mean is a mention of its own."""
    if owner.hit is None:
        return
    scene.use(owner.hit)
    if owner.entry != entry and not owner.hit.is_state:
        scene.add(Draft(owner.start, owner.end, scene.columns.head_of(owner.start, owner.end), owner.entry))


def _state_organ(scene: Scene, phrase: Phrase) -> str | None:
    """The entry that a state's adjective and a role stand for together, if they make an organ of it.

    "Turkish troops" do; "Turkish rebels", "former Turkish soldiers", "a Turkish soldier" and "New Turkish
    Army" (a name of its own) do not.
    """
    role = phrase.role
    if not phrase.states or (role.role.organ is None and role.role.group != "state"):
        return None
    if role.role.sort == "person" and not role.is_plural:
        return None
    state = phrase.states[-1]
    if state.sort == "metonym" and role.role.group not in METONYM_ROLES:
        return None
    for token in range(phrase.start, role.start):
        if any(hit.start <= token < hit.end for hit in phrase.states):
            continue
        lower = scene.columns.lower[token]
        is_name = scene.columns.tag[token] in NAME_TAGS and scene.columns.is_capital(token)
        is_model = any(map(str.isdigit, lower))
        if scene.has(lower, "not_the_state"):
            return None
        if is_name and not is_model and not scene.has(lower, "transparent"):
            return None
    return scene.organ(state.entry, role.role.organ)


def _take_organ(scene: Scene, phrase: Phrase, organ: str) -> None:
    scene.use(*phrase.states)
    # "US-backed Iraqi troops" are "Iraqi troops": whoever backs them is told of apart.
    is_backed = any(hit not in phrase.states for hit in scene.hits_within(phrase.start, phrase.role.start))
    start = phrase.states[-1].start if is_backed else phrase.first
    scene.add(Draft(start, phrase.end, phrase.head, organ))
    for other in phrase.coordinated:
        scene.use(other)
        entry = scene.organ(other.entry, phrase.role.role.organ)
        scene.add(Draft(other.start, other.end, other.end - 1, entry))
    _pass_on(scene, phrase, phrase.states[-1])


def _pass_on(scene: Scene, phrase: Phrase, state: NameHit) -> None:
    """ "Turkish soldiers and police": the second organ is of the same state."""
    columns = scene.columns
    for other in columns.governed(phrase.head, "conj"):
        role = scene.roles.at(columns, other)
        if role is None or role.role.organ is None or other in scene.taken or other in scene.hit_at:
            continue
        is_alone = columns.left_edge(other) == role.start and columns.tag[role.start - 1] == "CC"
        if is_alone and (role.is_plural or role.role.sort == "body"):
            scene.add(Draft(role.start, other + 1, other, scene.organ(state.entry, role.role.organ)))


def _acts(scene: Scene, head: int) -> bool:
    """Whether a craft does something ("warplanes bombed"); elsewhere it is a thing ("destroyed tanks")."""
    columns = scene.columns
    if columns.dep[head] == "conj":
        head = columns.head[head]
    is_agent = columns.dep[head] == "pobj" and columns.dep[columns.head[head]] == "agent"
    return columns.dep[head] == "nsubj" or is_agent


def _take_described(scene: Scene, phrase: Phrase, owner: Owner | None) -> None:
    role = phrase.role.role
    if owner is not None and owner.hit is not None and owner.hit.is_state:
        # "refugees from Syria": where from, not whose.
        owner = None
    is_faint = owner is None and not _tells_enough(scene, phrase)
    if is_faint and not any(scene.has(role.words[-1], name) for name in ANAPHORS):
        return
    end, start = phrase.end, phrase.first
    if owner is not None and role.sort == "person":
        end = owner.end
        _use_owner(scene, owner, "")
    for hit in phrase.groups:
        scene.use(hit)
        scene.add(Draft(hit.start, hit.end, scene.columns.head_of(hit.start, hit.end), hit.entry))
    scene.use(*phrase.states)
    titles = frozenset({join_words(role.words).replace("-", " "), role.words[-1]})
    scene.add(Draft(start, end, phrase.head, None, describe(scene, phrase, end, is_faint), titles))
    for hit in phrase.states:
        if scene.has(role.words[-1], "relational"):
            scene.add(Draft(hit.start, hit.end, hit.end - 1, hit.entry))
        elif role.sort == "person" and not phrase.role.is_plural and not is_told_about(scene, hit):
            _add_led(scene, phrase, hit)


def _add_led(scene: Scene, phrase: Phrase, state: NameHit) -> None:
    """ "the Syrian president": the office is mentioned with its holder."""
    led = scene.knowledge.compiled(compile_titles).led_by(scene, phrase.role.role.words, state.entry, None)
    lists = ("former", "understudies")
    if led is not None and not any(scene.any_of(phrase.start, phrase.role.start, name) for name in lists):
        scene.add(Draft(phrase.first, phrase.end, phrase.head, led))


def _tells_enough(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase alone tells of somebody ("villagers"), not of just anything ("the side")."""
    columns, role = scene.columns, phrase.role
    if phrase.states or phrase.groups:
        return True
    if any(hit not in scene.used_hits for hit in scene.hits_within(phrase.start, role.start)):
        return True
    if (
        columns.tag[phrase.head] in NAME_TAGS
        and _has_article(scene, phrase)
        and not scene.is_heading(phrase.head)
    ):
        # "the Coalition": the capital makes it one that the reader knows.
        return True
    if _office_of(scene, phrase) or _is_armed(scene, phrase) or _undergoes(scene, phrase):
        return True
    is_compound = role.start < phrase.head and len(role.role.words) == 1  # "militia-men"
    nouns = {role.role.words[-1]} if is_compound else {columns.lower[phrase.head], role.role.words[-1]}
    if any(scene.has(noun, "silent_alone") for noun in nouns):
        return len(role.role.words) > 1 or scene.any_of(phrase.start, role.start, "telling_words")
    is_many = columns.tag[phrase.head] in PLURAL_TAGS
    return not (is_many and scene.has(columns.lemma[phrase.head], "generic_plurals"))


def _is_armed(scene: Scene, phrase: Phrase) -> bool:
    is_person = phrase.role.role.sort == "person"
    return is_person and scene.any_of(phrase.start, phrase.role.start, "armed_words")


def _undergoes(scene: Scene, phrase: Phrase) -> bool:
    """ "two drivers were abducted", "the killing of three brothers": people to whom something is done."""
    columns, head = scene.columns, phrase.head
    if phrase.role.role.sort != "person":
        return False
    while columns.dep[head] == "conj" and columns.head[head] < head:
        head = columns.head[head]
    label, governor = columns.dep[head], columns.head[head]
    if label in ("dobj", "nsubjpass", "dative"):
        return scene.has(columns.lemma[governor], "done_to_people")
    above = columns.lower[columns.head[governor]]
    return label == "pobj" and columns.lower[governor] == "of" and scene.has(above, "deeds_to_people")


def _has_article(scene: Scene, phrase: Phrase) -> bool:
    return phrase.start > 0 and scene.columns.lower[phrase.start - 1] == "the"


def describe(scene: Scene, phrase: Phrase, end: int, is_faint: bool = False) -> Description:
    """The actor that a phrase describes, in its own words."""
    columns, role, start = scene.columns, phrase.role, phrase.first
    words = [columns.lower[token] for token in range(start, phrase.head)]
    plain = [word for word in words if word not in HYPHENS | QUOTES]
    own = [word for word in plain if not scene.has(word, "army_words")]
    joint = " " if phrase.head > start and columns.spaced[phrase.head - 1] else ""
    words_before = scene.wording(start, phrase.head) + joint
    office = _office_of(scene, phrase)
    keeper = _stranger(scene, phrase)
    name = (
        f"{keeper} " * bool(keeper)
        + f"{words_before}{_noun(scene, phrase)} {office or scene.wording(phrase.end, end)}"
    )
    if start == role.start == scene.sentence_start(start) and columns.text[start][1:].islower():
        # "Aid workers said": the first word of the role is no name.
        name = uncapitalised(name)
    if columns.sentence_of[phrase.head] in columns.shouting:
        name = _lowered(scene, name, phrase)
    is_many = role.is_plural or (is_holder(scene, phrase.head) and role.role.sort == "person")
    return Description(
        " ".join(name.split()),
        " ".join(
            [keeper, *plain, role.role.words[-1], "*" * is_many, office, scene.wording(phrase.end, end)]
        ).strip(),
        "unknown" if keeper else _kind(scene, phrase, plain),
        scene.country_of(phrase.states[-1].entry) if phrase.states else None,
        role.role,
        is_bare=not (office or keeper) and (not own or tuple(plain) == role.role.words[:-1]),
        is_faint=is_faint,
        is_definite=start > 0 and scene.has(columns.lower[start - 1], "definite"),
        is_plural=role.is_plural,
    )


def _stranger(scene: Scene, phrase: Phrase) -> str:
    """The "Omar Haddad's" of "Omar Haddad's troops": of no state, as long as he is not known to lead one."""
    columns, mark = scene.columns, phrase.first - 1
    if phrase.role.role.organ != "military" or mark < 1 or columns.tag[mark] != "POS":
        return ""
    start = mark
    while columns.same_sentence(start, start - 1) and columns.tag[start - 1] in NAME_TAGS:
        if scene.hit_at.get(start - 1) is not None:
            return ""
        start -= 1
    return scene.wording(start, mark + 1) if start < mark else ""


def _office_of(scene: Scene, phrase: Phrase) -> str:
    """The "of Basra" of "the mayor of Basra": which of many; the place stays one."""
    columns, joint = scene.columns, phrase.end
    is_seat = scene.has(phrase.role.role.words[-1], "seated") and not phrase.role.is_plural
    if not is_seat or not columns.same_sentence(phrase.head, joint) or columns.lower[joint] != "of":
        return ""
    end = joint + 1
    while columns.same_sentence(joint, end) and (
        columns.tag[end] in NAME_TAGS
        or columns.text[end] in HYPHENS
        or scene.has(columns.lower[end], "particles")
    ):
        end += 1
    return scene.wording(joint, end) if end > joint + 1 else ""


def _lowered(scene: Scene, name: str, phrase: Phrase) -> str:
    """A description from a headline all in capitals, as it would stand in a text: "Salvadoran soldiers"."""
    named = {
        scene.columns.lower[token]
        for hit in (*phrase.states, *phrase.groups)
        for token in range(hit.start, hit.end)
    }
    words = name.lower().split()
    return " ".join(word.title() if word in named else word for word in words)


def _noun(scene: Scene, phrase: Phrase) -> str:
    """The phrase's noun as its name has it: "ones" as the noun it repeats, "rebel-held" as "rebels"."""
    columns, role = scene.columns, phrase.role.role
    noun = columns.text[phrase.head]
    if columns.lower[phrase.head] == "ones":
        return f"{role.words[-1]}s"
    if phrase.head == scene.sentence_start(phrase.head) and scene.is_common(phrase.head):
        noun = uncapitalised(noun)
    return f"{noun}s" if is_holder(scene, phrase.head) and role.sort == "person" else noun


def _kind(scene: Scene, phrase: Phrase, words: list[str]) -> ActorKind:
    role = phrase.role.role
    if role.kind == "civilian" and any(scene.has(word, "armed_words") for word in words):
        # "Armed men abducted two villagers": nobody knows whose they are.
        return "unknown"
    if role.group not in ("armed", "unknown", "military", "government"):
        return role.kind
    for name, kind in KIND_WORDS:
        if any(scene.has(word, name) for word in words) and (role.group != "government" or kind == "rebel"):
            return kind
    return role.kind


def _add_backers(scene: Scene, phrase: Phrase) -> None:
    """ "CIA-armed units", "anti-Taliban fighters": who stands before the hyphen, or a group behind one."""
    for hit in scene.hits_within(phrase.start, phrase.role.start):
        if hit in scene.used_hits or not is_told_about(scene, hit):
            continue
        if is_holder(scene, hit.end - 1) or not hit.is_state:
            scene.use(hit)
            scene.add(Draft(hit.start, hit.end, hit.end - 1, hit.entry))
