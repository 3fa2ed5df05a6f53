"""When an event happened: the time expressions of its own clause, else of the clause that governs it.

The day on which somebody spoke is not the day of what he spoke of: "a general said on Sunday that the
assault had begun" dates the saying.
"""

from spacy.tokens import Token

from dateline.language.clauses import ancestors_within, clause_verb
from dateline.mentions.found import TimeMention
from dateline.statements.context import Context


def time_of(head: Token, context: Context) -> TimeMention | None:
    """The time that holds for the event told by ``head``, a verb or a noun of action."""
    sentence = context.analysis.sentence(head)
    times = [
        time
        for time in context.mentions.times
        if sentence.start <= time.start < sentence.end and (time.low or time.high) and time.role != "duration"
    ]
    if not times:
        return None
    own = clause_verb(head)
    return (
        _attached_to(head, times, context)
        or (_of_clause(own, times, context) if own is not None else None)
        or _of_governors(own or head, times, context)
        or _single_at_end(own, times, context)
        or _of_second_verb(own, times, context)
    )


def time_of_saying(cue: Token, context: Context) -> TimeMention | None:
    """The day on which somebody said something: a time in the clause of the cue itself."""
    verb = clause_verb(cue)
    sentence = context.analysis.sentence(cue)
    for time in context.mentions.times:
        inside = sentence.start <= time.start < sentence.end and time.role == "at"
        if inside and verb is not None and clause_verb(context.analysis.doc[time.head]) == verb:
            return time
    return None


def _attached_to(head: Token, times: list[TimeMention], context: Context) -> TimeMention | None:
    """A time in the noun's own phrase: "the bombing on Friday", "Friday's bombing"."""
    for time in times:
        for above in ancestors_within(context.analysis.doc[time.head]):
            if above == head:
                return time
            if above.pos_ in ("VERB", "AUX"):
                break
    return None


def _of_clause(verb: Token, times: list[TimeMention], context: Context) -> TimeMention | None:
    doc = context.analysis.doc
    mine = [time for time in times if clause_verb(doc[time.head]) == verb and _is_free(time, verb, context)]
    bounded = [time for time in mine if time.role == "at"]
    return next(iter(bounded or mine), None)


def _is_free(time: TimeMention, verb: Token, context: Context) -> bool:
    """Whether the time belongs to the verb, not to a noun of action inside its clause or a saying verb."""
    if _is_saying(verb, context):
        return False
    for above in ancestors_within(context.analysis.doc[time.head]):
        if above == verb:
            return True
        if above.pos_ == "NOUN" and context.lexicon.nouns.get(context.lexicon.lemma(above)):
            return False
    return True


def _of_governors(verb: Token, times: list[TimeMention], context: Context) -> TimeMention | None:
    """The time of the clause above, through infinitives, participles and coordination."""
    below = verb
    for head in ancestors_within(verb):
        if head.pos_ not in ("VERB", "AUX"):
            below = head
            continue
        if _is_saying(head, context) or below.dep_ not in (
            "xcomp",
            "conj",
            "advcl",
            "acl",
            "relcl",
            "pobj",
            "dobj",
        ):
            return None
        if below.dep_ == "advcl" and _is_detached(below, context):
            return None
        if below.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in below.children):
            return None
        if found := _of_clause(head, times, context):
            return found
        below = head
    return None


def _is_detached(clause: Token, context: Context) -> bool:
    """ "… on Sunday, ten months after its officers fled": the clause has a time of its own."""
    marks = (child.lower_ for child in clause.children if child.dep_ in ("mark", "prep", "advmod"))
    return any(context.lexicon.has(mark, "grammar.detached_marks") for mark in marks)


def _single_at_end(verb: Token | None, times: list[TimeMention], context: Context) -> TimeMention | None:
    """A lone weekday hung on the wrong participle: "took the town from X Sunday, advancing …"."""
    if verb is None or len(times) != 1 or verb.dep_ != "ROOT" or _is_saying(verb, context):
        return None
    time = times[0]
    owner = clause_verb(context.analysis.doc[time.head])
    if time.role != "at" or owner is None or owner.dep_ not in ("advcl", "acl") or owner.head is not verb:
        return None
    return time if time.start < owner.i else None


def _of_second_verb(verb: Token | None, times: list[TimeMention], context: Context) -> TimeMention | None:
    """ "killed a commander and detained two men on Tuesday": the day at the end is that of both."""
    for second in verb.children if verb is not None else ():
        has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in second.children)
        if second.dep_ == "conj" and second.pos_ == "VERB" and not has_subject:
            return _of_clause(second, times, context)
    return None


def _is_saying(verb: Token, context: Context) -> bool:
    return context.lexicon.has(verb.lemma_.lower(), "grammar.saying_verbs")
