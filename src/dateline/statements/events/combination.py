"""Frames and encoder together: what both tell, what one alone tells, and what neither is sure enough of.

How sure each must be was set on the dev part of the corpus (``./dev bench ablation`` prints what each alone
and both together reach). Frames of the user's own knowledge are never overruled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language.analysis import Sentence
from dateline.language.encoding.decode import EncodedTrigger
from dateline.language.encoding.reading import Range
from dateline.statements.context import Context
from dateline.statements.events.drafts import EventDraft, LeftOut
from dateline.statements.events.encoded import encoded_draft

Item = EventDraft | LeftOut


@dataclass(frozen=True)
class Weights:
    """How sure one must be to be heard without the other."""

    # A frame's words that the encoder finds less likely than this to tell any event are left out.
    doubt: float = 0.1
    # The encoder's type stands against the frame's from here on.
    overrule: float = 0.8
    # The encoder alone tells an event from here on.
    alone: float = 0.6
    # Its status stands against the frames' from here on.
    status: float = 0.7


WEIGHTS = Weights()


def combine(told: Sequence[Item], sentence: Sentence, context: Context) -> Iterator[Item]:
    """What frames (``told``) and encoder together tell of one sentence."""
    if not context.encoded.is_heard:
        yield from told
        return
    heard = list(context.encoded.triggers(sentence))
    met: set[int] = set()
    for item in told:
        if isinstance(item, LeftOut):
            yield item
            continue
        if item.is_users:
            met.update(n for n, (words, _) in enumerate(heard) if _shares(words, item))
            yield item
            continue
        match = next((n for n, (words, _) in enumerate(heard) if _shares(words, item)), None)
        if match is None:
            yield _alone(item, sentence, context)
            continue
        words, trigger = heard[match]
        if trigger.type == item.type:
            met.add(match)
            yield _both(item, trigger, sentence, context)
        elif trigger.score < WEIGHTS.overrule:
            met.add(match)
            yield replace(item, chance=trigger.score)
    for number, (words, trigger) in enumerate(heard):
        if number not in met:
            yield from _by_encoder(words, trigger, sentence, context)


def _shares(words: Range, draft: EventDraft) -> bool:
    return words[0] < draft.trigger[1] and draft.trigger[0] < words[1]


def _alone(draft: EventDraft, sentence: Sentence, context: Context) -> Item:
    """What only a frame tells stands unless the encoder is sure that the words tell no event."""
    chance = sum(context.encoded.event_chances(sentence, draft.trigger).values())
    if chance >= WEIGHTS.doubt:
        return replace(draft, chance=chance)
    return LeftOut(draft.trigger, f"left out: {draft.reason}: the encoder finds no event here ({chance:.2f})")


def _both(draft: EventDraft, trigger: EncodedTrigger, sentence: Sentence, context: Context) -> EventDraft:
    """The frame's draft, with what it left open, and a status that the encoder is sure of."""
    other = next(iter(encoded_draft(draft.trigger, trigger, sentence, context)))
    is_sure = trigger.statuses.get(trigger.status, 0.0) >= WEIGHTS.status
    taken = {*draft.actors, *draft.recipients, *draft.supporters}
    return replace(
        draft,
        mode=draft.mode or trigger.mode,
        status=trigger.status if is_sure else draft.status,
        actors=draft.actors or tuple(a for a in other.actors if a not in taken),
        recipients=draft.recipients or tuple(a for a in other.recipients if a not in taken),
        place=draft.place or other.place,
        relation=draft.relation if draft.place else other.relation,
        start=draft.start or other.start,
        end=draft.end if draft.start else other.end,
        weapon=draft.weapon or other.weapon,
        told_by="both",
        chance=trigger.score,
        reason=f"{draft.reason}; encoder {trigger.score:.2f}",
    )


def _by_encoder(
    words: Range, trigger: EncodedTrigger, sentence: Sentence, context: Context
) -> Iterator[Item]:
    if trigger.score < WEIGHTS.alone:
        return
    for draft in encoded_draft(words, trigger, sentence, context):
        if draft.actors or draft.recipients or draft.place:
            yield draft
        else:
            yield LeftOut(words, f"left out: {draft.reason}: neither who, nor to whom, nor where is told")
