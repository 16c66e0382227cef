"""How this computer reaches WeChat Pay: which proxy, and which roots are trusted besides."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ProxyMode(StrEnum):
    """Who decides about the proxy."""

    SYSTEM = "system"
    """The operating system's settings."""

    NONE = "none"
    """Nobody: straight to WeChat Pay."""

    MANUAL = "manual"
    """The person who set it up here."""


class ProxyKind(StrEnum):
    """How a proxy is spoken to."""

    HTTP = "http"
    """``CONNECT``; TLS goes through it unread."""

    SOCKS5 = "socks5"
    """Names are resolved by the proxy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Where a proxy is; its password is elsewhere.

    Attributes:
        kind: How it is spoken to.
        host: Its name or address.
        port: From 1 to 65535.
        user: Who logs in; empty where nobody has to.
    """

    kind: ProxyKind = ProxyKind.HTTP
    host: str
    port: int
    user: str = ""

    @property
    def address(self) -> str:
        """Host and port, as they are shown."""
        return f"{self.host}:{self.port}"

    def shares_login_with(self, other: "Proxy | None") -> bool:
        """Whether one password opens both: the same user at the same address."""
        return other is not None and (self.address, self.user) == (other.address, other.user)


@dataclass(frozen=True, slots=True)
class Password:
    """A secret text; neither its repr nor a format shows it."""

    text: str = field(repr=False)

    def __str__(self) -> str:
        raise TypeError("a password has no text form")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaFacts:
    """What a company's certificate tells, for a person to compare before trusting it.

    Attributes:
        subject: Whose it is: its common name, else its organisation, else the whole name.
        fingerprint: SHA-256 of the whole, in upper-case hex, two digits at a time.
        valid_until: Its end, UTC.
        pem: The certificate itself, and nothing else that stood in the file.
    """

    subject: str
    fingerprint: str
    valid_until: datetime
    pem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The network's settings; nothing in it is secret.

    Attributes:
        mode: Who decides about the proxy.
        proxy: The manual one, kept while another mode is chosen; ``None`` if none was ever set.
        exceptions: Hosts reached without the manual proxy: ``api.example.com``, or
            ``.example.com`` for all below it.
        company_ca: Certificates that are trusted besides the public roots, as PEM; empty for
            none. Where there are any, TLS may be inspected.
        company_ca_name: The file that they came from, to be shown.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    proxy: Proxy | None = None
    exceptions: tuple[str, ...] = ()
    company_ca: str = ""
    company_ca_name: str = ""
