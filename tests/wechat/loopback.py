"""A certificate authority and small TLS servers on 127.0.0.1 that misbehave as they are told."""

import datetime as dt
import ipaddress
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE = 5.0
LOCALHOST = x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: str, issuer: str, key: ec.EllipticCurvePublicKey, *, days: int = 1
) -> x509.CertificateBuilder:
    """A certificate of two days, the last of which ends in *days*."""
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days - 2))
        .not_valid_after(now + dt.timedelta(days=days))
    )


class Authority:
    """A root of trust that nobody knows but who is given :attr:`pem`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._key = ec.generate_private_key(ec.SECP256R1())
        public = self._key.public_key()
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        self._root = (
            _builder(name, name, public)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        self.pem = self._root.public_bytes(serialization.Encoding.PEM).decode()

    def sign(self, builder: x509.CertificateBuilder) -> x509.Certificate:
        """The certificate of *builder*, issued by this authority."""
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        return (
            builder.issuer_name(_name(self._name))
            .add_extension(issuer, critical=False)
            .sign(self._key, hashes.SHA256())
        )

    def context(self, folder: Path, *names: x509.GeneralName, days: int = 1) -> ssl.SSLContext:
        """What a server of these *names* needs for *days*; its files go to *folder*."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        certificate = (
            _builder("server", self._name, key.public_key(), days=days)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(issuer, critical=False)
            .sign(self._key, hashes.SHA256())
        )
        pem = folder / f"{certificate.serial_number}.pem"
        pem.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context


class Line:
    """One connection, as a server's behaviour sees it."""

    def __init__(
        self, raw: socket.socket, context: ssl.SSLContext, ending: threading.Event
    ) -> None:
        raw.settimeout(PATIENCE)
        self.socket = raw
        self.received = b""
        self._context = context
        self._ending = ending

    def handshake(self) -> None:
        self.socket = self._context.wrap_socket(self.socket, server_side=True)

    def read(self) -> None:
        """Read one whole request."""
        while b"\r\n\r\n" not in self.received:
            self._more()
        head, _, body = self.received.partition(b"\r\n\r\n")
        lengths = [
            int(line.partition(b":")[2])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ]
        missing = sum(lengths) - len(body)
        while missing > 0:
            missing -= self._more()

    def _more(self) -> int:
        chunk = self.socket.recv(65536)
        if not chunk:
            raise ConnectionError("the client has gone")
        self.received += chunk
        return len(chunk)

    def send(self, text: bytes) -> None:
        self.socket.sendall(text)

    def drip(self, text: bytes, every: float) -> None:
        for place in range(len(text)):
            if self._ending.wait(every):
                raise ConnectionAbortedError("the test is over")
            self.send(text[place : place + 1])

    def hold(self) -> None:
        """Say nothing until the test is over."""
        self._ending.wait(PATIENCE)

    def until_gone(self) -> None:
        """Read until the client closes; fails if it does not."""
        try:
            while self.socket.recv(65536):
                pass
        except TimeoutError:
            raise
        except OSError:
            return

    def reset(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


Talk = Callable[[Line], None]


class Loopback:
    """A server on 127.0.0.1 with one behaviour; keeps every connection it ever had."""

    def __init__(self, context: ssl.SSLContext, talk: Talk) -> None:
        self.lines: list[Line] = []
        self.timed_out = False
        self._context = context
        self._talk = talk
        self._ending = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.02)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def received(self) -> bytes:
        """Every byte of every request, decrypted."""
        return b"".join(line.received for line in self.lines)

    def close(self) -> None:
        self._ending.set()
        self._thread.join(2 * PATIENCE)
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self) -> None:
        while True:
            last = self._ending.is_set()
            try:
                raw, _ = self._listener.accept()
            except TimeoutError:
                if last:
                    return
                continue
            line = Line(raw, self._context, self._ending)
            self.lines.append(line)
            try:
                self._talk(line)
            except TimeoutError:
                self.timed_out = True
            except OSError:
                pass
            finally:
                line.socket.close()


def answering(answer: bytes) -> Talk:
    """Reads the whole request, sends *answer*, closes."""

    def talk(line: Line) -> None:
        line.handshake()
        line.read()
        line.send(answer)

    return talk


def framed(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer whose Content-Length is right."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@dataclass(frozen=True, slots=True, kw_only=True)
class WireRequest:
    """A request as it came over the wire."""

    line: str
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]


def parse_request(received: bytes) -> WireRequest:
    head, _, body = received.partition(b"\r\n\r\n")
    first, *rest = head.decode("ascii").split("\r\n")
    headers = [(key, value.strip()) for key, _, value in (line.partition(":") for line in rest)]
    return WireRequest(line=first, headers=headers, body=body)


def closed_port() -> socket.socket:
    """A bound socket that does not listen: its port refuses while it is open."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    return bound


@contextmanager
def crowded_port() -> Iterator[int]:
    """A port whose queue is full: on Linux nobody answers there."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.settimeout(0)
            waiting.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]
