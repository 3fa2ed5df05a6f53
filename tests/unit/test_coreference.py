"""Whom short forms, general descriptions and pronouns mean.

A row holds a text, the word (its last occurrence) whose meaning is asked, and the actor, ``None`` where the
word must not be linked, ``<name>`` for an actor that knowledge does not have.
"""

from collections.abc import Callable

import pytest

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.parse import analyse
from dateline.mentions.actors.finder import find_actors, known_actor
from dateline.mentions.actors.home import settle_home
from dateline.mentions.actors.pronouns import side_of, speaker_pronouns
from dateline.mentions.found import Found, PlaceMention
from dateline.model import Actor, Document, Manuscript, Passage, Place
from tests.unit.actor_world import small_world

AnalyseText = Callable[..., Analysis]
Row = tuple[str, str, str | None]


@pytest.fixture(scope="module")
def world(knowledge: Knowledge) -> Knowledge:
    return small_world(knowledge)


def meaning(analysis: Analysis, world: Knowledge, word: str) -> str | None:
    """The actor of the last mention that starts with ``word``; pronouns are single tokens."""
    found = find_actors(analysis, world)
    at = [
        token.i for token in analysis.doc if analysis.doc[token.i : token.i + len(word.split())].text == word
    ]
    mention = found.at(at[-1])
    if mention is None:
        return None
    record = found.records[mention.actor]
    return record.name if record.known else f"<{record.name}>"


ACRONYMS: list[Row] = [
    ("The Northern Relief Committee (NRC) met. Later the NRC left.", "NRC", "<Northern Relief Committee>"),
    ("The Syrian Democratic Forces (SDF) met. Later the SDF left.", "SDF", "Syrian Democratic Forces"),
    ("The National Salvation Front (NSF) met. NSF men left.", "NSF", "<National Salvation Front>"),
    ("He lives in the north (NRC) of the city. The NRC left.", "NRC", None),
]
SURNAMES: list[Row] = [
    ("John Kerry spoke. Kerry left.", "Kerry", "John Kerry"),
    ("Omar Haddad said so. Haddad left.", "Haddad", "<Omar Haddad>"),
    ("Haddad left early. Omar Haddad said so.", "Haddad", "<Omar Haddad>"),
    ("Omar Haddad said no. Lina Haddad said yes. Haddad left.", "Haddad", None),
    ("Gen. Paul Horn spoke. Gen. Horn left.", "Gen. Horn", "<Paul Horn>"),
    ("Abu Bakr al-Baghdadi spoke. Later Baghdadi left.", "Baghdadi", "Abu Bakr al-Baghdadi"),
    ("Paul May said so. In May the town fell.", "May", None),
    ("Omar Haddad said so. It happened in Haddad Street.", "Haddad Street", None),
]
APPOSITIONS: list[Row] = [
    ("Omar Haddad, a spokesman, said so.", "spokesman", "<Omar Haddad>"),
    ("Iran's foreign minister, Ali Razi, said so.", "Ali Razi", "<Ali Razi>"),
    ("The militia commander, Omar Haddad, said so.", "militia commander", "<Omar Haddad>"),
    ("Hamas, a militant group, said so.", "militant group", "Hamas"),
    ("Hezbollah, Hamas and the Taliban said so.", "Hamas", "Hamas"),
]
DEFINITES: list[Row] = [
    ("A Syrian general spoke. The general left.", "general", "<Syrian general>"),
    ("Syrian troops advanced. The army said it was over.", "army", "Army of Syria"),
    ("The Syrian army fought. Government forces left.", "Government forces", "Army of Syria"),
    ("The Syrian army fought the Turkish army. The army won.", "army", None),
    ("Russian jets bombed the town. The army left.", "army", None),
    ("Russian air strikes hit the town. Regime forces left.", "Regime forces", None),
    ("The Assad regime raised its flag. The army left.", "army", "Army of Syria"),
    ("The Ukrainian government spoke. The government wants peace.", "government", "Government of Ukraine"),
    ("Hamas fired rockets. The group has many.", "group", "Hamas"),
    ("Hamas met Hezbollah. The group left.", "group", None),
    ("The group met on Monday.", "group", None),
    ("Boko Haram attacked. The militants fled.", "militants", "Boko Haram"),
    ("ISIS attacked al-Qaeda. The militants fled.", "militants", "<militants>"),
    ("The Aleppo Chronicle asked. The newspaper wrote on.", "newspaper", "Aleppo Chronicle"),
    ("Gen. Paul Horn spoke. The general left.", "general", "<Paul Horn>"),
    ("Gen. Paul Horn and Gen. Sam Ott spoke. The general left.", "general", "<general>"),
    ("The organisation's fighters fled. Hamas denied it.", "fighters", "<fighters>"),
    ("Hamas lost. The organisation's fighters fled.", "fighters", "Hamas"),
    ("Fighting rages in Mali. The dead lie in Mali. The army left.", "army", "Army of Mali"),
    ("Fighting rages in Mali and in Chad. The army left.", "army", None),
    # A state that comes, sends or speaks is not where the report is set.
    ("Turkish troops landed in Chad. The army fired on villagers.", "army", None),
    ("Turkish officers were sent to Chad. Turkish troops train recruits. The army left.", "army", None),
    ("The Pentagon will pay for it. The army lost nine men.", "army", None),
    ("Turkish troops entered Syria. The army fled.", "army", None),
    # The title told is the one meant.
    (
        "Foreign Minister Ali Razi spoke. Defence Minister Omar Sade left. The foreign minister denied it.",
        "foreign minister",
        "<Ali Razi>",
    ),
    (
        "Foreign Minister Ali Razi spoke. Defence Minister Omar Sade left. The minister denied it.",
        "minister",
        None,
    ),
    (
        "Secretary-General Ali Razi spoke. General Paul Horn left. The secretary general denied it.",
        "secretary general",
        "<Ali Razi>",
    ),
    ("President Wickram spoke. Prices rose. The president left.", "president", "<Wickram>"),
    # Who speaks by a surname was told in full before, even if he did nothing there.
    ("Omar Haddad's plan failed. Prices rose. Haddad said he was sorry.", "Haddad", "<Omar Haddad>"),
]
PRONOUNS: list[Row] = [
    ("Kerry left early. John Kerry said he was ill.", "he", "John Kerry"),
    ("John Kerry spoke. He left.", "He", "John Kerry"),
    ("John Kerry reiterated his offer.", "his", "John Kerry"),
    ("John Kerry told him so.", "him", None),
    ("The war is over, John Kerry said. He left.", "He", "John Kerry"),
    ("Sergei Lavrov met John Kerry. He left.", "He", "Sergei Lavrov"),
    ('"The war is over," John Kerry said, and he left.', "he", "John Kerry"),
    ("The city is large. He left.", "He", None),
    ("A spokeswoman spoke. He left.", "He", None),
    ("A spokeswoman spoke. She left.", "She", "<spokeswoman>"),
    ("Hamas said it had won.", "it", "Hamas"),
    ("Hamas said its fighters had won.", "fighters", "Hamas"),
    ("Syrian troops retook the city and its ruins.", "its", None),
    ("France and its allies agreed.", "its", "France"),
    ("It rained. Hamas said so.", "It", None),
    ("Ukraine lost its army.", "army", "Army of Ukraine"),
    ("Turkish troops said they had won.", "they", "Army of Turkey"),
    ("Turkish troops attacked Syrian troops. They won.", "They", "Army of Turkey"),
    ("Prices rose. They will fall.", "They", None),
    ("Hamas abducted 20 villagers, many of them women.", "them", None),
    ("Rebels and soldiers fought until they fell.", "they", None),
    ('John Kerry said: "He is ill."', "He", None),
]


@pytest.mark.parametrize(
    ("text", "word", "actor"), [*ACRONYMS, *SURNAMES, *APPOSITIONS, *DEFINITES, *PRONOUNS]
)
def test_meaning(
    text: str, word: str, actor: str | None, analyse_text: AnalyseText, world: Knowledge
) -> None:
    told = meaning(analyse_text(text), world, word)
    # A general description that is not linked may stay an actor of its own; it must be no other's.
    unlinked = actor is None and told is not None and told == f"<{word.lower()}>"
    assert told == actor or unlinked


def test_headline_takes_its_meaning_from_the_body(nlp: object, world: Knowledge) -> None:
    text = "Army retakes the oasis, Haddad says\n\nThe Syrian army retook the oasis, Omar Haddad said."
    document = Document(id="doc", source="test", sha256="", text=text)
    passages = (Passage("title", text[:35], ((0, 0),)), Passage("body", text[37:], ((0, 37),)))
    analysis = next(analyse([Manuscript(document, passages)], nlp))  # type: ignore[arg-type]
    found = find_actors(analysis, world)
    assert [found.records[mention.actor].name for mention in found.mentions[:2]] == [
        "Army of Syria",
        "Omar Haddad",
    ]


def test_dateline_tells_whose_army(analyse_text: AnalyseText, world: Knowledge) -> None:
    found = find_actors(analyse_text("The army left the village.", place="BAMAKO, Mali"), world)
    assert "ml.military" in found.records
    found = find_actors(analyse_text("The army left the village."), world)
    assert "ml.military" not in found.records


def test_unrelated_paragraph_changes_no_earlier_mention(analyse_text: AnalyseText, world: Knowledge) -> None:
    text = "The Syrian army fought Hamas. The group said it had won. Omar Haddad said he had left."
    first = find_actors(analyse_text(text), world)
    second = find_actors(analyse_text(f"{text}\n\nPrices of bread rose by a tenth."), world)
    assert [(m.start, m.end) for m in first.mentions] == [(m.start, m.end) for m in second.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have bases. I know our friends.", [("We", True), ("I", False), ("our", True)]),
        ("They left us.", [("us", True)]),
        ("The US left.", []),
    ],
)
def test_speaker_pronouns(
    text: str, expected: list[tuple[str, bool]], analyse_text: AnalyseText, world: Knowledge
) -> None:
    analysis = analyse_text(text)
    found = speaker_pronouns(analysis, world, 0, len(analysis.doc))
    assert [(analysis.doc[token].text, plural) for token, plural in found] == expected


@pytest.mark.parametrize(
    ("speaker", "day", "side"),
    [
        ("kerry", "2016-03-28", "us"),
        ("nasrallah", "2016-03-28", "hezbollah"),
        ("obama", "2016-03-28", "us"),
        ("obama", "2020-03-28", "obama"),
        ("us.defense", None, "us"),
        ("hamas", None, "hamas"),
        ("reuters", None, "reuters"),
    ],
)
def test_side_of_a_speaker(speaker: str, day: str | None, side: str, world: Knowledge) -> None:
    record = known_actor(world, speaker)
    assert record is not None
    assert side_of(record, world, day) == side


def test_side_of_a_described_speaker(world: Knowledge) -> None:
    assert side_of(Actor(id="actor_1", name="Iraqi general", kind="military", country="IQ"), world) == "iq"
    assert side_of(Actor(id="actor_2", name="villagers", kind="civilian"), world) == "actor_2"


@pytest.mark.parametrize(
    ("text", "country", "kind", "name", "expected"),
    [
        # A supplier named with its capital is no home; the towns of one's own country are.
        (
            "Government troops denied it. Kyiv said Ukraine would send money.",
            "UA",
            "country",
            "Ukraine",
            None,
        ),
        ("Government troops denied it. Prices rose.", "UA", "town", "Lviv", "Army of Ukraine"),
    ],
)
def test_a_state_that_only_speaks_is_no_home(
    text: str, country: str, kind: str, name: str, expected: str | None,
    analyse_text: AnalyseText, world: Knowledge,
) -> None:  # fmt: skip
    place = Place(id="p", name=name, kind=kind, country=country, precision="town")
    places = Found((PlaceMention("p", 1, 2, 1), PlaceMention("p", 1, 2, 1)), {"p": place}, {})
    found = settle_home(find_actors(analyse_text(text), world), places, world)
    assert ("ua.military" in found.records) == (expected is not None)


@pytest.mark.parametrize(
    ("published", "expected"), [("2016-03-30", "Barack Obama"), ("2020-07-30", None), (None, None)]
)
def test_holder_of_an_office_on_the_day(
    published: str | None, expected: str | None, analyse_text: AnalyseText, world: Knowledge
) -> None:
    analysis = analyse_text("Barack Obama spoke. The president left.", published=published)
    assert meaning(analysis, world, "president") == expected


def a_place(key: str, country: str | None, precision: str = "town") -> Place:
    return Place(id=key, name=key, country=country, precision=precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "countries", "names"),
    [
        ("The army left. Government forces fled.", ["ML", "ML"], {"Army of Mali"}),
        ("Regime warplanes struck. Soldiers fled.", ["SY", "SY", "IQ"], {"Army of Syria"}),
        ("The government met.", ["SY", "SY"], {"Government of Syria"}),
        ("The army left.", ["ML", "TD"], {"army"}),
        ("The army left.", ["ML"], {"army"}),
        ("The army left.", [], {"army"}),
        ("Rebel forces left. Villagers fled.", ["ML", "ML"], {"rebel forces", "villagers"}),
        ("A wounded soldier left.", ["ML", "ML"], {"wounded soldier"}),
        ("The police left.", ["ML", "ML"], {"police"}),
        ("Turkish troops left. The army stayed.", ["ML", "ML"], {"Army of Turkey"}),
    ],
)
def test_home_of_an_army_by_the_places_told(
    text: str, countries: list[str], names: set[str], analyse_text: AnalyseText, world: Knowledge
) -> None:
    records = {
        f"{country}{index}": a_place(f"{country}{index}", country) for index, country in enumerate(countries)
    }
    places = Found(tuple(PlaceMention(key, 0, 1, 0) for key in records), records, {})
    found = settle_home(find_actors(analyse_text(text), world), places, world)
    assert {record.name for record in found.records.values()} == names
    assert {mention.actor for mention in found.mentions} == set(found.records)
    assert {mention.actor for mention in found.by_token.values()} <= set(found.records)
