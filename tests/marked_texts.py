"""A small corpus for tests, and a short way to write its files."""

from pathlib import Path

from dateline.corpus.document import AnnotatedDocument
from dateline.corpus.folder import Corpus, find_corpus
from dateline.corpus.format import parse_document

HEAD = "conflict: hill-war\nregister: wire\npublished: 2016-03-28\n---\n"
TOLD = """\
# [Jets|W1] [hit|E1] market in [Nyala|P1]

[Residents|A1] [said|C1] [[the army|A2]'s [warplanes|W1] had [bombed|E1] the market on [Tuesday|T1], \
[killing|E1] [at least 12|Q1] [traders|A3]|S1].
[A spokesman|A4] [[denied|C2]|E2] [a [claim|C3] by [a radio|A5] \
that [[the army|A2] had [flown|E3] over [rebel-held|H1] [Nyala|P1]|S3]|S2].

"[We do not know|S4]," [the governor|A6], [an ally of|R1] [the army|A2], [said|C4], "[and we ask|S4]."
---
A1 civilian
A2 military
A3 civilian
A4 person
A5 media
A6 person
E1 assault/aerial occurred actor=A2 recipient=A3 place=P1 time=T1 weapon=W1
E2 reject/change occurred actor=A4
E3 mobilize/troops denied actor=A2
Q1 killed 12.. who=A3 event=E1
S1 source=A1 cue=C1
S2 source=A4 cue=C2
S3 source=A5 cue=C3 within=S2
S4 source=A6 cue=C4
R1 allied_with occurred subject=A6 object=A2
H1 held occurred place=P1 holder=A4
"""
CONFLICTS = "train:\n  - hill-war\ndev:\n  - none/gardens\ntest:\n  - river-war\n"
REGISTERS = "wire: Agency copy.\nlocal: Local papers.\n"


def parse(body: str, name: str = "hill-war-001") -> AnnotatedDocument:
    """A document from its text and statements."""
    return parse_document(HEAD + body, name)[0]


def make_corpus(root: Path, **bodies: str) -> Corpus:
    """A corpus with one file for each body: ``hill_war_001="..."`` becomes hill-war/hill-war-001.txt."""
    (root / "conflicts.yaml").write_text(CONFLICTS, encoding="utf-8")
    (root / "registers.yaml").write_text(REGISTERS, encoding="utf-8")
    for key, body in bodies.items():
        name = key.replace("_", "-")
        put(root / "documents" / name.rpartition("-")[0] / f"{name}.txt", body)
    return find_corpus(root)


def put(path: Path, body: str) -> Path:
    """Write one corpus file; its head is that of its folder's conflict, unless ``body`` has one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.replace("hill-war", path.parent.name)
    path.write_text(body if body.startswith("conflict:") else head + body, encoding="utf-8")
    return path
