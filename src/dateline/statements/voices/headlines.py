"""Headlines that name their source with a colon or a dash: `Envoy: talks failed`, `20 killed – medics`."""

from collections.abc import Iterator

from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor
from dateline.statements.voices.contents import trim
from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.sources import VERBAL, Source

JOINTS = frozenset({":", "–", "—", "―", "-", "--"})
LONGEST_SOURCE = 5
# A place before a colon only says where (`Syria: 20 killed`), so a state speaks only behind it.
SPEAKING_KINDS = frozenset(
    {
        "person",
        "media",
        "igo",
        "ngo",
        "government",
        "military",
        "police",
        "intelligence",
        "rebel",
        "militia",
        "party",
    }
)


def find_headline_sources(hearing: Hearing, actors: Found[ActorMention, Actor]) -> Iterator[Cue]:
    """A cue for each title or heading that names its source apart from what it tells."""
    for sentences in hearing.analysis.passages():
        if sentences[0].kind not in ("title", "heading"):
            continue
        start, end = sentences[0].start, sentences[-1].end
        while end > start and hearing.doc[end - 1].text in (".", "?", "!"):
            end -= 1
        joints = [index for index in range(start + 1, end - 1) if _is_joint(hearing, index)]
        if joints:
            cue = _source_first(hearing, actors, start, joints[0], end)
            cue = cue or _source_last(hearing, actors, start, joints[-1], end)
            if cue is not None:
                yield cue


def _is_joint(hearing: Hearing, index: int) -> bool:
    token = hearing.doc[index]
    if token.text not in JOINTS or hearing.quoted_at[index] >= 0:
        return False
    return token.text == ":" or bool(hearing.doc[index - 1].whitespace_ and token.whitespace_)


def _source_first(
    hearing: Hearing, actors: Found[ActorMention, Actor], start: int, joint: int, end: int
) -> Cue | None:
    """`Governor: We will rebuild`."""
    if hearing.doc[joint].text != ":" or joint - start > LONGEST_SOURCE:
        return None
    source = _speaker(hearing, actors, start, joint, allow_state=False)
    if source is None or not _tells(hearing, joint + 1, end):
        return None
    return _cue(hearing, joint, source, (joint + 1, end))


def _source_last(
    hearing: Hearing, actors: Found[ActorMention, Actor], start: int, joint: int, end: int
) -> Cue | None:
    """`Strike hits school: rescuers`."""
    if end - joint - 1 > LONGEST_SOURCE:
        return None
    source = _speaker(hearing, actors, joint + 1, end, allow_state=True)
    if source is None or not _tells(hearing, start, joint):
        return None
    return _cue(hearing, joint, source, (start, joint))


def _tells(hearing: Hearing, first: int, end: int) -> bool:
    """Whether words can be somebody's statement: `Harbour Watch: Coast Weekly` names a series."""
    return any(token.pos_ in VERBAL or token.is_quote for token in hearing.doc[first:end])


def _cue(hearing: Hearing, joint: int, source: Source, content: tuple[int, int]) -> Cue:
    return Cue(joint, joint, joint + 1, "said", "headline", source, trim(hearing.doc, [content]))


def _speaker(
    hearing: Hearing, actors: Found[ActorMention, Actor], first: int, end: int, allow_state: bool
) -> Source | None:
    """The words as a source, if they name somebody who can speak and tell nothing."""
    doc, words = hearing.doc, hearing.words
    if first >= end or any(token.pos_ in VERBAL for token in doc[first:end]):
        return None
    head = end - 1
    mention = actors.at(head)
    if mention is not None and mention.start >= first:
        kind = actors.records[mention.actor].kind
        speaks = kind in SPEAKING_KINDS or (allow_state and kind == "state")
        return Source(first, end, mention.head) if speaks else None
    lemma = doc[head].lemma_.lower()
    is_role = (
        words.has("persons", lemma) or words.has("mouthpieces", lemma) or words.has("headline_sources", lemma)
    )
    return Source(first, end, head) if is_role else None
