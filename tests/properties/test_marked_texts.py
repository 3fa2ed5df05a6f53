"""What is written of a marked text reads back as it was, whatever is marked in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.corpus.conll import write_conll
from dateline.corpus.conversion import without_lines
from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.format import parse_document, write_document
from dateline.corpus.jsonl import read_json, write_json
from dateline.corpus.marks import ESCAPED, read_line, write_line

WORDS = [
    "rebels",
    "Goma",
    "don't",
    "l'État",
    "3,000",
    "—",
    "(so)",
    "[sic]",
    "a|b",
    "back\\slash",
    "ö",
    "مدينة",
]
LETTERS = "APTQWECSRH"
STATED = "AEQSRH"
LINES = {
    "A": "{id} rebel",
    "E": "{id} assault/aerial planned actor={actor}",
    "Q": "{id} killed 3..9 who={actor}",
    "S": "{id} source={actor}",
    "R": "{id} backs denied subject={actor} object={actor}",
    "H": "{id} held occurred place=P1 holder={actor}",
}


def escape(word: str) -> str:
    return "".join("\\" + character if character in ESCAPED else character for character in word)


def mark(words: list[str]) -> st.SearchStrategy[str]:
    """Some words in marks; each mark may hold others, also on the very same words."""
    id_ = st.builds("{}{}".format, st.sampled_from(LETTERS), st.integers(1, 4))
    return st.builds("[{}|{}]".format, st.just(" ".join(words)), id_)


PLAIN = st.sampled_from(WORDS).map(escape)
MARKED = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(mark),
    max_leaves=6,
)
SENTENCE = st.lists(MARKED, min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join)
TITLE = st.one_of(st.just(""), SENTENCE.map("# {}\n\n".format))
BODY = st.builds(str.__add__, TITLE, st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n\n".join))


def make_document(body: str) -> AnnotatedDocument:
    """A document with a line for each id that its text marks."""
    ids = {found.id for line in body.splitlines() for found in read_line(line.removeprefix("# "), 0)[1]}
    actor = min((id_ for id_ in ids if id_[0] == "A"), default="A1")
    told = [LINES[id_[0]].format(id=id_, actor=actor) for id_ in sorted(ids) if id_[0] in STATED]
    source = "\n".join(["conflict: hill-war", "register: wire", "---", body, "---", *told])
    return parse_document(source, "hill-war-001")[0]


@settings(deadline=None)
@given(line=SENTENCE)
def test_a_line_is_written_as_it_was_read(line: str) -> None:
    words, marks = read_line(line, 7)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    assert write_line(words, 7, marks) == line


@settings(deadline=None)
@given(body=BODY)
def test_a_document_reads_back_as_it_was_written(body: str) -> None:
    document = make_document(body)
    again, _ = parse_document(write_document(document), document.name)
    assert without_lines(again) == without_lines(document)
    assert write_document(again) == write_document(document)


@settings(deadline=None)
@given(body=BODY)
def test_json_reads_back_as_it_was_written(body: str) -> None:
    document = make_document(body)
    assert read_json(write_json(document)) == document


@settings(deadline=None)
@given(body=BODY)
def test_tokens_hold_all_of_the_text(body: str) -> None:
    document = make_document(body)
    rows = [line.split("\t") for line in write_conll(document) if "\t" in line]
    assert all(document.text[int(row[1]) : int(row[2])] == row[0] for row in rows)
    assert "".join(row[0] for row in rows) == "".join(document.text.split())
