"""The last look: what it shows, what it asks for, and everything that does not send."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL, PATIENCE, enter, retype
from tests.gui.fitting import clipped, cut_off
from tests.gui.scenes import SAVED
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.contract import Kind, Terms
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason
from wxrepay_gui.domain.money import AmountError, Fen, format_plain, parse_yuan
from wxrepay_gui.domain.rules import Reading, parse
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.review_sheet import ReviewSheet

TODAY = date(2025, 12, 6)
SMALLEST = QSize(1024, 680)
THRESHOLD = Fen(1_000_000)
SHIFT = Qt.KeyboardModifier.ShiftModifier
TWIN = Finding(
    FieldName.REPAYMENT_DATE,
    Reason.BOOKED_ALREADY,
    MappingProxyType(
        {"date": "2025-12-15", "amount": "1,280.00", "at": "2025-12-04", "status": "booked"}
    ),
)
OTHER_TWIN = replace(TWIN, facts=MappingProxyType({**TWIN.facts, "amount": "9.00"}))
WARNING = Finding(FieldName.APPID, Reason.UNUSUAL_APPID)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def reading(amount: str, *findings: Finding) -> Reading:
    """The document's example for *amount*, with *findings* beside what is found anyway."""
    draft = document_example(today=TODAY, out_record_id="R251206K71432089F3TQ")
    least = format_plain(parse_yuan(amount))
    draft = replace(
        draft,
        repayment_amount=amount,
        min_repayment_amount=least,
        kind=Kind.CASH,
        template_cap="",
        contract_cap="",
    )
    found = parse(draft, mchid="1900000001", today=TODAY)
    return replace(found, findings=(*found.findings, *findings))


def booking_of(shown: Reading) -> Booking:
    assert shown.booking is not None
    return shown.booking


class Desk:
    """A window with sheets over it, and what comes of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(SMALLEST)
        self.window.show()
        self.accepted = 0
        self.rejected = 0
        self.changes: list[object] = []

    def open(
        self, amount: str = "1280", *findings: Finding, armed: bool = True, **changes: object
    ) -> ReviewSheet:
        """A sheet that takes the keys; *armed* ahead of its time, unless it is to wait."""
        shown = reading(amount, *findings)
        arguments: dict[str, Any] = {
            "today": TODAY,
            "practice": True,
            "contract": None,
            "recent": "",
            "default_day": False,
            "threshold": THRESHOLD,
            "parent": self.window,
        }
        terms = changes.pop("terms", None)
        if isinstance(terms, Terms):
            shown = replace(shown, terms=terms)
        cap = changes.pop("cap", None)
        if isinstance(cap, int):
            shown = replace(shown, cap=Fen(cap))
        sheet = ReviewSheet(booking_of(shown), shown, **(arguments | changes))
        sheet.accepted.connect(self._accept)
        sheet.rejected.connect(self._reject)
        sheet.change_wanted.connect(self.changes.append)
        sheet.open()
        sheet.activateWindow()
        self.qtbot.waitUntil(sheet.isActiveWindow)
        if armed:
            sheet.send.setEnabled(True)
        return sheet

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _accept(self) -> None:
        self.accepted += 1

    def _reject(self) -> None:
        self.rejected += 1


@pytest.fixture
def desk(qtbot: QtBot, linguist: Linguist) -> Iterator[Desk]:
    assert linguist.language
    desk = Desk(qtbot)
    yield desk
    desk.close()


def shown(sheet: QWidget) -> list[str]:
    """Every text that can be read."""
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]


def text_of(sheet: QWidget, name: str) -> str:
    """What stands in the label *name*; empty if nothing does."""
    found = [label for label in sheet.findChildren(QLabel, name) if label.isVisible()]
    return found[0].text() if found else ""


def tick_of(sheet: QWidget) -> QCheckBox:
    (tick,) = [box for box in sheet.findChildren(QCheckBox) if box.isVisible()]
    return tick


def edit_of(sheet: QWidget) -> QLineEdit:
    (edit,) = [edit for edit in sheet.findChildren(QLineEdit) if edit.isVisible()]
    return edit


def send(sheet: ReviewSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)


# What it shows


def test_it_shows_what_the_form_did_not(desk: Desk) -> None:
    sheet = desk.open(
        contract=SAVED,
        recent="✓ Booked · ¥1,280.00",
        default_day=True,
        terms=Terms(kind=Kind.CASH, contract_cap=Fen(300_000)),
        armed=False,
    )
    day = booking_of(reading("1280")).item.repayment_date
    texts = shown(sheet)
    assert text_of(sheet, "review_amount") == "¥1,280.00"
    for text in (
        "人民币壹仟贰佰捌拾元整",
        "¥1,280.00 (100.0 %)",
        f"{day:%a} {day} · in {(day - TODAY).days} days (Beijing time) · default date",
        "42.6 % of the cap ¥3,000.00",
        "Contract",
        "客户甲 · ending in 6789 · Consumer loan",
        "Last booking",
        "✓ Booked · ¥1,280.00",
        "From ¥10,000.00 upwards the amount has to be typed again here.",
    ):
        assert text in texts
    assert any("A booking is not a debit" in text for text in texts)


def test_what_is_not_known_of_the_contract_has_no_line(desk: Desk) -> None:
    texts = shown(desk.open(armed=False))
    assert "Contract" not in texts
    assert "Last booking" not in texts
    assert not any("default date" in text for text in texts)


def test_it_shows_every_member_that_is_sent(desk: Desk) -> None:
    sheet = desk.open(armed=False)
    booking = booking_of(reading("1280"))
    whole = "\n".join(shown(sheet))
    for name, text in booking.members.items():
        if name not in (FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT):
            assert text in whole, name


@pytest.mark.parametrize("practice", [True, False])
def test_it_says_which_world_it_is(desk: Desk, *, practice: bool) -> None:
    sheet = desk.open(practice=practice, armed=False)
    said = "Practice: nothing goes to WeChat Pay" if practice else "Live: this goes to WeChat Pay"
    assert text_of(sheet, "review_world") == said
    banner = sheet.findChild(QLabel, "review_world")
    assert banner is not None
    assert bool(banner.property("practice")) is practice


def test_a_warning_stands_there_without_a_tick(desk: Desk) -> None:
    sheet = desk.open("1280", WARNING)
    assert any(text.startswith("! Merchant AppID: Usually 18") for text in shown(sheet))
    assert sheet.findChildren(QCheckBox) == []
    send(sheet)
    assert desk.accepted == 1


def test_the_focus_is_on_the_amount_which_is_read_out_whole(desk: Desk) -> None:
    sheet = desk.open(armed=False)
    amount = sheet.findChild(QLabel, "review_amount")
    assert amount is not None
    assert sheet.focusWidget() is amount
    day = booking_of(reading("1280")).item.repayment_date
    assert amount.accessibleName() == (
        f"Review: ¥1,280.00, 人民币壹仟贰佰捌拾元整, repays on {day:%a} {day}"
    )


@pytest.mark.parametrize("name", FieldName)
def test_a_link_goes_back_to_its_field(desk: Desk, name: FieldName) -> None:
    sheet = desk.open(armed=False)
    link = sheet.findChild(QPushButton, f"change_{name}")
    assert link is not None
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert (desk.changes, desk.rejected, desk.accepted) == ([name], 1, 0)


def test_escape_goes_back(desk: Desk) -> None:
    sheet = desk.open("10000", TWIN)
    for widget in (edit_of(sheet), tick_of(sheet), sheet):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not sheet.isVisible()
        sheet.open()
    assert (desk.rejected, desk.accepted) == (3, 0)


def test_tab_goes_from_the_amount_through_what_is_asked_for_to_sending(desk: Desk) -> None:
    update(desk.open("10000", TWIN, contract=SAVED), reading("10000", TWIN), "before")
    passed = []
    for _ in range(14):
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed[0] == "review_amount"
    assert all(name.startswith("change_") for name in passed[1:10])
    assert passed[10:] == ["know_booked_already", "retype", "back", "send"]


# What does not send


@pytest.mark.parametrize("key", ENTER)
def test_enter_sends_nothing_wherever_the_focus_is(desk: Desk, key: Qt.Key) -> None:
    sheet = desk.open("10000", TWIN)
    tick_of(sheet).setChecked(True)
    edit_of(sheet).setText("10000")
    widgets = [one for one in sheet.findChildren(QWidget) if one.isVisible()]
    for widget in (sheet, *widgets):
        widget.setFocus()
        for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            QTest.keyClick(widget, key, modifiers)
    assert sheet.isVisible()
    assert (desk.accepted, desk.rejected) == (0, 0)


def test_a_key_that_is_held_sends_nothing(desk: Desk) -> None:
    sheet = desk.open()
    for widget in (sheet, sheet.send, sheet.focusWidget()):
        for key in ENTER:
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, key, CONTROL, "\r", autorep=True, count=1)
                QApplication.sendEvent(widget, event)
    assert sheet.isVisible()
    assert desk.accepted == 0


def test_nothing_is_sent_before_the_sheet_is_armed(desk: Desk) -> None:
    sheet = desk.open(armed=False)
    assert not sheet.send.isEnabled()
    assert sheet.send.toolTip() == "Can be pressed after 0.8 seconds"
    send(sheet)
    QTest.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
    QTest.keyClick(sheet.send, Qt.Key.Key_Space)
    assert sheet.isVisible()
    desk.qtbot.waitUntil(sheet.send.isEnabled, timeout=PATIENCE)
    assert desk.accepted == 0
    send(sheet)
    assert desk.accepted == 1


# What sends, and once


@pytest.mark.parametrize("key", ENTER)
def test_ctrl_enter_sends_once_however_often_it_is_pressed(desk: Desk, key: Qt.Key) -> None:
    sheet = desk.open()
    for _ in range(5):
        QTest.keyClick(sheet, key, CONTROL)
    assert (desk.accepted, desk.rejected) == (1, 0)
    assert not sheet.isVisible()


def test_a_click_storm_sends_once(desk: Desk) -> None:
    sheet = desk.open()
    for _ in range(20):
        QTest.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
        QTest.keyClick(sheet.send, Qt.Key.Key_Space)
        send(sheet)
    assert desk.accepted == 1


def test_clicks_that_wait_in_the_queue_send_once(desk: Desk) -> None:
    sheet = desk.open()
    for _ in range(10):
        sheet.send.click()
    assert desk.accepted == 1


# A booking for the same date


def test_another_booking_for_the_date_has_to_be_known_of(desk: Desk) -> None:
    sheet = desk.open("1280", TWIN)
    said = "already has a booking for 2025-12-15: ¥1,280.00"
    assert [said in text for text in shown(sheet)].count(True) == 1
    tick = tick_of(sheet)
    assert tick.text().replace("&", "") == "I know; this is another one"
    assert "already has a booking" in tick.accessibleDescription()
    assert text_of(sheet, "know_booked_already_fault") == ""
    assert sheet.send.isEnabled(), "no button is dead without a reason"
    send(sheet)
    assert sheet.isVisible()
    assert desk.accepted == 0
    assert sheet.focusWidget() is tick
    fault = text_of(sheet, "know_booked_already_fault")
    assert fault == "✕ Nothing was sent: tick this first."
    assert tick.accessibleDescription() in fault
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert text_of(sheet, "know_booked_already_fault") == ""
    send(sheet)
    assert desk.accepted == 1


# A large amount


@pytest.mark.parametrize(
    ("amount", "terms", "asked"),
    [
        ("9999.99", Terms(), False),
        ("10000", Terms(), True),
        ("2399.99", Terms(contract_cap=Fen(300_000)), False),
        ("2400", Terms(contract_cap=Fen(300_000)), True),
        ("2400", Terms(template_cap=Fen(300_000), contract_cap=Fen(900_000)), True),
    ],
)
def test_a_large_amount_is_asked_for_again(
    desk: Desk, amount: str, terms: Terms, *, asked: bool
) -> None:
    sheet = desk.open(amount, terms=terms, armed=False)
    assert bool(sheet.findChildren(QLineEdit)) is asked
    assert bool(text_of(sheet, "review_threshold")) is not asked


def test_the_merchant_s_own_threshold_counts(desk: Desk) -> None:
    sheet = desk.open("1280", threshold=Fen(128_001), armed=False)
    note = text_of(sheet, "review_threshold")
    assert note == "From ¥1,280.01 upwards the amount has to be typed again here."
    assert desk.open("1280", threshold=Fen(128_000), armed=False).findChildren(QLineEdit)


def test_where_reviewing_is_enough_nothing_is_asked_for_and_no_threshold_is_named(
    desk: Desk, linguist: Linguist
) -> None:
    sheet = desk.open("99999", terms=Terms(contract_cap=Fen(10_000_000)), threshold=None)
    linguist.speak(Language.CHINESE)
    assert not sheet.findChildren(QLineEdit)
    note = sheet.findChild(QLabel, "review_threshold")
    assert note is not None
    assert not note.isVisible()


def test_the_merchant_s_own_cap_makes_an_amount_large(desk: Desk) -> None:
    assert desk.open("2400", cap=Fen(300_000), armed=False).findChildren(QLineEdit)
    sheet = desk.open("2399.99", cap=Fen(300_000), armed=False)
    assert not sheet.findChildren(QLineEdit)
    assert any("¥3,000.00" in text for text in shown(sheet))


WRONG = {
    "": "✕ Nothing was sent: type the amount again here.",
    "  ": "✕ Nothing was sent: type the amount again here.",
    "12900": "✕ The two amounts differ at digit 3",
    "1280": "✕ The two amounts differ at digit 5",
    "12800.01": "✕ The two amounts differ at digit 7",
    "12,80": "✕ Cannot read “12,80”; enter digits and one decimal point only",
    "12800.001": "✕ At most two decimals, this is 12800.001; nothing is rounded for you",
    "-12800": "✕ Must be above 0",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=repr)
def test_an_amount_that_is_not_the_same_sends_nothing_and_is_told(
    desk: Desk, text: str, said: str
) -> None:
    sheet = desk.open("12800")
    edit = edit_of(sheet)
    retype(edit, text)
    assert text_of(sheet, "retype_fault") == "", "nothing is wrong before it was asked for"
    assert edit.accessibleDescription() == "Typed key by key: nothing can be pasted here"
    assert edit.accessibleDescription() in shown(sheet)
    send(sheet)
    assert sheet.isVisible()
    assert desk.accepted == 0
    assert text_of(sheet, "retype_fault") == said
    assert edit.accessibleDescription() == said.removeprefix("✕ ")
    assert sheet.focusWidget() is edit
    assert edit.text() == text, "nothing that was typed is changed"
    retype(edit, "12800")
    assert text_of(sheet, "retype_fault") == ""
    send(sheet)
    assert desk.accepted == 1


@pytest.mark.parametrize("text", ["12800", "12,800.00", "12800.0", "¥12800", "１２８００。００"])
def test_the_same_amount_may_be_written_in_another_way(desk: Desk, text: str) -> None:
    sheet = desk.open("12800")
    retype(edit_of(sheet), text)
    send(sheet)
    assert desk.accepted == 1


def test_what_is_missing_is_told_from_the_top(desk: Desk) -> None:
    sheet = desk.open("12800", TWIN)
    send(sheet)
    assert sheet.focusWidget() is tick_of(sheet)
    tick_of(sheet).setChecked(True)
    send(sheet)
    assert sheet.focusWidget() is edit_of(sheet)
    enter(edit_of(sheet), "12800")
    send(sheet)
    assert desk.accepted == 1


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    text=st.text(alphabet="01289.,¥元 -１２", max_size=9) | st.sampled_from(["12800", "12,800.00"])
)
def test_only_the_same_amount_lets_a_large_one_go(desk: Desk, text: str) -> None:
    sheet = desk.open("12800")
    before = desk.accepted
    edit_of(sheet).setText(text)
    sheet.send.click()
    try:
        same = parse_yuan(text) == Fen(1_280_000)
    except AmountError:
        same = False
    assert desk.accepted - before == same
    sheet.done(0)
    sheet.deleteLater()


def test_the_second_amount_cannot_be_pasted(desk: Desk) -> None:
    sheet = desk.open("12800")
    edit = edit_of(sheet)
    clipboard = QApplication.clipboard()
    clipboard.setText("12800")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(edit, Qt.Key.Key_Insert, SHIFT)
    QTest.mouseClick(edit, Qt.MouseButton.MiddleButton)
    assert edit.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not edit.acceptDrops()
    dropped = QMimeData()
    dropped.setText("12800")
    dropped.setUrls([QUrl("file:///12800")])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(sheet, event)
    assert edit.text() == ""
    enter(edit, "12800")
    assert edit.text() == "12800"


def test_the_second_amount_can_still_be_selected_with_the_mouse(desk: Desk) -> None:
    edit = edit_of(desk.open("12800"))
    enter(edit, "12800")
    QTest.mouseDClick(edit, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(edit, Qt.MouseButton.LeftButton)
    assert edit.selectedText() == "12800"


# What was found out meanwhile


def update(sheet: ReviewSheet, found: Reading, recent: str = "") -> None:
    sheet.show_reading(booking_of(found), found, recent)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_looked_up_late_is_shown_and_asked_for(desk: Desk) -> None:
    sheet = desk.open()
    update(sheet, reading("1280", TWIN, WARNING), "✓ Booked · ¥9.00")
    assert "✓ Booked · ¥9.00" in shown(sheet)
    assert any("Usually 18" in text for text in shown(sheet))
    send(sheet)
    assert desk.accepted == 0
    QTest.keyClick(tick_of(sheet), Qt.Key.Key_Space)
    send(sheet)
    assert desk.accepted == 1


def test_a_cap_that_is_looked_up_late_has_the_amount_typed_again(desk: Desk) -> None:
    sheet = desk.open("2400")
    assert not sheet.findChildren(QLineEdit)
    update(sheet, replace(reading("2400"), terms=Terms(contract_cap=Fen(300_000))))
    assert "80.0 % of the cap ¥3,000.00" in shown(sheet)
    assert text_of(sheet, "review_threshold") == ""
    send(sheet)
    assert desk.accepted == 0
    enter(edit_of(sheet), "2400")
    send(sheet)
    assert desk.accepted == 1


def test_tick_and_second_amount_stay_while_the_amount_does(desk: Desk) -> None:
    sheet = desk.open("12800", TWIN)
    tick_of(sheet).setChecked(True)
    retype(edit_of(sheet), "128")
    update(sheet, reading("12800", TWIN, WARNING), "before")
    assert tick_of(sheet).isChecked()
    assert edit_of(sheet).text() == "128"
    assert sheet.focusWidget() is edit_of(sheet), "one can type on"
    enter(edit_of(sheet), "00")
    send(sheet)
    assert desk.accepted == 1


def test_another_amount_has_to_be_acknowledged_and_typed_anew(desk: Desk) -> None:
    sheet = desk.open("12800", TWIN)
    tick_of(sheet).setChecked(True)
    enter(edit_of(sheet), "12800")
    update(sheet, reading("12900", TWIN))
    assert text_of(sheet, "review_amount") == "¥12,900.00"
    assert not tick_of(sheet).isChecked()
    assert edit_of(sheet).text() == ""


def test_another_twin_has_to_be_known_of_anew(desk: Desk) -> None:
    sheet = desk.open("1280", TWIN)
    tick_of(sheet).setChecked(True)
    update(sheet, reading("1280", OTHER_TWIN))
    assert not tick_of(sheet).isChecked()
    update(sheet, reading("1280"))
    assert not sheet.findChildren(QCheckBox)
    send(sheet)
    assert desk.accepted == 1


@pytest.mark.parametrize("name", ["review_amount", "change_openid", "send", "back"])
def test_the_focus_stays_where_it_was(desk: Desk, name: str) -> None:
    sheet = desk.open()
    before = sheet.findChild(QWidget, name)
    assert before is not None
    before.setFocus()
    update(sheet, reading("1280"), "now")
    here = sheet.focusWidget()
    assert here is not None
    assert here.objectName() == name
    assert here.isVisible()


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_a_switch_of_language_keeps_what_was_done(
    desk: Desk, linguist: Linguist, language: Language
) -> None:
    linguist.speak(Language.ENGLISH if language is Language.CHINESE else Language.CHINESE)
    sheet = desk.open("12800", TWIN)
    tick_of(sheet).setChecked(True)
    enter(edit_of(sheet), "1280")
    send(sheet)
    linguist.speak(language)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tick_of(sheet).isChecked()
    assert edit_of(sheet).text() == "1280"
    english = language is Language.ENGLISH
    assert ("differ at digit 5" in text_of(sheet, "retype_fault")) is english
    enter(edit_of(sheet), "0")
    send(sheet)
    assert desk.accepted == 1


# It fits


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual font", "font twice as large"])
@pytest.mark.parametrize("language", Language)
def test_the_sheet_fits_the_smallest_window_with_banner_and_buttons_in_sight(
    desk: Desk,
    linguist: Linguist,
    enlarged: Callable[[float], None],
    language: Language,
    factor: float,
) -> None:
    enlarged(factor)
    linguist.speak(language)
    sheet = desk.open("12800", TWIN, WARNING, contract=SAVED, recent="before")
    send(sheet)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert sheet.width() <= SMALLEST.width()
    assert sheet.height() <= SMALLEST.height()
    assert clipped(sheet) == []
    assert cut_off(sheet) == []
    for name in ("review_world", "back", "send"):
        widget = sheet.findChild(QWidget, name)
        assert widget is not None
        place = widget.rect().translated(widget.mapTo(sheet, QPoint()))
        assert sheet.rect().contains(place), name
        assert not widget.visibleRegion().isEmpty()
    tick = tick_of(sheet)
    assert sheet.focusWidget() is tick
    fault = sheet.findChild(QLabel, "know_booked_already_fault")
    assert fault is not None
    for widget in (tick, fault):
        seen = widget.visibleRegion().boundingRect()
        assert seen == widget.rect(), "what is missing is scrolled to"
