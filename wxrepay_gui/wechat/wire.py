"""The line of one exchange: its connection, which writes down how far it came, and its adapter."""

import contextlib
import functools
import socket
import ssl
from dataclasses import dataclass
from typing import Any, cast

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.network import Password, Proxy
from wxrepay_gui.wechat.addresses import connect, resolve
from wxrepay_gui.wechat.incoming import Response
from wxrepay_gui.wechat.sockets import Patience, PlainSocket, TlsSocket
from wxrepay_gui.wechat.tunnel import open_tunnel


@dataclass(slots=True, kw_only=True)
class Wire:
    """One exchange's way, and how far it came.

    Attributes:
        patience: How long all of it may take.
        proxy: What it goes through, if anything.
        password: Of the proxy's user.
        stage: How far it came; never goes back.
        response: The answer, from its first byte on.
    """

    patience: Patience
    proxy: Proxy | None = None
    password: Password | None = None
    stage: Stage = Stage.PREPARED
    response: Response | None = None


class Connection(HTTPSConnection):
    """A connection that writes down its stage before it acts on it."""

    debuglevel = 0
    """Whatever is set for all connections: it would print signatures to the terminal."""

    def __init__(self, *args: Any, wire: Wire, **kwargs: Any) -> None:  # noqa: ANN401  passed on
        super().__init__(*args, **kwargs)
        self._wire = wire

    def connect(self) -> None:
        """Connect to the host, through the proxy if there is one, and begin TLS."""
        self._wire.stage = Stage.CONNECTING
        super().connect()
        if not isinstance(self.sock, TlsSocket):
            raise ssl.SSLError("not our own socket: neither stage nor deadline would hold")
        self.sock.patience = self._wire.patience
        self._wire.stage = Stage.READY

    def send(self, data: Any) -> None:  # noqa: ANN401  passed on as it is
        """Send, the stage first; too late a first byte is not sent at all."""
        if self.sock is None:
            self.connect()
        if self._wire.stage is Stage.READY:
            cast("TlsSocket", self.sock).limit()
            self._wire.stage = Stage.SENDING
        super().send(data)

    def response_class(self, line: PlainSocket, method: str) -> Response:  # type: ignore[override]  # a class or what makes one
        """The answer, which the wire keeps."""
        self._wire.response = Response(line, method)
        return self._wire.response

    def _new_conn(self) -> socket.socket:
        """What TLS is to run over; to urllib3 a tunnel looks like the host itself."""
        with contextlib.ExitStack() as undo:
            line = undo.enter_context(self._opened())
            line.settimeout(self._wire.patience.left(self._wire.patience.connect))
            undo.pop_all()
        return line

    def _opened(self) -> socket.socket:
        """A line to the host; its faults are named as urllib3 names its own."""
        wire = self._wire
        if wire.proxy is not None:
            return open_tunnel(wire.proxy, wire.password, (self.host, self.port), wire.patience)
        try:
            return connect(resolve(self.host, self.port, wire.patience), wire.patience)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "no connection in time") from error
        except OSError as error:
            raise NewConnectionError(self, "no connection") from error


class Adapter(HTTPAdapter):
    """One attempt's adapter: its connection, its context, no retries, no other trust."""

    def __init__(self, context: ssl.SSLContext, wire: Wire) -> None:
        self._context = context
        self._wire = wire
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  passed on
        """Let every pool use our context."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, *_args: Any) -> None:  # noqa: ANN401  requests' signature
        """Leave the trust to our context; requests would add its own roots to it."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(
        self,
        *args: Any,  # noqa: ANN401  passed on as it is
        **kwargs: Any,  # noqa: ANN401  passed on as it is
    ) -> HTTPConnectionPool:
        """The host's pool, making our connections."""
        pool: HTTPConnectionPool = super().get_connection_with_tls_context(*args, **kwargs)  # type: ignore[assignment]  # types-requests names its base class
        connection = functools.partial(Connection, wire=self._wire)
        pool.ConnectionCls = connection  # type: ignore[assignment]  # a class or what makes one
        return pool
