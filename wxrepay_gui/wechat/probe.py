"""The connection test: every step of the way to one host by itself, with its time.

It needs no merchant and no key, sends nothing of any booking, and ends at the first step that
fails, so that the last line names what is in the way.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Verdict
from wxrepay_gui.domain.checkup import (
    Checked,
    CheckFault,
    CheckMark,
    CheckStep,
    bad,
    clock_checked,
    doubtful,
    good,
)
from wxrepay_gui.domain.clock import difference_of
from wxrepay_gui.wechat.addresses import Address, connect, resolve
from wxrepay_gui.wechat.answers import complaint_of
from wxrepay_gui.wechat.chain import issuer_of
from wxrepay_gui.wechat.sockets import Patience
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.tunnel import TunnelError, open_tunnel

if TYPE_CHECKING:
    from wxrepay_gui.domain.network import Proxy

LONGEST = 15.0
"""Seconds that the steps of a probe take together, however patient the transport is."""

_LEAST = 1.0
"""Seconds for the answer, even where the steps before took all."""

PATH = "/v3/certificates"
"""A read; without a signature WeChat Pay answers it with 401 and does nothing."""

_VERIFICATION: Mapping[int, CheckFault] = {
    9: CheckFault.CERTIFICATE_DATES,  # not yet valid
    10: CheckFault.CERTIFICATE_DATES,  # expired
    18: CheckFault.INSPECTED,  # self-signed
    19: CheckFault.INSPECTED,  # a self-signed root that we do not know
    20: CheckFault.INSPECTED,  # no issuer that we know
    21: CheckFault.INSPECTED,  # a chain of one, of no issuer that we know
    62: CheckFault.WRONG_NAME,
    64: CheckFault.WRONG_NAME,  # the same for an address
}
"""OpenSSL's X509_V_ERR_ numbers, which are part of its interface (x509_vfy.h)."""


def probe(
    transport: Transport, host: str, *, now: Callable[[], datetime], user_agent: str
) -> Iterator[Checked]:
    """Check the way to *host*, one step after another, up to the first bad one.

    Through a proxy the steps NAME and TCP are the proxy's, and left out. An answer without a
    Date leaves CLOCK out. Every step names the host. No fault of the network raises.

    Args:
        transport: How the program reaches the hosts: trust, limits and route.
        host: One of the transport's.
        now: The clock, with a time zone.
        user_agent: Product and version.

    Raises:
        ValueError: *host* is not one of the transport's.
    """
    if host not in transport.hosts:
        raise ValueError(f"not a host of this transport: {host}")
    way = _Way(transport, host, now, user_agent)
    try:
        for step in way.steps():
            started = monotonic()
            checked = _named(step(), host)
            yield replace(checked, ms=round((monotonic() - started) * 1000))
            if checked.mark is CheckMark.BAD:
                return
    finally:
        way.close()
    difference = difference_of(way.attempt) if way.attempt else None
    if difference is not None:
        yield _named(clock_checked(difference), host)


def _named(checked: Checked, host: str) -> Checked:
    return replace(checked, facts={"host": host, **checked.facts})


class _Way:
    """One walk to the host; each step leaves behind what the next one needs."""

    def __init__(
        self, transport: Transport, host: str, now: Callable[[], datetime], user_agent: str
    ) -> None:
        parts = urlsplit(f"//{host}")
        self.attempt: Attempt | None = None
        self._transport = transport
        self._host = host
        self._target = (parts.hostname or host, parts.port or 443)
        self._now = now
        self._user_agent = user_agent
        self._proxy: Proxy | None = None
        self._addresses: tuple[Address, ...] = ()
        self._line: socket.socket | None = None
        limits = transport.limits
        self._patience = Patience(
            deadline=monotonic() + min(LONGEST, limits.whole),
            connect=limits.connect,
            silence=limits.silence,
        )

    def steps(self) -> tuple[Callable[[], Checked], ...]:
        try:
            self._proxy = self._transport.route.proxy_to(self._host, self._patience)
        except TunnelError as error:
            fault = error.fault
            return (lambda: bad(CheckStep.PROXY, fault),)
        opening = (self._tunnel,) if self._proxy else (self._resolve, self._connect)
        return (*opening, self._handshake, self._ask)

    def close(self) -> None:
        """Let go of what is open."""
        if self._line is not None:
            self._line.close()

    def _tunnel(self) -> Checked:
        address = self._proxy.address if self._proxy else ""
        try:
            self._line = self._open()
        except TunnelError as error:
            return bad(CheckStep.PROXY, error.fault, address=address, status=error.status)
        return good(CheckStep.PROXY, address=address)

    def _resolve(self) -> Checked:
        host, port = self._target
        try:
            self._addresses = resolve(host, port, self._patience)
        except OSError:
            return bad(CheckStep.NAME, CheckFault.NAME_UNKNOWN)
        return good(CheckStep.NAME, address=self._address)

    def _connect(self) -> Checked:
        try:
            self._line = self._open()
        except ConnectionRefusedError:
            fault = CheckFault.TCP_REFUSED
        except TimeoutError:
            fault = CheckFault.TCP_TIMEOUT
        except OSError:
            fault = CheckFault.TCP_FAILED
        else:
            return good(CheckStep.TCP, address=self._line.getpeername()[0])
        return bad(CheckStep.TCP, fault, address=self._address)

    @property
    def _address(self) -> str:
        """The first address of the name."""
        return next((str(one.place[0]) for one in self._addresses), "")

    def _open(self) -> socket.socket:
        """A line to the host that says nothing yet, through the proxy if there is one."""
        patience = self._patience
        if self._proxy:
            password = self._transport.route.password
            return open_tunnel(self._proxy, password, self._target, patience)
        return connect(self._addresses, patience)

    def _handshake(self) -> Checked:
        try:
            issuer = self._issuer(self._transport.context, self._line or self._open())
        except ssl.SSLCertVerificationError as error:
            fault = _VERIFICATION.get(error.verify_code, CheckFault.TLS_FAILED)
            return bad(CheckStep.TLS, fault, issuer=self._issuer_shown())
        except OSError:
            return bad(CheckStep.TLS, CheckFault.TLS_FAILED)
        if self._transport.inspected:
            return doubtful(CheckStep.TLS, CheckFault.INSPECTED, issuer=issuer)
        return good(CheckStep.TLS, issuer=issuer)

    def _issuer(self, context: ssl.SSLContext, line: socket.socket) -> str:
        with line:
            line.settimeout(self._patience.left(self._patience.connect))
            with context.wrap_socket(line, server_hostname=self._target[0]) as inside:
                return issuer_of(inside.getpeercert(binary_form=True) or b"")

    def _issuer_shown(self) -> str:
        """Who issued the certificate that was not trusted; empty if that cannot be told.

        The one place that turns verification off: OpenSSL does not hand out a certificate that
        it refused, and a person has to know whose it is. Nothing is sent or read on this line,
        it lives for the handshake alone, and no other code gets hold of its context.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            return self._issuer(context, self._open())
        except OSError:
            return ""

    def _ask(self) -> Checked:
        """Send one unsigned read on a line of its own, exactly as a booking would travel."""
        patient = self._transport.within(max(self._patience.deadline - monotonic(), _LEAST))
        started, clock = self._now(), monotonic()
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": self._user_agent,
        }
        exchange = patient.exchange(
            self._host, "GET", PATH, headers=headers, body=b"", authorize=None
        )
        answer = exchange.answer
        if answer is None or not answer.complete:
            return bad(CheckStep.ANSWER, CheckFault.NO_ANSWER)
        if not _is_wechat(answer):
            return bad(CheckStep.ANSWER, CheckFault.NOT_WECHAT, status=str(answer.status))
        self.attempt = Attempt(
            call=Call.QUERY,
            host=self._host,
            started=started,
            elapsed_ms=round((monotonic() - clock) * 1000),
            stage=exchange.stage,
            request=exchange.request,
            answer=answer,
            verdict=Verdict.UNSIGNED,
        )
        return good(CheckStep.ANSWER, status=str(answer.status))


def _is_wechat(answer: Answer) -> bool:
    """Whether *answer* has the shape of WeChat Pay's errors; an unsigned read gets nothing else."""
    complaint = complaint_of(answer)
    return bool(complaint.code and complaint.message)
