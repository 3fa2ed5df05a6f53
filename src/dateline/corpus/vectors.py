"""Sentences as vectors, so that near-duplicates are found that changed a word here and there.

The vectors need no model: runs of three to five characters, each weighted by how rare it is in the
corpus, are hashed with a sign into 2,048 numbers (Weinberger and others, "Feature hashing for large
scale multitask learning", 2009).
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Texts to rows, one each, of length 1.
Embed = Callable[[Sequence[str]], Floats]

SHORTEST, LONGEST = 3, 5
WIDTH = 2048
BUCKETS = 1 << 20
BLOCK = 512
# Odd, so that multiplying loses nothing; its bits are as good as random (Knuth, 2**64 / golden ratio).
STEP = np.uint64(0x9E3779B97F4A7C15)
BETWEEN = "\x00"


def hash_sentences(texts: Sequence[str]) -> Floats:
    """One row of length 1 for each text; case and the kind of space do not count."""
    joined = BETWEEN.join(f" {' '.join(text.casefold().split())} " for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    owners = np.cumsum(codes == 0)
    rows = np.zeros(len(texts) * WIDTH)
    for length in range(SHORTEST, LONGEST + 1):
        hashes, of = _hash_runs(codes, owners, length)
        weights = _rarity(hashes, of, len(texts))
        sign = np.where(hashes >> np.uint64(63), 1.0, -1.0)
        at = of * WIDTH + (hashes % np.uint64(WIDTH)).astype(np.int64)
        rows += np.bincount(at, weights=weights * sign, minlength=len(rows))
    table = rows.reshape(len(texts), WIDTH)
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.maximum(norms, 1e-12), dtype=np.float32)


def _hash_runs(
    codes: NDArray[np.uint64], owners: NDArray[np.int64], length: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hash of each run of characters that lies in one text, and the number of that text."""
    count = max(len(codes) - length + 1, 0)
    hashes = np.full(count, length, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for offset in range(length):
        here = codes[offset : offset + count]
        hashes = (hashes + here) * STEP
        hashes ^= hashes >> np.uint64(29)
        whole &= here != 0
    return hashes[whole], owners[:count][whole]


def _rarity(hashes: NDArray[np.uint64], of: NDArray[np.int64], texts: int) -> NDArray[np.float64]:
    """For each run, the logarithm of how many texts there are for each that has it."""
    buckets = ((hashes >> np.uint64(20)) % np.uint64(BUCKETS)).astype(np.int64)
    once = np.unique(of * BUCKETS + buckets) % BUCKETS
    having = np.bincount(once, minlength=BUCKETS)
    return np.asarray(np.log((1 + texts) / (1 + having[buckets])) + 1)


def find_close(rows: Floats, least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs of rows ``(i, j, cosine)``, i < j, with a cosine of at least ``least``, block by block."""
    for start in range(0, len(rows), BLOCK):
        scores = rows[start : start + BLOCK] @ rows[start:].T
        for i, j in zip(*np.nonzero(scores >= least), strict=True):
            if i < j:
                yield start + int(i), start + int(j), float(scores[i, j])
