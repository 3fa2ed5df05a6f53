"""Whether a time lies ahead of the report: by the tense of its clause and the words that govern it."""

from spacy.tokens import Token

from dateline.mentions.times.words import TimeWords

HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})
# Heads climbed at most: sentences are short, and a broken parse must not cost more.
CLIMB = 14


def looks_ahead(token: Token, words: TimeWords, is_headline: bool, is_target: bool) -> bool:
    """Whether the clause of ``token`` tells what is to come.

    The way up from the time passes nouns ("the Friday deadline") until it meets a verb. In a headline
    the present tells what has happened ("Army takes town on Sunday"). ``is_target`` says that the time
    stands behind "until", "by" or "for": "extended the truce until Friday", "called a vote for June".
    """
    verb = _nearest_verb(token, words)
    if verb is None or isinstance(verb, bool):
        return bool(verb)
    if is_target and (
        verb.lemma_.lower() in words.sets["ahead_targets"] or verb.tag_ in ("VBZ", "VBP", "VB")
    ):
        return True
    return _verb_ahead(verb, words, is_headline, 0)


def _nearest_verb(token: Token, words: TimeWords) -> Token | bool | None:
    """The verb above ``token``; ``True`` where a noun on the way settles the matter."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.pos_ == "NOUN" and _noun_ahead(token, words):
            return True
        if token.head is token:
            return None
        token = token.head
    return None


def _noun_ahead(noun: Token, words: TimeWords) -> bool:
    if noun.lemma_.lower() in words.sets["ahead_deadlines"]:
        return True
    return any(child.lower_ in words.sets["ahead_adjectives"] for child in noun.lefts)


def _verb_ahead(verb: Token, words: TimeWords, is_headline: bool, depth: int) -> bool:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    texts = [auxiliary.lower_ for auxiliary in auxiliaries]
    is_perfect = verb.tag_ == "VBN" and any(text in HAVE for text in texts)
    if any(text in words.sets["ahead_modals"] for text in texts) or verb.lower_ in words.sets["ahead_modals"]:
        # "could have left on Sunday" looks back; "will have left by Sunday" does not.
        return "have" not in texts or "will" in texts
    if is_perfect:
        return False
    if "to" in texts:
        return _governor_ahead(verb, words, is_headline, depth)
    lemma = verb.lemma_.lower()
    if verb.tag_ in ("VBD", "VBN"):
        # "is expected on Friday", not "began as planned on Friday"
        is_aside = any(child.lower_ == "as" for child in verb.children)
        return verb.tag_ == "VBN" and lemma in words.sets["ahead_participles"] and not is_aside
    if verb.tag_ in ("VBZ", "VBP"):
        return not is_headline and lemma in words.sets["ahead_presents"]
    if verb.tag_ == "VBG" and any(text in ("is", "are", "'re", "’re", "'m", "'s") for text in texts):
        return lemma in words.sets["ahead_presents"] or lemma in words.sets["ahead_verbs"]
    if any(text in ("did", "was", "were") for text in texts) or verb.head is verb or depth > 6:
        return False
    return _outer_ahead(verb, words, is_headline, depth)


def _governor_ahead(verb: Token, words: TimeWords, is_headline: bool, depth: int) -> bool:
    """ "agreed to meet", "a plan to leave", "is to visit", "US to send troops"; not "came to help"."""
    head = verb.head
    if head is verb:
        return True
    lemma = head.lemma_.lower()
    if any(child.lower_ == "had" and child.dep_ == "aux" for child in head.children):
        # "had been due to meet on Sunday"
        return False
    if head.pos_ in ("VERB", "AUX"):
        if (
            lemma in words.sets["ahead_verbs"]
            or (lemma == "be" and head.tag_ in ("VBZ", "VBP"))
            or head.lower_ == "going"
        ):
            return True
        return depth <= 6 and _verb_ahead(head, words, is_headline, depth + 1)
    if head.pos_ in ("NOUN", "PROPN"):
        return lemma in words.sets["ahead_nouns"] or is_headline
    return lemma in words.sets["ahead_verbs"]


def _outer_ahead(verb: Token, words: TimeWords, is_headline: bool, depth: int) -> bool:
    """A participle or a bare infinitive takes the tense of what governs it."""
    outer = _nearest_verb(verb.head, words)
    if outer is None or isinstance(outer, bool):
        return bool(outer)
    return _verb_ahead(outer, words, is_headline, depth + 1)
