"""From readings to rows: names looked up, spans taken apart, dates spread to days."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import msgspec

from dateline.archive.rows import (
    ActorRow,
    ControlRow,
    DocumentRow,
    EventRow,
    FigureRow,
    MentionRow,
    NoteRow,
    PlaceRow,
    QuotationRow,
    RelationRow,
    Row,
)
from dateline.model import Attribution, Control, Event, Figure, Quotation, Reading, Record, Relation, Span

R = TypeVar("R", bound=Row)
Columns = dict[str, object]


def flatten_reading(reading: Reading) -> Iterator[Row]:
    """Every row that ``reading`` gives, but the reading itself."""
    names = _Names(reading)
    yield _fill(DocumentRow, names, reading.document)
    yield from (_fill(ActorRow, names, actor) for actor in reading.actors)
    yield from (_fill(PlaceRow, names, place) for place in reading.places)
    yield from (_event_row(names, event) for event in reading.events)
    yield from _mention_rows(names)
    yield from (_quotation_row(names, quotation) for quotation in reading.quotations)
    yield from (_figure_row(names, figure) for figure in reading.figures)
    yield from (_relation_row(names, relation) for relation in reading.relations)
    yield from (_control_row(names, control) for control in reading.control)
    for note in (*reading.document.notes, *reading.notes):
        yield _fill(NoteRow, names, note, _offsets(note.span))


def flatten_events(reading: Reading) -> list[EventRow]:
    """The events of ``reading`` as the archive keeps them."""
    names = _Names(reading)
    return [_event_row(names, event) for event in reading.events]


def first_day(when: str | None) -> date | None:
    """The first day that an ISO prefix (``2016``, ``2016-02``, ``2016-02-29``) can mean."""
    return _day(when, is_last=False)


def last_day(when: str | None) -> date | None:
    """The last day that an ISO prefix can mean."""
    return _day(when, is_last=True)


def _day(when: str | None, is_last: bool) -> date | None:
    """Absent for what is no date: the archive keeps the words, and invents nothing."""
    if when is None:
        return None
    try:
        numbers = [int(part) for part in when[:10].split("-")]
        year = numbers[0]
        month = numbers[1] if len(numbers) > 1 else 12 if is_last else 1
        day = numbers[2] if len(numbers) > 2 else monthrange(year, month)[1] if is_last else 1
        return date(year, month, day)
    except ValueError:
        return None


class _Names:
    """A reading with its names by id; an id that nothing has stands for itself."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places = {place.id: place for place in reading.places}
        self.names = {place.id: place.name for place in reading.places}
        self.names |= {actor.id: actor.name for actor in reading.actors}
        self.every_row: Columns = {
            "document": reading.document.id,
            "pipeline": reading.pipeline,
            "knowledge": reading.knowledge,
        }

    def name(self, id: str | None) -> str | None:
        return None if id is None else self.names.get(id, id)

    def all(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.names.get(id, id) for id in ids)


def _fill(shape: type[R], names: _Names, record: Record, *made: Columns) -> R:
    """A row whose columns are ``made``, or else the record's fields of the same name.

    Raises:
        msgspec.ValidationError: a column does not get the type that it has.
    """
    columns = dict(names.every_row)
    for part in made:
        columns |= part
    for field in shape.__struct_fields__:
        if field not in columns:
            columns[field] = getattr(record, field)
    return msgspec.convert(columns, shape)


def _said_by(names: _Names, chain: tuple[Attribution, ...]) -> Columns:
    return {
        "sources": names.all(link.source for link in chain),
        "source_ids": tuple(link.source for link in chain),
        "source_kinds": tuple(link.kind for link in chain),
    }


def _words(column: str, span: Span) -> Columns:
    return {column: span.text, f"{column}_start": span.start, f"{column}_end": span.end}


def _offsets(span: Span | None) -> Columns:
    if span is None:
        return {"text": None, "start_offset": None, "end_offset": None}
    return {"text": span.text, "start_offset": span.start, "end_offset": span.end}


def _event_row(names: _Names, event: Event) -> EventRow:
    return _fill(
        EventRow,
        names,
        event,
        {
            "actors": names.all(event.actors),
            "actor_ids": event.actors,
            "recipients": names.all(event.recipients),
            "recipient_ids": event.recipients,
            "supporters": names.all(event.supporters),
            "supporter_ids": event.supporters,
            "first_day": first_day(event.start),
            "last_day": _event_end(event),
            "plover": event.codes.plover,
            "cameo": event.codes.cameo,
            "acled": event.codes.acled,
        },
        _where(names, event.place),
        _said_by(names, event.attribution),
        _words("trigger", event.trigger),
        _words("evidence", event.evidence),
        _report(names),
    )


def _event_end(event: Event) -> date | None:
    """An event without an end is over on the day that it began, unless it is still going on."""
    if event.end is None and event.status == "ongoing":
        return None
    return last_day(event.end or event.start)


def _where(names: _Names, id: str | None) -> Columns:
    place = names.places.get(id) if id is not None else None
    return {
        "place": names.name(id),
        "place_id": id,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "place_precision": place and place.precision,
        "geonames": place and place.geonames,
    }


def _report(names: _Names) -> Columns:
    document = names.reading.document
    return {
        "report_title": document.title,
        "report_publisher": document.publisher,
        "report_published": document.published,
        "report_source": document.source,
    }


def _mention_rows(names: _Names) -> Iterator[MentionRow]:
    reading = names.reading
    told: list[tuple[str, str, tuple[Span, ...]]] = []
    told += (("actor", actor.id, actor.mentions) for actor in reading.actors)
    told += (("place", place.id, place.mentions) for place in reading.places)
    told += (("event", event.id, (event.evidence, *event.mentions)) for event in reading.events)
    for record, id, spans in told:
        for span in spans:
            yield MentionRow(
                document=reading.document.id,
                pipeline=reading.pipeline,
                knowledge=reading.knowledge,
                record=record,
                id=id,
                start_offset=span.start,
                end_offset=span.end,
                text=span.text,
            )


def _quotation_row(names: _Names, quotation: Quotation) -> QuotationRow:
    made: Columns = {
        "speaker": names.name(quotation.speaker),
        "speaker_id": quotation.speaker,
        "cue": quotation.cue.text if quotation.cue else None,
    }
    return _fill(QuotationRow, names, quotation, made, _words("text", quotation.text))


def _stated(names: _Names, record: Figure | Relation | Control) -> Columns:
    return _said_by(names, record.attribution) | _words("evidence", record.evidence)


def _figure_row(names: _Names, figure: Figure) -> FigureRow:
    made: Columns = {
        "who": names.name(figure.who),
        "who_id": figure.who if figure.who in names.names else None,
        "place": names.name(figure.place),
        "place_id": figure.place,
    }
    return _fill(FigureRow, names, figure, made, _stated(names, figure))


def _relation_row(names: _Names, relation: Relation) -> RelationRow:
    made: Columns = {
        "subject": names.name(relation.subject),
        "subject_id": relation.subject,
        "object": names.name(relation.object),
        "object_id": relation.object,
    }
    return _fill(RelationRow, names, relation, made, _stated(names, relation))


def _control_row(names: _Names, control: Control) -> ControlRow:
    made: Columns = {
        "place": names.name(control.place),
        "place_id": control.place,
        "holder": names.name(control.holder),
        "holder_id": control.holder,
        "lost_by": names.name(control.lost_by),
        "lost_by_id": control.lost_by,
    }
    return _fill(ControlRow, names, control, made, _stated(names, control))
