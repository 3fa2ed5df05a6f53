"""Checks of event types: frames that say what they mean, and examples that show it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dateline.knowledge.check_entries import is_iso_date
from dateline.knowledge.schema import EventTypeFile, Frame
from dateline.knowledge.shelf import Placed

# What a frame may ask of a filler besides the lists of words/nouns.yaml, and make of it (see Frame).
CLASSES = frozenset({"actor", "any", "individual", "none", "public", "state_force", "thing"})
ROLES = frozenset({"actor", "recipient", "supporter", "place", "weapon", "none"})
RECIPIENT = frozenset({"required", "optional"})
INNER = "object."

Modes = Mapping[str, Collection[str]]
Lists = Mapping[str, Collection[str]]


def check_type(file: Placed[EventTypeFile], modes: Modes, lists: Lists) -> Iterator[str]:
    """The defects of one event-type file.

    Args:
        file: the file.
        modes: the modes of every event type.
        lists: every word list by ``file.list``.
    """
    entry = file.entry
    if entry.recipient not in RECIPIENT:
        yield file.say("recipient", f"{entry.recipient!r} is neither of {_listed(RECIPIENT)}")
    for name, mode in entry.modes.items():
        for index, noun_list in enumerate(mode.weapons):
            if f"nouns.{noun_list}" not in lists:
                yield file.say(
                    f"modes.{name}.weapons[{index}]", f"words/nouns.yaml has no list {noun_list!r}"
                )
    for index, frame in enumerate(entry.frames):
        yield from _check_frame(file, f"frames[{index}]", frame, modes[entry.type], lists)
    yield from _check_examples(file, modes)


def count_examples(files: Sequence[Placed[EventTypeFile]]) -> Iterator[str]:
    """Whether the files of one type show it twice and show once what it is not."""
    type_ = files[0].entry.type
    examples = [example for file in files for example in file.entry.examples]
    positive = sum(any(event.type == type_ for event in example.events) for example in examples)
    negative = sum(not example.events for example in examples)
    if positive < 2:
        yield files[0].say("~examples", f"{type_!r} needs two examples that tell it, and has {positive}")
    if not negative:
        yield files[0].say("~examples", f"{type_!r} needs an example that tells no event")


def _check_frame(
    file: Placed[EventTypeFile], field: str, frame: Frame, modes: Collection[str], lists: Lists
) -> Iterator[str]:
    if not (frame.verbs or frame.nouns or frame.phrases):
        yield file.say(field, f"the frame {frame.name!r} has no words")
    if frame.mode is not None and frame.mode not in modes:
        yield file.say(f"{field}.mode", f"{file.entry.type!r} has no mode {frame.mode!r}")
    for key, asked in (("needs", frame.needs), ("bars", frame.bars)):
        yield from _check_slots(file, f"{field}.{key}", asked, lists)
        for slot, classes in asked.items():
            for index, noun_class in enumerate(classes):
                if noun_class not in CLASSES and f"nouns.{noun_class}" not in lists:
                    yield file.say(f"{field}.{key}.{slot}[{index}]", f"{noun_class!r} is no class of nouns")
    yield from _check_slots(file, f"{field}.roles", frame.roles, lists)
    for slot, role in frame.roles.items():
        if role not in ROLES:
            yield file.say(f"{field}.roles.{slot}", f"{role!r} is no role; there are {_listed(ROLES)}")


def _check_slots(
    file: Placed[EventTypeFile], field: str, slots: Iterable[str], lists: Lists
) -> Iterator[str]:
    known = {*lists.get("slots.parts", ()), *lists.get("slots.prepositions", ())}
    for slot in slots:
        if slot.removeprefix(INNER) not in known:
            yield file.say(
                f"{field}~{slot}", f"{slot!r} is no slot: neither a part of a clause nor a preposition"
            )


def _check_examples(file: Placed[EventTypeFile], modes: Modes) -> Iterator[str]:
    for index, example in enumerate(file.entry.examples):
        field = f"examples[{index}]"
        if example.published is not None and not is_iso_date(example.published):
            yield file.say(f"{field}.published", f"{example.published!r} is no date")
        for number, event in enumerate(example.events):
            if event.mode is not None and event.mode not in modes.get(event.type, ()):
                yield file.say(f"{field}.events[{number}].mode", f"{event.type!r} has no mode {event.mode!r}")
            if event.start is not None and not is_iso_date(event.start):
                yield file.say(f"{field}.events[{number}].start", f"{event.start!r} is no date")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
