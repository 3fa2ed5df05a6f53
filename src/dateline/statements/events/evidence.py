"""The words that tell an event best: its clause, without the marks around it."""

from spacy.tokens import Token

from dateline.language.clauses import clause_verb
from dateline.statements.context import Context
from dateline.statements.events.drafts import Range

DEPENDENT_CLAUSES = frozenset({"xcomp", "conj", "advcl", "acl", "relcl", "pcomp"})


def evidence_of(head: Token, words: Range, context: Context) -> Range:
    """The clause that tells the event of ``head``; it holds ``words`` whole."""
    verb = clause_verb(head) or head
    while verb.dep_ in DEPENDENT_CLAUSES and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    sentence = context.analysis.sentence(head)
    tokens = [token.i for token in verb.subtree]
    first, end = max(min(tokens), sentence.start), min(max(tokens) + 1, sentence.end)
    first, end = min(first, words[0]), max(end, words[1])
    doc = context.analysis.doc
    while first < head.i and (doc[first].is_punct or doc[first].dep_ in ("mark", "cc")):
        first += 1
    while end - first > 1 and doc[end - 1].is_punct and end - 1 > head.i:
        end -= 1
    return first, end
