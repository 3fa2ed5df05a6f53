"""The size of a force: "a force of 2,000 troops", "a 3,000-strong militia", "the group has 500 fighters"."""

from dateline.language.clauses import is_passive
from dateline.statements.figures.counts import Count
from dateline.statements.figures.triggers import Trigger, View

CLIMB = 3


def find_size(view: View, count: Count) -> Trigger | None:
    """The word that makes a count the size of a group; ``None`` without a group or a verb of having one."""
    if count.low == 1 or count.low == count.high == 0:
        return None
    return _strong(view, count) or _group_of(view, count) or _had(view, count)


def _strong(view: View, count: Count) -> Trigger | None:
    """ "the 3,000-strong force"."""
    end = count.number + 1
    at = end + (view.word(end) in ("-", "–"))
    if not view.has(at, "strong") or at == end:
        return None
    group = next((place for place in range(at + 1, at + 4) if view.has(place, "groups")), None)
    return Trigger(group, "size") if group is not None else None


def _group_of(view: View, count: Count) -> Trigger | None:
    """ "an army of 20,000", "a force of 2,000 fighters"."""
    before = count.start - 1
    is_group = view.word(before) == "of" and (
        view.has(before - 1, "groups") or view.has(before - 1, "size_nouns")
    )
    if not is_group or (count.noun is not None and not view.has(count.noun, "sized")):
        return None
    # "a group of 12 soldiers" met on a road is not how strong the group is.
    return None if view.has(before - 1, "loose_groups") else Trigger(before - 1, "size")


def _had(view: View, count: Count) -> Trigger | None:
    """ "has 2,000 fighters", "deployed 500 troops", "3,000 soldiers are stationed there"."""
    if count.noun is None or not view.has(count.noun, "sized"):
        return None
    token = view.token(count.noun)
    verb = token.head
    if token.dep_ == "attr" and any(child.dep_ == "expl" for child in verb.children):
        # "there are 2,000 foreign fighters in the province"
        return Trigger(verb.i, "size")
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() not in view.words.sets["size_verbs"]:
        return None
    if verb.tag_ == "VB":
        # "wants to send 3,000 troops"
        return None
    is_object = (
        token.dep_ == "dobj" or token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and is_passive(verb))
    )
    return Trigger(verb.i, "size") if is_object else None
