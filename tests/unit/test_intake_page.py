"""HTML: a page -> the article's passages and what the page tells."""

import pytest

from dateline.errors import UnreadableInput
from dateline.intake import take
from dateline.intake.page import is_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Army shells old mill in the north | Bahr Times</title>
<meta property="og:title" content="Army shells old mill in the north">
<meta property="og:site_name" content="Bahr Times">
<meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2016-05-03T14:05:00+00:00">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>
<h1>Army shells old mill in the north</h1>
<p>BAHR, Kesh (AP) &mdash; The army of Kesh shelled the old mill on Sunday, officials said in a statement.</p>
<p>Nobody was hurt, but <em>three</em> families left for the <a href="/hills">hills</a> at dawn.</p>
<h2>The bridge</h2>
<p>On Monday the road over the bridge was open again, a spokesman for the governor told reporters in Bahr.</p>
<ul><li>The army holds the mill.</li><li>The rebels hold the bridge.</li></ul>
<table><tr><td>Side</td><td>Dead</td></tr><tr><td>Army</td><td>12</td></tr></table>
<p>The council will meet again next week, and nobody in the town expects much of it.</p>
</article>
<footer><p>Copyright 2016 Bahr Times. All rights reserved.</p></footer>
</body></html>
"""


def test_a_page_becomes_its_article() -> None:
    manuscript = take(PAGE.encode(), "https://example.org/mill.html")
    document = manuscript.document
    assert (document.title, document.byline, document.publisher, document.published, document.place) == (
        "Army shells old mill in the north",
        "Jane Roe",
        "Bahr Times",
        "2016-05-03",
        "BAHR, Kesh",
    )
    assert [(passage.kind, passage.text.split(" ")[0]) for passage in manuscript.passages] == [
        ("title", "Army"),
        ("body", "The"),
        ("body", "Nobody"),
        ("heading", "The"),
        ("body", "On"),
        ("body", "The"),
        ("body", "The"),
        ("body", "The"),
    ]
    assert "Nobody was hurt, but three families left for the hills" in document.text
    assert "Copyright" not in document.text


def test_text_of_a_page_is_the_article_and_passages_lead_into_it() -> None:
    manuscript = take(PAGE.encode(), "a.html")
    text = manuscript.document.text
    assert text.startswith("Army shells old mill in the north\n\n")
    for passage in manuscript.passages:
        start = passage.locate(0)
        assert text[start : passage.locate(len(passage.text) - 1) + 1] == passage.text


def test_a_title_that_only_the_page_tells_is_put_first() -> None:
    page = PAGE.replace("<h1>Army shells old mill in the north</h1>", "")
    manuscript = take(page.encode(), "a.html")
    assert manuscript.passages[0].kind == "title"
    assert manuscript.document.text.startswith("Army shells old mill in the north\n\n")


def test_a_page_without_a_date_has_none() -> None:
    page = PAGE.replace("article:published_time", "unknown").replace("2016-05-03T14:05:00+00:00", "none")
    page = page.replace("Copyright 2016", "Copyright")
    assert take(page.encode(), "a.html").document.published is None


def test_the_callers_date_goes_before_the_pages() -> None:
    assert take(PAGE.encode(), "a.html", published="2016-05-04").document.published == "2016-05-04"


NO_ARTICLE = [
    "<html><head><title>Kesh</title></head><body></body></html>",
    "<html><body><nav><a href='/'>Home</a><a href='/a'>About</a></nav></body></html>",
    "<!doctype html><html><body><script>var a = 1;</script></body></html>",
    "<html>" + "<div>" * 5000,
]


@pytest.mark.parametrize("page", NO_ARTICLE)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.html: there is no article in the page; save"):
        take(page.encode(), "a.html")


def test_a_fragment_of_html_is_read() -> None:
    fragment = (
        "<p>The army of Kesh shelled the old mill on Sunday, officials said.</p>\n"
        "<p>Nobody was hurt, and three families left for the hills before it was light.</p>"
    )
    passages = take(fragment.encode(), "-").passages
    assert [passage.text[:10] for passage in passages] == ["The army o", "Nobody was"]


KINDS = [
    (PAGE, True),
    ("\n\n<html><body>x", True),
    ('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>', True),
    ("The army <b>left</b>.", False),
    ("The <html> mark is what they wrote of.", False),
    ("<The army left>", False),
    ("a < b and c > d", False),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_html_is_told_by_content(text: str, expected: bool) -> None:
    assert is_page(text) is expected
