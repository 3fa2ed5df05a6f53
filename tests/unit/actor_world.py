"""A small world of actors for tests of names, coreference and relations, apart from the shipped one.

Word lists are the shipped ones: the rules under test live in both.
"""

from dateline.knowledge.load import Bundle, Knowledge
from dateline.knowledge.schema import ActorEntry, Office, StateEntry

NATIONS = (
    # id, name, country, other names, adjectives, people, capital
    ("us", "United States", "US", ("US", "U.S."), ("American", "US", "U.S."), ("Americans",), "Washington"),
    ("ru", "Russia", "RU", ("Russian Federation",), ("Russian",), ("Russians",), "Moscow"),
    ("sy", "Syria", "SY", (), ("Syrian",), ("Syrians",), "Damascus"),
    ("iq", "Iraq", "IQ", (), ("Iraqi",), ("Iraqis",), "Baghdad"),
    ("ir", "Iran", "IR", (), ("Iranian",), ("Iranians",), "Tehran"),
    ("il", "Israel", "IL", (), ("Israeli",), ("Israelis",), "Jerusalem"),
    ("tr", "Turkey", "TR", ("Türkiye",), ("Turkish",), ("Turks",), "Ankara"),
    ("fr", "France", "FR", (), ("French",), (), "Paris"),
    ("gb", "United Kingdom", "GB", ("Britain", "UK"), ("British", "UK"), ("Britons",), "London"),
    ("sa", "Saudi Arabia", "SA", (), ("Saudi",), ("Saudis",), "Riyadh"),
    ("ua", "Ukraine", "UA", (), ("Ukrainian",), ("Ukrainians",), "Kyiv"),
    ("co", "Colombia", "CO", (), ("Colombian",), ("Colombians",), "Bogotá"),
    ("ml", "Mali", "ML", (), ("Malian",), ("Malians",), "Bamako"),
    ("et", "Ethiopia", "ET", (), ("Ethiopian",), ("Ethiopians",), "Addis Ababa"),
    ("er", "Eritrea", "ER", (), ("Eritrean",), ("Eritreans",), "Asmara"),
    ("lk", "Sri Lanka", "LK", (), ("Sri Lankan",), ("Sri Lankans",), "Colombo"),
    ("ge", "Georgia", "GE", (), ("Georgian",), ("Georgians",), "Tbilisi"),
    ("jo", "Jordan", "JO", (), ("Jordanian",), ("Jordanians",), "Amman"),
    ("td", "Chad", "TD", (), ("Chadian",), ("Chadians",), "N'Djamena"),
    ("lb", "Lebanon", "LB", (), ("Lebanese",), (), "Beirut"),
    ("qa", "Qatar", "QA", (), ("Qatari",), ("Qataris",), "Doha"),
    ("ye", "Yemen", "YE", (), ("Yemeni",), ("Yemenis",), "Sanaa"),
)  # fmt: skip
ARMED = ("us", "ru", "sy", "iq", "il", "tr", "fr", "gb", "ua", "ml", "et", "er", "lk")
GOVERNED = ("us", "ru", "sy", "ua", "co", "il")

GROUPS = (
    ("isis", "Islamic State", "rebel", None, ("ISIS", "ISIL", "Islamic State in Iraq and Syria"), ("IS",)),
    ("sdf", "Syrian Democratic Forces", "militia", "SY", ("SDF",), ()),
    ("ypg", "People's Protection Units", "militia", "SY", ("YPG",), ()),
    ("hamas", "Hamas", "militia", "PS", (), ()),
    ("qassam", "al-Qassam Brigades", "militia", "PS", ("Qassam Brigades",), ()),
    ("hezbollah", "Hezbollah", "militia", "LB", ("Hizbullah",), ()),
    ("taliban", "Taliban", "rebel", "AF", (), ()),
    ("alqaeda", "al-Qaeda", "rebel", None, ("Al-Qaeda", "al-Qaida"), ()),
    ("nusra", "Jabhat al-Nusra", "rebel", "SY", ("al-Nusra Front",), ()),
    ("houthis", "Houthis", "rebel", "YE", ("Houthi",), ()),
    ("boko", "Boko Haram", "rebel", "NG", (), ()),
    ("farc", "FARC", "rebel", "CO", (), ()),
    ("ltte", "Tamil Tigers", "rebel", "LK", ("LTTE", "Tamil Tiger"), ()),
    ("coalition", "Saudi-led coalition", "military", None, (), ()),
    ("un", "United Nations", "igo", None, ("UN", "U.N."), ()),
    ("nato", "NATO", "igo", None, (), ()),
    ("reuters", "Reuters", "media", "GB", (), ()),
    ("chronicle", "Aleppo Chronicle", "media", "SY", (), ("Chronicle",)),
    ("cia", "Central Intelligence Agency", "intelligence", "US", ("CIA",), ("Langley",)),
    ("us.defense", "US Department of Defense", "government", "US", ("Pentagon",), ()),
    ("free_army", "Free Syrian Army", "rebel", "SY", ("FSA",), ()),
)  # fmt: skip

PEOPLE = (
    ("kerry", "John Kerry", "US", ("Kerry",), (Office(title="Secretary of State", of="us.state"),)),
    ("assad", "Bashar al-Assad", "SY", ("Assad",), (Office(title="President", of="sy.government"),)),
    ("lavrov", "Sergei Lavrov", "RU", ("Lavrov",), (Office(title="Foreign Minister", of="ru.mfa"),)),
    ("nasrallah", "Hassan Nasrallah", "LB", ("Nasrallah",), (Office(title="Leader", of="hezbollah"),)),
    ("baghdadi", "Abu Bakr al-Baghdadi", "IQ", ("al-Baghdadi",), (Office(title="Leader", of="isis"),)),
    ("clinton_b", "Bill Clinton", "US", ("Clinton",), ()),
    ("clinton_h", "Hillary Clinton", "US", ("Clinton",), ()),
    ("obama", "Barack Obama", "US", ("Obama",), (
        Office(title="President", of="us.government", start="2009-01-20", end="2017-01-20"),
    )),
)  # fmt: skip


def small_world(words: Knowledge) -> Knowledge:
    """The small world, with the word lists and event types of ``words``."""
    return Knowledge(
        Bundle(
            version="test",
            states=tuple(_states()),
            actors=tuple(_actors()),
            types=words.bundle.types,
            lists=words.bundle.lists,
        )
    )


def _states() -> list[StateEntry]:
    return [
        StateEntry(
            id=key,
            name=name,
            country=country,
            names=names,
            adjectives=adjectives,
            people=people,
            metonyms=(capital,),
            organs={
                organ: f"{key}.{organ}"
                for organ, having in (("military", ARMED), ("government", GOVERNED))
                if key in having
            },
        )
        for key, name, country, names, adjectives, people, capital in NATIONS
    ]


def _actors() -> list[ActorEntry]:
    named = {key: (name, country) for key, name, country, *_ in NATIONS}
    actors = [
        ActorEntry(
            id=f"{key}.military", name=f"Army of {named[key][0]}", kind="military", country=named[key][1]
        )
        for key in ARMED
    ]
    actors += [
        ActorEntry(
            id=f"{key}.government",
            name=f"Government of {named[key][0]}",
            kind="government",
            country=named[key][1],
        )
        for key in GOVERNED
    ]
    actors += [
        ActorEntry(id=key, name=name, kind=kind, country=country, strong=strong, weak=weak)  # type: ignore[arg-type]
        for key, name, kind, country, strong, weak in GROUPS
    ]
    actors += [
        ActorEntry(id=key, name=name, kind="person", country=country, weak=weak, offices=offices)
        for key, name, country, weak, offices in PEOPLE
    ]
    return [
        *actors,
        ActorEntry(
            id="us.state",
            name="US Department of State",
            kind="government",
            country="US",
            strong=("State Department",),
            leader_titles=("Secretary of State",),
        ),
        ActorEntry(
            id="ru.mfa", name="Ministry of Foreign Affairs of Russia", kind="government", country="RU"
        ),
        ActorEntry(id="south_front", name="Southern Front", kind="rebel", country="SY", start="2014-02-13"),
        ActorEntry(
            id="amal",
            name="Amal Movement",
            kind="militia",
            country="LB",
            weak=("Amal",),
            not_in=("Amal Clooney",),
        ),
    ]
