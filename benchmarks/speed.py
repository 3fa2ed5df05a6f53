"""What reading costs, beside spaCy's own default pipeline on the same texts in the same process.

Both get whole texts: spaCy's pipeline with all its components through ``nlp.pipe``, the reader from
the text to the finished reading, with intake. The two take turns, and the best of a few rounds
counts, so that a busy machine disturbs both alike. The score is spaCy's time over ours, in seconds of
processor time; ``LEAST`` says what is promised of each collection. Loading and memory are
measured in a process of their own (:mod:`benchmarks.probe`).
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import spacy

from benchmarks.corpora import PROJECT, PolnearRow, Re3dRow, gold_file, load_samples
from benchmarks.harness import Options
from benchmarks.probe import Probe
from dateline.intake import take_text
from dateline.language.parse import DEFAULT_MODEL
from dateline.pipeline import Reader

ABOUT = "reading, beside spaCy's default pipeline on the same texts"
LEAST = {"examples": 0.66, "polnear": 1.0, "re3d": 0.66}
ROUNDS = 3
EXAMPLE_WORDS = 50_000
POLNEAR_DOCUMENTS = 60
Texts = Sequence[str]
Seconds = tuple[float, float]


def run_speed(options: Options) -> int:
    """Measure both on every collection of texts; 1 where reading costs more than is promised."""
    spacy_pipeline = spacy.load(DEFAULT_MODEL)
    reader = Reader()

    def by_spacy(texts: Texts) -> None:
        for _ in spacy_pipeline.pipe(texts):
            pass

    def by_us(texts: Texts) -> None:
        for _ in reader.read([take_text(text, "speed", None) for text in texts]):
            pass

    print(f"speed: {ABOUT}")
    slow = []
    collections = dict(collect_texts(options.limit))
    for name, texts in collections.items():
        theirs, ours = take_turns((by_spacy, by_us), texts)
        print_speed(name, texts, theirs, ours)
        if theirs[1] < LEAST[name] * ours[1]:
            slow.append(name)
    print_probe(next(iter(collections.values())))
    if slow:
        print(f"  SLOWER THAN PROMISED on {' and '.join(slow)}: see LEAST in benchmarks/speed.py")
    return 1 if slow else 0


def collect_texts(limit: int | None) -> Iterator[tuple[str, Texts]]:
    """The collections: our examples over and over, and documents of PolNeAR where they are."""
    examples = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "examples").glob("*.txt"))]
    words = sum(len(text.split()) for text in examples)
    copies = 1 if limit is not None else EXAMPLE_WORDS // words + 1
    yield "examples", examples[:limit] * copies
    polnear, re3d = gold_file("polnear/dev.jsonl"), gold_file("re3d/dev.jsonl")
    if polnear is not None:
        samples = load_samples(polnear, PolnearRow)[: limit or POLNEAR_DOCUMENTS]
        yield "polnear", [sample.row.text for sample in samples]
    if re3d is not None:
        yield "re3d", [sample.row.text for sample in load_samples(re3d, Re3dRow)[:limit]]


def take_turns(
    runs: tuple[Callable[[Texts], None], Callable[[Texts], None]], texts: Texts, rounds: int = ROUNDS
) -> tuple[Seconds, Seconds]:
    """The best times of two runs that take turns, each as (seconds, processor seconds)."""
    for run in runs:
        run(texts[:5])
    times: list[list[Seconds]] = [[], []]
    for turn in range(rounds):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        for index in order:
            times[index].append(_timed(runs[index], texts))
    first, second = ((min(wall for wall, _ in each), min(cpu for _, cpu in each)) for each in times)
    return first, second


def _timed(run: Callable[[Texts], None], texts: Texts) -> Seconds:
    gc.collect()
    wall, processor = time.perf_counter(), time.process_time()
    run(texts)
    return time.perf_counter() - wall, time.process_time() - processor


def print_speed(name: str, texts: Texts, theirs: Seconds, ours: Seconds) -> None:
    """Both, with words a second and the ratio."""
    words = sum(len(text.split()) for text in texts)
    print(f"  {name}: {len(texts)} texts, {words:,} words, best of {ROUNDS} rounds each")
    for who, (wall, processor) in (("spaCy's default pipeline", theirs), ("dateline", ours)):
        print(f"    {who:25} {wall:7.2f} s  {processor:7.2f} s of processor  {words / wall:8,.0f} words/s")
    clock, processor = theirs[0] / ours[0], theirs[1] / ours[1]
    print(f"    spaCy's time over ours: {processor:.2f} (processor), {clock:.2f} (clock)")


def print_probe(texts: Texts) -> None:
    """Loading and memory, from a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.probe"]
    given = msgspec.json.encode(list(texts))
    done = subprocess.run(command, input=given, capture_output=True, cwd=Path(PROJECT), check=False)
    if done.returncode:
        print(f"  loading and memory: not measured\n{done.stderr.decode()}")
        return
    probe = msgspec.json.decode(done.stdout, type=Probe)
    print(
        f"  in a process of its own: loaded in {probe.load_seconds:.2f} s ({probe.loaded_mb:.0f} MB), "
        f"peak memory {probe.peak_mb:.0f} MB"
    )
