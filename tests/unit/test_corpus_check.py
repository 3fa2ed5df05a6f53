"""What ``dateline corpus check`` finds in a file by itself: a text, and the message for it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.corpus.check import check_corpus
from dateline.corpus.filing import is_date
from dateline.corpus.folder import find_corpus
from dateline.corpus.marking import is_quoted
from dateline.errors import CorpusError, MissingInput
from dateline.knowledge.load import Knowledge
from tests.marked_texts import TOLD, make_corpus

# Body, line of the file, and the message that is to stand there; '' where nothing may be found.
BODIES = {
    "all is right": (TOLD, 0, ""),
    "a mark without a line": ("[Rebels|A1] slept.\n---\n", 5, "A1 ('Rebels') has no line below"),
    "a line without a mark": ("Rebels slept.\n---\nA1 rebel\n", 7, "A1 is not marked in the text"),
    "a cue of nothing": ("He [said|C1] so.\n---\n", 5, "the cue C1 belongs to no S line"),
    "a mention in a mention": (
        "[The army of [Sudan|A2]|A1] left.\n---\nA1 military\nA2 state\n",
        5,
        "A2 ('Sudan') stands within A1 ('The army of Sudan')",
    ),
    "one word for two events": (
        "They [[shelled|E1]|E2] it.\n---\nE1 assault occurred\nE2 assault occurred\n",
        5,
        "stands within",
    ),
    "one word for two holdings": (
        "It [[holds|H1]|H2] [Bria|P1] and [Bambari|P2].\n---\n"
        "H1 held occurred place=P1\nH2 held occurred place=P2\n",
        0,
        "",
    ),
    "one holding in itself": (
        "It is [firmly in [hand|H1] of|H1] [Bria|P1].\n---\nH1 held occurred place=P1\n",
        5,
        "H1 ('hand') stands within H1",
    ),
    "half a word": ("The [war|W1]planes left.\n---\n", 5, "W1 cuts a word in two: ...The war|planes l..."),
    "half of a word with a hyphen": ("The [Iran|A1]-backed men left.\n---\nA1 state\n", 0, ""),
    "the same line twice": ("It rained.\n\nIT RAINED.\n---\n", 7, "the same words stand in line 5"),
    "no word": ("***\n---\n", 5, "the line holds no word: '***'"),
    "no text": ("---\n", 1, "the document has no text"),
    "an unknown mode": (
        "They [ran|E1].\n---\nE1 assault/run occurred\n",
        7,
        "assault has no mode 'run'; it has",
    ),
    "an unknown id": (
        "They [ran|E1].\n---\nE1 assault occurred actor=A9\n",
        7,
        "actor=A9: A9 is not marked in the text",
    ),
    "a place as actor": (
        "They [ran|E1] to [Bria|P1].\n---\nE1 assault occurred actor=P1\n",
        7,
        "actor=P1: expected one of A",
    ),
    "an actor twice in a role": (
        "[They|A1] [ran|E1].\n---\nA1 rebel\nE1 assault occurred actor=A1,A1\n",
        8,
        "E1 names the same id twice in one role",
    ),
    "a relation to itself": (
        "[It|A1] [backs|R1] it.\n---\nA1 state\nR1 backs occurred subject=A1 object=A1\n",
        8,
        "R1: A1 is subject and object",
    ),
    "a content in itself": ("[It rained|S1].\n---\nS1 within=S1\n", 7, "S1 lies within itself"),
    "contents in a ring": (
        "[It rained, [so|S2]|S1].\n---\nS1 within=S2\nS2 within=S1\n",
        7,
        "S1 lies within itself",
    ),
    "a content outside of what it lies in": (
        "[It rained|S1], [so|S2].\n---\nS1\nS2 within=S1\n",
        8,
        "no words of S2 lie in those of S1",
    ),
    "a source in its own words only": (
        '"[[I|A1] sleep|S1]."\n---\nA1 person\nS1 source=A1\n',
        8,
        "the source A1 stands nowhere but in S1 itself",
    ),
    "a source in its own words and outside": (
        '"[[I|A1] sleep|S1]," [he|A1] [said|C1].\n---\nA1 person\nS1 source=A1 cue=C1\n',
        0,
        "",
    ),
    "a cue in its content": (
        "[He [said|C1] no|S1].\n---\nS1 cue=C1\n",
        7,
        "the cue C1 stands nowhere but in S1 itself",
    ),
    "no values": ("They [ran|E1].\n---\nE1 assault occurred actor=\n", 7, "'actor=' lacks a value"),
    "two sources": ("[It|S1].\n---\nS1 source=A1,A2\n", 7, "'source=' takes one id here, not 'A1,A2'"),
    "a role twice": (
        "They [ran|E1].\n---\nE1 assault occurred actor=A1 actor=A2\n",
        7,
        "'actor=' stands twice; several ids are joined by commas",
    ),
    "an open bracket": ("They [ran.\n---\n", 5, "a mark is not closed: ...'ran.'"),
}
HINTS = {
    "seven words": (
        "They [shook hands and went on with it|E1].\n---\nE1 agree occurred\n",
        5,
        "hint: E1 marks more than 6 words",
    ),
    "an introducing word": (
        "He [said|C1] [that it rained|S1].\n---\nS1 cue=C1\n",
        5,
        "hint: S1 begins with 'that', which introduces it",
    ),
    "a sentence that begins so": ('"[That was he|S1]," he [said|C1].\n---\nS1 cue=C1\n', 0, ""),
    "a second part that begins so": ('"[No|S1]," he [said|C1], "[that is all|S1]."\n---\nS1 cue=C1\n', 0, ""),
    "quotation marks inside": (
        'He [said|C1] ["never"|S1].\n---\nS1 cue=C1\n',
        5,
        "hint: S1 takes the quotation marks in: '\"never\"'",
    ),
    "a space at the edge": ("It rained. \n---\n", 5, "hint: the line has a space at its edge"),
    "actor and recipient": (
        "[He|A1] [beat|E1] himself.\n---\nA1 person\nE1 assault/beat occurred actor=A1 recipient=A1\n",
        8,
        "hint: E1: A1 is actor and recipient",
    ),
    "control of nothing": (
        "They [won|E1].\n---\nE1 control/capture occurred\n",
        7,
        "hint: E1: control of what? No place is told",
    ),
}
HEADS = {
    "an unknown register": ("conflict: hill-war\nregister: rumour\n", "the register 'rumour' is not listed"),
    "an unknown conflict": ("conflict: no-war\nregister: wire\n", "the conflict 'no-war' is not listed"),
    "another folder": ("conflict: river-war\nregister: wire\n", "the file belongs in "),
    "another name": ("conflict: river-war\nregister: wire\n", "begins with its conflict: river-war-..."),
    "no day": ("conflict: hill-war\nregister: wire\npublished: March\n", "published: expected YYYY"),
    "no register": ("conflict: hill-war\n", "the head lacks 'register'"),
    "another field": ("conflict: hill-war\nregister: wire\nby: me\n", "the head knows conflict, register"),
}


def check(root: Path, knowledge: Knowledge, body: str) -> list[str]:
    corpus = make_corpus(root, hill_war_001=body)
    shown = f"{root}/documents/hill-war/"
    return [str(finding).removeprefix(shown) for finding in check_corpus(corpus, [root], knowledge)]


@pytest.mark.parametrize("case", [*BODIES, *HINTS])
def test_a_body_is_checked(case: str, tmp_path: Path, knowledge: Knowledge) -> None:
    body, line, message = (BODIES | HINTS)[case]
    found = check(tmp_path, knowledge, body)
    if not message:
        assert found == []
    else:
        at = f"hill-war-001.txt:{line}: "
        assert [one for one in found if one.startswith(at) and message in one], found


@pytest.mark.parametrize("case", HINTS)
def test_hints_are_no_faults(case: str, tmp_path: Path, knowledge: Knowledge) -> None:
    corpus = make_corpus(tmp_path, hill_war_001=HINTS[case][0])
    assert [finding for finding in check_corpus(corpus, [tmp_path], knowledge) if not finding.is_hint] == []


@pytest.mark.parametrize("case", HEADS)
def test_a_head_is_checked(case: str, tmp_path: Path, knowledge: Knowledge) -> None:
    head, message = HEADS[case]
    found = check(tmp_path, knowledge, f"{head}---\nIt rained.\n---\n")
    assert [one for one in found if message in one], found


def test_bytes_that_are_no_text_are_told(tmp_path: Path, knowledge: Knowledge) -> None:
    corpus = make_corpus(tmp_path, hill_war_001="It rained.\n---\n")
    path = corpus.documents / "hill-war" / "hill-war-002.txt"
    path.write_bytes(b"conflict: caf\xe9\n")
    (finding,) = check_corpus(corpus, [path], knowledge)
    assert "not UTF-8" in finding.message


def test_only_what_is_asked_for_is_told(tmp_path: Path, knowledge: Knowledge) -> None:
    corpus = make_corpus(tmp_path, hill_war_001="***\n---\n", hill_war_002="It rained.\n---\n")
    asked = corpus.documents / "hill-war" / "hill-war-002.txt"
    assert check_corpus(corpus, [asked], knowledge) == []


def test_the_totals_are_checked_of_a_whole_corpus_only(tmp_path: Path, knowledge: Knowledge) -> None:
    corpus = make_corpus(tmp_path, hill_war_001=TOLD)
    assert check_corpus(corpus, [tmp_path], knowledge) == []
    lacks = [finding.message for finding in check_corpus(corpus, [tmp_path], knowledge, is_whole=True)]
    assert "documents: 1, and 450 are needed" in lacks
    assert "events of assault/aerial: 1, and 25 are needed" in lacks
    assert "events that are denied: 1, and 120 are needed" in lacks
    assert "documents without events: 0, and 1 are needed" in lacks


def test_a_conflict_is_in_one_part(tmp_path: Path) -> None:
    make_corpus(tmp_path)
    (tmp_path / "conflicts.yaml").write_text("train:\n  - a-war\ntest:\n  - a-war\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="a-war stands in train and test"):
        find_corpus(tmp_path)


def test_a_corpus_is_found_from_its_files(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path, hill_war_001=TOLD)
    assert find_corpus(corpus.documents / "hill-war" / "hill-war-001.txt").root == tmp_path
    with pytest.raises(MissingInput):
        find_corpus(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"never"', True),
        ("“never”", True),
        ("never”", True),
        ('it "never" did', False),
        ('it was "never"', False),
        ('"never" and "always"', False),
        ('"never" again', False),
        ("“never again", True),
        ("never", False),
    ],
)
def test_quotation_marks_at_the_edges(words: str, expected: bool) -> None:
    assert is_quoted(words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016", True),
        ("2016-02", True),
        ("2016-02-29", True),
        ("2015-02-29", False),
        ("2016-2", False),
        ("2016-13", False),
        ("16-02-2016", False),
        ("20160229", False),
        ("", False),
    ],
)
def test_dates(text: str, expected: bool) -> None:
    assert is_date(text) is expected


def test_the_command_counts_files_faults_and_hints(tmp_path: Path) -> None:
    make_corpus(tmp_path, hill_war_001=HINTS["seven words"][0], hill_war_002="***\n---\n")
    arguments = ["corpus", "check", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stderr == "dateline: 2 files checked, 1 fault and 1 hint found\n"
    assert [line.rpartition(".txt:")[2][:8] for line in result.stdout.splitlines()] == [
        "5: hint:",
        "5: the l",
    ]
    assert "hint:" not in CliRunner().invoke(app, [*arguments, "--no-hints"]).stdout
    first = tmp_path / "documents" / "hill-war" / "hill-war-001.txt"
    assert CliRunner().invoke(app, [*arguments[:2], str(first)]).exit_code == 0


def test_a_file_outside_of_a_corpus_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("A report.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["corpus", "check", str(path)])
    assert (result.exit_code, "there is no conflicts.yaml there" in result.stderr) == (2, True)
