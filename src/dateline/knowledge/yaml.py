"""YAML as knowledge uses it: strings only, no duplicate keys, and every error with file and line.

``no`` stays "no" and ``1_000`` stays "1_000"; types come from the schema alone.
"""

import re
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from dateline.errors import KnowledgeError

Value = str | list["Value"] | dict[str, "Value"] | None
Lines = dict[str, int]
T = TypeVar("T")


def read_yaml(path: Path, shape: type[T]) -> T:
    """Read one YAML file into ``shape``.

    Raises:
        KnowledgeError: with ``file:line: message`` where the file is not YAML, repeats a key, or
            does not have the shape.
    """
    return convert_yaml(path.read_text(encoding="utf-8"), shape, str(path))


def convert_yaml(text: str, shape: type[T], name: str) -> T:
    """As :func:`read_yaml`, from a text; ``name`` is what errors call it."""
    return convert_located(text, shape, name)[0]


def convert_located(text: str, shape: type[T], name: str) -> tuple[T, Lines]:
    """As :func:`convert_yaml`, with the line of each node by its path (``$[3].strong[0]``)."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(f"{name}:{line}: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}:1: {str(error).splitlines()[0]}") from None
    lines: Lines = {}
    value = _build(node, "$", lines, name)
    try:
        return msgspec.convert(value, shape, strict=False), lines
    except msgspec.ValidationError as error:
        message, line = _locate(str(error), lines)
        raise KnowledgeError(f"{name}:{line}: {message}") from None


def _build(node: yaml.Node | None, path: str, lines: Lines, name: str) -> Value:
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines[path] = line
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, f"{path}[{index}]", lines, name) for index, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if is_plain and node.value in ("", "null", "~") else str(node.value)
    mapping: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in mapping:
            raise KnowledgeError(f"{name}:{key_node.start_mark.line + 1}: the key {key!r} stands twice")
        lines[f"{path}~{key}"] = key_node.start_mark.line + 1
        mapping[key] = _build(value_node, f"{path}.{key}", lines, name)
    return mapping


def _locate(message: str, lines: Lines) -> tuple[str, int]:
    """Split msgspec's message from its path, and find the line of the nearest node on that path."""
    match = re.search(r" - at `(?:key in )?(\$.*?)`$", message)
    path = match.group(1) if match else "$"
    text = message[: match.start()] if match else message
    field = re.search(r"unknown field `(.+?)`", text)
    if field and f"{path}~{field.group(1)}" in lines:
        return text, lines[f"{path}~{field.group(1)}"]
    return text, nearest_line(lines, path)


def nearest_line(lines: Lines, path: str) -> int:
    """The line of the node at ``path``, or of the nearest node above it that is there."""
    while path not in lines and path != "$":
        path = path[: max(path.rfind("."), path.rfind("["), 1)]
    return lines.get(path, 1)
