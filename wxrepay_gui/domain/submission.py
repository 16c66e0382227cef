"""One row of history: what was asked, when, by whom, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    HumanVerdict,
    NotBooked,
    NotSent,
    Sending,
    State,
    Unknown,
)
from wxrepay_gui.domain.sign_comparison import SignComparison


class Status(StrEnum):
    """A state in one word, for filters and columns."""

    SENDING = "sending"
    BOOKED = "booked"
    NOT_BOOKED = "not_booked"
    UNKNOWN = "unknown"
    NOT_SENT = "not_sent"


_STATUSES = {
    Sending: Status.SENDING,
    Booked: Status.BOOKED,
    NotBooked: Status.NOT_BOOKED,
    Unknown: Status.UNKNOWN,
    NotSent: Status.NOT_SENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who asked, and from where.

    Attributes:
        user: The system's user name.
        station: This computer's code in out_record_id.
        version: This program's version.
    """

    user: str
    station: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One booking in the ledger.

    Attributes:
        id: The row's number in this ledger.
        mchid: Who signed.
        booking: What was asked.
        body: The exact bytes, for ever the same.
        at: When it was first recorded, with a time zone.
        author: Who asked.
        state: What came of it.
        request_id: The latest answer's Request-ID, or empty.
        sends: How often something of it may have left this computer.
        claimed_at: When it was last taken up for sending, with a time zone; ``None`` if never.
        replaces: The out_record_id of the refused or unsent submission that this one is the mended
            form of.
    """

    id: int
    mchid: str
    booking: Booking
    body: bytes
    at: datetime
    author: Author
    state: State
    request_id: str = ""
    sends: int = 0
    claimed_at: datetime | None = None
    replaces: str | None = None

    @property
    def status(self) -> Status:
        """The state in one word."""
        return _STATUSES[type(self.state)]

    @property
    def sent_before(self) -> bool:
        """Whether something of it may have left this computer."""
        return self.sends > 0

    @property
    def attested(self) -> Attestation | None:
        """The person's word that settled it, if no verified answer did."""
        return self.state.attested if isinstance(self.state, Booked | NotBooked) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How one submission came to its state; each kind in order, and nothing is ever taken away.

    Attributes:
        attempts: Every exchange.
        verdicts: Every verdict of a person, those that were overruled among them.
        comparisons: What was signed beside what WeChat Pay would have signed, where an answer
            tells; by the attempt's place, counted from 0.
    """

    attempts: tuple[Attempt, ...] = ()
    verdicts: tuple[HumanVerdict, ...] = ()
    comparisons: Mapping[int, SignComparison] = field(default_factory=lambda: MappingProxyType({}))
