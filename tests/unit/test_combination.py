"""Frames and encoder together, with an encoder that says what it is told to say.

A row is what frames tell of "shelled" in one sentence, what the encoder says of its words, and what comes
out: ``type/mode status | actors > recipients | place``. ``shelled`` and ``fled`` may tell an event.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dateline.language.analysis import Analysis
from dateline.language.encoding.reading import SILENT
from dateline.pipeline import Reader
from dateline.statements.context import Context
from dateline.statements.events.combination import WEIGHTS, combine
from dateline.statements.events.drafts import EventDraft, LeftOut
from tests.made_drafts import make_draft
from tests.made_scores import Links, Told, heard

AnalyseText = Callable[..., Analysis]
Item = EventDraft | LeftOut

TEXT = "Hezbollah shelled Haifa and Acre with mortars on Friday and the Taliban fled ."
WORDS = TEXT.split()
FRAME = "events/made.yaml: by hand"

MENTIONS: Told = {
    "Hezbollah": "B-actor",
    "Haifa": "B-place",
    "Acre": "B-place",
    "mortars": "B-weapon",
    "Friday": "B-time",
    "Taliban": "B-actor",
}
SHELLED: dict[str, Told] = {
    "trigger": {"shelled": "B-assault"},
    "code": {"shelled": "assault/heavy-weapons"},
    "status": {"shelled": "occurred"},
}
CAPTURED: dict[str, Told] = {"trigger": {"shelled": "B-control"}, "code": {"shelled": "control/capture"}}
BY = {"actor shelled Hezbollah": 0.9}
AT = {"place shelled Haifa": 0.9}
# Told by a frame, heard of the encoder, its links, and what both together tell.
Row = tuple[str, list[Any], dict[str, Told], Links, list[str]]
ROWS: list[Row] = [
    ("nothing is told", [], {}, {}, []),
    # -- both
    (
        "both agree",
        [{"actors": "Hezbollah"}],
        SHELLED,
        BY,
        ["assault/heavy-weapons occurred | Hezbollah > | -"],
    ),
    (
        "the encoder adds what is left open",
        [{}],
        SHELLED,
        {**BY, **AT, "recipient shelled Taliban": 0.9},
        ["assault/heavy-weapons occurred | Hezbollah > Taliban | Haifa"],
    ),
    (
        "and takes nothing away",
        [{"told": "assault/aerial", "actors": "Hezbollah", "place": "Haifa"}],
        SHELLED,
        {"actor shelled Taliban": 0.9, "place shelled Acre": 0.9},
        ["assault/aerial occurred | Hezbollah > | Haifa"],
    ),
    (
        "nobody gets two roles",
        [{"recipients": "Hezbollah"}],
        SHELLED,
        BY,
        ["assault/heavy-weapons occurred | > Hezbollah | -"],
    ),
    (
        "a frame's two places",
        [{"place": "Haifa"}, {"place": "Acre"}],
        SHELLED,
        BY,
        [
            "assault/heavy-weapons occurred | Hezbollah > | Haifa",
            "assault/heavy-weapons occurred | Hezbollah > | Acre",
        ],
    ),
    # -- the status
    (
        "a sure status",
        [{"actors": "Hezbollah"}],
        {**SHELLED, "status": {"shelled": "planned"}},
        {},
        ["assault/heavy-weapons planned | Hezbollah > | -"],
    ),
    (
        "an unsure status",
        [{"actors": "Hezbollah", "status": "denied"}],
        {**SHELLED, "status": {"shelled": "planned=.4 occurred=.35 denied=.25"}},
        {},
        ["assault/heavy-weapons denied | Hezbollah > | -"],
    ),
    # -- the frame alone
    (
        "the encoder finds it possible",
        [{"actors": "Hezbollah"}],
        {"trigger": {"shelled": f"B-assault={WEIGHTS.doubt + 0.1}"}},
        BY,
        ["assault occurred | Hezbollah > | -"],
    ),
    (
        "the encoder finds something else possible",
        [{"actors": "Hezbollah"}],
        {"trigger": {"shelled": f"B-coerce={WEIGHTS.doubt + 0.1}"}},
        BY,
        ["assault occurred | Hezbollah > | -"],
    ),
    (
        "the encoder finds it hardly possible",
        [{"actors": "Hezbollah"}],
        {"trigger": {"shelled": f"B-assault={WEIGHTS.doubt - 0.05}"}},
        BY,
        ["left out 1-2"],
    ),
    ("the encoder hears nothing", [{"actors": "Hezbollah"}], {}, {}, ["left out 1-2"]),
    (
        "or something elsewhere",
        [{"actors": "Hezbollah"}],
        {"trigger": {"fled": "B-retreat"}, "code": {"fled": "retreat"}},
        {"actor fled Taliban": 0.9},
        ["left out 1-2", "retreat occurred | Taliban > | -"],
    ),
    # -- the encoder alone
    (
        "the encoder alone",
        [],
        SHELLED,
        {**BY, **AT},
        ["assault/heavy-weapons occurred | Hezbollah > | Haifa"],
    ),
    (
        "its two places",
        [],
        SHELLED,
        {**BY, **AT, "place shelled Acre": 0.9},
        [
            "assault/heavy-weapons occurred | Hezbollah > | Haifa",
            "assault/heavy-weapons occurred | Hezbollah > | Acre",
        ],
    ),
    (
        "its status",
        [],
        {**SHELLED, "status": {"shelled": "denied=.6 occurred=.4"}},
        BY,
        ["assault/heavy-weapons denied | Hezbollah > | -"],
    ),
    (
        "who helps does not act too",
        [],
        SHELLED,
        {**BY, "supporter shelled Hezbollah": 0.9, "actor shelled Taliban": 0.9},
        ["assault/heavy-weapons occurred | Taliban > | -"],
    ),
    ("too unsure", [], {**SHELLED, "trigger": {"shelled": f"B-assault={WEIGHTS.alone - 0.05}"}}, BY, []),
    ("nobody and nowhere", [], SHELLED, {"time shelled Friday": 0.9}, ["left out 1-2"]),
    (
        "somebody whom no finder knows",
        [],
        {**SHELLED, "mention": {"mortars": "B-actor"}},
        {"actor shelled mortars": 0.9},
        ["left out 1-2"],
    ),
    # -- they differ in the type
    (
        "the encoder is sure",
        [{"actors": "Hezbollah"}],
        CAPTURED,
        {**BY, **AT},
        ["left out 1-2", "control/capture occurred | Hezbollah > | Haifa"],
    ),
    (
        "the encoder is not sure enough",
        [{"actors": "Hezbollah"}],
        {**CAPTURED, "trigger": {"shelled": f"B-control={WEIGHTS.overrule - 0.1}"}},
        {**BY, **AT},
        ["assault occurred | Hezbollah > | -"],
    ),
    # -- a frame of the user's own
    (
        "the user is never overruled",
        [{"is_users": True}],
        CAPTURED,
        {**BY, **AT},
        ["assault occurred | > | -"],
    ),
    ("nor doubted", [{"is_users": True}], {}, {}, ["assault occurred | > | -"]),
    ("nor helped", [{"is_users": True}], SHELLED, {**BY, **AT}, ["assault occurred | > | -"]),
    (
        "other words are heard all the same",
        [{"is_users": True}],
        {"trigger": {"fled": "B-retreat"}, "code": {"fled": "retreat"}},
        {"actor fled Taliban": 0.9},
        ["assault occurred | > | -", "retreat occurred | Taliban > | -"],
    ),
    # -- what frames left out
    ("left out stays left out", ["left out"], {}, {}, ["left out 1-2"]),
    (
        "even where the encoder tells it",
        ["left out"],
        SHELLED,
        BY,
        ["left out 1-2", "assault/heavy-weapons occurred | Hezbollah > | -"],
    ),
]


@pytest.fixture(scope="module")
def context(analyse_text: AnalyseText) -> Context:
    """The sentence with what finders by words find in it."""
    return Reader(read_by="frames").find_mentions(analyse_text(TEXT))[0]


@pytest.mark.parametrize(
    ("told", "layers", "links", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_what_both_tell(
    told: list[Any], layers: dict[str, Told], links: Links, expected: list[str], context: Context
) -> None:
    items = [_item(fields, context) for fields in told]
    assert [written(item, context) for item in together(items, context, links, **layers)] == expected


def test_without_an_encoder_frames_are_taken_at_their_word(context: Context) -> None:
    items = [_item(fields, context) for fields in ({"actors": "Hezbollah"}, "left out")]
    (sentence,) = context.analysis.sentences
    assert list(combine(items, sentence, replace(context, encoded=SILENT))) == items


def test_the_rest_of_an_encoders_event(context: Context) -> None:
    (draft,) = together(
        [],
        context,
        {**BY, **AT, "time shelled Friday": 0.9, "weapon shelled mortars": 0.9},
        **SHELLED,
    )
    assert isinstance(draft, EventDraft)
    assert draft.weapon == "mortar"
    assert draft.place is not None
    assert draft.relation == draft.place.relation == "at"
    assert draft.trigger == (1, 2)
    assert draft.head == 1
    assert draft.evidence[0] == 0
    assert (draft.in_title, draft.tells_victims) == (False, False)


@pytest.mark.parametrize(
    ("told", "layers", "says", "says_not"),
    [
        ([{"actors": "Hezbollah"}], SHELLED, [FRAME, "encoder 1.00"], []),
        ([], SHELLED, ["encoder: assault/heavy-weapons 1.00"], [FRAME]),
        ([{}], {"trigger": {"shelled": "B-assault=.4"}}, [FRAME], ["encoder"]),
        ([{}], CAPTURED, ["encoder: control/capture 1.00"], [FRAME]),
        ([{}], {}, ["left out", FRAME, "the encoder finds no event here (0.00)"], []),
        (["left out"], {}, ["not told where"], ["encoder"]),
    ],
)
def test_reasons_name_who_told_it(
    told: list[Any], layers: dict[str, Told], says: list[str], says_not: list[str], context: Context
) -> None:
    *_, item = together([_item(fields, context) for fields in told], context, BY, **layers)
    assert all(words in item.reason for words in says), item.reason
    assert not any(words in item.reason for words in says_not), item.reason


@pytest.mark.parametrize(
    ("told", "layers", "told_by", "chance"),
    [
        ([{}], SHELLED, "both", 1.0),
        ([{}], {**SHELLED, "trigger": {"shelled": "B-assault=.7"}}, "both", 0.7),
        ([{}], {"trigger": {"shelled": "B-assault=.3 B-coerce=.1"}}, "frame", 0.4),
        ([{}], {**CAPTURED, "trigger": {"shelled": "B-control=.6"}}, "frame", 0.6),
        ([], {**SHELLED, "trigger": {"shelled": "B-assault=.9"}}, "encoder", 0.9),
        ([{}], CAPTURED, "encoder", 1.0),
        ([{"is_users": True}], SHELLED, "frame", None),
    ],
)
def test_how_likely_it_is_and_who_told_it(
    told: list[Any], layers: dict[str, Told], told_by: str, chance: float | None, context: Context
) -> None:
    *_, draft = together([_item(fields, context) for fields in told], context, {**BY, **AT}, **layers)
    assert isinstance(draft, EventDraft)
    assert draft.told_by == told_by
    assert draft.chance == (chance if chance is None else pytest.approx(chance, abs=1e-3))


def test_an_event_of_nobody_is_left_out_with_a_reason(context: Context) -> None:
    (item,) = together([], context, {}, **SHELLED)
    assert item.reason == ("left out: encoder: assault/heavy-weapons 1.00: neither who nor to whom is told")


def together(items: list[Item], context: Context, links: Links, **layers: Told) -> list[Item]:
    layers = {"mention": MENTIONS, **layers}
    encoded = heard(context.analysis, links, **layers)
    (sentence,) = context.analysis.sentences
    return list(combine(items, sentence, replace(context, encoded=encoded)))


def _item(fields: Any, context: Context) -> Item:
    """A frame's draft at "shelled"; actors and places are named by a word."""
    trigger = (WORDS.index("shelled"), WORDS.index("shelled") + 1)
    if fields == "left out":
        return LeftOut(trigger, "left out: not told where")
    made = {**fields}
    for role in ("actors", "recipients"):
        if role in made:
            mention = context.actor_at(WORDS.index(made[role]))
            assert mention is not None
            made[role] = (mention.actor,)
    if "place" in made:
        made["place"] = context.place_at(WORDS.index(made["place"]))
        made["relation"] = "at"
    return make_draft(made.pop("told", "assault"), trigger=trigger, head=trigger[0], **made)


def written(item: Item, context: Context) -> str:
    if isinstance(item, LeftOut):
        return f"left out {item.words[0]}-{item.words[1]}"
    names = {key: record.name for key, record in context.mentions.actors.records.items()}
    actors, recipients = (",".join(names[key] for key in role) for role in (item.actors, item.recipients))
    place = context.mentions.places.records[item.place.place].name if item.place else "-"
    told = f"{item.type}/{item.mode}" if item.mode else item.type
    return " ".join(f"{told} {item.status} | {actors} > {recipients} | {place}".split())


def test_a_frame_that_is_overruled_leaves_a_note(context: Context) -> None:
    left_out, _ = together([_item({}, context)], context, {**BY, **AT}, **CAPTURED)
    assert left_out.reason == f"left out: {FRAME}: the encoder takes it for control (1.00)"
