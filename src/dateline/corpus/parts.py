"""Which conflicts, and so which documents, belong to train, dev and test."""

from pathlib import Path
from typing import Literal, TypeVar, get_args

from dateline.errors import CorpusError, KnowledgeError
from dateline.knowledge.yaml import read_yaml

Part = Literal["train", "dev", "test"]
Shape = TypeVar("Shape")
PARTS: tuple[Part, ...] = get_args(Part)
CONFLICTS = "conflicts.yaml"
REGISTERS = "registers.yaml"


def load_parts(corpus: Path) -> dict[str, Part]:
    """The part of each conflict.

    Raises:
        CorpusError: where the file is not there, names another part, or a conflict stands in two.
    """
    listed = _read(corpus / CONFLICTS, dict[Part, list[str]])
    parts: dict[str, Part] = {}
    for part, conflicts in listed.items():
        for conflict in conflicts:
            if conflict in parts:
                raise CorpusError(
                    f"{corpus / CONFLICTS}:1: {conflict} stands in {parts[conflict]} and {part}"
                )
            parts[conflict] = part
    return parts


def load_registers(corpus: Path) -> dict[str, str]:
    """The registers and what each is.

    Raises:
        CorpusError: where the file is not there or is not a list of names with their meaning.
    """
    return _read(corpus / REGISTERS, dict[str, str])


def _read(path: Path, shape: type[Shape]) -> Shape:
    try:
        return read_yaml(path, shape)
    except FileNotFoundError:
        raise CorpusError(f"{path}: there is no such file; a corpus has it beside 'documents'") from None
    except KnowledgeError as error:
        raise CorpusError(str(error)) from None
