"""Whether a count is told as real: not planned, not feared to come, not denied, not asked."""

from spacy.tokens import Token

from dateline.statements.figures.triggers import Trigger, View
from dateline.statements.noun_status import noun_status
from dateline.statements.status import verb_status

REAL = ("occurred", "ongoing")
CLIMB = 5


def is_real(view: View, trigger: Trigger, is_none: bool) -> bool:
    """Whether the text says that it has happened.

    ``is_none`` is true of "no one was killed", whose negation belongs to the count.
    """
    if view.word(view.sentence.end - 1) == "?":
        return False
    token = view.token(trigger.token)
    if token.pos_ in ("NOUN", "PROPN"):
        # An army has its size whatever its clause says of it.
        return is_none or trigger.measure == "size" or noun_status(token, view.words.lexicon) in REAL
    verb = _verb(token)
    if verb is None:
        return True
    if _is_unreal(view, verb):
        return False
    if is_none:
        return True
    return verb_status(verb, view.words.lexicon) in REAL or _is_reported(view, verb)


def _verb(token: Token) -> Token | None:
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _is_unreal(view: View, verb: Token) -> bool:
    """Modals and governors that leave a killing in the mind, whatever the count."""
    sets = view.words.sets
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in sets["modals"]:
            return True
        if child.dep_ == "mark" and child.lower_ in sets["unreal_marks"]:
            return True
    before = verb.head
    if verb.dep_ == "pcomp" and before.lower_ in sets["unreal_before"]:
        return True
    return verb.dep_ in ("xcomp", "pcomp") and before.lemma_.lower() in sets["unreal_governors"]


def _is_reported(view: View, verb: Token) -> bool:
    """ "is believed to have killed 40", "was reported to have killed": a perfect infinitive tells a deed."""
    texts = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    governor = verb.head.lemma_.lower()
    if "to" in texts and "have" in texts:
        return governor in view.words.sets["real_governors"]
    if "to" in texts and governor in view.words.sets["real_governors"]:
        return verb.head.tag_ in ("VBD", "VBN")
    # "30 are feared dead": the fear is of what has happened.
    return verb.lemma_.lower() in view.words.sets["hedge_lemmas"]
