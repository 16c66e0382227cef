"""Remembers for how long WeChat Pay wants no requests, and stops bookings meanwhile."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.errors import PausedError
from wxrepay_gui.wechat.pause import retry_after


def pause_of(attempt: Attempt) -> timedelta | None:
    """How long *attempt*'s answer asks to wait, if it is a 429: signed or not, waiting is safe."""
    answer = attempt.answer
    if answer is None or answer.status != HTTPStatus.TOO_MANY_REQUESTS:
        return None
    return retry_after(answer)


class Pause:
    """Learns from every answer; may be asked on any thread.

    Attributes:
        until: When it ends, or ended; ``None`` if there was none.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.until: datetime | None = None
        self._now = now

    @property
    def is_on(self) -> bool:
        """Whether WeChat Pay wants no requests now."""
        return self.until is not None and self._now() < self.until

    def note(self, attempt: Attempt) -> None:
        """Learn from what came back."""
        asked = pause_of(attempt)
        if asked is not None:
            self.until = self._now() + asked

    def forget(self) -> None:
        """Let everything pass again."""
        self.until = None

    def check(self) -> None:
        """Let a booking pass.

        Raises:
            PausedError: WeChat Pay would refuse it.
        """
        if self.until is not None and self.is_on:
            raise PausedError(self.until)
