"""From drafts, which speak of tokens, to records, which speak of the document's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Actor, Attribution, Control, Event, Figure, Quotation, Relation, Span, content_id
from dateline.statements.context import Context
from dateline.statements.control import ControlDraft
from dateline.statements.events.codes import code
from dateline.statements.events.confidence import confidence_of
from dateline.statements.events.drafts import EventDraft, Range
from dateline.statements.events.timing import time_of_saying
from dateline.statements.figures.teller import FigureDraft
from dateline.statements.relations.drafts import RelationDraft
from dateline.statements.voices.attribution import Voices
from dateline.statements.voices.quotations import QuotationDraft

Chain = tuple[Attribution, ...]
Stated = Sequence[Event | Figure | Relation | Control]
UNNAMED = Actor(id="unnamed_source", name="unnamed source")


def actors_of_reading(actors: Iterable[Actor], stated: Stated) -> tuple[Actor, ...]:
    """The actors of a reading: those found, and the unnamed source where something rests on one."""
    rests_on_unnamed = any(link.source == UNNAMED.id for record in stated for link in record.attribution)
    return (*actors, UNNAMED) if rests_on_unnamed else tuple(actors)


@dataclass(frozen=True)
class Recorder:
    """Makes records of one document; ``voices`` tell who says what a token tells."""

    context: Context
    voices: Voices

    def events(self, happenings: Iterable[EventDraft]) -> tuple[Event, ...]:
        """One event record for each happening."""
        return tuple(self._event(draft) for draft in happenings)

    def control(self, drafts: Iterable[ControlDraft], events: Sequence[Event]) -> tuple[Control, ...]:
        """One control record for each draft, tied to the event by which the place was taken."""
        return tuple(self._control(draft, events) for draft in drafts)

    def quotations(self, drafts: Iterable[QuotationDraft]) -> tuple[Quotation, ...]:
        """One record for each quotation."""
        return tuple(self._quotation(draft) for draft in drafts)

    def figures(
        self, drafts: Iterable[FigureDraft], happenings: Sequence[EventDraft], events: Sequence[Event]
    ) -> tuple[Figure, ...]:
        """One record for each figure, tied to the event that its sentence tells, where that is one."""
        return tuple(self._figure(draft, happenings, events) for draft in drafts)

    def relations(self, drafts: Iterable[RelationDraft], events: Sequence[Event]) -> tuple[Relation, ...]:
        """The relations told in so many words, then who fights whom by what happened."""
        told = [self._relation(draft) for draft in drafts]
        return tuple({record.id: record for record in (*told, *self._fights(events))}.values())

    def _event(self, draft: EventDraft) -> Event:
        context = self.context
        trigger = self._span(draft.trigger)
        place = draft.place.place if draft.place else None
        kinds = tuple(context.mentions.actors.records[actor].kind for actor in draft.actors)
        return Event(
            id=self._id("event", draft.type, draft.mode, trigger.start, place),
            type=draft.type,
            mode=draft.mode,
            status=draft.status,
            actors=draft.actors,
            recipients=draft.recipients,
            supporters=draft.supporters,
            place=place,
            place_relation=draft.relation if place else None,
            start=draft.start,
            end=draft.end,
            weapon=draft.weapon,
            attribution=self._chain(draft.head),
            trigger=trigger,
            evidence=self._span(draft.evidence),
            mentions=tuple(dict.fromkeys(self._span(telling) for telling in draft.tellings)),
            regained=draft.regained,
            confidence=confidence_of(draft, context.encoded.calibration),
            reason=draft.reason,
            codes=code(draft, kinds, context.knowledge),
        )

    def _control(self, draft: ControlDraft, events: Sequence[Event]) -> Control:
        evidence = self._span(draft.evidence)
        event = events[draft.event] if draft.event is not None else None
        return Control(
            id=self._id("control", draft.place, draft.state, draft.holder, evidence.start),
            place=draft.place,
            holder=draft.holder,
            lost_by=draft.lost_by,
            state=draft.state,
            start=draft.start,
            end=draft.end,
            event=event.id if event else None,
            attribution=event.attribution if event else self._chain(draft.head),
            evidence=evidence,
        )

    def _quotation(self, draft: QuotationDraft) -> Quotation:
        text = self._span((draft.first, draft.end))
        cue = self._span(draft.cue) if draft.cue else None
        doc = self.context.analysis.doc
        time = time_of_saying(doc[draft.cue[0]], self.context) if draft.cue else None
        return Quotation(
            id=self._id("quotation", text.start, text.end),
            speaker=draft.speaker,
            kind=draft.kind,
            text=text,
            cue=cue,
            said_on=time.low if time and time.low == time.high else None,
        )

    def _figure(
        self, draft: FigureDraft, happenings: Sequence[EventDraft], events: Sequence[Event]
    ) -> Figure:
        evidence = self._span((draft.first, draft.end_token))
        event = self._event_of_figure(draft, happenings, events)
        return Figure(
            id=self._id("figure", draft.measure, evidence.start, draft.noun, draft.low, draft.high),
            measure=draft.measure,
            who=draft.who,
            low=draft.low,
            high=draft.high,
            qualifier=draft.qualifier,
            start=draft.start or (event.start if event else None),
            end=draft.end or (event.end if event else None),
            place=event.place if event else None,
            event=event.id if event else None,
            cumulative=draft.cumulative,
            attribution=self._chain(draft.trigger),
            evidence=evidence,
        )

    def _event_of_figure(
        self, draft: FigureDraft, happenings: Sequence[EventDraft], events: Sequence[Event]
    ) -> Event | None:
        """The event that a figure counts the victims of: told by the same word, or alone in its sentence."""
        if draft.cumulative or draft.measure == "size":
            return None
        sentence = self.context.analysis.sentence(draft.trigger).index
        near = [index for index, item in enumerate(happenings) if item.sentence == sentence]
        same = [index for index in near if happenings[index].head == draft.trigger]
        forceful = [index for index in near if events[index].type in ("assault", "coerce", "control")]
        chosen = same or (forceful if len(forceful) == 1 else [])
        return events[chosen[0]] if chosen else None

    def _relation(self, draft: RelationDraft) -> Relation:
        evidence = self._span((draft.evidence_start, draft.evidence_end))
        return Relation(
            id=self._id("relation", draft.subject, draft.kind, draft.object, evidence.start),
            subject=draft.subject,
            kind=draft.kind,
            object=draft.object,
            start=draft.start,
            end=draft.end,
            status=draft.status,
            attribution=self._chain(draft.trigger),
            evidence=evidence,
        )

    def _fights(self, events: Iterable[Event]) -> Iterable[Relation]:
        """Who fights whom, by the clashes, the captures and the attacks on armed parties that are told."""
        records = self.context.mentions.actors.records
        armed = ("military", "rebel", "militia")
        for event in events:
            if event.type not in ("assault", "control") or event.status not in ("occurred", "ongoing"):
                continue
            subjects, objects = event.actors[:1], event.recipients
            if event.mode == "clash" and not objects:
                objects = event.actors[1:]
            for item in objects:
                if subjects and records[item].kind in armed and records[subjects[0]].kind != "media":
                    yield Relation(
                        id=self._id("relation", subjects[0], "fights", item, event.id),
                        subject=subjects[0],
                        kind="fights",
                        object=item,
                        start=event.start,
                        end=event.end,
                        status=event.status,
                        attribution=event.attribution,
                        evidence=event.evidence,
                    )

    def _chain(self, token: int) -> Chain:
        chain = tuple(
            Attribution(source=link.source, cue=self._span(link.cue) if link.cue else None, kind=link.kind)
            for link in self.voices.chain_at(token)
        )
        if not chain and (hedge := self.voices.hedged_at(token)):
            # "reportedly", "is said to have": somebody says so, and the text does not tell who.
            return (Attribution(source=UNNAMED.id, cue=None, kind=hedge),)
        return chain

    def _span(self, tokens: Range) -> Span:
        return self.context.analysis.span(*tokens)

    def _id(self, prefix: str, *parts: object) -> str:
        return content_id(prefix, self.context.analysis.document.id, *parts)
