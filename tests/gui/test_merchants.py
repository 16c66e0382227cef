"""Several merchants, one window each: nothing of one is ever seen, typed or sent under another."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL, Clock, Operator, close_window, enter
from tests.offices import House, key_entry
from tests.windows import program_of, system_now
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_rules import ContractDraft
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.errors import ExpectedError, KeyringAbsentError, KeyringUnsafeError
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.network import ProxyMode
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.merchant_switch import MerchantSwitch
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.start import Start
from wxrepay_gui.storage.places import settings_of
from wxrepay_gui.storage.settings import load

AMOUNT, RECORD = FieldName.REPAYMENT_AMOUNT, FieldName.OUT_RECORD_ID
OTHER = "1900000002"
AMBER, RED = Tone.UNKNOWN, Tone.ERROR
_Part = TypeVar("_Part", bound=QWidget)
CONTRACT = Contract(
    name="只属于甲的客户",
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
)


class Seat:
    """A person, whose program goes from window to window."""

    def __init__(self, qtbot: QtBot, house: House, clock: Clock) -> None:
        self.qtbot = qtbot
        self.house = house
        self.clock = clock
        self.first = house.merchant
        self.second = replace(house.merchant, mchid=OTHER, name="乙", colour=Colour.PINK)
        self.start = Start(
            base=house.base, now=clock.now, hosts=(house.host,), keystore=house.keystore
        )
        self.program = program_of(self.start)
        self.program.linguist.speak(Language.ENGLISH)

    def keep(self, *merchants: Merchant) -> None:
        for merchant in merchants:
            self.house.keep(merchant)

    def sit_down(self, chosen: str | None = None) -> Operator:
        """Start the program for *chosen*, or for the first merchant."""
        self.start.store.change()
        self.program.open(self.first.mchid if chosen is None else chosen).show()
        return self.operator

    @property
    def operator(self) -> Operator:
        """At the window that is up, once it is ready."""
        window = self.program.window
        assert isinstance(window, MainWindow)
        operator = Operator(self.qtbot, window, self.program.linguist)
        operator.wait(lambda: window.desk.is_open)
        operator.settle()
        return operator

    @property
    def welcome(self) -> WelcomeWindow:
        window = self.program.window
        assert isinstance(window, WelcomeWindow)
        return window

    def switch(self) -> MerchantSwitch:
        """Open the switch by its keys."""
        operator = self.operator
        operator.return_to_window()
        keys = CONTROL | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(operator.window, Qt.Key.Key_M, keys)
        return operator.window.findChildren(MerchantSwitch)[-1]

    def go_to(self, words: str) -> Operator:
        """Choose whom *words* find, by keys alone."""
        before = self.program.window
        find = part(self.switch(), QLineEdit, "find_merchant")
        enter(find, words)
        QTest.keyClick(find, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.program.window is not before)
        return self.operator

    @property
    def settings(self) -> Settings:
        return load(settings_of(self.house.base))

    def get_up(self) -> None:
        window = self.program.window
        if isinstance(window, MainWindow):
            close_window(Operator(self.qtbot, window, self.program.linguist))
        else:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def part(parent: QWidget, kind: type[_Part], name: str) -> _Part:
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def press(parent: QWidget, name: str) -> None:
    button = part(parent, QAbstractButton, name)
    assert button.isVisible(), name
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture(scope="module")
def identity() -> Identity:
    return Identity.make(system_now())


@pytest.fixture
def house(tmp_path: Path, identity: Identity) -> Iterator[House]:
    with closing(House(tmp_path, identity, system_now)) as house:
        yield house


@pytest.fixture
def seat(qtbot: QtBot, house: House, clock: Clock) -> Iterator[Seat]:
    """Two merchants are known; nothing is open yet."""
    seat = Seat(qtbot, house, clock)
    seat.keep(seat.first, seat.second)
    yield seat
    seat.get_up()


def notice(operator: Operator) -> str:
    bar = operator.window.notice
    return bar.accessibleName() if bar.isVisible() else ""


def fill(operator: Operator, number: str) -> None:
    """The document's example under *number*, as a person would have typed it."""
    today = operator.window._today()  # noqa: SLF001  its clock
    draft = document_example(today=today, out_record_id=number)
    operator.window.book.form.fill(draft)


def seen(window: QWidget) -> str:
    """Every text in the window, shown or not."""
    labels = [one.text() for one in window.findChildren(QLabel)]
    edits = [one.text() for one in window.findChildren(QLineEdit)]
    buttons = [one.text() for one in window.findChildren(QAbstractButton)]
    return "\n".join([window.windowTitle(), *labels, *edits, *buttons])


# Going from one to another


def test_the_switch_lists_the_merchants_and_practice_and_stands_on_the_present_one(
    seat: Seat,
) -> None:
    seat.sit_down(OTHER)
    switch = seat.switch()
    texts = [switch.list.item(row).text() for row in range(switch.list.count())]
    assert texts == [
        f"{seat.first.name}  {seat.first.mchid}",
        "乙  1900000002",
        "Practice (never contacts WeChat Pay)",
    ]
    assert switch.list.currentRow() == 1
    switch.reject()


def test_typing_filters_and_enter_goes_there(seat: Seat) -> None:
    first = seat.sit_down().window
    assert seat.settings.chosen == seat.first.mchid
    operator = seat.go_to("00002")
    assert operator.window.chosen == OTHER
    assert operator.window is not first
    assert operator.window.desk.merchant == seat.second
    assert seat.settings.chosen == OTHER, "the next start begins here"
    assert seat.go_to(seat.first.name).window.chosen == seat.first.mchid
    assert seat.go_to("practice").window.chosen == PRACTICE


def test_what_finds_nobody_leads_nowhere_and_arrows_move_in_what_is_found(seat: Seat) -> None:
    window = seat.sit_down().window
    switch = seat.switch()
    find = part(switch, QLineEdit, "find_merchant")
    enter(find, "nobody")
    QTest.keyClick(find, Qt.Key.Key_Return)
    assert switch.isVisible()
    QTest.keyClick(find, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(find, Qt.Key.Key_Delete)
    assert switch.list.currentRow() == 0
    QTest.keyClick(find, Qt.Key.Key_Down)
    assert switch.list.currentRow() == 1
    QTest.keyClick(find, Qt.Key.Key_Escape)
    assert not switch.isVisible()
    assert seat.program.window is window


def test_choosing_the_merchant_that_is_open_changes_no_window(seat: Seat) -> None:
    operator = seat.sit_down()
    find = part(seat.switch(), QLineEdit, "find_merchant")
    QTest.keyClick(find, Qt.Key.Key_Return)
    operator.settle()
    assert seat.program.window is operator.window
    practice = seat.go_to("practice")
    find = part(seat.switch(), QLineEdit, "find_merchant")
    QTest.keyClick(find, Qt.Key.Key_Return)
    practice.settle()
    assert seat.program.window is practice.window


def test_the_switch_leads_to_the_wizard_too(seat: Seat) -> None:
    window = seat.sit_down().window
    press(seat.switch(), "add_merchant")
    wizard = window.findChildren(KeyWizard)[-1]
    assert wizard.isVisible()
    wizard.reject()


def test_a_half_typed_draft_stays_with_its_merchant_however_often_one_looks_away(
    seat: Seat,
) -> None:
    operator = seat.sit_down()
    operator.type(AMOUNT, "1280.5")
    operator.type(FieldName.CONTRACT_ID, "C-OF-A")
    typed = operator.window.book.form.draft()
    other = seat.go_to(OTHER)
    empty = other.window.book.form.draft()
    assert empty == Draft(out_record_id=empty.out_record_id)
    assert empty.out_record_id != typed.out_record_id
    assert seat.go_to(seat.first.mchid).window.book.form.draft() == typed
    seat.go_to(OTHER)
    again = seat.go_to(seat.first.mchid)
    assert again.window.book.form.draft() == typed
    again.type(AMOUNT, "7")
    seat.go_to("practice")
    back = seat.go_to(seat.first.mchid).window.book.form.draft()
    assert back == replace(typed, repayment_amount="7.00")


def test_two_half_typed_drafts_never_meet(seat: Seat) -> None:
    seat.sit_down().type(AMOUNT, "11")
    seat.go_to(OTHER).type(AMOUNT, "22")
    assert seat.go_to(seat.first.mchid).window.book.form.draft().repayment_amount == "11.00"
    assert seat.go_to(OTHER).window.book.form.draft().repayment_amount == "22.00"


def test_a_form_that_nobody_has_typed_in_leaves_no_draft(seat: Seat) -> None:
    number = seat.sit_down().window.book.form.draft().out_record_id
    seat.go_to(OTHER)
    assert seat.go_to(seat.first.mchid).window.book.form.draft().out_record_id != number


def test_a_draft_that_was_sent_after_one_looked_away_does_not_come_back(seat: Seat) -> None:
    operator = seat.sit_down()
    fill(operator, "R1")
    operator.type(AMOUNT, "64")
    seat.go_to(OTHER)
    assert seat.go_to(seat.first.mchid).book().state == Booked()
    seat.go_to(OTHER)
    form = seat.go_to(seat.first.mchid).window.book.form.draft()
    assert form == Draft(out_record_id=form.out_record_id)
    assert form.out_record_id != "R1"


def test_a_draft_outlives_a_window_that_could_not_open_its_workspace(seat: Seat) -> None:
    operator = seat.sit_down()
    operator.type(AMOUNT, "1280.5")
    typed = operator.window.book.form.draft()
    seat.go_to(OTHER)
    ledger = seat.start.places(OTHER).ledger
    whole = ledger.read_bytes()
    ledger.write_bytes(b"no ledger " * 1000)
    seat.operator.window.leave_for(seat.first.mchid)
    window = seat.program.window
    assert isinstance(window, MainWindow)
    closed = Operator(seat.qtbot, window, seat.program.linguist)
    closed.wait(window.notice.isVisible)
    closed.settle()
    assert not window.desk.is_open
    ledger.write_bytes(whole)
    window.leave_for(seat.first.mchid)
    assert seat.operator.window.book.form.draft() == typed


def test_nothing_of_one_merchant_is_seen_under_another(seat: Seat) -> None:
    operator = seat.sit_down()
    operator.window.desk.save_contracts([CONTRACT], lambda _saved: None)
    operator.settle()
    fill(operator, "R1")
    assert operator.book().state == Booked()
    operator.window.notices.say_midnight(seat.clock.today())
    operator.window.book.clear()
    operator.type(AMOUNT, "777.77")
    mine = {seat.first.mchid, "R1", "777.77", CONTRACT.name, CONTRACT.contract_id, "Past midnight"}
    other = seat.go_to(OTHER)
    for place in Place:
        other.window.go_to(place)
    texts = seen(other.window)
    assert [one for one in mine if one in texts] == []
    assert f"乙 {OTHER}" in texts
    assert other.window.model.rowCount() == 0
    assert other.window.desk.merchant == seat.second
    assert notice(other) == ""
    back = seat.go_to(seat.first.mchid)
    assert [row.booking.item.out_record_id for row in back.window.model.rows] == ["R1"]
    assert CONTRACT.contract_id in {
        each.contract_id
        for each in back.window.contracts._book.contracts  # noqa: SLF001  all of it
    }


def test_what_is_sent_is_signed_by_the_merchant_whose_window_it_is(seat: Seat) -> None:
    seat.sit_down()
    operator = seat.go_to(OTHER)
    fill(operator, "R2")
    operator.book()
    (request, *_) = seat.house.server.requests
    assert f'mchid="{OTHER}"' in request.header("Authorization")


def test_whoever_stays_for_an_unsaved_contract_can_quit_later(seat: Seat) -> None:
    operator = seat.sit_down()
    window = operator.window
    window.contracts.add(ContractDraft(contract_id="C1"))
    window.leave_for(OTHER)
    press(window, "unsaved_stay")
    assert window.isVisible()
    assert seat.program.window is window
    window.contracts.editor.clear()
    gone: list[str] = []
    window.left.connect(lambda chosen, _draft: gone.append(chosen))
    window.close()
    assert not window.isVisible()
    assert gone == []
    assert seat.program.window is window


def test_whoever_drops_an_unsaved_contract_goes_on_to_whom_was_chosen(seat: Seat) -> None:
    window = seat.sit_down().window
    window.contracts.add(ContractDraft(contract_id="C1"))
    window.leave_for(OTHER)
    press(window, "unsaved_discard")
    seat.qtbot.waitUntil(lambda: seat.program.window is not window)
    assert seat.operator.window.chosen == OTHER


# Practice and removal


def test_of_several_merchants_one_is_chosen_when_practice_is_left(seat: Seat) -> None:
    operator = seat.sit_down(PRACTICE)
    press(operator.window, "leave_practice")
    (switch,) = operator.window.findChildren(MerchantSwitch)
    assert switch.isVisible()
    switch.reject()
    assert seat.program.window is operator.window


@pytest.mark.parametrize("known", [True, False], ids=["one", "none"])
def test_practice_is_left_for_the_one_merchant_or_for_the_first_start(
    qtbot: QtBot, house: House, clock: Clock, *, known: bool
) -> None:
    seat = Seat(qtbot, house, clock)
    if known:
        seat.keep(seat.first)
    operator = seat.sit_down(PRACTICE)
    press(operator.window, "leave_practice")
    qtbot.waitUntil(lambda: seat.program.window is not operator.window)
    if known:
        assert seat.operator.window.chosen == seat.first.mchid
    else:
        assert seat.welcome.isVisible()
    seat.get_up()


def test_a_removed_merchant_s_window_gives_way_and_its_history_comes_back_with_it(
    qtbot: QtBot, house: House, clock: Clock
) -> None:
    seat = Seat(qtbot, house, clock)
    seat.keep(seat.first)
    operator = seat.sit_down()
    fill(operator, "R1")
    operator.book()
    refused: list[ExpectedError] = []
    operator.window.office.remove(
        seat.first.mchid, done=lambda _settings: None, failed=refused.append
    )
    qtbot.waitUntil(lambda: seat.program.window is not operator.window)
    assert refused == []
    assert house.keyring.entries == {}
    assert seat.settings.merchants == ()
    welcome = seat.welcome
    house.store.change(lambda kept: kept)
    house.keep(seat.first)
    seat.start.store.change()
    welcome.add_merchant()
    (wizard,) = welcome.findChildren(KeyWizard)
    wizard.enrolled.emit(seat.first.mchid)
    wizard.reject()
    qtbot.waitUntil(lambda: seat.program.window is not welcome)
    rows = seat.operator.window.model.rows
    assert [row.booking.item.out_record_id for row in rows] == ["R1"]
    seat.get_up()


def test_a_locked_keyring_keeps_the_merchant_that_was_to_be_removed(seat: Seat) -> None:
    operator = seat.sit_down()
    seat.house.keyring.error = KeyringLocked("locked")
    refused: list[ExpectedError] = []
    operator.window.office.remove(
        seat.first.mchid, done=lambda _settings: None, failed=refused.append
    )
    operator.settle()
    assert len(refused) == 1
    assert seat.program.window is operator.window
    assert seat.settings.merchants == (seat.first, seat.second)


def test_from_a_first_start_the_wizard_can_lead_to_practice(
    qtbot: QtBot, house: House, clock: Clock
) -> None:
    seat = Seat(qtbot, house, clock)
    seat.program.open("").show()
    welcome = seat.welcome
    welcome.add_merchant()
    (wizard,) = welcome.findChildren(KeyWizard)
    wizard.practice_wanted.emit()
    qtbot.waitUntil(lambda: seat.program.window is not welcome)
    assert seat.operator.window.chosen == PRACTICE
    seat.get_up()


def test_what_is_set_for_the_merchant_is_followed_by_its_window(seat: Seat) -> None:
    operator = seat.sit_down()
    changed = replace(seat.first, name="新名", retype_from=None)
    operator.window.office.change(
        seat.first.mchid, lambda _kept: changed, done=lambda _settings: None, failed=print
    )
    operator.settle()
    assert operator.window.desk.merchant == changed
    assert f"新名 {seat.first.mchid}" in seen(operator.window)
    assert operator.window.book.retype_from is None
    assert seat.program.window is operator.window


def with_public_key_id(merchant: Merchant) -> Merchant:
    return replace(merchant, public_key_id="PUB_KEY_ID_01")


def with_serial_no(merchant: Merchant) -> Merchant:
    return replace(merchant, serial_no="0A")


@pytest.mark.parametrize("renew", [with_public_key_id, with_serial_no])
def test_new_credentials_open_a_new_window(
    seat: Seat, renew: Callable[[Merchant], Merchant]
) -> None:
    operator = seat.sit_down()
    window = operator.window
    window.front.replace_key()
    (wizard,) = window.findChildren(KeyWizard)
    window.office.change(seat.first.mchid, renew, done=lambda _settings: None, failed=print)
    operator.settle()
    assert window.desk.merchant == seat.first, "it goes on as it began"
    wizard.enrolled.emit(seat.first.mchid)
    wizard.reject()
    seat.qtbot.waitUntil(lambda: seat.program.window is not window)
    assert seat.operator.window.desk.merchant == renew(seat.first)


# The clock


def check_clock(operator: Operator) -> None:
    operator.window.menus.check_clock.trigger()
    operator.settle()


def test_a_clock_four_minutes_off_stops_sending_until_it_was_checked_again(seat: Seat) -> None:
    operator = seat.sit_down()
    seat.clock.ahead = timedelta(minutes=4, seconds=12)
    check_clock(operator)
    assert notice(operator).startswith("✕ The clock is 4 min 1")
    assert operator.window.notice.tone is Tone.ERROR
    assert not part(operator.window, QPushButton, "notice_close").isVisible()
    assert "off by +25" in seen(operator.window.status)
    fill(operator, "R1")
    sent = len(seat.house.server.requests)
    assert operator.review() is None
    assert "This computer's clock is 25" in notice(operator)
    assert len(seat.house.server.requests) == sent
    assert operator.window.model.rowCount() == 0
    seat.clock.ahead = timedelta()
    check_clock(operator)
    assert notice(operator) == "✓ Key and clock are as they should be"
    assert operator.book().state == Booked()


def test_a_clock_a_minute_off_is_said_and_stops_nothing(seat: Seat) -> None:
    operator = seat.sit_down()
    seat.clock.ahead = -timedelta(seconds=95)
    fill(operator, "R1")
    assert operator.book().state == Booked()
    assert notice(operator).startswith("! The clock is 1 min 3")
    assert operator.window.notice.tone is Tone.UNKNOWN
    assert part(operator.window, QPushButton, "notice_act_1").text() == "Check again"
    seat.clock.ahead = timedelta()
    press(operator.window, "notice_act_1")
    operator.settle()
    assert "The clock is" not in notice(operator)


def test_what_to_do_about_the_clock_is_told_in_steps(seat: Seat) -> None:
    operator = seat.sit_down()
    seat.clock.ahead = timedelta(minutes=2)
    check_clock(operator)
    while not notice(operator).startswith("! The clock is 2 min"):
        press(operator.window, "notice_close")
    press(operator.window, "notice_act_0")
    box = part(operator.window, QMessageBox, "clock_steps")
    assert box.isVisible()
    assert "Then press “Check again”. Nothing has to be restarted." in box.text()
    box.reject()


def test_practice_shows_what_a_wrong_clock_is_like_and_forgets_it_with_its_scenario(
    operator: Operator,
) -> None:
    operator.practise(Scenario.CLOCK_OFF)
    operator.book()
    assert notice(operator).startswith("✕ The clock is")
    press(operator.window, "notice_act_1")
    operator.settle()
    assert notice(operator).startswith("✕ The clock is"), "it is still wrong"
    operator.window.menus.new_booking.trigger()
    fill(operator, "DEMO2")
    operator.type(FieldName.CONTRACT_ID, "C2")  # nothing is unknown under that one
    assert operator.review() is None
    assert operator.window.model.rowCount() == 1
    operator.practise(Scenario.BOOKED)
    operator.settle()
    assert "clock" not in notice(operator)
    assert operator.book().state == Booked()


def test_a_check_that_fails_leaves_no_word_of_being_under_way(seat: Seat) -> None:
    seat.house.keyring_error = KeyringAbsentError("none")
    operator = seat.sit_down()
    check_clock(operator)
    seat.house.keyring_error = None
    operator.window.desk.unlock()
    operator.settle()
    assert notice(operator).startswith("! This system has no keyring")
    press(operator.window, "notice_close")
    assert notice(operator) == ""


# The key


Spoil = Callable[[House], None]


def locked(house: House) -> None:
    house.keyring.error = KeyringLocked("locked")


def failing(house: House) -> None:
    house.keyring.error = OSError(5, "no")


def missing(house: House) -> None:
    house.keyring_error = KeyringAbsentError("none")


def unsafe(house: House) -> None:
    house.keyring_error = KeyringUnsafeError("clear")


def absent(house: House) -> None:
    del house.keyring.entries[key_entry(house.merchant)]


def damaged(house: House) -> None:
    house.keyring.entries[key_entry(house.merchant)] = "no key"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (locked, "✕ The system's keyring is locked."),
        (failing, "✕ The system's keyring failed (OSError 5)."),
        (missing, "✕ This system has no keyring (none)."),
        (unsafe, "✕ This system's keyring (clear) would keep the key in the clear"),
        (absent, "✕ The keyring holds no key for this merchant."),
        (damaged, "✕ What the keyring holds is not this merchant's key."),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_in_the_way_of_the_key_is_said_until_trying_again_finds_it(
    seat: Seat, spoil: Spoil, said: str
) -> None:
    kept = dict(seat.house.keyring.entries)
    spoil(seat.house)
    operator = seat.sit_down()
    window = operator.window
    assert notice(operator).startswith(said)
    assert window.notice.tone is Tone.ERROR
    assert part(window.status, QToolButton, "status_key").text() == "✕ No key"
    fill(operator, "R1")
    assert operator.review() is None
    assert window.notice.topic == "held_up"
    assert window.model.rowCount() == 0
    assert seat.house.server.requests == ()
    window.notice.withdraw("held_up")
    press(window, "notice_act_0")
    operator.settle()
    assert notice(operator).startswith(said), "it is in the way still"
    seat.house.keyring.error = seat.house.keyring_error = None
    seat.house.keyring.entries = kept
    press(window, "notice_act_0")
    operator.settle()
    assert notice(operator) == ""
    assert part(window.status, QToolButton, "status_key").text() == "✓ Key"
    assert operator.book().state == Booked()


def test_a_key_that_is_in_the_way_can_be_read_from_its_file_for_this_run(seat: Seat) -> None:
    locked(seat.house)
    operator = seat.sit_down()
    press(operator.window, "notice_act_1")
    (wizard,) = operator.window.findChildren(KeyWizard)
    assert wizard.windowTitle() == "Use the key for this run only"
    wizard.reject()


# The certificate's end


@pytest.mark.parametrize(
    ("left", "said", "tone"),
    [
        (timedelta(days=31), "", None),
        (
            timedelta(days=30, minutes=-5),
            "! The merchant's certificate expires in 29",
            AMBER,
        ),
        (timedelta(minutes=5), "! The merchant's certificate expires in 0", AMBER),
        (-timedelta(minutes=1), "✕ The merchant's certificate expired on 2", RED),
    ],
)
def test_the_end_of_the_certificate_is_said_a_month_before_and_after(
    seat: Seat, left: timedelta, said: str, tone: Tone | None
) -> None:
    seat.keep(replace(seat.first, valid_until=seat.clock.now() + left))
    operator = seat.sit_down()
    if tone is None:
        assert notice(operator) == ""
        return
    assert notice(operator).startswith(said)
    assert operator.window.notice.tone is tone
    assert part(operator.window, QPushButton, "notice_close").isVisible() is (tone is AMBER)
    press(operator.window, "notice_act_0")
    (wizard,) = operator.window.findChildren(KeyWizard)
    assert wizard.windowTitle() == "Replace the key"
    wizard.reject()


# The line at the bottom


def shown(operator: Operator) -> dict[str, str]:
    parts = operator.window.status.findChildren(QToolButton)
    return {one.objectName(): one.text() for one in parts if one.isVisible()}


def test_the_status_line_tells_key_clock_and_proxy_in_real_work(seat: Seat) -> None:
    until = seat.clock.now() + timedelta(days=400)
    seat.keep(replace(seat.first, valid_until=until))
    operator = seat.sit_down()
    parts = shown(operator)
    day = until.astimezone(tz=None).date()
    assert parts["status_key"].startswith(f"Key valid to {day.year}-")
    assert parts["status_proxy"] == "Proxy: none"
    assert parts["status_clock"].startswith("Beijing time 20")
    assert parts["status_clock"].endswith("(not checked)")
    assert "status_unknown" not in parts
    assert "Live" in seen(operator.window.status)
    press(operator.window, "status_clock")
    operator.settle()
    off = re.search(r"\(off by ([+-]\d+) s\)$", shown(operator)["status_clock"])
    assert off is not None
    assert abs(int(off[1])) < 30
    operator.speak(Language.CHINESE)
    assert shown(operator)["status_clock"].startswith("北京时间")
    operator.speak(Language.ENGLISH)


def test_the_status_line_follows_the_network(seat: Seat) -> None:
    operator = seat.sit_down()
    network = replace(seat.house.network, mode=ProxyMode.SYSTEM)
    operator.window.office.set_network(network, None, done=lambda _settings: None, failed=print)
    operator.settle()
    assert shown(operator)["status_proxy"] == "Proxy: system"


def test_practice_needs_neither_key_nor_proxy(operator: Operator) -> None:
    assert set(shown(operator)) == {"status_clock"}
    assert "Practice" in seen(operator.window.status)
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    assert shown(operator)["status_unknown"] == "1 unknown outcome"
