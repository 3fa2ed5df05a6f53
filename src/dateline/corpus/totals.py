"""What the whole corpus must hold at least, so that each thing can be learnt and measured."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from dateline.corpus.counts import code_of
from dateline.corpus.document import AnnotatedDocument
from dateline.knowledge.load import Knowledge
from dateline.model import Status

DOCUMENTS = 450
SENTENCES = 4500
EVENTS_OF_MODE = 25
EVENTS_OF_STATUS = 120
# One document in so many tells no event: a reader must learn silence too.
ONE_IN = 4


def find_lacks(documents: Sequence[AnnotatedDocument], knowledge: Knowledge) -> Iterator[str]:
    """What is lacking, a line each."""
    sentences = sum(len(document.sentences) for document in documents)
    yield from _lack("documents", len(documents), DOCUMENTS)
    yield from _lack("sentences", sentences, SENTENCES)
    silent = sum(not document.events for document in documents)
    yield from _lack("documents without events", silent, -(-len(documents) // ONE_IN))
    events = [event for document in documents for event in document.events]
    codes = Counter(code_of(event) for event in events)
    for type_, entry in knowledge.types.items():
        for mode in entry.modes or (None,):
            name = f"{type_}/{mode}" if mode else type_
            yield from _lack(f"events of {name}", codes[name], EVENTS_OF_MODE)
    statuses = Counter(event.status for event in events)
    for status in get_args(Status)[1:]:
        yield from _lack(f"events that are {status}", statuses[status], EVENTS_OF_STATUS)


def _lack(what: str, count: int, least: int) -> Iterator[str]:
    if count < least:
        yield f"{what}: {count:,}, and {least:,} are needed"
