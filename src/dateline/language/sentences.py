"""Where sentences start.

The parser splits where it loses its way ("… of the Lord's Army (LRA) | Monday, burning huts …"), so
boundaries are settled before it runs: certain ones are set, impossible ones are forbidden, and only
the doubtful are left to it.
"""

from spacy.tokens import Doc

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
OPENERS = frozenset({'"', "“", "‘", "'", "``", "(", "[", "«"})


def mark_sentence_starts(doc: Doc) -> None:
    """Set, forbid or leave open a sentence start at each token of ``doc``."""
    pending = False
    for index, token in enumerate(doc):
        if index == 0:
            token.is_sent_start = True
            pending = token.text in ENDS
            continue
        if pending:
            if token.text in CLOSERS and not _opens(doc, index):
                token.is_sent_start = False
                continue
            token.is_sent_start = _starts_after_stop(doc, index)
            pending = token.text in ENDS
            continue
        after_abbreviation = doc[index - 1].text.endswith(".") and len(doc[index - 1]) > 1
        token.is_sent_start = None if after_abbreviation and token.is_title else False
        pending = token.text in ENDS


def _opens(doc: Doc, index: int) -> bool:
    """Whether the mark at ``index`` opens a quotation: space before it and none behind."""
    token = doc[index]
    return bool(doc[index - 1].whitespace_) and not token.whitespace_ and index + 1 < len(doc)


def _starts_after_stop(doc: Doc, index: int) -> bool | None:
    token = doc[index]
    while token.text in OPENERS and index + 1 < len(doc):
        index += 1
        token = doc[index]
    if token.is_lower and not token.like_num:
        return None if doc[index].is_alpha else False
    return True
