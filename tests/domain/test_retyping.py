"""Large amounts are typed twice, and what differs is told by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.money import LARGEST, Fen, format_plain
from wxrepay_gui.domain.retyping import first_difference, must_retype

THRESHOLD = Fen(1_000_000)
AMOUNTS = st.integers(1, LARGEST).map(Fen)


@pytest.mark.parametrize(
    ("amount", "cap", "expected"),
    [
        (999_999, None, False),
        (1_000_000, None, True),
        (1_000_001, None, True),
        (1, None, False),
        (239_999, 300_000, False),
        (240_000, 300_000, True),
        (1_000_000, 90_000_000, True),
        (799, 999, False),
        (800, 999, True),
    ],
)
def test_an_amount_is_typed_again_from_the_threshold_or_four_fifths_of_the_cap(
    amount: int, cap: int | None, *, expected: bool
) -> None:
    known = None if cap is None else Fen(cap)
    assert must_retype(Fen(amount), cap=known, threshold=THRESHOLD) is expected


@given(amount=AMOUNTS, cap=AMOUNTS | st.none())
def test_nothing_is_typed_again_where_reviewing_is_enough(amount: Fen, cap: Fen | None) -> None:
    assert not must_retype(amount, cap=cap, threshold=None)


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        (128_000, 129_000, 3),
        (128_000, 228_000, 1),
        (128_005, 128_006, 6),
        (128_000, 12_800, 4),
        (12_800, 128_000, 4),
        (100_000, 1_000_000, 5),
        (1, 2, 3),
        (99_999_999_999, 99_999_999_998, 11),
        (5, 5, 4),
    ],
)
def test_the_first_digit_that_differs_is_counted_from_the_left(
    one: int, other: int, place: int
) -> None:
    assert first_difference(Fen(one), Fen(other)) == place


@given(one=AMOUNTS, other=AMOUNTS)
def test_up_to_the_place_the_two_amounts_read_the_same(one: Fen, other: Fen) -> None:
    place = first_difference(one, other)
    digits = [format_plain(each).replace(".", "") for each in (one, other)]
    assert digits[0][: place - 1] == digits[1][: place - 1]
    assert place == first_difference(other, one)
    assert (place > len(digits[0])) == (one == other)
