"""Names that what is done shows to be places: "shelled X", "drove the army out of X", "X fell to the rebels".

Reports of unknown wars are full of villages that no gazetteer has; without them an event has no place.
What can be done to a person or a company too ("captured X", "left X") counts only where fighters do it.
"""

from spacy.tokens import Token

from dateline.mentions.places.candidates import PlaceName
from dateline.mentions.places.text import PlaceText

CLIMB = 4  # steps from a preposition to the verb of its clause
FARTHEST = 12  # tokens behind a name in which a pronoun may show that it is a person's
PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "who", "whose"})
NAMED_AFTER = frozenset({"in", "at", "near", "around", "outside", "into", "inside"})


def is_in_action(text: PlaceText, name: PlaceName) -> bool:
    """Whether a name is where fighters do something, by the clause that it stands in."""
    token = _first_of_list(text.analysis.doc[name.start : name.end].root)
    if token.dep_ in ("dobj", "nsubjpass"):
        return _is_taken(text, token)
    if token.dep_ == "nsubj":
        return _falls(text, token)
    return token.dep_ == "pobj" and token.head.i < name.start and _is_scene(text, token)


def _first_of_list(token: Token) -> Token:
    for _ in range(CLIMB):
        if token.dep_ != "conj" or token.head.pos_ != "PROPN":
            break
        token = token.head
    return token


def _is_taken(text: PlaceText, token: Token) -> bool:
    verb = token.head
    if _is_one_of(verb, text.words.place_verbs):
        return True
    if not _is_one_of(verb, text.words.fighters_verbs) or _is_somebody(text, token):
        return False
    doer = _agent(verb) if token.dep_ == "nsubjpass" else _subject(verb)
    return doer is not None and _fights(text, doer)


def _is_somebody(text: PlaceText, token: Token) -> bool:
    """ "captured Kovac, a teacher", "captured Kovac in his house"."""
    for child in token.children:
        is_person = child.dep_ == "appos" and child.lemma_.lower() in text.words.person_nouns
        if is_person or (child.dep_ == "relcl" and any(low.lower_ in PERSONAL for low in child.children)):
            return True
    end = text.analysis.sentence(token.i).end
    return any(low in PERSONAL for low in text.lowered[token.i + 1 : min(end, token.i + FARTHEST)])


def _is_one_of(verb: Token, words: frozenset[str]) -> bool:
    return verb.lemma_.lower() in words or verb.lower_ in words


def _subject(verb: Token) -> Token | None:
    for _ in range(CLIMB):
        found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp", "advcl"):
            return found
        verb = verb.head
    return None


def _agent(verb: Token) -> Token | None:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _fights(text: PlaceText, token: Token) -> bool:
    """ "rebels", "the army"; and a group by its acronym ("FARC", "the SDF")."""
    is_group = token.i in text.taken and token.is_upper and len(token) > 2
    return token.lower_ in text.words.fighters or is_group


def _falls(text: PlaceText, token: Token) -> bool:
    """ "X fell to the rebels", but not "Shares of X fell to nine dollars", "X fell to his knees"."""
    verb = token.head
    if verb.lemma_.lower() not in text.words.falling_verbs:
        return False
    takers = (
        taker for way in verb.children if way.lower_ == "to" for taker in way.children if taker.dep_ == "pobj"
    )
    return any(_fights(text, taker) or taker.i in text.taken for taker in takers)


def _is_scene(text: PlaceText, token: Token) -> bool:
    """ "overran a base at X", "drove the army out of X", "were killed near X"."""
    preposition = token.head
    word, above = preposition.lower_, preposition.head
    if word == "of" and above.lower_ in text.words.seated:
        return True  # "the mayor of X"
    is_exit = (word == "of" and above.lower_ in ("out", "outside")) or word == "from"
    if word not in NAMED_AFTER and not is_exit:
        return False
    verbs = text.words.driving_verbs if is_exit else text.words.place_verbs | text.words.scene_verbs
    for _ in range(CLIMB):
        if above.pos_ in ("VERB", "AUX") or above.dep_ == "ROOT":
            break
        above = above.head
    if _is_one_of(above, verbs):
        return True
    doer = _subject(above) or _agent(above)
    return (
        not is_exit
        and _is_one_of(above, text.words.fighters_verbs)
        and doer is not None
        and _fights(text, doer)
    )
