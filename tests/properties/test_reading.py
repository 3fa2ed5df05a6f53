"""What holds of every reading, whatever the text."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.intake import take_text
from dateline.model import Reading, Span
from dateline.pipeline import Reader

WORDS = [
    "rebels", "army", "troops", "police", "Kabul", "Aleppo", "Goma", "Russia", "Syrian", "the", "a",
    "town", "of", "in", "on", "from", "by", "Friday", "2014", "twelve", "40", "killed", "seized",
    "shelled", "withdrew", "said", "denied", "will", "if", "not", "and", ",", ".", ";", ":", "\"",
    "'", "“", "”", "(", ")", "-", "—", "air", "strikes", "militants", "who", "that", "was", "were",
    "near", "between", "US-backed", "least", "dozens", "civilians", "General", "Smith", "he",
    "they", "it", "\n\n", "ISIS-held",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | st.text(
    min_size=1, max_size=200
)
REPORT = (
    "Rebels seized the town of Goma on Friday, a general said.\n\n"
    '"We will retake it," the general said. At least 12 soldiers were killed in the fighting.\n'
)
SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def read(reader: Reader, text: str) -> Reading:
    return next(reader.read([take_text(text, "test", "2016-03-28")]))


@SLOW
@given(text=TEXTS.filter(lambda text: any(character.isalnum() for character in text)))
def test_any_text_gives_a_reading(text: str, reader: Reader) -> None:
    reading = read(reader, text)
    assert not [note for note in reading.notes if note.stage == "pipeline"]
    for span in spans(reading):
        assert reading.document.text[span.start : span.end] == span.text
    for figure in reading.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    known = {actor.id for actor in reading.actors}
    places = {place.id for place in reading.places}
    for event in reading.events:
        assert {*event.actors, *event.recipients, *event.supporters} <= known
        assert event.place is None or event.place in places
        assert all(link.source in known for link in event.attribution)
    assert len({event.id for event in reading.events}) == len(reading.events)


@SLOW
@given(text=TEXTS.filter(lambda text: any(character.isalnum() for character in text)))
def test_the_same_text_gives_the_same_reading(text: str, reader: Reader) -> None:
    first, second = (msgspec.json.encode(read(reader, text)) for _ in range(2))
    assert first == second


def test_what_is_read_does_not_depend_on_the_batch(reader: Reader) -> None:
    alone = read(reader, REPORT)
    others = [
        take_text(f"Troops entered Kabul on day {number}.", "test", "2016-03-28") for number in range(40)
    ]
    batch = list(reader.read([*others, take_text(REPORT, "test", "2016-03-28"), *others]))
    assert batch[40] == alone


def test_a_paragraph_of_something_else_changes_nothing_before_it(reader: Reader) -> None:
    one = read(reader, REPORT)
    two = read(reader, REPORT + "\nThe museum of clocks is open from nine to five.\n")
    assert [described(event) for event in one.events] == [described(event) for event in two.events]
    assert [q.text for q in one.quotations] == [q.text for q in two.quotations]


def described(event: object) -> tuple[object, ...]:
    """An event without its ids, which depend on the document's."""
    fields = ("type", "mode", "status", "start", "end", "weapon", "trigger", "evidence", "mentions")
    return tuple(getattr(event, field) for field in fields)


def spans(reading: Reading) -> list[Span]:
    """Every span of a reading."""
    found: list[Span] = []
    pending: list[object] = [reading]
    while pending:
        item = pending.pop()
        if isinstance(item, Span):
            found.append(item)
        elif isinstance(item, tuple | list):
            pending.extend(item)
        elif isinstance(item, msgspec.Struct):
            pending.extend(getattr(item, field) for field in item.__struct_fields__)
    return found
