"""Everything can be reached with the keyboard, is named to a screen reader, and fits."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from tests.gui.conftest import CONTROL, Operator, enter
from tests.gui.fitting import clipped, cut_off
from tests.gui.scenes import (
    contracts,
    form,
    known_contract,
    no_contracts,
    no_records,
    records,
    refused,
    unknown,
)
from tests.gui.wizard_scenes import (
    merchant_switch,
    welcome,
    wizard,
    wizard_merchant,
    wizard_public_key,
    wizard_test,
    wizard_with_mistakes,
)
from wxrepay_gui import __version__
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import words
from wxrepay_gui.gui.attest_dialog import AttestDialog
from wxrepay_gui.gui.form_lines import ORDER
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.review_sheet import ReviewSheet
from wxrepay_gui.gui.shortcut_list import ShortcutList
from wxrepay_gui.gui.steps import Step

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


def verdict(operator: Operator) -> QWidget:
    unknown(operator)
    operator.step(Step.ATTEST)
    dialog = operator.window.findChild(AttestDialog)
    assert dialog is not None
    return dialog


SCENES = (
    form,
    findings,
    known_contract,
    review,
    unknown,
    verdict,
    refused,
    records,
    no_records,
    contracts,
    no_contracts,
    welcome,
    merchant_switch,
    wizard,
    wizard_with_mistakes,
    wizard_merchant,
    wizard_public_key,
    wizard_test,
)
WIZARD_SCENES = SCENES[-5:]
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


SPOKEN = {
    QAccessible.Role.EditableText,
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.ProgressBar,
}
"""Roles that a screen reader announces by their name."""


def tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """*found* and everything visible under it, as a screen reader walks it."""
    if found.state().invisible:
        return
    yield found
    for place in range(found.childCount()):
        child = found.child(place)
        if child is not None and child.isValid():
            yield from tree(child)


@pytest.mark.parametrize("language", Language)
@EVERY_SCENE
def test_the_accessibility_tree_names_every_control_and_describes_every_edit(
    operator: Operator, scene: Scene, language: Language
) -> None:
    widget = scene(operator)
    operator.speak(language)
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    wrong, spoken = [], 0
    for each in tree(root):
        role, item = each.role(), each.object()
        if role not in SPOKEN:
            continue
        spoken += 1
        what = f"{role.name} {item.objectName() if item is not None else ''}"
        if not each.text(QAccessible.Text.Name).strip():
            wrong.append(f"no name: {what}")
        described = role is QAccessible.Role.EditableText and not each.state().readOnly
        if described and not each.text(QAccessible.Text.Description).strip():
            wrong.append(f"no description: {what}")
    assert wrong == []
    assert spoken > 3


@pytest.mark.parametrize("language", Language)
def test_a_field_s_name_is_its_title_and_its_description_what_stands_under_it(
    operator: Operator, language: Language
) -> None:
    operator.speak(language)
    for name in ORDER:
        edit = operator.edit(name)
        label = next(one for one in operator.window.findChildren(QLabel) if one.buddy() is edit)
        assert words.title(name) == words.without_key(label.text())
        assert edit.accessibleName() == words.spoken_title(name)
        assert edit.accessibleName().startswith(words.title(name))
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


@pytest.mark.parametrize("language", Language)
def test_no_two_entries_of_a_menu_have_one_access_key(
    operator: Operator, language: Language
) -> None:
    operator.speak(language)
    menus = [menu for menu in operator.window.menus.findChildren(QMenu) if menu.title()]
    assert len(menus) == 7
    for menu in menus:
        keys = re.findall(r"&(\w)", " ".join(action.text() for action in menu.actions()).upper())
        assert len(keys) == len(set(keys)), (menu.title(), keys)


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


def worded(widget: QWidget) -> Iterator[QLabel | QAbstractButton]:
    """Whatever has words on it."""
    yield from widget.findChildren(QLabel)
    yield from widget.findChildren(QAbstractButton)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scene", WIZARD_SCENES, ids=lambda scene: scene.__name__)
def test_no_two_controls_of_a_wizard_page_have_one_access_key(
    operator: Operator, scene: Scene, language: Language
) -> None:
    widget = scene(operator)
    operator.speak(language)
    texts = [one.text() for one in worded(widget) if one.isVisible()]
    keys = re.findall(r"&(\w)", " ".join(texts).upper())
    assert len(keys) > 1
    assert sorted(keys) == sorted(set(keys))


ON_PAGES: dict[Scene, list[str]] = {
    wizard: ["choose_files", "choose_folder", "found_files"],
    wizard_with_mistakes: [
        *("choose_files", "choose_folder", "found_files", "file_password", "unlock_file"),
    ],
    wizard_merchant: [
        *("copy_serial", "merchant_name", "colour_blue", "protection_retype", "fact_originals"),
        "open_originals",
    ],
    wizard_public_key: [
        *("verifier_public_key", "choose_public_key", "public_key_id", "paste_id"),
        "choose_platform_certificate",
    ],
    wizard_test: ["check_again", "network_settings", "lend_key"],
}
BELOW: dict[Scene, list[str]] = {
    wizard: ["wizard_cancel", "wizard_next"],
    wizard_with_mistakes: ["wizard_cancel", "wizard_next"],
    wizard_test: ["wizard_cancel", "wizard_practise", "wizard_back", "wizard_next"],
}


@pytest.mark.parametrize("scene", WIZARD_SCENES, ids=lambda scene: scene.__name__)
def test_tab_goes_through_a_wizard_page_as_it_is_read(operator: Operator, scene: Scene) -> None:
    widget = scene(operator)
    on_page = ON_PAGES[scene]
    first = widget.findChild(QWidget, on_page[0])
    assert first is not None
    first.setFocus()
    below = BELOW.get(scene, ["wizard_cancel", "wizard_back", "wizard_next"])
    assert walk("wizard_next") == [*on_page, *below]


def test_tab_goes_from_door_to_door(operator: Operator) -> None:
    window = welcome(operator)
    window.activateWindow()
    operator.wait(window.isActiveWindow)
    assert walk("open_merchant") == ["open_practice", "open_merchant"]


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
    shrink(widget)
    for _ in range(10):
        QCoreApplication.processEvents()
    if factor == 1.0:
        assert operator.window.size() == SMALLEST
    if scene in (*WIZARD_SCENES, merchant_switch):
        assert widget.width() <= SMALLEST.width()
        assert widget.height() <= SMALLEST.height()
    assert clipped(widget) == []
    assert cut_off(widget) == []


def test_the_window_can_be_made_as_small_as_a_laptop_s_screen(operator: Operator) -> None:
    operator.window.resize(100, 100)
    assert operator.window.size() == SMALLEST
    operator.window.go_to(Place.RECORDS)
    assert operator.window.size() == SMALLEST


def shrink(widget: QWidget) -> None:
    """Make a window of its own as small as the smallest; a dialog has a size of its own."""
    if isinstance(widget, QMainWindow):
        widget.resize(SMALLEST)


class Longer(QTranslator):
    """A made-up language in which everything takes nearly a third more room than in English."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        assert context or disambiguation is None
        words = source.replace("%n", str(n)).replace("(s)", "s")
        more = -(-len(words) * 3 // 10)
        return f"{words} {'wórd ' * (more // 5)}{'ö' * (more % 5)}".strip()


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Speaks the longer language until the test has ended."""
    translator = Longer()

    def speak() -> None:
        qapp.installTranslator(translator)
        QCoreApplication.processEvents()

    yield speak
    qapp.removeTranslator(translator)


@EVERY_SCENE
def test_a_language_that_is_a_third_longer_clips_nothing(
    operator: Operator, longer: Callable[[], None], scene: Scene
) -> None:
    operator.window.resize(SMALLEST)
    widget = scene(operator)
    longer()
    shrink(widget)
    for _ in range(4):
        QCoreApplication.processEvents()
    assert "wórd" in " ".join(one.text() for one in worded(widget))
    assert operator.window.size() == SMALLEST
    assert clipped(widget) == []
    assert cut_off(widget) == []


# From pane to pane


def test_f6_goes_through_the_panes_and_shift_f6_back(operator: Operator) -> None:
    operator.return_to_window()
    book = operator.window.book
    book.form.lines.picker.edit.setFocus()
    passed = []
    for _ in range(4):
        QTest.keyClick(operator.window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here)
    assert passed[0] is book.read_back
    assert operator.window.places.isAncestorOf(passed[1])
    assert operator.window.practice_bar.isAncestorOf(passed[2])
    assert operator.window.status.isAncestorOf(passed[3])
    for expected in reversed(passed[:-1]):
        QTest.keyClick(operator.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is expected


@pytest.mark.parametrize("scene", [records, contracts], ids=lambda scene: scene.__name__)
def test_f6_comes_by_every_pane_of_the_other_places(operator: Operator, scene: Scene) -> None:
    scene(operator)
    operator.return_to_window()
    window = operator.window
    panes = window.records.panes if scene is records else window.contracts.panes()
    came_by = set()
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        came_by |= {
            pane for pane in panes if here is not None and (pane is here or pane.isAncestorOf(here))
        }
    assert came_by == set(panes)


@pytest.mark.parametrize("language", Language)
def test_every_key_of_the_menus_stands_in_the_list_of_keys(
    operator: Operator, language: Language
) -> None:
    operator.speak(language)
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_Slash, CONTROL)
    listed = operator.window.findChild(ShortcutList)
    assert listed is not None
    shown = {label.text() for label in listed.findChildren(QLabel)}
    for action in operator.window.menus.all_actions:
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in shown
    assert "Ctrl+Enter" in shown
    assert nameless(listed) == []
    key(listed, Qt.Key.Key_Escape)
    operator.wait(lambda: operator.window.findChild(ShortcutList) is None)
