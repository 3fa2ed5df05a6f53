"""Taking reports in from the command line: those that cannot be read are told, and the rest go on."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.cli.messages import say
from dateline.errors import InputError, UnreadableInput
from dateline.intake import find_reports, take
from dateline.intake.decoding import LARGEST_PAGE, too_large
from dateline.model import Manuscript

STDIN = "-"


class Desk:
    """Takes reports in; says which could not be, and counts them."""

    def __init__(self, published: str | None) -> None:
        self.published = published
        self.failures = 0

    def find(self, paths: Iterable[str]) -> list[str]:
        """Every report to read, each once."""
        found: dict[str, None] = {}
        for path in paths:
            try:
                found |= dict.fromkeys(_reports_at(path))
            except InputError as error:
                self._fail(error)
        return list(found)

    def take(self, sources: Iterable[str], failed: Callable[[], None]) -> Iterator[Manuscript]:
        """The manuscripts of those that can be read; ``failed`` is told of each that cannot."""
        for source in sources:
            try:
                content = _read_input() if source == STDIN else _read_file(Path(source))
                yield take(content, _printable(source), self.published)
            except InputError as error:
                self._fail(error)
                failed()

    def _fail(self, error: InputError) -> None:
        self.failures += 1
        say(str(error))


def _reports_at(path: str) -> list[str]:
    if path == STDIN:
        return [path]
    try:
        reports = [str(report) for report in find_reports([path])]
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{_printable(path)}: cannot be read ({_reason(error)})") from None
    if not reports:
        raise InputError(f"{_printable(path)}: there are no reports (.txt, .md, .html) in this folder")
    return reports


def _read_file(path: Path) -> bytes:
    """At most one byte more than intake takes: a device or a disk image has no end worth waiting for."""
    name = _printable(str(path))
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise UnreadableInput(too_large(name, size, LARGEST_PAGE, "bytes"))
        with path.open("rb") as file:
            return file.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise UnreadableInput(f"{name}: cannot be read ({_reason(error)})") from None


def _read_input() -> bytes:
    return sys.stdin.buffer.read(LARGEST_PAGE + 1)


def _printable(path: str) -> str:
    """A path as text that can be stored; bytes of a name that are no UTF-8 give way to ``�``."""
    return os.fsencode(path).decode("utf-8", "replace") if "\0" not in path else path.replace("\0", "�")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
