"""One exchange: its headers in any case, and the number its Request-ID ends in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import (
    Answer,
    Attempt,
    Call,
    Request,
    Stage,
    Verdict,
    numeric_code,
)

REQUEST_ID = "08F78BDAF40610A20218A8E9E5F10120BCDDEC3028B1C805-268435461"
HEADERS = (
    ("Date", "Sat, 06 Dec 2025 06:32:08 GMT"),
    ("request-id", REQUEST_ID),
    ("Wechatpay-Nonce", "first"),
    ("WECHATPAY-NONCE", "second"),
)


def answer(*headers: tuple[str, str]) -> Answer:
    return Answer(status=200, headers=headers, body=b"{}", complete=True)


def attempt(answered: Answer | None) -> Attempt:
    return Attempt(
        call=Call.BOOK,
        host="api.mch.weixin.qq.com",
        started=datetime(2025, 12, 6, tzinfo=UTC),
        elapsed_ms=412,
        stage=Stage.SENDING,
        request=Request(method="POST", path="/v3", headers=(), body=b"{}"),
        answer=answered,
        verdict=Verdict.GOOD if answered else Verdict.NO_ANSWER,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Request-ID", REQUEST_ID),
        ("Request-Id", REQUEST_ID),
        ("request-id", REQUEST_ID),
        ("DATE", "Sat, 06 Dec 2025 06:32:08 GMT"),
        ("Wechatpay-Nonce", "first"),
        ("Wechatpay-Serial", ""),
        ("Request", ""),
        ("", ""),
    ],
)
def test_a_header_is_found_in_any_case_and_the_first_of_repeats_counts(
    name: str, value: str
) -> None:
    assert answer(*HEADERS).header(name) == value


@given(st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True), st.text())
def test_the_case_of_a_header_s_name_says_nothing(name: str, value: str) -> None:
    told = answer((name.upper(), value))
    assert told.header(name.lower()) == told.header(name.title()) == value


def test_the_request_id_is_the_answer_s() -> None:
    assert attempt(answer(*HEADERS)).request_id == REQUEST_ID


def test_without_an_answer_or_its_header_there_is_no_request_id() -> None:
    assert attempt(None).request_id == ""
    assert attempt(answer()).request_id == ""


@pytest.mark.parametrize(
    ("request_id", "code"),
    [
        (REQUEST_ID, "268435461"),
        ("08F78B-0", ""),
        ("08F78B-10", "10"),
        ("A-1-2", "2"),
        ("08F78B", ""),
        ("268435461", ""),
        ("", ""),
        ("-", ""),
        ("08F78B-", ""),
        ("08F78B-12A", ""),
        ("08F78B-²", ""),
        ("08F78B-１２", ""),
        ("08F78B-+1", ""),
        ("08F78B- 1", ""),
    ],
)
def test_the_numeric_code_is_what_follows_the_last_dash(request_id: str, code: str) -> None:
    assert numeric_code(request_id) == code


@given(st.text())
def test_a_numeric_code_is_ascii_digits_or_nothing(request_id: str) -> None:
    code = numeric_code(request_id)
    assert code == "" or (code.isascii() and code.isdigit() and request_id.endswith(f"-{code}"))
