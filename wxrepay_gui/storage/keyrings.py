"""Which keyring each system has, and which are not to be trusted with a secret."""

from collections.abc import Mapping
from types import MappingProxyType

from keyring.backend import KeyringBackend
from keyring.backends import Windows, macOS
from keyring.backends.chainer import ChainerBackend

from wxrepay_gui.domain.errors import KeyringAbsentError, KeyringUnsafeError
from wxrepay_gui.storage.keyring_faults import FAILURES
from wxrepay_gui.storage.secret_service import DesktopKeyring

_Kinds = Mapping[str, tuple[type[KeyringBackend], Mapping[str, object]]]

KINDS: _Kinds = MappingProxyType(
    {
        # By default Windows lets a credential roam with a domain profile.
        "win32": (Windows.WinVaultKeyring, {"persist": "local machine"}),
        "darwin": (macOS.Keyring, {}),
        "linux": (DesktopKeyring, {}),
    }
)
"""The backend of each system, and how it is to be set."""

_AWAY: tuple[type[Exception], ...] = (RuntimeError, *FAILURES)

_LEAST_PRIORITY = 1
"""Below it, ``keyring`` itself does not recommend a backend."""


def system_backend(platform: str, kinds: _Kinds = KINDS) -> KeyringBackend:
    """The keyring of *platform*, as ``sys.platform`` says it.

    It is made from its class; neither the environment nor a file can name another or set it.

    Raises:
        KeyringAbsentError: There is none, or it does not work here.
        KeyringUnsafeError: There is one, but it is not safe.
    """
    if platform not in kinds:
        raise KeyringAbsentError(platform)
    kind, properties = kinds[platform]
    check_safe(kind)
    backend = object.__new__(kind)  # its __init__ does nothing but read the environment
    for name, value in properties.items():
        setattr(backend, name, value)
    return backend


def check_safe(kind: type[KeyringBackend]) -> None:
    """See that *kind* keeps secrets, keeps them safely, and is there.

    Of the backends that come with ``keyring`` or its relatives only those of :data:`KINDS` are
    safe: others keep nothing, keep plain text, or hand on to whatever is installed.

    Raises:
        KeyringAbsentError: It does not work here.
        KeyringUnsafeError: It is not safe.
    """
    name = kind.__module__
    known = tuple(known for known, _properties in KINDS.values())
    related = name.startswith(("keyring.", "keyrings.")) or issubclass(kind, ChainerBackend)
    if related and not issubclass(kind, known):
        raise KeyringUnsafeError(name)
    priority = _priority(kind)
    if priority is None:
        raise KeyringAbsentError(name)
    if priority < _LEAST_PRIORITY:
        raise KeyringUnsafeError(name)


def _priority(kind: type[KeyringBackend]) -> float | None:
    """How much ``keyring`` recommends *kind*; ``None`` where it does not work."""
    try:
        return kind.priority
    except _AWAY:
        return None
