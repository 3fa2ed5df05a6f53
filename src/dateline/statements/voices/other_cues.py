"""Cues without a verb of saying: phrases that bring a source, nouns with a clause, hedges."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.model import SayingKind
from dateline.statements.voices.contents import Range, clause_range, trim
from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.saying_words import SayingWords
from dateline.statements.voices.sources import LONGEST_SOURCE, Source, phrase_of

LONGEST_TURN = 120
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"})


def read_noun(hearing: Hearing, noun: Token, kind: SayingKind) -> Iterator[Cue]:
    """`Russia's claim that …`, `reports of …`: the noun's own clause is what is said."""
    lemma = noun.lemma_.lower()
    contents: list[Range] = []
    source: Token | None = None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(
            c.lower_ == "that" and c.dep_ == "mark" for c in child.children
        ):
            contents.append(clause_range(child))
        elif child.dep_ == "prep" and child.lower_ == "of" and hearing.words.has("nouns_of", lemma):
            contents.append((child.i + 1, child.right_edge.i + 1))
        elif child.dep_ == "poss":
            source = child
        elif child.dep_ == "prep" and child.lower_ in ("by", "from"):
            source = next((item for item in child.children if item.dep_ == "pobj"), source)
    if contents:
        by = None if source is None else phrase_of(source, hearing.closings)
        yield Cue(noun.i, noun.i, noun.i + 1, kind, "noun", by, trim(hearing.doc, contents), by is None)


def read_hedge(hearing: Hearing, hedge: Token, kind: SayingKind) -> Cue | None:
    """`reportedly`: the clause that the word stands in, and nothing beyond."""
    if hedge.pos_ == "VERB" or is_hedging_adjective(hearing.words, hedge):
        return None
    head = hedge.head
    end = head.right_edge.i + 1
    for child in head.children:
        own_subject = any(item.dep_ in ("nsubj", "nsubjpass") for item in child.children)
        if child.i > head.i and child.dep_ in ("conj", "advcl") and own_subject:
            end = min(end, child.left_edge.i)
    contents = trim(hearing.doc, [(min(head.left_edge.i, hedge.i), max(end, hedge.i + 1))])
    return Cue(hedge.i, hedge.i, hedge.i + 1, kind, "hedge", None, contents, True)


def is_hedging_adjective(words: SayingWords, token: Token) -> bool:
    """`the alleged attack`, which the tagger may call a verb."""
    if not words.has("adjectives_claimed", token.lower_):
        return False
    return token.dep_ == "amod" or (token.i > 0 and token.nbor(-1).tag_ in ("DT", "PRP$", "POS", "JJ", "IN"))


def read_hedging_adjective(hearing: Hearing, hedge: Token, kind: SayingKind) -> Cue:
    """`the alleged attack on the village`: the noun and what hangs on it."""
    doc, end = hearing.doc, hedge.i + 1
    if hedge.dep_ == "amod":
        end = hedge.head.right_edge.i + 1
    else:
        limit = hearing.analysis.sentence(hedge).end
        while end < limit and doc[end].pos_ in ("ADJ", "NOUN", "PROPN"):
            end += 1
    return Cue(hedge.i, hedge.i, hedge.i + 1, kind, "hedge", None, trim(doc, [(hedge.i, end)]), True)


def read_phrase(hearing: Hearing, token: Token) -> Iterator[Cue]:
    """`according to the ministry`: whatever clause the phrase stands in."""
    words, doc = hearing.words, hearing.doc
    phrase = hearing.phrase_at(token, words.phrases[token.lower_])
    after = token.i + len(phrase)
    sentence = hearing.analysis.sentence(token)
    if not phrase or after >= sentence.end:
        return
    head = _phrase_head(hearing, after)
    if head is None or words.has("not_sources", head.lower_):
        return
    source = phrase_of(head, hearing.closings)
    source = replace(source, first=after, end=_phrase_end(hearing, source, after))
    verbs = [words.verbs.get(item.lemma_.lower()) for item in doc[token.i : after]]
    kind: SayingKind = next((verb for verb in verbs if verb is not None), "said")
    cue = Cue(token.i, token.i, after, kind, "phrase", source)
    yield replace(cue, contents=trim(doc, _around(hearing, cue, token)))


def _phrase_head(hearing: Hearing, after: int) -> Token | None:
    """The noun that the phrase brings, which stands before the next comma."""
    doc, sentence = hearing.doc, hearing.analysis.sentence(after)
    head = doc[after]
    while (
        head.dep_ not in ("pobj", "pcomp", "dobj")
        and after <= head.head.i < sentence.end
        and head.head != head
    ):
        head = head.head
    limit = min(head.i, sentence.end, after + LONGEST_SOURCE)
    comma = next((i for i in range(after, limit) if doc[i].text == ","), None)
    if comma is not None:
        head = next((doc[i] for i in range(comma - 1, after - 1, -1) if doc[i].pos_ in NOMINAL), head)
    return head if head.pos_ in NOMINAL else None


def _phrase_end(hearing: Hearing, source: Source, after: int) -> int:
    """A phrase's source ends at a comma, unless an apposition follows: `According to Ali, a medic, …`."""
    doc, sentence = hearing.doc, hearing.analysis.sentence(after)
    children = doc[source.head].children
    described = [child.left_edge for child in children if child.dep_ in ("appos", "relcl")]
    appositions = {token.i for token in described if token.pos_ in ("DET", "PROPN", "PRON", "ADP")}
    for index in range(source.head + 1, source.end):
        if doc[index].text in (",", ";", "—", "–") and not appositions.intersection((index + 1, index + 2)):
            return index
    return min(source.end, sentence.end)


def _around(hearing: Hearing, cue: Cue, token: Token) -> list[Range]:
    """What a parenthetical phrase covers: its sentence, or the clause inside which it stands."""
    doc, sentence = hearing.doc, hearing.analysis.sentence(token)
    start, end = hearing.statement_start(sentence), sentence.end
    host = _clause_of(token)
    if host.dep_ in ("relcl", "ccomp") and host.left_edge.i <= cue.start < cue.stop <= host.right_edge.i + 1:
        at_end = doc[cue.start - 1].text == "," and cue.stop >= sentence.end - 1
        if not at_end:
            start, end = host.left_edge.i, host.right_edge.i + 1
    if cue.start > start and doc[cue.start - 1].tag_ == "CC":
        start = cue.start
    return [(start, cue.start), (cue.stop, _next_phrase(hearing, cue, end))]


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a phrase stands in; of a coordinated one the first."""
    host = token.head
    while (host.pos_ not in ("VERB", "AUX") or host.dep_ in ("conj", "aux")) and host.head != host:
        host = host.head
    return host


def _next_phrase(hearing: Hearing, cue: Cue, end: int) -> int:
    """Where the next source's turn comes: `according to one side …, and according to the other …`."""
    lowered = hearing.analysis.lowered
    for index in range(cue.stop, min(end, cue.stop + LONGEST_TURN)):
        if lowered[index] == lowered[cue.first] and hearing.doc[index - 1].tag_ == "CC":
            return index
    return end
