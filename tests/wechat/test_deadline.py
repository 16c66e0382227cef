"""Nothing outlasts the deadline of its exchange, and nothing brings more than it may."""

import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from threading import enumerate as threads
from time import monotonic
from typing import Any

import pytest

from tests.wechat import proxies
from tests.wechat.conftest import Serve
from tests.wechat.loopback import (
    Authority,
    Line,
    Talk,
    answering,
    closed_port,
    crowded_port,
    framed,
)
from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.checkup import Checked, CheckFault, CheckStep
from wxrepay_gui.domain.network import Proxy, ProxyKind
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.addresses import LookupTimeoutError, resolve
from wxrepay_gui.wechat.incoming import HEAD
from wxrepay_gui.wechat.probe import probe
from wxrepay_gui.wechat.route import DIRECT, Route
from wxrepay_gui.wechat.sockets import Patience
from wxrepay_gui.wechat.transport import Exchange, Limits, Transport

MARGIN = 0.5
LIMITS = Limits(connect=0.6, silence=0.6, whole=0.8, body=1024)
ONLY_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux drops SYNs of a full backlog"
)

Make = Callable[..., Transport]


@pytest.fixture
def line_to(authority: Authority) -> Make:
    """A line to one host under short limits."""
    context = Transport.practice(1, authority.pem).context

    def make(host: str, route: Route = DIRECT, limits: Limits = LIMITS) -> Transport:
        return Transport((host,), context, limits, route)

    return make


def timed(transport: Transport) -> tuple[Exchange, float]:
    (host,) = transport.hosts
    started = monotonic()
    found = transport.exchange(
        host, "POST", "/v3/book", headers={}, body=b"{}", authorize=lambda path: f"SIGNED {path}"
    )
    return found, monotonic() - started


def probed(transport: Transport) -> tuple[list[Checked], float]:
    (host,) = transport.hosts
    started = monotonic()
    steps = list(probe(transport, host, now=lambda: datetime.now(UTC), user_agent="wxrepay-gui/1"))
    return steps, monotonic() - started


def through(port: int, kind: ProxyKind = ProxyKind.HTTP, host: str = "127.0.0.1") -> Route:
    proxy = Proxy(kind=kind, host=host, port=port)
    return Route(proxy_of=lambda _: proxy)


@pytest.fixture
def released() -> Iterator[Event]:
    """Lets go what hangs, at the end, and waits for the threads that were left to themselves."""
    event = Event()
    yield event
    event.set()
    for thread in threads():
        if thread.name == "uninterruptible":
            thread.join(5)


Names = Callable[..., None]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch, released: Event) -> Names:
    """Lets ``several.invalid`` lead to ports of this computer, ``hung.invalid`` to nothing ever."""
    look_up = socket.getaddrinfo

    def lead(*ports: int) -> None:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", p)) for p in ports]

        def getaddrinfo(host: str, *args: Any) -> object:  # noqa: ANN401  passed on
            if host == "hung.invalid":
                released.wait(5)
            return found if host.endswith(".invalid") else look_up(host, *args)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return lead


# Before anything is connected


def test_a_look_up_that_hangs_ends_at_the_deadline(line_to: Make, names: Names) -> None:
    names()
    found, seconds = timed(line_to("hung.invalid"))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.NAME)
    assert found.error.endswith("NameResolutionError > LookupTimeoutError > TimeoutError")
    assert LIMITS.whole - 0.1 < seconds < LIMITS.whole + MARGIN


@pytest.mark.parametrize("kind", ProxyKind)
def test_a_look_up_of_a_proxy_that_hangs_ends_at_the_deadline(
    line_to: Make, names: Names, kind: ProxyKind
) -> None:
    names()
    found, seconds = timed(line_to("127.0.0.1:9", through(1, kind, "hung.invalid")))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.PROXY)
    assert LIMITS.whole - 0.1 < seconds < LIMITS.whole + MARGIN


def test_a_system_that_does_not_name_its_proxy_opens_nothing(
    line_to: Make, released: Event
) -> None:
    def proxy_of(_: str) -> None:
        released.wait(5)

    found, seconds = timed(line_to("127.0.0.1:9", Route(proxy_of=proxy_of)))
    assert (found.stage, found.fault) == (Stage.PREPARED, NotSentReason.PROXY)
    assert LIMITS.whole - 0.1 < seconds < LIMITS.whole + MARGIN


def test_what_a_proxys_script_raises_is_not_swallowed(line_to: Make) -> None:
    def proxy_of(_: str) -> None:
        raise LookupError("no such script")

    with pytest.raises(LookupError, match="no such script"):
        timed(line_to("127.0.0.1:9", Route(proxy_of=proxy_of)))


def test_nothing_is_looked_up_when_nothing_is_left() -> None:
    late = Patience(deadline=monotonic() - 1, connect=1, silence=1)
    with pytest.raises(LookupTimeoutError):
        resolve("127.0.0.1", 1, late)


@ONLY_LINUX
@pytest.mark.parametrize("count", [1, 2, 5])
def test_dead_addresses_share_the_time_for_connecting(
    line_to: Make, names: Names, count: int
) -> None:
    with crowded_port() as port:
        names(*[port] * count)
        found, seconds = timed(line_to("several.invalid"))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.CONNECT_TIMEOUT)
    assert LIMITS.connect - 0.1 < seconds < LIMITS.connect + MARGIN


@ONLY_LINUX
def test_connecting_takes_no_longer_than_what_is_left(line_to: Make) -> None:
    with crowded_port() as port:
        limits = replace(LIMITS, connect=5.0, whole=0.4)
        found, seconds = timed(line_to(f"127.0.0.1:{port}", limits=limits))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.CONNECT_TIMEOUT)
    assert seconds < 0.4 + MARGIN


@ONLY_LINUX
@pytest.mark.parametrize("kind", ProxyKind)
def test_dead_addresses_of_a_proxy_share_the_time_for_connecting(
    line_to: Make, names: Names, kind: ProxyKind
) -> None:
    with crowded_port() as port:
        names(port, port, port)
        found, seconds = timed(line_to("127.0.0.1:9", through(1, kind, "several.invalid")))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.PROXY)
    assert LIMITS.connect - 0.1 < seconds < LIMITS.connect + MARGIN


@ONLY_LINUX
def test_a_dead_address_leaves_time_for_the_next(serve: Serve, line_to: Make, names: Names) -> None:
    server = serve(answering(framed(b"{}")))
    with crowded_port() as crowded, closed_port() as bound:
        names(bound.getsockname()[1], crowded, server.port)
        timed(line_to("several.invalid"))
    server.close()
    assert len(server.lines) == 1


def test_a_name_without_an_address_is_not_connected(line_to: Make, names: Names) -> None:
    names()
    found, _ = timed(line_to("several.invalid"))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.CONNECTION)


def test_a_probes_look_up_that_hangs_is_its_last_step(line_to: Make, names: Names) -> None:
    names()
    (step,), seconds = probed(line_to("hung.invalid"))
    assert (step.step, step.fault) == (CheckStep.NAME, CheckFault.NAME_UNKNOWN)
    assert seconds < LIMITS.whole + MARGIN


def test_a_probe_says_that_the_system_did_not_name_its_proxy(
    line_to: Make, released: Event
) -> None:
    def proxy_of(_: str) -> None:
        released.wait(5)

    (step,), seconds = probed(line_to("127.0.0.1:9", Route(proxy_of=proxy_of)))
    assert (step.step, step.fault) == (CheckStep.PROXY, CheckFault.PROXY_UNREACHABLE)
    assert seconds < LIMITS.whole + MARGIN


# The deadline as a whole


def hanging_in_handshake(line: Line) -> None:
    line.socket.recv(65536)
    line.hold()


def dripping_a_handshake(line: Line) -> None:
    line.socket.recv(65536)
    line.drip(b"\x16\x03\x03\x40\x00" + b"a" * 0x4000, 0.05)


def dripping(text: bytes, head: bytes = b"") -> Talk:
    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(head)
        line.drip(text, 0.05)

    return talk


HEADER = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000
LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
TRAILER = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"


@pytest.mark.parametrize(
    ("talk", "stage"),
    [
        pytest.param(hanging_in_handshake, Stage.CONNECTING, id="hung handshake"),
        pytest.param(dripping_a_handshake, Stage.CONNECTING, id="dripped handshake"),
        pytest.param(dripping(HEADER), Stage.SENDING, id="dripped head"),
        pytest.param(dripping(b"a" * 1000, LENGTH), Stage.SENDING, id="dripped body"),
        pytest.param(dripping(b"X: a\r\n" * 200, TRAILER), Stage.SENDING, id="dripped trailer"),
    ],
)
def test_an_exchange_ends_at_its_deadline(
    serve: Serve, line_to: Make, talk: Talk, stage: Stage
) -> None:
    found, seconds = timed(line_to(serve(talk).host))
    assert found.stage is stage
    assert found.answer is None or not found.answer.complete
    assert seconds < LIMITS.whole + MARGIN


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (proxies.dripping(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000), ProxyKind.HTTP),
        (proxies.hanging, ProxyKind.HTTP),
        (proxies.socks_dripping, ProxyKind.SOCKS5),
    ],
    ids=["drips", "hangs", "SOCKS drips"],
)
def test_a_tunnel_is_open_by_the_deadline_or_not_at_all(
    serve: Serve, line_to: Make, talk: Talk, kind: ProxyKind
) -> None:
    found, seconds = timed(line_to("127.0.0.1:9", through(serve(talk).port, kind)))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.PROXY)
    assert seconds < LIMITS.whole + MARGIN


def test_a_handshake_has_only_what_the_tunnel_left(serve: Serve, line_to: Make) -> None:
    """Half a second for the tunnel and a handshake that hangs: together no more than the whole."""

    def talk(line: Line) -> None:
        line.read()
        line.drip(b"HTTP/1.1 200 OK\r\n\r\n", 0.025)
        line.socket.recv(65536)
        line.hold()

    found, seconds = timed(line_to("127.0.0.1:9", through(serve(talk).port)))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.TLS)
    assert seconds < LIMITS.whole + MARGIN


# How much may come


def headed(size: int, name: str = "X") -> bytes:
    """An answer whose head has *size* bytes, in lines that each are short."""
    start, end = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", b"\r\n"
    left = size - len(start) - len(end)
    lines = []
    while left > 3000:
        lines.append(f"{name}: ".encode() + b"a" * (1000 - len(name) - 4) + b"\r\n")
        left -= 1000
    lines.append(f"{name}: ".encode() + b"a" * (left - len(name) - 4) + b"\r\n")
    return start + b"".join(lines) + end


@pytest.mark.parametrize("size", [1000, HEAD - 1, HEAD])
def test_a_head_up_to_its_cap_is_read(serve: Serve, line_to: Make, size: int) -> None:
    assert len(headed(size)) == size
    found, _ = timed(line_to(serve(answering(headed(size) + b"{}")).host))
    assert found.error == ""
    assert found.answer is not None
    assert (found.answer.body, found.answer.complete) == (b"{}", True)


@pytest.mark.parametrize("size", [HEAD + 1, HEAD + 30_000])
def test_a_head_over_its_cap_is_no_answer(serve: Serve, line_to: Make, size: int) -> None:
    found, _ = timed(line_to(serve(answering(headed(size) + b"{}")).host))
    assert (found.stage, found.answer) == (Stage.SENDING, None)
    assert "HeadTooLargeError" in found.error


INTERIM = b"HTTP/1.1 100 Continue\r\nX: " + b"a" * 100 + b"\r\n\r\n"


def test_interim_answers_count_as_the_head(serve: Serve, line_to: Make) -> None:
    """As fast as a line can carry them, they end long before the deadline."""
    sent = 0

    def talk(line: Line) -> None:
        nonlocal sent
        line.handshake()
        line.read()
        while sent < 100_000_000:
            line.send(INTERIM * 100)
            sent += len(INTERIM) * 100

    server = serve(talk)
    found, seconds = timed(line_to(server.host, limits=replace(LIMITS, whole=20.0)))
    server.close()
    assert (found.stage, found.answer) == (Stage.SENDING, None)
    assert "HeadTooLargeError" in found.error
    assert seconds < 5
    assert sent < 20_000_000


@pytest.mark.parametrize(
    ("start", "more"),
    [
        (b"", b"1;" + b"x" * 10_000 + b"\r\na\r\n"),
        (b"0\r\n", b"X: " + b"a" * 10_000 + b"\r\n"),
    ],
    ids=["chunk extensions", "trailers"],
)
def test_framing_without_end_is_left(
    serve: Serve, line_to: Make, start: bytes, more: bytes
) -> None:
    sent = 0

    def talk(line: Line) -> None:
        nonlocal sent
        line.handshake()
        line.read()
        line.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + start)
        while sent < 100_000_000:
            line.send(more)
            sent += len(more)

    server = serve(talk)
    found, seconds = timed(line_to(server.host, limits=replace(LIMITS, whole=20.0)))
    server.close()
    assert found.stage is Stage.SENDING
    assert found.answer is not None
    assert not found.answer.complete
    assert seconds < 5
    assert sent < 20_000_000


def test_a_proxys_head_has_the_same_cap(serve: Serve, line_to: Make) -> None:
    proxy = serve(proxies.replying(headed(HEAD + 1)))
    found, _ = timed(line_to("127.0.0.1:9", through(proxy.port)))
    assert (found.stage, found.fault) == (Stage.CONNECTING, NotSentReason.PROXY)
    assert "HeadTooLargeError" in found.error
