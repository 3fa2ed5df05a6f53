"""Reports in which little happens: there, only what the encoder is all but certain of is an event.

"The striker captured hearts" reads like war to an encoder that looks at a hundred words at a time. Whether
a report tells of events shows in the sum: where what it has told so far holds few chances of an event a
sentence, single words must be surer. Only what stands before, and in the same passage, is looked at, so what
is added to a report changes nothing read before it.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.language.encoding.decode import TYPES, EncodedSentence

# Both set on the dev part of the corpus.
QUIET = 0.4
CERTAIN = 0.98


def mute_quiet(sentences: Sequence[EncodedSentence], opens: Sequence[bool]) -> list[EncodedSentence]:
    """The sentences, without the doubtful triggers of quiet passages; ``opens`` says where passages begin."""
    result: list[EncodedSentence] = []
    chances, first = 0.0, 0
    for index, sentence in enumerate(sentences):
        chances += sum(trigger.score for trigger in sentence.triggers)
        is_last = index + 1 == len(sentences) or opens[index + 1]
        if is_last:
            passage = sentences[first : index + 1]
            is_quiet = chances < QUIET * (index + 1)
            result.extend(_only_certain(one) if is_quiet else one for one in passage)
            first = index + 1
    return result


def _only_certain(sentence: EncodedSentence) -> EncodedSentence:
    kept = tuple(trigger for trigger in sentence.triggers if trigger.score >= CERTAIN)
    links = tuple(
        link for link in sentence.links if link.head.label not in TYPES or link.head.score >= CERTAIN
    )
    return replace(sentence, triggers=kept, links=links)
