"""Answers that are forged, spoilt, stale, someone else's, or WeChat Pay's own and odd: a table."""

from collections.abc import Callable
from typing import Any

from tests.faults.answer_changes import (
    FAILURE,
    HEADERS,
    NOT_THERE,
    REFUSAL,
    TOO_OFTEN,
    Change,
    chunked,
    doubled,
    emptied,
    flip,
    foreign,
    forged,
    having,
    lengthened,
    listing,
    lower,
    other_amount,
    other_key,
    padded,
    page,
    preceded,
    redirect,
    relabelled,
    resigned,
    signed_answer,
    signed_at,
    signtest,
    telling,
    with_member,
    without,
)
from tests.faults.fault import (
    ABSENT,
    BOOKED,
    DIFFERENTLY,
    NOT_LISTED,
    REFUSED,
    UNHEARD,
    Fault,
    Words,
    unknown,
)
from tests.faults.relay import Play
from wxrepay_gui.domain.outcome import UnknownReason as Why

UNVERIFIED = unknown(Why.UNVERIFIED)
MALFORMED = unknown(Why.MALFORMED)
UNTRUSTED = unknown(Why.UNTRUSTED_REFUSAL)
FAILED = unknown(Why.SERVER_ERROR)


def _spoilt(
    name: str, change: Change, words: Words = UNVERIFIED, missing: Words = UNHEARD
) -> Fault:
    """The server books; what it answers does not arrive as it was."""
    return Fault(name=name, play=telling(change), booked=words, missing=missing)


def _made_up(name: str, play: Play, words: Words, found: Words = UNHEARD) -> Fault:
    """Whether the server has it or not, the answer is the same."""
    return Fault(name=name, play=play, booked=words, not_booked=words, found=found, missing=found)


def _refusal(status: int, members: dict[str, str], *, found: Words = UNHEARD) -> tuple[Fault, ...]:
    """A whole, unsigned refusal: a question decides; where TLS is inspected, it is no evidence."""
    name, play = f"an unsigned {status} {members['code']}", telling(forged(status, members))
    return (
        Fault(
            name=name,
            play=play,
            booked=BOOKED,
            not_booked=REFUSED,
            found=found,
            missing=found,
            once=True,
        ),
        Fault(
            name=f"{name}, TLS inspected",
            play=play,
            booked=UNTRUSTED,
            not_booked=UNTRUSTED,
            inspected=True,
        ),
    )


_HARMLESS: dict[str, Change] = {
    "header names are in lower case": lower,
    "header values have blanks around them": padded,
    "the body comes in chunks": chunked(),
    "100 Continue comes first": preceded(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "there are headers that nobody knows": lambda told: told.also(("X-A", "1"), ("X-A", "2")),
    "it was signed 299 s ago": signed_at(seconds=-299),
    "it was signed 299 s from now": signed_at(seconds=299),
}

_SPOILT: dict[str, Change] = {
    "one bit of the body is flipped": flip,
    "the body is shortened and framed anew": lambda told: told.having_body(told.body[:-1]),
    "the body is lengthened and framed anew": lambda told: told.having_body(told.body + b" "),
    **{f"{name} is missing": without(name) for name in HEADERS},
    **{f"{name} is empty": emptied(name) for name in HEADERS},
    **{f"{name} comes twice": doubled(name) for name in HEADERS},
    "the serial is unknown": having("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000"),
    "the signature is no Base64": having("Wechatpay-Signature", "no:base:64"),
    "the nonce is another": having("Wechatpay-Nonce", "0" * 32),
    "it is signed with another key": other_key,
    "the signature is a SIGNTEST probe": signtest,
    "it was signed 301 s ago": signed_at(seconds=-301),
    "it was signed 301 s from now": signed_at(seconds=301),
    "its timestamp is a word": signed_at(timestamp="yesterday"),
    "its timestamp is negative": signed_at(timestamp="-5"),
    "its timestamp has a fraction": signed_at(timestamp="1765000000.5"),
    "its timestamp has a hundred digits": signed_at(timestamp="9" * 100),
}

_UNHEARD: dict[str, Change] = {
    "Content-Length is too short": lengthened(-1),
    "another answer follows": lambda told: told.raw() + b"HTTP/1.1 500 Oops\r\n\r\n",
    "Content-Length is too long": lengthened(1),
    "Content-Length is negative": having("Content-Length", "-5"),
    "Content-Length is no number": having("Content-Length", "all"),
    "Content-Length comes twice, and differs": lambda told: told.also(("Content-Length", "5")),
    "nothing frames it": without("Content-Length"),
    "a chunk's size is no number": chunked(b"zz\r\n"),
    "a chunk is cut": chunked(b"ff\r\nshort", end=b""),
    "the last chunk does not come": chunked(end=b""),
    **{
        f"it says that it is encoded as {name}": having("Content-Encoding", name)
        for name in ("gzip", "deflate", "br", "gzip, identity", "x")
    },
    "a number has a million digits": with_member(b'"a":' + b"9" * 1_000_000),
    "a header has 64 KiB": having("X-Long", "x" * 65536),
    "there are 200 headers": lambda told: told.also(*[("X-Many", "1")] * 200),
    "the status line is garbage": preceded(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "the status is no number": relabelled("OK"),
    "the status is 1000": relabelled("1000 Beyond"),
    "it is a body alone": lambda told: told.body,
    "it is HTTP/2": preceded(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00"),
    "103 Early Hints comes first": preceded(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "protocols are to be switched": preceded(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"),
}

_MALFORMED: dict[str, Change] = {
    "the body is no JSON": resigned(lambda body: body[1:]),
    "the body is empty": resigned(lambda _body: b""),
    "the body is a list": resigned(lambda body: b"[" + body + b"]"),
    "the body begins with a mark": resigned(lambda body: b"\xef\xbb\xbf" + body),
    "the body is UTF-16": resigned(lambda body: body.decode().encode("utf-16")),
    "the body goes on after its end": resigned(lambda body: body + b"x"),
    "a member comes twice": with_member(b'"a":1,"a":2'),
    "a number is NaN": with_member(b'"a":NaN'),
    "a number is infinite": with_member(b'"a":-Infinity'),
    "a number has 100,000 digits": with_member(b'"a":' + b"9" * 100_000),
    "text is no UTF-8": with_member(b'"a":"\xff\xfe"'),
    "text has half a surrogate pair": with_member(b'"a":"\\ud800"'),
    "it is 10,000 deep": with_member(b'"a":' + b"[" * 10_000 + b"]" * 10_000),
}

_ODD_LISTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "the record is another's": foreign,
    "the record is listed twice": lambda record: [record, record],
    "another's record is listed besides": lambda record: [*foreign(record), record],  # type: ignore[misc]  # a list
    "the list is none": lambda record: record,
    "the list holds texts": lambda _record: ["out_record_id"],
}

_MADE_UP: dict[str, tuple[Change, Words]] = {
    "an unsigned 200": (forged(200, {"schedule_records": []}), UNVERIFIED),
    "a login page": (page(200), UNVERIFIED),
    "an empty 204": (forged(204, None), UNVERIFIED),
    **{f"an HTML {status}": (page(status), UNTRUSTED) for status in (403, 404, 407)},
    **{f"an empty {status}": (forged(status, None), UNTRUSTED) for status in (404, 405)},
    **{f"an HTML {status}": (page(status), FAILED) for status in (500, 502, 503, 504)},
    **{f"an unsigned {status}": (forged(status, FAILURE), FAILED) for status in (500, 503)},
}

_RETRY_AFTER = (
    "0",
    "5",
    "1000000000",
    "9" * 5000,
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "soon",
    "-1",
    "1e9",
    "\xb2",
    "",
)

_UNLISTED: dict[str, dict[str, Any]] = {"empty": {"schedule_records": []}, "no list": {}}

ANSWER_FAULTS = (
    *(
        Fault(name=name, play=telling(change), booked=BOOKED, found=BOOKED, missing=ABSENT)
        for name, change in _HARMLESS.items()
    ),
    *(_spoilt(name, change) for name, change in _SPOILT.items()),
    _spoilt("nobody signed it", lambda told: told.unsigned(), missing=ABSENT),
    _spoilt(
        "it is signed by a platform certificate",
        having("Wechatpay-Serial", "5" * 40),
        unknown(Why.SWITCH_NOT_OPENED),
    ),
    *(_spoilt(name, change, UNHEARD) for name, change in _UNHEARD.items()),
    *(_spoilt(name, change, MALFORMED) for name, change in _MALFORMED.items()),
    *(
        Fault(name=name, play=telling(listing(edit)), booked=MALFORMED, missing=ABSENT)
        for name, edit in _ODD_LISTS.items()
    ),
    Fault(
        name="the recorded amount is another",
        play=telling(listing(other_amount)),
        booked=DIFFERENTLY,
        found=DIFFERENTLY,
        missing=ABSENT,
    ),
    *(
        Fault(
            name=f"the record is not listed: {name}",
            play=telling(signed_answer(200, members)),
            booked=BOOKED,
            not_booked=NOT_LISTED,
            once=True,
        )
        for name, members in _UNLISTED.items()
    ),
    *(
        _made_up(f"a signed {status} without a word", telling(signed_answer(status, {})), words)
        for status, words in {
            201: unknown(Why.UNEXPECTED_STATUS),
            202: unknown(Why.ACCEPTED_ONLY),
            206: unknown(Why.UNEXPECTED_STATUS),
            400: UNTRUSTED,
            404: UNTRUSTED,
        }.items()
    ),
    *(
        Fault(
            name=f"the genuine answer under a {status}",
            play=telling(relabelled(f"{status} Whatever")),
            booked=words,
            missing=missing,
        )
        for status, words, missing in (
            (202, unknown(Why.ACCEPTED_ONLY), UNHEARD),
            (300, unknown(Why.UNEXPECTED_STATUS), UNHEARD),
            (400, UNTRUSTED, UNHEARD),
            (404, UNTRUSTED, ABSENT),
            (500, FAILED, UNHEARD),
        )
    ),
    *_refusal(400, REFUSAL),
    *_refusal(401, {"code": "SIGN_ERROR", "message": "签名错误"}),
    *_refusal(403, {"code": "NO_AUTH", "message": "商户无权限"}),
    *_refusal(404, NOT_THERE, found=ABSENT),
    *(
        _made_up(
            f"an unsigned 429, Retry-After: {after:.40}",
            telling(forged(429, TOO_OFTEN, ("Retry-After", after))),
            unknown(Why.UNSIGNED_REFUSAL),  # it asks not to be asked at once
        )
        for after in _RETRY_AFTER
    ),
    *(
        Fault(
            name=f"a signed 429, Retry-After: {after:.40}",
            play=telling(signed_answer(429, TOO_OFTEN, ("Retry-After", after))),
            not_booked=REFUSED,
        )
        for after in _RETRY_AFTER
    ),
    Fault(
        name="a signed 400",
        play=telling(signed_answer(400, REFUSAL)),
        not_booked=REFUSED,
    ),
    *(_made_up(name, telling(change), words) for name, (change, words) in _MADE_UP.items()),
    *(
        _made_up(
            f"a {status} to {'another host' if away else 'the same host'}",
            redirect(status, away=away),
            unknown(Why.UNEXPECTED_STATUS),
        )
        for status in (301, 302, 303, 307, 308)
        for away in (True, False)
    ),
)
