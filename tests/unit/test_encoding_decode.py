"""From scores to what a sentence tells. Scores are made by hand: :mod:`tests.made_scores` tells how."""

from collections.abc import Sequence
from typing import get_args

import pytest

from dateline.language.encoding.decode import Bars, EncodedSentence, Stretch, decode
from dateline.language.encoding.labels import LINKS, SHAPES, SPAN_LAYERS
from dateline.model import ActorKind, Measure, RelationKind, Status
from tests.made_scores import LABELS, Links, Told, told

TEXT = "rebels shot dead two guards near Goma on Friday"

# Labels of one layer by word -> its spans, written "words:label".
SPANS: list[tuple[str, str, Told, list[str]]] = [
    ("nothing is told", "trigger", {}, []),
    ("one word", "trigger", {"shot": "B-assault"}, ["shot:assault"]),
    ("two words", "trigger", {"shot": "B-assault", "dead": "I-assault"}, ["shot dead:assault"]),
    (
        "a new one begins",
        "trigger",
        {"shot": "B-assault", "dead": "B-assault"},
        ["shot:assault", "dead:assault"],
    ),
    (
        "a word between",
        "trigger",
        {"shot": "B-assault", "two": "I-assault"},
        ["shot:assault", "two:assault"],
    ),
    ("one that goes on from nothing", "trigger", {"dead": "I-assault"}, ["dead:assault"]),
    ("at the first word", "mention", {"rebels": "B-actor"}, ["rebels:actor"]),
    ("at the last word", "mention", {"on": "B-time", "Friday": "I-time"}, ["on Friday:time"]),
    ("too unsure", "trigger", {"shot": "B-assault=.45"}, []),
    ("unsure which, sure that one", "trigger", {"shot": "B-assault=.4 B-coerce=.3"}, ["shot:assault"]),
    (
        "begun or gone on, by all labels together",
        "trigger",
        {"shot": "B-assault", "dead": "B-assault=.4 I-assault=.3 I-coerce=.3"},
        ["shot dead:assault"],
    ),
    (
        "the first word's label weighs most",
        "mention",
        {"two": "B-quantity=.8 B-actor=.2", "guards": "I-actor"},
        ["two guards:quantity"],
    ),
    (
        "though not alone",
        "mention",
        {"two": "B-quantity=.5 B-actor=.45", "guards": "I-actor", "near": "I-actor"},
        ["two guards near:actor"],
    ),
    ("how they stand", "relation", {"near": "B-allied_with"}, ["near:allied_with"]),
    ("whose it is", "holding", {"near": "B-held"}, ["near:held"]),
    ("who says so", "cue", {"on": "B-cue"}, ["on:cue"]),
]


@pytest.mark.parametrize(("layer", "labels", "expected"), [r[1:] for r in SPANS], ids=[r[0] for r in SPANS])
def test_spans(layer: str, labels: Told, expected: list[str]) -> None:
    sentence = read(**{layer: labels})
    groups = {
        "mention": sentence.mentions,
        "trigger": sentence.triggers,
        "relation": sentence.relations,
        "holding": sentence.holdings,
        "cue": sentence.cues,
    }
    assert {name: written(group) for name, group in groups.items() if group} == (
        {layer: expected} if expected else {}
    )


def test_a_stretch_knows_its_words_and_their_characters() -> None:
    (trigger,) = read(trigger={"shot": "B-assault=.9", "dead": "I-assault=.7"}).triggers
    assert (trigger.first, trigger.last) == (1, 3)
    assert (trigger.start, trigger.end) == (7, 16)
    # As sure as of its surest word.
    assert trigger.score == pytest.approx(0.9)


def test_contents_are_read_from_both_layers() -> None:
    contents = read(said={"two": "B-content", "guards": "I-content"}, within={"guards": "B-content"}).contents
    assert written(contents) == ["two guards:content", "guards:content"]


def certain(*words: str) -> dict[str, str]:
    return dict.fromkeys(words, "I-content")


# What is said is long: it is not broken at a word or two, nor made of one.
@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({}, []),
        (certain("dead", "two", "guards"), ["dead two guards"]),
        (certain("rebels", "shot"), ["rebels shot"]),
        (certain("on", "Friday"), ["on Friday"]),
        (certain(*TEXT.split()), [TEXT]),
        # A name in its middle that looks like none of it.
        (certain("two", "guards", "Goma", "on") | {"near": "I-content=.1"}, ["two guards near Goma on"]),
        # Who says it, put in its middle.
        (certain("two", "guards", "Goma", "on") | {"near": "I-content=.001"}, ["two guards", "Goma on"]),
        (certain("rebels", "shot", "on", "Friday"), ["rebels shot", "on Friday"]),
        # A word by itself must be surer than one of many.
        ({"two": "B-content=.8"}, []),
        ({"rebels": "B-content=.95"}, []),
        ({"Friday": "B-content=.95"}, []),
        ({"two": "B-content=.99"}, ["two"]),
        ({"two": "B-content=.8", "guards": "I-content=.8", "near": "I-content=.8"}, ["two guards near"]),
        # It ends where the next words are more likely out of it.
        (certain("two", "guards") | {"near": "I-content=.4"}, ["two guards"]),
    ],
)
def test_what_is_said_is_kept_whole(labels: Told, expected: list[str]) -> None:
    for layer in ("said", "within"):
        assert [words(content) for content in read(**{layer: labels}).contents] == expected


@pytest.mark.parametrize(
    ("type_", "code", "expected"),
    [
        ("B-assault", "assault", "assault"),
        ("B-assault", "assault/aerial", "assault/aerial"),
        # The layer of types and that of codes vote on the type together, and the mode is one of that type's.
        ("B-assault", "control/capture=.6 assault=.4", "assault"),
        ("B-assault", "control/capture=.6 assault/clash=.3 assault=.1", "assault/clash"),
        ("B-assault=.5 B-control=.4", "control/capture=.9 assault=.1", "control/capture"),
        ("B-assault=.5 B-control=.4", "control/capture=.5 assault=.5", "assault"),
    ],
)
def test_code(type_: str, code: str, expected: str) -> None:
    (trigger,) = read(trigger={"shot": type_}, code={"shot": code}).triggers
    assert f"{trigger.type}/{trigger.mode}".removesuffix("/None") == expected


@pytest.mark.parametrize("status", get_args(Status))
def test_status_of_triggers_relations_and_holdings(status: Status) -> None:
    own = {"shot": status}
    told_of = {"shot": "B-assault"}, {"shot": "B-backs"}, {"shot": "B-lost"}
    for layer, labels in zip(("trigger", "relation", "holding"), told_of, strict=True):
        sentence = read(**{layer: labels}, status=own)
        (found,) = (*sentence.triggers, *sentence.relations, *sentence.holdings)
        assert found.status == status
        assert found.statuses[status] == pytest.approx(1.0, abs=1e-3)
        assert sum(found.statuses.values()) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("kind", get_args(ActorKind))
def test_kind_of_actors(kind: ActorKind) -> None:
    actor, place = read(
        mention={"rebels": "B-actor", "Goma": "B-place"}, kind={"rebels": kind, "Goma": kind}
    ).mentions
    assert (actor.kind, actor.measure) == (kind, None)
    assert place.kind is None


@pytest.mark.parametrize("measure", get_args(Measure))
def test_measure_of_quantities(measure: Measure) -> None:
    (quantity,) = read(mention={"two": "B-quantity"}, measure={"two": measure}).mentions
    assert (quantity.kind, quantity.measure) == (None, measure)


@pytest.mark.parametrize("kind", get_args(RelationKind))
def test_kinds_of_relations(kind: RelationKind) -> None:
    (relation,) = read(relation={"near": f"B-{kind}"}).relations
    assert relation.label == kind


# Marks by layer and links -> the links that are told.
MARKS: dict[str, Told] = {
    "mention": {
        "rebels": "B-actor",
        "two": "B-quantity",
        "guards": "B-actor",
        "Goma": "B-place",
        "Friday": "B-time",
    },
    "trigger": {"shot": "B-assault", "dead": "I-assault"},
}
TIES: list[tuple[str, Links, list[str]]] = [
    ("none", {}, []),
    ("an actor", {"actor shot rebels": 0.9}, ["actor shot dead > rebels"]),
    ("unlikely", {"actor shot rebels": 0.4}, []),
    (
        "two roles",
        {"actor shot rebels": 0.9, "recipient shot guards": 0.6},
        ["actor shot dead > rebels", "recipient shot dead > guards"],
    ),
    (
        "two of one role",
        {"actor shot rebels": 0.9, "actor shot guards": 0.9},
        ["actor shot dead > rebels", "actor shot dead > guards"],
    ),
    ("a place", {"place shot Goma": 0.9}, ["place shot dead > Goma"]),
    ("a place that it is done to", {"recipient shot Goma": 0.9}, ["recipient shot dead > Goma"]),
    ("a place that acts", {"actor shot Goma": 0.9}, []),
    ("an actor that is no place", {"place shot rebels": 0.9}, []),
    ("no mention", {"actor shot near": 0.9}, []),
    ("no trigger", {"actor near rebels": 0.9}, []),
    ("a span's later word", {"actor dead rebels": 0.9}, []),
    ("a day", {"time shot Friday": 0.9}, ["time shot dead > Friday"]),
    ("a count", {"counted two guards": 0.9}, ["counted two > guards"]),
    ("a count of an event", {"count_event two shot": 0.9}, ["count_event two > shot dead"]),
]


@pytest.mark.parametrize(("links", "expected"), [row[1:] for row in TIES], ids=[row[0] for row in TIES])
def test_links(links: Links, expected: list[str]) -> None:
    found = read(links, **MARKS).links
    assert [f"{link.name} {words(link.head)} > {words(link.tail)}" for link in found] == expected


def test_a_link_says_how_likely_it_is_and_ties_what_is_told() -> None:
    sentence = read({"actor shot rebels": 0.8}, **MARKS)
    (link,) = sentence.links
    assert link.score == pytest.approx(0.8, abs=1e-3)
    assert link.head is sentence.triggers[0]
    assert link.tail is sentence.mentions[0]


@pytest.mark.parametrize(
    ("links", "layers", "expected"),
    [
        ({"source on rebels": 0.9}, {"cue": {"on": "B-cue"}}, "source on > rebels"),
        ({"source two rebels": 0.9}, {"said": {"two": "B-content"}}, "source two > rebels"),
        (
            {"content on two": 0.9},
            {"cue": {"on": "B-cue"}, "within": {"two": "B-content"}},
            "content on > two",
        ),
        ({"subject near rebels": 0.9}, {"relation": {"near": "B-backs"}}, "subject near > rebels"),
        ({"object near Goma": 0.9}, {"relation": {"near": "B-has_base_in"}}, "object near > Goma"),
        ({"held near Goma": 0.9}, {"holding": {"near": "B-held"}}, "held near > Goma"),
        ({"holder near rebels": 0.9}, {"holding": {"near": "B-held"}}, "holder near > rebels"),
        ({"lost_by near rebels": 0.9}, {"holding": {"near": "B-lost"}}, "lost_by near > rebels"),
    ],
)
def test_links_of_what_is_said_and_held(links: Links, layers: dict[str, Told], expected: str) -> None:
    found = read(links, mention=MARKS["mention"], **layers).links
    assert [f"{link.name} {words(link.head)} > {words(link.tail)}" for link in found] == [expected]


# Bars -> which of an unsure trigger, mention and link is told.
@pytest.mark.parametrize(
    ("bars", "expected"),
    [
        (Bars(), (1, 2, 1)),
        (Bars(trigger=0.7), (0, 2, 0)),
        (Bars(mention=0.7), (1, 1, 0)),
        (Bars(link=0.7), (1, 2, 0)),
        (Bars(trigger=0.1), (2, 2, 1)),
        (Bars(mention=0.1), (1, 3, 1)),
        (Bars(link=0.1), (1, 2, 2)),
    ],
)
def test_bars(bars: Bars, expected: tuple[int, int, int]) -> None:
    scores = told(
        TEXT,
        {"actor shot rebels": 0.6, "actor shot guards": 0.2},
        trigger={"shot": "B-assault=.6", "near": "B-assault=.2"},
        mention={"rebels": "B-actor=.6", "guards": "B-actor=.9", "Goma": "B-place=.2"},
    )
    sentence = decode(scores, LABELS, bars)
    assert (len(sentence.triggers), len(sentence.mentions), len(sentence.links)) == expected


def test_a_sentence_without_words_tells_nothing() -> None:
    assert decode(told(""), LABELS, Bars()) == EncodedSentence()


def test_every_link_has_a_shape_and_every_shape_a_link() -> None:
    # The same thing named twice is tied across sentences, so not here.
    assert {name for name, _, _ in SHAPES} == set(LINKS) - {"same"}
    assert {*LABELS.layers} >= set(SPAN_LAYERS) - {"name"}


def read(links: Links | None = None, /, **layers: Told) -> EncodedSentence:
    return decode(told(TEXT, links, **layers), LABELS, Bars())


def words(stretch: Stretch) -> str:
    return TEXT[stretch.start : stretch.end]


def written(group: Sequence[Stretch]) -> list[str]:
    return [f"{words(item)}:{item.label}" for item in group]
