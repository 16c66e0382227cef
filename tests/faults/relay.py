"""A relay between the program and a practice server, which spoils what it carries as it is told.

TLS ends here and begins again: a play sees the whole request and the whole genuine answer, and
does with both, and with the connection, what it likes.
"""

import socket
import ssl
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from cryptography import x509

from tests.wechat.loopback import LOCALHOST, PATIENCE, Authority, Line, Loopback
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.response import Members, Response, Signing

Header = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer in parts, to be put together otherwise.

    Attributes:
        identity: Who can sign it.
        now: The server's time.
        status: Number and phrase, as in the status line.
        headers: In order.
        body: The raw bytes.
    """

    identity: Identity
    now: datetime
    status: str
    headers: tuple[Header, ...]
    body: bytes

    @classmethod
    def read(cls, raw: bytes, identity: Identity, now: datetime) -> "Told":
        """Take a whole answer apart."""
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("ascii").split("\r\n")
        pairs = [line.partition(":") for line in lines]
        headers = tuple((name, value.strip()) for name, _, value in pairs)
        status = first.partition(" ")[2]
        return cls(identity=identity, now=now, status=status, headers=headers, body=body)

    def raw(self) -> bytes:
        """The bytes on the wire."""
        lines = [f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body

    def header(self, name: str) -> str:
        return next(value for key, value in self.headers if key == name)

    def without(self, *names: str) -> "Told":
        return replace(self, headers=tuple(one for one in self.headers if one[0] not in names))

    def having(self, *headers: Header) -> "Told":
        """The same with these instead of the headers of their names."""
        kept = self.without(*(name for name, _ in headers)).headers
        return replace(self, headers=(*kept, *headers))

    def also(self, *headers: Header) -> "Told":
        """The same with these besides."""
        return replace(self, headers=(*self.headers, *headers))

    def having_body(self, body: bytes) -> "Told":
        """The same, rightly framed, with another body under the old signature."""
        return replace(self, body=body).having(("Content-Length", str(len(body))))

    def unsigned(self) -> "Told":
        return self.without(*(name for name, _ in self.headers if name.startswith("Wechatpay-")))

    def signed(self, *, seconds: int = 0, timestamp: str = "", nonce: str = "5" * 32) -> "Told":
        """The same, signed by WeChat Pay *seconds* from now, or at whatever *timestamp* says."""
        stamp = timestamp or str(int(self.now.timestamp()) + seconds)
        text = f"{stamp}\n{nonce}\n".encode() + self.body + b"\n"
        return self.having(
            ("Wechatpay-Timestamp", stamp),
            ("Wechatpay-Nonce", nonce),
            ("Wechatpay-Signature", self.identity.sign(text)),
            ("Wechatpay-Serial", self.identity.merchant.public_key_id),
        )

    def saying(self, status: int, members: Members | None, *, signed: bool = False) -> "Told":
        """Another answer altogether, as the server would give it by itself now."""
        signing = Signing.WECHAT_PAY if signed else Signing.NOBODY
        made = Response(status=HTTPStatus(status), members=members, signing=signing)
        headers = tuple(made.headers(self.identity, self.now).items())
        return replace(
            self, status=f"{status} {made.status.phrase}", headers=headers, body=made.body()
        )


class Far:
    """The practice server, as a relay reaches it, and what a relay needs for itself.

    Attributes:
        identity: Whose server it is.
        now: Its clock.
        root: The one certificate that the program has to trust, as PEM.
        contexts: What relays offer to the program, by what is wrong with it.
        trap: Where redirects lead to; nobody may ever come there.
    """

    def __init__(
        self, identity: Identity, port: int, now: Callable[[], datetime], folder: Path
    ) -> None:
        self.identity = identity
        self.now = now
        self._port = port
        self._context = ssl.create_default_context(cadata=identity.tls_root)
        authority, stranger = Authority("relay root"), Authority("somebody in between")
        self.root = authority.pem
        old = authority.context(folder, LOCALHOST)
        old.set_ciphers("ALL:@SECLEVEL=0")
        asking = authority.context(folder, LOCALHOST)
        asking.load_verify_locations(cadata=authority.pem)
        asking.verify_mode = ssl.CERT_REQUIRED
        self.contexts = {
            "": authority.context(folder, LOCALHOST),
            "untrusted": stranger.context(folder, LOCALHOST),
            "wrong name": authority.context(folder, x509.DNSName("other.invalid")),
            "expired": authority.context(folder, LOCALHOST, days=-1),
            "old": _at_most(old, ssl.TLSVersion.TLSv1_1),
            "asks for a certificate": asking,
        }
        self.trap = Loopback(self.contexts[""], Line.handshake)

    def close(self) -> None:
        self.trap.close()

    def ask(self, request: bytes) -> bytes:
        """The genuine answer to *request*; empty where the server says nothing."""
        address = ("127.0.0.1", self._port)
        with (
            socket.create_connection(address, timeout=PATIENCE) as raw,
            self._context.wrap_socket(raw, server_hostname=address[0]) as line,
        ):
            line.sendall(request)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def told(self, raw: bytes = b"HTTP/1.1 200 OK") -> Told:
        """*raw*, taken apart."""
        return Told.read(raw, self.identity, self.now())


class Hop(Line):
    """One connection of the program's.

    Attributes:
        far: The server behind it.
        passing: Whether the request is carried on.
        sent: How many bytes the program, and what buffers before it, let itself be sent.
    """

    def __init__(
        self, raw: socket.socket, far: Far, ending: threading.Event, *, passing: bool
    ) -> None:
        super().__init__(raw, far.contexts[""], ending)
        self.far = far
        self.passing = passing
        self.sent = 0

    def send(self, text: bytes) -> None:
        super().send(text)
        self.sent += len(text)

    def offer(self, wrong: str) -> None:
        """Shake hands with what is wrong with the certificate, or with TLS itself."""
        self._context = self.far.contexts[wrong]
        self.handshake()

    def take(self) -> None:
        """Shake hands and read one whole request."""
        self.handshake()
        self.read()

    def ask(self) -> Told:
        """The genuine answer; where nothing is carried on, an empty one to make others of."""
        return self.far.told(self.far.ask(self.received)) if self.passing else self.far.told()

    def wait(self, seconds: float) -> None:
        """Let time pass, but not beyond the end of the test."""
        self._ending.wait(seconds)

    def close(self, *, hard: bool = False) -> None:
        """End the connection by FIN, or by RST."""
        if hard:
            self.reset()
        else:
            self.socket.close()


Play = Callable[[Hop], None]


def honest(hop: Hop) -> None:
    """Carry request and answer as they are."""
    hop.take()
    hop.send(hop.ask().raw())


class Relay(Loopback):
    """Plays what it is told with every connection, one after another.

    Attributes:
        far: The server behind it.
        hops: The connections since it was told last.
        play: What is done with the next connections; after the first, what :attr:`then` says.
        then: What is done after the first one; ``None`` for the same again.
        passing: Whether requests are carried on at all.
    """

    def __init__(self, far: Far) -> None:
        self.far = far
        self.hops: list[Hop] = []
        self.play: Play = honest
        self.then: Play | None = None
        self.passing = True
        super().__init__(far.contexts[""], self._relay)

    def tell(self, play: Play, *, then: Play | None = None, passing: bool = True) -> None:
        """Set what is done with the next connections, and forget the earlier ones."""
        self.hops = []
        self.play, self.then, self.passing = play, then, passing

    def _relay(self, line: Line) -> None:
        play, passing = self.play, self.passing
        if self.then is not None:
            self.play, self.passing, self.then = self.then, True, None
        hop = Hop(line.socket, self.far, self._ending, passing=passing)
        self.lines.clear()
        self.hops.append(hop)
        try:
            play(hop)
        finally:
            hop.socket.close()


def _at_most(context: ssl.SSLContext, version: ssl.TLSVersion) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # to be deprecated is its purpose
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = version
    return context
