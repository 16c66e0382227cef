"""One HTTPS exchange: limits on, redirects off, retries off, and the wire stage known.

Whether a request left this computer is judged by the stage that the connection itself records
before its first byte, never by the class of an exception: the same class comes from a handshake
that never ended and from an answer that was cut.
"""

import functools
import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import certifi
import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool

from wxrepay_gui.domain.attempt import Answer, Request, Stage
from wxrepay_gui.domain.outcome import NotSentReason

REAL_HOSTS = ("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com")
"""Main and backup host of the document; no others can be reached with real keys."""

AUTHORIZATION = "Authorization"
_CHUNK = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one exchange: seconds, and bytes of the answer's body."""

    connect: float = 5.0
    silence: float = 15.0
    whole: float = 25.0
    body: int = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What came of one exchange.

    Attributes:
        request: What was sent, Authorization left out.
        stage: How far it came.
        answer: What came back, if a status line did.
        fault: What was in the way, for a request that never reached the wire.
        error: The names of the exceptions, outermost first, for support; empty if none.
    """

    request: Request
    stage: Stage
    answer: Answer | None
    fault: NotSentReason
    error: str


class Transport:
    """Sends single requests to the hosts it was made for, and refuses all others."""

    def __init__(self, hosts: tuple[str, ...], context: ssl.SSLContext, limits: Limits) -> None:
        self.hosts = hosts
        self._context = context
        self._limits = limits

    @classmethod
    def real(cls, limits: Limits = Limits()) -> "Transport":
        """To WeChat Pay's hosts, trusting the public roots that ship with the program."""
        return cls(REAL_HOSTS, _context(cafile=certifi.where()), limits)

    @classmethod
    def practice(cls, port: int, root: str, limits: Limits = Limits()) -> "Transport":
        """To this computer alone, trusting the one PEM certificate *root* alone."""
        return cls((f"127.0.0.1:{port}",), _context(cadata=root), limits)

    def exchange(
        self,
        host: str,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        body: bytes,
        authorize: Callable[[str], str],
    ) -> Exchange:
        """Send one request and read one answer; no fault of the network raises.

        Args:
            host: One of :attr:`hosts`.
            method: In capitals.
            path: Path and query.
            headers: Sent as they are.
            body: Sent as it is; empty for none.
            authorize: Gets the path exactly as it will stand in the request line; returns the
                Authorization header.

        Raises:
            ValueError: *host* is not one this transport was made for, or *path* could lead away
                from it.
        """
        if host not in self.hosts or not path.startswith("/"):
            raise ValueError(f"not a host of this transport: {host}")
        prepared = requests.Request(
            method, f"https://{host}{path}", headers=dict(headers), data=body or None
        ).prepare()
        prepared.headers[AUTHORIZATION] = authorize(prepared.path_url)
        wire = _Wire(deadline=time.monotonic() + self._limits.whole, silence=self._limits.silence)
        answer, error, fault = None, "", NotSentReason.UNPREPARED
        # No Session: it would read a redirect's whole body by itself, past every limit.
        adapter = _Adapter(self._context, wire)
        timeout = (self._limits.connect, self._limits.silence)
        try:
            with adapter.send(prepared, stream=True, timeout=timeout) as response:
                answer, error = _read(response.raw, self._limits.body)
        except _FAULTS as caught:
            error, fault = _names(caught), _fault(caught)
        finally:
            adapter.close()
        kept = Request(
            method=method,
            path=prepared.path_url,
            headers=tuple(
                (name, str(value))
                for name, value in prepared.headers.items()
                if name != AUTHORIZATION
            ),
            body=body,
        )
        return Exchange(request=kept, stage=wire.stage, answer=answer, fault=fault, error=error)


def _context(*, cafile: str | None = None, cadata: str | None = None) -> ssl.SSLContext:
    """TLS 1.2 or newer, names checked; no environment variable has a say, nor is a key logged."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cafile=cafile, cadata=cadata)
    context.sslsocket_class = _Socket
    return context


@dataclass(slots=True, kw_only=True)
class _Wire:
    deadline: float
    silence: float
    stage: Stage = Stage.PREPARED


class _Socket(ssl.SSLSocket):
    """A socket that keeps to a deadline as a whole, not only to one for each read."""

    wire: _Wire | None = None

    def limit(self) -> None:
        """Let the next step take no longer than what is left."""
        if self.wire is not None:
            left = self.wire.deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("the whole exchange took too long")
            self.settimeout(min(left, self.wire.silence))

    def recv_into(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401  passed on as it is
        self.limit()
        return super().recv_into(*args, **kwargs)

    def send(self, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401  passed on as it is
        self.limit()
        return super().send(*args, **kwargs)


class _Connection(HTTPSConnection):
    """A connection that writes down its stage before it acts on it."""

    def __init__(self, *args: Any, wire: _Wire, **kwargs: Any) -> None:  # noqa: ANN401  passed on
        super().__init__(*args, **kwargs)
        self._wire = wire

    def connect(self) -> None:
        self._wire.stage = Stage.CONNECTING
        super().connect()
        if not isinstance(self.sock, _Socket):
            raise ssl.SSLError("not our own socket: neither stage nor deadline would hold")
        self.sock.wire = self._wire
        self._wire.stage = Stage.READY

    def send(self, data: Any) -> None:  # noqa: ANN401  passed on as it is
        if self.sock is None:
            self.connect()
        if self._wire.stage is Stage.READY:
            cast("_Socket", self.sock).limit()
            self._wire.stage = Stage.SENDING
        super().send(data)


class _Adapter(HTTPAdapter):
    """One attempt's adapter: its connection, its context, no retries, no other trust."""

    def __init__(self, context: ssl.SSLContext, wire: _Wire) -> None:
        self._context = context
        self._wire = wire
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  passed on
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, *_args: Any) -> None:  # noqa: ANN401  requests' signature
        """Leave the trust to our context; requests would add its own roots to it."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(
        self,
        *args: Any,  # noqa: ANN401  passed on as it is
        **kwargs: Any,  # noqa: ANN401  passed on as it is
    ) -> HTTPConnectionPool:
        pool: HTTPConnectionPool = super().get_connection_with_tls_context(*args, **kwargs)  # type: ignore[assignment]  # types-requests names its base class
        connection = functools.partial(_Connection, wire=self._wire)
        pool.ConnectionCls = connection  # type: ignore[assignment]  # a class or what makes one
        return pool


def _read(raw: urllib3.HTTPResponse, cap: int) -> tuple[Answer, str]:
    """All of an answer that came, and what was wrong with its end, if anything was.

    An answer is whole only if its own framing says so: a cut header block reads like an empty 200.
    """
    body = bytearray()
    error = ""
    try:
        while len(body) <= cap and (chunk := raw.read(_CHUNK, decode_content=False)):
            body += chunk
    except _FAULTS as caught:
        error = _names(caught)
    headers = raw.headers
    length = headers.get("Content-Length", "")
    chunked = headers.get("Transfer-Encoding", "").lower() == "chunked"
    framed = chunked or (length.isascii() and length.isdecimal())
    if len(body) > cap:
        error = "BodyTooLarge"
    elif not framed and raw.status != http.client.NO_CONTENT:
        error = error or "Unframed"
    elif headers.get("Content-Encoding", "identity") != "identity":
        error = error or "Encoded"
    answer = Answer(
        status=raw.status,
        headers=tuple(headers.iteritems()),
        body=bytes(body[:cap]),
        complete=not error,
    )
    return answer, error


_FAULTS = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
)
_REASONS: tuple[tuple[type[BaseException], NotSentReason], ...] = (
    (urllib3.exceptions.NameResolutionError, NotSentReason.NAME),
    (socket.gaierror, NotSentReason.NAME),
    (ssl.SSLCertVerificationError, NotSentReason.UNTRUSTED),
    (ConnectionRefusedError, NotSentReason.REFUSED),
    (urllib3.exceptions.NewConnectionError, NotSentReason.CONNECTION),  # is a ConnectTimeoutError
    (urllib3.exceptions.ConnectTimeoutError, NotSentReason.CONNECT_TIMEOUT),
    (ssl.SSLError, NotSentReason.TLS),
    (urllib3.exceptions.ReadTimeoutError, NotSentReason.TLS),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """*error* and what it came from; requests and urllib3 hide causes in three places."""
    seen: set[int] = set()
    cause: object = error
    while isinstance(cause, BaseException) and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        inner = [getattr(cause, "reason", None), *cause.args, cause.__cause__, cause.__context__]
        cause = next((one for one in inner if isinstance(one, BaseException)), None)


def _names(error: BaseException) -> str:
    return " > ".join(type(cause).__name__ for cause in _causes(error))


def _fault(error: BaseException) -> NotSentReason:
    """What to tell the operator; whether anything was sent is not this function's to say."""
    causes = tuple(_causes(error))
    for kind, reason in _REASONS:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    return NotSentReason.CONNECTION
