"""Whether the marks in a text are where they may be, and hold what they should."""

from collections.abc import Iterator

from dateline.corpus.document import AnnotatedDocument, Layer, Mark
from dateline.corpus.finding import CorpusFile, Finding
from dateline.knowledge.load import Knowledge

MENTIONS: tuple[Layer, ...] = ("actor", "place", "time", "quantity", "weapon")
TOLD: tuple[Layer, ...] = ("actor", "event", "quantity", "content", "relation", "holding")
LONGEST_TRIGGER = 6
# Straight marks open and close; round ones tell which.
QUOTES = {'"': '"', "“": "”", "«": "»"}


def check_marks(file: CorpusFile, knowledge: Knowledge) -> Iterator[Finding]:
    """All rules that are about marks and words alone."""
    yield from _unmatched(file)
    yield from _overlaps(file)
    yield from _cut_words(file)
    yield from _loose_edges(file)
    yield from _repeated_lines(file)
    yield from _long_triggers(file)
    yield from _odd_contents(file, knowledge)


def marks_of(document: AnnotatedDocument, *layers: Layer) -> list[Mark]:
    """The marks of some layers, in order."""
    return [mark for mark in document.marks if mark.layer in layers]


def _unmatched(file: CorpusFile) -> Iterator[Finding]:
    """Marks that nothing tells of, and statements about what is not marked."""
    document, lines = file.document, file.lines
    for mark in marks_of(document, *TOLD):
        if mark.id not in lines:
            message = f"{mark.id} ({document.slice(mark)!r}) has no line below"
            yield file.find(file.line_of(mark), "marks", message)
    marked = {mark.id for mark in document.marks}
    for id_, line in lines.items():
        if id_ not in marked:
            yield file.find(line, "marks", f"{id_} is not marked in the text")
    used = {saying.cue for saying in document.sayings}
    for mark in marks_of(document, "cue"):
        if mark.id not in used:
            yield file.find(file.line_of(mark), "marks", f"the cue {mark.id} belongs to no S line")


def _overlaps(file: CorpusFile) -> Iterator[Finding]:
    """Mentions stand side by side, and so do triggers; a weapon may stand in an event's words."""
    for layers in (MENTIONS, ("event",), ("relation",), ("holding",)):
        furthest: Mark | None = None
        for mark in marks_of(file.document, *layers):
            if furthest is not None and mark.start < furthest.end and not _tells_two(mark, furthest):
                words = [f"{m.id} ({file.document.slice(m)!r})" for m in (mark, furthest)]
                message = f"{words[0]} stands within {words[1]}"
                yield file.find(file.line_of(mark), "marks", message)
            furthest = mark if furthest is None or mark.end > furthest.end else furthest


def _tells_two(mark: Mark, other: Mark) -> bool:
    """``[[holds|H1]|H2] [Bria|P1] and [Bambari|P2]``: one word may tell two holdings or relations."""
    is_same_word = (mark.start, mark.end) == (other.start, other.end)
    return is_same_word and mark.id != other.id and mark.layer in ("relation", "holding")


def _cut_words(file: CorpusFile) -> Iterator[Finding]:
    """A mark holds whole words, or whole parts of a word with a hyphen or an apostrophe."""
    text = file.document.text
    for mark in file.document.marks:
        for at in (mark.start, mark.end):
            if text[at - 1 : at].isalnum() and text[at : at + 1].isalnum():
                word = text[max(at - 8, 0) : at] + "|" + text[at : at + 8]
                yield file.find(file.line_of(mark), "words", f"{mark.id} cuts a word in two: ...{word}...")


def _loose_edges(file: CorpusFile) -> Iterator[Finding]:
    for sentence in file.document.sentences:
        words = file.document.text[sentence.start : sentence.end]
        if words != words.strip():
            yield file.find(sentence.line, "wording", "the line has a space at its edge")
        if not any(character.isalnum() for character in words):
            yield file.find(sentence.line, "words", f"the line holds no word: {words!r}")


def _repeated_lines(file: CorpusFile) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for sentence in file.document.sentences:
        words = file.document.text[sentence.start : sentence.end].casefold()
        if words in first:
            yield file.find(sentence.line, "repeated", f"the same words stand in line {first[words]}")
        first.setdefault(words, sentence.line)


def _long_triggers(file: CorpusFile) -> Iterator[Finding]:
    for mark in marks_of(file.document, "event"):
        words = file.document.slice(mark)
        if len(words.split()) > LONGEST_TRIGGER:
            message = f"{mark.id} marks more than {LONGEST_TRIGGER} words: {words!r}"
            yield file.find(file.line_of(mark), "wording", message)


def _odd_contents(file: CorpusFile, knowledge: Knowledge) -> Iterator[Finding]:
    """Contents begin at their first word and end at their last: ``said that ["no" to it|S1]`` is right,
    ``said ["no, never"|S1]`` is not, nor ``said [that it would|S1]``."""
    introducing = knowledge.word_set("saying.introducing")
    begun: set[str] = set()
    for mark in marks_of(file.document, "content"):
        words = file.document.slice(mark)
        first = words.split()[0]
        if is_quoted(words):
            message = f"{mark.id} takes the quotation marks in: {_shorten(words)}"
            yield file.find(file.line_of(mark), "wording", message)
        # "That depends on them": a capital begins a sentence of the speaker's own.
        is_inside = first == first.lower() or words == words.upper()
        if mark.id not in begun and first.lower() in introducing and is_inside:
            message = f"{mark.id} begins with {first!r}, which introduces it: {_shorten(words)}"
            yield file.find(file.line_of(mark), "wording", message)
        begun.add(mark.id)


def is_quoted(words: str) -> bool:
    """Whether a pair of quotation marks holds all of ``words``, or one at an edge lacks its other."""
    opens, closes = words[0] in QUOTES, words[-1] in QUOTES.values()
    inner = words[1:-1]
    if opens and closes and not _has_quote(inner):
        return True
    return (opens and QUOTES[words[0]] not in words[1:]) or (closes and not _opens_for(words[-1], words[:-1]))


def _has_quote(words: str) -> bool:
    return any(quote in words for pair in QUOTES.items() for quote in pair)


def _opens_for(closing: str, words: str) -> bool:
    return any(closing == closes and opens in words for opens, closes in QUOTES.items())


def _shorten(words: str, length: int = 40) -> str:
    return repr(words if len(words) <= length else words[: length - 1] + "…")
