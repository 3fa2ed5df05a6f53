"""Texts of a corpus through the reader, in one stream, each with what was read from it."""

from collections.abc import Iterable, Iterator

from dateline.intake import take_text
from dateline.knowledge.load import load_knowledge
from dateline.language.parse import analyse, load_parser
from dateline.mentions.times.finder import find_times
from dateline.model import Manuscript, Reading
from dateline.pipeline import Reader

Text = tuple[str, str | None]
Time = tuple[tuple[int, int], str | None, str | None]


def read_texts(texts: Iterable[Text]) -> Iterator[Reading]:
    """Read pairs of a text and its date of publication, and yield a reading for each, in order."""
    return iter(Reader().read(take_texts(texts)))


def find_times_in(texts: Iterable[Text]) -> Iterator[list[Time]]:
    """The dates and times of each text: bounds in the text, and the days from and to."""
    knowledge = load_knowledge()
    for analysis in analyse(take_texts(texts), load_parser()):
        mentions, _ = find_times(analysis, knowledge)
        spans = [(time, analysis.span(time.start, time.end)) for time in mentions if time.role != "duration"]
        yield [((span.start, span.end), time.low, time.high) for time, span in spans]


def take_texts(texts: Iterable[Text]) -> list[Manuscript]:
    """Take in texts of a corpus; each must come through unchanged, or its annotations would be off.

    Raises:
        ValueError: intake changed a text.
    """
    manuscripts = []
    for number, (text, published) in enumerate(texts):
        manuscript = take_text(text, f"text {number}", published)
        if manuscript.document.text != text:
            raise ValueError(f"text {number} of the corpus was changed by intake: its offsets do not hold")
        manuscripts.append(manuscript)
    return manuscripts
