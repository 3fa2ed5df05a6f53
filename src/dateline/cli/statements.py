"""What a report tells beside its events, a line each: figures, who holds what, and who said what."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from dateline.cli.messages import one_line, plural
from dateline.cli.screen import Screen
from dateline.cli.tables import chain, when_between
from dateline.model import Attribution, Control, Figure, Quotation, Reading

MOST = 12
LONGEST_WORDS = 90
LABEL = 11


def print_statements(screen: Screen, reading: Reading) -> None:
    """Print the figures, the control records and the direct quotations of a reading, if there are any."""
    names = names_in(reading)
    spoken = [quotation for quotation in reading.quotations if quotation.kind != "indirect"]
    sorts = (
        ("figure", [figure_line(figure, names) for figure in reading.figures]),
        ("control", [control_line(control, names) for control in reading.control]),
        ("quotation", [quotation_line(quotation, names) for quotation in spoken]),
    )
    if not any(lines for _, lines in sorts):
        return
    screen.put(("also told", "dim"))
    for sort, lines in sorts:
        lines = list(dict.fromkeys(lines))
        for line in lines[:MOST]:
            screen.put((sort.ljust(LABEL), "dim"), Text(line), indent=4, hanging=LABEL)
        if len(lines) > MOST:
            screen.put((f"and {plural(len(lines) - MOST, sort)} more: --format json", "dim"), indent=4)
    screen.gap()


def figure_line(figure: Figure, names: dict[str, str]) -> str:
    """ "3+ civilians killed, Kesh, 2020-10-11 (the army said)"."""
    who = names.get(figure.who, figure.who) if figure.who else None
    measure = "in strength" if figure.measure == "size" else figure.measure
    told = " ".join(part for part in (figure_range(figure), who, measure) if part)
    when = when_between(figure.start, figure.end)
    if figure.cumulative:
        told += " in all"
        when = f"since {figure.start}" if figure.start and not figure.end else when
    place = None if figure.place is None else names.get(figure.place)
    return _line(told, (place, when), figure.attribution, names)


def figure_range(figure: Figure) -> str:
    """The count as a range: "3", "3+", "40–50", "up to 90,000"; words ("dozens") where it has no bounds."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return one_line(figure.qualifier or "an unknown number")
    if low is not None and high is not None:
        about = f"{one_line(figure.qualifier)} " if figure.qualifier and low == high else ""
        return f"{about}{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{low:,}+" if low is not None else f"up to {high:,}"


def control_line(control: Control, names: dict[str, str]) -> str:
    """ "Kesh taken by the army from the rebels, 2016-03-27"."""
    place = names.get(control.place, control.place)
    lost_by = None if control.lost_by is None else names.get(control.lost_by)
    if control.state == "lost":
        told = f"{place} lost" + (f" by {lost_by}" if lost_by else "")
    else:
        holder = None if control.holder is None else names.get(control.holder)
        told = f"{place} {control.state}" + (f" by {holder}" if holder else "")
        told += f" from {lost_by}" if lost_by else ""
    return _line(told, (when_between(control.start, control.end),), control.attribution, names)


def quotation_line(quotation: Quotation, names: dict[str, str]) -> str:
    """ "Amin Daher: “We will not leave”"."""
    speaker = "a speaker not identified"
    if quotation.speaker is not None:
        speaker = names.get(quotation.speaker, speaker)
    words = one_line(quotation.text.text).strip(' ,"“”')
    if len(words) > LONGEST_WORDS:
        words = f"{words[:LONGEST_WORDS].rpartition(' ')[0] or words[:LONGEST_WORDS]}…"
    return f"{speaker}: “{words}”"


def _line(told: str, parts: Iterable[str | None], links: Sequence[Attribution], names: dict[str, str]) -> str:
    said = chain(
        [link.source for link in links],
        [names.get(x.source, x.source) for x in links],
        [x.kind for x in links],
    )
    return one_line(", ".join([told, *(part for part in parts if part)]) + (f" ({said})" if said else ""))


def names_in(reading: Reading) -> dict[str, str]:
    """The names of all actors and places of a reading, by their ids."""
    places = {place.id: place.name for place in reading.places}
    return places | {actor.id: actor.name for actor in reading.actors}
