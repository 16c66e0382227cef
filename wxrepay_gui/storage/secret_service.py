"""The Secret Service of a Linux desktop; what keyring's own backend calls locked is told apart."""

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from keyring.backends import SecretService
from keyring.errors import KeyringLocked, NoKeyringError

if TYPE_CHECKING:
    from jeepney.io.blocking import (  # type: ignore[import-untyped]  # it has no types
        DBusConnection,
    )

with suppress(ImportError):  # they come with keyring, and on Linux alone
    import secretstorage
    from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # the same
    from jeepney.io.blocking import Proxy

_GNOME = "org.gnome.keyring"
_PROMPTER = "org.gnome.keyring.SystemPrompter"


class DesktopKeyring(SecretService.Keyring):
    """keyring's own, except that it can tell a declined prompt from a locked or absent keyring."""

    def get_preferred_collection(self) -> "secretstorage.Collection":
        """The default collection, unlocked; made, with the person's consent, if there is none.

        Raises:
            NoKeyringError: There is no bus; or no collection, and nobody to ask for one.
            KeyringLocked: It is locked, and there is nobody to ask.
            SecretStorageException: The person declined, or there is no Secret Service.
        """
        try:
            bus = secretstorage.dbus_init()
        except OSError as error:
            raise NoKeyringError from error
        with ExitStack() as undo:
            undo.callback(bus.close)
            collection = self._collection(bus)
            self.unlock(collection)
            undo.pop_all()
        return collection

    def unlock(self, item: "secretstorage.Collection | secretstorage.Item") -> None:
        """Have *item* unlocked, if it is not.

        Raises:
            KeyringLocked: Nobody could be asked.
            PromptDismissedException: The person declined.
        """
        if not item.is_locked():
            return
        if item.unlock() and _could_ask(item.connection):
            raise secretstorage.PromptDismissedException
        if item.is_locked():
            raise KeyringLocked

    def _collection(self, bus: "DBusConnection") -> "secretstorage.Collection":
        try:
            return secretstorage.get_default_collection(bus)
        except secretstorage.PromptDismissedException:
            if _could_ask(bus):
                raise
        except secretstorage.ItemNotFoundException:
            pass  # it has no such thing as a collection to be made
        raise NoKeyringError


def _could_ask(bus: "DBusConnection") -> bool:
    """Whether a prompt that was called dismissed has been seen by a person.

    gnome-keyring says so as well of one that it could not show, such as where there is no display;
    then its prompter, which otherwise stays for some seconds, is not on the bus.
    """
    owned = Proxy(message_bus, bus).NameHasOwner
    return not owned(_GNOME)[0] or bool(owned(_PROMPTER)[0])
