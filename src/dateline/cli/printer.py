"""Printing readings as they come, in one format or another, with a progress bar where one is wanted."""

from types import TracebackType

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.archive import HAPPENED, flatten_events
from dateline.cli.messages import one_line, plural
from dateline.cli.options import ReadFormat
from dateline.cli.screen import Screen
from dateline.cli.statements import print_statements
from dateline.cli.tables import print_events
from dateline.model import Reading

MOST_NOTES = 3


class Printer:
    """Prints readings. As a context manager it prints what stands before and after them all."""

    def __init__(self, screen: Screen, total: int) -> None:
        self.screen = screen
        self.progress = _make_progress(screen, total)
        self.bar = self.progress.add_task("", total=total)

    def __enter__(self) -> "Printer":
        self.progress.start()
        self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.progress.stop()
        if error is None:
            self.end()

    def step(self) -> None:
        """One more report is done with."""
        self.progress.advance(self.bar)

    def begin(self) -> None:
        """Print what stands before the readings."""

    def end(self) -> None:
        """Print what stands after them."""

    def print_reading(self, reading: Reading) -> None:
        """Print one reading."""
        raise TypeError


class LinePrinter(Printer):
    """One reading a line, in JSON."""

    def print_reading(self, reading: Reading) -> None:
        """Print the reading on a line."""
        self.screen.write_json(msgspec.json.encode(reading))


class ListPrinter(Printer):
    """A list of readings, in JSON."""

    before = b"["

    def print_reading(self, reading: Reading) -> None:
        """Print the reading as the list's next."""
        self.screen.write_json(self.before + b"\n" + msgspec.json.format(msgspec.json.encode(reading)))
        self.before = b","

    def end(self) -> None:
        """Close the list."""
        self.screen.write_json(b"[]" if self.before == b"[" else b"]")


class TablePrinter(Printer):
    """For the eye: a heading for each report, its events, and what else it tells unless that is unwanted."""

    brief = False

    def print_reading(self, reading: Reading) -> None:
        """Print what the report tells."""
        with self.screen.together():
            self._print_heading(reading)
            print_events(self.screen, flatten_events(reading))
            if not self.brief:
                print_statements(self.screen, reading)

    def _print_heading(self, reading: Reading) -> None:
        document = reading.document
        self.screen.put((one_line(document.title or document.source), "bold"))
        origin = (document.byline, document.publisher, document.published, document.place, document.source)
        self.screen.put((" · ".join(one_line(part) for part in origin if part), "dim"))
        self.screen.put(_counts(reading))
        for note in document.notes[:MOST_NOTES]:
            self.screen.put((f"note: {one_line(note.message)}", "yellow"))
        if len(document.notes) > MOST_NOTES:
            self.screen.put((f"and {plural(len(document.notes) - MOST_NOTES, 'note')} more", "yellow"))
        self.screen.gap()


PRINTERS: dict[ReadFormat, type[Printer]] = {
    ReadFormat.TABLE: TablePrinter,
    ReadFormat.JSON: ListPrinter,
    ReadFormat.JSONL: LinePrinter,
}


def make_printer(format: ReadFormat, total: int, brief: bool = False) -> Printer:
    """The printer for a format; ``total`` is how many reports there are to read.

    ``brief`` leaves a table with its events alone.
    """
    printer = PRINTERS[format](Screen(), total)
    if isinstance(printer, TablePrinter):
        printer.brief = brief
    return printer


def _make_progress(screen: Screen, total: int) -> Progress:
    """A bar for more than one report, where somebody sees it.

    It stands on standard error; but where both streams are the terminal, one console has to print
    everything, or the bar would be torn by the lines that come in between.
    """
    errors = Console(stderr=True)
    return Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=screen if screen.is_terminal else errors,
        transient=True,
        redirect_stdout=False,
        disable=total < 2 or not errors.is_terminal,
    )


def _counts(reading: Reading) -> str:
    happened = sum(event.status in HAPPENED for event in reading.events)
    parts = [f"{plural(len(reading.events), 'event')} ({happened:,} happened)"]
    for records, noun in (
        (reading.quotations, "quotation"),
        (reading.figures, "figure"),
        (reading.relations, "relation"),
        (reading.control, "control record"),
        (reading.notes, "note"),
    ):
        if records:
            parts.append(plural(len(records), noun))
    return ", ".join(parts)
