"""Which word tells what became of those counted: "killed", "dead", "the deaths of", "a toll of".

A count is tried against its neighbours first, since the parser often hangs "and 30 wounded" wrongly,
then against its place in the parse.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.language.analysis import Analysis, Sentence
from dateline.language.clauses import is_passive
from dateline.model import Measure
from dateline.statements.figures.counts import Count
from dateline.statements.figures.words import FigureWords, Phrases

CLIMB = 6
SAYING_TAGS = ("VBD", "VBZ", "VBP")
AUXILIARIES = ("aux", "auxpass")
WINDOW = 7


@dataclass(frozen=True)
class Trigger:
    """The word that tells a measure of a count, and the words between them that weaken it ("feared")."""

    token: int
    measure: Measure
    hedge: str | None = None
    length: int = 1


@dataclass(frozen=True)
class View:
    """One sentence and the words to read it by."""

    analysis: Analysis
    sentence: Sentence
    words: FigureWords

    def word(self, index: int) -> str:
        """The lower-case token at ``index``, empty outside the sentence."""
        return self.analysis.lowered[index] if self.sentence.start <= index < self.sentence.end else ""

    def token(self, index: int) -> Token:
        """The token at ``index``."""
        return self.analysis.doc[index]

    def has(self, index: int, name: str) -> bool:
        """Whether the token at ``index`` is in a list of ``words/figures.yaml``."""
        return self.word(index) in self.words.sets[name]


def find_trigger(view: View, count: Count) -> Trigger | None:
    """The trigger of a count; ``None`` where nothing tells what became of those counted."""
    return (
        _noun_of_measure(view, count)
        or _lives(view, count)
        or _toll(view, count)
        or _object_of(view, count)
        or _state_behind(view, count)
        or _verb_above(view, count)
        or _noun_above(view, count)
        or _verb_before(view, count)
    )


def _noun_of_measure(view: View, count: Count) -> Trigger | None:
    """ "40 deaths", "12 arrests": the noun itself."""
    if count.noun is None:
        return None
    measure = view.words.nouns.get(view.token(count.noun).lemma_.lower())
    # "two massacres", "three murders" count acts; a death, an injury, an arrest is one person's.
    is_personal = measure in ("wounded", "arrested") or view.has(count.noun, "toll_nouns")
    return Trigger(count.noun, measure) if measure and is_personal else None


def _lives(view: View, count: Count) -> Trigger | None:
    """ "claimed the lives of 30", "cost 12 lives", "30 people lost their lives"."""
    if count.noun is not None and view.has(count.noun, "lives"):
        verb = _verb_within(view, count.noun, "lives_verbs")
        return Trigger(verb, "killed") if verb is not None else None
    if view.word(count.start - 1) == "of" and view.has(count.start - 2, "lives"):
        verb = _verb_within(view, count.start - 2, "lives_verbs")
        return Trigger(verb, "killed") if verb is not None else None
    for at in range(count.end, min(count.end + WINDOW, view.sentence.end)):
        if view.token(at).lemma_ in view.words.sets["lives_losers"] and view.has(at + 2, "lives"):
            return Trigger(at, "killed") if _is_subject(view, count, at) else None
    return None


def _verb_within(view: View, index: int, name: str) -> int | None:
    """The verb above or near before a noun, if it is in a list."""
    token = view.token(index)
    for _ in range(3):
        token = token.head
        if token.lemma_.lower() in view.words.sets[name] and token.pos_ == "VERB":
            return token.i
    for at in range(index - 1, max(index - 5, view.sentence.start) - 1, -1):
        if view.token(at).pos_ == "VERB":
            return at if view.token(at).lemma_.lower() in view.words.sets[name] else None
    return None


def _toll(view: View, count: Count) -> Trigger | None:
    """ "a death toll of 40", "the toll rose from 20 to 30": the second number is the toll."""
    if count.noun is not None and view.word(count.noun) not in view.words.people:
        return None
    before = count.start - 1
    verbs = view.words.sets["toll_verbs"]
    head = view.token(count.number).head
    is_led = view.has(before, "toll_prepositions") or view.token(before).lemma_.lower() in verbs
    if not is_led and (head.lemma_.lower() not in verbs or head.i > before):
        return None
    if view.word(before) == "from":
        return None
    for at in range(before, max(before - 14, view.sentence.start) - 1, -1):
        if view.word(at) in (";", ":", '"', "”"):
            return None
        if view.has(at, "tolls"):
            return _toll_trigger(view, at, before)
        if view.word(at) in view.words.states and _is_number_of(view, at):
            return Trigger(at, view.words.states[view.word(at)])
    return None


def _is_number_of(view: View, index: int) -> bool:
    """ "the number of dead", "the number of those wounded", "the number of people killed"."""
    before = range(index - 4, index - 1)
    return any(view.has(at, "number_nouns") and view.word(at + 1) == "of" for at in before)


def _toll_trigger(view: View, toll: int, before: int) -> Trigger | None:
    if view.has(toll - 1, "toll_wounded"):
        return Trigger(toll, "wounded")
    is_deadly = view.has(toll - 1, "toll_nouns") or view.word(toll - 1) in ("the", "that", "this", "a", "its")
    verbs = [at for at in range(toll + 1, before + 1) if view.token(at).pos_ == "VERB"]
    is_telling = all(view.token(at).lemma_.lower() in view.words.sets["toll_verbs"] for at in verbs[-1:])
    return Trigger(toll, "killed") if is_deadly and is_telling else None


def _state_behind(view: View, count: Count) -> Trigger | None:
    """ "40 dead", "12 people were reported killed", "30 others wounded", "12 were taken prisoner"."""
    hedge = None
    at = count.end
    for _ in range(WINDOW):
        word = view.word(at)
        if (found := _passive_at(view, at)) is not None:
            return Trigger(at, found[0], hedge, found[1])
        if (measure := view.words.states.get(word)) is not None:
            is_told = _is_state_of(view, count, at) and _suits(view, count, measure)
            return Trigger(at, measure, hedge) if is_told else None
        if not view.has(at, "links"):
            return None
        hedge = word if view.has(at, "hedges") else hedge
        at += 1
    return None


def _passive_at(view: View, index: int) -> tuple[Measure, int] | None:
    """A state told by two or three words ("taken prisoner", "forced to flee")."""
    word = view.word(index)
    for phrases in view.words.passives.values():
        for phrase, measure in phrases:
            if phrase[0] == word and all(view.word(index + step) == part for step, part in enumerate(phrase)):
                return measure, len(phrase)
    return None


def _is_state_of(view: View, count: Count, index: int) -> bool:
    """Whether the state is the count's own: not "12 soldiers killed 30 rebels", not "12 dead soldiers"."""
    token = view.token(index)
    said = token.head
    is_behind = count.end <= said.i < index and token.dep_ == "ccomp" and said.tag_ in SAYING_TAGS
    if is_behind and not is_passive(said) and any(child.dep_ in AUXILIARIES for child in token.children):
        # "12 soldiers and a monitor said more had been wounded"
        return False
    if any(child.dep_ in ("dobj", "dative") and child.i > index for child in token.children):
        return False
    behind = view.word(index + 1)
    if behind in ("him", "her", "them", "himself", "themselves"):
        return False
    is_bare = index == count.end and count.noun is None
    follows_noun = index + 1 < view.sentence.end and view.token(index + 1).pos_ in ("NOUN", "PROPN", "ADJ")
    return not (is_bare and follows_noun and view.token(index + 1).head.i != index)


def _object_of(view: View, count: Count) -> Trigger | None:
    """ "killed 12 soldiers wounded earlier": a plain object goes before the state behind it."""
    token = view.token(count.anchor)
    if token.dep_ != "dobj" or token.head.i > count.start or count.start - token.head.i > WINDOW:
        return None
    measure = _measure(view, token.head, view.words.objects)
    is_told = measure is not None and _is_fit(view, count, token.head, measure)
    return Trigger(token.head.i, measure) if measure is not None and is_told else None


def _verb_above(view: View, count: Count) -> Trigger | None:
    """The verb that the count is an object or a subject of, through coordination."""
    token = view.token(count.anchor)
    for _ in range(CLIMB):
        if token.dep_ not in ("conj", "appos", "nummod") or token.head is token:
            break
        if token.head.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    role, head = token.dep_, token.head
    for child in view.token(count.anchor).children:
        # "12 people killed in the raid", "40 men who died"
        if (
            child.dep_ in ("acl", "relcl")
            and child.i >= count.end
            and (found := _told_by_clause(view, child))
        ):
            return found
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if role == "dobj" or (role == "nsubjpass" or (role == "nsubj" and is_passive(head))):
        measure = _measure(view, head, view.words.objects)
        if measure is None and role != "dobj":
            measure = _of_conjunct(view, head, view.words.objects)
    elif role == "nsubj":
        measure = _measure(view, head, view.words.subjects) or _of_conjunct(view, head, view.words.subjects)
    else:
        return None
    return Trigger(head.i, measure) if measure and _is_fit(view, count, head, measure) else None


def _told_by_clause(view: View, verb: Token) -> Trigger | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        measure = _measure(view, verb, view.words.objects)
    elif verb.dep_ == "relcl" and any(
        child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj" for child in verb.children
    ):
        measure = _measure(view, verb, view.words.subjects)
    elif verb.dep_ == "relcl" and is_passive(verb):
        measure = _measure(view, verb, view.words.objects)
    else:
        return None
    return Trigger(verb.i, measure) if measure else None


def _of_conjunct(view: View, verb: Token, phrases: Phrases) -> Measure | None:
    """ "were stabbed and wounded", "fell ill and died": a second verb shares the subject."""
    for child in verb.children:
        if child.dep_ == "conj" and not any(inner.dep_ in ("nsubj", "nsubjpass") for inner in child.children):
            return _measure(view, child, phrases)
    return None


def _measure(view: View, verb: Token, phrases: Phrases) -> Measure | None:
    """The measure that a verb tells, with the words that it needs beside it ("shoot" + "dead")."""
    for phrase, measure in phrases.get(verb.lemma_.lower(), ()):
        if len(phrase) == 1:
            return measure
        end = min(verb.i + WINDOW + 4, view.sentence.end)
        behind = [view.word(at) for at in range(verb.i + 1, end)]
        if phrase[1] in behind and all(word in behind for word in phrase[1:]):
            return measure
    return None


def _is_fit(view: View, count: Count, verb: Token, measure: Measure) -> bool:
    """Whether what is counted can be what the verb's measure is of."""
    if not _suits(view, count, measure) or measure == "destroyed":
        return _suits(view, count, measure)
    noun = view.word(count.noun) if count.noun is not None else ""
    lemma = verb.lemma_.lower()
    is_people = noun in view.words.people
    is_name = count.noun is not None and view.token(count.noun).tag_ in ("NNPS", "NNP")
    if lemma in view.words.sets["needs_people"]:
        return is_people or is_name or (not noun and lemma in view.words.sets["bare_people"])
    return is_people or not noun or is_name or view.token(count.anchor).tag_ == "NNS"


def _suits(view: View, count: Count, measure: Measure) -> bool:
    """People are killed, things are destroyed, people and weapons captured; beasts are not counted."""
    noun = view.word(count.noun) if count.noun is not None else ""
    is_people = noun in view.words.people
    if measure == "captured":
        return is_people or not noun or noun in view.words.sets["weapons"]
    if measure == "destroyed":
        return bool(noun) and not is_people and view.token(count.anchor).tag_ in ("NN", "NNS")
    return noun not in view.words.sets["beasts"] and noun not in view.words.sets["weapons"]


def _noun_above(view: View, count: Count) -> Trigger | None:
    """ "the deaths of 12 civilians", "the capture of 30 soldiers", "injuries to 40 people"."""
    before = count.start - 1 - (view.word(count.start - 1) in ("the", "these", "those", "all"))
    if view.word(before) not in ("of", "to", "among"):
        return None
    noun = view.token(before - 1) if before > view.sentence.start else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    measure = view.words.nouns.get(noun.lemma_.lower())
    if measure is None or (measure == "wounded") == (view.word(before) == "of"):
        return None
    is_people = count.noun is None or view.word(count.noun) in view.words.people
    return Trigger(noun.i, measure) if is_people or measure == "destroyed" else None


def _verb_before(view: View, count: Count) -> Trigger | None:
    """The verb straight before the number, where the parse has lost the tie: "killing at least 12"."""
    at = count.start - 1
    if view.word(at) in ("the", "another", "some", "and"):
        at -= 1
    if at < view.sentence.start or (view.token(at).pos_ != "VERB" and view.word(at) not in view.words.states):
        return None
    verb = view.token(at)
    measure = _measure(view, verb, view.words.objects) or view.words.states.get(view.word(at))
    if (
        measure is None
        or view.has(at, "states_only")
        or (is_passive(verb) and verb.tag_ == "VBN" and view.has(at - 1, "links"))
    ):
        return None
    return Trigger(at, measure) if _is_fit(view, count, verb, measure) else None


def _is_subject(view: View, count: Count, verb: int) -> bool:
    token = view.token(count.anchor)
    return token.head.i == verb or verb - count.end <= 2
