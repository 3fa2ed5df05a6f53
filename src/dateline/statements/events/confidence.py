"""How likely an event was read right: calibrated on the dev part of the corpus where an encoder was asked.

``./dev train calibrate`` fits one curve for each of those that can have told an event (a frame, the encoder,
both) by logistic regression on the encoder's log-odds (J. C. Platt, "Probabilistic outputs for support vector
machines", 1999); ``./dev bench calibration`` prints how far the confidences are from the truth, and draws it.
"""

from math import exp, log

from dateline.language.encoding.calibration import Calibration
from dateline.statements.events.drafts import EventDraft


def confidence_of(draft: EventDraft, calibration: Calibration | None) -> float:
    """The chance that an event is told there and of this type, from 0 to 1."""
    curve = calibration.curves.get(draft.told_by) if calibration else None
    if curve is None or draft.chance is None:
        return _fullness(draft)
    return round(1 / (1 + exp(-(curve.offset + curve.slope * log_odds(draft.chance)))), 2)


def log_odds(chance: float) -> float:
    """The log-odds of a chance, kept finite."""
    kept = min(max(chance, 0.001), 0.999)
    return log(kept / (1 - kept))


def _fullness(draft: EventDraft) -> float:
    """Without an encoder: how fully and how directly the event is told. Not calibrated."""
    told = (draft.actors, draft.recipients or draft.place, draft.place, draft.start)
    value = 0.4 + 0.12 * sum(1 for field in told if field) + (0.05 if draft.tellings else 0.0)
    return round(min(value, 0.95) - (0.1 if draft.in_title else 0.0), 2)
