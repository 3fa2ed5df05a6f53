"""An event in the terms of the schemes that its users already have; the tables are in ``events/*.yaml``."""

from dateline.knowledge.load import Knowledge
from dateline.model import ActorKind, Codes, EventType, Status
from dateline.statements.events.drafts import EventDraft

# PLOVER has no status: what is only announced, threatened or asked for is an event of these types there.
PROMISED: frozenset[EventType] = frozenset({"consult", "support", "cooperate", "aid", "retreat", "concede"})
BY_STATUS: dict[Status, str] = {"threatened": "THREATEN", "called_for": "REQUEST"}
STATE_FORCES: frozenset[ActorKind] = frozenset({"state", "government", "military", "police", "intelligence"})


def code(draft: EventDraft, kinds: tuple[ActorKind, ...], knowledge: Knowledge) -> Codes:
    """The PLOVER, CAMEO and ACLED codes of an event whose actors are of ``kinds``."""
    file = knowledge.types[draft.type]
    mode = file.modes.get(draft.mode) if draft.mode else None
    acled = mode.acled if mode else file.acled
    if mode and mode.acled_state and kinds and all(kind in STATE_FORCES for kind in kinds):
        acled = mode.acled_state
    plover = (mode.plover if mode and mode.plover else file.plover) or draft.type.upper()
    if draft.status == "planned" and draft.type in PROMISED:
        plover = "AGREE"
    return Codes(
        plover=BY_STATUS.get(draft.status, plover),
        cameo=mode.cameo if mode else file.cameo,
        acled=acled,
    )
