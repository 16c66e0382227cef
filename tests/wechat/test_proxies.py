"""Exchanges through proxies: only the tunnel counts as connected, and nobody hears the password."""

import logging
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from cryptography import x509

from tests.wechat import proxies
from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    Authority,
    Line,
    Loopback,
    Talk,
    answering,
    closed_port,
    framed,
    parse_request,
)
from tests.wechat.proxies import BASIC, SECRET, USER, rerouted
from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.checkup import CheckFault
from wxrepay_gui.domain.network import Password, Proxy, ProxyKind
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.faults import causes_of
from wxrepay_gui.wechat.route import Route
from wxrepay_gui.wechat.sockets import Patience
from wxrepay_gui.wechat.transport import Exchange, Limits, Transport
from wxrepay_gui.wechat.tunnel import TunnelError, open_tunnel

MARGIN = 2.0
LIMITS = Limits(connect=0.6, silence=0.5, whole=1.0)
OK = framed(b'{"a":1}', "Content-Type: application/json")
HTTP, SOCKS5 = ProxyKind.HTTP, ProxyKind.SOCKS5
PROXY, LOGIN, REFUSED = (
    NotSentReason.PROXY,
    NotSentReason.PROXY_LOGIN,
    NotSentReason.PROXY_REFUSED,
)
PASSWORD = Password(SECRET)

Via = Callable[..., Transport]


@pytest.fixture
def via(authority: Authority) -> Via:
    """A way to a host through a proxy on a port, with or without a login."""

    def make(host: str, kind: ProxyKind, port: int, *, login: bool = False) -> Transport:
        proxy = Proxy(kind=kind, host="127.0.0.1", port=port, user=USER if login else "")
        route = Route(proxy_of=lambda _: proxy, password=PASSWORD if login else None)
        context = Transport.practice(1, authority.pem).context
        return Transport((host,), context, LIMITS, route)

    return make


def exchange(transport: Transport) -> Exchange:
    (host,) = transport.hosts
    return transport.exchange(
        host, "POST", "/v3/book", headers={}, body=b"{}", authorize=lambda path: f"SIGNED {path}"
    )


def served(server: Loopback) -> bytes:
    server.close()
    return server.received


@pytest.mark.parametrize(
    ("kind", "talk", "login"),
    [
        (HTTP, proxies.connecting(), False),
        (HTTP, proxies.connecting(), True),
        (HTTP, proxies.connecting(login=True), True),
        (HTTP, proxies.connecting(greeting=b"HTTP/1.0 200 Established\r\nVia: a\r\n\r\n"), False),
        (HTTP, proxies.connecting(greeting=b"HTTP/1.1 299 Odd\r\n\r\n"), False),
        (SOCKS5, proxies.socks(), False),
        (SOCKS5, proxies.socks(), True),
        (SOCKS5, proxies.socks(login=True), True),
    ],
)
def test_an_exchange_goes_through_the_proxy_and_reads_the_hosts_answer(
    serve: Serve, via: Via, kind: ProxyKind, talk: Talk, *, login: bool
) -> None:
    server, proxy = serve(answering(OK)), serve(talk)
    found = exchange(via(server.host, kind, proxy.port, login=login))
    assert found.stage is Stage.SENDING
    assert found.error == ""
    assert found.answer is not None
    assert (found.answer.status, found.answer.body, found.answer.complete) == (
        200,
        b'{"a":1}',
        True,
    )
    request = parse_request(served(server))
    assert request.line == "POST /v3/book HTTP/1.1"
    assert request.all("Authorization") == ["SIGNED /v3/book"]
    assert request.all("Proxy-Authorization") == []
    proxy.close()
    assert len(proxy.lines) == 1
    assert b"SIGNED" not in proxy.received


def test_connect_says_the_host_twice_and_nothing_else(serve: Serve, via: Via) -> None:
    server, proxy = serve(answering(OK)), serve(proxies.connecting())
    exchange(via(server.host, HTTP, proxy.port))
    head = served(proxy).partition(b"\r\n\r\n")[0].decode()
    assert head == f"CONNECT {server.host} HTTP/1.1\r\nHost: {server.host}"


def test_connect_logs_in_only_with_a_user_and_a_password(serve: Serve, via: Via) -> None:
    server, proxy = serve(answering(OK)), serve(proxies.connecting())
    exchange(via(server.host, HTTP, proxy.port, login=True))
    head = served(proxy).partition(b"\r\n\r\n")[0].decode()
    assert head.endswith(f"\r\nProxy-Authorization: Basic {BASIC}")


@pytest.mark.parametrize("kind", ProxyKind)
@pytest.mark.parametrize(("user", "password"), [("", PASSWORD), (USER, None)])
def test_half_a_login_is_none(
    serve: Serve, via: Via, kind: ProxyKind, user: str, password: Password | None
) -> None:
    talk = proxies.connecting() if kind is HTTP else proxies.socks()
    server, proxy = serve(answering(OK)), serve(talk)
    transport = via(server.host, kind, proxy.port)
    half = Proxy(kind=kind, host="127.0.0.1", port=proxy.port, user=user)
    transport = rerouted(transport, Route(proxy_of=lambda _: half, password=password))
    assert exchange(transport).stage is Stage.SENDING
    proxy.close()
    assert USER.encode() not in proxy.received
    assert b"Authorization" not in proxy.received


@pytest.mark.parametrize(
    ("kind", "talk"),
    [(HTTP, proxies.replying(OK)), (SOCKS5, proxies.socks(reply=4))],
    ids=["HTTP", "SOCKS5"],
)
def test_the_proxy_resolves_the_name(serve: Serve, via: Via, kind: ProxyKind, talk: Talk) -> None:
    proxy = serve(talk)
    found = exchange(via("nowhere.invalid", kind, proxy.port))
    assert found.stage is Stage.CONNECTING
    assert found.fault is not NotSentReason.NAME
    assert b"nowhere.invalid" in served(proxy)


MANY = "".join(f"X-{number}: 1\r\n" for number in range(200)).encode()


@pytest.mark.parametrize(
    ("kind", "talk", "fault", "bound"),
    [
        pytest.param(HTTP, proxies.connecting(login=True), LOGIN, 0.5, id="407"),
        pytest.param(HTTP, proxies.replying(b"HTTP/1.1 403 No\r\n\r\n"), REFUSED, 0.5, id="403"),
        pytest.param(HTTP, proxies.replying(b"HTTP/1.1 502 Bad\r\n\r\n"), REFUSED, 0.5, id="502"),
        pytest.param(HTTP, proxies.replying(b"HTTP/1.1 302 Go\r\n\r\n"), REFUSED, 0.5, id="302"),
        pytest.param(HTTP, proxies.replying(b"HTTP/1.1 199 Eh\r\n\r\n"), REFUSED, 0.5, id="199"),
        pytest.param(HTTP, proxies.replying(b"HTTP/1.1 300 Eh\r\n\r\n"), REFUSED, 0.5, id="300"),
        pytest.param(HTTP, proxies.replying(b"SSH-2.0\r\n"), PROXY, 0.5, id="another protocol"),
        pytest.param(
            HTTP, proxies.replying(b"HTTP/1.1 200 OK\r\n" + MANY), PROXY, 0.5, id="200 headers"
        ),
        pytest.param(
            HTTP,
            proxies.replying(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000),
            PROXY,
            0.5,
            id="a long header",
        ),
        pytest.param(HTTP, proxies.closing, PROXY, 0.5, id="closes"),
        pytest.param(HTTP, proxies.resetting, PROXY, 0.5, id="resets"),
        pytest.param(HTTP, proxies.hanging, PROXY, LIMITS.silence, id="hangs"),
        pytest.param(
            HTTP,
            proxies.dripping(b"HTTP/1.1 200 OK\r\n" + MANY),
            PROXY,
            LIMITS.whole,
            id="drips",
        ),
        pytest.param(HTTP, proxies.flooding, PROXY, LIMITS.whole, id="floods"),
        pytest.param(SOCKS5, proxies.socks(login=True), LOGIN, 0.5, id="SOCKS login"),
        pytest.param(SOCKS5, proxies.socks(reply=2), REFUSED, 0.5, id="SOCKS by rule"),
        pytest.param(SOCKS5, proxies.socks(reply=4), REFUSED, 0.5, id="SOCKS no host"),
        pytest.param(SOCKS5, proxies.socks_saying(b"HT"), PROXY, 0.5, id="SOCKS is HTTP"),
        pytest.param(SOCKS5, proxies.socks_saying(b"\x05"), PROXY, 0.5, id="SOCKS closes"),
        pytest.param(SOCKS5, proxies.socks_saying(b"\x05\x09"), PROXY, 0.5, id="SOCKS is odd"),
        pytest.param(SOCKS5, proxies.socks_hanging, PROXY, LIMITS.silence, id="SOCKS hangs"),
        pytest.param(SOCKS5, proxies.socks_dripping, PROXY, LIMITS.whole, id="SOCKS drips"),
    ],
)
def test_a_proxy_in_the_way_sends_nothing_and_is_bounded(
    serve: Serve, via: Via, kind: ProxyKind, talk: Talk, fault: NotSentReason, bound: float
) -> None:
    server, proxy = serve(answering(OK)), serve(talk)
    started = monotonic()
    found = exchange(via(server.host, kind, proxy.port))
    assert monotonic() - started < bound + MARGIN
    assert found.stage is Stage.CONNECTING
    assert found.fault is fault
    assert found.answer is None
    assert "TunnelError" in found.error
    assert b"SIGNED" not in served(proxy)
    server.close()
    assert server.lines == []


@pytest.mark.parametrize("kind", ProxyKind)
def test_a_refused_login_is_told_apart(serve: Serve, via: Via, kind: ProxyKind) -> None:
    talk = proxies.connecting(login=True) if kind is HTTP else proxies.socks(login=True)
    proxy = serve(talk)
    transport = via("127.0.0.1:1", kind, proxy.port, login=True)
    transport = rerouted(
        transport, Route(proxy_of=transport.route.proxy_of, password=Password("wrong"))
    )
    assert exchange(transport).fault is LOGIN


@pytest.mark.parametrize("kind", ProxyKind)
def test_a_proxy_that_nobody_runs_sends_nothing(via: Via, kind: ProxyKind) -> None:
    with closed_port() as bound:
        found = exchange(via("127.0.0.1:1", kind, bound.getsockname()[1]))
    assert found.stage is Stage.CONNECTING
    assert found.fault is PROXY
    assert found.error.endswith("TunnelError > ConnectionRefusedError")


@pytest.mark.parametrize("kind", ProxyKind)
@pytest.mark.parametrize("name", ["nowhere.invalid", "a" * 64, "a..b"])
def test_a_proxy_whose_name_does_not_resolve_is_the_proxys_fault(
    via: Via, kind: ProxyKind, name: str
) -> None:
    transport = via("127.0.0.1:1", kind, 1)
    nowhere = Proxy(kind=kind, host=name, port=1)
    transport = rerouted(transport, Route(proxy_of=lambda _: nowhere))
    assert exchange(transport).fault is PROXY


@pytest.mark.parametrize(("words", "fault"), [(127, PROXY), (128, LOGIN)])
def test_socks_writes_no_longer_password_than_its_library_gets_right(
    serve: Serve, via: Via, words: int, fault: NotSentReason
) -> None:
    proxy = serve(proxies.socks_saying(b"\x05"))
    transport = via("127.0.0.1:1", SOCKS5, proxy.port, login=True)
    transport = rerouted(
        transport, Route(proxy_of=transport.route.proxy_of, password=Password("a" * words))
    )
    assert exchange(transport).fault is fault


def test_no_time_left_opens_nothing() -> None:
    late = Patience(deadline=monotonic() - 1, connect=1, silence=1)
    for kind in ProxyKind:
        proxy = Proxy(kind=kind, host="127.0.0.1", port=1)
        with pytest.raises(TunnelError) as caught:
            open_tunnel(proxy, None, ("127.0.0.1", 1), late)
        assert caught.value.fault is CheckFault.PROXY_UNREACHABLE


# The tunnel is open, and what comes then is as without a proxy.


def dying(line: Line) -> None:
    line.read()
    line.send(b"HTTP/1.1 200 OK\r\n\r\n")
    line.socket.recv(65536)


def dying_silently(line: Line) -> None:
    line.read()
    line.send(b"HTTP/1.1 200 OK\r\n\r\n")
    line.socket.recv(65536)
    line.hold()


def injecting(line: Line) -> None:
    """Takes the host's place with an answer of its own, in the clear."""
    line.read()
    line.send(b"HTTP/1.1 200 OK\r\n\r\n")
    line.socket.recv(65536)
    line.send(OK)


@pytest.mark.parametrize(
    ("talk", "faults"),
    [
        (dying, {NotSentReason.TLS, NotSentReason.CONNECTION}),
        (dying_silently, {NotSentReason.TLS}),
        (injecting, {NotSentReason.TLS}),
        (proxies.replying(b"HTTP/1.1 200 OK\r\n\r\n" + OK), set(NotSentReason) - {PROXY}),
    ],
    ids=["dies", "falls silent", "injects", "injects at once"],
)
def test_an_open_tunnel_without_tls_sends_nothing(
    serve: Serve, via: Via, talk: Talk, faults: set[NotSentReason]
) -> None:
    server, proxy = serve(answering(OK)), serve(talk)
    started = monotonic()
    found = exchange(via(server.host, HTTP, proxy.port))
    assert monotonic() - started < LIMITS.connect + LIMITS.whole + MARGIN
    assert found.stage is Stage.CONNECTING
    assert found.answer is None
    assert found.fault in faults
    assert b"SIGNED" not in served(proxy)


@pytest.mark.parametrize("kind", ProxyKind)
def test_who_opens_tls_in_the_tunnel_is_not_trusted(
    serve: Serve, via: Via, kind: ProxyKind, stranger_context: ssl.SSLContext
) -> None:
    def handshaking(line: Line) -> None:
        line.handshake()
        line.read()

    server = serve(handshaking, stranger_context)
    proxy = serve(proxies.connecting() if kind is HTTP else proxies.socks())
    found = exchange(via(server.host, kind, proxy.port))
    assert found.stage is Stage.CONNECTING
    assert found.fault is NotSentReason.UNTRUSTED
    assert served(server) == b""


@pytest.mark.parametrize("kind", ProxyKind)
def test_a_silent_host_behind_a_proxy_is_sending_and_bounded(
    serve: Serve, via: Via, kind: ProxyKind
) -> None:
    def silent(line: Line) -> None:
        line.handshake()
        line.read()
        line.hold()

    server = serve(silent)
    proxy = serve(proxies.connecting() if kind is HTTP else proxies.socks())
    started = monotonic()
    found = exchange(via(server.host, kind, proxy.port))
    assert monotonic() - started < LIMITS.silence + MARGIN
    assert (found.stage, found.answer) == (Stage.SENDING, None)


# Which proxy, and whom to trust.


def test_the_proxy_is_asked_for_anew_at_every_exchange(serve: Serve, authority: Authority) -> None:
    server, proxy = serve(answering(OK)), serve(proxies.connecting())
    asked: list[str] = []
    answers = iter((Proxy(host="127.0.0.1", port=proxy.port), None))

    def proxy_of(host: str) -> Proxy | None:
        asked.append(host)
        return next(answers)

    context = Transport.practice(1, authority.pem).context
    transport = Transport((server.host,), context, LIMITS, Route(proxy_of=proxy_of))
    assert [exchange(transport).stage for _ in range(2)] == [Stage.SENDING] * 2
    assert asked == ["127.0.0.1"] * 2
    proxy.close()
    assert len(proxy.lines) == 1


def test_a_companys_root_is_trusted_besides_and_tells_that_tls_is_inspected(
    serve: Serve, stranger: Authority, stranger_context: ssl.SSLContext
) -> None:
    server = serve(answering(OK), stranger_context)
    route = Route(proxy_of=lambda _: None, company_ca=stranger.pem)
    transport = Transport.real(LIMITS, hosts=(server.host,), route=route)
    assert transport.inspected
    assert exchange(transport).stage is Stage.SENDING
    assert len(transport.context.get_ca_certs()) > 50
    plain = Transport.real(LIMITS, hosts=(server.host,))
    assert not plain.inspected
    assert exchange(plain).fault is NotSentReason.UNTRUSTED


@pytest.mark.parametrize("pem", ["nonsense", " ", "证书", "-----BEGIN CERTIFICATE-----\nAA\n"])
def test_what_is_no_certificate_is_refused_before_any_exchange(pem: str) -> None:
    with pytest.raises(ValueError, match="not certificates in PEM"):
        Transport.real(route=Route(proxy_of=lambda _: None, company_ca=pem))


def test_a_companys_root_does_not_replace_the_hosts_name(
    serve: Serve, stranger: Authority, tmp_path: Path
) -> None:
    context = stranger.context(tmp_path, x509.DNSName("other.invalid"))
    server = serve(answering(OK), context)
    route = Route(proxy_of=lambda _: None, company_ca=stranger.pem)
    found = exchange(Transport.real(LIMITS, hosts=(server.host,), route=route))
    assert found.fault is NotSentReason.UNTRUSTED


def test_limits_can_be_made_narrower_and_never_wider() -> None:
    transport = Transport.real(Limits(connect=1.0, silence=2.0, whole=3.0, body=9))
    assert transport.within(1.5).limits == Limits(connect=1.0, silence=1.5, whole=1.5, body=9)
    assert transport.within(99).limits == transport.limits


# Nobody hears the password.


def secrets_in(text: str) -> list[str]:
    return [word for word in (SECRET, BASIC, "canary-秘密", "Xq7") if word in text]


def chain_of(error: BaseException) -> str:
    return " ".join(f"{one!s} {one!r} {one.args!r} {vars(one)!r}" for one in causes_of(error))


@pytest.mark.parametrize(
    ("kind", "talk"),
    [
        (HTTP, proxies.connecting(login=True)),
        (HTTP, proxies.replying(b"HTTP/1.1 407 No\r\n\r\n")),
        (HTTP, proxies.replying(b"HTTP/1.1 403 No\r\n\r\n")),
        (HTTP, proxies.closing),
        (HTTP, proxies.resetting),
        (HTTP, proxies.hanging),
        (SOCKS5, proxies.socks(login=True)),
        (SOCKS5, proxies.socks(login=True, reply=2)),
        (SOCKS5, proxies.socks_saying(b"\x05\x02\x01\x01")),
        (SOCKS5, proxies.socks_saying(b"\x05\x02")),
        (SOCKS5, proxies.socks_saying(b"no")),
        (SOCKS5, proxies.socks_hanging),
    ],
)
def test_the_password_is_in_no_error_repr_or_log(
    serve: Serve, via: Via, caplog: pytest.LogCaptureFixture, kind: ProxyKind, talk: Talk
) -> None:
    caplog.set_level(logging.DEBUG)
    proxy = serve(talk)
    transport = via("127.0.0.1:9", kind, proxy.port, login=True)
    found = exchange(transport)
    assert caplog.records
    assert secrets_in(repr(found) + repr(transport.route) + found.error) == []
    assert secrets_in("".join(record.getMessage() for record in caplog.records)) == []
    assert secrets_in("".join(repr(vars(record)) for record in caplog.records)) == []


def test_the_password_is_in_no_cause_of_a_closed_tunnel(serve: Serve) -> None:
    proxy = serve(proxies.socks_saying(b"\x05\x02\x01\x01"))
    patience = Patience(deadline=monotonic() + 1, connect=1, silence=1)
    with pytest.raises(TunnelError) as caught:
        open_tunnel(
            Proxy(kind=SOCKS5, host="127.0.0.1", port=proxy.port, user=USER),
            PASSWORD,
            ("127.0.0.1", 9),
            patience,
        )
    assert caught.value.fault is CheckFault.PROXY_LOGIN
    assert secrets_in(chain_of(caught.value)) == []


def test_a_tunnels_refusal_tells_its_status(serve: Serve) -> None:
    patience = Patience(deadline=monotonic() + 1, connect=1, silence=1)
    for kind, talk, status in (
        (HTTP, proxies.replying(b"HTTP/1.1 403 No\r\n\r\n"), "403"),
        (SOCKS5, proxies.socks(reply=2), "0x02"),
    ):
        proxy = Proxy(kind=kind, host="127.0.0.1", port=serve(talk).port)
        with pytest.raises(TunnelError) as caught:
            open_tunnel(proxy, None, ("127.0.0.1", 9), patience)
        assert (caught.value.fault, caught.value.status) == (CheckFault.PROXY_REFUSED, status)


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the name ``proxy.invalid`` lead to ports of this computer."""
    resolve = socket.getaddrinfo

    def lead(*ports: int) -> None:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", p)) for p in ports]

        def getaddrinfo(host: str, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401  passed on
            return found if host == "proxy.invalid" else resolve(host, *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return lead


def by_name(host: str, authority: Authority) -> Transport:
    proxy = Proxy(kind=SOCKS5, host="proxy.invalid", port=1080)
    context = Transport.practice(1, authority.pem).context
    return Transport((host,), context, LIMITS, Route(proxy_of=lambda _: proxy))


def test_each_address_of_a_socks_proxy_is_tried(
    serve: Serve, authority: Authority, addresses: Callable[..., None]
) -> None:
    server, proxy = serve(answering(OK)), serve(proxies.socks())
    with closed_port() as bound:
        addresses(bound.getsockname()[1], proxy.port)
        assert exchange(by_name(server.host, authority)).stage is Stage.SENDING


def test_a_socks_proxy_that_refuses_is_not_asked_at_another_address(
    serve: Serve, authority: Authority, addresses: Callable[..., None]
) -> None:
    first, second = serve(proxies.socks(reply=2)), serve(proxies.socks())
    addresses(first.port, second.port)
    assert exchange(by_name("127.0.0.1:9", authority)).fault is REFUSED
    second.close()
    assert second.lines == []


def test_a_socks_proxys_name_without_an_address_is_unreachable(
    authority: Authority, addresses: Callable[..., None]
) -> None:
    addresses()
    assert exchange(by_name("127.0.0.1:9", authority)).fault is PROXY
