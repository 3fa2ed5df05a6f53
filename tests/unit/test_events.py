"""Events read from single reports of a sentence or two, from many wars.

A row is a text, the day it was published, and one line for each event that must be read, no more:
``type/mode status | actors > recipients | place | start``. An asterisk leaves a part free.
"""

from collections.abc import Callable

import pytest

from dateline.model import Event, Reading

Read = Callable[..., Reading]

ROWS: list[tuple[str, str | None, list[str]]] = [
    # -- places change hands
    (
        "Ethiopian troops recaptured the town of Lalibela from the Tigray People's Liberation Front"
        " on Wednesday.",
        "2021-12-03",
        ["control/capture occurred | * > Tigray People's Liberation Front | Lalibela | 2021-12-01"],
    ),
    (
        "The Taliban seized Kunduz on Sunday.",
        "2021-08-09",
        ["control/capture occurred | Taliban > | Kunduz | 2021-08-08"],
    ),
    (
        "Goma fell to M23 rebels in January.",
        "2025-02-10",
        ["control/capture occurred | March 23 Movement > | Goma | 2025-01"],
    ),
    (
        "Russian forces took control of Bakhmut in May, the defence ministry said.",
        "2023-06-01",
        ["control/capture occurred | Russian Armed Forces > | Bakhmut | 2023-05"],
    ),
    ("The army lost the town of Palma.", None, ["control/lose occurred | > * | Palma | *"]),
    (
        "Government troops have besieged Daraya since 2012.",
        "2015-03-01",
        ["control/besiege occurred | * > | Daraya | 2012"],
    ),
    (
        "Rebels drove the army out of Taftanaz in January.",
        "2013-02-01",
        ["control/capture occurred | * > * | Taftanaz | 2013-01"],
    ),
    # -- fighting
    (
        "Ukrainian and Russian troops clashed near Avdiivka on Monday.",
        "2023-10-11",
        ["assault/clash occurred | Armed Forces of Ukraine, Russian Armed Forces > | Avdiivka | 2023-10-09"],
    ),
    (
        "Heavy fighting erupted between the Rapid Support Forces and the army in Khartoum.",
        None,
        ["assault/clash occurred | Rapid Support Forces, * > | Khartoum | *"],
    ),
    (
        "Clashes between protesters and police continued in Nairobi on Tuesday.",
        "2024-06-26",
        ["assault/clash occurred | *, * > | Nairobi | 2024-06-25"],
    ),
    # -- from the air and from afar
    (
        "Israeli jets struck Hezbollah positions near Baalbek on Friday.",
        "2024-03-16",
        ["assault/aerial occurred | Israel* > Hezbollah | Baalbek | 2024-03-15"],
    ),
    (
        "Saudi-led coalition air strikes on Sanaa killed 14 civilians on Saturday.",
        "2017-08-27",
        ["assault/aerial occurred | * > * | Sanaa | 2017-08-26"],
    ),
    (
        "Turkish warplanes bombed Qandil and Sinjar on Thursday.",
        "2020-06-20",
        [
            "assault/aerial occurred | Turkish* > | Qandil | 2020-06-18",
            "assault/aerial occurred | Turkish* > | Sinjar | 2020-06-18",
        ],
    ),
    (
        "A US drone strike killed three militants in North Waziristan.",
        None,
        ["assault/drone occurred | United States* > * | North Waziristan | *"],
    ),
    (
        "The army shelled Misrata for three days.",
        None,
        ["assault/heavy-weapons occurred | * > | Misrata | *"],
    ),
    (
        "Hamas fired rockets at Ashkelon on Sunday.",
        "2014-07-15",
        ["assault/heavy-weapons occurred | Hamas > | Ashkelon | 2014-07-13"],
    ),
    # -- bombs, bullets, kidnapping
    (
        "A car bomb exploded in Baghdad on Monday, killing 20 people.",
        "2007-04-18",
        ["assault/explosives occurred | > * | Baghdad | 2007-04-16"],
    ),
    ("Gunmen opened fire on a bus in Quetta.", None, ["assault/firearms occurred | * > | Quetta | *"]),
    (
        "Boko Haram abducted 110 schoolgirls in Dapchi in February.",
        "2018-03-05",
        ["assault/abduct occurred | Boko Haram > * | Dapchi | 2018-02"],
    ),
    (
        "A suicide bomber blew himself up in Kabul.",
        None,
        ["assault/suicide-attack occurred | * > | Kabul | *"],
    ),
    (
        "Soldiers killed six villagers in the hills near Ayacucho.",
        None,
        ["assault/- occurred | * > * | Ayacucho | *"],
    ),
    ("Three civilians were killed in Taiz.", None, ["assault/- occurred | > civilians | Taiz"]),
    (
        "A market in Taiz was shelled by the Houthis.",
        None,
        ["assault/heavy-weapons occurred | Houthis > | Taiz"],
    ),
    (
        "The UN called on the rebels to withdraw from Goma.",
        None,
        ["request/- occurred | United Nations > rebels", "retreat/withdraw called_for | rebels > | Goma"],
    ),
    (
        "Shelling was reported in Bentiu and Malakal.",
        None,
        ["assault/heavy-weapons occurred | > | Bentiu", "assault/heavy-weapons occurred | > | Malakal"],
    ),
    (
        "The rebels shot a policeman and killed him in Cali.",
        None,
        ["assault/firearms occurred | rebels > policeman | Cali"],
    ),
    (
        "Nine Kenyans were killed on Friday when shells hit a United Nations school in Bentiu.",
        "2014-05-06",
        ["assault/heavy-weapons occurred | > *, * | Bentiu | 2014-05-02"],
    ),
    (
        "A bomb exploded in the town of Kaga, in Yobe state, on Monday.",
        "2014-05-08",
        ["assault/explosives occurred | > | Kaga | 2014-05-05"],
    ),
    # -- plans, threats, calls, denials
    (
        "The Iraqi army is preparing to retake Tikrit.",
        None,
        ["control/capture planned | Iraq* > | Tikrit | *"],
    ),
    (
        "The rebels threatened to attack Bangui.",
        None,
        ["threaten/violence occurred | rebels >", "assault/- threatened | * > | Bangui | *"],
    ),
    ("Ethiopia denied that its troops had entered Somalia.", None, ["mobilize/troops denied | Ethiopia* >"]),
    ("The army denied shelling Bentiu.", None, ["assault/heavy-weapons denied | * > | Bentiu | *"]),
    (
        "Wagner fighters failed to capture Vuhledar.",
        None,
        ["control/capture denied | Wagner* > | Vuhledar | *"],
    ),
    (
        "Separatists could attack Mariupol, analysts warned.",
        None,
        ["assault/- hypothetical | * > | Mariupol | *"],
    ),
    # -- politics of war
    (
        "Sudan and South Sudan signed an agreement in Juba.",
        None,
        ["support/- occurred | Sudan, South Sudan > | Juba | *"],
    ),
    (
        "Chad accused Sudan of arming the rebels.",
        None,
        ["accuse/allege occurred | Chad > Sudan | *", "aid/- * | Sudan > * | *"],
    ),
    (
        "Kenya deployed troops to Garissa on Thursday.",
        "2015-04-04",
        ["mobilize/troops occurred | Kenya* > | Garissa | 2015-04-02"],
    ),
    (
        "Ugandan troops withdrew from Juba in 2016.",
        "2017-01-01",
        ["retreat/withdraw occurred | Uganda* > | Juba | 2016"],
    ),
    (
        "The rebels released four Turkish drivers on Friday.",
        "2014-07-06",
        ["retreat/release occurred | * > * | * | 2014-07-04"],
    ),
    (
        "Police arrested 60 demonstrators in Minsk on Sunday.",
        "2020-11-02",
        ["coerce/arrest occurred | * > * | Minsk | 2020-11-01"],
    ),
    (
        "The United Nations condemned the attack on Kabul airport.",
        None,
        ["accuse/disapprove occurred | United Nations > | * | *", "assault/- occurred | > | Kabul | *"],
    ),
    # -- nothing
    ("The striker hit the post twice before United captured the title in Leeds.", None, []),
    ("Shares in the arms maker fell 4 per cent in London.", None, []),
    ("A storm battered the coast near Beira and destroyed crops.", None, []),
    ("The film about the siege bombed at the box office in Paris.", None, []),
    ("She attacked the budget as timid in a speech in Ottawa.", None, []),
    ("The museum in Aleppo holds a large collection of seals.", None, []),
    ("The battle for the nomination moves to Iowa.", None, []),
    ("A woman was killed in Leeds on Monday when her car left the road.", "2014-05-07", []),
    ("Senator Harris attacked Governor Miller in early-morning messages.", None, []),
    ("His parents met in Damascus in 1961.", None, []),
    ("Visitors to Petra fell by a third last year.", None, []),
    ("The minister explained how fighting fires in the north is organised.", None, []),
]


@pytest.mark.parametrize(("text", "published", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_events(text: str, published: str | None, expected: list[str], read: Read) -> None:
    reading = read(text, published=published)
    told = [describe(event, reading) for event in reading.events]
    assert len(told) == len(expected), told
    for line in expected:
        assert any(matches(line, found) for found in told), told


def describe(event: Event, reading: Reading) -> str:
    """An event as a row of the table."""
    names = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.mentions[0].text for place in reading.places if place.mentions}
    actors = ", ".join(names[actor] for actor in event.actors)
    recipients = ", ".join(names[actor] for actor in event.recipients)
    return (
        f"{event.type}/{event.mode or '-'} {event.status} | {actors} > {recipients}"
        f" | {places.get(event.place or '', '')} | {event.start or ''}"
    )


def matches(line: str, found: str) -> bool:
    """Whether a described event is as the row asks; parts left off at the row's end are free."""
    wanted, given = (
        [part.strip() for part in row.replace(" > ", " | ").replace(" >", " | ").split("|")]
        for row in (line, found)
    )
    return all(_part(want, give) for want, give in zip(wanted, given, strict=False))


def _part(want: str, give: str) -> bool:
    if want == "*" or want == give:
        return True
    wants, gives = want.split(", "), give.split(", ")
    if len(wants) != len(gives):
        return False
    return all(
        give.startswith(want[:-1]) if want.endswith("*") else want == give
        for want, give in zip(wants, gives, strict=True)
    )
