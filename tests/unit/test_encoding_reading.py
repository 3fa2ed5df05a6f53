"""A document as the encoder reads it: which tokens it means, and that nothing else sways it."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from spacy.language import Language

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.decode import Bars, EncodedSentence, Stretch
from dateline.language.encoding.reading import SILENT, TokenSentence, encode
from dateline.language.encoding.session import Encoder, Scores
from dateline.language.encoding.windows import SIZE
from dateline.language.parse import analyse
from dateline.language.triage import Triage
from dateline.mentions.actors.finder import find_actors
from dateline.model import Document, Manuscript, Passage
from tests.made_scores import heard

AnalyseText = Callable[..., Analysis]

REPORT = (
    "Rebels shelled the town of Goma on Friday, killing 12 civilians.\n\n"
    '"We will retake it," a general said. The army has not confirmed the attack.\n'
)
OTHER = "Ministers from both states met in Kampala and agreed to a ceasefire.\n"
# Longer than a window.
ENDLESS = "Rebels shelled Goma " + "and burned houses and shops in the villages of the valley " * 24 + ".\n"

# A document, words in it, and the tokens that hold them.
STRETCHES = [
    ("Rebels shelled Goma.", "shelled", ["shelled"]),
    ("Rebels shelled Goma.", "shelled Goma", ["shelled", "Goma"]),
    ("Rebels shelled Goma.", "Rebels shelled Goma.", ["Rebels", "shelled", "Goma", "."]),
    ("Rebels  shelled   Goma.", "shelled", ["shelled"]),
    ("Rebels  shelled   Goma.", "shelled   Goma", ["shelled", "  ", "Goma"]),
    ("Rebels\nshelled Goma.", "Rebels\nshelled", ["Rebels", "\n", "shelled"]),
    ("Rebels shelled Goma—again—on Friday.", "Goma", ["Goma"]),
    ("Rebels shelled Goma—again—on Friday.", "again", ["again"]),
    ("Rebels shelled Goma -- again - on Friday.", "Goma -- again", ["Goma", "--", "again"]),
    ("He left. “Rebels shelled Goma,” he said.", "Rebels", ["Rebels"]),
    ("He left. “Rebels shelled Goma,” he said.", "Goma,”", ["Goma", ",", "”"]),
    ('"Rebels left",he said."Goma fell."', "left", ["left"]),
    ('"Rebels left",he said."Goma fell."', "said", ["said"]),
    ('"Rebels left",he said."Goma fell."', "Goma fell", ["Goma", "fell"]),
    # Words of the encoder's may be parts of a token, or a token parts of one.
    ("The U.S. left.", "S", ["U.S."]),
    ("Jets bombed rebel-held towns.", "rebel", ["rebel"]),
    ("Jets bombed rebel-held towns.", "rebel-held", ["rebel", "-", "held"]),
    ("They didn't leave.", "didn", ["did", "n't"]),
    ("The town's mayor left.", "town", ["town"]),
    ("They burned 3,000 homes.", "000", ["3,000"]),
    ("Cafe\u0301s closed.", "Cafe", ["Cafe\u0301s"]),
    ("Goma fell. Bukavu fell. Uvira fell.", "Uvira", ["Uvira"]),
]


@pytest.mark.parametrize(
    ("text", "words", "tokens"), STRETCHES, ids=[f"{r[1]!r} of {r[0]!r}" for r in STRETCHES]
)
def test_a_stretch_is_found_in_tokens(
    text: str, words: str, tokens: list[str], analyse_text: AnalyseText, encoder: Encoder
) -> None:
    analysis = analyse_text(text)
    start = analysis.doc.text.index(words)
    sentences = encode(analysis, encoder, Bars()).sentences
    own = next(each for each in sentences if base(analysis, each) + each.ends[-1] > start)
    start -= base(analysis, own)
    first, end = own.tokens(Stretch("", start, start + len(words), 0, 0, 1.0))
    assert [token.text for token in analysis.doc[first:end]] == tokens


@pytest.mark.parametrize("text", [*{row[0]: None for row in STRETCHES}, REPORT, ENDLESS])
def test_every_word_that_the_encoder_cuts_stands_in_its_tokens(
    text: str, analyse_text: AnalyseText, encoder: Encoder
) -> None:
    analysis = analyse_text(text)
    for own in encode(analysis, encoder, Bars()).sentences:
        assert own.scores is not None
        sentence = analysis.tokens(own.sentence).text
        reached: set[int] = set()
        for start, end in zip(own.scores.pieces.starts, own.scores.pieces.ends, strict=True):
            word = sentence[start:end]
            tokens = range(*own.tokens(Stretch("", int(start), int(end), 0, 0, 1.0)))
            assert word in analysis.doc[tokens[0] : tokens[-1] + 1].text
            reached.update(tokens)
        told = [token.i for token in analysis.tokens(own.sentence) if not token.is_space]
        assert sorted(reached) == told


def base(analysis: Analysis, own: TokenSentence) -> int:
    return analysis.tokens(own.sentence).start_char


# -- nothing but the document sways what is said of it


def test_scores_do_not_depend_on_what_was_read_before(encoder: Encoder) -> None:
    sentences = ["Rebels shelled Goma on Friday.", "The army has not confirmed it."]
    alone = encoder.score(sentences)
    encoder.score(["Ministers met in Kampala.", ENDLESS, "", "12 dead."])
    assert_same(encoder.score(sentences), alone)


def test_scores_do_not_depend_on_the_batch(nlp: Language, encoder: Encoder) -> None:
    (alone,) = scores_of([REPORT], nlp, encoder)
    for batch in ([REPORT, OTHER], [OTHER, REPORT], [OTHER, ENDLESS, REPORT, OTHER]):
        together = scores_of(batch, nlp, encoder)
        assert_same(together[batch.index(REPORT)], alone)


def test_a_long_sentence_has_a_row_for_every_word(encoder: Encoder) -> None:
    long, short = encoder.score([ENDLESS, "Goma fell."])
    for scores in (long, short):
        count = len(scores.pieces.words)
        assert len(scores.words) == len(scores.heads) == len(scores.tails) == count
    assert len(long.pieces) > 2 * SIZE
    assert short.words.shape == (3, encoder.labels.width)


@pytest.mark.parametrize(
    "sentences", [[], [""], ["", ""], ["Goma fell.", ""], ["", "Goma fell."], ["\u200b"]]
)
def test_empty_sentences_have_no_rows(sentences: list[str], encoder: Encoder) -> None:
    scored = encoder.score(sentences)
    assert [len(scores.words) for scores in scored] == [3 if "Goma" in each else 0 for each in sentences]
    for scores in scored:
        assert scores.words.shape[1] == encoder.labels.width
        assert scores.heads.shape[1] == len(encoder.labels.links)
    if "Goma fell." in sentences:
        assert_same([scored[sentences.index("Goma fell.")]], encoder.score(["Goma fell."]))


# -- what is not read, and what nobody hears


def test_passages_left_out_are_not_heard(nlp: Language, encoder: Encoder) -> None:
    shelled, other = "Rebels shelled the town of Goma.", "Troops bombed the town of Bukavu."
    triage = Triage({"shelled"}, frozenset())
    (analysis,) = analyse([manuscript(other, shelled, other)], nlp, triage)
    encoded = encode(analysis, encoder, Bars())
    assert [len(list(encoded.triggers(each))) for each in analysis.sentences] == [0, 1, 0]
    left_out = encoded.sentences[0]
    assert left_out.encoded == EncodedSentence()
    assert encoded.event_chances(left_out.sentence, (0, 2)) == {}
    # What is kept is read as if the rest were not there.
    (alone,) = analyse([manuscript(shelled)], nlp)
    assert_same([encoded.sentences[1].scores], [encode(alone, encoder, Bars()).sentences[0].scores])


@pytest.mark.parametrize("passages", [(), ("",), ("", "Goma fell."), ("Goma fell.", "", "Bukavu fell.")])
def test_empty_passages_have_no_sentences(passages: tuple[str, ...], nlp: Language, encoder: Encoder) -> None:
    (analysis,) = analyse([manuscript(*passages)], nlp)
    encoded = encode(analysis, encoder, Bars())
    assert len(encoded.sentences) == len(analysis.sentences)
    assert [own.scores and len(own.scores.words) for own in encoded.sentences] == [
        3 for each in passages if each
    ]


def test_plain_words_are_heard(analyse_text: AnalyseText, encoder: Encoder) -> None:
    analysis = analyse_text("Rebels shelled the town of Goma on Friday.")
    encoded = encode(analysis, encoder, Bars())
    (sentence,) = analysis.sentences
    (((first, end), trigger),) = encoded.triggers(sentence)
    assert analysis.doc[first:end].text == "shelled"
    assert (trigger.type, trigger.status) == ("assault", "occurred")
    (((first, end), _),) = encoded.mentions(sentence, "actor")
    assert analysis.doc[first:end].text == "Rebels"
    fillers = {
        name: analysis.doc[slice(*tokens)].text for name, tokens, _ in encoded.fillers(sentence, trigger)
    }
    assert fillers["actor"] == "Rebels"
    chances = encoded.event_chances(sentence, (1, 2))
    assert max(chances, key=lambda type_: chances[type_]) == "assault"
    assert chances["assault"] > 0.5 > sum(encoded.event_chances(sentence, (0, 1)).values())


def test_chances_are_those_of_the_words_asked_for(analyse_text: AnalyseText) -> None:
    analysis = analyse_text("Rebels shelled  Goma and fled.")
    encoded = heard(analysis, trigger={"shelled": "B-assault=.6 B-coerce=.1", "fled": "B-retreat=.3"})
    (sentence,) = analysis.sentences
    for word, expected in {
        "Rebels": {},
        "shelled": {"assault": 0.6, "coerce": 0.1},
        "Goma": {},
        "fled": {"retreat": 0.3},
    }.items():
        token = next(token.i for token in analysis.doc if token.text == word)
        chances = encoded.event_chances(sentence, (token, token + 1))
        assert {type_: round(chance, 3) for type_, chance in chances.items() if chance > 0.001} == expected


def test_what_nobody_hears_says_nothing(analyse_text: AnalyseText, knowledge: Knowledge) -> None:
    analysis = analyse_text(REPORT)
    for sentence in analysis.sentences:
        assert list(SILENT.triggers(sentence)) == []
        assert list(SILENT.mentions(sentence, "actor")) == []
    assert find_actors(analysis, knowledge, SILENT) == find_actors(analysis, knowledge)
    assert not SILENT.is_heard


def manuscript(*passages: str) -> Manuscript:
    text = "\n\n".join(passages)
    starts = [len("\n\n".join([*passages[:index], ""])) for index in range(len(passages))]
    document = Document(id="doc_test", source="test", sha256="", text=text)
    return Manuscript(
        document,
        tuple(Passage("body", each, ((0, start),)) for each, start in zip(passages, starts, strict=True)),
    )


def scores_of(texts: Sequence[str], nlp: Language, encoder: Encoder) -> list[list[Scores | None]]:
    manuscripts = [manuscript(*text.strip().split("\n\n")) for text in texts]
    return [
        [own.scores for own in encode(analysis, encoder, Bars()).sentences]
        for analysis in analyse(manuscripts, nlp)
    ]


def assert_same(some: Sequence[Scores | None], others: Sequence[Scores | None]) -> None:
    """To the last bit."""
    assert len(some) == len(others)
    for one, other in zip(some, others, strict=True):
        assert one is not None and other is not None
        for name in ("words", "heads", "tails"):
            assert np.array_equal(getattr(one, name), getattr(other, name))
