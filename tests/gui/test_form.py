"""The form, driven by keys: when it speaks, what it says, and that it never sends by accident."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QProgressBar,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import (
    CONTROL,
    MCHID,
    NUMBER,
    Clock,
    Operator,
    Page,
    close_window,
    enter,
    press,
    retype,
)
from tests.windows import practice_window
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.gui.form_lines import ORDER
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.review_sheet import ReviewSheet

AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
DATE, RECORD = FieldName.REPAYMENT_DATE, FieldName.OUT_RECORD_ID


# When it speaks


@pytest.mark.parametrize("name", ORDER)
def test_a_hint_stands_under_every_field_before_anything_is_typed(
    page: Page, name: FieldName | TermName
) -> None:
    page.edit(name).setFocus()
    assert page.note(name)
    assert page.tone(name) == "muted"
    assert page.edit(name).placeholderText() == ""


def test_the_hint_of_the_date_names_the_days_that_can_be_booked(page: Page) -> None:
    days = bookable_days(page.clock.today())
    assert page.note(DATE) == f"Beijing dates {days[0]} to {days[13]}   Document"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (AMOUNT, "12.345"),
        (AMOUNT, "99999"),
        (DATE, "2025-02-30"),
        (DATE, "2025-1"),
        (FieldName.CONTRACT_ID, "C" * 65),
        (FieldName.SUB_MCHID, MCHID),
        (FieldName.APPID, "wx1"),
        (RECORD, "R" * 33),
    ],
    ids=str,
)
def test_nothing_is_red_while_typing_for_the_first_time(
    page: Page, name: FieldName, text: str
) -> None:
    page.fill(Draft(template_cap="5000", contract_cap="3000"))
    page.edit(name).setFocus()
    tones = set()
    for character in text:
        enter(page.edit(name), character)
        tones.add(page.tone(name))
    assert tones == {"muted"}
    assert not page.links


def test_leaving_an_empty_field_does_not_complain_yet(page: Page) -> None:
    page.edit(AMOUNT).setFocus()
    press(page.edit(AMOUNT), Qt.Key.Key_Tab)
    assert page.tone(AMOUNT) == "muted"


def test_a_finding_comes_on_leaving_the_field_and_goes_the_moment_it_is_right(page: Page) -> None:
    page.fill()
    edit = page.edit(AMOUNT)
    retype(edit, "12.345")
    assert page.tone(AMOUNT) == "muted"
    press(edit, Qt.Key.Key_Tab)
    assert page.tone(AMOUNT) == "error"
    assert page.note(AMOUNT).startswith(
        "✕ At most two decimals, this is 12.345; nothing is rounded for you   Local"
    )
    edit.setFocus()
    press(edit, Qt.Key.Key_End)
    press(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "12.34"
    assert page.tone(AMOUNT) == "muted", "right again, while the cursor is still in the field"


def test_a_field_that_was_left_is_judged_at_every_key(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "12.34")
    page.edit(AMOUNT).setFocus()
    press(page.edit(AMOUNT), Qt.Key.Key_End)
    enter(page.edit(AMOUNT), "5")
    assert page.tone(AMOUNT) == "error"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (RECORD, "R1-", "Digits and letters only; character 3 “-” is not allowed"),
        (RECORD, "R中", "Digits and letters only; character 2 “中” is not allowed"),
        (FieldName.CONTRACT_ID, "C😀", "Character 2 “😀” cannot be sent"),
        (FieldName.OPENID, "o pen", "Character 2 is a blank or invisible"),
    ],
    ids=str,
)
def test_a_character_that_can_never_be_right_is_said_at_once_and_kept(
    page: Page, name: FieldName, text: str, said: str
) -> None:
    page.fill(Draft(out_record_id=""))
    edit = page.edit(name)
    edit.setFocus()
    enter(edit, text)
    assert said in page.note(name)
    assert page.tone(name) != "muted"
    assert edit.text() == text


def test_an_accessible_description_says_what_the_note_says(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "0")
    assert "Must be above 0" in page.edit(AMOUNT).accessibleDescription()


# Fields that depend on each other


def test_a_new_amount_changes_the_verdict_on_the_minimum(page: Page) -> None:
    page.fill()
    page.type(MINIMUM, "20")
    assert page.tone(MINIMUM) == "muted"
    page.type(AMOUNT, "1000")
    assert "At least 5 % of the amount, i.e. ¥50.00   Document" in page.note(MINIMUM)
    page.type(AMOUNT, "400")
    assert page.tone(MINIMUM) == "muted"
    page.type(AMOUNT, "19.99")
    assert "Not above the amount of ¥19.99   Local" in page.note(MINIMUM)


def test_another_kind_changes_the_verdict_on_the_minimum(page: Page) -> None:
    page.fill()
    page.type(MINIMUM, "5")
    assert page.tone(MINIMUM) == "muted"
    page.choose_kind(Kind.CASH)
    assert "At least 10 % of the amount, i.e. ¥10.00; or leave it empty" in page.note(MINIMUM)
    page.choose_kind(None)
    assert page.tone(MINIMUM) == "unknown"
    assert "a cash loan needs at least 10 %" in page.note(MINIMUM)
    page.choose_kind(Kind.CONSUMER)
    assert page.tone(MINIMUM) == "muted"


def test_another_cap_changes_the_verdict_on_the_amount(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "3400")
    assert "Over this contract's cap of ¥3,000.00 by ¥400.00   Document" in page.note(AMOUNT)
    page.type(TermName.CONTRACT_CAP, "3400")
    assert page.tone(AMOUNT) == "muted"
    page.type(TermName.TEMPLATE_CAP, "3000")
    assert "Over the template's cap of ¥3,000.00 for one repayment" in page.note(AMOUNT)


def test_without_both_caps_the_amount_is_not_called_checked(page: Page) -> None:
    page.fill()
    page.type(TermName.TEMPLATE_CAP, "")
    page.type(TermName.CONTRACT_CAP, "")
    page.type(AMOUNT, "100")
    assert "A cap is not known, so it cannot be checked   Local" in page.note(AMOUNT)
    assert page.tone(AMOUNT) == "unknown"
    assert "No cap is known, so it cannot be checked" in page.read_back()


# What the program does to what was typed: nothing


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        (AMOUNT, "12.345"),
        (AMOUNT, "007"),
        (AMOUNT, "-5"),
        (AMOUNT, "1e3"),
        (AMOUNT, "12.3.4"),
        (AMOUNT, "99999999999999999999"),
        (AMOUNT, "一百"),
        (MINIMUM, "."),
        (MINIMUM, "0.000"),
        (DATE, "2025/12/15"),
        (DATE, "2025-2-3"),
        (DATE, "2025-02-30"),
        (DATE, "明天"),
        (FieldName.CONTRACT_ID, "2.0251E+22"),
        (FieldName.CONTRACT_ID, "  C1  "),
        (FieldName.CONTRACT_ID, "C\u200b1"),
        (FieldName.CONTRACT_ID, "\u200bC1\u3000"),
        (FieldName.CONTRACT_ID, "C" * 200),
        (FieldName.OPENID, "<b>o</b>"),
        (FieldName.APPID, "WX"),
        (FieldName.SUB_MCHID, "１９０"),
        (RECORD, "r-1"),
        (RECORD, "Ｒ１"),
        (TermName.TEMPLATE_CAP, "三千"),
    ],
    ids=str,
)
def test_what_cannot_be_read_and_what_is_an_id_is_never_changed(
    page: Page, linguist: Linguist, language: Language, name: FieldName, text: str
) -> None:
    linguist.speak(language)
    page.fill()
    page.type(name, text)
    assert page.edit(name).text() == text
    page.press_review()
    page.clock.pass_midnight()
    page.widget.form.refresh()
    assert page.edit(name).text() == text


@pytest.mark.parametrize(
    ("name", "text", "settled"),
    [
        (AMOUNT, "1280", "1,280.00"),
        (AMOUNT, "1,280.5", "1,280.50"),
        (AMOUNT, "１，２８０．５０", "1,280.50"),
        (AMOUNT, "１２。５", "12.50"),
        (AMOUNT, " 100 ", "100.00"),
        (AMOUNT, "¥100", "100.00"),
        (AMOUNT, "1280元", "1,280.00"),
        (MINIMUM, "1280", "1,280.00"),
        (TermName.TEMPLATE_CAP, "5000", "5,000.00"),
        (DATE, "２０２５－１２－１５", "2025-12-15"),
    ],
    ids=str,
)
def test_what_can_be_read_is_written_out_when_the_field_is_left_and_means_the_same(
    page: Page, name: FieldName | TermName, text: str, settled: str
) -> None:
    page.fill()
    retype(page.edit(name), text)
    before = page.widget.form.reading
    press(page.edit(name), Qt.Key.Key_Tab)
    assert page.edit(name).text() == settled
    after = page.widget.form.reading
    assert (after.amount, after.minimum, after.day) == (before.amount, before.minimum, before.day)
    assert after.terms == before.terms


def test_an_amount_loses_its_separators_while_the_cursor_is_in_it_and_is_selected(
    page: Page,
) -> None:
    page.fill()
    page.type(AMOUNT, "1280")
    page.edit(FieldName.SUB_APPID).setFocus()
    page.widget.form.focus(AMOUNT)
    assert page.edit(AMOUNT).text() == "1280.00"
    assert page.edit(AMOUNT).selectedText() == "1280.00"


def test_what_was_pasted_with_a_line_end_is_kept_and_said(page: Page) -> None:
    page.fill()
    QGuiApplication.clipboard().setText("C20251105\r\n")
    edit = page.edit(FieldName.CONTRACT_ID)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(edit, Qt.Key.Key_V, CONTROL)
    press(edit, Qt.Key.Key_Tab)
    assert "Invisible characters at its ends are left out: 2" in page.note(FieldName.CONTRACT_ID)
    booking = page.widget.form.reading.booking
    assert booking is not None
    assert booking.contract_id == "C20251105"


def test_full_width_digits_are_read_with_a_note(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "１，２８０．５０")
    page.type(MINIMUM, "１２８．０５")
    assert "Full-width characters are read as half-width ones   Local" in page.note(AMOUNT)
    assert page.tone(AMOUNT) == "info"
    booking = page.widget.form.reading.booking
    assert booking is not None
    assert booking.item.repayment_amount == 128050
    assert booking.item.min_repayment_amount == 12805


def test_undo_gives_back_what_was_typed_over(page: Page) -> None:
    page.fill()
    edit = page.edit(AMOUNT)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    enter(edit, "7")
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text().startswith("100.00")


# The summary


def wrong(page: Page) -> None:
    """Three things wrong, typed in another order than the form's."""
    page.fill()
    page.type(DATE, "2025-02-30")
    page.type(MINIMUM, "0.5")
    page.type(FieldName.APPID, "")


def test_ctrl_enter_lists_what_blocks_in_the_order_of_the_form(page: Page) -> None:
    wrong(page)
    page.press_review()
    assert page.sheet is None
    title = page.summary.findChild(QLabel, "summary_title")
    assert title is not None
    assert title.text() == "✕ 3 things to fix"
    assert [link.objectName() for link in page.links] == [
        "fix_appid",
        "fix_min_repayment_amount",
        "fix_repayment_date",
    ]
    assert [link.text().split(":")[0] for link in page.links] == [
        "Merchant AppID",
        "Minimum repayment",
        "Repayment date",
    ]


def test_the_words_of_the_summary_are_those_at_the_field(page: Page) -> None:
    wrong(page)
    page.press_review()
    for link in page.links:
        name = FieldName(link.objectName().removeprefix("fix_"))
        sentence = link.text().split(": ", 1)[1]
        assert sentence in page.note(name)


def test_the_focus_goes_into_the_summary_and_each_link_leads_to_its_field(page: Page) -> None:
    wrong(page)
    page.press_review()
    assert page.focused() is page.links[0]
    for place in range(3):
        link = page.links[place]
        link.setFocus()
        press(link, Qt.Key.Key_Space)
        name = FieldName(link.objectName().removeprefix("fix_"))
        assert page.focused() is page.edit(name)


def test_links_can_be_walked_and_followed_with_enter(page: Page) -> None:
    wrong(page)
    page.press_review()
    press(page.links[0], Qt.Key.Key_Tab)
    assert page.focused() is page.links[1]
    press(page.links[1], Qt.Key.Key_Return)
    assert page.focused() is page.edit(MINIMUM)


def test_mending_a_field_takes_its_line_away(page: Page) -> None:
    wrong(page)
    page.press_review()
    page.type(FieldName.APPID, "wxcbda96de0b165486")
    left = ["fix_min_repayment_amount", "fix_repayment_date"]
    page.qtbot.waitUntil(lambda: [link.objectName() for link in page.links] == left)
    page.type(MINIMUM, "20")
    page.type(DATE, bookable_days(page.clock.today())[0].isoformat())
    assert page.links == []
    assert page.summary.isHidden()


def test_one_thing_to_fix_is_said_in_the_singular(page: Page) -> None:
    page.fill()
    page.type(FieldName.APPID, "")
    page.press_review()
    title = page.summary.findChild(QLabel, "summary_title")
    assert title is not None
    assert title.text() == "✕ 1 thing to fix"


def test_an_empty_form_is_told_everything_that_is_missing(page: Page) -> None:
    page.fill(Draft())
    page.press_review()
    assert [link.objectName() for link in page.links] == [
        f"fix_{name}" for name in ORDER if name in set(FieldName) - {FieldName.SUB_APPID, MINIMUM}
    ]
    assert page.links[-2].text().startswith("Repayment date: Choose the repayment date")


def test_review_and_submit_is_never_disabled(page: Page) -> None:
    button = page.widget.findChild(QPushButton, "review")
    assert button is not None
    for draft in (Draft(), None, Draft(repayment_amount="?")):
        page.fill(draft)
        assert button.isEnabled()
        page.press_review()
        assert button.isEnabled()
        if page.sheet is not None:
            press(page.sheet, Qt.Key.Key_Escape)


def test_the_review_button_says_the_same_as_its_key(page: Page) -> None:
    wrong(page)
    button = page.widget.findChild(QPushButton, "review")
    assert button is not None
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    assert len(page.links) == 3


# The review sheet, and what does not send


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("name", ORDER)
def test_enter_in_a_field_opens_and_sends_nothing(
    page: Page, name: FieldName | TermName, key: Qt.Key
) -> None:
    page.fill()
    page.edit(name).setFocus()
    press(page.edit(name), key)
    assert page.sheet is None
    assert page.sent == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_anywhere_in_the_sheet_sends_nothing(page: Page, key: Qt.Key) -> None:
    page.fill()
    sheet = page.open_sheet()
    for widget in (sheet, sheet.send, *sheet.findChildren(QLabel)):
        widget.setFocus()
        press(widget, key)
    assert page.sheet is sheet
    assert page.sent == []


def test_the_focus_of_the_sheet_is_not_on_sending(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet()
    amount = sheet.findChild(QLabel, "review_amount")
    assert amount is not None
    assert sheet.focusWidget() is amount
    assert amount.accessibleName().startswith("Review: ¥100.00, 人民币壹佰元整, repays on")
    assert not [one for one in sheet.findChildren(QPushButton) if one.isDefault()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_sends_once_the_sheet_is_armed(page: Page, key: Qt.Key) -> None:
    page.fill()
    sheet = page.open_sheet()
    QTest.keyClick(sheet, key, CONTROL)
    assert [one.item.out_record_id for one in page.sent] == [NUMBER]
    assert page.sheet is None


def test_the_sheet_cannot_be_sent_before_it_is_armed(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet(armed=False)
    assert not sheet.send.isEnabled()
    assert sheet.send.toolTip() == "Can be pressed after 0.8 seconds"
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(sheet.send, Qt.Key.Key_Space)
    QTest.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
    assert page.sent == []
    assert page.sheet is sheet


def test_a_held_ctrl_enter_sends_nothing(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet()
    for shortcut in (*sheet.findChildren(QShortcut), *page.widget.findChildren(QShortcut)):
        if shortcut.key() in (QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")):
            assert not shortcut.autoRepeat(), "the shortcut map drops what is repeated"
    for widget in (sheet, sheet.focusWidget(), sheet.send):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, CONTROL, "\r", autorep=True, count=1
        )
        QApplication.sendEvent(widget, held)
    assert page.sent == []
    assert page.sheet is sheet


def test_two_quick_ctrl_enters_send_once(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet()
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert len(page.sent) == 1


def test_escape_goes_back_with_everything_kept(page: Page) -> None:
    page.fill()
    before = page.widget.form.draft()
    sheet = page.open_sheet()
    press(sheet, Qt.Key.Key_Escape)
    assert page.sheet is None
    assert page.sent == []
    assert page.widget.form.draft() == before
    assert page.widget.showing_form


def test_escape_on_the_form_does_nothing(page: Page) -> None:
    page.fill()
    before = page.widget.form.draft()
    press(page.edit(AMOUNT), Qt.Key.Key_Escape)
    assert page.widget.form.draft() == before
    assert page.widget.isVisible()


def test_the_sheet_shows_every_field_that_is_sent(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet(armed=False)
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    day = bookable_days(page.clock.today())[7]
    assert "¥100.00" in shown
    assert "人民币壹佰元整" in shown
    assert "¥20.00 (20.0 %)" in shown
    assert f"{day:%a} {day} · in 8 days (Beijing time)" in shown
    assert "3.3 % of the cap ¥3,000.00" in shown
    for text in (
        "20251105000000123456789",
        "wxcbda96de0b165486",
        "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        "1900000109",
        "wxcbda96de0b165489",
        NUMBER,
    ):
        assert text in shown
    assert any("not a debit" in text for text in shown)
    assert "Practice: nothing goes to WeChat Pay" in shown


def test_the_sheet_repeats_warnings(page: Page) -> None:
    page.fill()
    page.type(FieldName.APPID, "wx1")
    sheet = page.open_sheet(armed=False)
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert (
        "! Merchant AppID: Usually 18 characters starting with wx; please compare   Local" in shown
    )


@pytest.mark.parametrize("page", [False], ids=["live"], indirect=True)
def test_the_live_sheet_says_that_it_is_live(page: Page) -> None:
    page.fill()
    sheet = page.open_sheet(armed=False)
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Live: this goes to WeChat Pay" in shown


@pytest.mark.parametrize("name", FieldName)
def test_each_change_link_leads_back_to_its_field(page: Page, name: FieldName) -> None:
    page.fill()
    before = page.widget.form.draft()
    sheet = page.open_sheet(armed=False)
    change = sheet.findChild(QPushButton, f"change_{name}")
    assert change is not None
    change.setFocus()
    press(change, Qt.Key.Key_Space)
    assert page.sheet is None
    page.front()
    assert page.focused() is page.edit(name)
    assert page.widget.form.draft() == before
    assert page.sent == []


# The number


def test_terms_that_were_typed_for_one_contract_are_not_taken_for_another(page: Page) -> None:
    page.fill()
    booking = page.widget.form.reading.booking
    assert booking is not None
    terms = page.widget.form.draft()
    page.widget.start_anew(booking, "N2", keep_amount=False)
    kept = page.widget.form.draft()
    assert (kept.kind, kept.contract_cap) == (terms.kind, terms.contract_cap)
    page.type(FieldName.CONTRACT_ID, "C2")
    page.widget.start_anew(booking, "N3", keep_amount=False)
    empty = page.widget.form.draft()
    assert (empty.kind, empty.template_cap, empty.contract_cap) == (None, "", "")


def test_the_new_button_asks_for_a_number(page: Page, qtbot: QtBot) -> None:
    button = page.widget.findChild(QAbstractButton, "new_number")
    assert button is not None
    with qtbot.waitSignal(page.widget.form.number_wanted):
        press(button, Qt.Key.Key_Space)


def test_ctrl_r_makes_a_fresh_valid_number_and_keeps_the_rest(operator: Operator) -> None:
    form = operator.window.book.form
    before = form.draft()
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_R, CONTROL)
    first = form.draft()
    QTest.keyClick(operator.window, Qt.Key.Key_R, CONTROL)
    second = form.draft()
    assert len({before.out_record_id, first.out_record_id, second.out_record_id}) == 3
    for one in (before, first, second):
        assert one.out_record_id.isascii()
        assert one.out_record_id.isalnum()
        assert len(one.out_record_id) <= 32
    assert form.reading.booking is not None
    rest = first.repayment_amount, first.contract_id, first.repayment_date
    assert rest == (before.repayment_amount, before.contract_id, before.repayment_date)


def test_clearing_keeps_the_number_and_nothing_else(page: Page) -> None:
    page.fill()
    button = page.widget.findChild(QPushButton, "clear")
    assert button is not None
    press(button, Qt.Key.Key_Space)
    assert page.widget.form.draft() == Draft(out_record_id=NUMBER)
    assert page.tone(AMOUNT) == "muted"


def test_ctrl_shift_backspace_clears(operator: Operator) -> None:
    number = operator.window.book.form.draft().out_record_id
    operator.return_to_window()
    QTest.keyClick(
        operator.window, Qt.Key.Key_Backspace, CONTROL | Qt.KeyboardModifier.ShiftModifier
    )
    assert operator.window.book.form.draft() == Draft(out_record_id=number)


# The read-back


def test_the_amount_is_read_back_in_words_and_as_a_share(page: Page) -> None:
    page.fill()
    page.type(AMOUNT, "1280.5")
    page.type(MINIMUM, "128.05")
    page.type(DATE, bookable_days(page.clock.today())[2].isoformat())
    day = page.clock.today() + timedelta(days=3)
    said = page.read_back()
    assert "¥1,280.50" in said
    assert "人民币壹仟贰佰捌拾元伍角" in said
    assert "Minimum: ¥128.05 (10.0 %)" in said
    assert f"Repays on: {day:%a} {day} · in 3 days (Beijing time)" in said
    assert "42.6 % of the cap ¥3,000.00" in said
    assert "Not submitted yet" in said
    note = page.note(AMOUNT)
    assert "128050 fen" in note
    assert "人民币壹仟贰佰捌拾元伍角" in note


@pytest.mark.parametrize(("amount", "full"), [("1500", 500), ("3000", 1000), ("4000", 1000)])
def test_a_bar_shows_how_much_of_the_cap_is_used(page: Page, amount: str, full: int) -> None:
    page.fill()
    page.type(AMOUNT, amount)
    (bar,) = page.widget.findChildren(QProgressBar)
    assert bar.isVisible()
    assert (bar.value(), bar.maximum()) == (full, 1000)
    page.type(TermName.CONTRACT_CAP, "")
    page.type(TermName.TEMPLATE_CAP, "")
    assert not bar.isVisible()


def test_the_read_back_follows_every_key(page: Page) -> None:
    page.fill(Draft())
    assert "—" in page.read_back()
    page.edit(AMOUNT).setFocus()
    for text, words in (("1", "人民币壹元整"), ("2", "人民币壹拾贰元整"), (".5", "伍角")):
        enter(page.edit(AMOUNT), text)
        assert words in page.read_back()


def test_the_read_back_counts_what_is_still_to_do(page: Page) -> None:
    page.fill()
    page.type(FieldName.APPID, "")
    assert "1 field still to fill in or mend." in page.read_back()
    page.type(AMOUNT, "x")
    assert "2 fields still to fill in or mend." in page.read_back()


def test_a_counter_stands_behind_a_field_with_a_length(page: Page) -> None:
    page.fill(Draft())
    page.edit(RECORD).setFocus()
    enter(page.edit(RECORD), "R12")
    row = page.widget.form.rows[RECORD]
    assert "3/32" in [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert page.note(RECORD).startswith("Digits and letters only"), "the hint stays"


# Midnight in Beijing


@pytest.fixture
def night(qtbot: QtBot, clock: Clock, tmp_path: Path) -> Iterator[Operator]:
    """The window on a clock that a test can put forward."""
    window, linguist = practice_window(tmp_path, clock.now)
    linguist.speak(Language.ENGLISH)
    person = Operator(qtbot, window, linguist)
    window.show()
    person.wait(lambda: window.desk.is_open)
    person.settle()
    yield person
    close_window(person)


def test_after_midnight_in_beijing_the_days_move_by_themselves(
    night: Operator, clock: Clock
) -> None:
    form = night.window.book.form
    first = bookable_days(clock.today())[0].isoformat()
    night.type(DATE, first)
    label = night.window.findChild(QLabel, "repayment_date_note")
    assert label is not None
    assert label.property("tone") == "muted"
    clock.pass_midnight()
    night.wait(lambda: label.property("tone") == "error")
    days = bookable_days(clock.today())
    assert f"Earliest is the day after booking, {days[0]}" in label.text()
    assert form.draft().repayment_date == first
    night.window.book.clear()
    assert label.text() == f"Beijing dates {days[0]} to {days[13]}   Document"
    assert night.window.notice.isVisible()
    notice = night.window.notice.accessibleName()
    assert notice.startswith("Past midnight in Beijing; bookable dates are now")
    assert f"{days[0]} to" in notice
    assert notice.endswith(str(days[13]))


def test_what_was_reviewed_before_midnight_is_not_sent_for_a_day_that_is_gone(
    night: Operator, clock: Clock
) -> None:
    night.type(DATE, bookable_days(clock.today())[0].isoformat())
    sheet = night.review()
    assert sheet is not None
    night.wait(sheet.send.isEnabled)
    clock.pass_midnight()
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    night.settle()
    assert night.window.model.rowCount() == 0
    assert night.window.book.showing_form
    link = night.window.book.findChild(QPushButton, "fix_repayment_date")
    assert link is not None
    assert link.isVisible()


def test_after_midnight_a_day_that_can_still_be_booked_is_reviewed_again(
    night: Operator, clock: Clock
) -> None:
    night.type(DATE, bookable_days(clock.today())[5].isoformat())
    sheet = night.review()
    assert sheet is not None
    night.wait(sheet.send.isEnabled)
    clock.pass_midnight()
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    night.settle()
    assert night.window.model.rowCount() == 0, "what was reviewed yesterday is not sent today"
    again = night.window.book.findChildren(ReviewSheet)[-1]
    assert again is not sheet
    assert again.isVisible()
    night.wait(again.send.isEnabled)
    QTest.keyClick(again, Qt.Key.Key_Return, CONTROL)
    night.wait(lambda: night.window.model.rowCount() == 1)
    night.settle()
    (row,) = night.window.model.rows
    assert row.booking.item.repayment_date in bookable_days(clock.today())


def test_a_combo_box_reads_its_kinds_from_the_table(page: Page) -> None:
    menu = page.widget.findChild(QComboBox, "kind")
    assert menu is not None
    assert [menu.itemText(place) for place in range(menu.count())] == [
        "Not known",
        "Consumer loan",
        "Cash loan",
    ]
