"""The care of one world's history: daily copies, going back to one, and a reserve of room."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wxrepay_gui.domain.backup import Backup, Restored
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.errors import ExpectedError, LedgerDamagedError, LedgerError
from wxrepay_gui.storage.backups import Backups
from wxrepay_gui.storage.places import Places
from wxrepay_gui.storage.restoration import finish, restore
from wxrepay_gui.storage.room import hold


class Archive:
    """Looks after the ledger at *places*, whether or not it can be opened.

    Its methods may block and belong on a worker lane, but for :meth:`restore_next`.

    Args:
        places: Where the ledger lies.
        now: The clock, with a time zone.
    """

    def __init__(self, places: Places, now: Callable[[], datetime]) -> None:
        self._places = places
        self._now = now
        self._backups = Backups(places)
        self._wanted: Path | None = None
        self._came_of_it: Restored | ExpectedError | None = None

    def restore_next(self, backup: Path) -> None:
        """Have *backup* restored when the ledger is next about to be opened."""
        self._wanted = backup

    def enter(self) -> None:
        """Do what must be done while nobody has the ledger open; for whoever is about to open it.

        A restore that cannot be done leaves the ledger as it is; :meth:`report` then has the
        reason.

        Raises:
            LedgerDamagedError: The ledger is empty or gone, but there are copies of it: a new one
                would hide what was booked.
            LedgerError: A restore that an earlier run began cannot be ended.
        """
        ledger = self._places.ledger
        finish(ledger)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            try:
                self._came_of_it = restore(ledger, wanted, self._now())
            except LedgerError as error:
                self._came_of_it = error
        if not (ledger.exists() and ledger.stat().st_size) and self._backups.all():
            raise LedgerDamagedError(str(ledger), "empty, but there are backups")
        hold(ledger)

    def report(self) -> Restored | ExpectedError | None:
        """What came of the last restore, told once; ``None`` where there was none."""
        told, self._came_of_it = self._came_of_it, None
        return told

    def backups(self) -> tuple[Backup, ...]:
        """Every copy there is, the one that was written last first.

        Raises:
            LedgerError: Their folder cannot be read.
        """
        return self._backups.all()

    def back_up(self) -> None:
        """Copy the ledger under today's date in Beijing, in the place of an earlier copy of today.

        Raises:
            LedgerError: It cannot be copied; the copies of before stay.
        """
        self._backups.make(beijing_date(self._now()))

    def keep_up(self) -> None:
        """Copy the ledger if that has not been done today in Beijing; and keep the reserve.

        Raises:
            LedgerError: As for :meth:`back_up`.
        """
        hold(self._places.ledger)
        if self._backups.is_due(beijing_date(self._now())):
            self.back_up()
