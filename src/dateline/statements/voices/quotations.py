"""Who said which words: direct, mixed and indirect speech with its speaker.

:func:`listen` reads a document once; ``attribution.attribute`` makes chains of what it heard. A
quotation with a cue has the cue's source as its speaker; one that stands alone goes on with whoever
spoke beside it, where the text leaves no doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor, Note, QuotationKind
from dateline.statements.voices.cue import SAYS, Cue
from dateline.statements.voices.cues import find_cues
from dateline.statements.voices.headlines import find_headline_sources
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.matching import Matcher
from dateline.statements.voices.quotation_marks import Quoted, find_quoted, note_unbalanced
from dateline.statements.voices.saying_words import SayingWords
from dateline.statements.voices.sources import Speakers
from dateline.statements.voices.transcripts import find_transcript
from dateline.statements.voices.turns import Match, Turn, take_turns, take_up

__all__ = ["Heard", "QuotationDraft", "Quoted", "find_quoted", "listen", "tell_quotations"]

CueKey = tuple[int, int]


@dataclass(frozen=True)
class QuotationDraft:
    """Words ``[first:end)`` that somebody said, as token indexes.

    ``speaker`` is an actor id, ``None`` where the text names nobody known; ``cue`` and ``source`` are
    token ranges, ``None`` where the quotation has none (one that goes on with the speaker before it in
    its paragraph has that one's source). ``sentence`` is the index of the
    sentence in which the words begin.
    """

    speaker: str | None
    kind: QuotationKind
    first: int
    end: int
    cue: tuple[int, int] | None
    sentence: int
    source: tuple[int, int] | None = None


@dataclass(frozen=True)
class Heard:
    """All that :func:`listen` finds in a document.

    ``speakers`` holds the actor id of each cue's source by the cue's :func:`key`.
    """

    analysis: Analysis
    cues: tuple[Cue, ...]
    speakers: dict[CueKey, str | None]
    quotations: tuple[QuotationDraft, ...]
    notes: tuple[Note, ...]


def key(cue: Cue) -> CueKey:
    """What tells one cue of a document from another."""
    return cue.head, cue.rank


def tell_quotations(
    analysis: Analysis, knowledge: Knowledge, actors: Found[ActorMention, Actor]
) -> tuple[QuotationDraft, ...]:
    """The quotations of a document, in text order."""
    return listen(analysis, knowledge, actors).quotations


def listen(analysis: Analysis, knowledge: Knowledge, actors: Found[ActorMention, Actor]) -> Heard:
    """Find the cues, quotations and speakers of a document."""
    words = knowledge.compiled(SayingWords)
    quoted = find_quoted(analysis)
    hearing = Hearing(analysis, words, quoted)
    transcript = find_transcript(hearing)
    cues = (*find_cues(hearing), *find_headline_sources(hearing, actors))
    turns = _turns(hearing, Matcher(hearing, cues), transcript)
    matched = {key(turn.match.cue): turn.match.cue for turn in turns if turn.match is not None and turn.kind}
    known = {key(cue): cue for cue in (*cues, *transcript)} | matched
    told = (cue for cue in known.values() if cue.contents and not _is_narrator(hearing, cue, transcript))
    used = sorted({key(cue): cue for cue in (*told, *matched.values())}.values(), key=key)
    speakers = _resolve(Speakers(analysis.doc, actors, words), used)
    for turn in turns:
        if turn.match is not None:
            source = turn.match.cue.source
            turn.speaker = speakers.get(key(turn.match.cue))
            turn.source = None if source is None else (source.first, source.end)
    spoken = [
        (cue, speakers[key(cue)]) for cue in used if cue.form in ("verb", "phrase") and not cue.is_hedged
    ]
    take_turns(hearing, actors, turns, spoken)
    take_up(hearing, turns)
    drafts = [_draft(analysis, turn) for turn in turns if turn.kind is not None]
    drafts.extend(_indirect(hearing, used, speakers, drafts))
    drafts.sort(key=lambda draft: (draft.first, -draft.end))
    return Heard(analysis, tuple(used), speakers, tuple(drafts), note_unbalanced(analysis, quoted))


def _is_narrator(hearing: Hearing, cue: Cue, transcript: Sequence[Cue]) -> bool:
    """`As we have made clear, …` outside quotation marks: the document speaks of itself."""
    if transcript or cue.source is None or hearing.quoted_at[cue.head] >= 0:
        return False
    return hearing.words.has("speaker_pronouns", hearing.analysis.lowered[cue.source.head])


def _turns(hearing: Hearing, matcher: Matcher, transcript: Sequence[Cue]) -> list[Turn]:
    """Everything in quotation marks, and the turns of a transcript, which marks inside do not split."""
    turns: list[Turn] = []
    spoken: set[int] = set()
    for label in transcript:
        first, end = label.contents[0]
        spoken.update(range(first, end))
        turn = Turn(Quoted(first, end, None, None), first, end, Match(label, "label"), "direct")
        turns.append(turn)
    for item in hearing.outermost:
        if item.first not in spoken and item.end - 1 not in spoken:
            found = matcher.turn(item)
            if found is not None:
                turns.append(found)
    return sorted(turns, key=lambda turn: turn.first)


def _resolve(speakers: Speakers, used: Sequence[Cue]) -> dict[CueKey, str | None]:
    """The actors of the sources, in text order: a pronoun takes up who spoke before it."""
    result: dict[CueKey, str | None] = {}
    for cue in used:
        result[key(cue)] = None if cue.source is None else speakers.resolve(cue.source)
    return result


def _draft(analysis: Analysis, turn: Turn) -> QuotationDraft:
    cue = None if turn.match is None else turn.match.cue
    return QuotationDraft(
        speaker=turn.speaker,
        kind=turn.kind or "direct",
        first=turn.first,
        end=turn.end,
        cue=None if cue is None else (cue.first, cue.end),
        sentence=analysis.sentence_of[turn.first],
        source=turn.source,
    )


def _indirect(
    hearing: Hearing,
    used: Sequence[Cue],
    speakers: dict[CueKey, str | None],
    drafts: Sequence[QuotationDraft],
) -> Iterator[QuotationDraft]:
    """Speech without quotation marks: what a cue's clause tells, unless its words are quoted."""
    told = {draft.cue for draft in drafts}
    starts = frozenset(draft.first for draft in drafts)
    spoken = frozenset(token for draft in drafts for token in range(draft.first, draft.end))
    for cue in used:
        tells_clause = cue.form in ("verb", "phrase", "headline") and cue.rank == SAYS and bool(cue.contents)
        if not tells_clause or cue.is_hedged or cue.source is None:
            continue
        if cue.head in spoken or (cue.first, cue.end) in told:
            continue
        first, end = cue.contents[0][0], cue.contents[-1][1]
        if any(index in starts for index in range(first, end)):
            continue
        yield QuotationDraft(
            speaker=speakers[key(cue)],
            kind="indirect",
            first=first,
            end=end,
            cue=(cue.first, cue.end),
            sentence=hearing.analysis.sentence_of[first],
            source=(cue.source.first, cue.source.end),
        )
