"""The connection test against every fault: it names the step, ends there, and never raises."""

import ssl
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import monotonic

import pytest
from cryptography import x509

from tests.wechat import proxies
from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    LOCALHOST,
    Authority,
    Line,
    Talk,
    answering,
    closed_port,
    crowded_port,
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
from wxrepay_gui.domain.network import Proxy, ProxyKind
from wxrepay_gui.wechat.probe import PATH, probe
from wxrepay_gui.wechat.route import DIRECT, Route
from wxrepay_gui.wechat.transport import REAL_HOSTS, Limits, Transport

NOW = datetime(2025, 11, 12, 2, 0, 0, tzinfo=UTC)
LIMITS = Limits(connect=0.6, silence=0.5, whole=1.0)
REFUSAL = '{"code":"SIGN_ERROR","message":"签名错误"}'.encode()
ANSWER, TLS, TCP = CheckStep.ANSWER, CheckStep.TLS, CheckStep.TCP
ISSUER = "practice root"
STRANGER = "somebody in between"

Run = Callable[..., list[Checked]]


def refusing(date: datetime | None = NOW, body: bytes = REFUSAL, status: str = "401 No") -> Talk:
    """WeChat Pay's answer to a read without a signature."""
    dates = [f"Date: {format_datetime(date, usegmt=True)}"] if date else []
    return answering(framed(body, *dates, status=status))


@pytest.fixture
def run(authority: Authority) -> Run:
    """Probes a host to the end; times are looked at and left out."""

    def walk(host: str, route: Route = DIRECT) -> list[Checked]:
        context = Transport.practice(1, authority.pem).context
        return walked(Transport((host,), context, LIMITS, route))

    return walk


def walked(transport: Transport) -> list[Checked]:
    (host,) = transport.hosts
    started = monotonic()
    found = list(probe(transport, host, now=lambda: NOW, user_agent="wxrepay-gui/1"))
    assert monotonic() - started < 5.0
    for one in found:
        assert (one.ms is None) == (one.step is CheckStep.CLOCK)
        assert one.ms is None or 0 <= one.ms < 5000
        assert one.facts["host"] == host
    return [replace(one, ms=None, facts=_without_host(one.facts)) for one in found]


def _without_host(facts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: fact for name, fact in facts.items() if name != "host"}


def through(kind: ProxyKind, port: int) -> Route:
    proxy = Proxy(kind=kind, host="127.0.0.1", port=port)
    return Route(proxy_of=lambda _: proxy)


def up_to(step: CheckStep) -> list[Checked]:
    """The good steps before *step* on a direct way."""
    steps = [
        good(CheckStep.NAME, address="127.0.0.1"),
        good(TCP, address="127.0.0.1"),
        good(TLS, issuer=ISSUER),
        good(ANSWER, status="401"),
    ]
    return [one for one in steps if list(CheckStep).index(one.step) < list(CheckStep).index(step)]


def test_a_clear_way_is_good_at_every_step(serve: Serve, run: Run) -> None:
    server = serve(refusing())
    assert run(server.host) == [
        *up_to(CheckStep.CLOCK),
        good(CheckStep.CLOCK, seconds="+0.0"),
    ]


def test_one_unsigned_read_is_all_that_is_sent(serve: Serve, run: Run) -> None:
    server = serve(refusing())
    run(server.host)
    server.close()
    request = parse_request(server.received)
    assert request.line == f"GET {PATH} HTTP/1.1"
    assert sorted(request.headers) == [
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
        ("Host", server.host),
        ("User-Agent", "wxrepay-gui/1"),
    ]
    assert request.body == b""


@pytest.mark.parametrize(
    ("kind", "talk"),
    [(ProxyKind.HTTP, proxies.connecting()), (ProxyKind.SOCKS5, proxies.socks())],
)
def test_through_a_proxy_name_and_tcp_are_its_own_affair(
    serve: Serve, run: Run, kind: ProxyKind, talk: Talk
) -> None:
    server, proxy = serve(refusing()), serve(talk)
    assert run(server.host, through(kind, proxy.port)) == [
        good(CheckStep.PROXY, address=proxy.host),
        good(TLS, issuer=ISSUER),
        good(ANSWER, status="401"),
        good(CheckStep.CLOCK, seconds="+0.0"),
    ]


@pytest.mark.parametrize(
    ("kind", "talk", "fault", "status"),
    [
        (ProxyKind.HTTP, proxies.connecting(login=True), CheckFault.PROXY_LOGIN, "407"),
        (
            ProxyKind.HTTP,
            proxies.replying(b"HTTP/1.1 403 No\r\n\r\n"),
            CheckFault.PROXY_REFUSED,
            "403",
        ),
        (ProxyKind.HTTP, proxies.replying(b"SSH-2.0\r\n"), CheckFault.PROXY_NOT_HTTP, ""),
        (ProxyKind.HTTP, proxies.closing, CheckFault.PROXY_NOT_HTTP, ""),
        (ProxyKind.HTTP, proxies.hanging, CheckFault.PROXY_UNREACHABLE, ""),
        (ProxyKind.SOCKS5, proxies.socks(login=True), CheckFault.PROXY_LOGIN, ""),
        (ProxyKind.SOCKS5, proxies.socks(reply=2), CheckFault.PROXY_REFUSED, "0x02"),
        (ProxyKind.SOCKS5, proxies.socks_saying(b"HT"), CheckFault.PROXY_NOT_HTTP, ""),
        (ProxyKind.SOCKS5, proxies.socks_hanging, CheckFault.PROXY_UNREACHABLE, ""),
    ],
)
def test_a_proxy_in_the_way_is_the_only_step(
    serve: Serve, run: Run, kind: ProxyKind, talk: Talk, fault: CheckFault, status: str
) -> None:
    proxy = serve(talk)
    assert run("127.0.0.1:9", through(kind, proxy.port)) == [
        bad(CheckStep.PROXY, fault, address=proxy.host, status=status)
    ]


@pytest.mark.parametrize("kind", ProxyKind)
def test_a_proxy_that_nobody_runs_is_unreachable(run: Run, kind: ProxyKind) -> None:
    with closed_port() as bound:
        port = bound.getsockname()[1]
        (found,) = run("127.0.0.1:9", through(kind, port))
    assert (found.step, found.fault) == (CheckStep.PROXY, CheckFault.PROXY_UNREACHABLE)


def test_a_name_that_does_not_resolve_ends_it(run: Run) -> None:
    assert run("nowhere.invalid") == [bad(CheckStep.NAME, CheckFault.NAME_UNKNOWN)]


def test_a_refused_connection_ends_it(run: Run) -> None:
    with closed_port() as bound:
        host = f"127.0.0.1:{bound.getsockname()[1]}"
        found = run(host)
    assert found == [
        *up_to(TCP),
        bad(TCP, CheckFault.TCP_REFUSED, address="127.0.0.1"),
    ]


def test_an_unreachable_address_ends_it(run: Run) -> None:
    assert run("255.255.255.255:443")[-1] == bad(
        TCP, CheckFault.TCP_FAILED, address="255.255.255.255"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux drops SYNs of a full backlog")
def test_a_connection_that_nobody_takes_ends_it_in_time(run: Run) -> None:
    with crowded_port() as port:
        found = run(f"127.0.0.1:{port}")
    assert found[-1] == bad(TCP, CheckFault.TCP_TIMEOUT, address="127.0.0.1")


def closing(line: Line) -> None:
    line.socket.recv(65536)


def hanging(line: Line) -> None:
    line.socket.recv(65536)
    line.hold()


def plain_http(line: Line) -> None:
    line.socket.recv(65536)
    line.send(b"HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n")
    line.until_gone()


@pytest.mark.parametrize("talk", [closing, hanging, plain_http])
def test_a_handshake_that_fails_ends_it(serve: Serve, run: Run, talk: Talk) -> None:
    server = serve(talk)
    assert run(server.host) == [*up_to(TLS), bad(TLS, CheckFault.TLS_FAILED)]


def test_an_unknown_issuer_is_named_and_gets_no_byte(
    serve: Serve, run: Run, stranger_context: ssl.SSLContext
) -> None:
    server = serve(refusing(), stranger_context)
    assert run(server.host) == [
        *up_to(TLS),
        bad(TLS, CheckFault.INSPECTED, issuer=STRANGER),
    ]
    server.close()
    assert server.received == b""
    assert len(server.lines) == 2


@pytest.mark.parametrize("kind", ProxyKind)
def test_an_unknown_issuer_behind_a_proxy_is_named(
    serve: Serve, run: Run, stranger_context: ssl.SSLContext, kind: ProxyKind
) -> None:
    server = serve(refusing(), stranger_context)
    proxy = serve(proxies.connecting() if kind is ProxyKind.HTTP else proxies.socks())
    found = run(server.host, through(kind, proxy.port))
    assert found[-1] == bad(TLS, CheckFault.INSPECTED, issuer=STRANGER)
    server.close()
    assert server.received == b""


def test_an_issuer_that_does_not_show_itself_again_stays_unnamed(
    serve: Serve, run: Run, stranger_context: ssl.SSLContext
) -> None:
    seen: list[Line] = []

    def once(line: Line) -> None:
        seen.append(line)
        if len(seen) == 1:
            line.handshake()

    server = serve(once, stranger_context)
    assert run(server.host)[-1] == bad(TLS, CheckFault.INSPECTED, issuer="")
    assert len(seen) == 2


@pytest.mark.parametrize("name", [x509.DNSName("other.invalid"), x509.DNSName("127.0.0.1")])
def test_a_certificate_for_another_host_is_told_apart(
    serve: Serve, run: Run, authority: Authority, tmp_path: Path, name: x509.DNSName
) -> None:
    server = serve(refusing(), authority.context(tmp_path, name))
    assert run(server.host)[-1] == bad(TLS, CheckFault.WRONG_NAME, issuer=ISSUER)


def test_a_certificate_without_the_hosts_name_is_told_apart(serve: Serve, run: Run) -> None:
    """A name fails with another number than an address."""
    server = serve(refusing())
    assert run(f"localhost:{server.port}")[-1] == bad(TLS, CheckFault.WRONG_NAME, issuer=ISSUER)


@pytest.mark.parametrize("days", [-1, 9], ids=["expired", "not yet valid"])
def test_a_certificates_dates_are_told_apart(
    serve: Serve, run: Run, authority: Authority, tmp_path: Path, days: int
) -> None:
    server = serve(refusing(), authority.context(tmp_path, LOCALHOST, days=days))
    assert run(server.host)[-1] == bad(TLS, CheckFault.CERTIFICATE_DATES, issuer=ISSUER)


def test_a_company_that_is_trusted_still_inspects(
    serve: Serve, stranger: Authority, stranger_context: ssl.SSLContext
) -> None:
    server = serve(refusing(), stranger_context)
    route = Route(proxy_of=lambda _: None, company_ca=stranger.pem)
    found = walked(Transport.real(LIMITS, hosts=(server.host,), route=route))
    assert found[2] == doubtful(TLS, CheckFault.INSPECTED, issuer=STRANGER)
    assert [one.step for one in found[3:]] == [ANSWER, CheckStep.CLOCK]


@pytest.mark.parametrize(
    ("talk", "status"),
    [
        (refusing(body=b"<html>Login</html>", status="200 OK"), "200"),
        (refusing(body=b"", status="302 Found"), "302"),
        (refusing(body=b"{}", status="200 OK"), "200"),
        (refusing(body=b"", status="404 Not Found"), "404"),
    ],
)
def test_somebody_elses_answer_is_not_wechats(
    serve: Serve, run: Run, talk: Talk, status: str
) -> None:
    server = serve(talk)
    assert run(server.host) == [
        *up_to(ANSWER),
        bad(ANSWER, CheckFault.NOT_WECHAT, status=status),
    ]


def silent(line: Line) -> None:
    line.handshake()
    line.read()
    line.hold()


def cutting(line: Line) -> None:
    line.handshake()
    line.read()
    line.send(b"HTTP/1.1 401 No\r\nContent-Length: 99\r\n\r\n" + REFUSAL)


@pytest.mark.parametrize("talk", [silent, cutting])
def test_without_a_whole_answer_there_is_none(serve: Serve, run: Run, talk: Talk) -> None:
    server = serve(talk)
    assert run(server.host)[-1] == bad(ANSWER, CheckFault.NO_ANSWER)


@pytest.mark.parametrize("seconds", [-300, -90, 0, 90, 300])
def test_the_clocks_difference_comes_last(serve: Serve, run: Run, seconds: int) -> None:
    difference = timedelta(seconds=seconds)
    found = run(serve(refusing(NOW - difference)).host)
    assert found[-1] == clock_checked(difference)


def test_without_a_date_the_clock_is_left_out(serve: Serve, run: Run) -> None:
    server = serve(refusing(None))
    assert run(server.host) == up_to(CheckStep.CLOCK)


def test_another_host_is_refused(authority: Authority) -> None:
    transport = Transport.practice(1, authority.pem)
    with pytest.raises(ValueError, match="not a host of this transport"):
        list(probe(transport, REAL_HOSTS[0], now=lambda: NOW, user_agent=""))


def test_a_walk_that_is_given_up_lets_go_of_its_line(serve: Serve, authority: Authority) -> None:
    server = serve(closing)
    context = Transport.practice(1, authority.pem).context
    transport = Transport((server.host,), context, LIMITS)
    walk = probe(transport, server.host, now=lambda: NOW, user_agent="")
    assert [next(walk).step for _ in range(2)] == [CheckStep.NAME, TCP]
    walk.close()  # type: ignore[attr-defined]  # it is a generator
    server.close()
    assert not server.timed_out
    assert list(walk) == []
