"""Faults of an HTTP proxy's own; a healthy server is behind each."""

from dataclasses import dataclass

from tests.faults.fault import BOOKED, Words, not_sent
from tests.wechat.loopback import Line, Talk
from tests.wechat.proxies import (
    closing,
    connecting,
    dripping,
    flooding,
    replying,
    resetting,
)
from wxrepay_gui.domain.outcome import NotSentReason

_FORGED = b'HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{"schedule_records":[]}'
_LOGIN = b"HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"


def _hanging(line: Line) -> None:
    line.read()
    line.until_gone()


def _dying(*, hard: bool) -> Talk:
    """Opens the tunnel, and goes as soon as TLS begins."""

    def talk(line: Line) -> None:
        line.read()
        line.send(b"HTTP/1.1 200 OK\r\n\r\n")
        line.socket.recv(1)
        if hard:
            line.reset()

    return talk


def _answering_itself(line: Line) -> None:
    """Opens a tunnel to itself, where it says in plain text what was never asked."""
    line.read()
    line.send(b"HTTP/1.1 200 OK\r\n\r\n")
    line.socket.recv(1)
    line.send(_FORGED)
    line.until_gone()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyFault:
    """What a proxy does, and the words that a booking may end with behind it.

    Attributes:
        name: A sentence.
        talk: What it does; ``None`` where nobody listens.
        words: Nothing is ever sent, so that a query tells nothing.
        slow: Nothing but time ends it: limits are short.
    """

    name: str
    talk: Talk | None
    words: Words
    slow: bool = False

    def __str__(self) -> str:
        return self.name


_PROXY = not_sent(NotSentReason.PROXY)
_REFUSED = not_sent(NotSentReason.PROXY_REFUSED)
_LOGIN_WANTED = not_sent(NotSentReason.PROXY_LOGIN)
_BROKEN = not_sent(NotSentReason.TLS, NotSentReason.CONNECTION)


def _fault(
    name: str, talk: Talk | None, words: Words = _PROXY, *, slow: bool = False
) -> ProxyFault:
    return ProxyFault(name=f"the proxy {name}", talk=talk, words=words, slow=slow)


PROXY_FAULTS = (
    _fault("is not there", None),
    _fault("wants a login", replying(_LOGIN), _LOGIN_WANTED),
    *(
        _fault(f"says {status}", replying(f"HTTP/1.1 {status} No\r\n\r\n".encode()), _REFUSED)
        for status in (302, 403, 502, 503)
    ),
    _fault("is no proxy", replying(b"SSH-2.0-OpenSSH_9.2\r\n")),
    _fault("closes", closing),
    _fault("resets", resetting),
    _fault("hangs", _hanging, slow=True),
    _fault("answers too slowly", dripping(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 500), slow=True),
    _fault("sends interim answers without end", flooding, slow=True),
    _fault("opens a tunnel and dies by FIN", _dying(hard=False), _BROKEN),
    _fault("opens a tunnel and dies by RST", _dying(hard=True), _BROKEN),
    _fault("answers in the server's place", _answering_itself, _BROKEN),
    _fault(
        "puts an answer of its own before the tunnel",
        connecting(greeting=_FORGED),
        BOOKED | _BROKEN,
    ),
)
