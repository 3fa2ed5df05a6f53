"""Lines to the user, and what must never reach a terminal."""

import re
import sys

# Control characters (a document could move the cursor, or retitle the window) and marks that turn the
# direction of writing (it could show other words than it holds).
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
C1_BYTES = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def prepare_streams() -> None:
    """Let characters that the terminal's encoding lacks be replaced rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def clean(text: str) -> str:
    """``text`` without control characters but tab and line feed; each gives way to one ``�``."""
    return HIDDEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` cleaned, on one line."""
    return " ".join(clean(text).split())


def say(message: str) -> None:
    """Print a message on standard error."""
    print(f"dateline: {clean(message)}", file=sys.stderr)


def escape_json(content: bytes) -> bytes:
    """JSON that means the same, without the control characters that JSON itself lets through."""
    return C1_BYTES.sub(lambda match: b"\\u00%02x" % match.group()[-1], content)


def plural(count: int, noun: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
