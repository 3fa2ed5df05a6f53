"""Whom "we" means in somebody's words."""

from collections.abc import Mapping

from dateline.statements.attribution import Voices
from dateline.statements.context import Context


def whom_we_means(voices: Voices, context: Context) -> Mapping[int, str]:
    """For each "we" in direct speech the speaker's state, where the text names it; else the speaker.

    "We have bases all along the coast," the minister said: his country has them.
    """
    return {token: _state_of(speaker, context) for token, speaker in voices.we_speakers.items()}


def _state_of(speaker: str, context: Context) -> str:
    actors = context.mentions.actors.records
    country = actors[speaker].country
    state = next((entry.id for entry in context.knowledge.bundle.states if entry.country == country), None)
    return state if state in actors else speaker
