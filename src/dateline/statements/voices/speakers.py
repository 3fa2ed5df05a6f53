"""Whom "we" means in somebody's words."""

from collections.abc import Mapping

from dateline.mentions.actors.pronouns import side_of
from dateline.statements.context import Context
from dateline.statements.voices.attribution import Voices


def whom_we_means(voices: Voices, context: Context) -> Mapping[int, str]:
    """For each "we" in direct speech the side that its speaker speaks for, where the text names it.

    "We have bases all along the coast," the minister said: his country has them.
    """
    actors = context.mentions.actors.records
    day = context.analysis.document.published
    sides = {
        speaker: side_of(actors[speaker], context.knowledge, day)
        for speaker in set(voices.we_speakers.values())
    }
    return {
        token: sides[speaker] if sides[speaker] in actors else speaker
        for token, speaker in voices.we_speakers.items()
    }
