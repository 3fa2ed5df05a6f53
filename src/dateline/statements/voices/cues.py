"""Finds every cue of a document.

Every form has its own finder: a verb of saying ("the ministry said"), a phrase that brings a source
("according to the ministry"), a noun ("claims that …"), an accusation, and words that hedge without
naming anyone ("reportedly").
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.other_cues import (
    is_hedging_adjective,
    read_hedge,
    read_hedging_adjective,
    read_noun,
    read_phrase,
)
from dateline.statements.voices.verb_cues import read_verb

VERBAL_TAGS = ("VB", "MD")


def find_cues(hearing: Hearing) -> tuple[Cue, ...]:
    """Find every cue of a document, in text order; a cue may have no contents of its own."""
    words = hearing.words
    doc = hearing.doc
    strings = doc.vocab.strings
    lemmas = {strings[word] for word in words.cue_lemmas}
    cues: list[Cue] = []
    for token in doc:
        if token.lemma in lemmas:
            cues.extend(_read(hearing, token))
        if token.lower_ in words.phrases:
            cues.extend(read_phrase(hearing, token))
    cues.sort(key=lambda cue: (cue.head, cue.rank))
    return tuple(_within_marks(hearing, cue) for cue in _with_passed_on_contents(hearing, cues))


def _read(hearing: Hearing, token: Token) -> Iterator[Cue]:
    words, lemma = hearing.words, token.lemma_.lower()
    if is_hedging_adjective(words, token):
        yield read_hedging_adjective(hearing, token, words.hedges[token.lower_])
    elif token.tag_.startswith(VERBAL_TAGS) or token.dep_ == "ROOT":
        yield from read_verb(hearing, token, lemma)
    elif lemma in words.nouns and token.tag_.startswith("NN"):
        yield from read_noun(hearing, token, words.nouns[lemma])
    if token.lower_ in words.hedges:
        hedge = read_hedge(hearing, token, words.hedges[token.lower_])
        if hedge is not None:
            yield hedge


def _with_passed_on_contents(hearing: Hearing, cues: list[Cue]) -> Iterator[Cue]:
    """`…, the agency said, citing officials`: the officials say what the agency passes on."""
    last: Cue | None = None
    for cue in cues:
        passes_on = cue.form == "verb" and cue.kind == "quoted" and hearing.doc[cue.head].tag_ == "VBG"
        if passes_on and not cue.contents and last is not None and _same_sentence(hearing, cue, last):
            yield replace(cue, contents=last.contents)
            continue
        if cue.contents and cue.form in ("verb", "phrase") and not cue.is_hedged:
            last = cue
        yield cue


def _within_marks(hearing: Hearing, cue: Cue) -> Cue:
    """A cue inside quotation marks tells only of words inside them."""
    number = hearing.quoted_at[cue.head]
    if number < 0 or not cue.contents:
        return cue
    item = hearing.outermost[number]
    clipped = ((max(first, item.first), min(end, item.end)) for first, end in cue.contents)
    return replace(cue, contents=tuple((first, end) for first, end in clipped if first < end))


def _same_sentence(hearing: Hearing, cue: Cue, other: Cue) -> bool:
    return hearing.analysis.sentence_of[cue.head] == hearing.analysis.sentence_of[other.head]
