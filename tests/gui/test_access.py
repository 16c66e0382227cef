"""Everything can be reached with the keyboard, is named to a screen reader, and fits."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from tests.gui.conftest import CONTROL, Operator, enter
from tests.gui.fitting import clipped, cut_off
from tests.gui.scenes import form, records, refused, unknown
from wxrepay_gui import __version__
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import words
from wxrepay_gui.gui.form_lines import ORDER
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.review_sheet import ReviewSheet

SMALLEST = QSize(1024, 680)
INPUTS = (QLineEdit, QComboBox, QAbstractButton, QTableView, QPlainTextEdit)


def focusable(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.findChildren(QWidget):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and child.isVisible() and not isinstance(child, QScrollBar):
            yield child


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def nameless(widget: QWidget) -> list[str]:
    return [
        f"{type(child).__name__} {child.objectName()}"
        for child in focusable(widget)
        if not name_of(child).strip()
    ]


def findings(operator: Operator) -> QWidget:
    operator.type(FieldName.REPAYMENT_AMOUNT, "12.345")
    operator.type(FieldName.REPAYMENT_DATE, "2025-02-30")
    operator.type(FieldName.OPENID, "o" * 129)
    operator.type(FieldName.SUB_MCHID, "1900000001")
    assert operator.review() is None
    return operator.window


def review(operator: Operator) -> QWidget:
    sheet = operator.review()
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    return sheet


SCENES = (form, findings, review, unknown, refused, records)
EVERY_SCENE = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
Scene = Callable[[Operator], QWidget]


@pytest.mark.parametrize("language", Language)
@EVERY_SCENE
def test_whatever_takes_the_focus_has_a_name(
    operator: Operator, scene: Scene, language: Language
) -> None:
    widget = scene(operator)
    operator.speak(language)
    assert nameless(widget) == []


@pytest.mark.parametrize("language", Language)
def test_a_field_s_name_is_its_title_and_its_description_what_stands_under_it(
    operator: Operator, language: Language
) -> None:
    operator.speak(language)
    for name in ORDER:
        edit = operator.edit(name)
        label = next(one for one in operator.window.findChildren(QLabel) if one.buddy() is edit)
        assert edit.accessibleName() == words.without_key(label.text())
        note = operator.window.book.findChild(QLabel, f"{name}_note")
        assert note is not None
        assert edit.accessibleDescription() == note.text()


def test_every_input_of_the_form_has_a_label_for_a_buddy(operator: Operator) -> None:
    buddies = {label.buddy() for label in operator.window.findChildren(QLabel)}
    for edit in operator.window.book.form.findChildren(QLineEdit):
        assert edit in buddies
    assert operator.window.book.form.kind in buddies
    assert operator.window.practice_bar.findChild(QComboBox, "scenario") in buddies


# By keyboard alone


def walk(last: str) -> list[str]:
    """The names that Tab comes by, until *last*."""
    passed: list[str] = []
    while not passed or passed[-1] != last:
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.objectName())
        assert len(passed) < 40, passed
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return passed


def test_tab_goes_through_the_form_as_it_is_read(operator: Operator) -> None:
    operator.return_to_window()
    operator.edit(FieldName.CONTRACT_ID).setFocus()
    expected: list[str] = []
    for name in ORDER:
        if name is TermName.TEMPLATE_CAP:
            expected.append(TermName.KIND)
        expected.append(name)
    assert walk("review") == [*expected, "new_number", "clear", "review"]


def test_what_tab_comes_by_stands_further_and_further_down(operator: Operator) -> None:
    operator.return_to_window()
    operator.edit(FieldName.CONTRACT_ID).setFocus()
    tops = []
    for name in walk("review"):
        widget = operator.window.book.findChild(QWidget, name)
        assert widget is not None
        tops.append(widget.mapTo(operator.window.book, widget.rect().topLeft()).y())
    places = [top // 12 for top in tops]
    assert places == sorted(places)


def test_the_sheet_is_walked_from_the_amount_through_the_links_to_sending(
    operator: Operator,
) -> None:
    for language in Language:
        operator.speak(language)
        sheet = review(operator)
        assert isinstance(sheet, ReviewSheet)
        operator.speak(Language.ENGLISH if language is Language.CHINESE else Language.CHINESE)
        # What was there before the switch is hidden, and gone when the event loop turns.
        (start,) = [one for one in sheet.findChildren(QLabel, "review_amount") if one.isVisible()]
        start.setFocus()
        passed = walk("send")
        assert passed[0] == "review_amount"
        assert passed[1:-2] == [
            f"change_{name}"
            for name in (
                FieldName.MIN_REPAYMENT_AMOUNT,
                FieldName.REPAYMENT_DATE,
                FieldName.REPAYMENT_AMOUNT,
                FieldName.CONTRACT_ID,
                FieldName.APPID,
                FieldName.OPENID,
                FieldName.SUB_MCHID,
                FieldName.SUB_APPID,
                FieldName.OUT_RECORD_ID,
            )
        ]
        assert passed[-2:] == ["back", "send"]
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def key(widget: QWidget, name: Qt.Key) -> None:
    QTest.keyClick(widget, name)


def test_a_whole_booking_takes_the_keyboard_alone(operator: Operator) -> None:
    """From a blank form to the record's details: no mouse, no setFocus, only keys."""
    window = operator.window
    operator.return_to_window()
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    day = window.book.form._today() + timedelta(days=3)  # noqa: SLF001  its own clock
    for text in (
        None,  # no saved contract
        "C1",
        "wxcbda96de0b165486",
        "oUpF8uMuAJO",
        "1900000109",
        "",
        None,  # the kind stays
        "",
        "",
        "1280.50",
        "128.05",
        day.isoformat(),
    ):
        here = QApplication.focusWidget()
        assert here is not None
        if text:
            enter(here, text)
        key(here, Qt.Key.Key_Tab)
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    sheet = window.book.findChild(ReviewSheet)
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    operator.return_to_window()
    operator.wait(lambda: window.model.rowCount() == 1)
    operator.settle()
    assert operator.status is Status.BOOKED
    here = QApplication.focusWidget()
    assert here is not None
    assert here.objectName() == "step_another", "the outcome's first step has the focus"
    assert walk("step_open") == ["step_another", "step_next", "step_open"]
    opener = window.book.card.findChild(QWidget, "step_open")
    assert opener is not None
    key(opener, Qt.Key.Key_Space)
    operator.wait(lambda: window.records.detail.row is not None)
    operator.settle()
    here = QApplication.focusWidget()
    assert here is window.records.table
    key(here, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.objectName() == "detail_copy"
    key(here, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.records.findChild(QPlainTextEdit, "detail_text")


def test_tab_leaves_the_exchanges_instead_of_being_typed(operator: Operator) -> None:
    records(operator)
    text = operator.window.findChild(QPlainTextEdit, "detail_text")
    assert text is not None
    operator.return_to_window()
    text.setFocus()
    key(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not text


def test_the_menu_bar_answers_to_its_access_keys(operator: Operator) -> None:
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    key(popup, Qt.Key.Key_Escape)
    operator.wait(lambda: QApplication.activePopupWidget() is None)


def test_about_tells_the_version_and_closes_with_escape(operator: Operator) -> None:
    told: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        told.extend(label.text() for label in box.findChildren(QLabel))
        key(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, operator.window, look)
    operator.window.menus.about.trigger()
    assert any(__version__ in text for text in told)


def test_ctrl_q_closes_the_window(operator: Operator) -> None:
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_Q, CONTROL)
    operator.wait(lambda: not operator.window.isVisible())


# It fits


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual font", "font twice as large"])
@pytest.mark.parametrize("language", Language)
@EVERY_SCENE
def test_nothing_is_clipped_in_the_smallest_window(
    operator: Operator,
    enlarged: Callable[[float], None],
    scene: Scene,
    language: Language,
    factor: float,
) -> None:
    enlarged(factor)
    widget = scene(operator)
    operator.speak(language)
    operator.window.resize(SMALLEST)
    operator.wait(operator.window.isVisible)
    for _ in range(3):
        QCoreApplication.processEvents()
    if factor == 1.0:
        assert operator.window.size() == SMALLEST
    assert clipped(widget) == []
    assert cut_off(widget) == []


def test_the_window_can_be_made_as_small_as_a_laptop_s_screen(operator: Operator) -> None:
    operator.window.resize(100, 100)
    assert operator.window.size() == SMALLEST
    operator.window.go_to(Place.RECORDS)
    assert operator.window.size() == SMALLEST
