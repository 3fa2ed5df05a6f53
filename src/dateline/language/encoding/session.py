"""The encoder's weights, run by onnxruntime: sentences in, a row of scores for each word out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.language.encoding.calibration import Calibration
from dateline.language.encoding.labels import Labels
from dateline.language.encoding.pieces import PLAIN, Ints, Pieces, cut_pieces
from dateline.language.encoding.windows import Window, plan_windows

Floats = NDArray[np.float32]
WEIGHTS = "encoder.onnx"
LABELS = "encoder.json"
VOCABULARY = "tokenizer.json"
TELLING = "telling.txt"
CALIBRATION = "calibration.json"
OUTPUTS = ("words", "heads", "tails")


@dataclass(frozen=True)
class Scores:
    """One sentence's scores: ``words`` is (words, labels), the others (words, links, rank)."""

    pieces: Pieces
    words: Floats
    heads: Floats
    tails: Floats


MODEL = Path(__file__).parent / "model"


def load_encoder(folder: Path | None = None) -> "Encoder | None":
    """The encoder in ``folder``, else the one that ships with the package; ``None`` where there is none."""
    named = folder or Path(os.environ.get("DATELINE_ENCODER") or MODEL)
    return Encoder(named) if (named / WEIGHTS).is_file() else None


class Encoder:
    """Scores sentences. Loading takes a fraction of a second; running depends on nothing but the text.

    Args:
        folder: where the weights, the labels and the vocabulary stand.
        threads: how many threads one window may use.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.labels = msgspec.json.decode((folder / LABELS).read_bytes(), type=Labels)
        self._tokenizer = Tokenizer.from_file(str(folder / VOCABULARY))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._open: int = self._tokenizer.token_to_id("[CLS]") or 0
        self._close: int = self._tokenizer.token_to_id("[SEP]") or 0
        # Words that told something somewhere in what the encoder learnt from; see :mod:`language.triage`.
        self.telling = frozenset((folder / TELLING).read_text(encoding="utf-8").split())
        path = folder / CALIBRATION
        self.calibration = (
            msgspec.json.decode(path.read_bytes(), type=Calibration) if path.is_file() else None
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / WEIGHTS), options, providers=["CPUExecutionProvider"]
        )

    def score(self, sentences: Sequence[str], opens: Sequence[bool] = ()) -> list[Scores]:
        """The scores of one document's sentences, in order; ``opens`` says which begin a passage."""
        pieces = cut_pieces(sentences, self._tokenizer)
        rank_shape = (-1, len(self.labels.links), self._rank())
        parts: list[list[list[Floats]]] = [[] for _ in pieces]
        for window in plan_windows([len(item) for item in pieces], opens):
            outputs = self._run(window, pieces)
            at = 1
            for part in window:
                if part.own_end > part.own:
                    words = pieces[part.sentence].words
                    own = words[(words >= part.own) & (words < part.own_end)] - part.start + at
                    parts[part.sentence].append([output[own] for output in outputs])
                at += part.end - part.start
        return [self._scores(item, rows, rank_shape) for item, rows in zip(pieces, parts, strict=True)]

    def _rank(self) -> int:
        width = next(output.shape[-1] for output in self._session.get_outputs() if output.name == "heads")
        return int(width) // len(self.labels.links)

    def _run(self, window: Window, pieces: Sequence[Pieces]) -> list[Floats]:
        def join(edge: tuple[int, int], rows: list[Ints]) -> NDArray[np.int64]:
            return np.concatenate([[edge[0]], *rows, [edge[1]]])[None, :]

        ids = join((self._open, self._close), [pieces[p.sentence].ids[p.start : p.end] for p in window])
        cases = join((PLAIN, PLAIN), [pieces[p.sentence].cases[p.start : p.end] for p in window])
        given: dict[str, Any] = {"ids": ids, "cases": cases}
        return [output[0] for output in self._session.run(list(OUTPUTS), given)]

    def _scores(self, pieces: Pieces, rows: list[list[Floats]], shape: tuple[int, int, int]) -> Scores:
        if not rows:
            empty = np.zeros((0, *shape[1:]), dtype=np.float32)
            return Scores(pieces, np.zeros((0, self.labels.width), dtype=np.float32), empty, empty)
        words, heads, tails = (np.concatenate(columns) for columns in zip(*rows, strict=True))
        return Scores(pieces, words, heads.reshape(shape), tails.reshape(shape))
