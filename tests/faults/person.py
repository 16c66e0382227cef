"""A person at the real program, who does one errand and tells what the window shows."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.contracts import KNOWN
from tests.faults.errand import ABSENT, Errand
from tests.faults.keyring_file import FileKeyring
from tests.faults.points import POINTS, Deed, Manner
from tests.faults.tripwire import Tripwire
from wxrepay_gui.app import Program
from wxrepay_gui.domain.booking import Booking, read_body
from wxrepay_gui.domain.course import QUESTIONS
from wxrepay_gui.domain.outcome import NotBooked, NotSent, Unknown
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.service.enrol import enrol_folder
from wxrepay_gui.start import Start
from wxrepay_gui.storage.keystore import Keystore

PATIENCE = 30
_STEP_MS = 2

Say = Callable[[str], None]

SHEET = tuple(replace(KNOWN, contract_id=f"{KNOWN.contract_id}{place}") for place in range(9))
"""What is imported."""


class Person:
    """Works at the window of *start*'s program.

    Attributes:
        window: The program's.
    """

    def __init__(self, errand: Errand, start: Start, say: Say) -> None:
        self._errand = errand
        self._say = say
        application = QApplication(["wxrepay-gui"])
        self._program = Program(application, start)
        window = self._program.open(errand.mchid)
        assert isinstance(window, MainWindow), "no such merchant"
        self.window = window
        window.desk.row_changed.connect(lambda row: say(f"shown {_told(row)}"))
        window.desk.failed.connect(lambda error: say(f"failed {type(error).__name__}"))
        window.show()
        self._wait(lambda: window.desk.is_open)
        self._rest()

    def work(self) -> None:
        """Do the errand."""
        match self._errand.deed:
            case Deed.BOOK | Deed.ENROL:
                self._book()
            case Deed.MEND:
                self._mend()
            case Deed.EXPORT:
                path = self._errand.base / "contracts.xlsx"
                self.window.contracts.export_wanted.emit((KNOWN,), path)
            case Deed.IMPORT:
                self.window.contracts.imported.emit(SHEET)
        self._rest()

    def leave(self) -> None:
        """Tell what is on the screen, and close the window."""
        for row in self.window.model.rows:
            self._say(f"row {_told(row)}")
        for box in self.window.findChildren(QMessageBox):
            self._say(f"crashed {box.text()}")
        self.window.close()

    def _book(self) -> None:
        for body in self._errand.bodies:
            self.window.desk.submit(read_body(body.encode()))
            self._rest()

    def _mend(self) -> None:
        """Ask about what is unknown; send again what may be; book what is not there."""
        desk = self.window.desk
        unknown = [row for row in self.window.model.rows if isinstance(row.state, Unknown)]
        if unknown:
            desk.query(unknown)
            self._rest()
        if self._errand.manner is Manner.REPEATS:
            for row in self.window.model.rows:
                if _may_be_repeated(row):
                    desk.repeat(row)
                    self._rest()
        for body in self._errand.bodies:
            booking = read_body(body.encode())
            rows = [row for row in self.window.model.rows if _is_same(row, booking)]
            if all(isinstance(row.state, NotBooked | NotSent) for row in rows):
                mended = rows[0].booking.item.out_record_id if rows else None
                desk.submit(booking, replaces=mended)
                self._rest()

    def _rest(self) -> None:
        tasks = self.window.desk.tasks
        self._wait(lambda: not tasks.busy and not tasks.asking)

    def _wait(self, fact: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not fact():
            assert monotonic() < end, "waited in vain"
            loop = QEventLoop()
            QTimer.singleShot(_STEP_MS, loop.quit)
            loop.exec()


def _may_be_repeated(row: Submission) -> bool:
    """Whether the window would let a person send *row* again."""
    return isinstance(row.state, NotSent) or (isinstance(row.state, Unknown) and row.state.absent)


def _is_same(row: Submission, booking: Booking) -> bool:
    """Whether *row* is about what the person wants booked, under whatever number."""
    return row.booking.contract_id == booking.contract_id


def _told(row: Submission) -> str:
    absent = isinstance(row.state, Unknown) and row.state.absent
    return f"{row.booking.item.out_record_id} {ABSENT if absent else row.status.value}"


def run(errand: Errand, out: int) -> None:
    """Do *errand* in this process, and end it; every line of what happens goes to *out*."""

    def say(line: str) -> None:
        os.write(out, f"{line}\n".encode())

    tripwire = Tripwire(POINTS.get(errand.point), say)
    tripwire.lay()
    start = Start(
        base=errand.base,
        now=lambda: datetime.now(UTC) + timedelta(seconds=errand.ahead),
        hosts=(f"127.0.0.1:{errand.port}", f"127.0.0.1:0{errand.port}"),  # one judge, two names
        questions=QUESTIONS,
        keystore=lambda: Keystore(FileKeyring(errand.base / "keyring", tripwire.reached)),
    )
    if errand.deed is Deed.ENROL and start.store.current.merchant(errand.mchid) is None:
        enrol_folder(start.open_office(), errand.files, errand.public_key_id)
    person = Person(errand, start, say)
    person.work()
    person.leave()
