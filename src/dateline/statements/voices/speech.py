"""Whether words in quotation marks are speech: names, titles and scare quotes are not."""

from spacy.tokens import Token

from dateline.statements.voices.cue import Cue
from dateline.statements.voices.hearing import Hearing
from dateline.statements.voices.quotation_marks import Quoted
from dateline.statements.voices.sources import VERBAL

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
SENTENCE_ENDS = frozenset({".", "?", "!", "…", "...", "?!", "!!", "—", "–", "--"})
LEADING = frozenset({"CCONJ", "ADV", "PUNCT", "INTJ", "SPACE"})
MAX_NAME = 9
LONGEST_LOOK = 60


def is_whole(hearing: Hearing, quoted: Quoted, cue: Cue, place: str) -> bool:
    """Whether the quoted words are all that is said: `"We won," he said`, not `It was "lost", he said`."""
    doc, analysis = hearing.doc, hearing.analysis
    if analysis.sentence_of[quoted.first] != analysis.sentence_of[quoted.end - 1] and place != "around":
        return True
    if place == "label":
        return True
    first = quoted.first if quoted.opening is None else quoted.opening
    if place == "after":
        start = max(analysis.sentence(quoted.first).start, first - LONGEST_LOOK)
        return not _has_words(hearing, start, first, cue)
    end = quoted.end if quoted.closing is None else quoted.closing + 1
    limit = min(analysis.sentence(quoted.end - 1).end, end + LONGEST_LOOK)
    if place == "before":
        joint = doc[first - 1].text if first else ""
        introduced = joint in (":", ",", "—", "–", "--") or first == hearing.passage_bounds(quoted.first)[0]
        return introduced or (has_clause(hearing, quoted) and not _has_words(hearing, end, limit, cue))
    if not has_clause(hearing, quoted):
        return False
    return not any(
        _has_words(hearing, a, min(b, first), cue) or _has_words(hearing, max(a, end), b, cue)
        for a, b in cue.contents
    )


def is_name(hearing: Hearing, quoted: Quoted) -> bool:
    """Whether the words name something: `the "Desert Hawks" brigade`, on "The Big Picture"."""
    doc, words = hearing.doc, hearing.words
    tokens = [token for token in doc[quoted.first : quoted.end] if not token.is_punct and not token.is_space]
    if not tokens or len(tokens) > MAX_NAME:
        return not tokens
    after = _neighbour(hearing, quoted, 1)
    before = _neighbour(hearing, quoted, -1)
    if before is not None and (words.has("name_cues", _whole_word(before)) or _is_called(hearing, before)):
        return True
    titled = _is_titled(tokens)
    if after is not None and words.has("name_heads", after.lemma_.lower()) and (titled or len(tokens) <= 3):
        return True
    if _is_nickname(before, after) or _is_bracketed(hearing, quoted):
        return True
    ends_sentence = doc[quoted.end - 1].text in SENTENCE_ENDS and has_clause(hearing, quoted)
    return titled and not ends_sentence


def is_content(hearing: Hearing, quoted: Quoted) -> bool:
    """Whether the words are a phrase that tells something, more than a single scare word."""
    tokens = [token for token in hearing.doc[quoted.first : quoted.end] if token.is_alpha]
    return len(tokens) >= 2 and any(token.pos_ in CONTENT for token in tokens)


def is_utterance(hearing: Hearing, quoted: Quoted) -> bool:
    """Whether the words stand alone as sentences: they begin one, end one, and tell something."""
    doc, analysis = hearing.doc, hearing.analysis
    if quoted.opening is None or quoted.closing is None:
        return False
    start = max(min(analysis.sentence(quoted.first).start, quoted.opening), quoted.opening - LONGEST_LOOK)
    introduced = start < quoted.opening and doc[quoted.opening - 1].text == ":"
    if not introduced and not all(doc[index].pos_ in LEADING for index in range(start, quoted.opening)):
        return False
    limit = hearing.passage_bounds(quoted.first)[1]
    following = quoted.closing + 1
    closed = doc[quoted.end - 1].text in SENTENCE_ENDS or (
        following < limit and doc[following].text in SENTENCE_ENDS
    )
    ends = (
        following >= limit
        or doc[following].is_sent_start
        or doc[following].text in SENTENCE_ENDS
        or not doc[following].is_lower
    )
    words = sum(token.is_alpha for token in doc[quoted.first : quoted.end])
    return closed and bool(ends) and (words >= 3 or doc[quoted.end - 1].text in "?!")


def _has_words(hearing: Hearing, start: int, end: int, cue: Cue) -> bool:
    """Whether there are words in ``[start:end)`` besides the cue's, its source's and light ones."""
    for index in range(start, end):
        token = hearing.doc[index]
        in_cue = cue.first <= index < cue.end
        in_source = cue.source is not None and cue.source.first <= index < cue.source.end
        if not in_cue and not in_source and (token.is_alpha or token.like_num) and token.pos_ not in LEADING:
            return True
    return False


def has_clause(hearing: Hearing, quoted: Quoted) -> bool:
    """Whether there is a verb with its subject among the words."""
    tokens = hearing.doc[quoted.first : quoted.end]
    return any(token.pos_ in VERBAL for token in tokens) and any(t.dep_.startswith("nsubj") for t in tokens)


def _neighbour(hearing: Hearing, quoted: Quoted, step: int) -> Token | None:
    """The word right before or behind the marks."""
    mark = quoted.closing if step > 0 else quoted.opening
    if mark is None or not 0 <= mark + step < len(hearing.doc):
        return None
    token = hearing.doc[mark + step]
    return token if hearing.analysis.sentence_of[mark] == hearing.analysis.sentence_of[token.i] else None


def _whole_word(token: Token) -> str:
    """A word with what is tied to it by a hyphen: `so-called`."""
    if token.i >= 2 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{token.lower_}"
    return token.lower_


def _is_nickname(before: Token | None, after: Token | None) -> bool:
    """`Ali "the Bear" Hassan`."""
    if before is None or after is None or before.pos_ != "PROPN" or after.pos_ != "PROPN":
        return False
    return before.is_title and after.is_title


def _is_called(hearing: Hearing, before: Token) -> bool:
    """`known as "the Fridge"`, `under the name of "Dawn"`."""
    if before.lower_ not in ("as", "of", "the", "a") or before.i == 0:
        return False
    return hearing.words.has("name_cues", hearing.doc[before.i - 1].lower_)


def _is_titled(tokens: list[Token]) -> bool:
    """Whether the words are written as a name: capitals on all but small words, at the last one too."""
    heavy = [token for token in tokens if token.pos_ in CONTENT or not token.is_lower]
    if not heavy or not tokens[0].text[:1].isupper():
        return False
    if any(token.is_lower and token.pos_ in ("AUX", "PRON") for token in tokens):
        return False
    return all(token.text[:1].isupper() or token.like_num for token in heavy)


def _is_bracketed(hearing: Hearing, quoted: Quoted) -> bool:
    """`(the "Agreement")`: a term set down for what follows."""
    after = _neighbour(hearing, quoted, 1)
    if after is None or after.text != ")" or quoted.opening is None:
        return False
    start = max(quoted.opening - 3, 0)
    return any(token.text == "(" for token in hearing.doc[start : quoted.opening])
