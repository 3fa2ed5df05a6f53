"""An event's words in their report: the passages that tell it, with its parts marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from dateline.cli.messages import HIDDEN
from dateline.cli.screen import Screen
from dateline.model import Event, Reading, Span

ROUND = 240
"""Characters that are shown before and after the evidence, at most."""

STYLES = {
    "did": "bold magenta",
    "who": "bold green",
    "whom": "bold red",
    "with": "bold cyan",
    "where": "bold yellow",
    "says": "bold blue",
}

MEANINGS = {
    "did": "the act",
    "who": "who did it",
    "whom": "to whom",
    "with": "who helped",
    "where": "the place",
    "says": "who says so",
}


@dataclass(frozen=True)
class Mark:
    """A stretch of the document's text, and what it tells of the event."""

    start: int
    end: int
    role: str


def highlight(screen: Screen, event: Event, reading: Reading) -> Iterator[Text]:
    """Each passage that tells the event, its evidence between « and », its parts marked.

    Parts have colours where the screen has; else they stand in brackets that name them.
    """
    text = reading.document.text
    tellings = sorted({(span.start, span.end) for span in (event.evidence, *event.mentions)})
    marks = _marks(event, reading, tellings)
    for start, end in _windows(text, tellings):
        yield _render(screen, text, start, end, tellings, marks)


def legend(screen: Screen) -> tuple[Text | str, ...]:
    """What the marks mean, in a line."""
    opening, closing = screen.brackets
    return (
        Text(f"{opening} {closing} the words that tell it; ", "dim"),
        *(part for role, meaning in MEANINGS.items() for part in _entry(screen, role, meaning)),
    )


def _entry(screen: Screen, role: str, meaning: str) -> tuple[Text, Text]:
    """One part's name, as it is marked, and what it is."""
    end = "" if role == list(MEANINGS)[-1] else ", "
    return Text(role, STYLES[role] if screen.has_colour else "bold"), Text(f" {meaning}{end}", "dim")


def _marks(event: Event, reading: Reading, tellings: list[tuple[int, int]]) -> list[Mark]:
    """The event's parts, those that tell most first; where two overlap the later one gives way."""
    spans = {record.id: record.mentions for record in reading.places}
    spans |= {record.id: record.mentions for record in reading.actors}
    found = [Mark(event.trigger.start, event.trigger.end, "did")]
    cues = [link.cue for link in event.attribution if link.cue is not None]
    found += (Mark(cue.start, cue.end, "says") for cue in cues)
    parts = (
        ("where", (event.place,) if event.place else ()),
        ("who", event.actors),
        ("whom", event.recipients),
        ("with", event.supporters),
        ("says", tuple(link.source for link in event.attribution)),
    )
    for role, ids in parts:
        mentions = [span for id in ids for span in spans.get(id, ()) if _is_told(span, tellings)]
        found += (Mark(span.start, span.end, role) for span in sorted(mentions, key=_longest_first))
    kept: list[Mark] = []
    for mark in found:
        if mark.start < mark.end and all(
            mark.end <= other.start or other.end <= mark.start for other in kept
        ):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _is_told(span: Span, tellings: list[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in tellings)


def _longest_first(span: Span) -> int:
    return span.start - span.end


def _windows(text: str, tellings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraph round each telling, or as much of it as is shown; those that meet are joined."""
    windows: list[tuple[int, int]] = []
    for start, end in tellings:
        first = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - ROUND)
        after = text.find("\n\n", end)
        last = min(after if after >= 0 else len(text), end + ROUND)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(last, windows[-1][1]))
        else:
            windows.append((first, last))
    return windows


def _render(
    screen: Screen, text: str, start: int, end: int, tellings: list[tuple[int, int]], marks: list[Mark]
) -> Text:
    opening, closing = screen.brackets
    signs: dict[int, list[str]] = {}
    styled: list[tuple[int, int, str]] = []
    for mark in marks:
        if screen.has_colour:
            styled.append((mark.start, mark.end, STYLES[mark.role]))
        else:
            signs.setdefault(mark.start, []).append(f"[{mark.role}: ")
            signs.setdefault(mark.end, []).insert(0, "]")
    for first, last in tellings:
        signs.setdefault(first, []).insert(0, opening)
        signs.setdefault(last, []).append(closing)
    cuts = sorted({start, end, *signs, *(edge for mark in marks for edge in (mark.start, mark.end))})
    result = Text("… " if text[:start].strip() and not text[:start].endswith("\n\n") else "")
    for here, there in zip(cuts, [*cuts[1:], end], strict=True):
        if not start <= here <= end:
            continue
        result.append("".join(signs.get(here, ())), "bold")
        style = next((style for first, last, style in styled if first <= here < last), "")
        result.append(HIDDEN.sub("\ufffd", text[here : min(there, end)]).replace("\n", " "), style)
    result.append(" …" if text[end:].strip() and not text[end:].startswith("\n\n") else "")
    return result
