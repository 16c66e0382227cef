"""The window's pulse while the line behind it is faulty: how long the screen ever stands still.

``python -m tests.faults stall`` books and queries through the real window under every fault. A
timer of 5 ms is the pulse; its longest gap is what a person would feel. Before that, once, a
lookout writes down what the window's own thread calls: a file, a database, a connection or a key
would stall it on a bad day, whatever the figures say on this one.
"""

import argparse
import gc
import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.faults.answer_faults import ANSWER_FAULTS
from tests.faults.fault import Fault, Place
from tests.faults.relay import Far, Relay
from tests.faults.wire_faults import WIRE_FAULTS
from tests.windows import NOBODY, no_keyring, program_of, system_now
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import Sending, Unknown
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.practice.identity import MCHID, Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.workspace import Rehearsal, Workspace, open_workspace
from wxrepay_gui.start import Start
from wxrepay_gui.wechat.sockets import tls_context
from wxrepay_gui.wechat.transport import Limits, Transport

PULSE_MS = 5
PROMISE = 0.1
"""Seconds that the screen may stand still."""

LIMITS = Limits(connect=0.5, silence=0.5, whole=1.0)
FAULTS = tuple(fault for fault in (*WIRE_FAULTS, *ANSWER_FAULTS) if fault.place is Place.RELAY)
"""Those that a relay plays; what the others come to is a refusal or a silence, too."""

_DOORS = frozenset(
    {"cryptography", "http", "keyring", "requests", "socket", "sqlalchemy", "sqlite3", "ssl"}
)
"""Whatever is called in these modules may block."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two beats of the pulse: seconds on the clock, and seconds of the thread's own work.

    The second does not know how busy the rest of the machine is.
    """

    seconds: float
    worked: float


class Pulse(QObject):
    """Beats on the thread that makes it, as often as it is let.

    Attributes:
        gaps: Between each two beats.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self._last = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=PULSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = perf_counter(), thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now = perf_counter(), thread_time()
        self.gaps.append(Gap(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


class Lookout:
    """Writes down what the thread that turns it on calls of what may block.

    Attributes:
        seen: Each call.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look, on this thread alone."""
        sys.setprofile(self._look)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _look(self, frame: FrameType, event: str, called: object) -> None:
        if event == "c_call":
            owner = type(getattr(called, "__self__", None)).__module__
            name = str(getattr(called, "__qualname__", called))
            if called is open or owner.partition(".")[0].lstrip("_") in _DOORS:
                self.seen.add(f"{owner}: {name} from {frame.f_code.co_qualname}")
        elif event == "call":
            module = str(frame.f_globals.get("__name__", ""))
            if module.partition(".")[0].lstrip("_") in _DOORS:
                self.seen.add(f"{module}: {frame.f_code.co_qualname}")


class _Relayed(Start):
    """The program, whose practice goes over a relay."""

    def __init__(self, base: Path, far: Far, relay: Relay) -> None:
        super().__init__(base=base, now=system_now, hosts=(NOBODY,), keystore=no_keyring)
        self._far, self._relay = far, relay

    def open_workspace(self, chosen: str) -> Workspace:
        context = tls_context(cadata=self._far.root)
        return open_workspace(
            places=self.places(chosen),
            merchant=self._far.identity.merchant,
            key=KeyHolder(self._far.identity.merchant_key),
            transport=Transport((self._relay.host,), context, LIMITS),
            author=self.author,
            now=self.now,
            rehearsal=Rehearsal(choose=_ignore, stop=lambda: None),
        )


def _ignore(_scenario: Scenario) -> None:
    """It is the relay that misbehaves."""


class Patient:
    """A window over a faulty line, and its pulse."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        self._numbers = itertools.count(1)
        enter = self._stack.enter_context
        identity = Identity.make(system_now())
        server = enter(PracticeServer(identity, folder / "log.jsonl", system_now))
        far = enter(closing(Far(identity, server.port, system_now, folder)))
        self.relay = enter(Relay(far))
        window = program_of(_Relayed(folder / "data", far, self.relay)).open(PRACTICE)
        assert isinstance(window, MainWindow)
        self.window = window
        window.show()
        self.wait(lambda: window.desk.is_open and not self._busy)
        self.pulse = Pulse()
        gc.freeze()  # what was there before is not the window's to look through
        self._stack.callback(gc.unfreeze)

    def close(self) -> None:
        self.pulse.stop()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._stack.close()

    def wait(self, fact: Callable[[], bool], seconds: float = 30.0) -> None:
        """Let the window live until *fact* is one."""
        end = perf_counter() + seconds
        loop = QEventLoop()
        tick = QTimer(interval=PULSE_MS)
        tick.timeout.connect(lambda: loop.quit() if fact() or perf_counter() > end else None)
        tick.start()
        loop.exec()
        assert fact(), "what was waited for did not come"

    def suffer(self, fault: Fault) -> list[Gap]:
        """Book and query once under *fault*, with the pulse beating; every gap of it."""
        self.window.desk.choose(Scenario.BOOKED)  # forgets what the last one said of the clock
        self.relay.tell(fault.play, passing=fault.booked is not None)
        self.pulse.gaps = []
        rows = self.window.model.rowCount()
        self.pulse.start()
        self.window.book.submitted.emit(self._booking())
        self.wait(lambda: self.window.model.rowCount() > rows and not self._busy)
        row = self.window.model.rows[0]
        assert not isinstance(row.state, Sending)
        if isinstance(row.state, Unknown):
            self.window.desk.query([row])
            self.wait(lambda: not self._busy)
        self.pulse.stop()
        return self.pulse.gaps

    @property
    def crashes(self) -> list[str]:
        """What nobody expected, as it is shown."""
        boxes = self.window.findChildren(QMessageBox)
        return [box.text() for box in boxes if box.isVisible()]

    @property
    def _busy(self) -> bool:
        tasks = self.window.desk.tasks
        return tasks.busy or tasks.asking

    def _booking(self) -> Booking:
        today = beijing_date(system_now())
        number = f"STALL{next(self._numbers):06d}"
        booking = parse(
            document_example(today=today, out_record_id=number), mchid=MCHID, today=today
        ).booking
        assert booking is not None
        return booking


def _share(ordered: Sequence[float], share: float) -> float:
    return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main(words: Sequence[str]) -> int:
    """Suffer every fault a number of times; 1 if the promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults stall", description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how often each fault is measured")
    options = parser.parse_args(words)
    application = QApplication.instance() or QApplication(["stall"])
    gaps: list[tuple[Gap, str]] = []
    lookout = Lookout()
    with tempfile.TemporaryDirectory() as folder, closing(Patient(Path(folder))) as patient:
        with lookout.watching():
            for fault in FAULTS:
                patient.suffer(fault)
        for fault in FAULTS * options.times:
            gaps += [(gap, fault.name) for gap in patient.suffer(fault)]
        crashes = patient.crashes
    del application
    felt = sorted(gap.seconds for gap, _ in gaps)
    worked = sorted(gap.worked for gap, _ in gaps)
    worst, name = max(gaps, key=lambda one: one[0].seconds)
    lines = [
        f"{len(FAULTS)} faults, each {options.times} times; {len(gaps)} beats of {PULSE_MS} ms",
        *(
            f"{what}: p50 {_share(found, 0.5):.1f} ms, p99 {_share(found, 0.99):.1f} ms,"
            f" longest {1000 * found[-1]:.1f} ms"
            for what, found in {"gap": felt, "own work in a gap": worked}.items()
        ),
        f"the longest gap came under: {name}; own work in it: {1000 * worst.worked:.1f} ms",
        f"calls that may block, on the window's own thread: {len(lookout.seen)}",
        *sorted(lookout.seen),
        *crashes,
    ]
    print("\n".join(lines))  # noqa: T201  the figures are for a terminal
    return 1 if felt[-1] > PROMISE or lookout.seen or crashes else 0
