"""The soak with the real window: its keys book, offscreen, and no object may stay behind."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import monotonic, perf_counter

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.faults.soak_gauge import Gauge, Reading, unexpected
from tests.faults.soak_judge import broken_promises
from tests.windows import practice_window
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import Unknown
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.practice.book import read_log
from wxrepay_gui.start import Start
from wxrepay_gui.storage.places import World, places_of

PATIENCE = 60
"""Seconds."""

ROUNDS = 8
FILLED = 1000
"""Bookings that are there when the window opens: what a table shows, and a cache holds, is full."""

_CONTROL = Qt.KeyboardModifier.ControlModifier
_OFFSCREEN = "This plugin does not support"
"""What the offscreen platform alone says of dialogs and menus."""


def soak_window(folder: Path, bookings: int, faults: float, random: Random) -> Iterator[str]:
    """Book, settle, judge; figures and broken promises, a line each, as for the service."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["soak"])
    warnings: list[str] = []

    def heard(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_OFFSCREEN):
            warnings.append(text)

    qInstallMessageHandler(heard)
    with unexpected() as caught:
        work = _Work(folder)
        yield from work.run(bookings, faults, random)
        work.close()
    qInstallMessageHandler(None)
    del application
    yield from (f"BROKEN: uncaught {each}" for each in caught)
    yield from (f"BROKEN: Qt says: {each}" for each in warnings)


class _Work:
    """The window, and a person who does nothing but book."""

    def __init__(self, folder: Path) -> None:
        self._ahead = timedelta()
        self._log = places_of(World.PRACTICE, folder).root / "practice-server.jsonl"
        self._fill(folder)
        self.window, _ = practice_window(folder, self._now)
        self.window.show()
        self._wait(lambda: self.window.desk.is_open)
        self._rest()

    def run(self, bookings: int, faults: float, random: Random) -> Iterator[str]:
        """Book so many; figures and broken promises."""
        gauge = Gauge(bookings, read=self._reading)
        met: Counter[str] = Counter()
        start = perf_counter()
        others = [each for each in Scenario if each is not Scenario.BOOKED]
        for step in range(bookings):
            gauge.look(step)
            if random.random() < faults:
                scenario = random.choice(others)
                met[scenario] += 1
                self._book(scenario)
            else:
                self._book(Scenario.BOOKED)
        seconds = perf_counter() - start
        yield (
            f"{bookings} bookings by the window's keys in {seconds:.0f} s;"
            f" {met.total()} with faults of {len(met)} kinds of {len(others)}"
        )
        yield from gauge.figures()
        unknown = self._settle()
        rows, log = self.window.model.rows, read_log(self._log)
        outcomes = Counter(row.status.value for row in rows)
        told = ", ".join(f"{count} {status}" for status, count in sorted(outcomes.items()))
        yield f"{unknown} rows were unknown and then asked about; in the end {told}"
        if len(rows) != FILLED + bookings:
            yield f"BROKEN: the table shows {len(rows)} rows"
        boxes = [each.text() for each in self.window.findChildren(QMessageBox)]
        for each in (*gauge.broken(), *broken_promises(rows, log), *boxes):
            yield f"BROKEN: {each}"

    def close(self) -> None:
        """Close the window, as a person does."""
        self._rest()
        self.window.close()

    def _fill(self, folder: Path) -> None:
        """Book without a window first."""
        workspace = Start(base=folder, now=self._now).open_workspace(PRACTICE)
        with closing(workspace):
            today = beijing_date(self._now())
            for _ in range(FILLED):
                draft = document_example(today=today, out_record_id=workspace.record_ids.new())
                booking = parse(draft, mchid=workspace.merchant.mchid, today=today).booking
                assert booking is not None
                list(workspace.submitter.submit(booking))

    def _book(self, scenario: Scenario) -> None:
        """Fill the form, Ctrl+Enter, wait until the sheet is armed, Ctrl+Enter."""
        window = self.window
        before = window.model.rowCount()
        window.desk.choose(scenario)
        number = window.desk.new_number()
        draft = document_example(today=beijing_date(self._now()), out_record_id=number)
        contract = f"{draft.contract_id[:16]}{before:07d}"  # a second booking of one asks for more
        window.book.fill(replace(draft, contract_id=contract))
        self._rest()
        window.activateWindow()
        self._wait(window.isActiveWindow)
        QTest.keyClick(window.book, Qt.Key.Key_Return, _CONTROL)
        (sheet,) = self.window.book.findChildren(ReviewSheet)
        self._wait(sheet.send.isEnabled)
        QTest.keyClick(sheet, Qt.Key.Key_Return, _CONTROL)
        self._wait(lambda: window.model.rowCount() == before + 1)
        self._rest()

    def _settle(self) -> int:
        """Send again what is unknown, which asks first; how many rows that were."""
        self.window.desk.choose(Scenario.BOOKED)
        first = self._unknown()
        for _ in range(ROUNDS):
            self._ahead += timedelta(hours=1)
            for row in self._unknown():
                self.window.desk.repeat(row)
                self._rest()
        return len(first)

    def _unknown(self) -> list[Submission]:
        return [row for row in self.window.model.rows if isinstance(row.state, Unknown)]

    def _reading(self) -> Reading:
        tops = QApplication.topLevelWidgets()
        objects = len(tops) + sum(len(each.findChildren(QObject)) for each in tops)
        return replace(Reading.now(), objects=objects)

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def _rest(self) -> None:
        tasks = self.window.desk.tasks
        self._wait(lambda: not tasks.busy and not tasks.asking)

    def _wait(self, fact: Callable[[], bool]) -> None:
        """Let the window live until *fact* holds."""
        end = monotonic() + PATIENCE
        while not fact():
            assert monotonic() < end, "waited in vain"
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()
