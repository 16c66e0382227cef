"""Why a keyring did not do what it was asked, told apart, and with none of its own text.

A library's error may quote the secret it was given. So ours name the kind of failure and its number
alone, and are never chained to the library's own.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import TypeVar

from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

from wxrepay_gui.domain.errors import (
    KeyringAbsentError,
    KeyringDeniedError,
    KeyringFailedError,
    KeyringLockedError,
    KeystoreError,
)

_T = TypeVar("_T")

WINDOWS_DENIED = frozenset({5, 1223, 1312})
"""ERROR_ACCESS_DENIED, ERROR_CANCELLED, ERROR_NO_SUCH_LOGON_SESSION (``winerror.h``)."""

MACOS_DENIED = frozenset({-128, -25293, -25308})
"""userCanceledErr, errSecAuthFailed, errSecInteractionNotAllowed (``SecBase.h``)."""

MACOS_ABSENT = frozenset({-25291, -25294, -25307})
"""errSecNotAvailable, errSecNoSuchKeychain, errSecNoDefaultKeychain (``SecBase.h``)."""

DBUS_DENIED = "org.freedesktop.DBus.Error.AccessDenied"
DBUS_LOCKED = "org.freedesktop.Secret.Error.IsLocked"
DBUS_ABSENT = ("org.freedesktop.DBus.Error.NameHasNoOwner", "org.freedesktop.DBus.Error.Spawn.")
"""Nobody is there, or whoever should be does not start; what the names begin with."""


def _present(*names: tuple[str, str]) -> Iterator[type[Exception]]:
    """Those of the exceptions whose library this system has."""
    for module, name in names:
        with suppress(ImportError):
            yield getattr(import_module(module), name)


FAILURES: tuple[type[Exception], ...] = (
    KeyringError,
    OSError,
    UnicodeError,
    *_present(
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney", "DBusErrorResponse"),
        ("win32ctypes.pywin32.pywintypes", "error"),
        ("pywintypes", "error"),
    ),
)
"""Whatever a backend raises of its own."""

_DENIED: tuple[type[Exception], ...] = tuple(
    _present(("secretstorage.exceptions", "PromptDismissedException"))
)
_LOCKED: tuple[type[Exception], ...] = (
    KeyringLocked,
    *_present(("secretstorage.exceptions", "LockedException")),
)
_ABSENT: tuple[type[Exception], ...] = (
    NoKeyringError,
    *_present(("secretstorage.exceptions", "SecretServiceNotAvailableException")),
)


def asked(question: Callable[[], _T]) -> _T:
    """The keyring's answer to *question*.

    Raises:
        KeystoreError: It failed; the kind and number of that, and nothing else of it.
    """
    try:
        return question()
    except FAILURES as error:
        failure = _failure(error)
    raise failure


def _failure(error: Exception) -> KeystoreError:
    links = list(_links(error))
    reason = " ".join(_word(link) for link in links)
    for tells, ours in (
        (_is_denied, KeyringDeniedError),  # macOS calls a refusal locked as well
        (_is_locked, KeyringLockedError),
        (_is_absent, KeyringAbsentError),
    ):
        if any(tells(link) for link in links):
            return ours(reason)
    return KeyringFailedError(reason)


def _links(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _is_denied(error: BaseException) -> bool:
    return (
        isinstance(error, _DENIED)
        or _winerror(error) in WINDOWS_DENIED
        or _number(error) in MACOS_DENIED
        or _dbus_name(error) == DBUS_DENIED
    )


def _is_locked(error: BaseException) -> bool:
    return isinstance(error, _LOCKED) or _dbus_name(error) == DBUS_LOCKED


def _is_absent(error: BaseException) -> bool:
    return (
        isinstance(error, _ABSENT)
        or _number(error) in MACOS_ABSENT
        or _dbus_name(error).startswith(DBUS_ABSENT)
    )


def _word(error: BaseException) -> str:
    """The kind of *error*, with its D-Bus name or its number, and none of its text."""
    number = _winerror(error) or _number(error) or ""
    return f"{type(error).__name__} {_dbus_name(error) or number}".rstrip()


def _winerror(error: BaseException) -> int | None:
    """Windows' own number, which is another one than that of C's library."""
    return getattr(error, "winerror", None)


def _number(error: BaseException) -> int | None:
    return next((part for part in error.args if isinstance(part, int)), None)


def _dbus_name(error: BaseException) -> str:
    return getattr(error, "name", None) or ""
