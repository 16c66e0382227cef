"""Private keys in the system's keyring, and nowhere else; the only door to ``keyring``.

No error raised here, and no traceback of one, holds anything of a key: it names the kind of
failure and its number, and is never chained to the keyring's own.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, macOS
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

from wxrepay_gui.domain.errors import (
    KeyAbsentError,
    KeyDamagedError,
    KeyringAbsentError,
    KeyringFailedError,
    KeyringLockedError,
    KeystoreError,
)
from wxrepay_gui.domain.merchant import KeyMaterial

LONGEST = 1280
"""UTF-16 units that Windows' Credential Manager takes (2,560 bytes); kept on every system."""

SHORTEST_MODULUS = 2048
"""WeChat Pay's certificates are RSA of 2,048 bits or more."""

_FORMAT = 1
_DIGEST_BYTES = 32
_LEAST_PRIORITY = 1

_T = TypeVar("_T")
_Kinds = Mapping[str, tuple[type[KeyringBackend], Mapping[str, object]]]

KINDS: _Kinds = MappingProxyType(
    {
        # By default Windows lets a credential roam with a domain profile.
        "win32": (Windows.WinVaultKeyring, {"persist": "local machine"}),
        "darwin": (macOS.Keyring, {}),
        "linux": (SecretService.Keyring, {}),
    }
)
"""The backend of each system, and how it is to be set."""


def _present(*names: tuple[str, str]) -> Iterator[type[Exception]]:
    """Those of the exceptions whose library this system has."""
    for module, name in names:
        with suppress(ImportError):
            yield getattr(import_module(module), name)


_FAILED: tuple[type[Exception], ...] = (
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
_LOCKED: tuple[type[Exception], ...] = (
    KeyringLocked,
    *_present(
        ("secretstorage.exceptions", "LockedException"),
        ("secretstorage.exceptions", "PromptDismissedException"),
    ),
)
_ABSENT: tuple[type[Exception], ...] = (
    NoKeyringError,
    *_present(("secretstorage.exceptions", "SecretServiceNotAvailableException")),
)


def system_backend(platform: str, kinds: _Kinds = KINDS) -> KeyringBackend:
    """The keyring of *platform*, as ``sys.platform`` says it.

    It is made from its class; neither the environment nor a file can name another or set it.

    Raises:
        KeyringAbsentError: There is none, or it does not work here.
    """
    if platform not in kinds:
        raise KeyringAbsentError(platform)
    kind, properties = kinds[platform]
    _check(kind)
    backend = object.__new__(kind)  # its __init__ does nothing but read the environment
    for name, value in properties.items():
        setattr(backend, name, value)
    return backend


def _check(kind: type[KeyringBackend]) -> None:
    """Refuse what is not safe, or not there: ``null``, ``fail``, plain text, chains."""
    priority = 0.0
    if not issubclass(kind, ChainerBackend):
        with suppress(RuntimeError, *_FAILED):
            priority = kind.priority
    if priority < _LEAST_PRIORITY:
        raise KeyringAbsentError(kind.__module__)


class Keystore:
    """One key for each merchant, in a keyring; every call may wait for a person to unlock it."""

    def __init__(self, backend: KeyringBackend) -> None:
        """Keep keys in *backend*.

        Raises:
            KeyringAbsentError: It is not one that is safe.
        """
        _check(type(backend))
        self._backend = backend

    def save(self, mchid: str, key: KeyMaterial) -> None:
        """Keep *key* for *mchid* instead of any other, and make sure that it reads back.

        If that fails, the old key is put back as far as the keyring allows.

        Raises:
            KeystoreError: The keyring is in the way.
            ValueError: *key* cannot be an RSA key that WeChat Pay takes.
        """
        if not _is_plausible(key):
            raise ValueError("not an RSA key")
        text = _encode(key)
        if len(text) > LONGEST:
            raise KeyringFailedError(f"{len(text)} > {LONGEST}")
        before = self._read(mchid)
        failure = self._write(mchid, text)
        if failure is not None:
            with suppress(KeystoreError):
                if before is None:
                    self.delete(mchid)
                elif self._read(mchid) != before:
                    self._write(mchid, before)
            raise failure

    def load(self, mchid: str) -> KeyMaterial:
        """The key of *mchid*. Whether it fits its public key's hash is for others to check.

        Raises:
            KeyAbsentError: There is none.
            KeyDamagedError: What is there is no key.
            KeystoreError: The keyring is in the way.
        """
        text = self._read(mchid)
        if text is None:
            raise KeyAbsentError
        key = _decode(text)
        if key is None:
            raise KeyDamagedError
        return key

    def delete(self, mchid: str) -> None:
        """Forget the key of *mchid*; that there is none is no error.

        Raises:
            KeystoreError: The keyring is in the way, and the key still there.
        """
        failure = None
        try:
            _asked(lambda: self._backend.delete_password(_service(mchid), mchid))
        except KeystoreError as error:
            failure = error
        if failure is not None and self._read(mchid) is not None:
            raise failure

    def _read(self, mchid: str) -> str | None:
        return _asked(lambda: self._backend.get_password(_service(mchid), mchid))

    def _write(self, mchid: str, text: str) -> KeystoreError | None:
        """Write and read back; what went wrong, if anything did."""
        try:
            _asked(lambda: self._backend.set_password(_service(mchid), mchid, text))
            found = self._read(mchid)
        except KeystoreError as error:
            return error
        return None if found == text else KeyringFailedError("reads back otherwise")


def _service(mchid: str) -> str:
    """One service for each secret: Windows moves entries that share one."""
    return f"wxrepay_gui/merchant/{mchid}"


def _asked(question: Callable[[], _T]) -> _T:
    """The keyring's answer to *question*, or our error, with nothing of its own attached."""
    try:
        return question()
    except _FAILED as error:
        failure = _failure(error)
    raise failure


def _failure(error: Exception) -> KeystoreError:
    links = list(_links(error))
    reason = " ".join(filter(None, map(_word, links)))
    for kinds, ours in ((_LOCKED, KeyringLockedError), (_ABSENT, KeyringAbsentError)):
        if any(isinstance(link, kinds) for link in links):
            return ours(reason)
    return KeyringFailedError(reason)


def _links(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _word(error: BaseException) -> str:
    """The kind of *error*, with its D-Bus name or its number, and none of its text."""
    number = next((part for part in error.args if isinstance(part, int)), "")
    return f"{type(error).__name__} {getattr(error, 'name', None) or number}".rstrip()


def _encode(key: KeyMaterial) -> str:
    whole = {
        "v": _FORMAT,
        "p": _number_text(key.p),
        "q": _number_text(key.q),
        "e": _number_text(key.e),
        "h": _bytes_text(bytes.fromhex(key.public_sha256)),
    }
    return json.dumps(whole, separators=(",", ":"))


def _decode(text: str) -> KeyMaterial | None:
    """The key that :func:`_encode` wrote as *text*; ``None`` for anything else."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        whole = json.loads(text)
        p, q, e, digest = (_bytes_of(whole[name]) for name in "pqeh")
        key = KeyMaterial(
            p=int.from_bytes(p),
            q=int.from_bytes(q),
            e=int.from_bytes(e),
            public_sha256=digest.hex(),
        )
        if _is_plausible(key) and _encode(key) == text:
            return key
    return None


def _is_plausible(key: KeyMaterial) -> bool:
    """Whether this may be an RSA key: sizes and parities only, the mathematics is elsewhere."""
    return (
        len(key.public_sha256) == 2 * _DIGEST_BYTES
        and key.p != key.q
        and all(number > 1 and number % 2 for number in (key.p, key.q, key.e))
        and (key.p * key.q).bit_length() >= SHORTEST_MODULUS
        and key.e < key.p * key.q
    )


def _number_text(number: int) -> str:
    return _bytes_text(number.to_bytes(-(-number.bit_length() // 8)))


def _bytes_text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes_of(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
