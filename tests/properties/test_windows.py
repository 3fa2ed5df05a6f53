"""What holds of the windows over any sentences."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.encoding.windows import plan_windows

LENGTHS = st.lists(st.integers(0, 60), max_size=25)
# How long a window is, and how much of it may be context.
BOUNDS = st.integers(4, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size // 2)))


@given(lengths=LENGTHS, bounds=BOUNDS)
def test_every_piece_is_answered_for_by_exactly_one_window(
    lengths: list[int], bounds: tuple[int, int]
) -> None:
    owned = Counter(
        (part.sentence, piece)
        for window in plan_windows(lengths, (), *bounds)
        for part in window
        for piece in range(part.own, part.own_end)
    )
    pieces = {(sentence, piece) for sentence, length in enumerate(lengths) for piece in range(length)}
    assert owned.keys() == pieces
    assert set(owned.values()) <= {1}


@given(lengths=LENGTHS, bounds=BOUNDS)
def test_windows_hold_what_they_answer_for_and_are_never_too_long(
    lengths: list[int], bounds: tuple[int, int]
) -> None:
    size, _ = bounds
    for window in plan_windows(lengths, (), *bounds):
        assert sum(part.end - part.start for part in window) <= size
        for part in window:
            assert 0 <= part.start <= part.end <= lengths[part.sentence]
            assert part.own == part.own_end == 0 or part.start <= part.own <= part.own_end <= part.end


@given(lengths=LENGTHS, bounds=BOUNDS)
def test_what_a_window_answers_for_goes_on_where_the_last_one_ended(
    lengths: list[int], bounds: tuple[int, int]
) -> None:
    """The rows of a sentence's windows are joined in order."""
    owned = [
        (part.sentence, piece)
        for window in plan_windows(lengths, (), *bounds)
        for part in window
        for piece in range(part.own, part.own_end)
    ]
    assert owned == sorted(owned)


@given(lengths=st.lists(st.integers(0, 60), min_size=1, max_size=25), more=LENGTHS, bounds=BOUNDS)
def test_what_follows_moves_no_earlier_window(
    lengths: list[int], more: list[int], bounds: tuple[int, int]
) -> None:
    """Only the last window is filled further."""
    short, long = (plan_windows(each, (), *bounds) for each in (lengths, lengths + more))
    assert long[: max(0, len(short) - 1)] == short[:-1]
