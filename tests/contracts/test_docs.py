"""The documents are true: their links lead somewhere, their code runs, their commands exist."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for pattern in ("*.md", "docs/**/*.md", "benchmarks/*.md") for path in PROJECT.glob(pattern)
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
SHOWN = re.compile(r"^\$ dateline (.*)\n((?:.*\n)*?)^```$", re.MULTILINE)
COMMAND = re.compile(r"^(?:    |\$ )?((?:\./dev|dateline) .*?)(?:\s+#.*)?$", re.MULTILINE)


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def code_blocks(language: str) -> Iterator[object]:
    """Every block of one language in the documents."""
    for path in DOCUMENTS:
        blocks = BLOCK.finditer(path.read_text(encoding="utf-8"))
        codes = [match.group(2) for match in blocks if match.group(1) == language]
        for number, code in enumerate(codes, 1):
            yield pytest.param(code, id=f"{name_of(path)}-{number}")


def command_lines() -> Iterator[object]:
    """Every line of the documents that is a command of the project."""
    for path in DOCUMENTS:
        lines = dict.fromkeys(match.group(1) for match in COMMAND.finditer(path.read_text(encoding="utf-8")))
        for line in lines:
            yield pytest.param(line, id=f"{name_of(path)}-{line}")


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (path.parent / target).exists()]


@pytest.mark.parametrize("code", list(code_blocks("python")))
def test_python_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "example", "exec"), {"__name__": "example"})


@pytest.mark.parametrize("line", list(command_lines()))
def test_commands_exist(line: str) -> None:
    program, *words = shlex.split(line.partition(" | ")[0])
    if program == "./dev":
        tasks = subprocess.run([PROJECT / "dev", "help"], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"^  {words[0]} ", tasks, re.MULTILINE)
        return
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    names = [word for word in words if not word.startswith("-")]
    told = CliRunner().invoke(app, [*names, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert told.exit_code == 0, told.output
    assert not [option for option in options if option not in told.output]


def test_the_readme_shows_real_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = SHOWN.search((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert shown, "README.md has no block that begins with '$ dateline'"
    command, output = shown.groups()
    shutil.copytree(PROJECT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(app, shlex.split(command), env={"COLUMNS": "100", "TERM": "dumb"}).stdout
    old = [part for part in output.strip().split("\n\n") if part not in printed and part.strip() != "…"]
    assert not old, f"README.md: `COLUMNS=100 dateline {command}` no longer prints\n\n" + "\n\n".join(old)
