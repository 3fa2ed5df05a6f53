"""The commands, put together, and what they do when something goes wrong."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dateline import __version__
from dateline.cli.corpus_check import check as check_corpus
from dateline.cli.corpus_convert import convert
from dateline.cli.corpus_stats import stats
from dateline.cli.events import list_events
from dateline.cli.knowledge_check import check
from dateline.cli.knowledge_try import try_sentence
from dateline.cli.messages import prepare_streams, say
from dateline.cli.read import read
from dateline.cli.show import show
from dateline.errors import DatelineError

FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class Commands(TyperGroup):
    """Turns what a user can act on into a line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for; ``ctx`` is a Context of the click that typer carries."""
        prepare_streams()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except DatelineError as error:
            say(str(error))
            raise typer.Exit(FAILED) from None
        except BrokenPipeError:
            _discard_output()
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from None
        return result


def _discard_output() -> None:
    """Whoever read the output has gone; Python would complain about it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
knowledge = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Check and try the knowledge files."
)
knowledge.command("check")(check)
knowledge.command("try")(try_sentence)
corpus = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Check, count and convert annotated reports."
)
corpus.command("check")(check_corpus)
corpus.command("stats")(stats)
corpus.command("convert")(convert)
app.command("read", short_help="Read reports, print and store what they tell.")(read)
app.command("events", short_help="List the events in the archive.")(list_events)
app.command("show", short_help="Show an event and the words that tell it.")(show)
app.add_typer(knowledge, name="knowledge")
app.add_typer(corpus, name="corpus")


@app.callback()
def _about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Read reports of armed conflict: who did what to whom, where, when, according to whom."""


def main() -> None:
    """Run the command line."""
    app(prog_name="dateline")
