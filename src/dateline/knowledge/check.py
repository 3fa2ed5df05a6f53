"""Check knowledge files: what the schema cannot see, each defect with its file and line.

A folder laid over another is checked together with it: names, references and examples count in what the
two give when they are read as one.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.errors import KnowledgeError
from dateline.knowledge.check_entries import check_actor, check_state, find_cycles, find_name_clashes
from dateline.knowledge.check_events import check_type, count_examples
from dateline.knowledge.load import knowledge_files
from dateline.knowledge.schema import ActorEntry, EventTypeFile, StateEntry, WordFile
from dateline.knowledge.shelf import Placed, place_entries, place_file


class Shelf(NamedTuple):
    """The entries of one folder, each with its file and line, in reading order."""

    states: list[Placed[StateEntry]]
    actors: list[Placed[ActorEntry]]
    types: list[Placed[EventTypeFile]]
    words: list[Placed[WordFile]]


def check_knowledge(folders: Sequence[Path]) -> list[str]:
    """Everything that does not hold in the knowledge of ``folders``, as lines ``file:line: message``.

    Args:
        folders: knowledge folders, each laid over those before it; our own is the first.

    Returns:
        One line a defect, in the order of folders and files; empty where all is well.
    """
    problems: list[str] = []
    shelves = [_read_folder(folder, problems) for folder in folders]
    for shelf in shelves:
        problems += _check_alone(shelf)
    problems += _check_together(shelves)
    return list(dict.fromkeys(problems))


def _read_folder(folder: Path, problems: list[str]) -> Shelf:
    shelf = Shelf([], [], [], [])
    for path in knowledge_files(folder):
        try:
            match path.parent.name:
                case "actors" if path.stem.startswith("states"):
                    shelf.states.extend(place_entries(path, list[StateEntry]))
                case "actors":
                    shelf.actors.extend(place_entries(path, list[ActorEntry]))
                case "events":
                    shelf.types.append(place_file(path, EventTypeFile))
                case _:
                    shelf.words.append(place_file(path, WordFile))
        except KnowledgeError as error:
            problems.append(str(error))
        except UnicodeDecodeError as error:
            problems.append(f"{path}:1: is not UTF-8 (byte {error.start})")
    return shelf


def _check_alone(shelf: Shelf) -> Iterator[str]:
    """What a folder must keep to by itself: no id and no event type twice, tidy word lists."""
    entries = [(entry.where("id"), entry.entry.id) for entry in shelf.states]
    entries += [(entry.where("id"), entry.entry.id) for entry in shelf.actors]
    yield from _find_repeated(("id", where, name) for where, name in entries)
    yield from _find_repeated(("type", file.where("type"), file.entry.type) for file in shelf.types)
    for file in shelf.words:
        yield from _check_words(file)


def _check_together(shelves: Sequence[Shelf]) -> Iterator[str]:
    states = {entry.entry.id: entry for shelf in shelves for entry in shelf.states}
    actors = {entry.entry.id: entry for shelf in shelves for entry in shelf.actors}
    ids = frozenset(states) | frozenset(actors)
    for state in states.values():
        yield from check_state(state, ids)
    for actor in actors.values():
        yield from check_actor(actor, ids)
    yield from find_name_clashes(states.values(), actors.values())
    yield from find_cycles(actors)
    yield from _check_types(shelves, _join_lists(shelves))


def _check_types(shelves: Sequence[Shelf], lists: dict[str, frozenset[str]]) -> Iterator[str]:
    types: dict[str, list[Placed[EventTypeFile]]] = {}
    for shelf in shelves:
        for file in shelf.types:
            types.setdefault(file.entry.type, []).append(file)
    modes = {name: {mode for file in files for mode in file.entry.modes} for name, files in types.items()}
    for files in types.values():
        for file in files:
            yield from check_type(file, modes, lists)
        yield from count_examples(files)


def _join_lists(shelves: Sequence[Shelf]) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for shelf in shelves:
        for file in shelf.words:
            for name, words in file.entry.lists.items():
                key = f"{file.path.stem}.{name}"
                lists[key] = lists.get(key, frozenset()) | frozenset(words)
    return lists


def _find_repeated(named: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """The names that stand twice in ``named``: what it is, the field's ``file:line``, the name."""
    first: dict[str, str] = {}
    for what, where, name in named:
        if name in first:
            yield f"{where}: the {what} {name!r} is there already, at {first[name]}"
        first.setdefault(name, where)


def _check_words(file: Placed[WordFile]) -> Iterator[str]:
    if not file.entry.lists:
        yield file.say("~lists", "there are no lists")
    for name, words in file.entry.lists.items():
        if not words and name not in file.entry.notes:
            yield file.say(f"lists~{name}", f"the list {name!r} is empty, and no note says why")
        seen: set[str] = set()
        for index, word in enumerate(words):
            if word in seen:
                yield file.say(f"lists.{name}[{index}]", f"{word!r} stands twice in the list {name!r}")
            if word != word.lower():
                yield file.say(f"lists.{name}[{index}]", f"{word!r} is not in lower case")
            seen.add(word)
    for name in file.entry.notes:
        if name not in file.entry.lists:
            yield file.say(f"notes~{name}", f"a note on the list {name!r}, which is not there")
