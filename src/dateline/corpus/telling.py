"""Whether the lines below a text tell what can be: codes that exist, ids that are marked, sources outside."""

from collections.abc import Iterator

from dateline.corpus.document import AnnotatedEvent, Mark, Saying
from dateline.corpus.finding import CorpusFile, Finding
from dateline.corpus.marking import marks_of
from dateline.knowledge.load import Knowledge

# Which layers may stand in a role.
FILLERS: dict[str, tuple[str, ...]] = {
    "actor": ("A",),
    "recipient": ("A", "P"),
    "supporter": ("A",),
    "place": ("P",),
    "time": ("T",),
    "weapon": ("W",),
}
Reference = tuple[str, str, str | None, tuple[str, ...]]


def check_statements(file: CorpusFile, knowledge: Knowledge) -> Iterator[Finding]:
    """All rules that are about the lines below the text."""
    for event in file.document.events:
        yield from _wrong_code(file, event, knowledge)
    yield from _wrong_references(file)
    yield from _wrong_sayings(file)
    yield from _odd_roles(file)


def _wrong_code(file: CorpusFile, event: AnnotatedEvent, knowledge: Knowledge) -> Iterator[Finding]:
    modes = knowledge.types[event.type].modes
    if event.mode is not None and event.mode not in modes:
        known = ", ".join(modes) or "none"
        message = f"{event.type} has no mode {event.mode!r}; it has {known}"
        yield file.find(file.lines[event.id], "codes", message)


def _wrong_references(file: CorpusFile) -> Iterator[Finding]:
    marked = {mark.id for mark in file.document.marks}
    for id_, name, value, allowed in _references(file):
        if value is not None and value not in marked:
            yield file.find(
                file.lines[id_], "references", f"{name}={value}: {value} is not marked in the text"
            )
        elif value is not None and value[0] not in allowed:
            yield file.find(
                file.lines[id_], "references", f"{name}={value}: expected one of {', '.join(allowed)}"
            )
    for relation in file.document.relations:
        if relation.subject == relation.object:
            message = f"{relation.id}: {relation.subject} is subject and object"
            yield file.find(file.lines[relation.id], "references", message)


def _references(file: CorpusFile) -> Iterator[Reference]:
    """Each id that a line names: whose line, under which name, and which layers may stand there."""
    document = file.document
    for event in document.events:
        for role, value in event.roles:
            yield event.id, role, value, FILLERS[role]
    for figure in document.figures:
        yield figure.id, "who", figure.who, ("A",)
        yield figure.id, "event", figure.event, ("E",)
    for saying in document.sayings:
        yield saying.id, "source", saying.source, ("A",)
        yield saying.id, "cue", saying.cue, ("C",)
        yield saying.id, "within", saying.within, ("S",)
    for relation in document.relations:
        objects = ("P",) if relation.kind == "has_base_in" else ("A",)
        yield relation.id, "subject", relation.subject, ("A",)
        yield relation.id, "object", relation.object, objects
    for holding in document.holdings:
        yield holding.id, "place", holding.place, ("P",)
        yield holding.id, "holder", holding.holder, ("A",)
        yield holding.id, "lost_by", holding.lost_by, ("A",)


def _wrong_sayings(file: CorpusFile) -> Iterator[Finding]:
    """A content lies in others, never in itself; who says it and by which word stand outside of it."""
    sayings = {saying.id: saying for saying in file.document.sayings}
    for saying in sayings.values():
        line = file.lines[saying.id]
        if _is_within_itself(saying, sayings):
            yield file.find(line, "sayings", f"{saying.id} lies within itself")
        contents = [mark for mark in marks_of(file.document, "content") if mark.id == saying.id]
        for name, id_ in (("source", saying.source), ("cue", saying.cue)):
            mentions = [mark for mark in file.document.marks if mark.id == id_]
            # "I" in somebody's own words is that somebody; the name must stand somewhere else too.
            if mentions and all(_is_inside(mention, contents) for mention in mentions):
                message = f"the {name} {id_} stands nowhere but in {saying.id} itself"
                yield file.find(line, "sayings", message)
        outer = [mark for mark in marks_of(file.document, "content") if mark.id == saying.within]
        if contents and outer and not any(_is_inside(content, outer) for content in contents):
            yield file.find(line, "sayings", f"no words of {saying.id} lie in those of {saying.within}")


def _is_within_itself(saying: Saying, sayings: dict[str, Saying]) -> bool:
    seen: set[str] = set()
    within = saying.within
    while within is not None and within in sayings and within not in seen:
        if within == saying.id:
            return True
        seen.add(within)
        within = sayings[within].within
    return False


def _is_inside(mark: Mark, around: list[Mark]) -> bool:
    return any(outer.start <= mark.start and mark.end <= outer.end for outer in around)


def _odd_roles(file: CorpusFile) -> Iterator[Finding]:
    for event in file.document.events:
        line = file.lines[event.id]
        if len(set(event.roles)) < len(event.roles):
            yield file.find(line, "references", f"{event.id} names the same id twice in one role")
        actors = {value for role, value in event.roles if role == "actor"}
        both = actors & {value for role, value in event.roles if role == "recipient"}
        for id_ in sorted(both):
            yield file.find(line, "wording", f"{event.id}: {id_} is actor and recipient")
        if event.type == "control" and not any(role == "place" for role, _ in event.roles):
            yield file.find(line, "wording", f"{event.id}: control of what? No place is told")
