"""Quotations one after another: who goes on speaking where no cue tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.mentions.found import ActorMention, Found
from dateline.model import Actor, QuotationKind
from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.quotation_marks import Quoted
from dateline.statements.voices.speech import is_content

Place = Literal["after", "before", "around", "label"]
ALTERNATING = 6
FUNCTION_LENGTH = 4
LONGEST_LOOK = 60


@dataclass(frozen=True)
class Match:
    """A cue and where it stands to the quotation: after or before its marks, around it, or as a label."""

    cue: Cue
    place: Place


@dataclass
class Turn:
    """A stretch in quotation marks on its way to a quotation.

    ``kind`` is ``None`` until, and unless, the words are known to be speech; ``is_open`` marks whole
    sentences without a cue, whose speaker the neighbours tell.
    """

    quoted: Quoted
    first: int
    end: int
    match: Match | None = None
    kind: QuotationKind | None = None
    speaker: str | None = None
    source: tuple[int, int] | None = None
    is_open: bool = False


Spoken = tuple[Cue, str | None]


def take_turns(
    hearing: Hearing, actors: Found[ActorMention, Actor], turns: Sequence[Turn], spoken: Sequence[Spoken]
) -> None:
    """Give the speakers of quotations that have no cue of their own."""
    heads = sorted(spoken, key=lambda item: item[0].head)
    passed = 0
    last: Spoken | None = None
    told: list[Turn] = []
    for number, turn in enumerate(turns):
        while passed < len(heads) and heads[passed][0].head < turn.first:
            last = heads[passed]
            passed += 1
        if turn.is_open:
            turn.kind = "direct"
            turn.speaker = _speaker_of(hearing, actors, turns, number, told, last)
            last_told = told[-1] if told else turn
            if _passage(hearing, last_told.first) == _passage(hearing, turn.first):
                turn.source = last_told.source if last_told.speaker == turn.speaker else None
        if turn.kind is not None:
            told.append(turn)


def _speaker_of(
    hearing: Hearing,
    actors: Found[ActorMention, Actor],
    turns: Sequence[Turn],
    number: int,
    told: Sequence[Turn],
    last: Spoken | None,
) -> str | None:
    """Who says the words of turn ``number``, from the quotations and statements around it."""
    turn = turns[number]
    passage = _passage(hearing, turn.first)
    before = told[-1] if told else None
    if before is not None and _passage(hearing, before.first) == passage:
        return before.speaker
    if last is not None and _passage(hearing, last[0].head) == passage:
        return last[1]
    subject = _person_before(hearing, actors, turn)
    if subject is not None:
        return subject
    after = turns[number + 1] if number + 1 < len(turns) else None
    if after is not None and after.match is not None and _passage(hearing, after.first) == passage:
        return after.speaker
    if (
        before is not None
        and passage - _passage(hearing, before.end - 1) == 1
        and _ends_passage(hearing, before)
    ):
        return _answerer(hearing, told) if _asks(hearing, before) else before.speaker
    if last is not None and _is_last_sentence_before(hearing, last[0], turn):
        return last[1]
    return None


def _passage(hearing: Hearing, token: int) -> int:
    return hearing.analysis.sentence(token).passage


def _asks(hearing: Hearing, turn: Turn) -> bool:
    return hearing.doc[turn.end - 1].text == "?"


def _answerer(hearing: Hearing, told: Sequence[Turn]) -> str | None:
    """Whoever spoke last before the one who asks."""
    asking = told[-1].speaker
    return next((turn.speaker for turn in reversed(told[-ALTERNATING:]) if turn.speaker != asking), None)


def _ends_passage(hearing: Hearing, turn: Turn) -> bool:
    """Whether a quotation stands in the last sentence of its paragraph, its cue's sentence included."""
    stop = turn.end if turn.match is None else max(turn.end, turn.match.cue.stop)
    analysis = hearing.analysis
    limit = hearing.passage_bounds(turn.end - 1)[1]
    return stop >= limit or analysis.sentence_of[min(stop, limit - 1)] >= analysis.sentence_of[limit - 1] - 1


def _is_last_sentence_before(hearing: Hearing, cue: Cue, turn: Turn) -> bool:
    analysis = hearing.analysis
    return analysis.sentence_of[cue.head] == analysis.sentence(turn.quoted.opening or turn.first).index - 1


def _person_before(hearing: Hearing, actors: Found[ActorMention, Actor], turn: Turn) -> str | None:
    """`Samir fled in March. "We lost everything."`: the person whom the sentence before is about."""
    analysis = hearing.analysis
    index = analysis.sentence_of[turn.first if turn.quoted.opening is None else turn.quoted.opening] - 1
    if index < 0 or analysis.sentences[index].passage != _passage(hearing, turn.first):
        return None
    for token in analysis.tokens(analysis.sentences[index])[:LONGEST_LOOK]:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            mention = actors.at(token.i)
            if mention is not None and actors.records[mention.actor].kind == "person":
                return mention.actor
    return None


def take_up(hearing: Hearing, turns: Sequence[Turn]) -> None:
    """Phrases that take up a source's words between two quotations of it.

    A paragraph quotes a newspaper on "villages emptied by the shelling"; the next tells of “emptied
    villages” and “night shelling”, then quotes the newspaper again: the phrases are its words too.
    """
    before: Turn | None = None
    waiting: list[Turn] = []
    for turn in turns:
        if turn.kind is None:
            if before is not None and is_content(hearing, turn.quoted) and turn.match is None:
                waiting.append(turn)
            continue
        if before is not None and turn.speaker is not None and before.speaker == turn.speaker:
            _settle(hearing, before, turn, waiting)
        before, waiting = turn, []


def _settle(hearing: Hearing, before: Turn, after: Turn, waiting: Sequence[Turn]) -> None:
    known = _stems(hearing, before) | _stems(hearing, after)
    for turn in waiting:
        passage = _passage(hearing, turn.first)
        is_near = (
            passage - _passage(hearing, before.end - 1) <= 1 and _passage(hearing, after.first) - passage <= 1
        )
        if is_near and _stems(hearing, turn) & known:
            turn.kind, turn.speaker = "mixed", before.speaker


def _stems(hearing: Hearing, turn: Turn) -> frozenset[str]:
    """The content words of a quotation, by their first letters: `armed` and `arming` are one."""
    words = hearing.analysis.lowered[turn.first : turn.end]
    return frozenset(word[:5] for word in words if word.isalpha() and len(word) > FUNCTION_LENGTH)
