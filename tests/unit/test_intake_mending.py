"""What is mended within a paragraph: text -> the passage that it becomes, and where that leads back to."""

import pytest

from dateline.intake import take_text
from dateline.intake.strand import Strand

LEAD = "The council of Kesh met on Sunday, and few of its members came.\n\n"


def mended(text: str) -> str:
    (passage,) = take_text(LEAD + text).passages[1:]
    return passage.text


GLUED = [
    ("They left the town.The army moved in.", "They left the town. The army moved in."),
    ('"It was reached."He added that it held.', '"It was reached." He added that it held.'),
    ("“It was reached.”He added that it held.", "“It was reached.” He added that it held."),
    ('He spoke of peace."We want it," he said.', 'He spoke of peace. "We want it," he said.'),
    ("He spoke of peace.“We want it,” he said.", "He spoke of peace. “We want it,” he said."),
    ('"A deal,"he said, "was near."', '"A deal," he said, "was near."'),
    ("They fled (on foot).The army followed.", "They fled (on foot). The army followed."),
    ("Did they flee?The army says so.", "Did they flee? The army says so."),
    ("This was in 2011.Since then all is calm.", "This was in 2011. Since then all is calm."),
    ("He served the U.N.The council thanked him.", "He served the U.N. The council thanked him."),
    ("THEY LEFT THE TOWN.THE ARMY MOVED IN.", "THEY LEFT THE TOWN. THE ARMY MOVED IN."),
    ("He met Harb.The army knew.", "He met Harb. The army knew."),
]
UNTOUCHED = [
    "The U.S. envoy met Gen.Harb and Dr.Noor at 3.5 km from J.R.Noor's house.",
    "He wrote to Example.Com and to ali@Example.Org about www.Example.Net/Page.Html on Sunday.",
    "See https://example.org/Kesh.The.Town for what they say.",
    "St.Harb is a village of the L.A.Area in the north, they say.",
    "It cost 1.500.000, they said ... and more.",
    'They call it "the "old" town", he said.',
    "He said [the rebels] had five*three guns and a snake_case_name, 5*3*2.",
    "The file a.b.c and the name Harb.js stay.",
]
DOUBLED = [
    ('They called it a ""victory"" on Sunday.', 'They called it a "victory" on Sunday.'),
    ('""We stay,"" he said.', '"We stay," he said.'),
    ("““We stay,”” he said.", "“We stay,” he said."),
    ("They went home.. All was calm.", "They went home. All was calm."),
    ("They went home,, and all was calm.", "They went home, and all was calm."),
    ("They  went   home\tthen.", "They went home then."),
    ("They went\u00a0home \u2009then.", "They went home then."),
    ("The gov\u00adern\u00ador and the \ufeffmay\u200bor met.", "The governor and the mayor met."),
    ("The \ufb01ghters ful\ufb01lled their o\ufb03ce.", "The fighters fulfilled their office."),
    ("Kesh&#8217;s mayor &amp; his son said &quot;no&quot;.", 'Kesh’s mayor & his son said "no".'),
    ("Keshâ€™s mayor went to cafÃ© Noor.", "Kesh’s mayor went to café Noor."),
    ("Kesh\x92s mayor said \x93no\x94.", "Kesh’s mayor said “no”."),
    ("Kesh\ufffds mayor didn\ufffdt go.", "Kesh's mayor didn't go."),
    ("The mayor\x07 met\x00 them.", "The mayor met\ufffd them."),
    ("``We stay,'' he said.", '"We stay," he said.'),
    ("He said ''no'' to them.", 'He said "no" to them.'),
]
MARKS = [
    ("The *Kesh Times* wrote **so**, and _all_ read it.", "The Kesh Times wrote so, and all read it."),
    ("The [Kesh Times](https://example.org/a) wrote so.", "The Kesh Times wrote so."),
    (
        "The '''Battle''' of [[Kesh Valley|the valley]] and [[Bahr]] was lost.",
        "The Battle of the valley and Bahr was lost.",
    ),
    ("The army won.[1][2] It said so.[note 3]", "The army won. It said so."),
    ("The army won.<ref>A book</ref> It {{cn|date=May}}said so.", "The army won. It said so."),
    ("The army [sic] won. [PASSAGE OMITTED] It rested.", "The army won. It rested."),
    ("He said the [report] of the army <b>was</b> wrong.<br>", "He said the [report] of the army was wrong."),
    ("See ![a map](map.png) the <!-- not --> hills.", "See the hills."),
]


@pytest.mark.parametrize(("text", "expected"), [*GLUED, *DOUBLED, *MARKS])
def test_mended(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_left_as_it_stands(text: str) -> None:
    assert mended(text) == text


def test_wiki_page_becomes_headings_and_text() -> None:
    text = (
        "== Battle of Kesh ==\n{{Infobox\n| date = 2014\n| place = {{flag|Kesh}}\n}}\n"
        "The '''battle''' began on 3 May.\n\n=== Aftermath ===\n* The army held the bridge.\n"
        '{| class="x"\n! Side !! Dead\n|-\n| Army || 12\n|}\n[[Category:Battles]]\n'
    )
    manuscript = take_text(text)
    assert [(passage.kind, passage.text) for passage in manuscript.passages] == [
        ("title", "Battle of Kesh"),
        ("body", "The battle began on 3 May."),
        ("heading", "Aftermath"),
        ("body", "The army held the bridge."),
    ]


def test_every_mended_word_leads_back_to_its_own() -> None:
    text = LEAD + "The ''gov\u00adern-\nment''  &amp; the\u00a0*may\u200bor* met.They [[Bahr|talked]]."
    passage = take_text(text).passages[1]
    for word in ("The", "the", "met", "They", "talked"):
        start = passage.text.index(word)
        source = text[passage.locate(start) : passage.locate(start + len(word) - 1) + 1]
        assert source == word
    start = passage.text.index("government")
    assert text[passage.locate(start) : passage.locate(start + 9) + 1] == "gov\u00adern-\nment"


def test_strand_edits_keep_the_way_back() -> None:
    strand = Strand.cut("0123456789", 2, 9).edit([(1, 3, ""), (4, 4, " "), (5, 7, "x")])
    assert strand.text == "25 6x"
    assert [strand.locate(index) for index in range(5)] == [2, 5, 5, 6, 7]
    again = strand.edit([(0, 1, ""), (2, 3, "")])
    assert again.text == "56x"
    assert [again.locate(index) for index in range(3)] == [5, 6, 7]
    assert strand.part(1, 4).text == "5 6"
    assert [strand.part(1, 4).locate(index) for index in range(3)] == [5, 5, 6]
