"""What intake left out or mended doubtfully, counted and told as notes."""

from dateline.model import Note, slice_span

STAGE = "intake"


class Ledger:
    """Collects notes while one document is taken in; like findings are counted together."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, tuple[int, int]] = {}

    def count(self, message: str, times: int = 1, where: tuple[int, int] | None = None) -> None:
        """Add ``times`` to a finding; the note reads "message: sum".

        ``where`` are the offsets in ``Document.text`` of one of them; the first is kept.
        """
        if not times:
            return
        self._counts[message] = self._counts.get(message, 0) + times
        if where is not None:
            self._first.setdefault(message, where)

    def note(self, message: str, where: tuple[int, int] | None = None) -> None:
        """Add a finding that is not counted."""
        self._counts.setdefault(message, 0)
        if where is not None:
            self._first.setdefault(message, where)

    def notes(self, text: str) -> tuple[Note, ...]:
        """All findings as notes on the document's text."""
        return tuple(
            Note(
                stage=STAGE,
                message=f"{message}: {times}" if times else message,
                span=slice_span(text, *self._first[message]) if message in self._first else None,
            )
            for message, times in self._counts.items()
        )
