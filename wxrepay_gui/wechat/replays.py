"""Knows an answer that was received before: no signature is bound to the question it answers."""

from threading import Lock

MEMORY = 600.0
"""Seconds for which an answer is remembered: longer than its own time is believed."""


class Replays:
    """The signatures of the answers that came lately; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, float] = {}

    def is_replay(self, signature: str, now: float) -> bool:
        """Whether *signature* came before, within :data:`MEMORY`; from now on it did.

        Args:
            signature: Of a verified answer; each has one of its own, because each has its nonce.
            now: Seconds since 1970.
        """
        with self._lock:
            self._seen = {one: at for one, at in self._seen.items() if abs(now - at) <= MEMORY}
            if signature in self._seen:
                return True
            self._seen[signature] = now
            return False
