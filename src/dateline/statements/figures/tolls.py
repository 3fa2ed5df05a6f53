"""Tolls told without a verb of dying: "put the dead at 300", "put army losses at 35", "found 12 bodies"."""

from dateline.statements.figures.counts import Count
from dateline.statements.figures.triggers import Trigger, View

LONGEST_BACK = 6
LONGEST_LOOK = 60


def find_toll(view: View, count: Count) -> Trigger | None:
    """The word that makes a count one of the dead; ``None`` where nothing plainly does."""
    if count.noun is not None and view.has(count.noun, "bodies"):
        return _found_body(view, count.noun)
    if count.noun is not None and view.word(count.noun) not in view.words.people:
        return None
    return _bodies_of(view, count) or _put_at(view, count) or _figure_of(view, count)


def has_harm(view: View) -> bool:
    """Whether the sentence, or the one before it in its paragraph, tells of violence or of disaster."""
    return any(view.analysis.doc[at].lemma_.lower() in view.words.sets["harms"] for at in _round(view))


def _round(view: View) -> range:
    sentences = view.analysis.sentences
    first = view.sentence
    if first.index and sentences[first.index - 1].passage == first.passage:
        first = sentences[first.index - 1]
    return range(max(first.start, view.sentence.start - LONGEST_LOOK), view.sentence.end)


def _found_body(view: View, noun: int) -> Trigger | None:
    """ "recovered the bodies of 12 men", "12 bodies were found"; a body that is only told of may be old."""
    token = view.token(noun)
    is_found = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in view.words.sets["finding"]
    return Trigger(noun, "killed") if is_found else None


def _bodies_of(view: View, count: Count) -> Trigger | None:
    before = count.start - 1
    before -= view.word(before) in ("the", "these", "those", "all")
    if view.word(before) != "of" or not view.has(before - 1, "bodies"):
        return None
    return _found_body(view, before - 1)


def _put_at(view: View, count: Count) -> Trigger | None:
    """ "put the dead at about 300", "estimated rebel losses at 35"; firms lose too, so whose is asked."""
    at = count.start - 2
    if view.word(count.start - 1) != "at" or at < view.sentence.start or view.word(count.end) == "%":
        return None
    is_dead = view.has(at, "dead") and view.word(at - 1) == "the"
    is_lost = view.has(at, "losses") and view.has(at - 1, "losers")
    if not (is_dead or is_lost):
        return None
    near = range(at - 1, max(at - LONGEST_BACK, view.sentence.start) - 1, -1)
    verb = next((back for back in near if view.token(back).pos_ == "VERB"), None)
    is_put = verb is not None and view.token(verb).lemma_.lower() in view.words.sets["putting"]
    return Trigger(at, "killed") if is_put else None


def _figure_of(view: View, count: Count) -> Trigger | None:
    """ "… put the toll at 40, while the hospital gave a figure of 52": a figure where a toll was told."""
    figure = count.start - 2
    if view.word(count.start - 1) != "of" or not view.has(figure, "figure_nouns") or count.noun is not None:
        return None
    verb = view.token(figure).head
    if view.token(figure).dep_ != "dobj" or verb.lemma_.lower() not in view.words.sets["giving"]:
        return None
    told = any(
        view.analysis.lowered[at] in view.words.sets["tolls"] and not _is_of_wounded(view, at)
        for at in _round(view)
        if at < figure
    )
    return Trigger(figure, "killed") if told else None


def _is_of_wounded(view: View, toll: int) -> bool:
    return toll > 0 and view.analysis.lowered[toll - 1] in view.words.sets["toll_wounded"]
