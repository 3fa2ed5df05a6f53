"""Cues whose head is a verb: of saying, of mind, of naming, of quoting others, of accusing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.model import SayingKind
from dateline.statements.voices.contents import Range, clause_after, contents_of_verb, is_inference, trim
from dateline.statements.voices.cue import AUXILIARIES, PASSED_ON, PASSES_ON, Cue, CueForm, first_word
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.saying_words import SayingWords
from dateline.statements.voices.sources import Source, agent_of, phrase_of, subject_of

OF_ACCUSATION = ("of", "for", "on", "with")


def read_verb(hearing: Hearing, verb: Token, lemma: str) -> Iterable[Cue]:
    """The cues that ``verb`` heads: none, one, or two where somebody quotes somebody."""
    words = hearing.words
    if lemma in words.made_clear:
        tail = hearing.phrase_at(verb, words.made_clear[lemma])
        return _verb_cues(hearing, verb, "said", "verb", verb.i + len(tail)) if tail else ()
    kind = words.verb_kind(verb)
    if words.has("accusing", lemma):
        accusation = _read_accusation(hearing, verb)
        if accusation is not None:
            return (accusation,)
    if kind is not None:
        return _verb_cues(hearing, verb, kind, "verb", verb.i + 1)
    if words.has("believed", lemma):
        return _verb_cues(hearing, verb, "claimed", "belief", verb.i + 1)
    if words.has("naming", lemma):
        return _verb_cues(hearing, verb, "said", "naming", verb.i + 1)
    if words.stands_beside(verb):
        return _verb_cues(hearing, verb, "said", "beside", verb.i + 1)
    return ()


def _verb_cues(hearing: Hearing, verb: Token, kind: SayingKind, form: CueForm, end: int) -> Iterator[Cue]:
    head = subject_of(verb)
    source = None if head is None else phrase_of(head, hearing.closings)
    if source is not None and source.first <= verb.i < source.end:
        source = _beside(source, verb)
    if _is_passive_quoting(verb) or _is_asked(verb) or is_inference(hearing, verb):
        return
    if form == "verb" and any(child.dep_ == "auxpass" for child in verb.children):
        yield from _passive_cues(hearing, verb, kind, end)
        return
    has_contents = form not in ("naming", "beside") and not _is_reduced(verb)
    contents = contents_of_verb(hearing, verb, source, form == "belief") if has_contents else ()
    if form == "verb" and contents and not _tells_clause(hearing.doc, verb, contents):
        form = "vow"
    source = _issuer(hearing, source)
    undone = _is_undone(hearing.words, verb)
    if form == "verb" and kind == "quoted":
        yield from _quoting_cues(hearing, verb, source)
        return
    told = "claimed" if undone and kind == "denied" else kind
    yield Cue(verb.i, first_word(verb), end, told, form, source, contents, undone or source is None)


def _tells_clause(doc: Doc, verb: Token, contents: tuple[Range, ...]) -> bool:
    """Whether the contents are a clause that can be somebody's words, no infinitive or noun phrase."""
    own = [
        child
        for child in verb.children
        if child.dep_ in ("xcomp", "dobj") and child.left_edge.i == contents[0][0]
    ]
    return not own or clause_after(verb) is not None


def _issuer(hearing: Hearing, source: Source | None) -> Source | None:
    """`The ministry issued a statement saying that …`: the statement is the ministry's."""
    if source is None:
        return None
    noun = hearing.doc[source.head]
    if noun.dep_ != "dobj" or not hearing.words.has("issuing", noun.head.lemma_.lower()):
        return source
    if not hearing.words.has("mouthpieces", noun.lemma_.lower()):
        return source
    issuer = subject_of(noun.head)
    return source if issuer is None else phrase_of(issuer, hearing.closings)


def _is_passive_quoting(verb: Token) -> bool:
    """The `saying` of `was quoted as saying`, which is told with the passive."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return False
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.head.head.children)


def _beside(source: Source, verb: Token) -> Source:
    """A noun phrase without the clause that hangs on it: `a statement | saying that`, `Kerry, | who said`."""
    doc = verb.doc
    end = verb.i
    while end > source.head + 1 and (doc[end - 1].tag_ in ("WP", "WDT", "RB") or doc[end - 1].is_punct):
        end -= 1
    while end > source.head + 1 and (
        doc[end - 1].dep_ in AUXILIARIES or doc[end - 1].tag_ in ("WP", "WDT") or doc[end - 1].is_punct
    ):
        end -= 1
    return replace(source, end=max(end, source.head + 1))


def _is_undone(words: SayingWords, verb: Token) -> bool:
    """Whether the saying did not take place: `refused to confirm that`, `has yet to say whether`."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    if verb.dep_ == "xcomp" and words.has("refusing", verb.head.lemma_.lower()):
        return True
    return any(words.has("undoing", token.lower_) for token in verb.doc[max(verb.i - 2, 0) : verb.i])


def _is_reduced(verb: Token) -> bool:
    """`an attack claimed by the group`: what is claimed is the noun before."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")


def _is_asked(verb: Token) -> bool:
    """`Asked whether he would leave, the envoy said …`: a participle whose subject is spoken to."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl", "ROOT"):
        return False
    return not any(child.dep_ in ("aux", "auxpass", "nsubj", "agent") for child in verb.children)


def _quoting_cues(hearing: Hearing, verb: Token, source: Source | None) -> Iterator[Cue]:
    """`The agency quoted an officer as saying that …`: the officer says it, the agency quotes him."""
    saying = _as_saying(verb)
    quoted = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if saying is None:
        inner = None if quoted is None or verb.tag_ != "VBG" else phrase_of(quoted, hearing.closings)
        yield Cue(
            verb.i, first_word(verb), verb.i + 1, "quoted", "verb", inner or source, (), False, PASSED_ON
        )
        return
    contents = contents_of_verb(hearing, saying, None, False)
    start = verb.i + 1 if quoted is None else min(quoted.left_edge.i, verb.i + 1)
    last = max((end for _, end in contents), default=saying.i + 1)
    yield Cue(
        verb.i,
        first_word(verb),
        verb.i + 1,
        "quoted",
        "verb",
        source,
        ((start, last),),
        source is None,
        PASSES_ON,
    )


def _as_saying(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            return next((item for item in child.children if item.dep_ == "pcomp"), None)
    return None


def _passive_cues(hearing: Hearing, verb: Token, kind: SayingKind, end: int) -> Iterator[Cue]:
    """`was quoted as saying that`, `it was announced that`, `is said to have fled`."""
    agent = agent_of(verb)
    by = None if agent is None else phrase_of(agent, hearing.closings)
    saying = _as_saying(verb)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if saying is not None and subject is not None:
        by = by or _agent_phrase(hearing, saying)
        contents = contents_of_verb(hearing, saying, None, False)
        speaker = phrase_of(subject, hearing.closings)
        if by is not None:
            yield Cue(
                verb.i, first_word(verb), saying.i + 1, "quoted", "verb", by, contents, False, PASSES_ON
            )
        inner: SayingKind = "quoted" if by is None else "said"
        yield Cue(verb.i, first_word(verb), saying.i + 1, inner, "verb", speaker, contents)
        return
    contents = contents_of_verb(hearing, verb, by, False) if clause_after(verb) is not None else ()
    raised = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if not contents and raised is not None and subject is not None:
        contents = ((subject.left_edge.i, verb.i), (verb.i + 1, raised.right_edge.i + 1))
    told: SayingKind = "reported" if kind == "said" and by is None else kind
    yield Cue(verb.i, first_word(verb), end, told, "verb", by, contents, by is None)


def _agent_phrase(hearing: Hearing, saying: Token) -> Source | None:
    agent = agent_of(saying)
    return None if agent is None else phrase_of(agent, hearing.closings)


def _read_accusation(hearing: Hearing, verb: Token) -> Cue | None:
    """`accused the army of shelling the market`: the shelling is what the accuser claims."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    holders = (verb, *objects)
    brought = (
        c for holder in holders for c in holder.children if c.dep_ in ("prep", "dative") and c.i > verb.i
    )
    prep = next((item for item in brought if item.lower_ in OF_ACCUSATION), None)
    if prep is None or not objects:
        return None
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    head = agent_of(verb) if passive else subject_of(verb)
    source = None if head is None else phrase_of(head, hearing.closings)
    contents = [(prep.i + 1, prep.right_edge.i + 1)]
    if prep.lower_ == "on" and not passive:
        contents = [(objects[0].left_edge.i, prep.right_edge.i + 1)]
    return Cue(
        verb.i,
        first_word(verb),
        verb.i + 1,
        "claimed",
        "accusing",
        source,
        trim(hearing.doc, contents),
        source is None,
    )
