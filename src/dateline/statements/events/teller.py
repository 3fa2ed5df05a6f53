"""Events: what each trigger of a document tells, one draft a happening and place.

The main function stands first; below it, from the trigger's slots to a draft. Tellings of one
happening are joined in :mod:`dateline.statements.events.happenings`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.mentions.found import PlaceMention
from dateline.model import Note, PlaceRelation, Status
from dateline.statements.context import Context
from dateline.statements.events.combination import combine
from dateline.statements.events.drafts import EventDraft, LeftOut
from dateline.statements.events.evidence import evidence_of
from dateline.statements.events.happenings import join_tellings
from dateline.statements.events.roles import Roles, fill_roles
from dateline.statements.events.timing import time_of
from dateline.statements.events.triggers import Trigger, find_triggers
from dateline.statements.noun_status import is_definite, noun_status
from dateline.statements.status import verb_status

FORCEFUL = frozenset({"assault", "control", "mobilize", "coerce", "retreat"})
MOVES = frozenset({"mobilize", "retreat"})


def tell_events(context: Context) -> tuple[list[EventDraft], tuple[Note, ...]]:
    """The happenings that a document tells, each once, and notes on words that were left out."""
    drafts: list[EventDraft] = []
    left_out: list[LeftOut] = []
    for sentence in context.analysis.sentences:
        tokens = context.analysis.tokens(sentence)
        triggers = find_triggers(tokens, context) if context.uses_frames else ()
        told = [item for trigger in triggers for item in _draft(trigger, context)]
        for item in combine(told, sentence, context):
            (drafts if isinstance(item, EventDraft) else left_out).append(item)  # type: ignore[arg-type]
    happenings, dropped = join_tellings(drafts, context)
    notes = (
        Note(stage="events", message=item.reason, span=context.analysis.span(*item.words))
        for item in (*left_out, *dropped)
    )
    return happenings, tuple(notes)


def _draft(trigger: Trigger, context: Context) -> Iterator[EventDraft | LeftOut]:
    roles = _without_reporters(fill_roles(trigger, context), trigger, context)
    lack = _lack(trigger, roles)
    if lack is not None:
        words = (min(trigger.words), max(trigger.words) + 1)
        yield LeftOut(words, f"left out: {_rule(trigger)}: {lack}")
        return
    found = [item for item in roles.places if item[1] != "toward" or trigger.pattern.file.type in MOVES]
    places: list[tuple[PlaceMention | None, PlaceRelation | None]] = [*found] or [(None, None)]
    if any(relation == "between" for _, relation in places):
        places = places[:1]
    for place, relation in places:
        yield _one_draft(trigger, roles, place, relation, context)


def _rule(trigger: Trigger) -> str:
    """The file and the frame by which a trigger was found."""
    pattern = trigger.pattern
    return f"events/{pattern.file.type}.yaml: {pattern.frame.name}: {' '.join(pattern.words)}"


def _lack(trigger: Trigger, roles: Roles) -> str | None:
    """What the text does not say that an event needs: a bare "the fighting" is no record."""
    file = trigger.pattern.file
    if not (roles.actors or roles.recipients or roles.places):
        return "neither who, nor to whom, nor where is told"
    if file.type == "control" and not roles.places:
        return "no place is told"
    if file.recipient == "required" and not roles.recipients and not trigger.pattern.frame.mutual:
        return "to whom is not told"
    return None


def _one_draft(
    trigger: Trigger,
    roles: Roles,
    place: PlaceMention | None,
    relation: PlaceRelation | None,
    context: Context,
) -> EventDraft:
    pattern = trigger.pattern
    sentence = context.analysis.sentence(trigger.head)
    time = time_of(trigger.head, context)
    mode, weapon = _mode_and_weapon(trigger, context)
    words = (min(trigger.words), max(trigger.words) + 1)
    return EventDraft(
        type=pattern.file.type,
        mode=mode,
        status=_status(trigger, context),
        actors=roles.actors,
        recipients=roles.recipients,
        supporters=roles.supporters,
        place=place,
        relation=relation,
        start=time.low if time else None,
        end=time.high if time else None,
        weapon=weapon,
        trigger=words,
        head=trigger.head.i,
        evidence=evidence_of(trigger.head, words, context),
        sentence=sentence.index,
        in_title=sentence.kind in ("title", "heading"),
        regained=context.lexicon.lemma(trigger.head) in pattern.frame.regained,
        is_mutual=pattern.frame.mutual,
        is_definite=trigger.is_noun and is_definite(trigger.head),
        tells_victims=pattern.frame.victims,
        reason=_rule(trigger),
        is_users=pattern.frame.is_users,
    )


def _status(trigger: Trigger, context: Context) -> Status:
    lexicon = context.lexicon
    status = noun_status(trigger.head, lexicon) if trigger.is_noun else verb_status(trigger.head, lexicon)
    if status == "ongoing" and context.analysis.sentence(trigger.head).kind == "title":
        # Headlines tell the past in the present: "Troops enter the port".
        is_progressive = trigger.head.tag_ == "VBG"
        status = "ongoing" if is_progressive else "occurred"
    if trigger.pattern.frame.status is not None and status in ("occurred", "ongoing"):
        return trigger.pattern.frame.status
    return status


def _without_reporters(roles: Roles, trigger: Trigger, context: Context) -> Roles:
    """Take media and monitors out of the roles of force: who reports a battle has not fought it."""
    if trigger.pattern.file.type not in FORCEFUL:
        return roles
    records = context.mentions.actors.records
    actors = tuple(actor for actor in roles.actors if records[actor].kind not in ("media", "ngo"))
    return Roles(actors, roles.recipients, roles.supporters, roles.targets, roles.locations)


def _mode_and_weapon(trigger: Trigger, context: Context) -> tuple[str | None, str | None]:
    """The frame's mode, or the one that a weapon in the clause tells; and the weapon's noun."""
    table = context.lexicon.weapon_modes.get(trigger.pattern.file.type, {})
    mode = trigger.pattern.frame.mode
    for token in _instruments(trigger):
        lemma = token.lemma_.lower()
        phrase = f"{token.nbor(-1).lower_} {lemma}" if token.i > token.sent.start else lemma
        for name in (phrase, lemma):
            if name in table:
                return mode or table[name], name
    return mode, None


def _instruments(trigger: Trigger) -> Iterator[Token]:
    """Words that may tell with what: "with mortars", "using drones", "in an air strike", "mortar fire"."""
    head = trigger.head
    yield head
    for child in head.children:
        if trigger.is_noun and child.dep_ in ("compound", "amod", "nmod") and child.i < head.i:
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("with", "by", "in", "using", "from", "of"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from (part for part in noun.children if part.dep_ == "compound")
        elif child.lower_ == "using":
            yield from (noun for noun in child.children if noun.dep_ == "dobj")
    yield from trigger.slots.get("subject", ())
    for name in ("with", "in"):
        yield from trigger.slots.get(f"object.{name}", ())
