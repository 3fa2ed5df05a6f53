"""``dateline corpus check``: whether the annotated reports hold."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.messages import clean, plural, say
from dateline.cli.options import CORPUS, KnowledgeFolder

FAILED = 2


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="A corpus, or files and folders in one; ./corpus if none."),
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="The totals of the corpus must hold too.")] = False,
    hints: Annotated[
        bool, typer.Option("--hints/--no-hints", help="Print what looks odd and may be right.")
    ] = True,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Check annotated reports, each by itself and for near-duplicates in the corpus it belongs to."""
    from dateline.corpus.check import check_corpus
    from dateline.corpus.folder import find_corpus, list_below
    from dateline.knowledge.load import load_knowledge

    wanted = paths or [CORPUS]
    corpus = find_corpus(wanted[0])
    found = check_corpus(corpus, wanted, load_knowledge(knowledge), is_whole=whole)
    faults = sum(not finding.is_hint for finding in found)
    for finding in found:
        if hints or not finding.is_hint:
            typer.echo(clean(str(finding)))
    files = {file.resolve() for path in wanted for file in list_below(corpus, path)}
    hinted = plural(len(found) - faults, "hint")
    say(f"{plural(len(files), 'file')} checked, {plural(faults, 'fault')} and {hinted} found")
    if faults:
        raise typer.Exit(FAILED)
