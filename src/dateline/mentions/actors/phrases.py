"""Noun phrases headed by a role: where they start, and which names stand before, among and behind them.

"the former US-backed Syrian army commander" has the core "former US-backed Syrian army commander"; Syria is
its state, the US only tells about it. "US, British and French troops" has three states.
"""

from dataclasses import dataclass

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS, NOUN_TAGS, QUOTES
from dateline.mentions.actors.drafts import Scene
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.roles import RoleHit

MODIFIER_TAGS = (
    frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "NFP", "``", "''", "ADD", "AFX"}) | NOUN_TAGS
)
MODIFIER_LABELS = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod", "advmod"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "poss", "ROOT", "dative"})
PREDICATES = frozenset({"attr", "oprd", "acomp"})


@dataclass(frozen=True)
class Phrase:
    """A role's noun phrase: core words ``[start:end)`` without determiners, and who stands among them.

    ``states`` and ``groups`` own the phrase ("Turkish", "Hamas"), ``coordinated`` share it; ``possessor``
    is where a possessor's name starts, before the core.
    """

    start: int
    role: RoleHit
    states: tuple[NameHit, ...]
    groups: tuple[NameHit, ...]
    coordinated: tuple[NameHit, ...]

    @property
    def head(self) -> int:
        """The role's noun."""
        return self.role.head

    @property
    def end(self) -> int:
        """The token behind the noun."""
        return self.role.head + 1

    @property
    def first(self) -> int:
        """Where the mention starts, a possessor's name included ("Syria's army")."""
        return min([self.start, *(hit.start for hit in (*self.states, *self.groups))])


@dataclass(frozen=True)
class Owner:
    """A name behind a role's noun ("members of …"); ``hit`` where no draft has taken it yet."""

    entry: str
    start: int
    end: int
    hit: NameHit | None


def role_phrase(scene: Scene, token: int) -> Phrase | None:
    """The noun phrase of a role that has its head at ``token``; ``None`` where there is none."""
    if scene.columns.lower[token] == "ones":
        role = _role_of_ones(scene, token)
    else:
        role = scene.roles.at(scene.columns, token)
    if role is None or not _is_headword(scene, role):
        return None
    start = _core_start(scene, role)
    inside = [hit for hit in scene.hits_within(start, role.start) if hit not in scene.used_hits]
    own = [hit for hit in inside if not is_told_about(scene, hit)]
    possessor = _possessor(scene, start)
    if possessor is not None and not own:
        own = [possessor]
    states = tuple(hit for hit in own if hit.is_state)
    groups = tuple(hit for hit in own if not hit.is_state)
    if not own and start == role.start and _lacks_article(scene, role):
        return None
    return Phrase(start, role, states, groups, _coordinated(scene, states[0] if states else None, role.head))


def _is_headword(scene: Scene, hit: RoleHit) -> bool:
    columns, token = scene.columns, hit.head
    label = columns.dep[token]
    tag = columns.tag[token]
    if tag not in NOUN_TAGS and (label not in NOMINAL or tag.startswith("VB")):
        return False
    if is_holder(scene, token):
        return True
    is_modifier = label in ("compound", "nmod") and columns.head[token] > token
    if columns.sentence_of[token] in columns.shouting and hit.is_plural:
        # "US TROOPS LEAVE BASRA" is parsed as one long name.
        return True
    if is_modifier or label in PREDICATES | {"amod", "advmod", "npadvmod", "aux", "punct"}:
        return False
    if label == "pobj" and columns.lower[columns.head[token]] == "as":
        # "described as terrorists": a label, not somebody who acts.
        return False
    return not _looks_like_role(scene, hit)


def _lacks_article(scene: Scene, role: RoleHit) -> bool:
    """ "attack, bomber and fighter aircraft", "talks on military matters": no single somebody is told of."""
    columns, token = scene.columns, role.head
    needs_one = role.role.sort != "body" and not role.is_plural and not is_holder(scene, token)
    if not needs_one and not scene.has(columns.lower[token], "needs_article"):
        return False
    before = role.start - 1
    if not columns.same_sentence(token, before) or columns.dep[token] == "appos":
        return False
    return columns.tag[before] not in (
        "DT",
        "PDT",
        "PRP$",
        "POS",
        "CD",
        "JJ",
        "WP$",
    ) and not scene.is_heading(token)


def _looks_like_role(scene: Scene, hit: RoleHit) -> bool:
    """ "general election", "in general", "attorney general", "state-of-the-art": no role at all."""
    columns, token = scene.columns, hit.head
    if columns.same_sentence(token, token + 1):
        if scene.has(columns.lower[token + 1], "not_a_role_before"):
            return True
        if columns.text[token + 1] in HYPHENS and not columns.spaced[token]:
            return True
    before = hit.start - 1
    if not columns.same_sentence(token, before):
        return False
    return scene.has(f"{columns.lower[before]} {columns.lower[token]}", "no_roles")


def is_holder(scene: Scene, token: int) -> bool:
    """Whether a word stands before a hyphen as whoever does something: "rebel-held", "US-backed"."""
    return is_hyphenated_agent(scene, token) and token + 2 not in scene.hit_at


def is_hyphenated_agent(scene: Scene, token: int) -> bool:
    """As :func:`is_holder`, also within a longer name ("Saudi-led coalition")."""
    columns = scene.columns
    return (
        token + 2 < len(columns)
        and columns.text[token + 1] in HYPHENS
        and not columns.spaced[token]
        and columns.tag[token + 2] in ("VBN", "VBD", "JJ")
        and columns.lower[token + 2].endswith(("d", "n", "t"))
        and not scene.has(columns.lower[token + 2], "inert_participles")
    )


def _role_of_ones(scene: Scene, token: int) -> RoleHit | None:
    """ "units trained by X and Turkish-trained ones": the noun that "ones" repeats."""
    for earlier in range(token - 1, scene.sentence_start(token) - 1, -1):
        hit = scene.roles.at(scene.columns, earlier)
        if hit is not None:
            return RoleHit(token, token, hit.role, True) if earlier not in scene.hit_at else None
    return None


def _core_start(scene: Scene, role: RoleHit) -> int:
    """The first word of the phrase's core: back over modifiers, up to a determiner, number or comma."""
    columns = scene.columns
    first = scene.sentence_start(role.head)
    start = role.start
    while start > first:
        before = start - 1
        hit = scene.hit_at.get(before)
        # "IS fighters" is parsed as a clause; a nationality or a group before a role belongs to it anyway.
        is_owner = hit is not None and hit.end == start and (hit.sort == "adjective" or not hit.is_state)
        if before in scene.taken or not (is_owner or columns.is_below(before, role.head)):
            break
        if hit is not None:
            # A name is taken whole, whatever stands in it ("the Army of Conquest alliance").
            start = hit.start
            continue
        tag = columns.tag[before]
        if scene.has(columns.lower[before], "calendar"):
            # "On Friday regime forces …"
            break
        if start in scene.hit_at and tag in NOUN_TAGS and not columns.is_capital(before):
            # "how little control US officers have": no plain noun stands before a nationality.
            break
        is_adverb = tag in ("RB", "RBR") and columns.tag[start] in ("VBN", "JJ")
        is_pair = tag == "CC" and _joins_modifiers(scene, before, role.head)
        if tag not in MODIFIER_TAGS and not is_adverb and not is_pair:
            break
        start = before
    while start < role.start and (_is_loose(scene, start) or _is_cut_off(scene, start)):
        start += 1
    return start


def _is_cut_off(scene: Scene, token: int) -> bool:
    """The "year-old" of "a 12-year-old boy": what its number belongs to is no description."""
    columns = scene.columns
    return token > 0 and columns.text[token - 1] in HYPHENS and not columns.spaced[token - 1]


def _is_loose(scene: Scene, token: int) -> bool:
    columns = scene.columns
    return (
        columns.text[token] in QUOTES | HYPHENS
        or columns.tag[token] in ("CC", "NFP")
        or (scene.has(columns.lower[token], "not_in_descriptions") and not _is_named_so(scene, token))
    )


def _is_named_so(scene: Scene, token: int) -> bool:
    """The "New" of "a New York businessman", which is no "new" one."""
    is_shouted = scene.columns.sentence_of[token] in scene.columns.shouting
    return scene.columns.is_capital(token) and token != scene.sentence_start(token) and not is_shouted


def _joins_modifiers(scene: Scene, conjunction: int, head: int) -> bool:
    """ "air and ground units": two plain modifiers of one noun, neither of them a name."""
    columns = scene.columns
    left, right = conjunction - 1, conjunction + 1
    return (
        left >= 0
        and left not in scene.hit_at
        and right not in scene.hit_at
        and columns.dep[left] in MODIFIER_LABELS
        and columns.head[left] == head
        and columns.dep[right] == "conj"
    )


def is_told_about(scene: Scene, hit: NameHit) -> bool:
    """Whether a name only tells about the noun: "US-backed", "pro-Iranian", "ex-FARC", "former Israeli"."""
    columns = scene.columns
    after, before = hit.end, hit.start - 1
    if after < len(columns) and columns.text[after] in HYPHENS and not columns.spaced[hit.end - 1]:
        return True
    if before < 0:
        return False
    if columns.text[before] in HYPHENS and before > 0 and not columns.spaced[before]:
        return True
    return scene.has(columns.lower[before], "former_words")


def _possessor(scene: Scene, start: int) -> NameHit | None:
    """The name in "Syria's army", "Hamas' fighters"."""
    columns = scene.columns
    if start < 2 or columns.tag[start - 1] != "POS" or not columns.same_sentence(start, start - 2):
        return None
    hit = scene.hit_at.get(start - 2)
    return hit if hit is not None and hit.end == start - 1 and hit not in scene.used_hits else None


def _coordinated(scene: Scene, state: NameHit | None, head: int) -> tuple[NameHit, ...]:
    """The other states of "US, British and French troops"."""
    columns = scene.columns
    found: list[NameHit] = []
    while state is not None and state.start >= 2:
        joint = state.start - 1
        if columns.tag[joint] != "CC" and columns.text[joint] != ",":
            break
        if columns.tag[joint] == "CC" and columns.text[joint - 1] == ",":
            joint -= 1
        other = scene.hit_at.get(joint - 1)
        if other is None or other.end != joint or not other.is_state:
            break
        label = columns.dep[other.start]
        if not columns.is_below(other.start, head) or label not in MODIFIER_LABELS | {"conj"}:
            break
        found.append(other)
        state = other
    return tuple(found)


def owner_behind(scene: Scene, phrase: Phrase) -> Owner | None:
    """Who is named in "members of Hamas", "soldiers from Chad", "gunmen affiliated with al-Qaeda"."""
    columns = scene.columns
    at = phrase.head + 1
    if not columns.same_sentence(phrase.head, at):
        return None
    if scene.has(columns.lower[at], "belonging"):
        at += 1
        if not columns.same_sentence(phrase.head, at) or columns.lower[at] not in ("to", "with"):
            return None
    elif columns.lower[at] not in ("of", "from", "for"):
        return None
    at += 1
    while columns.same_sentence(phrase.head, at) and columns.tag[at] in ("DT", "``"):
        at += 1
    owner = _named_at(scene, at)
    if owner is None or not columns.same_sentence(at, owner.end):
        return owner
    # "soldiers from the Turkish border", "members of Hamas's family": the name belongs to what follows.
    modifies = columns.dep[owner.end - 1] in MODIFIER_LABELS | {"poss"} and columns.tag[owner.end - 1] in (
        NAME_TAGS | {"JJ"}
    )
    return None if modifies else owner


def _named_at(scene: Scene, token: int) -> Owner | None:
    """The known name, or the known person with a title, that starts at ``token``."""
    draft = scene.taken.get(token)
    if draft is not None:
        return (
            Owner(draft.actor, draft.start, draft.end, None) if draft.start == token and draft.actor else None
        )
    hit = scene.hit_at.get(token)
    return Owner(hit.entry, hit.start, hit.end, hit) if hit is not None and hit.start == token else None
