"""What a query makes of a state: all cells, and what proves that a record does not exist."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from wxrepay_gui.domain.attempt import Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    Complaint,
    Difference,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
    Vote,
)
from wxrepay_gui.domain.query import (
    APART,
    LONG_GONE,
    Absent,
    Asked,
    NoVerdict,
    QueryFinding,
    after_query,
)
from wxrepay_gui.domain.submission import Author, Submission

AT = datetime(2025, 12, 6, 4, tzinfo=UTC)
MAIN, BACKUP = "api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"
BOOKING = Booking(
    contract_id="C1",
    appid="wxcbda96de0b165486",
    openid="o1",
    item=ScheduleItem(
        out_record_id="R1",
        sub_mchid="1900000109",
        repayment_amount=Fen(10_000),
        repayment_date=date(2025, 12, 18),
    ),
)
SAID = Complaint(code="NO_AUTH", message="商户无权限")
FOUND = Booked(recorded_minimum="10000")
SIGNED, UNSIGNED, NOTHING = Absent(signed=True), Absent(signed=False), NoVerdict(SAID)
DIFFERENT = Booked(differences=(Difference(FieldName.REPAYMENT_DATE, "2025-12-14", "2025-12-15"),))
WORD = Attestation(user="li", station="K7", at=AT, reason="门户可见")

FINDINGS: dict[str, QueryFinding] = {
    "found": FOUND,
    "found_different": DIFFERENT,
    "absent_signed": SIGNED,
    "absent_unsigned": UNSIGNED,
    "nothing": NOTHING,
}
ABSENCES = {"absent_signed", "absent_unsigned"}

OTHER_STATES: list[State] = [
    Sending(),
    *(NotBooked(reason=reason, complaint=SAID) for reason in NotBookedReason),
    NotBooked(reason=NotBookedReason.ATTESTED, attested=WORD),
    *(NotSent(reason=reason) for reason in NotSentReason),
]
UNKNOWNS = [
    Unknown(reason=reason, complaint=SAID, votes=votes)
    for reason in UnknownReason
    for votes in ((), (Vote(BACKUP, AT),))
]
SETTLED = {
    (UnknownReason.NOT_LISTED, "absent_signed"): NotBookedReason.NOT_LISTED,
    (UnknownReason.INSPECTED_REFUSAL, "absent_signed"): NotBookedReason.REFUSED,
    (UnknownReason.UNSIGNED_REFUSAL, "absent_signed"): NotBookedReason.REFUSED,
    (UnknownReason.UNSIGNED_REFUSAL, "absent_unsigned"): NotBookedReason.REFUSED,
}
"""The only four cells in which not being found at once is proof."""


def row(state: State) -> Submission:
    return Submission(
        id=1,
        mchid="1230000109",
        booking=BOOKING,
        body=BOOKING.body(),
        at=AT,
        author=Author(user="u", station="K7", version="0"),
        state=state,
        sends=1,
        claimed_at=AT,
    )


def attempt(host: str) -> Attempt:
    return Attempt(
        call=Call.QUERY,
        host=host,
        started=AT,
        elapsed_ms=1,
        stage=Stage.SENDING,
        request=Request(method="GET", path="/", headers=(), body=b""),
        answer=None,
        verdict=Verdict.GOOD,
    )


def asked(
    finding: QueryFinding,
    after: timedelta = timedelta(seconds=5),
    *,
    host: str = MAIN,
    hosts: tuple[str, ...] = (MAIN, BACKUP),
) -> Asked:
    return Asked(finding=finding, attempts=(attempt(host),), hosts=hosts, at=AT + after)


def said(state: object) -> str:
    parts = [getattr(state, "reason", ""), "absent" if getattr(state, "absent", False) else ""]
    return "-".join([type(state).__name__, *filter(None, parts)])


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("state", [Booked(), FOUND, DIFFERENT, Booked(attested=WORD)], ids=repr)
def test_what_is_booked_stays_booked_as_it_was(state: Booked, name: str) -> None:
    assert after_query(row(state), asked(FINDINGS[name])) is state


@pytest.mark.parametrize("finding", [FOUND, DIFFERENT], ids=["found", "found_different"])
@pytest.mark.parametrize("state", [*OTHER_STATES, *UNKNOWNS], ids=said)
def test_what_is_found_is_booked_whatever_was_thought(state: State, finding: Booked) -> None:
    assert after_query(row(state), asked(finding)) is finding


@pytest.mark.parametrize("after", [timedelta(), timedelta(days=1)], ids=str)
@pytest.mark.parametrize("finding", [SIGNED, UNSIGNED, NOTHING], ids=said)
@pytest.mark.parametrize("state", OTHER_STATES, ids=said)
def test_what_is_not_unknown_is_not_changed_by_an_absence(
    state: State, finding: QueryFinding, after: timedelta
) -> None:
    assert after_query(row(state), asked(finding, after)) is state


@pytest.mark.parametrize("after", [timedelta(), timedelta(days=1)], ids=str)
@pytest.mark.parametrize("state", UNKNOWNS, ids=said)
def test_no_verdict_changes_nothing(state: State, after: timedelta) -> None:
    assert after_query(row(state), asked(NOTHING, after)) is state


@pytest.mark.parametrize("name", sorted(ABSENCES))
@pytest.mark.parametrize("state", UNKNOWNS, ids=said)
def test_an_absence_settles_four_cells_and_is_a_vote_in_all_others(
    state: Unknown, name: str
) -> None:
    settled = SETTLED.get((state.reason, name))
    question = asked(FINDINGS[name])
    expected: State = (
        replace(state, votes=(*state.votes, Vote(MAIN, question.at)))
        if settled is None
        else NotBooked(reason=settled, complaint=SAID)
    )
    assert after_query(row(state), question) == expected


def test_a_second_vote_of_the_same_host_changes_nothing() -> None:
    state = Unknown(reason=UnknownReason.NO_ANSWER, votes=(Vote(MAIN, AT),))
    assert after_query(row(state), asked(SIGNED, LONG_GONE - timedelta(seconds=1))) is state
    assert after_query(row(state), asked(SIGNED, timedelta(days=1))) is state


LATE = LONG_GONE
FIRST = Vote(BACKUP, AT + LATE - APART)
PROVED = NotBooked(reason=NotBookedReason.PROVED_ABSENT, complaint=SAID)


@pytest.mark.parametrize("finding", [SIGNED, UNSIGNED], ids=said)
def test_every_host_long_after_and_a_minute_apart_proves_absence(finding: Absent) -> None:
    state = Unknown(reason=UnknownReason.INTERRUPTED, complaint=SAID, votes=(FIRST,))
    assert after_query(row(state), asked(finding, LATE)) == PROVED


@pytest.mark.parametrize(
    ("votes", "question"),
    [
        ((FIRST,), asked(SIGNED, LATE - timedelta(microseconds=1))),
        ((Vote(BACKUP, FIRST.at + timedelta(microseconds=1)),), asked(SIGNED, LATE)),
        ((replace(FIRST, host=MAIN),), asked(SIGNED, LATE)),
        ((), asked(SIGNED, LATE)),
        ((), asked(SIGNED, LATE, hosts=(MAIN,))),
    ],
    ids=["too early", "too close", "one host twice", "one host", "one vote"],
)
def test_less_than_that_proves_nothing(votes: tuple[Vote, ...], question: Asked) -> None:
    state = Unknown(reason=UnknownReason.INTERRUPTED, complaint=SAID, votes=votes)
    assert isinstance(after_query(row(state), question), Unknown)


def test_where_there_is_one_host_its_two_votes_are_enough() -> None:
    state = Unknown(
        reason=UnknownReason.INTERRUPTED, complaint=SAID, votes=(replace(FIRST, host=MAIN),)
    )
    assert after_query(row(state), asked(SIGNED, LATE, hosts=(MAIN,))) == PROVED


def test_the_time_counts_from_the_last_sending() -> None:
    state = Unknown(reason=UnknownReason.INTERRUPTED, complaint=SAID, votes=(FIRST,))
    again = replace(row(state), claimed_at=AT + timedelta(seconds=1))
    assert isinstance(after_query(again, asked(SIGNED, LATE)), Unknown)
    unclaimed = replace(row(state), claimed_at=None)
    assert after_query(unclaimed, asked(SIGNED, LATE)) == PROVED


def test_the_first_vote_of_each_host_is_kept() -> None:
    """So that a minute between the two hosts' answers is easily reached."""
    state: State = Unknown(reason=UnknownReason.NO_ANSWER)
    for seconds, host in enumerate([MAIN, MAIN, BACKUP, MAIN, BACKUP], start=1):
        state = after_query(row(state), asked(SIGNED, timedelta(seconds=seconds), host=host))
    assert isinstance(state, Unknown)
    assert state.votes == (
        Vote(MAIN, AT + timedelta(seconds=1)),
        Vote(BACKUP, AT + timedelta(seconds=3)),
    )
    assert state.absent
