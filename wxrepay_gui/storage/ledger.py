"""The history: what was sent and what came of it, committed before anybody relies on it."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from wxrepay_gui.domain.attempt import Attempt, Call, Stage
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.errors import (
    NotMendableError,
    NotSendableError,
    NotUnknownError,
    RecordIdUsedError,
    ReplacedError,
)
from wxrepay_gui.domain.outcome import (
    Booked,
    HumanVerdict,
    NotBooked,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author, Status, Submission
from wxrepay_gui.storage import statements
from wxrepay_gui.storage.database import PRAGMAS, ConstraintError, Database, Pragmas, Run
from wxrepay_gui.storage.room import insisting
from wxrepay_gui.storage.rows import (
    attempt_row,
    read_attempt,
    read_stamp,
    read_submission,
    reading,
    state_row,
    submission_row,
)
from wxrepay_gui.storage.schema import UPGRADES, Upgrades
from wxrepay_gui.storage.verdict_rows import read_verdict, verdict_row
from wxrepay_gui.storage.versions import prepare

_ABOVE_ALL = 2**63 - 1
"""No id is as large: the largest number a column holds."""


class Ledger:
    """Submissions, their attempts and verdicts in one file; any thread may use it.

    What a method has returned is on the disk, and survives a power cut. Every method raises
    :class:`~wxrepay_gui.domain.errors.LedgerError` when the file is in the way; then it has
    changed nothing.
    """

    def __init__(
        self, path: Path, *, pragmas: Pragmas = PRAGMAS, upgrades: Upgrades = UPGRADES
    ) -> None:
        """Open the ledger at *path*, creating it or bringing it up to date.

        Args:
            path: The file; its folder must exist.
            pragmas: What every connection sets.
            upgrades: How older ledgers become one of this version.

        Raises:
            LedgerNewerError: A newer version of this program wrote it.
            LedgerError: It cannot be opened, or is no ledger.
        """
        self._database = Database(path, pragmas)
        with ExitStack() as undo:
            undo.callback(self.close)
            prepare(self._database, upgrades)
            undo.pop_all()

    @property
    def database(self) -> Database:
        """The file, for what else is kept in it; closed with the ledger."""
        return self._database

    def close(self) -> None:
        """Close the file; no other thread may be using it."""
        self._database.close()

    def begin(
        self,
        booking: Booking,
        *,
        mchid: str,
        at: datetime,
        author: Author,
        replaces: str | None = None,
    ) -> Submission:
        """Write *booking* down (T1); not sent, and nothing of it is before :meth:`claim`.

        Args:
            booking: What will be asked.
            mchid: Who signs.
            at: Now.
            author: Who asks.
            replaces: The number of the submission that this one is the mended form of.

        Raises:
            RecordIdUsedError: *mchid* has used this number before.
            NotMendableError: What it replaces may be booked by now.
            ReplacedError: Another one replaces it already; both might be booked.
        """
        begun = Submission(
            id=0,
            mchid=mchid,
            booking=booking,
            body=booking.body(),
            at=at,
            author=author,
            state=NotSent(reason=NotSentReason.RECORDED),
            replaces=replaces,
        )
        try:
            with self._database.writing() as run:
                if replaces is not None:
                    _check_mendable(run, mchid, replaces)
                (key,) = run(statements.BEGIN, **submission_row(begun))
        except ConstraintError:
            used = self.used_on(mchid, booking.item.out_record_id)
            if used is None:
                raise
            raise RecordIdUsedError(booking.item.out_record_id, used) from None
        return replace(begun, id=key["id"])

    def claim(self, row: Submission, *, at: datetime) -> Submission:
        """Take *row* up for sending (T2); of any number of callers, one succeeds.

        It counts as sent from now on, until its attempts say that nothing was written.

        Raises:
            NotSendableError: It is not, or no longer, as *row* says; or is booked, or being sent.
            ReplacedError: Its mended form has another number; both might be booked.
            KeyError: There is no such row.
        """
        with self._database.writing() as run:
            before = read_submission(_one(run(statements.CLAIM, id_=row.id), row.id))
            number = before.booking.item.out_record_id
            if not _is_same(before, row) or isinstance(before.state, Sending | Booked):
                raise NotSendableError(number)
            _check_not_replaced(run, row.mchid, number)
            after = replace(before, state=Sending(), sends=before.sends + 1, claimed_at=at)
            run(statements.SETTLE, id_=row.id, **state_row(after))
        return after

    @insisting
    def settle(self, row: Submission, attempts: Sequence[Attempt], state: State) -> Submission:
        """Add *attempts* and write down what came of them, together (T3); the row as it is then.

        Where the disk is full, the reserve's room is taken for it.

        Args:
            row: As the caller knows it. If it has another state by now, or was claimed again, that
                stays: somebody else knows more. The attempts are kept all the same.
            attempts: What happened since the last time, in order.
            state: What came of it.

        Raises:
            KeyError: There is no such row.
        """
        with self._database.writing() as run:
            found = _one(run(statements.CLAIM, id_=row.id), row.id)
            before = read_submission(found)
            after = replace(
                before,
                state=state if _is_same(before, row) else before.state,
                request_id=next(
                    (each.request_id for each in reversed(attempts) if each.request_id),
                    before.request_id,
                ),
                sends=before.sends - _is_unwritten(attempts),
            )
            for number, attempt in enumerate(attempts, found["attempts"] + 1):
                columns = attempt_row(attempt, submission_id=row.id, number=number)
                run(statements.APPEND_ATTEMPT, **columns)
            run(statements.SETTLE, id_=row.id, **state_row(after))
        return after

    def attest(self, submission_id: int, verdict: HumanVerdict, *, expected: Unknown) -> Submission:
        """Add *verdict* and settle the row by it, together; of any number of callers, one succeeds.

        Raises:
            NotUnknownError: The row has another state than *expected* by now; nothing is written.
            KeyError: There is no such row.
        """
        with self._database.writing() as run:
            row = _one(run(statements.CLAIM, id_=submission_id), submission_id)
            before = read_submission(row)
            if before.state != expected:
                raise NotUnknownError(before.booking.item.out_record_id)
            after = replace(before, state=verdict.settle(expected))
            number = row["verdicts"] + 1
            columns = verdict_row(verdict, submission_id=submission_id, number=number)
            run(statements.APPEND_VERDICT, **columns)
            run(statements.SETTLE, id_=submission_id, **state_row(after))
        return after

    @insisting
    def recover(self) -> tuple[Submission, ...]:
        """Make every row that is being sent Unknown, and return those; for the program's start."""
        state = Unknown(reason=UnknownReason.INTERRUPTED)
        with self._database.writing() as run:
            recovered = tuple(
                replace(read_submission(row), state=state) for row in run(statements.UNDER_WAY)
            )
            for each in recovered:
                run(statements.SETTLE, id_=each.id, **state_row(each))
        return recovered

    def get(self, submission_id: int) -> Submission:
        """The row with that id.

        Raises:
            KeyError: There is none.
        """
        with self._database.reading() as run:
            return read_submission(_one(run(statements.GET, id_=submission_id), submission_id))

    def attempts(self, submission_id: int) -> tuple[Attempt, ...]:
        """Every exchange of one submission, in order."""
        with self._database.reading() as run:
            return tuple(map(read_attempt, run(statements.ATTEMPTS, id_=submission_id)))

    def verdicts(self, submission_id: int) -> tuple[HumanVerdict, ...]:
        """Every verdict of a person on one submission, in order, whether it still stands or not."""
        with self._database.reading() as run:
            return tuple(map(read_verdict, run(statements.VERDICTS, id_=submission_id)))

    def newest(
        self, mchid: str, limit: int, *, before: int | None = None
    ) -> tuple[Submission, ...]:
        """At most *limit* rows of *mchid*, newest first; with *before*, older than that id."""
        below = _ABOVE_ALL if before is None else before
        with self._database.reading() as run:
            return tuple(
                map(read_submission, run(statements.NEWEST, id_=below, mchid_=mchid, limit_=limit))
            )

    def used_on(self, mchid: str, out_record_id: str) -> datetime | None:
        """When *mchid* used that number here; ``None`` if never."""
        with self._database.reading() as run:
            rows = run(statements.USED, mchid_=mchid, out_record_id_=out_record_id)
            return read_stamp(rows[0]["at"]) if rows else None

    def under(self, mchid: str, contract_id: str, limit: int) -> tuple[Submission, ...]:
        """At most *limit* rows of *mchid* under that 还款协议ID, newest first."""
        with self._database.reading() as run:
            rows = run(statements.UNDER, mchid_=mchid, contract_id_=contract_id, limit_=limit)
            return tuple(map(read_submission, rows))

    def last_statuses(self, mchid: str) -> dict[str, Status]:
        """The newest row's status under each 还款协议ID of *mchid*."""
        with self._database.reading() as run:
            rows = run(statements.LAST_STATUSES, mchid_=mchid)
            with reading("status"):
                return {row["contract_id"]: Status(row["status"]) for row in rows}

    def count(self, status: Status) -> int:
        """How many rows have that status."""
        with self._database.reading() as run:
            return int(run(statements.COUNT, status_=status)[0]["rows"])


def _one(rows: list[dict[str, Any]], submission_id: int) -> dict[str, Any]:
    if not rows:
        raise KeyError(submission_id)
    return rows[0]


def _check_mendable(run: Run, mchid: str, out_record_id: str) -> None:
    for row in run(statements.NUMBERED, mchid_=mchid, out_record_id_=out_record_id):
        if not isinstance(read_submission(row).state, NotBooked | NotSent):
            raise NotMendableError(out_record_id)
    _check_not_replaced(run, mchid, out_record_id)


def _check_not_replaced(run: Run, mchid: str, out_record_id: str) -> None:
    for mended in run(statements.REPLACED, mchid_=mchid, out_record_id_=out_record_id):
        raise ReplacedError(out_record_id, mended["out_record_id"])


def _is_same(now: Submission, then: Submission) -> bool:
    return (now.state, now.sends) == (then.state, then.sends)


def _is_unwritten(attempts: Sequence[Attempt]) -> bool:
    """Whether a claim ended without a byte of its request written."""
    sent = [attempt.stage for attempt in attempts if attempt.call is Call.BOOK]
    return bool(sent) and Stage.SENDING not in sent
