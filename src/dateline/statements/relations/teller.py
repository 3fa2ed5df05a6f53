"""How actors stand to each other, where the text says so: who backs, arms, leads, belongs to whom.

A relation that knowledge has and the text does not tell is not told. Who fights whom is told by events.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.clauses import expand, is_passive, verb_slots
from dateline.mentions.found import ActorMention, Found, PlaceMention
from dateline.model import Actor, Place, RelationKind, Status
from dateline.statements.relations.drafts import RelationDraft, Ties, compile_relation_words
from dateline.statements.relations.nouns import tell_bases, tell_kinships, tell_support, tell_titles
from dateline.statements.status import verb_status

HYPHENS = frozenset({"-", "–", "‑", "‐"})
# What each list of participles tells, and whether the word before the hyphen is the subject.
PARTICIPLES: tuple[tuple[str, RelationKind, bool], ...] = (
    ("participles_backs", "backs", True),
    ("participles_arms", "arms", True),
    ("participles_funds", "funds", True),
    ("participles_trains", "trains", True),
    ("participles_leads", "leads", True),
    ("participles_allied", "allied_with", False),
    ("participles_affiliated", "affiliated_with", False),
)
VERBS: tuple[tuple[str, RelationKind], ...] = (
    ("backs", "backs"),
    ("arms", "arms"),
    ("funds", "funds"),
    ("trains", "trains"),
    ("leads", "leads"),
)
SUPPLIES: tuple[tuple[str, RelationKind], ...] = (
    ("supplies_arms", "arms"),
    ("supplies_funds", "funds"),
    ("supplies_trains", "trains"),
    ("supplies_backs", "backs"),
)
BONDS: tuple[tuple[str, RelationKind], ...] = (
    ("bonds_allied", "allied_with"),
    ("bonds_affiliated", "affiliated_with"),
)
TOLD: frozenset[Status] = frozenset({"occurred", "ongoing", "planned", "denied"})


def tell_relations(
    analysis: Analysis,
    knowledge: Knowledge,
    actors: Found[ActorMention, Actor],
    places: Found[PlaceMention, Place],
    we: Mapping[int, str] | None = None,
) -> tuple[RelationDraft, ...]:
    """The relations that a document tells, in text order, each told once a place.

    Args:
        analysis: the document.
        knowledge: word lists and entries.
        actors: the document's actors.
        places: its places, for bases.
        we: whom a pronoun of the speaker means (token index to actor id); without it, nobody.
    """
    ties = Ties(analysis, knowledge.compiled(compile_relation_words), actors, places, we or {})
    told: dict[tuple[str, str, str, int], RelationDraft] = {}
    for tell in TELLERS:
        for draft in tell(ties):
            if draft.subject != draft.object and draft.status in TOLD:
                told.setdefault((draft.subject, draft.kind, draft.object, draft.trigger), draft)
    return tuple(
        sorted(told.values(), key=lambda draft: (draft.trigger, draft.kind, draft.subject, draft.object))
    )


def tell_participles(ties: Ties) -> Iterator[RelationDraft]:
    """ "US-backed rebels", "Iranian-trained militias", "al-Qaeda-linked fighters", "Saudi-led coalition"."""
    doc = ties.analysis.doc
    for index in ties.words_in("participles"):
        if index < 2 or doc[index - 1].text not in HYPHENS or doc[index - 1].whitespace_:
            continue
        others = _before_hyphen(ties, index)
        noun = _modified_noun(ties, doc[index])
        if noun is None:
            continue
        target = ties.at(noun.i)
        assert target is not None
        for name, kind, is_subject in PARTICIPLES:
            if not ties.words.has(doc[index].lower_, name):
                continue
            is_past = _is_past(ties, doc[index], others)
            status: Status = "occurred" if is_past else "ongoing"
            for other in others:
                if other.start >= noun.i or (other.actor == target.actor):
                    continue
                ends = (other.actor, target.actor) if is_subject else (target.actor, other.actor)
                if ties.may_relate(kind, *ends):
                    yield RelationDraft(ends[0], kind, ends[1], index, others[0].start, noun.i + 1, status)


def _before_hyphen(ties: Ties, participle: int) -> list[ActorMention]:
    """The actors in "US-backed", "US- and Saudi-backed", in text order."""
    doc = ties.analysis.doc
    found: list[ActorMention] = []
    end = participle - 1
    while (mention := ties.ending_at(end)) is not None:
        found.insert(0, mention)
        joint = mention.start - 1
        if joint < 1 or doc[joint].lower_ not in ("and", "or") or doc[joint - 1].text[-1] not in HYPHENS:
            break
        end = joint - 1 if doc[joint - 1].text in HYPHENS else joint
    return found


def _modified_noun(ties: Ties, participle: Token) -> Token | None:
    """The noun behind the participle, or the subject it is said of, where it is an actor."""
    token = participle
    for _ in range(6):
        if token.dep_ in ("acomp", "attr") and ties.words.has(token.head.lemma_, "copulas"):
            subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
            return subject if subject is not None and ties.at(subject.i) is not None else None
        if token.head is token:
            return None
        token = token.head
        mention = ties.at(token.i)
        if (
            token.i > participle.i
            and mention is not None
            and (mention.head == token.i or mention.start > participle.i)
        ):
            return ties.analysis.doc[mention.head] if mention.head > participle.i else token
        if token.i > participle.i and token.dep_ not in ("amod", "compound", "nmod", "npadvmod"):
            return None
    return None


def _is_past(ties: Ties, participle: Token, backers: list[ActorMention]) -> bool:
    """ "formerly US-backed rebels"."""
    around = [*participle.children, *participle.head.children]
    if backers and backers[0].start > 0:
        around.append(ties.analysis.doc[backers[0].start - 1])
    return any(ties.words.has(child.lower_, "formerly") for child in around)


def tell_verbs(ties: Ties) -> Iterator[RelationDraft]:
    """ "Iran arms the militia", "rebels backed by Turkey", "clans that are paid and armed by …"."""
    doc = ties.analysis.doc
    for verb, lemma in ties.verbs():
        if verb.i > 0 and doc[verb.i - 1].text in HYPHENS and not doc[verb.i - 1].whitespace_:
            continue
        if _is_accusation(ties, verb):
            continue
        for name, kind in VERBS:
            if ties.words.has(lemma, name):
                subjects, objects = _sides(verb)
                yield from _pairs(ties, verb, kind, subjects, objects)
        if ties.words.has(lemma, "supplying"):
            yield from _supplies(ties, verb)
        for name, kind in BONDS:
            if ties.words.has(verb.lower_, name):
                yield from _bond(ties, verb, kind)
        if ties.words.has(lemma, "pledging"):
            yield from _pledge(ties, verb)


def _is_accusation(ties: Ties, verb: Token) -> bool:
    """ "accused Iran of arming …": told by somebody who may have no ground for it; an event, not a tie."""
    if verb.dep_ == "conj" and verb.head.dep_ == "pcomp":
        verb = verb.head
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return governor is not verb and ties.words.has(governor.lemma_.lower(), "accusing")


def _sides(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Who does it and to whom; a passive's agent serves the verbs coordinated with it too."""
    chain = _coordinated_verbs(verb)
    agents = [child for item in chain for child in item.children if child.dep_ == "agent"]
    is_bare = not any(child.dep_ in ("dobj", "nsubj") for child in verb.children)
    if agents and is_bare and (is_passive(verb) or verb.tag_ in ("VBN", "VBD", "JJ")):
        named = [child for child in agents[0].children if child.dep_ == "pobj"]
        return expand(named), expand(_patients(chain[0]))
    if is_passive(verb):
        return (), ()
    slots = verb_slots(verb)
    return slots.get("subject", ()), slots.get("object", ())


def _coordinated_verbs(verb: Token) -> list[Token]:
    top = verb
    for _ in range(6):
        if top.dep_ != "conj" or top.head.pos_ not in ("VERB", "AUX", "ADJ") or top.head.i > top.i:
            break
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in top.children):
            break
        top = top.head
    chain = [top]
    for item in chain:
        chain.extend(
            child for child in item.children if child.dep_ == "conj" and child.tag_ in ("VBN", "VBD", "JJ")
        )
    return chain


def _patients(verb: Token) -> list[Token]:
    """What a passive is said of: its subject, the noun it modifies, or the subject of its clause."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "nsubj"):
            is_relative = child.tag_ in ("WDT", "WP")
            return [verb.head] if is_relative and verb.dep_ == "relcl" else [child]
    if verb.dep_ in ("acl", "relcl", "amod", "appos"):
        return [verb.head]
    if verb.dep_ in ("advcl", "xcomp", "ccomp", "dep", "prep"):
        return list(verb_slots(verb.head).get("subject", ()))
    return []


def _pairs(
    ties: Ties, verb: Token, kind: RelationKind, subjects: Iterable[Token], objects: Iterable[Token]
) -> Iterator[RelationDraft]:
    doers = [*dict.fromkeys(actor for token in subjects for actor in ties.actors_of(token))]
    others = [*dict.fromkeys(actor for token in objects for actor in ties.actors_of(token))]
    if not doers or not others:
        return
    # "are paid and armed": the first of them has the auxiliary.
    status = verb_status(_coordinated_verbs(verb)[0], ties.words.lexicon)
    first, end = ties.clause(verb, [*subjects, *objects])
    for doer in doers:
        for other in others:
            if ties.may_relate(kind, doer, other):
                yield RelationDraft(doer, kind, other, verb.i, first, end, status)


def _supplies(ties: Ties, verb: Token) -> Iterator[RelationDraft]:
    """ "sent the rebels missiles", "supplies the militia with money", "provides training to the army"."""
    slots = verb_slots(verb)
    goods = [*slots.get("object", ()), *slots.get("with", ())]
    takers = [
        token
        for name in ("object", "to", "for", "object.to", "object.for")
        for token in slots.get(name, ())
        if ties.actors_of(token)
    ]
    for name, kind in SUPPLIES:
        if any(ties.words.has(good.lower_, name) for good in goods):
            yield from _pairs(ties, verb, kind, slots.get("subject", ()), takers)


def _bond(ties: Ties, word: Token, kind: RelationKind) -> Iterator[RelationDraft]:
    """ "militias allied with the army", "fighters linked to al-Qaeda", "is loyal to the general"."""
    partners = [
        filler
        for preposition in word.children
        if preposition.dep_ == "prep" and preposition.lower_ in ("with", "to")
        for filler in expand(child for child in preposition.children if child.dep_ == "pobj")
    ]
    if not partners:
        return
    if word.dep_ in ("acomp", "ROOT", "ccomp", "relcl", "oprd") or is_passive(word):
        owner = word.head if word.dep_ == "acomp" else word
        bearers = _patients(owner) or list(verb_slots(owner).get("subject", ()))
    else:
        bearers = _patients(word) or [word.head]
    yield from _pairs(ties, word, kind, bearers, partners)


def _pledge(ties: Ties, verb: Token) -> Iterator[RelationDraft]:
    """ "pledged allegiance to the Islamic State"."""
    slots = verb_slots(verb)
    if any(ties.words.has(token.lower_, "allegiance") for token in slots.get("object", ())):
        lords = (*slots.get("to", ()), *slots.get("object.to", ()))
        for draft in _pairs(ties, verb, "affiliated_with", slots.get("subject", ()), lords):
            # To pledge is to promise, but who has pledged has done it.
            yield (
                replace(draft, status="occurred")
                if draft.status == "planned" and verb.tag_ != "VB"
                else draft
            )


TELLERS: tuple[Callable[[Ties], Iterator[RelationDraft]], ...] = (
    tell_participles,
    tell_verbs,
    tell_titles,
    tell_kinships,
    tell_support,
    tell_bases,
)
