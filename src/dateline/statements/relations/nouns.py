"""Relations that nouns tell: titles, kinships of groups ("an offshoot of"), support, and bases."""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.language.clauses import expand, inherited_subject, verb_slots
from dateline.mentions.found import ActorMention
from dateline.model import RelationKind, Status
from dateline.statements.relations.drafts import RelationDraft, Ties
from dateline.statements.status import verb_status

KINSHIPS: tuple[tuple[str, RelationKind], ...] = (
    ("allies", "allied_with"),
    ("affiliates", "affiliated_with"),
    ("parts", "part_of"),
    ("leading", "leads"),
    ("serving", "part_of"),
)


def tell_titles(ties: Ties) -> Iterator[RelationDraft]:
    """ "French Foreign Minister Fabius" leads, "SDF commander X" and "a Taliban spokesman" are part of."""
    for mention in ties.actors.mentions:
        inner = ties.inside(mention) if ties.at(mention.start) is mention else []
        if not inner:
            continue
        record = ties.actors.records[mention.actor]
        doc = ties.analysis.doc
        is_single = doc[mention.head].tag_ not in ("NNS", "NNPS")
        if not is_single or record.kind in ("state", "media", "igo"):
            continue
        for owner in inner:
            told = _title_kind(ties, mention, owner)
            if told is None:
                continue
            kind, trigger = told
            if not ties.may_relate(kind, mention.actor, owner.actor):
                continue
            former = any(
                ties.words.roles.has(doc[i].lower_, "former") for i in range(mention.start, mention.end)
            )
            status: Status = "occurred" if former else "ongoing"
            yield RelationDraft(mention.actor, kind, owner.actor, trigger, mention.start, mention.end, status)


def _title_kind(ties: Ties, mention: ActorMention, owner: ActorMention) -> tuple[RelationKind, int] | None:
    """What the title within a mention says of its owner, and the title's last word."""
    doc, roles = ties.analysis.doc, ties.words.roles
    owned = ties.actors.records[owner.actor]
    if owned.kind in ("state", "government", "military") and _is_office(ties, mention, owner):
        return "leads", owner.end - 1
    for length in (3, 2, 1):
        for first in range(mention.start, mention.end - length + 1):
            words = " ".join(token.lower_ for token in doc[first : first + length])
            if first < owner.end and first + length > owner.start:
                continue
            if roles.has(words, "members"):
                return "part_of", first + length - 1
            if roles.has(words, "leaders"):
                # "the UN refugee chief" heads a part of the UN, not the UN.
                is_whole = all(
                    token.pos_ not in ("NOUN", "PROPN") for token in doc[owner.end : max(first, owner.end)]
                )
                return "leads" if is_whole else "part_of", first + length - 1
    return None


def _is_office(ties: Ties, mention: ActorMention, owner: ActorMention) -> bool:
    """Whether the owner's own mention is a title ("US Secretary of State"), so that its holder leads it."""
    doc = ties.analysis.doc
    if owner.end - owner.start < 2:
        return False
    titles = ("leaders", "heads_of_state", "heads_of_government", "offices")
    last = [doc[owner.end - 1].lower_, " ".join(token.lower_ for token in doc[owner.end - 3 : owner.end])]
    last.append(" ".join(token.lower_ for token in doc[owner.end - 2 : owner.end]))
    return owner.end <= mention.end and any(
        ties.words.roles.has(word, name) for word in last for name in titles
    )


def tell_kinships(ties: Ties) -> Iterator[RelationDraft]:
    """ "X, an offshoot of Y", "Y's armed wing, X", "X is an ally of Y", "the leader of Y, X"."""
    doc = ties.analysis.doc
    for index in ties.words_in("nouns"):
        noun = doc[index]
        if noun.tag_ not in ("NN", "NNP", "NNS", "NNPS"):
            continue
        for name, kind in KINSHIPS:
            if not (ties.words.has(noun.lemma_.lower(), name) or ties.words.has(noun.lower_, name)):
                continue
            if noun.tag_ in ("NNS", "NNPS") and name in ("leading", "serving"):
                # "the group's fighters" are the group.
                continue
            owners = _owners(ties, noun)
            bearers = _bearers(ties, noun)
            for owner in owners:
                for bearer in bearers:
                    if owner != bearer and ties.may_relate(kind, bearer, owner):
                        first, end = _extent(ties, noun)
                        yield RelationDraft(bearer, kind, owner, index, first, end, _noun_status(ties, noun))


def _owners(ties: Ties, noun: Token) -> list[str]:
    """Whose offshoot, ally or leader a noun tells of."""
    found: list[str] = []
    has_possessor = any(child.dep_ == "poss" for child in noun.children)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "to") and child.i > noun.i:
            for filler in expand(token for token in child.children if token.dep_ == "pobj"):
                # "the envoy for Syria" does not serve Syria.
                found += [
                    actor
                    for actor in ties.actors_of(filler)
                    if child.lower_ == "of" or not ties.is_state(actor)
                ]
        elif has_possessor and child.dep_ != "poss":
            # "our Turkish allies" are Turkish, and allied with us.
            continue
        elif child.dep_ in ("poss", "compound", "nmod", "amod") and child.i < noun.i:
            mention = _narrowest(ties, child.i)
            if mention is not None and mention.end <= noun.i:
                found.append(mention.actor)
    return list(dict.fromkeys(found))


def _narrowest(ties: Ties, token: int) -> ActorMention | None:
    outer = ties.at(token)
    if outer is None:
        return None
    return next((mention for mention in ties.inside(outer) if mention.start <= token < mention.end), outer)


def _bearers(ties: Ties, noun: Token) -> list[str]:
    """Who is called the offshoot, ally or leader."""
    if noun.dep_ == "attr" and ties.words.has(noun.head.lemma_, "copulas"):
        subjects = verb_slots(noun.head).get("subject", ())
        return [actor for token in subjects for actor in ties.actors_of(token)]
    if noun.dep_ == "appos":
        return list(ties.actors_of(noun.head))
    found = [actor for child in noun.children if child.dep_ == "appos" for actor in ties.actors_of(child)]
    if not found and noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        mention = ties.at(noun.head.i)
        if mention is not None and mention.head == noun.head.i and mention.start > noun.i:
            found.append(mention.actor)
    own = ties.at(noun.i)
    if not found and own is not None and own.head == noun.i:
        found.append(own.actor)
    return found


def _extent(ties: Ties, noun: Token) -> tuple[int, int]:
    around = [noun.head] if noun.dep_ in ("appos", "compound", "nmod") else []
    if noun.dep_ == "attr":
        around = list(verb_slots(noun.head).get("subject", ()))
    for child in noun.children:
        if child.dep_ in ("appos", "poss", "compound", "nmod"):
            around.append(child)
        elif child.dep_ == "prep":
            around += [token for token in child.children if token.dep_ == "pobj"]
    return ties.clause(noun, around)


def _noun_status(ties: Ties, noun: Token) -> Status:
    if noun.dep_ == "attr":
        is_asked = any(token.text == "?" for token in noun.sent[-2:])
        return "hypothetical" if is_asked else verb_status(noun.head, ties.words.lexicon)
    former = any(ties.words.has(child.lower_, "formerly") for child in noun.children)
    return "occurred" if former else "ongoing"


def tell_support(ties: Ties) -> Iterator[RelationDraft]:
    """ "advanced under air cover from Russian jets", "fought with the support of Hezbollah"."""
    doc = ties.analysis.doc
    for index in ties.words_in("support_nouns"):
        noun = doc[index]
        opener = noun.head
        if noun.dep_ != "pobj" or not ties.words.has(opener.lower_, "support_prepositions"):
            continue
        backers = _providers(ties, noun)
        if not backers:
            continue
        governor = opener.head
        if (
            not ties.actors_of(governor)
            and governor.pos_ in ("NOUN", "PROPN")
            and governor.head.pos_ == "VERB"
        ):
            # "retook the village with Russian air support": hung on the village, said of the clause.
            governor = governor.head
        if governor.pos_ in ("VERB", "AUX"):
            own = verb_slots(governor)
            backed = list(own.get("subject", ())) or list(inherited_subject(governor))
            status = verb_status(governor, ties.words.lexicon)
        else:
            backed, status = [governor], "ongoing"
        others = list(dict.fromkeys(actor for token in backed for actor in ties.actors_of(token)))
        end = max(token.right_edge.i for token in noun.children) + 1 if list(noun.children) else index + 1
        end = max(end, index + 1, *_provider_ends(ties, noun))
        for backer in backers:
            for other in others:
                if ties.may_relate("backs", backer, other):
                    yield RelationDraft(backer, "backs", other, index, opener.i, end, status)


def _provider_tokens(ties: Ties, noun: Token) -> list[Token]:
    """The fillers of "of", "from" or "by" behind a noun, on whatever word the parser has hung them."""
    doc = ties.analysis.doc
    behind = noun.i + 1
    prepositions = [child for child in noun.children if child.dep_ in ("prep", "agent") and child.i > noun.i]
    if behind < len(doc) and doc[behind].dep_ in ("prep", "agent") and doc[behind] not in prepositions:
        prepositions.append(doc[behind])
    return [
        filler
        for preposition in prepositions
        if preposition.lower_ in ("of", "from", "by")
        for filler in expand(token for token in preposition.children if token.dep_ == "pobj")
    ]


def _providers(ties: Ties, noun: Token) -> list[str]:
    found = [actor for token in _provider_tokens(ties, noun) for actor in ties.actors_of(token)]
    before = [child.i for child in noun.children if child.dep_ in ("amod", "compound", "nmod", "poss")]
    found += [mention.actor for mention in map(ties.at, before) if mention is not None]
    return list(dict.fromkeys(found))


def _provider_ends(ties: Ties, noun: Token) -> list[int]:
    ends = []
    for token in _provider_tokens(ties, noun):
        mention = ties.at(token.i)
        ends.append(mention.end if mention is not None else token.i + 1)
    return ends


def tell_bases(ties: Ties) -> Iterator[RelationDraft]:
    """ "has a base in Incirlik", "the Russian naval base at Tartus", "we have bases in Qatar"."""
    doc = ties.analysis.doc
    for index in ties.words_in("bases"):
        noun = doc[index]
        if noun.dep_ == "compound" and noun.head.lemma_ == "access":
            noun = noun.head
        elif noun.dep_ in ("compound", "amod", "nmod"):
            continue
        place, last = _base_place(ties, noun)
        if not place:
            continue
        holders, status, first = _holders(ties, noun)
        for holder in holders:
            record = ties.actors.records.get(holder)
            for named in place:
                there = ties.places.records[named]
                if record is None or record.country is None or record.country != there.country:
                    yield RelationDraft(holder, "has_base_in", named, index, first, last, status)


def _base_place(ties: Ties, noun: Token) -> tuple[list[str], int]:
    """The places of the first phrase that tells where ("in Incirlik in Turkey" is Incirlik), and its end."""
    governors = [noun, noun.head] if noun.dep_ == "dobj" else [noun]
    for governor in governors:
        for preposition in governor.children:
            if preposition.dep_ != "prep" or preposition.i < noun.i:
                continue
            if not ties.words.has(preposition.lower_, "base_prepositions"):
                continue
            fillers = expand(token for token in preposition.children if token.dep_ == "pobj")
            named = [(token, ties.places.at(token.i)) for token in fillers]
            found = [(token, mention) for token, mention in named if mention is not None]
            if found:
                places = list(dict.fromkeys(mention.place for _, mention in found))
                return places, max(mention.end for _, mention in found)
    return [], noun.i + 1


def _holders(ties: Ties, noun: Token) -> tuple[list[str], Status, int]:
    """Who holds a base, whether it is so, and where the evidence starts."""
    verb = noun.head
    if noun.dep_ == "dobj" and ties.words.has(verb.lemma_.lower(), "having"):
        subjects = verb_slots(verb).get("subject", ())
        actors = [actor for token in subjects for actor in ties.actors_of(token)]
        status = verb_status(verb, ties.words.lexicon)
        if actors:
            return actors, status, ties.clause(noun, subjects)[0]
    for child in noun.children:
        mention = _narrowest(ties, child.i) if child.dep_ in ("poss", "compound", "nmod", "amod") else None
        if mention is not None and mention.end <= noun.i:
            return [mention.actor], "ongoing", mention.start
    return [], "ongoing", noun.i
