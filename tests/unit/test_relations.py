"""How actors stand to each other: text → every relation told, as "subject kind object", with its status."""

from collections.abc import Callable

import pytest

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.actors.finder import find_actors
from dateline.mentions.found import Found, PlaceMention
from dateline.model import Place
from dateline.statements.relations.teller import tell_relations
from tests.unit.actor_world import small_world

AnalyseText = Callable[..., Analysis]
PLACES = {"Tartus": "SY", "Incirlik": "TR", "Qatar": "QA", "Djibouti": "DJ", "Bahrain": "BH", "Kherson": "UA"}


@pytest.fixture(scope="module")
def world(knowledge: Knowledge) -> Knowledge:
    return small_world(knowledge)


def places_in(analysis: Analysis) -> Found[PlaceMention, Place]:
    mentions = {
        token.i: PlaceMention(token.text, token.i, token.i + 1, token.i)
        for token in analysis.doc
        if token.text in PLACES
    }
    records = {
        mention.place: Place(id=mention.place, name=mention.place, country=PLACES[mention.place])
        for mention in mentions.values()
    }
    return Found(tuple(mentions.values()), records, mentions)


def told(analysis: Analysis, world: Knowledge, we: dict[int, str] | None = None) -> list[str]:
    actors = find_actors(analysis, world)
    places = places_in(analysis)

    def name(key: str) -> str:
        return actors.records[key].name if key in actors.records else key

    return [
        f"{name(draft.subject)} {draft.kind} {name(draft.object)}: {draft.status}"
        for draft in tell_relations(analysis, world, actors, places, we)
    ]


PARTICIPLES = [
    ("US-backed rebels fled.", ["United States backs US-backed rebels: ongoing"]),
    (
        "On Friday US-backed Syrian Democratic Forces advanced.",
        ["United States backs Syrian Democratic Forces: ongoing"],
    ),
    (
        "Pentagon-backed Hamas men fled.",
        [],
    ),
    ("CIA-trained fighters fled.", ["Central Intelligence Agency trains CIA-trained fighters: ongoing"]),
    ("Iranian-armed militias fled.", ["Iran arms Iranian-armed militias: ongoing"]),
    ("Qatari-funded groups fled.", ["Qatar funds Qatari-funded groups: ongoing"]),
    ("Al-Qaeda-linked militants fled.", ["Al-Qaeda-linked militants affiliated_with al-Qaeda: ongoing"]),
    ("The Saudi-led coalition struck.", ["Saudi Arabia leads Saudi-led coalition: ongoing"]),
    (
        "US- and Turkish-backed rebels fled.",
        ["Turkey backs Turkish-backed rebels: ongoing", "United States backs Turkish-backed rebels: ongoing"],
    ),
    ("Formerly US-backed rebels fled.", ["United States backs US-backed rebels: occurred"]),
    ("Russian-made tanks were burnt.", []),
    ("The US-backed plan failed.", []),
]

VERBS = [
    ("Iran backs Hezbollah.", ["Iran backs Hezbollah: ongoing"]),
    ("Hezbollah, backed by Iran, joined the battle.", ["Iran backs Hezbollah: occurred"]),
    ("Backed by Russian jets, Syrian troops advanced.", ["Army of Russia backs Army of Syria: occurred"]),
    (
        "Militias that are financed and armed by Qatar and Turkey fought on.",
        [
            "Qatar arms militias: ongoing",
            "Turkey arms militias: ongoing",
            "Qatar funds militias: ongoing",
            "Turkey funds militias: ongoing",
        ],
    ),
    ("The army was supported by tanks.", []),
    ("Ethiopian troops trained the rebels.", ["Army of Ethiopia trains rebels: occurred"]),
    ("Iran does not back the rebels.", ["Iran backs rebels: denied"]),
    ("Iran denied arming the Houthis.", ["Iran arms Houthis: denied"]),
    ("Turkey will train the rebels.", ["Turkey trains rebels: planned"]),
    ("Turkey might train the rebels.", []),
    ("Washington accused Tehran of arming the Houthis.", []),
    ("Iran supports the ceasefire.", []),
    ("Villagers supported the rebels.", []),
    ("Hassan Nasrallah, who leads Hezbollah, spoke.", ["Hassan Nasrallah leads Hezbollah: ongoing"]),
    (
        "The SDF, led by Kurdish fighters, advanced.",
        ["Kurdish fighters leads Syrian Democratic Forces: occurred"],
    ),
    ("Qatar supplied the rebels with weapons.", ["Qatar arms rebels: occurred"]),
    ("The US sent missiles to the rebels.", ["United States arms rebels: occurred"]),
    ("Iran gives money to Hamas.", ["Iran funds Hamas: ongoing"]),
    ("France provides training to Malian troops.", ["France trains Army of Mali: ongoing"]),
    ("The US sent food to the rebels.", []),
    (
        "Boko Haram pledged allegiance to the Islamic State.",
        ["Boko Haram affiliated_with Islamic State: occurred"],
    ),
    ("Fighters linked to al-Qaeda fled.", ["fighters affiliated_with al-Qaeda: occurred"]),
    ("Rebels allied with the United States fled.", ["rebels allied_with United States: occurred"]),
    ("The tribe is at odds with Iran.", []),
]

SUPPORT = [
    ("Syrian troops advanced with the support of Hezbollah.", ["Hezbollah backs Army of Syria: occurred"]),
    (
        "Syrian troops advanced under air cover from Russian jets.",
        ["Army of Russia backs Army of Syria: occurred"],
    ),
    (
        "The SDF took the town, storming it with the help of US commandos.",
        ["Army of United States backs Syrian Democratic Forces: occurred"],
    ),
    ("Syrian troops will advance with the help of Iran.", ["Iran backs Army of Syria: planned"]),
    ("The town fell with the help of spies.", []),
    ("Syrian troops advanced under cover of darkness.", []),
]

TITLES = [
    ("American Secretary of State John Kerry arrived.", ["John Kerry leads US Department of State: ongoing"]),
    ("Syrian President Bashar al-Assad spoke.", ["Bashar al-Assad leads Government of Syria: ongoing"]),
    ("The Syrian president, Bashar al-Assad, spoke.", ["Bashar al-Assad leads Government of Syria: ongoing"]),
    ("ISIS leader Abu Bakr al-Baghdadi was killed.", ["Abu Bakr al-Baghdadi leads Islamic State: ongoing"]),
    ("SDF commander Rojda Felat spoke.", ["Rojda Felat part_of Syrian Democratic Forces: ongoing"]),
    ("A Taliban spokesman spoke.", ["Taliban spokesman part_of Taliban: ongoing"]),
    ("A spokesman for the SDF spoke.", ["spokesman for the SDF part_of Syrian Democratic Forces: ongoing"]),
    ("Former Taliban commander Abdul Razi spoke.", ["Abdul Razi part_of Taliban: occurred"]),
    ("Hamas deputy leader Omar Haddad spoke.", ["Omar Haddad part_of Hamas: ongoing"]),
    ("US Vice President Ron Hale spoke.", []),
    ("UN refugee chief Ron Hale spoke.", ["Ron Hale part_of United Nations: ongoing"]),
    ("The envoy for Syria spoke.", []),
    ("Reuters reporter Ron Hale spoke.", []),
    ("John Kerry spoke.", []),
    ("President Assad spoke.", []),
    ("Hamas fighters fled.", []),
]

KINSHIPS = [
    ("Jabhat al-Nusra, an al-Qaeda affiliate, spoke.", ["Jabhat al-Nusra affiliated_with al-Qaeda: ongoing"]),
    (
        "Jabhat al-Nusra, an offshoot of al-Qaeda, spoke.",
        ["Jabhat al-Nusra affiliated_with al-Qaeda: ongoing"],
    ),
    (
        "The al-Qassam Brigades, the armed wing of Hamas, spoke.",
        ["al-Qassam Brigades part_of Hamas: ongoing"],
    ),
    ("Hassan Nasrallah, the leader of Hezbollah, spoke.", ["Hassan Nasrallah leads Hezbollah: ongoing"]),
    ("Israel is an ally of the United States.", ["Israel allied_with United States: ongoing"]),
    ("Turkey, a US ally, closed the border.", ["Turkey allied_with United States: ongoing"]),
    ("Israel is not an ally of Iran.", ["Israel allied_with Iran: denied"]),
    ("Is Israel an ally of Iran?", []),
    ("They are allies.", []),
    ("Our Turkish allies fled.", []),
    ("The US and its Arab allies fled.", ["Arab allies allied_with United States: ongoing"]),
    ("The YPG is part of the SDF.", ["People's Protection Units part_of Syrian Democratic Forces: ongoing"]),
]

BASES = [
    ("Russia has a naval base in Tartus.", ["Russia has_base_in Tartus: ongoing"]),
    ("The US has no base in Djibouti.", ["United States has_base_in Djibouti: denied"]),
    ("The Russian air base at Tartus was shelled.", ["Russia has_base_in Tartus: ongoing"]),
    ("The US maintains bases in Qatar and Bahrain.", ["United States has_base_in Bahrain: ongoing",
                                                     "United States has_base_in Qatar: ongoing"]),
    ("Ukraine has a base in Kherson.", []),
    ("The base of the hill in Qatar was mined.", []),
    ("He has a house in Qatar.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*PARTICIPLES, *VERBS, *SUPPORT, *TITLES, *KINSHIPS, *BASES])
def test_relations(text: str, expected: list[str], analyse_text: AnalyseText, world: Knowledge) -> None:
    assert sorted(told(analyse_text(text), world)) == sorted(expected)


def test_speakers_we_is_whom_the_caller_says(analyse_text: AnalyseText, world: Knowledge) -> None:
    analysis = analyse_text("The US stayed. “We have bases in Djibouti and we will keep them,” he said.")
    we = {token.i: "us" for token in analysis.doc if token.lower_ == "we"}
    assert told(analysis, world, we) == ["United States has_base_in Djibouti: ongoing"]
    assert told(analysis, world) == []


def test_evidence_is_the_words_that_tell_it(analyse_text: AnalyseText, world: Knowledge) -> None:
    analysis = analyse_text("On Sunday the CIA-backed Tamil Tigers fled the town.")
    actors = find_actors(analysis, world)
    (draft,) = tell_relations(analysis, world, actors, places_in(analysis))
    assert analysis.span(draft.evidence_start, draft.evidence_end).text == "CIA-backed Tamil Tigers"
    assert analysis.doc[draft.trigger].text == "backed"


@pytest.mark.parametrize(
    "text", ["", "-backed", "US-", "by", "US-backed", "led by", "with the support of", "base in"]
)
def test_odd_text_never_raises(text: str, analyse_text: AnalyseText, world: Knowledge) -> None:
    told(analyse_text(text), world)
