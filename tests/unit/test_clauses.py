"""What a verb governs: a sentence, its verb, and the slots that must be filled, by the heads' words."""

import pytest

from dateline.language.clauses import verb_slots
from tests.conftest import AnalyseText

ROWS = [
    (
        "Rebels shelled the town from the hills.",
        "shelled",
        {"subject": "Rebels", "object": "town", "from": "hills"},
    ),
    ("The town was shelled by rebels on Friday.", "shelled", {"subject": "rebels", "object": "town"}),
    (
        "Troops and militiamen entered the village.",
        "entered",
        {"subject": "Troops militiamen", "object": "village"},
    ),
    ("The army continues to bomb the valley.", "bomb", {"subject": "army", "object": "valley"}),
    (
        "Troops advanced on the town, seizing two bridges.",
        "seizing",
        {"subject": "Troops", "object": "bridges"},
    ),
    ("The militia entered the town and burned the mill.", "burned", {"subject": "militia", "object": "mill"}),
    (
        "The council urged the rebels to withdraw from the port.",
        "withdraw",
        {"subject": "rebels", "from": "port"},
    ),
    ("They freed the men that the militia had seized.", "seized", {"subject": "militia", "object": "men"}),
    ("The group that took the dam has left.", "took", {"subject": "group", "object": "dam"}),
    ("Chad accused the militia of shelling the camp.", "shelling", {"subject": "militia", "object": "camp"}),
    (
        "The jets struck depots in the north, and near the coast.",
        "struck",
        {"subject": "jets", "object": "depots"},
    ),
    ("Villages held by rebels were spared.", "held", {"subject": "rebels", "object": "Villages"}),
]


@pytest.mark.parametrize(("text", "word", "slots"), ROWS, ids=[row[0] for row in ROWS])
def test_verb_slots(text: str, word: str, slots: dict[str, str], analyse_text: AnalyseText) -> None:
    verb = next(token for token in analyse_text(text).doc if token.text == word)
    found = {name: " ".join(token.text for token in fillers) for name, fillers in verb_slots(verb).items()}
    assert {name: found.get(name) for name in slots} == slots
