"""The annotated article: what the reader tells of it, kind by kind, and what its scorer says of that.

The article is a folder of the annotated texts with ``article.txt`` and ``expected.json``; its scorer,
where there is one, is ``../tools/score_<folder>.py``, which reads a reading on standard input.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.corpora import gold_folder
from benchmarks.harness import Options, hold_floors
from benchmarks.stored import fingerprint_texts
from dateline.intake import take_text
from dateline.model import Reading
from dateline.pipeline import Reader

ABOUT = "one article, annotated in full"
KINDS = ("actors", "places", "events", "quotations", "figures", "relations", "control", "notes")
FOUND = re.compile(r"^(\w+): (\d+)/(\d+) found", re.MULTILINE)


def run_article(options: Options) -> int:
    """Read every annotated article, print what it tells and how the scorer judges it."""
    folders = list(find_articles())
    if not folders:
        print("article: skipped, there is no annotated article in the folder of annotated texts")
        return 0
    failed = 0
    for folder in folders:
        print(f"article: {ABOUT}")
        failed |= _run_one(folder, options)
    return failed


def find_articles() -> Iterator[Path]:
    """The folders that hold an annotated article."""
    folder = gold_folder()
    for path in sorted(folder.glob("*/article.txt")) if folder else ():
        if (path.parent / "expected.json").is_file():
            yield path.parent


def score_reading(reading: Reading, folder: Path) -> str | None:
    """What the folder's scorer prints of a reading; ``None`` where there is no scorer."""
    scorer = folder.parent.parent / "tools" / f"score_{folder.name}.py"
    if not scorer.is_file():
        return None
    given = msgspec.json.encode([reading])
    done = subprocess.run([sys.executable, scorer], input=given, capture_output=True, check=False)
    return done.stdout.decode() + done.stderr.decode()


def scores_in(report: str) -> dict[str, float]:
    """The shares that a scorer's lines tell (``events: 16/17 found``)."""
    return {
        f"{kind} found": int(found) / int(wanted)
        for kind, found, wanted in FOUND.findall(report)
        if int(wanted)
    }


def _run_one(folder: Path, options: Options) -> int:
    article = (folder / "article.txt").read_text(encoding="utf-8")
    reading = next(iter(Reader().read([take_text(article, str(folder / "article.txt"), None)])))
    print("  told: " + ", ".join(f"{len(getattr(reading, kind))} {kind}" for kind in KINDS))
    report = score_reading(reading, folder)
    if report is None:
        print("  not scored: there is no scorer beside the annotated texts")
        return 0
    print("".join(f"  {line}\n" for line in report.splitlines()), end="")
    parts = (folder / "article.txt", folder / "expected.json")
    fingerprint = fingerprint_texts(part.read_bytes() for part in parts)
    return hold_floors("article", fingerprint, scores_in(report), options)
