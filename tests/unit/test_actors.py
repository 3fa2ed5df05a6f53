"""Who is found in a sentence: text → mentions with the names of the actors that they mean.

An expectation reads ``words = actor``; an actor that knowledge does not have stands in angle brackets.
Pronouns aside, a table's row lists every mention that its text has.
"""

import time
from collections.abc import Callable

import pytest

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.actors.finder import find_actors
from dateline.mentions.actors.names import compile_names
from tests.unit.actor_world import small_world

AnalyseText = Callable[..., Analysis]


@pytest.fixture(scope="module")
def world(knowledge: Knowledge) -> Knowledge:
    return small_world(knowledge)


def told(analysis: Analysis, world: Knowledge) -> list[str]:
    found = find_actors(analysis, world)
    lines = []
    for mention in found.mentions:
        record = found.records[mention.actor]
        name = record.name if record.known else f"<{record.name}>"
        lines.append(f"{analysis.span(mention.start, mention.end).text} = {name}")
    return lines


ORGANS_OF_STATES = [
    ("Turkish troops crossed the river.", ["Turkish troops = Army of Turkey"]),
    ("Russian war planes bombed the town.", ["Russian war planes = Army of Russia"]),
    ("US air and ground units stayed behind.", ["US air and ground units = Army of United States"]),
    ("The Syrian military is preparing an assault.", ["Syrian military = Army of Syria"]),
    ("Syrian government forces entered the suburb.", ["Syrian government forces = Army of Syria"]),
    ("Three Iraqi soldiers died in the ambush.", ["Iraqi soldiers = Army of Iraq"]),
    ("Israeli jets flew over Beirut.", ["Israeli jets = Army of Israel"]),
    ("Russia's army shelled Kharkiv.", ["Russia's army = Army of Russia"]),
    ("Elite Iraqi troops led the assault.", ["Elite Iraqi troops = Army of Iraq"]),
    ("Sri Lankan troops overran a post.", ["Sri Lankan troops = Army of Sri Lanka"]),
    ("US B-52 bombers struck the airfield.", ["US B-52 bombers = Army of United States"]),
    ("Ukrainian officials denied the report.", ["Ukrainian officials = Government of Ukraine"]),
    ("Iranian officials denied the report.", ["Iranian officials = Iran"]),
    ("Malian soldiers and police sealed the road.", ["Malian soldiers = Army of Mali", "police = Mali"]),
    ("Soldiers from Chad joined the patrol.", ["Soldiers from Chad = Chad"]),
    ("The Syrian state collapsed.", ["Syrian state = Syria"]),
    ("Assad's forces shelled the suburb.", ["Assad's forces = Army of Syria", "Assad = Bashar al-Assad"]),
    (
        "Forces loyal to President Bashar al-Assad advanced.",
        [
            "Forces loyal to President Bashar al-Assad = Army of Syria",
            "President Bashar al-Assad = Bashar al-Assad",
        ],
    ),
    ("The Kyiv government rejected the offer.", ["Kyiv government = Government of Ukraine"]),
]

UNKNOWN_HANDS_AND_VICTIMS = [
    ("Armed men abducted two drivers.", ["Armed men = <armed men>", "drivers = <drivers>"]),
    ("Masked men shot a shopkeeper.", ["Masked men = <masked men>", "shopkeeper = <shopkeeper>"]),
    ("Two brothers were shot dead.", ["brothers = <brothers>"]),
    ("The brothers had a shop.", []),
    ("Police arrested nine supporters.", ["Police = <police>", "supporters = <supporters>"]),
    ("Rebels released three drivers.", ["Rebels = <rebels>", "drivers = <drivers>"]),
    ("Prices hurt drivers.", []),
    ("Fishermen found the bodies of six young men.", ["Fishermen = <fishermen>", "young men = <young men>"]),
    ("Troops killed civilians.", ["Troops = <troops>", "civilians = <civilians>"]),
    ("Gunmen killed the mayor of Kirkuk.", ["Gunmen = <gunmen>", "mayor = <mayor of Kirkuk>"]),
    (
        "Rebels freed the mayor of Punta del Roca, who was ill.",
        ["Rebels = <rebels>", "mayor = <mayor of Punta del Roca>"],
    ),
    ("Rebels freed the bishop of Wau.", ["Rebels = <rebels>", "bishop = <bishop of Wau>"]),
    ("Omar Haddad's troops took the ridge.", ["troops = <Omar Haddad's troops>"]),
    ("Militia-men burned the mill.", ["Militia-men = <militia-men>"]),
    ("The Secretary-General spoke.", ["Secretary-General = <Secretary-General>"]),
    ("The Group of Observers wrote a report.", ["Group of Observers = <Group of Observers>"]),
]

KINDS = [
    ("Armed men abducted two drivers.", "armed men", "unknown"),
    ("Masked men shot a shopkeeper.", "masked men", "unknown"),
    ("Old women left the town.", "old women", "civilian"),
    ("Militia-men burned the mill.", "militia-men", "militia"),
    ("The Secretary-General spoke.", "Secretary-General", "person"),
    ("The Group of Observers wrote a report.", "Group of Observers", "unknown"),
    ("Omar Haddad's troops took the ridge.", "Omar Haddad's troops", "unknown"),
    (
        "The referee blew. A goal by the striker and a header in midfield: their troops won.",
        "troops",
        "unknown",
    ),
]

COORDINATED = [
    ("US and Russian negotiators met in Vienna.", ["US = United States", "Russian negotiators = Russia"]),
    (
        "Ethiopian and Eritrean forces clashed.",
        ["Ethiopian = Army of Ethiopia", "Eritrean forces = Army of Eritrea"],
    ),
    (
        "US, British and French warships struck the port.",
        [
            "US = Army of United States",
            "British = Army of United Kingdom",
            "French warships = Army of France",
        ],
    ),
    ("US-Russian talks collapsed.", ["US = United States", "Russian = Russia"]),
    ("Iran and Turkey signed the accord.", ["Iran = Iran", "Turkey = Turkey"]),
]

GROUPS = [
    ("ISIS militants held the bridge.", ["ISIS militants = Islamic State"]),
    ("Islamic State fighters fled.", ["Islamic State fighters = Islamic State"]),
    ("Hamas gunmen stormed the post.", ["Hamas gunmen = Hamas"]),
    ("Members of Boko Haram abducted the girls.", ["Members of Boko Haram = Boko Haram", "girls = <girls>"]),
    ("Fighters from the SDF took the dam.", ["Fighters from the SDF = Syrian Democratic Forces"]),
    (
        "Gunmen loyal to the Islamic State in Iraq and Syria (ISIS) left.",
        [
            "Gunmen loyal to the Islamic State in Iraq and Syria = Islamic State",
            "ISIS = Islamic State",
        ],
    ),
    ("Gunmen loyal to al-Qaeda robbed the bank.", ["Gunmen loyal to al-Qaeda = al-Qaeda"]),
    ("The Islamic State group lost the oasis.", ["Islamic State group = Islamic State"]),
    ("The Houthis, who hold the port, denied it.", ["Houthis = Houthis"]),
    ("Three FARC guerrillas gave up.", ["FARC guerrillas = FARC"]),
    ("NATO warplanes hit the depot.", ["NATO warplanes = NATO"]),
    ("Reuters journalists saw the column.", ["Reuters journalists = Reuters"]),
    ("Al-Qaïda claimed the attack.", ["Al-Qaïda = al-Qaeda"]),
    ("ISIS-held districts were shelled.", ["ISIS = Islamic State"]),
    ("Isis said so.", ["Isis = Islamic State"]),
    ("IS fighters fled to the desert.", ["IS fighters = Islamic State"]),
    ("The Free Syrian Army withdrew.", ["Free Syrian Army = Free Syrian Army"]),
    (
        "The Saudi-led coalition bombed the port.",
        ["Saudi-led coalition = Saudi-led coalition", "Saudi = Saudi Arabia"],
    ),
]

BACKERS = [
    ("US-backed forces advanced.", ["US-backed forces = <US-backed forces>", "US = United States"]),
    (
        "Russian-backed proxies shelled the road.",
        ["Russian-backed proxies = <Russian-backed proxies>", "Russian = Russia"],
    ),
    (
        "Trucks of the US-backed Syrian Democratic Forces, or SDF, advanced.",
        [
            "US = United States",
            "Syrian Democratic Forces = Syrian Democratic Forces",
            "SDF = Syrian Democratic Forces",
        ],
    ),
    (
        "CIA-armed brigades met Pentagon-armed ones at the pass.",
        [
            "CIA-armed brigades = <CIA-armed brigades>",
            "CIA = Central Intelligence Agency",
            "Pentagon-armed ones = <Pentagon-armed brigades>",
            "Pentagon = US Department of Defense",
        ],
    ),
    (
        "US- and Turkish-backed rebels fled.",
        ["US- = United States", "Turkish-backed rebels = <Turkish-backed rebels>", "Turkish = Turkey"],
    ),
    ("Iran-backed Hezbollah fired rockets.", ["Iran = Iran", "Hezbollah = Hezbollah"]),
    ("Rebel-held suburbs were bombed.", ["Rebel = <rebels>"]),
]  # fmt: skip

DESCRIBED = [
    ("A Syrian general spoke on Sunday.", ["Syrian general = <Syrian general>"]),
    ("Unidentified gunmen attacked the convoy.", ["Unidentified gunmen = <unidentified gunmen>"]),
    ("Villagers fled into the hills.", ["Villagers = <villagers>"]),
    ("Kurdish fighters took the hill.", ["Kurdish fighters = <Kurdish fighters>"]),
    ("Two Turkish rebels were arrested.", ["Turkish rebels = <Turkish rebels>"]),
    ("Former Israeli soldiers protested.", ["Former Israeli soldiers = <former Israeli soldiers>"]),
    ("Pro-Iranian militias attacked the base.", ["Pro-Iranian militias = <pro-Iranian militias>"]),
    ("A 12-year-old boy was shot.", ["boy = <boy>"]),
    ("Five Americans were killed.", ["Americans = <Americans>"]),
    (
        "Syrian militias armed by the United States fought on.",
        ["Syrian militias = <Syrian militias>", "United States = United States"],
    ),
    ("Dozens of villagers were wounded.", ["villagers = <villagers>"]),
    ("Warplanes bombed the market.", ["Warplanes = <warplanes>"]),
    ("A Taliban spokesman denied it.", ["Taliban spokesman = <Taliban spokesman>", "Taliban = Taliban"]),
    ("A spokesman for the SDF denied it.", ["spokesman for the SDF = <spokesman for the SDF>",
                                            "SDF = Syrian Democratic Forces"]),
    ("Syrian opposition forces gave up.", ["Syrian opposition forces = <Syrian opposition forces>"]),
]  # fmt: skip

PERSONS = [
    (
        "American Secretary of State John Kerry arrived.",
        [
            "American Secretary of State John Kerry = John Kerry",
            "American Secretary of State = US Department of State",
        ],
    ),
    ("Gen. Paul Horn told the council.", ["Gen. Paul Horn = <Paul Horn>"]),
    ("The show's host Anna Brandt asked him.", ["host Anna Brandt = <Anna Brandt>"]),
    (
        "SDF commander Rojda Felat praised the men.",
        ["SDF commander Rojda Felat = <Rojda Felat>", "SDF = Syrian Democratic Forces"],
    ),
    ("Omar Haddad said the shop was gone.", ["Omar Haddad = <Omar Haddad>"]),
    ("Omar Haddad, 43, lost his shop.", ["Omar Haddad = <Omar Haddad>"]),
    ("Omar Haddad, a farmer, lost his land.", ["Omar Haddad = <Omar Haddad>", "farmer = <Omar Haddad>"]),
    ("President Assad refused.", ["President Assad = Bashar al-Assad"]),
    (
        "Russian Foreign Minister Sergei Lavrov refused.",
        [
            "Russian Foreign Minister Sergei Lavrov = Sergei Lavrov",
            "Russian Foreign Minister = Ministry of Foreign Affairs of Russia",
        ],
    ),
    (
        "Col. Ahmed al-Masri of the rebels said so.",
        ["Col. Ahmed al-Masri = <Ahmed al-Masri>", "rebels = <rebels>"],
    ),
]

ORGANISATIONS = [
    (
        'The CIA-backed "Eagles of the Plain" faction gave up.',
        ["CIA = Central Intelligence Agency", 'Eagles of the Plain" faction = <Eagles of the Plain>'],
    ),
    ("The Sultan Selim brigade joined the fight.", ["Sultan Selim brigade = <Sultan Selim>"]),
    ("The militant group Jund al-Sahel claimed it.", ["militant group Jund al-Sahel = <Jund al-Sahel>"]),
    (
        "The Northern Relief Committee sent tents.",
        ["Northern Relief Committee = <Northern Relief Committee>"],
    ),
    (
        "The Northern Relief Committee (NRC) sent tents. The NRC wants more.",
        ["Northern Relief Committee = <Northern Relief Committee>", "NRC = <Northern Relief Committee>"] * 1
        + ["NRC = <Northern Relief Committee>"],
    ),
    ("The New Syrian Army was formed.", ["New Syrian Army = <New Syrian Army>"]),
]

STATES = [
    ("Iran denied the charge.", ["Iran = Iran"]),
    ("A settlement with Russia is near.", ["Russia = Russia"]),
    ("Washington accused Moscow of lying.", ["Washington = United States", "Moscow = Russia"]),
    ("The deal between Washington and Tehran holds.", ["Washington = United States", "Tehran = Iran"]),
    ("A compromise with Moscow was reached.", ["Moscow = Russia"]),
    ("Russian air strikes hit the market.", ["Russian = Army of Russia"]),
    ("A Turkish operation against the enclave began.", ["Turkish = Turkey"]),
    ("The Russians bombed the bridge.", ["Russians = Russia"]),
    ("US sanctions hurt.", ["US = United States"]),
    ("Israel bombed Syria.", ["Israel = Israel", "Syria = Syria"]),
    ("The UK and Türkiye signed.", ["UK = United Kingdom", "Türkiye = Turkey"]),
    ("US TROOPS LEAVE BASRA", ["US TROOPS = Army of United States"]),
]

SEATS_AND_LISTS = [
    (
        "Iraq says the CIA sent the order from Langley.",
        ["Iraq = Iraq", "CIA = Central Intelligence Agency"],
    ),
    ("Iraq says the CIA knew. Langley denied it.", ["Iraq = Iraq", "CIA = Central Intelligence Agency",
                                                    "Langley = Central Intelligence Agency"]),
    (
        "Iraq said jets struck al-Baghdadi, Kisik and Hit in Iraq.",
        ["Iraq = Iraq", "jets = <jets>"],
    ),
    ("Bill Clinton and Hillary Clinton came. Clinton left.", ["Bill Clinton = Bill Clinton",
                                                             "Hillary Clinton = Hillary Clinton"]),
    ("US Vice President Ron Hale left.", ["US Vice President Ron Hale = <Ron Hale>"]),
    ("Refugees from Syria came home.", ["Refugees = <refugees>"]),
    ("Serb paramilitaries came back.", ["Serb paramilitaries = <Serb paramilitaries>"]),
    ("On Friday rebel forces came back.", ["rebel forces = <rebel forces>"]),
    ("The pilots flew attack, bomber and fighter aircraft.", ["pilots = <pilots>"]),
    ("They discussed military, legal and aid matters.", []),
    ("Leaders of Russia and Turkey met.", ["Leaders of Russia = Government of Russia", "Turkey = Turkey"]),
    ("Palmyra, Syria, was shelled.", []),
    ("Pressure on Israel grew.", ["Israel = Israel"]),
    ("A report on Israel was read.", []),
    ("The Coalition said so.", ["Coalition = <Coalition>"]),
    ("The coalition said so.", []),
    ("GENERAL LUIS ORTEGA SAID THAT THE FARC FLED.", ["GENERAL LUIS ORTEGA = <Luis Ortega>", "FARC = FARC"]),
    ("Aid workers left.", ["Aid workers = <aid workers>"]),
    ("Iran wants an apology from Turkey.", ["Iran = Iran", "Turkey = Turkey"]),
    ("Washington lifted its ban.", ["Washington = United States"]),
    ("A New York farmer came.", ["New York farmer = <New York farmer>"]),
    ("General Security Chief Ali Razi came.", ["General Security Chief Ali Razi = <Ali Razi>"]),
    ("The Council of the South said so.", ["Council of the South = <Council of the South>"]),
    ("The Azov battalion came.", ["Azov battalion = <Azov battalion>"]),
    ("The general stated his case.", ["general = <general>"]),
]  # fmt: skip

NOBODY = [
    "Negotiations went on in Moscow.",
    "The plane landed in Damascus.",
    "Shells fell on Damascus.",
    "The Turkish border was closed.",
    "The Syrian war is in its sixth year.",
    "Russian influence grew.",
    "She ordered a Turkish coffee.",
    "It costs ten US dollars.",
    "The American Civil War ended in 1865.",
    "General elections will be held in Chad in May.",
    "In general, the roads are bad.",
    "The Georgia legislature voted in Atlanta.",
    "The road runs from Atlanta, Georgia, to the coast.",
    "Michael Jordan scored 30 points.",
    "Jordan Henderson scored twice.",
    "A Russian novel won the prize.",
    "German and French wines were served.",
    "Turkish-made cars are cheap.",
    "It fell on northern Syria and Iraq.",
    "The plane flew from Turkey to Jordan.",
    "The plain lies in Jordan.",
    "WHERE IS THE BRIDGE?",
    "It IS true.",
    "The aid was sent by ship.",
    "The governments of Europe disagree.",
    "A state of emergency was declared.",
    "The peace talks were held in Paris.",
    "An attorney general is elected there.",
    "The fighting lasted a week.",
    "The battle of Britain Street was lost.",
]


def rows(*tables: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    return [row for table in tables for row in table]


@pytest.mark.parametrize(
    ("text", "expected"),
    rows(
        ORGANS_OF_STATES,
        UNKNOWN_HANDS_AND_VICTIMS,
        COORDINATED,
        GROUPS,
        BACKERS,
        DESCRIBED,
        PERSONS,
        ORGANISATIONS,
        STATES,
        SEATS_AND_LISTS,
    ),
)
def test_mentions(text: str, expected: list[str], analyse_text: AnalyseText, world: Knowledge) -> None:
    lines = told(analyse_text(text), world)
    pronouns = ("he ", "him ", "his ", "it ", "its ", "they ", "who ")
    assert sorted(line for line in lines if not line.lower().startswith(pronouns)) == sorted(expected)


@pytest.mark.parametrize(("text", "name", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_kind_of_a_description(
    text: str, name: str, kind: str, analyse_text: AnalyseText, world: Knowledge
) -> None:
    found = find_actors(analyse_text(text), world)
    assert {record.name: record.kind for record in found.records.values()}.get(name) == kind


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_acts(text: str, analyse_text: AnalyseText, world: Knowledge) -> None:
    assert told(analyse_text(text), world) == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Syrian government forces left.", "forces"),
        ("Members of Hamas left.", "Members"),
        ('The "Desert Eagles" faction left.', "faction"),
        ("The Islamic State of Iraq and Syria left.", "State"),
        ("American Secretary of State John Kerry left.", "Kerry"),
    ],
)
def test_head_is_what_the_sentence_attaches_to(
    text: str, head: str, analyse_text: AnalyseText, world: Knowledge
) -> None:
    analysis = analyse_text(text)
    assert analysis.doc[find_actors(analysis, world).mentions[0].head].text == head


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("A Syrian general spoke.", "Syrian general", "military", "SY"),
        ("Iraqi villagers fled.", "Iraqi villagers", "civilian", "IQ"),
        ("Rebel forces fled.", "rebel forces", "rebel", None),
        ("Tribal fighters fled.", "tribal fighters", "militia", None),
        ("A Turkish official spoke.", "Turkish official", "government", "TR"),
        ("Omar Haddad said so.", "Omar Haddad", "person", None),
        ("The Sultan Selim brigade fled.", "Sultan Selim", "rebel", None),
        ("The Northern Relief Committee left.", "Northern Relief Committee", "ngo", None),
        ("A French journalist was held.", "French journalist", "media", "FR"),
        ("Gunmen fled.", "gunmen", "unknown", None),
    ],
)
def test_described_actor(
    text: str, name: str, kind: str, country: str | None, analyse_text: AnalyseText, world: Knowledge
) -> None:
    record = next(iter(find_actors(analyse_text(text), world).records.values()))
    assert (record.name, record.kind, record.country, record.known) == (name, kind, country, False)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The Southern Front attacked.", "2016-03-28", True),
        ("The Southern Front attacked.", "2011-03-28", False),
        ("The Southern Front attacked.", None, True),
    ],
)
def test_no_name_before_its_time(
    text: str, published: str | None, expected: bool, analyse_text: AnalyseText, world: Knowledge
) -> None:
    found = find_actors(analyse_text(text, published=published), world)
    assert ("south_front" in found.records) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The Obama administration refused.", "2016-03-28", "us.government"),
        ("The Obama administration refused.", "2005-03-28", None),
    ],
)
def test_administration_of_an_office_holder(
    text: str, published: str, expected: str | None, analyse_text: AnalyseText, world: Knowledge
) -> None:
    found = find_actors(analyse_text(text, published=published), world)
    assert ("us.government" in found.records) == (expected is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chronicle said so.", False),
        ("The Aleppo Chronicle said so. The Chronicle added more.", True),
        ("Amal Clooney spoke. The Amal Movement did not.", False),
    ],
)
def test_weak_and_barred_names(
    text: str, expected: bool, analyse_text: AnalyseText, world: Knowledge
) -> None:
    lines = told(analyse_text(text), world)
    weak = [line for line in lines if line.split(" = ")[0] in ("Chronicle", "Amal")]
    assert bool(weak) == expected


def test_nested_mentions_look_up_the_widest(analyse_text: AnalyseText, world: Knowledge) -> None:
    analysis = analyse_text("CIA-armed units left.")
    found = find_actors(analysis, world)
    assert found.records[found.by_token[0].actor].name == "CIA-armed units"
    assert {found.records[mention.actor].name for mention in found.mentions} >= {
        "Central Intelligence Agency"
    }


def test_every_span_is_the_documents_own(analyse_text: AnalyseText, world: Knowledge) -> None:
    text = "Émigré rebels – “Türkiye-backed” ones – left İzmir.\n\nThe US and ISIS’s men\nfought."
    found = find_actors(analyse_text(text), world)
    assert found.records
    for record in found.records.values():
        for span in record.mentions:
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "()", "US", "the", '"""', "- - -", "’s", "ISIS-", "(SDF)", "\u200b"]
)
def test_odd_text_never_raises(text: str, analyse_text: AnalyseText, world: Knowledge) -> None:
    find_actors(analyse_text(text), world)


def test_ids_are_the_same_every_time(analyse_text: AnalyseText, world: Knowledge) -> None:
    text = "Villagers told Gen. Paul Horn that Hamas gunmen had left."
    first, second = (find_actors(analyse_text(text), world).records for _ in range(2))
    assert list(first) == list(second)
    assert "hamas" in first


def test_names_compile_fast(knowledge: Knowledge) -> None:
    start = time.perf_counter()
    compile_names(knowledge)
    # 1,500 entries take some 20 ms; the bound leaves room for a busy machine.
    assert time.perf_counter() - start < 0.5
