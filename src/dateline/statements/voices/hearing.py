"""What the finders of cues and quotations share about one document."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from dateline.language.analysis import Analysis, Sentence
from dateline.statements.voices.quotation_marks import Quoted
from dateline.statements.voices.saying_words import SayingWords

LONGEST_DATELINE = 14


@dataclass(frozen=True)
class Hearing:
    """A document with its quotation marks paired, and the words of saying."""

    analysis: Analysis
    words: SayingWords
    quoted: tuple[Quoted, ...]

    @property
    def doc(self) -> Doc:
        """The document's tokens."""
        return self.analysis.doc

    @cached_property
    def closings(self) -> dict[int, int]:
        """The opening mark of each closing one, by token."""
        return {
            item.closing: item.opening
            for item in self.quoted
            if item.closing is not None and item.opening is not None
        }

    @cached_property
    def outermost(self) -> tuple[Quoted, ...]:
        """The stretches in quotation marks that stand within no other."""
        return tuple(item for item in self.quoted if item.depth == 0)

    @cached_property
    def quoted_at(self) -> tuple[int, ...]:
        """For each token the index in :attr:`outermost` of the stretch that it stands in, or -1."""
        result = [-1] * len(self.doc)
        for number, item in enumerate(self.outermost):
            first = item.first if item.opening is None else item.opening
            end = item.end if item.closing is None else item.closing + 1
            result[first:end] = [number] * (end - first)
        return tuple(result)

    @cached_property
    def passage_starts(self) -> tuple[int, ...]:
        """The first token of each passage that has any, by passage number; then the end of the text."""
        starts: dict[int, int] = {}
        for sentence in self.analysis.sentences:
            starts.setdefault(sentence.passage, sentence.start)
        last = max(starts, default=-1)
        result = [len(self.doc)] * (last + 2)
        for number in range(last, -1, -1):
            result[number] = starts.get(number, result[number + 1])
        return tuple(result)

    def phrase_at(self, token: Token, phrases: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """The first of ``phrases`` that stands at ``token``; its own first word may be inflected."""
        lowered = self.analysis.lowered
        for phrase in phrases:
            if lowered[token.i + 1 : token.i + len(phrase)] == phrase[1:]:
                return phrase
        return ()

    def statement_start(self, sentence: Sentence) -> int:
        """Where a sentence begins to tell something: behind a dateline, `GENEVA, 3 May (Agency) —`."""
        if not sentence.opens_passage:
            return sentence.start
        doc = self.doc
        for index in range(sentence.start, min(sentence.start + LONGEST_DATELINE, sentence.end - 1)):
            token = doc[index]
            if token.text in ("—", "–", "―", "-", "--") and (token.whitespace_ or token.text != "-"):
                return index + 1
            if token.pos_ in ("VERB", "AUX", "DET", "PRON"):
                break
        return sentence.start

    def passage_bounds(self, token: int) -> tuple[int, int]:
        """The tokens ``[start:end)`` of the passage that ``token`` stands in."""
        number = self.analysis.sentence(token).passage
        return self.passage_starts[number], self.passage_starts[number + 1]
