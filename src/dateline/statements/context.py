"""All that the reading of one document's statements looks at."""

from dataclasses import dataclass

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.encoding.reading import SILENT, EncodedReading
from dateline.mentions.found import ActorMention, Mentions, PlaceMention
from dateline.statements.lexicon import Lexicon


@dataclass(frozen=True)
class Context:
    """One analysed document with everything found in it so far, and the words to read it by."""

    analysis: Analysis
    knowledge: Knowledge
    lexicon: Lexicon
    mentions: Mentions
    encoded: EncodedReading = SILENT
    uses_frames: bool = True

    def actor_at(self, token: int) -> ActorMention | None:
        """The actor mention that covers a token."""
        return self.mentions.actors.at(token)

    def place_at(self, token: int) -> PlaceMention | None:
        """The place mention that covers a token."""
        return self.mentions.places.at(token)
