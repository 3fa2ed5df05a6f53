"""Fixtures that many tests share: the parser and the knowledge are loaded once."""

import atexit
import os
import re
import sys
from collections.abc import Callable

import pytest
from spacy.language import Language

from dateline.intake import take_text
from dateline.knowledge.load import Knowledge, load_knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.session import Encoder, load_encoder
from dateline.language.parse import analyse, load_parser
from dateline.model import Document, Manuscript, Passage, Reading, content_id
from dateline.pipeline import Reader

AnalyseText = Callable[..., Analysis]
ReadText = Callable[..., Reading]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_parser()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    loaded = load_encoder()
    assert loaded is not None, "the encoder's weights are not in place: ./dev train makes them"
    return loaded


@pytest.fixture(scope="session")
def analyse_text(nlp: Language) -> AnalyseText:
    """``analyse_text(text, published=None, place=None)``: each paragraph of ``text`` is a body passage."""

    def run(text: str, published: str | None = None, place: str | None = None) -> Analysis:
        passages = tuple(
            Passage("body", match.group().rstrip("\n"), ((0, match.start()),))
            for match in re.finditer(r"(?:.+\n?)+", text)
        )
        document = Document(
            id=content_id("doc", text), source="test", sha256="", text=text, published=published, place=place
        )
        return next(analyse([Manuscript(document, passages)], nlp))

    return run


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    """By words and frames alone: what the knowledge says must hold without the encoder."""
    return Reader(knowledge, read_by="frames")


@pytest.fixture(scope="session")
def read(reader: Reader) -> ReadText:
    """``read(text, published=None)``: the reading of a text."""

    def run(text: str, published: str | None = None) -> Reading:
        return next(reader.read([take_text(text, "test", published)]))

    return run


@atexit.register
def let_nothing_follow_the_closing_line() -> None:
    """When the process ends, DuckDB's binding takes types that spaCy, Hypothesis or a failed test still
    hold for leaked, and says so at length on standard error."""
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
