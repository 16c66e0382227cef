"""A SIGN_ERROR's own account of what was signed: compared where it tells, ignored where not."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.sign_comparison import SignComparison, SignLine
from wxrepay_gui.wechat.sign_comparison import compare
from wxrepay_gui.wechat.signing import new_nonce, request_text

PATH, NONCE, SECONDS = "/v3/pay?a=%E4%BD%A0", "n" * 32, 1762912800
BODY = '{"说明":"还款"}'.encode()


def attempt(answer: bytes | None, *, body: bytes = BODY) -> Attempt:
    said = None
    if answer is not None:
        said = Answer(status=401, headers=(), body=answer, complete=True)
    return Attempt(
        call=Call.BOOK,
        host="127.0.0.1",
        started=datetime(2025, 11, 12, 2, tzinfo=UTC),
        elapsed_ms=1,
        stage=Stage.SENDING,
        request=Request(method="POST", path=PATH, headers=(), body=body),
        answer=said,
        verdict=Verdict.UNSIGNED,
    )


def told(**information: Any) -> bytes:  # noqa: ANN401  whatever JSON holds
    return json.dumps({"detail": {"sign_information": information}}).encode()


def signed(
    *,
    method: str = "POST",
    path: str = PATH,
    nonce: str = NONCE,
    body: bytes = BODY,
    shown: int = 8,
) -> bytes:
    """What WeChat Pay tells when it would have signed this."""
    whole = request_text(method, path, SECONDS, nonce, body)
    cut = request_text(method, path, SECONDS, nonce, body[:shown]).decode(errors="replace")
    return told(method=method, url=path, sign_message_length=len(whole), truncated_sign_message=cut)


def compared(answer: bytes, *, body: bytes = BODY) -> SignComparison:
    found = compare(attempt(answer, body=body))
    assert found is not None
    return found


@pytest.mark.parametrize("shown", range(len(BODY) + 1))
def test_the_same_text_is_the_same_wherever_it_is_cut(shown: int) -> None:
    found = compared(signed(shown=shown))
    assert [line.line for line in found.lines] == list(SignLine)
    assert found.first_difference is None
    assert found.excess == 0


def test_our_own_nonce_looks_as_it_should() -> None:
    assert compared(signed(nonce=new_nonce())).first_difference is None


@pytest.mark.parametrize("body", [b"", b"\n", b"a\nb\nc\nd\ne\n", b"{\n}\n"], ids=repr)
def test_line_ends_of_a_body_are_its_own(body: bytes) -> None:
    found = compared(signed(body=body), body=body)
    assert (found.first_difference, found.excess) == (None, 0)


@pytest.mark.parametrize(
    ("answer", "number", "place"),
    [
        (signed(method="GET"), 1, 1),
        (signed(path="/v3/pay?a=%e4%BD%A0"), 2, 12),
        (signed(path=PATH + "/"), 2, len(PATH) + 1),
        (signed(nonce="n" * 31), 4, 1),
        (signed(nonce="n" * 31 + "-"), 4, 1),
        (signed(body=b'{ "a":1}'), 5, 2),
    ],
    ids=["method", "escape", "slash", "short nonce", "odd nonce", "blank"],
)
def test_the_first_difference_is_found(answer: bytes, number: int, place: int) -> None:
    first = compared(answer).first_difference
    assert first is not None
    assert (first[0], first[1].place) == (number, place)


@pytest.mark.parametrize("timestamp", ["1762912800000", "soon", "", "0762912800", "١٧٦٢٩١٢٨٠٠"])
def test_a_timestamp_is_ten_digits(timestamp: str) -> None:
    text = f"POST\n{PATH}\n{timestamp}\n{NONCE}\n{{\n"
    first = compared(told(truncated_sign_message=text)).first_difference
    assert first is not None
    assert first[0] == 3


@pytest.mark.parametrize(
    ("body", "excess"),
    [(BODY + b" ", 1), (BODY[:-1], -1), (b"", -len(BODY)), (BODY * 2, len(BODY))],
    ids=["longer", "shorter", "empty", "twice"],
)
def test_a_body_that_begins_the_same_is_told_by_its_length(body: bytes, excess: int) -> None:
    found = compared(signed(body=body))
    assert (found.first_difference, found.excess) == (None, excess)


@pytest.mark.parametrize("length", [None, "71", 7.5, True, [], {}], ids=repr)
def test_a_length_that_is_none_tells_nothing_of_the_body(length: object) -> None:
    text = f"POST\n{PATH}\n{SECONDS}\n{NONCE}\n\n"
    found = compared(told(sign_message_length=length, truncated_sign_message=text))
    assert (found.first_difference, found.excess) == (None, None)


@pytest.mark.parametrize("count", range(5))
def test_a_text_that_ends_early_lacks_its_lines(count: int) -> None:
    lines = ["POST", PATH, str(SECONDS), NONCE][:count]
    found = compared(told(sign_message_length=71, truncated_sign_message="\n".join(lines)))
    assert [line.received is None for line in found.lines] == [
        number >= max(count, 1) for number in range(5)
    ]
    assert found.first_difference is not None
    assert found.first_difference[0] == count + 1
    assert found.excess is None


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"detail":null}',
        b'{"detail":[]}',
        b'{"detail":"sign_information"}',
        b'{"detail":{"sign_information":"POST"}}',
        b'{"detail":{"sign_information":{}}}',
        told(truncated_sign_message=1, sign_message_length=71),
        told(truncated_sign_message=None, method="POST", url=PATH),
    ],
    ids=repr,
)
def test_what_tells_nothing_is_compared_with_nothing(answer: bytes | None) -> None:
    assert compare(attempt(answer)) is None


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
informations = st.fixed_dictionaries(
    {}, optional={"truncated_sign_message": jsons, "sign_message_length": jsons}
)


@given(information=informations | jsons, body=st.binary(max_size=20))
def test_whatever_is_told_nothing_breaks(information: object, body: bytes) -> None:
    said = json.dumps({"detail": {"sign_information": information}}).encode()
    found = compare(attempt(said, body=body))
    assert found is None or len(found.lines) == 5
