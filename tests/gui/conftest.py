"""The real window on practice data of its own, driven by keys."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.windows import WallClock, practice_window
from wxrepay_gui.domain.calendar import BEIJING, beijing_date
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.course import REPEAT_AFTER
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import assets, texts
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.gui.steps import Step

if TYPE_CHECKING:
    from wxrepay_gui.domain.booking import Booking

PATIENCE = 20_000
NUMBER = "DEMO251206K71432089F3TQ"
MCHID = "1900000001"
CONTROL = Qt.KeyboardModifier.ControlModifier


def enter(edit: QWidget, text: str) -> None:
    """Type *text* key by key; what no key has is committed by an input method."""
    for character in text:
        if " " <= character <= "~":
            QTest.keyClicks(edit, character)
        else:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(edit, event)


def retype(edit: QWidget, text: str) -> None:
    """Replace an edit's text by keys, and stay in it."""
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    enter(edit, text)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press *key* by itself."""
    QTest.keyClick(widget, key)


class Clock:
    """The computer's clock, which can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def today(self) -> date:
        return beijing_date(self.now())

    def pass_midnight(self) -> None:
        """Go on to a few seconds after the next midnight in Beijing."""
        here = self.now().astimezone(BEIJING)
        tomorrow = datetime.combine(here.date() + timedelta(days=1), time(0, 0, 5), BEIJING)
        self.ahead += tomorrow - here


class Operator:
    """Does with the keyboard what a person would do."""

    def __init__(
        self, qtbot: QtBot, window: MainWindow, linguist: Linguist, clock: WallClock | None = None
    ) -> None:
        self.qtbot = qtbot
        self.clock = clock or WallClock()
        self.window = window
        self.linguist = linguist

    def let_a_minute_pass(self) -> None:
        """So that what is unknown may be sent again."""
        self.clock.ahead += REPEAT_AFTER

    def wait(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=PATIENCE)

    def speak(self, language: Language) -> None:
        """Switch the language, and let every widget hear of it."""
        self.linguist.speak(language)
        QCoreApplication.processEvents()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        tasks = self.window.desk.tasks
        self.wait(lambda: not tasks.busy and not tasks.asking)

    def practise(self, scenario: Scenario) -> None:
        """Choose from the menu by keys."""
        menu = self.window.practice_bar.findChild(QWidget, "scenario")
        assert menu is not None
        menu.setFocus()
        QTest.keyClick(menu, Qt.Key.Key_Home)
        for _ in range(list(Scenario).index(scenario)):
            QTest.keyClick(menu, Qt.Key.Key_Down)

    def edit(self, name: FieldName | TermName) -> QWidget:
        return self.window.book.form.rows[name].edit

    def type(self, name: FieldName | TermName, text: str) -> None:
        """Replace a field's text, then leave it."""
        self.return_to_window()
        edit = self.edit(name)
        retype(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)

    def return_to_window(self) -> None:
        """Take the focus back from a sheet that closed; offscreen no window manager does."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def review(self) -> ReviewSheet | None:
        self.return_to_window()
        QTest.keyClick(self.window.book, Qt.Key.Key_Return, CONTROL)
        sheets = self.window.book.findChildren(ReviewSheet)
        return sheets[-1] if sheets else None

    def submit(self) -> None:
        """Ctrl+Enter, wait until the sheet is armed, Ctrl+Enter."""
        sheet = self.review()
        assert sheet is not None
        self.wait(sheet.send.isEnabled)
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)

    def book(self) -> Submission:
        """Submit what stands in the form; the newest row once nothing is under way."""
        before = self.window.model.rowCount()
        self.submit()
        self.wait(lambda: self.window.model.rowCount() == before + 1)
        self.settle()
        return self.window.model.rows[0]

    def step(self, step: Step) -> None:
        """Press a button of the outcome card."""
        button = self.window.book.card.findChild(QWidget, f"step_{step.value}")
        assert button is not None
        QTest.keyClick(button, Qt.Key.Key_Space)

    def cells(self, row: int = 0) -> list[str]:
        """What the table shows in one row."""
        model = self.window.records.table.model()
        columns = range(model.columnCount())
        return [str(model.index(row, column).data()) for column in columns]

    @property
    def status(self) -> Status:
        return self.window.model.rows[0].status


class Page:
    """The booking page in a window of its own, without a server behind it."""

    def __init__(self, qtbot: QtBot, clock: Clock, *, practice: bool = True) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.widget = BookPage(practice=practice, today=clock.today, explain=lambda _row: None)
        self.widget.form.set_merchant(MCHID)
        self.sent: list[Booking] = []
        self.widget.submitted.connect(self.sent.append)
        self.widget.resize(1280, 800)
        self.widget.show()
        self.front()

    def front(self) -> None:
        self.widget.activateWindow()
        self.qtbot.waitUntil(self.widget.isActiveWindow)

    def fill(self, draft: Draft | None = None) -> None:
        example = document_example(today=self.clock.today(), out_record_id=NUMBER)
        self.widget.fill(example if draft is None else draft)

    def edit(self, name: FieldName | TermName) -> QLineEdit:
        return self.widget.form.rows[name].edit

    def note(self, name: FieldName | TermName) -> str:
        label = self.widget.findChild(QLabel, f"{name}_note")
        assert label is not None
        return label.text()

    def tone(self, name: FieldName | TermName) -> str:
        label = self.widget.findChild(QLabel, f"{name}_note")
        assert label is not None
        return str(label.property("tone"))

    def type(self, name: FieldName | TermName, text: str) -> None:
        """Replace a field's text, and leave it."""
        retype(self.edit(name), text)
        QTest.keyClick(self.edit(name), Qt.Key.Key_Tab)

    def choose_kind(self, kind: Kind | None) -> None:
        menu = self.widget.form.kind
        menu.setFocus()
        QTest.keyClick(menu, Qt.Key.Key_Home)
        for _ in range(list(texts.KINDS).index(kind)):
            QTest.keyClick(menu, Qt.Key.Key_Down)

    def press_review(self) -> None:
        self.front()
        QTest.keyClick(self.widget, Qt.Key.Key_Return, CONTROL)

    @property
    def sheet(self) -> ReviewSheet | None:
        sheets = [one for one in self.widget.findChildren(ReviewSheet) if one.isVisible()]
        return sheets[-1] if sheets else None

    def open_sheet(self, *, armed: bool = True) -> ReviewSheet:
        self.press_review()
        sheet = self.sheet
        assert sheet is not None, self.links
        if armed:
            self.qtbot.waitUntil(sheet.send.isEnabled)
        return sheet

    @property
    def summary(self) -> QFrame:
        found = self.widget.findChild(QFrame, "error_summary")
        assert found is not None
        return found

    @property
    def links(self) -> list[QPushButton]:
        if self.summary.isHidden():
            return []
        return [one for one in self.summary.findChildren(QPushButton) if one.isVisible()]

    def read_back(self) -> str:
        pane = self.widget.findChild(QFrame, "read_back")
        assert pane is not None
        return "\n".join(label.text() for label in pane.findChildren(QLabel))

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()


def open_window(qtbot: QtBot, base: Path) -> Operator:
    clock = WallClock()
    window, linguist = practice_window(base, clock)
    linguist.speak(Language.ENGLISH)
    window.show()
    operator = Operator(qtbot, window, linguist, clock)
    operator.wait(lambda: window.desk.is_open)
    operator.settle()
    return operator


def close_window(operator: Operator) -> None:
    """Close the window, on which no notice of a crash may stand."""
    operator.settle()
    crashes = [box.text() for box in operator.window.findChildren(QMessageBox) if box.isVisible()]
    operator.window.close()
    operator.linguist.speak(Language.ENGLISH)
    operator.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not crashes


@pytest.fixture
def linguist(qapp: QApplication) -> Iterator[Linguist]:
    """Speaks English until a test has it speak otherwise, and afterwards."""
    assert qapp is QApplication.instance()
    linguist = Linguist(assets.resources() / "i18n")
    linguist.speak(Language.ENGLISH)
    yield linguist
    linguist.speak(Language.ENGLISH)


@pytest.fixture
def operator(qtbot: QtBot, tmp_path: Path) -> Iterator[Operator]:
    """A person at the program's window, which is open on empty practice data."""
    person = open_window(qtbot, tmp_path)
    yield person
    close_window(person)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.fixture
def reopened(qtbot: QtBot) -> Iterator[Callable[[Path], Operator]]:
    """Opens windows on data that is there already."""
    people: list[Operator] = []

    def reopen(base: Path) -> Operator:
        people.append(open_window(qtbot, base))
        return people[-1]

    yield reopen
    for person in people:
        close_window(person)


@pytest.fixture
def enlarged(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Sets the size of the program's font, as a person's system would."""
    before = QFont(qapp.font())

    def enlarge(factor: float) -> None:
        font = QFont(before)
        font.setPointSizeF(before.pointSizeF() * factor)
        qapp.setFont(font)

    yield enlarge
    qapp.setFont(before)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(
    qtbot: QtBot, clock: Clock, linguist: Linguist, request: pytest.FixtureRequest
) -> Iterator[Page]:
    assert linguist.language is Language.ENGLISH
    page = Page(qtbot, clock, practice=getattr(request, "param", True))
    yield page
    page.widget.close()
    page.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
