"""Load the reader in a fresh process, read texts, and say how long loading took and the peak memory.

Reads a JSON list of texts on standard input and writes one JSON object (:class:`Probe`).
"""

import re
import resource
import sys
import time
from pathlib import Path

import msgspec
from msgspec import Struct

STATUS = Path("/proc/self/status")


class Probe(Struct):
    """What a fresh process needed: seconds until the reader was ready, and megabytes."""

    load_seconds: float
    loaded_mb: float
    peak_mb: float


def measure(texts: list[str]) -> Probe:
    """Load the reader, read ``texts`` one by one as a user would, and measure."""
    started = time.perf_counter()
    from dateline.intake import take_text
    from dateline.pipeline import Reader

    reader = Reader()
    ready = time.perf_counter() - started
    loaded = peak_mb()
    for _ in reader.read([take_text(text, "probe", None) for text in texts]):
        pass
    return Probe(load_seconds=ready, loaded_mb=loaded, peak_mb=peak_mb())


def peak_mb() -> float:
    """The most memory that this process has held, in megabytes.

    ``ru_maxrss`` of a process starts from what its parent held, so Linux is asked for its own figure.
    """
    if STATUS.is_file() and (own := re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text())):
        return int(own.group(1)) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=list[str])
    sys.stdout.write(msgspec.json.encode(measure(given)).decode())
