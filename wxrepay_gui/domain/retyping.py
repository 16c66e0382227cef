"""Which amounts are typed a second time before they are sent, and where the two differ."""

from itertools import takewhile

from wxrepay_gui.domain.money import Fen, format_plain

LARGE_SHARE = 80
"""Percent of the lower known cap from which an amount counts as large."""


def must_retype(amount: Fen, *, cap: Fen | None, threshold: Fen | None) -> bool:
    """Whether *amount* is at least *threshold*, or 80 % of *cap*, the lowest that is known.

    Without a threshold nothing is: reviewing is enough.
    """
    if threshold is None:
        return False
    return amount >= threshold or (cap is not None and amount * 100 >= cap * LARGE_SHARE)


def first_difference(one: Fen, other: Fen) -> int:
    """The first digit, counted from 1 at the left, at which two amounts in yuan differ.

    Neither separators nor the decimal point are counted; but where one amount has the point and
    the other a digit, they differ. Equal amounts differ after their last digit.
    """
    pairs = zip(format_plain(one), format_plain(other), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return 1 + sum(character != "." for character, _ in same)
