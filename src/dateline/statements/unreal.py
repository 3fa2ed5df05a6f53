"""What a finite clause stands in that takes its truth away: "no evidence that", "it is not true that".

Each of these is said of a clause as a whole; the verb in it may have any tense.
"""

from spacy.tokens import Token

from dateline.language.clauses import children
from dateline.model import Status
from dateline.statements.lexicon import Lexicon
from dateline.statements.status_words import is_negated

SUBJECT_LABELS = ("nsubj", "nsubjpass")


def unreal_frame(verb: Token, lexicon: Lexicon) -> Status | None:
    """The status that the frame around ``verb``'s clause gives it; ``None`` where there is no such frame."""
    if _is_inverted_condition(verb, lexicon) or _is_depicted(verb, lexicon):
        return "hypothetical"
    if _is_without_evidence(verb) or _is_called_untrue(verb, lexicon) or _is_yet_to_come(verb):
        return "denied"
    return None


def _is_without_evidence(verb: Token) -> bool:
    """ "There is no evidence that rebels shelled the mill", "without proof that …"."""
    head = verb.head
    is_content = verb.dep_ in ("acl", "ccomp", "relcl") and any(
        child.dep_ == "mark" or child.lower_ == "that" for child in verb.children
    )
    return (
        is_content
        and head.pos_ == "NOUN"
        and any(
            child.dep_ == "det" and child.lower_ in ("no", "neither", "any") and _is_bare(child, head)
            for child in head.children
        )
    )


def _is_bare(determiner: Token, noun: Token) -> bool:
    """ "no evidence"; "any evidence" only under a negated verb ("did not see any evidence that …")."""
    if determiner.lower_ != "any":
        return True
    return any(child.dep_ == "neg" for child in noun.head.children)


def _is_called_untrue(verb: Token, lexicon: Lexicon) -> bool:
    """ "It is not true that …", "that the army bombed the port is false"."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "csubj", "csubjpass", "advcl") or head.lemma_ != "be":
        return False
    for child in children(head, "acomp", "attr"):
        if lexicon.has(child.lower_, "status.untrue_words"):
            return not is_negated(head, lexicon)
        if lexicon.has(child.lower_, "status.true_words"):
            return is_negated(head, lexicon)
    return False


def _is_yet_to_come(verb: Token) -> bool:
    """ "has yet to retake the city"."""
    head = verb.head
    return (
        verb.dep_ == "xcomp"
        and head.lemma_ in ("have", "be")
        and any(child.lower_ == "yet" for child in (*head.children, *verb.children))
    )


def _is_inverted_condition(verb: Token, lexicon: Lexicon) -> bool:
    """ "Had the rebels attacked, the port would have fallen"."""
    subjects = children(verb, *SUBJECT_LABELS)
    if verb.dep_ not in ("advcl", "ccomp") or not subjects:
        return False
    first = subjects[0].left_edge.i
    fronted = [child.lower_ for child in children(verb, "aux") if child.i < first]
    return any(lexicon.has(word, "status.inverted_auxiliaries") for word in fronted)


def _is_depicted(verb: Token, lexicon: Lexicon) -> bool:
    """ "The film shows rebels storming the palace", "the game lets players bomb a city"."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.dep_ in ("dobj", *SUBJECT_LABELS):
        head = head.head
    if not lexicon.has(head.lemma_.lower(), "status.depicting_verbs"):
        return False
    return any(lexicon.is_a(subject, "film") for subject in children(head, *SUBJECT_LABELS))
