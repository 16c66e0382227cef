"""Through a proxy: a plain line to a host, on which nothing of ours was said yet."""

import base64
import contextlib
import http.client
import socket
from collections.abc import Callable, Mapping
from http import HTTPStatus

import socks

from wxrepay_gui.domain.checkup import CheckFault
from wxrepay_gui.domain.network import Password, Proxy, ProxyKind
from wxrepay_gui.wechat.addresses import connect, resolve, shares
from wxrepay_gui.wechat.incoming import Response
from wxrepay_gui.wechat.sockets import Patience, PlainSocket

Target = tuple[str, int]
Login = tuple[str, str]

_LONGEST_WORD = 127
"""Bytes of a user or password that PySocks writes rightly; SOCKS5 itself allows 255."""


class TunnelError(OSError):
    """A proxy is in the way; its text never names a user or password.

    Attributes:
        fault: How; one of the ``PROXY_`` ones.
        status: What the proxy gave as its reason, such as ``403`` or ``0x02``; or empty.
    """

    def __init__(self, fault: CheckFault, status: str = "") -> None:
        super().__init__(fault.value, status)
        self.fault = fault
        self.status = status


class _SocksSocket(PlainSocket, socks.socksocket):  # type: ignore[misc]  # PySocks has no types
    """PySocks's socket under our deadline."""


def open_tunnel(
    proxy: Proxy, password: Password | None, target: Target, patience: Patience
) -> socket.socket:
    """A line to *target* through *proxy*, which resolves the name; next comes TLS.

    The line has no timeout yet: that is the caller's to set.

    The proxy hears of the user only if there is a password, too.

    Raises:
        TunnelError: The proxy did not open one, or not in time.
    """
    login = (proxy.user, password.text) if proxy.user and password else None
    try:
        line = socket.socket(fileno=_OPEN[proxy.kind](proxy, login, target, patience))
    except TunnelError:
        raise
    except socks.SOCKS5AuthError as error:
        raise TunnelError(CheckFault.PROXY_LOGIN) from error
    except socks.SOCKS5Error as error:
        raise TunnelError(CheckFault.PROXY_REFUSED, str(error).partition(":")[0]) from error
    except (http.client.HTTPException, socks.ProxyError) as error:
        raise TunnelError(CheckFault.PROXY_NOT_HTTP) from error
    except (OSError, UnicodeError) as error:  # the second for a name that cannot be one
        raise TunnelError(CheckFault.PROXY_UNREACHABLE) from error
    return line


def _http(proxy: Proxy, login: Login | None, target: Target, patience: Patience) -> int:
    """``CONNECT`` (RFC 9110 §9.3.6), with the login as Basic (RFC 7617); a file descriptor."""
    host = "{}:{}".format(*target)
    lines = [f"CONNECT {host} HTTP/1.1", f"Host: {host}"]
    if login:
        words = base64.b64encode(":".join(login).encode()).decode()
        lines.append(f"Proxy-Authorization: Basic {words}")
    raw = connect(resolve(proxy.host, proxy.port, patience), patience)
    with PlainSocket(fileno=raw.detach()) as line:
        line.patience = patience
        line.limit()
        line.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
        with contextlib.closing(Response(line, "CONNECT")) as answer:
            answer.begin()
        if answer.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise TunnelError(CheckFault.PROXY_LOGIN, str(answer.status))
        if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            raise TunnelError(CheckFault.PROXY_REFUSED, str(answer.status))
        return line.detach()


def _socks5(proxy: Proxy, login: Login | None, target: Target, patience: Patience) -> int:
    """SOCKS5 (RFC 1928), with the login of RFC 1929; a file descriptor.

    Each address of the proxy is tried in turn.
    """
    user, password = login or ("", "")
    if max(len(user.encode()), len(password.encode())) > _LONGEST_WORD:
        raise TunnelError(CheckFault.PROXY_LOGIN)
    fault = OSError("no address")
    for address, seconds in shares(resolve(proxy.host, proxy.port, patience), patience):
        with _SocksSocket(*address.kind) as line:
            line.patience = patience
            line.settimeout(seconds)
            line.set_proxy(socks.SOCKS5, *address.place[:2], username=user, password=password)
            try:
                # Left to itself it wraps its own errors, refusals too, as errors of the socket.
                line.connect(target, catch_errors=True)  # type: ignore[call-arg]  # PySocks has no types
            except socks.ProxyError:
                raise
            except OSError as error:
                fault = error
            else:
                return int(line.detach())
    raise fault


_OPEN: Mapping[ProxyKind, Callable[[Proxy, Login | None, Target, Patience], int]] = {
    ProxyKind.HTTP: _http,
    ProxyKind.SOCKS5: _socks5,
}
