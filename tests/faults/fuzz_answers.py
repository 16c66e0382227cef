"""Answers: whatever comes over the wire, it is judged, and nothing forged is believed.

An input is text: words (a status and conditions), headers, an empty line, the body. ``signed``
has WeChat Pay sign the body; everything else is what anybody between could have made up.
"""

import base64
import re
from datetime import UTC, date, datetime
from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests import key_material as made
from tests.faults.fuzz_target import Target
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Headers, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSentReason, Unknown
from wxrepay_gui.domain.query import Absent
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.storage.rows import (
    attempt_row,
    read_attempt,
    read_state,
    state_details,
)
from wxrepay_gui.wechat.answers import judge_booking, judge_query
from wxrepay_gui.wechat.client import BOOK_PATH, Reply
from wxrepay_gui.wechat.keys import public_text
from wxrepay_gui.wechat.remedies import remedy_of
from wxrepay_gui.wechat.sign_comparison import compare
from wxrepay_gui.wechat.signing import answer_text
from wxrepay_gui.wechat.verification import NONCE, SERIAL, SIGNATURE, TIMESTAMP, Verifier

NOW = datetime(2025, 12, 6, 4, tzinfo=UTC)
TODAY = date(2025, 12, 6)
NUMBER = "1234567abcde"
KEY_ID = "PUB_KEY_ID_0119000000012025120600"

_LINES = re.compile(rb"\r?\n")


@cache
def booking() -> Booking:
    """The document's example."""
    draft = document_example(today=TODAY, out_record_id=NUMBER)
    found = parse(draft, mchid=made.MCHID, today=TODAY).booking
    assert found is not None
    return found


@cache
def verifier() -> Verifier:
    """One that believes WeChat Pay's public key and its platform certificate."""
    return Verifier.of(
        Merchant(
            mchid=made.MCHID,
            name="-",
            serial_no=made.SERIAL,
            public_key_id=KEY_ID,
            public_key=public_text(made.rsa_key("wechat").public_key()),
            platform_certificate=made.platform_certificate().decode(),
        )
    )


def judge(content: bytes) -> None:
    """Verify, judge as both calls' answer, explain, and write down and read again."""
    words, answer = _read(content)
    signed = b"signed" in words
    verdict = verifier().verify(answer, now=NOW.timestamp())
    assert signed or verdict is not Verdict.GOOD, "a forged answer is believed"
    attempt = Attempt(
        call=Call.BOOK,
        host="api.mch.weixin.qq.com",
        started=NOW,
        elapsed_ms=1,
        stage=Stage.SENDING,
        request=Request(method="POST", path=BOOK_PATH, headers=(), body=booking().body()),
        answer=answer,
        verdict=verdict,
    )
    inspected = b"inspected" in words
    reply = Reply(attempts=(attempt,), fault=NotSentReason.UNPREPARED, inspected=inspected)
    state = judge_booking(reply, booking(), repeat=b"repeat" in words)
    finding = judge_query(reply, booking())
    if verdict is not Verdict.GOOD:
        assert isinstance(state, Unknown), f"{state} rests on no signature"
        assert not isinstance(finding, Booked), "a booking rests on no signature"
    assert finding != Absent(signed=True) or verdict is Verdict.GOOD
    assert not inspected or verdict is Verdict.GOOD or not isinstance(finding, Absent)
    if isinstance(state, Booked) or isinstance(finding, Booked):
        assert NUMBER.encode() in answer.body or b"\\u00" in answer.body, "another's booking"
    if b"repeat" in words:
        assert not isinstance(state, NotBooked), "a repeat's refusal is believed"
    for each in (state, finding):
        if isinstance(each, Booked | NotBooked | Unknown):
            row = Submission(
                id=1,
                mchid=made.MCHID,
                booking=booking(),
                body=booking().body(),
                at=NOW,
                author=Author(user="-", station="K7", version="0"),
                state=each,
                request_id=attempt.request_id,
            )
            assert read_state(row.status, state_details(each)) == each
            remedy_of(each, request_id=row.request_id)
    compare(attempt)
    assert read_attempt(attempt_row(attempt, submission_id=1, number=1)) == attempt


def _read(content: bytes) -> tuple[list[bytes], Answer]:
    head, _, body = content.partition(b"\n\n")
    first, *lines = _LINES.split(head)
    words = first.split()
    pairs = (line.decode("latin-1").partition(":") for line in lines)
    headers: Headers = tuple((name, value.strip()) for name, _, value in pairs)
    status = next((int(word[:3]) for word in words if word[:3].isdigit()), 200)
    if b"signed" in words:
        headers += _signature(body)
    complete = b"cut" not in words
    return words, Answer(status=status, headers=headers, body=body, complete=complete)


def _signature(body: bytes) -> Headers:
    timestamp, nonce = str(int(NOW.timestamp())), "0" * 32
    text = answer_text(timestamp, nonce, body)
    raw = made.rsa_key("wechat").sign(text, padding.PKCS1v15(), hashes.SHA256())
    return (
        (TIMESTAMP, timestamp),
        (NONCE, nonce),
        (SIGNATURE, base64.b64encode(raw).decode()),
        (SERIAL, KEY_ID),
    )


TARGETS = (
    Target(
        name="answers",
        run=judge,
        tokens=(
            b"signed",
            b"repeat",
            b"inspected",
            b"cut",
            *(f"{name}: ".encode() for name in (SERIAL, TIMESTAMP, NONCE, SIGNATURE)),
            b"Request-ID: 08-268498688",
            KEY_ID.encode(),
            made.SERIAL.encode(),
            str(int(NOW.timestamp())).encode(),
            NUMBER.encode(),
            *(b"%d" % status for status in (200, 202, 204, 301, 400, 401, 403, 404, 409, 429, 500)),
            b'{"code":"',
            b'"message":"',
            b'"detail":{',
            b'"schedule_records":[',
            b'"out_record_id":"',
            b'"repayment_amount":',
            b'"sign_information":{',
            b'"truncated_sign_message":"',
            b'"sign_message_length":',
            b"\\ud800",
            b"\xed\xa0\x80",
            b"1e999",
            b"NaN",
            b"true",
            b"null",
            b"[" * 100,
        ),
    ),
)
