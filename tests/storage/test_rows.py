"""Every state, submission, attempt and verdict comes back as it was written, or not at all."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    Complaint,
    Difference,
    HumanVerdict,
    NotBooked,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
    Vote,
)
from wxrepay_gui.domain.submission import Author, Status, Submission
from wxrepay_gui.storage.rows import (
    UnreadableRowError,
    attempt_row,
    read_attempt,
    read_stamp,
    read_state,
    read_submission,
    stamp,
    state_details,
    submission_row,
)
from wxrepay_gui.storage.verdict_rows import read_verdict, verdict_row

TEXTS = st.text(st.characters(), max_size=20)
COMPLAINTS = st.builds(
    Complaint, code=TEXTS, message=TEXTS, field=TEXTS, value=TEXTS, issue=TEXTS, location=TEXTS
)
MOMENTS = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  hypothesis adds the zones
    timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m))),
)
SAYINGS = st.builds(
    Attestation, user=TEXTS, station=TEXTS, at=MOMENTS, reason=TEXTS.map("「查过」{}".format)
)
WORDS = st.none() | SAYINGS
STATES = st.one_of(
    st.just(Sending()),
    st.builds(
        Booked,
        attested=WORDS,
        differences=st.lists(st.builds(Difference, sent=TEXTS, recorded=TEXTS), max_size=3).map(
            tuple
        ),
        recorded_minimum=TEXTS,
    ),
    st.builds(NotBooked, complaint=COMPLAINTS, attested=WORDS),
    st.builds(
        Unknown,
        complaint=COMPLAINTS,
        votes=st.lists(st.builds(Vote, host=TEXTS, at=MOMENTS), max_size=2).map(tuple),
    ),
    st.builds(NotSent),
)
HEADERS = st.lists(st.tuples(TEXTS, TEXTS), max_size=4).map(tuple)
ATTEMPTS = st.builds(
    Attempt,
    call=st.sampled_from(Call),
    stage=st.sampled_from(Stage),
    verdict=st.sampled_from(Verdict),
    started=MOMENTS,
    request=st.builds(Request, headers=HEADERS),
    answer=st.none() | st.builds(Answer, headers=HEADERS),
)


def submission(booking: Booking, state: State) -> Submission:
    return Submission(
        id=7,
        mchid="1230000109",
        booking=booking,
        body=booking.body(),
        at=datetime(2025, 12, 6, tzinfo=UTC),
        author=Author(user="王五", station="K7", version="0.1.0"),
        state=state,
        replaces="R0",
    )


@pytest.fixture
def row(booking: Callable[[str], Booking]) -> dict[str, Any]:
    whole = submission(booking("R1"), Unknown(reason=UnknownReason.NO_ANSWER))
    return {"id": 7, **submission_row(whole)}


@given(state=STATES)
def test_every_state_comes_back(state: State) -> None:
    details = state_details(state)
    status = Status[type(state).__name__.upper().replace("NOT", "NOT_")]
    assert details.isascii()
    assert read_state(status, details) == state


@given(attempt=ATTEMPTS)
def test_every_attempt_comes_back(attempt: Attempt) -> None:
    assert read_attempt(attempt_row(attempt, submission_id=1, number=2)) == attempt


@given(verdict=st.builds(HumanVerdict, said=SAYINGS))
def test_every_verdict_comes_back(verdict: HumanVerdict) -> None:
    row = verdict_row(verdict, submission_id=1, number=2)
    assert str(row["reason"]).isascii()
    assert read_verdict(row) == verdict


@given(moments=st.lists(MOMENTS, min_size=2, max_size=2))
def test_stamps_come_back_and_sort_by_time(moments: list[datetime]) -> None:
    one, other = moments
    assert read_stamp(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2025, 12, 6))  # noqa: DTZ001  the point of the test


def test_a_submission_comes_back(row: dict[str, Any], booking: Callable[[str], Booking]) -> None:
    state = Unknown(reason=UnknownReason.NO_ANSWER)
    assert read_submission(row) == submission(booking("R1"), state)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("repayment_amount", 128_001),
        ("min_repayment_amount", None),
        ("repayment_date", "2025-12-08"),
        ("repayment_date", "tomorrow"),
        ("openid", "somebody-else"),
        ("sub_appid", "wx0"),
        ("out_record_id", "R2"),
        ("body", b"{}"),
        ("body", b"\xff"),
        ("body", None),
        ("body", b"[" * 100_000),
        ("at", "2025-12-06 00:00:00"),
        ("at", "2025-12-06T00:00:00.000000+08:00"),
        ("status", "later"),
        ("status", "booked"),
        ("state", "{}"),
        ("state", ""),
    ],
)
def test_a_damaged_row_is_not_read(row: dict[str, Any], column: str, value: object) -> None:
    with pytest.raises(UnreadableRowError, match="submission 7"):
        read_submission(row | {column: value})


def test_a_body_with_an_endless_number_is_not_read(row: dict[str, Any]) -> None:
    body = row["body"].replace(b'"128000"', b"Infinity")
    with pytest.raises(UnreadableRowError):
        read_submission(row | {"body": body})


SAID = {
    "user": "王五",
    "station": "K7",
    "at": "2025-12-06T00:00:00.000000+00:00",
    "reason": "门户可见",
}
BARE: dict[str, object] = {"differences": [], "recorded_minimum": "", "attested": None}


def test_what_a_person_said_is_read(row: dict[str, Any]) -> None:
    details = json.dumps(BARE | {"attested": SAID}, sort_keys=True, separators=(",", ":"))
    at = datetime(2025, 12, 6, tzinfo=UTC)
    said = Attestation(user="王五", station="K7", at=at, reason="门户可见")
    assert read_submission(row | {"status": "booked", "state": details}).state == Booked(
        attested=said
    )


@pytest.mark.parametrize(
    ("status", "details"),
    [
        (Status.SENDING, []),
        (Status.SENDING, {"more": 1}),
        (Status.BOOKED, {"differences": [], "recorded_minimum": ""}),
        (Status.BOOKED, BARE | {"recorded_minimum": 5}),
        (Status.BOOKED, BARE | {"differences": [{"field": "x"}]}),
        (Status.BOOKED, BARE | {"attested": {}}),
        (Status.BOOKED, BARE | {"attested": SAID | {"at": "2025-12-06"}}),
        (Status.BOOKED, BARE | {"attested": SAID | {"reason": "x  "}}),
        (Status.BOOKED, BARE | {"attested": SAID | {"user": None}}),
        (Status.BOOKED, BARE | {"attested": SAID | {"more": ""}}),
        (Status.NOT_BOOKED, {"reason": "none", "complaint": {}, "attested": None}),
        (Status.UNKNOWN, {"reason": "no_answer", "complaint": {"code": 5}, "votes": []}),
        (Status.UNKNOWN, {"reason": "no_answer", "complaint": [], "votes": []}),
        (Status.UNKNOWN, {"reason": "no_answer", "complaint": {}, "votes": [{"host": "h"}]}),
        (Status.UNKNOWN, {"reason": "no_answer", "complaint": {}, "votes": None}),
        (Status.NOT_SENT, {}),
    ],
)
def test_a_damaged_state_is_not_read(status: Status, details: object) -> None:
    with pytest.raises(UnreadableRowError, match="state"):
        read_state(status, json.dumps(details, sort_keys=True, separators=(",", ":")))


def test_a_state_written_by_other_hands_is_not_read() -> None:
    details = state_details(NotSent(reason=NotSentReason.NAME))
    with pytest.raises(UnreadableRowError, match="not as written"):
        read_state(Status.NOT_SENT, f"{details} ")


@pytest.mark.parametrize(
    ("column", "value"),
    [("stage", "later"), ("started", "now"), ("request_headers", "[[1, 2]]"), ("answer_body", 5.5)],
)
def test_a_damaged_attempt_is_not_read(
    attempt: Callable[..., Attempt], column: str, value: object
) -> None:
    row = attempt_row(attempt(request_id="08F1"), submission_id=7, number=2)
    with pytest.raises(UnreadableRowError, match=r"attempt 7\.2"):
        read_attempt(row | {column: value})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "now"),
        ("reason", "portal"),
        ("reason", '"abc"'),
        ("reason", '"portal" '),
        ("reason", '["a", "b", "c", "d"]'),
        ("reason", None),
    ],
)
def test_a_damaged_verdict_is_not_read(column: str, value: object) -> None:
    said = Attestation(
        user="王五", station="K7", at=datetime(2025, 12, 6, tzinfo=UTC), reason="门户可见"
    )
    row = verdict_row(HumanVerdict(booked=True, said=said), submission_id=7, number=2)
    with pytest.raises(UnreadableRowError, match=r"verdict 7\.2"):
        read_verdict(row | {column: value})
