"""Who says it: the noun phrase that a cue takes its source from, and the actor that it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor
from dateline.statements.voices.saying_words import SayingWords

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
VERBAL = frozenset({"VERB", "AUX"})
CLIMBING = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp"})
BREAKS = frozenset({"—", "–", "―", "--", ";", ":"})
MAX_CLIMB = 6
PRONOUN_WINDOW = 150
LONGEST_SOURCE = 60


@dataclass(frozen=True)
class Source:
    """The tokens ``[first:end)`` that name who says something, and their head."""

    first: int
    end: int
    head: int


def subject_of(verb: Token) -> Token | None:
    """The token that heads whoever says: a subject, an agent, or what a participle goes back to."""
    for _ in range(MAX_CLIMB):
        own = _own_subject(verb)
        if own is not None:
            return own
        if _is_passive(verb):
            return None
        head = verb.head
        if verb.dep_ in ("acl", "relcl") or (verb.dep_ == "amod" and verb.tag_ == "VBG"):
            return head
        if verb.dep_ == "pcomp":
            if head.head.pos_ not in VERBAL:
                return None
            quoted = _object(head.head) if head.lower_ == "as" and not _is_passive(head.head) else None
            if quoted is not None:
                return quoted
            verb = head.head
        elif verb.dep_ in CLIMBING and head.pos_ in VERBAL and (verb.dep_ != "ccomp" or verb.tag_ == "VBG"):
            controller = _object(head) if verb.dep_ == "xcomp" else None
            if controller is not None:
                return controller
            verb = head
        else:
            return None
        if _is_passive(verb):
            return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return None


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive tells: ``by`` whom."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and child.i > verb.i):
            return next((item for item in child.children if item.dep_ == "pobj"), None)
    return None


def _own_subject(verb: Token) -> Token | None:
    if _is_passive(verb):
        return agent_of(verb)
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "csubj")]
    if not subjects:
        return None
    # Of two, the nearer one: the parser takes a dateline for a second subject.
    own = next((child for child in reversed(subjects) if child.i < verb.i), subjects[0])
    return verb.head if own.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else own


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "amod")
        and not any(c.dep_ == "dobj" for c in verb.children)
    )


def _object(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i), None
    )


def phrase_of(head: Token, closings: dict[int, int]) -> Source:
    """The noun phrase under ``head``, cut where a quotation that began before it closes.

    ``closings`` maps the token of each closing mark to that of its opening one: the parser hangs the
    end of a quotation on the name behind it.
    """
    doc = head.doc
    first = max(head.left_edge.i, head.i - LONGEST_SOURCE)
    end = min(head.right_edge.i + 1, head.i + LONGEST_SOURCE)
    for index in range(head.i - 1, first - 1, -1):
        if closings.get(index, index) < first or doc[index].text in BREAKS:
            first = index + 1
            break
    while first < head.i and (doc[first].is_punct or doc[first].text == "*"):
        first += 1
    for index in range(head.i + 1, end):
        if closings.get(index, index) < first or doc[index].is_sent_start:
            end = index
            break
    while end > head.i + 1 and (
        doc[end - 1].is_punct or doc[end - 1].tag_ == "POS" or doc[end - 1].text == "*"
    ):
        end -= 1
    return Source(first, end, head.i)


class Speakers:
    """Tells which actor a source is, in the order of the text.

    A pronoun that the actor finder did not resolve is whoever, of its number, spoke last before.
    """

    def __init__(self, doc: Doc, actors: Found[ActorMention, Actor], words: SayingWords) -> None:
        self.doc = doc
        self.actors = actors
        self.words = words
        self.last: dict[str, tuple[str, int]] = {}

    def resolve(self, source: Source) -> str | None:
        """The id of the actor that ``source`` stands for; ``None`` where it is nobody known."""
        head = self.doc[source.head]
        actor = self._at(head.i)
        if actor is None and head.tag_ == "PRP":
            actor = self._taken_up(head)
        elif actor is None:
            actor = self._within(source) or self._labelled(source)
        if actor is not None and not self.words.has("speaker_pronouns", head.lower_):
            self.last[self._number(head, actor)] = (actor, source.head)
        return actor

    def _taken_up(self, pronoun: Token) -> str | None:
        """Whoever spoke last that "he", "it" or "they" can mean."""
        names = ("person", "body", "several")
        number = next((name for name in names if self.words.has(f"pronouns_{name}", pronoun.lower_)), "")
        actor, at = self.last.get(number, (None, 0))
        return actor if pronoun.i - at <= PRONOUN_WINDOW else None

    def _number(self, head: Token, actor: str) -> str:
        """What a pronoun for this source is: of a person, of several, of a body."""
        if self._is_person(head, actor):
            return "person"
        return "several" if head.tag_ in ("NNS", "NNPS") or head.lower_ == "they" else "body"

    def _at(self, token: int) -> str | None:
        mention = self.actors.at(token)
        return None if mention is None else mention.actor

    def _within(self, source: Source) -> str | None:
        head = self.doc[source.head]
        for child in head.children:
            if child.dep_ in ("appos", "compound", "nmod", "flat") and source.first <= child.i < source.end:
                mention = self.actors.at(child.i)
                if mention is not None and (child.dep_ == "appos" or self._names(mention)):
                    return mention.actor
        if not self.words.has("mouthpieces", head.lemma_.lower()):
            return None
        return next(self._named_with(head, source), None)

    def _labelled(self, source: Source) -> str | None:
        """`PETROV:` in a transcript is the person of that surname."""
        label = self.doc[source.first : source.end].text
        return self._by_label.get(label.casefold()) if label.isupper() and len(label) > 1 else None

    @cached_property
    def _by_label(self) -> dict[str, str]:
        records = [record for record in self.actors.records.values() if record.name.strip()]
        surnames = {record.name.split()[-1]: record.id for record in records if record.kind == "person"}
        names = surnames | {record.name: record.id for record in records}
        return {name.casefold(): actor for name, actor in names.items()}

    def _names(self, mention: ActorMention) -> bool:
        return self.actors.records[mention.actor].kind in ("person", "media")

    def _named_with(self, head: Token, source: Source) -> Iterator[str]:
        """The actor that a spokesman, a statement, a report is of."""
        for token in self.doc[source.first : source.end]:
            if token.i < head.i or token.dep_ in ("pobj", "appos"):
                actor = self._at(token.i)
                if actor is not None:
                    yield actor

    def _is_person(self, head: Token, actor: str) -> bool:
        if self.actors.records[actor].kind == "person" or self.words.has("pronouns_person", head.lower_):
            return True
        return head.tag_ == "NN" and self.words.has("persons", head.lemma_.lower())
