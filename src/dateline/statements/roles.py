"""Who did it, to whom, where: from a trigger's slots to actors, recipients, supporters and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.language.clauses import children, with_conjuncts
from dateline.mentions.found import PlaceMention
from dateline.model import PlaceRelation
from dateline.statements.arguments import actors_in, actors_of, is_country, listed_with, owners_of, places_of
from dateline.statements.context import Context
from dateline.statements.status import is_definite
from dateline.statements.triggers import Trigger

VERB_ROLES = {
    "subject": "actor",
    "object": "recipient",
    "against": "recipient",
    "dative": "recipient",
    "patient": "recipient",
}
NOUN_ROLES = {
    "subject": "actor",
    "possessor": "actor",
    "modifier": "actor",
    "by": "actor",
    "between": "actor",
    "among": "actor",
    "against": "recipient",
    "on": "recipient",
    "of": "recipient",
    "victim": "recipient",
}
RELATIONS: tuple[tuple[str, PlaceRelation], ...] = (
    ("grammar.near_prepositions", "near"),
    ("grammar.between_prepositions", "between"),
    ("grammar.toward_prepositions", "toward"),
)


@dataclass(frozen=True)
class Roles:
    """What a trigger's slots say. ``targets`` are places in a recipient's slot, ``locations`` the others."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    supporters: tuple[str, ...]
    targets: tuple[tuple[PlaceMention, PlaceRelation], ...]
    locations: tuple[tuple[PlaceMention, PlaceRelation], ...]

    @property
    def places(self) -> tuple[tuple[PlaceMention, PlaceRelation], ...]:
        """Where: the places acted upon, else those acted in."""
        return self.targets or self.locations


def fill_roles(trigger: Trigger, context: Context) -> Roles:
    """Read the roles of a trigger off its slots."""
    actors: list[str] = []
    recipients: list[str] = []
    targets: list[tuple[PlaceMention, PlaceRelation]] = []
    locations: list[tuple[PlaceMention, PlaceRelation]] = []
    # "condemned the raid on the port": the place is the raid's, not the condemnation's.
    has_act_as_object = not trigger.is_noun and any(
        is_definite(token) and context.lexicon.lemma(token) in context.lexicon.nouns
        for token in trigger.slots.get("object", ())
    )
    objects = {token.i for token in trigger.slots.get("object", ())}
    for slot, fillers in trigger.slots.items():
        name = slot.removeprefix("object.").removeprefix("inner.")
        if slot.startswith("subject.") or (has_act_as_object and slot.startswith(("object.", "inner."))):
            continue
        role = _role(trigger, slot, name, context)
        if role == "actor":
            actors.extend(actors_in(fillers, context) or _wielders(fillers, context))
            if not actors and trigger.is_noun and slot in ("modifier", "possessor"):
                locations.extend((mention, "at") for mention in _places(fillers, context))
        elif role == "recipient":
            places = _places(fillers, context)
            if places and trigger.pattern.file.targets_places:
                targets.extend((mention, _relation(name, mention, context)) for mention in places)
                recipients.extend(_recipients_beside_places(fillers, places, context))
            else:
                recipients.extend(actors_in(fillers, context) or _struck(trigger, fillers, context))
        elif role == "place":
            # "lifted sanctions on Myanmar": to whom something is done is not where.
            free = [token for token in fillers if slot == "object" or token.i not in objects]
            found = [(mention, _relation(name, mention, context)) for mention in _places(free, context)]
            (targets if name == "object" else locations).extend(found)
            if name == "object":
                recipients.extend(_holders(fillers, context))
    if trigger.pattern.frame.mutual:
        actors, recipients = actors + recipients, []
    supporters = tuple(dict.fromkeys(_supporters(trigger, context)))
    recipients = [item for item in recipients if item not in actors and item not in supporters]
    if not targets and not locations:
        locations.extend(_gathering_places(trigger, context))
    if not targets and not locations:
        locations.extend(_places_of_subject(trigger, context))
    return Roles(
        actors=tuple(dict.fromkeys(actor for actor in actors if actor not in supporters)),
        recipients=tuple(dict.fromkeys(recipients)),
        supporters=supporters,
        targets=tuple(dict.fromkeys(targets)),
        locations=_narrowest(tuple(dict.fromkeys(locations)), context),
    )


def _wielders(fillers: Iterable[Token], context: Context) -> Iterator[str]:
    """ "Islamic State rockets killed …": who fired them acts."""
    for token in fillers:
        if context.lexicon.is_a(token, "weapon") or context.lexicon.is_a(token, "attack"):
            yield from owners_of(token, context)


def _struck(trigger: Trigger, fillers: Iterable[Token], context: Context) -> Iterator[str]:
    """ "strikes against targets of the group": whose the target is."""
    if trigger.pattern.file.targets_places:
        for token in fillers:
            yield from owners_of(token, context)


def _role(trigger: Trigger, slot: str, name: str, context: Context) -> str:
    frame = trigger.pattern.frame
    if slot.startswith("inner."):
        return "place" if context.lexicon.has(name, "grammar.place_prepositions") else "none"
    if slot in frame.roles:
        return frame.roles[slot]
    if name in frame.roles and slot != "object":
        return frame.roles[name]
    default = (NOUN_ROLES if trigger.is_noun else VERB_ROLES).get(name)
    if default and not (slot.startswith("object.") and name == "of"):
        return default
    return "place" if context.lexicon.has(name, "grammar.place_prepositions") else "none"


def _places(fillers: Iterable[Token], context: Context) -> tuple[PlaceMention, ...]:
    found = tuple(place for token in fillers for place in places_of(token, context))
    return tuple({mention.start: mention for mention in listed_with(found, context)}.values())


def _relation(preposition: str, mention: PlaceMention, context: Context) -> PlaceRelation:
    for name, relation in RELATIONS:
        if context.lexicon.has(preposition, name):
            return relation
    return mention.relation


def _recipients_beside_places(
    fillers: Iterable[Token], places: tuple[PlaceMention, ...], context: Context
) -> Iterator[str]:
    """Who is hit where a place is: its holder where told ("IS-held Hawija"), a bare country itself.

    "Israel attacked Iran" has a recipient; "shelled northern Syria" and a list with such a place say
    only where.
    """
    tokens = list(fillers)
    yield from _holders(tokens, context)
    heads = {mention.head for mention in places}
    for token in tokens:
        if token.i not in heads:
            yield from actors_of(token, context) or owners_of(token, context)
    doc = context.analysis.doc
    whole = all(
        is_country(mention, context) and not any(child.dep_ == "amod" for child in doc[mention.head].children)
        for mention in places
    )
    if whole:
        yield from (mention.actor for place in places if (mention := context.actor_at(place.head)))


def _holders(fillers: Iterable[Token], context: Context) -> Iterator[str]:
    """Who holds the place: "IS-held Hawija", "the rebel-controlled suburbs"."""
    for token in fillers:
        for participle in children(token, "amod"):
            if context.lexicon.has(participle.lower_, "grammar.held_participles"):
                for child in participle.children:
                    yield from actors_of(child, context)


def holder_of(token: Token, context: Context) -> tuple[tuple[str, ...], Token | None]:
    """The holders that an adjective before ``token`` tells, and the adjective."""
    for participle in children(token, "amod"):
        if context.lexicon.has(participle.lower_, "grammar.held_participles"):
            found = actors_in(participle.children, context)
            if found:
                return found, participle
    return (), None


def _supporters(trigger: Trigger, context: Context) -> Iterator[str]:
    """ "under air cover from X", "with the backing of X", "troops supported by X took …"."""
    lexicon = context.lexicon
    verbs = [trigger.carrier or trigger.head]
    verbs += [
        child for child in verbs[0].children if child.dep_ in ("advcl", "conj") and child.pos_ == "VERB"
    ]
    verbs += [child for verb in verbs[1:] for child in verb.children if child.dep_ == "conj"]
    for verb in verbs:
        for preposition in children(verb, "prep"):
            if not lexicon.has(preposition.lower_, "grammar.support_prepositions"):
                continue
            for noun in children(preposition, "pobj"):
                if lexicon.has(noun.lemma_.lower(), "grammar.support_nouns"):
                    yield from _backers(noun, verb, context)
        if verb != verbs[0] and verb.tag_ == "VBN" and lexicon.has(verb.lemma_, "grammar.support_verbs"):
            yield from _agents(verb, context)
    for subject in trigger.slots.get("subject", ()):
        for participle in children(subject, "acl"):
            if lexicon.has(participle.lemma_, "grammar.support_verbs"):
                yield from _agents(participle, context)


def _backers(noun: Token, verb: Token, context: Context) -> Iterator[str]:
    # "under air cover from X": the phrase behind the noun is the noun's, whatever the parser says.
    behind = [child for child in verb.children if child.i == noun.i + 1]
    for child in (*noun.children, *behind):
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            yield from actors_of(child, context)
        elif child.dep_ == "prep" and child.lower_ in ("from", "of", "by"):
            for filler in children(child, "pobj"):
                for item in with_conjuncts(filler):
                    yield from actors_of(item, context) or owners_of(item, context)


def _agents(participle: Token, context: Context) -> Iterator[str]:
    for agent in children(participle, "agent"):
        for filler in children(agent, "pobj"):
            for item in with_conjuncts(filler):
                yield from actors_of(item, context)


def _places_of_subject(trigger: Trigger, context: Context) -> Iterator[tuple[PlaceMention, PlaceRelation]]:
    """ "police in Minsk arrested …": where the actor is, where nothing else is said."""
    for slot, fillers in trigger.slots.items():
        name = slot.removeprefix("subject.")
        if name != slot and context.lexicon.has(name, "grammar.place_prepositions"):
            yield from ((mention, _relation(name, mention, context)) for mention in _places(fillers, context))


def _gathering_places(trigger: Trigger, context: Context) -> Iterator[tuple[PlaceMention, PlaceRelation]]:
    """ "negotiators meeting in Astana agreed": where the parties sat, the act took place."""
    for subject in trigger.slots.get("subject", ()):
        for participle in children(subject, "acl"):
            if context.lexicon.has(participle.lemma_, "grammar.gathering_verbs"):
                for preposition in children(participle, "prep"):
                    if context.lexicon.has(preposition.lower_, "grammar.at_prepositions"):
                        fillers = children(preposition, "pobj")
                        yield from ((mention, "at") for mention in _places(fillers, context))


def _narrowest(
    locations: tuple[tuple[PlaceMention, PlaceRelation], ...], context: Context
) -> tuple[tuple[PlaceMention, PlaceRelation], ...]:
    """Drop the countries and provinces that only say where a narrower place lies ("in Homs in Syria")."""
    towns = tuple(
        item for item in locations if not is_country(item[0], context) and not _is_province(item[0], context)
    )
    narrower = towns or tuple(item for item in locations if not is_country(item[0], context))
    return narrower or locations


def _is_province(mention: PlaceMention, context: Context) -> bool:
    return context.mentions.places.records[mention.place].precision == "province"
