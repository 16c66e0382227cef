"""Calls as they go out: signed afresh every time, to the backup only when nothing was written."""

import base64
import re
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests.wechat import proxies
from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    Authority,
    Line,
    Loopback,
    Talk,
    WireRequest,
    answering,
    closed_port,
    framed,
    parse_request,
)
from wxrepay_gui.domain.attempt import Call, Stage, Verdict
from wxrepay_gui.domain.network import Proxy
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.client import BOOK_PATH, Client, Reply
from wxrepay_gui.wechat.hosts import Hosts
from wxrepay_gui.wechat.keys import PrivateKey
from wxrepay_gui.wechat.route import Route
from wxrepay_gui.wechat.signing import Signer, answer_text, request_text, sign
from wxrepay_gui.wechat.transport import Limits, Transport
from wxrepay_gui.wechat.verification import TrustedKey, Verifier

PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012025120500000000000001"
NOW = datetime(2025, 11, 12, 2, 0, 0, 900_000, tzinfo=UTC)
SECONDS = str(int(NOW.timestamp()))
BODY = '{"contract_id":"20251105","说明":"还款"}\n'.encode()
LIMITS = Limits(connect=0.6, silence=0.5, whole=1.0)
AUTHORIZATION = re.compile(
    r'WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="([^"]+)",signature="([^"]+)",'
    r'timestamp="(\d+)",serial_no="5157F09E"'
)

MakeClient = Callable[..., Client]


@pytest.fixture
def client_of(merchant_key: PrivateKey, wechat_key: PrivateKey, authority: Authority) -> MakeClient:
    """A client that asks these hosts in this order."""

    def make(*hosts: str) -> Client:
        context = Transport.practice(1, authority.pem).context
        return Client(
            signer=Signer(mchid="1900000001", serial_no="5157F09E", key=lambda: merchant_key),
            verifier=Verifier(
                asked=PUBLIC_KEY_ID,
                keys={PUBLIC_KEY_ID: TrustedKey(key=wechat_key.public_key())},
            ),
            transport=Transport(hosts, context, LIMITS),
            now=lambda: NOW,
            user_agent="wxrepay-gui/1",
        )

    return make


@pytest.fixture
def signed_ok(wechat_key: PrivateKey) -> Talk:
    body = b'{"schedule_records":[]}'
    return answering(
        framed(
            body,
            "Request-ID: 08F5-268435461",
            f"Wechatpay-Serial: {PUBLIC_KEY_ID}",
            f"Wechatpay-Timestamp: {SECONDS}",
            "Wechatpay-Nonce: abc",
            f"Wechatpay-Signature: {sign(wechat_key, answer_text(SECONDS, 'abc', body))}",
        )
    )


def request_of(server: Loopback) -> WireRequest:
    server.close()
    (line,) = server.lines
    return parse_request(line.received)


def assert_signed(request: WireRequest, key: PrivateKey, body: bytes) -> str:
    """Asserts that the one Authorization fits the request to the byte; returns its nonce."""
    (header,) = request.all("Authorization")
    found = AUTHORIZATION.fullmatch(header)
    assert found is not None
    nonce, signature, timestamp = found.groups()
    assert timestamp == SECONDS
    method, target, _ = request.line.split(" ")
    key.public_key().verify(
        base64.b64decode(signature, validate=True),
        request_text(method, target, int(timestamp), nonce, body),
        padding.PKCS1v15(),
        hashes.SHA256(),
    )
    assert request.body == body
    return nonce


def test_a_booking_goes_out_signed_with_every_header_once(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, merchant_key: PrivateKey
) -> None:
    server = serve(signed_ok)
    reply = client_of(server.host).book(BODY)
    request = request_of(server)
    assert request.line == f"POST {BOOK_PATH} HTTP/1.1"
    assert_signed(request, merchant_key, BODY)
    assert sorted((name, value) for name, value in request.headers if name != "Authorization") == [
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
        ("Content-Length", str(len(BODY))),
        ("Content-Type", "application/json"),
        ("Host", server.host),
        ("User-Agent", "wxrepay-gui/1"),
        ("Wechatpay-Serial", PUBLIC_KEY_ID),
    ]
    (attempt,) = reply.attempts
    assert reply.last is attempt
    assert attempt.call is Call.BOOK
    assert attempt.host == server.host
    assert attempt.started == NOW
    assert attempt.stage is Stage.SENDING
    assert attempt.verdict is Verdict.GOOD
    assert attempt.error == ""
    assert attempt.request_id == "08F5-268435461"
    assert attempt.request.body == BODY
    assert attempt.request.path == BOOK_PATH
    assert 0 <= attempt.elapsed_ms < 10_000


def test_an_attempt_keeps_no_authorization(
    serve: Serve, client_of: MakeClient, signed_ok: Talk
) -> None:
    attempt = client_of(serve(signed_ok).host).book(BODY).last
    assert "Authorization" not in dict(attempt.request.headers)
    assert "WECHATPAY2" not in repr(attempt.request)


@pytest.mark.parametrize(
    "contract_id",
    [
        "20251105000000123456789",
        "a|b",
        "还款 协议",
        "a&contract_id=b",
        "a#b?c/d",
        "%7C",
        "a+b",
        "../..",
        "é~'()*",
    ],
)
def test_a_query_asks_for_one_record_exactly_as_signed(
    serve: Serve,
    client_of: MakeClient,
    signed_ok: Talk,
    merchant_key: PrivateKey,
    contract_id: str,
) -> None:
    server = serve(signed_ok)
    reply = client_of(server.host).query_record("1234567abcde", contract_id)
    request = request_of(server)
    assert_signed(request, merchant_key, b"")
    method, target, _ = request.line.split(" ")
    assert method == "GET"
    parts = urlsplit(target)
    assert parts.path == "/v3/credit-repayment/partner/schedule-records/1234567abcde"
    assert parse_qsl(parts.query, strict_parsing=True) == [("contract_id", contract_id)]
    assert request.all("Content-Type") == []
    assert request.all("Content-Length") == []
    assert request.all("Accept") == ["application/json"]
    assert reply.last.call is Call.QUERY
    assert reply.last.request.path == target


def test_every_attempt_has_its_own_nonce(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, merchant_key: PrivateKey
) -> None:
    server = serve(signed_ok)
    client = client_of(server.host)
    for _ in range(5):
        client.book(BODY)
    server.close()
    requests = [parse_request(line.received) for line in server.lines]
    nonces = {assert_signed(request, merchant_key, BODY) for request in requests}
    assert len(nonces) == 5


def test_without_an_answer_there_is_no_verdict(serve: Serve, client_of: MakeClient) -> None:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()

    attempt = client_of(serve(talk).host).book(BODY).last
    assert attempt.answer is None
    assert attempt.verdict is Verdict.NO_ANSWER
    assert attempt.request_id == ""
    assert attempt.error != ""


def test_an_unsigned_answer_is_unsigned(serve: Serve, client_of: MakeClient) -> None:
    attempt = client_of(serve(answering(framed(b"{}"))).host).book(BODY).last
    assert attempt.verdict is Verdict.UNSIGNED


def test_the_same_signed_answer_is_believed_once(
    serve: Serve, signed_ok: Talk, client_of: MakeClient
) -> None:
    client = client_of(serve(signed_ok).host)
    verdicts = [client.book(BODY).last.verdict, client.query_record("A", "C").last.verdict]
    assert verdicts == [Verdict.GOOD, Verdict.REPLAYED]
    assert client_of(serve(signed_ok).host).book(BODY).last.verdict is Verdict.GOOD


# Which host.


@pytest.fixture
def refused() -> Iterator[str]:
    """A host that refuses."""
    with closed_port() as bound:
        yield f"127.0.0.1:{bound.getsockname()[1]}"


def hanging_up(line: Line) -> None:
    line.socket.recv(65536)


def test_the_backup_is_asked_when_nothing_was_written(
    serve: Serve,
    client_of: MakeClient,
    signed_ok: Talk,
    merchant_key: PrivateKey,
    refused: str,
) -> None:
    backup = serve(signed_ok)
    reply = client_of(refused, backup.host).book(BODY)
    first, second = reply.attempts
    assert (first.host, first.stage) == (refused, Stage.CONNECTING)
    assert (second.host, second.stage) == (backup.host, Stage.SENDING)
    assert reply.last is second
    assert second.verdict is Verdict.GOOD
    assert_signed(request_of(backup), merchant_key, BODY)


def test_the_backup_is_asked_when_the_handshake_fails(
    serve: Serve, client_of: MakeClient, signed_ok: Talk
) -> None:
    main, backup = serve(hanging_up), serve(signed_ok)
    reply = client_of(main.host, backup.host).book(BODY)
    assert [attempt.stage for attempt in reply.attempts] == [Stage.CONNECTING, Stage.SENDING]


def test_when_both_fail_the_last_fault_counts(
    serve: Serve, client_of: MakeClient, refused: str
) -> None:
    main = serve(hanging_up)
    reply = client_of(main.host, refused).book(BODY)
    assert len(reply.attempts) == 2
    assert reply.fault is NotSentReason.REFUSED
    assert reply.last.stage is Stage.CONNECTING


def closing_after_reading(line: Line) -> None:
    line.handshake()
    line.read()


def closing_before_reading(line: Line) -> None:
    line.handshake()


@pytest.mark.parametrize(
    "talk",
    [
        closing_before_reading,
        closing_after_reading,
        answering(framed(b"", status="503 Later")),
        answering(framed(b"", status="404 Not Found")),
        answering(framed(b"{}")),
        answering(b"garbage\r\n"),
    ],
    ids=["closes early", "closes late", "503", "404", "unsigned", "garbage"],
)
def test_the_backup_is_never_asked_once_something_was_written(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, talk: Talk
) -> None:
    main, backup = serve(talk), serve(signed_ok)
    reply = client_of(main.host, backup.host).book(BODY)
    backup.close()
    assert len(reply.attempts) == 1
    assert reply.last.stage is Stage.SENDING
    assert backup.lines == []


def test_the_backup_is_not_asked_when_somebody_may_be_in_between(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, stranger_context: ssl.SSLContext
) -> None:
    main, backup = serve(closing_after_reading, stranger_context), serve(signed_ok)
    reply = client_of(main.host, backup.host).book(BODY)
    backup.close()
    assert len(reply.attempts) == 1
    assert reply.last.stage is Stage.CONNECTING
    assert reply.fault is NotSentReason.UNTRUSTED
    assert backup.lines == []


@pytest.mark.parametrize(
    ("talk", "attempts", "fault"),
    [
        (proxies.closing, 1, NotSentReason.PROXY),
        (proxies.replying(b"HTTP/1.1 407 No\r\n\r\n"), 1, NotSentReason.PROXY_LOGIN),
        (proxies.replying(b"HTTP/1.1 403 No\r\n\r\n"), 2, NotSentReason.PROXY_REFUSED),
    ],
)
def test_the_backup_is_asked_only_where_the_proxy_may_let_it_through(
    serve: Serve, client_of: MakeClient, talk: Talk, attempts: int, fault: NotSentReason
) -> None:
    proxy = serve(talk)
    client = client_of("127.0.0.1:8", "127.0.0.1:9")
    client = replace(
        client,
        transport=proxies.rerouted(
            client.transport, Route(proxy_of=lambda _: Proxy(host="127.0.0.1", port=proxy.port))
        ),
    )
    reply = client.book(BODY)
    proxy.close()
    assert len(reply.attempts) == len(proxy.lines) == attempts
    assert reply.fault is fault
    assert reply.last.stage is Stage.CONNECTING


@pytest.mark.parametrize("company_ca", ["", "PEM"])
def test_a_reply_tells_whether_somebody_may_have_read_it(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, company_ca: str
) -> None:
    client = client_of(serve(signed_ok).host)
    client = replace(
        client,
        transport=proxies.rerouted(
            client.transport, Route(proxy_of=lambda _: None, company_ca=company_ca)
        ),
    )
    assert client.book(BODY).inspected is bool(company_ca)


def test_the_main_host_comes_first_again_the_next_time(
    serve: Serve, client_of: MakeClient, signed_ok: Talk
) -> None:
    main, backup = serve(signed_ok), serve(signed_ok)
    client = client_of(main.host, backup.host)
    replies: list[Reply] = [client.book(BODY), client.query_record("1", "2")]
    backup.close()
    assert [reply.last.host for reply in replies] == [main.host, main.host]
    assert backup.lines == []


# A main host that fails in a row.


@dataclass(slots=True)
class Clock:
    """Seconds that grow when told."""

    now: float = 0.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


def with_clock(client: Client, clock: Clock) -> Client:
    line = client.transport
    choice = Hosts(line.hosts, clock=lambda: clock.now)
    return replace(client, transport=Transport(line.hosts, line.context, LIMITS, choice=choice))


def asked(reply: Reply) -> list[str]:
    return [attempt.host for attempt in reply.attempts]


def test_after_two_failures_the_backup_is_asked_first_for_three_minutes(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, refused: str, clock: Clock
) -> None:
    backup = serve(signed_ok).host
    client = with_clock(client_of(refused, backup), clock)
    assert asked(client.book(BODY)) == [refused, backup]
    assert asked(client.query_record("1", "2")) == [refused, backup]
    assert asked(client.book(BODY)) == [backup]
    clock.now += 179
    assert asked(client.query_record("1", "2")) == [backup]
    clock.now += 1
    assert asked(client.book(BODY)) == [refused, backup]


def test_on_the_detour_the_main_host_is_asked_when_nothing_reached_the_backup(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, refused: str, clock: Clock
) -> None:
    main = serve(signed_ok).host
    client = with_clock(client_of(main, refused), clock)
    for _ in range(2):
        client.hosts.failed(main)
    assert asked(client.book(BODY)) == [refused, main]
    assert asked(client.book(BODY)) == [main], "its answer ended the detour"


def test_on_the_detour_a_booking_still_never_goes_to_a_second_host_once_written(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, clock: Clock
) -> None:
    main, backup = serve(signed_ok), serve(closing_after_reading)
    client = with_clock(client_of(main.host, backup.host), clock)
    for _ in range(2):
        client.hosts.failed(main.host)
    assert asked(client.book(BODY)) == [backup.host]
    main.close()
    assert main.lines == []


@pytest.mark.parametrize("talk", [closing_after_reading, closing_before_reading])
def test_silence_after_sending_is_neither_a_failure_nor_a_success(
    serve: Serve, client_of: MakeClient, talk: Talk, refused: str, clock: Clock
) -> None:
    main = serve(talk).host
    client = with_clock(client_of(main, refused), clock)
    for _ in range(3):
        assert asked(client.book(BODY)) == [main]
    client.hosts.failed(main)
    client.book(BODY)
    client.hosts.failed(main)
    assert client.hosts.order() == (refused, main)


def test_who_may_be_in_between_is_no_reason_for_a_detour(
    serve: Serve, client_of: MakeClient, stranger_context: ssl.SSLContext, clock: Clock
) -> None:
    main = serve(closing_after_reading, stranger_context).host
    client = with_clock(client_of(main, "127.0.0.1:9"), clock)
    for _ in range(3):
        assert asked(client.book(BODY)) == [main]


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "503 Later"])
def test_any_answer_of_the_main_host_resets(
    serve: Serve, client_of: MakeClient, status: str, clock: Clock
) -> None:
    main = serve(answering(framed(b"{}", status=status))).host
    client = with_clock(client_of(main, "127.0.0.1:9"), clock)
    client.hosts.failed(main)
    client.book(BODY)
    client.hosts.failed(main)
    assert client.hosts.order() == (main, "127.0.0.1:9")


def test_a_query_can_begin_with_either_host(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, refused: str
) -> None:
    up = serve(signed_ok).host
    client = client_of(refused, up)
    assert asked(client.query_record("1", "2", first=up)) == [up]
    assert asked(client.query_record("1", "2", first=refused)) == [refused, up]
    other = client_of(up, refused)
    assert asked(other.query_record("1", "2", first=refused)) == [refused, up]
    with pytest.raises(ValueError, match="not a host of this line"):
        client.query_record("1", "2", first="127.0.0.1:1")


def test_lines_of_one_transport_know_the_same_of_the_hosts(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, refused: str
) -> None:
    backup = serve(signed_ok).host
    first = client_of(refused, backup)
    second = replace(first, transport=first.transport.within(0.4))
    first.book(BODY)
    second.book(BODY)
    assert asked(first.book(BODY)) == asked(second.book(BODY)) == [backup]


def test_another_way_holds_nothing_against_a_host(
    serve: Serve, client_of: MakeClient, signed_ok: Talk, refused: str
) -> None:
    client = client_of(refused, serve(signed_ok).host)
    for _ in range(2):
        client.book(BODY)
    client.transport.reroute(Route(proxy_of=lambda _: None))
    assert client.hosts.order() == client.transport.hosts


def test_a_netrc_cannot_replace_our_signature(
    serve: Serve,
    client_of: MakeClient,
    signed_ok: Talk,
    merchant_key: PrivateKey,
    netrc: Path,
) -> None:
    assert netrc.exists()
    server = serve(signed_ok)
    client_of(server.host).book(BODY)
    assert_signed(request_of(server), merchant_key, BODY)
