"""What can go wrong in an exchange, and what to tell the operator of it."""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping

import requests
import urllib3

from wxrepay_gui.domain.checkup import CheckFault
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.tunnel import TunnelError

FAULTS = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
)
"""Every way in which the network, and what it carries, makes an exchange fail."""

_TUNNEL: Mapping[CheckFault, NotSentReason] = {
    CheckFault.PROXY_UNREACHABLE: NotSentReason.PROXY,
    CheckFault.PROXY_NOT_HTTP: NotSentReason.PROXY,
    CheckFault.PROXY_LOGIN: NotSentReason.PROXY_LOGIN,
    CheckFault.PROXY_REFUSED: NotSentReason.PROXY_REFUSED,
}
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


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """*error* and what it came from; requests and urllib3 hide causes in three places."""
    seen: set[int] = set()
    cause: object = error
    while isinstance(cause, BaseException) and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        inner = [getattr(cause, "reason", None), *cause.args, cause.__cause__, cause.__context__]
        cause = next((one for one in inner if isinstance(one, BaseException)), None)


def names_of(error: BaseException) -> str:
    """The names of *error* and its causes, outermost first; none of their texts."""
    return " > ".join(type(cause).__name__ for cause in causes_of(error))


def fault_of(error: BaseException) -> NotSentReason:
    """What to tell the operator; whether anything was sent is not this function's to say."""
    causes = tuple(causes_of(error))
    for cause in causes:
        if isinstance(cause, TunnelError):
            return _TUNNEL[cause.fault]
    for kind, reason in _REASONS:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    return NotSentReason.CONNECTION
