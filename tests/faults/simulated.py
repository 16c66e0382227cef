"""What a simulation plays: WeChat Pay's server and its answers, and the disk."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from wxrepay_gui.domain.attempt import Answer, Call, Stage, Verdict
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.course import Settle
from wxrepay_gui.domain.errors import NotMendableError, NotSendableError, ReplacedError
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotSent,
    NotSentReason,
    Sending,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author, Submission

AUTHOR = Author(user="u", station="K7", version="0")


class Fate(StrEnum):
    """What becomes of a request."""

    UNREACHED = "unreached"
    ANSWERED = "answered"
    LOST = "lost"
    """On its way there."""

    ANSWER_LOST = "answer lost"
    LATE = "late"
    """It arrives after the caller has given up."""

    REFUSED = "refused"
    REFUSED_UNSIGNED = "refused, unsigned"
    BROKEN = "server error, nothing done"
    BROKEN_AFTER = "server error, booked"
    FORGED = "booked, but a stranger says that it was refused"
    SIGNATURE_WRONG = "booked, signature wrong"
    UNLISTED = "verified, and not booked"


@dataclass(slots=True)
class Server:
    """WeChat Pay; what it got, it remembers.

    Attributes:
        knows_numbers: A number is booked once, as the document says; else each request books.
        booked: The number of each booking, in order.
        bodies: What came under each number.
        late: What is still on its way, and when it arrives.
    """

    knows_numbers: bool
    booked: list[str] = field(default_factory=list)
    bodies: dict[str, set[bytes]] = field(default_factory=dict)
    late: list[tuple[datetime, Submission]] = field(default_factory=list)

    def receive(self, row: Submission, *, books: bool = True) -> bool:
        """Whether the record is there afterwards."""
        number = row.booking.item.out_record_id
        self.bodies.setdefault(number, set()).add(row.body)
        if books and not (self.knows_numbers and number in self.booked):
            self.booked.append(number)
        return number in self.booked

    def deliver(self, now: datetime) -> None:
        """Let arrive what is due."""
        for at, row in [one for one in self.late if one[0] <= now]:
            self.late.remove((at, row))
            self.receive(row)

    def is_expecting(self, number: str) -> bool:
        return any(row.booking.item.out_record_id == number for _, row in self.late)


class Ledger:
    """The disk: what a method has returned stays, as ``storage/ledger.py`` has it."""

    def __init__(self) -> None:
        self.rows: dict[int, Submission] = {}

    def begin(self, booking: Booking, at: datetime, replaces: str | None) -> Submission:
        for old in self.rows.values():
            number = old.booking.item.out_record_id
            if number == replaces and not isinstance(old.state, NotBooked | NotSent):
                raise NotMendableError(number)
            if replaces is not None and old.replaces == replaces:
                raise ReplacedError(replaces, number)
        row = Submission(
            id=len(self.rows) + 1,
            mchid="1900000109",
            booking=booking,
            body=booking.body(),
            at=at,
            author=AUTHOR,
            state=NotSent(reason=NotSentReason.RECORDED),
            replaces=replaces,
        )
        self.rows[row.id] = row
        return row

    def claim(self, row: Submission, at: datetime) -> Submission:
        found = self.rows[row.id]
        if not self._is_same(found, row) or isinstance(found.state, Sending | Booked):
            raise NotSendableError(row.booking.item.out_record_id)
        for other in self.rows.values():
            if other.replaces == row.booking.item.out_record_id:
                raise ReplacedError(other.replaces, other.booking.item.out_record_id)
        claimed = replace(found, state=Sending(), sends=found.sends + 1, claimed_at=at)
        self.rows[row.id] = claimed
        return claimed

    def settle(self, effect: Settle) -> Submission:
        found = self.rows[effect.row.id]
        sent = [one.stage for one in effect.attempts if one.call is Call.BOOK]
        unwritten = bool(sent) and Stage.SENDING not in sent
        state = effect.state if self._is_same(found, effect.row) else found.state
        settled = replace(found, state=state, sends=found.sends - unwritten)
        self.rows[effect.row.id] = settled
        return settled

    def recover(self) -> None:
        for row in list(self.rows.values()):
            if isinstance(row.state, Sending):
                state = Unknown(reason=UnknownReason.INTERRUPTED)
                self.rows[row.id] = replace(row, state=state)

    @staticmethod
    def _is_same(now: Submission, then: Submission) -> bool:
        return (now.state, now.sends) == (then.state, then.sends)


def listing(row: Submission) -> Answer:
    """The answer that books."""
    return plain(200, {"schedule_records": [members(row)]})


def record(row: Submission) -> Answer:
    """A query's answer that finds."""
    return plain(200, members(row))


def members(row: Submission) -> dict[str, str]:
    return {str(name): value for name, value in row.booking.members.items()}


def error(status: int, code: str) -> Answer:
    return plain(status, {"code": code, "message": "m"})


def plain(status: int, body: object) -> Answer:
    return Answer(status=status, headers=(), body=json.dumps(body).encode(), complete=True)


Told = Callable[[Submission, bool], Answer | None]
"""What is answered about a row whose record is there or not."""

REACHING: Mapping[Fate, tuple[bool, Told, tuple[Verdict, ...]]] = {
    Fate.ANSWERED: (True, lambda row, _: listing(row), (Verdict.GOOD,)),
    Fate.ANSWER_LOST: (True, lambda _row, _: None, (Verdict.NO_ANSWER,)),
    Fate.REFUSED: (
        False,
        lambda _, there: error(400, "ALREADY_EXISTS" if there else "PARAM_ERROR"),
        (Verdict.GOOD,),
    ),
    Fate.REFUSED_UNSIGNED: (False, lambda _row, _: error(400, "PARAM_ERROR"), (Verdict.UNSIGNED,)),
    Fate.BROKEN: (
        False,
        lambda _row, _: error(500, "SYSTEM_ERROR"),
        (Verdict.GOOD, Verdict.UNSIGNED),
    ),
    Fate.BROKEN_AFTER: (True, lambda _row, _: error(502, "SYSTEM_ERROR"), (Verdict.GOOD,)),
    Fate.FORGED: (True, lambda _row, _: error(400, "PARAM_ERROR"), (Verdict.BAD_SIGNATURE,)),
    Fate.SIGNATURE_WRONG: (True, lambda row, _: listing(row), (Verdict.BAD_SIGNATURE,)),
    Fate.UNLISTED: (
        False,
        lambda row, there: listing(row) if there else plain(200, {"schedule_records": []}),
        (Verdict.GOOD,),
    ),
}
"""Of what reaches the server: whether it books, the answer, and what its signature may be."""
