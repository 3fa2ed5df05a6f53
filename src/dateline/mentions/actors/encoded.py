"""Actors that only the encoder sees: "a herder", "the two porters", "relief drivers".

They come after every finder by words, so that a known name is never taken from its entry, and are described
in the text's own words. Two mentions in the same words, their article aside, mean the same actor.
"""

from dateline.language.encoding.decode import EncodedMention
from dateline.mentions.actors.drafts import Description, Draft, Scene

# How sure the encoder must be; set on the dev part of the corpus.
SURE = 0.8
# Names are left to the finders of names, which know a place from a person.
COMMON_NOUNS = frozenset({"NN", "NNS"})


def find_encoded(scene: Scene) -> None:
    """Add a draft for each actor of the encoder's whose words nobody has taken."""
    for sentence in scene.analysis.sentences:
        for (start, end), item in scene.encoded.mentions(sentence, "actor"):
            if isinstance(item, EncodedMention) and item.score >= SURE and not _is_taken(scene, start, end):
                _take(scene, start, end, item)


def _is_taken(scene: Scene, start: int, end: int) -> bool:
    tokens = range(start, end)
    return any(token in scene.taken or token in scene.hit_at for token in tokens)


def _take(scene: Scene, start: int, end: int, item: EncodedMention) -> None:
    columns = scene.columns
    first = start
    while first < end and columns.tag[first] in ("DT", "PRP$"):
        first += 1
    head = _head(scene, first, end)
    if head is None or columns.tag[head] not in COMMON_NOUNS:
        return
    name = scene.wording(first, end)
    key = " ".join(columns.lower[token] for token in range(first, end))
    description = Description(
        name,
        f"encoded {key}",
        item.kind or "unknown",
        is_definite=first > start and scene.has(columns.lower[first - 1], "definite"),
        is_plural=columns.tag[head] in ("NNS", "NNPS"),
    )
    scene.add(Draft(start, end, head, description=description))


def _head(scene: Scene, first: int, end: int) -> int | None:
    """The token of ``[first:end)`` that the others attach to."""
    for token in range(first, end):
        above = scene.columns.head[token]
        if above == token or not first <= above < end:
            return token
    return None
