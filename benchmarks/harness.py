"""Run a set of annotated texts, print its figures, and compare them with the stored ones."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from benchmarks.corpora import Row, Sample, gold_file, load_samples
from benchmarks.metrics import Counts, Matched, total
from benchmarks.stored import (
    Change,
    Outcome,
    Result,
    below,
    compare,
    fingerprint_texts,
    load_floors,
    load_result,
    raise_floors,
    save_floors,
    save_result,
)

Judgement = Mapping[str, Matched]
Rows = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Options:
    """What the command line asks for. ``show`` is how many changed documents are printed."""

    save: bool = False
    lower_floor: bool = False
    limit: int | None = None
    show: int = 10


@dataclass(frozen=True)
class Benchmark(Generic[Row]):
    """A set: where its texts are, and how what was read from them is judged.

    ``judge`` reads the samples and yields, for each in order, what was found by label; the items of
    labels in ``compared`` are the ones stored and compared by document.
    """

    name: str
    about: str
    file: str
    row: type[Row]
    judge: Callable[[Sequence[Sample[Row]]], Iterator[Judgement]]
    compared: str


def run_benchmark(benchmark: Benchmark[Row], options: Options) -> int:
    """Run a set and print how it did; 1 where a score fell below its floor, else 0."""
    path = gold_file(benchmark.file)
    if path is None:
        print(f"{benchmark.name}: skipped, {benchmark.file} is not in the folder of annotated texts")
        return 0
    samples = load_samples(path, benchmark.row)[: options.limit]
    started = time.perf_counter()
    judgements = list(benchmark.judge(samples))
    seconds = time.perf_counter() - started
    words = sum(len(sample.row.text.split()) for sample in samples)
    print(f"{benchmark.name}: {benchmark.about}")
    print(f"  {len(samples)} documents, {words:,} words, read in {seconds:.1f} s")
    result = summarise(benchmark, samples, judgements)
    print_scores(result.scores)
    rows = {document_key(sample.line): (sample.row.doc_id, sample.row.text) for sample in samples}
    return settle(result, options, rows)


def summarise(
    benchmark: Benchmark[Row], samples: Sequence[Sample[Row]], judgements: Sequence[Judgement]
) -> Result:
    """The result of a run: figures summed over the documents, and the compared label's items."""
    labels = list(dict.fromkeys(label for judgement in judgements for label in judgement))
    empty = Matched()
    return Result(
        name=benchmark.name,
        fingerprint=fingerprint_texts(sample.line for sample in samples),
        documents=len(samples),
        scores={label: total(one.get(label, empty).counts for one in judgements) for label in labels},
        items={
            document_key(sample.line): outcome_of(judgement.get(benchmark.compared, empty))
            for sample, judgement in zip(samples, judgements, strict=True)
        },
    )


def outcome_of(matched: Matched) -> Outcome:
    """The items of one document as they are stored."""
    return Outcome(
        right=tuple(gold.key for gold, _ in matched.right),
        wrong=tuple(item.key for item in matched.wrong),
    )


def document_key(line: bytes) -> str:
    """The name of a document in stored results, which hold no word of it."""
    return fingerprint_texts([line])[:12]


def settle(result: Result, options: Options, rows: Rows) -> int:
    """Compare a result with the stored one and with its floors, and store it where that is asked for."""
    stored = load_result(result.name)
    if options.limit is None and stored is not None:
        if stored.fingerprint == result.fingerprint:
            print_changes(compare(result, stored), rows, options.show)
        else:
            print("  the corpus has changed since the result was stored: not compared with it")
    failed = hold_floors(result.name, result.fingerprint, result.measures, options)
    if options.save and options.limit is None and not failed:
        print(f"  stored in {save_result(result).name}")
    return failed


def hold_floors(name: str, fingerprint: str, measures: Mapping[str, float], options: Options) -> int:
    """Say which scores fell below their floors; with ``save``, raise (or lower) the floors."""
    if options.limit is not None:
        print("  a part of the corpus: compared with nothing")
        return 0
    floors = load_floors()
    known = floors.get(name)
    if known is not None and known.fingerprint != fingerprint:
        print("  the corpus has changed since the floors were set: not held to them")
    elif known is not None:
        fallen = below(measures, known)
        for measure, (score, least) in fallen.items():
            print(f"  BELOW ITS FLOOR  {measure}: {score:.4f} < {least:.4f}")
        if fallen and not (options.save and options.lower_floor):
            print("  (to accept this: --save --lower-floor)")
            return 1
    if options.save:
        floors[name] = raise_floors(measures, fingerprint, known, lower=options.lower_floor)
        save_floors(floors)
    return 0


def print_scores(scores: Mapping[str, Counts]) -> None:
    """One line a label: precision beside recall, always."""
    width = max((len(label) for label in scores), default=0)
    print(f"  {'':{width}}  precision  recall     F1    right  found   gold")
    for label, counts in scores.items():
        figures = f"{counts.precision:9.3f}  {counts.recall:6.3f}  {counts.f1:5.3f}"
        print(f"  {label:{width}}  {figures}  {counts.right:7,d}{counts.found:7,d}{counts.gold:7,d}")


def print_changes(changes: Sequence[Change], rows: Rows, show: int) -> None:
    """What was gained and lost against the stored result, in figures and then by document."""
    if not changes:
        print("  the same items as in the stored result")
        return
    sums = [
        sum(map(len, column))
        for column in zip(
            *((one.gained, one.lost, one.newly_wrong, one.no_longer_wrong) for one in changes), strict=True
        )
    ]
    print("  against the stored result: {} gained, {} lost, {} newly wrong, {} no longer wrong".format(*sums))
    for change in changes[:show]:
        name, text = rows.get(change.document, (change.document, ""))
        print(f"    {name}")
        for mark, keys in (
            ("+ gained", change.gained),
            ("- lost", change.lost),
            ("! newly wrong", change.newly_wrong),
            ("  no longer wrong", change.no_longer_wrong),
        ):
            for key in keys:
                print(f"      {mark}: {key}  {_words(key, text)}")
    if len(changes) > show:
        print(f"    and {len(changes) - show} more documents (--show {len(changes)} prints them)")


def _words(key: str, text: str) -> str:
    """The words of the document that an item's key points at."""
    bounds = key.partition(" = ")[0].rpartition(" ")[2].split(",")
    pieces = [text[int(start) : int(end)] for start, _, end in (bound.partition("-") for bound in bounds)]
    return repr(" … ".join(pieces)[:90]) if text else ""
