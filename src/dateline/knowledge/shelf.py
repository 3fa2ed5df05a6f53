"""Knowledge entries with the places that they stand in, for whoever has to point at them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from dateline.knowledge.yaml import Lines, convert_located, nearest_line

T = TypeVar("T")


@dataclass(frozen=True)
class Placed(Generic[T]):
    """An entry, its file, and the line of each of its nodes; ``root`` is the entry's own path in the file."""

    path: Path
    lines: Lines
    root: str
    entry: T

    def where(self, field: str = "") -> str:
        """``file:line`` of a field (``strong[2]``), of its key (``~strong``), or of the whole entry."""
        joint = "." if field and not field.startswith("~") else ""
        return f"{self.path}:{nearest_line(self.lines, self.root + joint + field)}"

    def say(self, field: str, message: str) -> str:
        """A defect at a field, as ``file:line: message``."""
        return f"{self.where(field)}: {message}"


def place_entries(path: Path, shape: type[list[T]]) -> list[Placed[T]]:
    """Read a file that is a list of entries.

    Raises:
        KnowledgeError: the file does not have the shape.
    """
    entries, lines = convert_located(path.read_text(encoding="utf-8"), shape, str(path))
    return [Placed(path, lines, f"$[{index}]", entry) for index, entry in enumerate(entries)]


def place_file(path: Path, shape: type[T]) -> Placed[T]:
    """Read a file that is one entry.

    Raises:
        KnowledgeError: the file does not have the shape.
    """
    entry, lines = convert_located(path.read_text(encoding="utf-8"), shape, str(path))
    return Placed(path, lines, "$", entry)
