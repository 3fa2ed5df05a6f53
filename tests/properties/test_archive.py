"""Whatever a reading holds, the archive gives it back, and storing it twice is storing it once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import Archive, Stored, find_events, flatten_events, get_reading, open_archive
from dateline.archive.rows import TABLES
from dateline.model import (
    Actor,
    Attribution,
    Control,
    Document,
    Event,
    Figure,
    Note,
    Place,
    Quotation,
    Reading,
    Relation,
    Span,
)

# Any text that UTF-8 can write: control characters and NUL too, half surrogate pairs not.
texts = st.text(st.characters(codec="utf-8"), max_size=8)
ids = st.sampled_from(["", "a", "b", "c", "\x00", "ж"])
counts = st.integers(0, 2**63 - 1)
spans = st.builds(Span, counts, counts, texts)
some_spans = st.lists(spans, max_size=2).map(tuple)
some_ids = st.lists(ids, max_size=2).map(tuple)
decimals = st.none() | st.floats(allow_nan=False, allow_infinity=False)
dates = st.none() | st.sampled_from(["2016", "2016-02", "2016-02-29", "2015-02-29", "0000"]) | texts
maybe_text = st.none() | texts
maybe_count = st.none() | counts
links = st.lists(st.builds(Attribution, source=ids, cue=st.none() | spans), max_size=2).map(tuple)
notes = st.lists(st.builds(Note, stage=texts, message=texts, span=st.none() | spans), max_size=2).map(tuple)
documents = st.builds(Document, id=ids, source=texts, sha256=texts, text=texts, title=maybe_text, notes=notes)
actors = st.builds(Actor, id=ids, name=texts, country=maybe_text, wikidata=maybe_text, mentions=some_spans)
places = st.builds(
    Place,
    id=ids,
    name=texts,
    kind=maybe_text,
    latitude=decimals,
    longitude=decimals,
    geonames=maybe_count,
    mentions=some_spans,
)
events = st.builds(
    Event,
    id=ids,
    actors=some_ids,
    recipients=some_ids,
    supporters=some_ids,
    place=st.none() | ids,
    start=dates,
    end=dates,
    attribution=links,
    trigger=spans,
    evidence=spans,
    mentions=some_spans,
    confidence=st.floats(0, 1),
)
figures = st.builds(
    Figure,
    id=ids,
    low=maybe_count,
    high=maybe_count,
    start=dates,
    end=dates,
    attribution=links,
    evidence=spans,
)


def several(records: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(records, max_size=2).map(tuple)


readings = st.builds(
    Reading,
    document=documents,
    actors=several(actors),
    places=several(places),
    events=several(events),
    quotations=several(st.builds(Quotation, id=ids, text=spans, cue=st.none() | spans)),
    figures=several(figures),
    relations=several(st.builds(Relation, id=ids, attribution=links, evidence=spans)),
    control=several(st.builds(Control, id=ids, attribution=links, evidence=spans)),
    notes=notes,
    pipeline=texts,
    knowledge=texts,
)
batches = st.lists(readings, max_size=3)
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def fresh_archive() -> Iterator[Archive]:
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "a.duckdb") as archive:
        yield archive


def contents(archive: Archive) -> list[list[tuple[object, ...]]]:
    return [archive.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in TABLES]


@quick
@given(readings)
def test_write_then_read_is_identity(reading: Reading) -> None:
    with fresh_archive() as archive:
        archive.store([reading])
        assert get_reading(archive, reading.document.id) == reading
        rows = find_events(archive, statuses=())
        assert sorted(map(repr, rows)) == sorted(map(repr, flatten_events(reading)))


@quick
@given(batches)
def test_storing_twice_is_storing_once(batch: list[Reading]) -> None:
    with fresh_archive() as archive:
        archive.store(batch)
        before = contents(archive)
        assert archive.store(batch) == Stored(unchanged=len({reading.document.id for reading in batch}))
        assert contents(archive) == before


@quick
@given(batches, batches)
def test_last_reading_of_a_document_is_the_one_that_stays(first: list[Reading], then: list[Reading]) -> None:
    with fresh_archive() as archive:
        archive.store(first)
        archive.store(then)
        for document, reading in {reading.document.id: reading for reading in (*first, *then)}.items():
            kept = get_reading(archive, document)
            assert kept is not None
            source = kept.document.source
            assert kept == msgspec.structs.replace(
                reading, document=msgspec.structs.replace(reading.document, source=source)
            )
        stored = archive.rows("SELECT count(*), count(DISTINCT document) FROM documents")
        assert stored == [(len({reading.document.id for reading in (*first, *then)}),) * 2]
