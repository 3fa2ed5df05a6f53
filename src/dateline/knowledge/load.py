"""Load the knowledge: our own folder, with a user's folder laid over it, compiled to one bundle.

Reading a thousand entries of YAML costs a second; the bundle, which is the same entries in
MessagePack, costs milliseconds. A bundle is named by a hash of the files that went into it, so a
change to any of them makes a new one.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from dateline.errors import KnowledgeError, MissingInput
from dateline.knowledge.cache import read_cached, write_cached
from dateline.knowledge.schema import ActorEntry, Entry, EventTypeFile, Frame, StateEntry, WordFile
from dateline.knowledge.yaml import read_yaml

DATA = Path(__file__).parent / "data"
T = TypeVar("T", ActorEntry, StateEntry)
Table = TypeVar("Table")


class Bundle(Entry, frozen=True):
    """All entries of the knowledge, as they are stored."""

    version: str
    states: tuple[StateEntry, ...]
    actors: tuple[ActorEntry, ...]
    types: tuple[EventTypeFile, ...]
    lists: dict[str, tuple[str, ...]]


class Knowledge:
    """What the reader knows. Look-ups that several stages need are made once, on first use."""

    def __init__(self, bundle: Bundle, folders: tuple[Path, ...] = (DATA,)) -> None:
        self.bundle = bundle
        self.version = bundle.version
        self.folders = folders
        self._compiled: dict[Hashable, object] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of one list, named ``file.list`` (``saying.denied``), in the file's order.

        Raises:
            KnowledgeError: there is no such list.
        """
        try:
            return self.bundle.lists[name]
        except KeyError:
            raise KnowledgeError(f"words: there is no list {name!r} in words/*.yaml") from None

    def word_set(self, *names: str) -> frozenset[str]:
        """The words of one or more lists together."""
        return frozenset(word for name in names for word in self.words(name))

    def compiled(self, build: Callable[["Knowledge"], Table]) -> Table:
        """What ``build`` makes of this knowledge (an automaton, a lexicon): made once, on first use."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        return cast(Table, self._compiled[build])

    @cached_property
    def actors(self) -> dict[str, ActorEntry]:
        """Actor entries by id."""
        return {entry.id: entry for entry in self.bundle.actors}

    @cached_property
    def states(self) -> dict[str, StateEntry]:
        """State entries by id."""
        return {entry.id: entry for entry in self.bundle.states}

    @cached_property
    def types(self) -> dict[str, EventTypeFile]:
        """Event types by name."""
        return {file.type: file for file in self.bundle.types}


def load_knowledge(overlay: Path | None = None) -> Knowledge:
    """Load our knowledge, with the user's folder ``overlay`` laid over it.

    Raises:
        MissingInput: ``overlay`` is not a folder.
        KnowledgeError: a file does not hold.
    """
    if overlay is not None and not overlay.is_dir():
        raise MissingInput(f"{overlay}: there is no such knowledge folder")
    folders = (DATA,) if overlay is None else (DATA, overlay)
    version = _fingerprint(folders)
    cached = read_cached(f"knowledge-{version}.msgpack")
    if cached is not None:
        return Knowledge(msgspec.msgpack.decode(cached, type=Bundle), folders)
    bundle = compile_bundle(folders, version)
    write_cached(f"knowledge-{version}.msgpack", msgspec.msgpack.encode(bundle))
    return Knowledge(bundle, folders)


def compile_bundle(folders: Iterable[Path], version: str = "") -> Bundle:
    """Read every knowledge file of ``folders``; a later folder's entry replaces an earlier one's.

    Word lists are joined, event types' frames and examples added before ours, so that a user's word
    is looked at first.

    Raises:
        KnowledgeError: listing every file that does not hold, one a line.
    """
    errors: list[str] = []
    states: dict[str, StateEntry] = {}
    actors: dict[str, ActorEntry] = {}
    types: dict[str, EventTypeFile] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for folder in folders:
        for path in knowledge_files(folder):
            try:
                _take(path, states, actors, types, lists)
            except KnowledgeError as error:
                errors.append(str(error))
    if errors:
        raise KnowledgeError("\n".join(errors))
    return Bundle(
        version=version,
        states=tuple(states.values()),
        actors=tuple(actors.values()),
        types=tuple(types.values()),
        lists=lists,
    )


def knowledge_files(folder: Path) -> list[Path]:
    """The YAML files of a knowledge folder, in a fixed order."""
    return sorted(path for part in ("actors", "events", "words") for path in (folder / part).glob("*.yaml"))


def _take(
    path: Path,
    states: dict[str, StateEntry],
    actors: dict[str, ActorEntry],
    types: dict[str, EventTypeFile],
    lists: dict[str, tuple[str, ...]],
) -> None:
    match path.parent.name:
        case "actors" if path.stem.startswith("states"):
            states |= {entry.id: entry for entry in read_yaml(path, list[StateEntry])}
        case "actors":
            actors |= {entry.id: entry for entry in read_yaml(path, list[ActorEntry])}
        case "events":
            file = read_yaml(path, EventTypeFile)
            types[file.type] = _overlaid(types.get(file.type), file)
        case _:
            for name, words in read_yaml(path, WordFile).lists.items():
                key = f"{path.stem}.{name}"
                lists[key] = (*lists.get(key, ()), *words)


def _overlaid(ours: EventTypeFile | None, theirs: EventTypeFile) -> EventTypeFile:
    if ours is None:
        return theirs
    users = (msgspec.structs.replace(frame, is_users=True) for frame in theirs.frames)
    return msgspec.structs.replace(
        ours,
        modes={**ours.modes, **theirs.modes},
        frames=(*users, *ours.frames),
        examples=(*theirs.examples, *ours.examples),
    )


def _fingerprint(folders: Iterable[Path]) -> str:
    digest = hashlib.blake2s(digest_size=8)
    digest.update(repr(Bundle.__struct_fields__).encode())
    for struct in (StateEntry, ActorEntry, EventTypeFile, Frame):
        digest.update(repr(struct.__struct_fields__).encode())
    for folder in folders:
        for path in knowledge_files(folder):
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
