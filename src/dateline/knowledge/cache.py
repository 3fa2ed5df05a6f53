"""Compiled tables on disk: those shipped with the package, else those made on this machine.

A compiled table only ever repeats what its sources say, so losing one costs time and nothing else; a
folder that cannot be written to is passed over.
"""

import os
import tempfile
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "compiled"


def cache_folder() -> Path:
    """Where this machine's compiled tables are kept (``DATELINE_CACHE`` names another folder)."""
    if named := os.environ.get("DATELINE_CACHE"):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def find_cached(name: str) -> Path | None:
    """The compiled table ``name``, shipped or made here."""
    for folder in (SHIPPED, cache_folder()):
        path = folder / name
        if path.is_file():
            return path
    return None


def read_cached(name: str) -> bytes | None:
    """The bytes of a compiled table, if there is one."""
    path = find_cached(name)
    return path.read_bytes() if path else None


def write_cached(name: str, content: bytes) -> Path | None:
    """Keep a compiled table; the path it is kept at, or ``None`` where no folder can be written to.

    The file appears whole or not at all, so that a reader in another process never sees half of it.
    """
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(content)
            path = folder / name
            Path(file.name).replace(path)
        except OSError:
            continue
        return path
    return None
