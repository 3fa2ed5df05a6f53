"""Events for the eye: a table on a wide terminal, a block of lines each on a narrow one or in a file."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from dateline.cli.messages import one_line
from dateline.cli.screen import Screen

if TYPE_CHECKING:
    from dateline.archive import EventRow

WIDE = 130
STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "yellow",
    "threatened": "yellow",
    "called_for": "yellow",
    "hypothetical": "yellow",
    "denied": "red",
}
LONGEST_EVIDENCE = 180
UNNAMED_ID = "unnamed_source"
UNIDENTIFIED = "a source not identified"
# Of a source that passes another's words on.
SAYING = {"quoted": "passed on"}
SHORT_ID = 8


def print_events(screen: Screen, rows: Sequence["EventRow"], with_report: bool = False) -> None:
    """Print events; ``with_report`` adds which report tells each."""
    if not rows:
        return
    alike = [list(group) for _, group in groupby(rows, key=_telling)]
    if screen.width < WIDE:
        for group in alike:
            _print_block(screen, group, with_report)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    for heading, ratio in (("id", 0), ("when", 0), ("what", 0), ("who", 4), ("where", 3), ("says who", 3)):
        table.add_column(heading, ratio=ratio or None, overflow="fold", no_wrap=not ratio)
    table.add_column("in the words", ratio=8, overflow="fold")
    for group in alike:
        for row in group:
            words = _words(row, with_report) if row is group[0] else Text("as above", "dim")
            table.add_row(*_cells(screen, row), words)
    screen.put_table(table)


def short_id(id: str) -> str:
    """As much of an id as tells it apart at sight; ``dateline show`` takes it."""
    return one_line(id.rpartition("_")[2][:SHORT_ID])


def what(row: "EventRow") -> str:
    """The type with its mode: ``control/capture``."""
    return f"{row.type}/{one_line(row.mode)}" if row.mode else row.type


def who(screen: Screen, row: "EventRow") -> str:
    """Who acts, on whom, with whom behind."""
    acting = one_line(", ".join(row.actors)) or "(not told who)"
    told = f"{acting} {screen.arrow} {one_line(', '.join(row.recipients))}" if row.recipients else acting
    return f"{told}, with {one_line(', '.join(row.supporters))}" if row.supporters else told


def where(row: "EventRow") -> str:
    """The place, how the event lies to it, and its country."""
    if row.place is None:
        return ""
    relation = f"{row.place_relation} " if row.place_relation not in (None, "at") else ""
    country = f", {one_line(row.country)}" if row.country and row.place_precision != "country" else ""
    doubt = " (unresolved)" if row.place_precision == "unresolved" else ""
    return f"{relation}{one_line(row.place)}{country}{doubt}"


def when(row: "EventRow") -> str:
    """The day, or the days from first to last."""
    if row.status == "ongoing" and row.start and not row.end:
        return f"since {one_line(row.start)}"
    return when_between(row.start, row.end)


def when_between(first: str | None, last: str | None) -> str:
    """A time by its first and its last day; empty where neither is told."""
    start, end = one_line(first or ""), one_line(last or "")
    if start and end and start != end:
        return f"{start} to {end}"
    return start or (f"until {end}" if end else "")


def says_who(row: "EventRow") -> str:
    """Who says so, outermost first, in words; empty where the report says so itself."""
    return chain(row.source_ids, row.sources, row.source_kinds)


def chain(ids: Sequence[str], names: Sequence[str], kinds: Sequence[str]) -> str:
    """ "the news agency said that the army claimed": who says so, outermost first, in words."""
    links = [
        f"{UNIDENTIFIED if id == UNNAMED_ID else one_line(name)} {SAYING.get(kind, kind)}"
        for id, name, kind in zip(ids, names, kinds, strict=True)
    ]
    return " that ".join(links)


def shorten(row: "EventRow", length: int = LONGEST_EVIDENCE) -> str:
    """The evidence, cut to about ``length`` characters round the words that tell the event."""
    words = row.evidence
    if len(words) <= length:
        return f"“{one_line(words)}”"
    middle = min(max(row.trigger_start - row.evidence_start, 0), len(words))
    start = max(0, min(middle - length // 2, len(words) - length))
    end = min(len(words), start + length)
    if start:
        start = words.find(" ", start) + 1 or start
    if end < len(words):
        end = words.rfind(" ", start, end) if " " in words[start:end] else end
    before, after = ("… " if start else ""), (" …" if end < len(words) else "")
    return f"“{before}{one_line(words[start:end])}{after}”"


def report_name(row: "EventRow") -> str:
    """The report that tells it: publisher or file, and date."""
    file = row.report_source.rstrip("/").rpartition("/")[2]
    parts = (row.report_publisher or file, row.report_published or "")
    return one_line(", ".join(part for part in parts if part))


def _status(row: "EventRow") -> tuple[str, str]:
    return (row.status.replace("_", " "), STYLES.get(row.status, ""))


def _telling(row: "EventRow") -> tuple[object, ...]:
    """What events of one sentence share, such as strikes on nine towns: it is printed once."""
    parties = (row.actors, row.recipients, row.supporters)
    return (row.document, row.evidence_start, row.evidence_end, parties, row.sources, row.source_kinds)


def _cells(screen: Screen, row: "EventRow") -> list[Text]:
    kind = Text.assemble((what(row), "bold"), "\n", _status(row), ", regained" if row.regained else "")
    plain = (when(row).replace(" to ", "\nto "), kind, who(screen, row), where(row), says_who(row))
    cells = [Text(cell) if isinstance(cell, str) else cell for cell in plain]
    return [Text(short_id(row.id), "dim"), *cells]


def _words(row: "EventRow", with_report: bool) -> Text:
    return Text.assemble(shorten(row), (f"\n{report_name(row)}" if with_report else "", "dim"))


def _print_block(screen: Screen, rows: Sequence["EventRow"], with_report: bool) -> None:
    for row in rows:
        regained = ", regained" if row.regained else ""
        place_and_time = "".join(f"  {part}" for part in (where(row), when(row)) if part)
        head = ((what(row), "bold"), "  ", _status(row), regained, place_and_time)
        screen.put(*head, (f"  {short_id(row.id)}", "dim"))
    screen.put(who(screen, rows[0]), indent=4)
    if rows[0].sources:
        screen.put(("says who: ", "dim"), says_who(rows[0]), indent=4)
    screen.put((shorten(rows[0]), "italic"), indent=4)
    if with_report:
        screen.put((report_name(rows[0]), "dim"), indent=4)
    screen.gap()
