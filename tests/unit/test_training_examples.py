"""From marks to what the encoder is trained on: a label for each word, and pairs of words."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dateline.corpus.document import AnnotatedDocument
from dateline.language.encoding.labels import with_names
from dateline.language.encoding.pieces import Pieces, cut_pieces
from dateline.language.encoding.windows import SIZE
from tests.made_scores import LABELS
from tests.made_tokenizer import make_tokenizer, make_words_tokenizer
from tests.marked_texts import TOLD, make_corpus, parse
from training.corpus import NamedEntity, NamedText, load_documents, load_folder, telling_words
from training.examples import IGNORE, Example, build_examples, locate_marks, told_links
from training.names import build_name_examples, cut_sentences

# Texts of one sentence, and for each layer the words that have a label. Words with none stand outside.
LABELLED: list[tuple[str, str, str, str]] = [
    (
        "mentions",
        "[The army|A1] took [Goma|P1] on [Friday|T1].\n---\nA1 military",
        "mention",
        "The:B-actor army:I-actor Goma:B-place Friday:B-time",
    ),
    (
        "who an actor is",
        "[The army|A1] took [Goma|P1].\n---\nA1 military",
        "kind",
        "The:military army:military",
    ),
    (
        "two side by side",
        "[Rebels|A1] [men|A2] fled.\n---\nA1 rebel\nA2 civilian",
        "mention",
        "Rebels:B-actor men:B-actor",
    ),
    (
        "a part of a word between hyphens",
        "a [rebel|A1]-held town\n---\nA1 rebel",
        "mention",
        "rebel:B-actor",
    ),
    ("between marks", '"[Goma|P1]," he said.\n---', "mention", "Goma:B-place"),
    (
        "a part of a word",
        "[anti|A1]aircraft fire\n---\nA1 rebel",
        "mention",
        "antiaircraft:B-actor",
    ),
    (
        "the inner one is told of its words",
        "[[the army|A1]'s jets|W1] left\n---\nA1 military",
        "mention",
        "the:B-actor army:I-actor ':I-weapon s:I-weapon jets:I-weapon",
    ),
    (
        "what is counted",
        "[At least 12|Q1] men fell.\n---\nQ1 killed 12..",
        "measure",
        "At:killed least:killed 12:killed",
    ),
    (
        "types",
        "They [shot dead|E1] two and [fled|E2].\n---\nE1 assault/clash occurred\nE2 retreat occurred",
        "trigger",
        "shot:B-assault dead:I-assault fled:B-retreat",
    ),
    (
        "codes",
        "They [shot dead|E1] two and [fled|E2].\n---\nE1 assault/clash occurred\nE2 retreat occurred",
        "code",
        "shot:assault/clash dead:assault/clash fled:retreat",
    ),
    (
        "statuses",
        "They will [attack|E1], an [ally of|R1] theirs in [rebel-held|H1] Goma.\n---\n"
        "E1 assault planned\nR1 allied_with denied subject=A1 object=A1\nH1 held ongoing place=P1",
        "status",
        "attack:planned ally:denied of:denied rebel:ongoing -:ongoing held:ongoing",
    ),
    (
        "words in two pieces",
        "They [took|E1] Goma [over|E1].\n---\nE1 control/capture occurred",
        "trigger",
        "took:B-control over:B-control",
    ),
    (
        "how they stand",
        "an [ally of|R1] theirs\n---\nR1 allied_with denied subject=A1 object=A1",
        "relation",
        "ally:B-allied_with of:I-allied_with",
    ),
    (
        "whose it is",
        "[rebel-held|H1] Goma\n---\nH1 held ongoing place=P1",
        "holding",
        "rebel:B-held -:I-held held:I-held",
    ),
    ("who says so", "He [made it known|C1].\n---\n", "cue", "made:B-cue it:I-cue known:I-cue"),
    (
        "what is said",
        "He [said|C1] [they [claimed|C2] [it fell|S2]|S1].\n---\nS1 cue=C1\nS2 cue=C2 within=S1",
        "said",
        "they:B-content claimed:I-content it:I-content fell:I-content",
    ),
    (
        "what is said in what is said",
        "He [said|C1] [they [claimed|C2] [it fell|S2]|S1].\n---\nS1 cue=C1\nS2 cue=C2 within=S1",
        "within",
        "it:B-content fell:I-content",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "layer", "expected"), [row[1:] for row in LABELLED], ids=[row[0] for row in LABELLED]
)
def test_labels(body: str, layer: str, expected: str) -> None:
    document = parse(f"{body}\n")
    (example,) = built(document)
    words, opening = words_of(document)
    told = example.targets[layer]
    labels = [LABELS.layers[layer][value] if value != IGNORE else "-" for value in told[opening]]
    assert [f"{w}:{at}" for w, at in zip(words, labels, strict=True) if at not in ("O", "-")] == (
        expected.split()
    )
    # Only the pieces that open words are asked for a label; in layers without spans only marked words are.
    asked = set(np.flatnonzero(told != IGNORE).tolist())
    assert asked <= set(opening)
    if LABELS.layers[layer][0] == "O":
        assert asked == set(opening)


# One event told twice, in two sentences of one window.
PAIRS = (
    "[Rebels|A1] [shelled|E1] [Goma|P1], [killing|E1] [12|Q1] [men|A2].\n"
    "[They|A1] [denied|C1] [it|S1].\n---\n"
    "A1 rebel\nA2 civilian\nE1 assault/heavy-weapons occurred actor=A1 recipient=A2 place=P1\n"
    "Q1 killed 12 who=A2 event=E1\nS1 source=A1 cue=C1\n"
)


def test_links_tie_words_of_one_sentence() -> None:
    document = parse(PAIRS)
    (example,) = built(document)
    assert named(example.linked, document) == {
        "actor": ["killing-Rebels", "shelled-Rebels"],
        "recipient": ["killing-men", "shelled-men"],
        "place": ["killing-Goma", "shelled-Goma"],
        "counted": ["12-men"],
        "count_event": ["12-killing", "12-shelled"],
        "content": ["denied-it"],
        "source": ["denied-They", "it-They"],
        # Only what is the same is tied across sentences.
        "same": ["They-Rebels", "killing-shelled"],
    }


def test_candidates_are_all_pairs_that_could_be_tied() -> None:
    document = parse(PAIRS)
    (example,) = built(document)
    candidates = {name: set(pairs) for name, pairs in example.candidates.items()}
    for name, pairs in example.linked.items():
        assert pairs <= candidates[name]
    told = named(candidates, document)
    assert told["actor"] == ["killing-Rebels", "killing-men", "shelled-Rebels", "shelled-men"]
    assert told["recipient"] == sorted([*told["actor"], "killing-Goma", "shelled-Goma"])
    assert told["source"] == ["denied-They", "it-They"]
    assert told["same"] == ["They-Rebels", "They-men", "killing-shelled", "men-Rebels"]
    assert told.get("time", []) == []


def test_all_statements_become_links() -> None:
    assert {" ".join(link) for link in told_links(parse(TOLD))} == {
        "actor E1 A2", "recipient E1 A3", "place E1 P1", "time E1 T1", "weapon E1 W1", "actor E2 A4",
        "actor E3 A2", "content C1 S1", "source C1 A1", "source S1 A1", "content C2 S2",
        "source C2 A4", "source S2 A4", "content C3 S3",
        "source C3 A5", "source S3 A5", "content C4 S4", "source C4 A6", "source S4 A6",
        "subject R1 A6", "object R1 A2", "held H1 P1", "holder H1 A4", "counted Q1 A3", "count_event Q1 E1",
    }  # fmt: skip


def test_every_mark_of_a_window_is_tied() -> None:
    (example,) = build_examples([parse(TOLD)], make_words_tokenizer(), LABELS)
    counts = {name: len(pairs) for name, pairs in example.linked.items()}
    # The headline's jets hit Nyala; the warplanes bombed, and killed, on Tuesday.
    assert counts == {
        "weapon": 3, "place": 1, "time": 2, "actor": 4, "recipient": 2, "content": 5, "source": 9,
        "subject": 1, "object": 1, "held": 1, "holder": 1, "counted": 1, "count_event": 2, "same": 9,
    }  # fmt: skip


def test_marks_are_found_by_their_words() -> None:
    document = parse(PAIRS)
    pieces = pieces_of(document)
    located = [
        (document.slice(item.mark), item.sentence, item.first, item.end)
        for item in locate_marks(document, pieces)
    ]
    assert located[:4] == [("Rebels", 0, 0, 1), ("shelled", 0, 1, 2), ("Goma", 0, 2, 3), ("killing", 0, 4, 5)]
    assert located[-3:] == [("They", 1, 0, 1), ("denied", 1, 1, 2), ("it", 1, 2, 3)]


def test_long_texts_are_learnt_in_windows() -> None:
    line = "[Rebels|A1] [shelled|E1] the villages of the valley and the town."
    document = parse("\n".join([line] * 8) + "\n---\nA1 rebel\nE1 assault occurred actor=A1\n")
    examples = built(document)
    assert len(examples) > 1
    for example in examples:
        assert len(example.ids) == len(example.cases) <= SIZE
        assert all(len(row) == len(example.ids) for row in example.targets.values())
        begun = np.flatnonzero(example.targets["trigger"] == LABELS.layers["trigger"].index("B-assault"))
        assert len(begun) == len(example.linked["actor"]) >= 1


def test_no_sentence_longer_than_a_window_is_learnt() -> None:
    endless = "[Rebels|A1] fled" + " and fled" * 60 + "."
    document = parse(f"[Rebels|A1] left.\n{endless}\n[Rebels|A1] hid.\n---\nA1 rebel\n")
    lengths = [len(item) for item in pieces_of(document)]
    assert [len(example.ids) for example in built(document)] == [lengths[0], lengths[2]]


def test_names_are_labelled_where_their_offsets_hold() -> None:
    text = "The UN left Goma. Mr Kabila of Nowhere stayed."
    where = text.index
    entities = (
        NamedEntity(where("UN"), where("UN") + 2, "Organisation"),
        NamedEntity(where("Goma"), where("Goma") + 4, "Location"),
        NamedEntity(where("Mr"), where("Mr") + 9, "Person"),
        NamedEntity(where("Nowhere"), where("Nowhere") + 7, "Location", offset_ok=False),
        NamedEntity(where("left"), where("left") + 4, "Temporal"),
    )
    labels = with_names(LABELS)
    (example,) = build_name_examples([NamedText("one", text, entities)], make_tokenizer(), labels)
    assert list(example.targets) == ["name"]
    told = [labels.layers["name"][value] for value in example.targets["name"] if value != IGNORE]
    assert told == [
        "O", "B-Organisation", "O", "B-Location", "O",
        "B-Person", "I-Person", "O", "O", "O", "O",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One. Two! Three? “Four.”", ["One.", "Two!", "Three?", "“Four.”"]),
        ("A line\n\nand another\n", ["A line", "and another"]),
        ("About 3. 5 km.", ["About 3. 5 km."]),
    ],
)
def test_plain_texts_are_cut_roughly(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in cut_sentences(text)] == sentences


def test_documents_are_loaded_by_part(tmp_path: Path) -> None:
    make_corpus(tmp_path, hill_war_001=TOLD, river_war_001=TOLD, hill_war_002=TOLD)
    assert [document.name for document in load_documents(tmp_path, "train")] == [
        "hill-war-001",
        "hill-war-002",
    ]
    assert [document.name for document in load_documents(tmp_path, "dev", "test")] == ["river-war-001"]
    assert len(load_folder(tmp_path / "documents")) == 3


def test_telling_words_are_those_that_told_something() -> None:
    assert telling_words([parse(TOLD)]) == {
        "hit", "bombed", "killing", "denied", "flown", "said", "claim", "an", "ally", "of", "rebel", "held",
    }  # fmt: skip


def test_examples_need_no_torch() -> None:
    code = "import sys, training.corpus, training.examples, training.names; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0


def built(document: AnnotatedDocument) -> list[Example]:
    return build_examples([document], make_tokenizer(), LABELS)


def pieces_of(document: AnnotatedDocument) -> list[Pieces]:
    texts = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    return cut_pieces(texts, make_tokenizer())


def words_of(document: AnnotatedDocument) -> tuple[list[str], list[int]]:
    """The words of a document that is one window, and the pieces that open them."""
    words: list[str] = []
    opening: list[int] = []
    base = 0
    for sentence, pieces in zip(document.sentences, pieces_of(document), strict=True):
        text = document.text[sentence.start : sentence.end]
        words.extend(text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True))
        opening.extend(base + int(index) for index in pieces.words)
        base += len(pieces)
    return words, opening


def named(pairs: dict[str, set[tuple[int, int]]], document: AnnotatedDocument) -> dict[str, list[str]]:
    """Pairs of pieces as pairs of words; a document that is one window."""
    words, opening = words_of(document)
    word_at = dict(zip(opening, words, strict=True))
    return {
        name: sorted(f"{word_at[head]}-{word_at[tail]}" for head, tail in tied)
        for name, tied in pairs.items()
        if tied
    }
