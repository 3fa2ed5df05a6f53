"""Whole readings: here the reader is the one that people get, frames and encoder together."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.pipeline import Reader


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)
