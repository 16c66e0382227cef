"""New numbers for out_record_id (商户侧预约还款记录ID)."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime

from wxrepay_gui.domain.calendar import BEIJING

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no I, L, O, U, which are misread on paper."""

STATION_LENGTH = 2
RANDOM_LENGTH = 5
REAL, PRACTICE = "R", "DEMO"


def at_random(letters: Sequence[str]) -> str:
    """One of *letters* by the system's own randomness.

    Without bias where their number is a power of two, as the alphabet's is. The library's
    ``secrets`` does the same, but costs a tenth of the program's start.
    """
    return letters[int.from_bytes(os.urandom(8), "big") % len(letters)]


def new_station(choose: Callable[[Sequence[str]], str] = at_random) -> str:
    """A station code that tells this computer's numbers from another's."""
    return "".join(choose(ALPHABET) for _ in range(STATION_LENGTH))


class RecordIds:
    """Makes numbers such as ``R251206K71432089F3TQ``, 20 characters.

    Prefix, Beijing date and station, Beijing time, five random characters: digits and letters
    only, so that every number is valid, sorts by time and is never made twice here.
    """

    def __init__(
        self,
        *,
        prefix: str,
        station: str,
        now: Callable[[], datetime],
        choose: Callable[[Sequence[str]], str] = at_random,
    ) -> None:
        self._prefix = prefix
        self._station = station
        self._now = now
        self._choose = choose
        self._made: set[str] = set()

    def new(self) -> str:
        """A number that this object has not made before."""
        moment = self._now().astimezone(BEIJING)
        stem = f"{self._prefix}{moment:%y%m%d}{self._station}{moment:%H%M%S}"
        while (number := stem + self._tail()) in self._made:
            pass
        self._made.add(number)
        return number

    def _tail(self) -> str:
        return "".join(self._choose(ALPHABET) for _ in range(RANDOM_LENGTH))
