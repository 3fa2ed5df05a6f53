"""Fits the confidence of events on the dev part of the corpus, by what told them."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline.corpus.document import AnnotatedDocument
from dateline.intake import take_text
from dateline.language.encoding.calibration import Calibration, Curve
from dateline.language.encoding.session import CALIBRATION
from dateline.language.parse import analyse
from dateline.pipeline import Reader
from dateline.statements.events.confidence import log_odds
from dateline.statements.events.teller import tell_events

# A little weight on no slope at all keeps a curve with few events from running off.
PENALTY = 0.01
STEPS = 200
FEWEST = 30
Told = tuple[str, float, bool]


def calibrate(documents: Sequence[AnnotatedDocument], folder: Path) -> Calibration:
    """Fit on the documents, and store the curves beside the weights in ``folder``."""
    told = _read(documents)
    curves = {}
    for name in ("frame", "encoder", "both"):
        own = [(chance, is_right) for by, chance, is_right in told if by == name]
        curves[name] = fit_curve(own)
        share = sum(is_right for _, is_right in own) / max(1, len(own))
        print(f"{name}: {len(own)} events, {share:.2f} right; {curves[name]}")
    calibration = Calibration(curves)
    (folder / CALIBRATION).write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=1))
    return calibration


def fit_curve(told: Sequence[tuple[float, bool]]) -> Curve:
    """Logistic regression on log-odds by Newton's method."""
    if len(told) < FEWEST:
        # Too few for a slope: their share, held back from certainty.
        share = (sum(is_right for _, is_right in told) + 1) / (len(told) + 2)
        return Curve(round(log_odds(share), 3), 0.0)
    given = np.array([[1.0, log_odds(chance)] for chance, _ in told])
    truth = np.array([float(is_right) for _, is_right in told])
    weights = np.zeros(2)
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (truth - guess) - PENALTY * weights
        curvature = (given * (guess * (1 - guess))[:, None]).T @ given + PENALTY * np.eye(2)
        step = np.linalg.solve(curvature, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return Curve(round(float(weights[0]), 3), round(float(weights[1]), 3))


def _read(documents: Sequence[AnnotatedDocument]) -> list[Told]:
    reader = Reader()
    manuscripts = [take_text(document.text, document.name, document.published) for document in documents]
    result: list[Told] = []
    for document, analysis in zip(documents, analyse(manuscripts, reader.nlp, reader.triage), strict=True):
        context, _ = reader.find_mentions(analysis)
        types = {event.id: event.type for event in document.events}
        marks = [mark for mark in document.marks if mark.layer == "event"]
        for draft in tell_events(context)[0]:
            if draft.chance is None:
                continue
            span = analysis.span(*draft.trigger)
            is_right = any(
                types[mark.id] == draft.type and mark.start < span.end and span.start < mark.end
                for mark in marks
            )
            result.append((draft.told_by, draft.chance, is_right))
    return result
