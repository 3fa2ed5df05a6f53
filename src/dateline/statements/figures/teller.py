"""Tell the figures of a report: how many were killed, wounded, missing, captured, displaced, arrested …

Casualties are left out: the word counts the dead and the wounded together. So is what is planned, feared
to come, denied or asked, and every rate ("40 a day").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.load import Knowledge
from dateline.language.analysis import Analysis
from dateline.language.clauses import is_passive
from dateline.mentions.found import NumberMention, TimeMention
from dateline.model import Measure
from dateline.statements.figures.counts import Count, count_of, zero_counts
from dateline.statements.figures.periods import period_of
from dateline.statements.figures.sizes import find_size
from dateline.statements.figures.status import is_real
from dateline.statements.figures.tolls import find_toll, has_harm
from dateline.statements.figures.triggers import Trigger, View, find_trigger
from dateline.statements.figures.words import FigureWords, figure_words

# Words between a figure and the part of it that is told apart ("… in two villages, including 12 children").
LONGEST_ASIDE = 14
HARMS = ("killed", "wounded", "missing")


@dataclass(frozen=True)
class FigureDraft:
    """A figure before its event, place and attribution are known.

    ``trigger`` is the token of the verb or noun that tells it, ``noun`` that of what is counted; tokens
    ``[first:end_token)`` are its evidence. ``who`` is the counted noun as the text has it.
    """

    measure: Measure
    who: str | None
    low: int | None
    high: int | None
    qualifier: str | None
    start: str | None
    end: str | None
    cumulative: bool
    trigger: int
    noun: int | None
    first: int
    end_token: int


def tell_figures(
    analysis: Analysis,
    knowledge: Knowledge,
    times: Sequence[TimeMention],
    numbers: Sequence[NumberMention],
) -> tuple[FigureDraft, ...]:
    """Every figure that the report tells as real, in the order of the text."""
    words = figure_words(knowledge)
    timed = frozenset(index for time in times for index in range(time.start, time.end))
    drafts: list[FigureDraft] = []
    for sentence_index, counts in _by_sentence(analysis, numbers, timed, words):
        view = View(analysis, analysis.sentences[sentence_index], words)
        inside = [time for time in times if view.sentence.start <= time.start < view.sentence.end]
        told = _told(view, counts)
        drafts.extend(_draft(view, count, trigger, inside) for count, trigger in told)
    return tuple(sorted(drafts, key=lambda draft: (draft.first, draft.trigger)))


def _by_sentence(
    analysis: Analysis, numbers: Sequence[NumberMention], timed: frozenset[int], words: FigureWords
) -> Iterator[tuple[int, list[Count]]]:
    """The counts of each sentence that has any, in order."""
    groups: dict[int, list[Count]] = {}
    for number in numbers:
        if number.head in timed:
            continue
        index = analysis.sentence_of[number.start]
        groups.setdefault(index, []).append(
            count_of(number, analysis, analysis.sentences[index], timed, words)
        )
    none = words.sets["none"]
    for at, word in enumerate(analysis.lowered):
        if word in none:
            groups.setdefault(analysis.sentence_of[at], [])
    for index in sorted(groups):
        counts = groups[index] + list(zero_counts(analysis, analysis.sentences[index], words))
        yield index, sorted(counts, key=lambda count: count.start)


def _told(view: View, counts: Sequence[Count]) -> list[tuple[Count, Trigger]]:
    """Each count with its trigger, where it has one that tells something real."""
    found: list[tuple[Count, Trigger | None]] = [(count, _trigger(view, count)) for count in counts]
    for place, (count, trigger) in enumerate(found):
        if trigger is None and (shared := _shared(view, count, found, place)):
            found[place] = (count, shared)
    for place in range(len(found) - 2, -1, -1):
        if found[place][1] is None and (shared := _shared_behind(view, found[place][0], *found[place + 1])):
            found[place] = (found[place][0], shared)
    told = []
    for count, trigger in found:
        if trigger is not None and is_real(view, trigger, count.high == 0 and count.low == 0):
            told.append((count, trigger))
    return told


def _trigger(view: View, count: Count) -> Trigger | None:
    if _is_rate(view, count) or _is_total(view, count) or _is_age(view, count):
        return None
    if view.word(count.number + 1) in ("-", "–"):
        # "an 11-floor building" counts no buildings, "a 3,000-strong force" has a size.
        return find_size(view, count)
    trigger = find_trigger(view, count) or find_toll(view, count) or find_size(view, count)
    if trigger is not None and not _is_counted(view, count, trigger):
        return None
    is_pronoun = count.noun is None and count.low == count.high == 1
    if trigger is not None and is_pronoun and trigger.token == count.end and trigger.measure not in HARMS:
        # "two films, one captured by a passer-by"
        return None
    return trigger


def _is_counted(view: View, count: Count, trigger: Trigger) -> bool:
    """Whether a count without a numeral is one: "a trader" who was killed, "nobody" who died in a raid."""
    if count.noun is None and count.low == count.high == 0:
        # "Shares fell by half and nobody died" tells no toll; "nobody was killed" does wherever it stands.
        return view.token(trigger.token).lemma_.lower() not in view.words.sets["soft_verbs"] or has_harm(view)
    if view.word(count.number) not in ("a", "an"):
        return True
    # "a trader who fled the town" speaks: one man is counted where he is killed, hurt or taken.
    return trigger.measure not in ("displaced", "missing", "size")


def _shared(
    view: View, count: Count, found: Sequence[tuple[Count, Trigger | None]], place: int
) -> Trigger | None:
    """The trigger that a count shares with the one before it: "including three children and two women",
    "killed 12 soldiers and seven civilians"."""
    if place == 0 or (count.noun is not None and view.word(count.noun) not in view.words.people):
        return None
    other, trigger = found[place - 1]
    if trigger is None or trigger.measure == "size" or (count.noun is None) or other.end > count.start:
        return None
    if _acts(view, count):
        return None
    between = [view.word(at) for at in range(other.end, count.start)]
    is_part = view.word(count.number + 1) == "of" and view.word(count.number + 2) in ("them", "whom")
    if len(between) <= LONGEST_ASIDE and (_is_aside(between) or is_part):
        return trigger
    is_joined = all(word in ("and", ",", "as", "well", "or", "plus", "the") for word in between) and between
    is_listed = trigger.token < other.start or view.word(other.start - 1) == "including"
    return trigger if is_joined and is_listed else None


def _acts(view: View, count: Count) -> bool:
    """ "killed 12 soldiers, a monitor said": the monitor is nobody's victim."""
    token = view.token(count.anchor)
    if token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX") and not is_passive(token.head):
        return True
    if count.end >= view.sentence.end:
        return False
    behind = view.token(count.end)
    is_saying = view.words.lexicon.has(behind.lemma_.lower(), "grammar.saying_verbs")
    return (
        is_saying
        and behind.tag_ in ("VBD", "VBZ", "VBP")
        and view.word(count.end + 1) not in view.words.states
    )


def _shared_behind(view: View, count: Count, other: Count, trigger: Trigger | None) -> Trigger | None:
    """ "left five rebels and one soldier dead": the state behind the last is said of all."""
    if trigger is None or trigger.token < other.end or count.noun is None or other.noun is None:
        return None
    if view.word(count.noun) not in view.words.people or trigger.measure == "size":
        return None
    between = [view.word(at) for at in range(count.end, other.start)]
    return trigger if between and all(word in ("and", ",", "or") for word in between) else None


def _is_aside(between: Sequence[str]) -> bool:
    """ "killed 12 people, including …", "12 were killed, among them …" (or "three of them children")."""
    return bool(between) and (
        between[-1] in ("including", "included") or tuple(between[-2:]) == ("among", "them")
    )


def _is_rate(view: View, count: Count) -> bool:
    """ "40 people a day", "12 deaths per week"."""
    for at in range(count.end, min(count.end + 4, view.sentence.end - 1)):
        if view.has(at, "rates") and view.has(at + 1, "rate_units"):
            return True
    return False


def _is_total(view: View, count: Count) -> bool:
    """The six of "four of the six nurses were hurt", who were not all wounded."""
    at = count.start - 1
    if view.word(at) not in ("the", "its", "their", "these", "those"):
        return False
    return (
        view.word(at - 1) == "of" and at >= 2 and (view.token(at - 2).like_num or view.has(at - 2, "shares"))
    )


def _is_age(view: View, count: Count) -> bool:
    """ "Private Yusuf Omar, 21, was killed"."""
    is_aside = view.word(count.start - 1) == "," and view.word(count.end) == ","
    if not is_aside or count.noun is not None or count.start - 2 < view.sentence.start:
        return False
    return view.token(count.start - 2).pos_ == "PROPN" or view.word(count.start - 2) in view.words.people


def _draft(view: View, count: Count, trigger: Trigger, times: Sequence[TimeMention]) -> FigureDraft:
    period = period_of(view, trigger.token, times)
    hedges = [part for part in (trigger.hedge, count.qualifier) if part and part not in ("a", "an")]
    ends = [count.end, trigger.token + trigger.length]
    if period.time is not None and period.time.start > count.start:
        ends.append(period.time.end)
    return FigureDraft(
        measure=trigger.measure,
        who=_who(view, count, trigger),
        low=count.low,
        high=count.high,
        qualifier=" ".join(hedges) or None,
        start=period.start,
        end=period.end,
        cumulative=period.is_cumulative,
        trigger=trigger.token,
        noun=count.noun,
        first=min(count.start, trigger.token),
        end_token=max(ends),
    )


def _who(view: View, count: Count, trigger: Trigger) -> str | None:
    """The counted noun: "civilians"; nothing for "40 deaths", "30 lives" or a bare number."""
    if count.noun is None or count.noun == trigger.token or view.has(count.noun, "lives"):
        return None
    if view.word(count.noun) in view.words.states or view.has(count.noun, "vague_people"):
        return None
    first = count.noun
    while (
        first - 1 > count.number
        and view.token(first - 1).tag_ == "NN"
        and view.token(first - 1).head.i == count.noun
    ):
        first -= 1
    return view.analysis.doc[first : count.noun + 1].text
