"""One happening, one draft: tellings of the same event within a document are joined.

A headline and the first sentence, a verb and the noun that takes it up, the strike and the deaths that
it caused are one event. Two tellings are joined only where nothing that they tell is at odds, and
something ties them: the same place, the same victims, or one sentence.
"""

from collections.abc import Iterable
from dataclasses import replace

from dateline.language.clauses import ancestors_within
from dateline.statements.context import Context
from dateline.statements.events.drafts import EventDraft, LeftOut

HAPPENED = frozenset({"occurred", "ongoing"})
NEAR = 2
TERMS = frozenset({"agree", "concede"})
ARMED = frozenset({"military", "rebel", "militia", "police"})


def join_tellings(drafts: Iterable[EventDraft], context: Context) -> tuple[list[EventDraft], list[LeftOut]]:
    """Join the drafts that tell one happening, the fullest telling leading; and say what was left out."""
    happenings: list[EventDraft] = []
    for draft in drafts:
        for index in range(len(happenings) - 1, -1, -1):
            if is_same(happenings[index], draft, context) or _takes_up(draft, happenings[index]):
                happenings[index] = _join(happenings[index], draft)
                break
        else:
            happenings.append(draft)
    return _without_accidents(_without_terms(_without_means(happenings), context), context)


def is_same(one: EventDraft, other: EventDraft, context: Context) -> bool:
    """Whether two drafts tell the same happening."""
    if one.type != other.type or not _same_status(one, other):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if set(one.actors) & set(other.recipients) or set(other.actors) & set(one.recipients):
        return False
    if not _agree(one.actors, other.actors, context):
        return False
    if not (_agree(one.recipients, other.recipients, context) or _are_its_victims(one, other)):
        return False
    if not _same_time(one, other):
        return False
    if one.place and other.place:
        return one.place.place == other.place.place and _tied_by_place(one, other)
    return _tied_without_place(one, other, context)


def _takes_up(draft: EventDraft, earlier: EventDraft) -> bool:
    """ "the infighting", "the raid": a definite noun with neither place nor time takes up what was told."""
    is_anaphoric = draft.is_definite and not (draft.place or draft.start or draft.recipients)
    return (
        is_anaphoric
        and draft.type == earlier.type
        and draft.mode in (None, earlier.mode)
        and _same_status(draft, earlier)
    )


def _are_its_victims(one: EventDraft, other: EventDraft) -> bool:
    """ "nine were killed when shells hit an agency's school": the dead and the school are both struck."""
    if one.sentence != other.sentence or one.tells_victims == other.tells_victims:
        return False
    victims = one if one.tells_victims else other
    return not victims.actors


def _tied_by_place(one: EventDraft, other: EventDraft) -> bool:
    """The same place alone does not make one event of an assault told early and another told late."""
    if one.type == "control" or one.sentence == other.sentence or one.in_title:
        return True
    if one.is_mutual and other.is_mutual:
        return True
    return bool(set(one.actors) & set(other.actors)) or abs(one.sentence - other.sentence) <= NEAR


def _tied_without_place(one: EventDraft, other: EventDraft, context: Context) -> bool:
    if one.in_title != other.in_title:
        return bool(set(one.actors) & set(other.actors)) and one.mode == other.mode
    if one.sentence == other.sentence:
        # "an air strike on Idlib killed nine": the deaths are the strike's.
        tells_harm = one.tells_victims or other.tells_victims
        return tells_harm or one.mode != other.mode or bool(set(one.actors) & set(other.actors))
    close = abs(one.sentence - other.sentence) <= NEAR
    # "civilians" of one sentence need not be those of the next: only names tie.
    records = context.mentions.actors.records
    common = {*one.recipients, *one.actors} & {*other.recipients, *other.actors}
    shared = any(records[item].known for item in common)
    return close and shared and one.place is None and other.place is None and one.mode == other.mode


def _same_status(one: EventDraft, other: EventDraft) -> bool:
    return one.status == other.status or (one.status in HAPPENED and other.status in HAPPENED)


def _agree(one: tuple[str, ...], other: tuple[str, ...], context: Context) -> bool:
    if not one or not other or set(one) & set(other):
        return True
    # "government forces" and "the army": a described actor of the same country and kind may be the known one.
    records = context.mentions.actors.records
    return any(
        not (records[a].known and records[b].known)
        and records[a].country == records[b].country
        and records[a].kind == records[b].kind
        for a in one
        for b in other
    )


def _same_time(one: EventDraft, other: EventDraft) -> bool:
    if one.start is None or other.start is None:
        return True
    shorter, longer = sorted((one.start, other.start), key=len)
    if longer.startswith(shorter):
        return True
    ends = one.end or one.start, other.end or other.start
    return one.start <= ends[1] and other.start <= ends[0]


def _join(one: EventDraft, other: EventDraft) -> EventDraft:
    lead, follower = (one, other) if one.fullness >= other.fullness else (other, one)
    place = lead.place or follower.place
    return replace(
        lead,
        mode=lead.mode or follower.mode,
        actors=lead.actors if follower.is_definite and lead.actors else _joined(lead.actors, follower.actors),
        recipients=tuple(item for item in _recipients(lead, follower) if item not in lead.actors),
        supporters=_joined(lead.supporters, follower.supporters),
        place=place,
        relation=lead.relation if lead.place else follower.relation,
        start=lead.start or follower.start,
        end=lead.end if lead.start else follower.end,
        weapon=lead.weapon or follower.weapon,
        regained=lead.regained or follower.regained,
        tellings=(*lead.tellings, follower.evidence, *follower.tellings),
    )


def _recipients(lead: EventDraft, follower: EventDraft) -> tuple[str, ...]:
    if _are_its_victims(lead, follower):
        return tuple(dict.fromkeys((*lead.recipients, *follower.recipients)))
    return _joined(lead.recipients, follower.recipients)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Both tellings' actors; where they share none, the leading telling's words stand."""
    if one and other and not set(one) & set(other):
        return one
    return tuple(dict.fromkeys((*one, *other)))


def _without_terms(happenings: list[EventDraft], context: Context) -> list[EventDraft]:
    """Drop what an agreement says: "agreed to extend the truce" is one act, the agreement."""
    heads = {draft.head for draft in happenings if draft.type == "agree"}
    doc = context.analysis.doc
    return [
        draft
        for draft in happenings
        if draft.type not in TERMS
        or draft.status != "planned"
        or not any(above.i in heads for above in ancestors_within(doc[draft.head]))
    ]


def _without_accidents(
    happenings: list[EventDraft], context: Context
) -> tuple[list[EventDraft], list[LeftOut]]:
    """Drop deaths that nobody is said to have caused, where nothing in the report tells of force.

    "A woman was killed in the suburb on Monday" may be a traffic accident; soldiers and civilians who are
    killed, and the dead in a report that tells of force, are not.
    """
    is_of_war = any(item.type in ("assault", "control") and not item.is_agentless for item in happenings)
    kept: list[EventDraft] = []
    dropped: list[LeftOut] = []
    for item in happenings:
        if not item.is_agentless or is_of_war or _are_victims_of_war(item, context):
            kept.append(item)
        else:
            reason = (
                f"left out: {item.reason}: nobody is said to have done it, and nothing else tells of force"
            )
            dropped.append(LeftOut(item.trigger, reason))
    return kept, dropped


def _are_victims_of_war(draft: EventDraft, context: Context) -> bool:
    """ "Nine soldiers were killed", "three civilians were killed": the word says that there is a war."""
    records = context.mentions.actors.records
    if any(records[recipient].kind in ARMED for recipient in draft.recipients):
        return True
    tokens = context.analysis.doc[draft.evidence[0] : draft.evidence[1]]
    return any(context.lexicon.has(token.lemma_.lower(), "grammar.war_victims") for token in tokens)


def _without_means(happenings: list[EventDraft]) -> list[EventDraft]:
    """Drop the assault that a capture told in the same sentence and place was achieved by."""
    captures = [draft for draft in happenings if draft.type == "control" and draft.status in HAPPENED]
    kept = []
    for draft in happenings:
        is_means = draft.type == "assault" and draft.mode in (None, "clash") and draft.status in HAPPENED
        achieved = is_means and any(
            capture.sentence == draft.sentence
            and capture.place
            and (draft.place is None or draft.place.place == capture.place.place)
            and (not draft.actors or set(draft.actors) & {*capture.actors, *capture.recipients})
            for capture in captures
        )
        if not achieved:
            kept.append(draft)
    return kept
