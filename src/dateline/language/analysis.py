"""The analysed text of one document: every passage's tokens in one sequence, tied to the document.

Later stages name tokens by their index in :attr:`Analysis.doc`, and turn tokens into spans of
``Document.text`` with :meth:`Analysis.span` only when they make a record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from dateline.model import Document, Manuscript, PassageKind, Span, slice_span


@dataclass(frozen=True)
class Sentence:
    """One sentence: tokens ``[start:end)`` of the analysis, and the passage it stands in."""

    index: int
    start: int
    end: int
    passage: int
    kind: PassageKind
    opens_passage: bool


@dataclass(frozen=True)
class Analysis:
    """A manuscript's tokens, parsed, with the way back to the document.

    ``starts[i]`` and ``ends[i]`` are the offsets of token ``i`` in ``Document.text``;
    ``sentence_of[i]`` is the index of its sentence. ``is_read`` says of each passage whether it
    was parsed, or left out because it can hold nothing.
    """

    manuscript: Manuscript
    doc: Doc
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence_of: tuple[int, ...]
    is_read: tuple[bool, ...] = ()

    @property
    def document(self) -> Document:
        """The document that this is the analysis of."""
        return self.manuscript.document

    def span(self, first: int, end: int) -> Span:
        """The span of the tokens ``[first:end)`` in ``Document.text``."""
        return slice_span(self.document.text, self.starts[first], self.ends[end - 1])

    def tokens(self, sentence: Sentence) -> Tokens:
        """The tokens of one sentence."""
        return self.doc[sentence.start : sentence.end]

    def sentence(self, token: Token | int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self.sentence_of[token if isinstance(token, int) else token.i]]

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Every token's text in lower case."""
        return tuple(token.lower_ for token in self.doc)

    def passages(self) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of one passage after another."""
        group: list[Sentence] = []
        for sentence in self.sentences:
            if group and sentence.passage != group[0].passage:
                yield tuple(group)
                group = []
            group.append(sentence)
        if group:
            yield tuple(group)
