"""What this computer remembers beside a draft: the book's entry, and what was booked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.submission import Status, Submission

SUSPICIOUS_DAYS = 30
"""How long ago a booking for the same date may have been made to be pointed out."""

_COUNTS = frozenset({Status.BOOKED, Status.UNKNOWN, Status.SENDING})
"""What may be booked; a refused booking is no reason to hesitate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known of the draft's ids.

    Attributes:
        used_on: When this out_record_id was used before on this computer, if it was.
        consulted: The contract book was asked; without it nothing is said of it.
        contract: The book's entry for this contract_id.
        by_hand: The openid was typed key by key.
        earlier: Submissions under this contract_id, newest first.
    """

    used_on: date | None = None
    consulted: bool = False
    contract: Contract | None = None
    by_hand: bool = False
    earlier: Sequence[Submission] = ()

    def twin(self, day: date, today: date) -> Submission | None:
        """The newest submission for the same repayment *day* that may be booked.

        Only those of the last thirty days count, *today* being Beijing's date.
        """
        since = today - timedelta(days=SUSPICIOUS_DAYS)
        return next(
            (
                each
                for each in self.earlier
                if each.booking.item.repayment_date == day
                and each.status in _COUNTS
                and beijing_date(each.at) >= since
            ),
            None,
        )


NOTHING = Memory()
