"""re3d in five folds: names of organisations, persons, places and nationalities, each fold unseen.

The encoder trained on the corpus goes on with four folds of re3d and is asked for the fifth. Beside it stands
what the encoder says without having seen any of re3d, its own mentions taken for names.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from benchmarks.corpora import gold_file
from benchmarks.harness import print_scores
from benchmarks.metrics import Counts, Item, match_items
from dateline.language.encoding.decode import BARS, decode
from dateline.language.encoding.labels import NAME_KINDS, Labels, with_names
from dateline.language.encoding.pieces import cut_pieces
from dateline.language.encoding.session import Scores
from dateline.language.encoding.windows import plan_windows
from training.batches import CLOSE, OPEN
from training.corpus import NamedText, load_names
from training.fit import Settings, fit
from training.names import build_name_examples, cut_sentences
from training.network import RANK, EncoderNetwork, load_base, load_trained

FOLDS = 5
SETTINGS = Settings(epochs=10, batch=4, rate=2e-4)


def run_folds(base: Path, trained: Path, labels: Labels, tokenizer: Tokenizer) -> int:
    """Train and judge each fold; 1 where there is nothing to do it with."""
    path = gold_file("re3d/dev.jsonl")
    if path is None or not trained.exists():
        missing = (
            "re3d/dev.jsonl is not in the folder of annotated texts"
            if path is None
            else f"no {trained}: run ./dev train first"
        )
        print(missing, file=sys.stderr)
        return 1
    texts = load_names(path)
    named = with_names(labels)
    unseen, seen = (
        dict.fromkeys((*NAME_KINDS, "all"), Counts()),
        dict.fromkeys((*NAME_KINDS, "all"), Counts()),
    )
    for fold in range(FOLDS):
        held = texts[fold::FOLDS]
        network = load_base(str(base), named)
        load_trained(network, trained)
        _count(held, network, named, tokenizer, unseen, from_names=False)
        rest = [text for index, text in enumerate(texts) if index % FOLDS != fold]
        fit(network, build_name_examples(rest, tokenizer, named), named, SETTINGS, say=lambda line: None)
        _count(held, network, named, tokenizer, seen, from_names=True)
        print(f"fold {fold + 1}/{FOLDS}: F1 so far {seen['all'].f1:.3f}", flush=True)
    print("re3d, with none of it in training (the encoder's actors and places)")
    print_scores(unseen)
    print("re3d, five folds, the other four in training")
    print_scores(seen)
    return 0


def _count(
    texts: Sequence[NamedText],
    network: EncoderNetwork,
    labels: Labels,
    tokenizer: Tokenizer,
    counts: dict[str, Counts],
    from_names: bool,
) -> None:
    for text in texts:
        gold = [
            Item(e.type, ((e.start, e.end),)) for e in text.entities if e.type in NAME_KINDS and e.offset_ok
        ]
        found = list(_names(text, network, labels, tokenizer, from_names))
        for kind in NAME_KINDS:
            matched = match_items([i for i in gold if i.kind == kind], [i for i in found if i.kind == kind])
            counts[kind] += matched.counts
        counts["all"] += match_items(gold, found).counts


def _names(
    text: NamedText, network: EncoderNetwork, labels: Labels, tokenizer: Tokenizer, from_names: bool
) -> Iterator[Item]:
    bounds = cut_sentences(text.text)
    for (start, _), scores in zip(bounds, _score(text, bounds, network, labels, tokenizer), strict=True):
        encoded = decode(scores, labels, BARS)
        if from_names:
            for name in encoded.names:
                yield Item(name.label, ((start + name.start, start + name.end),))
            continue
        for mention in encoded.mentions:
            if mention.label == "place" or mention.label == "actor":
                kind = (
                    "Location"
                    if mention.label == "place"
                    else "Person"
                    if mention.kind == "person"
                    else "Organisation"
                )
                yield Item(kind, ((start + mention.start, start + mention.end),))


def _score(
    text: NamedText,
    bounds: Sequence[tuple[int, int]],
    network: EncoderNetwork,
    labels: Labels,
    tokenizer: Tokenizer,
) -> list[Scores]:
    """As the reader's encoder scores, by the network itself."""
    pieces = cut_pieces([text.text[start:end] for start, end in bounds], tokenizer)
    rows: list[list[tuple[np.ndarray, ...]]] = [[] for _ in pieces]
    for window in plan_windows([len(item) for item in pieces]):
        ids = [OPEN, *(i for p in window for i in pieces[p.sentence].ids[p.start : p.end]), CLOSE]
        cases = [0, *(c for p in window for c in pieces[p.sentence].cases[p.start : p.end]), 0]
        with torch.no_grad():
            given = torch.tensor([ids]), torch.tensor([cases])
            outputs = [o[0].numpy() for o in network(*given, torch.ones_like(given[0]))[:3]]
        at = 1
        for part in window:
            words = pieces[part.sentence].words
            own = words[(words >= part.own) & (words < part.own_end)] - part.start + at
            if part.own_end > part.own:
                rows[part.sentence].append(tuple(output[own] for output in outputs))
            at += part.end - part.start
    shape = (-1, len(labels.links), RANK)
    result = []
    for item, parts in zip(pieces, rows, strict=True):
        words, heads, tails = (np.concatenate(column) for column in zip(*parts, strict=True))
        floats = (part.astype(np.float32) for part in (words, heads.reshape(shape), tails.reshape(shape)))
        result.append(Scores(item, *floats))
    return result
