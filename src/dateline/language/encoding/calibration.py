"""The curves from the encoder's chances to confidences, as they are stored beside the weights."""

from msgspec import Struct


class Curve(Struct, frozen=True):
    """The confidence is the logistic function of ``offset + slope * log-odds``."""

    offset: float
    slope: float


class Calibration(Struct, frozen=True):
    """One curve for each of those that can have told an event: ``frame``, ``encoder``, ``both``."""

    curves: dict[str, Curve]
