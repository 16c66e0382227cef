"""The decision table: an answer and its verdict in, an outcome out.

Evidence has three grades. *Verified*: WeChat Pay signed it. *Unsigned*: a whole answer in its
shape without any signature, over TLS that nobody inspects. *Untrusted*: the rest. Only verified
evidence books; unsigned evidence refuses only together with a query that finds nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from wxrepay_gui.domain.attempt import Answer, Attempt, Stage, Verdict, numeric_code
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    Difference,
    NotBooked,
    NotBookedReason,
    NotSent,
    Outcome,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.query import Absent, NoVerdict, QueryFinding
from wxrepay_gui.wechat.client import Reply

_MOST_DIGITS = 30
_RE_ENTRY_CODES = frozenset(
    {"ALREADY_EXISTS", "OUT_TRADE_NO_USED", "RESOURCE_ALREADY_EXISTS", "268498688"}
)
_RE_ENTRY_WORDS = ("重入", "已存在", "重复")


class Grade(Enum):
    """How much an answer is worth as evidence."""

    VERIFIED = "verified"
    UNSIGNED = "unsigned"
    UNTRUSTED = "untrusted"


def read_json(body: bytes) -> dict[str, Any] | None:
    """*body* as a JSON object; ``None`` if it is not exactly one.

    Repeated members, NaN, other encodings than UTF-8, halves of surrogate pairs, and numbers or
    depths made to hurt are refused: what two readers could read differently is no evidence.
    """
    try:
        found = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refused,
            parse_int=_short_int,
        )
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair cannot be stored
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member twice")
    return found


def _refused(text: str) -> Any:  # noqa: ANN401  json's own signature
    raise ValueError(text)


def _short_int(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError("a number beyond all amounts")
    return int(text)


def complaint_of(answer: Answer) -> Complaint:
    """What an error body says: code, message, and the parts of ``detail``; empty where absent."""
    body = read_json(answer.body) or {}
    detail = body.get("detail")
    detail = detail if isinstance(detail, dict) else {}
    inner = detail.get("detail")
    inner = inner if isinstance(inner, dict) else {}
    return Complaint(
        code=_text(body, "code"),
        message=_text(body, "message"),
        field=_text(detail, "field"),
        value=_text(detail, "value"),
        issue=_text(detail, "issue") or _text(inner, "issue"),
        location=_text(detail, "location"),
    )


def _text(members: dict[str, Any], name: str) -> str:
    value = members.get(name)
    return value if isinstance(value, str) else ""


def grade_of(attempt: Attempt, answer: Answer, *, inspected: bool) -> Grade:
    """How much *attempt*'s answer is worth.

    Where TLS is *inspected* (a company's certificate is trusted), whoever does so can make up an
    answer without a signature; one with a signature it cannot.
    """
    if attempt.verdict is Verdict.GOOD:
        return Grade.VERIFIED
    complaint = complaint_of(answer)
    shaped = complaint.code and complaint.message
    if attempt.verdict is Verdict.UNSIGNED and answer.complete and shaped and not inspected:
        return Grade.UNSIGNED
    return Grade.UNTRUSTED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    answer: Answer
    grade: Grade
    verdict: Verdict
    complaint: Complaint
    booking: Booking
    repeat: bool
    inspected: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """Statuses first to last, the grades it is for, and what it makes of them."""

    first: int
    last: int
    grades: frozenset[Grade]
    judge: Callable[[_Case], Outcome | None]


def judge_booking(reply: Reply, booking: Booking, *, repeat: bool) -> Outcome:
    """What came of asking to book *booking*.

    Args:
        reply: Every attempt of the call.
        booking: What was asked.
        repeat: The same bytes had reached the wire before, so that a refusal proves nothing.
    """
    attempt = reply.last
    if attempt.stage is not Stage.SENDING:
        return NotSent(reason=reply.fault)
    answer = attempt.answer
    if answer is None or not answer.complete:
        return Unknown(reason=UnknownReason.NO_ANSWER)
    grade = grade_of(attempt, answer, inspected=reply.inspected)
    case = _Case(
        answer=answer,
        grade=grade,
        verdict=attempt.verdict,
        complaint=complaint_of(answer),
        booking=booking,
        repeat=repeat,
        inspected=reply.inspected,
    )
    for row in _TABLE:
        if row.first <= answer.status <= row.last and grade in row.grades:
            outcome = row.judge(case)
            if outcome is not None:
                return outcome
    return Unknown(reason=UnknownReason.UNEXPECTED_STATUS, complaint=case.complaint)


def judge_query(reply: Reply, booking: Booking) -> QueryFinding:
    """What asking about *booking*'s record told."""
    attempt, answer = reply.last, reply.last.answer
    if answer is None or not answer.complete:
        return NoVerdict()
    grade = grade_of(attempt, answer, inspected=reply.inspected)
    complaint = complaint_of(answer)
    if answer.status == 200 and grade is Grade.VERIFIED:  # noqa: PLR2004  HTTP OK
        record = read_json(answer.body) or {}
        if record.get(FieldName.OUT_RECORD_ID) == booking.item.out_record_id:
            return booked(record, booking)
    if answer.status == 404 and complaint.code and grade is not Grade.UNTRUSTED:  # noqa: PLR2004  Not Found
        return Absent(signed=grade is Grade.VERIFIED)
    return NoVerdict(complaint)


def booked(record: dict[str, Any], booking: Booking) -> Booked:
    """Booked, with every field that *record* tells otherwise than *booking*."""
    members = booking.members
    told = {
        name: record[name] if isinstance(record[name], str) else json.dumps(record[name])
        for name in FieldName
        if record.get(name) is not None
    }
    differences = tuple(
        Difference(name, sent, told[name])
        for name, sent in members.items()
        if name in told and told[name] != sent
    )
    least = FieldName.MIN_REPAYMENT_AMOUNT
    return Booked(
        differences=differences,
        recorded_minimum="" if least in members else told.get(least, ""),
    )


def _listing(case: _Case) -> Outcome:
    """A verified 200: the record is booked if it is listed, exactly once."""
    body = read_json(case.answer.body)
    if body is None or case.complaint.code:
        return Unknown(reason=UnknownReason.MALFORMED, complaint=case.complaint)
    records = body.get("schedule_records", [])
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        return Unknown(reason=UnknownReason.MALFORMED)
    wanted = case.booking.item.out_record_id
    ours = [one for one in records if one.get(FieldName.OUT_RECORD_ID) == wanted]
    if len(ours) > 1 or len(ours) != len(records):
        return Unknown(reason=UnknownReason.MALFORMED)
    if ours:
        return booked(ours[0], case.booking)
    return _repeat(case) or Unknown(reason=UnknownReason.NOT_LISTED)


def _unknown(reason: UnknownReason) -> Callable[[_Case], Outcome]:
    return lambda case: Unknown(reason=reason, complaint=case.complaint)


def _unswitched(case: _Case) -> Outcome | None:
    """What is to be done about it is known, though not what it is worth as evidence."""
    if case.verdict is Verdict.SWITCH_NOT_OPENED:
        return Unknown(reason=UnknownReason.SWITCH_NOT_OPENED, complaint=case.complaint)
    return None


def _exists(case: _Case) -> Outcome | None:
    """Words of the *number exists already* family: an earlier attempt may be booked."""
    complaint = case.complaint
    codes = {complaint.code, numeric_code(case.answer.header("Request-ID"))}
    if codes & _RE_ENTRY_CODES or any(word in complaint.message for word in _RE_ENTRY_WORDS):
        return Unknown(reason=UnknownReason.RE_ENTRY, complaint=complaint)
    return None


def _repeat(case: _Case) -> Outcome | None:
    if case.repeat:
        return Unknown(reason=UnknownReason.REPEATED_REFUSAL, complaint=case.complaint)
    return None


def _refused_for_good(case: _Case) -> Outcome:
    """A verified refusal, if its body says so: no signature covers the status line."""
    if not case.complaint.code:
        return Unknown(reason=UnknownReason.UNTRUSTED_REFUSAL, complaint=case.complaint)
    if case.inspected:
        return Unknown(reason=UnknownReason.INSPECTED_REFUSAL, complaint=case.complaint)
    return NotBooked(reason=NotBookedReason.REFUSED, complaint=case.complaint)


_VERIFIED = frozenset({Grade.VERIFIED})
_UNSIGNED = frozenset({Grade.UNSIGNED})
_UNTRUSTED = frozenset({Grade.UNTRUSTED})
_ANY = frozenset(Grade)

_TABLE = (
    _Row(200, 200, _VERIFIED, _listing),
    _Row(202, 202, _ANY, _unknown(UnknownReason.ACCEPTED_ONLY)),
    _Row(200, 299, _UNTRUSTED, _unswitched),
    _Row(200, 299, _ANY - _VERIFIED, _unknown(UnknownReason.UNVERIFIED)),
    _Row(400, 499, _UNTRUSTED, _unswitched),
    _Row(400, 499, _UNTRUSTED, _unknown(UnknownReason.UNTRUSTED_REFUSAL)),
    _Row(409, 409, _ANY, _unknown(UnknownReason.RE_ENTRY)),
    _Row(400, 499, _ANY, _exists),
    _Row(400, 499, _ANY, _repeat),
    _Row(400, 499, _VERIFIED, _refused_for_good),
    _Row(400, 499, _UNSIGNED, _unknown(UnknownReason.UNSIGNED_REFUSAL)),
    _Row(500, 599, _ANY, _unknown(UnknownReason.SERVER_ERROR)),
)
