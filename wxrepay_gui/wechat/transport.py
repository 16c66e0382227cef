"""One HTTPS exchange: limits on, redirects off, retries off, and the wire stage known.

Whether a request left this computer is judged by the stage that the connection itself records
before its first byte, never by the class of an exception: the same class comes from a handshake
that never ended and from an answer that was cut.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import certifi
import requests
import urllib3

from wxrepay_gui.domain.attempt import Answer, Request, Stage
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.faults import FAULTS, fault_of, names_of
from wxrepay_gui.wechat.hosts import Hosts
from wxrepay_gui.wechat.incoming import HEAD
from wxrepay_gui.wechat.route import DIRECT, Route
from wxrepay_gui.wechat.sockets import Patience, tls_context
from wxrepay_gui.wechat.wire import Adapter, Wire

REAL_HOSTS = ("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com")
"""Main and backup host of the document; no others can be reached with real keys."""

AUTHORIZATION = "Authorization"
_CHUNK = 4096
_FRAMING = 8
"""Bytes that come for one of a body, at most: a chunk of one byte has six."""


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
    """Sends single requests to the hosts it was made for, and refuses all others.

    Attributes:
        hosts: With the port where it is not 443; the main one first.
        limits: Bounds of each exchange.
        choice: Which of them is to be asked first now.
    """

    def __init__(
        self,
        hosts: tuple[str, ...],
        context: ssl.SSLContext,
        limits: Limits,
        route: Route = DIRECT,
        *,
        choice: Hosts | None = None,
    ) -> None:
        self.hosts = hosts
        self.limits = limits
        self.choice = choice or Hosts(hosts)
        self._line = context, route

    @classmethod
    def real(
        cls,
        limits: Limits = Limits(),
        *,
        hosts: tuple[str, ...] = REAL_HOSTS,
        route: Route = DIRECT,
    ) -> "Transport":
        """To WeChat Pay's hosts, trusting the public roots that ship with the program.

        The route's company certificates are trusted, too.

        Raises:
            ValueError: The company's certificates are none.
        """
        return cls(hosts, _public_context(route), limits, route)

    @classmethod
    def practice(cls, port: int, root: str, limits: Limits = Limits()) -> "Transport":
        """To this computer alone, trusting the one PEM certificate *root* alone."""
        return cls((f"127.0.0.1:{port}",), tls_context(cadata=root), limits)

    @property
    def context(self) -> ssl.SSLContext:
        """Whom TLS trusts."""
        return self._line[0]

    @property
    def route(self) -> Route:
        """The way to the hosts."""
        return self._line[1]

    def reroute(self, route: Route) -> None:
        """Take another way from the next exchange on, and trust its company's certificates.

        What went wrong on the old way is not held against any host.

        Raises:
            ValueError: The company's certificates are none.
        """
        self._line = _public_context(route), route
        self.choice.forget()

    @property
    def inspected(self) -> bool:
        """Whether a company's certificate is trusted, so that somebody may read TLS on its way."""
        return bool(self.route.company_ca)

    def within(self, seconds: float) -> "Transport":
        """The same, but no step of an exchange takes longer than *seconds*.

        What either learns of the hosts, both know.
        """
        limits = replace(
            self.limits,
            connect=min(self.limits.connect, seconds),
            silence=min(self.limits.silence, seconds),
            whole=min(self.limits.whole, seconds),
        )
        return Transport(self.hosts, self.context, limits, self.route, choice=self.choice)

    def exchange(
        self,
        host: str,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        body: bytes,
        authorize: Callable[[str], str] | None,
    ) -> Exchange:
        """Send one request and read one answer; no fault of the network raises.

        Args:
            host: One of :attr:`hosts`.
            method: In capitals.
            path: Path and query.
            headers: Sent as they are.
            body: Sent as it is; empty for none.
            authorize: Gets the path exactly as it will stand in the request line; returns the
                Authorization header. ``None`` sends none.

        Raises:
            ValueError: *host* is not one this transport was made for, or *path* could lead away
                from it.
        """
        if host not in self.hosts or not path.startswith("/"):
            raise ValueError(f"not a host of this transport: {host}")
        prepared = requests.Request(
            method, f"https://{host}{path}", headers=dict(headers), data=body or None
        ).prepare()
        if authorize is not None:
            prepared.headers[AUTHORIZATION] = authorize(prepared.path_url)
        context, route = self._line
        wire = Wire(patience=self._patience(), password=route.password)
        answer, error, fault = None, "", NotSentReason.UNPREPARED
        # No Session: it would read a redirect's whole body by itself, past every limit.
        adapter = Adapter(context, wire)
        timeout = (self.limits.connect, self.limits.silence)
        try:
            wire.proxy = route.proxy_to(host, wire.patience)
            with adapter.send(prepared, stream=True, timeout=timeout) as response:
                answer, error = _read(response.raw, wire, self.limits.body)
        except FAULTS as caught:
            error, fault = names_of(caught), fault_of(caught)
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

    def _patience(self) -> Patience:
        return Patience(
            deadline=time.monotonic() + self.limits.whole,
            connect=self.limits.connect,
            silence=self.limits.silence,
            flood=HEAD + _FRAMING * self.limits.body,
        )


def _public_context(route: Route) -> ssl.SSLContext:
    return tls_context(cafile=certifi.where(), cadata=route.company_ca or None)


def _read(raw: urllib3.HTTPResponse, wire: Wire, cap: int) -> tuple[Answer, str]:
    """All of an answer that came, and what was wrong with its end, if anything was."""
    body = bytearray()
    error = ""
    try:
        while len(body) <= cap and (chunk := raw.read(_CHUNK, decode_content=False)):
            body += chunk
    except FAULTS as caught:
        error = names_of(caught)
    headers = raw.headers
    if len(body) > cap:
        error = "BodyTooLarge"
    elif headers.get("Content-Encoding", "identity") != "identity":
        error = error or "Encoded"
    else:
        error = error or (wire.response.flaw if wire.response else "Unseen")
    answer = Answer(
        status=raw.status,
        headers=tuple(headers.iteritems()),
        body=bytes(body[:cap]),
        complete=not error,
    )
    return answer, error
