"""Near-duplicates: pairs of sentences, and whether they are told to be nearly the same."""

from pathlib import Path

import numpy as np
import pytest

from dateline.corpus.check import check_corpus
from dateline.corpus.duplicates import find_duplicates
from dateline.corpus.finding import CorpusFile
from dateline.corpus.folder import read_file
from dateline.corpus.masking import mask_sentences
from dateline.corpus.overlap import cut_grams, find_contained, find_similar
from dateline.corpus.vectors import find_close, hash_sentences
from dateline.knowledge.load import Knowledge
from tests.marked_texts import make_corpus, put

SHELLED = (
    "[Rebels|A1] [shelled|E1] the market of [Goma|P1] on [Friday|T1], killing [12|Q1] people in 3 streets."
)
FOULED = "Villagers who returned yesterday found their granaries emptied and wells fouled with diesel oil."
# What sets the two apart, the two, and whether they are nearly the same.
PAIRS = [
    ("another name", SHELLED, SHELLED.replace("Rebels", "Troops of the north"), True),
    (
        "all names and figures",
        SHELLED,
        "[Men|A2] [shelled|E1] the market of [Bria|P1] on [2 May|T1], killing [9|Q1] people in 40 streets.",
        True,
    ),
    ("capitals", SHELLED, SHELLED.replace("shelled", "SHELLED").replace("killing", "KILLING"), True),
    (
        "all words, not the matter",
        SHELLED,
        "A dozen died when shells fired by [rebels|A1] fell on [Goma|P1]'s stalls and lanes [Friday|T1].",
        False,
    ),
    ("a name in seven words", "[Men|A1] left [Goma|P1] at dawn.", "[We|A1] left [Bria|P1] at dawn.", False),
    ("a word in the middle", FOULED, FOULED.replace("emptied", "looted"), True),
    (
        "every second word",
        FOULED,
        "Traders who came yesterday saw their shops emptied and books burnt.",
        False,
    ),
]


def read(path: Path) -> CorpusFile:
    file = read_file(path)
    assert isinstance(file, CorpusFile), file
    return file


def files_of(root: Path, *texts: str) -> list[CorpusFile]:
    folder = root / "documents" / "hill-war"
    return [
        read(put(folder / f"hill-war-{number:03}.txt", f"{text}\n---\n"))
        for number, text in enumerate(texts, 1)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS]
)
def test_pairs(first: str, second: str, expected: bool, tmp_path: Path) -> None:
    found = find_duplicates(files_of(tmp_path, first, second))
    told = [finding for finding in found if finding.sort == "near-sentence"]
    assert bool(told) is expected
    assert all("hill-war-002.txt" in one.path and "hill-war-001.txt:5" in one.message for one in told)


def test_sentences_are_masked(tmp_path: Path) -> None:
    (file,) = files_of(tmp_path, SHELLED)
    (sentence,) = mask_sentences(file)
    assert " ".join(sentence.masked) == "A shelled the market of P on T killing Q people in 0 streets"


def test_documents_that_share_a_third(tmp_path: Path) -> None:
    own = "The river rose again, and nobody in the lower streets had slept since the bells rang.\n"
    other = "Bakers, clerks and two retired judges carried flour up the hill before the bridge went under.\n"
    files = files_of(tmp_path, own + SHELLED, other + SHELLED, own.upper() + "So it was.", "A word, no more.")
    found = [one for one in find_duplicates(files) if one.sort == "near-document"]
    told = {(one.path[-7:-4], one.message.split(" (")[0][-7:-4]) for one in found}
    assert told == {("002", "001"), ("003", "001")}


def test_the_vectors_may_be_anothers(tmp_path: Path) -> None:
    first = "One sentence that is long enough to be compared with others."
    second = "Nothing whatsoever of this line stands anywhere in the one above."
    files = files_of(tmp_path, first, second)
    assert find_duplicates(files) == []
    (found,) = find_duplicates(files, embed=lambda texts: np.ones((len(texts), 1), dtype=np.float32))
    assert "cosine 1.00" in found.message


def test_a_pair_is_told_where_it_was_asked_for(tmp_path: Path, knowledge: Knowledge) -> None:
    body = "Bakers, clerks and two retired judges carried flour up the hill before dawn.\n---\n"
    corpus = make_corpus(tmp_path, hill_war_001=body, hill_war_002=body)
    for name, other in (("hill-war-001", "hill-war-002"), ("hill-war-002", "hill-war-001")):
        path = corpus.documents / "hill-war" / f"{name}.txt"
        found = check_corpus(corpus, [path], knowledge)
        assert {one.sort for one in found} == {"near-sentence", "near-document"}
        assert all(one.path == str(path) and f"{other}.txt" in one.message for one in found)


@pytest.mark.parametrize("least", [0.3, 0.6, 0.9])
def test_the_index_finds_what_comparing_all_finds(least: float) -> None:
    letters = np.random.default_rng(7).integers(0, 4, size=(60, 12))
    texts = [cut_grams([str(letter) for letter in row], 2) for row in letters]
    pairs = [(i, j) for j in range(60) for i in range(j)]
    similar = {(i, j) for i, j in pairs if len(texts[i] & texts[j]) / len(texts[i] | texts[j]) >= least}
    shared = {
        (i, j) for i, j in pairs if len(texts[i] & texts[j]) / min(len(texts[i]), len(texts[j])) >= least
    }
    assert {(i, j) for i, j, _ in find_similar(texts, least)} == similar
    assert {(i, j) for i, j, _ in find_contained(texts, least)} == shared


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours() -> None:
    texts = ["rain fell on the hills", "Rain  fell on the hills", "wind", "rain fell on the mills"]
    rows = hash_sentences(texts)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert np.allclose(rows[0], rows[1])
    assert rows[0] @ rows[2] < 0.3 < rows[0] @ rows[3] < 0.99
    assert {(i, j) for i, j, _ in find_close(rows, 0.99)} == {(0, 1)}
