"""What the window asks about the copies of the history; every question goes to a worker."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from wxrepay_gui.domain.backup import Backup, Restored
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.gui.office_desk import Failed, ask
from wxrepay_gui.gui.tasks import Lane, TaskRunner, Ticket

if TYPE_CHECKING:
    from wxrepay_gui.service.archive import Archive

_INTERVAL_MS = 10 * 60 * 1000
"""Between two looks at whether the day's copy is due, in a window that stays open."""

_T = TypeVar("_T")
Listed = Callable[[Sequence[Backup]], None]


class ArchiveDesk(QObject):
    """Has the history copied once a day, and copies listed and restored.

    Signals:
        restored: A copy took the history's place before it was opened; carries the
            :class:`Restored`.
        restore_failed: It could not; carries the :class:`ExpectedError`.
        backup_failed: Today's copy could not be made, told once a day; carries the same.
    """

    restored = Signal(object)
    restore_failed = Signal(object)
    backup_failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        open_archive: Callable[[], "Archive"],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._open_archive = open_archive
        self._now = now
        self._told: date | None = None
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.keep_up)

    def begin(self) -> None:
        """Now that the history is open: tell what came of a restore, and copy once a day."""
        self.tell_restore()
        self.keep_up()
        self._timer.start()

    def end(self) -> None:
        """Ask nothing any more."""
        self._timer.stop()

    def tell_restore(self) -> None:
        """Tell what came of a restore, if there was one."""
        self._ask(lambda: self._open_archive().report(), self._tell, self.restore_failed.emit)

    def keep_up(self) -> None:
        """Copy the history if that has not been done today."""
        self._ask(lambda: self._open_archive().keep_up(), lambda _done: None, self._fail_backup)

    def list_backups(self, listed: Listed, failed: Failed) -> Ticket:
        """Read which copies there are, and what they hold."""
        return self._ask(lambda: self._open_archive().backups(), listed, failed)

    def back_up(self, listed: Listed, failed: Failed) -> Ticket:
        """Copy the history now; then read which copies there are."""

        def job() -> Sequence[Backup]:
            archive = self._open_archive()
            archive.back_up()
            return archive.backups()

        return self._ask(job, listed, failed)

    def restore_next(self, backup: Backup) -> None:
        """Have *backup* take the history's place before that is opened again."""
        self._open_archive().restore_next(backup.path)

    def _tell(self, came_of_it: Restored | ExpectedError | None) -> None:
        if isinstance(came_of_it, Restored):
            self.restored.emit(came_of_it)
        elif came_of_it is not None:
            self.restore_failed.emit(came_of_it)

    def _fail_backup(self, error: ExpectedError) -> None:
        today = beijing_date(self._now())
        if self._told != today:
            self._told = today
            self.backup_failed.emit(error)

    def _ask(self, job: Callable[[], _T], done: Callable[[_T], None], failed: Failed) -> Ticket:
        return ask(self._tasks, job, done, failed, lane=Lane.READ)
