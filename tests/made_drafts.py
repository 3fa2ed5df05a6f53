"""Drafts of events made by hand, for the tests of what is done with drafts."""

from dataclasses import replace
from typing import Any

from dateline.statements.events.drafts import EventDraft


def make_draft(told: str, **fields: Any) -> EventDraft:
    """A draft of a type or a type and mode, "assault/aerial", that tells nothing else."""
    type_, _, mode = told.partition("/")
    made = EventDraft(
        type=type_,  # type: ignore[arg-type]
        mode=mode or None,
        status="occurred",
        actors=(),
        recipients=(),
        supporters=(),
        place=None,
        relation=None,
        start=None,
        end=None,
        weapon=None,
        trigger=(0, 1),
        head=0,
        evidence=(0, 1),
        sentence=0,
        in_title=False,
        regained=False,
        is_mutual=False,
        is_definite=False,
        tells_victims=False,
        reason="events/made.yaml: by hand",
    )
    return replace(made, **fields)
