"""A stand-in for the actor finder: every listed name is an actor wherever it stands."""

from collections.abc import Iterable

from dateline.language.analysis import Analysis
from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor, ActorKind

PEOPLE = (
    "Marin Petrescu", "Petrescu", "Ilse Brandt", "Brandt", "Yusuf Haddad", "Haddad", "Rana Aziz", "Aziz",
    "PETRESCU", "BRANDT", "Noor", "Colonel Teodor Lazar", "Lazar", "Okafor", "Samira",
    "Dr Lena Voss", "Voss", "Karim",
)  # fmt: skip
BODIES: dict[str, ActorKind] = {
    "the Gazette": "media", "Gazette": "media", "Northern Wire": "media", "state television": "media",
    "State television": "media", "the ministry": "government", "The ministry": "government",
    "Moscow": "state",
    "the army": "military", "The army": "military", "the rebels": "rebel", "the United Nations": "igo",
    "UN": "igo", "the Harbour Monitor": "ngo", "Harbour Monitor": "ngo", "officials": "government",
    "Officials": "government", "Ankara": "state", "a general": "military", "the general": "military",
    "a border guard": "police", "residents": "civilian", "Residents": "civilian", "Steppe Front": "rebel",
}  # fmt: skip


def find_named(analysis: Analysis) -> Found[ActorMention, Actor]:
    """Every name of :data:`PEOPLE` and :data:`BODIES`; "Brandt" is "Ilse Brandt", "Officials" "officials"."""
    kinds: dict[str, ActorKind] = {**dict.fromkeys(PEOPLE, "person"), **BODIES}
    mentions: list[ActorMention] = []
    by_token: dict[int, ActorMention] = {}
    words = [token.text for token in analysis.doc]
    for name in sorted(kinds, key=len, reverse=True):
        parts = name.split()
        for start in _occurrences(words, parts):
            if start not in by_token:
                head = analysis.doc[start : start + len(parts)].root.i
                mention = ActorMention(actor_id(name), start, start + len(parts), head)
                mentions.append(mention)
                by_token.update(dict.fromkeys(range(start, start + len(parts)), mention))
    records = {
        actor_id(name): Actor(id=actor_id(name), name=actor_id(name), kind=kinds[name]) for name in kinds
    }
    return Found(tuple(mentions), records, by_token)


def actor_id(name: str) -> str:
    """The last word of a name in lower case; of "the army" that is "army"."""
    return name.split()[-1].lower()


def _occurrences(words: list[str], parts: list[str]) -> Iterable[int]:
    return (index for index in range(len(words)) if words[index : index + len(parts)] == parts)
