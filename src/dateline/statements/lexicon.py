"""Event frames and status words, arranged for look-up by the words of a text.

A frame is found through the lemma of its first word. Among the frames that a sentence's words match,
the most demanding is tried first: more words before fewer, more asked of the slots before less.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from dateline.knowledge.load import Knowledge
from dateline.knowledge.schema import EventTypeFile, Frame

VOWELS = frozenset("aeiou")
NOUN_POS = frozenset({"NOUN", "PROPN"})
VERB_POS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Pattern:
    """One way to word a frame: ``words`` are lemmas, the first of a verb, the last of a noun, its head."""

    words: tuple[str, ...]
    sort: str
    file: EventTypeFile
    frame: Frame

    @property
    def demand(self) -> tuple[int, int, int]:
        """How much the pattern asks for: words, then what slots need, then what they bar."""
        return len(self.words), len(self.frame.needs), len(self.frame.bars)


class Lexicon:
    """The knowledge of words, ready for look-up."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.verbs: dict[str, tuple[Pattern, ...]] = {}
        self.nouns: dict[str, tuple[Pattern, ...]] = {}
        verbs: dict[str, list[Pattern]] = {}
        nouns: dict[str, list[Pattern]] = {}
        for pattern in _patterns(knowledge):
            if pattern.sort == "noun":
                nouns.setdefault(pattern.words[-1], []).append(pattern)
            else:
                verbs.setdefault(pattern.words[0], []).append(pattern)
        self.verbs = {word: _most_demanding_first(found) for word, found in verbs.items()}
        self.nouns = {word: _most_demanding_first(found) for word, found in nouns.items()}
        self._sets: dict[str, frozenset[str]] = {}

    def has(self, word: str, name: str) -> bool:
        """Whether ``word`` stands in the word list ``name``."""
        found = self._sets.get(name)
        if found is None:
            found = self._sets[name] = self.knowledge.word_set(name)
        return word in found

    @cached_property
    def forms(self) -> dict[str, str]:
        """The inflected forms of all trigger words, to their lemmas."""
        forms: dict[str, str] = {}
        for verb in self.verbs:
            forms.update(dict.fromkeys(inflect_verb(verb), verb))
        for line in self.knowledge.words("forms.irregular"):
            form, _, lemma = line.partition(" ")
            forms[form] = lemma
        return forms

    @cached_property
    def past_forms(self) -> frozenset[str]:
        """Past forms by rule or by list: the tagger takes "retook" for a present."""
        regular = {form for form in self.forms if form.endswith("ed") and form != self.forms[form]}
        lines = (line.partition(" ") for line in self.knowledge.words("forms.irregular"))
        return frozenset(regular | {form for form, _, lemma in lines if form != lemma})

    @cached_property
    def noun_forms(self) -> dict[str, str]:
        """Singular and plural of all trigger nouns, to the singular."""
        return {form: noun for noun in self.nouns for form in inflect_noun(noun)}

    def lemma(self, token: Token) -> str:
        """The token's lemma in lower case, with the field's own irregular forms."""
        lowered = token.lower_
        if token.pos_ in VERB_POS:
            return self.forms.get(lowered) or token.lemma_.lower()
        return self.noun_forms.get(lowered) or token.lemma_.lower()

    def is_a(self, token: Token, noun_class: str) -> bool:
        """Whether the token is a noun of a class of ``words/nouns.yaml``."""
        name = f"nouns.{noun_class}"
        if name not in self.knowledge.bundle.lists:
            return False
        lemma = token.lemma_.lower()
        if self.has(token.lower_, name) or self.has(lemma, name):
            return True
        # "police station", "war crime": lists hold nouns of two words too.
        return token.i > 0 and self.has(f"{token.nbor(-1).lower_} {lemma}", name)

    @cached_property
    def weapon_modes(self) -> dict[str, dict[str, str]]:
        """For each event type, the mode that a weapon's noun tells: ``assault: {mortar: heavy-weapons}``."""
        table: dict[str, dict[str, str]] = {}
        for name, file in self.knowledge.types.items():
            table[name] = {
                noun: mode
                for mode, entry in file.modes.items()
                for noun_list in entry.weapons
                for noun in self.knowledge.words(f"nouns.{noun_list}")
            }
        return table


def _patterns(knowledge: Knowledge) -> Iterator[Pattern]:
    for file in knowledge.bundle.types:
        for frame in file.frames:
            for sort, entries in (("verb", frame.verbs), ("phrase", frame.phrases), ("noun", frame.nouns)):
                for entry in entries:
                    yield Pattern(tuple(entry.split()), sort, file, frame)


def _most_demanding_first(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(sorted(patterns, key=lambda pattern: pattern.demand, reverse=True))


def inflect_verb(verb: str) -> set[str]:
    """The regular forms of a verb: "ambush" → ambush, ambushes, ambushed, ambushing."""
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    forms = {verb, f"{verb}ed", f"{verb}ing", *inflect_noun(verb)}
    is_closed = verb[-1:] not in VOWELS | set("wxy") and verb[-2:-1] in VOWELS and verb[-3:-2] not in VOWELS
    if is_closed:
        forms |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return forms


def inflect_noun(noun: str) -> set[str]:
    """Singular and regular plural: "ambush" → ambush, ambushes."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return {noun, f"{noun}es"}
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return {noun, f"{noun[:-1]}ies"}
    return {noun, f"{noun}s"}
