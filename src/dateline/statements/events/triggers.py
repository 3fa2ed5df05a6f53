"""Which words of a sentence tell an event, and the frame that says so.

Each verb or noun of action is looked up; the most demanding frame whose words and conditions hold is
taken. A noun of action borrows from a verb that only carries it ("carried out strikes", "clashes
erupted"): its subject, and where and when it happened.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from dateline.language.clauses import Slots, children, expand, noun_slots, verb_slots
from dateline.statements.arguments import fits, whole_of
from dateline.statements.context import Context
from dateline.statements.lexicon import NOUN_POS, VERB_POS, Pattern

WORDED = frozenset(
    {
        *("prt", "prep", "dobj", "pobj", "advmod", "attr", "acomp", "oprd", "nsubjpass", "agent", "dative"),
        # "threatened to expel the envoys": what is threatened words the phrase, "threaten expel".
        *("xcomp", "ccomp"),
    }
)
QUALIFIERS = ("compound", "amod")
NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Trigger:
    """A word that tells an event: its frame, the words matched, and what fills its slots."""

    pattern: Pattern
    head: Token
    words: tuple[int, ...]
    slots: Slots
    carrier: Token | None = None

    @property
    def is_noun(self) -> bool:
        """Whether a noun of action tells the event."""
        return self.pattern.sort == "noun"


def find_triggers(tokens: Tokens, context: Context) -> Iterator[Trigger]:
    """The triggers of one sentence, in text order."""
    verbal = {token.i: trigger for token in tokens if (trigger := _find_verb_trigger(token, context))}
    # "lifted the siege of the town": a noun that words a phrase tells nothing by itself.
    worded = {index for trigger in verbal.values() for index in trigger.words}
    for token in tokens:
        if token.i in verbal:
            yield verbal[token.i]
        elif token.i not in worded and _is_nominal(token):
            patterns = context.lexicon.nouns.get(_noun_lemma(token, context))
            if patterns and (trigger := _noun_trigger(token, patterns, context)):
                yield trigger


def _is_nominal(token: Token) -> bool:
    """The tagger takes a plural ("airstrikes") for a verb; where it stands in the clause tells."""
    return token.pos_ in NOUN_POS or token.dep_ in NOMINAL


def _find_verb_trigger(token: Token, context: Context) -> Trigger | None:
    is_adjective = token.dep_ == "amod" and token.i < token.head.i
    if token.pos_ not in VERB_POS or _is_nominal(token) or is_adjective:
        return None
    patterns = context.lexicon.verbs.get(context.lexicon.lemma(token))
    return _verb_trigger(token, patterns, context) if patterns else None


def _noun_lemma(token: Token, context: Context) -> str:
    return context.lexicon.noun_forms.get(token.lower_) or token.lemma_.lower()


def _verb_trigger(verb: Token, patterns: tuple[Pattern, ...], context: Context) -> Trigger | None:
    slots: Slots | None = None
    for pattern in patterns:
        matched = _match_words(verb, pattern.words[1:], context)
        if matched is None:
            continue
        if slots is None:
            slots = _see_through(verb_slots(verb), context)
        own = _phrase_slots(slots, matched) if pattern.sort == "phrase" and matched else slots
        if own is not None and _holds(pattern, own, context):
            return Trigger(pattern, verb, (verb.i, *(token.i for token in matched)), own)
    return None


def _match_words(verb: Token, words: tuple[str, ...], context: Context) -> list[Token] | None:
    """The tokens below ``verb`` that word the rest of a phrase: "take [full] control of"."""
    matched: list[Token] = []
    current = verb
    for word in words:
        found = _child_worded(current, word, context) or _child_worded(verb, word, context)
        if found is None and matched and matched[-1].dep_ == "prep":
            found = _child_worded(matched[-1], word, context)
        if found is None or found in matched:
            return None
        matched.append(found)
        current = found
    return matched


def _child_worded(token: Token, word: str, context: Context) -> Token | None:
    """The word below ``token`` that is ``word``: a part of its phrase, or what qualifies one."""
    parts = [child for child in token.children if child.dep_ in WORDED]
    # "used chemical weapons against": a qualifier words the phrase before its noun does.
    parts += [below for child in parts if child.dep_ in NOMINAL for below in children(child, *QUALIFIERS)]
    if token.dep_ in QUALIFIERS:
        parts.append(token.head)
    for part in parts:
        if part.lower_ == word or context.lexicon.lemma(part) == word:
            return part
    return None


def _phrase_slots(slots: Slots, matched: list[Token]) -> Slots | None:
    """A phrase's object: what its last preposition governs, else the verb's object unless worded itself."""
    own = dict(slots)
    last = matched[-1]
    if last.dep_ in ("prep", "agent", "dative"):
        fillers = expand(children(last, "pobj"))
        if not fillers:
            return None
        # "drove the militia out of the valley": whom it befalls stands beside where.
        worded = {token.i for token in (*matched, *fillers)}
        if patients := tuple(token for token in slots.get("object", ()) if token.i not in worded):
            own["patient"] = patients
        own["object"] = fillers
    else:
        worded = {token.i for token in matched}
        rest = tuple(token for token in slots.get("object", ()) if token.i not in worded)
        own.pop("object", None)
        if rest:
            own["object"] = rest
    for noun in matched:
        if noun.dep_ in ("dobj", "pobj"):
            for name, fillers in noun_slots(noun).items():
                own.setdefault(name, fillers)
    return own


def _noun_trigger(noun: Token, patterns: tuple[Pattern, ...], context: Context) -> Trigger | None:
    if noun.dep_ == "compound" and noun.head.pos_ in NOUN_POS:
        return None
    if (mention := context.actor_at(noun.i)) is not None and mention.end - mention.start > 1:
        return None
    slots, carrier = _nominal_slots(noun, context)
    slots = _see_through(slots, context)
    for pattern in patterns:
        words = pattern.words[:-1]
        before = tuple(
            context.lexicon.noun_forms.get(noun.doc[index].lower_) or noun.doc[index].lemma_.lower()
            for index in range(max(noun.i - len(words), noun.sent.start), noun.i)
        )
        if before == words and _holds(pattern, slots, context):
            return Trigger(pattern, noun, tuple(range(noun.i - len(words), noun.i + 1)), slots, carrier)
    return None


def _nominal_slots(noun: Token, context: Context) -> tuple[Slots, Token | None]:
    """A noun's own slots, and those that it borrows from a verb which carries it."""
    slots = noun_slots(noun)
    verb, role = _carrier(noun, context)
    if verb is None:
        return slots, None
    borrowed = verb_slots(verb)
    subjects = tuple(token for token in borrowed.get("subject", ()) if token.i != noun.i)
    if role == "object" and subjects:
        slots.setdefault("subject", subjects)
    if role == "subject" and (victims := borrowed.get("object")):
        # "an air strike killed nine": whom the strike's verb befalls, the strike befell.
        slots["victim"] = victims
    for name, fillers in borrowed.items():
        if name not in ("subject", "object") and (role == "subject" or "." not in name):
            fillers = tuple(token for token in fillers if token.i != noun.i)
            if fillers:
                # "conducted strikes against A, and against B": the second phrase hangs on the verb.
                slots[name] = expand((*slots.get(name, ()), *fillers))
    return slots, verb


def _carrier(noun: Token, context: Context) -> tuple[Token | None, str]:
    """The verb that carries a noun of action, and whether the noun is its object or its subject."""
    lexicon = context.lexicon
    top = noun
    while top.dep_ in ("conj", "appos") and top.head.pos_ in NOUN_POS:
        top = top.head
    # "military operations, including assaults against …": the list's head is carried.
    while top.dep_ == "pobj" and top.head.lower_ in ("including", "of") and top.head.head.pos_ in NOUN_POS:
        if top.head.lower_ == "of" and not lexicon.has(top.head.head.lemma_.lower(), "grammar.partitives"):
            break
        top = top.head.head
    head = top.head
    if top.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in (*VERB_POS, "ADJ"):
        verb = head.head
        if verb.dep_ == "acomp":
            verb = verb.head
        is_light = lexicon.has(lexicon.lemma(head.head), "grammar.light_verbs")
        return (verb, "object") if is_light and head.lower_ in ("in", "with", "out") else (None, "")
    if head.pos_ not in VERB_POS:
        return None, ""
    lemma = lexicon.lemma(head)
    if top.dep_ == "nsubjpass" and lexicon.has(lemma, "grammar.noticing_verbs"):
        # "shelling was reported in A and B": the verb lends where and when, and nobody.
        return head, "noticed"
    if top.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and lexicon.has(lemma, "grammar.light_verbs"):
        return head, "object"
    if top.dep_ == "nsubj" and lexicon.has(lemma, "grammar.happening_verbs"):
        return head, "subject"
    return None, ""


def _see_through(slots: Slots, context: Context) -> Slots:
    """ "thousands of protesters", "a group of gunmen": the filler is whom the count or the group is of."""
    return {name: tuple(whole_of(token, context) for token in fillers) for name, fillers in slots.items()}


def _holds(pattern: Pattern, slots: Slots, context: Context) -> bool:
    """Whether the slots' fillers are what the frame needs, and nothing that it bars."""
    for slot, classes in pattern.frame.needs.items():
        fillers = slots.get(slot, ())
        if "none" in classes and not fillers:
            continue
        if not any(fits(token, name, context) for token in fillers for name in classes if name != "none"):
            return False
    for slot, classes in pattern.frame.bars.items():
        fillers = slots.get(slot, ())
        if any(fits(token, name, context) for token in fillers for name in classes):
            return False
    return True
