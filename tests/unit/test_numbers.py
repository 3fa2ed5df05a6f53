"""Numbers: the counts of a sentence with their bounds, and the figures that count nothing.

A row lists every count that its sentence tells: ``words = low .. high (qualifier)``; ``-`` is open, a
single value is both bounds.
"""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.mentions.cardinals import cardinal_words, find_cardinals
from dateline.mentions.found import NumberMention
from dateline.mentions.numbers import find_numbers
from tests.conftest import AnalyseText

COUNTS = [
    ("The patrol lost 12 men.", ["12 = 12"]),
    ("Twelve convoys arrived.", ["Twelve = 12"]),
    ("Twenty-five villages burned.", ["Twenty-five = 25"]),
    ("One hundred and twenty houses fell.", ["One hundred and twenty = 120"]),
    ("The war drove out 90,000 people.", ["90,000 = 90000"]),
    ("Some camps held 1.2 million refugees.", ["1.2 million = 1200000"]),
    ("The clinics treated 2m people.", ["2m = 2000000"]),
    ("Two dozen gunmen came.", ["Two dozen = 24"]),
    ("A dozen trucks crossed.", ["A dozen = 12"]),
    ("Half a million residents fled.", ["Half a million = 500000"]),
    ("At least 40 miners died.", ["At least 40 = 40 .. - (at least)"]),
    ("No fewer than nine boats sank.", ["No fewer than nine = 9 .. - (no fewer than)"]),
    ("More than 300 shells fell.", ["More than 300 = 300 .. - (more than)"]),
    ("Up to 50 men escaped.", ["Up to 50 = - .. 50 (up to)"]),
    ("The camp held as many as 90,000 people.", ["as many as 90,000 = - .. 90000 (as many as)"]),
    ("Fewer than 100 defenders remain.", ["Fewer than 100 = - .. 100 (fewer than)"]),
    ("Around 60 prisoners were freed.", ["Around 60 = 60 (around)"]),
    ("Nearly 100 huts burned.", ["Nearly 100 = 100 (nearly)"]),
    ("An estimated 8,000 men vanished.", ["An estimated 8,000 = 8000 (an estimated)"]),
    ("A further 12 were hurt.", ["A further 12 = 12 (a further)"]),
    ("Some 400 families left.", ["Some 400 = 400 (some)"]),
    ("Forty or more sailors drowned.", ["Forty or more = 40 .. - (or more)"]),
    ("A hundred or so tanks stood there.", ["A hundred or so = 100 (or so)"]),
    ("At least another 12 bodies lay there.", ["At least another 12 = 12 .. - (at least another)"]),
    ("Between 20 and 30 raiders attacked.", ["Between 20 and 30 = 20 .. 30"]),
    ("He counted 20 to 30 graves.", ["20 to 30 = 20 .. 30"]),
    ("The militia has 12,000-15,000 fighters.", ["12,000-15,000 = 12000 .. 15000"]),
    ("Forty or fifty mules were lost.", ["Forty or fifty = 40 .. 50"]),
    ("Two or three million people starved.", ["Two or three million = 2000000 .. 3000000"]),
    ("The toll rose from 20 to 30.", ["20 = 20", "30 = 30"]),
    ("Dozens were killed.", ["Dozens = - (dozens)"]),
    ("Tens of thousands marched.", ["Tens of thousands = - (tens of thousands)"]),
    ("Several shops burned.", ["Several = - (several)"]),
    ("A few deserters came.", ["A few = - (a few)"]),
    ("A soldier was wounded.", ["A = 1 (a)"]),
    ("One soldier was wounded.", ["One = 1"]),
]
NOT_COUNTS = [
    "The Council adopted Resolution 2254.",
    "Brigade 55 and the 101st Airborne held the line.",
    "A T-72 tank and an S-300 battery were hit.",
    "Only 55 percent voted.",
    "About 30% of the road was mined.",
    "The ransom was $40 million.",
    "They paid 300 dollars.",
    "The column stopped 40 km north of the river.",
    "Rounds of 7.62 mm were found.",
    "The war lasted 12 years.",
    "A 12-year-old girl was found.",
    "The dictator fell in 1991.",
    "On March 12 the line broke.",
    "The team won 3-1.",
    "The attack began at 7:30.",
    "No one died.",
    "One of them laughed.",
    "Two-thirds of the 300 men deserted.",
    "Call +1 555 2368.",
    "Flight 17 was shot down.",
]
CARDINALS = [
    ("twenty - five", 25),
    ("two hundred thousand", 200_000),
    ("three hundred and six", 306),
    ("a million and a half", 1_500_000),
    ("two and a half million", 2_500_000),
    ("nineteen ninety - six", 1996),
    ("470 000", 470_000),
    ("1.500.000", None),
    ("800.000", 800_000),
    ("three score", 60),
    ("half a dozen", 6),
]


def told(mention: NumberMention, words: str) -> str:
    if mention.low == mention.high:
        bounds = "-" if mention.low is None else str(mention.low)
    else:
        low, high = ("-" if bound is None else bound for bound in (mention.low, mention.high))
        bounds = f"{low} .. {high}"
    return f"{words} = {bounds}" + (f" ({mention.qualifier})" if mention.qualifier else "")


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=lambda value: str(value)[:50])
def test_count_is_read(
    text: str, expected: list[str], analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text(text, published="2016-03-28")
    mentions = find_numbers(analysis, knowledge)
    assert [told(each, analysis.span(each.start, each.end).text) for each in mentions] == expected


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_number_that_counts_nothing_is_left_out(
    text: str, analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text(text, published="2016-03-28")
    mentions = find_numbers(analysis, knowledge)
    assert [analysis.span(each.start, each.end).text for each in mentions] == []


@pytest.mark.parametrize(("text", "value"), CARDINALS)
def test_cardinal_has_its_value(text: str, value: int | None, knowledge: Knowledge) -> None:
    found = list(find_cardinals(text.split(), cardinal_words(knowledge)))
    assert [cardinal.value for cardinal in found[:1]] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "text", ["", "9" * 300, "1,2,3,4", "a a a a", "half", "and a half", "two two two", "٣٤ men"]
)
def test_odd_text_never_raises(text: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    for mention in find_numbers(analyse_text(text), knowledge):
        assert mention.low is None or mention.high is None or mention.low <= mention.high
