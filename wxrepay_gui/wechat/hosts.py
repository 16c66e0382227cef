"""In which order the hosts are asked: the main one first, unless it has just failed twice."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

FAILURES = 2
"""In a row of the main host's, after which the backup is asked first."""

DETOUR = 180.0
"""Seconds for which it is, at most; then the main host gets its turn again (跨城冗灾, WeChat Pay's
own example: at most three minutes, then back with nothing held against it)."""


class Hosts:
    """The hosts of one line, and what is known of the main one; any thread may ask and tell.

    Which one is asked first is all that this decides: whether another is asked after it is its
    caller's to say.

    Args:
        names: The main one first.
        clock: Seconds that only ever grow.

    Attributes:
        names: The same.
    """

    def __init__(self, names: tuple[str, ...], *, clock: Callable[[], float] = monotonic) -> None:
        self.names = names
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._back_at: float | None = None

    def order(self, first: str | None = None) -> tuple[str, ...]:
        """Every host once, in the order in which they are to be asked.

        Args:
            first: The host to begin with, whatever is known.

        Raises:
            ValueError: *first* is none of them.
        """
        with self._lock:
            names = self.names[1:] + self.names[:1] if self._is_detour() else self.names
        if first is None:
            return names
        if first not in names:
            raise ValueError(f"not a host of this line: {first}")
        return (first, *(name for name in names if name != first))

    def failed(self, name: str) -> None:
        """Nothing could be sent to *name*, for a reason that lies with it alone."""
        with self._lock:
            if name != self.names[0] or self._is_detour():
                return
            self._failures += 1
            if self._failures >= FAILURES:
                self._back_at = self._clock() + DETOUR

    def answered(self, name: str) -> None:
        """*name* sent an answer, whatever it said."""
        if name == self.names[0]:
            self.forget()

    def forget(self) -> None:
        """Hold nothing against the main host."""
        with self._lock:
            self._failures, self._back_at = 0, None

    def _is_detour(self) -> bool:
        """Whether the backup comes first now; asked under the lock."""
        if self._back_at is not None and self._clock() >= self._back_at:
            self._failures, self._back_at = 0, None
        return self._back_at is not None
