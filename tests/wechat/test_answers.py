"""The decision table, row by row; and what no answer whatever can make of a booking."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Headers, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    Difference,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Outcome,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.query import Absent, NoVerdict
from wxrepay_gui.wechat.answers import (
    Grade,
    booked,
    complaint_of,
    grade_of,
    judge_booking,
    judge_query,
    read_json,
)
from wxrepay_gui.wechat.client import Reply

BOOKING = Booking(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    item=ScheduleItem(
        out_record_id="1234567abcde",
        sub_mchid="1900000109",
        sub_appid="wxcbda96de0b165489",
        repayment_amount=Fen(10000),
        min_repayment_amount=Fen(2000),
        repayment_date=date(2025, 11, 18),
    ),
)
WITHOUT_MINIMUM = Booking(
    contract_id=BOOKING.contract_id,
    appid=BOOKING.appid,
    openid=BOOKING.openid,
    item=ScheduleItem(
        out_record_id="1234567abcde",
        sub_mchid="1900000109",
        repayment_amount=Fen(10000),
        repayment_date=date(2025, 11, 18),
    ),
)
RECORD: Mapping[str, Any] = {
    "out_record_id": "1234567abcde",
    "appid": "wxcbda96de0b165486",
    "sub_appid": "wxcbda96de0b165489",
    "contract_id": "20251105000000123456789",
    "repayment_amount": "10000",
    "min_repayment_amount": "2000",
    "repayment_date": "2025-11-18",
    "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
}
SAID = Complaint(code="NO_AUTH", message="没有权限")
REFUSAL = {"code": "NO_AUTH", "message": "没有权限"}
NESTED = b'{"a":' + b"[" * 10_000 + b"]" * 10_000 + b"}"


def listing(*records: Mapping[str, object], **more: object) -> bytes:
    return json.dumps({"schedule_records": records, **more}).encode()


def reply_of(
    status: int = 200,
    body: bytes = b"",
    verdict: Verdict = Verdict.GOOD,
    *,
    headers: Headers = (),
    complete: bool = True,
    stage: Stage = Stage.SENDING,
) -> Reply:
    answer = Answer(status=status, headers=headers, body=body, complete=complete)
    return reply(answer, verdict, stage)


def reply(answer: Answer | None, verdict: Verdict, stage: Stage) -> Reply:
    attempt = Attempt(
        call=Call.BOOK,
        host="127.0.0.1:1",
        started=datetime(2025, 11, 12, tzinfo=UTC),
        elapsed_ms=1,
        stage=stage,
        request=Request(method="POST", path="/", headers=(), body=b""),
        answer=answer,
        verdict=verdict,
    )
    return Reply(attempts=(attempt,), fault=NotSentReason.REFUSED, inspected=False)


def unknown(reason: UnknownReason, complaint: Complaint = SAID) -> Unknown:
    return Unknown(reason=reason, complaint=complaint)


BLANK = Complaint()
REFUSED = NotBooked(reason=NotBookedReason.REFUSED, complaint=SAID)
FULL = listing(RECORD)
ERROR = json.dumps(REFUSAL).encode()
HTML = b"<html><body>502 Bad Gateway</body></html>"
UNSWITCHED = Verdict.SWITCH_NOT_OPENED
UNTRUSTED_VERDICTS = [
    verdict
    for verdict in Verdict
    if verdict not in {Verdict.GOOD, Verdict.UNSIGNED, Verdict.NO_ANSWER}
]
U = UnknownReason


def distrusted(verdict: Verdict, otherwise: U) -> U:
    """Why an answer with *verdict* leaves everything open; one of them has its own remedy."""
    return U.SWITCH_NOT_OPENED if verdict is Verdict.SWITCH_NOT_OPENED else otherwise


def row(
    name: str,
    status: int,
    verdict: Verdict,
    body: bytes,
    outcome: Outcome,
    *,
    repeat: bool = False,
    request_id: str = "",
) -> object:
    return pytest.param(status, verdict, body, repeat, request_id, outcome, id=name)


def said(code: str, message: str) -> tuple[bytes, Complaint]:
    body = json.dumps({"code": code, "message": message}).encode()
    return body, Complaint(code=code, message=message)


def re_entry(name: str, code: str, message: str, *, request_id: str = "") -> list[object]:
    """The rows of one way of saying that the number exists, signed and unsigned."""
    body, complaint = said(code, message)
    return [
        row(
            f"{name}, {verdict}, {status}",
            status,
            verdict,
            body,
            unknown(U.RE_ENTRY, complaint),
            request_id=request_id,
        )
        for verdict in (Verdict.GOOD, Verdict.UNSIGNED)
        for status in (400, 403)
    ]


GOOD, UNSIGNED = Verdict.GOOD, Verdict.UNSIGNED
FOREIGN = {**RECORD, "out_record_id": "another"}
NO_REASON = Unknown(reason=U.NOT_LISTED)
MALFORMED = Unknown(reason=U.MALFORMED)

TABLE = [
    # 200, verified
    row("200 our record", 200, GOOD, FULL, Booked()),
    row("200 our record of a repeat", 200, GOOD, FULL, Booked(), repeat=True),
    row(
        "200 our record, unknown members",
        200,
        GOOD,
        listing({**RECORD, "state": "x"}, more=1),
        Booked(),
    ),
    row("200 empty list", 200, GOOD, listing(), NO_REASON),
    row(
        "200 empty list of a repeat",
        200,
        GOOD,
        listing(),
        unknown(U.REPEATED_REFUSAL, BLANK),
        repeat=True,
    ),
    row("200 no list", 200, GOOD, b"{}", NO_REASON),
    row("200 list is null", 200, GOOD, b'{"schedule_records":null}', MALFORMED),
    row("200 list is text", 200, GOOD, b'{"schedule_records":"1234567abcde"}', MALFORMED),
    row("200 list of texts", 200, GOOD, b'{"schedule_records":["1234567abcde"]}', MALFORMED),
    row("200 our record twice", 200, GOOD, listing(RECORD, RECORD), MALFORMED),
    row("200 a foreign record", 200, GOOD, listing(FOREIGN), MALFORMED),
    row("200 ours and a foreign one", 200, GOOD, listing(RECORD, FOREIGN), MALFORMED),
    row("200 a record without a number", 200, GOOD, listing({}), MALFORMED),
    row("200 an error envelope", 200, GOOD, ERROR, unknown(U.MALFORMED)),
    row(
        "200 our record in an error envelope",
        200,
        GOOD,
        listing(RECORD, **REFUSAL),
        unknown(U.MALFORMED),
    ),
    row("200 empty", 200, GOOD, b"", MALFORMED),
    row("200 a list", 200, GOOD, b"[]", MALFORMED),
    row("200 HTML", 200, GOOD, HTML, MALFORMED),
    row("200 members twice", 200, GOOD, FULL[:-1] + b',"schedule_records":[]}', MALFORMED),
    # other successes
    row("202 signed", 202, GOOD, FULL, unknown(U.ACCEPTED_ONLY, BLANK)),
    row("202 unsigned", 202, UNSIGNED, b"", unknown(U.ACCEPTED_ONLY, BLANK)),
    row("201 signed", 201, GOOD, FULL, unknown(U.UNEXPECTED_STATUS, BLANK)),
    row("204 signed", 204, GOOD, b"", unknown(U.UNEXPECTED_STATUS, BLANK)),
    row("204 unsigned", 204, UNSIGNED, b"", unknown(U.UNVERIFIED, BLANK)),
    row("200 unsigned", 200, UNSIGNED, FULL, unknown(U.UNVERIFIED, BLANK)),
    row("200 unsigned error envelope", 200, UNSIGNED, ERROR, unknown(U.UNVERIFIED)),
    *(
        row(
            f"200 {verdict}",
            200,
            verdict,
            FULL,
            unknown(distrusted(verdict, U.UNVERIFIED), BLANK),
        )
        for verdict in UNTRUSTED_VERDICTS
    ),
    row("202 unswitched", 202, UNSWITCHED, FULL, unknown(U.ACCEPTED_ONLY, BLANK)),
    row("302 unswitched", 302, UNSWITCHED, ERROR, unknown(U.UNEXPECTED_STATUS)),
    row("500 unswitched", 500, UNSWITCHED, ERROR, unknown(U.SERVER_ERROR)),
    row("409 unswitched", 409, UNSWITCHED, ERROR, unknown(U.SWITCH_NOT_OPENED), repeat=True),
    # neither
    *(
        row(f"{status} {verdict}", status, verdict, ERROR, unknown(U.UNEXPECTED_STATUS))
        for status in (100, 103, 199, 300, 301, 302, 303, 304, 307, 308, 399, 600, 999)
        for verdict in (GOOD, UNSIGNED, Verdict.BAD_SIGNATURE)
    ),
    # refusals
    *(
        row(f"{status} signed", status, GOOD, ERROR, REFUSED)
        for status in (400, 401, 403, 404, 405, 429, 499)
    ),
    row(
        "400 signed HTML",
        400,
        GOOD,
        HTML,
        unknown(U.UNTRUSTED_REFUSAL, BLANK),
    ),
    row("404 signed, empty", 404, GOOD, b"", unknown(U.UNTRUSTED_REFUSAL, BLANK)),
    row("400 before a booking's answer", 400, GOOD, FULL, unknown(U.UNTRUSTED_REFUSAL, BLANK)),
    *(
        row(
            f"{status} signed, of a repeat",
            status,
            GOOD,
            ERROR,
            unknown(U.REPEATED_REFUSAL),
            repeat=True,
        )
        for status in (400, 401, 403, 404, 429)
    ),
    *(
        row(f"{status} unsigned", status, UNSIGNED, ERROR, unknown(U.UNSIGNED_REFUSAL))
        for status in (400, 401, 403, 404, 429, 499)
    ),
    row(
        "403 unsigned, of a repeat",
        403,
        UNSIGNED,
        ERROR,
        unknown(U.REPEATED_REFUSAL),
        repeat=True,
    ),
    row("404 unsigned, empty", 404, UNSIGNED, b"", unknown(U.UNTRUSTED_REFUSAL, BLANK)),
    row("403 unsigned HTML", 403, UNSIGNED, HTML, unknown(U.UNTRUSTED_REFUSAL, BLANK)),
    row(
        "403 unsigned, no message",
        403,
        UNSIGNED,
        b'{"code":"NO_AUTH"}',
        unknown(U.UNTRUSTED_REFUSAL, Complaint(code="NO_AUTH")),
    ),
    row(
        "403 unsigned, no code",
        403,
        UNSIGNED,
        b'{"message":"m"}',
        unknown(U.UNTRUSTED_REFUSAL, Complaint(message="m")),
    ),
    row("407 of a proxy", 407, UNSIGNED, b"login first", unknown(U.UNTRUSTED_REFUSAL, BLANK)),
    *(
        row(
            f"403 {verdict}",
            403,
            verdict,
            ERROR,
            unknown(distrusted(verdict, U.UNTRUSTED_REFUSAL)),
        )
        for verdict in UNTRUSTED_VERDICTS
    ),
    row(
        "403 badly signed, of a repeat",
        403,
        Verdict.BAD_SIGNATURE,
        ERROR,
        unknown(U.UNTRUSTED_REFUSAL),
        repeat=True,
    ),
    # the number exists already
    row("409 signed", 409, GOOD, ERROR, unknown(U.RE_ENTRY)),
    row("409 unsigned", 409, UNSIGNED, ERROR, unknown(U.RE_ENTRY)),
    row("409 of a repeat", 409, GOOD, ERROR, unknown(U.RE_ENTRY), repeat=True),
    row(
        "409 badly signed",
        409,
        Verdict.BAD_SIGNATURE,
        ERROR,
        unknown(U.UNTRUSTED_REFUSAL),
    ),
    *re_entry("ALREADY_EXISTS", "ALREADY_EXISTS", "m"),
    *re_entry("OUT_TRADE_NO_USED", "OUT_TRADE_NO_USED", "m"),
    *re_entry("RESOURCE_ALREADY_EXISTS", "RESOURCE_ALREADY_EXISTS", "m"),
    *re_entry("its number", "PARAM_ERROR", "m", request_id="08F5-268498688"),
    *re_entry("re-entry words", "PARAM_ERROR", "请求重入时,参数与首次请求时不一致"),
    *re_entry("exists", "INVALID_REQUEST", "单号已存在但信息不一致,请查单后比较确认"),
    *re_entry("repeated", "INVALID_REQUEST", "商户单号重复"),
    row(
        "ALREADY_EXISTS of a repeat",
        400,
        GOOD,
        said("ALREADY_EXISTS", "m")[0],
        unknown(U.RE_ENTRY, said("ALREADY_EXISTS", "m")[1]),
        repeat=True,
    ),
    row("another number", 403, GOOD, ERROR, REFUSED, request_id="08F5-268443701"),
    # server errors
    *(
        row(f"{status} {verdict}", status, verdict, ERROR, unknown(U.SERVER_ERROR))
        for status in (500, 501, 502, 503, 504, 599)
        for verdict in (GOOD, UNSIGNED, Verdict.BAD_SIGNATURE)
    ),
    row("502 of a gateway", 502, UNSIGNED, HTML, unknown(U.SERVER_ERROR, BLANK)),
]


@pytest.mark.parametrize(("status", "verdict", "body", "repeat", "request_id", "outcome"), TABLE)
def test_the_decision_table(
    *,
    status: int,
    verdict: Verdict,
    body: bytes,
    repeat: bool,
    request_id: str,
    outcome: Outcome,
) -> None:
    found = reply_of(status, body, verdict, headers=(("Request-ID", request_id),))
    assert judge_booking(found, BOOKING, repeat=repeat) == outcome


@pytest.mark.parametrize("stage", [Stage.PREPARED, Stage.CONNECTING, Stage.READY])
@pytest.mark.parametrize("repeat", [False, True])
def test_below_sending_nothing_was_sent(*, stage: Stage, repeat: bool) -> None:
    found = judge_booking(reply(None, Verdict.NO_ANSWER, stage), BOOKING, repeat=repeat)
    assert found == NotSent(reason=NotSentReason.REFUSED)


@pytest.mark.parametrize("repeat", [False, True])
def test_without_an_answer_the_outcome_is_unknown(*, repeat: bool) -> None:
    found = reply(None, Verdict.NO_ANSWER, Stage.SENDING)
    assert judge_booking(found, BOOKING, repeat=repeat) == Unknown(reason=U.NO_ANSWER)


@pytest.mark.parametrize("status", [200, 202, 400, 404, 500, 302])
@pytest.mark.parametrize("body", [FULL, ERROR], ids=["listing", "error"])
@pytest.mark.parametrize("verdict", [GOOD, UNSIGNED])
def test_half_an_answer_is_no_answer(status: int, body: bytes, verdict: Verdict) -> None:
    found = reply_of(status, body, verdict, complete=False)
    assert judge_booking(found, BOOKING, repeat=False) == Unknown(reason=U.NO_ANSWER)
    assert judge_query(found, BOOKING) == NoVerdict()


# What WeChat Pay recorded otherwise.


@pytest.mark.parametrize("name", sorted(set(RECORD) - {"out_record_id"}))
def test_each_field_that_differs_is_told(name: str) -> None:
    body = listing({**RECORD, name: "other"})
    sent = BOOKING.members[FieldName(name)]
    assert judge_booking(reply_of(200, body), BOOKING, repeat=False) == Booked(
        differences=(Difference(FieldName(name), sent, "other"),)
    )


def test_differences_stand_in_the_documents_order() -> None:
    """The sample answer of the document differs from its own sample request."""
    record = {**RECORD, "repayment_date": "2025-11-08", "min_repayment_amount": "10000"}
    found = booked(record, BOOKING)
    assert found.differences == (
        Difference(FieldName.MIN_REPAYMENT_AMOUNT, "2000", "10000"),
        Difference(FieldName.REPAYMENT_DATE, "2025-11-18", "2025-11-08"),
    )
    assert found.recorded_minimum == ""


@pytest.mark.parametrize("name", sorted(set(RECORD) - {"out_record_id"}))
@pytest.mark.parametrize("absent", ["left out", "null"])
def test_a_field_that_is_not_told_does_not_differ(name: str, absent: str) -> None:
    record = {**RECORD, name: None}
    if absent == "left out":
        del record[name]
    assert booked(record, BOOKING) == Booked()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10000, None),
        (9999, "9999"),
        ("010000", "010000"),
        ("10000.00", "10000.00"),
        ("", ""),
        (True, "true"),
        (10000.0, "10000.0"),
        (["10000"], '["10000"]'),
        ({"a": None}, '{"a": null}'),
        (float("inf"), "Infinity"),
    ],
)
def test_an_amount_differs_unless_it_is_the_same_whole_number(
    value: object, text: str | None
) -> None:
    found = booked({**RECORD, "repayment_amount": value}, BOOKING)
    name = FieldName.REPAYMENT_AMOUNT
    assert found.differences == (() if text is None else (Difference(name, "10000", text),))


def test_a_minimum_that_was_not_sent_is_kept_and_differs_from_nothing() -> None:
    body = listing(RECORD)
    found = judge_booking(reply_of(200, body), WITHOUT_MINIMUM, repeat=False)
    assert found == Booked(recorded_minimum="2000")


def test_no_minimum_at_all_is_empty() -> None:
    record = {name: value for name, value in RECORD.items() if name != "min_repayment_amount"}
    assert booked(record, WITHOUT_MINIMUM) == Booked()


def test_a_sub_merchant_number_that_is_told_counts_too() -> None:
    assert booked({**RECORD, "sub_mchid": "1900000110"}, BOOKING).differences == (
        Difference(FieldName.SUB_MCHID, "1900000109", "1900000110"),
    )


# Queries.

ONE = json.dumps(RECORD).encode()
OTHER = json.dumps({**RECORD, "repayment_amount": "10001"}).encode()
NOT_FOUND, GONE = said("RESOURCE_NOT_EXISTS", "记录不存在")


@pytest.mark.parametrize(
    ("status", "verdict", "body", "finding"),
    [
        pytest.param(200, GOOD, ONE, Booked(), id="200 signed, our record"),
        pytest.param(
            200,
            GOOD,
            OTHER,
            Booked(differences=(Difference(FieldName.REPAYMENT_AMOUNT, "10000", "10001"),)),
            id="200 signed, a field differs",
        ),
        pytest.param(
            200,
            GOOD,
            json.dumps(FOREIGN).encode(),
            NoVerdict(),
            id="200 signed, a foreign record",
        ),
        pytest.param(200, GOOD, b"{}", NoVerdict(), id="200 signed, no record"),
        pytest.param(200, GOOD, FULL, NoVerdict(), id="200 signed, a listing"),
        pytest.param(200, GOOD, b"", NoVerdict(), id="200 signed, empty"),
        pytest.param(200, GOOD, HTML, NoVerdict(), id="200 signed HTML"),
        pytest.param(200, UNSIGNED, ONE, NoVerdict(), id="200 unsigned"),
        *(
            pytest.param(200, verdict, ONE, NoVerdict(), id=f"200 {verdict}")
            for verdict in UNTRUSTED_VERDICTS
        ),
        pytest.param(202, GOOD, ONE, NoVerdict(), id="202 signed"),
        pytest.param(204, GOOD, b"", NoVerdict(), id="204 signed"),
        pytest.param(404, GOOD, NOT_FOUND, Absent(signed=True), id="404 signed"),
        pytest.param(404, UNSIGNED, NOT_FOUND, Absent(signed=False), id="404 unsigned"),
        *(
            pytest.param(404, verdict, NOT_FOUND, NoVerdict(GONE), id=f"404 {verdict}")
            for verdict in UNTRUSTED_VERDICTS
        ),
        pytest.param(404, GOOD, b"", NoVerdict(), id="404 signed, empty"),
        pytest.param(404, UNSIGNED, b"", NoVerdict(), id="404 unsigned, empty"),
        pytest.param(404, UNSIGNED, HTML, NoVerdict(), id="404 unsigned HTML"),
        pytest.param(
            404,
            UNSIGNED,
            b'{"code":"RESOURCE_NOT_EXISTS"}',
            NoVerdict(Complaint(code="RESOURCE_NOT_EXISTS")),
            id="404 unsigned, no message",
        ),
        pytest.param(302, GOOD, ONE, NoVerdict(), id="302 signed"),
        pytest.param(400, GOOD, ERROR, NoVerdict(SAID), id="400 signed"),
        pytest.param(401, UNSIGNED, ERROR, NoVerdict(SAID), id="401 unsigned"),
        pytest.param(403, GOOD, ERROR, NoVerdict(SAID), id="403 signed"),
        pytest.param(429, GOOD, ERROR, NoVerdict(SAID), id="429 signed"),
        pytest.param(500, GOOD, ERROR, NoVerdict(SAID), id="500 signed"),
        pytest.param(502, UNSIGNED, HTML, NoVerdict(), id="502 of a gateway"),
    ],
)
def test_what_a_query_tells(
    status: int, verdict: Verdict, body: bytes, finding: Booked | Absent | NoVerdict
) -> None:
    assert judge_query(reply_of(status, body, verdict), BOOKING) == finding


@pytest.mark.parametrize("stage", Stage)
def test_a_query_without_an_answer_tells_nothing(stage: Stage) -> None:
    assert judge_query(reply(None, Verdict.NO_ANSWER, stage), BOOKING) == NoVerdict()


# How much an answer is worth.


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize("body", [ERROR, HTML], ids=["error", "HTML"])
@pytest.mark.parametrize("inspected", [False, True])
def test_an_answer_without_a_signature_is_worth_something_only_whole_in_shape_and_unread(
    *, verdict: Verdict, complete: bool, body: bytes, inspected: bool
) -> None:
    found = reply_of(400, body, verdict, complete=complete).last
    assert found.answer is not None
    if verdict is GOOD:
        expected = Grade.VERIFIED
    elif verdict is UNSIGNED and complete and body == ERROR and not inspected:
        expected = Grade.UNSIGNED
    else:
        expected = Grade.UNTRUSTED
    assert grade_of(found, found.answer, inspected=inspected) is expected


def test_an_unsigned_refusal_over_inspected_tls_is_anybodys() -> None:
    found = replace(reply_of(403, ERROR, UNSIGNED), inspected=True)
    outcome = judge_booking(found, BOOKING, repeat=False)
    assert outcome == unknown(UnknownReason.UNTRUSTED_REFUSAL)


def test_an_unsigned_absence_over_inspected_tls_proves_nothing() -> None:
    found = reply_of(404, ERROR, UNSIGNED)
    assert judge_query(found, BOOKING) == Absent(signed=False)
    assert judge_query(replace(found, inspected=True), BOOKING) == NoVerdict(SAID)


@pytest.mark.parametrize(
    ("repeat", "why"), [(False, U.INSPECTED_REFUSAL), (True, U.REPEATED_REFUSAL)]
)
def test_a_signed_refusal_over_inspected_tls_may_be_the_answer_to_another_request(
    *, repeat: bool, why: U
) -> None:
    found = replace(reply_of(403, ERROR), inspected=True)
    assert judge_booking(found, BOOKING, repeat=repeat) == unknown(why)


def test_a_signature_holds_over_inspected_tls() -> None:
    found = replace(reply_of(200, FULL), inspected=True)
    assert judge_booking(found, BOOKING, repeat=False) == Booked()


# Reading.


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'{"a":1}', {"a": 1}),
        (b' \n{"a":[{"b":null}]}\t', {"a": [{"b": None}]}),
        (b"{}", {}),
        ('{"说":"明"}'.encode(), {"说": "明"}),
        (b'{"a":"\\ud83d\\ude00"}', {"a": "😀"}),
        (b'{"a":%s}' % (b"9" * 30), {"a": int("9" * 30)}),
    ],
)
def test_an_object_is_read(body: bytes, found: dict[str, object]) -> None:
    assert read_json(body) == found


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'"a"', id="a text"),
        pytest.param(b"1", id="a number"),
        pytest.param(b"{", id="half"),
        pytest.param(b"{}{}", id="two"),
        pytest.param(b"{} x", id="more"),
        pytest.param(b"{'a':1}", id="other quotes"),
        pytest.param(b'{"a":1,}', id="a comma too many"),
        pytest.param(b'{"a":1,"a":1}', id="a member twice"),
        pytest.param(b'{"a":1,"\\u0061":2}', id="a member twice, once escaped"),
        pytest.param(b'{"a":{"b":1,"b":2}}', id="a member twice, inside"),
        pytest.param(b'{"a":NaN}', id="NaN"),
        pytest.param(b'{"a":Infinity}', id="infinity"),
        pytest.param(b'{"a":-Infinity}', id="minus infinity"),
        pytest.param(b"\xef\xbb\xbf{}", id="a BOM"),
        pytest.param('{"a":1}'.encode("utf-16"), id="UTF-16"),
        pytest.param(b'{"a":"\xff"}', id="no UTF-8"),
        pytest.param(b'{"a":"\xed\xa0\x80"}', id="a surrogate in UTF-8"),
        pytest.param(b'{"a":"\\ud800"}', id="half a surrogate pair"),
        pytest.param(b'{"\\udfff":1}', id="half a surrogate pair in a name"),
        pytest.param(b'{"a":"\n"}', id="a control character"),
        pytest.param(NESTED, id="deep nesting"),
        pytest.param(b'{"a":' * 10_000 + b"1" + b"}" * 10_000, id="deep objects"),
        pytest.param(b'{"a":%s}' % (b"9" * 31), id="31 digits"),
        pytest.param(b'{"a":%s}' % (b"9" * 1_000_000), id="a million digits"),
        pytest.param(HTML, id="HTML"),
    ],
)
def test_what_two_readers_could_read_differently_is_not_read(body: bytes) -> None:
    assert read_json(body) is None


@given(body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_reading_never_raises(body: bytes) -> None:
    found = read_json(body)
    assert found is None or isinstance(found, dict)


def complaint(body: bytes) -> Complaint:
    return complaint_of(Answer(status=400, headers=(), body=body, complete=True))


def test_every_part_of_a_complaint_is_kept() -> None:
    body = {
        "code": "PARAM_ERROR",
        "message": "参数错误",
        "detail": {
            "field": "/schedule_items/0/repayment_date",
            "value": "2025-11-08",
            "issue": "日期不在范围内",
            "location": "body",
        },
    }
    assert complaint(json.dumps(body).encode()) == Complaint(
        code="PARAM_ERROR",
        message="参数错误",
        field="/schedule_items/0/repayment_date",
        value="2025-11-08",
        issue="日期不在范围内",
        location="body",
    )


def test_a_signature_complaint_keeps_its_issue_deeper() -> None:
    body = {
        "code": "SIGN_ERROR",
        "message": "签名错误",
        "detail": {
            "detail": {"issue": "sign not match"},
            "field": "signature",
            "location": "authorization",
            "sign_information": {"method": "POST", "url": "/v3", "sign_message_length": 9},
        },
    }
    found = complaint(json.dumps(body).encode())
    assert found.issue == "sign not match"
    assert (found.field, found.location) == ("signature", "authorization")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", Complaint()),
        (b"null", Complaint()),
        (b"[]", Complaint()),
        (b'"PARAM_ERROR"', Complaint()),
        (HTML, Complaint()),
        (b'{"code":1,"message":"m"}', Complaint(message="m")),
        (b'{"code":null,"message":null}', Complaint()),
        (b'{"code":["A"],"message":{"a":1}}', Complaint()),
        (b'{"code":"A","code":"B"}', Complaint()),
        (b'{"code":"A","detail":null}', Complaint(code="A")),
        (b'{"code":"A","detail":"text"}', Complaint(code="A")),
        (b'{"code":"A","detail":[]}', Complaint(code="A")),
        (b'{"code":"A","detail":{"field":1,"detail":"x"}}', Complaint(code="A")),
        (b'{"code":"A","detail":{"detail":{"issue":3}}}', Complaint(code="A")),
        (
            b'{"code":"A","detail":{"issue":"i","detail":{"issue":"j"}}}',
            Complaint(code="A", issue="i"),
        ),
        (b'{"code":"A\\ud800"}', Complaint()),
    ],
)
def test_a_malformed_complaint_is_empty_where_it_is_malformed(
    body: bytes, found: Complaint
) -> None:
    assert complaint(body) == found


# Whatever comes.

json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*RECORD, "schedule_records", "code"]), inner)
    ),
    max_leaves=8,
)
records = st.fixed_dictionaries({}, optional=dict.fromkeys(RECORD, json_value)).map(
    lambda odd: {**RECORD, **odd}
)
envelopes = st.fixed_dictionaries(
    {},
    optional={
        "schedule_records": st.lists(st.just(dict(RECORD)) | records | json_value, max_size=2),
        "code": st.sampled_from(["PARAM_ERROR", "ALREADY_EXISTS"]) | json_value,
        "message": st.sampled_from(["m", "已存在"]) | json_value,
        "detail": json_value,
    },
)
bodies = (
    st.sampled_from([FULL, ERROR, ONE, NOT_FOUND])
    | envelopes.map(lambda body: json.dumps(body).encode())
    | st.binary(max_size=40)
)
statuses = st.sampled_from([200, 202, 400, 404, 409, 500]) | st.integers(100, 999)
verdicts = st.sampled_from([GOOD, UNSIGNED]) | st.sampled_from(Verdict)
replies = st.builds(
    reply_of,
    statuses,
    bodies,
    verdicts,
    headers=st.lists(st.tuples(st.just("Request-ID"), st.text()), max_size=1).map(tuple),
    complete=st.sampled_from([True, True, True, False]),
    stage=st.sampled_from([Stage.SENDING, Stage.SENDING, *Stage]),
)


def listed(body: bytes) -> list[str]:
    """The numbers that a body lists, read without the product."""
    whole = json.loads(body)
    return [record["out_record_id"] for record in whole["schedule_records"]]


@settings(max_examples=400)
@given(found=replies, repeat=st.booleans())
@example(found=reply_of(200, FULL), repeat=False)
@example(found=reply_of(400, ERROR), repeat=False)
def test_nothing_books_or_refuses_without_proof(*, found: Reply, repeat: bool) -> None:
    attempt, answer = found.last, found.last.answer
    outcome = judge_booking(found, BOOKING, repeat=repeat)
    assert isinstance(outcome, NotSent) == (attempt.stage is not Stage.SENDING)
    assert answer is not None
    if isinstance(outcome, Booked):
        assert attempt.verdict is GOOD
        assert answer.status == 200
        assert answer.complete
        assert listed(answer.body) == ["1234567abcde"]
    if isinstance(outcome, NotBooked):
        assert attempt.verdict is GOOD
        assert 400 <= answer.status <= 499
        assert answer.status != 409
        assert answer.complete
        assert not repeat


@settings(max_examples=400)
@given(found=replies)
@example(found=reply_of(200, ONE))
@example(found=reply_of(404, NOT_FOUND, UNSIGNED))
def test_no_query_finds_or_misses_without_proof(found: Reply) -> None:
    attempt, answer = found.last, found.last.answer
    finding = judge_query(found, BOOKING)
    assert answer is not None
    if isinstance(finding, Booked):
        assert attempt.verdict is GOOD
        assert (answer.status, answer.complete) == (200, True)
        assert json.loads(answer.body)["out_record_id"] == "1234567abcde"
    if isinstance(finding, Absent):
        assert attempt.verdict in {GOOD, UNSIGNED}
        assert finding.signed == (attempt.verdict is GOOD)
        assert (answer.status, answer.complete) == (404, True)
