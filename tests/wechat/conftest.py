"""Keys, authorities and servers for the tests of the one HTTP API."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.wechat.loopback import LOCALHOST, Authority, Loopback, Talk
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.wechat.keys import PrivateKey

Serve = Callable[..., Loopback]


@pytest.fixture(scope="session")
def merchant_key() -> PrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def wechat_key() -> PrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def other_key() -> PrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority("practice root")


@pytest.fixture(scope="session")
def stranger() -> Authority:
    return Authority("somebody in between")


@pytest.fixture(scope="session")
def server_context(
    authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> ssl.SSLContext:
    return authority.context(tmp_path_factory.mktemp("trusted"), LOCALHOST)


@pytest.fixture(scope="session")
def stranger_context(
    stranger: Authority, tmp_path_factory: pytest.TempPathFactory
) -> ssl.SSLContext:
    return stranger.context(tmp_path_factory.mktemp("stranger"), LOCALHOST)


@pytest.fixture
def serve(server_context: ssl.SSLContext) -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(talk: Talk, context: ssl.SSLContext = server_context) -> Loopback:
            return stack.enter_context(Loopback(context, talk))

        yield start


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose .netrc claims to know a password for 127.0.0.1."""
    path = tmp_path / ".netrc"
    path.write_text("machine 127.0.0.1 login thief password stolen\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(path))
    return path


@pytest.fixture(scope="session")
def practice_certificate() -> bytes:
    return Identity.make(datetime(2025, 12, 6, tzinfo=UTC)).certificate.encode()
