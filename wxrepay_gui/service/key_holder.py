"""One merchant's private key while a workspace is open; or what is in the way of it."""

from wxrepay_gui.domain.errors import ExpectedError, KeyWaitingError
from wxrepay_gui.wechat.keys import PrivateKey


class KeyHolder:
    """Gives the key to what signs. It is put in on one thread and asked for on any."""

    def __init__(self, key: PrivateKey | None = None) -> None:
        """Hold *key*; without it nothing can be signed until one is put in."""
        self._held: PrivateKey | ExpectedError = KeyWaitingError() if key is None else key

    def __call__(self) -> PrivateKey:
        """The key.

        Raises:
            KeyWaitingError: It has not been read yet.
            KeystoreError: The keyring was in the way.
        """
        if isinstance(self._held, ExpectedError):
            raise self._held.with_traceback(None)
        return self._held

    @property
    def problem(self) -> ExpectedError | None:
        """What is in the way; ``None`` where the key is there."""
        return self._held if isinstance(self._held, ExpectedError) else None

    def put(self, held: PrivateKey | ExpectedError) -> None:
        """Hold this from now on."""
        self._held = held
