"""Where a corpus and its files are, and how they are read."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.finding import CorpusFile, Finding
from dateline.corpus.format import parse_document, read_document
from dateline.corpus.parts import CONFLICTS, Part, load_parts, load_registers
from dateline.errors import CorpusError, MissingInput

DOCUMENTS = "documents"
ENDING = ".txt"


class Corpus(Struct, frozen=True):
    """A folder with ``documents/``, the parts that conflicts belong to, and the registers."""

    root: Path
    parts: dict[str, Part]
    registers: dict[str, str]

    @property
    def documents(self) -> Path:
        """The folder of the documents."""
        return self.root / DOCUMENTS


def find_corpus(path: Path) -> Corpus:
    """The corpus that a file or folder belongs to.

    Raises:
        MissingInput: there is no such file or folder.
        CorpusError: no folder from there up is a corpus, or its lists do not hold.
    """
    if not path.exists():
        raise MissingInput(f"{path}: there is no such file or folder")
    for folder in (path, *path.absolute().parents):
        if (folder / CONFLICTS).is_file():
            return Corpus(folder, load_parts(folder), load_registers(folder))
    raise CorpusError(f"{path}: there is no {CONFLICTS} there or in a folder above; a corpus has one")


def list_files(path: Path) -> list[Path]:
    """The corpus files at or below ``path``, sorted."""
    return [path] if path.is_file() else sorted(path.rglob(f"*{ENDING}"))


def list_below(corpus: Corpus, path: Path) -> list[Path]:
    """As :func:`list_files`; of the corpus itself, its documents."""
    return list_files(corpus.documents if path.resolve() == corpus.root.resolve() else path)


def read_file(path: Path) -> CorpusFile | list[Finding]:
    """A file with the lines of its statements, or all that keeps it from being read."""
    try:
        document, lines = parse_document(path.read_text(encoding="utf-8"), path.stem, str(path))
    except UnicodeDecodeError as error:
        return [Finding(str(path), 1, "syntax", f"not UTF-8 ({error.reason} at byte {error.start})")]
    except CorpusError as error:
        return [_find_syntax(path, line) for line in str(error).splitlines()]
    return CorpusFile(path, document, lines)


def _find_syntax(path: Path, blamed: str) -> Finding:
    line, _, message = blamed.removeprefix(f"{path}:").partition(": ")
    return Finding(str(path), int(line), "syntax", message)


def read_documents(paths: Iterable[Path]) -> list[AnnotatedDocument]:
    """The documents in some files, in their order.

    Raises:
        CorpusError: where one does not hold.
    """
    return [read_document(path) for path in paths]


def read_part(corpus: Corpus, path: Path, part: Part | None) -> list[AnnotatedDocument]:
    """The documents of a corpus at or below ``path``, all or those of one part.

    Raises:
        CorpusError: where one does not hold, or there is none.
    """
    found = read_documents(list_below(corpus, path))
    documents = [
        document for document in found if part is None or corpus.parts.get(document.conflict) == part
    ]
    if not documents:
        raise CorpusError(f"{path}: there are no documents{f' of the part {part}' if part else ''}")
    return documents


def split_files(read: Sequence[CorpusFile | list[Finding]]) -> tuple[list[CorpusFile], list[Finding]]:
    """The files that could be read, and what kept the others from it."""
    files = [item for item in read if isinstance(item, CorpusFile)]
    return files, [finding for item in read if not isinstance(item, CorpusFile) for finding in item]
