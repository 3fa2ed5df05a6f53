"""Pairs of texts that share most of their word n-grams, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

Gram = tuple[str, ...]
Pair = tuple[int, int, float]
# 0.6 * 5 may come out a little above 3.
EDGE = 1e-9


def cut_grams(words: Sequence[str], length: int) -> frozenset[Gram]:
    """The runs of ``length`` words."""
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def find_similar(texts: Sequence[frozenset[Gram]], least: float) -> Iterator[Pair]:
    """The pairs ``(i, j, score)``, i < j, whose Jaccard index is at least ``least``; exact.

    Two sets as alike as that share one of the rarest few of either's grams, so that only those are
    indexed (prefix filtering: Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007).
    """
    frequency = Counter(gram for grams in texts for gram in grams)
    index: dict[Gram, list[int]] = defaultdict(list)
    for j, grams in enumerate(texts):
        rarest = sorted(grams, key=lambda gram: (frequency[gram], gram))
        prefix = rarest[: len(rarest) - ceil(least * len(rarest) - EDGE) + 1]
        for i in sorted({i for gram in prefix for i in index[gram]}):
            score = len(grams & texts[i]) / len(grams | texts[i])
            if score >= least - EDGE:
                yield i, j, score
        for gram in prefix:
            index[gram].append(j)


def find_contained(texts: Sequence[frozenset[Gram]], least: float) -> Iterator[Pair]:
    """The pairs of which one shares at least the part ``least`` of its grams with the other."""
    index: dict[Gram, list[int]] = defaultdict(list)
    for j, grams in enumerate(texts):
        shared = Counter(i for gram in grams for i in index[gram])
        for i, count in sorted(shared.items()):
            score = count / min(len(grams), len(texts[i]))
            if score >= least - EDGE:
                yield i, j, score
        for gram in grams:
            index[gram].append(j)
