"""Options that several commands have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

ARCHIVE = Path("dateline.duckdb")
CORPUS = Path("corpus")


class ReadFormat(StrEnum):
    """How readings are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class EventsFormat(StrEnum):
    """How a list of events is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class StatsFormat(StrEnum):
    """How counts are printed."""

    TABLE = "table"
    JSON = "json"


class CorpusFormat(StrEnum):
    """What annotated reports are written as."""

    JSONL = "jsonl"
    CONLL = "conll"
    BRAT = "brat"
    CORPUS = "corpus"


class PartName(StrEnum):
    """A part of the corpus."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


ArchivePath = Annotated[Path, typer.Option("--archive", metavar="FILE", help="The archive, a DuckDB file.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The day of publication (2016-03-28); goes before what the report says."
    ),
]
KnowledgeFolder = Annotated[
    Path | None, typer.Option("--knowledge", metavar="DIR", help="Your own knowledge files, laid over ours.")
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline for English.")
]
CorpusPart = Annotated[PartName | None, typer.Option("--part", help="Only the documents of this part.")]
