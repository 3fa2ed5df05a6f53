"""Readings made by hand, for the tests of what is done with readings."""

from typing import Any

from msgspec.structs import replace

from dateline.model import (
    Actor,
    Attribution,
    Codes,
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
    content_id,
)

TEXT = (
    "Government troops enter Tall Rifaq\n\n"
    "Government troops captured the hill town of Tall Rifaq from the Northern Front on Tuesday, "
    "the army said. Rebels were preparing an attack on Umm Sidra.\n\n"
    "“We will not leave,” said Colonel Amin Daher. At least 12 fighters were killed.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    """The first place at which ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def make_document(text: str = TEXT, source: str = "reports/rifaq.txt", **fields: Any) -> Document:
    made = Document(
        id=content_id("doc", text),
        source=source,
        sha256="0" * 64,
        text=text,
        title="Government troops enter Tall Rifaq",
        publisher="Northern Wire",
        published="2016-03-02",
        language="en",
    )
    return replace(made, **fields)


CAPTURE = Event(
    id="event_aa11",
    type="control",
    mode="capture",
    status="occurred",
    actors=("actor_army",),
    recipients=("actor_front",),
    supporters=("actor_air",),
    place="place_rifaq",
    place_relation="at",
    start="2016-03-01",
    end="2016-03-01",
    weapon=None,
    attribution=(Attribution(source="actor_army", cue=span("said"), kind="said"),),
    trigger=span("captured"),
    evidence=span(
        "Government troops captured the hill town of Tall Rifaq from the Northern Front on Tuesday, "
        "the army said."
    ),
    mentions=(span("Government troops enter Tall Rifaq"),),
    regained=True,
    confidence=0.9,
    reason="events/control.yaml: capture",
    codes=Codes(plover="ASSAULT", cameo="192", acled="Government regains territory"),
)
PLAN = Event(
    id="event_ab22",
    type="assault",
    mode=None,
    status="planned",
    actors=("actor_front",),
    recipients=(),
    supporters=(),
    place="place_sidra",
    place_relation="at",
    start=None,
    end=None,
    weapon=None,
    attribution=(),
    trigger=span("attack"),
    evidence=span("Rebels were preparing an attack on Umm Sidra."),
    confidence=0.6,
    reason="events/assault.yaml: attack",
)


def make_reading(text: str = TEXT, source: str = "reports/rifaq.txt", **fields: Any) -> Reading:
    """A reading with every sort of record; ``fields`` replace what it has."""
    made = Reading(
        document=make_document(text, source),
        actors=(
            Actor(
                id="actor_army",
                name="Army of Sahran",
                kind="military",
                country="SY",
                known=True,
                mentions=(span("Government troops"), span("the army")),
            ),
            Actor(id="actor_front", name="Northern Front", kind="rebel", mentions=(span("Rebels"),)),
            Actor(id="actor_air", name="Air Force of Bahria", kind="military"),
            Actor(id="actor_daher", name="Amin Daher", kind="person", mentions=(span("Colonel Amin Daher"),)),
        ),
        places=(
            Place(
                id="place_rifaq",
                name="Tall Rifaq",
                kind="town",
                country="SY",
                admin1="Aleppo",
                latitude=36.5,
                longitude=37.1,
                precision="town",
                geonames=1,
                mentions=(span("Tall Rifaq"),),
            ),
            Place(id="place_sidra", name="Umm Sidra", mentions=(span("Umm Sidra"),)),
        ),
        events=(CAPTURE, PLAN),
        quotations=(
            Quotation(
                id="quote_1",
                speaker="actor_daher",
                kind="direct",
                text=span("We will not leave,"),
                cue=span("said"),
            ),
        ),
        figures=(
            Figure(
                id="figure_1",
                measure="killed",
                who="fighters",
                low=12,
                high=None,
                qualifier="at least",
                start=None,
                end=None,
                place=None,
                event=None,
                cumulative=False,
                attribution=(),
                evidence=span("At least 12 fighters were killed."),
            ),
        ),
        relations=(
            Relation(
                id="relation_1",
                subject="actor_air",
                kind="backs",
                object="actor_army",
                start=None,
                end=None,
                status="ongoing",
                attribution=(),
                evidence=span("Government troops"),
            ),
        ),
        control=(
            Control(
                id="control_1",
                place="place_rifaq",
                holder="actor_army",
                lost_by="actor_front",
                state="taken",
                start="2016-03-01",
                end=None,
                event="event_aa11",
                attribution=(),
                evidence=span("captured the hill town of Tall Rifaq"),
            ),
        ),
        notes=(Note(stage="places", message="no such place in the gazetteer", span=span("Umm Sidra")),),
        pipeline="pipeline-1",
        knowledge="knowledge-1",
    )
    return replace(made, **fields)
