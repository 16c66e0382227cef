"""Settling by hand: nothing without a verdict and a reason, and nothing by Enter."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.conftest import enter, retype
from tests.gui.fitting import clipped
from tests.gui.samples import submission
from wxrepay_gui.gui.attest_dialog import AttestDialog
from wxrepay_gui.gui.linguist import Language, Linguist

SMALLEST = QSize(1024, 680)
MISSING_VERDICT = "✕ Choose what WeChat Pay's merchant portal shows."
MISSING_REASON = "✕ Say how you know, in 4 characters or more."


class Person:
    """Sits before the dialog."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(SMALLEST)
        self.window.show()
        self.dialog = AttestDialog(submission(samples.UNKNOWN), parent=self.window)
        self.said: list[tuple[bool, str]] = []
        self.dialog.attested.connect(lambda booked, reason: self.said.append((booked, reason)))
        self.dialog.open()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def radio(self, name: str) -> QRadioButton:
        found = self.dialog.findChild(QRadioButton, f"attest_{name}")
        assert found is not None
        return found

    @property
    def reason(self) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, "attest_reason")
        assert found is not None
        return found

    @property
    def button(self) -> QPushButton:
        found = self.dialog.findChild(QPushButton, "attest")
        assert found is not None
        return found

    def give(self) -> None:
        QTest.keyClick(self.button, Qt.Key.Key_Space)

    @property
    def faults(self) -> list[str]:
        labels = self.dialog.findChildren(QLabel)
        found = [one for one in labels if one.objectName().endswith("_fault")]
        return [one.text() for one in found if one.isVisible()]

    @property
    def texts(self) -> list[str]:
        return [one.text() for one in self.dialog.findChildren(QLabel)]

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def person(qtbot: QtBot, linguist: Linguist) -> Iterator[Person]:
    assert linguist.language
    made = Person(qtbot)
    yield made
    made.close()


def test_it_says_what_happened_and_that_the_verdict_is_recorded_for_good(person: Person) -> None:
    assert person.dialog.windowModality() is Qt.WindowModality.WindowModal
    whole = "\n".join(person.texts)
    assert samples.NUMBER in whole
    assert "¥1,280.00" in whole
    assert "Mon 2025-12-15" in whole
    assert "No whole answer came back" in whole
    assert "recorded with your user name" in whole
    assert "cannot be undone" in whole
    assert person.faults == []


@pytest.mark.parametrize(("name", "booked"), [("booked", True), ("absent", False)])
def test_a_verdict_with_a_reason_is_taken_once(person: Person, name: str, *, booked: bool) -> None:
    QTest.keyClick(person.radio(name), Qt.Key.Key_Space)
    enter(person.reason, "查到了！")
    for _ in range(5):
        person.give()
        QTest.mouseClick(person.button, Qt.MouseButton.LeftButton)
    assert person.said == [(booked, "查到了！")]
    assert not person.dialog.isVisible()


def test_what_is_missing_is_told_at_its_place_from_the_top(person: Person) -> None:
    assert person.button.isEnabled()
    person.give()
    assert person.faults == [MISSING_VERDICT, MISSING_REASON]
    assert person.dialog.focusWidget() is person.radio("booked")
    assert person.radio("absent").accessibleDescription() in MISSING_VERDICT
    QTest.keyClick(person.radio("booked"), Qt.Key.Key_Space)
    assert person.faults == [MISSING_REASON]
    person.give()
    assert person.dialog.focusWidget() is person.reason
    assert person.reason.accessibleDescription() in MISSING_REASON
    assert person.said == []
    enter(person.reason, "查到了")
    assert person.faults == [MISSING_REASON]
    enter(person.reason, "！")
    assert person.faults == []
    person.give()
    assert person.said == [(True, "查到了！")]


@pytest.mark.parametrize("text", ["", "abc", "      ", "  ab  "])
def test_blanks_are_no_reason(person: Person, text: str) -> None:
    person.radio("absent").setChecked(True)
    retype(person.reason, text)
    person.give()
    assert person.said == []
    assert person.faults == [MISSING_REASON]
    assert person.dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_settles_nothing_wherever_the_focus_is(person: Person, key: Qt.Key) -> None:
    person.radio("booked").setChecked(True)
    retype(person.reason, "查到了！")
    widgets = [one for one in person.dialog.findChildren(QWidget) if one.isVisible()]
    for widget in (person.dialog, *widgets):
        widget.setFocus()
        QTest.keyClick(widget, key)
    assert person.said == []
    assert person.dialog.isVisible()
    assert not [one for one in person.dialog.findChildren(QPushButton) if one.isDefault()]


def test_escape_and_cancel_settle_nothing(person: Person) -> None:
    person.radio("booked").setChecked(True)
    retype(person.reason, "查到了！")
    QTest.keyClick(person.reason, Qt.Key.Key_Escape)
    assert not person.dialog.isVisible()
    person.dialog.open()
    cancel = person.dialog.findChild(QPushButton, "cancel")
    assert cancel is not None
    QTest.keyClick(cancel, Qt.Key.Key_Space)
    assert not person.dialog.isVisible()
    assert person.said == []


def test_it_is_walked_as_it_is_read(person: Person) -> None:
    passed = []
    person.radio("booked").setFocus()
    for _ in range(4):
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed[:2] == ["attest_booked", "attest_reason"]
    assert set(passed[2:]) == {"cancel", "attest"}


def test_the_reason_has_a_label_for_a_buddy(person: Person) -> None:
    buddies = [one.buddy() for one in person.dialog.findChildren(QLabel)]
    assert person.reason in buddies
    assert person.reason.accessibleName() == "How you know"
    hint = "What you saw, where and when: 4 characters or more"
    assert person.reason.accessibleDescription() == hint
    assert hint in person.texts, "what is asked for is said before anything is typed"


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual font", "font twice as large"])
@pytest.mark.parametrize("language", Language)
def test_nothing_is_clipped_before_or_after_it_was_asked_for(
    qtbot: QtBot,
    linguist: Linguist,
    enlarged: Callable[[float], None],
    language: Language,
    factor: float,
) -> None:
    enlarged(factor)
    linguist.speak(language)
    person = Person(qtbot)
    for _ in range(2):
        for _ in range(3):
            QCoreApplication.processEvents()
        assert clipped(person.dialog) == []
        assert person.dialog.width() <= SMALLEST.width()
        assert person.dialog.height() <= SMALLEST.height()
        person.give()
    person.close()
