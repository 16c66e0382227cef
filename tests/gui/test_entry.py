"""Entering amounts, dates and ids: short ways, repairs, undo, and what the keys do."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL, MCHID, NUMBER, Operator, Page, enter, press, retype
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.gui.day_popup import DayPopup
from wxrepay_gui.gui.form_lines import ORDER

AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
DATE, RECORD = FieldName.REPAYMENT_DATE, FieldName.OUT_RECORD_ID
ALT = Qt.KeyboardModifier.AltModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


def button(page: Page, name: str) -> QPushButton:
    found = page.widget.findChild(QPushButton, name)
    assert found is not None
    return found


def tick(page: Page, name: FieldName | TermName) -> str:
    label = page.widget.findChild(QLabel, f"{name}_tick")
    assert label is not None
    return label.text()


# Leaving


def test_a_menu_over_a_field_is_no_leaving(page: Page) -> None:
    page.fill()
    retype(page.edit(AMOUNT), "12.345")
    popup = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(page.edit(AMOUNT), popup)
    assert page.tone(AMOUNT) == "muted"
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(page.edit(AMOUNT), left)
    assert page.tone(AMOUNT) == "error"


# The tick


def test_a_tick_comes_on_leaving_a_field_in_which_everything_was_checked(page: Page) -> None:
    page.fill()
    retype(page.edit(AMOUNT), "1280")
    assert tick(page, AMOUNT) == ""
    press(page.edit(AMOUNT), Qt.Key.Key_Tab)
    assert tick(page, AMOUNT) == "✓"


@pytest.mark.parametrize("text", ["12.345", "99999"], ids=["wrong", "over the cap"])
def test_no_tick_stands_at_what_is_wrong(page: Page, text: str) -> None:
    page.fill()
    page.type(AMOUNT, text)
    assert tick(page, AMOUNT) == ""


def test_no_tick_stands_at_what_could_not_be_checked(page: Page) -> None:
    page.fill()
    page.type(TermName.CONTRACT_CAP, "")
    page.type(AMOUNT, "100")
    assert tick(page, AMOUNT) == "", "one cap is not known"


# Repairs


def late(page: Page) -> str:
    return (page.clock.today() + timedelta(days=15)).isoformat()


REPAIRS = [
    (AMOUNT, lambda _page: "3400", "Set to 3,000.00", "3000.00"),
    (AMOUNT, lambda _page: "6000", "Set to 3,000.00", "3000.00"),
    (MINIMUM, lambda _page: "1", "Set to 5.00", "5.00"),
    (DATE, late, None, None),
    (DATE, lambda page: page.clock.today().isoformat(), None, None),
]


@pytest.mark.parametrize(
    ("name", "wrong", "label", "text"),
    REPAIRS,
    ids=["contract cap", "both caps", "minimum", "too late", "too early"],
)
def test_the_one_right_value_is_a_button_that_can_be_undone(
    page: Page, name: FieldName, wrong: object, label: str | None, text: str | None
) -> None:
    page.fill()
    assert callable(wrong)
    typed = wrong(page)
    page.type(name, typed)
    mend = button(page, f"mend_{name}")
    assert mend.isVisible()
    days = bookable_days(page.clock.today())
    right = days[-1] if typed > days[0].isoformat() else days[0]
    assert mend.text() == (label or f"Set to {right:%a} {right}")
    stood = page.edit(name).text()
    press(mend, Qt.Key.Key_Space)
    assert page.edit(name).text() == (text or right.isoformat())
    assert page.tone(name) != "error"
    assert not mend.isVisible()
    assert page.focused() is page.edit(name)
    QTest.keyClick(page.edit(name), Qt.Key.Key_Z, CONTROL)
    assert page.edit(name).text().replace(",", "") == stood.replace(",", "")
    assert page.tone(name) == "error"


def test_nothing_is_offered_where_there_is_no_one_right_value(page: Page) -> None:
    for name, text in ((AMOUNT, "12.345"), (DATE, "2025-02-30"), (MINIMUM, "101")):
        page.fill()
        page.type(name, text)
        assert page.tone(name) == "error"
        assert not button(page, f"mend_{name}").isVisible()


# The minimum's buttons


@pytest.mark.parametrize(
    ("key", "least"),
    [(Qt.Key.Key_5, "166.71"), (Qt.Key.Key_0, "333.41"), (Qt.Key.Key_Q, "3,334.01")],
    ids=["5 %", "10 %", "full"],
)
def test_a_share_of_the_amount_is_filled_in_rounded_up_to_the_fen(
    page: Page, key: Qt.Key, least: str
) -> None:
    page.fill(Draft(kind=Kind.CONSUMER))
    page.type(AMOUNT, "3334.01")
    QTest.keyClick(page.edit(MINIMUM), key, ALT)  # the button shows that it is pressed, then acts
    page.qtbot.waitUntil(lambda: page.edit(MINIMUM).text() == least.replace(",", ""))
    assert page.widget.form.reading.minimum is not None
    assert page.tone(MINIMUM) != "error"


def test_the_minimum_never_follows_the_amount_by_itself(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "200")
    button(page, "minimum_percent_5").click()
    page.type(AMOUNT, "400")
    assert page.edit(MINIMUM).text() == "10.00"
    assert page.tone(MINIMUM) == "error"


# The date


@pytest.mark.parametrize(
    ("typed", "ahead"),
    [("t", 1), ("+3", 3), ("+14", 14), ("＋7", 7)],
    ids=["t", "+3", "+14", "full width"],
)
def test_a_short_date_is_written_out_when_the_field_is_left(
    page: Page, typed: str, ahead: int
) -> None:
    page.fill()
    day = page.clock.today() + timedelta(days=ahead)
    retype(page.edit(DATE), typed)
    assert f"{day:%a} {day}" in page.note(DATE), "read back while it is typed"
    press(page.edit(DATE), Qt.Key.Key_Tab)
    assert page.edit(DATE).text() == day.isoformat()
    booking = page.widget.form.reading.booking
    assert booking is not None
    assert booking.item.repayment_date == day


def test_a_day_of_the_month_and_a_month_with_a_day_are_dates(page: Page) -> None:
    page.fill()
    day = page.clock.today() + timedelta(days=9)
    forms = [f"{day.day}", f"{day:%m%d}", f"{day:%m-%d}", f"{day:%m/%d}"]
    for typed in [*forms, f"{day.month}月{day.day}日"]:
        page.type(DATE, typed)
        assert page.edit(DATE).text() == day.isoformat(), typed


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Down, -1),
        (Qt.Key.Key_PageUp, 7),
        (Qt.Key.Key_PageDown, -7),
    ],
    ids=["up", "down", "page up", "page down"],
)
def test_arrows_move_the_date_by_days_and_weeks(page: Page, key: Qt.Key, step: int) -> None:
    page.fill()
    first = bookable_days(page.clock.today())[0]
    page.type(DATE, (first + timedelta(days=7 if step < 0 else 0)).isoformat())
    before = date.fromisoformat(page.edit(DATE).text())
    press(page.edit(DATE), key)
    assert page.edit(DATE).text() == (before + timedelta(days=step)).isoformat()


@pytest.mark.parametrize(
    ("key", "place", "said"),
    [
        (Qt.Key.Key_PageUp, -1, "is the last day that can be booked"),
        (Qt.Key.Key_Down, 0, "is the first day that can be booked"),
    ],
    ids=["end", "beginning"],
)
def test_the_ends_of_the_window_stop_the_date_and_say_so(
    page: Page, key: Qt.Key, place: int, said: str
) -> None:
    page.fill()
    end = bookable_days(page.clock.today())[place]
    page.type(DATE, end.isoformat())
    page.edit(DATE).setFocus()
    press(page.edit(DATE), key)
    assert page.edit(DATE).text() == end.isoformat()
    assert f"{end:%a} {end} {said}" in page.note(DATE)
    press(page.edit(DATE), Qt.Key.Key_Down if place else Qt.Key.Key_Up)
    assert said not in page.note(DATE), "what is said of the end goes with the next key"


def test_an_arrow_in_an_empty_date_takes_the_first_day(page: Page) -> None:
    page.fill(Draft())
    press(page.edit(DATE), Qt.Key.Key_Up)
    assert page.edit(DATE).text() == bookable_days(page.clock.today())[0].isoformat()


@pytest.mark.parametrize("ahead", [1, 3, 7, 14])
def test_a_chip_fills_in_its_day(page: Page, ahead: int) -> None:
    page.fill(Draft())
    chip = button(page, f"chip_{ahead}")
    chip.click()
    day = page.clock.today() + timedelta(days=ahead)
    assert page.edit(DATE).text() == day.isoformat()
    assert str(day) in chip.accessibleName()


# The calendar


def calendar(page: Page) -> DayPopup:
    page.edit(DATE).setFocus()
    QTest.keyClick(page.edit(DATE), Qt.Key.Key_Down, ALT)
    popup = page.widget.findChild(DayPopup)
    assert popup is not None
    page.qtbot.waitUntil(popup.isVisible)
    return popup


def day_button(popup: DayPopup, day: date) -> QPushButton:
    found = popup.findChild(QPushButton, f"day_{day.isoformat()}")
    assert found is not None
    return found


def test_the_calendar_lets_exactly_the_bookable_days_be_chosen(page: Page) -> None:
    page.fill()
    popup = calendar(page)
    days = bookable_days(page.clock.today())
    enabled = [each.objectName() for each in popup.findChildren(QPushButton) if each.isEnabled()]
    assert enabled == [f"day_{day.isoformat()}" for day in days]
    excluded = day_button(popup, days[-1] + timedelta(days=1))
    assert not excluded.isEnabled()
    assert "不包括这天" in excluded.toolTip()
    header = popup.accessibleName()
    assert str(days[0]) in header
    assert str(days[-1]) in header
    popup.close()


def test_the_calendar_is_walked_by_arrows_and_left_with_a_day(page: Page) -> None:
    page.fill()
    days = bookable_days(page.clock.today())
    page.type(DATE, days[2].isoformat())
    popup = calendar(page)
    assert day_button(popup, days[2]).hasFocus()
    press(day_button(popup, days[2]), Qt.Key.Key_Right)
    assert day_button(popup, days[3]).hasFocus()
    press(day_button(popup, days[3]), Qt.Key.Key_Down)
    assert day_button(popup, days[10]).hasFocus()
    press(day_button(popup, days[10]), Qt.Key.Key_Down)
    assert day_button(popup, days[10]).hasFocus(), "the end of what can be booked"
    press(day_button(popup, days[10]), Qt.Key.Key_Left)
    press(day_button(popup, days[9]), Qt.Key.Key_Up)
    press(day_button(popup, days[2]), Qt.Key.Key_Space)
    assert page.edit(DATE).text() == days[2].isoformat()


def test_escape_leaves_the_calendar_with_nothing_changed(page: Page) -> None:
    page.fill()
    before = page.edit(DATE).text()
    popup = calendar(page)
    press(popup, Qt.Key.Key_Escape)
    page.qtbot.waitUntil(lambda: page.widget.findChild(DayPopup) is None)
    assert page.edit(DATE).text() == before
    assert page.widget.isVisible()


# Enter


def test_enter_goes_from_field_to_field_and_at_last_to_the_button(page: Page) -> None:
    page.fill(Draft())
    page.front()
    page.edit(ORDER[0]).setFocus()
    for name in ORDER[1:]:
        here = page.focused()
        assert here is not None
        press(here, Qt.Key.Key_Return)
        assert page.focused() is page.edit(name)
    press(page.edit(ORDER[-1]), Qt.Key.Key_Enter)
    assert page.focused() is button(page, "review")
    assert page.sheet is None


def test_a_held_enter_goes_one_field_on(page: Page) -> None:
    page.fill(Draft())
    page.edit(AMOUNT).setFocus()
    for repeated in (False, True, True):
        here = page.focused()
        assert here is not None
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_KEYS, "\r", autorep=repeated, count=1
        )
        QApplication.sendEvent(here, held)
    assert page.focused() is page.edit(MINIMUM)


def test_enter_stays_where_it_is_once_that_is_turned_off(page: Page) -> None:
    page.fill(Draft())
    page.widget.form.keys.enter_moves_on = False
    page.edit(AMOUNT).setFocus()
    press(page.edit(AMOUNT), Qt.Key.Key_Return)
    assert page.focused() is page.edit(AMOUNT)


def test_that_enter_moves_on_is_remembered(operator: Operator) -> None:
    menus = operator.window.menus
    assert menus.enter_moves_on.isChecked()
    menus.enter_moves_on.trigger()
    operator.settle()
    assert not operator.window.book.form.keys.enter_moves_on


# Undo


def undo(page: Page) -> None:
    QTest.keyClick(page.widget.form, Qt.Key.Key_Z, CONTROL)


def redo(page: Page) -> None:
    QTest.keyClick(page.widget.form, Qt.Key.Key_Y, CONTROL)


def test_undo_goes_back_across_fields_and_redo_forward(page: Page) -> None:
    page.fill(Draft())
    page.front()
    page.type(AMOUNT, "1280")
    page.type(MINIMUM, "64")
    undo(page)
    assert page.edit(MINIMUM).text() == ""
    assert page.edit(AMOUNT).text() == "1,280.00"
    undo(page)
    assert page.edit(AMOUNT).text() == ""
    redo(page)
    redo(page)
    assert (page.edit(AMOUNT).text(), page.edit(MINIMUM).text()) == ("1,280.00", "64.00")


def test_keys_typed_in_one_go_are_one_change(page: Page) -> None:
    page.fill(Draft())
    page.edit(AMOUNT).setFocus()
    enter(page.edit(AMOUNT), "1280")
    QTest.keyClick(page.edit(AMOUNT), Qt.Key.Key_Z, CONTROL)
    assert page.edit(AMOUNT).text() == ""


def test_what_is_typed_after_a_field_was_left_is_a_change_of_its_own(page: Page) -> None:
    page.fill(Draft())
    page.front()
    page.type(RECORD, "R1")
    page.edit(RECORD).setFocus()
    press(page.edit(RECORD), Qt.Key.Key_End)
    enter(page.edit(RECORD), "23")
    assert page.edit(RECORD).text() == "R123"
    undo(page)
    assert page.edit(RECORD).text() == "R1"
    undo(page)
    assert page.edit(RECORD).text() == ""


def test_a_new_change_leaves_nothing_to_redo(page: Page) -> None:
    page.fill(Draft())
    page.front()
    page.type(AMOUNT, "1280")
    undo(page)
    page.type(AMOUNT, "64")
    redo(page)
    assert page.edit(AMOUNT).text() == "64.00"
    assert not page.widget.redo.isEnabled()


def test_clearing_can_be_undone(page: Page) -> None:
    page.fill()
    before = page.widget.form.draft()
    page.widget.clear()
    assert page.widget.form.draft() == Draft(out_record_id=NUMBER)
    page.front()
    undo(page)
    assert page.widget.form.draft() == before


def test_fifty_changes_are_kept(page: Page) -> None:
    page.fill(Draft())
    page.front()
    for number in range(60):
        page.widget.form.set_text(AMOUNT, f"{number + 1}")
    for _ in range(70):
        undo(page)
    assert page.edit(AMOUNT).text() == "10.00"


def test_undo_is_offered_in_the_menu_only_while_there_is_something_to_undo(
    operator: Operator,
) -> None:
    book = operator.window.book
    assert not book.undo.isEnabled()
    operator.type(AMOUNT, "99")
    assert book.undo.isEnabled()
    assert not book.redo.isEnabled()
    book.undo.trigger()
    book.undo.trigger()
    assert operator.edit(AMOUNT).text() == "100.00"  # type: ignore[attr-defined]  # it is an edit
    assert book.redo.isEnabled()


# What is looked up while it is being reviewed


def test_a_number_that_turns_out_used_closes_the_sheet_and_is_said(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet(armed=False)
    page.widget.form.set_used(NUMBER, page.clock.today())
    assert not sheet.isVisible()
    assert [link.objectName() for link in page.links] == [f"fix_{RECORD}"]
    assert page.sent == []


# An input method


def test_what_is_being_composed_is_not_judged(page: Page) -> None:
    page.fill(Draft())
    edit = page.edit(RECORD)
    edit.setFocus()
    composing = QInputMethodEvent("zhong", [])
    QApplication.sendEvent(edit, composing)
    assert page.tone(RECORD) == "muted"
    assert page.widget.form.draft().out_record_id == ""
    committed = QInputMethodEvent()
    committed.setCommitString("中")
    QApplication.sendEvent(edit, committed)
    assert "character 1 “中” is not allowed" in page.note(RECORD)


def test_full_width_digits_are_normalised_with_a_note_that_stays(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "１２８")
    assert page.edit(AMOUNT).text() == "128.00"
    assert "Full-width characters are read as half-width ones   Local" in page.note(AMOUNT)
    page.type(AMOUNT, "128")
    assert "Full-width" not in page.note(AMOUNT)


# An openid that was typed


def test_an_openid_typed_by_hand_is_doubted_and_a_pasted_one_is_not(page: Page) -> None:
    page.fill(Draft())
    page.type(FieldName.OPENID, "oUpF8uMuAJO0")
    assert "look-alikes" in page.note(FieldName.OPENID)
    edit = page.edit(FieldName.OPENID)
    QGuiApplication.clipboard().setText("oUpF8uMuAJO0")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_V, CONTROL)
    press(edit, Qt.Key.Key_Tab)
    assert "look-alikes" not in page.note(FieldName.OPENID)


# The document's words


@pytest.mark.parametrize("name", FieldName)
def test_f1_shows_the_document_s_words_for_the_field_and_where_they_stand(
    page: Page, name: FieldName
) -> None:
    page.fill(Draft())
    page.front()
    page.edit(name).setFocus()
    press(page.edit(name), Qt.Key.Key_F1)
    note = page.widget.document
    assert note.isVisible()
    texts = [label.text() for label in note.findChildren(QLabel)]
    assert any(FIELDS[name].words in text for text in texts)
    assert any("pay.weixin.qq.com/doc/v3/partner/4016779459" in text for text in texts)
    assert page.focused() is page.edit(name), "reading on does not cost the place"
    press(page.edit(name), Qt.Key.Key_F1)
    assert not note.isVisible()


def test_f1_on_a_cap_shows_what_the_document_says_of_caps(page: Page) -> None:
    page.fill(Draft())
    page.front()
    page.edit(TermName.TEMPLATE_CAP).setFocus()
    press(page.edit(TermName.TEMPLATE_CAP), Qt.Key.Key_F1)
    texts = [label.text() for label in page.widget.document.findChildren(QLabel)]
    assert any(FIELDS[AMOUNT].words in text for text in texts)


# What is dropped


def drop(page: Page, mime: QMimeData) -> None:
    how = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(10, 10), *how)
    QApplication.sendEvent(page.widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page.widget, QDropEvent(QPointF(10, 10), *how, QEvent.Type.Drop))


def test_a_text_or_a_file_that_is_dropped_is_to_be_pasted(page: Page, qtbot: QtBot) -> None:
    page.fill(Draft())
    mime = QMimeData()
    mime.setText("a request")
    with qtbot.waitSignal(page.widget.text_dropped) as said:
        drop(page, mime)
    assert said.args == ["a request"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("request.json")])
    with qtbot.waitSignal(page.widget.file_dropped) as dropped:
        drop(page, mime)
    assert dropped.args is not None
    assert str(dropped.args[0]) == "request.json"


def test_an_edit_leaves_what_is_dropped_on_it_to_the_page(page: Page) -> None:
    edits: list[QWidget] = [row.edit for row in page.widget.form.rows.values()]
    assert not any(edit.acceptDrops() for edit in edits)


def test_a_merchant_s_own_cap_is_said_at_the_amount_shown_and_can_be_set(page: Page) -> None:
    page.widget.form.set_merchant(MCHID, cap=Fen(8_000))
    page.fill()
    page.type(AMOUNT, "99")
    page.press_review()
    assert page.sheet is None
    assert page.note(AMOUNT).startswith("✕ Above this merchant's own cap of ¥80.00 by ¥19.00; ")
    mend = button(page, f"mend_{AMOUNT}")
    assert mend.text() == "Set to 80.00"
    press(mend, Qt.Key.Key_Space)
    assert page.edit(AMOUNT).text() == "80.00"
    assert page.note(AMOUNT).endswith("100.0 % of the cap 80.00")
    shown = [label.text() for label in page.widget.read_back.findChildren(QLabel)]
    assert any("the cap ¥80.00" in text for text in shown)
