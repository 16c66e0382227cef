"""Which way each host is reached: through which proxy, and trusting whom besides."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from wxrepay_gui.domain.checkup import CheckFault
from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyMode
from wxrepay_gui.wechat.sockets import Patience
from wxrepay_gui.wechat.tunnel import TunnelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way to any host.

    Attributes:
        proxy_of: Says which proxy leads to a host (its bare name), ``None`` for straight there.
            Asked anew at every exchange, on a thread of its own; may block.
        password: Of the proxy's user.
        company_ca: Certificates that are trusted besides the public roots, as PEM.
    """

    proxy_of: Callable[[str], Proxy | None]
    password: Password | None = None
    company_ca: str = ""

    def proxy_to(self, host: str, patience: Patience) -> Proxy | None:
        """The proxy that leads to *host*, with or without its port; ``None`` for straight there.

        Raises:
            TunnelError: Nobody said which one in time.
        """
        name = urlsplit(f"//{host}").hostname or host
        try:
            return patience.wait_for(lambda: self.proxy_of(name))
        except TimeoutError as error:
            raise TunnelError(CheckFault.PROXY_UNREACHABLE) from error


DIRECT = Route(proxy_of=lambda _host: None)
"""Straight to every host, trusting the public roots alone."""


def route_of(
    network: Network,
    *,
    system_proxy: Callable[[str], Proxy | None],
    password: Password | None,
) -> Route:
    """The way that *network* says.

    Args:
        network: The person's settings.
        system_proxy: Asked in mode SYSTEM.
        password: The manual proxy's; no other proxy ever gets to see it.
    """
    if network.mode is ProxyMode.SYSTEM:
        return Route(proxy_of=system_proxy, company_ca=network.company_ca)
    if network.mode is ProxyMode.NONE:
        return Route(proxy_of=DIRECT.proxy_of, company_ca=network.company_ca)
    return Route(
        proxy_of=lambda host: None if is_exception(network, host) else network.proxy,
        password=password,
        company_ca=network.company_ca,
    )


def is_exception(network: Network, host: str) -> bool:
    """Whether *host* is reached without the manual proxy, by the list alone and in any case.

    ``a.example`` names one host; ``.example`` and ``*.example`` all below it, and not itself.
    """
    name = host.lower()
    for text in network.exceptions:
        exception = text.strip().lower().removeprefix("*")
        if name == exception or (exception.startswith(".") and name.endswith(exception)):
            return True
    return False
