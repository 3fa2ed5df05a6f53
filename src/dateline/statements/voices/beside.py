"""Cues right beside quotation marks, read off the words: `"We left," said the general`, `He replied: "No."`.

The parser errs around quotation marks, so order and punctuation are asked first: a comma, a question
mark or a dash inside the closing mark, then a noun phrase and a verb of saying, or the reverse.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.statements.voices.contents import FINITE, clause_after
from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.quotation_marks import Quoted
from dateline.statements.voices.sources import VERBAL, Source
from dateline.statements.voices.speech import has_clause
from dateline.statements.voices.turns import Match

DASHES = frozenset({"-", "—", "–", "―", "--"})
ATTACHING = frozenset({",", "?", "!", "...", "…", "?!", "!!"}) | DASHES
LIGHT = frozenset({"*", "(", ")"})
STOPS = frozenset({".", "?", "!", ";", ":"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
JOINING_TAGS = frozenset({"VBG", "WRB", "IN", "CC", "WDT", "WP"})
NEVER_AFTER = frozenset({"noun", "hedge", "accusing", "belief", "vow"})
WINDOW = 30
LONGEST_SOURCE = 14
LONGEST_LABEL = 7


class Beside:
    """Finds the cue that stands beside the marks of a quotation."""

    def __init__(self, hearing: Hearing, by_head: Mapping[int, Cue]) -> None:
        self.hearing = hearing
        self.doc = hearing.doc
        self.by_head = by_head

    def match(self, quoted: Quoted) -> Match | None:
        """The cue of ``quoted`` right before its opening mark or right behind its closing one.

        A comma inside the closing mark ties the words to what follows, whatever came before.
        """
        after = self._after(quoted)
        if after is not None and self.doc[quoted.end - 1].text == ",":
            return after
        return self._before(quoted) or after

    def _after(self, quoted: Quoted) -> Match | None:
        if quoted.closing is None:
            return None
        _, limit = self.hearing.passage_bounds(quoted.closing)
        start = quoted.closing + 1
        attached = self.doc[quoted.end - 1].text in ATTACHING
        dashed = False
        while start < limit and (self.doc[start].text in LIGHT or self.doc[start].text in ATTACHING):
            attached = attached or self.doc[start].text in ATTACHING
            dashed = dashed or self.doc[start].text in DASHES
            start += 1
        if not attached and not has_clause(self.hearing, quoted):
            return None
        cue = self._verb_after(quoted, start, limit, attached)
        if cue is not None:
            return Match(cue, "after")
        signed = self._signature(start, limit) if dashed else None
        return None if signed is None else Match(signed, "label")

    def _verb_after(self, quoted: Quoted, start: int, limit: int, attached: bool) -> Cue | None:
        closed = self.doc[quoted.end - 1].text == "." and not attached
        for index in self._walk(start, limit):
            cue = self.by_head.get(index)
            if cue is not None:
                fitted = self._fit(cue, start, attached)
                if fitted is not None and not (closed and self._goes_on(fitted)):
                    return fitted
            elif self.doc[index].tag_ in FINITE and index > start + LONGEST_SOURCE:
                return None
        return None

    def _walk(self, start: int, limit: int) -> Iterator[int]:
        """The tokens behind a quotation, up to a stop; names in quotation marks are stepped over."""
        index = start
        while index < min(limit, start + WINDOW):
            if self.doc[index].text in STOPS:
                return
            number = self.hearing.quoted_at[index]
            if number < 0:
                yield index
                index += 1
                continue
            inner = self.hearing.outermost[number]
            if inner.closing is None or inner.end - inner.first > 6:
                return
            index = inner.closing + 1

    def _fit(self, cue: Cue, start: int, attached: bool) -> Cue | None:
        """``cue`` with its source, if it is what follows a quotation that ends before ``start``."""
        if cue.form in NEVER_AFTER or (cue.form in ("naming", "beside") and not attached):
            return None
        if cue.form == "phrase":
            return cue if attached and cue.first <= start else None
        verb = self.doc[cue.head]
        own = clause_after(verb)
        if own is not None and own.left_edge.i <= cue.end + 1 and not self._comma_at(cue.end):
            return None
        source, slack = cue.source, 3 if attached else 1
        if source is not None and source.first >= start and min(source.first, cue.first) <= start + slack:
            is_near = source.head < cue.head or source.first <= cue.head + 4
            return cue if is_near and self._may_stand_between(start, min(source.first, cue.first)) else None
        if cue.first <= start + 1 and verb.tag_ != "VBG":
            inverted = self._inverted(cue)
            return replace(cue, source=inverted, is_hedged=False) if attached or inverted else None
        return self._patterned(cue, start) if attached else None

    def _may_stand_between(self, start: int, end: int) -> bool:
        """`"…," then on Friday he said` goes on with the quotation; `"…," when he said` does not."""
        between = self.doc[start:end]
        return not any(t.tag_ in FINITE or (t.tag_ in JOINING_TAGS and t.lower_ != "as") for t in between)

    def _comma_at(self, index: int) -> bool:
        """`he said, at which point …`: a clause behind a comma is not the verb's own."""
        return index >= len(self.doc) or self.doc[index].text == ","

    def _goes_on(self, cue: Cue) -> bool:
        """Whether a cue behind a full stop has more to tell than who spoke."""
        if cue.contents:
            return True
        return cue.stop < len(self.doc) and self.doc[cue.stop].text not in (".", ",")

    def _inverted(self, cue: Cue) -> Source | None:
        """The source behind an inverted verb: `said the general in a speech`."""
        limit = min(len(self.doc), cue.end + LONGEST_SOURCE)
        end = cue.end
        while end < limit and self.doc[end].pos_ not in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ"):
            end += 1
        return self._noun_phrase(cue.end, end)

    def _patterned(self, cue: Cue, start: int) -> Cue | None:
        """A source read off the words between the mark and the verb, where the parse has none."""
        if cue.first - start > LONGEST_SOURCE or self.doc[start].pos_ in ("ADP", "CCONJ", "SCONJ"):
            return None
        if any(token.tag_ in FINITE or token.tag_ in ("VBG", "WRB") for token in self.doc[start : cue.first]):
            return None
        source = self._noun_phrase(start, cue.first)
        return None if source is None else replace(cue, source=source, is_hedged=False)

    def _noun_phrase(self, first: int, end: int) -> Source | None:
        doc = self.doc
        stops = (i for i in range(first + 1, end) if doc[i].pos_ in ("ADP", "PUNCT") and doc[i].text != "*")
        heads = [i for i in range(first, next(stops, end)) if doc[i].tag_ in NOMINAL_TAGS]
        return Source(first, end, heads[-1]) if heads else None

    def _signature(self, start: int, limit: int) -> Cue | None:
        """`"Nothing is left." — Rana Aziz, teacher`: a name behind a dash signs the words."""
        end = start
        while end < min(limit, start + LONGEST_LABEL) and self.doc[end].pos_ in (
            "PROPN",
            "NOUN",
            "ADJ",
            "DET",
        ):
            end += 1
        if end == start or self.doc[start].pos_ not in ("PROPN", "DET"):
            return None
        follows = end == limit or self.doc[end].text in {",", ".", "("} or self.doc[end].is_sent_start
        if not follows and not self.doc[end].is_quote:
            return None
        source = self._noun_phrase(start, end)
        return None if source is None else Cue(start - 1, start - 1, start, "said", "label", source)

    def _before(self, quoted: Quoted) -> Match | None:
        if quoted.opening is None:
            return None
        start, _ = self.hearing.passage_bounds(quoted.opening)
        joint = quoted.opening - 1
        while joint >= start and self.doc[joint].text in LIGHT:
            joint -= 1
        if joint < start:
            return self._introduced(start - 1) if start > 0 and self.doc[start - 1].text == ":" else None
        text = self.doc[joint].text
        if text == ":":
            return self._introduced(joint)
        if text == "," or text in DASHES:
            return _before_match(self._walk_back(joint))
        if self.doc[joint].lower_ == "that":
            joint -= 1
        near = self.by_head.get(joint)
        if near is None or near.form not in ("verb", "beside") or self.hearing.quoted_at[joint] >= 0:
            return None
        return Match(near, "before")

    def _introduced(self, colon: int) -> Match | None:
        """What brings a quotation behind a colon: a cue in the sentence, or a bare name."""
        cue = self._walk_back(colon, across=True)
        if cue is not None:
            return _before_match(cue if cue.source is not None else replace(cue, source=self._inverted(cue)))
        label = self._label(colon)
        return None if label is None else Match(label, "label")

    def _walk_back(self, joint: int, across: bool = False) -> Cue | None:
        """The nearest cue before ``joint`` in its sentence; without ``across``, with no clause between."""
        sentence = self.hearing.analysis.sentence(joint)
        for index in range(joint - 1, max(sentence.start, joint - WINDOW) - 1, -1):
            if self.hearing.quoted_at[index] >= 0:
                return None
            cue = self.by_head.get(index)
            if cue is not None and cue.form in ("verb", "beside", "phrase"):
                own = clause_after(self.doc[index]) if cue.form == "verb" and not across else None
                return None if own is not None and own.i < joint else cue
            if self.doc[index].tag_ in FINITE and not across:
                return None
        return None

    def _label(self, colon: int) -> Cue | None:
        """`Petrov: "We agreed."`: a short name before the colon speaks."""
        first = self.hearing.analysis.sentence(colon).start
        if not first < colon < first + LONGEST_LABEL:
            return None
        if any(token.pos_ in VERBAL for token in self.doc[first:colon]):
            return None
        source = self._noun_phrase(first, colon)
        return None if source is None else Cue(colon, colon, colon + 1, "said", "label", source)


def _before_match(cue: Cue | None) -> Match | None:
    return None if cue is None else Match(cue, "before")
