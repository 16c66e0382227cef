"""Where a name leads, and a line to the first of its addresses that takes one, all in time."""

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from wxrepay_gui.wechat.sockets import Patience


class LookupTimeoutError(socket.gaierror):
    """Nobody said in time where the name leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One place that a name leads to.

    Attributes:
        kind: Family, type and protocol of a socket that leads there.
        place: The address, the port, and for IPv6 two more.
    """

    kind: tuple[int, int, int]
    place: tuple[str | int | bytes, ...]


def resolve(host: str, port: int, patience: Patience) -> tuple[Address, ...]:
    """Every address of *host*, the best first; the look-up is left to itself at the deadline.

    Raises:
        socket.gaierror: It has none; a :class:`LookupTimeoutError` if nobody said so in time.
        UnicodeError: It cannot be a name.
    """
    try:
        found = patience.wait_for(lambda: socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM))
    except TimeoutError as error:
        raise LookupTimeoutError(socket.EAI_AGAIN, "no answer in time") from error
    return tuple(
        Address(kind=(family, kind, protocol), place=place)
        for family, kind, protocol, _, place in found
    )


def shares(addresses: Sequence[Address], patience: Patience) -> Iterator[tuple[Address, float]]:
    """Each address with the seconds for connecting to it; all together ``patience.connect``.

    Each gets half of what is left and the last one all of it, so that an address which swallows
    everything leaves time for the next.

    Raises:
        TimeoutError: Nothing is left.
    """
    mine = replace(patience, deadline=monotonic() + patience.left(patience.connect))
    for others, address in zip(reversed(range(len(addresses))), addresses, strict=True):
        left = mine.left(patience.connect)
        yield address, left / 2 if others else left


def connect(addresses: Sequence[Address], patience: Patience) -> socket.socket:
    """A line to the first of *addresses* that takes one; the caller closes it.

    Raises:
        TimeoutError: The last one did not answer in time.
        OSError: What else was in the way of the last one, or that there is none.
    """
    fault = OSError("no address")
    for address, seconds in shares(addresses, patience):
        try:
            return _line(address, seconds)
        except OSError as error:
            fault = error
    raise fault


def _line(address: Address, seconds: float) -> socket.socket:
    line = socket.socket(*address.kind)
    try:
        line.settimeout(seconds)
        line.connect(address.place)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        line.close()
        raise
    return line
