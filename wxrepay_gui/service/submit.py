"""The use case at the heart of the program: write, send, settle; never lose track of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.course import (
    Check,
    Claim,
    Effect,
    Record,
    Send,
    Sent,
    repeating,
    submitting,
)
from wxrepay_gui.domain.errors import DateNotBookableError
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.service.conduct import conduct
from wxrepay_gui.service.pause import pause_of
from wxrepay_gui.service.resolve import Resolver
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.room import check_room
from wxrepay_gui.wechat.answers import judge_booking
from wxrepay_gui.wechat.client import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitter:
    """Books for one merchant. Every row it yields is committed before it is yielded.

    Attributes:
        mchid: The merchant.
        author: Who works here.
        ledger: Where it is written down.
        client: The line to WeChat Pay.
        resolver: Asks where an answer has to be asked about.
        now: The clock, with a time zone.
        check_ready: Raises an ExpectedError where nothing can be sent at the moment.
    """

    mchid: str
    author: Author
    ledger: Ledger
    client: Client
    resolver: Resolver
    now: Callable[[], datetime]
    check_ready: Callable[[], object]

    def submit(self, booking: Booking, *, replaces: str | None = None) -> Iterator[Submission]:
        """Write *booking* down, send it, write down what came of it.

        Yields the row when it is written, when the call has ended, and again if the answer had
        to be asked about.

        Args:
            booking: What to book.
            replaces: The number of the refused or unsent submission that this one is the mended
                form of.

        Raises:
            KeyWaitingError, KeystoreError, ClockOffError: Nothing can be signed that WeChat Pay
                would take; nothing was written or sent.
            PausedError: WeChat Pay asked for fewer requests; nothing was written or sent.
            DateNotBookableError: Beijing's date moved on since the booking was read.
            RecordIdUsedError: The number is used; nothing was written or sent.
            NotMendableError: What it replaces may be booked by now; nothing was written or sent.
            ReplacedError: It is replaced by another one already; nothing was written or sent.
            LedgerFullError: The disk has less than 64 MiB left; nothing was written or sent.
            LedgerError: The ledger is in the way; if before the first row, nothing was sent.
        """
        return conduct(submitting(booking, replaces), self.act)

    def repeat(self, submission_id: int) -> Iterator[Submission]:
        """Send the same bytes under the same number again, freshly signed.

        What may have reached WeChat Pay is asked about first, and is sent again only after an
        answer worth believing has said that the record does not exist.

        Raises:
            KeyWaitingError, KeystoreError, ClockOffError, PausedError: As for :meth:`submit`.
            NotSendableError: Booked already, under way, or changed by another window meanwhile.
            ReplacedError: It was mended, and goes on under another number.
            RepeatTooEarlyError: Unknown, and a delayed copy of the request may still arrive.
            RepeatedOftenError: Unknown although it was sent as often as is sensible.
            DateNotBookableError: The date left the window; queries still work.
            LedgerError: The ledger is in the way.
        """
        yield from conduct(repeating(self.ledger.get(submission_id)), self.act)

    def act(self, effect: Effect) -> Any:  # noqa: ANN401  each effect has an answer of its own
        """Carry out one effect of a course."""
        match effect:
            case Check(booking):
                return self._check(booking)
            case Record(booking, replaces):
                return self.ledger.begin(
                    booking, mchid=self.mchid, at=self.now(), author=self.author, replaces=replaces
                )
            case Claim(row):
                return self.ledger.claim(row, at=self.now())
            case Send(row, repeat):
                return self._send(row, repeat=repeat)
        return self.resolver.act(effect)

    def _check(self, booking: Booking) -> None:
        """Judge once more what may have changed since the booking was read; asks the disk."""
        self.check_ready()
        check_room(self.ledger.database.path)
        days = bookable_days(beijing_date(self.now()))
        day = booking.item.repayment_date
        if day not in days:
            raise DateNotBookableError(day, days[0], days[-1])

    def _send(self, row: Submission, *, repeat: bool) -> Sent:
        reply = self.client.book(row.body)
        return Sent(
            outcome=judge_booking(reply, row.booking, repeat=repeat),
            attempts=reply.attempts,
            told_to_wait=pause_of(reply.last) is not None,
        )
