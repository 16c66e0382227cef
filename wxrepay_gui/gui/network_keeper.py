"""Keeps the network's settings one change after another, so that the last one stands."""

from collections.abc import Callable

from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.network import Network, Password
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.office_desk import OfficeDesk

_Change = tuple[Network, Password | None]


class NetworkKeeper:
    """Hands the office one change at a time; of those that wait only the newest counts.

    A change may wait for the keyring, and so is not made in order by itself.

    Args:
        office: Keeps them.
        done: Called when a change was kept and none waits, with the password that it brought.
        failed: Called with what was in the way of one.
    """

    def __init__(
        self,
        office: OfficeDesk,
        *,
        done: Callable[[Password | None], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self._office = office
        self._done, self._failed = done, failed
        self._under_way: _Change | None = None
        self._next: _Change | None = None
        self._is_left = False

    @property
    def is_busy(self) -> bool:
        """Whether a change is waited for."""
        return self._under_way is not None

    def keep(self, network: Network, password: Password | None) -> bool:
        """Have these kept; whether they are other ones than are kept or under way already."""
        last = self._next or self._under_way or (self._office.settings.network, None)
        if (network, password or last[1]) == last:
            return False
        self._next = (network, password or self._waiting_password(network))
        if self._under_way is None:
            self._begin()
        return True

    def leave(self) -> None:
        """Make what waits, but tell nobody any more."""
        self._is_left = True

    def _waiting_password(self, network: Network) -> Password | None:
        """The password that waits with an older change of the same proxy."""
        if self._next is not None and self._next[0].proxy == network.proxy:
            return self._next[1]
        return None

    def _begin(self) -> None:
        self._under_way, self._next = self._next, None
        if self._under_way is not None:
            network, password = self._under_way
            self._office.set_network(network, password, done=self._kept, failed=self._fail)

    def _kept(self, _settings: Settings) -> None:
        password = self._under_way[1] if self._under_way is not None else None
        self._begin()
        if not self._is_left and not self.is_busy:
            self._done(password)

    def _fail(self, error: ExpectedError) -> None:
        self._begin()
        if self._is_left:
            self._office.unheard.emit(error)
        else:
            self._failed(error)
