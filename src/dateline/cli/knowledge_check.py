"""``dateline knowledge check``: whether the knowledge files hold."""

import typer

from dateline.cli.messages import plural, say
from dateline.cli.options import KnowledgeFolder

FAILED = 2


def check(knowledge: KnowledgeFolder = None) -> None:
    """Check the knowledge files, with yours among them, and run their examples."""
    from dateline.errors import MissingInput
    from dateline.knowledge.check import check_knowledge
    from dateline.knowledge.load import DATA, knowledge_files

    if knowledge is not None and not knowledge.is_dir():
        raise MissingInput(f"{knowledge}: there is no such knowledge folder")
    folders = (DATA,) if knowledge is None else (DATA, knowledge)
    wrong = check_knowledge(folders)
    for line in wrong:
        typer.echo(line)
    files = sum(len(knowledge_files(folder)) for folder in folders)
    say(f"{plural(files, 'file')} checked, {plural(len(wrong), 'fault')} found")
    if wrong:
        raise typer.Exit(FAILED)
