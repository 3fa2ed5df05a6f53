"""``dateline knowledge try``: what is read from a sentence, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.messages import one_line
from dateline.cli.options import KnowledgeFolder, Model, Published
from dateline.cli.read import check_published, load_reader

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.cli.screen import Screen
    from dateline.model import Reading


def try_sentence(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, or several.")],
    published: Published = None,
    knowledge: KnowledgeFolder = None,
    model: Model = None,
) -> None:
    """Read a sentence and show how: its parse, what is found in it, and which entry told each event."""
    from dateline.cli.screen import Screen
    from dateline.intake import take_text
    from dateline.knowledge.load import load_knowledge

    check_published(published)
    manuscript = take_text(sentence, "sentence", published)
    reader = load_reader(load_knowledge(knowledge), model)
    reading = next(reader.read([manuscript]))
    screen = Screen()
    for passage in manuscript.passages:
        _print_parse(screen, reader.nlp(passage.text))
    _print_mentions(screen, reading)
    _print_events(screen, reading)
    _print_statements(screen, reading)
    _print_notes(screen, reading)


def _print_parse(screen: "Screen", doc: "Doc") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("word", "lemma", "kind", "role", "of"):
        table.add_column(heading, overflow="fold")
    for token in doc:
        head = "" if token.head is token else token.head.text
        cells = (token.text, token.lemma_, f"{token.pos_} {token.tag_}", token.dep_, head)
        table.add_row(*(one_line(cell) for cell in cells), end_section=bool(token.is_sent_end))
    _heading(screen, "Parse")
    screen.put_table(table)


def _print_mentions(screen: "Screen", reading: "Reading") -> None:
    _heading(screen, "Found")
    for actor in reading.actors:
        known = "known" if actor.known else "described only"
        country = f", {actor.country}" if actor.country else ""
        words = ", ".join(f"“{one_line(span.text)}”" for span in actor.mentions)
        screen.put(
            "actor  ", (one_line(actor.name), "bold"), f" ({actor.kind}{country}, {known})  {words}", indent=2
        )
    for place in reading.places:
        country = f"{place.country}, " if place.country else ""
        words = ", ".join(f"“{one_line(span.text)}”" for span in place.mentions)
        screen.put(
            "place  ", (one_line(place.name), "bold"), f" ({country}{place.precision})  {words}", indent=2
        )
    if not (reading.actors or reading.places):
        screen.put("no actor and no place", indent=2)
    screen.gap()


def _print_events(screen: "Screen", reading: "Reading") -> None:
    from dateline.archive import flatten_events
    from dateline.cli.tables import STYLES, says_who, what, when, where, who

    _heading(screen, "Events")
    for row in flatten_events(reading):
        status = (row.status.replace("_", " "), STYLES.get(row.status, ""))
        screen.put((what(row), "bold"), "  ", status, ", regained" if row.regained else "", indent=2)
        fields = (
            ("who", who(screen, row)),
            ("where", where(row)),
            ("when", when(row)),
            ("weapon", row.weapon),
            ("says who", says_who(row)),
            ("told by", f"“{one_line(row.trigger)}”"),
            ("because of", row.reason),
        )
        for label, value in fields:
            if value:
                screen.put((label.ljust(14), "dim"), one_line(value), indent=4, hanging=14)
    if not reading.events:
        screen.put("no event", indent=2)
    screen.gap()


def _print_statements(screen: "Screen", reading: "Reading") -> None:
    lines = list(_statements(reading))
    if lines:
        _heading(screen, "Also told")
        for sort, line in lines:
            screen.put((sort.ljust(11), "dim"), one_line(line), indent=2, hanging=11)
        screen.gap()


def _statements(reading: "Reading") -> Iterator[tuple[str, str]]:
    from dateline.cli.statements import control_line, figure_line, names_in, quotation_line

    names = names_in(reading)
    for quotation in reading.quotations:
        yield "quotation", quotation_line(quotation, names)
    for figure in reading.figures:
        yield "figure", figure_line(figure, names)
    for relation in reading.relations:
        subject, object = (names.get(id, id) for id in (relation.subject, relation.object))
        yield "relation", f"{subject} {relation.kind} {object}, {relation.status}"
    for control in reading.control:
        yield "control", control_line(control, names)


def _print_notes(screen: "Screen", reading: "Reading") -> None:
    notes = (*reading.document.notes, *reading.notes)
    _heading(screen, "Left out")
    for note in notes:
        words = f": “{one_line(note.span.text)}”" if note.span else ""
        screen.put(f"{one_line(note.stage)}: {one_line(note.message)}{words}", indent=2)
    if not notes:
        screen.put("nothing is noted", indent=2)


def _heading(screen: "Screen", text: str) -> None:
    screen.put((text, "bold underline"))
