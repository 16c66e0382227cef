"""A saved contract in the booking form: fourteen keys from an empty form to a booked record."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.gui import scenes
from tests.gui.conftest import CONTROL, Operator, Page, press, retype
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.contract_ids import IDS
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.gui.steps import Step

AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
DATE = FieldName.REPAYMENT_DATE
SAVED = replace(
    scenes.SAVED,
    id=1,
    contract_cap=Fen(300_000),
    usual_amount=Fen(88_800),
    repayment_day=None,
    initials="khj",
)
OTHER = replace(SAVED, id=2, name="客户乙", contract_id="C2", initials="khy", usual_amount=None)


def hold(operator: Operator, *contracts: Contract) -> None:
    """Have *contracts* in the book as new ones."""
    scenes.hold(operator, *(replace(each, id=0) for each in contracts))


class Keyboard:
    """Presses keys where the focus is, and counts them as fingers do."""

    def __init__(self, operator: Operator) -> None:
        self._operator = operator
        self.pressed = 0

    def chord(self, key: Qt.Key) -> None:
        """Ctrl and a letter: two keys."""
        self.pressed += 2
        QTest.keyClick(self._focus(), key, CONTROL)

    def key(self, key: Qt.Key) -> None:
        self.pressed += 1
        QTest.keyClick(self._focus(), key)

    def type(self, text: str) -> None:
        for character in text:
            self.pressed += 1
            QTest.keyClicks(self._focus(), character)

    def _focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found


def sheet_of(operator: Operator) -> ReviewSheet:
    sheets = [one for one in operator.window.book.findChildren(ReviewSheet) if one.isVisible()]
    assert sheets
    operator.wait(sheets[-1].send.isEnabled)
    return sheets[-1]


def test_a_known_contract_is_booked_with_fourteen_keys_and_no_mouse(operator: Operator) -> None:
    hold(operator, SAVED, OTHER)
    operator.return_to_window()
    keys = Keyboard(operator)
    keys.chord(Qt.Key.Key_N)
    keys.type("khj")
    keys.key(Qt.Key.Key_Return)
    keys.type("1280")
    keys.chord(Qt.Key.Key_Return)
    sheet_of(operator)
    keys.chord(Qt.Key.Key_Return)
    operator.wait(lambda: operator.window.model.rowCount() == 1)
    operator.settle()
    assert keys.pressed == 14
    row = operator.window.model.rows[0]
    assert row.state == Booked()
    assert json.loads(row.body) == {
        "contract_id": SAVED.contract_id,
        "appid": SAVED.appid,
        "openid": SAVED.openid,
        "schedule_items": [
            {
                "out_record_id": row.booking.item.out_record_id,
                "sub_mchid": SAVED.sub_mchid,
                "sub_appid": SAVED.sub_appid,
                "repayment_amount": "128000",
                "min_repayment_amount": "6400",
                "repayment_date": operator.window._today()  # noqa: SLF001  its own clock
                .__add__(timedelta(days=1))
                .isoformat(),
            }
        ],
    }


def test_the_book_s_minimum_and_date_are_marked_as_what_they_are(operator: Operator) -> None:
    hold(operator, replace(SAVED, repayment_day=20))
    operator.window.counter.new_booking()
    form = operator.window.book.form
    form.take(form.memory.book.find("khj")[0])  # type: ignore[union-attr]  # it was read
    operator.type(AMOUNT, "1280")
    note = operator.window.findChild(QLabel, f"{MINIMUM}_note")
    assert note is not None
    assert note.text().endswith("from the contract book")
    note = operator.window.findChild(QLabel, f"{DATE}_note")
    assert note is not None
    assert note.text().endswith("default")
    sheet = operator.review()
    assert sheet is not None
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert any("default date" in text for text in shown)
    assert any("客户甲" in text for text in shown)


# The picker


@pytest.fixture
def known(page: Page) -> Page:
    """The page with two saved contracts, and an empty form."""
    page.widget.form.show_book(ContractBook([SAVED, OTHER]))
    page.fill(Draft(out_record_id="R1"))
    page.front()
    return page


def look_for(page: Page, text: str) -> QLineEdit:
    edit = page.widget.form.lines.picker.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    return edit


@pytest.mark.parametrize("text", ["khj", "KHJ", "6789", "9o"], ids=str)
def test_a_contract_is_found_by_initials_or_the_end_of_an_id(known: Page, text: str) -> None:
    if text == "9o":
        look_for(known, "6o")
    else:
        look_for(known, text)
    assert known.widget.form.lines.picker.choices[0] == SAVED


def test_typing_goes_on_after_a_text_that_nothing_matched_for_a_moment(known: Page) -> None:
    edit = known.widget.form.lines.picker.edit
    edit.setFocus()
    for character in "6789":
        QTest.keyClicks(edit, character)
        QCoreApplication.processEvents()
    assert edit.text() == "6789"
    assert known.widget.form.lines.picker.choices[0] == SAVED
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert known.widget.form.contract == SAVED


def test_the_likeliest_is_offered_first_and_arrows_choose_another(known: Page) -> None:
    edit = look_for(known, "kh")
    picker = known.widget.form.lines.picker
    assert picker.choices == (SAVED, OTHER)
    popup = known.widget.findChild(QWidget, "contract_choices") or next(
        one for one in QApplication.topLevelWidgets() if one.objectName() == "contract_choices"
    )
    known.qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert known.widget.form.contract == OTHER
    assert edit.text().startswith("客户乙")


def test_what_no_contract_matches_is_said_and_kept(known: Page) -> None:
    edit = look_for(known, "nobody")
    note = known.widget.findChild(QLabel, "contract_note")
    assert note is not None
    assert note.text() == "No saved contract matches; type its ids below."
    press(edit, Qt.Key.Key_Return)
    assert known.focused() is edit
    assert edit.text() == "nobody"
    assert known.widget.form.contract is None


def test_enter_without_a_text_goes_on_to_the_ids(known: Page) -> None:
    edit = known.widget.form.lines.picker.edit
    edit.setFocus()
    press(edit, Qt.Key.Key_Return)
    assert known.focused() is known.edit(FieldName.CONTRACT_ID)


def test_a_stopped_contract_is_not_offered_and_its_id_is_warned_about(known: Page) -> None:
    stopped = replace(SAVED, active=False)
    known.widget.form.show_book(ContractBook([stopped]))
    look_for(known, "khj")
    assert known.widget.form.lines.picker.choices == ()
    known.type(FieldName.CONTRACT_ID, SAVED.contract_id)
    assert "This contract is stopped in the contract book   Local" in known.note(
        FieldName.CONTRACT_ID
    )


# The fold


def take(page: Page, contract: Contract = SAVED) -> None:
    edit = look_for(page, contract.initials)
    press(edit, Qt.Key.Key_Return)


def folded(page: Page) -> bool:
    return all(page.widget.form.rows[name].isHidden() for name in IDS)


def test_a_saved_contract_s_ids_fold_to_text_and_the_amount_has_the_focus(known: Page) -> None:
    take(known)
    assert folded(known)
    assert known.focused() is known.edit(AMOUNT)
    title = "客户甲 · ending in 6789 · Consumer loan"
    assert known.widget.form.lines.picker.edit.text() == title
    for name in IDS:
        label = known.widget.findChild(QLabel, f"folded_{name}")
        assert label is not None
        assert label.isVisible()
        assert label.text() == getattr(SAVED, name)
    note = known.widget.findChild(QLabel, "contract_note")
    assert note is not None
    assert note.text() == "Template cap ¥5,000.00 · Contract cap ¥3,000.00"


def test_change_lets_the_ids_be_typed_for_this_booking(known: Page) -> None:
    take(known)
    change = known.widget.findChild(QPushButton, "change_ids")
    assert change is not None
    press(change, Qt.Key.Key_Space)
    assert not folded(known)
    assert known.focused() is known.edit(FieldName.CONTRACT_ID)
    known.type(FieldName.SUB_APPID, "")
    assert known.widget.form.draft().sub_appid == ""
    assert not folded(known)


def test_a_folded_id_that_needs_a_look_unfolds(known: Page) -> None:
    known.widget.form.show_book(ContractBook([replace(SAVED, appid="wx1"), OTHER]))
    take(known)
    assert not folded(known), "the unusual AppID is to be seen"


def test_a_cap_that_nobody_knows_is_said_so(known: Page) -> None:
    known.widget.form.show_book(ContractBook([replace(SAVED, contract_cap=None)]))
    take(known)
    note = known.widget.findChild(QLabel, "contract_note")
    assert note is not None
    assert note.text() == "Template cap ¥5,000.00 · Contract cap not known"
    known.type(AMOUNT, "100")
    assert "A cap is not known, so it cannot be checked" in known.note(AMOUNT)
    assert "Contract cap not known" in known.note(AMOUNT)


# What the book fills in


def test_the_minimum_follows_the_amount_until_a_person_types_another(known: Page) -> None:
    take(known)
    known.type(AMOUNT, "1280")
    assert known.edit(MINIMUM).text() == "64.00"
    known.type(AMOUNT, "200.01")
    assert known.edit(MINIMUM).text() == "10.01", "rounded up to the fen"
    known.type(MINIMUM, "50")
    known.type(AMOUNT, "1280")
    assert known.edit(MINIMUM).text() == "50.00"
    assert known.tone(MINIMUM) == "error", "64.00 is the least"


def test_a_minimum_that_was_typed_stays_when_a_contract_is_chosen(known: Page) -> None:
    known.type(MINIMUM, "77")
    take(known)
    assert known.edit(MINIMUM).text() == "77.00"
    known.type(AMOUNT, "1280")
    assert known.edit(MINIMUM).text() == "77.00"


def test_a_form_that_is_filled_anew_has_nothing_from_the_book(known: Page) -> None:
    take(known)
    known.type(AMOUNT, "1280")
    known.fill(Draft(min_repayment_amount="5", repayment_amount="100"))
    assert "from the contract book" not in known.note(MINIMUM)
    known.type(AMOUNT, "200")
    assert known.edit(MINIMUM).text() == "5.00"


def test_an_amount_that_cannot_be_read_takes_the_book_s_minimum_away(known: Page) -> None:
    take(known)
    known.type(AMOUNT, "1280")
    known.type(AMOUNT, "12.345")
    assert known.edit(MINIMUM).text() == ""


def test_amount_and_minimum_are_undone_together(known: Page) -> None:
    take(known)
    known.type(AMOUNT, "1280")
    QTest.keyClick(known.widget.form, Qt.Key.Key_Z, CONTROL)
    assert (known.edit(AMOUNT).text(), known.edit(MINIMUM).text()) == ("", "")
    QTest.keyClick(known.widget.form, Qt.Key.Key_Z, CONTROL)
    assert known.widget.form.contract is None
    assert not folded(known)


def test_no_minimum_is_filled_in_where_the_book_says_none(known: Page) -> None:
    empty = replace(SAVED, default_minimum=DefaultMinimum.EMPTY, kind=Kind.CASH)
    known.widget.form.show_book(ContractBook([empty]))
    take(known)
    known.type(AMOUNT, "1280")
    assert known.edit(MINIMUM).text() == ""


def test_the_usual_amount_is_offered_and_never_filled_in_by_itself(known: Page) -> None:
    take(known)
    assert known.edit(AMOUNT).text() == ""
    usual = known.widget.findChild(QPushButton, "usual_amount_chip")
    assert usual is not None
    assert usual.text() == "&Usual 888.00"
    usual.click()
    assert known.widget.form.reading.amount == Fen(88_800)
    take(known, OTHER)
    assert not usual.isVisible()


def test_the_date_is_the_contract_s_day_where_that_can_be_booked_else_tomorrow(
    known: Page,
) -> None:
    days = bookable_days(known.clock.today())
    soon = replace(SAVED, repayment_day=days[5].day)
    known.widget.form.show_book(ContractBook([soon]))
    take(known)
    assert known.edit(DATE).text() == days[5].isoformat()
    assert known.note(DATE).endswith("default")
    gone = replace(SAVED, repayment_day=known.clock.today().day)
    known.widget.form.show_book(ContractBook([gone]))
    take(known)
    expected = gone.next_due(known.clock.today()) or days[0]
    assert known.edit(DATE).text() == expected.isoformat()
    known.type(DATE, "+3")
    assert not known.note(DATE).endswith("default")
    take(known)
    assert known.edit(DATE).text() == days[2].isoformat(), "a date that was typed stays"


def test_another_day_than_usual_is_warned_about(known: Page) -> None:
    days = bookable_days(known.clock.today())
    known.widget.form.show_book(ContractBook([replace(SAVED, repayment_day=days[5].day)]))
    take(known)
    known.type(DATE, days[6].isoformat())
    assert f"usually repays on day {days[5].day} of the month   Local" in known.note(DATE)


def test_an_id_typed_that_is_in_the_book_is_known_for_what_it_is(known: Page) -> None:
    for name in IDS:
        known.type(name, getattr(SAVED, name))
    assert known.widget.form.contract == SAVED
    known.type(AMOUNT, "100")
    assert not folded(known), "kind and caps are not the book's"


def test_an_id_that_is_not_in_the_book_is_warned_about(known: Page) -> None:
    known.type(FieldName.CONTRACT_ID, "C9")
    assert "! Not in the contract book; caps and kind cannot be checked   Local" in known.note(
        FieldName.CONTRACT_ID
    )
    known.choose_kind(Kind.CONSUMER)
    known.type(TermName.CONTRACT_CAP, "3000")
    assert "Not in the contract book" not in known.note(FieldName.CONTRACT_ID)


# After the first success


def test_a_typed_contract_is_offered_to_the_book_after_it_was_booked(operator: Operator) -> None:
    row = operator.book()
    operator.step(Step.ADD_TO_BOOK)
    window = operator.window
    assert window.place is Place.CONTRACTS
    editor = window.contracts.editor
    assert editor.is_open
    assert editor.changed, "it is not stored before the person says so"
    save = window.contracts.findChild(QPushButton, "save_contract")
    assert save is not None
    press(save, Qt.Key.Key_Space)
    operator.settle()
    book = window.book.form.memory.book
    assert book is not None
    saved = book.get(row.booking.contract_id)
    assert saved is not None
    assert (saved.contract_cap, saved.kind) == (Fen(300_000), Kind.CONSUMER)
    card = window.book.card
    operator.wait(lambda: card.findChild(QWidget, f"step_{Step.ADD_TO_BOOK.value}") is None)
    assert window.model.rows[0].body == row.body


def test_the_next_instalment_keeps_the_contract_and_nothing_of_the_booking(
    operator: Operator,
) -> None:
    hold(operator, SAVED)
    row = operator.book()
    operator.step(Step.NEXT)
    draft = operator.window.book.form.draft()
    assert draft.contract_id == row.booking.contract_id
    assert draft.repayment_amount == ""
    assert draft.out_record_id not in ("", row.booking.item.out_record_id)
    assert operator.window.book.form.default_day


def test_a_refused_booking_leads_to_its_entry_and_can_be_closed(operator: Operator) -> None:
    hold(operator, SAVED)
    operator.practise(Scenario.PARAMETER_ERROR)
    operator.book()
    operator.step(Step.OPEN_CONTRACT)
    window = operator.window
    assert window.place is Place.CONTRACTS
    assert window.contracts.editor.contract is not None
    assert window.contracts.editor.contract.contract_id == SAVED.contract_id
    window.go_to(Place.BOOK)
    operator.step(Step.CLOSE)
    assert window.book.showing_form
    assert window.book.form.draft().contract_id == ""


def test_book_one_in_the_contracts_place_fills_the_form(operator: Operator) -> None:
    hold(operator, SAVED)
    window = operator.window
    window.go_to(Place.CONTRACTS)
    window.contracts.open_contract(SAVED.contract_id)
    book_one = window.contracts.findChild(QPushButton, "book_one")
    assert book_one is not None
    press(book_one, Qt.Key.Key_Space)
    assert window.place is Place.BOOK
    assert window.book.form.draft().contract_id == SAVED.contract_id
    operator.return_to_window()
    here = QApplication.focusWidget()
    assert here is operator.edit(AMOUNT)


def test_closing_the_window_asks_about_an_unsaved_entry(operator: Operator) -> None:
    hold(operator, SAVED)
    window = operator.window
    window.go_to(Place.CONTRACTS)
    window.contracts.open_contract(SAVED.contract_id)
    retype(window.contracts.editor.form.rows[TermName.NAME].edit, "typed")
    window.go_to(Place.BOOK)
    assert not window.close()
    assert window.place is Place.CONTRACTS
    save = window.contracts.findChild(QPushButton, "unsaved_save")
    assert save is not None
    press(save, Qt.Key.Key_Space)
    operator.wait(window.isHidden)
    book = window.book.form.memory.book
    assert book is not None
    saved = book.get(SAVED.contract_id)
    assert saved is not None
    assert saved.name == "typed"


def test_editing_a_contract_changes_no_record(operator: Operator) -> None:
    hold(operator, SAVED)
    row = operator.book()
    book = operator.window.book.form.memory.book
    assert book is not None
    stored = book.get(SAVED.contract_id)
    assert stored is not None
    operator.window.contracts.saved.emit(replace(stored, openid="oOther", contract_cap=Fen(1)))
    operator.settle()
    found = operator.window.desk.tasks
    assert not found.busy
    held = operator.window.model.rows[0]
    assert (held.body, held.booking) == (row.body, row.booking)
    assert SAVED.openid.encode() in held.body


# What was booked before


def test_a_second_booking_for_the_same_day_needs_a_tick(operator: Operator) -> None:
    hold(operator, SAVED)
    first = operator.book()
    operator.step(Step.NEXT)
    operator.type(AMOUNT, "100")
    operator.type(DATE, first.booking.item.repayment_date.isoformat())
    operator.settle()
    note = operator.window.findChild(QLabel, f"{DATE}_note")
    assert note is not None
    assert "already has a booking for" in note.text()
    sheet = operator.review()
    assert sheet is not None
    operator.wait(sheet.send.isEnabled)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.isVisible()
    assert operator.window.model.rowCount() == 1, "nothing was sent without the tick"
    here = sheet.focusWidget()
    assert here is not None
    press(here, Qt.Key.Key_Space)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    operator.wait(lambda: operator.window.model.rowCount() == 2)
    operator.settle()
    assert operator.status is Status.BOOKED


def test_what_was_booked_lately_stands_beside_the_form(operator: Operator) -> None:
    hold(operator, SAVED)
    row = operator.book()
    operator.step(Step.NEXT)
    operator.settle()
    label = operator.window.findChild(QLabel, "recent_0")
    assert label is not None
    assert label.isVisible()
    assert "✓ Booked · ¥100.00" in label.text()
    days = operator.window.book.form.lines.days
    days.show_calendar()
    busy = operator.window.findChild(
        QPushButton, f"day_{row.booking.item.repayment_date.isoformat()}"
    )
    assert busy is not None
    assert busy.text().endswith("•")
    assert busy.toolTip() == "This contract has a booking for this day"
    busy.click()


# A new contract, by paste

CURL = """curl -X POST \\
  https://api.mch.weixin.qq.com/v3/credit-repayment/partner/schedule-records/batch-create \\
  -H "Authorization: WECHATPAY2-SHA256-RSA2048 mchid=\\"1900000001\\",signature=\\"c2VjcmV0\\"" \\
  -H "Accept: application/json" \\
  -H "Content-Type: application/json" \\
  -d '{
  "contract_id" : "20251105000000987654321",
  "appid" : "wxcbda96de0b165486",
  "openid" : "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
  "schedule_items" : [
    {
      "out_record_id" : "1234567abcde",
      "sub_mchid" : "1900000109",
      "sub_appid" : "wxcbda96de0b165489",
      "repayment_amount" : "128000",
      "min_repayment_amount" : "12800",
      "repayment_date" : "%s",
      "description" : "12月"
    }
  ]
}'"""


def test_a_new_contract_is_booked_by_paste(operator: Operator) -> None:
    day = bookable_days(operator.window._today())[4]  # noqa: SLF001  its own clock
    QGuiApplication.clipboard().setText(CURL % day.isoformat())
    operator.window.counter.new_booking()
    operator.return_to_window()
    shift = CONTROL | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(operator.window, Qt.Key.Key_V, shift)
    operator.settle()
    note = operator.window.findChild(QWidget, "paste_note")
    assert note is not None
    assert note.isVisible()
    said = note.accessibleName()
    assert said.startswith("Pasted: 9 fields changed (Repayment contract ID, Merchant AppID,")
    assert "Not used: schedule_items[0].description" in said
    assert "secret" not in said
    assert "c2VjcmV0" not in str(operator.window.book.form.draft())
    marked = operator.window.findChild(QLabel, f"{AMOUNT}_note")
    assert marked is not None
    assert "pasted" in marked.text()
    row = operator.book()
    assert row.state == Booked()
    sent = json.loads(row.body)
    assert sent["contract_id"] == "20251105000000987654321"
    assert sent["schedule_items"][0]["repayment_amount"] == "128000"
    assert sent["schedule_items"][0]["repayment_date"] == day.isoformat()
    assert "description" not in sent["schedule_items"][0]


def test_two_items_are_refused_with_a_sentence_and_nothing_is_changed(operator: Operator) -> None:
    before = operator.window.book.form.draft()
    two = {"contract_id": "C1", "schedule_items": [{"sub_mchid": "1"}, {"sub_mchid": "2"}]}
    operator.window.book.text_dropped.emit(json.dumps(two))
    operator.settle()
    note = operator.window.findChild(QWidget, "paste_note")
    assert note is not None
    assert "2 items" in note.accessibleName()
    assert operator.window.book.form.draft() == before


def test_a_paste_is_undone_at_once(operator: Operator) -> None:
    before = operator.window.book.form.draft()
    operator.window.book.text_dropped.emit(CURL % "2026-01-01")
    operator.settle()
    assert operator.window.book.form.draft() != before
    operator.return_to_window()
    QTest.keyClick(operator.window.book.form, Qt.Key.Key_Z, CONTROL)
    assert operator.window.book.form.draft() == before


def test_an_amount_that_cannot_be_filled_in_leaves_none_behind(operator: Operator) -> None:
    operator.window.book.text_dropped.emit((CURL % "2026-01-01").replace('"128000"', '"1280.5"'))
    operator.settle()
    draft = operator.window.book.form.draft()
    assert draft.repayment_amount == ""
    assert draft.min_repayment_amount == "128.00"
    note = operator.window.findChild(QWidget, "paste_note")
    assert note is not None
    assert 'Cannot be filled in: Repayment amount "1280.5"' in note.accessibleName()


def test_a_dropped_file_is_pasted(operator: Operator, tmp_path: Path) -> None:
    file = tmp_path / "请求.txt"
    file.write_text(CURL % "2026-01-01", encoding="gb18030")
    operator.window.book.file_dropped.emit(file)
    operator.settle()
    assert operator.window.book.form.draft().contract_id == "20251105000000987654321"
    operator.window.book.file_dropped.emit(tmp_path / "gone.json")
    operator.settle()
    assert operator.window.notice.isVisible()
    assert "cannot be pasted" in operator.window.notice.accessibleName()
