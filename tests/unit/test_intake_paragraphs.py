"""How lines become passages: wrapped, torn and listed paragraphs; text -> the body's passages."""

import pytest

from dateline.intake import take_text
from dateline.model import Manuscript

LEAD = "The council of Kesh met on Sunday, and few of its members came.\n\n"


def passages(manuscript: Manuscript, *kinds: str) -> list[str]:
    return [passage.text for passage in manuscript.passages if passage.kind in (kinds or ("body",))]


TORN = [
    pytest.param(
        "We hold\n\npositions along the river.",
        ["We hold positions along the river."],
        id="next in lower case",
    ),
    pytest.param(
        "The column moved beyond the\n\nreach of the guns on the hill.",
        ["The column moved beyond the reach of the guns on the hill."],
        id="stops behind an article",
    ),
    pytest.param(
        "The convoy was on its way to\n\nBahr when it was stopped.",
        ["The convoy was on its way to Bahr when it was stopped."],
        id="stops behind a preposition, next is a name",
    ),
    pytest.param(
        'He told the crowd: "We shall stay in this valley until\n\nSpring comes, whatever they send."',
        ['He told the crowd: "We shall stay in this valley until Spring comes, whatever they send."'],
        id="a quotation is open",
    ),
    pytest.param(
        "They shelled the mill, the old bridge over the river,\n\nBahr and three farms.",
        ["They shelled the mill, the old bridge over the river, Bahr and three farms."],
        id="stops behind a comma",
    ),
    pytest.param(
        "Half of the families left for\n\n12\n\nthe hills before dawn.",
        ["Half of the families left for the hills before dawn."],
        id="a page number stood between",
    ),
    pytest.param(
        "Half of the families left for\n\nAdvertisement\n\nthe hills before dawn.",
        ["Half of the families left for the hills before dawn."],
        id="an advertisement stood between",
    ),
    pytest.param(
        "The guns were heard in the neigh-\n\nbouring valley as well.",
        ["The guns were heard in the neighbouring valley as well."],
        id="torn within a word",
    ),
    pytest.param(
        "The army took the mill.\n\nal-Noor fighters kept the bridge.",
        ["The army took the mill.", "al-Noor fighters kept the bridge."],
        id="a name in lower case opens a paragraph",
    ),
    pytest.param(
        '"We shall stay.\n\n"They will not take the bridge," he said.',
        ['"We shall stay.', '"They will not take the bridge," he said.'],
        id="a quotation of two paragraphs is not torn",
    ),
    pytest.param(
        "The mayor asked for three things:\n\nmore bread, more doctors and a truce.",
        ["The mayor asked for three things:", "more bread, more doctors and a truce."],
        id="a colon ends what comes before",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TORN)
def test_torn_paragraphs_are_joined(text: str, expected: list[str]) -> None:
    assert passages(take_text(LEAD + text))[1:] == expected


def test_a_first_sentence_that_is_torn_is_no_title() -> None:
    assert passages(take_text("We hold\n\npositions along the river.")) == [
        "We hold positions along the river."
    ]


WRAPPED = """\
The army shelled the southern quarters of Kesh on Sunday, and three families
left for the hills. A doctor at the hospital said that two boys had been hurt
by glass and that there was no more oil for the lamps.

Nobody could tell who held the bridge in the evening. The governor said that
his men did; a spokesman of the rebels in the north denied it within the hour.
   On Monday the road was open again, but few lorries took it, since drivers
had heard of mines.
"""


def test_wrapped_lines_are_one_paragraph_and_an_indent_opens_a_new_one() -> None:
    found = passages(take_text(WRAPPED))
    assert [text.split(",")[0][:24] for text in found] == [
        "The army shelled the sou",
        "Nobody could tell who he",
        "On Monday the road was o",
    ]
    assert "three families left for the hills" in found[0]


def test_wrapped_lines_with_any_line_ends() -> None:
    expected = passages(take_text(WRAPPED))
    assert passages(take_text(WRAPPED.replace("\n", "\r\n"))) == expected
    assert passages(take_text(WRAPPED.replace("\n", "\r"))) == expected


def test_one_paragraph_a_line_stays_so() -> None:
    text = (
        "The army shelled Kesh.\nThree families left for the hills before it was light, on foot.\n"
        "Nobody could tell who held the bridge. The governor said that his men did.\nAll was calm.\n"
    )
    assert passages(take_text(text)) == text.splitlines()


def test_verse_and_lists_are_not_run_together() -> None:
    text = (
        LEAD + "The dead of that day:\n- Ali Harb, a baker\n- Sami Noor, a teacher\n• two men\n1) a child\n"
    )
    assert passages(take_text(text))[1:] == [
        "The dead of that day:",
        "Ali Harb, a baker",
        "Sami Noor, a teacher",
        "two men",
        "a child",
    ]
    song = (
        LEAD + "Wide is the river\nCold is the dawn\nGone are the ferrymen\nSilent the town\n\nSo they sang."
    )
    assert "Wide is the river" in [passage.text for passage in take_text(song).passages]


HYPHENS = [
    ("con-|tinued", "continued"),
    ("rebel-|held", "rebel-held"),
    ("Deir-|al-Bahr", "Deir-al-Bahr"),
    ("twenty-|five", "twenty-five"),
    ("Russian-|made", "Russian-made"),
    ("F-|16", "F-16"),
    ("pre-|and", "pre- and"),
    ("govern\u00ad|ment", "government"),
    ("well-|known", "well-known"),
]


@pytest.mark.parametrize(("broken", "whole"), HYPHENS)
def test_words_broken_at_a_line_end(broken: str, whole: str) -> None:
    text = (
        f"{LEAD}The men had never seen such a thing as this {broken.replace('|', chr(10))} affair, they said."
    )
    assert (
        passages(take_text(text))[1]
        == f"The men had never seen such a thing as this {whole} affair, they said."
    )


def test_the_texts_own_spelling_decides_about_a_hyphen() -> None:
    text = f"{LEAD}The tax-payers came. They were angry, those tax-\npayers of the old town, he said."
    assert passages(take_text(text))[1].endswith("those tax-payers of the old town, he said.")
    text = f"{LEAD}The taxpayers came. They were angry, those tax-\npayers of the old town, he said."
    assert passages(take_text(text))[1].endswith("those taxpayers of the old town, he said.")


def test_page_breaks_and_running_heads() -> None:
    page = "Report on the Kesh Valley\n\nThe army held {}.\n\nIt had come in {} and meant to stay.\n\n{}\n\f"
    text = "".join(page.format(place, month, number) for place, month, number in
                   (("the mill", "May", 1), ("the bridge", "June", 2), ("the fort", "July", 3)))  # fmt: skip
    manuscript = take_text(LEAD + text)
    assert not any("Report on" in passage.text or passage.text.isdigit() for passage in manuscript.passages)
    assert len(passages(manuscript)) == 7


def test_headings_within_a_report() -> None:
    manuscript = take_text(
        LEAD + "The northern front\n\nThe army took a mill.\n\nWho is next?\n\nNobody knew."
    )
    assert passages(manuscript, "heading") == ["The northern front"]


def test_a_very_long_paragraph_is_cut_at_ends_of_sentences() -> None:
    text = "The guns were heard in Bahr again. " * 3000
    found = take_text(text).passages
    assert len(found) > 4
    assert all(len(passage.text) <= 20_000 and passage.text.endswith("again.") for passage in found)
    assert sum(len(passage.text) + 1 for passage in found) == len(text)


def test_a_stretch_without_spaces_is_left_out_and_told() -> None:
    manuscript = take_text(LEAD + "x" * 1_000_000 + "\n\nThe army took a mill.")
    assert passages(manuscript)[1:] == ["The army took a mill."]
    assert any("without a space" in note.message for note in manuscript.document.notes)
