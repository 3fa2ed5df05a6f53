"""What a verb or a noun of action governs: subject, objects, agent, prepositions, and its clause.

A passive is turned round ("the town was taken by rebels" has the object *town* and the agent *rebels*
as its subject), an infinitive takes its governor's subject ("continues to pound"), a participle the
noun that it modifies, a second verb the first one's subject. Coordinated fillers are all given.
Label names are those of ClearNLP / spaCy's English models.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
SAME_CLAUSE = frozenset({"xcomp", "conj", "advcl", "pcomp"})
Slots = dict[str, tuple[Token, ...]]


def children(token: Token, *labels: str) -> list[Token]:
    """The children of ``token`` with one of the dependency labels."""
    return [child for child in token.children if child.dep_ in labels]


def with_conjuncts(token: Token) -> Iterator[Token]:
    """``token`` and whatever is coordinated with it to its right."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield from with_conjuncts(child)


def expand(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Every token with its conjuncts, each once, in text order."""
    found = {item.i: item for token in tokens for item in with_conjuncts(token)}
    return tuple(found[index] for index in sorted(found))


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, a bare participle modifying a noun included."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "relcl", "advcl"):
        return not any(child.dep_ in ("aux", "dobj") for child in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        own_voice = any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children)
        return not own_voice and verb.head.tag_ == "VBN" and is_passive(verb.head)
    return False


def verb_slots(verb: Token) -> Slots:
    """The fillers of a verb's slots by name: ``subject``, ``object``, ``by`` and each preposition."""
    slots: dict[str, list[Token]] = {}
    passive = is_passive(verb)
    for child in verb.children:
        label = child.dep_
        if label == "agent":
            slots.setdefault("subject", []).extend(children(child, "pobj"))
        elif label in SUBJECTS and not passive:
            slots.setdefault("subject", []).append(_antecedent(child))
        elif label in PASSIVE_SUBJECTS or (label in SUBJECTS and passive) or label in OBJECTS:
            slots.setdefault("object", []).append(_antecedent(child))
    if clauses := children(verb, "ccomp"):
        slots["clause"] = clauses
    if "subject" not in slots and not passive:
        slots["subject"] = list(inherited_subject(verb))
    if passive and "object" not in slots:
        slots["object"] = list(_modified(verb))
    elif "object" not in slots and verb.dep_ == "relcl":
        slots["object"] = _relative_object(verb)
    gather_prepositions(verb, slots)
    for name in [name for name in slots if name not in ("subject", "clause")]:
        # "delivered flour to families in the camp": where stands with the last noun.
        prefix = "object." if name == "object" else "inner."
        for filler in expand(slots[name]):
            gather_prepositions(filler, slots, prefix=prefix)
    for filler in slots.get("subject", ()):
        gather_prepositions(filler, slots, prefix="subject.")
    return {name: expand(tokens) for name, tokens in slots.items() if tokens}


def noun_slots(noun: Token) -> Slots:
    """The fillers of a noun of action: ``possessor``, ``modifier`` (words before it), and prepositions."""
    slots: dict[str, list[Token]] = {}
    for child in noun.children:
        if child.dep_ == "poss":
            slots.setdefault("possessor", []).append(child)
        elif child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i:
            slots.setdefault("modifier", []).append(child)
    gather_prepositions(noun, slots)
    for name in ("between", "among", "of", "against", "on", "by"):
        # "clashes between A and B in the suburbs": the parser hangs the place on B.
        for filler in expand(slots.get(name, ())):
            gather_prepositions(filler, slots, prefix="inner.")
    return {name: expand(tokens) for name, tokens in slots.items() if tokens}


def gather_prepositions(token: Token, slots: dict[str, list[Token]], prefix: str = "") -> None:
    """Add to ``slots`` what the prepositions of ``token`` govern ("against A, and against B" is one slot)."""
    for child in token.children:
        is_second = child.dep_ == "conj" and child.pos_ == "ADP"
        if (child.dep_ not in ("prep", "dative", "agent") and not is_second) or child.pos_ == "NOUN":
            continue
        for preposition in with_conjuncts(child):
            name = prefix + preposition.lower_
            fillers = children(preposition, "pobj", "pcomp")
            # "out of the city", "from near the border": the inner preposition brings the noun.
            for inner in children(preposition, "prep"):
                fillers += children(inner, "pobj")
            slots.setdefault(name, []).extend(fillers)


def inherited_subject(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The subject that a verb without one of its own takes from what governs it."""
    head = verb.head
    if head == verb or depth > 6:
        return ()
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VB"):
        return (head,) if verb.tag_ == "VBG" else _subject_of_noun_governor(head, depth)
    if verb.dep_ == "pcomp":
        # "accused the militia of shelling", "kept them from entering": the object acts.
        if head.lower_ in ("of", "from", "for") and (governed := _own_object(head.head)):
            return governed
        return _subject_of_noun_governor(head, depth)
    if verb.dep_ not in SAME_CLAUSE and verb.dep_ not in ("ccomp", "dep"):
        return ()
    if verb.dep_ == "xcomp":
        # "urged the rebels to withdraw": the object of the governor acts.
        if objects := children(head, "dobj"):
            return (objects[0],)
        # "called on both sides to withdraw", "appealed to the rebels to disarm".
        for preposition in children(head, "prep"):
            if preposition.lower_ in ("on", "upon", "to", "with") and head.i < preposition.i < verb.i:
                return tuple(children(preposition, "pobj"))
        if is_passive(head):
            return tuple(children(head, "nsubjpass")) or _modified(head)
    return _own_subject(head) or inherited_subject(head, depth + 1)


def _own_subject(verb: Token) -> tuple[Token, ...]:
    subjects = children(verb, "nsubj", "nsubjpass", "csubj")
    return tuple(_antecedent(subject) for subject in subjects[:1])


def _own_object(verb: Token) -> tuple[Token, ...]:
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    return tuple(objects[:1]) if verb.pos_ == "VERB" else ()


def _subject_of_noun_governor(noun: Token, depth: int) -> tuple[Token, ...]:
    """ "its plan to storm the town", "engaged in shelling": the subject of the verb further up."""
    for _ in range(4):
        if owners := children(noun, "poss"):
            return (owners[0],)
        if noun.pos_ in ("VERB", "AUX"):
            return _own_subject(noun) or inherited_subject(noun, depth + 1)
        if noun.head == noun:
            return ()
        noun = noun.head
    return ()


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if (token.tag_ in ("WDT", "WP") or token.lower_ == "that") and token.head.dep_ in ("relcl", "conj"):
        clause = token.head
        while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def _modified(verb: Token) -> tuple[Token, ...]:
    """What a bare participle is said of: "forces backed by …", "were attacked and beaten"."""
    if verb.dep_ in ("acl", "relcl", "amod"):
        return (verb.head,)
    if verb.dep_ == "conj":
        return tuple(children(verb.head, "nsubjpass", "nsubj")) or _modified(verb.head)
    if verb.dep_ in ("xcomp", "advcl"):
        return _own_subject(verb.head)
    return ()


def _relative_object(verb: Token) -> list[Token]:
    """ "the town that the army took", "the groups they financed": the noun is the object."""
    own = {_antecedent(token).i for token in children(verb, "nsubj")}
    return [] if verb.head.i in own else [verb.head]


def clause_verb(token: Token) -> Token | None:
    """The nearest verb at or above ``token``."""
    while token.pos_ not in ("VERB", "AUX") or token.dep_ == "prep":
        if token.head == token:
            return None
        token = token.head
    return token


def ancestors_within(token: Token, limit: int = 12) -> Iterator[Token]:
    """The heads above ``token``, nearest first, ``limit`` at most: sentences are short, loops are not."""
    for _ in range(limit):
        if token.head == token:
            return
        token = token.head
        yield token
