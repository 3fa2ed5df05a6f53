"""What a corpus holds, for the eye."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import get_args

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from dateline.cli.messages import one_line
from dateline.cli.screen import Screen
from dateline.corpus.counts import Counts
from dateline.model import Status

NONE = "·"
WIDEST = 10
Row = tuple[str, Sequence[str]]


def print_counts(screen: Screen, counts: Counts, registers: Mapping[str, str]) -> None:
    """Print all tables; ``registers`` says what each register is."""
    _print_size(screen, counts)
    _print_lists(screen, counts)
    _print_triggers(screen, counts)
    _print_codes(screen, counts)
    _print_registers(screen, counts, registers)


def _print_size(screen: Screen, counts: Counts) -> None:
    text, contents = counts.text, counts.contents
    stretch = f", {text.stretch:.2f} in stretches of 1,000" if text.stretch is not None else ""
    unsaid = (
        f"{contents.without_source:,} without a source, {contents.without_cue:,} without a word of saying"
    )
    rows = (
        ("documents", f"{counts.documents:,}, {counts.without_events:,} of them without events"),
        ("sentences", f"{counts.sentences:,}"),
        ("words", f"{text.words:,}, {text.different:,} different ({text.share:.2f} for each word{stretch})"),
        ("events", f"{counts.events:,}, told by {counts.marks['event']:,} words"),
        (
            "contents",
            f"{contents.contents:,}, {contents.chained:,} within another, {unsaid}",
        ),
    )
    for name, value in rows:
        screen.put((f"{name:<12}", "bold"), value, hanging=12)
    screen.gap()


def _print_lists(screen: Screen, counts: Counts) -> None:
    """Counts by name, a paragraph each."""
    things = {
        name: f"{number:,} ({counts.things[name]:,})" for name, number in counts.marks.items() if number
    }
    _print_list(screen, "marks (things)", things)
    for name, values in (
        ("actors", counts.actors),
        ("figures", counts.figures),
        ("relations", counts.relations),
        ("holdings", counts.holdings),
    ):
        _print_list(screen, name, {key: f"{number:,}" for key, number in values.items()})
    screen.gap()


def _print_list(screen: Screen, name: str, values: Mapping[str, str]) -> None:
    listed = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in values.items())
    screen.put((f"{name:<16}", "bold"), listed or "none", hanging=16)


def _print_triggers(screen: Screen, counts: Counts) -> None:
    table = _start_table("words that tell", "words", "different", "share")
    for type_, words in counts.triggers.items():
        table.add_row(type_, f"{words.words:,}", f"{words.different:,}", f"{words.share:.2f}")
    screen.put_table(table)


def _print_codes(screen: Screen, counts: Counts) -> None:
    statuses = get_args(Status)
    table = _start_table("type/mode", *(status.replace("_", " ") for status in statuses), "all")
    _add_rows(table, counts.codes, statuses)
    screen.put_table(table)


def _print_registers(screen: Screen, counts: Counts, registers: Mapping[str, str]) -> None:
    """Conflicts by register; a register's name would not fit over its column, so that letters stand there."""
    names = tuple(registers)
    letters = [ascii_lowercase[at] if at < len(ascii_lowercase) else str(at + 1) for at in range(len(names))]
    table = _start_table("documents", *letters, "all")
    _add_rows(table, counts.registers, names)
    screen.put_table(table)
    named = ", ".join(f"{letter} {one_line(name)}" for letter, name in zip(letters, names, strict=True))
    screen.put(("registers: ", "bold"), named, hanging=4)


def _start_table(first: str, *others: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(_break(name), justify="right", no_wrap=True, min_width=2)
    return table


def _break(name: str) -> str:
    """A long heading on two lines: its column holds short numbers."""
    middle = (len(name) + 1) // 2
    return name if len(name) <= WIDEST else f"{name[:middle]}-\n{name[middle:]}"


def _add_rows(table: Table, rows: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> None:
    for name, values in rows.items():
        numbers = [values.get(column, 0) for column in columns]
        table.add_row(one_line(name), *map(_show, numbers), Text(f"{sum(numbers):,}", "bold"))
    totals = [sum(values.get(column, 0) for values in rows.values()) for column in columns]
    table.add_section()
    table.add_row("all", *map(_show, totals), f"{sum(totals):,}", style="bold")


def _show(number: int) -> str:
    return f"{number:,}" if number else NONE
