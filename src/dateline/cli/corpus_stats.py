"""``dateline corpus stats``: what the annotated reports hold, counted."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import CORPUS, CorpusPart, StatsFormat


def stats(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A corpus, or a file or folder in one.")
    ] = CORPUS,
    part: CorpusPart = None,
    format: Annotated[StatsFormat, typer.Option("--format", help="How to print.")] = StatsFormat.TABLE,
) -> None:
    """Count what annotated reports hold: words, mentions, events by type and status, registers."""
    import msgspec

    from dateline.cli.corpus_tables import print_counts
    from dateline.cli.screen import Screen
    from dateline.corpus.counts import count
    from dateline.corpus.folder import find_corpus, read_part

    corpus = find_corpus(path)
    counts = count(read_part(corpus, path, part.value if part else None))
    screen = Screen()
    if format is StatsFormat.JSON:
        screen.write_json(msgspec.json.format(msgspec.json.encode(counts), indent=2))
    else:
        print_counts(screen, counts, corpus.registers)
