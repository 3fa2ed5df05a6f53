"""Which files are reports: those named, and those in the folders named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.errors import MissingInput

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm"})


def find_reports(paths: Sequence[str]) -> list[Path]:
    """The files to read, each once: named ones as named, folders walked in sorted order.

    A named file is taken whatever it is called; in folders, files of :data:`SUFFIXES` are, and what
    is hidden (a leading dot) is left.

    Raises:
        MissingInput: a path leads nowhere, or to a folder that cannot be opened.
    """
    found: dict[Path, None] = {}
    for name in paths:
        try:
            found |= dict.fromkeys(_reports_at(Path(name)))
        except OSError as error:
            raise MissingInput(
                f"{name[:200]}: cannot be opened ({error.strerror}); check the path"
            ) from error
    return list(found)


def _reports_at(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield path
    else:
        raise MissingInput(f"{path}: there is no such file or folder; check the path")


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path
