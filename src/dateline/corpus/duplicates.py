"""Near-duplicates across the corpus: what is written twice counts once, and must not train and test."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dateline.corpus.finding import CorpusFile, Finding
from dateline.corpus.masking import MaskedSentence, mask_sentences
from dateline.corpus.overlap import cut_grams, find_contained, find_similar
from dateline.corpus.vectors import Embed, find_close, hash_sentences

SENTENCE_WORDS = 8
SENTENCE_GRAM = 5
SENTENCE_SHARED = 0.6
DOCUMENT_GRAM = 8
DOCUMENT_SHARED = 0.3
COSINE = 0.85


def find_duplicates(files: Sequence[CorpusFile], embed: Embed = hash_sentences) -> list[Finding]:
    """Each pair of sentences or documents that are nearly the same, told at the later of the two.

    Args:
        files: all that are compared with each other.
        embed: makes the vectors of sentences, rows of length 1.
    """
    sentences = [list(mask_sentences(file)) for file in files]
    long = [one for one in chain.from_iterable(sentences) if len(one.masked) >= SENTENCE_WORDS]
    by_words = _similar_sentences(long)
    by_vector = _close_sentences(long, embed)
    found = {(i, j): how for i, j, how in chain(by_vector, by_words)}
    pairs = (_tell_sentences(long[i], long[j], how) for (i, j), how in found.items())
    return sorted(chain(pairs, _shared_documents(files, sentences)))


def _similar_sentences(long: Sequence[MaskedSentence]) -> Iterator[tuple[int, int, str]]:
    grams = [cut_grams(one.masked, SENTENCE_GRAM) for one in long]
    for i, j, score in find_similar(grams, SENTENCE_SHARED):
        yield i, j, f"{score:.0%} of the runs of {SENTENCE_GRAM} words, names and figures apart"


def _close_sentences(long: Sequence[MaskedSentence], embed: Embed) -> Iterator[tuple[int, int, str]]:
    if long:
        for i, j, score in find_close(embed([one.text for one in long]), COSINE):
            yield i, j, f"cosine {score:.2f}"


def _tell_sentences(first: MaskedSentence, second: MaskedSentence, how: str) -> Finding:
    message = f"nearly the sentence in {first.place} ({how}): {second.text[:60]!r}"
    return second.file.find(second.line, "near-sentence", message)


def _shared_documents(
    files: Sequence[CorpusFile], sentences: Iterable[list[MaskedSentence]]
) -> Iterator[Finding]:
    words = [[word for one in own for word in one.masked] for own in sentences]
    grams = [cut_grams(own, DOCUMENT_GRAM) for own in words]
    for i, j, score in find_contained(grams, DOCUMENT_SHARED):
        message = (
            f"nearly the document {files[i].path} ({score:.0%} of the runs of {DOCUMENT_GRAM} words shared)"
        )
        yield files[j].find(1, "near-document", message)
