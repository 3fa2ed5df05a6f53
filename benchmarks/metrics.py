"""Precision, recall and F1 over items, and the matching of found spans with annotated ones."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

Bounds = tuple[int, int]


class Item(Struct, frozen=True):
    """Something annotated or found: its kind, where it stands, and its value where it has one.

    ``spans`` are offsets ``[start, end)`` in the document's text; an item in pieces has several.
    """

    kind: str
    spans: tuple[Bounds, ...]
    value: str | None = None

    @property
    def key(self) -> str:
        """A name for the item that holds none of the text's words."""
        where = ",".join(f"{start}-{end}" for start, end in self.spans)
        return f"{self.kind} {where}" + (f" = {self.value}" if self.value else "")


class Counts(Struct, frozen=True):
    """How many items were right, how many were found, and how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing to find."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


class Matched(Struct, frozen=True):
    """The items of one document: pairs of annotated and found, and what is left over on either side."""

    right: tuple[tuple[Item, Item], ...] = ()
    missed: tuple[Item, ...] = ()
    wrong: tuple[Item, ...] = ()

    @property
    def counts(self) -> Counts:
        """The figures of this document."""
        right = len(self.right)
        return Counts(right, right + len(self.wrong), right + len(self.missed))


def overlap(left: Item, right: Item) -> int:
    """How many characters two items share."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in left.spans
        for other_start, other_end in right.spans
    )


def is_same_kind(gold: Item, found: Item) -> bool:
    """Whether two items are of one kind."""
    return gold.kind == found.kind


def match_items(
    gold: Sequence[Item], found: Sequence[Item], agree: Callable[[Item, Item], bool] = is_same_kind
) -> Matched:
    """Pair annotated items with found ones, one to one, as many as can be.

    Two items can be a pair where they share a character and ``agree``. An annotated item tries the
    found ones that it shares most with first, and one that is taken is given up where its holder has
    another choice (augmenting paths, H. W. Kuhn, "The Hungarian method", 1955), so a long found span
    over two annotated ones counts once and never hides a better pairing.
    """
    order = sorted(range(len(found)), key=lambda index: found[index].spans)
    choices = [_choices(item, found, order, agree) for item in gold]
    holder: dict[int, int] = {}
    for index in range(len(gold)):
        _assign(index, choices, holder, set())
    pairs = sorted((taken_by, index) for index, taken_by in holder.items())
    matched = {taken_by for taken_by, _ in pairs}
    return Matched(
        right=tuple((gold[one], found[other]) for one, other in pairs),
        missed=tuple(item for index, item in enumerate(gold) if index not in matched),
        wrong=tuple(item for index, item in enumerate(found) if index not in holder),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of the figures of many documents."""
    return sum(counts, Counts())


def _choices(
    item: Item, found: Sequence[Item], order: Sequence[int], agree: Callable[[Item, Item], bool]
) -> list[int]:
    shared = [(overlap(item, found[index]), index) for index in order]
    able = [(-size, index) for size, index in shared if size and agree(item, found[index])]
    return [index for _, index in sorted(able)]


def _assign(index: int, choices: Sequence[Sequence[int]], holder: dict[int, int], seen: set[int]) -> bool:
    for choice in choices[index]:
        if choice in seen:
            continue
        seen.add(choice)
        if choice not in holder or _assign(holder[choice], choices, holder, seen):
            holder[choice] = index
            return True
    return False
