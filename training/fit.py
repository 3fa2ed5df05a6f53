"""The training loop: bf16 on the CPU, fixed seeds, a checkpoint after each epoch to go on from."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from dateline.language.encoding.labels import Labels
from training.batches import shuffled
from training.examples import Example
from training.loss import batch_loss
from training.network import EncoderNetwork


@dataclass(frozen=True)
class Settings:
    """How long and how fast to learn."""

    epochs: int = 14
    batch: int = 6
    rate: float = 3e-4
    head_rate: float = 2e-3
    hidden: float = 0.05
    smoothing: float = 0.0
    warm: float = 0.1
    seed: int = 7


def fit(
    network: EncoderNetwork,
    examples: Sequence[Example],
    labels: Labels,
    settings: Settings,
    checkpoint: Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Train ``network`` in place; go on from ``checkpoint`` where it is there."""
    torch.manual_seed(settings.seed)
    # What each word piece means is left as the base model learnt it: rare words keep their neighbours.
    network.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    body = [parameter for parameter in network.bert.parameters() if parameter.requires_grad]
    known = {id(parameter) for parameter in body}
    frozen = id(network.bert.embeddings.word_embeddings.weight)
    rest = [one for one in network.parameters() if id(one) not in known and id(one) != frozen]
    groups = [{"params": body, "lr": settings.rate}, {"params": rest, "lr": settings.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = settings.epochs * -(-len(examples) // settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, settings.warm))
    # The average reaches back an eighth of all steps: a short training must not keep what it began with.
    decay = 1 - min(0.5, 8 / steps)
    averaging = torch.optim.swa_utils.get_ema_multi_avg_fn(decay)
    average = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=averaging)
    first = _resume(checkpoint, network, optimizer, schedule)
    began = time.monotonic()
    for epoch in range(first, settings.epochs):
        network.train()
        random = np.random.default_rng((settings.seed, epoch))
        torch.manual_seed(settings.seed * 1000 + epoch)
        losses = []
        for batch in shuffled(examples, labels, settings.batch, random, settings.hidden):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = network(batch.ids, batch.cases, batch.mask)
            loss = batch_loss(outputs, batch, labels, settings.smoothing)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *rest], 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
        spent = time.monotonic() - began
        left = spent / (epoch + 1 - first) * (settings.epochs - epoch - 1)
        done = f"epoch {epoch + 1}/{settings.epochs}"
        say(f"{done}: loss {np.mean(losses):.3f}, {spent:.0f} s, {left:.0f} s to go")
        if checkpoint:
            _store(checkpoint, epoch + 1, network, optimizer, schedule)
    network.load_state_dict(average.module.state_dict())
    network.eval()


def _rate(step: int, steps: int, warm: float) -> float:
    """Linear up, then linear down."""
    done = step / max(1, steps)
    return done / warm if done < warm else max(0.0, (1 - done) / (1 - warm))


def _resume(
    path: Path | None,
    network: EncoderNetwork,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> int:
    if path is None or not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["epoch"])


def _store(
    path: Path,
    epoch: int,
    network: EncoderNetwork,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    state = {
        "epoch": epoch,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
    }
    torch.save(state, fresh)
    fresh.replace(path)
