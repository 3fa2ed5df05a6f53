"""``dateline events``: the events of an archive, filtered."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dateline.cli.messages import clean, plural, say
from dateline.cli.options import ARCHIVE, ArchivePath, EventsFormat, KnowledgeFolder
from dateline.errors import InputError
from dateline.model import EventType, Status

if TYPE_CHECKING:
    from dateline.archive import EventRow

ALL = "all"
HAPPENED = "happened"
FORMULA = ("=", "+", "-", "@", "\t")


def list_events(
    archive: ArchivePath = ARCHIVE,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Such as assault or control/capture; may be repeated."),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="happened (occurred or ongoing), all, or a status such as planned; may be repeated.",
            show_default=HAPPENED,
        ),
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who takes part, on either side.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="A place, a province, a country, or its code (SY).")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="2016, 2016-03 or 2016-03-27.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The same, included.")] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")] = None,
    format: Annotated[EventsFormat, typer.Option("--format", help="How to print.")] = EventsFormat.TABLE,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List the events in the archive: what happened, or with --status what did not.

    In the order of time, by the first day that each can have begun; those without a date come last.
    """
    from dateline.archive import find_events, open_archive

    types, wanted = types or [], _wanted_statuses(statuses or [HAPPENED])
    _check_types(types)
    with open_archive(archive, read_only=True) as opened:
        found = find_events(
            opened,
            types=types,
            statuses=(),
            actor=actor,
            place=_country_code(place, knowledge),
            since=since,
            until=until,
        )
    rows = [row for row in found if row.status in wanted]
    others = len(found) - len(rows)
    _print(format, rows[:limit])
    shown = f"first {limit:,} of " if limit is not None and limit < len(rows) else ""
    say(f"{shown}{plural(len(rows), 'event')}{_hidden(len(rows), others)}")


def _hidden(count: int, others: int) -> str:
    """What is said of the events that the status asked for hides."""
    if not others:
        return ""
    if count:
        return f"; {others:,} more with another status (--status all)"
    return f" of this status; {others:,} with another: see them with --status all"


def _wanted_statuses(told: Sequence[str]) -> list[str]:
    """The statuses to show."""
    from dateline.archive import HAPPENED as HAPPENED_STATUSES

    wanted: list[str] = []
    for status in told:
        name = status.replace("-", "_")
        if name == ALL:
            return list(get_args(Status))
        if name == HAPPENED:
            wanted += HAPPENED_STATUSES
        elif name in get_args(Status):
            wanted.append(name)
        else:
            raise InputError(
                f"--status: {status!r} is none of {ALL}, {HAPPENED}, {', '.join(get_args(Status))}"
            )
    return wanted


def _check_types(types: Sequence[str]) -> None:
    for name in types:
        if name.partition("/")[0] not in get_args(EventType):
            raise InputError(f"--type: {name!r} is none of {', '.join(get_args(EventType))}")


def _country_code(place: str | None, folder: Path | None) -> str | None:
    """A country's code where ``place`` names a country, so that all places in it are found."""
    if place is None:
        return None
    from dateline.knowledge.load import load_knowledge

    name = place.casefold()
    for state in load_knowledge(folder).bundle.states:
        if name in (state.name.casefold(), *(other.casefold() for other in state.names)):
            return state.country
    return place


def _print(format: EventsFormat, rows: "Sequence[EventRow]") -> None:
    import msgspec

    from dateline.cli.screen import Screen
    from dateline.cli.tables import print_events

    screen = Screen()
    match format:
        case EventsFormat.TABLE:
            print_events(screen, rows, with_report=True)
        case EventsFormat.JSON:
            screen.write_json(msgspec.json.format(msgspec.json.encode(rows)))
        case EventsFormat.JSONL:
            for row in rows:
                screen.write_json(msgspec.json.encode(row))
        case EventsFormat.CSV:
            _print_csv(rows)


def _print_csv(rows: "Sequence[EventRow]") -> None:
    import csv
    import io

    from dateline.archive import EventRow

    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(EventRow.__struct_fields__)
    for row in rows:
        writer.writerow([_cell(getattr(row, field)) for field in EventRow.__struct_fields__])
    sys.stdout.flush()
    sys.stdout.buffer.write(table.getvalue().encode())


def _cell(value: object) -> str:
    """A cell of CSV. A spreadsheet would run text that begins like a formula: it gets a ``'`` before it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str):
        return f"'{clean(value)}" if value.startswith(FORMULA) else clean(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
