"""Drives the real window through practice bookings, takes pictures, and checks what came of them.

What it proves is what a person would see: keys go in, the table's rows come out.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.camera import Camera, TourError
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.records_model import COLUMNS
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.gui.steps import Step

_NAME, _INITIALS = "客户甲", "khj"
_EXPECTED = (Status.BOOKED, Status.BOOKED, Status.NOT_BOOKED, Status.BOOKED)
"""What the tour's bookings end in: booked twice, refused, and unknown until it was asked about."""


class Tour:
    """Books, saves the contract, books it by a few letters, is refused, and resolves an unknown."""

    def __init__(self, camera: Camera, window: MainWindow) -> None:
        self._camera = camera
        self._window = window

    def run(self) -> Iterator[str]:
        """Walk; yield what happens, then the table's rows.

        Raises:
            TourError: An outcome, or the way to it, was not the expected one.
        """
        self._camera.wait(lambda: self._window.desk.is_open, "the workspace is open")
        yield from self._emptiness()
        yield from self._picture("form")
        yield from self._findings()
        yield from self._book("booked", Status.BOOKED)
        yield from self._contract()
        yield from self._known()
        self._practise(Scenario.PARAMETER_ERROR)
        self._again("+4")
        yield from self._book("refused", Status.NOT_BOOKED)
        self._practise(Scenario.TIMEOUT)
        self._again("+5")
        yield from self._book("unknown", Status.UNKNOWN)
        self._step(Step.QUERY)
        self._camera.wait(
            lambda: self._card_status() is Status.BOOKED, "the query found the record"
        )
        yield from self._picture("unknown-resolved")
        self._step(Step.OPEN)
        yield from self._records("resolved")
        yield from self._rows()

    def _emptiness(self) -> Iterator[str]:
        for place in (Place.RECORDS, Place.CONTRACTS):
            self._window.go_to(place)
            yield from self._picture(f"no-{place.name.lower()}")
        self._window.go_to(Place.BOOK)

    def _contract(self) -> Iterator[str]:
        """Add the contract that was booked to the book, with a name to find it by."""
        self._step(Step.ADD_TO_BOOK)
        page = self._window.contracts
        self._camera.wait(lambda: page.editor.is_open, "a new entry is open")
        name = page.findChild(QLineEdit, TermName.NAME)
        if name is None:
            raise TourError("the entry has no name")
        name.setFocus()
        name.insert(_NAME)
        page.editor.save()
        self._camera.wait(
            lambda: not page.unsaved and not self._window.desk.tasks.busy, "it is stored"
        )
        yield from self._picture("contracts")

    def _known(self) -> Iterator[str]:
        """Book the saved contract by a few letters."""
        self._window.counter.new_booking()
        picker = self._window.book.form.lines.picker
        QTest.keyClicks(picker.edit, _INITIALS)
        self._camera.wait(lambda: bool(picker.choices), "the contract is found")
        yield from self._picture("search")
        QTest.keyClick(picker.edit, Qt.Key.Key_Return)
        self._type(self._window.book.form.rows[FieldName.REPAYMENT_AMOUNT].edit, "100")
        self._type(self._window.book.form.rows[FieldName.MIN_REPAYMENT_AMOUNT].edit, "5")
        self._type(self._window.book.form.rows[FieldName.REPAYMENT_DATE].edit, "+3")
        yield from self._picture("known-contract")
        yield from self._book("known", Status.BOOKED)

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
        self._camera.wait(sheet.send.isEnabled, "the review sheet is armed")
        yield from self._picture(f"{name}-review", sheet)
        self._press(sheet, Qt.Key.Key_Return)
        self._camera.wait(
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
        self._camera.wait(
            lambda: (
                not self._window.desk.tasks.busy and self._window.records.detail.row is not None
            ),
            "the record's exchanges",
        )
        yield from self._picture(f"{name}-records")
        self._window.go_to(Place.BOOK)

    def _rows(self) -> Iterator[str]:
        self._camera.speak(Language.ENGLISH)
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

    def _again(self, day: str) -> None:
        """Back to the form with the same contract, for another *day*."""
        self._window.book.card.chosen.emit(Step.NEXT)
        rows = self._window.book.form.rows
        self._type(rows[FieldName.REPAYMENT_AMOUNT].edit, "100")
        self._type(rows[FieldName.MIN_REPAYMENT_AMOUNT].edit, "20")
        self._type(rows[FieldName.REPAYMENT_DATE].edit, day)

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
        self._camera.wait(window.isActiveWindow, "the window takes the keys")
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)

    def _picture(self, name: str, widget: QWidget | None = None) -> Iterator[str]:
        return self._camera.picture(name, self._window, widget)

    def _card_status(self) -> Status | None:
        row = self._window.book.card.row
        return None if row is None or self._window.book.showing_form else row.status
