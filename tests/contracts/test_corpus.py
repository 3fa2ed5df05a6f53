"""The project's own corpus holds. Nothing is skipped: a checkout without its corpus is no checkout."""

from pathlib import Path

from dateline.corpus.check import check_corpus
from dateline.corpus.folder import find_corpus, list_files
from dateline.corpus.format import parse_document, write_document
from dateline.corpus.parts import PARTS
from dateline.knowledge.load import Knowledge

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_corpus_checks_clean(knowledge: Knowledge) -> None:
    found = check_corpus(find_corpus(CORPUS), [CORPUS], knowledge)
    faults = [str(finding) for finding in found if not finding.is_hint]
    assert not faults, "\n".join(faults)


def test_every_conflict_and_part_has_documents() -> None:
    corpus = find_corpus(CORPUS)
    folders = {path.parent.relative_to(corpus.documents).as_posix() for path in list_files(corpus.documents)}
    assert folders == set(corpus.parts)
    assert set(corpus.parts.values()) == set(PARTS)


def test_files_are_written_as_they_were_read() -> None:
    for path in list_files(find_corpus(CORPUS).documents):
        source = path.read_text(encoding="utf-8")
        document, _ = parse_document(source, path.stem)
        again, _ = parse_document(write_document(document), path.stem)
        assert (again.text, again.marks, again.events) == (document.text, document.marks, document.events)
