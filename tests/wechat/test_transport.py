"""One exchange against servers that misbehave: what is known is true, and nothing takes long."""

import socket
import ssl
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import pytest
from cryptography import x509

from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    LOCALHOST,
    PATIENCE,
    Authority,
    Line,
    Loopback,
    Talk,
    answering,
    closed_port,
    crowded_port,
    framed,
    parse_request,
)
from wxrepay_gui.domain.attempt import Answer, Stage
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.faults import causes_of
from wxrepay_gui.wechat.sockets import Patience, TlsSocket
from wxrepay_gui.wechat.transport import REAL_HOSTS, Exchange, Limits, Transport
from wxrepay_gui.wechat.wire import Connection, Wire

CAP = 1024
MARGIN = 2.0
LIMITS = Limits(connect=0.6, silence=0.5, whole=1.0, body=CAP)
BODY = '{"contract_id":"20251105","说明":"还款"}'.encode()
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "Content-Type": "application/json",
    "User-Agent": "wxrepay-gui/1",
    "Wechatpay-Serial": "PUB_KEY_ID_01",
}
OK = framed(b'{"a":1}', "Content-Type: application/json")


@dataclass(frozen=True, slots=True)
class Sent:
    """An exchange, and how long it took."""

    exchange: Exchange
    seconds: float

    @property
    def answer(self) -> Answer:
        assert self.exchange.answer is not None
        return self.exchange.answer


Send = Callable[..., Sent]


def trusting(authority: Authority) -> ssl.SSLContext:
    """The product's own context for practice."""
    return Transport.practice(1, authority.pem).context


def exchange(transport: Transport, host: str, **changes: object) -> Sent:
    method, path, body = (
        str(changes.get("method", "POST")),
        str(changes.get("path", "/v3/book")),
        changes.get("body", BODY),
    )
    assert isinstance(body, bytes)
    started = monotonic()
    found = transport.exchange(
        host, method, path, headers=HEADERS, body=body, authorize=lambda path: f"SIGNED {path}"
    )
    return Sent(found, monotonic() - started)


@pytest.fixture
def send(authority: Authority) -> Send:
    """Sends one request to a host, trusting the practice root."""
    context = trusting(authority)

    def to(host: str, **changes: object) -> Sent:
        return exchange(Transport((host,), context, LIMITS), host, **changes)

    return to


# Nothing was written.


def reading_nothing(_: Line) -> None:
    """Closes at once."""


def closing_after_hello(line: Line) -> None:
    line.socket.recv(65536)


def resetting_in_handshake(line: Line) -> None:
    line.socket.recv(1)
    line.reset()


def hanging_in_handshake(line: Line) -> None:
    line.socket.recv(65536)
    line.hold()


def plain_http(line: Line) -> None:
    line.socket.recv(65536)
    line.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    line.until_gone()


def handshaking(line: Line) -> None:
    line.handshake()
    line.received += line.socket.recv(65536)


@pytest.mark.parametrize(
    ("talk", "faults"),
    [
        (reading_nothing, {NotSentReason.TLS, NotSentReason.CONNECTION}),
        (closing_after_hello, {NotSentReason.TLS, NotSentReason.CONNECTION}),
        (resetting_in_handshake, {NotSentReason.CONNECTION}),
        (hanging_in_handshake, {NotSentReason.TLS}),
        (plain_http, {NotSentReason.TLS}),
    ],
)
def test_without_a_handshake_nothing_is_sent(
    serve: Serve, send: Send, talk: Talk, faults: set[NotSentReason]
) -> None:
    server = serve(talk)
    sent = send(server.host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.answer is None
    assert sent.exchange.fault in faults
    assert sent.exchange.error
    assert sent.seconds < LIMITS.connect + MARGIN
    server.close()
    assert len(server.lines) == 1


def test_a_refused_connection_sends_nothing(send: Send) -> None:
    with closed_port() as bound:
        sent = send(f"127.0.0.1:{bound.getsockname()[1]}")
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.REFUSED
    assert sent.exchange.error.endswith("NewConnectionError > ConnectionRefusedError")


def test_an_unreachable_address_sends_nothing(send: Send) -> None:
    sent = send("255.255.255.255:443")
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.CONNECTION
    assert "NewConnectionError" in sent.exchange.error


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux drops SYNs of a full backlog")
def test_a_connection_that_nobody_takes_times_out_and_sends_nothing(send: Send) -> None:
    with crowded_port() as port:
        sent = send(f"127.0.0.1:{port}")
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.CONNECT_TIMEOUT
    assert LIMITS.connect - 0.1 < sent.seconds < LIMITS.connect + MARGIN


@pytest.mark.parametrize("host", ["nowhere.invalid", "nowhere.invalid:8443"])
def test_a_name_that_does_not_resolve_sends_nothing(send: Send, host: str) -> None:
    sent = send(host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.NAME
    assert "NameResolutionError" in sent.exchange.error


def test_an_unknown_authority_is_not_trusted(
    serve: Serve, send: Send, stranger_context: ssl.SSLContext
) -> None:
    server = serve(handshaking, stranger_context)
    sent = send(server.host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.UNTRUSTED
    server.close()
    assert server.received == b""


@pytest.mark.parametrize(
    "name",
    [x509.DNSName("other.invalid"), x509.DNSName("127.0.0.1"), x509.DNSName("localhost")],
    ids=lambda name: str(name.value),
)
def test_a_certificate_for_another_name_is_not_trusted(
    serve: Serve, send: Send, authority: Authority, tmp_path: Path, name: x509.DNSName
) -> None:
    server = serve(handshaking, authority.context(tmp_path, name))
    sent = send(server.host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.UNTRUSTED
    server.close()
    assert server.received == b""


def test_tls_older_than_1_2_is_refused(
    serve: Serve, send: Send, authority: Authority, tmp_path: Path
) -> None:
    context = authority.context(tmp_path, LOCALHOST)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    sent = send(serve(handshaking, context).host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.TLS


def test_a_header_that_cannot_be_written_sends_nothing(serve: Serve, authority: Authority) -> None:
    server = serve(handshaking)
    transport = Transport.practice(server.port, authority.pem, LIMITS)
    found = transport.exchange(
        server.host, "POST", "/", headers={}, body=BODY, authorize=lambda _: "one\r\nHost: two"
    )
    assert found.stage is Stage.READY
    assert found.fault is NotSentReason.CONNECTION
    assert found.error == "ValueError"
    server.close()
    assert server.received == b""


def test_a_failing_signature_opens_nothing(serve: Serve, authority: Authority) -> None:
    server = serve(handshaking)
    transport = Transport.practice(server.port, authority.pem, LIMITS)

    def fail(_: str) -> str:
        raise RuntimeError("no key")

    with pytest.raises(RuntimeError, match="no key"):
        transport.exchange(server.host, "POST", "/", headers={}, body=BODY, authorize=fail)
    server.close()
    assert server.lines == []


def test_a_socket_that_is_not_our_own_is_refused(serve: Serve, authority: Authority) -> None:
    server = serve(handshaking)
    foreign = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    foreign.load_verify_locations(cadata=authority.pem)
    sent = exchange(Transport((server.host,), foreign, LIMITS), server.host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.TLS
    server.close()
    assert server.received == b""


# Something was written, and no whole answer came.


def closing_before_reading(line: Line) -> None:
    line.handshake()


def resetting_before_reading(line: Line) -> None:
    line.handshake()
    line.reset()


def closing_after_reading(line: Line) -> None:
    line.handshake()
    line.read()


def resetting_after_reading(line: Line) -> None:
    line.handshake()
    line.read()
    line.reset()


def saying_nothing(line: Line) -> None:
    line.handshake()
    line.read()
    line.hold()


def dripping(text: bytes) -> Talk:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.drip(text, 0.05)

    return talk


def stalling(text: bytes) -> Talk:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(text)
        line.hold()

    return talk


def resetting(text: bytes) -> Talk:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(text)
        line.reset()

    return talk


def breaking_tls(line: Line) -> None:
    line.handshake()
    line.read()
    with socket.socket(fileno=line.socket.detach()) as raw:
        raw.sendall(b"HTTP/1.1 200 OK\r\n\r\n")


MANY = "".join(f"X-{number}: 1\r\n" for number in range(200)).encode()
LONG = b"X: " + b"a" * 70_000 + b"\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNKS = b'7\r\n{"a":1}\r\n0\r\n\r\n'


@pytest.mark.parametrize(
    ("talk", "status", "bound"),
    [
        pytest.param(closing_before_reading, None, 0.5, id="closes before reading"),
        pytest.param(resetting_before_reading, None, 0.5, id="resets before reading"),
        pytest.param(closing_after_reading, None, 0.5, id="closes after reading"),
        pytest.param(resetting_after_reading, None, 0.5, id="resets after reading"),
        pytest.param(breaking_tls, None, 0.5, id="sends what is no TLS"),
        pytest.param(saying_nothing, None, LIMITS.silence, id="says nothing"),
        pytest.param(dripping(OK * 9), None, LIMITS.whole, id="drips the headers"),
        pytest.param(
            dripping(b"HTTP/1.1 100 Continue\r\n\r\n" * 9), None, LIMITS.whole, id="drips 100s"
        ),
        pytest.param(answering(b"\r\n"), None, 0.5, id="an empty line"),
        pytest.param(answering(b"SSH-2.0-OpenSSH\r\n"), None, 0.5, id="another protocol"),
        pytest.param(answering(b"HTTP/1.1 abc OK\r\n\r\n"), None, 0.5, id="no status number"),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\n" + MANY), None, 0.5, id="200 headers"),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\n" + LONG), None, 0.5, id="a long header"),
        pytest.param(
            answering(framed(b"{}", "Content-Length: 3")), None, 0.5, id="two lengths that differ"
        ),
        pytest.param(
            answering(framed(b"{}", "Content-Length: 2")), 200, 0.5, id="the same length twice"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n{}"),
            200,
            0.5,
            id="the same length twice in one header",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n{}"),
            200,
            0.5,
            id="a length with a sign",
        ),
        pytest.param(
            answering(CHUNKED[:-2] + b"Content-Length: 7\r\n\r\n" + CHUNKS),
            200,
            0.5,
            id="a length and chunks",
        ),
        pytest.param(
            answering(CHUNKED[:-2] + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKS),
            200,
            0.5,
            id="chunked twice",
        ),
        pytest.param(
            answering(framed(b"{}", "Transfer-Encoding: gzip")), 200, 0.5, id="another coding"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + CHUNKS),
            200,
            0.5,
            id="chunked after another coding",
        ),
        pytest.param(answering(CHUNKED + CHUNKS + b"{}"), 200, 0.5, id="more after the chunks"),
        pytest.param(
            answering(CHUNKED + CHUNKS[:-2] + b"garbage"), 200, 0.5, id="garbage for a trailer"
        ),
        pytest.param(answering(CHUNKED + CHUNKS[:-2]), 200, 0.5, id="chunks without a last line"),
        pytest.param(answering(framed(b"{}") + b"{}"), 200, 0.5, id="more than the length"),
        pytest.param(
            answering(b"HTTP/1.1 204 No Content\r\n\r\n{}"), 204, 0.5, id="content after none"
        ),
        pytest.param(
            answering(b"HTTP/1.1 204 No Content\r\nRequest-ID: 1"), 204, 0.5, id="204, cut"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDat"),
            200,
            0.5,
            id="an empty answer, cut",
        ),
        pytest.param(
            stalling(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"),
            200,
            LIMITS.silence,
            id="stalls in the body",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"),
            200,
            0.5,
            id="cuts the body",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nab"),
            200,
            0.5,
            id="claims a gigabyte and cuts it",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nxyz"),
            200,
            0.5,
            id="a bad chunk",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"),
            200,
            0.5,
            id="chunks without an end",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Type: applic"),
            200,
            0.5,
            id="half a header block",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDat"),
            200,
            0.5,
            id="half a header block with a length",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\n\r\n{}"), 200, 0.5, id="a body that nothing frames"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"),
            200,
            0.5,
            id="a negative length",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}"),
            200,
            0.5,
            id="a length in words",
        ),
        pytest.param(answering(framed(b"\x1f\x8b", "Content-Encoding: gzip")), 200, 0.5, id="gzip"),
        pytest.param(answering(framed(b"{}", "Content-Encoding: br")), 200, 0.5, id="brotli"),
        pytest.param(
            answering(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK),
            103,
            0.5,
            id="early hints",
        ),
    ],
)
def test_what_was_written_without_a_whole_answer_is_sending_and_bounded(
    serve: Serve, send: Send, talk: Talk, status: int | None, bound: float
) -> None:
    sent = send(serve(talk).host)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.exchange.error
    assert sent.seconds < bound + MARGIN
    if status is None:
        assert sent.exchange.answer is None
    else:
        assert sent.answer.status == status
        assert not sent.answer.complete


def test_a_reset_in_the_body_leaves_no_whole_answer(serve: Serve, send: Send) -> None:
    """It may overtake what was sent before it, the status line too."""
    sent = send(serve(resetting(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")).host)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.exchange.error
    assert sent.exchange.answer is None or not sent.exchange.answer.complete


def test_a_server_that_asks_for_a_client_certificate_is_a_written_request(
    serve: Serve, send: Send, authority: Authority, tmp_path: Path
) -> None:
    """With TLS 1.3 its refusal comes after our first byte, and as the same SSLError."""
    context = authority.context(tmp_path, LOCALHOST)
    context.load_verify_locations(cadata=authority.pem)
    context.verify_mode = ssl.CERT_REQUIRED
    sent = send(serve(handshaking, context).host)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.exchange.answer is None


@pytest.mark.parametrize(
    "talk",
    [
        closing_before_reading,
        closing_after_reading,
        closing_after_hello,
        resetting_in_handshake,
        resetting_after_reading,
        handshaking,
        answering(OK),
    ],
)
def test_whenever_the_server_saw_a_byte_the_stage_is_sending(
    serve: Serve, send: Send, talk: Talk
) -> None:
    server = serve(talk)
    sent = send(server.host)
    server.close()
    assert len(server.lines) == 1
    if server.received:
        assert sent.exchange.stage is Stage.SENDING


def test_a_dripped_body_ends_at_the_deadline(serve: Serve, send: Send) -> None:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        line.drip(b"a" * 1000, 0.05)

    sent = send(serve(talk).host)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.answer.status == 200
    assert not sent.answer.complete
    assert "TimeoutError" in sent.exchange.error
    assert LIMITS.whole - 0.1 < sent.seconds < LIMITS.whole + MARGIN


def test_a_busy_drip_ends_at_the_deadline(serve: Serve, send: Send) -> None:
    """A body without pauses never meets the limit of silence."""

    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            line.drip(b"1;x=y\r\na\r\n", 0.002)

    sent = send(serve(talk).host)
    assert not sent.answer.complete
    assert sent.seconds < LIMITS.whole + MARGIN


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", id="a length"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n", id="no length"),
        pytest.param(
            b"HTTP/1.1 302 Found\r\nLocation: /v3/else\r\nContent-Length: 1000000000\r\n\r\n",
            id="a redirect",
        ),
        pytest.param(
            b"HTTP/1.1 307 Temporary Redirect\r\nLocation: /v3/else\r\n\r\n",
            id="a redirect without a length",
        ),
    ],
)
def test_a_body_without_end_is_read_to_the_cap_and_left(
    serve: Serve, send: Send, head: bytes
) -> None:
    chunk = b"a" * 65536
    written = 0

    def talk(line: Line) -> None:
        nonlocal written
        line.handshake()
        line.read()
        line.send(head)
        while written < 1_000_000_000:
            line.send(chunk)
            written += len(chunk)

    server = serve(talk)
    sent = send(server.host)
    assert sent.answer.body == b"a" * CAP
    assert not sent.answer.complete
    assert sent.exchange.error == "BodyTooLarge"
    assert sent.seconds < 0.5 + MARGIN
    server.close()
    assert written < 20_000_000
    assert not server.timed_out
    assert len(server.lines) == 1


# A whole answer.


def test_an_answer_is_kept_as_it_came(serve: Serve, send: Send) -> None:
    body = b' {"b":1,\r\n "a":"\xe8\xbf\x98"} \n'
    server = serve(
        answering(framed(body, "Request-ID: 08F-0", "X-Twice: 1", "x-twice: 2", status="400 Bad"))
    )
    sent = send(server.host)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.exchange.error == ""
    assert sent.answer == Answer(
        status=400,
        headers=(
            ("Content-Length", str(len(body))),
            ("Request-ID", "08F-0"),
            ("X-Twice", "1"),
            ("X-Twice", "2"),
        ),
        body=body,
        complete=True,
    )


@pytest.mark.parametrize("size", [0, 1, CAP - 1, CAP])
def test_a_body_up_to_the_cap_is_whole(serve: Serve, send: Send, size: int) -> None:
    sent = send(serve(answering(framed(b"a" * size))).host)
    assert sent.answer.complete
    assert sent.answer.body == b"a" * size


@pytest.mark.parametrize("size", [CAP + 1, CAP + 5000])
def test_a_body_over_the_cap_is_not_whole(serve: Serve, send: Send, size: int) -> None:
    sent = send(serve(answering(framed(b"a" * size))).host)
    assert not sent.answer.complete
    assert sent.answer.body == b"a" * CAP


@pytest.mark.parametrize("name", ["chunked", "Chunked"])
def test_a_chunked_body_is_whole(serve: Serve, send: Send, name: str) -> None:
    text = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: {name}\r\n\r\n".encode()
    sent = send(serve(answering(text + b'3\r\n{"a\r\n4;x=y\r\n":1}\r\n0\r\n\r\n')).host)
    assert sent.answer.body == b'{"a":1}'
    assert sent.answer.complete


def test_no_content_needs_no_length(serve: Serve, send: Send) -> None:
    sent = send(serve(answering(b"HTTP/1.1 204 No Content\r\nRequest-ID: 1-0\r\n\r\n")).host)
    assert (sent.answer.status, sent.answer.body, sent.answer.complete) == (204, b"", True)


def test_an_interim_answer_is_passed_over(serve: Serve, send: Send) -> None:
    sent = send(serve(answering(b"HTTP/1.1 100 Continue\r\n\r\n" + OK)).host)
    assert (sent.answer.status, sent.answer.complete) == (200, True)


def test_identity_is_no_encoding(serve: Serve, send: Send) -> None:
    sent = send(serve(answering(framed(b"{}", "Content-Encoding: identity"))).host)
    assert sent.answer.complete


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Same", "308 Same"])
@pytest.mark.parametrize("elsewhere", [True, False], ids=["elsewhere", "the same host"])
def test_a_redirect_is_an_answer_and_is_not_followed(
    serve: Serve, send: Send, status: str, *, elsewhere: bool
) -> None:
    other = serve(answering(OK))
    location = f"https://{other.host}/v3/x" if elsewhere else "/v3/x"
    server = serve(answering(framed(b"moved", f"Location: {location}", status=status)))
    sent = send(server.host)
    assert sent.answer.status == int(status[:3])
    assert sent.answer.body == b"moved"
    assert sent.answer.complete
    server.close()
    other.close()
    assert len(server.lines) == 1
    assert other.lines == []


@pytest.mark.parametrize("status", ["429 Slow", "500 Oops", "503 Later"])
def test_nothing_is_sent_twice_whatever_the_answer_asks_for(
    serve: Serve, send: Send, status: str
) -> None:
    server = serve(answering(framed(b"{}", "Retry-After: 0", status=status)))
    sent = send(server.host)
    server.close()
    assert sent.answer.status == int(status[:3])
    assert len(server.lines) == 1


# What stands on the wire.


def test_exactly_one_request_goes_out_and_exactly_as_signed(serve: Serve, send: Send) -> None:
    server = serve(answering(OK))
    sent = send(server.host)
    server.close()
    assert len(server.lines) == 1
    request = parse_request(server.received)
    assert request.line == "POST /v3/book HTTP/1.1"
    assert sorted(request.headers) == sorted(
        [
            *HEADERS.items(),
            ("Host", server.host),
            ("Content-Length", str(len(BODY))),
            ("Authorization", "SIGNED /v3/book"),
        ]
    )
    assert request.body == BODY
    assert sent.exchange.request.method == "POST"
    assert sent.exchange.request.path == "/v3/book"
    assert sent.exchange.request.body == BODY
    assert sorted(sent.exchange.request.headers) == sorted(
        [*HEADERS.items(), ("Content-Length", str(len(BODY)))]
    )
    assert "SIGNED" not in repr(sent.exchange)


@pytest.mark.parametrize(
    "path",
    [
        "/v3/a?contract_id=a|b",
        "/v3/a?contract_id=a%7Cb",
        "/v3/a?contract_id=还款 协议",
        "/v3/a?contract_id=%E8%BF%98%20",
        "/v3/a?contract_id=a%2fb%25",
        "/v3/../a",
        "//v3/a",
        "/v3/a?",
        "/v3/a?b#c",
    ],
)
def test_the_path_is_signed_as_it_is_sent(serve: Serve, send: Send, path: str) -> None:
    server = serve(answering(OK))
    sent = send(server.host, method="GET", path=path, body=b"")
    server.close()
    request = parse_request(server.received)
    method, target, version = request.line.split(" ")
    assert (method, version) == ("GET", "HTTP/1.1")
    assert request.all("Authorization") == [f"SIGNED {target}"]
    assert sent.exchange.request.path == target
    assert request.body == b""


# Only where it may go.


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "api.mch.weixin.qq.com", "api.mch.weixin.qq.com.evil.invalid", ""],
)
def test_another_host_is_refused_and_nothing_connects(
    serve: Serve, authority: Authority, host: str
) -> None:
    server = serve(answering(OK))
    transport = Transport.practice(server.port, authority.pem, LIMITS)
    with pytest.raises(ValueError, match="not a host of this transport"):
        exchange(transport, host)
    server.close()
    assert server.lines == []


def test_a_path_cannot_name_another_host(serve: Serve, authority: Authority) -> None:
    mine, other = serve(answering(OK)), serve(answering(OK))
    transport = Transport.practice(mine.port, authority.pem, LIMITS)
    with pytest.raises(ValueError, match="not a host of this transport"):
        exchange(transport, mine.host, path=f"@{other.host}/")
    other.close()
    assert other.lines == []


def test_practice_can_reach_this_computer_alone(authority: Authority) -> None:
    assert Transport.practice(8443, authority.pem).hosts == ("127.0.0.1:8443",)
    with pytest.raises(ValueError, match="not a host of this transport"):
        exchange(Transport.practice(8443, authority.pem), REAL_HOSTS[0])


def test_practice_trusts_its_own_root_alone(
    serve: Serve, authority: Authority, stranger: Authority
) -> None:
    server = serve(answering(OK))
    mine = exchange(Transport.practice(server.port, authority.pem, LIMITS), server.host)
    assert mine.answer.status == 200
    other = exchange(Transport.practice(server.port, stranger.pem, LIMITS), server.host)
    assert other.exchange.stage is Stage.CONNECTING
    assert other.exchange.fault is NotSentReason.UNTRUSTED
    (root,) = trusting(authority).get_ca_certs(binary_form=True)
    assert ssl.DER_cert_to_PEM_cert(root) == authority.pem


def test_real_requests_go_to_the_documents_hosts_main_first() -> None:
    assert Transport.real().hosts == ("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com")


def test_a_hijacked_name_is_not_trusted(
    serve: Serve, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real hosts' names lead here, to a certificate of the right name by a wrong authority."""
    server = serve(handshaking, authority.context(tmp_path, x509.DNSName(REAL_HOSTS[0])))
    address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [address])
    sent = exchange(Transport.real(LIMITS), REAL_HOSTS[0])
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.UNTRUSTED
    server.close()
    assert len(server.lines) == 1
    assert server.received == b""


# Whatever the environment says.


def carrying(line: Line) -> None:
    """A proxy that would take anything."""
    line.received += line.socket.recv(65536)
    line.send(b"HTTP/1.1 200 OK\r\n\r\n")


@pytest.fixture
def hostile(
    serve: Serve,
    stranger: Authority,
    netrc: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Loopback]:
    """Every variable that would change who is asked, whom we trust, or what is kept."""
    proxy = serve(carrying)
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{proxy.host}")
        monkeypatch.setenv(name.lower(), f"http://{proxy.host}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "stranger.pem"
    root.write_text(stranger.pem, encoding="ascii")
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(root))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "secrets"))
    assert netrc.exists()
    yield proxy
    proxy.close()
    assert proxy.lines == []
    assert not (tmp_path / "secrets").exists()


@pytest.mark.usefixtures("hostile")
def test_the_environment_changes_nothing(serve: Serve, authority: Authority) -> None:
    server = serve(answering(OK))
    sent = exchange(Transport.practice(server.port, authority.pem, LIMITS), server.host)
    server.close()
    assert sent.answer.status == 200
    assert parse_request(server.received).all("Authorization") == ["SIGNED /v3/book"]


@pytest.mark.usefixtures("hostile")
def test_the_environment_cannot_add_trust(
    serve: Serve, authority: Authority, stranger_context: ssl.SSLContext
) -> None:
    server = serve(handshaking, stranger_context)
    sent = exchange(Transport.practice(server.port, authority.pem, LIMITS), server.host)
    assert sent.exchange.stage is Stage.CONNECTING
    assert sent.exchange.fault is NotSentReason.UNTRUSTED


# Parts that no server can drive.


def test_a_connection_that_opens_itself_only_to_send_is_sending(
    serve: Serve, authority: Authority
) -> None:
    server = serve(handshaking)
    patience = Patience(deadline=monotonic() + PATIENCE, connect=PATIENCE, silence=PATIENCE)
    wire = Wire(patience=patience)
    connection = Connection(
        "127.0.0.1", server.port, wire=wire, ssl_context=trusting(authority), timeout=PATIENCE
    )
    connection.send(b"GET")
    assert wire.stage is Stage.SENDING
    connection.close()
    server.close()
    assert server.received == b"GET"


def test_what_is_late_before_its_first_byte_is_not_sent(serve: Serve, authority: Authority) -> None:
    server = serve(handshaking)
    patience = Patience(deadline=monotonic() + PATIENCE, connect=PATIENCE, silence=PATIENCE)
    wire = Wire(patience=patience)
    connection = Connection(
        "127.0.0.1", server.port, wire=wire, ssl_context=trusting(authority), timeout=PATIENCE
    )
    connection.connect()
    assert isinstance(connection.sock, TlsSocket)
    connection.sock.patience = replace(patience, deadline=monotonic())
    with pytest.raises(TimeoutError):
        connection.send(b"GET")
    assert wire.stage is Stage.READY
    connection.close()
    server.close()
    assert server.received == b""


def test_a_write_that_does_not_end_keeps_the_deadline(serve: Serve, send: Send) -> None:
    def talk(line: Line) -> None:
        line.handshake()
        line.hold()

    sent = send(serve(talk).host, body=b"a" * 50_000_000)
    assert sent.exchange.stage is Stage.SENDING
    assert sent.exchange.answer is None
    assert sent.seconds < LIMITS.whole + MARGIN


def test_a_socket_outside_an_exchange_is_like_any_other(serve: Serve, authority: Authority) -> None:
    server = serve(answering(OK))
    raw = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    with trusting(authority).wrap_socket(raw, server_hostname="127.0.0.1") as wrapped:
        wrapped.sendall(b"GET / HTTP/1.1\r\n\r\n")
        received = bytearray(len(OK))
        assert wrapped.recv_into(received) == len(OK)
    assert bytes(received) == OK


def test_causes_that_name_each_other_end() -> None:
    first, second = OSError("first"), OSError("second")
    first.__cause__, second.__cause__ = second, first
    assert list(causes_of(first)) == [first, second]
