"""The corpus in other formats: what is written, and that it says the same."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from dateline.corpus.brat import write_brat, write_configuration
from dateline.corpus.conll import write_conll
from dateline.corpus.conversion import without_lines
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.folder import read_documents
from dateline.corpus.format import parse_document, write_document
from dateline.corpus.jsonl import read_json, write_json
from dateline.knowledge.load import Knowledge
from tests.marked_texts import TOLD, make_corpus, parse

COLUMNS = """\
#begin document (hill-war-001)
the      0   3   B-actor  O                          B-content  O
army     4   8   I-actor  O                          I-content  O
hit      9   12  O        B-assault/aerial/occurred  I-content  O
Iran     13  17  B-actor  O                          I-content  B-content
-        17  18  O        O                          I-content  I-content
backed   18  24  O        O                          I-content  I-content
men      25  28  O        O                          I-content  O
,        28  29  O        O                          O          O
he       30  32  O        O                          O          O
said     33  37  O        O                          B-cue      O
.        37  38  O        O                          O          O

It       39  41  B-actor  O                          O          O
's       41  43  O        O                          O          O
3,000    44  49  O        O                          O          O
who      50  53  O        O                          O          O
don't    54  59  O        O                          O          O
.        59  60  O        O                          O          O

#end document
"""
BODY = """\
[[the army|A1] [hit|E1] [[Iran|A2]-backed|S2] men|S1], he [said|C1].
[It|A1]'s 3,000 who don't.
---
A1 military
A2 state
E1 assault/aerial occurred actor=A1
S1 cue=C1
S2 within=S1
"""


@pytest.fixture
def document() -> AnnotatedDocument:
    return parse(TOLD)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["corpus", "convert", *map(str, arguments)])


def test_a_file_is_written_as_it_was_read(document: AnnotatedDocument) -> None:
    again, _ = parse_document(write_document(document), document.name)
    assert again == document


def test_json_reads_back(document: AnnotatedDocument) -> None:
    assert read_json(write_json(document)) == document


def test_json_holds_words_and_layers(document: AnnotatedDocument) -> None:
    told = json.loads(write_json(document, "dev"))
    assert told["part"] == "dev"
    assert told["marks"][0] == {"id": "W1", "layer": "weapon", "start": 0, "end": 4, "text": "Jets"}


def test_json_with_other_words_is_refused(document: AnnotatedDocument) -> None:
    with pytest.raises(ValueError, match="W1: the text has other words"):
        read_json(write_json(document).replace(b'"text":"Jets"', b'"text":"Tanks"'))


def test_columns() -> None:
    lines = [re.sub(r"\t", " ", line) for line in write_conll(parse(BODY))]
    assert lines == [re.sub(r" +", " ", line) for line in COLUMNS.splitlines()]


def test_columns_hold_every_mark(document: AnnotatedDocument) -> None:
    rows = [line.split("\t") for line in write_conll(document) if "\t" in line]
    assert all(document.text[int(row[1]) : int(row[2])] == row[0] for row in rows)
    begun = [sum(row[column].startswith("B-") for row in rows) for column in (3, 4, 5, 6)]
    layers = [mark.layer for mark in document.marks]
    mentions = sum(layers.count(layer) for layer in ("actor", "place", "time", "quantity", "weapon"))
    speech = layers.count("cue") + layers.count("content")
    assert begun == [mentions, layers.count("event"), speech - 2, 2]


def test_brat_tells_events_with_their_roles(document: AnnotatedDocument) -> None:
    lines = write_brat(document).splitlines()
    bounds = {line.split("\t")[0]: line.split("\t") for line in lines if line.startswith("T")}
    for _, place, words in bounds.values():
        start, end = map(int, place.split()[1:])
        assert document.text[start:end] == words

    def show(line: str) -> str:
        return re.sub(r"T\d+", lambda match: repr(bounds[match.group()][2]), line.partition("\t")[2])

    shown = [show(line) for line in lines if line[0] in "ER*"]
    for told in (
        "assault:'hit' actor:'the army' recipient:'traders' place:'Nyala' time:'Tuesday' weapon:'Jets'",
        "allied_with:'an ally of' subject:'the governor' object:'the army'",
        "held:'rebel-held' place:'Nyala' holder:'A spokesman'",
        "within Arg1:'the army had flown over rebel-held Nyala' "
        "Arg2:'a claim by a radio that the army had flown over rebel-held Nyala'",
        "counts Arg1:'at least 12' Arg2:'traders'",
        "Equiv E1 E2 E3",
    ):
        assert told in shown
    assert any(re.fullmatch(r"A\d+\tStatus E5 denied", line) for line in lines)
    assert any(re.fullmatch(r"#1\tAnnotatorNotes T\d+\t12\.\.", line) for line in lines)


def test_brat_is_configured_for_all_that_is_written(
    document: AnnotatedDocument, knowledge: Knowledge
) -> None:
    known = set(re.findall(r"^[\w]+", write_configuration(knowledge), re.MULTILINE))
    lines = [line.split("\t") for line in write_brat(document).splitlines()]
    used = {re.split(r"[ :]", line[1])[0] for line in lines if line[0][0] in "TERA"}
    assert used <= known | {"event", "relation", "holding"}


def test_two_fillers_of_a_role_are_numbered() -> None:
    body = "[They|A1] and [we|A2] [met|E1].\n---\nA1 state\nA2 state\nE1 consult occurred actor=A1,A2\n"
    assert "E1\tconsult:T3 actor:T1 actor2:T2" in write_brat(parse(body))


def test_the_command_writes_each_format(tmp_path: Path) -> None:
    root = make_corpus(tmp_path, hill_war_001=TOLD, river_war_001=TOLD.replace("Nyala", "Bria")).root
    assert "2 documents written" in run("--to", "jsonl", root, "--out", tmp_path / "all.jsonl").stderr
    assert (
        "1 document written" in run("--to", "conll", root, "--out", tmp_path / "c", "--part", "test").stderr
    )
    assert run("--to", "brat", root, "--out", tmp_path / "brat").exit_code == 0
    parts = [json.loads(line)["part"] for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert parts == ["train", "test"]
    assert (tmp_path / "c").read_text().startswith("#begin document (river-war-001)")
    written = sorted(path.name for path in (tmp_path / "brat").iterdir())
    names = [f"{name}-001.{ending}" for name in ("hill-war", "river-war") for ending in ("ann", "txt")]
    assert written == ["annotation.conf", *names]


def test_json_lines_become_corpus_files_again(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path, hill_war_001=TOLD)
    run("--to", "jsonl", tmp_path, "--out", tmp_path / "all.jsonl")
    assert run("--to", "corpus", tmp_path / "all.jsonl", "--out", tmp_path / "again").exit_code == 0
    name = "hill-war/hill-war-001.txt"
    before, after = read_documents([corpus.documents / name, tmp_path / "again" / name])
    assert without_lines(before) == without_lines(after)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"conflict":"hill-war"', '"conflict":"../.."', "may lead out of"),
        ('"text":"Jets"', '"text":"Tank"', "all.jsonl:1: W1: the text has other words"),
        ('"layer":"weapon"', '"layer":"arms"', "all.jsonl:1: Invalid enum value"),
        ('"start":5,"end":8,"text":"hit"', '"start":2,"end":8,"text":"ts hit"', "cannot be told by marks"),
    ],
)
def test_lines_that_do_not_hold_are_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    make_corpus(tmp_path, hill_war_001=TOLD)
    path = tmp_path / "all.jsonl"
    run("--to", "jsonl", tmp_path, "--out", path)
    path.write_text(path.read_text().replace(old, new))
    result = run("--to", "corpus", path, "--out", tmp_path / "again")
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    make_corpus(tmp_path, hill_war_001=TOLD)
    result = run("--to", "jsonl", tmp_path, "--out", tmp_path)
    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True)


def test_a_part_of_json_lines_is_refused(tmp_path: Path) -> None:
    make_corpus(tmp_path, hill_war_001=TOLD)
    path = tmp_path / "all.jsonl"
    run("--to", "jsonl", tmp_path, "--out", path)
    result = run("--to", "corpus", path, "--out", tmp_path / "again", "--part", "dev")
    assert (result.exit_code, (tmp_path / "again").exists()) == (2, False)
