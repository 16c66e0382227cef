"""Which keyrings are used, and which are not there or not safe."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import Windows, chainer, fail, kwallet, libsecret, macOS, null

from tests.storage.keyrings import Memory
from wxrepay_gui.domain.errors import KeyringAbsentError, KeyringUnsafeError
from wxrepay_gui.gui import words
from wxrepay_gui.storage.keyrings import KINDS, system_backend
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.secret_service import DesktopKeyring


class PlainText(Memory):
    """A backend such as ``keyrings.alt`` has."""

    priority: ClassVar[float] = 0.5


class Hidden(chainer.ChainerBackend):
    """A chain under another name."""


def opened_with(kind: type[KeyringBackend]) -> tuple[Callable[[], object], ...]:
    """The two ways in which *kind* could come to be used."""
    return (
        lambda: Keystore(object.__new__(kind)),
        lambda: system_backend("linux", {"linux": (kind, {})}),
    )


@pytest.mark.parametrize(
    "kind",
    [null.Keyring, fail.Keyring, kwallet.DBusKeyring, libsecret.Keyring, PlainText],
    ids=lambda kind: kind.__module__,
)
def test_a_keyring_that_is_not_safe_is_refused_as_that(kind: type[KeyringBackend]) -> None:
    for use in opened_with(kind):
        with pytest.raises(KeyringUnsafeError) as caught:
            use()
        assert caught.value.reason == kind.__module__
        said = words.error(caught.value)
        assert said.startswith(f"This system's keyring ({kind.__module__}) would keep the key in")


@pytest.mark.parametrize("kind", [chainer.ChainerBackend, Hidden])
def test_a_chain_of_keyrings_is_refused_whatever_it_leads_to(kind: type[KeyringBackend]) -> None:
    for use in opened_with(kind):
        with pytest.raises(KeyringUnsafeError):
            use()


@pytest.mark.parametrize("kind", [Windows.WinVaultKeyring, macOS.Keyring])
def test_another_systems_keyring_is_absent_here(kind: type[KeyringBackend]) -> None:
    for use in opened_with(kind):
        with pytest.raises(KeyringAbsentError) as caught:
            use()
        assert caught.value.reason == kind.__module__


@pytest.mark.parametrize("platform", ["win32", "darwin", "aix"])
def test_a_platform_without_a_keyring_says_so(platform: str) -> None:
    with pytest.raises(KeyringAbsentError) as caught:
        system_backend(platform)
    assert words.error(caught.value).startswith("This system has no keyring (")


def test_each_system_has_its_own_class() -> None:
    assert {platform: kind for platform, (kind, _properties) in KINDS.items()} == {
        "win32": Windows.WinVaultKeyring,
        "darwin": macOS.Keyring,
        "linux": DesktopKeyring,
    }
    assert KINDS["win32"][1] == {"persist": "local machine"}


def test_a_backend_is_set_by_the_program_and_not_by_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Vault(Memory):
        persist = "enterprise"
        keychain = "own"

    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "session")
    monkeypatch.setenv("KEYRING_PROPERTY_KEYCHAIN", "/somebody/elses")
    backend = system_backend("win32", {"win32": (Vault, {"persist": "local machine"})})
    assert isinstance(backend, Vault)
    assert (backend.persist, backend.keychain) == ("local machine", "own")
