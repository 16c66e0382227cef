"""However keys are held and buttons are hit, one request leaves; the server's own log judges."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import CONTROL, Operator
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.practice.book import read_log
from wxrepay_gui.storage.places import World, places_of

NO_KEYS = Qt.KeyboardModifier.NoModifier
STORM = 40


def held(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """*key* goes down once and repeats, as it does while it is held."""
    for place in range(STORM):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "\r", autorep=place > 0, count=1)
        QApplication.sendEvent(QApplication.focusWidget() or widget, event)


def sheet_of(operator: Operator) -> ReviewSheet | None:
    sheets = [one for one in operator.window.book.findChildren(ReviewSheet) if one.isVisible()]
    return sheets[-1] if sheets else None


def hold_enter_everywhere(operator: Operator) -> None:
    held(operator.window, Qt.Key.Key_Return, NO_KEYS)
    assert sheet_of(operator) is None, "Enter opens nothing"
    sheet = operator.review()
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    held(sheet, Qt.Key.Key_Return, NO_KEYS)
    assert sheet.isVisible(), "Enter sends nothing"
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)


def ctrl_enter_again_and_again(operator: Operator) -> None:
    sheet = operator.review()
    assert sheet is not None
    for _ in range(STORM):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.isVisible(), "it was not armed yet"
    operator.wait(sheet.send.isEnabled)
    for _ in range(STORM):
        QTest.keyClick(sheet if sheet.isVisible() else operator.window, Qt.Key.Key_Return, CONTROL)


def hold_ctrl_enter(operator: Operator) -> None:
    operator.return_to_window()
    held(operator.window, Qt.Key.Key_Return, CONTROL)
    sheet = sheet_of(operator) or operator.review()
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    held(sheet, Qt.Key.Key_Return, CONTROL)
    if sheet.isVisible():
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)


def storm_of_clicks(operator: Operator) -> None:
    sheet = operator.review()
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    for _ in range(STORM):
        QTest.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(sheet.send, Qt.MouseButton.LeftButton)


WAYS = (hold_enter_everywhere, ctrl_enter_again_and_again, hold_ctrl_enter, storm_of_clicks)


@pytest.mark.parametrize("scenario", [Scenario.BOOKED, Scenario.TIMEOUT], ids=str)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_exactly_one_request_leaves(
    operator: Operator, tmp_path: Path, way: Callable[[Operator], None], scenario: Scenario
) -> None:
    operator.practise(scenario)
    operator.return_to_window()
    way(operator)
    operator.wait(lambda: operator.window.model.rowCount() == 1)
    operator.settle()
    (one,) = read_log(places_of(World.PRACTICE, tmp_path).root / "practice-server.jsonl")
    assert operator.window.model.rowCount() == 1
    assert one.out_record_id == operator.window.model.rows[0].booking.item.out_record_id
