"""Private keys and passwords in the system's keyring, and nowhere else.

No error raised here, and no traceback of one, holds anything of a secret: it names the kind of
failure and its number, and is never chained to the keyring's own.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress

from keyring.backend import KeyringBackend

from wxrepay_gui.domain.errors import KeyAbsentError, KeyDamagedError
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.domain.network import Password, Proxy
from wxrepay_gui.storage.credential import Credential
from wxrepay_gui.storage.keyrings import check_safe

SHORTEST_MODULUS = 2048
"""WeChat Pay's certificates are RSA of 2,048 bits or more."""

_FORMAT = 1
_DIGEST_BYTES = 32


class Keystore:
    """Secrets in a keyring; every call may wait for a person to unlock it.

    A key is kept under its merchant and its certificate, so that a new one lies beside the old one
    until the settings name the new certificate and the old key is deleted.
    """

    def __init__(self, backend: KeyringBackend) -> None:
        """Keep secrets in *backend*.

        Raises:
            KeyringAbsentError: It does not work here.
            KeyringUnsafeError: It is not safe.
        """
        check_safe(type(backend))
        self._backend = backend

    def save(self, mchid: str, serial_no: str, key: KeyMaterial) -> None:
        """Keep *key* for that certificate instead of any other, and make sure that it reads back.

        If that fails, the old key is put back as far as the keyring allows.

        Args:
            mchid: The merchant's number.
            serial_no: The certificate's serial number, as the settings write it.
            key: The key; it is not tried whether it is the certificate's.

        Raises:
            KeystoreError: The keyring is in the way.
            ValueError: *key* cannot be an RSA key that WeChat Pay takes.
        """
        if not _is_plausible(key):
            raise ValueError("not an RSA key")
        self._key(mchid, serial_no).replace(_encode(key))

    def load(self, mchid: str, serial_no: str) -> KeyMaterial:
        """The key of that certificate. Whether it fits its hash is for others to check.

        Raises:
            KeyAbsentError: There is none.
            KeyDamagedError: What is there is no key.
            KeystoreError: The keyring is in the way.
        """
        text = self._key(mchid, serial_no).read()
        if text is None:
            raise KeyAbsentError
        key = _decode(text)
        if key is None:
            raise KeyDamagedError
        return key

    def delete(self, mchid: str, serial_no: str) -> None:
        """Forget the key of that certificate; that there is none is no error.

        Raises:
            KeystoreError: The keyring is in the way, and the key still there.
        """
        self._key(mchid, serial_no).delete()

    def save_password(self, proxy: Proxy, password: Password) -> None:
        """Keep the *password* of the proxy's user instead of any other; it reads back.

        If that fails, the old one is put back as far as the keyring allows.

        Raises:
            KeystoreError: The keyring is in the way, or the password longer than it takes.
            ValueError: Nobody logs in to that proxy.
        """
        if not proxy.user:
            raise ValueError("nobody logs in")
        self._password(proxy).replace(password.text)

    def load_password(self, proxy: Proxy) -> Password | None:
        """The password of the proxy's user; ``None`` if none was kept.

        Where nobody logs in the keyring is not asked, so that nobody is asked to unlock it.

        Raises:
            KeystoreError: The keyring is in the way.
        """
        text = self._password(proxy).read() if proxy.user else None
        return None if text is None else Password(text)

    def delete_password(self, proxy: Proxy) -> None:
        """Forget the password of the proxy's user; that there is none is no error.

        Raises:
            KeystoreError: The keyring is in the way, and the password still there.
        """
        if proxy.user:
            self._password(proxy).delete()

    # One service for each: Windows moves entries that share one.

    def _key(self, mchid: str, serial_no: str) -> Credential:
        service = f"wxrepay_gui/merchant/{mchid}/{serial_no}"
        return Credential(backend=self._backend, service=service, user=mchid)

    def _password(self, proxy: Proxy) -> Credential:
        service = f"wxrepay_gui/proxy/{proxy.address}"
        return Credential(backend=self._backend, service=service, user=proxy.user)


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
