"""Places named in a document: found, told from people and things, and resolved.

:func:`find_places` is the way through: names and their surroundings, the countries that the text is
about, what is a place, which place it is, one record for all spellings of one place.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.knowledge.load import Knowledge
from dateline.knowledge.place_names import fold_name
from dateline.language.analysis import Analysis
from dateline.mentions.found import Found, PlaceMention
from dateline.mentions.places.candidates import CandidateFinder, PlaceName
from dateline.mentions.places.evidence import Evidence
from dateline.mentions.places.resolution import Resolver, area_of, read_dateline, survey
from dateline.mentions.places.surroundings import read_surroundings
from dateline.mentions.places.suspects import Suspects
from dateline.mentions.places.text import PlaceText, PlaceWords
from dateline.model import Note, Place, Precision, Span, content_id

STAGE = "places"


def find_places(
    analysis: Analysis, knowledge: Knowledge, gazetteer: Gazetteer, taken: AbstractSet[int]
) -> Found[PlaceMention, Place]:
    """Every place that a document names, with its mentions.

    Args:
        analysis: the parsed document.
        knowledge: for the word lists ``words/places.yaml``.
        gazetteer: where names are looked up.
        taken: indices of tokens that name an actor and no place ("Los Angeles Times"); no place is
            found inside them.
    """
    text = PlaceText(analysis, PlaceWords.of(knowledge), taken)
    finder = CandidateFinder(text, gazetteer)
    read_surroundings(text, finder, gazetteer)
    suspects = Suspects(text, finder)
    named = [name for name in finder.names if suspects.is_named(name)]
    dateline = read_dateline(analysis.document.place, gazetteer)
    _carry(named, analysis.document.place, dateline)
    certain = [name for name in named if name.known or not suspects.follows_article(name)]
    clear = [name for name in certain if not suspects.is_doubtful(name)]
    theatre = survey(clear, finder.demonyms.values(), dateline)
    places = _accept(finder.names, Evidence(text, suspects, theatre), suspects)
    resolved = _resolve(places, Resolver(theatre, gazetteer))
    return _record(analysis, resolved)


def _carry(names: list[PlaceName], written: str | None, dateline: GazetteerPlace | None) -> None:
    """What tells a name's country once ("Hit, Iraq", or the dateline) tells it for the whole text."""
    told: dict[str, tuple[str | None, str | None]] = {
        fold_name(name.text): (name.told, name.told_admin1) for name in reversed(names) if name.told
    }
    if dateline is not None and "," in (written or ""):
        told.setdefault(fold_name((written or "").split(",")[0]), (dateline.country, dateline.admin1))
    for name in names:
        if name.told is None and name.kind is None and fold_name(name.text) in told:
            name.told, name.told_admin1 = told[fold_name(name.text)]


def _accept(names: Iterable[PlaceName], evidence: Evidence, suspects: Suspects) -> list[PlaceName]:
    """The names that are places: known ones first, for unknown ones lean on them."""
    names = list(names)
    accepted = {id(name) for name in names if evidence.is_known_place(name)}
    accepted |= {id(name) for name in names if evidence.is_listed_place(name, accepted)}
    accepted |= {id(name) for name in names if evidence.is_unknown_place(name, accepted)}
    certain = {fold_name(name.text) for name in names if id(name) in accepted and name.strength == 3}
    for name in names:
        if fold_name(name.text) in certain and suspects.is_clear(name) and not suspects.is_modifier(name):
            accepted.add(id(name))
    return [name for name in names if id(name) in accepted]


def _resolve(places: list[PlaceName], resolver: Resolver) -> list[tuple[PlaceName, GazetteerPlace | None]]:
    """Each name with its place: the clear ones first, since they tell where the others are."""
    chosen: dict[int, GazetteerPlace | None] = {}
    for name in sorted(places, key=_obscurity):
        chosen[id(name)] = resolver.resolve(name)
    return [(name, chosen[id(name)]) for name in places]


def _obscurity(name: PlaceName) -> int:
    if name.told or area_of(name) is not None:
        return 0
    return 1 if name.known else 2


def _record(
    analysis: Analysis, resolved: list[tuple[PlaceName, GazetteerPlace | None]]
) -> Found[PlaceMention, Place]:
    mentions: list[PlaceMention] = []
    spans: dict[str, list[Span]] = {}
    firsts: dict[str, tuple[PlaceName, GazetteerPlace | None]] = {}
    notes: list[Note] = []
    for name, place in resolved:
        identity = _identify(name, place)
        head = analysis.doc[name.start : name.end].root.i
        mentions.append(PlaceMention(identity, name.start, name.end, head, name.relation))
        span = analysis.span(name.start, name.end)
        if identity not in firsts and place is None and name.kind is None:
            notes.append(
                Note(stage=STAGE, message=f"the place {name.text!r} could not be resolved", span=span)
            )
        firsts.setdefault(identity, (name, place))
        spans.setdefault(identity, []).append(span)
    records = {key: _place(key, *first, tuple(spans[key])) for key, first in firsts.items()}
    by_token = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
    return Found(tuple(mentions), records, by_token, tuple(notes))


def _identify(name: PlaceName, place: GazetteerPlace | None) -> str:
    if place is None:
        return content_id("place", fold_name(name.text), name.told)
    return content_id(
        "place", place.geonames or fold_name(place.name), None if place.geonames else place.country
    )


def _place(key: str, name: PlaceName, place: GazetteerPlace | None, mentions: tuple[Span, ...]) -> Place:
    if place is None:
        precision: Precision = "region" if name.kind else "unresolved"
        return Place(
            id=key, name=name.text, kind=name.kind, country=name.told, admin1=name.told_admin1,
            precision=precision, mentions=mentions,
        )  # fmt: skip
    is_shout = name.text.isupper() or place.kind == "country"
    return Place(
        id=key,
        name=place.name if is_shout else name.text,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        geonames=place.geonames,
        mentions=mentions,
    )
