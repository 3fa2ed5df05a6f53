"""``dateline read``: from files to printed and stored readings."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.messages import plural, say
from dateline.cli.options import ARCHIVE, ArchivePath, KnowledgeFolder, Model, Published, ReadFormat
from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from dateline.archive import Archive
    from dateline.cli.printer import Printer
    from dateline.knowledge.load import Knowledge
    from dateline.model import Reading
    from dateline.pipeline import Reader

BATCH = 16
PATIENCE = 1.0
FAILED = 2
INTERRUPTED = 130


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")
    ],
    format: Annotated[ReadFormat, typer.Option("--format", help="How to print.")] = ReadFormat.TABLE,
    brief: Annotated[
        bool, typer.Option("--brief", help="In the table, only events: no figures, control and quotations.")
    ] = False,
    archive: ArchivePath = ARCHIVE,
    no_archive: Annotated[bool, typer.Option("--no-archive", help="Store nothing.")] = False,
    published: Published = None,
    knowledge: KnowledgeFolder = None,
    model: Model = None,
) -> None:
    """Read reports, print what they tell, and store it in the archive."""
    from dateline.cli.desk import Desk
    from dateline.cli.printer import make_printer
    from dateline.knowledge.load import load_knowledge

    check_published(published)
    desk = Desk(published)
    sources = desk.find(paths)
    run = Run()
    try:
        with make_printer(format, len(sources), brief) as printer:
            manuscripts = desk.take(sources, printer.step)
            # Nothing is opened or loaded, which takes seconds, for reports that cannot be read at all.
            first = next(manuscripts, None)
            if first is not None:
                known = load_knowledge(knowledge)
                with _open(None if no_archive else archive) as run.archive:
                    reader = load_reader(known, model)
                    run.finish(reader.read(chain([first], manuscripts)), printer)
    except KeyboardInterrupt:
        say(f"interrupted; {run.summary()}")
        raise typer.Exit(INTERRUPTED) from None
    if run.count:
        say(run.summary())
    if desk.failures:
        raise typer.Exit(FAILED)


def load_reader(knowledge: "Knowledge", model: str | None) -> "Reader":
    """A reader with this knowledge, and the parser that the user names.

    Raises:
        DatelineError: there is no such parser.
    """
    from dateline.pipeline import Reader

    try:
        return Reader(knowledge, model)
    except OSError as error:
        if model is None:
            raise
        raise DatelineError(f"--model: no spaCy pipeline named {model!r} is installed") from error


def check_published(published: str | None) -> None:
    """Refuse a date of publication that is none.

    Raises:
        InputError: it cannot be read as a date.
    """
    from dateline.intake.dates import read_date

    if published is not None and read_date(published) is None:
        raise InputError(f"--published: {published!r} is not a date; write it as 2016-03-28")


def _open(path: Path | None) -> "AbstractContextManager[Archive | None]":
    from dateline.archive import open_archive

    return nullcontext() if path is None else open_archive(path)


class Run:
    """One run's readings: stored in batches, then printed. What is printed is stored already."""

    def __init__(self) -> None:
        self.archive: Archive | None = None
        self.count = self.events = 0
        self.added = self.changed = self.unchanged = 0

    def finish(self, readings: "Iterable[Reading]", printer: "Printer") -> None:
        """Store and print every reading."""
        batch: list[Reading] = []
        began = monotonic()
        for reading in readings:
            batch.append(reading)
            printer.step()
            if len(batch) >= BATCH or monotonic() - began > PATIENCE:
                self._keep(batch, printer)
                batch = []
                began = monotonic()
        self._keep(batch, printer)

    def summary(self) -> str:
        """What was read and stored, in a line."""
        told = f"{plural(self.count, 'report')} read, {plural(self.events, 'event')} told"
        if self.archive is None or not self.count:
            return told
        parts = (
            (self.added, "new"),
            (self.changed, "read otherwise than before"),
            (self.unchanged, "as before"),
        )
        how = ", ".join(f"{count:,} {what}" for count, what in parts if count)
        return f"{told}; stored in {self.archive.path} ({how})"

    def _keep(self, batch: "list[Reading]", printer: "Printer") -> None:
        if self.archive is not None and batch:
            stored = self.archive.store(batch)
            self.added += stored.added
            self.changed += stored.changed
            self.unchanged += stored.unchanged
        for reading in batch:
            self.count += 1
            self.events += len(reading.events)
            printer.print_reading(reading)
