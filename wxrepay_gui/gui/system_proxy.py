"""The proxy that the operating system's settings name."""

from PySide6.QtCore import QUrl

from wxrepay_gui.domain.network import Proxy, ProxyKind


def system_proxy(host: str) -> Proxy | None:
    """The system's proxy for HTTPS to *host*; ``None`` if it says to go straight there.

    Asks on the thread that calls: it may take seconds where a script (PAC) decides, so never the
    GUI thread. Qt's answer is a list in order of preference; the first counts. A password that
    the system keeps is not asked for.
    """
    from PySide6.QtNetwork import (  # noqa: PLC0415  not needed before the first paint
        QNetworkProxy,
        QNetworkProxyFactory,
        QNetworkProxyQuery,
    )

    kinds = {
        QNetworkProxy.ProxyType.HttpProxy: ProxyKind.HTTP,
        QNetworkProxy.ProxyType.HttpCachingProxy: ProxyKind.HTTP,
        QNetworkProxy.ProxyType.Socks5Proxy: ProxyKind.SOCKS5,
    }
    url = QUrl()
    url.setScheme("https")
    url.setHost(host)
    first = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(url))[0]
    kind = kinds.get(first.type())
    if kind is None:
        return None
    return Proxy(kind=kind, host=first.hostName(), port=first.port(), user=first.user())
