"""Who did it, to whom, where: from a trigger's slots to actors, recipients, supporters and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.language.clauses import ancestors_within, children, with_conjuncts
from dateline.mentions.found import PlaceMention
from dateline.model import PlaceRelation
from dateline.statements.arguments import actors_in, actors_of, is_country, listed_with, owners_of, places_of
from dateline.statements.context import Context
from dateline.statements.events.triggers import Trigger
from dateline.statements.noun_status import is_definite

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
Located = tuple[PlaceMention, PlaceRelation]
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
    targets: tuple[Located, ...]
    locations: tuple[Located, ...]

    @property
    def places(self) -> tuple[Located, ...]:
        """Where: the places acted upon, else those acted in."""
        return self.targets or self.locations


def fill_roles(trigger: Trigger, context: Context) -> Roles:
    """Read the roles of a trigger off its slots."""
    told = Told()
    for slot, name, fillers in _own_slots(trigger, context):
        match _role(trigger, slot, name, context):
            case "actor":
                _take_actors(trigger, slot, fillers, told, context)
            case "recipient":
                _take_recipients(trigger, name, fillers, told, context)
            case "place":
                _take_places(trigger, slot, name, fillers, told, context)
    if trigger.pattern.frame.mutual:
        told.actors, told.recipients = told.actors + told.recipients, []
    supporters = tuple(dict.fromkeys(_supporters(trigger, context)))
    others = {*told.actors, *supporters}
    for find in (_gathering_places, _places_of_subject):
        if not told.targets and not told.locations:
            told.locations.extend(find(trigger, context))
    return Roles(
        actors=tuple(dict.fromkeys(actor for actor in told.actors if actor not in supporters)),
        recipients=tuple(dict.fromkeys(item for item in told.recipients if item not in others)),
        supporters=supporters,
        targets=tuple(dict.fromkeys(told.targets)),
        locations=_narrowest(tuple(dict.fromkeys(told.locations)), context),
    )


@dataclass
class Told:
    """The roles of a trigger while its slots are gone through."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    targets: list[Located] = field(default_factory=list)
    locations: list[Located] = field(default_factory=list)


def _own_slots(trigger: Trigger, context: Context) -> Iterator[tuple[str, str, tuple[Token, ...]]]:
    """The slots that speak of the act itself, each with its name and the preposition that it comes from."""
    # "condemned the raid on the port": the place is the raid's, not the condemnation's.
    has_act_as_object = not trigger.is_noun and any(
        is_definite(token) and context.lexicon.lemma(token) in context.lexicon.nouns
        for token in trigger.slots.get("object", ())
    )
    for slot, fillers in trigger.slots.items():
        is_of_act = has_act_as_object and slot.startswith(("object.", "inner."))
        if not slot.startswith("subject.") and not is_of_act:
            yield slot, slot.removeprefix("object.").removeprefix("inner."), fillers


def _take_actors(
    trigger: Trigger, slot: str, fillers: tuple[Token, ...], told: Told, context: Context
) -> None:
    told.actors.extend(actors_in(fillers, context) or _wielders(fillers, context))
    if not told.actors and trigger.is_noun and slot in ("modifier", "possessor"):
        told.locations.extend((mention, "at") for mention in _places(fillers, context))


def _take_recipients(
    trigger: Trigger, name: str, fillers: tuple[Token, ...], told: Told, context: Context
) -> None:
    places = _places(fillers, context)
    if places and trigger.pattern.file.targets_places:
        told.targets.extend((mention, relation_by(name, mention, context)) for mention in places)
        told.recipients.extend(_recipients_beside_places(fillers, places, context))
    else:
        told.recipients.extend(actors_in(fillers, context) or _struck(trigger, fillers, context))


def _take_places(
    trigger: Trigger, slot: str, name: str, fillers: tuple[Token, ...], told: Told, context: Context
) -> None:
    # "lifted sanctions on Myanmar": to whom something is done is not where.
    objects = {token.i for token in trigger.slots.get("object", ())}
    free = [token for token in fillers if slot == "object" or token.i not in objects]
    found = [(mention, relation_by(name, mention, context)) for mention in _places(free, context)]
    if name == "object":
        told.targets.extend(found)
        told.recipients.extend(_holders(fillers, context))
        told.recipients.extend(_losers(fillers, context))
    else:
        told.locations.extend(found)


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


def relation_by(preposition: str, mention: PlaceMention, context: Context) -> PlaceRelation:
    """How an event lies to a place, by the preposition before it."""
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


def _losers(fillers: Iterable[Token], context: Context) -> Iterator[str]:
    """ "overran an army post", "captured the rebel stronghold": whose it was."""
    for token in fillers:
        if context.place_at(token.i) is None:
            yield from owners_of(token, context)


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


def _places_of_subject(trigger: Trigger, context: Context) -> Iterator[Located]:
    """ "police in Minsk arrested …": where the actor is, where nothing else is said."""
    for slot, fillers in trigger.slots.items():
        name = slot.removeprefix("subject.")
        if name != slot and context.lexicon.has(name, "grammar.place_prepositions"):
            yield from (
                (mention, relation_by(name, mention, context)) for mention in _places(fillers, context)
            )


def _gathering_places(trigger: Trigger, context: Context) -> Iterator[Located]:
    """ "negotiators meeting in Astana agreed": where the parties sat, the act took place."""
    for subject in trigger.slots.get("subject", ()):
        for participle in children(subject, "acl"):
            if context.lexicon.has(participle.lemma_, "grammar.gathering_verbs"):
                for preposition in children(participle, "prep"):
                    if context.lexicon.has(preposition.lower_, "grammar.at_prepositions"):
                        fillers = children(preposition, "pobj")
                        yield from ((mention, "at") for mention in _places(fillers, context))


def _narrowest(locations: tuple[Located, ...], context: Context) -> tuple[Located, ...]:
    """Drop the countries and provinces that only say where a narrower place lies ("in Homs in Syria")."""
    towns = tuple(
        item for item in locations if not is_country(item[0], context) and not _is_province(item[0], context)
    )
    narrower = towns or tuple(item for item in locations if not is_country(item[0], context))
    return _one_list(narrower or locations, context)


def _one_list(locations: tuple[Located, ...], context: Context) -> tuple[Located, ...]:
    """The first place and those coordinated with it: "in Kaga, in Yobe district" is one place told twice."""
    if len(locations) < 2:
        return locations
    doc = context.analysis.doc
    first = locations[0][0]
    peers = {first.start, *(mention.start for mention in listed_with((first,), context))}
    conjuncts = {token.i for head in _phrase_heads(doc[first.head]) for token in head.conjuncts}
    return tuple(
        item
        for item in locations
        if item[0].start in peers or any(head.i in conjuncts for head in _phrase_heads(doc[item[0].head]))
    )


def _phrase_heads(token: Token) -> list[Token]:
    """A name and the nouns and prepositions that it hangs on: Kaga, of, town, in."""
    heads = [token]
    for above in ancestors_within(token, 4):
        if above.pos_ in ("VERB", "AUX"):
            break
        heads.append(above)
    return heads


def _is_province(mention: PlaceMention, context: Context) -> bool:
    return context.mentions.places.records[mention.place].precision == "province"
