"""Intake: from bytes to a manuscript, that is a document and its repaired passages.

Every passage's characters lead back to ``Document.text``, which is the source as it stands. What was
left out or mended doubtfully is told in the document's notes.
"""

from dateline.intake.manuscript import take, take_text
from dateline.intake.reports import find_reports

__all__ = ["find_reports", "take", "take_text"]
