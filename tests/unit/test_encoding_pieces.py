"""Sentences cut into words and pieces: a row is a sentence and its words, each with its case."""

import numpy as np
import pytest

from dateline.language.encoding.pieces import MIXED, PLAIN, TITLE, UPPER, Pieces, cut_pieces
from dateline.language.encoding.session import Encoder
from tests.made_tokenizer import LONGEST, make_tokenizer

CASES = {PLAIN: "plain", TITLE: "Title", UPPER: "UPPER", MIXED: "mIxed"}

WORDS: list[tuple[str, list[str]]] = [
    ("rebels shelled goma", ["rebels", "shelled", "goma"]),
    ("Rebels shelled Goma.", ["Rebels", "shelled", "Goma", "."]),
    ("rebel-held areas", ["rebel", "-", "held", "areas"]),
    ("the army's tanks", ["the", "army", "'", "s", "tanks"]),
    ("“We left”—he said", ["“", "We", "left", "”", "—", "he", "said"]),
    ("3,000 dead", ["3", ",", "000", "dead"]),
    ("two  spaces", ["two", "spaces"]),
    (" a space before and behind ", ["a", "space", "before", "and", "behind"]),
    ("a line\nand\tanother", ["a", "line", "and", "another"]),
    ("non\u00a0breaking", ["non", "breaking"]),
    ("zero\u200bwidth", ["zero\u200bwidth"]),
    ("Bogotá fell", ["Bogotá", "fell"]),
    ("Cafe\u0301s fell", ["Cafe\u0301s", "fell"]),
    # A combining mark on a word's last letter stays outside; whoever asks for tokens gets it back.
    ("the cafe\u0301 fell", ["the", "cafe", "fell"]),
    ("🙂 fell", ["🙂", "fell"]),
    ("北京 fell", ["北", "京", "fell"]),
    ("حلب fell", ["حلب", "fell"]),
]


@pytest.mark.parametrize(("sentence", "words"), WORDS, ids=[repr(row[0]) for row in WORDS])
def test_words_are_cut_where_they_stand(sentence: str, words: list[str]) -> None:
    assert words_of(sentence, cut(sentence)) == words


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("rebels shelled it", "plain plain plain"),
        ("Rebels shelled Goma", "Title plain Title"),
        ("the UN left", "plain UPPER plain"),
        ("the M23 left", "plain UPPER plain"),
        ("a MiG fell", "plain mIxed plain"),
        ("A man fell", "Title plain plain"),
        ("the U.S. left", "plain Title plain Title plain plain"),
        ("12 fell", "plain plain"),
        ("3rd fell", "plain plain"),
        ("“no” — it fell", "plain plain plain plain plain plain"),
        ("Élan fell", "Title plain"),
        ("حلب fell", "plain plain"),
        # A line of capitals tells nothing by them.
        ("REBELS SHELL GOMA", "plain plain plain"),
        ("UN LEAVES GOMA, 12 DEAD", "plain plain plain plain plain plain"),
        ("REBELS SHELL GOMA again", "UPPER UPPER UPPER plain"),
    ],
)
def test_what_capitals_tell(sentence: str, kinds: str) -> None:
    pieces = cut(sentence)
    assert " ".join(CASES[int(pieces.cases[index])] for index in pieces.words) == kinds


def test_all_pieces_of_a_word_have_its_case() -> None:
    pieces = cut("the UN left Goma")
    assert pieces.cases.tolist() == [PLAIN] * 3 + [UPPER] * 2 + [PLAIN] * 4 + [TITLE] * 4


def test_words_open_at_their_first_piece() -> None:
    assert cut("the UN left Goma").words.tolist() == [0, 3, 5, 9]


@pytest.mark.parametrize("sentence", ["", " ", "\n", "\u200b", "\u0301"])
def test_a_sentence_of_nothing_has_no_pieces(sentence: str) -> None:
    pieces = cut(sentence)
    assert len(pieces) == 0
    for column in (pieces.ids, pieces.cases, pieces.words, pieces.starts, pieces.ends):
        assert column.shape == (0,)
        assert column.dtype == np.int64


def test_a_sentence_of_nothing_moves_no_other() -> None:
    tokenizer = make_tokenizer()
    one, empty, other = cut_pieces(["Rebels left.", "", "The UN left."], tokenizer)
    assert len(empty) == 0
    assert one.ids.tolist() == cut("Rebels left.").ids.tolist()
    assert other.cases.tolist() == cut("The UN left.").cases.tolist()


def test_a_word_too_long_for_the_vocabulary_is_one_piece() -> None:
    pieces = cut(f"the {'a' * (LONGEST + 1)} fell")
    assert len(pieces) == 3 + 1 + 4
    assert pieces.ends.tolist() == [3, 105, 110]


@pytest.mark.parametrize("sentence", [row[0] for row in WORDS], ids=[repr(row[0]) for row in WORDS])
def test_the_vocabulary_in_use_cuts_the_same_words(sentence: str, encoder: Encoder) -> None:
    (scores,) = encoder.score([sentence])
    assert words_of(sentence, scores.pieces) == words_of(sentence, cut(sentence))
    assert scores.pieces.cases[scores.pieces.words].tolist() == cases_of(sentence)


def cut(sentence: str) -> Pieces:
    (pieces,) = cut_pieces([sentence], make_tokenizer())
    return pieces


def cases_of(sentence: str) -> list[int]:
    pieces = cut(sentence)
    return [int(case) for case in pieces.cases[pieces.words]]


def words_of(sentence: str, pieces: Pieces) -> list[str]:
    return [sentence[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
