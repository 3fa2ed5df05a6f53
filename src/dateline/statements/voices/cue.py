"""A cue: the words that tell that somebody says something, who that is, and what is said."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dateline.model import SayingKind
from dateline.statements.voices.contents import Range
from dateline.statements.voices.sources import Source

CueForm = Literal[
    "verb", "vow", "belief", "phrase", "noun", "naming", "beside", "accusing", "hedge", "label", "headline"
]
# The ranks of cues with the same contents: who passes words on, who says them, whom a sayer cites.
PASSES_ON, SAYS, PASSED_ON = 0, 1, 3
AUXILIARIES = ("aux", "auxpass", "neg")


@dataclass(frozen=True)
class Cue:
    """Words ``[first:end)`` that tell that ``source`` says what the token ranges ``contents`` hold.

    ``head`` is the verb or noun among them; the form is ``vow`` where an infinitive or a noun phrase
    is its content. ``is_hedged`` marks contents that are told as said by nobody in particular, or as
    not confirmed; ``rank`` is lower for the outer of two cues that have the same contents.
    """

    head: int
    first: int
    end: int
    kind: SayingKind
    form: CueForm
    source: Source | None
    contents: tuple[Range, ...] = ()
    is_hedged: bool = False
    rank: int = SAYS

    @property
    def start(self) -> int:
        """Where the cue and its source begin."""
        return self.first if self.source is None else min(self.first, self.source.first)

    @property
    def stop(self) -> int:
        """Where the cue and its source end."""
        return self.end if self.source is None else max(self.end, self.source.end)


def first_word(verb: Token) -> int:
    """Where the verb group starts: `had not said`."""
    first = verb.i
    while first and verb.doc[first - 1].head == verb and verb.doc[first - 1].dep_ in AUXILIARIES:
        first -= 1
    return first
