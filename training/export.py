"""From the trained network to the files that the reader loads: ONNX, weights in eight bits."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.language.encoding.labels import Labels
from dateline.language.encoding.session import LABELS, OUTPUTS, TELLING, VOCABULARY, WEIGHTS
from training.network import EncoderNetwork


class _Run(nn.Module):  # type: ignore[misc]  # torch is not there where this is checked
    """The network as it is run: one window, nothing padded."""

    def __init__(self, network: EncoderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, ...]:
        words, heads, tails, _ = self.network(ids, cases, torch.ones_like(ids))
        return words, heads, tails


def export(network: EncoderNetwork, labels: Labels, base: Path, telling: Iterable[str], folder: Path) -> int:
    """Write weights, labels and words into ``folder``; the weights' size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    full, prepared = folder / "full.onnx", folder / "prepared.onnx"
    sample = torch.randint(1000, 20000, (1, 64))
    axes = {name: {1: "pieces"} for name in ("ids", "cases", *OUTPUTS)}
    torch.onnx.export(
        _Run(network),
        (sample, torch.zeros_like(sample)),
        str(full),
        input_names=["ids", "cases"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
    weights = folder / WEIGHTS
    quantize_dynamic(str(prepared), str(weights), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    prepared.unlink()
    (folder / LABELS).write_bytes(msgspec.json.format(msgspec.json.encode(labels), indent=1))
    (folder / TELLING).write_text("\n".join(sorted(telling)) + "\n", encoding="utf-8")
    shutil.copyfile(base / "tokenizer.json", folder / VOCABULARY)
    return weights.stat().st_size
