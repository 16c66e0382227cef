"""What was sent and what came of it, committed before anybody relies on it."""

import sqlite3
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import ClauseElement, Executable
from sqlalchemy.engine import make_url

from tests.storage.conftest import MCHID
from wxrepay_gui.domain.attempt import Attempt, Call, Stage
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    NotMendableError,
    NotSendableError,
    NotUnknownError,
    RecordIdUsedError,
    ReplacedError,
)
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    HumanVerdict,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Outcome,
    Sending,
    State,
    Unknown,
    UnknownReason,
    Vote,
)
from wxrepay_gui.domain.submission import Author, Status, Submission
from wxrepay_gui.storage import statements as statements_module
from wxrepay_gui.storage.database import connect
from wxrepay_gui.storage.ledger import Ledger

Begin = Callable[[Ledger, str], Submission]
MakeAttempt = Callable[..., Attempt]

IN_BEIJING = datetime(2025, 12, 6, 7, tzinfo=BEIJING)
NO_ANSWER = Unknown(reason=UnknownReason.NO_ANSWER)
VOTE = Vote("api.mch.weixin.qq.com", IN_BEIJING.astimezone(UTC))
INTERRUPTED = Unknown(reason=UnknownReason.INTERRUPTED)
NOT_SENT = NotSent(reason=NotSentReason.NAME)
REFUSED = NotBooked(reason=NotBookedReason.REFUSED)


def seen(path: Path, query: str) -> list[Any]:
    """What another connection sees: what is committed, and nothing else."""
    with closing(sqlite3.connect(path)) as other:
        return other.execute(query).fetchall()


def test_row_and_bytes_are_committed_before_begin_returns(
    ledger: Ledger, path: Path, booking: Callable[[str], Booking]
) -> None:
    author = Author(user="u", station="K7", version="0")
    begun = ledger.begin(booking("R1"), mchid=MCHID, at=IN_BEIJING, author=author)
    assert begun.state == NotSent(reason=NotSentReason.RECORDED)
    assert begun.body == begun.booking.body()
    query = "SELECT id, out_record_id, body, status, sends, claimed_at FROM submissions"
    assert seen(path, query) == [(begun.id, "R1", begun.booking.body(), "not_sent", 0, None)]


def test_a_claim_is_committed_and_counts_as_sent(ledger: Ledger, path: Path, begin: Begin) -> None:
    row = begin(ledger, "R1")
    assert (row.state, row.sends, row.sent_before) == (Sending(), 1, True)
    assert row.claimed_at == row.at
    assert seen(path, "SELECT status, sends FROM submissions") == [("sending", 1)]


def test_a_row_is_read_as_it_was_begun(ledger: Ledger, begin: Begin) -> None:
    begun = begin(ledger, "R1")
    assert ledger.get(begun.id) == begun
    assert ledger.attempts(begun.id) == ()


def test_what_is_mended_names_what_it_replaces(
    ledger: Ledger, begin: Begin, booking: Callable[[str], Booking]
) -> None:
    old = ledger.settle(begin(ledger, "R1"), (), REFUSED)
    new = ledger.begin(booking("R2"), mchid=old.mchid, at=old.at, author=old.author, replaces="R1")
    assert [row.replaces for row in ledger.newest(MCHID, 9)] == ["R1", None]
    assert ledger.claim(new, at=IN_BEIJING).replaces == "R1"
    assert ledger.get(new.id).replaces == "R1"


@pytest.mark.parametrize("state", [Sending(), Booked(), NO_ANSWER], ids=repr)
def test_what_may_be_booked_is_not_replaced(
    ledger: Ledger, begin: Begin, booking: Callable[[str], Booking], state: State
) -> None:
    old = ledger.settle(begin(ledger, "R1"), (), state)
    with pytest.raises(NotMendableError, match="R1"):
        ledger.begin(booking("R2"), mchid=MCHID, at=old.at, author=old.author, replaces="R1")
    assert ledger.newest(MCHID, 9) == (old,)


@pytest.mark.parametrize("state", [REFUSED, NOT_SENT], ids=["refused", "not sent"])
def test_what_was_replaced_is_never_sent_again(
    ledger: Ledger, begin: Begin, booking: Callable[[str], Booking], state: State
) -> None:
    """Else the old form and the mended one might both be booked."""
    old = ledger.settle(begin(ledger, "R1"), (), state)
    new = ledger.begin(booking("R2"), mchid=MCHID, at=old.at, author=old.author, replaces="R1")
    with pytest.raises(ReplacedError) as caught:
        ledger.claim(old, at=IN_BEIJING)
    assert (caught.value.out_record_id, caught.value.by) == ("R1", "R2")
    with pytest.raises(ReplacedError):
        ledger.begin(booking("R3"), mchid=MCHID, at=old.at, author=old.author, replaces="R1")
    assert ledger.newest(MCHID, 9) == (new, old)
    assert ledger.claim(new, at=IN_BEIJING).state == Sending()


def test_a_merchant_is_not_stopped_by_another_one_s_mended_booking(
    ledger: Ledger, begin: Begin, booking: Callable[[str], Booking]
) -> None:
    old = ledger.settle(begin(ledger, "R1"), (), REFUSED)
    ledger.begin(booking("R2"), mchid="1230000110", at=old.at, author=old.author, replaces="R1")
    assert ledger.claim(old, at=IN_BEIJING).state == Sending()


def test_a_number_used_before_is_refused_with_its_moment(ledger: Ledger, begin: Begin) -> None:
    begun = begin(ledger, "R1")
    with pytest.raises(RecordIdUsedError) as caught:
        begin(ledger, "R1")
    assert (caught.value.out_record_id, caught.value.at) == ("R1", begun.at)
    assert ledger.newest(MCHID, 9) == (begun,)


def test_another_merchant_may_use_the_same_number(ledger: Ledger, begin: Begin) -> None:
    begun = begin(ledger, "R1")
    ledger.begin(begun.booking, mchid="1230000110", at=begun.at, author=begun.author)
    assert ledger.used_on("1230000110", "R1") == begun.at
    assert ledger.used_on("1230000111", "R1") is None


def test_what_the_tables_do_not_admit_is_refused_without_a_word_of_it(
    ledger: Ledger, booking: Callable[[str], Booking]
) -> None:
    good = booking("R1")
    nothing = replace(good, item=replace(good.item, repayment_amount=Fen(0)))
    author = Author(user="u", station="K7", version="0")
    with pytest.raises(LedgerError, match="CHECK") as caught:
        ledger.begin(nothing, mchid=MCHID, at=IN_BEIJING, author=author)
    assert good.openid not in "".join(traceback.format_exception(caught.value))
    assert ledger.newest(MCHID, 9) == ()


@pytest.mark.parametrize("state", [Booked(), NO_ANSWER, NOT_SENT, REFUSED, Sending()])
def test_settling_commits_attempts_and_state_together(
    ledger: Ledger, path: Path, begin: Begin, attempt: MakeAttempt, state: State
) -> None:
    begun = begin(ledger, "R1")
    made = (attempt(), attempt(request_id="08F1-268435456"))
    settled = ledger.settle(ledger.get(begun.id), made, state)
    assert settled == replace(begun, state=state, request_id="08F1-268435456")
    assert ledger.get(begun.id) == settled
    assert ledger.attempts(begun.id) == made
    assert seen(path, "SELECT status FROM submissions") == [(settled.status,)]
    assert seen(path, "SELECT number FROM attempts") == [(1,), (2,)]


def test_attempts_are_only_added(ledger: Ledger, begin: Begin, attempt: MakeAttempt) -> None:
    row = begin(ledger, "R1")
    made = [attempt(request_id=f"08F{n}") for n in range(4)]
    for each in made:
        ledger.settle(ledger.get(row.id), [each], NO_ANSWER)
    assert ledger.attempts(row.id) == tuple(made)


def test_the_latest_request_id_stays_where_no_answer_came(
    ledger: Ledger, begin: Begin, attempt: MakeAttempt
) -> None:
    row = begin(ledger, "R1")
    ledger.settle(ledger.get(row.id), [attempt(request_id="08F1")], NO_ANSWER)
    assert ledger.settle(ledger.get(row.id), [attempt()], NO_ANSWER).request_id == "08F1"
    assert ledger.settle(ledger.get(row.id), [], NO_ANSWER).request_id == "08F1"


@pytest.mark.parametrize(
    ("call", "stage", "sent"),
    [
        (Call.BOOK, Stage.SENDING, True),
        (Call.BOOK, Stage.READY, False),
        (Call.QUERY, Stage.READY, True),
    ],
)
def test_only_a_booking_that_never_reached_the_wire_was_not_sent(
    ledger: Ledger,
    begin: Begin,
    attempt: MakeAttempt,
    call: Call,
    stage: Stage,
    *,
    sent: bool,
) -> None:
    row = begin(ledger, "R1")
    assert ledger.settle(ledger.get(row.id), [attempt(call, stage)], NOT_SENT).sent_before is sent
    assert ledger.settle(ledger.get(row.id), [], NOT_SENT).sent_before is sent


def test_a_claim_whose_end_nobody_saw_counts_as_sent(ledger: Ledger, begin: Begin) -> None:
    row = begin(ledger, "R1")
    row = ledger.settle(row, [], INTERRUPTED)
    assert row.sends == 1
    assert ledger.claim(row, at=IN_BEIJING).sends == 2


def test_a_claim_takes_the_place_of_the_one_before(ledger: Ledger, begin: Begin) -> None:
    """Somebody who slept for long must not settle what was claimed again meanwhile."""
    slept = begin(ledger, "R1")
    again = ledger.claim(ledger.settle(slept, [], NO_ANSWER), at=IN_BEIJING)
    assert ledger.settle(slept, [], REFUSED) == again
    assert ledger.get(slept.id).state == Sending()


def test_settling_keeps_what_somebody_else_found_meanwhile(
    ledger: Ledger, begin: Begin, attempt: MakeAttempt
) -> None:
    row = ledger.settle(begin(ledger, "R1"), [], NO_ANSWER)
    claimed = ledger.claim(row, at=IN_BEIJING)
    late = attempt(Call.QUERY, request_id="08F9")
    kept = ledger.settle(row, [late], REFUSED)
    assert kept.state == Sending()
    assert ledger.attempts(row.id) == (late,)
    assert ledger.settle(claimed, [], Booked()).state == Booked()


SAID = Attestation(
    user="王五", station="K7", at=IN_BEIJING.astimezone(UTC), reason="门户\ud83d\x00可见 {0}"
)
BOOKED_BY_HAND = HumanVerdict(booked=True, said=SAID)
NOT_BOOKED_BY_HAND = HumanVerdict(
    booked=False, said=replace(SAID, station="B2", at=IN_BEIJING, reason="查无此单")
)


@pytest.mark.parametrize("verdict", [BOOKED_BY_HAND, NOT_BOOKED_BY_HAND], ids=["yes", "no"])
def test_a_verdict_and_what_it_settles_are_committed_together(
    ledger: Ledger, path: Path, begin: Begin, verdict: HumanVerdict
) -> None:
    row = begin(ledger, "R1")
    unknown = ledger.settle(ledger.get(row.id), [], NO_ANSWER)
    assert ledger.verdicts(row.id) == ()
    settled = ledger.attest(row.id, verdict, expected=NO_ANSWER)
    assert settled == replace(unknown, state=verdict.settle(NO_ANSWER))
    assert ledger.get(row.id) == settled
    assert ledger.verdicts(row.id) == (verdict,)
    assert seen(path, "SELECT status FROM submissions") == [(settled.status,)]
    at, station = "2025-12-05T23:00:00.000000+00:00", verdict.said.station
    assert seen(path, "SELECT submission_id, number, at, user, station, booked FROM verdicts") == [
        (row.id, 1, at, "王五", station, int(verdict.booked))
    ]


def test_verdicts_are_only_added_and_come_in_the_order_in_which_they_were_given(
    ledger: Ledger, path: Path, begin: Begin
) -> None:
    other = begin(ledger, "R0")
    row = begin(ledger, "R1")
    given = (NOT_BOOKED_BY_HAND, BOOKED_BY_HAND, NOT_BOOKED_BY_HAND)
    for each in given:
        ledger.settle(ledger.get(row.id), [], NO_ANSWER)
        ledger.attest(row.id, each, expected=NO_ANSWER)
    ledger.settle(ledger.get(other.id), [], NO_ANSWER)
    ledger.attest(other.id, BOOKED_BY_HAND, expected=NO_ANSWER)
    ledger.settle(ledger.get(row.id), [], Booked())
    assert ledger.verdicts(row.id) == given
    assert ledger.verdicts(other.id) == (BOOKED_BY_HAND,)
    numbers = "SELECT submission_id, number FROM verdicts ORDER BY submission_id, number"
    assert seen(path, numbers) == [(other.id, 1), *((row.id, n) for n in (1, 2, 3))]


@pytest.mark.parametrize(
    "state",
    [Booked(), Sending(), REFUSED, NOT_SENT, INTERRUPTED, replace(NO_ANSWER, votes=(VOTE,))],
)
def test_a_verdict_on_what_changed_meanwhile_is_not_written(
    ledger: Ledger, begin: Begin, state: State
) -> None:
    row = begin(ledger, "R1")
    known = ledger.settle(ledger.get(row.id), [], state)
    with pytest.raises(NotUnknownError, match="R1"):
        ledger.attest(row.id, BOOKED_BY_HAND, expected=NO_ANSWER)
    assert ledger.get(row.id) == known
    assert ledger.verdicts(row.id) == ()


@pytest.mark.parametrize("apart", [False, True], ids=["one program", "two programs"])
def test_of_two_verdicts_at_once_exactly_one_is_written(
    ledger: Ledger, path: Path, begin: Begin, *, apart: bool
) -> None:
    row = begin(ledger, "R1")
    other = Ledger(path) if apart else ledger
    barrier = Barrier(2)

    def attest(given: tuple[Ledger, HumanVerdict]) -> bool:
        barrier.wait()
        try:
            given[0].attest(row.id, given[1], expected=NO_ANSWER)
        except NotUnknownError:
            return False
        return True

    both = [(ledger, BOOKED_BY_HAND), (other, NOT_BOOKED_BY_HAND)]
    with ThreadPoolExecutor(2) as threads:
        for done in range(1, 51):
            ledger.settle(ledger.get(row.id), [], NO_ANSWER)
            assert sorted(threads.map(attest, both)) == [False, True]
            assert len(ledger.verdicts(row.id)) == done
    other.close()


@pytest.mark.parametrize("what", ["INSERT ON verdicts", "UPDATE ON submissions"])
def test_of_a_verdict_and_what_it_settles_neither_is_written_without_the_other(
    ledger: Ledger, path: Path, begin: Begin, what: str
) -> None:
    unknown = ledger.settle(ledger.get(begin(ledger, "R1").id), [], NO_ANSWER)
    with closing(sqlite3.connect(path)) as other:
        other.execute(
            f"CREATE TRIGGER t BEFORE {what} BEGIN SELECT RAISE(ABORT, 'in the way'); END"
        )
    with pytest.raises(LedgerError, match="in the way"):
        ledger.attest(unknown.id, BOOKED_BY_HAND, expected=NO_ANSWER)
    assert ledger.get(unknown.id) == unknown
    assert ledger.verdicts(unknown.id) == ()


def test_a_verdict_of_no_submission_is_refused(path: Path, ledger: Ledger) -> None:
    with (
        closing(connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
    ):
        connection.execute(
            "INSERT INTO verdicts VALUES (1, 1, ?, 'u', 'K7', 1, '\"portal\"')",
            ("2025-12-06T00:00:00.000000+00:00",),
        )
    assert ledger.verdicts(1) == ()


@pytest.mark.parametrize("state", [NO_ANSWER, NOT_SENT, REFUSED])
def test_what_is_not_booked_can_be_claimed_once(
    ledger: Ledger, path: Path, begin: Begin, state: Outcome
) -> None:
    settled = ledger.settle(begin(ledger, "R1"), [], state)
    at = IN_BEIJING.astimezone(UTC)
    claimed = replace(settled, state=Sending(), sends=2, claimed_at=at)
    assert ledger.claim(settled, at=at) == claimed
    assert ledger.get(settled.id) == claimed
    assert seen(path, "SELECT status FROM submissions") == [("sending",)]
    with pytest.raises(NotSendableError, match="R1"):
        ledger.claim(settled, at=at)


@pytest.mark.parametrize("state", [Booked(), Sending()])
def test_what_is_booked_or_under_way_is_never_claimed(
    ledger: Ledger, begin: Begin, state: State
) -> None:
    row = ledger.settle(begin(ledger, "R1"), [], state)
    with pytest.raises(NotSendableError):
        ledger.claim(row, at=IN_BEIJING)
    assert ledger.get(row.id) == row


def test_what_changed_since_it_was_read_is_not_claimed(ledger: Ledger, begin: Begin) -> None:
    row = ledger.settle(begin(ledger, "R1"), [], NO_ANSWER)
    ledger.settle(row, [], replace(NO_ANSWER, votes=(VOTE,)))
    with pytest.raises(NotSendableError):
        ledger.claim(row, at=IN_BEIJING)
    assert ledger.get(row.id).state == replace(NO_ANSWER, votes=(VOTE,))


@pytest.mark.parametrize("apart", [False, True], ids=["one program", "two programs"])
def test_of_two_threads_exactly_one_claims(
    ledger: Ledger, path: Path, begin: Begin, *, apart: bool
) -> None:
    row = begin(ledger, "R1")
    other = Ledger(path) if apart else ledger
    barrier = Barrier(2)

    def claim(own: Ledger) -> bool:
        barrier.wait()
        try:
            own.claim(row, at=IN_BEIJING)
        except NotSendableError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        for _round in range(100):
            row = ledger.settle(ledger.get(row.id), [], NO_ANSWER)
            assert sorted(threads.map(claim, (ledger, other))) == [False, True]
    other.close()


def test_of_two_threads_exactly_one_begins_a_number(ledger: Ledger, begin: Begin) -> None:
    barrier = Barrier(2)

    def try_to_begin(number: str) -> bool:
        barrier.wait()
        try:
            begin(ledger, number)
        except RecordIdUsedError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        for n in range(50):
            assert sorted(threads.map(try_to_begin, [f"R{n}"] * 2)) == [False, True]
    assert ledger.count(Status.SENDING) == 50


def test_what_was_being_sent_when_the_program_ended_is_unknown_and_counts_as_sent(
    ledger: Ledger, begin: Begin
) -> None:
    rows = [begin(ledger, f"R{n}") for n in range(3)]
    booked = ledger.settle(ledger.get(rows[1].id), [], Booked())
    recovered = ledger.recover()
    assert recovered == tuple(replace(row, state=INTERRUPTED) for row in (rows[0], rows[2]))
    assert ledger.newest(MCHID, 9) == (recovered[1], booked, recovered[0])
    assert ledger.recover() == ()


def test_rows_come_newest_first_and_page_by_page(ledger: Ledger, begin: Begin) -> None:
    rows = [begin(ledger, f"R{n}") for n in range(5)][::-1]
    first = ledger.newest(MCHID, 2)
    second = ledger.newest(MCHID, 2, before=first[-1].id)
    last = ledger.newest(MCHID, 2, before=second[-1].id)
    assert [*first, *second, *last] == rows
    assert ledger.newest(MCHID, 2, before=last[-1].id) == ()


OTHER = "1230000110"


def under(ledger: Ledger, booking: Booking, contract_id: str, mchid: str) -> Submission:
    """A row of *mchid* under *contract_id*."""
    author = Author(user="u", station="K7", version="0")
    asked = replace(booking, contract_id=contract_id)
    return ledger.begin(asked, mchid=mchid, at=IN_BEIJING, author=author)


def test_a_contract_s_rows_are_those_of_its_merchant_newest_first(
    ledger: Ledger, begin: Begin, booking: Callable[[str], Booking]
) -> None:
    rows = [begin(ledger, f"R{n}") for n in range(4)][::-1]
    under(ledger, booking("A"), "C-OTHER", rows[0].mchid)
    under(ledger, booking("B"), rows[0].booking.contract_id, OTHER)
    contract_id = rows[0].booking.contract_id
    assert ledger.under(rows[0].mchid, contract_id, 3) == tuple(rows[:3])
    assert ledger.under(rows[0].mchid, contract_id, 9) == tuple(rows)
    assert ledger.under(rows[0].mchid, "C-NEVER", 9) == ()


def test_the_last_status_of_each_contract_is_its_newest_row_s(
    ledger: Ledger, booking: Callable[[str], Booking]
) -> None:
    mchid = "1230000109"
    first = under(ledger, booking("A"), "C1", mchid)
    second = under(ledger, booking("B"), "C2", mchid)
    ledger.settle(ledger.get(second.id), [], NO_ANSWER)
    under(ledger, booking("C"), "C2", OTHER)
    assert ledger.last_statuses(mchid) == {"C1": Status.NOT_SENT, "C2": Status.UNKNOWN}
    under(ledger, booking("D"), "C1", mchid)
    ledger.settle(ledger.get(first.id), [], NO_ANSWER)
    assert ledger.last_statuses(mchid)["C1"] is Status.NOT_SENT, "the newer row counts"
    assert ledger.last_statuses("1") == {}


def test_rows_are_counted_by_status(ledger: Ledger, begin: Begin) -> None:
    rows = [begin(ledger, f"R{n}") for n in range(3)]
    ledger.settle(ledger.get(rows[0].id), [], NO_ANSWER)
    assert ledger.count(Status.SENDING) == 2
    assert ledger.count(Status.UNKNOWN) == 1
    assert ledger.count(Status.BOOKED) == 0


def test_moments_come_back_in_utc(ledger: Ledger, booking: Callable[[str], Booking]) -> None:
    author = Author(user="u", station="K7", version="0")
    row = ledger.begin(booking("R1"), mchid=MCHID, at=IN_BEIJING, author=author)
    assert ledger.get(row.id) == row
    assert ledger.get(row.id).at.utcoffset() == timedelta(0)


def test_there_is_no_row_with_a_number_never_given(
    ledger: Ledger, path: Path, begin: Begin
) -> None:
    with closing(Ledger(path.with_name("other.sqlite3"))) as other:
        nowhere = begin(other, "R1")
    with pytest.raises(KeyError):
        ledger.get(1)
    with pytest.raises(KeyError):
        ledger.settle(nowhere, [], NO_ANSWER)
    with pytest.raises(KeyError):
        ledger.claim(nowhere, at=IN_BEIJING)
    with pytest.raises(KeyError):
        ledger.attest(1, BOOKED_BY_HAND, expected=NO_ANSWER)


def test_a_row_changed_by_other_hands_is_damaged(ledger: Ledger, path: Path, begin: Begin) -> None:
    row = begin(ledger, "R1")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE submissions SET repayment_amount = 1, at = replace(at, '-', '/')")
    for read in (
        lambda: ledger.get(row.id),
        lambda: ledger.newest(MCHID, 1),
        lambda: ledger.settle(ledger.get(row.id), [], NO_ANSWER),
        lambda: ledger.used_on(row.mchid, "R1"),
    ):
        with pytest.raises(LedgerDamagedError) as caught:
            read()
        assert caught.value.path == str(path)


def test_a_damaged_status_is_damage(ledger: Ledger, path: Path, begin: Begin) -> None:
    begin(ledger, "R1")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE submissions SET status = 'perhaps'")
    with pytest.raises(LedgerDamagedError):
        ledger.last_statuses(MCHID)


def test_every_statement_is_one_that_postgresql_has_too() -> None:
    module = vars(statements_module)
    statements = [value for value in module.values() if isinstance(value, Executable)]
    assert len(statements) == 16
    for statement in statements:
        assert isinstance(statement, ClauseElement)
        assert str(statement.compile(dialect=make_url("postgresql://").get_dialect()()))
