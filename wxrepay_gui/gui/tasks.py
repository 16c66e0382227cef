"""The one place where work leaves the GUI thread and comes back to it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wxrepay_gui.gui.garbage import Garbage

_T = TypeVar("_T")

_FAREWELL = 0.2
"""Seconds that closing gives each thread that nobody has to wait for."""


class Lane(Enum):
    """A worker thread; what is queued on one never waits for the other."""

    SEND = "send"
    """Bookings and queries, in order."""

    READ = "read"
    """Reading the history, and all else that does not go out."""

    KEYS = "keys"
    """The keyring, and trying keys and connections: may wait for a person, or without end. Every
    job has a thread of its own; none keeps the program from ending."""


class Ticket:
    """What a person waits for, and can leave."""

    def __init__(self) -> None:
        self.is_left = False

    def leave(self) -> None:
        """Hear no more of it; what is under way goes on unheard."""
        self.is_left = True


class TaskRunner(QObject):
    """Walks through blocking iterables, in order on each lane, off the GUI thread.

    The callbacks run on the GUI thread, always after :meth:`run` has returned.

    Signals:
        busy_changed: Whether anything is running or waiting.
    """

    busy_changed = Signal(bool)
    _called_back = Signal(object, object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.value)
            for lane in (Lane.SEND, Lane.READ)
        }
        Garbage(self)
        self._unfinished = 0
        self._asking: dict[Ticket, Thread] = {}
        self._called_back.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting that has to be waited for."""
        return self._unfinished > 0

    @property
    def asking(self) -> bool:
        """Whether anything runs on the lane that nobody has to wait for."""
        return bool(self._asking)

    def run(
        self,
        lane: Lane,
        steps: Iterable[_T],
        *,
        each: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """Queue *steps*; hand every one to *each*, or what stopped them to *failed*."""
        ticket = Ticket()
        if lane is Lane.KEYS:
            thread = Thread(
                target=lambda: self._walk(ticket, steps, each, failed),
                name=lane.value,
                daemon=True,
            )
            self._asking[ticket] = thread
            thread.start()
            return ticket
        self._unfinished += 1
        if self._unfinished == 1:
            self.busy_changed.emit(True)  # noqa: FBT003  a signal has no keywords
        self._workers[lane].submit(self._walk, ticket, steps, each, failed)
        return ticket

    def stop(self) -> None:
        """Wait until what has to be waited for has ended; nothing can be queued afterwards."""
        for worker in self._workers.values():
            worker.shutdown(cancel_futures=True)
        for thread in self._asking.values():
            thread.join(_FAREWELL)

    def _walk(
        self,
        ticket: Ticket,
        steps: Iterable[_T],
        each: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            for step in steps:
                self._called_back.emit(ticket, each, step)
        except Exception as error:  # noqa: BLE001  the only one: it must reach the GUI
            self._called_back.emit(ticket, failed, error)
        finally:
            self._ended.emit(ticket)

    @Slot(object, object, object)
    def _call(self, ticket: Ticket, callback: Callable[[Any], None], argument: object) -> None:
        if not ticket.is_left:
            callback(argument)

    @Slot(object)
    def _end(self, ticket: Ticket) -> None:
        thread = self._asking.pop(ticket, None)
        if thread is not None:
            thread.join(_FAREWELL)
            return
        self._unfinished -= 1
        if not self.busy:
            self.busy_changed.emit(False)  # noqa: FBT003  a signal has no keywords
