"""Who says so: for every token the chain of sources that the document names for it.

What is outside every source's words has an empty chain: the document states it in its own voice. A
statement whose source is not named, or is nobody known, is told by :meth:`Voices.hedged_at`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor, SayingKind
from dateline.statements.voices.cue import PASSED_ON, PASSES_ON, SAYS, Cue
from dateline.statements.voices.quotations import Heard, QuotationDraft, key, listen
from dateline.statements.voices.saying_words import SayingWords


@dataclass(frozen=True)
class AttributionDraft:
    """One link of a chain: the source's actor id, the tokens of the cue, and how it is said."""

    source: str
    cue: tuple[int, int] | None
    kind: SayingKind


@dataclass(frozen=True)
class Voice:
    """One source's words: token ranges, and the link or, where the source is not known, the kind alone."""

    ranges: tuple[tuple[int, int], ...]
    link: AttributionDraft | None
    kind: SayingKind
    rank: int

    @property
    def extent(self) -> int:
        """How many tokens the words reach over."""
        return self.ranges[-1][1] - self.ranges[0][0]


class Voices:
    """The voices of one document.

    Attributes:
        quotations: as ``tell_quotations`` gives them.
        we_speakers: for each "I", "we", "our" in direct speech the actor id of its speaker.
    """

    def __init__(self, heard: Heard, words: SayingWords) -> None:
        self.quotations = heard.quotations
        self.notes = heard.notes
        self.we_speakers: Mapping[int, str] = _we_speakers(heard, words)
        voices = _voices(heard, self.we_speakers)
        self._at: dict[int, list[Voice]] = {}
        for voice in sorted(voices, key=lambda voice: (voice.rank != PASSES_ON, -voice.extent, voice.rank)):
            for first, end in voice.ranges:
                for token in range(first, end):
                    self._at.setdefault(token, []).append(voice)

    def chain_at(self, token: int) -> tuple[AttributionDraft, ...]:
        """Who says what ``token`` tells, outermost first; empty where the document itself does."""
        links = [voice.link for voice in self._at.get(token, ()) if voice.link is not None]
        return tuple(link for number, link in enumerate(links) if link not in links[:number])

    def hedged_at(self, token: int) -> SayingKind | None:
        """How ``token`` is told where somebody unnamed, or nobody known, says it: ``reportedly``."""
        hedges = [voice.kind for voice in self._at.get(token, ()) if voice.link is None]
        return hedges[-1] if hedges else None


def attribute(analysis: Analysis, knowledge: Knowledge, actors: Found[ActorMention, Actor]) -> Voices:
    """Find who says what in a document, its quotations included."""
    return Voices(listen(analysis, knowledge, actors), knowledge.compiled(SayingWords))


def _voices(heard: Heard, we_speakers: Mapping[int, str]) -> list[Voice]:
    quoted: dict[tuple[int, int], list[QuotationDraft]] = {}
    loose: list[QuotationDraft] = []
    for draft in heard.quotations:
        if draft.kind != "indirect":
            (loose if draft.cue is None else quoted.setdefault(draft.cue, [])).append(draft)
    voices = [_voice([(draft.first, draft.end)], draft.speaker, None, "said", SAYS) for draft in loose]
    told = sorted(quoted)
    for cue in heard.cues:
        words = (cue.first, cue.end)
        within = [told[index] for index in _passed_on(cue, told)] if cue.rank == PASSES_ON else []
        drafts = [draft for item in {words, *within} for draft in quoted.get(item, ())]
        ranges = _merged([*cue.contents, *((draft.first, draft.end) for draft in drafts)])
        if not ranges:
            continue
        speaker = None if cue.is_hedged else heard.speakers[key(cue)]
        if speaker is None and cue.source is not None:
            speaker = we_speakers.get(cue.source.head)
        # `…, officials said, citing its importance` passes nobody's words on.
        if speaker is not None or cue.rank != PASSED_ON:
            voices.append(_voice(ranges, speaker, words, cue.kind, cue.rank))
    return voices


def _passed_on(cue: Cue, told: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The cues among ``told`` that stand in what ``cue`` quotes: `The agency quoted him as saying: …`."""
    for first, end in cue.contents:
        yield from range(bisect_left(told, (first, 0)), bisect_left(told, (end, 0)))


def _voice(
    ranges: list[tuple[int, int]],
    speaker: str | None,
    cue: tuple[int, int] | None,
    kind: SayingKind,
    rank: int,
) -> Voice:
    link = None if speaker is None else AttributionDraft(speaker, cue, kind)
    return Voice(tuple(ranges), link, kind, rank)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for first, end in sorted(ranges):
        if result and first <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((first, end))
    return result


def _we_speakers(heard: Heard, words: SayingWords) -> dict[int, str]:
    result: dict[int, str] = {}
    for draft in heard.quotations:
        if draft.kind == "indirect" or draft.speaker is None:
            continue
        for token in range(draft.first, draft.end):
            if words.has("speaker_pronouns", heard.analysis.lowered[token]):
                result[token] = draft.speaker
    return result
