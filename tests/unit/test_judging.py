"""How an encoder's reading is judged, on small documents: counts are ``right/found/annotated``."""

from dataclasses import replace

import pytest

from benchmarks.agreement import as_read
from benchmarks.judging import Judged, StatusCounts, judge_document
from dateline.language.encoding.decode import EncodedMention, EncodedSentence, EncodedTrigger, Link
from tests.marked_texts import TOLD, parse

# The truth; every row below is another marking of the same text.
TRUTH = """\
[Rebels|A1] [shelled|E1] [Goma|P1], [killing|E1] [12|Q1] [men|A2], [the army|A3] [said|C1].
[It|A3] will [attack|E2] [them|A1].
---
A1 rebel
A2 civilian
A3 military
E1 assault/heavy-weapons occurred actor=A1 recipient=A2 place=P1
E2 assault planned actor=A3 recipient=A1
Q1 killed 12 who=A2 event=E1
"""
QUOTED = """\
"[We shelled Goma and Bukavu today|S1]," [the rebels|A1] [said|C1].
---
A1 rebel
S1 source=A1 cue=C1
"""
LISTED = """\
[Rebels|A1] [shelled|E1] [people in [Goma|P1] and in [Bukavu|P2]|A2].
---
A1 rebel
A2 civilian
E1 assault occurred actor=A1 recipient=A2 place=P1,P2
"""
QUIET = "[Goma|P1] is calm.\n---\n"


def judged(truth: str, *changes: tuple[str, str]) -> Judged:
    """The truth judged against itself with some of its words changed."""
    other = truth
    for old, new in changes:
        assert old in other
        other = other.replace(old, new)
    return judge_document(parse(truth), as_read(parse(other)))


def counts(found: Judged, layer: str) -> str:
    told = found.layers[layer].counts
    return f"{told.right}/{told.found}/{told.gold}"


@pytest.mark.parametrize("body", [TRUTH, QUOTED, LISTED, QUIET, TOLD])
def test_a_document_agrees_with_itself(body: str) -> None:
    document = parse(body)
    found = judge_document(document, as_read(document))
    for layer, matched in found.layers.items():
        assert not matched.missed, layer
        assert not matched.wrong, layer
        assert matched.counts.f1 == (1.0 if matched.right else 0.0)
    asked = len([mark for mark in document.marks if mark.layer == "event"])
    assert found.statuses.asked == found.statuses.right == asked
    assert found.statuses.told_as_real == 0
    assert found.confidences == [(1.0, True)] * asked


def test_what_is_annotated_is_counted() -> None:
    found = judged(TRUTH)
    assert {layer: counts(found, layer) for layer in found.layers if found.layers[layer].counts.gold} == {
        "mentions": "7/7/7",
        "mentions: actor": "5/5/5",
        "mentions: place": "1/1/1",
        "mentions: quantity": "1/1/1",
        "triggers": "3/3/3",
        "triggers with type": "3/3/3",
        "triggers with mode": "3/3/3",
        # Of each of an event's words: who, to whom and where; of the last one, who and to whom.
        "roles": "8/8/8",
        **{layer: "8/8/8" for layer in found.layers if layer.startswith("roles of")},
    }


# What is changed in the truth, the layer asked, and its counts.
ROWS: list[tuple[str, list[tuple[str, str]], str, str]] = [
    # -- mentions
    ("a mention missed", [("[men|A2]", "men"), (" recipient=A2", "")], "mentions", "6/6/7"),
    ("a mention too many", [("will", "[will|A1]")], "mentions", "7/8/7"),
    ("a mention too long", [("[Goma|P1],", "[Goma,|P1]")], "mentions", "7/7/7"),
    ("a mention of another layer", [("[Goma|P1]", "[Goma|A9]"), (" place=P1", "")], "mentions", "6/7/7"),
    # -- triggers
    ("a trigger missed", [("[killing|E1]", "killing")], "triggers", "2/2/3"),
    ("a trigger too many", [("[said|C1]", "[said|E1]")], "triggers", "3/4/3"),
    ("another type", [("E2 assault", "E2 coerce")], "triggers", "3/3/3"),
    ("another type", [("E2 assault", "E2 coerce")], "triggers with type", "2/3/3"),
    ("another mode", [("E1 assault/heavy-weapons", "E1 assault/aerial")], "triggers with type", "3/3/3"),
    ("another mode", [("E1 assault/heavy-weapons", "E1 assault/aerial")], "triggers with mode", "1/3/3"),
    ("no mode", [("E1 assault/heavy-weapons", "E1 assault")], "triggers with mode", "1/3/3"),
    ("a type missed is a mode missed", [("E2 assault", "E2 coerce")], "triggers with mode", "2/3/3"),
    # -- roles
    ("a role missed", [(" place=P1", "")], "roles", "6/6/8"),
    ("a role too many", [("E2 assault planned", "E2 assault planned supporter=A1")], "roles", "8/9/8"),
    (
        "roles exchanged",
        [("actor=A3 recipient=A1", "actor=A1 recipient=A3")],
        "roles",
        "6/8/8",
    ),
    ("roles of an event missed", [("[attack|E2]", "attack")], "roles", "6/6/8"),
    ("roles of an event of another type", [("E2 assault", "E2 coerce")], "roles", "6/8/8"),
    ("roles of one of its words", [("[killing|E1]", "killing")], "roles", "5/5/8"),
    (
        "a filler's other words",
        [("[It|A3] will", "It will"), ("[the army|A3] [said|C1]", "the [army|A3] [said|C1]")],
        "roles",
        "7/7/8",
    ),
    ("a filler too long", [("[Goma|P1],", "[Goma,|P1]")], "roles", "8/8/8"),
]


@pytest.mark.parametrize(
    ("changes", "layer", "expected"),
    [row[1:] for row in ROWS],
    ids=[f"{name}: {layer}" for name, _, layer, _ in ROWS],
)
def test_what_differs_is_counted(changes: list[tuple[str, str]], layer: str, expected: str) -> None:
    assert counts(judged(TRUTH, *changes), layer) == expected


def test_a_filler_found_twice_in_a_sentence_counts_once() -> None:
    document = parse(
        "[Rebels|A1] [shelled|E1] it and [they|A1] left.\n---\nA1 rebel\nE1 assault occurred actor=A1\n"
    )
    (sentence,) = as_read(document)
    assert len(sentence.links) == 2
    assert counts(judge_document(document, [sentence]), "roles") == "1/1/1"


def test_fillers_within_another_mention_count_each() -> None:
    assert counts(judged(LISTED), "roles") == "4/4/4"
    assert counts(judged(LISTED, ("place=P1,P2", "place=P1")), "roles") == "3/3/4"


def test_a_filler_named_in_another_sentence_only_is_not_asked_for() -> None:
    document = "[Rebels|A1] [left|E1].\nThey [fled|E1].\n---\nA1 rebel\nE1 retreat occurred actor=A1\n"
    assert counts(judged(document), "roles") == "1/1/1"


# -- statuses


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], StatusCounts(asked=3, right=3, unreal=1, told_as_real=0)),
        ([("E2 assault planned", "E2 assault occurred")], StatusCounts(3, 2, 1, 1)),
        ([("E2 assault planned", "E2 assault ongoing")], StatusCounts(3, 2, 1, 1)),
        ([("E2 assault planned", "E2 assault denied")], StatusCounts(3, 2, 1, 0)),
        ([("heavy-weapons occurred", "heavy-weapons planned")], StatusCounts(3, 1, 1, 0)),
        # Only of triggers found with their type.
        ([("E2 assault planned", "E2 coerce occurred")], StatusCounts(2, 2, 0, 0)),
        ([("[attack|E2]", "attack")], StatusCounts(2, 2, 0, 0)),
    ],
)
def test_statuses(changes: list[tuple[str, str]], expected: StatusCounts) -> None:
    assert judged(TRUTH, *changes).statuses == expected


def test_statuses_are_added_up() -> None:
    total = StatusCounts(3, 2, 1, 1)
    total += StatusCounts(1, 1, 1, 0)
    assert total == StatusCounts(4, 3, 2, 1)


# -- contents


@pytest.mark.parametrize(
    ("marked", "close", "overlapping"),
    [
        ('"[We shelled Goma and Bukavu today|S1],"', "1/1/1", "1/1/1"),
        ('["We shelled Goma and Bukavu today,"|S1]', "1/1/1", "1/1/1"),
        ('"We [shelled Goma and Bukavu today|S1],"', "1/1/1", "1/1/1"),
        # Less than four fifths of the words of both together.
        ('"[We shelled Goma and|S1] Bukavu today,"', "0/1/1", "1/1/1"),
        ('"[We shelled Goma|S1] [and Bukavu today|S1],"', "0/2/1", "1/2/1"),
        ('"We shelled Goma and Bukavu today,"', "0/0/1", "0/0/1"),
    ],
)
def test_contents(marked: str, close: str, overlapping: str) -> None:
    found = judged(QUOTED, ('"[We shelled Goma and Bukavu today|S1],"', marked))
    assert (counts(found, "contents"), counts(found, "contents overlapping")) == (close, overlapping)


# -- what tells nothing


def test_events_of_a_document_without_any_are_false() -> None:
    quiet = parse(QUIET)
    (sentence,) = as_read(quiet)
    trigger = EncodedTrigger("assault", 5, 7, 1, 2, 0.7, "assault")
    found = judge_document(quiet, [replace(sentence, triggers=(trigger,))])
    assert found.false_events == 1
    assert found.confidences == [(0.7, False)]
    assert judge_document(quiet, [sentence]).false_events == 0
    assert judged(TRUTH, ("will", "[will|E2]")).false_events == 0


def test_links_of_triggers_and_mentions_that_are_none_are_wrong() -> None:
    document = parse(TRUTH)
    first, second = as_read(document)
    trigger = EncodedTrigger("assault", 3, 7, 0, 0, 0.9, "assault")
    nobody = EncodedMention("actor", 3, 7, 0, 0, 0.9)
    links = (
        *second.links,
        Link("actor", trigger, second.mentions[0], 0.9),
        Link("actor", second.triggers[0], nobody, 0.9),
        # No role: who is counted is judged elsewhere.
        Link("counted", trigger, nobody, 0.9),
    )
    found = judge_document(document, [first, replace(second, links=links)])
    assert counts(found, "roles") == "8/10/8"


def test_the_other_layers_do_not_sway_each_other() -> None:
    document = parse(TRUTH)
    nothing = [EncodedSentence() for _ in document.sentences]
    found = judge_document(document, nothing)
    assert all(matched.counts.found == 0 for matched in found.layers.values())
    assert counts(found, "roles") == "0/0/8"
    assert counts(found, "mentions") == "0/0/7"
