"""What is read closely and what is left out; and that nothing told is lost by it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from spacy.language import Language

from dateline.corpus.format import read_document
from dateline.intake import take_text
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.parse import analyse
from dateline.language.triage import Triage, make_triage, unparsed, words_of
from dateline.mentions.actors.finder import find_actors
from dateline.mentions.places.finder import find_places
from dateline.model import Document, Manuscript, Passage, Reading
from dateline.pipeline import Reader

AnalyseText = Callable[..., Analysis]
PROJECT = Path(__file__).parents[2]
EXAMPLES = sorted((PROJECT / "examples").glob("*.txt"))
# From many wars; the headlines of the last six tell nothing.
REPORTS = [
    "bosnia-1992-001",
    "burundi-1993-002",
    "colombia-003",
    "kosovo-1998-004",
    "sudan-2023-002",
    "yemen-2014-005",
    "darfur-2003-002",
    "east-timor-1999-003",
    "lebanon-1975-008",
    "mexico-cartels-007",
    "philippines-moro-007",
    "ukraine-2022-006",
]
QUIET = "The lake is calm and the orchards bloom"


@pytest.mark.parametrize(
    ("telling", "text", "is_kept"),
    [
        ("shelled", "Rebels shelled Goma.", True),
        ("shelled", "They shell Goma; it is sad.", True),
        ("shelling", "A shellfish stew was served.", True),  # a beginning in common is enough
        ("shell", "The SHELLING went on.", True),
        ("shell", "Goma is calm.", False),
        ("", "Rebels shelled Goma.", False),
        # Words too short to have a beginning have forms.
        ("vow", "They are vowing revenge.", True),
        ("vow", "He vows revenge.", True),
        ("bomb", "They bombed it.", True),
        ("rob", "They robbed a bank.", True),
        ("raze", "The razing of Goma.", True),
        ("ally", "Both allied and allies.", True),
        ("war", "It is warm.", False),
        ("war", "Both wars.", True),
        ("use", "They gave it to us.", False),
        # A word is compared whole, not by what stands in it.
        ("raid", "They were afraid.", False),
        ("rebel", "A rebel-held town.", True),
        # Words that tell nothing by themselves, or are but a letter.
        ("of", "The end of it.", False),
        ("a", "It is a lake.", False),
        # Figures and marks of speech tell by themselves.
        ("", "It has 12 rooms.", True),
        ("", "“It is calm.”", True),
        ("", 'He says "calm".', True),
        ("", "« Calme »", True),
        ("", "Weather: calm.", True),
        ("", "It isn't a lake.", False),
        ("", "", False),
        ("", " — ", False),
    ],
)
def test_what_is_kept(telling: str, text: str, is_kept: bool) -> None:
    triage = Triage(telling.split(), frozenset({"of"}))
    assert triage.may_tell(text) is is_kept


def test_our_own_words_are_kept(knowledge: Knowledge) -> None:
    """Every verb, noun and phrase of a frame, and every word of saying, unless all its words are small."""
    triage = make_triage(knowledge, ())
    frames = [frame for file in knowledge.types.values() for frame in file.frames]
    entries = {entry for frame in frames for entry in (*frame.verbs, *frame.nouns, *frame.phrases)}
    entries |= knowledge.word_set(
        "saying.said", "saying.denied", "saying.nouns_claimed", "figures.killed_nouns"
    )
    small = knowledge.word_set("grammar.small_words")
    left_out = {entry for entry in entries if not triage.may_tell(entry)}
    assert len(entries) > 1000
    assert {word for entry in left_out for word in words_of(entry)} <= small
    assert not triage.may_tell(QUIET)


@pytest.mark.parametrize("field", ["verbs", "nouns", "phrases"])
def test_words_of_frames_are_kept(field: str, knowledge: Knowledge) -> None:
    file = knowledge.types["assault"]
    frame = replace(file.frames[0], **{field: ("blooming",)})
    types = (replace(file, frames=(frame,)),)
    changed = Knowledge(replace(knowledge.bundle, types=types))
    assert make_triage(changed, ()).may_tell(QUIET)


def test_words_that_the_encoder_learnt_are_kept(knowledge: Knowledge) -> None:
    assert make_triage(knowledge, {"orchards"}).may_tell(QUIET)


# -- what is left out is cut all the same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Goma is calm",
        "Goma is calm. Bukavu is not. Uvira, too.",
        "Gen. Musa is calm.  Two spaces,\nand a line.",
        "“It is calm,” he said. She left.",
    ],
)
def test_what_is_left_out_is_cut_into_words_and_sentences(text: str, nlp: Language) -> None:
    doc, parsed = unparsed(text, nlp), nlp(text)
    assert doc.text == text
    assert [(token.idx, token.text, token.lemma_) for token in doc] == [
        (token.idx, token.text, token.lower_) for token in parsed
    ]
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in parsed.sents]
    for sentence in doc.sents:
        assert {token.head.i for token in sentence} == {sentence.start}


def test_read_and_left_out_passages_stand_in_one_analysis(nlp: Language, analyse_text: AnalyseText) -> None:
    passages = (QUIET, "Rebels shelled Goma. It fell.", "The lake. The orchards.", "Jets bombed it.")
    analysis = analysed(passages, nlp, Triage({"shelled", "bombed"}, frozenset()))
    assert analysis.is_read == (False, True, False, True)
    assert [s.passage for s in analysis.sentences] == [0, 1, 1, 2, 2, 3]
    assert [analysis.tokens(s).text for s in analysis.sentences] == [
        QUIET,
        "Rebels shelled Goma.",
        "It fell.",
        "The lake.",
        "The orchards.",
        "Jets bombed it.",
    ]
    text = analysis.document.text
    for token in analysis.doc:
        assert text[analysis.starts[token.i] : analysis.ends[token.i]] == token.text
        assert analysis.sentence(token).start <= token.i < analysis.sentence(token).end
    for passage in (1, 3):
        alone = analyse_text(passages[passage])
        own = [token for token in analysis.doc if analysis.sentence(token).passage == passage]
        assert [(t.text, t.tag_, t.dep_, t.lemma_, t.head.text) for t in own] == [
            (t.text, t.tag_, t.dep_, t.lemma_, t.head.text) for t in alone.doc
        ]


@pytest.mark.parametrize(
    ("passages", "is_read"),
    [
        ((), ()),
        (("",), (False,)),
        ((QUIET,), (False,)),
        (("", "Rebels shelled Goma."), (False, True)),
        (("Rebels shelled Goma.", ""), (True, False)),
    ],
)
def test_documents_that_hold_little_are_analysed(
    passages: tuple[str, ...], is_read: tuple[bool, ...], nlp: Language
) -> None:
    analysis = analysed(passages, nlp, Triage({"shelled"}, frozenset()))
    assert analysis.is_read == is_read
    assert len(analysis.sentences) == len([each for each in passages if each])


def test_names_are_found_in_what_is_left_out(nlp: Language, knowledge: Knowledge) -> None:
    passages = (
        "A lake near Kabul",
        "Rebels shelled Goma.",
        "The Taliban and Hezbollah like Kunduz, and Kabul",
    )
    analysis = analysed(passages, nlp, Triage({"shelled"}, frozenset()))
    assert analysis.is_read == (False, True, False)
    actors = find_actors(analysis, knowledge)
    places = find_places(analysis, knowledge, load_gazetteer(None), frozenset())
    assert {"Taliban", "Hezbollah"} <= {actor.name for actor in actors.records.values()}
    found = {place.name: len(place.mentions) for place in places.records.values()}
    assert found == {"Kabul": 2, "Goma": 1, "Kunduz": 1}


# -- and nothing is lost


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    """The reader that people get: only with an encoder anything is left out."""
    return Reader(knowledge)


@pytest.fixture(scope="module")
def by_frames(knowledge: Knowledge) -> Reader:
    return Reader(knowledge, read_by="frames")


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_tell_the_same_without_triage(path: Path, reader: Reader) -> None:
    assert_nothing_is_lost(take_text(path.read_text(encoding="utf-8"), path.name), reader)


@pytest.mark.parametrize("name", REPORTS)
def test_reports_tell_the_same_without_triage(name: str, reader: Reader) -> None:
    assert_nothing_is_lost(report(name), reader)


@pytest.mark.parametrize("name", REPORTS)
def test_frames_tell_the_same_of_each_sentence_without_triage(name: str, by_frames: Reader) -> None:
    """Sentence by sentence, with no words but our own: the frames' reading is the very same."""
    (analysis,) = analyse([report(name)], by_frames.nlp)
    spans = [analysis.span(sentence.start, sentence.end) for sentence in analysis.sentences]
    passages = tuple(Passage("body", span.text, ((0, span.start),)) for span in spans)
    split = replace(report(name), passages=passages)
    triage = make_triage(by_frames.knowledge, ())
    with_triage, without = read_twice(split, by_frames, triage)
    assert with_triage.events == without.events
    assert with_triage.figures == without.figures
    assert with_triage.relations == without.relations


def assert_nothing_is_lost(manuscript: Manuscript, reader: Reader) -> None:
    """The same events where all is read; where a passage is left out, no event would have been told there.

    The encoder sees the sentence before; where that is left out, what it says next may differ.
    """
    assert reader.triage is not None, "the reader has no encoder, so it leaves nothing out"
    is_read = [reader.triage.may_tell(passage.text) for passage in manuscript.passages]
    with_triage, without = read_twice(manuscript, reader, reader.triage)
    if all(is_read):
        assert with_triage.events == without.events
    for passage, is_kept in zip(manuscript.passages, is_read, strict=True):
        first, last = passage.locate(0), passage.locate(len(passage.text) - 1)
        told = [event for event in without.events if first <= event.trigger.start <= last]
        assert is_kept or not told


def read_twice(manuscript: Manuscript, reader: Reader, triage: Triage) -> tuple[Reading, Reading]:
    before = reader.triage
    readings: list[Reading] = []
    try:
        for reader.triage in (triage, None):
            readings.extend(reader.read([manuscript]))
    finally:
        reader.triage = before
    return readings[0], readings[1]


def report(name: str) -> Manuscript:
    path = PROJECT / "corpus" / "documents" / name.rpartition("-")[0] / f"{name}.txt"
    document = read_document(path)
    return take_text(document.text, name, document.published)


def analysed(passages: tuple[str, ...], nlp: Language, triage: Triage) -> Analysis:
    text = "\n\n".join(passages)
    starts = [len("\n\n".join([*passages[:index], ""])) for index in range(len(passages))]
    document = Document(id="doc_test", source="test", sha256="", text=text)
    cut = (Passage("body", each, ((0, start),)) for each, start in zip(passages, starts, strict=True))
    return next(analyse([Manuscript(document, tuple(cut))], nlp, triage))
