"""An event's codes in other schemes, by type, mode, status and who acts."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model import ActorKind, Status
from dateline.statements.events.codes import code
from tests.made_drafts import make_draft

# Type and mode, status -> PLOVER's type.
PLOVER: list[tuple[str, Status, str]] = [
    ("assault/aerial", "occurred", "ASSAULT"),
    ("assault/aerial", "ongoing", "ASSAULT"),
    ("assault/aerial", "denied", "ASSAULT"),
    ("assault/aerial", "hypothetical", "ASSAULT"),
    # What is planned has no type of its own there, unless it is something promised.
    ("assault/aerial", "planned", "ASSAULT"),
    ("mobilize", "planned", "MOBILIZE"),
    ("consult", "planned", "AGREE"),
    ("support", "planned", "AGREE"),
    ("cooperate", "planned", "AGREE"),
    ("aid", "planned", "AGREE"),
    ("retreat/withdraw", "planned", "AGREE"),
    ("concede", "planned", "AGREE"),
    ("retreat/withdraw", "occurred", "RETREAT"),
    ("aid", "denied", "AID"),
    # What is threatened or called for is a threat or a call there.
    ("assault/aerial", "threatened", "THREATEN"),
    ("retreat/withdraw", "threatened", "THREATEN"),
    ("control/capture", "threatened", "THREATEN"),
    ("assault", "called_for", "REQUEST"),
    ("retreat/ceasefire", "called_for", "REQUEST"),
    ("consult", "called_for", "REQUEST"),
    # Ours that PLOVER has not.
    ("control/capture", "occurred", "ASSAULT"),
    ("control", "denied", "ASSAULT"),
    ("request", "occurred", "REQUEST"),
    ("threaten/violence", "occurred", "THREATEN"),
]

# Type and mode, the kinds of those who act -> CAMEO and ACLED.
OTHERS: list[tuple[str, tuple[ActorKind, ...], str, str]] = [
    ("assault", (), "190", "Attack"),
    ("assault/aerial", ("military",), "195", "Air/drone strike"),
    ("assault/drone", ("rebel",), "1952", "Air/drone strike"),
    ("assault/clash", ("rebel", "military"), "190", "Armed clash"),
    ("protest/riot", ("civilian",), "145", "Violent demonstration"),
    ("retreat/withdraw", ("military",), "0873", "Non-violent transfer of territory"),
    # Whose forces take a place makes a difference to ACLED, where all of them are known to be a state's.
    ("control/capture", ("rebel",), "192", "Non-state actor overtakes territory"),
    ("control/capture", ("military",), "192", "Government regains territory"),
    ("control/capture", ("police", "government"), "192", "Government regains territory"),
    ("control/capture", ("military", "militia"), "192", "Non-state actor overtakes territory"),
    ("control/capture", (), "192", "Non-state actor overtakes territory"),
    ("control/besiege", ("military",), "191", "Other"),
]


@pytest.mark.parametrize(("told", "status", "expected"), PLOVER)
def test_plover(told: str, status: Status, expected: str, knowledge: Knowledge) -> None:
    assert code(make_draft(told, status=status), (), knowledge).plover == expected


@pytest.mark.parametrize(("told", "kinds", "cameo", "acled"), OTHERS)
def test_cameo_and_acled(
    told: str, kinds: tuple[ActorKind, ...], cameo: str, acled: str, knowledge: Knowledge
) -> None:
    codes = code(make_draft(told), kinds, knowledge)
    assert (codes.cameo, codes.acled) == (cameo, acled)


def test_only_plover_depends_on_the_status(knowledge: Knowledge) -> None:
    for status in ("planned", "threatened", "called_for", "denied"):
        codes = code(make_draft("retreat/withdraw", status=status), (), knowledge)
        assert (codes.cameo, codes.acled) == ("0873", "Non-violent transfer of territory")


def test_every_type_and_mode_has_codes(knowledge: Knowledge) -> None:
    for type_, file in knowledge.types.items():
        for mode in (None, *file.modes):
            codes = code(make_draft(f"{type_}/{mode}" if mode else type_), (), knowledge)
            assert codes.plover is not None
            assert codes.plover.isupper()
            assert codes.cameo
            assert codes.acled
