"""Who says what: quotations and their speakers on PolNeAR.

PolNeAR annotates every attribution: words said, thoughts, plans, reports. Dateline's quotations are
matched with the contents that they overlap; the source is right where one of the speaker's mentions
overlaps the annotated source. An attribution without a source asks for a quotation without speaker.
Whom a pronoun means is not annotated, so a speaker told for "he" is not judged where "he" is none of
the speaker's mentions.
"""

from collections.abc import Iterator, Sequence

from benchmarks.corpora import PolnearAttribution, PolnearPart, PolnearRow, Sample
from benchmarks.harness import Benchmark, Judgement
from benchmarks.metrics import Item, Matched, match_items, overlap
from benchmarks.reading import read_texts
from dateline.model import Reading

PRONOUN = "pronoun"
PRONOUNS = frozenset(
    {"he", "she", "they", "it", "who", "i", "we", "his", "her", "their", "him", "them", "which"}
)


def judge(samples: Sequence[Sample[PolnearRow]]) -> Iterator[Judgement]:
    """The contents of each document, and those of them whose source is right too."""
    readings = read_texts((sample.row.text, sample.row.date) for sample in samples)
    for sample, reading in zip(samples, readings, strict=True):
        attributions = [one for one in sample.row.attributions if one.content]
        gold = [Item("content", spans_of(one.content)) for one in attributions]
        sources = {
            item: source_of(one, sample.row.text) for item, one in zip(gold, attributions, strict=True)
        }
        speakers = {quotation_item(span): mentions for span, mentions in spoken(reading).items()}
        matched = match_items(gold, list(speakers))
        judged = with_source(matched, sources, speakers)
        told = [pair for pair in matched.right if speakers[pair[1]]]
        yield {
            "content": matched,
            "content and source": judged,
            "source, where one is told": with_source(Matched(tuple(told)), sources, speakers),
        }


def with_source(
    matched: Matched, sources: dict[Item, Item | None], speakers: dict[Item, Item | None]
) -> Matched:
    """Of matched contents, those whose source is right; the others are missed and wrong, or not judged."""
    right, missed, wrong = [], list(matched.missed), list(matched.wrong)
    for gold, found in matched.right:
        source, speaker = sources[gold], speakers[found]
        if (overlap(source, speaker) > 0) if source and speaker else source is speaker:
            right.append((gold, found))
        elif not (source and speaker and source.value == PRONOUN):
            missed.append(gold)
            wrong.append(found)
    return Matched(tuple(right), tuple(missed), tuple(wrong))


def spoken(reading: Reading) -> dict[tuple[int, int], Item | None]:
    """Each quotation's bounds, with its speaker's mentions."""
    actors = {actor.id: actor for actor in reading.actors}
    speakers: dict[tuple[int, int], Item | None] = {}
    for quotation in reading.quotations:
        actor = actors.get(quotation.speaker or "")
        mentions = tuple((span.start, span.end) for span in actor.mentions) if actor else ()
        speakers[quotation.text.start, quotation.text.end] = Item("source", mentions) if mentions else None
    return speakers


def quotation_item(bounds: tuple[int, int]) -> Item:
    """A quotation's words as an item."""
    return Item("content", (bounds,))


def spans_of(parts: Sequence[PolnearPart]) -> tuple[tuple[int, int], ...]:
    """All pieces of a source or content."""
    return tuple(span for part in parts for span in part.spans)


def source_of(attribution: PolnearAttribution, text: str) -> Item | None:
    """The annotated source, if there is one; its value says whether it is a pronoun."""
    if not attribution.source:
        return None
    spans = spans_of(attribution.source)
    words = " ".join(text[start:end] for start, end in spans)
    return Item("source", spans, PRONOUN if words.lower() in PRONOUNS else None)


BENCHMARK = Benchmark(
    name="voices",
    about="quotations and who speaks them, overlapping (PolNeAR: political news of 2016)",
    file="polnear/dev.jsonl",
    row=PolnearRow,
    judge=judge,
    compared="content and source",
)
