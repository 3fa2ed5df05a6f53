"""Windows over sentences of given lengths: a row is the lengths and the windows, written out.

A window is written as its parts, ``sentence[start:end]``; what stands behind a slash is what the window
answers for, and a part with nothing behind the slash is only there to be seen.
"""

import pytest

from dateline.language.encoding.windows import CONTEXT, SIZE, Window, plan_windows

# Windows of ten pieces, with a sentence of up to four before them.
ROWS: list[tuple[str, list[int], list[str]]] = [
    ("nothing", [], []),
    ("an empty sentence", [0], []),
    ("only empty sentences", [0, 0, 0], []),
    ("one sentence", [7], ["0[0:7]/0:7"]),
    ("one that fills a window", [10], ["0[0:10]/0:10"]),
    ("as many as fit", [3, 3, 4], ["0[0:3]/0:3 1[0:3]/0:3 2[0:4]/0:4"]),
    ("an empty one between", [3, 0, 3], ["0[0:3]/0:3 1[0:0]/0:0 2[0:3]/0:3"]),
    (
        "the short one before goes along",
        [5, 4, 6],
        ["0[0:5]/0:5 1[0:4]/0:4", "1[0:4]/ 2[0:6]/0:6"],
    ),
    ("a longer one before does not", [5, 5, 6], ["0[0:5]/0:5 1[0:5]/0:5", "2[0:6]/0:6"]),
    ("nor one that leaves no room", [6, 4, 7], ["0[0:6]/0:6 1[0:4]/0:4", "2[0:7]/0:7"]),
    (
        "each window sees what went just before",
        [8, 2, 8, 2, 8],
        ["0[0:8]/0:8 1[0:2]/0:2", "1[0:2]/ 2[0:8]/0:8", "3[0:2]/0:2 4[0:8]/0:8"],
    ),
    ("a long one is cut; an overlap is halved", [16], ["0[0:10]/0:8", "0[6:16]/8:16"]),
    ("a longer one is cut twice", [20], ["0[0:10]/0:8", "0[6:16]/8:14", "0[12:20]/14:20"]),
    (
        "a long one stands alone",
        [3, 11, 3],
        ["0[0:3]/0:3", "1[0:10]/0:8", "1[6:11]/8:11", "2[0:3]/0:3"],
    ),
]


def written(window: Window) -> str:
    return " ".join(
        f"{part.sentence}[{part.start}:{part.end}]/"
        + (f"{part.own}:{part.own_end}" if part.own_end > part.own or part.start == part.end else "")
        for part in window
    )


@pytest.mark.parametrize(("lengths", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_windows(lengths: list[int], expected: list[str]) -> None:
    assert [written(window) for window in plan_windows(lengths, size=10, context=4)] == expected


def test_the_windows_in_use_are_of_the_size_named() -> None:
    short, long = plan_windows([SIZE]), plan_windows([SIZE + 1])
    assert [written(window) for window in short] == [f"0[0:{SIZE}]/0:{SIZE}"]
    assert len(long) == 2
    assert long[0][0].end - long[1][0].start == CONTEXT
