"""Sockets that keep to a deadline as a whole, not only to one for each step."""

import socket
import ssl
import time
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an exchange may take.

    Attributes:
        deadline: When it has to be over, by ``time.monotonic()``.
        connect: Seconds for TCP, and again for TLS.
        silence: Seconds without a byte.
    """

    deadline: float
    connect: float
    silence: float

    def left(self, most: float) -> float:
        """Seconds that a step may take: *most*, or what is left if that is less.

        Raises:
            TimeoutError: Nothing is left.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole exchange took too long")
        return min(left, most)


class PlainSocket(socket.socket):
    """A socket whose reads and writes keep to its :attr:`patience`, once it is given one."""

    patience: Patience | None = None

    def limit(self) -> None:
        """Let the next step take no longer than what is left."""
        if self.patience is not None:
            socket.socket.settimeout(self, self.patience.left(self.patience.silence))

    def recv_into(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401  passed on as it is
        """Receive within the limit; every reader of the program comes through here."""
        self.limit()
        return super().recv_into(*args, **kwargs)

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
