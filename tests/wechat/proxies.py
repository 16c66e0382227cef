"""Proxies on 127.0.0.1 that let through, refuse or misbehave: talks for the loopback server."""

import base64
import select
import socket

from tests.wechat.loopback import PATIENCE, Line, Talk
from wxrepay_gui.wechat.route import Route
from wxrepay_gui.wechat.transport import Transport

USER = "canary-user"
SECRET = "canary-秘密-Xq7"  # noqa: S105  nothing is behind it
BASIC = base64.b64encode(f"{USER}:{SECRET}".encode()).decode()


def rerouted(transport: Transport, route: Route) -> Transport:
    """The same line by another way; whom it trusts stays."""
    return Transport(transport.hosts, transport.context, transport.limits, route)


def relay(line: Line, target: tuple[str, int]) -> None:
    """Carry bytes both ways until one side has gone."""
    with socket.create_connection(target, timeout=PATIENCE) as far:
        while True:
            ready, _, _ = select.select([line.socket, far], [], [], PATIENCE)
            if not ready:
                raise TimeoutError
            for one in ready:
                chunk = one.recv(65536)
                if not chunk:
                    return
                (far if one is line.socket else line.socket).sendall(chunk)


def target_of(head: bytes) -> tuple[str, int]:
    """Whom a CONNECT names."""
    method, target, version = head.partition(b"\r\n")[0].decode("ascii").split(" ")
    assert (method, version) == ("CONNECT", "HTTP/1.1")
    host, _, port = target.partition(":")
    return host, int(port)


def connecting(*, login: bool = False, greeting: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> Talk:
    """An HTTP proxy that lets through whoever logs in, or everybody."""

    def talk(line: Line) -> None:
        line.read()
        if login and f"Proxy-Authorization: Basic {BASIC}\r\n".encode() not in line.received:
            line.send(b"HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n")
            return
        line.send(greeting)
        relay(line, target_of(line.received))

    return talk


def replying(answer: bytes) -> Talk:
    """An HTTP proxy that says *answer* to CONNECT and closes."""

    def talk(line: Line) -> None:
        line.read()
        line.send(answer)

    return talk


def closing(line: Line) -> None:
    line.read()


def resetting(line: Line) -> None:
    line.read()
    line.reset()


def hanging(line: Line) -> None:
    line.read()
    line.hold()


def dripping(answer: bytes) -> Talk:
    """An HTTP proxy whose answer comes a byte at a time."""

    def talk(line: Line) -> None:
        line.read()
        line.drip(answer, 0.05)

    return talk


def flooding(line: Line) -> None:
    """Interim answers without pause or end."""
    line.read()
    while True:
        line.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.0002)


def exactly(line: Line, count: int) -> bytes:
    found = b""
    while len(found) < count:
        chunk = line.socket.recv(count - len(found))
        if not chunk:
            raise ConnectionError("the client has gone")
        found += chunk
    line.received += found
    return found


def greeted(line: Line) -> bytes:
    """Read a SOCKS5 greeting; return the methods that it offers."""
    version, count = exactly(line, 2)
    assert version == 5
    return exactly(line, count)


def _login(line: Line) -> bool:
    """The dialogue of RFC 1929; whether user and password are right."""
    assert exactly(line, 1) == b"\x01"
    user = exactly(line, exactly(line, 1)[0])
    password = exactly(line, exactly(line, 1)[0])
    return (user.decode(), password.decode()) == (USER, SECRET)


def socks(*, login: bool = False, reply: int = 0) -> Talk:
    """A SOCKS5 proxy (RFC 1928) that lets through whoever logs in, or refuses with *reply*."""

    def talk(line: Line) -> None:
        wanted = 2 if login else 0
        if wanted not in greeted(line):
            line.send(b"\x05\xff")
            return
        line.send(bytes((5, wanted)))
        if login:
            right = _login(line)
            line.send(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                return
        version, command, _, kind = exactly(line, 4)
        assert (version, command) == (5, 1)
        if kind == 1:
            host = socket.inet_ntoa(exactly(line, 4))
        else:
            assert kind == 3
            host = exactly(line, exactly(line, 1)[0]).decode("ascii")
        port = int.from_bytes(exactly(line, 2), "big")
        line.send(bytes((5, reply, 0, 1, 0, 0, 0, 0, 0, 0)))
        if not reply:
            relay(line, (host, port))

    return talk


def socks_saying(answer: bytes) -> Talk:
    """What answers a SOCKS greeting with *answer* and closes."""

    def talk(line: Line) -> None:
        greeted(line)
        line.send(answer)

    return talk


def socks_hanging(line: Line) -> None:
    greeted(line)
    line.hold()


def socks_dripping(line: Line) -> None:
    """Agrees, and then takes a second for every four bytes of a long reply."""
    greeted(line)
    line.send(b"\x05\x00")
    exactly(line, 10)
    line.drip(b"\x05\x00\x00\x03\xff" + b"a" * 257, 0.05)
