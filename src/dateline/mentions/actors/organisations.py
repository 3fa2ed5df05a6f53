"""Organisations that knowledge has no entry for, told by how they are written.

`the "Eagles of the Plain" brigade`, "the Sultan Selim brigade", "the militant group Jund al-Sahel",
"the Northern Relief Committee": a name in capitals or quotation marks beside, or ending in, a noun that
names sorts of organisation. And what stands in brackets behind any of them: its acronym.
"""

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS, QUOTES
from dateline.mentions.actors.drafts import Description, Draft, Scene
from dateline.mentions.actors.folding import fold
from dateline.model import ActorKind

KINDS: tuple[tuple[str, ActorKind], ...] = (
    ("org_party", "party"),
    ("org_government", "government"),
    ("org_ngo", "ngo"),
    ("org_igo", "igo"),
    ("org_media", "media"),
    ("org_company", "company"),
    ("org_military", "military"),
    ("org_rebel", "rebel"),
)
CONNECTORS = frozenset({"of", "for"})
LONGEST = 8


def find_organisations(scene: Scene) -> None:
    """Add a draft for every unknown organisation."""
    for token in range(len(scene.columns)):
        if token in scene.taken or token in scene.hit_at:
            continue
        role = scene.roles.at(scene.columns, token)
        is_group = role is not None and role.role.sort == "body" and role.role.group in NAMEABLE
        if role is not None and is_group and not scene.columns.is_capital(token):
            _take_named_group(scene, role.start, token, role.role.kind)
        elif scene.columns.is_capital(token) and (kind := organisation_kind(scene, token)):
            _take_capitalised(scene, token, kind)


NAMEABLE = frozenset({"unknown", "rebel", "militia", "armed", "media", "ngo", "party", "company"})


def organisation_kind(scene: Scene, token: int) -> ActorKind | None:
    """The kind of organisation that a word names ("Front", "Ministry")."""
    word = scene.columns.lower[token]
    return next((kind for name, kind in KINDS if scene.has(word, name)), None)


def _take_named_group(scene: Scene, start: int, head: int, kind: ActorKind) -> None:
    """A lower-case group noun with its name before it, in capitals or quotation marks, or behind it."""
    columns = scene.columns
    if scene.has(columns.lower[head], "armed_groups") and kind == "unknown":
        kind = "rebel"
    quoted = _quoted_before(scene, start)
    before = quoted or _capitals_before(scene, start)
    if before is not None:
        first, last = before
        is_armed = scene.has(columns.lower[head], "armed_groups")
        if quoted is None and last - first == 1:
            # "the Azov battalion" is called by both words; "a Latino organisation" is only described.
            last = head + 1
        if quoted or last - first > 2 or is_armed:
            _add(scene, first, head + 1, scene.wording(first, last), kind)
            return
    after = _name_behind(scene, head + 1)
    if after is not None:
        first, last = after
        if columns.tag[start] not in NAME_TAGS and not any(
            token in scene.taken for token in range(first, last)
        ):
            _add(scene, start, last, scene.wording(first, last), kind)


def _quoted_before(scene: Scene, end: int) -> tuple[int, int] | None:
    """The capitalised words between quotation marks that end right before ``end``."""
    columns = scene.columns
    if end < 3 or columns.text[end - 1] not in QUOTES or not columns.same_sentence(end, end - 1):
        return None
    start = end - 2
    while start > 0 and columns.text[start] not in QUOTES and end - start <= LONGEST + 1:
        start -= 1
    if columns.text[start] not in QUOTES:
        return None
    first, last = start + 1, end - 1
    if (
        first >= last
        or not columns.is_capital(first)
        or any(token in scene.hit_at for token in range(first, last))
    ):
        return None
    return (first, last) if columns.is_capital(last - 1) else None


def _capitals_before(scene: Scene, end: int) -> tuple[int, int] | None:
    """The run of capitalised words right before ``end``, if it is a name that nobody has taken."""
    columns = scene.columns
    start = _run_start(scene, end)
    while start < end and scene.hit_at.get(start) is not None and scene.hit_at[start].sort == "adjective":
        start = scene.hit_at[start].end
    words = [token for token in range(start, end) if columns.text[token] not in HYPHENS]
    if not words or any(token in scene.hit_at or token in scene.taken for token in words):
        return None
    if any(columns.tag[token] not in NAME_TAGS for token in words if columns.is_capital(token)):
        return None
    if start > 0 and columns.text[start - 1] in HYPHENS:
        return None
    plain = [columns.lower[token] for token in words]
    is_plain = any(scene.has(word, "calendar") for word in plain)
    is_ethnic = is_plain or any(
        scene.has(word, "not_the_state") or scene.has(word, "telling_words") for word in plain
    )
    opens = start == scene.sentence_start(start)
    return None if is_ethnic or (opens and len(words) < 2) else (start, end)


def _run_start(scene: Scene, end: int) -> int:
    """Where the run of capitalised words (and "al-", hyphens) that ends before ``end`` starts."""
    columns = scene.columns
    first = scene.sentence_start(end - 1) if end else 0
    start = end
    while start > first and end - start < LONGEST:
        before = start - 1
        is_word = (
            columns.is_capital(before) and columns.text[before].replace("'", "").replace("’", "").isalpha()
        )
        is_joint = start < end and (
            scene.has(columns.lower[before], "particles") or columns.text[before] in HYPHENS
        )
        if not (is_word or is_joint) or columns.tag[before] in ("DT", "PRP", "IN", "CC"):
            break
        start = before
    while start < end and columns.text[start] in HYPHENS:
        start += 1
    return start


def _name_behind(scene: Scene, start: int) -> tuple[int, int] | None:
    """The name in "the militant group Jund al-Sahel", `a group called "…"`."""
    columns = scene.columns
    at = start
    if at + 1 < len(columns) and scene.has(columns.lower[at], "called"):
        at += 2 if columns.lower[at + 1] == "as" else 1
    is_quoted = at < len(columns) and columns.text[at] in QUOTES
    at += is_quoted
    if not columns.same_sentence(start - 1, at) or at in scene.hit_at or not columns.is_capital(at):
        return None
    if columns.tag[at] not in NAME_TAGS or scene.has(columns.lower[at], "calendar"):
        return None
    return at, _run_end(scene, at)


def _run_end(scene: Scene, start: int) -> int:
    """Where the capitalised name that starts at ``start`` ends: "Office for the Coordination of Aid"."""
    limit = min(start + LONGEST, scene.sentence_end(start))
    end = start
    while end < limit and end not in scene.hit_at:
        step = _step(scene, end, limit)
        if not step:
            break
        end += step
    return end


def _step(scene: Scene, token: int, limit: int) -> int:
    """How many tokens carry the name on: a capitalised word, or a joint with the one behind it."""
    columns = scene.columns
    if columns.is_capital(token):
        return int(columns.text[token].replace("'", "").replace("’", "").isalpha())
    is_hyphen = columns.text[token] in HYPHENS and not columns.spaced[token]
    is_joint = columns.lower[token] in CONNECTORS or scene.has(columns.lower[token], "particles")
    if not (is_hyphen or is_joint):
        return 0
    following = token + 1
    if following < limit and (columns.lower[following] == "the" or columns.text[following] in HYPHENS):
        following += 1
    goes_on = following < limit and columns.is_capital(following) and following not in scene.hit_at
    return following + 1 - token if goes_on else 0


def _take_capitalised(scene: Scene, token: int, kind: ActorKind) -> None:
    """A name in capitals that ends in, or starts with, a noun of organisation."""
    columns = scene.columns
    if scene.is_heading(token) or _is_title_case(scene, token):
        return
    start, end = _run_start(scene, token + 1), token + 1
    limit = min(token + LONGEST, scene.sentence_end(token))
    if end < limit and columns.lower[end] in CONNECTORS:
        end = _run_end(scene, end)
    elif end < limit and columns.is_capital(end):
        # "Front Page", "Party House": the noun modifies what follows, or stands within a longer name.
        return
    if any(place in scene.taken for place in range(start, end)):
        return
    if kind == "company" and columns.lower[token + 1 : token + 2] == ["of"]:
        kind = "unknown"  # "the Group of Observers" trades in nothing
    hits = scene.hits_within(start, end)
    if any(not hit.is_state for hit in hits):
        return
    naming = [
        place
        for place in range(start, end)
        if place != token
        and columns.is_capital(place)
        and place not in scene.hit_at
        and not scene.has(columns.lower[place], "transparent")
        and not (place == scene.sentence_start(place) and scene.has(columns.lower[place], "descriptive"))
    ]
    is_office_of = end > token + 1
    if not naming or (len(naming) == 1 and columns.tag[naming[0]] == "DT"):
        return
    if start == scene.sentence_start(start) and not is_office_of and len(naming) < 2 and not hits:
        return
    role = scene.roles.at(columns, token)
    if role is not None and role.start <= min(naming) and not is_office_of:
        return
    scene.use(*hits)
    country = scene.country_of(hits[0].entry) if hits else None
    _add(scene, start, end, scene.wording(start, end), kind, country)


def _is_title_case(scene: Scene, token: int) -> bool:
    """Whether a sentence has its words capitalised like a headline's: no verb in it is small."""
    sentence = scene.analysis.sentence(token)
    columns = scene.columns
    return not any(
        columns.tag[place].startswith(("VB", "MD")) and columns.text[place].islower()
        for place in range(sentence.start, sentence.end)
    )


def _add(scene: Scene, start: int, end: int, name: str, kind: ActorKind, country: str | None = None) -> None:
    columns = scene.columns
    description = Description(name, f"organisation {fold(name)}", kind, country)
    scene.add(Draft(start, end, columns.head_of(start, end), None, description))
