"""Batches of examples as tensors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dateline.language.encoding.labels import Labels
from dateline.language.encoding.pieces import PLAIN
from training.examples import IGNORE, Example

OPEN, CLOSE, MASK = 101, 102, 103


@dataclass(frozen=True)
class Batch:
    """Padded windows; ``pairs[link]`` is (row, head piece, tail piece, linked) by column."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    targets: dict[str, Tensor]
    pairs: dict[str, Tensor]


def collate(examples: Sequence[Example], labels: Labels) -> Batch:
    """One batch; an opening and a closing piece stand around each window."""
    longest = max(len(example.ids) for example in examples) + 2
    ids = np.zeros((len(examples), longest), dtype=np.int64)
    cases = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    targets = {name: np.full_like(ids, IGNORE) for name in labels.layers}
    pairs: dict[str, list[tuple[int, int, int, int]]] = {}
    for row, example in enumerate(examples):
        end = len(example.ids) + 1
        ids[row, 0], ids[row, end] = OPEN, CLOSE
        ids[row, 1:end] = example.ids
        cases[row, 1:end] = example.cases
        mask[row, : end + 1] = 1
        for name, target in example.targets.items():
            targets[name][row, 1:end] = target
        for name, candidates in example.candidates.items():
            linked = example.linked.get(name, set())
            pairs.setdefault(name, []).extend(
                (row, one + 1, other + 1, (one, other) in linked) for one, other in candidates
            )
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(cases),
        torch.from_numpy(mask),
        {name: torch.from_numpy(target) for name, target in targets.items()},
        {name: torch.tensor(rows) for name, rows in pairs.items() if rows},
    )


def shuffled(
    examples: Sequence[Example], labels: Labels, size: int, random: np.random.Generator, hidden_share: float
) -> Iterator[Batch]:
    """The batches of one epoch: windows of like length together, batches in random order.

    One window in eight loses its capitals, as archives kept in upper case do. A share of
    the pieces is hidden, so that a word is read by its surroundings too.
    """
    noise = random.random(len(examples)) * 24
    order = np.argsort([len(example.ids) + noise[i] for i, example in enumerate(examples)])
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    for group in random.permutation(len(groups)):
        chosen = [examples[index] for index in groups[group]]
        batch = collate([_without_case(e) if random.random() < 1 / 8 else e for e in chosen], labels)
        hidden = torch.from_numpy(random.random(batch.ids.shape) < hidden_share) & (batch.ids > MASK)
        batch.ids[hidden] = MASK
        yield batch


def _without_case(example: Example) -> Example:
    cases = np.full_like(example.cases, PLAIN)
    return Example(example.ids, cases, example.targets, example.candidates, example.linked)
