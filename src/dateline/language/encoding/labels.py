"""What the encoder can say of a word, layer by layer, and of a pair of words.

The same inventory serves training and reading; it is stored beside the weights, so weights and code
cannot fall apart in silence.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from msgspec import Struct

from dateline.model import ActorKind, ControlState, EventType, Measure, RelationKind, Status

OUTSIDE = "O"
MENTION_LAYERS = ("actor", "place", "time", "quantity", "weapon")
ROLES = ("actor", "recipient", "supporter", "place", "time", "weapon")
LINKS = (
    *ROLES,
    "source",
    "content",
    "subject",
    "object",
    "held",
    "holder",
    "lost_by",
    "counted",
    "count_event",
    "same",
)
# Which layers a link leads from and to, within a sentence.
SHAPES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("actor", ("event",), ("actor",)),
    ("recipient", ("event",), ("actor", "place")),
    ("supporter", ("event",), ("actor",)),
    ("place", ("event",), ("place",)),
    ("time", ("event",), ("time",)),
    ("weapon", ("event",), ("weapon",)),
    ("source", ("cue", "content"), ("actor",)),
    ("content", ("cue",), ("content",)),
    ("subject", ("relation",), ("actor",)),
    ("object", ("relation",), ("actor", "place")),
    ("held", ("holding",), ("place",)),
    ("holder", ("holding",), ("actor",)),
    ("lost_by", ("holding",), ("actor",)),
    ("counted", ("quantity",), ("actor",)),
    ("count_event", ("quantity",), ("event",)),
)
# Layers whose labels begin and continue spans; of the others each labels words within such a span.
SPAN_LAYERS = ("mention", "trigger", "relation", "holding", "cue", "said", "within", "name")
NAME_KINDS = ("Organisation", "Person", "Location", "Nationality")


class Labels(Struct, frozen=True):
    """The labels of each layer, in the order of the network's outputs, and the kinds of links."""

    layers: dict[str, tuple[str, ...]]
    links: tuple[str, ...]

    def slices(self) -> dict[str, slice]:
        """Where each layer's scores stand in a word's row of outputs."""
        result: dict[str, slice] = {}
        at = 0
        for name, labels in self.layers.items():
            result[name] = slice(at, at + len(labels))
            at += len(labels)
        return result

    @property
    def width(self) -> int:
        """How many scores a word has."""
        return sum(len(labels) for labels in self.layers.values())


def build_labels(modes: Mapping[str, Iterable[str]]) -> Labels:
    """The inventory, from the record types and the modes of each event type."""
    codes = [code for type_, names in modes.items() for code in (type_, *(f"{type_}/{n}" for n in names))]
    return Labels(
        layers={
            "mention": _spans(MENTION_LAYERS),
            "kind": get_args(ActorKind),
            "measure": get_args(Measure),
            "trigger": _spans(get_args(EventType)),
            "code": tuple(codes),
            "status": get_args(Status),
            "relation": _spans(get_args(RelationKind)),
            "holding": _spans(get_args(ControlState)),
            "cue": _spans(("cue",)),
            "said": _spans(("content",)),
            "within": _spans(("content",)),
        },
        links=LINKS,
    )


def with_names(labels: Labels) -> Labels:
    """The inventory with a last layer for names as re3d annotates them; only its folds need it."""
    return Labels({**labels.layers, "name": _spans(NAME_KINDS)}, labels.links)


def _spans(names: Iterable[str]) -> tuple[str, ...]:
    return (OUTSIDE, *(f"{part}-{name}" for name in names for part in "BI"))
