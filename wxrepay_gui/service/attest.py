"""Takes a person's word for an outcome that nobody else can vouch for, and writes it down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wxrepay_gui.domain.errors import NotUnknownError
from wxrepay_gui.domain.outcome import Attestation, HumanVerdict, Unknown
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.storage.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Attester:
    """Settles what is unknown by hand. Nothing here asks or books anything."""

    author: Author
    ledger: Ledger
    now: Callable[[], datetime]

    def attest(self, submission_id: int, *, booked: bool, reason: str) -> Submission:
        """Write down that a person found the record *booked* or not; the row as it is then.

        A later verified answer that lists the record still decides; the verdict is kept.

        Raises:
            ValueError: The *reason* is none; see :func:`~wxrepay_gui.domain.outcome.is_reason`.
            NotUnknownError: The outcome is not Unknown, or somebody else changed it meanwhile.
            LedgerError: The ledger is in the way; nothing is settled.
        """
        row = self.ledger.get(submission_id)
        if not isinstance(row.state, Unknown):
            raise NotUnknownError(row.booking.item.out_record_id)
        said = Attestation(
            user=self.author.user, station=self.author.station, at=self.now(), reason=reason
        )
        verdict = HumanVerdict(booked=booked, said=said)
        return self.ledger.attest(row.id, verdict, expected=row.state)
