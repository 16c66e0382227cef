"""Each failure of a keyring is told apart, with its number and none of the keyring's text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jeepney import (  # type: ignore[import-untyped]  # it has no types
    DBusAddress,
    DBusErrorResponse,
    new_error,
    new_method_call,
)
from keyring.errors import (
    InitError,
    KeyringError,
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

from tests.storage.keyrings import Refusing, whole_text
from tests.storage.keys import KEY
from wxrepay_gui.domain.errors import (
    KeyringAbsentError,
    KeyringDeniedError,
    KeyringFailedError,
    KeyringLockedError,
    KeystoreError,
)
from wxrepay_gui.gui import words
from wxrepay_gui.storage.keystore import Keystore

MCHID = "1900000001"
SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"


class WindowsError(OSError):
    """As ``pywintypes.error`` is: a number of Windows', where it failed, and words."""

    def __init__(self, winerror: int) -> None:
        super().__init__(winerror, "CredRead", "secret")
        self.winerror = winerror


class Error(Exception):
    """As ``keyring.backends.macOS.api.Error`` is, which comes as the cause of another."""


def dbus_error(name: str) -> Exception:
    asked = new_method_call(DBusAddress("/", bus_name="a.b", interface="a.b"), "c")
    asked.header.serial = 1
    error: Exception = DBusErrorResponse(new_error(asked, name, "s", ("secret",)))
    return error


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def keychain(kind: type[KeyringError], number: int) -> Exception:
    """What keyring's backend for macOS makes of a status."""
    return caused(kind("Can't get secret"), Error(number, "secret"))


LINUX = [
    (KeyringLocked("secret"), KeyringLockedError, "KeyringLocked"),
    (LockedException("secret"), KeyringLockedError, "LockedException"),
    (
        dbus_error("org.freedesktop.Secret.Error.IsLocked"),
        KeyringLockedError,
        "DBusErrorResponse org.freedesktop.Secret.Error.IsLocked",
    ),
    (PromptDismissedException("secret"), KeyringDeniedError, "PromptDismissedException"),
    (
        caused(InitError("secret"), PromptDismissedException("secret")),
        KeyringDeniedError,
        "InitError PromptDismissedException",
    ),
    (
        dbus_error("org.freedesktop.DBus.Error.AccessDenied"),
        KeyringDeniedError,
        "DBusErrorResponse org.freedesktop.DBus.Error.AccessDenied",
    ),
    (NoKeyringError("secret"), KeyringAbsentError, "NoKeyringError"),
    (
        caused(InitError("secret"), SecretServiceNotAvailableException("secret")),
        KeyringAbsentError,
        "InitError SecretServiceNotAvailableException",
    ),
    (
        dbus_error("org.freedesktop.DBus.Error.NameHasNoOwner"),
        KeyringAbsentError,
        "DBusErrorResponse org.freedesktop.DBus.Error.NameHasNoOwner",
    ),
    (
        dbus_error("org.kde.KWallet.Broken"),
        KeyringFailedError,
        "DBusErrorResponse org.kde.KWallet.Broken",
    ),
    (OSError(5, "secret"), KeyringFailedError, "OSError 5"),
]
MACOS = [
    (keychain(KeyringLocked, -128), KeyringDeniedError, "KeyringLocked Error -128"),
    (keychain(KeyringError, -25293), KeyringDeniedError, "KeyringError Error -25293"),
    (keychain(PasswordSetError, -25308), KeyringDeniedError, "PasswordSetError Error -25308"),
    (keychain(PasswordDeleteError, -25307), KeyringAbsentError, "PasswordDeleteError Error -25307"),
    (keychain(KeyringError, -25291), KeyringAbsentError, "KeyringError Error -25291"),
    (keychain(KeyringError, -25294), KeyringAbsentError, "KeyringError Error -25294"),
    (keychain(KeyringError, -67030), KeyringFailedError, "KeyringError Error -67030"),
]
WINDOWS = [
    (WindowsError(5), KeyringDeniedError, "WindowsError 5"),
    (WindowsError(1223), KeyringDeniedError, "WindowsError 1223"),
    (WindowsError(1312), KeyringDeniedError, "WindowsError 1312"),
    (WindowsError(1783), KeyringFailedError, "WindowsError 1783"),
]
SENTENCES = {
    KeyringAbsentError: "This system has no keyring ({reason}). Set one up, or",
    KeyringLockedError: "The system's keyring is locked. Unlock it and try again, or",
    KeyringDeniedError: "Access to the system's keyring was declined. Try again and allow it, or",
    KeyringFailedError: "The system's keyring failed ({reason}). Check it, then try again.",
}


@pytest.mark.parametrize(
    ("error", "kind", "reason"), [*LINUX, *MACOS, *WINDOWS], ids=lambda value: str(value)[:40]
)
def test_each_failure_has_its_kind_and_number_and_none_of_the_keyrings_text(
    error: Exception, kind: type[KeystoreError], reason: str
) -> None:
    keystore = Keystore(Refusing(error))
    for ask in (
        lambda: keystore.load(MCHID, SERIAL),
        lambda: keystore.save(MCHID, SERIAL, KEY),
        lambda: keystore.delete(MCHID, SERIAL),
    ):
        with pytest.raises(kind) as caught:
            ask()
        assert type(caught.value) is kind
        assert caught.value.reason == reason
        assert "secret" not in whole_text(caught.value).replace("secretstorage", "")
        assert words.error(caught.value).startswith(SENTENCES[kind].format(reason=reason))


WHERE_WINDOWS_IS = """
import sys
sys.modules["secretstorage"] = sys.modules["jeepney"] = None
from win32ctypes.pywin32 import pywintypes
from wxrepay_gui.domain.errors import KeystoreError
from wxrepay_gui.storage import keyrings
from wxrepay_gui.storage.keyring_faults import asked

def refuse():
    raise pywintypes.error(int(sys.argv[1]), "CredWrite", "secret")

try:
    asked(refuse)
except KeystoreError as error:
    print(type(error).__name__, error.reason)
"""
PYWINTYPES = """
class error(Exception):
    def __init__(self, *args, **kw):
        self.winerror, self.funcname, self.strerror = args
        Exception.__init__(self, *args, **kw)
"""
"""What of pywin32-ctypes 0.2.3 is asked for."""


@pytest.mark.parametrize(
    ("number", "told"), [(5, "KeyringDeniedError error 5"), (8, "KeyringFailedError error 8")]
)
def test_windows_own_errors_are_told_apart_where_linux_libraries_are_not(
    tmp_path: Path, number: int, told: str
) -> None:
    package = tmp_path / "win32ctypes" / "pywin32"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "pywintypes.py").write_text(PYWINTYPES, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", WHERE_WINDOWS_IS, str(number)],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.stderr, ended.stdout) == ("", f"{told}\n")
