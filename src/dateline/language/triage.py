"""Which passages may hold something: the others are neither parsed nor encoded.

A passage is kept where it has a word that tells something (a word of a frame, or one that told something in
the corpus), a mark of speech or a figure. What is left out is cut into words and sentences all the same, so
that names in it are found.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from dateline.knowledge.load import Knowledge
from dateline.language.sentences import mark_sentence_starts

WORD = re.compile(r"[^\W\d_]+")
SPEECH_OR_FIGURE = re.compile(r"[\"“”„«»‘:\d]")
# Words are compared by their beginning, so that every regular form of a listed word is known; of a shorter
# word ("vow": "vows", "vowing") the forms are made up.
STEM = 5
ENDINGS = ("", "s", "es", "d", "ed", "ing")
# Files of words that say that something is told.
TELLING_FILES = frozenset({"saying", "figures", "relations"})


def words_of(text: str) -> Iterator[str]:
    """The words of a text, in lower case."""
    return (found.group().lower() for found in WORD.finditer(text))


class Triage:
    """Tells which passages are worth reading closely.

    Args:
        telling: words by which something is told, in any of their forms.
        small: words too common to tell anything by themselves.
    """

    def __init__(self, telling: Iterable[str], small: frozenset[str]) -> None:
        words = (word for word in telling if word not in small and len(word) > 1)
        self._stems = frozenset(stem for word in words for stem in _stems(word))

    def may_tell(self, text: str) -> bool:
        """Whether a passage may hold something."""
        if SPEECH_OR_FIGURE.search(text):
            return True
        return any(word[:STEM] in self._stems for word in words_of(text))


def _stems(word: str) -> set[str]:
    """How the regular forms of a word begin."""
    if len(word) >= STEM:
        return {word[:STEM]}
    forms = {word + ending for ending in ENDINGS} | {word + word[-1] + ending for ending in ("ed", "ing")}
    if word.endswith("e"):
        forms.add(word[:-1] + "ing")
    if word.endswith("y"):
        forms.add(word[:-1] + "ie")
    return {form[:STEM] for form in forms}


def make_triage(knowledge: Knowledge, telling: Iterable[str]) -> Triage:
    """A triage by the words of the knowledge, the user's own included, and those the encoder learnt."""
    frames = [frame for file in knowledge.types.values() for frame in file.frames]
    entries = [entry for frame in frames for entry in (*frame.verbs, *frame.nouns, *frame.phrases)]
    for name, words in knowledge.bundle.lists.items():
        if name.partition(".")[0] in TELLING_FILES:
            entries.extend(words)
    known = {word for entry in entries for word in words_of(entry)}
    return Triage(known | set(telling), knowledge.word_set("grammar.small_words"))


def unparsed(text: str, nlp: Language) -> Doc:
    """A passage cut into words and sentences only; every word hangs on the first of its sentence."""
    doc = nlp.make_doc(text)
    mark_sentence_starts(doc)
    heads: list[int] = []
    root = 0
    for index, token in enumerate(doc):
        root = index if token.is_sent_start else root
        heads.append(root)
    count = len(doc)
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=["ROOT" if head == index else "dep" for index, head in enumerate(heads)],
        tags=["XX"] * count,
        pos=["X"] * count,
        lemmas=[token.lower_ for token in doc],
    )
