"""Remembers how far this computer's clock is off, and stops bookings where it is too far."""

from typing import TYPE_CHECKING

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.clock import difference_of, is_blocking
from wxrepay_gui.domain.errors import ClockOffError

if TYPE_CHECKING:
    from datetime import timedelta


class ClockWatch:
    """Learns from every answer; may be asked on any thread.

    Attributes:
        difference: This computer's clock less WeChat Pay's; ``None`` before the first answer.
    """

    def __init__(self) -> None:
        self.difference: timedelta | None = None

    def note(self, attempt: Attempt) -> None:
        """Learn from what came back, if it tells the time."""
        difference = difference_of(attempt)
        if difference is not None:
            self.difference = difference

    def forget(self) -> None:
        """Know nothing again."""
        self.difference = None

    def check(self) -> None:
        """Let a booking pass.

        Raises:
            ClockOffError: WeChat Pay would refuse whatever is signed now.
        """
        if self.difference is not None and is_blocking(self.difference):
            raise ClockOffError(round(self.difference.total_seconds()))
