"""Whatever keys are pressed, what is sent is what the review sheet read back."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.gui import scenes
from tests.gui.conftest import CONTROL, MCHID, NUMBER, Page, enter
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen, format_yuan, in_capitals
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.gui.review_sheet import ReviewSheet

AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
DATE = FieldName.REPAYMENT_DATE
SAVED = replace(
    scenes.SAVED, id=1, template_cap=None, contract_cap=Fen(300_000), usual_amount=Fen(128_050)
)

PRESSES = {
    "tab": Qt.Key.Key_Tab,
    "backtab": Qt.Key.Key_Backtab,
    "enter": Qt.Key.Key_Return,
    "backspace": Qt.Key.Key_Backspace,
    "delete": Qt.Key.Key_Delete,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "left": Qt.Key.Key_Left,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "page up": Qt.Key.Key_PageUp,
    "page down": Qt.Key.Key_PageDown,
}
CHORDS = {"undo": Qt.Key.Key_Z, "redo": Qt.Key.Key_Y, "all": Qt.Key.Key_A}
BUTTONS = (
    "minimum_percent_5",
    "minimum_percent_10",
    "minimum_full",
    "chip_1",
    "chip_3",
    "chip_7",
    "chip_14",
    "usual_amount_chip",
    f"mend_{AMOUNT}",
    f"mend_{MINIMUM}",
    f"mend_{DATE}",
)
STEP = st.one_of(
    st.tuples(st.just("type"), st.text("0123456789.,¥元+-/t月日１２。 ", min_size=1, max_size=8)),
    st.tuples(st.just("press"), st.sampled_from(sorted(PRESSES))),
    st.tuples(st.just("chord"), st.sampled_from(sorted(CHORDS))),
    st.tuples(st.just("go"), st.sampled_from([AMOUNT, MINIMUM, DATE])),
    st.tuples(st.just("click"), st.sampled_from(BUTTONS)),
    st.tuples(st.just("take"), st.just("")),
)


@contextmanager
def no_sheet_left(page: Page) -> Iterator[None]:
    try:
        yield
    finally:
        if page.sheet is not None:
            page.sheet.reject()


def do(page: Page, what: str, which: str) -> None:
    here = page.focused()
    inside = here is not None and page.widget.form.isAncestorOf(here)
    edit = here if inside and isinstance(here, QLineEdit) else page.edit(AMOUNT)
    match what:
        case "type":
            enter(edit, which)
        case "press":
            QTest.keyClick(edit, PRESSES[which])
        case "chord":
            QTest.keyClick(edit, CHORDS[which], CONTROL)
        case "go":
            page.widget.form.focus(FieldName(which))
        case "click":
            found = page.widget.findChild(QPushButton, which)
            assert found is not None
            if found.isVisible():
                found.click()
        case _:
            page.widget.form.take(SAVED)


def read_back(sheet: ReviewSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel)]


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, max_size=14))
def test_no_keys_make_what_is_sent_differ_from_what_was_read_back(
    page: Page, steps: list[tuple[str, str]]
) -> None:
    today = page.clock.today()
    page.widget.form.show_book(ContractBook([SAVED]))
    page.fill(document_example(today=today, out_record_id=NUMBER))
    page.widget.form.history.clear()
    page.front()
    page.widget.form.focus(AMOUNT)
    for what, which in steps:
        do(page, what, which)
    shown = page.widget.form.draft()
    page.sent.clear()
    with no_sheet_left(page):
        page.press_review()
        sheet = page.sheet
        if sheet is None:
            assert page.links, "nothing is in the way, and nothing is shown"
            return
        texts = read_back(sheet)
        sheet.accept()
        (booking,) = page.sent
    item = booking.item
    assert f"¥{format_yuan(item.repayment_amount)}" in texts
    assert in_capitals(item.repayment_amount) in texts
    assert any(text.startswith(f"{item.repayment_date:%a} {item.repayment_date}") for text in texts)
    if item.min_repayment_amount is None:
        assert "none" in texts
    else:
        assert any(
            text.startswith(f"¥{format_yuan(item.min_repayment_amount)} (") for text in texts
        )
    sent = json.loads(booking.body())["schedule_items"][0]
    assert sent["repayment_amount"] == str(item.repayment_amount)
    assert sent["repayment_date"] == item.repayment_date.isoformat()
    meant = parse(shown, mchid=MCHID, today=today).booking
    assert meant == booking, "what stood in the form when Ctrl+Enter was pressed"
    assert item.repayment_date in bookable_days(today)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text("0123456789.,¥元１２３。，- e", max_size=14))
def test_leaving_and_entering_an_amount_never_changes_the_fen(page: Page, text: str) -> None:
    page.fill(Draft())
    page.edit(AMOUNT).setFocus()
    enter(page.edit(AMOUNT), text)
    before = page.widget.form.reading.amount
    for _ in range(3):
        page.widget.form.focus(MINIMUM)
        assert page.widget.form.reading.amount == before
        page.widget.form.focus(AMOUNT)
        assert page.widget.form.reading.amount == before
    if before is None:
        assert page.edit(AMOUNT).text() == text


def days_from(today: date) -> Callable[[int], str]:
    return lambda place: bookable_days(today)[place].isoformat()


@pytest.mark.parametrize("place", [0, 6, 13])
def test_the_date_on_the_sheet_is_the_date_that_is_sent(page: Page, place: int) -> None:
    page.fill()
    text = days_from(page.clock.today())(place)
    page.type(DATE, f"+{place + 1}")
    sheet = page.open_sheet()
    assert any(text in one for one in read_back(sheet))
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    (booking,) = page.sent
    assert booking.item.repayment_date.isoformat() == text
