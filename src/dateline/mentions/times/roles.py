"""What a time is to its clause (at, since, until), and which phrases are names and no times at all."""

from dateline.mentions.times.relations import Opening
from dateline.mentions.times.terms import Indefinite, Term
from dateline.mentions.times.words import Line, Phrase

# "since the start of the … war in 2011": words looked back over for the "since" of a nested time.
REACH = 14


def read_role(line: Line, phrase: Phrase) -> tuple[Term, str]:
    """The phrase's term, opened where the text opens it ("as early as"), and its role."""
    if isinstance(phrase.term, Indefinite):
        return phrase.term, phrase.term.role
    if phrase.role is not None:
        return phrase.term, phrase.role
    before = phrase.start - 1
    if (
        line.word(before) == "as"
        and line.word(before - 1) in ("early", "soon")
        and line.word(before - 2) == "as"
    ):
        return Opening(phrase.term), "at"
    if line.word(before) == "than" and line.word(before - 1) == "later":
        return phrase.term, "until"
    if line.has(before, "since") or _opens_period(line, before):
        return phrase.term, "since"
    is_bare = line.word(phrase.end) not in ("'s", "’s") and not _modifies(line, phrase)
    if line.has(before, "until") and is_bare:
        return phrase.term, "until"
    if line.has(before, "since_if_bare") and is_bare and not _belongs_to_noun(line, before):
        return phrase.term, "since"
    return phrase.term, "at"


def _modifies(line: Line, phrase: Phrase) -> bool:
    """Whether the time stands before a noun that it belongs to ("after the 2003 invasion")."""
    if phrase.end >= line.end:
        return False
    token = line.token(phrase.end)
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        and line.doc[phrase.start : phrase.end].root.head.i >= phrase.end
    )


def _belongs_to_noun(line: Line, before: int) -> bool:
    """ "a video from Friday", "the day after Sunday": the preposition hangs on a noun."""
    return line.word(before) == "from" and line.token(before).head.pos_ in ("NOUN", "PROPN")


def _opens_period(line: Line, before: int) -> bool:
    """ "since the start of the civil war in 2011", "since the 2003 invasion": the period starts with a
    beginning that is dated."""
    at, seen = before, False
    for _ in range(REACH):
        token = line.token(at) if at >= line.start else None
        if token is None or (token.pos_ in ("VERB", "AUX", "PUNCT") and token.tag_ not in ("HYPH", "VBN")):
            return False
        if line.has(at, "since"):
            return seen or at == before - 1 or before - at <= 2
        seen = seen or line.has(at, "openings")
        at -= 1
    return False


def is_name(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is part of a name: "Black September", "the Friday Mosque", "April 6 Movement"."""
    if (
        line.has(phrase.end, "name_nouns")
        and line.starts_upper(phrase.end)
        and line.starts_upper(phrase.end - 1 - _digits(line, phrase))
    ):
        return True
    if phrase.is_explicit:
        # "September 11" may be the name of attacks, "September 11, 2001" is a day.
        return False
    for index in range(phrase.start, phrase.end):
        for name, place in line.words.names.get(line.word(index).rstrip("."), ()):
            first = index - place
            if all(line.word(first + step).rstrip(".") == word for step, word in enumerate(name)):
                return True
    return False


def is_tally(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase only bounds a count: "for the third time this year", "twice in a week".

    A year that is named stands: "was taken for the second time in 2014" tells when.
    """
    if phrase.is_explicit:
        return False
    at = phrase.start - 1
    at -= line.has(at, "tally_joints")
    if line.has(at, "tallies"):
        return True
    is_times = line.has(at, "occasions")
    return is_times and (
        line.word(at - 1) in line.words.ordinals
        or line.cardinal_before(at) is not None
        or line.has(at - 1, "few")
    )


def is_kind(line: Line, phrase: Phrase, others: bool) -> bool:
    """Whether "overnight" only says of what kind something is: "an overnight raid … on Tuesday"."""
    if not others or not line.has(phrase.start, "overnight") or phrase.end - phrase.start > 1:
        return False
    return line.token(phrase.start).head.i > phrase.start and line.token(phrase.start).dep_ in (
        "amod",
        "compound",
        "nmod",
    )


def _digits(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase ends in digits behind its name ("October 7")."""
    return line.word(phrase.end - 1)[0].isdigit() and phrase.end - phrase.start > 1
