"""States and outcomes: each has its word, and silence is one of them."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    ASK_AT_ONCE,
    NOTHING_SAID,
    SETTLED_BY_ABSENCE,
    Attestation,
    Booked,
    Complaint,
    Difference,
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
    is_reason,
)
from wxrepay_gui.domain.submission import Author, Past, Status, Submission

BOOKING = Booking(
    contract_id="C1",
    appid="wxcbda96de0b165486",
    openid="o1",
    item=ScheduleItem(
        out_record_id="R1",
        sub_mchid="1900000109",
        repayment_amount=Fen(10_000),
        repayment_date=date(2025, 11, 18),
    ),
)
DIFFERENCE = Difference(FieldName.REPAYMENT_DATE, "2025-11-18", "2025-11-08")
AT = datetime(2025, 11, 10, tzinfo=UTC)
SAID = Attestation(user="li", station="K7", at=AT, reason="门户可见")
STATES: list[tuple[State, Status]] = [
    (Sending(), Status.SENDING),
    (Booked(), Status.BOOKED),
    (Booked(differences=(DIFFERENCE,), recorded_minimum="10000"), Status.BOOKED),
    (Booked(attested=SAID), Status.BOOKED),
    *((NotBooked(reason=reason), Status.NOT_BOOKED) for reason in NotBookedReason),
    (NotBooked(reason=NotBookedReason.ATTESTED, attested=SAID), Status.NOT_BOOKED),
    *((Unknown(reason=reason), Status.UNKNOWN) for reason in UnknownReason),
    (Unknown(reason=UnknownReason.NO_ANSWER, votes=(Vote("h", AT),)), Status.UNKNOWN),
    *((NotSent(reason=reason), Status.NOT_SENT) for reason in NotSentReason),
]


def submission(state: State) -> Submission:
    return Submission(
        id=1,
        mchid="1900000001",
        booking=BOOKING,
        body=BOOKING.body(),
        at=datetime(2025, 11, 10, tzinfo=UTC),
        author=Author(user="li", station="K7", version="0.1.0"),
        state=state,
    )


@pytest.mark.parametrize(("state", "status"), STATES, ids=lambda value: repr(value)[:60])
def test_every_state_has_its_status(state: State, status: Status) -> None:
    assert submission(state).status is status


def test_every_status_is_some_state_s() -> None:
    assert {submission(state).status for state, _ in STATES} == set(Status)
    assert {type(state) for state, _ in STATES} == set(get_args(State))


@pytest.mark.parametrize(("state", "status"), STATES, ids=lambda value: repr(value)[:60])
def test_a_submission_names_the_person_who_settled_it(state: State, status: Status) -> None:
    assert submission(state).attested is getattr(state, "attested", None)
    assert status in (Status.BOOKED, Status.NOT_BOOKED) or submission(state).attested is None


def test_there_are_four_outcomes_and_sending_is_none_of_them() -> None:
    assert set(get_args(Outcome)) == {Booked, NotBooked, Unknown, NotSent}
    assert set(get_args(State)) == {Sending, *get_args(Outcome)}


def test_an_outcome_claims_nothing_that_it_was_not_told() -> None:
    assert Booked() == Booked(differences=(), recorded_minimum="")
    unknown = Unknown(reason=UnknownReason.NO_ANSWER)
    assert (unknown.complaint, unknown.votes, unknown.absent) == (NOTHING_SAID, (), False)
    assert NotBooked(reason=NotBookedReason.REFUSED).complaint == Complaint()
    assert Booked().attested is NotBooked(reason=NotBookedReason.REFUSED).attested is None


def test_a_new_submission_has_reached_no_wire() -> None:
    begun = submission(Sending())
    assert (begun.request_id, begun.sent_before) == ("", False)
    assert begun.replaces is None


def test_a_submission_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        submission(Sending()).state = Booked()  # type: ignore[misc]  # frozen: that is the point


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("", False),
        ("abc", False),
        ("    ", False),
        ("  abc  ", False),
        ("\u200babc\u200b", False),
        ("abcd", True),
        ("已核实过", True),
        ("  已核实过\t", True),
        ("a  b", True),
    ],
)
def test_a_reason_has_four_characters_without_its_invisible_ends(
    text: str, *, enough: bool
) -> None:
    assert is_reason(text) is enough


@pytest.mark.parametrize("reason", ["", "abc", "   \u200b  "])
def test_nobody_attests_without_a_reason(reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        Attestation(user="li", station="K7", at=AT, reason=reason)


@pytest.mark.parametrize("why", UnknownReason)
def test_a_verdict_settles_what_is_unknown_and_keeps_what_was_complained_of(
    why: UnknownReason,
) -> None:
    unknown = Unknown(reason=why, complaint=Complaint(code="A"), votes=(Vote("h", AT),))
    assert HumanVerdict(booked=True, said=SAID).settle(unknown) == Booked(attested=SAID)
    assert HumanVerdict(booked=False, said=SAID).settle(unknown) == NotBooked(
        reason=NotBookedReason.ATTESTED, complaint=Complaint(code="A"), attested=SAID
    )


def test_what_has_just_begun_has_no_past() -> None:
    assert Past() == Past(attempts=(), verdicts=())


STILL_UNDER_WAY = {
    UnknownReason.NO_ANSWER,
    UnknownReason.UNVERIFIED,
    UnknownReason.SWITCH_NOT_OPENED,
    UnknownReason.MALFORMED,
    UnknownReason.ACCEPTED_ONLY,
    UnknownReason.UNEXPECTED_STATUS,
    UnknownReason.UNTRUSTED_REFUSAL,
    UnknownReason.SERVER_ERROR,
    UnknownReason.INTERRUPTED,
}
"""An absent record proves nothing here: the request may still arrive or be carried out."""


def test_absence_settles_nothing_that_may_still_be_under_way() -> None:
    assert not set(SETTLED_BY_ABSENCE) & STILL_UNDER_WAY
    assert not ASK_AT_ONCE & STILL_UNDER_WAY


def test_an_absent_record_leaves_a_re_entry_and_a_repeated_refusal_unknown() -> None:
    assert SETTLED_BY_ABSENCE == {
        UnknownReason.NOT_LISTED: NotBookedReason.NOT_LISTED,
        UnknownReason.UNSIGNED_REFUSAL: NotBookedReason.REFUSED,
        UnknownReason.INSPECTED_REFUSAL: NotBookedReason.REFUSED,
    }


def test_what_absence_may_settle_is_asked_at_once() -> None:
    assert {
        *SETTLED_BY_ABSENCE,
        UnknownReason.REPEATED_REFUSAL,
        UnknownReason.RE_ENTRY,
    } == ASK_AT_ONCE


def test_every_reason_for_not_knowing_is_asked_at_once_or_under_way() -> None:
    assert set(UnknownReason) == ASK_AT_ONCE | STILL_UNDER_WAY
