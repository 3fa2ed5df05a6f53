"""Quotation marks paired, and quotations with their speakers: tables of text and what must be read."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.statements.voices.quotation_marks import note_unbalanced
from dateline.statements.voices.quotations import QuotationDraft, find_quoted, tell_quotations
from tests.conftest import AnalyseText
from tests.unit.named_actors import find_named

# Text, and the stretches between its marks; a nested one is indented by a dot, a recovered one ends in ~.
MARKS = [
    ('"We left at dawn," he said.', ["We left at dawn,"]),
    ("“We left at dawn,” he said.", ["We left at dawn,"]),
    ('“We left at dawn," he said.', ["We left at dawn,"]),
    ("“We left at dawn,“ he said. ”We came back,” she said.", ["We left at dawn,", "We came back,"]),
    ("«We left at dawn», he said.", ["We left at dawn"]),
    ("„We left at dawn“, he said.", ["We left at dawn"]),
    ("''We left at dawn,'' he said.", ["We left at dawn,"]),
    ('""We left at dawn,"" he said.', ["We left at dawn,"]),
    ("'We left at dawn,' he said.", ["We left at dawn,"]),
    ("‘We left at dawn,’ he said.", ["We left at dawn,"]),
    ("‘We don’t know the fighters’ names,’ he said.", ["We don’t know the fighters’ names,"]),
    ("The soldiers' homes and the fighters' camps were hit.", []),
    ("He came from 'Ayn Dara and met the farmers' union.", []),
    ("He fought in the '90s and in the 2000s.", []),
    ('The shell left a 6" hole and a 12" crater.', []),
    ('"It left a 6" hole," he said.', ['It left a 6" hole,']),
    ("It's what they're doing in the army's camps.", []),
    ('"He told me \'go home\' and I went," she said.', ["He told me 'go home' and I went,", ".go home"]),
    ("“He told me, ‘Go home,’” she said.", ["He told me, ‘Go home,’", ".Go home,"]),
    ('"He said "no" to me," she said.', ['He said "no" to me,', ".no"]),
    ("The 'war crimes' committed there and the 'safe zones' were named.", ["war crimes", "safe zones"]),
    ('He said:"We go".Then she said “no”—and left.', ["We go", "no"]),
    ('"We left. We came back.\n\n"And then we stayed," he said.',
     ['We left. We came back.\n\n"And then we stayed,']),
    ('"We have camps there. We have\n\ncamps in the north," he said. He "left" then.',
     ["We have camps there. We have\n\ncamps in the north,", "left"]),
    ('"We left at dawn, he said. The army came.\n\nNothing "more" is known.',
     ["We left at dawn, he said. The army came.~", "more"]),
    ('"The road is shut. He said "never" and left.\n\nThe army came.', ["The road is shut.~", "never"]),
    ('The road is shut," he said. The "bridge" is open.', ["The road is shut,~", "bridge"]),
    ('" " " " " "', []),
    ('""""', []),
    ("No marks at all.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_are_paired(analyse_text: AnalyseText, text: str, expected: list[str]) -> None:
    analysis = analyse_text(text)
    found = [
        "." * item.depth + _words(analysis, item.first, item.end) + "~" * item.is_recovered
        for item in find_quoted(analysis)
    ]
    assert found == expected


def test_a_mark_without_its_fellow_is_noted(analyse_text: AnalyseText) -> None:
    analysis = analyse_text('"We left at dawn, he said.\n\nThe army came.')
    notes = note_unbalanced(analysis, find_quoted(analysis))
    assert [note.span.start for note in notes if note.span] == [0]


@pytest.mark.parametrize("unit", ['"', '" ', '("', '"a ', "' \" ", "“", '“"«', '"a" ', "'s \"x "])
def test_marks_alone_are_read_in_linear_work(analyse_text: AnalyseText, unit: str) -> None:
    """Twice the marks give at most about twice the stretches, and none is counted within too many."""
    few, many = (find_quoted(analyse_text(unit * size)) for size in (300, 600))
    assert len(many) <= 2 * len(few) + 4
    assert all(item.depth < 5 for item in many)


def _words(analysis: Analysis, first: int, end: int) -> str:
    return analysis.span(first, end).text


# Text, and its direct and mixed quotations: "speaker: words", the speaker "?" where nobody known speaks.
SPEECH = [
    # a cue behind the words
    ('"The bridge is gone," Petrescu said.', ["direct petrescu: The bridge is gone,"]),
    ('"The bridge is gone," said Petrescu.', ["direct petrescu: The bridge is gone,"]),
    ('"The bridge is gone," said Marin Petrescu, the mayor of the town.',
     ["direct petrescu: The bridge is gone,"]),
    ('"The bridge is gone," the mayor, Marin Petrescu, told reporters on Friday.',
     ["direct petrescu: The bridge is gone,"]),
    ('"The bridge is gone," Petrescu later told the Gazette.', ["direct petrescu: The bridge is gone,"]),
    ('"The bridge is gone", said the general.', ["direct general: The bridge is gone"]),
    ("'The bridge is gone,' Brandt said.", ["direct brandt: The bridge is gone,"]),
    ('“Who gave the order?” Brandt asked.', ["direct brandt: Who gave the order?"]),
    ('"Stop them!" Haddad shouted.', ["direct haddad: Stop them!"]),
    ('"No," Brandt replied, stressing the point with her hand.', ["direct brandt: No,"]),
    ('"If the road opens tomorrow," Brandt said, at which point she was interrupted by the crowd.',
     ["direct brandt: If the road opens tomorrow,"]),
    ('"The bridge is gone," Petrescu said. Brandt said that it could be rebuilt.',
     ["direct petrescu: The bridge is gone,"]),
    ('"The road is open," according to the ministry.', ["direct ministry: The road is open,"]),
    ('“The war is spreading to the coast,” the *Gazette* wrote on Monday, in a rare editorial.',
     ["direct gazette: The war is spreading to the coast,"]),
    ('"The bridge is gone. The road is mined. We see no way back," Petrescu said on Monday.',
     ["direct petrescu: The bridge is gone. The road is mined. We see no way back,"]),
    ('"We hold the town. We hold\n\nthe airfield in the north," Petrescu said.',
     ["direct petrescu: We hold the town. We hold\n\nthe airfield in the north,"]),
    ('"We hold the town.\n\n"We hold the airfield," Petrescu said.',
     ['direct petrescu: We hold the town.\n\n"We hold the airfield,']),
    ('"There is nothing left." — Rana Aziz, teacher', ["direct aziz: There is nothing left."]),
    ('"We won, Petrescu said on Monday. The army then left the town.', ["direct petrescu: We won,"]),
    ('We will hold the town," Petrescu said.', ["direct petrescu: We will hold the town,"]),
    # a cue before them
    ('Petrescu said: "The bridge is gone."', ["direct petrescu: The bridge is gone."]),
    ('Petrescu said, "The bridge is gone."', ["direct petrescu: The bridge is gone."]),
    ('Said Petrescu: "The bridge is gone."', ["direct petrescu: The bridge is gone."]),
    ('Petrescu: "The bridge is gone."', ["direct petrescu: The bridge is gone."]),
    ('Speaking in the harbour on Friday, Brandt told reporters: "The bridge is gone."',
     ["direct brandt: The bridge is gone."]),
    ('Brandt was blunt in her reply and added:\n\n"The bridge is gone."',
     ["direct brandt: The bridge is gone."]),
    ('Petrescu was quoted by Northern Wire as saying: "The bridge is gone."',
     ["direct petrescu: The bridge is gone."]),
    # one speaker, several quotations
    ('"The bridge is gone," Petrescu said, "and the road is mined."',
     ["direct petrescu: The bridge is gone,", "direct petrescu: and the road is mined."]),
    ('"The bridge is gone," Petrescu said. "The road is mined."',
     ["direct petrescu: The bridge is gone,", "direct petrescu: The road is mined."]),
    ('Petrescu said the bridge was gone. "The road is mined as well."',
     ["direct petrescu: The road is mined as well."]),
    ('Samira fled with her sons in May. "We lost the house and the orchard."',
     ["direct samira: We lost the house and the orchard."]),
    ('"The bridge is gone," Petrescu said.\n\n"The road is mined as well."',
     ["direct petrescu: The bridge is gone,", "direct petrescu: The road is mined as well."]),
    ('Brandt arrived on Monday. "The bridge is gone," she said.', ["direct ?: The bridge is gone,"]),
    ('Brandt said talks had failed. "The bridge is gone," she said.', ["direct brandt: The bridge is gone,"]),
    # dialogue
    ('"Are they your allies?" Brandt asked.\n\n"No," Petrescu replied.\n\n'
     '"Were they ever?" Brandt asked.\n\n"Never, not once."',
     ["direct brandt: Are they your allies?", "direct petrescu: No,", "direct brandt: Were they ever?",
      "direct petrescu: Never, not once."]),
    ("GAZETTE: Who gave the order?\n\nPETRESCU: Nobody did. It was a mistake.\n\n"
     "GAZETTE: Whose?\n\nPETRESCU: Mine.",
     ["direct gazette: Who gave the order?", "direct petrescu: Nobody did. It was a mistake.",
      "direct gazette: Whose?",
      "direct petrescu: Mine."]),
    # part of a statement is quoted
    ('The pass will serve as a "springboard," a general said Monday.', ["mixed general: springboard,"]),
    ('Moscow "can bring" the sides to the table in the spring, Brandt said.', ["mixed brandt: can bring"]),
    ('The deal serves the "common interest" of both states, Brandt made clear.',
     ["mixed brandt: common interest"]),
    ('The raids “show how weak the truce has become,” the *Gazette* noted.',
     ["mixed gazette: show how weak the truce has become,"]),
    ('Brandt said that the truce was "as good as dead".', ["mixed brandt: as good as dead"]),
    ('The siege is "putting pressure on every family in the town," she said, implying that it must end.',
     ["mixed ?: putting pressure on every family in the town,"]),
    ('Petrescu called the raid "a cowardly act".', ["mixed petrescu: a cowardly act"]),
    ('Petrescu described the raid as "cowardly".', ["mixed petrescu: cowardly"]),
    ('Petrescu on Tuesday rejected what Brandt called "empty threats".', ["mixed brandt: empty threats"]),
    ('Brandt vowed to "hunt down" the bombers.', ["mixed brandt: hunt down"]),
    ('According to the ministry, the town was "fully secured".', ["mixed ministry: fully secured"]),
    ('The Gazette reported that the camp held “hundreds of families”.',
     ["mixed gazette: hundreds of families"]),
    # phrases that take up a source's words
    ("“Villages armed by rival patrons have begun to raid each other along the river,” the Gazette wrote.\n\n"
     "Raids by “coast-armed villages” and “hill-armed ones” went on in May.\n\n"
     "The raids “show how little the patrons can do,” the Gazette noted.",
     ["direct gazette: Villages armed by rival patrons have begun to raid each other along the river,",
      "mixed gazette: coast-armed villages", "mixed gazette: hill-armed ones",
      "mixed gazette: show how little the patrons can do,"]),
    ('"The harbour families are starving," Aziz said.\n\nAid for the "starving families" came late.\n\n'
     '"We buried nine of them," Aziz said.',
     ["direct aziz: The harbour families are starving,", "mixed aziz: starving families",
      "direct aziz: We buried nine of them,"]),
    # nobody known speaks
    ('"They took the cattle and burned the barn," said a herdsman.',
     ["direct ?: They took the cattle and burned the barn,"]),
    ('The camp was quiet. "No photographs," a man at the gate said.', ["direct ?: No photographs,"]),
]  # fmt: skip

# Text, and the words in marks that are a name, a title, or words that the writer keeps at a distance.
NOT_SPEECH = [
    ('The "dove" faction in the cabinet lost the vote.', "dove"),
    ('The so-called "safe zones" were shelled again.', "safe zones"),
    ('Brandt said the so-called "safe zones" had failed.', "safe zones"),
    ('Brandt said that the "Falcons of the Steppe" had taken the hill.', "Falcons of the Steppe"),
    ('Officials said Operation "Northern Shield" had begun.', "Northern Shield"),
    ('Officials said a group known as "the Guests" was behind the raid.', "the Guests"),
    ('The papers were full of talk of "great victories" in the east.', "great victories"),
    ('He appeared on "Meet the Nation" on Sunday.', "Meet the Nation"),
    ('Appearing on "Meet the Nation," Brandt said that the truce would hold.', "Meet the Nation,"),
    ('Fighters of the “Falcons of the Steppe” brigade took the hill.', "Falcons of the Steppe"),
    ('Pavel "the Bear" Lazar commanded the battalion.', "the Bear"),
    ('The army launched Operation "Northern Shield" in May.', "Northern Shield"),
    ('The term "caliphate" appears in none of the letters.', "caliphate"),
    ('The parties to the talks (the "Contact Group") met in May.', "Contact Group"),
    ('A man known as "the Engineer" built the bombs.', "the Engineer"),
    ('Her film "The Last Orchard" was shot in the town.', "The Last Orchard"),
    ("The village had been 'cleansed' of its people.", "cleansed"),
    ('The convoy carried 6" pipes and 12" shells.', ""),
    ('"The Long Road" host Karim met the general on Monday.', "The Long Road"),
    ('"The truce is dead," Aziz said.\n\nA "truce" was declared in May.\n\n"It ended," Aziz said.',
     "truce"),
    ('"The truce is dead," Aziz said.\n\nThe "Dead Truce" brigade took it.\n\n"They broke it," Aziz said.',
     "Dead Truce"),
    ('"The truce is dead," Aziz said.\n\nThe "dead truce" was mourned.\n\n"It will hold," Brandt said.',
     "dead truce"),
]  # fmt: skip

# Text, and its indirect speech: "speaker: words".
INDIRECT = [
    ("Petrescu said that the bridge was gone.", ["petrescu: that the bridge was gone"]),
    ("Petrescu said the bridge was gone.", ["petrescu: the bridge was gone"]),
    ("The bridge was gone, Petrescu said on Friday.", ["petrescu: The bridge was gone"]),
    ("The army took the pass and shelled two villages, officials said.",
     ["officials: The army took the pass and shelled two villages"]),
    ("The pass could open as early as June, Brandt claimed on Friday.",
     ["brandt: The pass could open as early as June"]),
    ("Brandt announced last week that the envoys had agreed to terms.",
     ["brandt: that the envoys had agreed to terms"]),
    ("According to the ministry, jets hit nine targets.", ["ministry: jets hit nine targets"]),
    ("Jets hit nine targets, according to the ministry.", ["ministry: Jets hit nine targets"]),
    ("GENEVA, 3 May — Jets hit nine targets, the ministry said.", ["ministry: Jets hit nine targets"]),
    ("State television said the town had fallen, adding that two soldiers had died.",
     ["television: the town had fallen", "television: that two soldiers had died"]),
    ("Officials denied that the town had fallen.", ["officials: that the town had fallen"]),
    ("Northern Wire quoted Petrescu as saying that the town had fallen.",
     ["petrescu: that the town had fallen"]),
    ("The bridge was rebuilt in May, and the road opened in June.", []),
    ("Petrescu did not say whether the bridge was gone.", []),
    ("The army reportedly took the pass.", []),
    ("Petrescu said nothing.", []),
    ("The withdrawal is going ahead according to plan.", []),
    ("Petrescu said the bridge was gone, implying that nobody could cross.",
     ["petrescu: the bridge was gone"]),
]  # fmt: skip


# Text with nothing to tell, which must not fail.
ODD = ["", '"', "'", '""', "“”", '" said', 'said "', "said", "according to", ":", '—"', '"" said', "said: “”"]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_speech_has_its_speaker(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str, expected: list[str]
) -> None:
    analysis = analyse_text(text)
    told = [
        f"{draft.kind} {_told(analysis, draft)}"
        for draft in _drafts(analysis, knowledge)
        if draft.kind != "indirect"
    ]
    assert told == expected


@pytest.mark.parametrize(("text", "name"), NOT_SPEECH)
def test_names_and_scare_quotes_are_no_speech(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str, name: str
) -> None:
    analysis = analyse_text(text)
    drafts = [draft for draft in _drafts(analysis, knowledge) if draft.kind != "indirect"]
    assert name not in [_words(analysis, draft.first, draft.end) for draft in drafts]
    assert not any(draft.kind == "mixed" for draft in drafts)


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect_speech(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str, expected: list[str]
) -> None:
    analysis = analyse_text(text)
    assert [_told(analysis, draft) for draft in _drafts(analysis, knowledge)] == expected
    assert all(draft.kind == "indirect" for draft in _drafts(analysis, knowledge))


def test_the_cue_is_told_with_its_auxiliaries(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text(
        "Petrescu has said that the bridge is gone. The road, Brandt made clear, is mined."
    )
    cues = [_words(analysis, *draft.cue) for draft in _drafts(analysis, knowledge) if draft.cue]
    assert cues == ["has said", "made clear"]


def test_a_quotation_that_goes_on_has_no_cue_but_its_source(
    analyse_text: AnalyseText, knowledge: Knowledge
) -> None:
    analysis = analyse_text('"The bridge is gone," said a herdsman. "The road is mined."')
    second = _drafts(analysis, knowledge)[1]
    assert second.cue is None
    assert second.source is not None
    assert _words(analysis, *second.source) == "a herdsman"


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_read_without_an_error(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str
) -> None:
    assert _drafts(analyse_text(text), knowledge) == ()


def _drafts(analysis: Analysis, knowledge: Knowledge) -> tuple[QuotationDraft, ...]:
    return tell_quotations(analysis, knowledge, find_named(analysis))


def _told(analysis: Analysis, draft: QuotationDraft) -> str:
    return f"{draft.speaker or '?'}: {_words(analysis, draft.first, draft.end)}"
