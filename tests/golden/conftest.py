"""Whole readings: here the reader is the one that people get, frames and encoder together."""

from collections.abc import Callable

import pytest

from dateline.intake import take_text
from dateline.knowledge.load import Knowledge
from dateline.model import Reading
from dateline.pipeline import Reader


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """``read(text, published=None)``: the reading of a text."""

    def run(text: str, published: str | None = None) -> Reading:
        return next(reader.read([take_text(text, "test", published)]))

    return run
