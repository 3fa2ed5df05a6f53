"""Everything that Dateline raises.

::

    DatelineError
    ├── InputError          a source that cannot be read as a report
    │   ├── MissingInput    no such file or folder
    │   ├── EmptyInput      nothing in it
    │   └── UnreadableInput binary, broken encoding, no article, too large
    ├── KnowledgeError      a knowledge file that does not hold (``file:line: message``)
    ├── CorpusError         a corpus file that does not hold (``file:line: message``)
    └── ArchiveError        an archive that cannot be opened or written
        └── ArchiveLocked   another process is writing to it

A message says what happened, where, and what to do. The command line prints it and exits 2.
"""


class DatelineError(Exception):
    """Base of all errors that a user can act on."""


class InputError(DatelineError):
    """A source that cannot be read as a report."""


class MissingInput(InputError):
    """There is no such file or folder."""


class EmptyInput(InputError):
    """The source holds no text."""


class UnreadableInput(InputError):
    """The source is binary, broken, too large, or holds no article."""


class KnowledgeError(DatelineError):
    """One or more knowledge files do not hold; each line reads ``file:line: message``."""


class CorpusError(DatelineError):
    """One or more corpus files do not hold; each line reads ``file:line: message``."""


class ArchiveError(DatelineError):
    """The archive cannot be opened, read or written."""


class ArchiveLocked(ArchiveError):
    """Another process holds the archive."""
