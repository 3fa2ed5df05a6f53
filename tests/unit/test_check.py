"""The checker of knowledge files: each kind of defect, at its line; and our own files have none."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from dateline.knowledge.check import check_knowledge
from dateline.knowledge.check_entries import fold_name, is_iso_date
from dateline.knowledge.load import DATA, load_knowledge

# What frames refer to, in a folder that has no defect.
SOUND = {
    "words/nouns.yaml": "about: nouns\nlists:\n  weapon: [rifle]\n",
    "words/slots.yaml": "about: slots\nlists:\n  parts: [subject, object]\n  prepositions: [with, to]\n",
}
EXAMPLES = """\
examples:
  - text: The army shelled the town.
    events: [{type: assault}]
  - text: Rebels attacked a convoy.
    events: [{type: assault}]
  - text: The film bombed.
"""
HEAD = "type: assault\ndefinition: Force.\nrecipient: optional\ncameo: '190'\n"

# Each: what is wrong, the file, its text, the line that must be named, words of the message.
ACTORS = [
    ("no YAML", "- id: a\n  name: [A\n", 3, "expected"),
    ("unknown field", "- id: a\n  name: A\n  kind: rebel\n  colour: red\n", 4, "colour"),
    ("unknown kind", "- id: a\n  name: A\n  kind: army\n", 3, "army"),
    ("missing field", "- id: a\n  name: A\n", 1, "kind"),
    ("key twice", "- id: a\n  name: A\n  name: B\n  kind: rebel\n", 3, "twice"),
    (
        "id twice",
        "- id: a\n  name: A\n  kind: rebel\n- id: a\n  name: B\n  kind: rebel\n",
        4,
        "'a' is there already",
    ),
    ("form of an id", "- id: The A\n  name: A\n  kind: rebel\n", 1, "no id"),
    (
        "name of two entries",
        "- id: a\n  name: A\n  kind: rebel\n  strong: [Red Army]\n"
        "- id: b\n  name: B\n  kind: rebel\n  strong: [Bees,\n    Red Army]\n",
        9,
        "'Red Army' means 'a' already, at ",
    ),
    (
        "name of two entries, written otherwise",
        "- id: a\n  name: al-Ansar\n  kind: rebel\n- id: b\n  name: B\n  kind: rebel\n  strong: [Al Ansar]\n",
        7,
        "means 'a'",
    ),
    (
        "name in two lists",
        "- id: a\n  name: A\n  kind: rebel\n  strong: [Ants]\n  weak: [Ants]\n",
        5,
        "stands twice",
    ),
    ("empty name", '- id: a\n  name: A\n  kind: rebel\n  strong: [""]\n', 4, "empty"),
    ("country in small letters", "- id: a\n  name: A\n  kind: rebel\n  country: sy\n", 4, "'sy' is no ISO"),
    ("no such country", "- id: a\n  name: A\n  kind: rebel\n  country: QQ\n", 4, "'QQ' is no ISO"),
    ("form of a Wikidata id", "- id: a\n  name: A\n  kind: rebel\n  wikidata: 2429253\n", 4, "Wikidata"),
    ("no date", "- id: a\n  name: A\n  kind: rebel\n  start: spring 2011\n", 4, "no date"),
    ("no such day", "- id: a\n  name: A\n  kind: rebel\n  end: 2015-02-29\n", 4, "no date"),
    (
        "end before start",
        "- id: a\n  name: A\n  kind: rebel\n  start: 2012\n  end: 2011-12\n",
        5,
        "before it starts",
    ),
    (
        "end of a relation before its start",
        "- id: a\n  name: A\n  kind: rebel\n  relations:\n"
        "    - {kind: backs, object: a}\n    - {kind: backs, object: a, start: 2012, end: 2011}\n",
        6,
        "before it starts",
    ),
    (
        "relation to nothing",
        "- id: a\n  name: A\n  kind: rebel\n  relations:\n    - {kind: part_of, object: b}\n",
        5,
        "there is no entry 'b'",
    ),
    (
        "unknown kind of relation",
        "- id: a\n  name: A\n  kind: rebel\n  relations:\n    - {kind: likes, object: a}\n",
        5,
        "likes",
    ),
    (
        "office of nothing",
        "- id: a\n  name: A\n  kind: person\n  offices:\n    - title: Minister\n      of: nowhere\n",
        6,
        "there is no entry 'nowhere'",
    ),
    (
        "office of a group",
        "- id: a\n  name: A\n  kind: rebel\n  offices:\n    - {title: Minister, of: a}\n",
        4,
        "no person",
    ),
    (
        "part of itself, through another",
        "- id: b\n  name: B\n  kind: rebel\n  relations:\n    - {kind: part_of, object: a}\n"
        "- id: a\n  name: A\n  kind: rebel\n  relations:\n    - {kind: backs, object: b}\n"
        "    - {kind: part_of, object: b}\n",
        11,
        "a → b → a",
    ),
]
STATES = [
    (
        "organ that is not there",
        "- id: a\n  name: A\n  country: FR\n  organs: {military: a.army}\n",
        4,
        "'a.army'",
    ),
    ("no organ", "- id: a\n  name: A\n  country: FR\n  organs:\n    navy: a\n", 5, "'navy' is no organ"),
    ("country", "- id: a\n  name: A\n  country: France\n", 3, "'France' is no ISO"),
    (
        "metonym of two states",
        "- id: a\n  name: A\n  country: FR\n  metonyms: [Town]\n"
        "- id: b\n  name: B\n  country: DE\n  metonyms: [Town]\n",
        8,
        "means 'a'",
    ),
    (
        "adjective that is a name",
        "- id: a\n  name: A\n  country: FR\n- id: b\n  name: B\n  country: DE\n  adjectives: [A]\n",
        7,
        "means 'a'",
    ),
]
WORDS = [
    ("word twice", "about: x\nlists:\n  arms: [gun,\n    rifle, gun]\n", 4, "'gun' stands twice"),
    ("capital", "about: x\nlists:\n  arms: [gun, Rifle]\n", 3, "'Rifle' is not in lower case"),
    ("empty list", "about: x\nlists:\n  arms: [gun]\n  none: []\n", 4, "'none' is empty"),
    ("no list", "about: x\nlists: {}\n", 2, "no lists"),
    ("note on nothing", "about: x\nlists:\n  arms: [gun]\nnotes:\n  guns: big ones\n", 5, "'guns'"),
    ("list twice", "about: x\nlists:\n  arms: [gun]\n  arms: [gun]\n", 4, "twice"),
]
EVENTS = [
    ("frame without words", "frames:\n  - name: hit\n    needs: {object: [actor]}\n", 6, "no words"),
    ("frame's mode", "frames:\n  - name: hit\n    verbs: [hit]\n    mode: hard\n", 8, "no mode 'hard'"),
    (
        "slot",
        "frames:\n  - name: hit\n    verbs: [hit]\n    needs: {victim: [actor]}\n",
        8,
        "'victim' is no slot",
    ),
    (
        "class",
        "frames:\n  - name: hit\n    verbs: [hit]\n    bars:\n      object: [weapon,\n        furniture]\n",
        10,
        "'furniture' is no class",
    ),
    ("role", "frames:\n  - name: hit\n    verbs: [hit]\n    roles: {with: tool}\n", 8, "'tool' is no role"),
    (
        "slot of a role",
        "frames:\n  - name: hit\n    verbs: [hit]\n    roles: {using: weapon}\n",
        8,
        "'using'",
    ),
    (
        "weapons of a mode",
        "modes:\n  hard:\n    definition: x\n    cameo: '1'\n    weapons: [club]\n",
        9,
        "no list 'club'",
    ),
]
CASES = [
    pytest.param(file, text, line, message, id=f"{file}: {what}")
    for file, cases in (
        ("actors/a.yaml", ACTORS),
        ("actors/states.yaml", STATES),
        ("words/arms.yaml", WORDS),
        (
            "events/assault.yaml",
            [(what, HEAD + text + EXAMPLES, line, said) for what, text, line, said in EVENTS],
        ),
    )
    for what, text, line, message in cases
]


def lay_out(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("file", "text", "line", "message"), CASES)
def test_defect(file: str, text: str, line: int, message: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {**SOUND, file: text})
    (told,) = check_knowledge([folder])
    assert told.startswith(f"{folder / file}:{line}: ")
    assert message in told


@pytest.mark.parametrize(
    ("examples", "line", "message"),
    [
        ("examples:\n  - {text: A., events: [{type: assault}]}\n  - {text: B.}\n", 5, "needs two examples"),
        (
            "examples:\n"
            "  - {text: A., events: [{type: assault}]}\n  - {text: B., events: [{type: assault}]}\n",
            5,
            "tells no event",
        ),
        (
            EXAMPLES + "  - text: More.\n    events: [{type: control, mode: capture}]\n",
            12,
            "no mode 'capture'",
        ),
        (EXAMPLES + "  - text: More.\n    published: Monday\n", 12, "no date"),
        (EXAMPLES + "  - text: More.\n    events: [{type: assault, start: May}]\n", 12, "no date"),
    ],
)
def test_examples(examples: str, line: int, message: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {**SOUND, "events/assault.yaml": HEAD + examples})
    (told,) = check_knowledge([folder])
    assert told.startswith(f"{folder / 'events/assault.yaml'}:{line}: ")
    assert message in told


def test_type_in_two_files(tmp_path: Path) -> None:
    files = {"events/a.yaml": HEAD + EXAMPLES, "events/b.yaml": "\n" + HEAD + EXAMPLES}
    folder = lay_out(tmp_path, {**SOUND, **files})
    (told,) = check_knowledge([folder])
    assert told.startswith(f"{folder / 'events/b.yaml'}:2: ")


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"actors/a.yaml": ""})
    (folder / "actors/a.yaml").write_bytes(b"- id: \xff\n")
    assert check_knowledge([folder]) == [f"{folder / 'actors/a.yaml'}:1: is not UTF-8 (byte 6)"]


def test_every_defect_is_told_at_once(tmp_path: Path) -> None:
    text = "- {id: a, name: A, kind: rebel, country: XX, start: soon}\n- {id: b, name: A, kind: rebel}\n"
    folder = lay_out(tmp_path, {"actors/a.yaml": text, "words/w.yaml": "about: x\nlists: {}\n"})
    assert len(check_knowledge([folder])) == 4


def test_an_empty_list_with_a_note_is_meant(tmp_path: Path) -> None:
    text = "about: x\nlists:\n  none: []\nnotes:\n  none: nothing is known of these yet\n"
    assert check_knowledge([lay_out(tmp_path, {"words/w.yaml": text})]) == []


def test_a_base_may_be_in_a_place_that_is_no_entry(tmp_path: Path) -> None:
    text = "- id: a\n  name: A\n  kind: rebel\n  relations:\n    - {kind: has_base_in, object: Homs}\n"
    assert check_knowledge([lay_out(tmp_path, {"actors/a.yaml": text})]) == []


class TestOverlay:
    """A folder laid over another is checked together with it."""

    ours = "- {id: a, name: A, kind: rebel}\n- {id: b, name: B, kind: rebel, strong: [Bees]}\n"

    def check(self, tmp_path: Path, theirs: dict[str, str]) -> list[str]:
        below = lay_out(tmp_path / "ours", {**SOUND, "actors/a.yaml": self.ours})
        (below / "events").mkdir()
        (below / "events/assault.yaml").write_text(HEAD + EXAMPLES, encoding="utf-8")
        return check_knowledge([below, lay_out(tmp_path / "theirs", theirs)])

    def test_it_may_replace_an_entry(self, tmp_path: Path) -> None:
        replaced = "- {id: b, name: Wasps, kind: militia}\n- {id: c, name: C, kind: rebel, strong: [Bees]}\n"
        assert self.check(tmp_path, {"actors/mine.yaml": replaced}) == []

    def test_it_may_name_our_entries(self, tmp_path: Path) -> None:
        text = "- id: c\n  name: C\n  kind: rebel\n  relations: [{kind: part_of, object: a}]\n"
        assert self.check(tmp_path, {"actors/mine.yaml": text}) == []

    def test_it_may_add_a_frame_alone(self, tmp_path: Path) -> None:
        text = HEAD + "frames:\n  - {name: hit, verbs: [hit], needs: {object: [weapon]}}\n"
        assert self.check(tmp_path, {"events/assault.yaml": text}) == []

    def test_it_must_not_take_our_names(self, tmp_path: Path) -> None:
        (told,) = self.check(tmp_path, {"actors/mine.yaml": "- {id: c, name: Bees, kind: rebel}\n"})
        assert told.startswith(f"{tmp_path / 'theirs/actors/mine.yaml'}:1: ")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-Qaïda", "al qaida"),
        ("The Times", "times"),
        ("People’s Army", "people's army"),
        ("İzmir", "izmir"),
    ],
)
def test_names_are_compared_without_case_accents_and_hyphens(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2016", True),
        ("2016-02", True),
        ("2016-02-29", True),
        ("2015-02-29", False),
        ("2016-13", False),
        ("2016-2", False),
        ("16", False),
        ("2016-02-", False),
        ("0000", False),
        ("", False),
    ],
)
def test_dates(text: str, sound: bool) -> None:
    assert is_iso_date(text) is sound


def test_our_own_knowledge_is_sound() -> None:
    assert check_knowledge([DATA]) == [], "run `dateline knowledge check`"


def test_what_the_documentation_shows_is_sound(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    files = dict(zip(("actors/hauran.yaml", "words/nouns.yaml", "events/assault.yaml"), blocks, strict=True))
    folder = lay_out(tmp_path, files)
    assert [line for line in check_knowledge([DATA, folder]) if line.startswith(str(folder))] == []
    assert "hauran_army" in load_knowledge(folder).actors
