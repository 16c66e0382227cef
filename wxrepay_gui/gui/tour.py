"""Drives the real window through practice bookings, takes pictures, and checks what came of them.

What it proves is what a person would see: keys go in, the table's rows come out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import theme
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.records_model import COLUMNS
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.gui.steps import Step

PATIENCE_MS = 30_000
_TICK_MS = 10
_LAYOUT_TICKS = 5
"""Layouts are asked for by events that ask for more; so many rounds settle all of them."""

_EXPECTED = (Status.BOOKED, Status.NOT_BOOKED, Status.BOOKED)
"""What the tour's three bookings end in: booked, refused, and unknown until it was asked about."""


class TourError(Exception):
    """Something on the way was not as it should be."""


@dataclass(frozen=True, slots=True)
class _Look:
    language: Language
    scheme: Qt.ColorScheme


_LOOKS = tuple(
    _Look(language, scheme)
    for language in Language
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
)


class Tour:
    """One booking, one refused booking, one unknown outcome resolved by a query."""

    def __init__(
        self, application: QApplication, window: MainWindow, linguist: Linguist, folder: Path
    ) -> None:
        self._application = application
        self._window = window
        self._linguist = linguist
        self._folder = folder
        self._pictures = 0

    def run(self) -> Iterator[str]:
        """Walk; yield what happens, then the table's rows.

        Raises:
            TourError: An outcome, or the way to it, was not the expected one.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._wait(lambda: self._window.desk.is_open, "the workspace is open")
        yield from self._picture("form")
        yield from self._findings()
        yield from self._book("booked", Status.BOOKED)
        self._step(Step.OPEN)
        yield from self._records("booked")
        self._practise(Scenario.PARAMETER_ERROR)
        self._again()
        yield from self._book("refused", Status.NOT_BOOKED)
        self._practise(Scenario.TIMEOUT)
        self._again()
        yield from self._book("unknown", Status.UNKNOWN)
        self._step(Step.QUERY)
        self._wait(lambda: self._card_status() is Status.BOOKED, "the query found the record")
        yield from self._picture("unknown-resolved")
        self._step(Step.OPEN)
        yield from self._records("resolved")
        yield from self._rows()

    def _findings(self) -> Iterator[str]:
        edit = self._window.book.form.rows[FieldName.REPAYMENT_AMOUNT].edit
        day = self._window.book.form.rows[FieldName.REPAYMENT_DATE].edit
        before = edit.text(), day.text()
        self._type(edit, "12.345")
        self._type(day, "2025-02-30")
        self._press(self._window.book, Qt.Key.Key_Return)
        yield from self._picture("findings")
        self._type(edit, before[0])
        self._type(day, before[1])

    def _book(self, name: str, expected: Status) -> Iterator[str]:
        self._press(self._window.book, Qt.Key.Key_Return)
        sheet = self._window.book.findChild(ReviewSheet)
        if sheet is None:
            blocking = [found for found in self._window.book.form.reading.findings if found.blocks]
            raise TourError(f"{name}: no review sheet; in the way: {blocking}")
        self._wait(sheet.send.isEnabled, "the review sheet is armed")
        yield from self._picture(f"{name}-review", sheet)
        self._press(sheet, Qt.Key.Key_Return)
        self._wait(
            lambda: (
                self._card_status() not in (None, Status.SENDING)
                and not self._window.desk.tasks.busy
            ),
            f"{name}: an outcome",
        )
        found = self._card_status()
        if found is not expected:
            raise TourError(f"{name}: expected {expected}, found {found}")
        yield from self._picture(name)

    def _records(self, name: str) -> Iterator[str]:
        self._wait(
            lambda: (
                not self._window.desk.tasks.busy and self._window.records.detail.row is not None
            ),
            "the record's exchanges",
        )
        yield from self._picture(f"{name}-records")
        self._window.go_to(Place.BOOK)

    def _rows(self) -> Iterator[str]:
        self._linguist.speak(Language.ENGLISH)
        model = self._window.model
        columns = range(len(COLUMNS))
        header = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        yield ""
        yield " | ".join(header)
        for place in range(model.rowCount()):
            yield " | ".join(str(model.index(place, column).data()) for column in columns)
        found = tuple(row.status for row in reversed(model.rows))
        if found != _EXPECTED:
            raise TourError(f"expected {_EXPECTED}, found {found}")

    def _again(self) -> None:
        """Back to the form with the same contract, amount and date, and a new number."""
        amount, day = "100.00", self._window.model.rows[-1].booking.item.repayment_date
        self._window.book.card.chosen.emit(Step.ANOTHER)
        rows = self._window.book.form.rows
        self._type(rows[FieldName.REPAYMENT_AMOUNT].edit, amount)
        self._type(rows[FieldName.MIN_REPAYMENT_AMOUNT].edit, "20")
        self._type(rows[FieldName.REPAYMENT_DATE].edit, day.isoformat())

    def _practise(self, scenario: Scenario) -> None:
        self._window.practice_bar.choose(scenario)

    def _step(self, step: Step) -> None:
        button = self._window.book.card.findChild(QWidget, f"step_{step.value}")
        if button is None:
            raise TourError(f"no step {step.value}")
        QTest.keyClick(button, Qt.Key.Key_Space)

    @staticmethod
    def _type(edit: QWidget, text: str) -> None:
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(edit, text)

    def _press(self, widget: QWidget, key: Qt.Key) -> None:
        window = widget.window()
        window.activateWindow()
        self._wait(window.isActiveWindow, "the window takes the keys")
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)

    def _card_status(self) -> Status | None:
        row = self._window.book.card.row
        return None if row is None or self._window.book.showing_form else row.status

    @staticmethod
    def _wait(fact: Callable[[], bool], name: str) -> None:
        waited = QElapsedTimer()
        waited.start()
        while not fact():
            if waited.elapsed() > PATIENCE_MS:
                raise TourError(f"waited in vain: {name}")
            _tick()

    def _picture(self, name: str, widget: QWidget | None = None) -> Iterator[str]:
        """Take the step in every look; the window follows live."""
        self._pictures += 1
        for look in _LOOKS:
            self._linguist.speak(look.language)
            theme.apply(self._application, look.scheme)
            for _ in range(_LAYOUT_TICKS):
                _tick()
            scheme = look.scheme.name.lower()
            path = self._folder / f"{self._pictures:02d}-{name}-{look.language}-{scheme}.png"
            if not (widget or self._window).grab().save(str(path)):
                raise TourError(f"cannot write {path}")
        yield f"{self._pictures:02d} {name}"


def _tick() -> None:
    """Let everything go on for a moment; unlike QTest.qWait, this lets the workers run too."""
    loop = QEventLoop()
    QTimer.singleShot(_TICK_MS, loop.quit)
    loop.exec()
