"""Sockets that keep to a deadline as a whole, not only to one for each step."""

import math
import socket
import ssl
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an exchange may take, and how much it may bring.

    Attributes:
        deadline: When it has to be over, by ``time.monotonic()``.
        connect: Seconds for TCP to all addresses together, and again for TLS.
        silence: Seconds without a byte.
        flood: Bytes that one connection may bring, framing and all.
    """

    deadline: float
    connect: float
    silence: float
    flood: int = 4 * 1024 * 1024

    def left(self, most: float) -> float:
        """Seconds that a step may take: *most*, or what is left if that is less.

        Raises:
            TimeoutError: Nothing is left.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole exchange took too long")
        return min(left, most)

    def wait_for(self, work: Callable[[], _T]) -> _T:
        """What *work* returns or raises, if it does so before the deadline.

        It cannot be interrupted, so it has a thread of its own, which is left to itself then.

        Raises:
            TimeoutError: It did not.
        """
        result: Future[_T] = Future()
        thread = Thread(target=_fulfil, args=(result, work), name="uninterruptible", daemon=True)
        left = self.left(math.inf)
        thread.start()
        thread.join(left)
        if not result.done():
            raise TimeoutError("the whole exchange took too long")
        return result.result()


def _fulfil(result: "Future[_T]", work: Callable[[], _T]) -> None:
    try:
        result.set_result(work())
    except BaseException as error:  # noqa: BLE001  raised again by who waits
        result.set_exception(error)


class FloodError(OSError):
    """More came in than any answer may be long."""


class PlainSocket(socket.socket):
    """A socket whose reads and writes keep to its :attr:`patience`, once it is given one.

    Attributes:
        received: Bytes that were read since.
    """

    patience: Patience | None = None
    received = 0

    def limit(self) -> None:
        """Let the next step take no longer than what is left."""
        if self.patience is not None:
            socket.socket.settimeout(self, self.patience.left(self.patience.silence))

    def recv_into(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401  passed on as it is
        """Receive within the limits; every reader of the program comes through here.

        Raises:
            FloodError: More than enough was received.
        """
        self.limit()
        count = super().recv_into(*args, **kwargs)
        self.received += count
        if self.patience is not None and self.received > self.patience.flood:
            raise FloodError
        return count

    def send(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401  passed on as it is
        """Send within the limit."""
        self.limit()
        return super().send(*args, **kwargs)


class TlsSocket(PlainSocket, ssl.SSLSocket):
    """The same inside TLS."""


def tls_context(*, cafile: str | None = None, cadata: str | None = None) -> ssl.SSLContext:
    """TLS 1.2 or newer, names checked; no environment variable has a say, nor is a key logged.

    Raises:
        ValueError: *cadata* holds no certificate in PEM.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cafile=cafile, cadata=cadata)
    except (ssl.SSLError, TypeError) as error:  # the second where it is not ASCII
        raise ValueError("not certificates in PEM") from error
    context.sslsocket_class = TlsSocket
    return context
