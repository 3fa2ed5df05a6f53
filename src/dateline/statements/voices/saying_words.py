"""The words of saying (``words/saying.yaml``), laid out for looking up a verb or a noun at once."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from dateline.knowledge.load import Knowledge
from dateline.model import SayingKind

KINDS: tuple[SayingKind, ...] = ("said", "claimed", "confirmed", "denied", "reported", "quoted")
NOUN_KINDS: tuple[SayingKind, ...] = ("said", "claimed", "confirmed", "denied", "reported")


@dataclass(frozen=True)
class SayingWords:
    """Look-ups over the lists of ``saying.yaml``."""

    knowledge: Knowledge

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` is in the list ``saying.<name>``."""
        return word in self.lists[name]

    @cached_property
    def lists(self) -> dict[str, frozenset[str]]:
        """All lists as sets, by name."""
        prefix = "saying."
        return {
            name.removeprefix(prefix): frozenset(words)
            for name, words in self.knowledge.bundle.lists.items()
            if name.startswith(prefix)
        }

    @cached_property
    def verbs(self) -> dict[str, SayingKind]:
        """Verbs of saying of one word, with what the report makes of the words said."""
        return {word: kind for kind in reversed(KINDS) for word in self.knowledge.words(f"saying.{kind}")}

    @cached_property
    def nouns(self) -> dict[str, SayingKind]:
        """Nouns with a content of their own."""
        return {word: kind for kind in NOUN_KINDS for word in self.knowledge.words(f"saying.nouns_{kind}")}

    @cached_property
    def hedges(self) -> dict[str, SayingKind]:
        """Adverbs and adjectives that tell that somebody, left unnamed, says so."""
        names: tuple[tuple[str, SayingKind], ...] = (
            ("hedges_reported", "reported"),
            ("hedges_claimed", "claimed"),
            ("adjectives_claimed", "claimed"),
        )
        return {word: kind for name, kind in names for word in self.knowledge.words(f"saying.{name}")}

    @cached_property
    def phrases(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Phrases that bring a source, by their first word, longest first."""
        return _by_first_word(self.knowledge.words("saying.source_phrases"))

    @cached_property
    def made_clear(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Verbs with a complement that together mean saying, by the verb's lemma, longest first."""
        return _by_first_word(self.knowledge.words("saying.made_clear"))

    @cached_property
    def cue_lemmas(self) -> frozenset[str]:
        """Every lemma that may head a cue."""
        names = ("believed", "beside_quotation", "naming", "accusing")
        words = [
            *self.verbs,
            *self.nouns,
            *self.hedges,
            *(word for name in names for word in self.lists[name]),
        ]
        return frozenset(word.split()[0] for word in words) | frozenset(self.made_clear)

    def stands_beside(self, verb: Token) -> bool:
        """Whether the verb means saying where a quotation stands beside it: `shot back`, `laughed`."""
        lemma = verb.lemma_.lower()
        following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
        return self.has("beside_quotation", lemma) or self.has("beside_quotation", f"{lemma} {following}")

    def verb_kind(self, verb: Token) -> SayingKind | None:
        """What a verb of saying makes of the words; ``None`` for any other verb."""
        lemma = verb.lemma_.lower()
        particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
        if particle is None and verb.i + 1 < len(verb.doc):
            particle = verb.doc[verb.i + 1].lower_
        return self.verbs.get(f"{lemma} {particle}") or self.verbs.get(lemma)


def _by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    result: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        result.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(items, key=len, reverse=True)) for first, items in result.items()}
