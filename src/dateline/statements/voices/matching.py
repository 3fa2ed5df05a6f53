"""Ties a stretch in quotation marks to the cue that tells who says it, and judges whether it is speech.

A cue beside the marks goes first; then the cue inside whose contents the words stand; then a verb
that they complete ("called the raid “cowardly”").
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.statements.voices.beside import Beside
from dateline.statements.voices.contents import FINITE
from dateline.statements.voices.cue import SAYS, Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.quotation_marks import Quoted
from dateline.statements.voices.speech import is_name, is_utterance, is_whole
from dateline.statements.voices.turns import Match, Turn

WINDOW = 30
TORN_WINDOW = 60


class Matcher:
    """Looks up the cue of a quotation."""

    def __init__(self, hearing: Hearing, cues: Sequence[Cue]) -> None:
        self.hearing = hearing
        self.doc = hearing.doc
        self.by_head: dict[int, Cue] = {}
        for cue in sorted(cues, key=lambda cue: cue.rank != SAYS):
            self.by_head.setdefault(cue.head, cue)
        self.beside = Beside(hearing, self.by_head)
        outside = [cue for cue in cues if hearing.quoted_at[cue.head] < 0]
        self.covering = _cover(outside, len(self.doc))
        self.naming = [cue for cue in outside if self._names_things(cue)]
        self.naming_heads = [cue.head for cue in self.naming]

    def turn(self, quoted: Quoted) -> Turn | None:
        """``quoted`` with its cue, judged; ``None`` where it is a name, or torn beyond mending."""
        turn = Turn(quoted, quoted.first, quoted.end)
        if quoted.closing is None and self._cut_at_cue(turn):
            return turn
        match = self.beside.match(quoted)
        if match is None and quoted.is_recovered:
            return None
        match = match or self._around(quoted)
        if match is None:
            if is_name(self.hearing, quoted):
                return None
            turn.is_open = is_utterance(self.hearing, quoted)
            return turn
        turn.match = match
        if is_whole(self.hearing, quoted, match.cue, match.place):
            turn.kind = "direct"
        elif not is_name(self.hearing, quoted):
            turn.kind = "mixed"
        return turn

    def _around(self, quoted: Quoted) -> Match | None:
        cue = self.covering.get(quoted.first) or self._namer(quoted)
        return None if cue is None else Match(cue, "around")

    def _cut_at_cue(self, turn: Turn) -> bool:
        """A quotation that nothing closes ends at its cue: `"We won, she said on Monday. The army …`."""
        for index in range(turn.first, min(turn.end, turn.first + TORN_WINDOW)):
            cue = self.by_head.get(index)
            if cue is None or cue.form != "verb" or not cue.contents or cue.source is None:
                continue
            first, end = cue.contents[0]
            if first <= turn.first and end <= cue.start:
                turn.end = min(end + 1, cue.start) if self.doc[end].text == "," else end
                turn.match, turn.kind = Match(cue, "after"), "direct"
                return True
        return False

    def _names_things(self, cue: Cue) -> bool:
        verb = self.doc[cue.head]
        if cue.form == "vow" or (cue.form == "verb" and any(c.dep_ == "xcomp" for c in verb.children)):
            return True
        is_verb = cue.form in ("verb", "naming", "beside")
        return is_verb and self.hearing.words.has("naming", verb.lemma_.lower())

    def _namer(self, quoted: Quoted) -> Cue | None:
        """The verb that the quoted words complete: `called it “cowardly”`, `told them to “stay home”`."""
        if quoted.opening is None:
            return None
        position = bisect_left(self.naming_heads, quoted.opening) - 1
        if position < 0:
            return None
        cue = self.naming[position]
        sentence_of = self.hearing.analysis.sentence_of
        if sentence_of[cue.head] != sentence_of[quoted.opening] or quoted.opening - cue.end > WINDOW:
            return None
        between = (i for i in range(cue.end, quoted.opening) if self.hearing.quoted_at[i] < 0)
        if any(self.doc[i].tag_ in FINITE or self.doc[i].text in (";", ":") for i in between):
            return None
        is_told = cue.source is not None and not cue.is_hedged and cue.source.end <= quoted.opening
        if not is_told or quoted.first > self.doc[cue.head].right_edge.i + 1:
            return None
        return replace(cue, kind="said") if cue.kind in ("denied", "confirmed") else cue


def _cover(cues: Sequence[Cue], length: int) -> dict[int, Cue]:
    """For each token inside somebody's statement the cue of the innermost one."""
    covering: dict[int, Cue] = {}
    spoken = [cue for cue in cues if cue.form in ("verb", "phrase", "noun", "headline") and cue.contents]
    for cue in sorted(spoken, key=lambda cue: (-sum(end - first for first, end in cue.contents), cue.rank)):
        for first, end in cue.contents:
            for index in range(first, min(end, length)):
                covering[index] = cue
    return covering
