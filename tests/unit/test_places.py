"""Places in sentences from many wars: which names are places, where they are, how near an event is.

In the tables a place reads ``name: COUNTRY``, ``--`` for none; ``?`` marks one that is not resolved.
A sentence's list is complete: a place too many fails as one too few does.
"""

from collections.abc import Callable

import pytest

from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.found import Found, PlaceMention
from dateline.mentions.places.finder import find_places
from dateline.model import Place

AnalyseText = Callable[..., Analysis]
Finder = Callable[..., tuple[Analysis, Found[PlaceMention, Place]]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def find(analyse_text: AnalyseText, knowledge: Knowledge, gazetteer: Gazetteer) -> Finder:
    def run(
        text: str, place: str | None = None, taken: frozenset[str] = frozenset()
    ) -> tuple[Analysis, Found[PlaceMention, Place]]:
        analysis = analyse_text(text, place=place)
        indices = {token.i for token in analysis.doc if token.text in taken}
        return analysis, find_places(analysis, knowledge, gazetteer, indices)

    return run


def _told(analysis: Analysis, found: Found[PlaceMention, Place]) -> list[str]:
    told = []
    for mention in found.mentions:
        place = found.records[mention.place]
        text = analysis.span(mention.start, mention.end).text
        told.append(f"{text}: {place.country or '--'}{'?' if place.precision == 'unresolved' else ''}")
    return told


def _expected(line: str) -> list[str]:
    return [part.strip() for part in line.split(";") if part.strip()]


PLACES = [
    # Lists: what is told behind the last member holds for all of them.
    ("Strikes hit Sultan Abdullah, Kisik and Qayyarah in Iraq.",
     "Sultan Abdullah: IQ; Kisik: IQ; Qayyarah: IQ; Iraq: IQ"),
    (
        "Jets struck near Al Hasakah, Ayn Isa and Mar'a in Syria and near Bayji, Habbaniyah and Tuz in Iraq.",
        "Al Hasakah: SY; Ayn Isa: SY; Mar'a: SY; Syria: SY; Bayji: IQ; Habbaniyah: IQ; Tuz: IQ; Iraq: IQ",
    ),
    ("Islamist gunmen raided Mocimboa da Praia and Palma in Cabo Delgado.",
     "Mocimboa da Praia: MZ; Palma: MZ?; Cabo Delgado: MZ"),
    ("Rebels abducted children in Faradje, Congo.", "Faradje: CD?; Congo: CD"),
    ("Strikes hit Dabiq, Marea and Tell Rifaat north of Aleppo.",
     "Dabiq: SY; Marea: SY; Tell Rifaat: SY; Aleppo: SY"),
    ("The rebels, who hold Atmeh, Sarmada and Harem, denied it.", "Atmeh: SY; Sarmada: SY; Harem: SY"),
    ("M23 rebels captured Goma and Sake, then Bunagana.", "Goma: CD; Sake: CD; Bunagana: CD"),
    ("Tigray forces retook Mekelle, Adigrat and Alamata.",
     "Tigray: ET; Mekelle: ET; Adigrat: ET; Alamata: ET"),
    ("Clashes broke out in Malakal, Bentiu and Bor in South Sudan.",
     "Malakal: SS; Bentiu: SS; Bor: SS; South Sudan: SS"),
    ("The IRA bombed Omagh, Warrington and Manchester.", "Omagh: GB; Warrington: GB; Manchester: GB"),
    # The country told with a name.
    ("Tripoli, Lebanon, and Tripoli, Libya, saw protests.",
     "Tripoli: LB; Lebanon: LB; Tripoli: LY; Libya: LY"),
    ("In Tripoli, Libya's capital, gunmen stormed a hotel.", "Tripoli: LY; Libya: LY"),
    ("They met in Paris, Texas.", "Paris: US; Texas: US"),
    ("The nurse came from Athens, Ga., not from Greece.", "Athens: US; Greece: GR"),
    ("Gunmen attacked a bus in Minya, Egypt.", "Minya: EG; Egypt: EG"),
    ("Al-Shabaab attacked a base in El Adde, Somalia.", "El Adde: SO?; Somalia: SO"),
    ("Hutu militiamen attacked a church in Nyarubuye, Rwanda, in April 1994.", "Nyarubuye: RW?; Rwanda: RW"),
    ("Clashes erupted five kilometres east of Palmyra, in Syria.", "Palmyra: SY; Syria: SY"),
    ("The town of Hit, in Iraq's Anbar province, fell.", "Hit: IQ; Iraq: IQ; Anbar: IQ"),
    ("Iraq's second city, Mosul, fell to the group in June 2014.", "Iraq: IQ; Mosul: IQ"),
    ("Residents of Mosul's Nablus neighbourhood fled.", "Mosul: IQ; Nablus: IQ?"),
    ("In the Libyan city of Sirte, 21 men were beheaded.", "Sirte: LY"),
    ("The Ukrainian city of Mykolaiv was shelled on Sunday.", "Mykolaiv: UA"),
    ("A car bomb killed nine people near the Syrian town of Azaz on Monday.", "Azaz: SY"),
    ("Two soldiers died when a mine exploded near Lice, Turkey.", "Lice: TR; Turkey: TR"),
    # Countries of the text decide between namesakes.
    ("Russian troops entered Debaltseve and Lyman in the Donetsk region.",
     "Debaltseve: UA; Lyman: UA; Donetsk: UA"),
    ("Guerrillas ambushed a patrol in San Miguel, El Salvador.", "San Miguel: SV; El Salvador: SV"),
    ("FARC rebels attacked Toribio in Cauca and Caloto.", "Toribio: CO; Cauca: CO; Caloto: CO"),
    ("Peruvian soldiers clashed with Shining Path in Ayacucho and Huanta.", "Ayacucho: PE; Huanta: PE"),
    ("Georgian troops shelled Tskhinvali before Russian tanks reached Gori.", "Tskhinvali: GE; Gori: GE"),
    ("Egypt's army killed militants in Sheikh Zuweid and Rafah in North Sinai.",
     "Egypt: EG; Sheikh Zuweid: EG; Rafah: EG; North Sinai: EG"),
    ("The army shelled Khan Younis and Rafah overnight.", "Khan Younis: PS; Rafah: PS"),
    ("Rockets from Gaza hit Sderot and Ashkelon.", "Gaza: PS; Sderot: IL; Ashkelon: IL"),
    # Names that are known without support, and metonyms of governments.
    ("Washington and Moscow agreed that Damascus must let aid in.",
     "Washington: US; Moscow: RU; Damascus: SY"),
    ("Moscow said that its planes had bombed Idlib from Khmeimim.", "Moscow: RU; Idlib: SY; Khmeimim: SY"),
    ("Tehran and Riyadh traded accusations over Sanaa.", "Tehran: IR; Riyadh: SA; Sanaa: YE"),
    ("Bashar Assad met John Kerry in Geneva.", "Geneva: CH"),
    ("Khmer Rouge guerrillas shelled Battambang and Siem Reap.", "Battambang: KH; Siem Reap: KH"),
    # Shapes of names.
    ("Rebels seized Khan Sheikhoun and Maarat al-Numan in Idlib province.",
     "Khan Sheikhoun: SY; Maarat al-Numan: SY; Idlib: SY"),
    ("Hundreds fled eastern Ghouta for Damascus.", "eastern Ghouta: SY; Damascus: SY"),
    ("Militants attacked al-Tanf and T4.", "al-Tanf: SY; T4: SY"),
    ("Kurdish units seized Menagh air base.", "Menagh air base: SY"),
    ("The army took Mosul Dam and Haditha Dam.", "Mosul Dam: IQ; Haditha Dam: IQ"),
    ("Armenian forces shelled Shusha and Lachin in Nagorno-Karabakh.",
     "Shusha: AZ; Lachin: AZ; Nagorno-Karabakh: AZ"),
    ("Both sides claimed the town of Khan Touman.", "Khan Touman: --?"),
    ("The Syrian-Turkish border was closed near Bab al-Hawa.", "Syrian-Turkish border: --; Bab al-Hawa: SY"),
    ("Militants crossed the Jordanian border into Daraa province.", "Jordanian border: JO; Daraa: SY"),
    ("The Battle of Aleppo ended in December 2016.", "Aleppo: SY"),
    ("The Raqqa offensive and the Hama offensive began together.", "Raqqa: SY; Hama: SY"),
    ("IDLIB, Syria (AP) - Warplanes bombed Saraqeb and Ariha.",
     "IDLIB: SY; Syria: SY; Saraqeb: SY; Ariha: SY"),
    ("SAN SALVADOR, 12 JAN -- GUERRILLAS ATTACKED THE GARRISON IN USULUTAN AND SAN MIGUEL.",
     "SAN SALVADOR: SV; USULUTAN: SV; SAN MIGUEL: SV"),
    ("THE ARMY SAID THAT TWO SOLDIERS WERE KILLED NEAR CHALATENANGO, EL SALVADOR.",
     "CHALATENANGO: SV; EL SALVADOR: SV"),
    ("Syrian Army Retakes Town Of Khanasir Near Aleppo", "Khanasir: SY; Aleppo: SY"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:60] for text, _ in PLACES])
def test_places(find: Finder, text: str, expected: str) -> None:
    assert _told(*find(text)) == _expected(expected)


NOT_PLACES = [
    # Words that are also names of towns.
    ("Hit by three rockets, the convoy turned back from Ramadi.", "Ramadi: IQ"),
    ("The nice thing, Nice said, was the reading of the will.", ""),
    ("Most residents fled when the storm hit.", ""),
    ("Police in Szczecin arrested nine men; Police said they were armed.", "Szczecin: PL"),
    ("The May offensive began in March and ended on Sunday.", ""),
    ("Independence came in 1956; Hope and Union were ships.", ""),
    ("Officials in Congress said nothing in Ramadan.", ""),
    ("Thanksgiving turkey was served to troops in Turkey.", "Turkey: TR"),
    ("Shells fell on the Centre, and the State blamed Unity.", ""),
    # People.
    ("Gen. Lebanon told reporters that the army had left Idlib.", "Idlib: SY"),
    ("Jordan Smith, a nurse from Ohio, spoke to Jordan on Tuesday.", "Ohio: US"),
    ("Jordan, 27, a soldier, was killed in Iraq.", "Iraq: IQ"),
    ("Chad Wolf spoke about Chad.", ""),
    ("Israel Hernandez was killed near Mosul.", "Mosul: IQ"),
    ("Paris Jackson praised London Breed in San Francisco.", "San Francisco: US"),
    ("Lincoln told the committee that he had never seen Lincoln, Nebraska.", "Lincoln: US; Nebraska: US"),
    ("President Lincoln and General Jackson never met.", ""),
    ("Salma said she had lost two sons.", ""),
    ("Ahmed Hassan, Omar and Khalid were arrested in Basra.", "Basra: IQ"),
    ("Sultan Abdullah of Jordan visited Amman.", "Jordan: JO; Amman: JO"),
    ("The leader, Abu Mohammad al-Golani, is from Daraa.", "Daraa: SY"),
    # Things named after places.
    ("The Los Angeles Times reported from Kabul that Kandahar was calm.", "Kabul: AF; Kandahar: AF"),
    ("The Jordan Times and the Daily Star reported it.", ""),
    ("The Aleppo Media Center said Aleppo was bombed.", "Aleppo: SY"),
    ("The Dayton Agreement ended the war in Bosnia.", "Bosnia: BA"),
    ("The White House and the Kremlin disagreed over Aleppo.", "Aleppo: SY"),
    ("CIA and SDF officers met NATO envoys in Iraq.", "Iraq: IQ"),
    ("St. George's Day was marked in Beirut.", "Beirut: LB"),
    ("In the Ashford design, the garage is small.", ""),
    ("He drove in Toyota trucks through Syria.", "Syria: SY"),
    # Adjectives are no places.
    ("The U.S. said U.S. troops would stay in the US-held base at al-Tanf.", "U.S.: US; al-Tanf: SY"),
    ("Syrian, Turkish and Iranian officers met.", ""),
    ("Saudi-led jets bombed Saada.", "Saada: YE"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_PLACES, ids=[text[:60] for text, _ in NOT_PLACES])
def test_what_is_no_place(find: Finder, text: str, expected: str) -> None:
    assert _told(*find(text)) == _expected(expected)


IN_ACTION = [
    # A name that no gazetteer has is a place where fighters do something with it or at it.
    ("Soldiers captured the last stronghold at Ozbarani.", "Ozbarani: --?"),
    ("The rebels drove the army out of Zatanaz.", "Zatanaz: --?"),
    ("The group vacated Barirow on Monday.", "Barirow: --?"),
    ("Dorvanski fell to the rebels on Friday.", "Dorvanski: --?"),
    ("Saraqeb fell to the rebels on Friday.", "Saraqeb: SY"),
    ("Troops shelled Zubrekh for three days.", "Zubrekh: --?"),
    ("Zubrekh was bombed on Sunday.", "Zubrekh: --?"),
    ("Fighters entered Malkhuta at dawn.", "Malkhuta: --?"),
    ("The army overran a rebel base in Oxtala.", "Oxtala: --?"),
    ("The army recaptured Kolvari from the rebels.", "Kolvari: --?"),
    ("Government forces left Mbolanda after a week of fighting.", "Mbolanda: --?"),
    ("Nine soldiers were killed near Kutchanak.", "Kutchanak: --?"),
    ("Kurds drove the militants from Sarrukh.", "Sarrukh: --?"),
    ("The mayor of Puerto Lindas was freed.", "Puerto Lindas: --?"),
    # What can be done to anything counts only where fighters do it to no person.
    ("He left Datanet in 2010 and entered Parliament.", ""),
    ("Troops captured Kovac in his house.", ""),
    ("Police captured Kovac in Lyon.", "Lyon: FR"),
    ("Rebels attacked Kovac, a journalist.", ""),
    ("Rebels captured General Kovac.", ""),
    ("The president attacked Kovac for the speech.", ""),
    ("Jets bombed a house, Kovac said. Rebels attacked Kovac again.", ""),
    ("Kovac fell to the ground.", ""),
    ("Datanet fell to nine dollars.", ""),
    ("Nine men were killed in Operation Lantern.", ""),
    ("Troops withdrew from Operation Lantern.", ""),
]


@pytest.mark.parametrize(("text", "expected"), IN_ACTION, ids=[text[:60] for text, _ in IN_ACTION])
def test_places_in_action(find: Finder, text: str, expected: str) -> None:
    analysis, found = find(text)
    assert _told(analysis, found) == _expected(expected)
    unresolved = sum(place.precision == "unresolved" for place in found.records.values())
    assert len(found.notes) == unresolved


RELATIONS = [
    ("Fighting raged near Raqqa.", "Raqqa", "near"),
    ("A convoy was hit 30 km north of Kirkuk.", "Kirkuk", "near"),
    ("Shells landed on the outskirts of Homs.", "Homs", "near"),
    ("Fighters pushed into the suburbs of Damascus.", "Damascus", "at"),
    ("Fifty died outside the besieged city of Aleppo.", "Aleppo", "near"),
    ("Iraqi troops advanced toward Tal Afar.", "Tal Afar", "toward"),
    ("Government forces are advancing on Raqqa.", "Raqqa", "toward"),
    ("The convoy headed for Kobani.", "Kobani", "toward"),
    ("Fighting raged between Aleppo and the Turkish border.", "Aleppo", "between"),
    ("Fighting raged between Aleppo and the Turkish border.", "Turkish border", "between"),
    ("The front between Sirte and Misrata was quiet.", "Misrata", "between"),
    ("Fighting raged between the army and rebels in Homs.", "Homs", "at"),
    ("Strikes near Manbij and Azaz killed nine.", "Azaz", "near"),
    ("Troops entered Mosul.", "Mosul", "at"),
]


@pytest.mark.parametrize(("text", "name", "relation"), RELATIONS)
def test_relation(find: Finder, text: str, name: str, relation: str) -> None:
    analysis, found = find(text)
    told = {analysis.span(mention.start, mention.end).text: mention.relation for mention in found.mentions}
    assert told[name] == relation


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rebels left Aleppo.", "Aleppo", "town"),
        ("Rebels left Aleppo province.", "Aleppo", "province"),
        ("Rebels left the province of Aleppo.", "Aleppo", "province"),
        ("Soldiers in Syria's Idlib, Hama and Latakia provinces surrendered.", "Hama", "province"),
        ("Tribes rose in Anbar in Iraq.", "Anbar", "province"),
        ("They crossed the Euphrates in Syria.", "Euphrates", "river"),
        ("Jets took off from Incirlik in Turkey.", "Incirlik", "base"),
    ],
)
def test_kind(find: Finder, text: str, name: str, kind: str) -> None:
    _, found = find(text)
    assert {place.name: place.kind for place in found.records.values()}[name] == kind


def test_two_spellings_are_one_place(find: Finder) -> None:
    _, found = find(
        "Rockets hit Mar'a in Syria.\n\nMarea, or Mari, was shelled again, a doctor in Marea said."
    )
    (town,) = (place for place in found.records.values() if place.kind == "town")
    assert [span.text for span in town.mentions] == ["Mar'a", "Marea", "Mari", "Marea"]
    assert (town.name, town.country, town.admin1) == ("Mar'a", "SY", "Aleppo")
    assert town.latitude == pytest.approx(36.48, abs=0.05)


def test_a_mention_is_the_documents_own_slice(find: Finder) -> None:
    text = "First, rain.\n\nThen shells fell on Deir al-Zor,\nRaqqa and Tal-Afar in Syria."
    _, found = find(text)
    spans = [span for place in found.records.values() for span in place.mentions]
    assert {span.text for span in spans} >= {"Deir al-Zor", "Raqqa"}
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_country_told_once_holds_for_the_text(find: Finder) -> None:
    analysis, found = find(
        "Troops entered Hit, Iraq, on Monday.\n\nResidents of Hit welcomed them; shops in Hit opened."
    )
    assert _told(analysis, found) == ["Hit: IQ", "Iraq: IQ", "Hit: IQ", "Hit: IQ"]


def test_a_namesake_elsewhere_is_never_taken(find: Finder) -> None:
    analysis, found = find(
        "Fighters in Syria and in Iraq fled.\n\nThe army shelled the village of Ashland in Syria."
    )
    assert _told(analysis, found)[-2:] == ["Ashland: SY?", "Syria: SY"]
    assert all(place.latitude is None for place in found.records.values() if place.name == "Ashland")


def test_a_curated_place_beats_a_large_namesake(find: Finder) -> None:
    analysis, found = find("Rebels in Syria took Palmyra.\n\nThe army in Syria then lost Arak and Sukhna.")
    assert _told(analysis, found)[-2:] == ["Arak: SY", "Sukhna: SY"]


@pytest.mark.parametrize(
    ("dateline", "country"),
    [("ATHENS, Georgia", "US"), ("ATHENS, Ga.", "US"), ("ATHENS", "GR"), ("WASHINGTON", "GR"), (None, "GR")],
)
def test_the_dateline_counts(find: Finder, dateline: str | None, country: str) -> None:
    _, found = find("Fire broke out in Athens on Monday.", place=dateline)
    assert [place.country for place in found.records.values()] == [country]


def test_nothing_is_found_inside_an_actors_name(find: Finder) -> None:
    analysis, found = find(
        "Army of Mosul Eagles fighters left Raqqa.", taken=frozenset({"Army", "of", "Mosul", "Eagles"})
    )
    assert _told(analysis, found) == ["Raqqa: SY"]


def test_an_unresolved_place_leaves_a_note(find: Finder) -> None:
    _, found = find("Both sides claimed the town of Khan Touman.")
    (note,) = found.notes
    assert note.stage == "places"
    assert note.span is not None
    assert note.span.text == "Khan Touman"


def test_every_token_of_a_mention_leads_to_it(find: Finder) -> None:
    analysis, found = find("Shells hit Deir al-Zor in Syria.")
    mention = found.mentions[0]
    assert all(found.at(i) is mention for i in range(mention.start, mention.end))
    assert mention.start <= mention.head < mention.end
    assert found.at(0) is None
    assert analysis.doc[mention.head].text == "Zor"


@pytest.mark.parametrize(
    "text", ["", "…", "-", "al-", "A - B", "' ' '", "of the of", "\u200e", "IN IN IN", "1 2 3", "al-al-al Al"]
)
def test_odd_text_gives_no_place_and_no_error(find: Finder, text: str) -> None:
    assert find(text)[1].mentions == ()


def test_ids_do_not_depend_on_the_text(find: Finder) -> None:
    ids = {
        place.id
        for text in ("Troops entered Raqqa.", "The army left Ar Raqqah, Syria.")
        for place in find(text)[1].records.values()
        if place.kind == "town"
    }
    assert len(ids) == 1
