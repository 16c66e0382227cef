"""Submissions, attempts and states as rows, and back."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Headers, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem, read_body
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
from wxrepay_gui.domain.submission import Author, Status, Submission

Row = Mapping[Any, Any]

_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What reading something of the wrong shape raises."""


class UnreadableRowError(ValueError):
    """Something that this program did not write as it stands; its text quotes none of it."""


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Tell whatever goes wrong inside as *what* being unreadable."""
    try:
        yield
    except _UNREADABLE as error:
        why = error if isinstance(error, UnreadableRowError) else type(error).__name__
        raise UnreadableRowError(f"{what}: {why}") from error


def stamp(moment: datetime) -> str:
    """*moment* in UTC as text that sorts by time.

    Raises:
        ValueError: *moment* has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_stamp(text: str) -> datetime:
    """The moment that :func:`stamp` wrote as *text*.

    Raises:
        UnreadableRowError: Nothing that it wrote.
    """
    with reading("moment"):
        moment = datetime.fromisoformat(text)
        if stamp(moment) != text:
            raise UnreadableRowError("not in UTC")
        return moment


def state_details(state: State) -> str:
    """The details of *state* as canonical ASCII JSON: equal states give equal texts.

    ASCII, because what an answer said may hold characters that no database text can.
    """
    return json.dumps(asdict(state), sort_keys=True, separators=(",", ":"), default=stamp)


def read_state(status: str, details: str) -> State:
    """The state that *status* and :func:`state_details` stand for.

    Raises:
        UnreadableRowError: They stand for none.
    """
    with reading("state"):
        state = _STATES[Status(status)](json.loads(details))
        if state_details(state) != details:
            raise UnreadableRowError("not as written")
        return state


def _booked(details: dict[str, Any]) -> Booked:
    differences = [_texts(each) for each in details["differences"]]
    return Booked(
        differences=tuple(
            Difference(FieldName(each["field"]), each["sent"], each["recorded"])
            for each in differences
        ),
        recorded_minimum=_text(details["recorded_minimum"]),
        attested=_attested(details["attested"]),
    )


def _not_booked(details: dict[str, Any]) -> NotBooked:
    return NotBooked(
        reason=NotBookedReason(details["reason"]),
        complaint=Complaint(**_texts(details["complaint"])),
        attested=_attested(details["attested"]),
    )


def _attested(details: dict[str, Any] | None) -> Attestation | None:
    if details is None:
        return None
    texts = _texts(details)
    return Attestation(at=read_stamp(texts.pop("at")), **texts)


def _unknown(details: dict[str, Any]) -> Unknown:
    return Unknown(
        reason=UnknownReason(details["reason"]),
        complaint=Complaint(**_texts(details["complaint"])),
        votes=tuple(map(_vote, details["votes"])),
    )


def _vote(details: dict[str, Any]) -> Vote:
    texts = _texts(details)
    return Vote(texts["host"], read_stamp(texts["at"]))


_STATES: Mapping[Status, Callable[[dict[str, Any]], State]] = {
    Status.SENDING: lambda _details: Sending(),
    Status.BOOKED: _booked,
    Status.NOT_BOOKED: _not_booked,
    Status.UNKNOWN: _unknown,
    Status.NOT_SENT: lambda details: NotSent(reason=NotSentReason(details["reason"])),
}


def submission_row(submission: Submission) -> dict[str, object]:
    """Every column of *submission* but its id."""
    booking, author = submission.booking, submission.author
    item = booking.item
    return {
        "mchid": submission.mchid,
        "out_record_id": item.out_record_id,
        "contract_id": booking.contract_id,
        "appid": booking.appid,
        "openid": booking.openid,
        "sub_mchid": item.sub_mchid,
        "sub_appid": item.sub_appid,
        "repayment_amount": item.repayment_amount,
        "min_repayment_amount": item.min_repayment_amount,
        "repayment_date": item.repayment_date.isoformat(),
        "body": submission.body,
        "at": stamp(submission.at),
        "user": author.user,
        "station": author.station,
        "version": author.version,
        "replaces": submission.replaces,
        **state_row(submission),
    }


def state_row(submission: Submission) -> dict[str, object]:
    """The columns of *submission* that change."""
    return {
        "status": submission.status,
        "state": state_details(submission.state),
        "request_id": submission.request_id,
        "sends": submission.sends,
        "claimed_at": submission.claimed_at and stamp(submission.claimed_at),
    }


def read_submission(row: Row) -> Submission:
    """The submission that *row* holds.

    Raises:
        UnreadableRowError: Its body is not what its columns say, or another column is damaged.
    """
    with reading(f"submission {row['id']}"):
        booking = _booking(row)
        body = bytes(row["body"])
        if read_body(body) != booking:
            raise UnreadableRowError("body and columns differ")
        return Submission(
            id=row["id"],
            mchid=row["mchid"],
            booking=booking,
            body=body,
            at=read_stamp(row["at"]),
            author=Author(user=row["user"], station=row["station"], version=row["version"]),
            state=read_state(row["status"], row["state"]),
            request_id=row["request_id"],
            sends=row["sends"],
            claimed_at=row["claimed_at"] and read_stamp(row["claimed_at"]),
            replaces=row["replaces"],
        )


def _booking(row: Row) -> Booking:
    least = row["min_repayment_amount"]
    return Booking(
        contract_id=row["contract_id"],
        appid=row["appid"],
        openid=row["openid"],
        item=ScheduleItem(
            out_record_id=row["out_record_id"],
            sub_mchid=row["sub_mchid"],
            sub_appid=row["sub_appid"],
            repayment_amount=Fen(row["repayment_amount"]),
            min_repayment_amount=None if least is None else Fen(least),
            repayment_date=date.fromisoformat(row["repayment_date"]),
        ),
    )


def attempt_row(attempt: Attempt, *, submission_id: int, number: int) -> dict[str, object]:
    """Every column of *attempt*, the submission's exchange *number*."""
    request, answer = attempt.request, attempt.answer
    return {
        "submission_id": submission_id,
        "number": number,
        "call": attempt.call,
        "host": attempt.host,
        "started": stamp(attempt.started),
        "elapsed_ms": attempt.elapsed_ms,
        "stage": attempt.stage,
        "method": request.method,
        "path": request.path,
        "request_headers": json.dumps(request.headers),
        "request_body": request.body,
        "status": answer and answer.status,
        "answer_headers": answer and json.dumps(answer.headers),
        "answer_body": answer and answer.body,
        "complete": answer and answer.complete,
        "verdict": attempt.verdict,
        "error": attempt.error,
    }


def read_attempt(row: Row) -> Attempt:
    """The attempt that *row* holds.

    Raises:
        UnreadableRowError: A column is damaged.
    """
    with reading(f"attempt {row['submission_id']}.{row['number']}"):
        return Attempt(
            call=Call(row["call"]),
            host=row["host"],
            started=read_stamp(row["started"]),
            elapsed_ms=row["elapsed_ms"],
            stage=Stage(row["stage"]),
            request=Request(
                method=row["method"],
                path=row["path"],
                headers=_headers(row["request_headers"]),
                body=bytes(row["request_body"]),
            ),
            answer=None if row["status"] is None else _answer(row),
            verdict=Verdict(row["verdict"]),
            error=row["error"],
        )


def _answer(row: Row) -> Answer:
    return Answer(
        status=row["status"],
        headers=_headers(row["answer_headers"]),
        body=bytes(row["answer_body"]),
        complete=bool(row["complete"]),
    )


def _headers(text: str) -> Headers:
    return tuple((_text(name), _text(value)) for name, value in json.loads(text))


def _texts(members: dict[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in members.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
