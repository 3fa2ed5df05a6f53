"""Whether a file stands where it belongs, under a head that is true."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.corpus.finding import CorpusFile, Finding
from dateline.corpus.folder import Corpus

DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def check_filing(file: CorpusFile, corpus: Corpus) -> Iterator[Finding]:
    """The head, the folder and the name of a file, and that it has a text."""
    for message in _wrong_head(file, corpus):
        yield file.find(1, "filing", message)
    if not file.document.sentences:
        yield file.find(1, "filing", "the document has no text")


def _wrong_head(file: CorpusFile, corpus: Corpus) -> Iterator[str]:
    document = file.document
    if document.register not in corpus.registers:
        yield f"the register {document.register!r} is not listed in registers.yaml"
    if document.conflict not in corpus.parts:
        yield f"the conflict {document.conflict!r} is not listed in conflicts.yaml"
    if document.published is not None and not is_date(document.published):
        yield f"published: expected YYYY, YYYY-MM or YYYY-MM-DD, not {document.published!r}"
    folder = corpus.documents / document.conflict
    if file.path.absolute().parent != folder.absolute():
        yield f"the file belongs in {folder}, the folder of its conflict"
    prefix = document.conflict.replace("/", "-") + "-"
    if not document.name.startswith(prefix):
        yield f"the file's name begins with its conflict: {prefix}..., not {document.name!r}"


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar, in ISO 8601."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True
