"""The console that output is printed on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.messages import escape_json

PIPED_WIDTH = 100
NARROWEST = 20


class Screen(Console):
    """Standard output: as wide as the terminal, or 100 columns where it is none."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)
        if not self.is_terminal and "COLUMNS" not in self._environ:
            self.width = PIPED_WIDTH
        self._kept: list[Text] | None = None

    def on_broken_pipe(self) -> None:
        """Leave it to the command line to end quietly."""
        raise BrokenPipeError

    @property
    def arrow(self) -> str:
        """An arrow that the encoding has."""
        return "->" if self.options.ascii_only else "→"

    @property
    def brackets(self) -> tuple[str, str]:
        """The marks round evidence."""
        return ("<<", ">>") if self.options.ascii_only else ("«", "»")

    @property
    def has_colour(self) -> bool:
        """Whether colours are seen; else brackets have to do."""
        return self.color_system is not None and not self.no_color

    def put(self, *parts: str | tuple[str, str] | Text, indent: int = 0, hanging: int = 0) -> None:
        """Print one paragraph, wrapped: all of it indented, and lines after the first ``hanging`` more."""
        text = Text.assemble(*parts)
        width = max(self.width - indent, hanging + NARROWEST)
        first, *rest = text.wrap(self, width) or [Text()]
        lines = [first]
        if rest:
            behind = text[len(first.plain) :]
            behind = behind[len(behind.plain) - len(behind.plain.lstrip()) :]
            lines += (Text(" " * hanging) + line for line in behind.wrap(self, width - hanging))
        for line in lines:
            line.rstrip()
        self._put_lines([Text(" " * indent) + line for line in lines])

    def gap(self) -> None:
        """Print an empty line."""
        self._put_lines([Text()])

    def put_table(self, table: Table) -> None:
        """Print a table."""
        kept, self._kept = self._kept, None
        self._put_lines(kept or [])
        self.print(table)
        self._kept = None if kept is None else []

    @contextmanager
    def together(self) -> Iterator[None]:
        """Print all that is put inside at once: a progress bar is redrawn at every print."""
        self._kept = []
        try:
            yield
        finally:
            kept, self._kept = self._kept, None
            self._put_lines(kept)

    def _put_lines(self, lines: list[Text]) -> None:
        if self._kept is not None:
            self._kept += lines
        elif lines:
            self.print(Text("\n").join(lines), soft_wrap=True)

    def write_json(self, content: bytes) -> None:
        """Write JSON as UTF-8, whatever the terminal's encoding."""
        content = escape_json(content)
        if self.is_terminal:
            self.print(content.decode(), soft_wrap=True)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content + b"\n")
