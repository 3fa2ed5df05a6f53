"""The nouns that say what somebody is ("general", "war planes", "militia"), looked up in a text.

What a list of ``words/roles.yaml`` is called says what its words make: ``body_military`` are collective
and military, ``person_rebel`` individuals, ``craft_military`` act for those who steer them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from dateline.knowledge.load import Knowledge
from dateline.mentions.actors.columns import HYPHENS, NOUN_TAGS, PLURAL_TAGS, Columns
from dateline.model import ActorKind

SORTS = ("body", "person", "craft")
# Kinds of role that are no kind of actor: what they become without a state, and the organ with one.
BARE_KINDS: dict[str, ActorKind] = {"armed": "unknown", "office": "government", "state": "government"}
ORGANS = {
    "military": "military",
    "armed": "military",
    "police": "police",
    "intelligence": "intelligence",
    "government": "government",
}
# Lists whose words are no part of a name.
PLAIN = (
    "rebel_words",
    "militia_words",
    "army_words",
    "transparent",
    "former",
    "descriptive",
    "former_words",
    "plain",
)


@dataclass(frozen=True)
class Role:
    """A noun of a role: its words, whether it is a ``body``, ``person`` or ``craft``, and of what kind."""

    words: tuple[str, ...]
    sort: str
    group: str

    @property
    def kind(self) -> ActorKind:
        """The kind of actor that the role makes where nothing else says so."""
        return BARE_KINDS.get(self.group) or cast(ActorKind, self.group)

    @property
    def organ(self) -> str | None:
        """The organ of a state that the role stands for behind a state's adjective."""
        return ORGANS.get(self.group)


@dataclass(frozen=True)
class RoleHit:
    """Tokens ``[start:head]`` that are a role's noun; ``head`` is its last word."""

    start: int
    head: int
    role: Role
    is_plural: bool


class RoleTable:
    """All role nouns by their last word, and the other word lists of ``words/roles.yaml``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.by_last: dict[str, list[Role]] = {}
        for name, words in knowledge.bundle.lists.items():
            file, _, rest = name.partition(".")
            sort, _, group = rest.partition("_")
            if file != "roles" or sort not in SORTS:
                continue
            for phrase in words:
                role = Role(split_words(phrase), sort, group)
                self.by_last.setdefault(role.words[-1], []).append(role)
        for roles in self.by_last.values():
            roles.sort(key=lambda role: -len(role.words))
        self.lists = {
            name.partition(".")[2]: frozenset(words)
            for name, words in knowledge.bundle.lists.items()
            if name.startswith(("roles.", "titles.", "pronouns."))
        }

        self.plain_words = frozenset().union(*(self.lists[name] for name in PLAIN))

    def has(self, word: str, name: str) -> bool:
        """Whether ``word`` stands in the list ``name`` of roles, titles or pronouns."""
        return word in self.lists.get(name, ())

    def at(self, columns: Columns, token: int) -> RoleHit | None:
        """The longest role noun whose last word is ``token``."""
        lower = columns.lower[token]
        found = self.by_last.get(lower)
        is_plural = columns.tag[token] in PLURAL_TAGS
        if found is None:
            found = self.by_last.get(columns.lemma[token])
        if found is None and lower.endswith("s") and columns.tag[token] in NOUN_TAGS:
            found = self.by_last.get(lower[:-1])
            is_plural = is_plural or found is not None
        if found is None and lower.endswith("men"):
            found, is_plural = self.by_last.get(f"{lower[:-3]}man"), True
        if (compound := self._compound(columns, token)) is not None:
            return compound
        if found is None:
            return None
        for role in found:
            start = token - len(role.words) + 1
            if start >= 0 and all(
                columns.lower[start + place] == word for place, word in enumerate(role.words[:-1])
            ):
                return RoleHit(start, token, role, is_plural or lower in self.lists["always_plural"])
        return None

    def _compound(self, columns: Columns, token: int) -> RoleHit | None:
        """ "militia-men", "gun-man": a role that is written in one word elsewhere."""
        if token < 2 or columns.text[token - 1] not in HYPHENS or columns.spaced[token - 1]:
            return None
        word, is_many = f"{columns.lower[token - 2]}{columns.lower[token]}", False
        if word.endswith("men"):
            word, is_many = f"{word[:-3]}man", True
        for role in self.by_last.get(word, ()):
            if len(role.words) == 1:
                return RoleHit(token - 2, token, role, is_many or columns.tag[token] in PLURAL_TAGS)
        return None


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase as the parser has it, in tokens: "commander-in-chief" is five."""
    return tuple(phrase.replace("-", " - ").split())


def join_words(words: Iterable[str]) -> str:
    """Tokens as one writes them: the other way round."""
    return " ".join(words).replace(" - ", "-")


def compile_roles(knowledge: Knowledge) -> RoleTable:
    """The role table of a knowledge."""
    return RoleTable(knowledge)
