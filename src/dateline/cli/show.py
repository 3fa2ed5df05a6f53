"""``dateline show``: one event, its fields, and its words in the report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.messages import one_line
from dateline.cli.options import ARCHIVE, ArchivePath
from dateline.errors import ArchiveError

if TYPE_CHECKING:
    from dateline.archive import EventRow, StoredEvent
    from dateline.cli.screen import Screen

LABEL = 14


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or as much of it as only it has.")],
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Show an event: its fields, who says so, and the words of the report that tell it."""
    from dateline.archive import get_event, open_archive
    from dateline.cli.screen import Screen

    with open_archive(archive, read_only=True) as opened:
        found = get_event(opened, id)
    if found is None:
        raise ArchiveError(
            f"{archive}: no event has an id that begins with {id!r}; `dateline events` lists them"
        )
    print_event(Screen(), found)


def print_event(screen: "Screen", found: "StoredEvent") -> None:
    """Print an event with its fields and its words."""
    from dateline.archive import flatten_events
    from dateline.cli.highlight import highlight, legend
    from dateline.cli.tables import STYLES, what

    reading, document = found.reading, found.reading.document
    row = next(row for row in flatten_events(reading) if row.id == found.event.id)
    status = (row.status.replace("_", " "), STYLES.get(row.status, ""))
    screen.put(
        (what(row), "bold"), "  ", status, ", regained" if row.regained else "", (f"  {row.id}", "dim")
    )
    screen.gap()
    for label, value in _fields(screen, row, found):
        if value:
            screen.put((label.ljust(LABEL), "dim"), value, hanging=LABEL, indent=2)
    screen.gap()
    origin = (document.publisher, document.published, document.source)
    told_in = " · ".join(one_line(part) for part in origin if part)
    screen.put((one_line(document.title or "untitled"), "bold"))
    screen.put((told_in, "dim"))
    screen.gap()
    for passage in highlight(screen, found.event, reading):
        screen.put(passage, indent=2)
        screen.gap()
    screen.put(*legend(screen), indent=2)


def _fields(screen: "Screen", row: "EventRow", found: "StoredEvent") -> Iterator[tuple[str, str]]:
    from dateline.cli.statements import figure_line, names_in
    from dateline.cli.tables import says_who, when, where

    yield "who", one_line(", ".join(row.actors))
    yield "whom", one_line(", ".join(row.recipients))
    yield "with", one_line(", ".join(row.supporters))
    point = "" if row.latitude is None else f" ({row.latitude:.4f}, {row.longitude:.4f})"
    division = f", {one_line(row.admin1)}" if row.admin1 else ""
    precision = f" [{row.place_precision}]" if row.place_precision else ""
    yield "where", f"{where(row)}{division}{point}{precision}" if row.place else ""
    yield "when", when(row)
    yield "weapon", one_line(row.weapon or "")
    yield "says who", says_who(row) or "the report itself"
    for figure in found.reading.figures:
        if figure.event == row.id:
            yield figure.measure, figure_line(figure, names_in(found.reading))
    schemes = (("PLOVER", row.plover), ("CAMEO", row.cameo), ("ACLED", row.acled))
    yield "codes", ", ".join(f"{scheme} {one_line(code)}" for scheme, code in schemes if code)
    yield "confidence", f"{row.confidence:.2f} (not yet calibrated: it ranks, and is no probability)"
    yield "found by", one_line(row.reason)
    yield "read by", one_line(f"{row.pipeline}, knowledge {row.knowledge}")
