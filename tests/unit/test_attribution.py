"""Who says so: for a word of a text, the chain of sources, outermost first, or how it is hedged."""

import pytest
from spacy.language import Language

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.parse import analyse
from dateline.model import Document, Manuscript, Passage
from dateline.statements.voices.attribution import Voices, attribute
from tests.conftest import AnalyseText
from tests.unit.named_actors import find_named

# Text, a word of it, and its chain: "source kind" links, outermost first.
CHAINS = [
    # a verb of saying, before, behind and in the middle of what is said
    ("Petrescu said that the bridge was gone.", "gone", "petrescu said"),
    ("Petrescu said the bridge was gone.", "gone", "petrescu said"),
    ("The bridge was gone, Petrescu said on Friday.", "gone", "petrescu said"),
    ("The army took the pass and shelled two villages, officials said.", "took", "officials said"),
    ("The army took the pass and shelled two villages, officials said.", "shelled", "officials said"),
    ("The war, Brandt said, is spreading to the coast.", "war", "brandt said"),
    ("The war, Brandt said, is spreading to the coast.", "spreading", "brandt said"),
    ("Rebels took the pass, officials said, and shelled two villages.", "shelled", "officials said"),
    ("The pass could open as early as June, Brandt claimed on Friday.", "open", "brandt claimed"),
    ("Any deal serves the common interest, Brandt made clear.", "serves", "brandt said"),
    ("Brandt made it clear that the deal serves both states.", "serves", "brandt said"),
    ("As officials said on Monday, the bridge was blown up.", "blown", "officials said"),
    ("Brandt, who said the deal was dead, left on Friday.", "dead", "brandt said"),
    ("Brandt told reporters in the harbour that jets had hit nine targets.", "hit", "brandt said"),
    ("A spokesman for the ministry said that the town had fallen.", "fallen", "ministry said"),
    ("The ministry issued a statement saying that the truce had collapsed.", "collapsed", "ministry said"),
    ("Officials confirmed that two soldiers had died.", "died", "officials confirmed"),
    ("The ministry confirmed the death of two soldiers.", "death", "ministry confirmed"),
    ("Northern Wire reported clashes near the airport.", "clashes", "wire reported"),
    ("Moscow believes that the rebels shot down the plane.", "shot", "moscow claimed"),
    ("The Steppe Front vowed to retake the town.", "retake", "front said"),
    ("State television said the town had fallen, adding that two soldiers had died.", "died",
     "television said"),
    ("Officials said the town had fallen. They said that two soldiers had died.", "died", "officials said"),
    ("Brandt said talks had failed. She added that the truce was dead.", "dead", "brandt said"),
    # cues that one subject shares, and turns behind a semicolon, stand side by side
    ("Moscow denied bombing schools and accused rebel forces of shelling the mosque.", "shelling",
     "moscow claimed"),
    ("Moscow denied bombing schools and accused rebel forces of shelling the mosque.", "accused", ""),
    ("Moscow denied bombing schools and accused rebel forces of shelling the mosque.", "bombing",
     "moscow denied"),
    ("The ministry denied mining the quay and blamed the Steppe Front for sinking the ferry.", "sinking",
     "ministry claimed"),
    ("Brandt denied hiding the bodies and said that the rebels had moved them.", "moved", "brandt said"),
    ("Officials said jets had hit a clinic; Moscow denied bombing schools and accused rebel forces of"
     " shelling the mosque.", "shelling", "moscow claimed"),
    ("Officials said jets had hit a clinic; Moscow denied the raid.", "hit", "officials said"),
    ("Officials said jets had hit a clinic; the army said rebels had fired first.", "fired", "army said"),
    # what stands outside the content is the document's own
    ("Petrescu said that the bridge was gone.", "Petrescu", ""),
    ("Petrescu said that the bridge was gone.", "said", ""),
    ("The bridge was gone, Petrescu said, implying that nobody could cross.", "cross", ""),
    ("The army took the pass, officials said, while jets struck the road.", "struck", ""),
    ("Petrescu said that the bridge was gone. The army took the pass.", "took", ""),
    ('"The bridge is gone," Petrescu said, as troops took the pass.', "took", ""),
    ('"The bridge is gone," Brandt said, and the crowd left the square.', "left", ""),
    ("Petrescu arrived on Monday and the army took the pass.", "took", ""),
    ("The withdrawal is going ahead according to plan.", "going", ""),
    ("Aziz said the road was shut, and officials confirmed that two soldiers had died.", "shut", "aziz said"),
    ("Aziz said the road was shut, and officials confirmed that two soldiers had died.", "died",
     "officials confirmed"),
    ("The road is mined; the army says it will be cleared.", "mined", ""),
    ("The road is mined; the army says it will be cleared.", "cleared", "army said"),
    ("Officials said the road was shut, citing the cost of repair.", "shut", "officials said"),
    ("SOFIA, 3 May (Northern Wire) — The road is shut, officials said.", "shut", "officials said"),
    ("SOFIA, 3 May (Northern Wire) — The road is shut, officials said.", "SOFIA", ""),
    ("As we have made clear, the truce must hold.", "hold", ""),
    ("Officials said the camp was hit, making it clear that jets had done it.", "done", ""),
    ("The blast claimed by the Steppe Front that killed nine was the third.", "killed", ""),
    ("The army must continue its work so that the town can rise.", "rise", ""),
    # phrases
    ("According to the ministry, jets hit nine targets.", "hit", "ministry said"),
    ("Jets hit nine targets and troops advanced, according to the ministry.", "advanced", "ministry said"),
    ("Jets hit nine targets and troops advanced, according to the ministry.", "hit", "ministry said"),
    ("The town, which according to the United Nations holds 5,000 people, fell.", "holds", "nations said"),
    ("The town, which according to the United Nations holds 5,000 people, fell.", "fell", ""),
    ("According to a report by the Harbour Monitor, nine boats sank.", "sank", "monitor said"),
    ("Nine boats sank, as reported by the Gazette.", "sank", "gazette reported"),
    ("According to the ministry, jets hit a camp, and according to residents they hit a school.", "camp",
     "ministry said"),
    ("According to the ministry, jets hit a camp, and according to residents they hit a school.", "school",
     "residents said"),
    ("Asked whether troops would leave, Petrescu said that talks went on.", "leave", ""),
    ("Asked whether troops would leave, Petrescu said that talks went on.", "went", "petrescu said"),
    # one source passes on another
    ("Northern Wire quoted Petrescu as saying that the town had fallen.", "fallen",
     "wire quoted > petrescu said"),
    ("Petrescu was quoted by Northern Wire as saying that the town had fallen.", "fallen",
     "wire quoted > petrescu said"),
    ("Petrescu was quoted as saying that the town had fallen.", "fallen", "petrescu quoted"),
    ("The Gazette said that Brandt had claimed that the deal was dead.", "dead",
     "gazette said > brandt claimed"),
    ("The army had left the town, state television said, citing officials.", "left",
     "television said > officials quoted"),
    ("State television reported, citing officials, that the army had left the town.", "left",
     "television reported > officials quoted"),
    ("The Gazette adds that, according to residents, the town has fallen.", "fallen",
     "gazette said > residents said"),
    ('"Haddad told us that the bridge was gone," Petrescu said.', "gone", "petrescu said > haddad said"),
    # accusations and denials
    ("The ministry accused the rebels of shelling the market.", "shelling", "ministry claimed"),
    ("The ministry accused the rebels of shelling the market.", "rebels", ""),
    ("Ankara blamed the bombing on the rebels.", "bombing", "ankara claimed"),
    ("Moscow denied bombing the hospital.", "bombing", "moscow denied"),
    ("Moscow denied that it had bombed the hospital.", "bombed", "moscow denied"),
    ("The ministry denied involvement but officials said that jets had taken off.", "taken",
     "officials said"),
    ("Moscow's claim that it hit only depots was met with doubt.", "hit", "moscow claimed"),
    # quotations
    ('"The bridge is gone," Petrescu said.', "gone", "petrescu said"),
    ('"The bridge is gone," Petrescu said. "The road is mined."', "mined", "petrescu said"),
    ('Petrescu said: "We lost the bridge. The road is mined."', "mined", "petrescu said"),
    ('The pass "can open" in June and trade will follow, Brandt said.', "follow", "brandt said"),
    ('Petrescu was quoted by Northern Wire as saying: "The bridge is gone."', "gone",
     "wire quoted > petrescu said"),
    ("GAZETTE: Who did it?\n\nPETRESCU: The army did.\n\nGAZETTE: Why?", "army", "petrescu said"),
]  # fmt: skip

# Text, a word of it, and how it is hedged.
HEDGES = [
    ("The rebels reportedly seized two tanks, and the army fled.", "seized", "reported"),
    ("The rebels reportedly seized two tanks, and the army fled.", "fled", None),
    ("The alleged attack on the village is under inquiry.", "attack", "claimed"),
    ("The alleged attack on the village is under inquiry.", "inquiry", None),
    ("The commander is said to have fled.", "fled", "reported"),
    ("It was reported that the town had fallen.", "fallen", "reported"),
    ("There were reports of shelling near the airport.", "shelling", "reported"),
    ("He was accused of killing prisoners.", "killing", "claimed"),
    ("The minister refused to confirm that troops had crossed the border.", "crossed", "confirmed"),
    ("Petrescu did not say that the bridge was gone.", "gone", "said"),
    ("Ankara neither confirmed nor denied that its jets had bombed the camp.", "bombed", "claimed"),
    ("The army has yet to confirm that its general died.", "died", "confirmed"),
    ("A herdsman said that the barn had burned.", "burned", "said"),
    ("Petrescu said that the bridge was gone.", "gone", None),
    ("Officials said the road was shut, citing the cost of repair.", "shut", None),
    ("The army took the pass.", "took", None),
    ("We believe that the truce will hold.", "hold", None),
    ("The threat of the rebels to the town has grown.", "rebels", None),
]  # fmt: skip

# Headline, a word of it, and its chain.
HEADLINES = [
    ("Petrescu: Bridge will be rebuilt", "rebuilt", "petrescu said"),
    ("Strike hits school: Harbour Monitor", "hits", "monitor said"),
    ("Strike hits school – Harbour Monitor", "hits", "monitor said"),
    ("Army retakes town, officials say", "retakes", "officials said"),
    ("Brandt says truce is dead", "dead", "brandt said"),
    ("Moscow: twenty killed in blast", "killed", ""),
    ("The siege: how the town fell", "fell", ""),
    ("Harbour Monitor: rebels shelled the port", "shelled", "monitor said"),
    ("Harbour Monitor: Coast Weekly, 3-9 May 2016", "Coast", ""),
    ("Harbour Monitor: Situation Report No. 12", "Report", ""),
    ("Steppe Front Press Office – Brandt", "Office", ""),
    ("Weekly Bulletin – Harbour Monitor", "Bulletin", ""),
    ("Army retakes hilltop town – again", "retakes", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), CHAINS)
def test_the_chain_of_sources(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str, word: str, expected: str
) -> None:
    analysis = analyse_text(text)
    assert _chain(_voices(analysis, knowledge), analysis, word) == expected


@pytest.mark.parametrize(("text", "word", "expected"), HEDGES)
def test_words_that_nobody_known_answers_for(
    analyse_text: AnalyseText, knowledge: Knowledge, text: str, word: str, expected: str | None
) -> None:
    analysis = analyse_text(text)
    voices = _voices(analysis, knowledge)
    token = analysis.lowered.index(word)
    assert voices.hedged_at(token) == expected
    assert expected is None or not voices.chain_at(token)


@pytest.mark.parametrize(("headline", "word", "expected"), HEADLINES)
def test_headlines(nlp: Language, knowledge: Knowledge, headline: str, word: str, expected: str) -> None:
    document = Document(id="d", source="test", sha256="", text=headline)
    manuscript = Manuscript(document, (Passage("title", headline, ((0, 0),)),))
    analysis = next(analyse([manuscript], nlp))
    assert _chain(_voices(analysis, knowledge), analysis, word) == expected


def test_we_is_whoever_speaks(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text(
        '"We hold the pass and our guns are ready," Petrescu said. Brandt said that we all know him. We left.'
    )
    speakers = _voices(analysis, knowledge).we_speakers
    assert {analysis.lowered[token]: speaker for token, speaker in speakers.items()} == {
        "we": "petrescu",
        "our": "petrescu",
    }
    assert len(speakers) == 2


def test_the_cue_is_told_by_its_tokens(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text("The bridge was gone, Petrescu has said.")
    (link,) = _voices(analysis, knowledge).chain_at(analysis.lowered.index("gone"))
    assert link.cue is not None
    assert analysis.span(*link.cue).text == "has said"


def test_an_unrelated_paragraph_changes_no_chain(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    text = 'Officials said that the town had fallen.\n\n"We lost," Petrescu said.'
    alone = analyse_text(text)
    longer = analyse_text(text + '\n\nSnow fell in the hills. Brandt said: "The road is shut.')
    first, second = _voices(alone, knowledge), _voices(longer, knowledge)
    for token in range(len(alone.doc)):
        assert first.chain_at(token) == second.chain_at(token)


def _voices(analysis: Analysis, knowledge: Knowledge) -> Voices:
    return attribute(analysis, knowledge, find_named(analysis))


def _chain(voices: Voices, analysis: Analysis, word: str) -> str:
    words = [token.text for token in analysis.doc]
    return " > ".join(f"{link.source} {link.kind}" for link in voices.chain_at(words.index(word)))
