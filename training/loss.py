"""What the network is asked to get right, and how much each layer weighs."""

import torch
from torch import Tensor, nn

from dateline.language.encoding.labels import Labels
from training.batches import Batch
from training.examples import IGNORE
from training.network import RANK

# Weights found on the dev part: few words have a trigger, and much hangs on them.
WEIGHTS = {
    "trigger": 2.0,
    "code": 0.5,
    "status": 0.5,
    "kind": 0.3,
    "measure": 0.3,
    "within": 0.5,
    "links": 2.0,
}
Outputs = tuple[Tensor, Tensor, Tensor, Tensor]


def batch_loss(outputs: Outputs, batch: Batch, labels: Labels, smoothing: float) -> Tensor:
    """The weighted sum of all layers' losses."""
    words, heads, tails, _ = (output.float() for output in outputs)
    total = words.new_zeros(())
    for name, part in labels.slices().items():
        target = batch.targets[name]
        asked = target != IGNORE
        if asked.any():
            loss = nn.functional.cross_entropy(
                words[..., part][asked], target[asked], label_smoothing=smoothing
            )
            total = total + WEIGHTS.get(name, 1.0) * loss
    return total + WEIGHTS["links"] * _link_loss(heads, tails, batch, labels)


def _link_loss(heads: Tensor, tails: Tensor, batch: Batch, labels: Labels) -> Tensor:
    scores, truths = [], []
    for index, name in enumerate(labels.links):
        rows = batch.pairs.get(name)
        if rows is None:
            continue
        part = slice(index * RANK, (index + 1) * RANK)
        one = heads[rows[:, 0], rows[:, 1], part]
        other = tails[rows[:, 0], rows[:, 2], part]
        scores.append((one * other).sum(-1) / RANK**0.5)
        truths.append(rows[:, 3].float())
    if not scores:
        return heads.new_zeros(())
    return nn.functional.binary_cross_entropy_with_logits(torch.cat(scores), torch.cat(truths))
