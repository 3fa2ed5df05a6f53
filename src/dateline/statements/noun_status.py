"""Whether what a noun of action tells happened: "the planned raid", "fear of a raid", "carried out a raid".

Its own adjectives and negation are read first, then what it hangs on, then the clause that it stands in.
"""

from spacy.tokens import Token

from dateline.language.clauses import ancestors_within
from dateline.model import Status
from dateline.statements.lexicon import Lexicon
from dateline.statements.status import verb_status
from dateline.statements.status_words import (
    ADJECTIVE_LISTS,
    VERB_LISTS,
    governor_lemma,
    is_negated,
    listed_as,
    listed_by_noun,
)


def noun_status(noun: Token, lexicon: Lexicon) -> Status:
    """The status of what a noun of action tells: its adjectives, what it is the object of, its clause."""
    if is_negated(noun, lexicon):
        return "denied"
    if any(child.dep_ == "det" and child.lower_ == "any" for child in noun.children):
        return "hypothetical"
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            for name, status in ADJECTIVE_LISTS:
                if lexicon.has(child.lower_, name):
                    return status
    return _noun_governed_status(noun, lexicon)


def _noun_governed_status(noun: Token, lexicon: Lexicon) -> Status:
    """Climb from a noun of action: "a plan for an assault", "warned of attacks", "could lead to clashes"."""
    below = noun
    for head in ancestors_within(noun):
        if head.pos_ in ("NOUN", "PROPN") and below.dep_ not in ("conj", "appos", "acl", "relcl"):
            if listed := listed_by_noun(head, lexicon):
                return listed
        elif head.pos_ in ("VERB", "AUX") and head.dep_ != "prep":
            return _noun_in_clause(noun, below, head, lexicon)
        elif head.dep_ == "prep" and lexicon.has(head.lower_, "status.negations"):
            return "denied"
        below = head
    return "occurred"


def _noun_in_clause(noun: Token, below: Token, verb: Token, lexicon: Lexicon) -> Status:
    lemma = governor_lemma(verb, lexicon)
    is_argument = below.dep_ in ("dobj", "nsubjpass", "attr", "oprd") or (
        below.dep_ == "prep"
        and below.lower_ in ("of", "for", "against", "to", "with", "in", "on", "about", "out")
    )
    if is_argument and (listed := listed_as(lemma, lexicon, VERB_LISTS)):
        return "hypothetical" if listed == "denied" and is_negated(verb, lexicon) else listed
    for child in verb.children:
        # "An offensive is unlikely", "the raid remains possible".
        if child.dep_ == "acomp" and (told := listed_as(child.lower_, lexicon, ADJECTIVE_LISTS)):
            return told
    clause = verb_status(verb, lexicon)
    if clause in ("occurred", "ongoing"):
        is_light = lexicon.has(lemma, "grammar.light_verbs") or lexicon.has(lemma, "grammar.happening_verbs")
        return clause if is_light or lemma == "be" else "occurred"
    # "will investigate the attack": a definite object is taken for granted, whatever its clause says; but
    # "the liberation of the town will free thousands" and "will rebuild it after the liberation" are not.
    is_granted = is_argument and below.dep_ != "nsubjpass" and is_definite(noun)
    return "occurred" if is_granted and not lexicon.has(lemma, "grammar.light_verbs") else clause


def is_definite(noun: Token) -> bool:
    """Whether a noun is taken up or taken for granted: "the raid", "this raid", "their raid"."""
    return any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "that", "these", "those")
        for child in noun.children
    )
