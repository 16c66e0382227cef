"""Faults of TCP, TLS and of the way of the bytes: cut, hung, dawdled, flooded."""

import gzip
import itertools
import socket
from collections.abc import Callable, Iterator
from functools import cache

from tests.faults.fault import ABSENT, BOOKED, UNHEARD, Fault, Place, Words, not_sent
from tests.faults.relay import Hop, Play, honest
from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.outcome import NotSentReason

_BLOCK = 1 << 16
_GIGABYTE = 1 << 30

_BROKEN = not_sent(NotSentReason.TLS, NotSentReason.CONNECTION)
_UNTRUSTED = not_sent(NotSentReason.UNTRUSTED)


def _at_once(*, hard: bool) -> Play:
    return lambda hop: hop.close(hard=hard)


def _in_handshake(*, hard: bool) -> Play:
    def play(hop: Hop) -> None:
        hop.socket.recv(1)
        hop.close(hard=hard)

    return play


def _plain(hop: Hop) -> None:
    hop.socket.recv(_BLOCK)
    hop.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    hop.until_gone()


def _offering(wrong: str) -> Play:
    return lambda hop: hop.offer(wrong)


def _unread(*, hard: bool) -> Play:
    def play(hop: Hop) -> None:
        hop.handshake()
        hop.close(hard=hard)

    return play


def _in_request(*, hard: bool) -> Play:
    def play(hop: Hop) -> None:
        hop.handshake()
        hop.socket.recv(100)
        hop.close(hard=hard)

    return play


def _unanswered(end: Callable[[Hop], None]) -> Play:
    def play(hop: Hop) -> None:
        hop.take()
        hop.ask()
        end(hop)

    return play


def _cut(place: Callable[[bytes], int], end: Callable[[Hop], None]) -> Play:
    """Send the genuine answer up to a place, then end."""

    def play(hop: Hop) -> None:
        hop.take()
        raw = hop.ask().raw()
        hop.send(raw[: place(raw)])
        end(hop)

    return play


def _fin(hop: Hop) -> None:
    hop.close()


def _rst(hop: Hop) -> None:
    hop.close(hard=True)


def _hang(hop: Hop) -> None:
    hop.until_gone()


def _dripping(every: float) -> Play:
    def play(hop: Hop) -> None:
        hop.take()
        hop.drip(hop.ask().raw(), every)

    return play


def _late(hop: Hop) -> None:
    hop.take()
    raw = hop.ask().raw()
    hop.wait(0.1)
    hop.send(raw)


def _flooding(pieces: Callable[[], Iterator[bytes]]) -> Play:
    """After the genuine answer was thrown away, send *pieces* until the program has gone."""

    def play(hop: Hop) -> None:
        hop.take()
        hop.ask()
        for piece in pieces():
            hop.send(piece)

    return play


def _gigabyte() -> Iterator[bytes]:
    yield f"HTTP/1.1 200 OK\r\nContent-Length: {_GIGABYTE}\r\n\r\n".encode()
    yield from itertools.repeat(b"[" * _BLOCK, _GIGABYTE // _BLOCK)


def _endless_chunks() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    yield from itertools.repeat(f"{_BLOCK:x}\r\n".encode() + b"[" * _BLOCK + b"\r\n", 1 << 14)


def _endless_headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    yield from itertools.repeat(b"X-More: and more\r\n" * 1000, 1 << 14)


def _endless_line() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nX-Long: "
    yield from itertools.repeat(b"x" * _BLOCK, 1 << 14)


def _endless_patience() -> Iterator[bytes]:
    return itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 1 << 20)


@cache
def _packed() -> bytes:
    """64 MiB of zeros as 64 KiB of gzip."""
    return gzip.compress(bytes(1 << 26), mtime=0)


def _bomb() -> Iterator[bytes]:
    size = len(_packed())
    yield f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {size}\r\n\r\n".encode()
    yield _packed()


def _garbage(hop: Hop) -> None:
    """Bytes that are no TLS record, in the place of the answer."""
    hop.take()
    hop.ask()
    socket.socket.sendall(hop.socket, b"\x00" * 100)
    hop.until_gone()


def _line_end(raw: bytes) -> int:
    return raw.index(b"\r\n") + 2


def _headers_end(raw: bytes) -> int:
    return raw.index(b"\r\n\r\n") + 4


def _early(name: str, play: Play, words: Words, *, slow: bool = False) -> Fault:
    """Nothing is written before it happens."""
    return Fault(name=name, play=play, not_booked=words, stage=Stage.CONNECTING, slow=slow)


def _heard(name: str, play: Play, *, slow: bool = False) -> Fault:
    """The whole request arrives; what comes back is no whole answer."""
    return Fault(name=name, play=play, booked=UNHEARD, slow=slow)


def _harmless(name: str, play: Play) -> Fault:
    return Fault(name=name, play=play, booked=BOOKED, found=BOOKED, missing=ABSENT)


_ENDS = {"FIN": _fin, "RST": _rst}
_PLACES: dict[str, Callable[[bytes], int]] = {
    "inside the status line": lambda _raw: 7,
    "after the status line": _line_end,
    "inside the headers": lambda raw: _headers_end(raw) // 2,
    "after the headers": _headers_end,
    "inside the body": lambda raw: (_headers_end(raw) + len(raw)) // 2,
    "one byte before its end": lambda raw: len(raw) - 1,
}

_PLACES_WITHOUT_SERVER = {
    "the name does not resolve": (Place.NO_NAME, NotSentReason.NAME),
    "the port refuses": (Place.CLOSED, NotSentReason.REFUSED),
    "nobody answers at the port": (Place.CROWDED, NotSentReason.CONNECT_TIMEOUT),
}

WIRE_FAULTS = (
    *(
        Fault(
            name=name,
            play=honest,
            not_booked=not_sent(reason) | _BROKEN,  # the second through a proxy, which tries it
            stage=Stage.CONNECTING,
            slow=place is Place.CROWDED,
            place=place,
        )
        for name, (place, reason) in _PLACES_WITHOUT_SERVER.items()
    ),
    *(
        _early(f"the connection ends at once by {name}", _at_once(hard=name == "RST"), _BROKEN)
        for name in _ENDS
    ),
    *(
        _early(f"the handshake is cut by {name}", _in_handshake(hard=name == "RST"), _BROKEN)
        for name in _ENDS
    ),
    _early("the handshake hangs", _hang, _BROKEN, slow=True),
    _early("plain HTTP answers in the place of TLS", _plain, _BROKEN),
    _early("the certificate's authority is unknown", _offering("untrusted"), _UNTRUSTED),
    _early("the certificate is another host's", _offering("wrong name"), _UNTRUSTED),
    _early("the certificate has expired", _offering("expired"), _UNTRUSTED),
    _early("TLS is 1.1 at most", _offering("old"), not_sent(NotSentReason.TLS)),
    Fault(
        name="the server wants a certificate of ours, and says so after our first byte",
        play=_offering("asks for a certificate"),
        not_booked=UNHEARD,
    ),
    *(
        Fault(name=f"{where} by {name}", play=cut(hard=name == "RST"), not_booked=UNHEARD)
        for where, cut in {
            "the connection ends before the request is read": _unread,
            "the request is cut": _in_request,
        }.items()
        for name in _ENDS
    ),
    *(
        Fault(
            name=f"no answer, but {name}",
            play=_unanswered(end),
            booked=UNHEARD,
            not_booked=UNHEARD,
            slow=end is _hang,
        )
        for name, end in (_ENDS | {"silence": _hang}).items()
    ),
    *(
        _heard(f"the answer is cut {where} by {name}", _cut(place, end))
        for where, place in _PLACES.items()
        for name, end in _ENDS.items()
    ),
    _heard("the answer stalls in its headers", _cut(_line_end, _hang), slow=True),
    _heard("the answer stalls in its body", _cut(lambda raw: len(raw) - 1, _hang), slow=True),
    _heard("the answer comes a byte at a time, too slowly", _dripping(0.05), slow=True),
    _harmless("the answer comes a byte at a time, quickly", _dripping(0.0001)),
    _harmless("the answer is late, but in time", _late),
    _heard("the answer is no TLS", _garbage),
    _heard("the body has a gigabyte", _flooding(_gigabyte)),
    _heard("the body's chunks never end", _flooding(_endless_chunks)),
    _heard("the body is a gzip bomb", _flooding(_bomb)),
    _heard("the headers never end", _flooding(_endless_headers)),
    _heard("a header never ends", _flooding(_endless_line)),
    _heard("100 Continue comes without end", _flooding(_endless_patience), slow=True),
)
