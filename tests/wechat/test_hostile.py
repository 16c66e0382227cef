"""Whatever the environment of the process says, the request, the trust and the files stay."""

import json
import os
import ssl
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from tests.conftest import ROOT
from tests.wechat.conftest import Serve
from tests.wechat.loopback import LOCALHOST, Authority, Line, Loopback, answering, framed
from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.outcome import NotSentReason

OK = framed(b"{}")
PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy")
ROOTS = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
WEAKER = """\
openssl_conf = start
[start]
ssl_conf = modules
[modules]
system_default = weak
[weak]
MinProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
Options = UnsafeLegacyRenegotiation,UnsafeLegacyServerConnect
"""

Told = dict[str, Any]
Ask = Callable[..., Told]


def taking(line: Line) -> None:
    """A proxy that would carry anything away."""
    line.received += line.socket.recv(65536)


def handshaking(line: Line) -> None:
    line.handshake()
    line.received += line.socket.recv(65536)


@pytest.fixture
def thief(serve: Serve) -> Iterator[Loopback]:
    """A proxy that nobody is to ask."""
    proxy = serve(taking)
    yield proxy
    proxy.close()
    assert proxy.lines == []


@pytest.fixture
def hostile(thief: Loopback, stranger: Authority, tmp_path: Path) -> dict[str, str]:
    """Every variable that other programs follow: who is asked, whom to trust, what is kept."""
    root = tmp_path / "stranger.pem"
    root.write_text(stranger.pem, encoding="ascii")
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login thief password stolen\n", encoding="ascii")
    netrc.chmod(0o600)
    weaker = tmp_path / "openssl.cnf"
    weaker.write_text(WEAKER, encoding="ascii")
    return {
        **dict.fromkeys(PROXIES, f"http://{thief.host}"),
        **dict.fromkeys(ROOTS, str(root)),
        "NO_PROXY": "",
        "SSL_CERT_DIR": str(tmp_path),
        "SSLKEYLOGFILE": "tls-secrets",
        "NETRC": str(netrc),
        "HOME": str(tmp_path),
        "OPENSSL_CONF": str(weaker),
    }


@pytest.fixture
def ask(authority: Authority, tmp_path: Path) -> Ask:
    """Makes one exchange in a process with these variables; in a folder of its own."""
    root = tmp_path / "root.pem"
    root.write_text(authority.pem, encoding="ascii")

    def run(server: Loopback, variables: dict[str, str]) -> Told:
        folder = tmp_path / f"run-{server.port}-{len(variables)}"
        folder.mkdir()
        found = subprocess.run(
            [sys.executable, "-m", "tests.wechat.hostile", str(server.port), str(root)],
            cwd=folder,
            env={**os.environ, **variables, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=30,
            check=True,
        )
        told: Told = json.loads(found.stdout)
        return told

    return run


def test_the_request_the_trust_and_the_files_are_as_ever(
    serve: Serve, ask: Ask, hostile: dict[str, str]
) -> None:
    server = serve(answering(OK))
    told, usual = ask(server, hostile), ask(server, {})
    server.close()
    first, second = (line.received for line in server.lines)
    assert first == second
    assert b"Authorization: SIGNED /v3/book\r\n" in first
    assert told.pop("pid") != usual.pop("pid")
    assert told == usual
    assert told["status"] == 200
    assert told["trusted"] == 1
    assert told["files"] == [], "no secret of TLS was written, nor anything else"


def test_a_stranger_is_not_trusted_whatever_the_environment_says(
    serve: Serve, ask: Ask, hostile: dict[str, str], stranger_context: ssl.SSLContext
) -> None:
    server = serve(handshaking, stranger_context)
    told = ask(server, hostile)
    server.close()
    assert (told["stage"], told["fault"]) == (Stage.CONNECTING, NotSentReason.UNTRUSTED)
    assert server.received == b""


def test_an_old_tls_is_refused_whatever_the_environment_says(
    serve: Serve, ask: Ask, hostile: dict[str, str], authority: Authority, tmp_path: Path
) -> None:
    context = authority.context(tmp_path, LOCALHOST)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    server = serve(handshaking, context)
    told = ask(server, hostile)
    server.close()
    assert (told["stage"], told["fault"]) == (Stage.CONNECTING, NotSentReason.TLS)
    assert server.received == b""


@pytest.fixture
def short_key(authority: Authority, tmp_path: Path) -> ssl.SSLContext:
    """A server of the right name by the right authority, whose key anybody may soon have."""
    now = datetime.now(UTC)
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505  too short is the point
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "server")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([LOCALHOST]), critical=False)
    )
    certificate = authority.sign(builder)
    pem = tmp_path / "short.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(pem)
    return context


def test_a_short_key_is_refused_whatever_the_environment_says(
    serve: Serve, ask: Ask, hostile: dict[str, str], short_key: ssl.SSLContext
) -> None:
    server = serve(handshaking, short_key)
    told = ask(server, hostile)
    server.close()
    assert told["stage"] == Stage.CONNECTING
    assert told["fault"] in {NotSentReason.TLS, NotSentReason.UNTRUSTED}
    assert server.received == b""
