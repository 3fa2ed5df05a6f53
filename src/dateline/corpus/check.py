"""What must hold in each file of the corpus, and across it."""

from collections.abc import Sequence
from pathlib import Path

from dateline.corpus.duplicates import find_duplicates
from dateline.corpus.filing import check_filing
from dateline.corpus.finding import CorpusFile, Finding
from dateline.corpus.folder import Corpus, list_below, list_files, read_file, split_files
from dateline.corpus.marking import check_marks
from dateline.corpus.telling import check_statements
from dateline.corpus.totals import find_lacks
from dateline.corpus.vectors import Embed, hash_sentences
from dateline.knowledge.load import Knowledge


def check_corpus(
    corpus: Corpus,
    paths: Sequence[Path],
    knowledge: Knowledge,
    is_whole: bool = False,
    embed: Embed = hash_sentences,
) -> list[Finding]:
    """All that is found in some files of a corpus, sorted by file and line.

    Args:
        corpus: what they belong to; near-duplicates are looked for in all of it.
        paths: files and folders; what is found in others is not told.
        knowledge: where the modes of event types and the words of saying are from.
        is_whole: whether the totals of the corpus must hold too.
        embed: makes the vectors of sentences that near-duplicates are found by.
    """
    wanted = {file.resolve() for path in paths for file in list_below(corpus, path)}
    every = {file.resolve(): file for file in list_files(corpus.documents)}
    every |= {file.resolve(): file for path in paths for file in list_below(corpus, path)}
    # Those asked for come last: a pair is told at the later of its two.
    ordered = sorted(every.items(), key=lambda item: (item[0] in wanted, item[1]))
    files, broken = split_files([read_file(file) for _, file in ordered])
    found = broken + find_duplicates(files, embed)
    for file in files:
        if file.path.resolve() in wanted:
            found += check_file(file, corpus, knowledge)
    told = [finding for finding in found if Path(finding.path).resolve() in wanted]
    if is_whole:
        told += _lacks(corpus, files, knowledge)
    return sorted(told)


def check_file(file: CorpusFile, corpus: Corpus, knowledge: Knowledge) -> list[Finding]:
    """All that is found in one file by itself."""
    return [
        *check_filing(file, corpus),
        *check_marks(file, knowledge),
        *check_statements(file, knowledge),
    ]


def _lacks(corpus: Corpus, files: Sequence[CorpusFile], knowledge: Knowledge) -> list[Finding]:
    documents = [file.document for file in files]
    return [
        Finding(str(corpus.documents), 1, "totals", message) for message in find_lacks(documents, knowledge)
    ]
