"""Figures: how many were killed, wounded, missing, captured, displaced …, and how large a force is.

Reports here are published on Monday 28 March 2016. A row lists every figure that its sentence tells:
``measure who low..high qualifier, start..end`` with ``total`` where it is a toll over a period.
"""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.numbers import find_numbers
from dateline.mentions.times.finder import find_times
from dateline.statements.figures.teller import FigureDraft, tell_figures
from tests.conftest import AnalyseText

KILLED = [
    ("Government troops killed 12 soldiers on Sunday.", ["killed soldiers 12, 2016-03-27"]),
    ("Twelve villagers were killed.", ["killed villagers 12"]),
    ("Thirty died when the ferry sank.", ["killed - 30"]),
    ("The blast left 12 dead.", ["killed - 12"]),
    ("The bomber struck a mosque, killing at least 25 worshippers.", ["killed worshippers 25..? at least"]),
    ("The famine claimed the lives of 30,000 peasants.", ["killed peasants 30000"]),
    ("The crossing cost 12 lives.", ["killed - 12"]),
    ("Fifty-six people lost their lives.", ["killed people 56"]),
    ("The regiment lost four men.", ["killed men 4"]),
    ("Police confirmed the deaths of 12 protesters.", ["killed protesters 12"]),
    ("The raid brought the death toll to 40.", ["killed - 40"]),
    ("The toll rose from 20 to 30.", ["killed - 30"]),
    ("The number of dead rose to 56.", ["killed - 56"]),
    ("Gunmen shot dead four guards.", ["killed guards 4"]),
    ("Three Palestinians were shot dead.", ["killed Palestinians 3"]),
    ("Up to 40 miners are feared dead.", ["killed miners ?..40 feared up to"]),
    ("Clashes in which 14 people died went on.", ["killed people 14"]),
    ("The shelling caused 40 deaths.", ["killed - 40"]),
    ("Hundreds of civilians have been killed.", ["killed civilians ? hundreds"]),
    ("An officer was killed by a sniper.", ["killed officer 1"]),
    ("Around 8,000 Muslim men were murdered in July 1995.", ["killed men 8000 around, 1995-07"]),
    ("At the Somme, 19,240 British soldiers were killed in a single day.", ["killed soldiers 19240"]),
    ("A truck bomb killed 241 American servicemen in Beirut in 1983.", ["killed servicemen 241, 1983"]),
    ("THE REBELS KILLED 3 SOLDIERS AND WOUNDED 14 OTHERS.", ["killed SOLDIERS 3", "wounded - 14"]),
    ("No one was killed.", ["killed - 0"]),
    ("No soldiers died in the clash.", ["killed soldiers 0"]),
    ("Two men are believed to have killed 12 villagers.", ["killed villagers 12"]),
    ("He was accused of killing 12 nuns.", ["killed nuns 12"]),
    ("The assassination of the six priests shocked the city.", ["killed priests 6"]),
    ("A sapper and two of his cousins were killed.", ["killed sapper 1", "killed cousins 2"]),
    ("Two traders were stabbed and killed on Tuesday.", ["killed traders 2, 2016-03-22"]),
    ("Some 5,000 Kurds were gassed to death in 1988.", ["killed Kurds 5000 some, 1988"]),
    ("Nearly 3,000 people were killed on September 11, 2001.", ["killed people 3000 nearly, 2001-09-11"]),
    ("The death of 12 soldiers was announced on Monday.", ["killed soldiers 12"]),
    ("The governor put the toll at 83.", ["killed - 83"]),
    (
        "The governor put the toll at 83, while the hospital gave a figure of 61.",
        ["killed - 83", "killed - 61"],
    ),
    ("A toll of 83 was announced. The hospital later gave a figure of 61.", ["killed - 83", "killed - 61"]),
    ("Diplomats put army losses at 44.", ["killed - 44"]),
    ("Scholars put the dead at nearly 9,000.", ["killed - 9000 nearly"]),
    ("Divers recovered the bodies of nine sailors.", ["killed sailors 9"]),
    ("Eleven bodies were found in a well.", ["killed - 11"]),
    ("FOUR SHOT DEAD AT MARKET", ["killed - 4"]),
    ("Three Gunned Down In Harbour Raid", ["killed - 3"]),
    ("The mine went off, but nobody died.", ["killed - 0"]),
    ("Shells hit the school. No one was hurt.", ["wounded - 0"]),
    ("Rebels killed six guards, a diplomat said.", ["killed guards 6"]),
    ("Rebels killed six guards and a diplomat said more had been wounded.", ["killed guards 6"]),
    ("Rebels killed six guards and a diplomat.", ["killed guards 6", "killed diplomat 1"]),
    ("A farmer was abducted.", ["captured farmer 1"]),
    ("The toll from Tuesday's bombing climbed to at least 64.", ["killed - 64..? at least, 2016-03-22"]),
    ("Insurgents killed 12 student leaders.", ["killed student leaders 12"]),
    ("Sergeant Omar Haddad, 21, was killed with two others.", []),
]
LISTS = [
    ("Twelve people were killed and 30 wounded.", ["killed people 12", "wounded - 30"]),
    ("The blast left 12 dead and more than 100 injured.", ["killed - 12", "wounded - 100..? more than"]),
    ("Shelling killed 34 and injured 80.", ["killed - 34", "wounded - 80"]),
    (
        "Two soldiers and a policeman were killed.",
        ["killed soldiers 2", "killed policeman 1"],
    ),
    (
        "Seven soldiers, three policemen and a civilian were killed.",
        ["killed soldiers 7", "killed policemen 3", "killed civilian 1"],
    ),
    ("The clash left five rebels and one soldier dead.", ["killed rebels 5", "killed soldier 1"]),
    (
        "The strike killed 12 people, including seven children and two women.",
        ["killed people 12", "killed children 7", "killed women 2"],
    ),
    ("The raid killed seven people, among them three children.", ["killed people 7", "killed children 3"]),
    ("Seven of the nine hostages were wounded.", ["wounded hostages 7"]),
    (
        "At least 15 people had been killed and dozens more injured.",
        ["killed people 15..? at least", "wounded - ? dozens"],
    ),
    ("Four people were killed, three of them children.", ["killed people 4", "killed children 3"]),
    (
        "Guerrillas killed three guards, wounded seven and took 12 prisoner.",
        ["killed guards 3", "wounded - 7", "captured - 12"],
    ),
    ("The army lost 1,200 men killed and 3,000 wounded.", ["killed men 1200", "wounded - 3000"]),
]
OTHERS = [
    ("As many as 500 people are missing.", ["missing people ?..500 as many as"]),
    ("Twelve fishermen have gone missing.", ["missing fishermen 12"]),
    ("Fighters captured 30 soldiers.", ["captured soldiers 30"]),
    ("Twelve pilots were taken prisoner.", ["captured pilots 12"]),
    ("Gunmen kidnapped two engineers.", ["captured engineers 2"]),
    ("About 150 fighters have surrendered.", ["captured fighters 150 about"]),
    ("More than 20,000 people have fled.", ["displaced people 20000..? more than"]),
    ("Some 400,000 people were driven from their homes.", ["displaced people 400000 some"]),
    ("The war displaced millions.", ["displaced - ? millions"]),
    ("Police arrested 40 students.", ["arrested students 40"]),
    ("Sixty people have been arrested so far this year.", ["arrested people 60, 2016 total"]),
    ("The rebels destroyed 12 tanks.", ["destroyed tanks 12"]),
    ("Thirty houses were razed.", ["destroyed houses 30"]),
    ("Gunners shot down two helicopters.", ["destroyed helicopters 2"]),
    ("The militia has 2,000 fighters.", ["size fighters 2000"]),
    ("An army of 20,000 crossed the border.", ["size - 20000"]),
    ("The 3,000-strong militia holds the pass.", ["size - 3000"]),
    ("The mission deployed 500 peacekeepers.", ["size peacekeepers 500"]),
    ("There are 2,000 foreign fighters in the valley.", ["size fighters 2000"]),
    ("Shells destroyed six rebel-held houses.", ["destroyed houses 6"]),
]
TOLLS = [
    (
        "Raids have killed as many as 90,000 villagers since the uprising began in 1991.",
        ["killed villagers ?..90000 as many as, 1991..? total"],
    ),
    ("The insurgency has killed 20,000 people since 2009.", ["killed people 20000, 2009..? total"]),
    ("During the siege, 10,000 people starved to death.", ["killed people 10000 total"]),
    ("Two hundred rebels died in five years of war.", ["killed rebels 200 total"]),
    ("Five judges were killed in two months.", ["killed judges 5 total"]),
    ("Some 250,000 people have been killed in the four-year conflict.", ["killed people 250000 some total"]),
    ("The war, which has killed 100,000 people, goes on.", ["killed people 100000 total"]),
    (
        "Since January, 3,000 civilians have been killed.",
        ["killed civilians 3000, 2016-01..? total"],
    ),
    (
        "A total of 3,500 people have been killed since the revolt began in 1969.",
        ["killed people 3500, 1969..? total"],
    ),
    (
        "The mission said 3,409 Iraqis died in the second half of 2006.",
        ["killed Iraqis 3409, 2006-07..2006-12 total"],
    ),
    ("It was the worst day since a bomb killed 241 marines in 1983.", ["killed marines 241, 1983"]),
]
NO_FIGURES = [
    "The missiles could kill thousands of people.",
    "They plan to kill 12 hostages.",
    "He threatened to execute 12 hostages.",
    "He said 12 soldiers would be executed.",
    "The commander denied killing 40 men.",
    "Without killing 12 people, he could not win.",
    "If 12 people were killed, nobody would know.",
    "Did they kill 12 people?",
    "The war kills 40 people a day.",
    "About 55 percent of the wounded died.",
    "Two-thirds of the 300 men were killed.",
    "The 101st Airborne was killed off in the script.",
    "The bomb killed a 12-year-old.",
    "He was jailed for 12 years.",
    "The team killed off the match 3-1.",
    "Wolves killed 300 sheep.",
    "The clash caused 40 casualties.",
    "There were no casualties.",
    "The rebels captured 12 villages.",
    "Police fired 12 shots.",
    "The company lost 2,000 jobs.",
    "A group of 12 soldiers passed.",
    "The toll is expected to rise to 100.",
    "She wants to send 3,000 troops.",
    "A film about 300 soldiers won the prize.",
    "An 11-storey building was destroyed.",
    "Police hold two films, one captured by a passer-by.",
    "More than half of the 600 prisoners were executed.",
    "Shares halved overnight, yet nobody died.",
    "The minister was heckled and nobody was hurt.",
    "The bank put its losses at 44 million.",
    "The grocer put losses at 44.",
    "The museum gave a figure of 61.",
    "The sculptor made 12 bodies of clay.",
    "A farmer who fled the village wept.",
    "The bus was stopped by a farmer who had fled.",
    "A diplomat had disappeared from view.",
]


def draft_figures(analysis: Analysis, knowledge: Knowledge) -> tuple[FigureDraft, ...]:
    times, _ = find_times(analysis, knowledge)
    return tell_figures(analysis, knowledge, times, find_numbers(analysis, knowledge))


def bounds(low: object, high: object) -> str:
    if low == high:
        return "?" if low is None else str(low)
    return f"{'?' if low is None else low}..{'?' if high is None else high}"


def told(draft: FigureDraft) -> str:
    text = f"{draft.measure} {draft.who or '-'} {bounds(draft.low, draft.high)}"
    text += f" {draft.qualifier}" if draft.qualifier else ""
    text += f", {bounds(draft.start, draft.end)}" if draft.start or draft.end else ""
    return text + (" total" if draft.cumulative else "")


@pytest.mark.parametrize(
    ("text", "expected"), KILLED + LISTS + OTHERS + TOLLS, ids=lambda value: str(value)[:60]
)
def test_figure_is_told(
    text: str, expected: list[str], analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text(text, published="2016-03-28")
    assert [told(draft) for draft in draft_figures(analysis, knowledge)] == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure_is_invented(text: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text(text, published="2016-03-28")
    drafts = draft_figures(analysis, knowledge)
    assert [told(draft) for draft in drafts] == []


def test_evidence_holds_the_number_and_what_tells_it(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text("In the end, officials said, 12 people were killed near the port.")
    (draft,) = draft_figures(analysis, knowledge)
    assert analysis.span(draft.first, draft.end_token).text == "12 people were killed"
    assert analysis.doc[draft.trigger].text == "killed"


@pytest.mark.parametrize(
    "text", ["", "killed", "12", "killed 12 killed 12 and", "no no no one", "of the of 12 dead dead"]
)
def test_odd_text_never_raises(text: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    for draft in draft_figures(analyse_text(text), knowledge):
        assert draft.low is None or draft.high is None or draft.low <= draft.high
        assert draft.first < draft.end_token
