"""What the finders of actors share: the document as they see it, and the mentions found so far.

A draft is a mention whose actor is either known already (``actor``) or only described; described
drafts get their actor last, when coreference has had its say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.reading import SILENT, EncodedReading
from dateline.mentions.actors.columns import Columns
from dateline.mentions.actors.names import NameHit
from dateline.mentions.actors.roles import Role, RoleTable
from dateline.model import ActorKind, Note


@dataclass(frozen=True)
class Description:
    """An actor that knowledge has no entry for, in the words of the text.

    ``key`` is what two mentions of one actor share. ``is_bare`` says that the words are too general to
    tell one actor from another ("the army"), so that an earlier one may be meant; ``is_faint`` that they
    tell of nobody unless one is ("the group").
    """

    name: str
    key: str
    kind: ActorKind
    country: str | None = None
    role: Role | None = None
    is_bare: bool = False
    is_faint: bool = False
    is_definite: bool = False
    is_plural: bool = False


@dataclass(eq=False)
class Draft:
    """A mention in the making: tokens ``[start:end)`` with their syntactic head.

    ``actor`` is set once it is known whom the words mean. ``titles`` are the words of role or title that
    the mention holds ("secretary of state", "general").
    """

    start: int
    end: int
    head: int
    actor: str | None = None
    description: Description | None = None
    titles: frozenset[str] = frozenset()
    is_pronoun: bool = False


@dataclass
class Scene:
    """One document in the hands of the finders of actors."""

    analysis: Analysis
    knowledge: Knowledge
    columns: Columns
    hits: list[NameHit]
    hits_within_names: list[NameHit]
    roles: RoleTable
    drafts: list[Draft] = field(default_factory=list)
    taken: dict[int, Draft] = field(default_factory=dict)
    hit_at: dict[int, NameHit] = field(default_factory=dict)
    used_hits: set[NameHit] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    encoded: EncodedReading = SILENT

    def add(self, draft: Draft) -> None:
        """Keep a draft; its tokens are taken where no wider mention has them."""
        self.drafts.append(draft)
        for token in range(draft.start, draft.end):
            held = self.taken.get(token)
            if held is None or held.end - held.start < draft.end - draft.start:
                self.taken[token] = draft

    def use(self, *hits: NameHit) -> None:
        """Mark name hits as dealt with."""
        self.used_hits.update(hits)

    def hits_within(self, start: int, end: int) -> list[NameHit]:
        """The name hits that stand wholly in ``[start:end)``."""
        found: dict[NameHit, None] = {}
        for token in range(start, end):
            hit = self.hit_at.get(token)
            if hit is not None and hit.start >= start and hit.end <= end:
                found[hit] = None
        return list(found)

    def has(self, word: str, name: str) -> bool:
        """Whether ``word`` stands in a word list of roles, titles or pronouns."""
        return self.roles.has(word, name)

    def any_of(self, start: int, end: int, name: str) -> bool:
        """Whether any token of ``[start:end)`` stands in a word list."""
        return any(self.roles.has(self.columns.lower[token], name) for token in range(start, end))

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence of ``token``."""
        return self.analysis.sentence(token).start

    def sentence_end(self, token: int) -> int:
        """The token behind the sentence of ``token``."""
        return self.analysis.sentence(token).end

    def is_heading(self, token: int) -> bool:
        """Whether the token stands in a headline, where articles are left out and words capitalised."""
        return self.analysis.sentence(token).kind in ("title", "heading")

    def country_of(self, entry: str) -> str | None:
        """The country of a state or actor entry."""
        state = self.knowledge.states.get(entry)
        if state is not None:
            return state.country
        actor = self.knowledge.actors.get(entry)
        return actor.country if actor is not None else None

    def organ(self, state: str, organ: str | None) -> str:
        """The entry of a state's organ, or the state where there is none."""
        if organ is None:
            return state
        named = self.knowledge.states[state].organs.get(organ)
        return named if named is not None and named in self.knowledge.actors else state

    def wording(self, start: int, end: int) -> str:
        """The words of ``[start:end)`` as a name: on one line, without quotation marks."""
        text = " ".join(self.columns.doc[start:end].text.translate(UNQUOTED).split())
        if start < end and self.columns.sentence_of[start] in self.columns.shouting:
            return text.title()
        opens = start < end and start == self.sentence_start(start) and start not in self.hit_at
        # "Air Force jets" keep theirs, "Former Israeli soldiers" don't.
        is_long = start + 1 < end and self.columns.is_capital(start + 1) and start + 1 not in self.hit_at
        return uncapitalised(text) if opens and not is_long and self.is_common(start) else text

    def is_common(self, token: int) -> bool:
        """Whether a word is a plain one, so that a capital at the start of a sentence is not its own."""
        word = self.columns.lower[token]
        is_listed = word in self.roles.plain_words or self.roles.at(self.columns, token) is not None
        return is_listed and self.columns.text[token][1:].islower()

    def held_states(self, person: str) -> Iterator[str]:
        """The states whose government or state a known person led when the report was published."""
        published = self.analysis.document.published
        entry = self.knowledge.actors.get(person)
        for office in entry.offices if entry else ():
            if published and not is_between(published, office.start, office.end):
                continue
            if office.of in self.knowledge.states:
                yield office.of
            led = self.knowledge.actors.get(office.of)
            if led is not None and led.kind == "government":
                yield from (
                    state.id for state in self.knowledge.bundle.states if office.of in state.organs.values()
                )


def is_between(day: str, start: str | None, end: str | None) -> bool:
    """Whether ``day`` lies between two dates, compared at the precision that both have."""
    begun = start is None or day[: len(start)] >= start[: len(day)]
    return begun and (end is None or day[: len(end)] <= end[: len(day)])


def uncapitalised(text: str) -> str:
    """``text`` with its first letter small."""
    return text[:1].lower() + text[1:]


UNQUOTED = str.maketrans(dict.fromkeys('"“”«»„*', ""))
