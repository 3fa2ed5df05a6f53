"""The corpus file: a head, the marked text, and one line for each thing that is told.

::

    conflict: sudan-2023
    register: wire
    published: 2023-06-14
    ---
    # [Jets|W1] [hit|E1] market in [Nyala|P1]

    [Residents|A1] [said|C1] [[army|A2] [warplanes|W1] had [bombed|E1] the market on [Tuesday|T1]|S1].
    ---
    A1 civilian
    A2 military
    E1 assault/aerial occurred actor=A2 weapon=W1 place=P1 time=T1
    S1 source=A1 cue=C1

One sentence a line; an empty line ends a paragraph; ``#`` opens a title. ``\\[``, ``\\]`` and ``\\|`` are
those characters themselves.
"""

from collections.abc import Callable
from pathlib import Path

from dateline.corpus.document import (
    AnnotatedDocument,
    AnnotatedEvent,
    AnnotatedFigure,
    Mark,
    Sentence,
)
from dateline.corpus.lines import Statements, read_statement
from dateline.corpus.marks import read_line, write_line
from dateline.errors import CorpusError

RULE = "---"
HEAD = ("conflict", "register", "published")
TITLE = "# "
Blame = Callable[[int, str], None]


def read_document(path: Path) -> AnnotatedDocument:
    """Read one file.

    Raises:
        CorpusError: all that does not hold, each line ``file:line: message``.
    """
    try:
        return parse_document(path.read_text(encoding="utf-8"), path.stem, str(path))[0]
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}:1: not UTF-8 ({error.reason} at byte {error.start})") from None


def parse_document(source: str, name: str, shown: str = "") -> tuple[AnnotatedDocument, dict[str, int]]:
    """As :func:`read_document`, from a text; with the line that tells each id."""
    faults: list[str] = []

    def blame(line: int, message: str) -> None:
        faults.append(f"{shown or name}:{line}: {message}")

    lines = source.splitlines()
    rules = [index for index, line in enumerate(lines) if line.strip() == RULE]
    if len(rules) != 2:
        raise CorpusError(f"{shown or name}:1: expected head, text and statements, with two lines '{RULE}'")
    head = _read_head(lines[: rules[0]], blame)
    text, sentences, marks = _read_text(lines[rules[0] + 1 : rules[1]], rules[0] + 2, blame)
    told = _read_statements(lines[rules[1] + 1 :], rules[1] + 2, blame)
    if faults:
        raise CorpusError("\n".join(faults))
    document = AnnotatedDocument(
        name=name,
        conflict=head["conflict"],
        register=head["register"],
        published=head.get("published") or None,
        text=text,
        sentences=tuple(sentences),
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))),
        actors=told.actors,
        events=tuple(told.events),
        figures=tuple(told.figures),
        sayings=tuple(told.sayings),
        relations=tuple(told.relations),
        holdings=tuple(told.holdings),
    )
    return document, told.lines


def _read_head(lines: list[str], blame: Blame) -> dict[str, str]:
    head: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        key, _, value = line.partition(":")
        if key.strip() not in HEAD:
            blame(number, f"the head knows {', '.join(HEAD)}; not {line!r}")
        head[key.strip()] = value.strip()
    for key in HEAD[:2]:
        if not head.get(key):
            blame(1, f"the head lacks '{key}'")
    return head


def _read_text(lines: list[str], first: int, blame: Blame) -> tuple[str, list[Sentence], list[Mark]]:
    text = ""
    sentences: list[Sentence] = []
    marks: list[Mark] = []
    opens = True
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            opens = True
            continue
        is_title = line.startswith(TITLE)
        if text:
            text += "\n\n" if opens else " "
        start = len(text)
        try:
            words, found = read_line(line.removeprefix(TITLE) if is_title else line, start)
        except ValueError as error:
            blame(number, str(error))
            continue
        text += words
        marks.extend(found)
        sentences.append(Sentence(start, len(text), opens, is_title, number))
        opens = is_title
    return text, sentences, marks


def _read_statements(lines: list[str], first: int, blame: Blame) -> Statements:
    told = Statements()
    for number, line in enumerate(lines, start=first):
        if line.strip():
            try:
                read_statement(line, number, told)
            except ValueError as error:
                blame(number, str(error))
    return told


def write_document(document: AnnotatedDocument) -> str:
    """The file of a document: the reverse of :func:`parse_document`."""
    lines = [f"conflict: {document.conflict}", f"register: {document.register}"]
    if document.published:
        lines.append(f"published: {document.published}")
    lines.append(RULE)
    for index, sentence in enumerate(document.sentences):
        if sentence.opens and index and not document.sentences[index - 1].is_title:
            lines.append("")
        own = [mark for mark in document.marks if sentence.start <= mark.start and mark.end <= sentence.end]
        words = write_line(document.text[sentence.start : sentence.end], sentence.start, own)
        lines.append(TITLE * sentence.is_title + words)
        if sentence.is_title:
            lines.append("")
    lines.append(RULE)
    lines.extend(_statement_lines(document))
    return "\n".join(lines) + "\n"


def _statement_lines(document: AnnotatedDocument) -> list[str]:
    lines = [f"{id_} {kind}" for id_, kind in document.actors.items()]
    lines.extend(_event_line(event) for event in document.events)
    lines.extend(_figure_line(figure) for figure in document.figures)
    lines.extend(
        f"{saying.id}{_named(source=saying.source, cue=saying.cue, within=saying.within)}"
        for saying in document.sayings
    )
    for relation in document.relations:
        named = _named(subject=relation.subject, object=relation.object)
        lines.append(f"{relation.id} {relation.kind} {relation.status}{named}")
    for holding in document.holdings:
        named = _named(place=holding.place, holder=holding.holder, lost_by=holding.lost_by)
        lines.append(f"{holding.id} {holding.state} {holding.status}{named}")
    return lines


def _event_line(event: AnnotatedEvent) -> str:
    values: dict[str, list[str]] = {}
    for role, value in event.roles:
        values.setdefault(role, []).append(value)
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    return (
        f"{event.id} {code} {event.status}{_named(**{role: ','.join(ids) for role, ids in values.items()})}"
    )


def _figure_line(figure: AnnotatedFigure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        count = "?"
    elif low == high:
        count = str(low)
    else:
        count = f"{'' if low is None else low}..{'' if high is None else high}"
    named = _named(who=figure.who, event=figure.event)
    return f"{figure.id} {figure.measure} {count}{named}{' cumulative' * figure.cumulative}"


def _named(**fields: str | None) -> str:
    return "".join(f" {name}={value}" for name, value in fields.items() if value)
