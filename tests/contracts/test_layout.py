"""The layout holds: imports point one way, modules and functions stay small, names say what they mean."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dateline.knowledge.load import Knowledge

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "src" / "dateline"
CODE = sorted(path for folder in (PACKAGE, PROJECT / "benchmarks") for path in folder.rglob("*.py"))
TESTS = sorted((PROJECT / "tests").rglob("*.py"))

MODULE_LINES = 400
FUNCTION_LINES = 50
MAIN_PATH_LINES = 120
# Coding schemes that are organisations too.
SCHEMES = {"ACLED", "UCDP"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
UNFINISHED = re.compile(r"\b(TO(?:)DO|FIX(?:)ME|X(?:)XX|NotImplemented(?:)Error)\b")

# What each part of the package may import. A new part gets its line here, and a reason.
BASE = {"model", "errors"}
KNOWLEDGE = BASE | {"knowledge"}
LANGUAGE = KNOWLEDGE | {"language"}
MENTIONS = LANGUAGE | {"mentions"}
STATEMENTS = MENTIONS | {"statements"}
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "knowledge": KNOWLEDGE,
    "language": LANGUAGE,
    "mentions": MENTIONS,
    "statements": STATEMENTS,
    "corpus": LANGUAGE | {"corpus"},
    "intake": BASE | {"intake"},
    "archive": BASE | {"archive"},
    "merge": BASE | {"merge"},
    "export": BASE | {"export"},
    "pipeline": STATEMENTS | {"intake"},
    "dateline": BASE | {"pipeline", "intake", "archive", "knowledge"},
    "cli": BASE | {"cli", "dateline", "pipeline", "intake", "archive", "knowledge", "export", "corpus"},
    "server": BASE | {"server", "dateline", "archive"},
}


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def part_of(path: Path) -> str:
    """The part of the package that a module belongs to; the package's own ``__init__`` is ``dateline``."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "dateline" if first == "__init__" else first


def imported_parts(tree: ast.Module, parts: set[str]) -> Iterator[tuple[str, int]]:
    """Every part of the package that a module imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "dateline":
                    yield [*alias.name.split("."), "dateline"][1], node.lineno
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "a relative import", node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "dateline":
            names = [alias.name for alias in node.names if alias.name != "__version__"]
            yield from ((name if name in parts else "dateline", node.lineno) for name in names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dateline."):
            yield (node.module or "").split(".")[1], node.lineno


@pytest.mark.parametrize("path", [path for path in CODE if PACKAGE in path.parents], ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    assert part in ALLOWED, f"{part} is a new part of the package: say in ALLOWED what it may import"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrong = [
        f"{name_of(path)}:{line}: {part} may not import {other}"
        for other, line in imported_parts(tree, set(ALLOWED))
        if other not in ALLOWED[part]
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= MODULE_LINES, f"{name_of(path)} has {lines} lines, more than {MODULE_LINES}: split it"
    assert ast.get_docstring(ast.parse(text)), f"{name_of(path)} has no docstring"


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_functions_are_small(path: Path) -> None:
    long = [
        f"{name_of(path)}:{node.lineno}: {node.name} has {length} lines, more than {FUNCTION_LINES}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_no_module_changes_its_own_globals(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lines = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert not lines, f"{name_of(path)}:{lines}: state belongs to an object, not to the module"


@pytest.mark.parametrize("path", CODE + TESTS, ids=name_of)
def test_names_mean_something(path: Path) -> None:
    parts = {part.removesuffix(".py") for part in path.relative_to(PROJECT).parts}
    assert not parts & EMPTY_NAMES, f"{name_of(path)}: name it after what is in it"


@pytest.mark.parametrize("path", CODE + TESTS, ids=name_of)
def test_nothing_is_left_for_later(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    left = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for number, line in enumerate(lines, 1)
        if UNFINISHED.search(line)
    ]
    assert not left, "\n".join(left)


def test_the_main_path_is_one_screen() -> None:
    lines = (PACKAGE / "pipeline.py").read_text(encoding="utf-8").count("\n")
    assert lines <= MAIN_PATH_LINES


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_names_of_actors_are_data(knowledge: Knowledge) -> None:
    """A name in a string of the code would be a rule that nobody finds; strings of docs may have them."""
    names = {name for actor in knowledge.actors.values() for name in (actor.name, *actor.strong)}
    names |= {name for state in knowledge.states.values() for name in (state.name, *state.adjectives)}
    named = re.compile(rf"\b({'|'.join(re.escape(name) for name in names - SCHEMES if len(name) > 2)})\b")
    found = [
        f"{name_of(path)}:{node.lineno}: {match.group()!r} belongs in knowledge/data"
        for path in CODE
        if PACKAGE in path.parents
        for node in strings_of(ast.parse(path.read_text(encoding="utf-8")))
        if (match := named.search(str(node.value)))
    ]
    assert not found, "\n".join(found)


def strings_of(tree: ast.Module) -> Iterator[ast.Constant]:
    """The string constants of a module that are not documentation: a string that stands alone is."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


def test_what_is_depended_on_is_pinned() -> None:
    pinned: dict[str, str] = {}
    for path in PROJECT.glob("requirements*.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        pins = [line.rstrip(" \\") for line in lines if line[:1].isalnum()]
        assert all("==" in pin and "://" not in pin for pin in pins), f"{path.name} pins all it names"
        pinned |= {canonicalize_name(name): version for name, _, version in (p.partition("==") for p in pins)}
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for needed in map(Requirement, project["dependencies"]):
        assert needed.specifier.contains(pinned[canonicalize_name(needed.name)]), (
            f"{needed} is not what is pinned"
        )
