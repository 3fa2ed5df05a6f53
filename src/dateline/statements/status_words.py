"""Words that tell whether something happened: look-ups that the status of verbs and of nouns share."""

from spacy.tokens import Token

from dateline.language.clauses import children
from dateline.model import Status
from dateline.statements.lexicon import Lexicon

# The verb lists, in the order in which they are asked; "failed" and "prevented" deny the act below.
VERB_LISTS: tuple[tuple[str, Status], ...] = (
    ("status.denied_verbs", "denied"),
    ("status.failed_verbs", "denied"),
    ("status.prevented_verbs", "denied"),
    ("status.planned_verbs", "planned"),
    ("status.threatened_verbs", "threatened"),
    ("status.called_verbs", "called_for"),
    ("status.hypothetical_verbs", "hypothetical"),
)
NOUN_LISTS: tuple[tuple[str, Status], ...] = (
    ("status.denied_nouns", "denied"),
    ("status.planned_nouns", "planned"),
    ("status.threatened_nouns", "threatened"),
    ("status.called_nouns", "called_for"),
    ("status.hypothetical_nouns", "hypothetical"),
)
ADJECTIVE_LISTS: tuple[tuple[str, Status], ...] = (
    ("status.denied_adjectives", "denied"),
    ("status.planned_adjectives", "planned"),
    ("status.threatened_adjectives", "threatened"),
    ("status.hypothetical_adjectives", "hypothetical"),
)


def is_negated(token: Token, lexicon: Lexicon) -> bool:
    """Whether a negation stands with the word itself, its subject or its object."""
    for child in token.children:
        if child.lower_ == "longer" and any(below.lower_ == "no" for below in child.children):
            return True
        if child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and child.i < token.i):
            if lexicon.has(child.lower_, "status.negations"):
                return True
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child, lexicon):
            return True
    return token.dep_ in ("pcomp", "pobj") and lexicon.has(token.head.lower_, "status.negations")


def _is_none(noun: Token, lexicon: Lexicon) -> bool:
    """ "no shells fell", "nobody was killed"."""
    return noun.lower_ in ("nobody", "none", "nothing") or any(
        child.dep_ == "det" and lexicon.has(child.lower_, "status.negations") for child in noun.children
    )


def listed_as(word: str, lexicon: Lexicon, lists: tuple[tuple[str, Status], ...]) -> Status | None:
    """The status of the first list that ``word`` stands in."""
    return next((status for name, status in lists if lexicon.has(word, name)), None)


def listed_by_noun(noun: Token, lexicon: Lexicon) -> Status | None:
    """The status that a noun gives to what hangs on it: "a plan to", "the threat of"."""
    status = listed_as(noun.lemma_.lower(), lexicon, NOUN_LISTS)
    if status and noun.dep_ in ("dobj", "pobj") and is_negated(noun, lexicon):
        return "denied"
    return status


def governor_lemma(verb: Token, lexicon: Lexicon) -> str:
    """A verb's lemma, with its particle where it has one: "call off" is not "call"."""
    lemma = lexicon.lemma(verb)
    particles = children(verb, "prt")
    return f"{lemma} {particles[0].lower_}" if particles else lemma
