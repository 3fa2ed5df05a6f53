"""Frames and encoder together: what both tell, what one alone tells, and what neither is sure enough of.

How sure each must be was set on the dev part of the corpus (``./dev bench ablation`` prints what each alone
and both together reach). Frames of the user's own knowledge are never overruled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language.analysis import Sentence
from dateline.language.encoding.decode import EncodedTrigger
from dateline.language.encoding.reading import Range
from dateline.model import Status
from dateline.statements.arguments import is_country
from dateline.statements.context import Context
from dateline.statements.events.drafts import EventDraft, LeftOut
from dateline.statements.events.encoded import encoded_draft, head_of

Item = EventDraft | LeftOut
CARRIED = frozenset({"dobj", "nsubjpass", "nsubj", "pobj"})
REAL: frozenset[Status] = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True)
class Weights:
    """How sure one must be to be heard without the other."""

    # A frame's words that the encoder finds less likely than this to tell any event are left out.
    doubt: float = 0.3
    # The encoder's type stands against the frame's from here on.
    overrule: float = 0.97
    # The encoder alone tells an event from here on.
    alone: float = 0.75
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
        else:
            reason = f"the encoder takes it for {trigger.type} ({trigger.score:.2f})"
            yield LeftOut(item.trigger, f"left out: {item.reason}: {reason}")
    for number, (words, trigger) in enumerate(heard):
        if number not in met and not _only_carries(words, trigger, heard, context):
            yield from _by_encoder(words, trigger, sentence, context)


def _only_carries(
    words: Range, trigger: EncodedTrigger, heard: Sequence[tuple[Range, EncodedTrigger]], context: Context
) -> bool:
    """ "conducted strikes": the verb is no second event beside its noun."""
    doc = context.analysis.doc
    for other, named in heard:
        head = doc[head_of(other, context)]
        if named.type == trigger.type and other != words and head.dep_ in CARRIED:
            verb = head.head.head if head.dep_ == "pobj" else head.head
            if words[0] <= verb.i < words[1]:
                return True
    return False


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
    taken = {*draft.actors, *draft.recipients, *draft.supporters}
    return replace(
        draft,
        mode=draft.mode or trigger.mode,
        status=_status(draft.status, trigger),
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


def _status(by_frame: Status, trigger: EncodedTrigger) -> Status:
    """The encoder's status where it is sure; but what the frames' rules know to be unreal stays so."""
    is_sure = trigger.statuses.get(trigger.status, 0.0) >= WEIGHTS.status
    if not is_sure or (by_frame not in REAL and trigger.status in REAL):
        return by_frame
    return trigger.status


def _by_encoder(
    words: Range, trigger: EncodedTrigger, sentence: Sentence, context: Context
) -> Iterator[Item]:
    if trigger.score < WEIGHTS.alone:
        return
    for draft in encoded_draft(words, trigger, sentence, context):
        lack = _lack(draft, context)
        yield draft if lack is None else LeftOut(words, f"left out: {draft.reason}: {lack}")


def _lack(draft: EventDraft, context: Context) -> str | None:
    """What an event needs, where no frame's conditions vouch for it: a place alone is none of its parties."""
    if not (draft.actors or draft.recipients):
        return "neither who nor to whom is told"
    if draft.type == "control" and draft.place is None:
        return "no place is told"
    is_vague = draft.type == "control" or (draft.type == "assault" and draft.mode is None)
    if is_vague and not draft.actors and draft.place is not None and is_country(draft.place, context):
        # "has ravaged the country and killed thousands of civilians": a state of things, not an event.
        return "nobody is said to have done it, and where is only a country"
    needs_recipient = context.knowledge.types[draft.type].recipient == "required"
    if needs_recipient and not draft.recipients and not draft.is_mutual:
        return "to whom is not told"
    return None
