"""One secret text in a keyring: read, replaced whole, deleted."""

from contextlib import suppress
from dataclasses import dataclass

from keyring.backend import KeyringBackend

from wxrepay_gui.domain.errors import KeyringFailedError, KeystoreError
from wxrepay_gui.storage.keyring_faults import asked

LONGEST = 1280
"""UTF-16 units that Windows' Credential Manager takes (2,560 bytes); kept on every system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Where a secret is kept; every call may wait for a person to unlock the keyring.

    Attributes:
        backend: The keyring.
        service: What the secret is for.
        user: Whose it is.
    """

    backend: KeyringBackend
    service: str
    user: str

    def read(self) -> str | None:
        """The secret; ``None`` if there is none.

        Raises:
            KeystoreError: The keyring is in the way.
        """
        return asked(lambda: self.backend.get_password(self.service, self.user))

    def replace(self, text: str) -> None:
        """Keep *text* instead of any other, and make sure that it reads back.

        If that fails, what was there is put back as far as the keyring allows.

        Raises:
            KeystoreError: The keyring is in the way, or *text* is longer than :data:`LONGEST`.
        """
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if length > LONGEST:
            raise KeyringFailedError(f"{length} > {LONGEST}")
        before = self.read()
        failure = self._write(text)
        if failure is not None:
            with suppress(KeystoreError):
                if before is None:
                    self.delete()
                elif self.read() != before:
                    self._write(before)
            raise failure

    def delete(self) -> None:
        """Forget the secret; that there is none is no error.

        Raises:
            KeystoreError: The keyring is in the way, and the secret still there.
        """
        failure = None
        try:
            asked(lambda: self.backend.delete_password(self.service, self.user))
        except KeystoreError as error:
            failure = error
        if failure is not None and self.read() is not None:
            raise failure

    def _write(self, text: str) -> KeystoreError | None:
        """Write and read back; what went wrong, if anything did."""
        try:
            asked(lambda: self.backend.set_password(self.service, self.user, text))
            found = self.read()
        except KeystoreError as error:
            return error
        return None if found == text else KeyringFailedError("reads back otherwise")
