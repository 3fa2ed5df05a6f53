"""What is said: the token ranges that the verb of a cue has as its content."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.sources import VERBAL, Source

Range = tuple[int, int]
JOINTS = frozenset({",", "—", "–", "―", "-", "--", "*"})
CLAUSAL = frozenset({"ccomp", "dep"})
LOOSE = frozenset(
    {"parataxis", "ccomp", "dep", "intj", "conj", "advcl", "relcl", "acl", "appos", "xcomp", "nsubj"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MAX_CONTENT = 400
LONGEST_BETWEEN = 15
LONGEST_CUE = 60
MISLABELLED = frozenset({"dep", "parataxis", "xcomp", "conj"})
SUBORDINATORS = frozenset({"mark", "advmod"})


def contents_of_verb(
    hearing: Hearing, verb: Token, source: Source | None, is_belief: bool
) -> tuple[Range, ...]:
    """The contents of ``verb``: a clause after it, the sentence before it, or both around it."""
    after = clause_after(verb)
    if _is_aside(verb):
        return trim(hearing.doc, _beside_aside(hearing, verb))
    is_plain = after is not None and (is_belief or after.left_edge.i == verb.i + 1)
    before = None if is_plain else _sentence_before(hearing, verb, source, after)
    ranges: list[Range] = []
    if before is not None:
        ranges = [before]
        if before[1] not in hearing.closings and before[1] + 1 not in hearing.closings:
            ranges.extend(_going_on(hearing, verb, source, after))
    elif after is not None:
        ranges = [] if _is_free_relative(after) else [_clause_range_after(hearing, verb, after)]
    elif not is_belief:
        ranges = _noun_contents(hearing, verb) or _plain_content(hearing, verb) or _that_clause(hearing, verb)
    return trim(hearing.doc, ranges)


def clause_range(head: Token) -> Range:
    """The tokens of the clause under ``head``."""
    return head.left_edge.i, head.right_edge.i + 1


def trim(doc: Doc, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges without punctuation at their ends, and without those that hold nothing else."""
    result: list[Range] = []
    for first, end in ranges:
        while first < end and (doc[first].is_punct or doc[first].is_space) and not doc[first].is_quote:
            first += 1
        end = min(end, first + MAX_CONTENT)
        while end > first and _is_loose_end(doc[end - 1]):
            end -= 1
        if end > first:
            result.append((first, end))
    return tuple(result)


def _is_loose_end(token: Token) -> bool:
    return (token.is_punct or token.is_space or token.tag_ == "CC") and not token.is_quote


def clause_after(verb: Token) -> Token | None:
    """The clause that follows ``verb`` as its object."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "ccomp" and _is_clause(child) and not _is_tail(verb, child):
            return child
    return None


def _is_clause(head: Token) -> bool:
    """Whether there is a verb, or a subject at least; `made it clear` has no clause in "clear"."""
    if head.pos_ == "ADJ":
        return any(child.dep_ == "mark" for child in head.children)
    subjects = ("nsubj", "nsubjpass", "expl", "mark")
    return head.pos_ in VERBAL or any(child.dep_ in subjects for child in head.children)


def _is_free_relative(clause: Token) -> bool:
    """`rejected what he called lies`, `denied what happened`: a thing, and no statement of it."""
    return clause.left_edge.lower_ == "what" and clause.left_edge.tag_ == "WP"


def _is_tail(verb: Token, clause: Token) -> bool:
    """`Soldiers found a grave in the town, the agency said`: the clause behind the comma is no object."""
    first = clause.left_edge.i
    comma = first if verb.doc[first].text == "," else first - 1
    if verb.doc[comma].text != "," or comma == verb.i + 1:
        return False
    return not any(child.dep_ in SUBORDINATORS and child.i < clause.i for child in clause.children)


def _clause_range_after(hearing: Hearing, verb: Token, clause: Token) -> Range:
    """The clause up to where the speaker's sentence takes a new turn: `…, adding that`."""
    first = max(clause.left_edge.i, verb.i + 1)
    end = min(clause.right_edge.i + 1, first + MAX_CONTENT)
    doc = hearing.doc
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if mark is not None and mark.i > first and doc[mark.i - 1].text == ",":
        first = mark.i
    for index in range(first + 1, end):
        if doc[index - 1].text == "," and _turns_away(hearing, doc[index]):
            return first, index - 1
        if doc[index - 1].text == ";" and _speaks_anew(hearing, index, end):
            return first, index - 1
    return first, end


def _speaks_anew(hearing: Hearing, first: int, end: int) -> bool:
    """Whether another source's turn comes behind a semicolon: `…; the ministry denied it`.

    `…; and that the ministry had denied it` goes on with the first one's.
    """
    doc = hearing.doc
    if doc[first].tag_ == "IN" or doc[min(first + 1, end - 1)].lower_ == "that":
        return False
    for token in doc[first:end]:
        if token.text == ";":
            return False
        is_cue = hearing.words.verb_kind(token) is not None or hearing.words.has("accusing", token.lemma_)
        if token.tag_ in FINITE and is_cue:
            return any(child.dep_ == "nsubj" and child.i >= first for child in token.children)
    return False


def _turns_away(hearing: Hearing, token: Token) -> bool:
    """Whether ``token``, behind a comma, starts the reporter's next statement.

    `…, adding that` is the speaker's, told by its own cue; in `Aziz said the road was shut, and officials
    confirmed that …` the officials are not quoted by her.
    """
    if token.tag_ == "VBG":
        return hearing.words.has("continuing", token.lemma_) or is_inference(hearing, token)
    if token.dep_ != "cc":
        return False
    for item in token.head.children:
        if item.dep_ == "conj" and item.i > token.i and hearing.words.verb_kind(item) is not None:
            return any(child.dep_ == "nsubj" for child in item.children)
    return False


def is_inference(hearing: Hearing, verb: Token) -> bool:
    """`…, he said, implying that the deal was dead`: the reporter's conclusion, not his words."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    words, lemma = hearing.words, verb.lemma_.lower()
    return words.has("inferring", lemma) or bool(hearing.phrase_at(verb, words.made_clear.get(lemma, ())))


def _sentence_before(
    hearing: Hearing, verb: Token, source: Source | None, after: Token | None
) -> Range | None:
    """`The army left and the rebels came back, officials said`: all of the sentence before the cue."""
    doc = hearing.doc
    sentence = hearing.analysis.sentence(verb)
    opening = hearing.statement_start(sentence)
    group = [
        child.i for child in verb.children if child.dep_ in ("aux", "neg", "advmod") and child.i == verb.i - 1
    ]
    start = min([verb.i, *group, *([] if source is None else [source.first])])
    edge = start
    while edge > opening and (doc[edge - 1].text in JOINTS or doc[edge - 1].is_quote):
        edge -= 1
    joined = edge < start or (edge > opening and doc[edge - 1].text in ("?", "!"))
    if not joined or edge <= opening:
        return None
    if not _is_fronted(verb, source, after, edge):
        return None
    return opening, edge


def _is_fronted(verb: Token, source: Source | None, after: Token | None, edge: int) -> bool:
    children = list(verb.children)
    if any(child.dep_ == "xcomp" and child.i > verb.i for child in children):
        return False
    if any(child.dep_ in CLAUSAL and child.i < edge for child in children):
        return True
    if after is not None:
        return after.left_edge.i < edge
    if any(child.dep_ == "dobj" and child.i > verb.i and verb.head.i == verb.i for child in children):
        return False
    head = verb.head
    if source is not None and source.head > verb.i and head.i < edge and verb.dep_ in LOOSE:
        return True
    if head.i != verb.i and verb.dep_ in LOOSE:
        outside = head.i < edge or head.i > verb.i
        return (
            outside
            and source is not None
            and source.first >= edge
            and verb.dep_ not in ("conj", "acl", "xcomp")
        )
    clauses = [child for child in children if child.i < edge and child.pos_ in VERBAL]
    return any(
        not any(c.dep_ in SUBORDINATORS and c.i < clause.i for c in clause.children) and clause.tag_ != "VBG"
        for clause in clauses
    )


def _is_aside(verb: Token) -> bool:
    """`As officials said on Monday, the bridge was blown up`."""
    if verb.dep_ != "advcl" or clause_after(verb) is not None:
        return False
    return any(child.lower_ == "as" and child.dep_ in SUBORDINATORS for child in verb.children)


def _beside_aside(hearing: Hearing, verb: Token) -> list[Range]:
    sentence = hearing.analysis.sentence(verb)
    return [(sentence.start, verb.left_edge.i), (verb.right_edge.i + 1, sentence.end)]


def _going_on(hearing: Hearing, verb: Token, source: Source | None, after: Token | None) -> list[Range]:
    """What goes on behind a cue in mid-sentence: `The war, he said, is spreading`; `…, he said, and …`."""
    doc = hearing.doc
    sentence = hearing.analysis.sentence(verb)
    stop = verb.i + 1 if source is None else max(verb.i + 1, source.end)
    limit = min(sentence.end, stop + LONGEST_CUE)
    comma = next((index for index in range(stop, limit) if doc[index].text in JOINTS), None)
    if comma is None:
        return []
    if after is not None:
        return [(comma + 1, max(after.right_edge.i + 1, comma + 1))]
    if verb.head.i > comma and verb.dep_ in LOOSE and verb.head.i < sentence.end:
        return [(comma + 1, sentence.end)]
    following = doc[comma + 1] if comma + 1 < sentence.end else None
    if following is not None and following.dep_ == "cc" and following.head.pos_ in VERBAL:
        return [(comma + 1, sentence.end)]
    return []


def _noun_contents(hearing: Hearing, verb: Token) -> list[Range]:
    """`vowed to retake the town`, `denied bombing it`, `confirmed the death of …`."""
    words, lemma = hearing.words, verb.lemma_.lower()
    for child in verb.children:
        if child.i < verb.i:
            continue
        takes_infinitive = words.has("committing", lemma) or words.has("denied", lemma)
        if child.dep_ in ("xcomp", "pcomp") and takes_infinitive:
            return [_unfinite_range(child)]
        tells = (
            child.dep_ == "dobj" and words.has("of_things", lemma) and child.pos_ in ("NOUN", "PROPN", "VERB")
        )
        if tells and not words.has("empty_objects", child.lower_):
            return [_unfinite_range(child)]
    return []


def _unfinite_range(head: Token) -> Range:
    """The tokens under an infinitive, a gerund or a noun, up to a finite verb coordinated with it.

    `denied shelling the port and accused the rebels of it`: parsers hang the second verb, which the
    subject shares with "denied", on "shelling".
    """
    first, end = clause_range(head)
    for child in head.subtree:
        if child.dep_ == "conj" and child.tag_ in ("VBD", "VBZ", "VBP") and child.head.tag_ not in FINITE:
            if any(item.dep_ in ("nsubj", "nsubjpass") for item in child.children):
                continue
            end = min(end, max(child.left_edge.i, head.i + 1))
    return first, end


def _plain_content(hearing: Hearing, verb: Token) -> list[Range]:
    """A clause without "that" that the parser hung elsewhere: `The army said it had shot down a drone`."""
    if not hearing.words.has("plain", verb.lemma_.lower()):
        return []
    sentence = hearing.analysis.sentence(verb)
    for child in verb.children:
        if child.i < verb.i or child.pos_ not in VERBAL or child.dep_ not in MISLABELLED:
            continue
        has_subject = any(item.dep_ in ("nsubj", "nsubjpass", "expl") for item in child.children)
        if has_subject and (child.dep_ != "conj" or verb.i + 1 == child.left_edge.i):
            return [(max(child.left_edge.i, verb.i + 1), min(child.right_edge.i + 1, sentence.end))]
    return []


def _that_clause(hearing: Hearing, verb: Token) -> list[Range]:
    """A clause with "that" hung on a word in between: `told reporters in the harbour that jets had …`."""
    doc, sentence = hearing.doc, hearing.analysis.sentence(verb)
    if any(child.dep_ == "xcomp" for child in verb.children):
        return []
    for index in range(verb.i + 1, min(sentence.end, verb.i + LONGEST_BETWEEN)):
        token = doc[index]
        joins = doc[index - 1].dep_ in SUBORDINATORS and doc[index - 1].head == token.head
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > index and not joins:
            return [(index, min(token.head.right_edge.i + 1, sentence.end))]
        if token.tag_ in FINITE or token.is_quote:
            break
    return []
