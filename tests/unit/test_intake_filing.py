"""The dateline that opens a report: head of a paragraph -> place, agency, date, and what is left."""

import pytest

from dateline.intake import take_text

DATELINES = [
    ("BAHR, Kesh (Reuters) — The army left.", ("BAHR, Kesh", "Reuters", None), "The army left."),
    ("BAHR (AP) -- The army left.", ("BAHR", "AP", None), "The army left."),
    ("BAHR, Kesh (AP)_ The army left.", ("BAHR, Kesh", "AP", None), "The army left."),
    ("BAHR - The army left.", ("BAHR", None, None), "The army left."),
    ("BAHR, Kesh, March 3 — The army left.", ("BAHR, Kesh", None, None), "The army left."),
    ("BAHR, March 3, 2016 (AFP) – The army left.", ("BAHR", "AFP", "2016-03-03"), "The army left."),
    ("Bahr, SANA – The army left.", ("Bahr", "SANA", None), "The army left."),
    ("Bahr (AFP) – the army left.", ("Bahr", "AFP", None), "the army left."),
    ("Bahr — The army left.", ("Bahr", None, None), "The army left."),
    ("Kesh province – The army left.", ("Kesh province", None, None), "The army left."),
    ("North Bahr countryside – The army left.", ("North Bahr countryside", None, None), "The army left."),
    ("BAHR, Kesh (May 3, 2016) – The army left.", ("BAHR, Kesh", None, "2016-05-03"), "The army left."),
    ("BAHR: The army left.", ("BAHR", None, None), "The army left."),
    ("BAHR CITY, 4 FEB 90 (RADIO NOOR) -- [TEXT] THE ARMY LEFT.", ("BAHR CITY", "RADIO NOOR", "1990-02-04"),
     "THE ARMY LEFT."),
    ("BAHR (KESH), 4 FEB 90 (EFE) -- [REPORT] [ALI HARB] [TEXT] THE ARMY LEFT.",
     ("BAHR (KESH)", "EFE", "1990-02-04"), "THE ARMY LEFT."),
    ("(CNN) — The army left.", (None, "CNN", None), "The army left."),
    ("Bahr (AP) The army left.", ("Bahr", "AP", None), "The army left."),
    ("NEAR THE KESH RIVER, Bahr — “We stay,” they said.", ("NEAR THE KESH RIVER, Bahr", None, None),
     "“We stay,” they said."),
    ("ST. HARB, N.K. (AP) - The army left.", ("ST. HARB, N.K.", "AP", None), "The army left."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "left"), DATELINES)
def test_dateline(text: str, expected: tuple[str | None, ...], left: str) -> None:
    manuscript = take_text(text + "\n\nNobody was hurt.")
    document = manuscript.document
    assert (document.place, document.publisher, document.published) == expected
    assert manuscript.passages[0].text == left
    assert text[manuscript.passages[0].locate(0) :] == left


SITES = [
    "Bahr – The army left.\n\nKesh – The mill burned.",
    "Report on Kesh in May\n\n3 May 2016\n\nHighlights\n\nBahr – The army left.\n\nThe mill is shut.",
]


@pytest.mark.parametrize("text", SITES)
def test_the_sites_of_a_situation_report_are_no_datelines(text: str) -> None:
    manuscript = take_text(text)
    assert manuscript.document.place is None
    assert "Bahr – The army left." in [passage.text for passage in manuscript.passages]


SENTENCES = [
    "Bahr — the town on the border — fell on Sunday.",
    "Bahr — Kesh's third city — fell on Sunday.",
    "Kesh's army - once strong - left.",
    "NATO — the alliance of the north — met on Sunday.",
    "Sunday — The army left.",
    "Analysis: The deal is dead.",
    "Ali Harb: The deal is dead.",
    "UN: A fifth of the grain is lost.",
    "QUESTION: Who holds the mill?",
    "MR HARB: The deal is dead.",
    "Ali Harb (K-Bahr) — the deputy — said no.",
    "The army left — and the rebels came.",
    "At 7:30 the army left.",
    "THE ARMY SAID: THE MILL IS OURS.",
    "The mill (Reuters) said nothing.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_a_dash_or_a_colon_is_no_dateline(text: str) -> None:
    manuscript = take_text(text + "\n\nNobody was hurt.")
    assert manuscript.document.place is None
    assert manuscript.passages[0].text == text


def test_turns_of_speakers_are_no_datelines() -> None:
    manuscript = take_text("HARB: The deal is dead.\n\nNOOR: The deal is not dead.\n\nHARB: We shall see.")
    assert manuscript.document.place is None


def test_a_dateline_below_a_summary_is_found() -> None:
    text = (
        "Army shells mill\n\nThe army of Kesh shelled a mill on Sunday.\n\nBAHR, Kesh (AP) — The army left."
    )
    document = take_text(text).document
    assert (document.title, document.place) == ("Army shells mill", "BAHR, Kesh")


def test_a_datelines_day_takes_its_year_from_the_masthead() -> None:
    text = "Army shells mill\n\n{}BAHR, March 3 (AP) — The army left on Sunday."
    assert take_text(text.format("4 March 2016\n\n")).document.published == "2016-03-04"
    assert take_text(text.format(""), published=None).document.published is None
    assert any("no year" in note.message for note in take_text(text.format("")).document.notes)
