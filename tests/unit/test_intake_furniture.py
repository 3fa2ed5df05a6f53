"""What is no part of a report is no passage, and what only looks like it is one."""

import pytest

from dateline.intake import take_text
from dateline.intake.furniture import is_caption, is_furniture

LEAD = "Army shells mill\n\nThe army of Kesh shelled the old mill on Sunday, officials said.\n\n"

FURNITURE = [
    "Follow us on Twitter @bahrtimes",
    "Follow Jane Roe on Twitter: @roe",
    "Read more",
    "Read more: Ten things about the mill",
    "Share this article",
    "Subscribe to our newsletter for more.",
    "Sign up for the Bahr Daily here.",
    "Copyright 2016 The Bahr Times. All rights reserved.",
    "© 2016 Bahr Times",
    "All rights reserved.",
    "This website uses cookies. Find out more and manage your choices.",
    "Related articles",
    "Advertisement",
    "https://example.org/kesh",
    "editor@example.org",
    "Page 3 of 7",
    "* * *",
    "-30-",
    "Contact: Ali Harb, Bahr Times",
    "To contact the Bahr Times or its\npublishers visit:\n\nexample.org/contact",
    "Click here to read the report.",
    "This article was first published in the Bahr Times.",
    "Ali Harb contributed to this report.",
    "Tags: army, mill, Kesh",
    "Jane Roe via Getty Images",
    "Jane Roe/AFP/Getty Images",
]


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture_is_no_passage_and_is_told(text: str) -> None:
    manuscript = take_text(f"{LEAD}Nobody was hurt.\n\n{text}\n")
    assert [passage.text for passage in manuscript.passages][2:] == ["Nobody was hurt."]
    told = any(note.message.startswith("left out") for note in manuscript.document.notes)
    assert told or text == "* * *"


BODY = [
    "To contact the rebels, the army sent two envoys to the mill.",
    "Related to the shelling were two arrests in Bahr.",
    "Share prices fell when the news came.",
    "Contacts between the army and the rebels went on.",
    "Copyright law was the least of their worries, they said.",
    "Follow the river and you come to Bahr.",
    "Read out in Bahr, the letter drew applause.",
    "The army subscribes to the deal.",
    "Help came from Bahr.",
    "Next, they shelled the bridge.",
    "Reporting the deaths to the council took a week.",
    "More than 30 people fled.",
    "Cookies and bread were given to those who fled.",
    "In 2016 it was the same.",
]


@pytest.mark.parametrize("text", BODY)
def test_sentences_are_never_furniture(text: str) -> None:
    assert not is_furniture(text)
    assert take_text(f"{LEAD}{text}\n\nNobody was hurt.").passages[2].text == text


def test_links_behind_a_list_of_related_stories_are_left_out() -> None:
    text = f"{LEAD}Nobody was hurt.\n\nRelated articles\n\nThe mill and its men\n\nWhat Kesh wants\n"
    assert len(take_text(text).passages) == 3
    text += "\nThe army went home on Monday, it said in a statement.\n\nA last heading\n\nThis is the end.\n"
    assert [passage.text for passage in take_text(text).passages][3:] == [
        "The army went home on Monday, it said in a statement.",
        "A last heading",
        "This is the end.",
    ]


def test_notices_at_the_end_of_the_last_paragraph_are_cut_off() -> None:
    text = f"{LEAD}Nobody was hurt, he said. Copyright 2016 Bahr Times. This material may not be published."
    manuscript = take_text(text)
    assert manuscript.passages[-1].text == "Nobody was hurt, he said."
    assert any("notices" in note.message for note in manuscript.document.notes)


def test_a_credit_at_the_foot_is_the_byline_where_none_stands_above() -> None:
    foot = "(Reporting by Ali Harb in Bahr; editing by Sami Noor)"
    manuscript = take_text(f"{LEAD}{foot}")
    assert manuscript.document.byline == "Ali Harb in Bahr"
    assert len(manuscript.passages) == 2
    above = LEAD.replace("\n\n", "\n\nBy Jane Roe\n\n", 1)
    assert take_text(f"{above}{foot}").document.byline == "Jane Roe"


CAPTIONS = [
    "Photo: A man stands at the old mill near Bahr on Sunday.",
    "FILE PHOTO: A man stands at the old mill near Bahr.",
    "Image caption: A man stands at the old mill near Bahr",
    "A man stands at the old mill near Bahr, 3 May 2016. (Reuters/Jane Roe)",
    "A man stands at the old mill near Bahr. [Jane Roe/AFP]",
    "A man stands at the old mill near Bahr (Photo: Jane Roe)",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_captions(text: str) -> None:
    manuscript = take_text(f"{LEAD}{text}\n\nNobody was hurt.")
    assert [passage.kind for passage in manuscript.passages] == ["title", "body", "caption", "body"]


@pytest.mark.parametrize("text", ["Photo: Jane Roe/Reuters", "(AP Photo/Jane Roe)", "Photo credit: Jane Roe"])
def test_bare_credits_of_pictures_are_left_out(text: str) -> None:
    assert len(take_text(f"{LEAD}{text}\n\nNobody was hurt.").passages) == 3


NO_CAPTIONS = [
    "The army (or its allies/friends) left.",
    "Photographs of the mill were shown in Bahr.",
    "He left, according to Reuters.",
    "File after file was burnt, he said (in Bahr).",
]


@pytest.mark.parametrize("text", NO_CAPTIONS)
def test_sentences_are_no_captions(text: str) -> None:
    assert not is_caption(text)


def test_a_title_that_stands_twice_is_one_passage() -> None:
    text = f"{LEAD}Army shells mill\n\nNobody was hurt."
    assert [passage.kind for passage in take_text(text).passages] == ["title", "body", "body"]
