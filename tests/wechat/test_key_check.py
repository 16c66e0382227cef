"""The key's own test online: what each answer tells about number, certificate and public key."""

import json
import re
import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.wechat import proxies
from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    Authority,
    Line,
    Talk,
    answering,
    closed_port,
    framed,
    parse_request,
)
from wxrepay_gui.domain.checkup import (
    Checked,
    CheckFault,
    CheckStep,
    bad,
    clock_checked,
    doubtful,
    good,
)
from wxrepay_gui.domain.network import Proxy
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.client import Client
from wxrepay_gui.wechat.key_check import _NOT_SENT, check_key
from wxrepay_gui.wechat.keys import PrivateKey
from wxrepay_gui.wechat.route import DIRECT, Route
from wxrepay_gui.wechat.signing import Signer, answer_text, sign
from wxrepay_gui.wechat.transport import Limits, Transport
from wxrepay_gui.wechat.verification import TrustedKey, Verifier

PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012025120500000000000001"
NOW = datetime(2025, 11, 12, 2, 0, 0, tzinfo=UTC)
LIMITS = Limits(connect=0.6, silence=0.5, whole=1.0)
ABSENT = {"code": "RESOURCE_NOT_EXISTS", "message": "记录不存在"}
SIGN_ERROR = {"code": "SIGN_ERROR", "message": "签名错误"}
RECOGNISED, VERIFIED = CheckStep.RECOGNISED, CheckStep.VERIFIED

Check = Callable[..., list[Checked]]
Answer = Callable[..., Talk]


@pytest.fixture
def check(merchant_key: PrivateKey, wechat_key: PrivateKey, authority: Authority) -> Check:
    """Checks a key at a host to the end; the time of the answer is looked at and left out."""

    def walk(host: str, route: Route = DIRECT) -> list[Checked]:
        context = Transport.practice(1, authority.pem).context
        client = Client(
            signer=Signer(mchid="1900000001", serial_no="5157F09E", key=lambda: merchant_key),
            verifier=Verifier(
                asked=PUBLIC_KEY_ID,
                keys={PUBLIC_KEY_ID: TrustedKey(key=wechat_key.public_key())},
            ),
            transport=Transport((host,), context, LIMITS, route),
            now=lambda: NOW,
            user_agent="wxrepay-gui/1",
        )
        first, *rest = check_key(client)
        assert first.ms is not None
        assert 0 <= first.ms < 5000
        return [replace(first, ms=None), *rest]

    return walk


@pytest.fixture
def signed(wechat_key: PrivateKey) -> Answer:
    """WeChat Pay's answer, signed with its key or another."""

    def answer(
        status: str,
        said: object,
        *,
        serial: str = PUBLIC_KEY_ID,
        key: PrivateKey = wechat_key,
        ahead: int = 0,
    ) -> Talk:
        body = json.dumps(said, ensure_ascii=False).encode()
        there = NOW + timedelta(seconds=ahead)
        seconds = str(int(there.timestamp()))
        return answering(
            framed(
                body,
                f"Date: {format_datetime(there, usegmt=True)}",
                f"Wechatpay-Serial: {serial}",
                f"Wechatpay-Timestamp: {seconds}",
                "Wechatpay-Nonce: abc",
                f"Wechatpay-Signature: {sign(key, answer_text(seconds, 'abc', body))}",
                status=status,
            )
        )

    return answer


def unsigned(status: str, said: object) -> Talk:
    return answering(framed(json.dumps(said, ensure_ascii=False).encode(), status=status))


def test_a_good_key_is_good_at_every_step(serve: Serve, check: Check, signed: Answer) -> None:
    server = serve(signed("404 Not Found", ABSENT))
    assert check(server.host) == [
        good(CheckStep.ANSWER, host=server.host, status="404"),
        good(CheckStep.CLOCK, seconds="+0.0"),
        good(RECOGNISED),
        good(VERIFIED),
    ]


def test_it_asks_for_a_record_that_nobody_made_and_never_the_same(
    serve: Serve, check: Check, signed: Answer
) -> None:
    asked = set()
    for _ in range(2):
        server = serve(signed("404 Not Found", ABSENT))
        check(server.host)
        server.close()
        request = parse_request(server.received)
        line = re.fullmatch(
            r"GET /v3/credit-repayment/partner/schedule-records/(CHECK[0-9a-f]{24})"
            r"\?contract_id=(CHECK[0-9a-f]{24}) HTTP/1.1",
            request.line,
        )
        assert line is not None
        assert request.body == b""
        asked.add(line[1])
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (SIGN_ERROR, CheckFault.SIGNATURE_REFUSED),
        (
            {"code": "SIGN_ERROR", "message": "商户证书序列号有误"},
            CheckFault.SERIAL_UNKNOWN,
        ),
    ],
)
def test_401_tells_serial_and_key_apart(
    serve: Serve, check: Check, said: dict[str, str], fault: CheckFault
) -> None:
    server = serve(unsigned("401 Unauthorized", said))
    assert check(server.host)[1:] == [
        bad(RECOGNISED, fault),
        doubtful(VERIFIED, CheckFault.UNSIGNED),
    ]


@pytest.mark.parametrize("dated", [True, False])
def test_401_tells_a_wrong_clock(serve: Serve, check: Check, *, dated: bool) -> None:
    body = b'{"code":"SIGN_ERROR","message":"Http timestamp expired"}'
    date = [f"Date: {format_datetime(NOW - timedelta(seconds=400), usegmt=True)}"] if dated else []
    server = serve(answering(framed(body, *date, status="401 Unauthorized")))
    facts = {"seconds": "+400.0"} if dated else {}
    assert bad(RECOGNISED, CheckFault.CLOCK_OFF, **facts) in check(server.host)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 Unauthorized", {"code": "SIGN_ERROR", "message": "商户未设置APIv3密钥"}),
        ("401 Unauthorized", {"code": "OTHER", "message": "其他"}),
        ("403 Forbidden", {"code": "NO_AUTH", "message": "没有权限"}),
        ("400 Bad", SIGN_ERROR),
        ("500 Oops", {"code": "SYSTEM_ERROR", "message": "系统错误"}),
    ],
)
def test_any_other_error_is_told_as_it_is(
    serve: Serve, check: Check, signed: Answer, status: str, said: dict[str, str]
) -> None:
    found = check(serve(signed(status, said)).host)
    assert found[2:] == [
        bad(RECOGNISED, CheckFault.REFUSED, status=status[:3], **said),
        good(VERIFIED),
    ]


def test_401_without_words_is_told_as_it_is(serve: Serve, check: Check, signed: Answer) -> None:
    found = check(serve(signed("401 Unauthorized", {})).host)
    assert found[2] == bad(RECOGNISED, CheckFault.REFUSED, status="401", code="", message="")


def test_a_signed_answer_that_finds_the_record_is_no_recognition(
    serve: Serve, check: Check, signed: Answer
) -> None:
    found = check(serve(signed("200 OK", {})).host)
    assert found[2] == bad(RECOGNISED, CheckFault.REFUSED, status="200", code="", message="")


CERTIFICATE_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"


@pytest.mark.parametrize(
    ("serial", "fault"),
    [
        (CERTIFICATE_SERIAL, CheckFault.SWITCH_NOT_OPENED),
        ("PUB_KEY_ID_02", CheckFault.WRONG_SERIAL),
    ],
)
def test_another_key_is_told_by_its_serial(
    serve: Serve, check: Check, signed: Answer, serial: str, fault: CheckFault
) -> None:
    found = check(serve(signed("404 Not Found", ABSENT, serial=serial)).host)
    assert found[2:] == [good(RECOGNISED), bad(VERIFIED, fault, serial=serial)]


def test_a_signature_by_another_key_is_bad(
    serve: Serve, check: Check, signed: Answer, other_key: PrivateKey
) -> None:
    found = check(serve(signed("404 Not Found", ABSENT, key=other_key)).host)
    assert found[-1] == bad(VERIFIED, CheckFault.BAD_SIGNATURE, serial=PUBLIC_KEY_ID)


def test_half_a_signature_is_bad(serve: Serve, check: Check) -> None:
    body = json.dumps(ABSENT).encode()
    found = check(serve(answering(framed(body, "Wechatpay-Nonce: a", status="404 Not Found"))).host)
    assert found[-1] == bad(VERIFIED, CheckFault.BAD_SIGNATURE, serial="")


def test_a_signature_from_another_time_is_the_clocks_fault(
    serve: Serve, check: Check, signed: Answer
) -> None:
    found = check(serve(signed("404 Not Found", ABSENT, ahead=400)).host)
    assert found[1:] == [
        clock_checked(timedelta(seconds=-400)),
        good(RECOGNISED),
        bad(VERIFIED, CheckFault.CLOCK_OFF, seconds="-400.0"),
    ]


def hanging_up(line: Line) -> None:
    line.handshake()
    line.read()


@pytest.mark.parametrize(
    ("talk", "fault", "facts"),
    [
        (hanging_up, CheckFault.NO_ANSWER, {}),
        (
            answering(b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n{}"),
            CheckFault.NO_ANSWER,
            {},
        ),
        (
            answering(framed(b"<html>", status="404 Not Found")),
            CheckFault.NOT_WECHAT,
            {"status": "404"},
        ),
    ],
)
def test_without_an_answer_of_wechats_there_is_one_step(
    serve: Serve, check: Check, talk: Talk, fault: CheckFault, facts: dict[str, str]
) -> None:
    server = serve(talk)
    assert check(server.host) == [bad(CheckStep.ANSWER, fault, host=server.host, **facts)]


def test_what_was_not_sent_says_why(
    serve: Serve, check: Check, stranger_context: ssl.SSLContext
) -> None:
    with closed_port() as bound:
        refused = check(f"127.0.0.1:{bound.getsockname()[1]}")
    unknown = check("nowhere.invalid")
    untrusted = check(serve(hanging_up, stranger_context).host)
    proxy = Proxy(host="127.0.0.1", port=serve(proxies.connecting(login=True)).port)
    locked = check("127.0.0.1:9", Route(proxy_of=lambda _: proxy))
    faults = [[one.fault for one in found] for found in (refused, unknown, untrusted, locked)]
    assert faults == [
        [CheckFault.TCP_REFUSED],
        [CheckFault.NAME_UNKNOWN],
        [CheckFault.TLS_FAILED],
        [CheckFault.PROXY_LOGIN],
    ]


def test_every_reason_not_to_have_sent_has_its_fault() -> None:
    assert set(_NOT_SENT) == set(NotSentReason)
