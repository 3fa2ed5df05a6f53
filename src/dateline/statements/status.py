"""Whether a clause tells something that happened, goes on, is planned, threatened, or is denied.

The verb's own tense, modals and negation are read first; then whatever governs it, outward, until a
clause stands on its own. The words are data (``words/status.yaml``); their order of strength is here.
"""

from spacy.tokens import Token

from dateline.language.clauses import children, is_passive
from dateline.model import Status
from dateline.statements.lexicon import Lexicon
from dateline.statements.status_words import (
    ADJECTIVE_LISTS,
    VERB_LISTS,
    governor_lemma,
    is_negated,
    listed_as,
    listed_by_noun,
)
from dateline.statements.unreal import unreal_frame


def verb_status(verb: Token, lexicon: Lexicon) -> Status:
    """The status of what ``verb`` tells."""
    own = _own_status(verb, lexicon)
    return own if own is not None else _governed_status(verb, lexicon)


def _own_status(verb: Token, lexicon: Lexicon) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction tell; ``None`` where they leave it open."""
    negated = is_negated(verb, lexicon)
    for child in verb.children:
        if child.dep_ == "mark" and lexicon.has(child.lower_, "status.conditionals"):
            return "hypothetical"
    if negated or _is_almost(verb, lexicon):
        return "denied"
    if framed := unreal_frame(verb, lexicon):
        return framed
    if _is_open_question(verb, lexicon):
        return "hypothetical"
    for child in verb.children:
        if child.dep_ not in ("aux", "auxpass"):
            continue
        if lexicon.has(child.lower_, "status.called_modals"):
            return "called_for"
        if lexicon.has(child.lower_, "status.planned_modals"):
            return _conditional_main(verb, lexicon) or "planned"
        if child.tag_ == "MD" and lexicon.has(child.lower_, "status.hypothetical_modals"):
            return _past_future(verb, child) or "hypothetical"
    return None


def _is_almost(verb: Token, lexicon: Lexicon) -> bool:
    """ "almost captured": it did not."""
    return any(
        child.dep_ == "advmod" and lexicon.has(child.lower_, "status.almost_adverbs")
        for child in verb.children
    )


def _is_open_question(verb: Token, lexicon: Lexicon) -> bool:
    """ "did not say how many had been killed", "any fighter who attacks": nothing has happened."""
    if verb.dep_ == "ccomp" and is_negated(verb.head, lexicon):
        opening = verb.left_edge
        return lexicon.has(opening.lower_, "status.questions")
    if verb.dep_ == "relcl":
        return any(child.dep_ == "det" and child.lower_ in ("any", "anyone") for child in verb.head.children)
    return False


def _conditional_main(verb: Token, lexicon: Lexicon) -> Status | None:
    """ "will attack if the truce fails": a consequence that hangs on a condition is not a plan."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            mark.dep_ == "mark" and lexicon.has(mark.lower_, "status.conditionals") for mark in child.children
        ):
            return "hypothetical"
    return None


def _past_future(verb: Token, modal: Token) -> Status | None:
    """ "said it would attack" is a plan told in the past; "it would attack" is a supposition."""
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
    return "planned" if reported and modal.lower_ == "would" else None


def _governed_status(verb: Token, lexicon: Lexicon) -> Status:
    head = verb.head
    if head == verb:
        return _tense(verb, lexicon)
    is_infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        has_own_clause = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        if has_own_clause or verb.tag_ in ("VBD", "VBZ", "VBP"):
            return _tense(verb, lexicon) if has_own_clause else _tense_or_unreal(verb, head, lexicon)
        return verb_status(head, lexicon)
    if verb.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _tense(verb, lexicon)
    if verb.dep_ == "acomp" and verb.tag_ == "VBN":
        # "are already engaged in fighting": a state, as its copula tells it.
        return verb_status(head, lexicon)
    if head.pos_ in ("VERB", "AUX") or head.dep_ == "acomp":
        if listed := _listed_by_verb(verb, head, lexicon, is_infinitive):
            return listed
        if verb.dep_ in ("xcomp", "ccomp") and (is_infinitive or verb.tag_ in ("VBG", "VB")):
            return _through(head, lexicon, verb)
        if verb.dep_ == "advcl" and is_infinitive:
            # "sent tanks to retake the town": a purpose is a plan, not a deed.
            return "planned"
        if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and not _has_tense(verb):
            return verb_status(head, lexicon)
    if head.pos_ in ("NOUN", "PROPN", "ADJ") and verb.dep_ in ("acl", "relcl", "ccomp", "xcomp"):
        if is_infinitive:
            return listed_by_noun(head, lexicon) or "planned"
        if verb.dep_ == "acl" and (listed := listed_by_noun(head, lexicon)):
            return listed
    if verb.dep_ == "pcomp":
        return _preposition_status(verb, lexicon)
    return _tense(verb, lexicon)


def _tense_or_unreal(verb: Token, head: Token, lexicon: Lexicon) -> Status:
    return _tense(verb, lexicon) if verb.tag_ == "VBD" else verb_status(head, lexicon)


def _has_tense(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in verb.children)


def _through(head: Token, lexicon: Lexicon, verb: Token) -> Status:
    """The status that an infinitive or participle takes from the verb above it."""
    status = verb_status(head, lexicon)
    lemma = lexicon.lemma(head)
    if status in ("occurred", "ongoing") and _is_perfect(verb):
        return "occurred"
    is_infinitive = any(child.tag_ == "TO" for child in verb.children)
    is_realised = lexicon.has(lemma, "status.realised_verbs") or lexicon.has(lemma, "status.ongoing_verbs")
    if status in ("occurred", "ongoing") and is_infinitive and not is_realised:
        # "ministers are to meet", "discussed operations to free the city": an infinitive tells no fact
        # unless its verb does.
        return "planned"
    if status == "occurred" and lexicon.has(lemma, "status.ongoing_verbs"):
        # "have begun to fight" still goes on; "began to fight" is told as past.
        is_present = head.tag_ in ("VBZ", "VBP") or any(
            child.dep_ == "aux" and child.tag_ in ("VBP", "VBZ") for child in head.children
        )
        return "ongoing" if is_present else "occurred"
    return status


def _is_perfect(verb: Token) -> bool:
    """ "is said to have killed"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _listed_by_verb(verb: Token, head: Token, lexicon: Lexicon, is_infinitive: bool) -> Status | None:
    lemma = governor_lemma(head, lexicon)
    if verb.dep_ == "advcl" and not is_infinitive:
        return None
    if verb.dep_ == "advcl" and not is_passive(head) and not lexicon.has(lemma, "status.planned_verbs"):
        return None
    if verb.dep_ == "ccomp" and verb.i < head.i and children(head, "xcomp", "dobj", "prep"):
        # "Army retakes port, rebels deny losing it": what is denied stands behind the denial.
        return None
    is_bare = is_infinitive or verb.tag_ == "VBG"
    for name, status in VERB_LISTS:
        if not lexicon.has(lemma, name):
            continue
        if status != "denied" and not is_bare and verb.dep_ == "ccomp" and not _is_subjunctive(verb):
            # "warned that rebels had shelled the road", "told reporters that …": content, not a plan.
            continue
        if name in ("status.failed_verbs", "status.prevented_verbs") and not is_bare:
            continue
        if status == "denied" and is_negated(head, lexicon):
            # "did not fail to", "has not denied": the double negation leaves the act standing, unsure.
            return "hypothetical"
        if name == "status.prevented_verbs" and verb_status(head, lexicon) not in ("occurred", "ongoing"):
            # "called on the army to stop shelling": what is to be stopped was not denied.
            return "hypothetical"
        return status
    if head.pos_ == "ADJ" or head.dep_ == "acomp" or head.tag_ == "VBN":
        return listed_as(head.lower_, lexicon, ADJECTIVE_LISTS)
    for child in head.children:
        if child.dep_ == "acomp" and (listed := listed_as(child.lower_, lexicon, ADJECTIVE_LISTS)):
            return listed
    return None


def _is_subjunctive(verb: Token) -> bool:
    """ "demanded that the army withdraw"."""
    return verb.tag_ == "VB" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _preposition_status(verb: Token, lexicon: Lexicon) -> Status:
    """A gerund behind a preposition: "accused of shelling", "prevented from entering"."""
    preposition = verb.head
    if lexicon.has(preposition.lower_, "status.negations"):
        return "denied"
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        listed = listed_as(governor_lemma(governor, lexicon), lexicon, VERB_LISTS)
        return listed or ("occurred" if governor.tag_ == "VBN" else verb_status(governor, lexicon))
    if lexicon.has(governor.lower_, "status.short_words"):
        # "stopped short of entering the town".
        return "denied"
    return listed_by_noun(governor, lexicon) or "occurred"


def _tense(verb: Token, lexicon: Lexicon) -> Status:
    """The status that tense and aspect alone tell."""
    if verb.tag_ in ("VBP", "VB") and verb.lower_ in lexicon.past_forms:
        return "occurred"
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    has_have = any(child.lemma_ == "have" for child in auxiliaries)
    if verb.tag_ == "VBG" and auxiliaries:
        return "ongoing"
    if verb.tag_ in ("VBP", "VBZ") and not has_have and verb.sent.root is not verb:
        return "ongoing"
    is_past_auxiliary = any(child.tag_ == "VBD" for child in auxiliaries)
    if verb.tag_ in ("VBP", "VBZ") and not is_past_auxiliary:
        return "ongoing"
    if any(child.dep_ == "auxpass" and child.tag_ == "VBG" for child in auxiliaries):
        return "ongoing"
    # "is engaged in", "are besieged": a present passive tells a state.
    is_state = any(child.dep_ == "auxpass" and child.tag_ in ("VBZ", "VBP") for child in auxiliaries)
    return "ongoing" if is_state and not has_have else "occurred"
