"""From the corpus to other formats, and back from JSON Lines."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from dateline.corpus.brat import list_contents, write_configuration
from dateline.corpus.conll import write_conll
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.folder import ENDING
from dateline.corpus.format import parse_document, write_document
from dateline.corpus.jsonl import write_jsonl
from dateline.corpus.parts import Part
from dateline.errors import CorpusError
from dateline.knowledge.load import Knowledge


def convert_to_jsonl(documents: Iterable[AnnotatedDocument], parts: dict[str, Part], out: Path) -> None:
    """Write one file of JSON Lines.

    Raises:
        CorpusError: where it cannot be written.
    """
    _write(out, b"".join(write_jsonl(documents, parts)))


def convert_to_conll(documents: Iterable[AnnotatedDocument], out: Path) -> None:
    """Write one file of columns.

    Raises:
        CorpusError: where it cannot be written.
    """
    lines = (line for document in documents for line in write_conll(document))
    _write(out, "".join(f"{line}\n" for line in lines).encode())


def convert_to_brat(documents: Iterable[AnnotatedDocument], knowledge: Knowledge, out: Path) -> None:
    """Write a folder with two files for each document, and the configuration that brat needs.

    Raises:
        CorpusError: where it cannot be written.
    """
    _write(out / "annotation.conf", write_configuration(knowledge).encode())
    for document in documents:
        for name, content in list_contents(document):
            _write(out / name, content.encode())


def convert_to_corpus(documents: Sequence[AnnotatedDocument], out: Path) -> None:
    """Write corpus files into a folder, each in the folder of its conflict.

    Raises:
        CorpusError: where one cannot be written as a corpus file, such as one with marks that cross.
    """
    for document in documents:
        path = out / document.conflict / f"{document.name}{ENDING}"
        if not path.resolve().is_relative_to(out.resolve()) or "/" in document.name:
            raise CorpusError(f"{document.name}: neither conflict nor name may lead out of {out}")
        content = write_document(document)
        if not _reads_back(content, document):
            raise CorpusError(f"{document.name}: what is marked in it cannot be told by marks that nest")
        _write(path, content.encode())


def _reads_back(content: str, document: AnnotatedDocument) -> bool:
    try:
        again, _ = parse_document(content, document.name)
    except CorpusError:
        return False
    return without_lines(again) == without_lines(document)


def without_lines(document: AnnotatedDocument) -> AnnotatedDocument:
    """The document without the numbers of its lines, which depend on where empty lines stand."""
    sentences = tuple(replace(sentence, line=0) for sentence in document.sentences)
    return replace(document, sentences=sentences)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written ({error.strerror})") from None
