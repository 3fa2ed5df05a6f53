"""``dateline corpus convert``: the annotated reports in the formats of other tools."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.messages import plural, say
from dateline.cli.options import CORPUS, CorpusFormat, CorpusPart


def convert(
    to: Annotated[CorpusFormat, typer.Option("--to", help="The format; corpus reads JSON Lines back.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE|DIR", help="The file, or the folder for brat and corpus.")
    ],
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A corpus, a file or folder in one, or JSON Lines.")
    ] = CORPUS,
    part: CorpusPart = None,
) -> None:
    """Write annotated reports as JSON Lines, CoNLL columns or brat standoff, or read JSON Lines back."""
    from dateline.corpus import conversion
    from dateline.corpus.folder import find_corpus, read_part
    from dateline.corpus.jsonl import read_jsonl
    from dateline.errors import MissingInput
    from dateline.knowledge.load import load_knowledge

    if to is CorpusFormat.CORPUS:
        if part is not None:
            raise typer.BadParameter("it chooses from a corpus, not from JSON Lines", param_hint="--part")
        if not path.is_file():
            raise MissingInput(f"{path}: there is no such file; 'corpus' is made from a file of JSON Lines")
        documents = read_jsonl(path)
        conversion.convert_to_corpus(documents, out)
    else:
        corpus = find_corpus(path)
        documents = read_part(corpus, path, part.value if part else None)
        if to is CorpusFormat.JSONL:
            conversion.convert_to_jsonl(documents, corpus.parts, out)
        elif to is CorpusFormat.CONLL:
            conversion.convert_to_conll(documents, out)
        else:
            conversion.convert_to_brat(documents, load_knowledge(), out)
    say(f"{plural(len(documents), 'document')} written to {out}")
