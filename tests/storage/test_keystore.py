"""Private keys in a keyring: whole, alone, and never in anybody's words."""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jeepney import (  # type: ignore[import-untyped]  # it has no types
    DBusAddress,
    DBusErrorResponse,
    new_error,
    new_method_call,
)
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, chainer, fail, macOS, null
from keyring.errors import (
    InitError,
    KeyringLocked,
    NoKeyringError,
    PasswordDeleteError,
    PasswordSetError,
)
from secretstorage.exceptions import (
    LockedException,
    PromptDismissedException,
    SecretServiceNotAvailableException,
)

from wxrepay_gui.domain.errors import (
    KeyAbsentError,
    KeyDamagedError,
    KeyringAbsentError,
    KeyringFailedError,
    KeyringLockedError,
    KeystoreError,
)
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.storage.keystore import KINDS, LONGEST, Keystore, system_backend

MCHID = "1900000001"
SERVICE = f"wxrepay_gui/merchant/{MCHID}"


def new_key(bits: int) -> KeyMaterial:
    private = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    numbers = private.private_numbers()
    der = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return KeyMaterial(p=numbers.p, q=numbers.q, e=65537, public_sha256=sha256(der).hexdigest())


KEY, OTHER, LARGE = new_key(2048), new_key(2048), new_key(4096)


class Memory(KeyringBackend):
    """Keeps secrets in memory, as Windows' Credential Manager does: 1,280 UTF-16 units each."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class Refusing(Memory):
    """Raises *error* at whatever is asked of it."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, *_entry: str) -> str | None:
        raise self.error

    def delete_password(self, *_entry: str) -> None:
        raise self.error


class Talkative(Memory):
    """Cannot write, forgets the old entry, and tells the secret to everybody."""

    def set_password(self, service: str, username: str, password: str) -> None:
        broken = service, username
        if broken in self.entries:
            del self.entries[broken]
            raise PasswordSetError(f"cannot store {password}") from ValueError(password)
        super().set_password(service, username, password)


class Lossy(Memory):
    """Keeps only the beginning of a second secret, or nothing of it."""

    def __init__(self, kept: int, writes: int = 1) -> None:
        super().__init__()
        self.kept = kept
        self.writes = writes

    def set_password(self, service: str, username: str, password: str) -> None:
        self.writes -= 1
        if self.writes == -1:
            password = password[: self.kept]
        super().set_password(service, username, password)
        if not password:
            del self.entries[service, username]


class Sticky(Memory):
    """Deletes nothing."""

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError(f"denied for {service} {username}")


def whole_text(error: BaseException) -> str:
    """Everything that a log could show of *error*."""
    chain = [error]
    for link in chain:
        chain.extend(each for each in (link.__cause__, link.__context__) if each is not None)
    return "".join(
        f"{link!r} {link.__dict__} {''.join(traceback.format_exception(link))}" for link in chain
    )


@pytest.mark.parametrize("key", [KEY, LARGE], ids=["2048", "4096"])
def test_a_key_comes_back_and_fits_windows(key: KeyMaterial) -> None:
    backend = Memory()
    Keystore(backend).save(MCHID, key)
    assert Keystore(backend).load(MCHID) == key
    assert list(backend.entries) == [(SERVICE, MCHID)]
    assert len(backend.entries[SERVICE, MCHID]) <= 800 < LONGEST


def test_the_credential_is_compact_json_of_the_numbers() -> None:
    backend = Memory()
    Keystore(backend).save(MCHID, KEY)
    text = backend.entries[SERVICE, MCHID]
    whole = json.loads(text)
    assert list(whole) == ["v", "p", "q", "e", "h"]
    assert (whole["v"], whole["e"]) == (1, "AQAB")
    assert text.isascii()
    assert " " not in text


def test_a_new_key_replaces_the_old_one_and_leaves_other_merchants_alone() -> None:
    keystore = Keystore(Memory())
    keystore.save(MCHID, KEY)
    keystore.save("1900000002", LARGE)
    keystore.save(MCHID, OTHER)
    assert keystore.load(MCHID) == OTHER
    assert keystore.load("1900000002") == LARGE


def test_a_deleted_key_is_absent_and_deleting_twice_is_no_error() -> None:
    keystore = Keystore(Memory())
    keystore.save(MCHID, KEY)
    keystore.delete(MCHID)
    keystore.delete(MCHID)
    with pytest.raises(KeyAbsentError):
        keystore.load(MCHID)


def test_a_key_that_cannot_be_deleted_is_told() -> None:
    keystore = Keystore(Sticky())
    keystore.delete(MCHID)
    keystore.save(MCHID, KEY)
    with pytest.raises(KeyringFailedError, match=r"^PasswordDeleteError$"):
        keystore.delete(MCHID)
    assert keystore.load(MCHID) == KEY


@pytest.mark.parametrize(
    "key",
    [
        replace(KEY, q=KEY.p),
        replace(KEY, p=KEY.p + 1),
        replace(KEY, e=1),
        replace(KEY, e=KEY.p * KEY.q + 2),
        replace(KEY, p=3, q=5),
        replace(KEY, p=-KEY.p),
        replace(KEY, public_sha256="00"),
        replace(KEY, public_sha256="x" * 64),
    ],
)
def test_what_is_no_key_is_not_kept_and_not_quoted(key: KeyMaterial) -> None:
    backend = Memory()
    with pytest.raises(ValueError, match=r".") as caught:
        Keystore(backend).save(MCHID, key)
    assert str(KEY.q) not in whole_text(caught.value)
    assert backend.entries == {}


def test_a_key_that_windows_could_not_hold_is_kept_nowhere() -> None:
    backend = Memory()
    with pytest.raises(KeyringFailedError, match="1280"):
        Keystore(backend).save(MCHID, replace(KEY, p=2**8192 + 1))
    assert backend.entries == {}


def damaged(change: Callable[[dict[str, Any]], object]) -> str:
    backend = Memory()
    Keystore(backend).save(MCHID, KEY)
    whole = json.loads(backend.entries[SERVICE, MCHID])
    change(whole)
    return json.dumps(whole, separators=(",", ":"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hunter2",
        "[]",
        "{}",
        "[" * 100_000,
        damaged(lambda whole: whole.pop("h")),
        damaged(lambda whole: whole.update(v=2)),
        damaged(lambda whole: whole.update(more=1)),
        damaged(lambda whole: whole.update(p=5)),
        damaged(lambda whole: whole.update(p=whole["p"][:-9])),
        damaged(lambda whole: whole.update(p=whole["q"])),
        damaged(lambda whole: whole.update(p="é")),
        damaged(lambda whole: whole.update(h="AAAA")),
        damaged(lambda _whole: None)[:-1],
    ],
)
def test_what_is_no_key_is_damaged_and_not_quoted(text: str) -> None:
    backend = Memory()
    backend.entries[SERVICE, MCHID] = text
    with pytest.raises(KeyDamagedError) as caught:
        Keystore(backend).load(MCHID)
    assert caught.value.reason == ""
    assert caught.value.__context__ is None


def dbus_error(name: str) -> Exception:
    asked = new_method_call(DBusAddress("/", bus_name="a.b", interface="a.b"), "c")
    asked.header.serial = 1
    error: Exception = DBusErrorResponse(new_error(asked, name, "s", ("secret",)))
    return error


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (KeyringLocked("secret"), KeyringLockedError, "KeyringLocked"),
        (LockedException("secret"), KeyringLockedError, "LockedException"),
        (
            caused(InitError("secret"), PromptDismissedException("secret")),
            KeyringLockedError,
            "InitError PromptDismissedException",
        ),
        (NoKeyringError("secret"), KeyringAbsentError, "NoKeyringError"),
        (
            caused(InitError("secret"), SecretServiceNotAvailableException("secret")),
            KeyringAbsentError,
            "InitError SecretServiceNotAvailableException",
        ),
        (OSError(1312, "secret"), KeyringFailedError, "OSError 1312"),
        (
            dbus_error("org.kde.KWallet.Broken"),
            KeyringFailedError,
            "DBusErrorResponse org.kde.KWallet.Broken",
        ),
    ],
)
def test_each_failure_has_its_kind_and_number_and_none_of_the_keyrings_text(
    error: Exception, kind: type[KeystoreError], reason: str
) -> None:
    keystore = Keystore(Refusing(error))
    for ask in (
        lambda: keystore.load(MCHID),
        lambda: keystore.save(MCHID, KEY),
        lambda: keystore.delete(MCHID),
    ):
        with pytest.raises(kind) as caught:
            ask()
        assert caught.value.reason == reason
        assert "secret" not in whole_text(caught.value).replace("secretstorage", "")


def test_a_failed_write_puts_the_old_key_back_and_tells_nothing_of_either() -> None:
    backend = Talkative()
    keystore = Keystore(backend)
    keystore.save(MCHID, KEY)
    before = backend.entries[SERVICE, MCHID]
    with pytest.raises(KeyringFailedError, match="PasswordSetError ValueError") as caught:
        keystore.save(MCHID, OTHER)
    assert keystore.load(MCHID) == KEY
    for secret in (before, json.loads(before)["p"], str(OTHER.p)[:20], '"p"'):
        assert secret not in whole_text(caught.value)


@pytest.mark.parametrize("kept", [0, 100])
def test_a_key_that_reads_back_otherwise_gives_way_to_the_old_one(kept: int) -> None:
    keystore = Keystore(Lossy(kept))
    keystore.save(MCHID, KEY)
    with pytest.raises(KeyringFailedError, match="reads back otherwise"):
        keystore.save(MCHID, OTHER)
    assert keystore.load(MCHID) == KEY


def test_a_first_key_that_reads_back_otherwise_leaves_nothing() -> None:
    keystore = Keystore(Lossy(100, writes=0))
    with pytest.raises(KeyringFailedError):
        keystore.save(MCHID, KEY)
    with pytest.raises(KeyAbsentError):
        keystore.load(MCHID)


def test_a_write_that_was_refused_before_it_began_changes_nothing() -> None:
    class Full(Memory):
        def set_password(self, service: str, username: str, password: str) -> None:
            if self.entries:
                raise PasswordSetError(password)
            super().set_password(service, username, password)

    keystore = Keystore(Full())
    keystore.save(MCHID, KEY)
    with pytest.raises(KeyringFailedError):
        keystore.save(MCHID, OTHER)
    assert keystore.load(MCHID) == KEY


class PlainText(Memory):
    """A backend such as ``keyrings.alt`` has."""

    priority: ClassVar[float] = 0.5


@pytest.mark.parametrize(
    "kind", [null.Keyring, fail.Keyring, chainer.ChainerBackend, PlainText, macOS.Keyring]
)
def test_what_is_not_a_safe_keyring_is_refused(kind: type[KeyringBackend]) -> None:
    with pytest.raises(KeyringAbsentError):
        Keystore(object.__new__(kind))
    with pytest.raises(KeyringAbsentError):
        system_backend("linux", {"linux": (kind, {})})


@pytest.mark.parametrize("platform", ["win32", "darwin", "aix"])
def test_another_systems_keyring_is_absent_here(platform: str) -> None:
    with pytest.raises(KeyringAbsentError):
        system_backend(platform)


def test_each_system_has_its_own_class() -> None:
    assert {platform: kind for platform, (kind, _properties) in KINDS.items()} == {
        "win32": Windows.WinVaultKeyring,
        "darwin": macOS.Keyring,
        "linux": SecretService.Keyring,
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


def test_without_a_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    with pytest.raises(KeyringAbsentError):
        system_backend("linux")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """What happened in a session of its own with a real Secret Service, unlocked at first."""
    home = tmp_path_factory.mktemp("home")
    (home / "run").mkdir(mode=0o700)
    canary = home / "canary.py"
    canary.write_text("raise SystemExit('somebody loaded a foreign backend')", encoding="utf-8")
    config = home / ".config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(
        f"[backend]\ndefault-keyring=canary.Keyring\nkeyring-path={home}\n", encoding="utf-8"
    )
    script = Path(__file__).with_name("secret_service_session.py")
    unlock = "printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    ended = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            f'{unlock} && exec "$0" "$1"',
            sys.executable,
            script,
        ],
        input=json.dumps([asdict(LARGE), asdict(KEY)]),
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHON_KEYRING_BACKEND": "canary.Keyring",
            "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/nowhere",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    facts: Mapping[str, object] = json.loads(ended.stdout)
    return facts


def test_a_real_secret_service_keeps_and_replaces_a_key(session: Mapping[str, object]) -> None:
    assert session["backend"] == "keyring.backends.SecretService"
    assert session["the last key came back"] is True
    assert session["each merchant has its own"] is True


def test_a_real_secret_service_holds_one_entry_a_merchant(session: Mapping[str, object]) -> None:
    assert session["entries"] == [SERVICE, "wxrepay_gui/merchant/1900000002"]


def test_a_real_secret_service_tells_what_it_does_not_hold(session: Mapping[str, object]) -> None:
    assert session["absent at first"] == "KeyAbsentError "
    assert session["absent when deleted"] == "KeyAbsentError "


def test_a_real_secret_service_that_is_locked_is_told(session: Mapping[str, object]) -> None:
    assert str(session["locked"]).startswith("KeyringLockedError")


def test_no_foreign_backend_is_loaded_whatever_the_environment_says(
    session: Mapping[str, object],
) -> None:
    assert session["foreign modules"] == []
