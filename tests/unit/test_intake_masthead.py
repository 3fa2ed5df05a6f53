"""What stands above a report: lines -> what is told, and what is left as the report."""

import pytest

from dateline.intake import take_text
from dateline.intake.dates import find_dates, read_date, read_date_line

BODY = "\n\nThe army of Kesh shelled the old mill on Sunday, officials said.\n\nNobody was hurt.\n"

FULL = {"title": "Army shells mill", "byline": "Jane Roe", "published": "2016-05-03"}

MASTHEADS = [
    ("Army shells mill\n\nJane Roe\n3 May 2016", FULL),
    ("Army shells mill\n\nBy Jane Roe\n\nMay 3, 2016", FULL),
    ("Army shells mill\nBy Jane Roe\nPublished: 2016-05-03", FULL),
    ("Army shells mill\nBy Jane Roe | Tuesday 3 May 2016 14.05 BST", FULL),
    ("3rd May, 2016\n\nArmy shells mill\n\nBy Jane Roe", FULL),
    ("Army shells mill\n\nTue 3 May 2016 14:05 GMT\n\nBY JANE ROE", {**FULL, "byline": "JANE ROE"}),
    ("ARMY SHELLS MILL\n\nJane Roe in Bahr\n03.05.2016\n", {"title": "ARMY SHELLS MILL", "published": None}),
    (
        "Army shells mill\n\nJane Roe in Bahr\n13.05.2016\n",
        {"byline": "Jane Roe in Bahr", "published": "2016-05-13"},
    ),
    ("Army shells mill\n\nJane Roe, Defence Correspondent\n", {"byline": "Jane Roe, Defence Correspondent"}),
    ("Army shells mill\nBy Jane Roe in Bahr and Ali Harb\n05/23/2016", {"published": "2016-05-23"}),
    (
        "Army shells mill\n\nPosted: May 3, 2016 10:15 AM ET\n\nUpdated: May 4, 2016",
        {"published": "2016-05-03"},
    ),
    ("Army shells mill\n\nUpdated 4 May 2016 at 09:30", {"published": "2016-05-04"}),
    ("Army shells mill\n\nMay 2016", {"published": "2016-05"}),
    ("Army shells mill\n\n2016-05-03T14:05:00+02:00", {"published": "2016-05-03"}),
    ("BBC News\n\nArmy shells mill\n\n3 May 2016", {"publisher": "BBC News", "title": "Army shells mill"}),
    (
        "Middle East\n\nArmy shells mill in the north\n\n3 May 2016",
        {"title": "Army shells mill in the north"},
    ),
    ("Army shells mill\n\nReuters, 3 May 2016", {"publisher": "Reuters", "published": "2016-05-03"}),
    (
        "Headline: Army shells mill\nAuthor: Jane Roe\nDate: 3 May 2016\nSource: Bahr Times\nLength: 9",
        {**FULL, "publisher": "Bahr Times"},
    ),
    (
        "Has the army shelled the mill?\n\nBy Jane Roe",
        {"title": "Has the army shelled the mill?", "byline": "Jane Roe"},
    ),
    ("# Army shells mill\n\n*By Jane Roe*\n\n**3 May 2016**", FULL),
    ("Army shells mill\n\nFrom Jane Roe, Bahr\n3 May 2016", {**FULL, "byline": "Jane Roe, Bahr"}),
    ("ARMY SHELLS MILL\nFROM JANE ROE\n3 May 2016", {"title": "ARMY SHELLS MILL", "byline": "JANE ROE"}),
    (
        "Army shells mill\nFrom our correspondent in Bahr\n3 May 2016",
        {**FULL, "byline": "our correspondent in Bahr"},
    ),
    (
        "Army shells mill\nBy our special envoy Jane Roe\n3 May 2016",
        {**FULL, "byline": "our special envoy Jane Roe"},
    ),
    ("Army shells mill\nPosted by Jane Roe\n3 May 2016", FULL),
    (
        "Army shells mill\nJane Roe at Bahr Harbour\n3 May 2016",
        {**FULL, "byline": "Jane Roe at Bahr Harbour"},
    ),
    (
        "Army shells mill at night\nFrom Bahr to Kesh\n3 May 2016",
        {"title": "Army shells mill at night", "byline": None},
    ),
    ("Army shells mill\n2015-11-17-KE-014\n3 May 2016", {**FULL, "place": None, "byline": None}),
    ("Army Shells Mill, Rebels Say.\n\nBy The Associated Press", {"byline": "The Associated Press"}),
]


@pytest.mark.parametrize(("lines", "expected"), MASTHEADS)
def test_masthead(lines: str, expected: dict[str, str | None]) -> None:
    manuscript = take_text(lines + BODY)
    told = {name: getattr(manuscript.document, name) for name in expected}
    assert told == expected
    bodies = [passage.text for passage in manuscript.passages if passage.kind == "body"]
    assert bodies == BODY.strip().split("\n\n")


NO_TITLE = [
    BODY,
    "By Thursday the army had shelled the mill, officials said.\n\nNobody was hurt.",
    "By Friday, calm had come.\n\nThe army left.",
    "3 May 2016 was a quiet day in Kesh.\n\nNobody was hurt.",
    "The army left",
    "Newspaper: minister used a private line.\n\nThe army left.",
]


@pytest.mark.parametrize("text", NO_TITLE)
def test_a_report_that_starts_with_a_sentence_has_no_masthead(text: str) -> None:
    document = take_text(text).document
    assert (document.title, document.byline, document.published, document.publisher) == (
        None,
        None,
        None,
        None,
    )
    bodies = [passage.text for passage in take_text(text).passages]
    assert bodies == [part for part in text.split("\n\n") if part.strip()] or text is BODY


def test_lines_of_a_masthead_that_are_alike_in_length_are_not_one() -> None:
    body = (
        "The army of Kesh shelled the old mill on Sunday, and few of its people were there when it came. " * 3
    )
    lines = "Army shells mill; the rebels are on the run\nOffice of Information, War Ministry\n3 May 2016"
    document = take_text(f"{lines}\n\n{body}\n\n{body}").document
    assert document.title == "Army shells mill; the rebels are on the run"


def test_the_title_is_a_passage_and_the_other_lines_are_not() -> None:
    manuscript = take_text("Army shells mill\n\nJane Roe\n3 May 2016" + BODY)
    assert [passage.kind for passage in manuscript.passages] == ["title", "body", "body"]


def test_a_bare_name_away_from_the_date_is_no_byline() -> None:
    manuscript = take_text(
        "Ministers met in Bahr\n\nAli Harb\n\nThe ministers of three countries met on Sunday."
    )
    assert manuscript.document.byline is None
    assert "Ali Harb" in [passage.text for passage in manuscript.passages]


def test_an_ambiguous_date_is_left_and_told() -> None:
    document = take_text("Army shells mill\n\n03/05/2016" + BODY).document
    assert document.published is None
    assert any("two ways" in note.message for note in document.notes)


def test_the_callers_date_goes_first() -> None:
    text = "Army shells mill\n\n3 May 2016" + BODY
    assert take_text(text, published="2016-05-01").document.published == "2016-05-01"
    document = take_text(text, published="yesterday").document
    assert document.published == "2016-05-03"
    assert any("'yesterday'" in note.message for note in document.notes)


def test_wrapped_title_is_one() -> None:
    text = "Army shells the old mill and the bridge, and rebels\nleave the hills\n\n3 May 2016" + BODY
    assert take_text(text).passages[0].text.endswith("rebels leave the hills")


DATES = [
    ("28 March 2016", "2016-03-28"),
    ("March 28, 2016", "2016-03-28"),
    ("28th of March 2016", "2016-03-28"),
    ("Mar. 28, 2016", "2016-03-28"),
    ("28-Mar-2016", "2016-03-28"),
    ("2016/03/28", "2016-03-28"),
    ("28/03/2016", "2016-03-28"),
    ("03/28/2016", "2016-03-28"),
    ("03/03/2016", "2016-03-03"),
    ("03/04/2016", None),
    ("4 FEB 90", "1990-02-04"),
    ("4 Feb 16", "2016-02-04"),
    ("31 February 2016", None),
    ("Sept 2016", "2016-09"),
    ("2016", "2016"),
    ("2016-03", None),
    ("the mill", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: str | None) -> None:
    assert read_date(text) == expected


def test_a_date_without_a_year_takes_the_nearest() -> None:
    (date,) = find_dates("Dec. 30")
    assert date.value is None
    assert date.in_year_of("2017-01-02") == "2016-12-30"
    assert date.in_year_of("2016-11-30") == "2016-12-30"
    assert date.in_year_of(None) is None


SENTENCES = [
    "The army left on 3 May 2016.",
    "On 3 May 2016 the army and the rebels met at the mill",
    "BAHR, 3 MAY 90 (AFP) -- THE ARMY LEFT",
    "Room 12",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_a_date_is_no_line_of_the_date(text: str) -> None:
    line = read_date_line(text)
    assert line is None or line.rest
