"""Relations in the making, and what every finder of relations looks things up in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.clauses import with_conjuncts
from dateline.mentions.actors.roles import compile_roles
from dateline.mentions.found import ActorMention, Found, PlaceMention
from dateline.model import Actor, Place, RelationKind, Status
from dateline.statements.lexicon import Lexicon, inflect_noun, inflect_verb

GROUPS = {
    "participles": (
        "participles_backs", "participles_arms", "participles_funds", "participles_trains",
        "participles_leads", "participles_allied", "participles_affiliated",
    ),
    "verbs": (
        "backs", "arms", "funds", "trains", "leads", "supplying", "bonds_allied", "bonds_affiliated",
        "pledging",
    ),
    "nouns": ("allies", "parts", "affiliates", "leading", "serving"),
    "support_nouns": ("support_nouns",),
    "bases": ("bases",),
}  # fmt: skip


@dataclass(frozen=True)
class RelationDraft:
    """One relation as one place of the text tells it.

    ``subject`` and ``object`` are actor ids (``object`` a place id for ``has_base_in``); ``trigger`` is the
    token that tells it; its evidence are the tokens ``[evidence_start:evidence_end)``.
    """

    subject: str
    kind: RelationKind
    object: str
    trigger: int
    evidence_start: int
    evidence_end: int
    status: Status
    start: str | None = None
    end: str | None = None


class RelationWords:
    """The word lists of ``words/relations.yaml``, and which of them any word stands in."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = Lexicon(knowledge)
        self.roles = knowledge.compiled(compile_roles)
        self.lists = {
            name.partition(".")[2]: frozenset(words)
            for name, words in knowledge.bundle.lists.items()
            if name.startswith("relations.")
        }
        self.groups = {
            group: frozenset(word for name in names for word in self.lists[name])
            for group, names in GROUPS.items()
        }
        irregular = [line.partition(" ") for line in knowledge.words("forms.irregular")]
        self.verbs = {
            form: verb
            for verb in self.groups["verbs"]
            for form in (*inflect_verb(verb), *(form for form, _, lemma in irregular if lemma == verb))
        }
        self.groups_of: dict[str, set[str]] = {}
        for group, words in self.groups.items():
            for word in words:
                for form in inflect_noun(word) if group != "verbs" else ():
                    self.groups_of.setdefault(form, set()).add(group)
        for form in self.verbs:
            self.groups_of.setdefault(form, set()).add("verbs")

    def has(self, word: str, name: str) -> bool:
        """Whether ``word`` stands in the list ``name`` of relations."""
        return word in self.lists[name]


def compile_relation_words(knowledge: Knowledge) -> RelationWords:
    """The relation words of a knowledge."""
    return RelationWords(knowledge)


@dataclass
class Ties:
    """One document, its actors and places, in the hands of the finders of relations."""

    analysis: Analysis
    words: RelationWords
    actors: Found[ActorMention, Actor]
    places: Found[PlaceMention, Place]
    we: Mapping[int, str]
    _ends: dict[int, ActorMention] = field(default_factory=dict)
    _inner: dict[int, list[ActorMention]] = field(default_factory=dict)
    _in_group: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        groups_of = self.words.groups_of
        for index, word in enumerate(self.analysis.lowered):
            for group in groups_of.get(word, ()):
                self._in_group.setdefault(group, []).append(index)
        for mention in self.actors.mentions:
            held = self._ends.get(mention.end)
            if held is None or mention.start > held.start:
                self._ends[mention.end] = mention
            outer = self.actors.at(mention.start)
            if outer is not None and outer is not mention and outer.actor != mention.actor:
                self._inner.setdefault(outer.start, []).append(mention)

    def verbs(self) -> Iterator[tuple[Token, str]]:
        """The verbs of relations, with their lemmas; a participle may be taken for an adjective."""
        for index in self.words_in("verbs"):
            token = self.analysis.doc[index]
            if token.tag_.startswith("VB") or token.tag_ == "JJ":
                yield token, self.words.verbs[token.lower_]

    def words_in(self, group: str) -> list[int]:
        """The tokens that are forms of the words of a group of lists."""
        return self._in_group.get(group, [])

    def at(self, token: int) -> ActorMention | None:
        """The widest mention that covers a token."""
        return self.actors.at(token)

    def ending_at(self, token: int) -> ActorMention | None:
        """The narrowest mention that ends right before a token."""
        return self._ends.get(token)

    def inside(self, mention: ActorMention) -> list[ActorMention]:
        """The mentions of other actors within a mention."""
        return self._inner.get(mention.start, [])

    def actors_of(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The actors that a noun phrase stands for: its own, the speaker's "we", or a part's whole."""
        if token.i in self.we:
            return (self.we[token.i],)
        mention = self.at(token.i)
        if mention is not None:
            return (mention.actor,)
        if depth > 2:
            return ()
        return tuple(
            actor
            for preposition in token.children
            if preposition.dep_ == "prep" and preposition.lower_ in ("of", "from", "among")
            for filler in preposition.children
            if filler.dep_ == "pobj"
            for item in with_conjuncts(filler)
            for actor in self.actors_of(item, depth + 1)
        )

    def is_state(self, actor: str) -> bool:
        """Whether an actor is a state."""
        return self.actors.records[actor].kind == "state" if actor in self.actors.records else False

    def may_relate(self, kind: RelationKind, subject: str, other: str) -> bool:
        """Whether two actors can stand so: tanks back nobody, and civilians are neither backed nor armed."""
        records = self.actors.records
        doer, taker = records.get(subject), records.get(other)
        if doer is None or taker is None or subject == other:
            return False
        if "civilian" in (doer.kind, taker.kind) or (not doer.known and self._is_craft(doer)):
            return False
        if kind == "part_of" and taker.kind == "person":
            return False
        if kind == "leads":
            return taker.kind not in ("person", "media") and doer.kind not in ("media",)
        return "media" not in (doer.kind, taker.kind)

    def _is_craft(self, actor: Actor) -> bool:
        last = actor.name.lower().split()[-1]
        roles = self.words.roles.by_last.get(last) or self.words.roles.by_last.get(last.rstrip("s")) or []
        return any(role.sort == "craft" for role in roles) and actor.country is None

    def clause(self, trigger: Token, around: Iterable[Token]) -> tuple[int, int]:
        """The tokens of evidence: from the first to the last word that the relation is told by."""
        tokens = [trigger.i]
        for token in around:
            mention = self.at(token.i)
            tokens += (
                [mention.start, mention.end - 1] if mention is not None else [token.i, token.right_edge.i]
            )
        sentence = self.analysis.sentence(trigger.i)
        return max(min(tokens), sentence.start), min(max(tokens) + 1, sentence.end)
