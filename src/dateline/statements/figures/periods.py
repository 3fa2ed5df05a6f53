"""The time of a figure, and whether it is a toll over a period ("since 2011", "in five years of war")."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.mentions.found import TimeMention
from dateline.mentions.times.calendar import parse_prefix
from dateline.statements.figures.triggers import View

CLIMB = 10
# An interval of more days than this is a period, not the time of one happening.
LONGEST_HAPPENING = 62


@dataclass(frozen=True)
class Period:
    """From when to when a figure counts. ``end`` is the token behind the last that tells it."""

    start: str | None
    end: str | None
    is_cumulative: bool
    time: TimeMention | None = None


def period_of(view: View, trigger: int, times: Sequence[TimeMention]) -> Period:
    """The period of a figure told by ``trigger``, from the ``times`` of its sentence."""
    verbs = _verbs(view, view.token(trigger))
    mine = [time for time in times if _belongs(view, trigger, verbs, time)]
    since = next((time for time in mine if time.role == "since" and time.low), None)
    if since is not None:
        return Period(since.low, since.high, True, since)
    opened = _opened_by_clause(view, verbs, times)
    if opened is not None:
        return Period(opened.low, None, True, opened)
    is_toll_over = (
        any(_is_length(view, time) for time in mine)
        or _tells_period(view, trigger, times)
        or _is_told_of_war(view, view.token(min(verbs)))
    )
    bounded = [time for time in mine if time.low or time.high]
    if not bounded:
        return Period(None, None, is_toll_over)
    time = min(bounded, key=lambda each: abs(each.start - trigger))
    return Period(time.low, time.high, is_toll_over or _is_long(view, time), time)


def _verbs(view: View, trigger: Token) -> frozenset[int]:
    """The verb of the trigger's clause and those coordinated with it.

    There is none where the clause only speaks of it: "police confirmed the deaths on Monday".
    """
    verb = trigger
    for _ in range(CLIMB):
        if verb.pos_ in ("VERB", "AUX") or verb.head is verb:
            break
        verb = verb.head
    is_told_of = trigger.pos_ == "NOUN" or view.words.lexicon.has(verb.lemma_.lower(), "grammar.saying_verbs")
    if verb is not trigger and is_told_of:
        return frozenset({trigger.i})
    found = {verb.i}
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        found.add(verb.i)
    return frozenset(found | {child.i for child in verb.children if child.dep_ == "conj"})


def _opened_by_clause(view: View, verbs: frozenset[int], times: Sequence[TimeMention]) -> TimeMention | None:
    """ "have been killed since the uprising began in 1969": the time of the clause that "since" opens."""
    for index in verbs:
        for clause in view.token(index).children:
            if clause.dep_ != "advcl" or not any(
                child.dep_ == "mark" and view.has(child.i, "since") for child in clause.children
            ):
                continue
            inside = {token.i for token in clause.subtree}
            return next((time for time in times if time.head in inside and time.low), None)
    return None


def _belongs(view: View, trigger: int, verbs: frozenset[int], time: TimeMention) -> bool:
    """Whether a time hangs on the trigger or on its clause, as far as the parse tells.

    A "since" counts wherever no other clause stands between: parsers hang it on the nearest noun.
    """
    token = view.token(time.head)
    for _ in range(CLIMB):
        if token.i == trigger or token.i in verbs:
            return True
        if token.head is token or token.pos_ == "VERB":
            break
        token = token.head
    if time.role == "since":
        return _is_same_clause(view, trigger, time.start)
    is_verbal = view.token(trigger).pos_ != "NOUN"
    return (
        is_verbal
        and time.start > trigger
        and not any(
            view.token(at).pos_ == "VERB" and view.word(at) not in view.words.states
            for at in range(trigger + 1, time.start)
        )
    )


def _is_same_clause(view: View, trigger: int, at: int) -> bool:
    low, high = sorted((trigger, at))
    return not any(_is_finite(view, index) or view.word(index) == ";" for index in range(low + 1, high))


def _is_finite(view: View, index: int) -> bool:
    token = view.token(index)
    return token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP")


def _tells_period(view: View, trigger: int, times: Sequence[TimeMention]) -> bool:
    """ "during the war", "in five years of fighting", "in the four-year conflict", "so far this year"."""
    lengths = {time.end for time in times if time.role == "duration"}
    for at in range(view.sentence.start, view.sentence.end):
        if (
            view.has(at, "so_far_first")
            and f"{view.word(at)} {view.word(at + 1)}" in view.words.sets["so_far"]
        ):
            return _is_same_clause(view, trigger, at)
        if view.has(at, "wars") and _is_stretch(view, at, lengths):
            return at < trigger or _is_same_clause(view, trigger, at)
    return False


def _is_stretch(view: View, war: int, lengths: set[int]) -> bool:
    """Whether a war is told as a stretch of time: behind "during", or behind a length of time."""
    for back in range(war, max(war - 6, view.sentence.start) - 1, -1):
        if back in lengths:
            return True
        word = view.word(back - 1)
        if word in view.words.sets["throughout"]:
            return True
        if view.token(back - 1).pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_length(view: View, time: TimeMention) -> bool:
    """ "five judges were killed in two months"."""
    return time.role == "duration" and view.has(time.start - 1, "over")


def _is_told_of_war(view: View, verb: Token) -> bool:
    """ "the war, which has killed 100,000": a perfect said of a war tells all its dead."""
    if not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ == "relcl":
        subjects.append(verb.head)
    return any(subject.lemma_.lower() in view.words.sets["wars"] for subject in subjects)


def _is_long(view: View, time: TimeMention) -> bool:
    """Whether an interval is a period: "between 1992 and 1995", never a bare "in 1983"."""
    if time.low is None or time.high is None:
        return False
    if time.low == time.high and not view.has(time.start, "period_starts"):
        return False
    low, high = parse_prefix(time.low), parse_prefix(time.high)
    return low is not None and high is not None and (high.last() - low.first()).days > LONGEST_HAPPENING
