"""The benchmarks' own arithmetic: figures, matching, gained and lost, floors."""

from pathlib import Path

import pytest

from benchmarks.article import scores_in
from benchmarks.metrics import Counts, Item, Matched, match_items, overlap, total
from benchmarks.places import Spot, distance, is_same
from benchmarks.stored import (
    Floors,
    Outcome,
    Result,
    below,
    compare,
    fingerprint_texts,
    load_floors,
    load_result,
    raise_floors,
    save_floors,
    save_result,
)
from benchmarks.times import days_between, days_of, is_same_value, time_item
from benchmarks.voices import with_source


def at(start: int, end: int, kind: str = "x", value: str | None = None) -> Item:
    return Item(kind, ((start, end),), value)


@pytest.mark.parametrize(
    ("right", "found", "gold", "precision", "recall", "f1"),
    [
        (0, 0, 0, 0.0, 0.0, 0.0),
        (0, 5, 0, 0.0, 0.0, 0.0),
        (0, 0, 5, 0.0, 0.0, 0.0),
        (5, 5, 5, 1.0, 1.0, 1.0),
        (3, 4, 6, 0.75, 0.5, 0.6),
    ],
)
def test_figures(right: int, found: int, gold: int, precision: float, recall: float, f1: float) -> None:
    counts = Counts(right, found, gold)
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx((precision, recall, f1))


def test_figures_of_documents_are_summed_before_they_are_divided() -> None:
    assert total([Counts(1, 1, 1), Counts(1, 9, 3)]) == Counts(2, 10, 4)
    assert total([]) == Counts()


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (at(0, 5), at(5, 9), 0),
        (at(0, 5), at(4, 9), 1),
        (at(0, 9), at(2, 4), 2),
        (Item("x", ((0, 3), (10, 13))), at(2, 11), 2),
    ],
)
def test_overlap(left: Item, right: Item, shared: int) -> None:
    assert overlap(left, right) == overlap(right, left) == shared


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        pytest.param([], [], Counts(0, 0, 0), id="nothing"),
        pytest.param([at(0, 5)], [at(0, 5)], Counts(1, 1, 1), id="the same"),
        pytest.param([at(0, 5)], [at(4, 9)], Counts(1, 1, 1), id="one shared character is enough"),
        pytest.param([at(0, 5)], [at(5, 9)], Counts(0, 1, 1), id="touching is not overlapping"),
        pytest.param([at(0, 5)], [at(0, 5, "y")], Counts(0, 1, 1), id="another kind"),
        pytest.param([at(0, 4), at(5, 9)], [at(0, 9)], Counts(1, 1, 2), id="a long one counts once"),
        pytest.param([at(0, 9)], [at(0, 4), at(5, 9)], Counts(1, 2, 1), id="two in one count once"),
        pytest.param(
            [at(0, 4), at(5, 9)], [at(3, 9), at(6, 8)], Counts(2, 2, 2), id="as many pairs as can be"
        ),
    ],
)
def test_matching(gold: list[Item], found: list[Item], counts: Counts) -> None:
    assert match_items(gold, found).counts == counts
    assert match_items(gold, found[::-1]).counts == counts


def test_the_larger_overlap_is_preferred() -> None:
    matched = match_items([at(0, 10)], [at(9, 12), at(0, 8)])
    assert matched.right == ((at(0, 10), at(0, 8)),)
    assert matched.wrong == (at(9, 12),)


def test_values_can_be_asked_for() -> None:
    gold, found = [at(0, 5, value="2016-03-27")], [at(0, 5, value="2016-03-20")]
    assert match_items(gold, found).counts.right == 1
    assert match_items(gold, found, lambda one, other: one.value == other.value).counts.right == 0


def test_an_item_is_named_without_its_words() -> None:
    assert Item("content", ((3, 9), (12, 14))).key == "content 3-9,12-14"
    assert at(3, 9, "time", "2016-03").key == "time 3-9 = 2016-03"


def result(**items: Outcome) -> Result:
    return Result(
        name="made-up", fingerprint="f", documents=len(items), scores={"all": Counts(3, 4, 6)}, items=items
    )


def test_gained_and_lost_by_document() -> None:
    before = result(one=Outcome(("a", "b"), ("w",)), two=Outcome(("c",)), gone=Outcome(("d",)))
    after = result(one=Outcome(("b", "e"), ("v",)), two=Outcome(("c",)))
    first, second = compare(after, before)
    assert (first.document, second.document) == ("gone", "one")
    assert first.lost == ("d",)
    assert (second.gained, second.lost) == (("e",), ("a",))
    assert (second.newly_wrong, second.no_longer_wrong) == (("v",), ("w",))


def test_a_result_is_stored_and_loaded_whole(tmp_path: Path) -> None:
    stored = result(one=Outcome(("a",), ("w",)), two=Outcome())
    path = save_result(stored, tmp_path)
    assert load_result("made-up", tmp_path) == stored
    assert len(path.read_text().splitlines()) == 4
    assert load_result("another", tmp_path) is None


def test_a_result_without_documents_is_stored_too(tmp_path: Path) -> None:
    save_result(result(), tmp_path)
    assert load_result("made-up", tmp_path) == result()


def test_measures_are_precision_and_f1() -> None:
    assert result().measures == pytest.approx({"all precision": 0.75, "all F1": 0.6})


def test_a_fingerprint_depends_on_every_text_and_on_their_order() -> None:
    prints = [
        fingerprint_texts(texts) for texts in ([b"a", b"b"], [b"b", b"a"], [b"ab"], [b"a", b"", b"b"], [])
    ]
    assert len(set(prints)) == len(prints)
    assert prints[0] == fingerprint_texts([b"a", b"b"])


def test_a_score_below_its_floor_is_told() -> None:
    floors = Floors("f", {"all F1": 0.6, "all precision": 0.5, "gone F1": 0.1})
    assert below({"all F1": 0.6, "all precision": 0.4}, floors) == {
        "all precision": (0.4, 0.5),
        "gone F1": (0.0, 0.1),
    }


def test_rounding_is_not_below() -> None:
    assert not below({"all F1": 0.66666}, Floors("f", {"all F1": 0.6667}))


@pytest.mark.parametrize(
    ("fingerprint", "lower", "score", "floor"),
    [
        pytest.param("f", False, 0.7, 0.7, id="raised"),
        pytest.param("f", False, 0.5, 0.6, id="never lowered by itself"),
        pytest.param("f", True, 0.5, 0.5, id="lowered where asked for"),
        pytest.param("other texts", False, 0.5, 0.5, id="replaced with the texts"),
    ],
)
def test_floors(fingerprint: str, lower: bool, score: float, floor: float) -> None:
    known = Floors("f", {"all F1": 0.6})
    assert raise_floors({"all F1": score}, fingerprint, known, lower=lower) == Floors(
        fingerprint, {"all F1": floor}
    )


def test_floors_are_stored_and_loaded(tmp_path: Path) -> None:
    floors = {"made-up": Floors("f", {"all F1": 0.6})}
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2016-03-27", "2016-03-27 2016-03-27"),
        ("2016-03-27TMO", "2016-03-27 2016-03-27"),
        ("2016-02", "2016-02-01 2016-02-29"),
        ("2015", "2015-01-01 2015-12-31"),
        ("1998-Q2", "1998-04-01 1998-06-30"),
        ("1998-H2", "1998-07-01 1998-12-31"),
        ("2016-W12", "2016-03-21 2016-03-27"),
        ("199", "1990-01-01 1999-12-31"),
        ("2016-02-30", None),
        ("PRESENT_REF", None),
        ("P2Y", None),
        ("XXXX-WXX-5", None),
    ],
)
def test_days_of_a_value(value: str, days: str | None) -> None:
    read = days_of(value)
    assert (f"{read[0]} {read[1]}" if read else None) == days


@pytest.mark.parametrize(
    ("low", "high", "days"),
    [
        ("2016-02", "2016-03-10", "2016-02-01/2016-03-10"),
        ("2016-02", None, "2016-02-01/2016-02-29"),
        (None, "2016-02-03", "2016-02-03/2016-02-03"),
        (None, None, None),
    ],
)
def test_days_of_an_interval(low: str | None, high: str | None, days: str | None) -> None:
    assert time_item((0, 1), days_between(low, high)).value == days


@pytest.mark.parametrize(
    ("annotated", "found", "same"),
    [
        ("2016", ("2016", "2016"), True),
        ("2016", ("2016-01-01", "2016-03-28"), True),
        ("2016", ("2016-01-01", "2016-03-27"), False),
        ("2015", ("2015-01-01", "2016-03-28"), False),
    ],
)
def test_the_same_days(annotated: str, found: tuple[str, str], same: bool) -> None:
    gold = time_item((0, 1), days_of(annotated))
    assert is_same_value(gold, time_item((0, 1), days_between(*found)), today="2016-03-28") is same


def test_distance_on_the_globe() -> None:
    damascus, palmyra = (33.51, 36.29), (34.56, 38.27)
    assert distance(damascus, palmyra) == pytest.approx(216, abs=3)
    assert distance(palmyra, palmyra) == pytest.approx(0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            Spot((60.0, 100.0), 2017370), Spot((62.0, 97.0), 2017370), True, id="one entry, two centres"
        ),
        pytest.param(Spot((33.5, 36.3), 170654), Spot((33.6, 36.4), None), True, id="near"),
        pytest.param(Spot((33.5, 36.3), 170654), Spot((34.6, 38.3), 163968), False, id="far"),
        pytest.param(Spot((33.5, 36.3), None), Spot(None, None), False, id="nowhere"),
    ],
)
def test_the_same_place(one: Spot, other: Spot, same: bool) -> None:
    assert is_same(one, other) is same


def test_the_right_words_from_the_wrong_mouth_are_wrong() -> None:
    said, heard = at(0, 9), at(1, 9)
    source, other = at(10, 15), at(30, 35)
    matched = Matched(right=((said, heard),))
    assert with_source(matched, {said: source}, {heard: source}).counts == Counts(1, 1, 1)
    assert with_source(matched, {said: source}, {heard: other}).counts == Counts(0, 1, 1)
    assert with_source(matched, {said: source}, {heard: None}).counts == Counts(0, 1, 1)
    assert with_source(matched, {said: None}, {heard: None}).counts == Counts(1, 1, 1)


def test_whom_a_pronoun_means_is_not_judged() -> None:
    said, heard, he = at(0, 9), at(1, 9), at(10, 12, "source", "pronoun")
    matched = Matched(right=((said, heard),))
    assert with_source(matched, {said: he}, {heard: at(30, 35)}).counts == Counts(0, 0, 0)
    assert with_source(matched, {said: he}, {heard: at(10, 12)}).counts == Counts(1, 1, 1)
    assert with_source(matched, {said: he}, {heard: None}).counts == Counts(0, 1, 1)


def test_shares_are_read_from_a_scorers_report() -> None:
    report = "evidence: 0/0 found\nevents: 3/4 found; missed ['E1']\n  9 events told in all; 3 matched\n"
    assert scores_in(report) == {"events found": 0.75}
