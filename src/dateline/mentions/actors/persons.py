"""Persons: by a title before the name, or by a name of two or three words that speaks or is explained.

A title with a name is one mention of the person ("French Foreign Minister Laurent Fabius"). Where the title
says what the person leads or belongs to, that state, office or group is mentioned within it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.mentions.actors.columns import HYPHENS, NAME_TAGS
from dateline.mentions.actors.drafts import Description, Draft, Scene
from dateline.mentions.actors.folding import fold
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.roles import join_words
from dateline.mentions.actors.titles import TitleTable, compile_titles

MODIFIERS = frozenset({"JJ", "NN", "NNP", "NNPS", "HYPH", "VBN", "NNS", "JJS"})
LONGEST_NAME = 6


@dataclass(frozen=True)
class Titled:
    """A title and the name behind it: title words ``[title:title_end)``, name ``[name:end)``."""

    words: tuple[str, ...]
    start: int
    title: int
    title_end: int
    name: int
    end: int
    owner: NameHit | None


def find_titled_persons(scene: Scene) -> None:
    """Add a draft for every name with a title before it."""
    table = scene.knowledge.compiled(compile_titles)
    for titled in _titled_names(scene, table):
        person = scene.hit_at.get(titled.name)
        head = scene.columns.head_of(titled.start, titled.end)
        titles = frozenset(table.spelt_out(titled.words))
        _add_owner(scene, table, titled)
        if person is not None:
            scene.use(person)
            scene.add(Draft(titled.start, titled.end, head, person.entry, None, titles))
        else:
            country = scene.country_of(titled.owner.entry) if titled.owner else None
            description = describe_person(scene, titled.name, titled.end, country)
            scene.add(Draft(titled.start, titled.end, head, None, description, titles))


def describe_person(scene: Scene, start: int, end: int, country: str | None = None) -> Description:
    """The person that is called by the words ``[start:end)``."""
    name = scene.wording(start, end)
    return Description(name, f"person {fold(name)}", "person", country)


def _titled_names(scene: Scene, table: TitleTable) -> Iterator[Titled]:
    columns = scene.columns
    done = 0
    for token in range(len(columns) - 1):
        if token < done or columns.lower[token].rstrip(".") not in table.by_last:
            continue
        if scene.hit_at.get(token) is not None and not scene.hit_at[token].is_state:
            continue
        words = table.ending_at(columns, token)
        if not words:
            continue
        title = token - len(words) + 1
        is_stopped = columns.text[token + 1] == "." and columns.same_sentence(token, token + 1)
        name = _skip_office(scene, token + 1 + is_stopped)
        end = name_end(scene, name)
        if end is None or (end - name == 1 and not _takes_surname(scene, words, name)):
            continue
        start, owner = _with_owner(scene, title, token + 1, name, end)
        if any(place in scene.taken for place in range(start, end)):
            continue
        yield Titled(words, start, title, token + 1, name, end, owner)
        done = end


def _skip_office(scene: Scene, token: int) -> int:
    """Behind "secretary-general of NATO": the token where the name starts."""
    columns = scene.columns
    if not columns.same_sentence(token - 1, token) or columns.lower[token] != "of":
        return token
    at = token + 1
    if columns.same_sentence(token, at) and columns.lower[at] == "the":
        at += 1
    hit = scene.hit_at.get(at)
    return hit.end if hit is not None and hit.start == at else token


def _takes_surname(scene: Scene, words: tuple[str, ...], name: int) -> bool:
    """Whether a title makes a single word a name: "General Dostum" does, "resident Sunday" does not."""
    if scene.hit_at.get(name) is not None:
        return True
    title = join_words(words)
    is_address = any(
        scene.has(title, name_list)
        for name_list in (
            "ranks",
            "honorifics",
            "politicians",
            "heads_of_state",
            "heads_of_government",
            "offices",
        )
    )
    return is_address and scene.columns.tag[name] in NAME_TAGS


def name_end(scene: Scene, start: int) -> int | None:
    """The token behind the person's name that starts at ``start``; ``None`` where none does."""
    columns = scene.columns
    hit = scene.hit_at.get(start)
    if hit is not None:
        entry = scene.knowledge.actors.get(hit.entry)
        is_person = entry is not None and entry.kind == "person" and hit.start == start
        return hit.end if is_person else None
    if start >= len(columns) or not _is_name_word(scene, start) or start in scene.taken:
        return None
    end = start
    limit = min(start + LONGEST_NAME, scene.sentence_end(start))
    while (
        end < limit
        and end not in scene.hit_at
        and (
            _is_name_word(scene, end)
            or _is_particle(scene, end, limit)
            or _is_inner_hyphen(scene, end, limit)
        )
    ):
        end += 1
    if end < limit and end in scene.hit_at and scene.hit_at[end].sort in ("strong", "weak"):
        # "General Khalifa [Haftar's forces]": the name goes on in another one.
        return None
    words = [columns.lower[token] for token in range(start, end)]
    titles = scene.knowledge.compiled(compile_titles).by_last
    if any(word in titles for word in words[:-1]):
        # "General Intelligence Chief X Y": the last title is the one before the name.
        return None
    if any(scene.has(word, "not_in_names") for word in words) or _is_organisation(scene, words):
        return None
    return end


def _is_organisation(scene: Scene, words: list[str]) -> bool:
    return any(
        word in scene.roles.lists[name]
        for word in words[-1:]
        for name in scene.roles.lists
        if name.startswith("org_")
    )


def _is_name_word(scene: Scene, token: int) -> bool:
    columns = scene.columns
    text = columns.text[token]
    if not columns.is_capital(token) or scene.has(columns.lower[token], "calendar"):
        return False
    if columns.sentence_of[token] in columns.shouting and not _is_name_in_capitals(scene, token):
        return False
    is_initial = len(text) == 2 and text.endswith(".")
    return is_initial or (text.replace("'", "").replace("’", "").isalpha() and columns.tag[token] != "PRP")


def _is_name_in_capitals(scene: Scene, token: int) -> bool:
    """ "COLONEL LUIS ISAACS SAID THAT …": where all is in capitals, a verb or a small word ends the name."""
    columns = scene.columns
    is_small = columns.doc[token].is_stop or scene.has(columns.lower[token], "name_stops")
    return columns.tag[token] in NAME_TAGS and not is_small


def _is_particle(scene: Scene, token: int, limit: int) -> bool:
    """ "al-", "bin", "van" before a capital; "at-" and "as-" only with their hyphen."""
    columns = scene.columns
    if token + 1 >= limit:
        return False
    has_hyphen = columns.text[token + 1] in HYPHENS
    name = (
        "hyphen_particles" if has_hyphen and not scene.has(columns.lower[token], "particles") else "particles"
    )
    if not scene.has(columns.lower[token], name):
        return False
    following = token + 2 if has_hyphen else token + 1
    return following < limit and columns.is_capital(following)


def _is_inner_hyphen(scene: Scene, token: int, limit: int) -> bool:
    columns = scene.columns
    joined = columns.text[token] in HYPHENS and not columns.spaced[token] and not columns.spaced[token - 1]
    return joined and token + 1 < limit and columns.is_capital(token + 1)


def _with_owner(scene: Scene, title: int, title_end: int, name: int, end: int) -> tuple[int, NameHit | None]:
    """Where the mention starts, and whose the title is: "Britain's former defence secretary X Y"."""
    columns = scene.columns
    first = scene.sentence_start(title)
    start = title
    while start > first:
        before = start - 1
        hit = scene.hit_at.get(before)
        if before in scene.taken or (columns.tag[before] not in MODIFIERS and hit is None):
            break
        if hit is None and not columns.is_below(before, columns.head_of(title, end)):
            break
        if hit is not None and hit.sort == "state" and columns.dep[before] in ("pobj", "nsubj", "dobj"):
            break
        start = hit.start if hit is not None else before
    while start < title and (
        columns.text[start] in HYPHENS or scene.has(columns.lower[start], "not_in_descriptions")
    ):
        start += 1
    if start >= 2 and columns.tag[start - 1] == "POS" and columns.same_sentence(start, start - 2):
        possessor = scene.hit_at.get(start - 2)
        if possessor is not None and possessor.end == start - 1:
            return possessor.start, possessor
    if name > title_end:
        return start, scene.hit_at.get(name - 1)
    hits = [hit for hit in scene.hits_within(start, title) if columns.text[hit.end] not in HYPHENS]
    return start, hits[-1] if hits else None


def _add_owner(scene: Scene, table: TitleTable, titled: Titled) -> None:
    """Add the mention, within the person's, of what the title says that the person leads or is part of."""
    owner = titled.owner
    is_past = scene.any_of(titled.start, titled.title, "former")
    is_past = is_past or scene.any_of(titled.start, titled.title, "understudies")
    title = join_words(titled.words)
    for hit in scene.hits_within(titled.start, titled.name):
        scene.use(hit)
        if not hit.is_state and hit is not owner:
            scene.add(Draft(hit.start, hit.end, hit.end - 1, hit.entry))
    if owner is None:
        person = scene.hit_at.get(titled.name)
        office = table.offices.get((title, scene.country_of(person.entry))) if person else None
        if office is not None and len(titled.words) > 1 and not is_past:
            scene.add(Draft(titled.title, titled.title_end, titled.title, office))
        return
    scene.use(owner)
    if not owner.is_state:
        scene.add(Draft(owner.start, owner.end, owner.end - 1, owner.entry))
        return
    person = scene.hit_at.get(titled.name)
    led = table.led_by(scene, titled.words, owner.entry, person.entry if person else None)
    if led is not None and not is_past:
        start = min(owner.start, titled.title)
        scene.add(Draft(start, max(owner.end, titled.title_end), titled.title_end - 1, led))


def find_untitled_persons(scene: Scene) -> None:
    """Add a draft for names of two to four words that speak, are asked, or are explained."""
    columns = scene.columns
    speaking = _speaking_words(scene)
    token = 0
    while token < len(columns):
        if columns.tag[token] not in NAME_TAGS or token in scene.taken or token in scene.hit_at:
            token += 1
            continue
        end = name_end(scene, token)
        if end is None:
            token += 1
            continue
        if _looks_like_person(scene, token, end, speaking):
            scene.add(
                Draft(token, end, columns.head_of(token, end), None, describe_person(scene, token, end))
            )
        token = end


def _looks_like_person(scene: Scene, start: int, end: int, speaking: frozenset[str]) -> bool:
    columns = scene.columns
    words = [token for token in range(start, end) if columns.text[token] not in HYPHENS]
    if not 2 <= len(words) <= LONGEST_NAME or any(token in scene.taken for token in words):
        return False
    is_led = start > 0 and columns.same_sentence(start, start - 1)
    if is_led and columns.tag[start - 1] in ("DT", "JJ", "POS", "PRP$", "CD"):
        return False
    if is_led and columns.lower[start - 1] == "of" and scene.has(columns.lower[start - 2], "seated"):
        return False  # "the mayor of San Blas, who …"
    if any(
        columns.tag[token] not in NAME_TAGS and not scene.has(columns.lower[token], "particles")
        for token in words
    ):
        return False
    if sum(columns.is_capital(token) and len(columns.text[token]) > 1 for token in words) < 2:
        return False
    if any(columns.text[token].isupper() and len(columns.text[token]) > 2 for token in words):
        return False
    if any(scene.roles.at(columns, token) for token in words) or scene.is_heading(start):
        return False
    head = columns.head_of(start, end)
    return columns.text[end - 1] in speaking or _speaks(scene, head) or _is_explained(scene, head, end)


def _speaking_words(scene: Scene) -> frozenset[str]:
    """The lone names that speak: after "Haddad said", "Omar Haddad's plan" tells of a person too."""
    columns = scene.columns
    return frozenset(
        columns.text[token]
        for token in range(len(columns))
        if columns.tag[token] == "NNP"
        and columns.dep[token] == "nsubj"
        and columns.is_capital(token)
        and token not in scene.taken
        and token not in scene.hit_at
        and scene.has(columns.lemma[columns.head[token]], "speech_verbs")
    )


def _speaks(scene: Scene, head: int) -> bool:
    columns = scene.columns
    governor = columns.head[head]
    if columns.dep[head] in ("nsubj", "nsubjpass"):
        return scene.has(columns.lemma[governor], "telling_verbs")
    if columns.dep[head] != "pobj":
        return False
    above = columns.head[governor]
    is_agent = columns.dep[governor] == "agent" and scene.has(columns.lemma[above], "telling_verbs")
    return is_agent or (columns.lower[above], columns.lower[governor]) == ("according", "to")


def _is_explained(scene: Scene, head: int, end: int) -> bool:
    """ "X Y, a farmer from …", "X Y, 43, …", "the farmer, X Y"."""
    columns = scene.columns
    for other in columns.governed(head, "appos", "relcl"):
        if columns.dep[other] == "relcl":
            if any(columns.lower[child] in ("who", "whose") for child in columns.children[other]):
                return True
        elif (
            (role := scene.roles.at(columns, other)) is not None
            and role.role.sort == "person"
            and not role.is_plural
        ) or columns.tag[other] == "CD":
            return True
    if end + 2 < len(columns) and columns.text[end] == "," and columns.text[end + 1].isdigit():
        return columns.text[end + 2] == "," and len(columns.text[end + 1]) == 2
    if columns.dep[head] != "appos":
        return False
    role = scene.roles.at(columns, columns.head[head])
    return role is not None and role.role.sort == "person" and not role.is_plural
