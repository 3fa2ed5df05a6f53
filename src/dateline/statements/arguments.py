"""From the noun that fills a slot to the actors or places that it stands for.

A slot's filler is a noun phrase's head. It is an actor or a place where a mention covers it, or where
the phrase only counts or qualifies one ("dozens of fighters", "the outskirts of the town").
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.language.clauses import children, with_conjuncts
from dateline.mentions.found import ActorMention, PlaceMention
from dateline.model import ActorKind
from dateline.statements.context import Context

PEOPLE = ("person", "civilian", "official", "leader", "worker", "armed", "dissident", "peacekeeper")
NAMED_BY = frozenset({"appos", "compound", "nmod", "poss"})


def actors_of(token: Token, context: Context, depth: int = 0) -> tuple[str, ...]:
    """The ids of the actors that the noun phrase headed by ``token`` stands for, in text order."""
    mention = context.actor_at(token.i)
    if mention is not None:
        return (*_sharing_head(token, mention, context), mention.actor)
    if depth > 3 or context.place_at(token.i) is not None:
        return ()
    if _is_partitive(token, context):
        for preposition in children(token, "prep"):
            if preposition.lower_ in ("of", "from", "among"):
                inner = [
                    actor
                    for filler in children(preposition, "pobj")
                    for item in with_conjuncts(filler)
                    for actor in actors_of(item, context, depth + 1)
                ]
                if inner:
                    return _unique(inner)
    if _is_group_noun(token, context):
        for child in token.children:
            names_it = child.dep_ in NAMED_BY or (child.dep_ == "amod" and child.i < token.i)
            if names_it and (mention := context.actor_at(child.i)) is not None:
                return (mention.actor,)
    return ()


def owners_of(token: Token, context: Context) -> tuple[str, ...]:
    """Whose a position or a weapon is: "Hezbollah positions", "camps of the group"."""
    owners = [child for child in children(token, "compound", "nmod", "poss", "amod") if child.i < token.i]
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("of", "belonging"):
            owners += children(preposition, "pobj")
    return actors_in(owners, context)


def whole_of(token: Token, context: Context) -> Token:
    """What a partitive counts: "dozens of shells" → shells; any other noun is itself."""
    for _ in range(3):
        if context.actor_at(token.i) or not _is_partitive(token, context):
            return token
        inner = [noun for child in children(token, "prep") if child.lower_ == "of" for noun in child.children]
        if not inner:
            return token
        token = inner[0]
    return token


def _is_partitive(token: Token, context: Context) -> bool:
    return token.like_num or context.lexicon.has(token.lemma_.lower(), "grammar.partitives")


def _sharing_head(token: Token, mention: ActorMention, context: Context) -> tuple[str, ...]:
    """ "US and Russian negotiators": the first of two adjectives names an actor of its own."""
    return tuple(
        other.actor
        for child in token.children
        if child.i < mention.start
        and child.dep_ in ("amod", "nmod", "compound")
        and any(below.dep_ == "conj" and mention.start <= below.i < mention.end for below in child.children)
        and (other := context.actor_at(child.i)) is not None
    )


def actors_in(tokens: Iterable[Token], context: Context) -> tuple[str, ...]:
    """The actors of several fillers together, each once."""
    return _unique(actor for token in tokens for actor in actors_of(token, context))


def places_of(token: Token, context: Context, depth: int = 0) -> tuple[PlaceMention, ...]:
    """The place mentions that the noun phrase headed by ``token`` stands for.

    "the town of Hama", "Hama province", "Hama's outskirts", "positions in and around Hama": the name.
    A bare "the town" is the last town told before it.
    """
    mention = context.place_at(token.i)
    if mention is not None:
        return (mention,)
    is_part = context.lexicon.is_a(token, "place") or context.lexicon.is_a(token, "portion")
    if depth > 2 or context.actor_at(token.i) is not None or not is_part:
        return ()
    for child in token.children:
        if child.dep_ in NAMED_BY and (mention := context.place_at(child.i)):
            return (mention,)
    for preposition in token.children:
        if preposition.dep_ == "prep" and preposition.lower_ in (
            "of",
            "in",
            "around",
            "near",
            "at",
            "between",
        ):
            found = [
                place
                for filler in children(preposition, "pobj")
                for item in with_conjuncts(filler)
                for place in places_of(item, context, depth + 1)
            ]
            if found:
                return tuple(found)
    is_settlement = context.lexicon.has(token.lemma_.lower(), "grammar.settlement_nouns")
    town = last_town(token, context) if is_settlement and _is_anaphoric(token) else None
    return (town,) if town is not None else ()


def last_town(token: Token, context: Context) -> PlaceMention | None:
    """The one town told in this sentence or the two before it; nothing where there are several."""
    sentence = context.analysis.sentence(token)
    first = context.analysis.sentences[max(0, sentence.index - 2)]
    if context.analysis.sentences[first.index].kind == "title" and sentence.kind != "title":
        first = context.analysis.sentences[min(first.index + 1, sentence.index)]
    found: dict[str, PlaceMention] = {}
    for index in range(first.start, token.i):
        mention = context.place_at(index)
        if mention is not None and not is_country(mention, context):
            found[mention.place] = mention
    return next(iter(found.values())) if len(found) == 1 else None


def is_country(mention: PlaceMention, context: Context) -> bool:
    """Whether a place mention names a whole country or a larger region."""
    return context.mentions.places.records[mention.place].precision in ("country", "region")


def is_place(token: Token, context: Context) -> bool:
    """Whether a slot's filler is a place, or a part of one."""
    if context.place_at(token.i) is not None:
        return True
    return context.actor_at(token.i) is None and context.lexicon.is_a(token, "place")


def fits(token: Token, noun_class: str, context: Context) -> bool:
    """Whether a slot's filler is of a class that a frame asks for (see ``Frame.needs``)."""
    mention = context.actor_at(token.i)
    kind = context.mentions.actors.records[mention.actor].kind if mention else None
    lexicon = context.lexicon
    match noun_class:
        case "any":
            return True
        case "place":
            return is_place(token, context)
        case "actor":
            return bool(actors_of(token, context)) or _is_group_noun(token, context)
        case "armed":
            return kind in ("military", "rebel", "militia", "police", "intelligence") or lexicon.is_a(
                token, "armed"
            )
        case "person":
            return _is_person(token, kind, context)
        case "civilian":
            return kind == "civilian" or lexicon.is_a(token, "civilian")
        case "thing":
            # "fought each other", "killed them": a pronoun may be anybody, so it is no thing.
            is_open = token.pos_ not in ("NOUN", "PROPN") or token.lower_ in ("other", "another")
            is_somebody = mention is not None or is_place(token, context) or _is_group_noun(token, context)
            is_target = any(lexicon.is_a(token, name) for name in ("building", "vehicle", "weapon", "target"))
            return not (is_open or is_somebody or is_target)
        case "public":
            is_public = kind is not None and kind not in ("civilian", "person", "company", "media", "unknown")
            return is_public or _is_office_holder(token, context)
        case "individual":
            return kind == "person"
        case "state_force":
            return kind in ("state", "government", "military")
        case "party" | "media":
            return kind == noun_class or lexicon.is_a(token, noun_class)
        case _:
            return lexicon.is_a(token, noun_class)


def _is_person(token: Token, kind: ActorKind | None, context: Context) -> bool:
    if kind in ("person", "civilian") or token.lower_ in ("him", "her", "them"):
        return True
    if kind is None and token.pos_ == "PROPN" and not is_place(token, context):
        # "killed Abd al-Karim Saleh": a full name that no finder knows is a person's.
        return any(child.pos_ == "PROPN" for child in children(token, "compound"))
    return any(context.lexicon.is_a(token, name) for name in PEOPLE)


def _is_office_holder(token: Token, context: Context) -> bool:
    """A person who acts for a state or an organisation: one whom we know, one with an office."""
    mention = context.actor_at(token.i)
    record = context.mentions.actors.records[mention.actor] if mention else None
    if record is not None and record.kind == "person" and (record.known or record.country):
        return True
    return context.lexicon.is_a(token, "official") or context.lexicon.is_a(token, "leader")


def _is_group_noun(token: Token, context: Context) -> bool:
    return any(
        context.lexicon.is_a(token, name) for name in ("armed", "civilian", "person", "official", "group")
    )


def _is_anaphoric(token: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that")) or child.dep_ == "poss"
        for child in token.children
    )


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def listed_with(mentions: tuple[PlaceMention, ...], context: Context) -> Iterator[PlaceMention]:
    """Each place mention and those that stand in one list with it.

    The parser breaks long lists ("A and B in X, and against C, D and E in Y"), so a list is followed
    through the text: names parted by nothing but commas and conjunctions.
    """
    seen: set[int] = set()
    for mention in mentions:
        current: PlaceMention | None = mention
        while current is not None and current.start not in seen:
            seen.add(current.start)
            yield current
            current = _next_in_list(current, context)


def _next_in_list(mention: PlaceMention, context: Context) -> PlaceMention | None:
    doc = context.analysis.doc
    sentence = context.analysis.sentence(mention.start)
    index = mention.end
    has_link = False
    while index < sentence.end and doc[index].lower_ in (",", "and", "or", "&", ";"):
        has_link = True
        index += 1
    follower = context.place_at(index) if has_link and index < sentence.end else None
    if (
        follower is None
        or follower.start != index
        or is_country(follower, context) != is_country(mention, context)
    ):
        return None
    # "…in Homs, Hama was calm": a name that is a subject of its own is not in the list.
    return None if doc[follower.head].dep_ in ("nsubj", "nsubjpass") else follower
