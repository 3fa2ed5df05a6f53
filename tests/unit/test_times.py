"""Times: what is one, what it resolves to, and what only looks like one.

Reports here are published on Monday 28 March 2016 unless their row says otherwise. A row lists every
time that its sentence tells: ``words = low .. high role`` (``-`` is open; a single value is both bounds;
``at`` is not written).
"""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.mentions.found import TimeMention
from dateline.mentions.times.finder import find_times
from tests.conftest import AnalyseText

MONDAY = "2016-03-28"

WEEKDAYS = [
    ("Government forces retook the village on Sunday.", ["Sunday = 2016-03-27"]),
    ("Rebels shelled the port on Monday.", ["Monday = 2016-03-28"]),
    ("The two sides will meet on Friday.", ["Friday = 2016-04-01"]),
    ("The governor said he would resign on Tuesday.", ["Tuesday = 2016-03-29"]),
    ("The factions agreed to hand over their guns on Wednesday.", ["Wednesday = 2016-03-30"]),
    ("Parliament meets on Thursday to debate the pact.", ["Thursday = 2016-03-31"]),
    ("The talks are scheduled for Wednesday.", ["Wednesday = 2016-03-30"]),
    ("Late Sunday, gunmen stormed the mill.", ["Late Sunday = 2016-03-27"]),
    ("Jets were heard on Saturday night.", ["Saturday night = 2016-03-26"]),
    ("Sunday's raid failed.", ["Sunday = 2016-03-27"]),
    ("The bridge fell last Friday.", ["last Friday = 2016-03-25"]),
    ("The court will sit next Monday.", ["next Monday = 2016-04-04"]),
    ("Guards killed two men in an overnight raid on Friday.", ["Friday = 2016-03-25"]),
    ("Guards killed two men in an overnight raid.", ["overnight = 2016-03-27 .. 2016-03-28"]),
    (
        "Two men died overnight, and the port opened on Friday.",
        ["overnight = 2016-03-27 .. 2016-03-28", "Friday = 2016-03-25"],
    ),
    ("The bridge was taken for the second time in 2014.", ["2014 = 2014"]),
    ("Earlier in the week, rebels burned the mill.", ["Earlier in the week = 2016-03-21 .. 2016-03-27"]),
    ("Rebels burned the mill earlier this week.", ["earlier this week = 2016-03-21 .. 2016-03-27"]),
    ("The general resigned last Monday.", ["last Monday = 2016-03-21"]),
    ("The convoy left on Monday last week.", ["Monday last week = 2016-03-21"]),
    ("Fighting raged from Monday to Thursday.", ["Monday to Thursday = 2016-03-21 .. 2016-03-24"]),
    ("Shells hit the town between Friday and Sunday.", ["Friday and Sunday = 2016-03-25 .. 2016-03-27"]),
    ("The truce was extended until Friday.", ["Friday = - .. 2016-04-01 until"]),
    ("The garrison must leave by Sunday.", ["Sunday = - .. 2016-04-03 until"]),
    ("By Friday, troops had taken the ridge.", ["Friday = - .. 2016-03-25 until"]),
    ("Nothing has moved since Thursday.", ["Thursday = 2016-03-24 .. - since"]),
    ("The rebels ignored the Friday deadline.", ["Friday = 2016-04-01"]),
    ("Clashes broke out on Friday, 4 March 2016.", ["Friday, 4 March 2016 = 2016-03-04"]),
    ("A mine exploded on Saturday, March 5.", ["Saturday, March 5 = 2016-03-05"]),
]
RELATIVE = [
    ("Warplanes struck the dam yesterday.", ["yesterday = 2016-03-27"]),
    ("The minister resigned today.", ["today = 2016-03-28"]),
    ("A curfew begins tonight.", ["tonight = 2016-03-28"]),
    ("Envoys arrive tomorrow morning.", ["tomorrow morning = 2016-03-29"]),
    ("Three soldiers died overnight.", ["overnight = 2016-03-27 .. 2016-03-28"]),
    ("The rebels withdrew last night.", ["last night = 2016-03-27"]),
    ("Sappers cleared the road this morning.", ["this morning = 2016-03-28"]),
    ("The ship was seized two days ago.", ["two days ago = 2016-03-26"]),
    ("The siege began three weeks ago.", ["three weeks ago = 2016-03-07 .. 2016-03-13"]),
    ("He was captured two months ago.", ["two months ago = 2016-01"]),
    ("The war began five years ago.", ["five years ago = 2011"]),
    ("They parted more than two years ago.", ["two years ago = - .. 2014"]),
    ("The mayor fled last week.", ["last week = 2016-03-21 .. 2016-03-27"]),
    ("The offensive starts next week.", ["next week = 2016-04-04 .. 2016-04-10"]),
    ("Elections will be held next month.", ["next month = 2016-04"]),
    ("The town changed hands last month.", ["last month = 2016-02"]),
    ("Fewer mortars fell this year.", ["this year = 2016"]),
    ("Aid was cut last year.", ["last year = 2015"]),
    ("Two camps were overrun earlier this month.", ["earlier this month = 2016-03-01 .. 2016-03-28"]),
    ("The envoy will return later this month.", ["later this month = 2016-03-28 .. 2016-03-31"]),
    ("The pipeline was cut early last year.", ["early last year = 2015-01 .. 2015-06"]),
    ("Militias clashed over the weekend.", ["the weekend = 2016-03-26 .. 2016-03-27"]),
    ("The two armies met last weekend.", ["last weekend = 2016-03-26 .. 2016-03-27"]),
    ("Guns fell silent in the past two weeks.", ["the past two weeks = 2016-03-14 .. 2016-03-28"]),
    ("Warships have patrolled for the past three weeks.", ["the past three weeks = 2016-03-07 .. - since"]),
    ("Troops will stay for the next three days.", ["the next three days = 2016-03-28 .. 2016-03-31"]),
    ("They plan to leave in two weeks.", ["two weeks = 2016-04-11 .. 2016-04-17"]),
    ("He died the day before yesterday.", ["the day before yesterday = 2016-03-26"]),
    ("The ministry will answer by the end of the month.", ["the end of the month = - .. 2016-03 until"]),
]
ABSOLUTE = [
    ("He was shot on 12 March 2015.", ["12 March 2015 = 2015-03-12"]),
    ("Paratroopers landed on June 6, 1944.", ["June 6, 1944 = 1944-06-06"]),
    ("The bridge was blown up on March 12.", ["March 12 = 2016-03-12"]),
    ("Six miners were taken on Feb. 3.", ["Feb. 3 = 2016-02-03"]),
    ("The column entered the valley on 14 December.", ["14 December = 2015-12-14"]),
    ("The summit will open on 14 December.", ["14 December = 2016-12-14"]),
    ("SAN PEDRO, 3 FEB 90 -- Guerrillas attacked a mill.", ["3 FEB 90 = 1990-02-03"]),
    ("The treaty was signed on the 14th of May 1948.", ["the 14th of May 1948 = 1948-05-14"]),
    ("The garrison surrendered on the 14th.", ["the 14th = 2016-03-14"]),
    ("Battles raged between 3 and 5 March.", ["3 and 5 March = 2016-03-03 .. 2016-03-05"]),
    ("The raids of 3-5 March failed.", ["3-5 March = 2016-03-03 .. 2016-03-05"]),
    ("Strikes hit the port on March 3-5, 2015.", ["March 3-5, 2015 = 2015-03-03 .. 2015-03-05"]),
    ("The militia seized the town in February.", ["February = 2016-02"]),
    ("The city fell in October.", ["October = 2015-10"]),
    ("Voters will go to the polls in October.", ["October = 2016-10"]),
    ("Troops will be home by August.", ["August = - .. 2016-08 until"]),
    ("A handover may start as early as August.", ["August = 2016-08-01 .. -"]),
    ("The colonel was arrested in March 2012.", ["March 2012 = 2012-03"]),
    ("The revolt spread in mid-November.", ["mid-November = 2015-11-08 .. 2015-11-23"]),
    ("The town starved in early February 1943.", ["early February 1943 = 1943-02-01 .. 1943-02-14"]),
    ("The republic collapsed in 1991.", ["1991 = 1991"]),
    ("In 1863 the siege was lifted.", ["1863 = 1863"]),
    ("War has raged since 2011.", ["2011 = 2011 .. - since"]),
    ("Thousands died since the start of the civil war in 1975.", ["1975 = 1975 .. - since"]),
    ("The 2003 invasion toppled him.", ["2003 = 2003"]),
    ("Since the 2003 invasion, militias have ruled.", ["2003 = 2003 .. - since"]),
    ("The insurgency of 1948-1960 failed.", ["1948-1960 = 1948 .. 1960"]),
    ("The army ruled between 1976 and 1983.", ["1976 and 1983 = 1976 .. 1983"]),
    ("The village burned in the summer of 1995.", ["summer of 1995 = 1995-06 .. 1995-08"]),
    ("The port was mined last summer.", ["last summer = 2015-06 .. 2015-08"]),
    ("Death squads roamed in the 1980s.", ["the 1980s = 1980 .. 1989"]),
    ("Peace came in the early 1990s.", ["the early 1990s = 1990 .. 1994"]),
    ("Raids doubled in the first quarter of 2015.", ["the first quarter of 2015 = 2015-01 .. 2015-03"]),
    ("Raids fell in the second half of 2006.", ["the second half of 2006 = 2006-07 .. 2006-12"]),
    ("The towers fell on September 11, 2001.", ["September 11, 2001 = 2001-09-11"]),
    ("A mid-1996 split weakened the group.", ["mid-1996 = 1996-04 .. 1996-09"]),
    ("Monarchs ruled in the 19th century.", ["the 19th century = 1801 .. 1900"]),
    ("The log ends on 2015-11-30.", ["2015-11-30 = 2015-11-30"]),
    ("The order is dated 27/02/2016.", ["27/02/2016 = 2016-02-27"]),
]
LENGTHS = [
    ("The five-year-old war has emptied the hills.", ["five-year-old = - duration"]),
    ("The three-week siege ended.", ["three-week = - duration"]),
    ("They fought for several months.", ["several months = - duration"]),
    ("The bridge was built in two weeks.", ["two weeks = - duration"]),
    ("Recently the shelling stopped.", ["Recently = - vague"]),
    ("Hundreds have fled in recent weeks.", ["recent weeks = - vague"]),
]
STORIES = [
    (
        "On March 12, 2003, the army crossed the river. The next day it took the bridge.",
        ["March 12, 2003 = 2003-03-12", "The next day = 2003-03-13"],
    ),
    (
        "Rebels attacked on Sunday. The day before, they had cut the road.",
        ["Sunday = 2016-03-27", "The day before = 2016-03-26"],
    ),
    (
        "The town fell on 3 May 1915. Two weeks later, the fleet left.",
        ["3 May 1915 = 1915-05-03", "Two weeks later = 1915-05-17 .. 1915-05-23"],
    ),
    (
        "The war began in March 2011. In July, officers defected.",
        ["March 2011 = 2011-03", "July = 2011-07"],
    ),
    (
        "The war began in March 2011. Last week, rebels took a town that the army lost in February.",
        ["March 2011 = 2011-03", "Last week = 2016-03-21 .. 2016-03-27", "February = 2016-02"],
    ),
    ("The next day, the guns were silent.", ["The next day = -"]),
    ("The day before the vote, a bomb exploded.", ["The day = - vague"]),
]
NOT_TIMES = [
    "Rebels took the bridge for the third time this year.",
    "The bridge was hit twice this month.",
    "It was the fifth time since March that the bridge was hit.",
    "Guards opened fire on three occasions last week.",
    "May said the army may march home.",
    "Protesters march to the palace every spring offensive long.",
    "The second battalion lost its second truck.",
    "The shelling goes on 24/7.",
    "The regiment served in World War II.",
    "A 12-year-old boy and a man aged 40 were hurt.",
    "About 20 percent of the 2,000 fighters deserted.",
    "The ambush killed 2014 people, the film claims.",
    "A force of 2000 men crossed the river.",
    "The Sunday Times and the Friday Mosque were both mentioned.",
    "Black September claimed the hijacking.",
    "The October 7 Brigade and the April 6 Movement denied it.",
    "Resolution 1973 and Flight 1549 were cited.",
    "The 14th Division holds the ridge.",
    "The fall of the capital shocked everyone.",
    "Soldiers sat in the sun.",
    "The March on the capital failed.",
    "A woman in her twenties was detained.",
]


def told(mention: TimeMention, words: str) -> str:
    if mention.low is None and mention.high is None:
        bounds = "-"
    elif mention.low == mention.high:
        bounds = str(mention.low)
    else:
        bounds = f"{mention.low or '-'} .. {mention.high or '-'}"
    return f"{words} = {bounds}" + ("" if mention.role == "at" else f" {mention.role}")


@pytest.mark.parametrize(
    ("text", "expected"),
    WEEKDAYS + RELATIVE + ABSOLUTE + LENGTHS + STORIES,
    ids=lambda value: str(value)[:60],
)
def test_time_is_resolved(
    text: str, expected: list[str], analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text(text, published=MONDAY)
    mentions, _ = find_times(analysis, knowledge)
    assert [told(each, analysis.span(each.start, each.end).text) for each in mentions] == expected


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_looks_like_a_time_is_none(text: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text(text, published=MONDAY)
    mentions, _ = find_times(analysis, knowledge)
    assert [analysis.span(each.start, each.end).text for each in mentions if each.role == "at"] == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, ["Sunday = -", "last month = -", "2011 = 2011"]),
        ("2016", ["Sunday = -", "last month = -", "2011 = 2011"]),
        ("2016-03", ["Sunday = -", "last month = 2016-02", "2011 = 2011"]),
        ("not a date", ["Sunday = -", "last month = -", "2011 = 2011"]),
        ("2016-03-28T09:30:00Z", ["Sunday = 2016-03-27", "last month = 2016-02", "2011 = 2011"]),
    ],
)
def test_only_what_the_publication_date_tells_is_resolved(
    published: str | None, expected: list[str], analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text("On Sunday he spoke of last month and of 2011.", published=published)
    mentions, notes = find_times(analysis, knowledge)
    assert [told(each, analysis.span(each.start, each.end).text) for each in mentions] == expected
    assert bool(notes) == ("Sunday = -" in expected)


def test_unplaced_times_and_feasts_are_noted(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text("Ramadan began on Sunday. On Friday shells fell.", published=None)
    _, notes = find_times(analysis, knowledge)
    assert [(note.span.text if note.span else "", note.message.split(" ")[0]) for note in notes] == [
        ("Ramadan", "a"),
        ("Sunday", "2"),
    ]


def test_a_new_passage_does_not_inherit_a_time(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text("The town fell on 3 May 1915.\n\nThe next day it rained.", published=MONDAY)
    mentions, _ = find_times(analysis, knowledge)
    assert [mention.low for mention in mentions] == ["1915-05-03", None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "....",
        "1" * 400,
        "in 9999999999 days",
        "10,000 years ago",
        "29 February 2015",
        "May May May 99",
        "the the of",
    ],
)
def test_odd_text_never_raises(text: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    for published in (None, MONDAY, "0001-01-01", "9999-12-31"):
        mentions, _ = find_times(analyse_text(text, published=published), knowledge)
        assert all(each.low is None or each.high is None or each.low <= each.high for each in mentions)
