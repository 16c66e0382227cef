"""From an empty profile to a first real booking, and to the second start after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL
from tests.gui.enrolment import Newcomer, book_example, here, identity, key, zipped
from wxrepay_gui.domain.merchant import Colour
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.company_ca_box import CompanyCaBox
from wxrepay_gui.gui.settings_dialog import SettingsDialog
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.practice.checks import Signature
from wxrepay_gui.practice.identity import MCHID
from wxrepay_gui.wechat.client import BOOK_PATH


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Newcomer]:
    person = Newcomer(qtbot, tmp_path, known=identity())
    yield person
    person.close()


PLACES = ("wizard_files", "wizard_merchant", "wizard_public_key", "wizard_check")
RECOGNISED = (
    "✓ WeChat Pay recognises the merchant number and the certificate"
    " (asked for a record that cannot exist; nothing was done)"
)
ALL_GOOD = (
    "✓ Signed with the private key, verified with the certificate (offline)",
    "✓ 127.0.0.1:{port} answered   {ms} ms",
    "✓ Clock differs by {seconds} s",
    RECOGNISED,
    "✓ The answer's signature matches WeChat Pay's key",
)


def assert_booked_once(newcomer: Newcomer) -> None:
    """One booking reached WeChat Pay, signed with the key that was added."""
    (entry,) = newcomer.bookings
    assert (entry.signature, entry.status) == (Signature.GOOD, 200)
    assert entry.recorded is not None
    assert entry.recorded["repayment_amount"] == "10000"
    (sent,) = [one for one in newcomer.server.requests if one.path == BOOK_PATH]
    merchant = newcomer.identity.merchant
    assert f'mchid="{merchant.mchid}"' in sent.header("Authorization")
    assert f'serial_no="{merchant.serial_no}"' in sent.header("Authorization")
    assert sent.header("Wechatpay-Serial") == merchant.public_key_id


def test_the_keyboard_alone_leads_from_nothing_to_a_tested_key_and_a_booking(
    newcomer: Newcomer,
) -> None:
    newcomer.open_wizard()
    assert here().objectName() == "choose_files"
    key(Qt.Key.Key_Tab)
    assert here().objectName() == "choose_folder"
    newcomer.choose("choose_folder", newcomer.files)
    newcomer.wait_read()
    assert here().objectName() == "wizard_next"
    key(Qt.Key.Key_Return)
    assert newcomer.place == "wizard_merchant"
    assert newcomer.text("fact_mchid").startswith(MCHID)
    key(Qt.Key.Key_Return)
    assert newcomer.place == "wizard_public_key"
    assert here().objectName() == "public_key_id"
    QTest.keyClicks(here(), newcomer.identity.merchant.public_key_id)
    key(Qt.Key.Key_Return)
    assert newcomer.place == "wizard_check"
    newcomer.wait_tested()
    assert newcomer.steps_without_figures == ALL_GOOD
    assert newcomer.text("check_result") == "✓ Everything works. You can begin."
    assert here().objectName() == "wizard_next"
    assert newcomer.settings.merchants == (), "nothing is kept before Finish"
    assert newcomer.keyring.entries == {}
    key(Qt.Key.Key_Return)
    operator = newcomer.live()
    assert operator.window.chosen == MCHID
    assert MCHID in operator.window.places.merchant.text()
    assert not operator.window.practice_bar.isVisible()
    assert book_example(operator).status is Status.BOOKED
    assert_booked_once(newcomer)


@pytest.mark.parametrize("packed", [False, True], ids=["the folder", "the zip"])
def test_a_drop_and_the_pasted_id_lead_to_a_booking(newcomer: Newcomer, *, packed: bool) -> None:
    newcomer.open_wizard()
    download = newcomer.folder / f"{MCHID}_20260301_cert.zip"
    newcomer.hand(zipped(newcomer.files, download) if packed else newcomer.files)
    assert {mark for _, mark in newcomer.lines().values()} >= {"✓ good"}
    assert all(name.startswith(f"{download.name}/") is packed for name in newcomer.lines())
    assert newcomer.text("pair") == "✓ The key and the certificate are a pair"
    assert here().objectName() == "wizard_next"
    newcomer.go_on()
    original = str(newcomer.folder if packed else newcomer.files)
    shown = newcomer.wizard.findChild(QLineEdit, "fact_originals")
    assert shown is not None
    assert shown.text() == original
    newcomer.go_on()
    QGuiApplication.clipboard().setText(f" {newcomer.identity.merchant.public_key_id}\n")
    newcomer.press("paste_id")
    newcomer.go_on()
    assert newcomer.place == "wizard_check"
    newcomer.wait_tested()
    newcomer.go_on()
    assert book_example(newcomer.live()).status is Status.BOOKED
    assert_booked_once(newcomer)


def test_what_is_no_file_of_this_computer_cannot_be_dropped(newcomer: Newcomer) -> None:
    wizard = newcomer.open_wizard()
    elsewhere, nothing = QMimeData(), QMimeData()
    elsewhere.setUrls([QUrl("https://example.com/apiclient_key.pem")])
    nothing.setText("apiclient_key.pem")
    for what in (elsewhere, nothing):
        entered = QDragEnterEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            what,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(wizard, entered)
        assert not entered.isAccepted()


def test_name_colour_and_protection_are_kept_as_they_were_chosen(newcomer: Newcomer) -> None:
    wizard = newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    assert here() is wizard.merchant.name
    QTest.keyClick(here(), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(here(), "  ")
    newcomer.go_on()
    assert newcomer.text("wizard_missing") == "✕ Enter a display name."
    QTest.keyClicks(wizard.merchant.name, "Morning Star ")
    assert newcomer.text("wizard_missing") == ""
    newcomer.pick("colour_pink")
    newcomer.pick("protection_review")
    newcomer.go_on()
    newcomer.type_id()
    newcomer.go_on()
    newcomer.wait_tested()
    newcomer.go_on()
    operator = newcomer.live()
    (merchant,) = newcomer.settings.merchants
    assert (merchant.name, merchant.colour) == ("Morning Star", Colour.PINK)
    assert merchant.retype_from is None
    assert operator.window.places.merchant.text().startswith(f"Morning Star {MCHID}")


def test_practising_first_needs_one_key(newcomer: Newcomer) -> None:
    newcomer.front(newcomer.window)
    assert here().objectName() == "open_practice"
    key(Qt.Key.Key_Space)
    operator = newcomer.live()
    assert operator.window.practice_bar.isVisible()
    assert operator.book().status is Status.BOOKED
    assert newcomer.server.requests == ()
    newcomer.restart()
    operator = newcomer.live()
    assert operator.window.chosen == PRACTICE, "as it was left"
    leave = operator.window.practice_bar.findChild(QPushButton, "leave_practice")
    assert leave is not None
    leave.click()
    newcomer.wait(lambda: isinstance(newcomer.window, WelcomeWindow))


def test_a_merchant_can_be_added_and_practice_come_first(newcomer: Newcomer) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    newcomer.press("wizard_practise")
    operator = newcomer.live()
    assert operator.window.chosen == PRACTICE
    assert [one.mchid for one in newcomer.settings.merchants] == [MCHID]
    leave = operator.window.practice_bar.findChild(QPushButton, "leave_practice")
    assert leave is not None
    leave.click()
    newcomer.wait_for(MCHID)
    assert book_example(newcomer.live()).status is Status.BOOKED
    assert_booked_once(newcomer)


@pytest.mark.parametrize("how", ["wizard_cancel", "Escape"])
@pytest.mark.parametrize("far", [0, 1, 2, 3])
def test_leaving_the_wizard_in_the_middle_keeps_nothing(
    newcomer: Newcomer, far: int, how: str
) -> None:
    newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.type_id()
    for _ in range(far):
        newcomer.go_on()
    assert newcomer.place == PLACES[far]
    if how == "Escape":
        key(Qt.Key.Key_Escape)
    else:
        newcomer.press(how)
    newcomer.wait(lambda: newcomer.wizards == [])
    newcomer.wait_idle()
    assert (newcomer.settings.merchants, newcomer.settings.chosen) == ((), "")
    assert newcomer.keyring.entries == {}
    newcomer.restart()
    assert isinstance(newcomer.window, WelcomeWindow)


def test_the_next_start_opens_the_merchant_worked_for_last_with_its_history(
    newcomer: Newcomer,
) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    newcomer.go_on()
    row = book_example(newcomer.live())
    newcomer.restart()
    operator = newcomer.live()
    assert operator.window.chosen == MCHID
    assert operator.window.desk.key_problem is None
    (again,) = operator.window.model.rows
    assert again.booking == row.booking
    assert again.status is Status.BOOKED
    operator.window.menus.check_clock.trigger()
    good = "✓ Key and clock are as they should be"
    operator.wait(lambda: operator.window.notice.accessibleName() == good)
    operator.window.leave_for(PRACTICE)
    newcomer.wait_for(PRACTICE)
    newcomer.live()
    assert newcomer.settings.chosen == PRACTICE
    newcomer.restart()
    assert newcomer.live().window.chosen == PRACTICE


def test_a_network_that_decrypts_is_allowed_by_its_own_certificate_on_the_way_to_a_tested_key(
    newcomer: Newcomer,
) -> None:
    newcomer.forget_network()
    root = newcomer.folder / "company.pem"
    root.write_text(newcomer.identity.tls_root, encoding="utf-8")
    wizard = newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    newcomer.go_on()
    QTest.keyClicks(here(), newcomer.identity.merchant.public_key_id)
    newcomer.go_on()
    newcomer.wait_tested()
    assert newcomer.steps[-1].startswith("✕ ")
    assert newcomer.text("check_result").startswith("! The key fits")
    newcomer.press("network_settings")
    (settings,) = wizard.findChildren(SettingsDialog)
    newcomer.front(settings)
    box = settings.findChild(CompanyCaBox)
    assert box is not None
    box.read(root)
    trust = box.findChild(QPushButton, "trust_ca")
    assert trust is not None
    newcomer.wait(trust.isVisible)
    QTest.keyClick(trust, Qt.Key.Key_Space)
    office = newcomer.window.office
    newcomer.wait(lambda: office.settings.network.company_ca_name == "company.pem")
    QTest.keyClick(settings, Qt.Key.Key_Escape)
    newcomer.front(wizard)
    newcomer.press("check_again")
    newcomer.wait_tested()
    assert newcomer.steps_without_figures == ALL_GOOD
    newcomer.go_on()
    assert book_example(newcomer.live()).status is Status.BOOKED
    assert_booked_once(newcomer)


def test_the_settings_are_there_before_there_is_a_merchant(newcomer: Newcomer) -> None:
    newcomer.front(newcomer.window)
    QTest.keyClick(newcomer.window, Qt.Key.Key_Comma, CONTROL)
    (settings,) = newcomer.window.findChildren(SettingsDialog)
    assert settings.isVisible()
    QTest.keyClick(settings, Qt.Key.Key_Escape)
