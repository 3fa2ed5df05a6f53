"""Events as the encoder tells them: its triggers, with the actors, places and times that finders found there.

The encoder says which words; who and where they are is still the finders' to say. A filler that no finder
resolved stays out: no record is made of words alone.
"""

from collections.abc import Iterator

from dateline.language.analysis import Sentence
from dateline.language.encoding.decode import EncodedTrigger
from dateline.language.encoding.reading import Range
from dateline.mentions.found import PlaceMention, TimeMention
from dateline.model import PlaceRelation
from dateline.statements.arguments import actors_of
from dateline.statements.context import Context
from dateline.statements.events.drafts import EventDraft
from dateline.statements.events.evidence import evidence_of
from dateline.statements.events.roles import relation_by
from dateline.statements.noun_status import is_definite

MUTUAL_TYPES = frozenset({"agree", "consult", "cooperate"})


def encoded_draft(
    words: Range, trigger: EncodedTrigger, sentence: Sentence, context: Context
) -> Iterator[EventDraft]:
    """What one trigger of the encoder's tells: a draft for each place."""
    head = head_of(words, context)
    actors = _actors(trigger, "actor", sentence, context)
    supporters = _actors(trigger, "supporter", sentence, context)
    recipients = _actors(trigger, "recipient", sentence, context)
    time = _time(trigger, sentence, context)
    token = context.analysis.doc[head]
    places: list[tuple[PlaceMention | None, PlaceRelation | None]] = [*_places(trigger, sentence, context)]
    for place, relation in places or [(None, None)]:
        yield EventDraft(
            type=trigger.type,
            mode=trigger.mode,
            status=trigger.status,
            actors=tuple(actor for actor in actors if actor not in supporters),
            recipients=tuple(actor for actor in recipients if actor not in actors),
            supporters=supporters,
            place=place,
            relation=relation,
            start=time.low if time else None,
            end=time.high if time else None,
            weapon=_weapon(trigger, sentence, context),
            trigger=words,
            head=head,
            evidence=evidence_of(token, words, context),
            sentence=sentence.index,
            in_title=sentence.kind in ("title", "heading"),
            regained=False,
            is_mutual=trigger.type in MUTUAL_TYPES or trigger.mode == "clash",
            is_definite=token.pos_ == "NOUN" and is_definite(token),
            tells_victims=False,
            told_by="encoder",
            chance=trigger.score,
            reason=f"encoder: {trigger.type}{f'/{trigger.mode}' * bool(trigger.mode)} {trigger.score:.2f}",
        )


def head_of(words: Range, context: Context) -> int:
    """The token of a stretch that the others attach to."""
    doc = context.analysis.doc
    for index in range(*words):
        head = doc[index].head.i
        if head == index or not words[0] <= head < words[1]:
            return index
    return words[0]


def _fillers(trigger: EncodedTrigger, role: str, sentence: Sentence, context: Context) -> Iterator[Range]:
    for name, tokens, _ in context.encoded.fillers(sentence, trigger):
        if name == role:
            yield tokens


def _actors(trigger: EncodedTrigger, role: str, sentence: Sentence, context: Context) -> tuple[str, ...]:
    fillers = _fillers(trigger, role, sentence, context)
    found = (actor for tokens in fillers for actor in actors_within(tokens, context))
    return tuple(dict.fromkeys(found))


def actors_within(tokens: Range, context: Context) -> tuple[str, ...]:
    """The actors that a stretch means: those of its head, else the last one named in it."""
    at_head = actors_of(context.analysis.doc[head_of(tokens, context)], context)
    if at_head:
        return at_head
    inside = (context.actor_at(token) for token in reversed(range(*tokens)))
    return tuple(mention.actor for mention in inside if mention is not None)[:1]


def _places(
    trigger: EncodedTrigger, sentence: Sentence, context: Context
) -> Iterator[tuple[PlaceMention, PlaceRelation]]:
    seen: set[str] = set()
    for tokens in _fillers(trigger, "place", sentence, context):
        mention = next((m for t in reversed(range(*tokens)) if (m := context.place_at(t)) is not None), None)
        if mention is not None and mention.place not in seen:
            seen.add(mention.place)
            head = context.analysis.doc[mention.head]
            preposition = head.head.lower_ if head.dep_ == "pobj" else ""
            yield mention, relation_by(preposition, mention, context)


def _time(trigger: EncodedTrigger, sentence: Sentence, context: Context) -> TimeMention | None:
    for first, end in _fillers(trigger, "time", sentence, context):
        for time in context.mentions.times:
            if time.start < end and first < time.end and (time.low or time.high) and time.role != "duration":
                return time
    return None


def _weapon(trigger: EncodedTrigger, sentence: Sentence, context: Context) -> str | None:
    for tokens in _fillers(trigger, "weapon", sentence, context):
        return context.analysis.doc[head_of(tokens, context)].lemma_.lower()
    return None
