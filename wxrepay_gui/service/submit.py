"""The use case at the heart of the program: write, send, settle; never lose track of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.errors import DateNotBookableError, NotSendableError
from wxrepay_gui.domain.outcome import (
    ASK_AT_ONCE,
    Booked,
    NotSent,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.service.resolve import Resolver, after_query
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.wechat.answers import Absent, judge_booking
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
            DateNotBookableError: Beijing's date moved on since the booking was read.
            RecordIdUsedError: The number is used; nothing was written or sent.
            LedgerError: The ledger is in the way; if before the first row, nothing was sent.
        """
        self._check(booking)
        row = self.ledger.begin(
            booking, mchid=self.mchid, at=self.now(), author=self.author, replaces=replaces
        )
        yield from self._send(row, row.state)

    def repeat(self, submission_id: int) -> Iterator[Submission]:
        """Send the same bytes under the same number again, freshly signed.

        What may have reached WeChat Pay is asked about first, and is sent again only after an
        answer worth believing has said that the record does not exist.

        Raises:
            KeyWaitingError, KeystoreError, ClockOffError: As for :meth:`submit`.
            NotSendableError: Booked already, under way, or changed by another window meanwhile.
            DateNotBookableError: The date left the window; queries still work.
            LedgerError: The ledger is in the way.
        """
        row = self.ledger.get(submission_id)
        if isinstance(row.state, Booked | Sending):
            raise NotSendableError(row.booking.item.out_record_id)
        if not isinstance(row.state, NotSent) or row.sent_before:
            before = row.state
            row, finding = self.resolver.ask(row)
            yield row
            if not isinstance(finding, Absent):
                return
            if row.state != after_query(before, finding):
                raise NotSendableError(row.booking.item.out_record_id)
        self._check(row.booking)
        yield from self._send(self.ledger.resume(row.id, expected=row.state), row.state)

    def _check(self, booking: Booking) -> None:
        """Judge once more what may have changed since the booking was read."""
        self.check_ready()
        days = bookable_days(beijing_date(self.now()))
        day = booking.item.repayment_date
        if day not in days:
            raise DateNotBookableError(day, days[0], days[-1])

    def _send(self, row: Submission, before: State) -> Iterator[Submission]:
        """Yield *row*, send it, settle it.

        A repeat of which nothing left this computer leaves what was known *before*: the first
        attempt did leave.
        """
        settled = None
        try:
            yield row
            reply = self.client.book(row.body)
            state: State = judge_booking(reply, row.booking, repeat=row.sent_before)
            if isinstance(state, NotSent) and row.sent_before:
                state = before
            settled = self.ledger.settle(row.id, reply.attempts, state)
        finally:
            if settled is None:
                self.ledger.settle(row.id, (), Unknown(reason=UnknownReason.INTERRUPTED))
        yield settled
        if isinstance(settled.state, Unknown) and settled.state.reason in ASK_AT_ONCE:
            yield self.resolver.ask(settled)[0]
