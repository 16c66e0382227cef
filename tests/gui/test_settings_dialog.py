"""The settings: every change is stored when its field is left, and nothing wrong ever is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import retype
from tests.gui.fitting import clipped, cut_off
from tests.gui.settings_person import FIRST, NOW, SECOND, Person, Slow, person, two_merchants
from tests.gui.test_access import nameless
from tests.storage.keyrings import Refusing
from wxrepay_gui.domain.merchant import Colour
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.record_id import REAL, PatternError, PatternFault, RecordIdPattern
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui import pattern_texts
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.removal_dialog import RemovalDialog
from wxrepay_gui.gui.settings_dialog import SettingsPage
from wxrepay_gui.gui.welcome_window import WelcomeWindow

MERCHANTS, SUBMITTING = SettingsPage.MERCHANTS, SettingsPage.SUBMITTING
RECORD_IDS, APPEARANCE = SettingsPage.RECORD_IDS, SettingsPage.APPEARANCE
EVERY_PAGE = pytest.mark.parametrize("page", SettingsPage, ids=lambda page: page.name.lower())


@pytest.fixture
def somebody(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    """At the settings of two merchants, in practice."""
    with person(qtbot, tmp_path, settings=two_merchants) as one:
        yield one


def card(one: Person, mchid: str = FIRST.mchid) -> QWidget:
    return one.find(QWidget, f"merchant_{mchid}")


# Pages


@EVERY_PAGE
@pytest.mark.parametrize("language", Language)
def test_every_page_is_named_and_fits_the_smallest_window(
    somebody: Person, page: SettingsPage, language: Language
) -> None:
    dialog = somebody.open(page)
    somebody.speak(language)
    dialog.resize(1000, 640)
    QCoreApplication.processEvents()
    assert nameless(dialog) == []
    assert cut_off(dialog) == []
    assert clipped(dialog) == []


@EVERY_PAGE
def test_every_page_fits_at_twice_the_text(
    qtbot: QtBot, tmp_path: Path, enlarged: Callable[[float], None], page: SettingsPage
) -> None:
    enlarged(2)
    with person(qtbot, tmp_path, settings=two_merchants) as one:
        dialog = one.open(page)
        dialog.resize(1000, 640)
        QCoreApplication.processEvents()
        assert dialog.minimumSizeHint().width() <= 1024
        assert dialog.minimumSizeHint().height() <= 680
        assert cut_off(dialog) == []
        assert clipped(dialog) == []


def test_the_arrow_keys_go_from_page_to_page(somebody: Person) -> None:
    dialog = somebody.open()
    assert dialog.focusWidget() is dialog.list
    seen = [dialog.pane]
    for _ in range(len(SettingsPage) - 1):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.pane.isVisible()
        seen.append(dialog.pane)
    assert seen == list(dialog.panes.values())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_settings_open_where_they_are_asked_for(somebody: Person) -> None:
    assert somebody.open(SettingsPage.NETWORK).pane.objectName() == "settings_network"


@EVERY_PAGE
def test_the_language_is_switched_while_a_page_is_up(somebody: Person, page: SettingsPage) -> None:
    dialog = somebody.open(page)
    somebody.settle()  # some pages read first what they show
    somebody.speak(Language.ENGLISH)

    def texts() -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    before = texts()
    somebody.speak(Language.CHINESE)
    assert dialog.windowTitle() == "设置"
    somebody.speak(Language.ENGLISH)
    assert dialog.windowTitle() == "Settings"
    ticking = re.compile(r"R\d{6}\S+")
    assert [ticking.sub("", one) for one in texts()] == [ticking.sub("", one) for one in before]


def test_enter_ends_a_field_and_closes_nothing(somebody: Person) -> None:
    dialog = somebody.open(SUBMITTING)
    edit = somebody.find(QLineEdit, "own_cap")
    edit.setFocus()
    QTest.keyClicks(edit, "500")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    somebody.saved()
    assert somebody.merchant().cap == Fen(50_000)
    assert dialog.isVisible()


# Merchants and keys


def test_a_merchant_is_told_with_everything_that_is_known_of_it(somebody: Person) -> None:
    somebody.open()
    first, second = card(somebody), card(somebody, SECOND.mchid)
    assert somebody.text("merchant_heading", first) == f"{FIRST.name}   {FIRST.mchid}"
    assert somebody.text("merchant_company", first) == FIRST.company
    assert somebody.text("merchant_serial_no", first).replace(" ", "") == FIRST.serial_no
    assert somebody.text("merchant_validity", first).startswith("Key valid to 20")
    assert somebody.text("merchant_validity", second).endswith("expires in 12 days")
    somebody.press("copy_serial", first)
    assert QGuiApplication.clipboard().text() == FIRST.serial_no


@pytest.mark.parametrize(
    ("left", "tone", "said"),
    [
        (timedelta(seconds=-1), "error", r"✕ Expired on .*\. Replace the key\."),
        (timedelta(days=30), "unknown", r"! Valid to .*, expires in (29|30) days"),
        (timedelta(days=31), "None", r"Key valid to .*"),
        (None, "muted", r"It is not known until when the certificate is valid"),
    ],
)
def test_the_end_of_a_key_is_told_by_its_distance(
    qtbot: QtBot, tmp_path: Path, left: timedelta | None, tone: str, said: str
) -> None:
    merchant = replace(FIRST, company="", valid_until=None if left is None else NOW + left)
    with person(qtbot, tmp_path, settings=lambda kept: replace(kept, merchants=(merchant,))) as one:
        one.open()
        label = one.find(QLabel, "merchant_validity")
        assert re.fullmatch(said, label.text())
        assert str(label.property("tone")) == tone
        assert one.text("merchant_company") == "—"


def test_without_a_merchant_the_pages_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    with person(qtbot, tmp_path) as one:
        dialog = one.open()
        assert one.find(QLabel, "no_merchants").isVisible()
        for page in (SUBMITTING, RECORD_IDS):
            dialog.list.setCurrentRow(page.value)
            assert one.find(QLabel, f"{dialog.pane.objectName()}_nobody").isVisible()
            assert not one.find(QComboBox, f"{dialog.pane.objectName()}_merchant").isVisible()


def test_a_name_and_a_colour_are_stored_and_shown(somebody: Person) -> None:
    somebody.open()
    edit = somebody.find(QLineEdit, "merchant_name", card(somebody))
    somebody.type(edit, "  晨星二部 ")
    assert somebody.saved().merchants == (replace(FIRST, name="晨星二部"), SECOND)
    assert edit.text() == "晨星二部"
    green = somebody.find(QRadioButton, "merchant_colour_olive", card(somebody))
    green.setFocus()
    QTest.keyClick(green, Qt.Key.Key_Space)
    somebody.wait(lambda: somebody.merchant().colour is Colour.OLIVE)
    assert somebody.merchant().name == "晨星二部"
    assert somebody.text("merchant_heading", card(somebody)).startswith("晨星二部")


def test_the_colour_that_is_chosen_last_stands(somebody: Person) -> None:
    somebody.open()
    chosen = somebody.find(QRadioButton, "merchant_colour_blue", card(somebody))
    chosen.setFocus()
    for _ in range(4):
        focused = somebody.dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
    somebody.settle()
    assert somebody.merchant().colour is Colour.PINK


def test_a_merchant_without_a_name_stays_as_it_was(somebody: Person) -> None:
    dialog = somebody.open()
    edit = somebody.find(QLineEdit, "merchant_name", card(somebody))
    somebody.type(edit, "  ")
    assert somebody.text("merchant_name_note", card(somebody)) == "✕ Enter a display name."
    assert edit.accessibleDescription() == "✕ Enter a display name."
    somebody.settle()
    assert somebody.merchant() == FIRST
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "what would be lost is told first"
    assert somebody.said.startswith("✕ What is marked is not saved.")
    assert dialog.focusWidget() is edit
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert somebody.merchant() == FIRST


def test_closing_stores_what_was_typed_and_not_left(somebody: Person) -> None:
    dialog = somebody.open()
    edit = somebody.find(QLineEdit, "merchant_name", card(somebody))
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Star")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    somebody.settle()
    assert somebody.merchant().name == "Star"


def test_what_cannot_be_stored_is_told(somebody: Person) -> None:
    somebody.open()
    file = somebody.base / "settings.json"
    whole = file.read_bytes()
    file.write_bytes(b"{")
    edit = somebody.find(QLineEdit, "merchant_name", card(somebody))
    somebody.type(edit, "Star")
    somebody.wait(lambda: somebody.said.startswith("✕ The settings file"))
    assert edit.text() == "Star"
    file.write_bytes(whole)
    somebody.type(edit, "Star")
    assert somebody.saved().merchants[0].name == "Star"


def test_what_could_not_be_stored_is_told_in_the_window_once_the_settings_are_closed(
    somebody: Person,
) -> None:
    somebody.open()
    (somebody.base / "settings.json").write_bytes(b"{")
    edit = somebody.find(QLineEdit, "merchant_name", card(somebody))
    edit.setFocus()
    QTest.keyClicks(edit, "Star")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    somebody.settle()
    assert somebody.window.notice.isVisible()
    labels = [label.text() for label in somebody.window.notice.findChildren(QLabel)]
    assert any("The settings file" in text for text in labels)


@pytest.mark.parametrize("name", ["add_merchant", "replace_key"])
def test_the_wizard_takes_the_settings_place(somebody: Person, name: str) -> None:
    dialog = somebody.open()
    somebody.press(name)
    assert not dialog.isVisible()
    wizard = somebody.window.findChild(QWidget, "key_wizard")
    assert isinstance(wizard, QWidget)
    assert wizard.isVisible()
    assert (
        wizard.windowTitle()
        == {
            "add_merchant": "Add a merchant",
            "replace_key": "Replace the key",
        }[name]
    )
    wizard.close()


# Removing


def removal(one: Person, mchid: str = FIRST.mchid) -> RemovalDialog:
    one.press("remove_merchant", card(one, mchid))
    found = one.dialog.findChildren(RemovalDialog)[-1]
    one.wait(found.isActiveWindow)
    return found


def entry(mchid: str, serial_no: str) -> tuple[str, str]:
    return (f"wxrepay_gui/merchant/{mchid}/{serial_no}", mchid)


def test_a_merchant_is_removed_only_by_its_number(somebody: Person) -> None:
    somebody.keyring.entries[entry(FIRST.mchid, FIRST.serial_no)] = "key"
    somebody.open()
    dialog = removal(somebody)
    question = somebody.text("removal_question", dialog)
    assert FIRST.name in question
    assert FIRST.mchid in question
    assert somebody.find(QPushButton, "cancel", dialog).isDefault()
    QTest.keyClicks(dialog.number, SECOND.mchid)
    somebody.press("confirm_removal", dialog)
    assert somebody.text("removal_said", dialog) == (
        f"✕ This is not the merchant's number. Type {FIRST.mchid}."
    )
    assert dialog.focusWidget() is dialog.number
    assert somebody.kept.merchants == (FIRST, SECOND)
    somebody.type(dialog.number, FIRST.mchid)
    assert not somebody.find(QLabel, "removal_said", dialog).isVisible()
    somebody.press("confirm_removal", dialog)
    somebody.wait(lambda: somebody.kept.merchants == (SECOND,))
    somebody.settle()
    assert somebody.keyring.entries == {}
    assert somebody.visible(RemovalDialog) == []
    assert somebody.dialog.isVisible()
    somebody.wait(
        lambda: somebody.dialog.pane.findChild(QWidget, f"merchant_{FIRST.mchid}") is None
    )


def test_enter_cancels_a_removal(somebody: Person) -> None:
    somebody.open()
    dialog = removal(somebody)
    QTest.keyClicks(dialog.number, FIRST.mchid)
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert somebody.visible(RemovalDialog) == []
    somebody.settle()
    assert somebody.kept.merchants == (FIRST, SECOND)


def test_a_key_that_stays_in_the_keyring_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    keyring = Refusing(OSError("broken"))
    with person(qtbot, tmp_path, settings=two_merchants, keyring=keyring) as one:
        one.open()
        dialog = removal(one)
        QTest.keyClicks(dialog.number, FIRST.mchid)
        one.press("confirm_removal", dialog)
        one.wait(lambda: one.text("removal_said", dialog).startswith("✕ The system's keyring"))
        one.press("cancel", dialog)
        one.settle()
        assert one.kept.merchants == (FIRST, SECOND), "who keeps a key is not forgotten"
        assert one.window.office.settings.merchants == (FIRST, SECOND)


def test_a_removal_that_waits_for_the_keyring_can_be_left(qtbot: QtBot, tmp_path: Path) -> None:
    keyring = Slow()
    with person(qtbot, tmp_path, settings=two_merchants, keyring=keyring) as one:
        one.open()
        dialog = removal(one)
        QTest.keyClicks(dialog.number, FIRST.mchid)
        one.press("confirm_removal", dialog)
        assert "keyring" in one.text("removal_said", dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert one.visible(RemovalDialog) == []
        assert one.kept.merchants == (FIRST, SECOND)
        keyring.answered.set()
        one.wait(lambda: one.window.office.settings.merchants == (SECOND,))


def test_removing_whom_one_works_with_leads_to_the_first_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def settings(kept: Settings) -> Settings:
        return replace(kept, merchants=(FIRST,), chosen=FIRST.mchid)

    with person(qtbot, tmp_path, settings=settings, chosen=FIRST.mchid) as one:
        one.open()
        dialog = removal(one)
        QTest.keyClicks(dialog.number, FIRST.mchid)
        one.press("confirm_removal", dialog)
        one.wait(lambda: isinstance(one.program.window, WelcomeWindow))
        assert not [
            each
            for each in QGuiApplication.topLevelWindows()
            if each.title() == "Settings" and each.isVisible()
        ]


# Submitting and protection


def test_the_page_begins_with_whom_one_works_with(qtbot: QtBot, tmp_path: Path) -> None:
    def settings(kept: Settings) -> Settings:
        capped = replace(SECOND, cap=Fen(12_345), retype_from=None)
        return replace(kept, merchants=(FIRST, capped), chosen=SECOND.mchid)

    with person(qtbot, tmp_path, settings=settings, chosen=SECOND.mchid) as one:
        one.open(SUBMITTING)
        assert one.find(QComboBox, "settings_submitting_merchant").currentData() == SECOND.mchid
        assert one.find(QLineEdit, "own_cap").text() == "123.45"
        assert one.find(QRadioButton, "protection_level_review").isChecked()
        assert not one.find(QLineEdit, "threshold").isVisible()


def test_level_threshold_and_cap_are_stored(somebody: Person) -> None:
    somebody.open(SUBMITTING)
    threshold, cap = somebody.find(QLineEdit, "threshold"), somebody.find(QLineEdit, "own_cap")
    somebody.type(threshold, "2500")
    somebody.saved()
    assert somebody.merchant().retype_from == Fen(250_000)
    assert threshold.text() == "2,500.00"
    somebody.type(cap, "￥３０００")
    somebody.settle()
    assert somebody.merchant().cap == Fen(300_000)
    somebody.type(cap, "")
    somebody.settle()
    assert somebody.merchant().cap is None
    for name, expected in (("review", None), ("retype", Fen(1_000_000))):
        button = somebody.find(QRadioButton, f"protection_level_{name}")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        somebody.settle()
        if name == "retype":
            assert somebody.merchant().retype_from == Fen(250_000), "as it stands in the field"
        else:
            assert somebody.merchant().retype_from == expected
    assert somebody.merchant(SECOND.mchid) == SECOND


@pytest.mark.parametrize("name", ["threshold", "own_cap"])
@pytest.mark.parametrize("typed", ["12.345", "0", "abc", "1e9"])
def test_an_amount_that_cannot_be_read_is_not_stored(
    somebody: Person, name: str, typed: str
) -> None:
    somebody.open(SUBMITTING)
    edit = somebody.find(QLineEdit, name)
    somebody.type(edit, typed)
    assert somebody.text(f"{name}_note").startswith("✕ ")
    assert edit.text() == typed
    somebody.settle()
    assert somebody.merchant() == FIRST
    somebody.type(edit, "7")
    assert not somebody.text(f"{name}_note").startswith("✕ ")
    somebody.saved()
    assert {"threshold": somebody.merchant().retype_from, "own_cap": somebody.merchant().cap}[
        name
    ] == Fen(700)


def test_an_empty_threshold_is_not_stored(somebody: Person) -> None:
    somebody.open(SUBMITTING)
    somebody.type(somebody.find(QLineEdit, "threshold"), "")
    assert somebody.text("threshold_note").startswith("✕ ")
    somebody.settle()
    assert somebody.merchant() == FIRST


def test_another_merchant_is_shown_and_changed_by_itself(somebody: Person) -> None:
    somebody.open(SUBMITTING)
    cap = somebody.find(QLineEdit, "own_cap")
    cap.setFocus()
    QTest.keyClicks(cap, "88")
    merchants = somebody.find(QComboBox, "settings_submitting_merchant")
    merchants.setCurrentIndex(1)  # as the wheel does, which leaves no field
    somebody.settle()
    assert somebody.merchant().cap == Fen(8_800)
    assert cap.text() == ""
    somebody.type(cap, "99")
    somebody.settle()
    assert somebody.merchant(SECOND.mchid).cap == Fen(9_900)
    assert somebody.merchant().cap == Fen(8_800)


def test_a_change_of_the_merchant_one_works_with_takes_effect_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def settings(kept: Settings) -> Settings:
        return replace(kept, merchants=(FIRST,), chosen=FIRST.mchid)

    with person(qtbot, tmp_path, settings=settings, chosen=FIRST.mchid) as one:
        one.open(RECORD_IDS)
        one.type(one.find(QLineEdit, "pattern"), "NEW{yyMMdd}{HHmmss}{random4}")
        one.saved()
        assert one.window.desk.new_number().startswith("NEW")


# Record IDs


def test_a_pattern_is_previewed_at_every_key_and_stored_when_left(somebody: Person) -> None:
    somebody.open(RECORD_IDS)
    station = somebody.window.office.settings.station
    assert somebody.text("station") == station
    edit = somebody.find(QLineEdit, "pattern")
    assert edit.text() == REAL.text
    assert re.fullmatch(
        rf"R\d{{6}}{station}\d{{6}}9F3TQ   20/32 ✓", somebody.text("pattern_example")
    )
    retype(edit, "A-")
    assert somebody.text("pattern_example").startswith("✕ “-” at place 2")
    assert not somebody.text("pattern_note").startswith("✕"), "the field speaks when it is left"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert somebody.text("pattern_note").startswith("✕ “-” at place 2")
    somebody.settle()
    assert somebody.merchant().record_id_pattern == ""
    somebody.type(edit, "A{yyMMdd}{HHmmss}{random4}")
    somebody.saved()
    assert somebody.merchant().record_id_pattern == "A{yyMMdd}{HHmmss}{random4}"
    assert somebody.text("pattern_example").endswith("9F3T   17/32 ✓")
    somebody.press("usual_pattern")
    somebody.settle()
    assert somebody.merchant().record_id_pattern == ""
    assert edit.text() == REAL.text


WRONG = [
    "",
    "-",
    "{yyMMdd",
    "{x}",
    "{random3}",
    "{random4}{random4}",
    "A",
    "{random4}",
    "A" * 33 + "{random8}",
]


@pytest.mark.parametrize("language", Language)
def test_every_fault_of_a_pattern_has_its_sentence(somebody: Person, language: Language) -> None:
    somebody.speak(language)
    assert pattern_texts.FAULTS.keys() == set(PatternFault)
    found = set()
    for text in WRONG:
        with pytest.raises(PatternError) as caught:
            RecordIdPattern.parse(text)
        found.add(caught.value.fault)
        said = pattern_texts.fault(caught.value)
        assert "{{" not in said
        assert all(fact in said for fact in caught.value.facts.values())
    assert found == set(PatternFault)


# Appearance and language


def test_language_scheme_and_enter_are_the_menu_s(somebody: Person) -> None:
    somebody.open(APPEARANCE)
    menus = somebody.window.menus
    for name in ("language_chinese", "scheme_dark"):
        button = somebody.find(QRadioButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    box = somebody.find(QCheckBox, "enter_moves_on")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    somebody.wait(lambda: somebody.said == "✓ 已保存")
    somebody.settle()
    kept = somebody.kept
    assert (kept.language, kept.scheme, kept.enter_moves_on) == ("zh_CN", "dark", False)
    assert menus.languages[Language.CHINESE].isChecked()
    assert menus.schemes[Qt.ColorScheme.Dark].isChecked()
    assert not menus.enter_moves_on.isChecked()
    for name in ("language_english", "scheme_unknown"):
        button = somebody.find(QRadioButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    somebody.settle()
    assert (somebody.kept.language, somebody.kept.scheme) == ("en", None)


def test_a_preference_that_is_not_kept_is_not_called_saved(somebody: Person) -> None:
    somebody.open(APPEARANCE)
    (somebody.base / "settings.json").write_bytes(b"{")
    box = somebody.find(QCheckBox, "enter_moves_on")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    somebody.wait(lambda: somebody.said.startswith("! In use, but not saved"))
    assert not somebody.window.menus.enter_moves_on.isChecked()


# Folder


def test_the_folder_is_named(somebody: Person) -> None:
    somebody.open(SettingsPage.FOLDER)
    assert somebody.text("folder") == str(somebody.base)
    assert "keyring" in somebody.text("folder_holds")
