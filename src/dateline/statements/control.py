"""Who holds which place: from what happened, and from what the words around a place's name tell.

A capture that is told gives "taken"; "rebel-held", "under the control of", "controls" give "held";
"besieged" and "contested" say just that. Nothing is concluded from one place to another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.language.clauses import children, verb_slots, with_conjuncts
from dateline.mentions.found import PlaceMention
from dateline.model import ControlState
from dateline.statements.arguments import actors_in, listed_with, places_of
from dateline.statements.context import Context
from dateline.statements.events.drafts import EventDraft, Range
from dateline.statements.events.happenings import HAPPENED
from dateline.statements.events.roles import holder_of
from dateline.statements.lexicon import VERB_POS
from dateline.statements.status import verb_status

STATES: dict[str, ControlState] = {
    "capture": "taken",
    "lose": "lost",
    "besiege": "besieged",
    "contest": "contested",
}


@dataclass(frozen=True)
class ControlDraft:
    """A place's holder as one stretch of text tells it; ``event`` is its index among the happenings."""

    place: str
    holder: str | None
    lost_by: str | None
    state: ControlState
    start: str | None
    end: str | None
    event: int | None
    head: int
    evidence: Range


def draft_control(happenings: list[EventDraft], context: Context) -> list[ControlDraft]:
    """All that the document tells of who holds what, each statement once."""
    drafts = [*_from_events(happenings), *_from_words(context)]
    return list({(d.place, d.holder, d.lost_by, d.state, d.start): d for d in reversed(drafts)}.values())[
        ::-1
    ]


def _from_events(happenings: list[EventDraft]) -> Iterator[ControlDraft]:
    for index, event in enumerate(happenings):
        state = STATES.get(event.mode or "")
        if event.type != "control" or state is None or event.place is None or event.status not in HAPPENED:
            continue
        if event.relation != "at":
            # "took two hills near the town": the town has not changed hands.
            continue
        first, other = event.actors[:1], event.recipients[:1]
        is_siege = state in ("besieged", "contested")
        holder = other if is_siege else first
        yield ControlDraft(
            place=event.place.place,
            holder=next(iter(holder), None),
            lost_by=None if is_siege else next(iter(other), None),
            state=state,
            start=event.start,
            end=event.end,
            event=index,
            head=event.head,
            evidence=event.evidence,
        )


def _from_words(context: Context) -> Iterator[ControlDraft]:
    lexicon = context.lexicon
    for token in context.analysis.doc:
        lowered = token.lower_
        if token.dep_ == "amod" and token.i < token.head.i:
            if lexicon.has(lowered, "grammar.held_participles"):
                yield from _held_by_adjective(token, context)
            elif lexicon.has(lowered, "grammar.besieged_words"):
                yield from _told_of_place(token, "besieged", context)
            elif lexicon.has(lowered, "grammar.contested_words"):
                yield from _told_of_place(token, "contested", context)
        elif token.pos_ in VERB_POS and lexicon.has(lexicon.lemma(token), "grammar.holding_verbs"):
            yield from _held_by_verb(token, context)


def _held_by_adjective(participle: Token, context: Context) -> Iterator[ControlDraft]:
    noun = participle.head
    holders, found = holder_of(noun, context)
    if found != participle:
        return
    for item in with_conjuncts(noun):
        own, _ = holder_of(item, context)
        if item != noun and own:
            break
        for place in _named(item, context):
            yield _held(place, own or holders, participle, "held", context)


def _told_of_place(word: Token, state: ControlState, context: Context) -> Iterator[ControlDraft]:
    for place in _named(word.head, context):
        yield _held(place, (), word, state, context)


def _held_by_verb(verb: Token, context: Context) -> Iterator[ControlDraft]:
    if verb.dep_ in ("amod", "xcomp") or verb_status(verb, context.lexicon) not in HAPPENED:
        return
    slots = verb_slots(verb)
    holders = actors_in(slots.get("subject", ()), context)
    if not holders:
        return
    for filler in slots.get("object", ()):
        for place in _named(filler, context):
            yield _held(place, holders, verb, "held", context)


def _named(token: Token, context: Context) -> tuple[PlaceMention, ...]:
    """The places that a phrase names, and no anaphora: "the besieged city of Daraya", "held Aleppo"."""
    found = places_of(token, context)
    inside = range(token.left_edge.i, token.right_edge.i + 1)
    return tuple(listed_with(tuple(mention for mention in found if mention.head in inside), context))


def _held(
    place: PlaceMention, holders: Iterable[str], word: Token, state: ControlState, context: Context
) -> ControlDraft:
    sentence = context.analysis.sentence(word)
    first = min(word.left_edge.i, word.i, place.start)
    appositive = [child.i + 1 for child in children(word.head, "appos")]
    end = max(word.i + 1, place.end, *appositive[:1])
    return ControlDraft(
        place=place.place,
        holder=next(iter(holders), None),
        lost_by=None,
        state=state,
        start=None,
        end=None,
        event=None,
        head=word.i,
        evidence=(max(first, sentence.start), min(end, sentence.end)),
    )
