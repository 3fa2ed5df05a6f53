"""Whether a clause happened: one sentence a row, the word that tells the act, and its status."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.statements.lexicon import NOUN_POS, Lexicon
from dateline.statements.noun_status import noun_status
from dateline.statements.status import verb_status
from tests.conftest import AnalyseText

ROWS = [
    # -- told as done, or as going on
    ("The army shelled the village on Friday.", "shelled", "occurred"),
    ("Rebels have captured the airport.", "captured", "occurred"),
    ("The village was shelled again overnight.", "shelled", "occurred"),
    ("Troops are shelling the eastern suburbs.", "shelling", "ongoing"),
    ("Militias have begun to shell the hill villages.", "shell", "ongoing"),
    ("Government jets continue to bomb the valley.", "bomb", "ongoing"),
    ("Insurgents retook the mill on Tuesday.", "retook", "occurred"),
    ("Fighters managed to seize two checkpoints.", "seize", "occurred"),
    ("They advanced on the town, seizing three hamlets.", "seizing", "occurred"),
    ("The unit is engaged in fighting near the dam.", "fighting", "ongoing"),
    ("Soldiers entered the town and burned the market.", "burned", "occurred"),
    ("The spokesman warned that rebels had shelled the road.", "shelled", "occurred"),
    ("The minister told reporters that the army had taken the bridge.", "taken", "occurred"),
    ("He condemned the attack on the convoy.", "attack", "occurred"),
    ("Prosecutors will investigate the attack on the market.", "attack", "occurred"),
    ("The recapture of the town will free thousands.", "recapture", "planned"),
    ("Engineers will rebuild the bridge after the capture of the town.", "capture", "planned"),
    ("Residents fled after the bombing of the bakery.", "bombing", "occurred"),
    ("The garrison was forced to withdraw from the fort.", "withdraw", "occurred"),
    ("The unit is said to have killed nine prisoners.", "killed", "occurred"),
    ("Residents helped to rebuild and defend the town.", "defend", "occurred"),
    ("Army retakes the port, rebels deny losing it.", "retakes", "ongoing"),
    # -- planned
    ("The army will attack the town on Monday.", "attack", "planned"),
    ("The army is preparing to storm the citadel.", "storm", "planned"),
    ("The general said his men would retake the city within weeks.", "retake", "planned"),
    ("The brigade is preparing wider operations, including assaults on two towns.", "assaults", "planned"),
    ("Ministers are to meet on Thursday.", "meet", "planned"),
    ("Plans to bomb the refinery were drawn up in March.", "bomb", "planned"),
    ("The junta vowed to crush the rebels and to retake the port.", "retake", "planned"),
    ("Tanks were sent to retake the pass.", "retake", "planned"),
    ("The planned offensive against the enclave worries aid groups.", "offensive", "planned"),
    ("Paratroopers are poised to seize the airfield.", "seize", "planned"),
    ("Preparations for an assault on the port are complete.", "assault", "planned"),
    ("Ministers discussed military and relief planning to free the city.", "free", "planned"),
    ("The raid on the depot was postponed.", "raid", "planned"),
    # -- threatened
    ("The group threatened to bomb the embassy.", "bomb", "threatened"),
    ("The commander is threatening to attack the oil fields.", "attack", "threatened"),
    ("They warned of attacks on foreign troops.", "attacks", "threatened"),
    ("The threat of an invasion has receded.", "invasion", "threatened"),
    # -- called for
    ("The council urged both sides to withdraw.", "withdraw", "called_for"),
    ("He called on the rebels to release the hostages.", "release", "called_for"),
    ("The union demanded that the army withdraw from the coast.", "withdraw", "called_for"),
    ("Foreign troops must leave the country.", "leave", "called_for"),
    ("The envoy appealed to the parties to cease fire and withdraw.", "withdraw", "called_for"),
    ("The president ordered the army to retake the barracks.", "retake", "called_for"),
    # -- supposed
    ("The rebels could attack the capital.", "attack", "hypothetical"),
    ("If the army attacks the camp, thousands will flee.", "attacks", "hypothetical"),
    ("The militia tried to storm the prison.", "storm", "hypothetical"),
    ("Any strike on the dam would be a disaster.", "strike", "hypothetical"),
    ("The advance raises the possibility of clashes between the allies.", "clashes", "hypothetical"),
    ("Diplomats fear an attack on the enclave.", "attack", "hypothetical"),
    ("It is unclear whether the rebels shelled the school.", "shelled", "hypothetical"),
    ("A possible attack on the port was discussed.", "attack", "hypothetical"),
    ("The army will attack the town if talks fail.", "attack", "hypothetical"),
    ("The army was on the verge of retaking the pass.", "retaking", "hypothetical"),
    ("Had the rebels attacked the port, it would have fallen.", "attacked", "hypothetical"),
    ("The exercise simulated an attack on the port.", "attack", "hypothetical"),
    ("The film shows rebels storming the palace.", "storming", "hypothetical"),
    ("Rumours that the army bombed the mill are false.", "bombed", "hypothetical"),
    ("An offensive on the port remains unlikely.", "offensive", "hypothetical"),
    ("The army did not say how many soldiers had been killed.", "killed", "hypothetical"),
    # -- denied
    ("The army did not shell the hospital.", "shell", "denied"),
    ("The ministry denied that its jets bombed the market.", "bombed", "denied"),
    ("The rebels denied attacking the convoy.", "attacking", "denied"),
    ("Troops failed to capture the hill.", "capture", "denied"),
    ("The army never entered the village.", "entered", "denied"),
    ("Police foiled an attack on the station.", "attack", "denied"),
    ("No attack on the base took place.", "attack", "denied"),
    ("The convoy passed without attacking the checkpoint.", "attacking", "denied"),
    ("Guards prevented the crowd from storming the court.", "storming", "denied"),
    ("The army has not retaken the town.", "retaken", "denied"),
    ("The commander refused to withdraw from the ridge.", "withdraw", "denied"),
    ("The army almost captured the bridge.", "captured", "denied"),
    ("The raid on the depot was called off.", "raid", "denied"),
    ("There is no evidence that the rebels shelled the mill.", "shelled", "denied"),
    ("There were no reports that gas was used against the camp.", "used", "denied"),
    ("It is not true that the army bombed the port.", "bombed", "denied"),
    ("The army has yet to retake the pass.", "retake", "denied"),
    ("The rebels were unable to capture the dam.", "capture", "denied"),
    ("Troops stopped short of entering the town.", "entering", "denied"),
    ("The general ruled out an attack on the port.", "attack", "denied"),
    ("Nobody was killed in the village.", "killed", "denied"),
]


@pytest.mark.parametrize(("text", "word", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_status(text: str, word: str, expected: str, analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    lexicon = Lexicon(knowledge)
    token = next(token for token in analyse_text(text).doc if token.text == word)
    status = noun_status(token, lexicon) if token.pos_ in NOUN_POS else verb_status(token, lexicon)
    assert status == expected
