"""The encoder by itself on the corpus's test part: conflicts that nothing was learnt from.

Layers are judged in :mod:`benchmarks.judging`. Roles are asked of triggers that were found with their type
(``roles of right triggers``) and, harder, with every error of the triggers counted too (``roles``). The
figures that are promised are printed beside what was reached.
"""

import time
from collections.abc import Sequence

from benchmarks.annotated import load_part
from benchmarks.harness import Options, print_scores
from benchmarks.judging import Judged, StatusCounts, judge_document
from benchmarks.metrics import Counts
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.parts import Part
from dateline.language.encoding.decode import BARS, EncodedSentence
from dateline.language.encoding.reading import read_sentences
from dateline.language.encoding.session import Encoder, load_encoder

ABOUT = "the encoder's layers (the corpus's test part: unseen conflicts) and its speed"
LEAST = {
    "mentions": 0.88,
    "triggers with type": 0.75,
    "roles of right triggers": 0.68,
    "contents overlapping": 0.75,
}
STATUS_LEAST = 0.92
UNREAL_MOST = 0.03
FALSE_MOST = 0.1
WORDS_LEAST = 5_000


def run_encoder(options: Options) -> int:
    """Print the layers of dev and test; 1 where the test part falls short of what is promised."""
    encoder = load_encoder()
    if encoder is None:
        print("encoder: skipped, there is no encoder; ./dev train makes one")
        return 0
    print(f"encoder: {ABOUT}")
    parts: tuple[Part, ...] = ("dev", "test")
    short: list[str] = []
    for part in parts:
        documents = load_part(part)[: options.limit]
        if not documents:
            print(f"  {part}: the corpus has no documents of this part")
            continue
        judged = [judge_document(document, encode_document(document, encoder)) for document in documents]
        lacking = print_part(part, judged)
        short = lacking if part == "test" else short
    speed = words_per_second(load_part("test"), encoder)
    print(f"  {speed:,.0f} words/s of one core")
    short += ["words per second"] * (0 < speed < WORDS_LEAST)
    for name in short:
        print(f"  BELOW WHAT IS PROMISED  {name}")
    return 1 if short else 0


def encode_document(document: AnnotatedDocument, encoder: Encoder) -> list[EncodedSentence]:
    """What the encoder says of each annotated sentence."""
    texts = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    opens = [sentence.opens for sentence in document.sentences]
    return [encoded for _, encoded in read_sentences(texts, opens, encoder, BARS)]


def print_part(part: Part, judged: Sequence[Judged]) -> list[str]:
    """Print one part's figures; the names of those that are lower than promised."""
    layers: dict[str, Counts] = {}
    statuses = StatusCounts()
    for one in judged:
        for name, matched in one.layers.items():
            layers[name] = layers.get(name, Counts()) + matched.counts
        statuses += one.statuses
    silent = [one for one in judged if not one.layers["triggers"].counts.gold]
    alarmed = sum(1 for one in silent if one.false_events)
    print(f"  {part}: {len(judged)} documents")
    print_scores(layers)
    right = statuses.right / max(1, statuses.asked)
    unreal = statuses.told_as_real / max(1, statuses.asked)
    false = sum(one.false_events for one in silent)
    print(f"  status right: {right:.3f} of {statuses.asked}")
    print(
        f"  unreal told as real: {statuses.told_as_real} = {unreal:.3f} of all judged, "
        f"{statuses.told_as_real / max(1, statuses.unreal):.3f} of the {statuses.unreal} unreal"
    )
    print(f"  documents without events: {len(silent)}, with a false event: {alarmed} ({false} events)")
    short = [
        f"{name} {layers[name].f1:.3f} < {least}" for name, least in LEAST.items() if layers[name].f1 < least
    ]
    if right < STATUS_LEAST:
        short.append(f"status {right:.3f} < {STATUS_LEAST}")
    if unreal > UNREAL_MOST:
        short.append(f"unreal told as real {unreal:.3f} > {UNREAL_MOST}")
    if false > FALSE_MOST * len(silent):
        short.append(f"{false} false events in {len(silent)} documents without events")
    return short


def words_per_second(documents: Sequence[AnnotatedDocument], encoder: Encoder) -> float:
    """How many words the encoder reads in a second of processor time, decoding included."""
    words = sum(len(document.text.split()) for document in documents)
    if not words:
        return 0.0
    for document in documents[:5]:
        encode_document(document, encoder)
    started = time.process_time()
    for document in documents:
        encode_document(document, encoder)
    return words / (time.process_time() - started)
