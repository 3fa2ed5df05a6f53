"""Text that remembers where each of its characters came from while it is mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import Passage, PassageKind

Runs = tuple[tuple[int, int], ...]
Edit = tuple[int, int, str]
"""Replace ``[start:end)`` of a strand by a text; ``start == end`` inserts."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A text, and ``runs`` that lead each of its characters to the source, as in ``Passage``."""

    text: str
    runs: Runs

    @staticmethod
    def cut(source: str, start: int, end: int) -> "Strand":
        """The stretch ``[start:end)`` of a source."""
        return Strand(source[start:end], ((0, start),))

    def locate(self, offset: int) -> int:
        """Where in the source the character ``offset`` stands."""
        return Passage("body", "", self.runs).locate(offset)

    def part(self, start: int, end: int) -> "Strand":
        """The stretch ``[start:end)`` of this strand."""
        return Strand(self.text[start:end], tuple(_merge(_between(self.runs, start, end, 0))))

    def trimmed(self) -> "Strand":
        """This strand without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self if (start, end) == (0, len(self.text)) else self.part(start, max(start, end))

    def edit(self, edits: Iterable[Edit]) -> "Strand":
        """This strand with edits done, which must be in order and apart.

        A character put in the place of others leads to the one that it replaces, counted from the
        edit's start; one put between leads to the character before it.
        """
        edits = list(edits)
        if not edits:
            return self
        texts: list[str] = []
        runs: list[tuple[int, int]] = []
        at = length = 0
        locate = _Locator(self.runs)
        for start, end, new in edits:
            if start > at:
                texts.append(self.text[at:start])
                runs += locate.between(at, start, length)
                length += start - at
            for index in range(len(new)):
                runs.append(
                    (length + index, locate.at(max(0, min(start + index, end - 1, len(self.text) - 1))))
                )
            texts.append(new)
            length += len(new)
            at = end
        if at < len(self.text):
            texts.append(self.text[at:])
            runs += locate.between(at, len(self.text), length)
        return Strand("".join(texts), tuple(_merge(runs)) or self.runs[:1])

    def passage(self, kind: PassageKind) -> Passage:
        """This strand as a passage."""
        return Passage(kind, self.text, self.runs)


class _Locator:
    """Looks positions up in runs, for questions that come in rising order."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.index = 0

    def at(self, offset: int) -> int:
        while self.index and self.runs[self.index][0] > offset:
            self.index -= 1
        while self.index + 1 < len(self.runs) and self.runs[self.index + 1][0] <= offset:
            self.index += 1
        here, there = self.runs[self.index]
        return there + offset - here

    def between(self, start: int, end: int, target: int) -> list[tuple[int, int]]:
        """The runs of ``[start:end)``, shifted so that they begin at ``target``."""
        runs = [(target, self.at(start))]
        while self.index + 1 < len(self.runs) and self.runs[self.index + 1][0] < end:
            self.index += 1
            here, there = self.runs[self.index]
            runs.append((target + here - start, there))
        return runs


def _between(runs: Runs, start: int, end: int, target: int) -> list[tuple[int, int]]:
    return _Locator(runs).between(start, end, target)


def _merge(runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out every run that only goes on as the one before it did."""
    shift: int | None = None
    for here, there in runs:
        if there - here != shift:
            shift = there - here
            yield here, there
