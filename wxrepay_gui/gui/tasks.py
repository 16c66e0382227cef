"""The one place where work leaves the GUI thread and comes back to it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wxrepay_gui.gui.garbage import Garbage

_T = TypeVar("_T")


class Lane(Enum):
    """A worker thread; what is queued on one never waits for the other."""

    SEND = "send"
    """Bookings and queries, in order."""

    READ = "read"
    """Reading the history, and all else that does not go out."""


class TaskRunner(QObject):
    """Walks through blocking iterables, in order on each lane, off the GUI thread.

    The callbacks run on the GUI thread, always after :meth:`run` has returned.

    Signals:
        busy_changed: Whether anything is running or waiting.
    """

    busy_changed = Signal(bool)
    _called_back = Signal(object, object)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.value) for lane in Lane
        }
        Garbage(self)
        self._unfinished = 0
        self._called_back.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return self._unfinished > 0

    def run(
        self,
        lane: Lane,
        steps: Iterable[_T],
        *,
        each: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue *steps*; hand every one to *each*, or what stopped them to *failed*."""
        self._unfinished += 1
        if self._unfinished == 1:
            self.busy_changed.emit(True)  # noqa: FBT003  a signal has no keywords
        self._workers[lane].submit(self._walk, steps, each, failed)

    def stop(self) -> None:
        """Wait until what runs has ended; nothing can be queued afterwards."""
        for worker in self._workers.values():
            worker.shutdown(cancel_futures=True)

    def _walk(
        self,
        steps: Iterable[_T],
        each: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            for step in steps:
                self._called_back.emit(each, step)
        except Exception as error:  # noqa: BLE001  the only one: it must reach the GUI
            self._called_back.emit(failed, error)
        finally:
            self._ended.emit()

    @Slot(object, object)
    def _call(self, callback: Callable[[Any], None], argument: object) -> None:
        callback(argument)

    @Slot()
    def _end(self) -> None:
        self._unfinished -= 1
        if not self.busy:
            self.busy_changed.emit(False)  # noqa: FBT003  a signal has no keywords
