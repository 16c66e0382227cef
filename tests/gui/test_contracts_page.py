"""The contracts place by itself: looked through, written in, imported, and nothing lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.contracts import KNOWN
from tests.gui.conftest import CONTROL, enter, retype
from tests.gui.fitting import clipped, cut_off
from tests.gui.test_access import name_of, nameless
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.contract_rules import ContractDraft
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.column_model import VALUE_ROLE
from wxrepay_gui.gui.contract_form import ORDER
from wxrepay_gui.gui.contracts_model import COLUMNS, ContractsModel
from wxrepay_gui.gui.contracts_page import ContractsPage
from wxrepay_gui.gui.import_sheet import ImportSheet
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.service.contract_sheet import ImportPlan, RowProblem

SHIFT = Qt.KeyboardModifier.ShiftModifier
TODAY = date(2025, 12, 6)
MCHID = "1900000001"
CHINESE = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}")

JIA = replace(KNOWN, id=1, usual_amount=Fen(128_000), note="城南门店", initials="khj")
JI = replace(
    JIA,
    id=2,
    name="客户己",
    contract_id="20251105000000123451102",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjW1102",
    kind=Kind.CASH,
    contract_cap=None,
    repayment_day=None,
    usual_amount=None,
    default_minimum=DefaultMinimum.EMPTY,
    initials="khj",
)
NAMELESS = replace(JI, id=3, name="", contract_id="C3-7777", kind=None, initials="")
STOPPED = replace(JIA, id=4, name="老客户", contract_id="C4-8888", active=False, initials="lkh")
EVERYBODY = (JIA, JI, NAMELESS, STOPPED)

NEW: dict[Name, str] = {
    TermName.NAME: "客户庚",
    FieldName.CONTRACT_ID: "20251105000000999990000",
    FieldName.APPID: "wxcbda96de0b165486",
    FieldName.OPENID: "oUpF8uMuAJO_new",
    FieldName.SUB_MCHID: "1900000109",
}
"""What a new entry has to say, and its name."""


def written(name: str, kind: type[QWidget], inside: QWidget) -> str:
    """What a label or a button says."""
    found = inside.findChild(kind, name)
    assert isinstance(found, QLabel | QAbstractButton)
    return found.text()


class Clerk:
    """A person at the page, and behind it the window that stores what it is handed."""

    def __init__(self, qtbot: QtBot, contracts: tuple[Contract, ...]) -> None:
        self.qtbot = qtbot
        self.book = ContractBook(contracts)
        self.page = ContractsPage(today=lambda: TODAY)
        self.saved: list[Contract] = []
        self.imported: list[tuple[Contract, ...]] = []
        self.booked: list[Contract] = []
        self.read: list[Path] = []
        self.exported: list[tuple[tuple[Contract, ...], Path]] = []
        self.page.saved.connect(self.saved.append)
        self.page.imported.connect(self.imported.append)
        self.page.book_wanted.connect(self.booked.append)
        self.page.import_wanted.connect(self.read.append)
        self.page.export_wanted.connect(lambda shown, path: self.exported.append((shown, path)))
        self.page.set_merchant(MCHID)
        self.page.show_book(self.book)
        self.page.resize(1280, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def store(self) -> Contract:
        """Store the last contract that was handed over, as the window does."""
        contract = self.saved[-1]
        if contract.id == 0:
            contract = replace(contract, id=max((each.id for each in self.shelf), default=0) + 1)
        self.book = self.book.with_contract(contract)
        self.page.show_book(self.book)
        self.page.show_stored(contract)
        return contract

    @property
    def shelf(self) -> tuple[Contract, ...]:
        return self.book.contracts

    @property
    def names(self) -> list[str]:
        """The first column, as it stands."""
        model = self.page.list.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def chosen(self) -> Contract | None:
        """The table's selected row."""
        rows = self.page.list.table.selectionModel().selectedRows()
        return rows[0].data(VALUE_ROLE) if rows else None

    def choose(self, contract: Contract) -> None:
        """Go to a row of the table by keys."""
        table = self.page.list.table
        table.setFocus()
        wanted = self.page.list.model.place_of(contract.id).row()
        assert wanted >= 0, "it is shown"
        for _ in range(self.page.list.model.rowCount()):
            here = table.currentIndex().row()
            if here == wanted:
                return
            QTest.keyClick(table, Qt.Key.Key_Down if here < wanted else Qt.Key.Key_Up)

    def edit(self, name: Name) -> QLineEdit:
        return self.page.editor.form.rows[name].edit

    def type(self, name: Name, text: str) -> None:
        """Replace a field's text by keys, then leave it."""
        retype(self.edit(name), text)
        QTest.keyClick(self.edit(name), Qt.Key.Key_Tab)

    def note(self, name: Name) -> str:
        return self.label(f"{name}_note")

    def label(self, name: str) -> str:
        return written(name, QLabel, self.page)

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        """Press a button by its key."""
        button = self.button(name)
        assert button.isVisible(), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def search(self, text: str) -> None:
        self.page.focus_search()
        retype(self.page.list.search, text)

    @property
    def asks(self) -> bool:
        """Whether the question about unsaved changes stands there."""
        strip = self.page.findChild(QWidget, "unsaved")
        assert strip is not None
        return strip.isVisible()


@pytest.fixture
def person(qtbot: QtBot, linguist: Linguist) -> Iterator[Callable[..., Clerk]]:
    """Puts a person at a page with these contracts."""
    assert linguist.language
    people: list[Clerk] = []

    def sit_down(*contracts: Contract) -> Clerk:
        people.append(Clerk(qtbot, contracts))
        return people[-1]

    yield sit_down
    for one in people:
        one.page.close()
        one.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.fixture
def clerk(person: Callable[..., Clerk]) -> Clerk:
    """A person at a page with four contracts, one of them stopped."""
    return person(*EVERYBODY)


def focus() -> str:
    """The name of what has the focus."""
    here = QApplication.focusWidget()
    assert here is not None
    return here.objectName()


# The model


@pytest.fixture
def model(linguist: Linguist) -> ContractsModel:
    assert linguist.language
    return ContractsModel(today=lambda: TODAY)


def cells(model: ContractsModel, place: int = 0) -> list[str]:
    return [model.index(place, column).data() for column in range(model.columnCount())]


@pytest.mark.parametrize("count", range(4))
def test_the_model_keeps_qt_s_contract(
    model: ContractsModel, qtmodeltester: ModelTester, count: int
) -> None:
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # it has no types
    model.fill(EVERYBODY[:count])
    model.set_last({JIA.contract_id: Status.BOOKED})
    model.put_last(JI.contract_id, Status.UNKNOWN)
    model.refresh()
    model.fill(())


def test_every_column_tells_its_part_of_a_contract(model: ContractsModel) -> None:
    model.fill(EVERYBODY)
    model.set_last({JIA.contract_id: Status.BOOKED})
    assert cells(model) == [
        "客户甲",
        "6789",
        "Consumer loan",
        "3,000.00",
        "Mon 2025-12-15",
        "✓ Booked",
    ]
    assert cells(model, 1) == ["客户己", "1102", "Cash loan", "Not known !", "—", "—"]
    assert cells(model, 2)[:3] == ["—", "7777", "Not known"]


def test_a_cap_that_nobody_knows_and_what_came_last_have_a_colour_beside_their_mark(
    model: ContractsModel,
) -> None:
    model.fill((JI,))
    role = Qt.ItemDataRole.ForegroundRole
    assert isinstance(model.index(0, 3).data(role), QColor)
    assert model.index(0, 5).data(role) is None
    colours = set()
    for status in Status:
        model.put_last(JI.contract_id, status)
        colours.add(model.index(0, 5).data(role).name())
        assert model.index(0, 5).data() == words.status(status)
    assert len(colours) == len(Status)
    model.fill((JIA,))
    assert model.index(0, 3).data(role) is None


def test_only_amounts_stand_to_the_right_and_headers_like_their_columns(
    model: ContractsModel,
) -> None:
    model.fill(EVERYBODY)
    role, right = Qt.ItemDataRole.TextAlignmentRole, Qt.AlignmentFlag.AlignRight
    for place, column in enumerate(COLUMNS):
        cell = model.index(0, place).data(role)
        header = model.headerData(place, Qt.Orientation.Horizontal, role)
        assert bool(cell and Qt.AlignmentFlag(cell) & right) == column.is_number
        assert bool(Qt.AlignmentFlag(header) & right) == column.is_number


def test_what_came_last_is_told_of_one_contract_without_forgetting_the_others(
    model: ContractsModel, qtbot: QtBot
) -> None:
    model.fill(EVERYBODY)
    model.set_last({JIA.contract_id: Status.BOOKED, JI.contract_id: Status.UNKNOWN})
    with qtbot.waitSignal(model.dataChanged):
        model.put_last(JI.contract_id, Status.NOT_BOOKED)
    assert [cells(model, row)[-1] for row in (0, 1)] == ["✓ Booked", "✕ Not booked"]


def test_the_contract_itself_can_be_had_and_nothing_of_no_row(model: ContractsModel) -> None:
    model.fill(EVERYBODY)
    assert model.index(1, 4).data(VALUE_ROLE) == JI
    assert model.place_of(JI.id).row() == 1
    assert not model.place_of(99).isValid()
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


@pytest.mark.parametrize("text", ["<b>x</b>", "&lt;b&gt;", "<img src='file:///etc/passwd'>"])
def test_an_imported_name_is_shown_to_the_letter_though_tooltips_guess_at_markup(
    model: ContractsModel, text: str
) -> None:
    model.fill((replace(JIA, name=text),))
    assert cells(model)[0] == text
    document = QTextDocument()
    document.setHtml(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert document.toPlainText() == text


def test_a_new_day_tells_what_is_due_then(person: Callable[..., Clerk]) -> None:
    clerk = person(JIA)
    days = [TODAY]
    clerk.page.list.model._today = lambda: days[-1]  # noqa: SLF001  the page's clock, put forward
    assert cells(clerk.page.list.model)[4] == "Mon 2025-12-15"
    days.append(date(2025, 12, 20))
    with clerk.qtbot.waitSignal(clerk.page.list.model.dataChanged):
        clerk.page.refresh()
    assert cells(clerk.page.list.model)[4] == "—"


# Looking


def test_an_empty_book_says_what_an_entry_is_good_for_and_offers_both_ways_to_one(
    person: Callable[..., Clerk],
) -> None:
    clerk = person()
    assert clerk.label("contracts_empty") == (
        "The contract book is empty. With an entry, a booking takes an amount and a date."
    )
    assert not clerk.page.list.table.isVisible()
    clerk.page.focus_search()
    assert focus() == "add_first"
    assert clerk.page.panes() == (clerk.button("add_first"),)
    clerk.press("import_first")
    dialog = clerk.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    clerk.press("add_first")
    assert focus() == TermName.NAME
    clerk.press("revert_contract")
    assert focus() == "add_first", "an entry that was given up leaves the book as empty as before"


def test_active_and_stopped_contracts_are_counted_and_shown_apart(clerk: Clerk) -> None:
    assert clerk.names == ["客户甲", "客户己", "—"]
    assert clerk.button("contracts_active").text() == "Active 3"
    assert clerk.button("contracts_stopped").text() == "Stopped 1"
    clerk.button("contracts_active").setFocus()
    QTest.keyClick(clerk.button("contracts_active"), Qt.Key.Key_Right)
    assert clerk.names == ["老客户"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("客户己", ["客户己"]),
        ("khj", ["客户甲", "客户己"]),
        ("KHJ", ["客户甲", "客户己"]),
        ("6789", ["客户甲"]),
        ("WeS6o", ["客户甲"]),
        ("7777", ["—"]),
        ("", ["客户甲", "客户己", "—"]),
    ],
    ids=["name", "initials", "capital initials", "tail", "openid's end", "nameless", "nothing"],
)
def test_a_contract_is_found_while_it_is_typed(clerk: Clerk, text: str, found: list[str]) -> None:
    clerk.search(text)
    assert clerk.names == found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down], ids=["Enter", "Down"])
def test_a_key_leads_from_the_search_to_what_was_found(clerk: Clerk, key: Qt.Key) -> None:
    clerk.search("1102")
    QTest.keyClick(clerk.page.list.search, key)
    assert QApplication.focusWidget() is clerk.page.list.table
    assert clerk.chosen == clerk.page.editor.contract == JI
    QTest.keyClick(clerk.page.list.table, Qt.Key.Key_Return)
    assert focus() == TermName.NAME, "Enter opens what is chosen"


def test_a_search_that_finds_nothing_says_so_and_can_be_undone(clerk: Clerk) -> None:
    clerk.search("zzz")
    assert clerk.label("contracts_none") == "No contract matches “zzz”."
    QTest.keyClick(clerk.page.list.search, Qt.Key.Key_Return)
    assert focus() == "contract_search", "there is nowhere to go"
    assert not clerk.button("show_others").isVisible()
    assert not clerk.button("export_contracts").isVisible(), "there is nothing to export"
    clerk.press("clear_search")
    assert focus() == "contract_search"
    assert clerk.names == ["客户甲", "客户己", "—"]


def test_what_is_found_among_the_stopped_alone_is_offered(clerk: Clerk) -> None:
    clerk.search("8888")
    clerk.qtbot.waitUntil(clerk.button("show_others").isVisible)
    assert clerk.button("show_others").text() == "Show 1 stopped"
    clerk.press("show_others")
    assert clerk.names == ["老客户"]
    clerk.search("6789")
    clerk.qtbot.waitUntil(clerk.button("show_others").isVisible)
    assert clerk.button("show_others").text() == "Show 1 active"


def test_no_stopped_contract_is_no_failed_search(person: Callable[..., Clerk]) -> None:
    clerk = person(JIA)
    clerk.press("contracts_stopped")
    assert clerk.label("contracts_none") == "None is stopped."
    assert not clerk.button("clear_search").isVisible()


def test_searching_changes_nothing_of_what_is_being_written(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(TermName.NOTE, "draft")
    clerk.search("1102")
    assert clerk.chosen is None
    assert clerk.edit(TermName.NOTE).text() == "draft"
    clerk.search("")
    assert clerk.chosen == JIA, "it is marked again where it shows again"
    assert not clerk.asks


def test_a_contract_can_be_opened_from_elsewhere_whatever_is_looked_for(clerk: Clerk) -> None:
    clerk.search("1102")
    clerk.page.open_contract(STOPPED.contract_id)
    assert clerk.chosen == clerk.page.editor.contract == STOPPED
    assert clerk.page.list.search.text() == ""
    clerk.page.open_contract("unheard of")
    assert clerk.chosen == STOPPED


# Writing


def test_an_entry_shows_everything_that_is_saved(clerk: Clerk) -> None:
    clerk.choose(JIA)
    shown = {name: row.edit.text() for name, row in clerk.page.editor.form.rows.items()}
    assert shown == {
        TermName.NAME: "客户甲",
        FieldName.CONTRACT_ID: "20251105000000123456789",
        FieldName.APPID: "wxcbda96de0b165486",
        FieldName.OPENID: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        FieldName.SUB_MCHID: "1900000109",
        FieldName.SUB_APPID: "wxcbda96de0b165489",
        TermName.TEMPLATE_CAP: "5,000.00",
        TermName.CONTRACT_CAP: "3,000.00",
        TermName.REPAYMENT_DAY: "15",
        TermName.USUAL_AMOUNT: "1,280.00",
        TermName.NOTE: "城南门店",
    }
    assert clerk.button("kind_consumer").isChecked()
    assert clerk.button("default_minimum_percent_5").isChecked()
    assert clerk.label("contract_title") == "客户甲 · ending in 6789 · Consumer loan"
    assert clerk.label("contract_state") == "✓ Active"
    assert not clerk.page.unsaved
    assert "never deleted" in clerk.label("contract_kept")
    assert "Nothing here changes a booking made before." in clerk.label("contract_kept")


def test_a_new_entry_takes_keys_alone_and_is_chosen_once_it_is_stored(clerk: Clerk) -> None:
    clerk.search("6789")
    clerk.page.add()
    assert clerk.chosen is None
    for name in ORDER[:6]:
        here = QApplication.focusWidget()
        assert here is not None
        assert here.objectName() == name
        enter(here, NEW.get(name, ""))
        QTest.keyClick(here, Qt.Key.Key_Return)
    QTest.keyClick(clerk.page.editor, Qt.Key.Key_S, CONTROL)
    assert clerk.saved == [
        Contract(
            name="客户庚",
            contract_id=NEW[FieldName.CONTRACT_ID],
            appid=NEW[FieldName.APPID],
            openid=NEW[FieldName.OPENID],
            sub_mchid=NEW[FieldName.SUB_MCHID],
        )
    ]
    stored = clerk.store()
    assert stored.id == 5
    assert clerk.chosen == clerk.page.editor.contract == stored
    assert clerk.label("contract_outcome") == "✓ Saved"
    assert not clerk.page.unsaved


def test_every_part_of_an_entry_is_handed_over(clerk: Clerk) -> None:
    clerk.choose(NAMELESS)
    clerk.type(TermName.NAME, "客户辛")
    clerk.type(TermName.TEMPLATE_CAP, "6000")
    clerk.type(TermName.CONTRACT_CAP, "2,000.5")
    clerk.type(TermName.REPAYMENT_DAY, "31")
    clerk.type(TermName.USUAL_AMOUNT, "100")
    clerk.type(TermName.NOTE, "x")
    clerk.type(FieldName.SUB_APPID, "")
    clerk.press("kind_cash")
    clerk.press("default_minimum_full")
    clerk.press("save_contract")
    assert clerk.saved == [
        replace(
            NAMELESS,
            name="客户辛",
            sub_appid="",
            kind=Kind.CASH,
            template_cap=Fen(600_000),
            contract_cap=Fen(200_050),
            repayment_day=31,
            usual_amount=Fen(10_000),
            default_minimum=DefaultMinimum.FULL,
            note="x",
        )
    ]
    assert clerk.page.unsaved, "it is not saved before the window says so"
    clerk.store()
    assert not clerk.page.unsaved
    assert clerk.chosen == clerk.saved[0]


def test_an_amount_written_otherwise_is_no_change_and_saving_again_says_so(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(TermName.CONTRACT_CAP, "3000")
    assert not clerk.page.unsaved
    clerk.press("save_contract")
    assert clerk.saved == []
    assert clerk.label("contract_outcome") == "✓ Saved before; nothing has changed since"


def test_stopping_keeps_everything_and_can_be_taken_back(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.press("stop_contract")
    assert clerk.saved == [replace(JIA, active=False)]
    clerk.store()
    assert clerk.names == ["客户己", "—"]
    assert clerk.button("contracts_stopped").text() == "Stopped 2"
    assert clerk.page.editor.contract == replace(JIA, active=False), "it still stands there"
    assert clerk.label("contract_state") == "■ Stopped"
    assert clerk.label("contract_outcome") == "✓ Stopped; everything about it is kept"
    assert clerk.button("stop_contract").text() == "Res&ume"
    clerk.press("stop_contract")
    assert clerk.store() == JIA
    assert clerk.chosen == JIA
    assert clerk.label("contract_outcome") == "✓ Saved"


def test_there_is_no_way_to_delete(clerk: Clerk) -> None:
    clerk.choose(JIA)
    said = [each.text() + each.objectName() for each in clerk.page.findChildren(QAbstractButton)]
    assert not [text for text in said if re.search("delete|remove", text, re.IGNORECASE)]


def test_reverting_brings_back_what_is_saved(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(TermName.CONTRACT_CAP, "9")
    clerk.press("kind_not_known")
    assert clerk.label("contract_outcome") == "• Unsaved changes"
    clerk.press("revert_contract")
    assert clerk.edit(TermName.CONTRACT_CAP).text() == "3,000.00"
    assert clerk.button("kind_consumer").isChecked()
    assert clerk.label("contract_outcome") == ""
    assert not clerk.page.unsaved


def test_booking_hands_over_the_contract_as_it_is_saved(clerk: Clerk) -> None:
    clerk.choose(JI)
    clerk.press("book_one")
    assert clerk.booked == [JI]


def test_a_new_entry_can_be_neither_booked_nor_stopped(clerk: Clerk) -> None:
    clerk.page.add()
    assert not clerk.button("book_one").isVisible()
    assert not clerk.button("stop_contract").isVisible()


def test_a_new_entry_begins_with_what_is_known_of_it_and_that_is_not_saved(clerk: Clerk) -> None:
    clerk.page.add(ContractDraft(contract_id="C9", kind=Kind.CASH, contract_cap="300"))
    assert clerk.edit(FieldName.CONTRACT_ID).text() == "C9"
    assert clerk.edit(TermName.CONTRACT_CAP).text() == "300.00"
    assert clerk.button("kind_cash").isChecked()
    assert clerk.page.unsaved
    clerk.page.add()
    assert clerk.asks
    assert clerk.edit(FieldName.CONTRACT_ID).text() == "C9"


# Findings


def test_a_finding_waits_until_the_field_is_left_and_goes_the_moment_it_is_right(
    clerk: Clerk,
) -> None:
    clerk.choose(JIA)
    edit = clerk.edit(TermName.CONTRACT_CAP)
    retype(edit, "12.345")
    assert "✕" not in clerk.note(TermName.CONTRACT_CAP)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert clerk.note(TermName.CONTRACT_CAP) == (
        "✕ At most two decimals, this is 12.345; nothing is rounded for you   Local"
    )
    assert edit.text() == "12.345", "nothing is rounded"
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert clerk.note(TermName.CONTRACT_CAP) == "人民币壹拾贰元叁角肆分"


def test_saving_with_findings_says_all_of_them_and_leads_to_each(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(FieldName.CONTRACT_ID, JI.contract_id)
    clerk.type(FieldName.APPID, "")
    clerk.type(TermName.REPAYMENT_DAY, "32")
    QTest.keyClick(clerk.page.editor, Qt.Key.Key_S, CONTROL)
    assert clerk.saved == []
    assert clerk.label("summary_title") == "✕ 3 thing(s) to fix".replace("(s)", "s")
    wrong = (FieldName.CONTRACT_ID, FieldName.APPID, TermName.REPAYMENT_DAY)
    assert focus() == f"fix_{wrong[0]}"
    for name in wrong:
        link = clerk.button(f"fix_{name}")
        found = next(f for f in clerk.page.editor.form.blocking if f.field == name)
        assert link.text() == words.attributed(found)
        assert clerk.note(name).startswith(f"✕ {words.finding(found)}")
        assert clerk.edit(name).accessibleDescription() == clerk.note(name)
        clerk.press(link.objectName())
        assert focus() == name
    clerk.type(FieldName.APPID, JIA.appid)
    assert clerk.page.findChild(QWidget, f"fix_{FieldName.APPID}") is None or not (
        clerk.button(f"fix_{FieldName.APPID}").isVisible()
    )


def test_another_s_contract_id_is_refused_but_its_own_is_not(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(FieldName.CONTRACT_ID, JI.contract_id)
    assert [f.reason for f in clerk.page.editor.form.blocking] == [Reason.IN_BOOK_ALREADY]
    clerk.type(FieldName.CONTRACT_ID, JIA.contract_id)
    assert clerk.page.editor.form.blocking == ()


def test_the_provider_s_own_number_is_no_sub_merchant_s(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(FieldName.SUB_MCHID, MCHID)
    assert [f.reason for f in clerk.page.editor.form.blocking] == [Reason.OWN_MCHID]
    clerk.page.set_merchant("1900000002")
    assert clerk.page.editor.form.blocking == ()


# Not known


def box(clerk: Clerk, name: Name) -> QAbstractButton:
    return clerk.button(f"{name}_not_known")


CAPS = pytest.mark.parametrize("name", [TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP])


@CAPS
def test_typing_a_cap_takes_the_tick_away_and_emptying_it_sets_it(
    clerk: Clerk, name: TermName
) -> None:
    clerk.page.add()
    assert box(clerk, name).isChecked()
    retype(clerk.edit(name), "5")
    assert not box(clerk, name).isChecked()
    clerk.type(name, "")
    QTest.keyClick(box(clerk, name), Qt.Key.Key_Tab)
    assert box(clerk, name).isChecked()


@CAPS
def test_the_tick_empties_the_cap_and_taking_it_away_brings_it_back(
    clerk: Clerk, name: TermName
) -> None:
    clerk.choose(JIA)
    before = clerk.edit(name).text()
    assert not box(clerk, name).isChecked()
    clerk.press(f"{name}_not_known")
    assert clerk.edit(name).text() == ""
    assert box(clerk, name).isChecked()
    assert getattr(clerk.page.editor.form.reading.contract, name) is None
    clerk.press(f"{name}_not_known")
    assert focus() == name
    QTest.keyClick(clerk.edit(name), Qt.Key.Key_Tab)
    assert clerk.edit(name).text() == before
    assert not clerk.page.unsaved


def test_a_tick_taken_away_from_an_empty_cap_comes_back_with_nothing_typed(clerk: Clerk) -> None:
    clerk.choose(JI)
    name = TermName.CONTRACT_CAP
    clerk.press(f"{name}_not_known")
    assert focus() == name
    assert not box(clerk, name).isChecked()
    QTest.keyClick(clerk.edit(name), Qt.Key.Key_Backtab, SHIFT)
    assert box(clerk, name).isChecked()


def test_a_cap_of_another_entry_is_not_brought_back(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.press("contract_cap_not_known")
    clerk.press("revert_contract")
    clerk.choose(JI)
    clerk.press("contract_cap_not_known")
    assert clerk.edit(TermName.CONTRACT_CAP).text() == ""


# Nothing is lost


@pytest.fixture
def writing(clerk: Clerk) -> Clerk:
    """A person who changed something and did not save it."""
    clerk.choose(JIA)
    clerk.type(TermName.NOTE, "typed")
    return clerk


def test_choosing_another_asks_in_place_and_shows_nothing_else_yet(writing: Clerk) -> None:
    writing.choose(JI)
    assert writing.asks
    assert focus() == "unsaved_save"
    assert "客户甲" in writing.label("unsaved_text")
    assert writing.page.editor.contract == JIA
    assert writing.edit(TermName.NOTE).text() == "typed"
    assert not QApplication.activeModalWidget()


@pytest.mark.parametrize("by_key", [True, False], ids=["Esc", "button"])
def test_staying_marks_the_entry_again_and_keeps_the_text(writing: Clerk, *, by_key: bool) -> None:
    writing.choose(JI)
    if by_key:
        QTest.keyClick(writing.button("unsaved_save"), Qt.Key.Key_Escape)
    else:
        writing.press("unsaved_stay")
    assert not writing.asks
    assert writing.chosen == writing.page.editor.contract == JIA
    assert writing.edit(TermName.NOTE).text() == "typed"
    here = QApplication.focusWidget()
    assert here is not None
    assert writing.page.editor.form.isAncestorOf(here)


def test_discarding_goes_on_and_stores_nothing(writing: Clerk) -> None:
    writing.choose(JI)
    writing.press("unsaved_discard")
    assert writing.saved == []
    assert writing.chosen == writing.page.editor.contract == JI
    assert QApplication.focusWidget() is writing.page.list.table
    writing.choose(JIA)
    assert writing.edit(TermName.NOTE).text() == JIA.note


def test_saving_goes_on_once_it_is_stored(writing: Clerk) -> None:
    writing.choose(JI)
    writing.press("unsaved_save")
    assert writing.saved == [replace(JIA, note="typed", initials="")]
    assert writing.page.editor.contract == JIA, "nothing is left before it is stored"
    writing.store()
    assert writing.chosen == writing.page.editor.contract == JI


def test_saving_what_cannot_be_saved_stays_and_says_why(writing: Clerk) -> None:
    writing.type(FieldName.APPID, "")
    writing.choose(JI)
    writing.press("unsaved_save")
    assert writing.saved == []
    assert writing.page.editor.contract == JIA
    assert focus() == f"fix_{FieldName.APPID}"
    writing.type(FieldName.APPID, JIA.appid)
    writing.press("save_contract")
    writing.store()
    assert writing.page.editor.contract is not None
    assert writing.page.editor.contract.id == JIA.id, "the way elsewhere was given up"


@pytest.mark.parametrize(
    "go",
    [
        lambda clerk: clerk.page.add(),
        lambda clerk: clerk.page.open_contract(JI.contract_id),
        lambda clerk: clerk.press("book_one"),
        lambda clerk: clerk.press("stop_contract"),
        lambda clerk: clerk.page.leave(clerk.page.close),
    ],
    ids=["add", "open", "book", "stop", "leave"],
)
def test_every_way_out_asks(writing: Clerk, go: Callable[[Clerk], None]) -> None:
    go(writing)
    assert writing.asks
    assert writing.page.isVisible()
    assert writing.booked == writing.saved == []
    assert writing.edit(TermName.NOTE).text() == "typed"


def test_an_entry_that_the_rules_refuse_by_now_is_not_changed_by_looking_at_it(
    person: Callable[..., Clerk],
) -> None:
    clerk = person(replace(JIA, sub_mchid=MCHID), JI)
    clerk.choose(JIA)
    assert clerk.page.editor.form.blocking
    clerk.choose(JI)
    assert not clerk.asks
    assert clerk.page.editor.contract == JI


def test_booking_after_saving_books_what_was_saved(writing: Clerk) -> None:
    writing.press("book_one")
    writing.press("unsaved_save")
    assert writing.booked == []
    stored = writing.store()
    assert writing.booked == [stored]
    assert stored.note == "typed"


def test_a_half_written_new_entry_is_not_given_up_unasked(clerk: Clerk) -> None:
    clerk.page.add()
    clerk.type(TermName.NAME, "x")
    clerk.press("revert_contract")
    assert clerk.asks
    clerk.press("unsaved_discard")
    assert not clerk.page.editor.is_open
    assert clerk.label("contract_none") == "Choose a contract, or add one."


def test_a_new_book_leaves_what_is_being_written_alone(writing: Clerk) -> None:
    now = replace(JIA, note="from elsewhere")
    writing.page.show_book(ContractBook((now, JI)))
    assert writing.edit(TermName.NOTE).text() == "typed"
    writing.press("revert_contract")
    writing.page.show_book(ContractBook((now, JI)))
    assert writing.edit(TermName.NOTE).text() == "from elsewhere"


def test_what_is_typed_while_it_is_being_stored_stays(writing: Clerk) -> None:
    writing.press("save_contract")
    writing.type(TermName.NAME, "typed later")
    stored = writing.store()
    assert writing.edit(TermName.NAME).text() == "typed later"
    assert writing.page.editor.contract == stored
    assert writing.page.unsaved
    writing.press("save_contract")
    assert writing.saved[-1].note == "typed"
    assert writing.saved[-1].name == "typed later"


def test_a_new_entry_that_is_typed_on_is_not_stored_twice(clerk: Clerk) -> None:
    clerk.page.add()
    for name, text in NEW.items():
        clerk.type(name, text)
    clerk.press("save_contract")
    clerk.type(TermName.NOTE, "later")
    stored = clerk.store()
    clerk.press("save_contract")
    assert clerk.saved[-1] == replace(stored, note="later")


def test_storing_something_else_disturbs_nobody(writing: Clerk) -> None:
    writing.page.show_stored(replace(JI, note="imported"))
    assert writing.page.editor.contract == JIA
    assert writing.edit(TermName.NOTE).text() == "typed"
    writing.press("revert_contract")
    writing.page.show_stored(replace(JI, note="again"))
    assert writing.chosen == writing.page.editor.contract == replace(JI, note="again")


# In and out of Excel


def test_export_says_how_many_and_writes_what_is_shown(clerk: Clerk) -> None:
    assert clerk.button("export_contracts").text() == "E&xport 3… (Ctrl+E)"
    clerk.search("khj")
    assert clerk.button("export_contracts").text() == "E&xport 2… (Ctrl+E)"
    clerk.page.export_to("/shelf/contracts.xlsx")
    assert clerk.exported == [((JIA, JI), Path("/shelf/contracts.xlsx"))]


def test_ctrl_e_asks_where_to_and_adds_the_suffix(clerk: Clerk, tmp_path: Path) -> None:
    QTest.keyClick(clerk.page.list.table, Qt.Key.Key_E, CONTROL)
    dialog = clerk.page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "xlsx"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "mine"))
    with clerk.qtbot.waitSignal(clerk.page.export_wanted):
        dialog.accept()
    assert clerk.exported == [((JIA, JI, NAMELESS), tmp_path / "mine.xlsx")]


def test_ctrl_e_with_nothing_shown_asks_nothing(clerk: Clerk) -> None:
    clerk.search("zzz")
    QTest.keyClick(clerk.page.list.search, Qt.Key.Key_E, CONTROL)
    assert clerk.page.findChild(QFileDialog) is None


def test_import_asks_for_a_workbook_and_has_it_read(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "协议.xlsx"
    path.touch()
    clerk.press("import_contracts")
    dialog = clerk.page.findChild(QFileDialog)
    assert dialog is not None
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.selectFile(str(path))
    with clerk.qtbot.waitSignal(clerk.page.import_wanted):
        dialog.accept()
    assert clerk.read == [path]


AFTER = replace(
    JIA,
    name="",
    kind=None,
    contract_cap=None,
    usual_amount=Fen(100),
    default_minimum=DefaultMinimum.FULL,
    active=False,
)
PLAN = ImportPlan(
    new=(replace(NAMELESS, id=0, contract_id="C9"),),
    changed=((JIA, AFTER),),
    same=7,
    problems=(
        RowProblem(5, Finding(FieldName.CONTRACT_ID, Reason.EXCEL_DAMAGED, {"text": "2.02E+22"})),
        RowProblem(5, Finding(FieldName.APPID, Reason.MISSING)),
        RowProblem(9, Finding(FieldName.OPENID, Reason.MISSING)),
    ),
    ignored=("我的列", "<b>x</b>"),
)


def sheet_of(clerk: Clerk, plan: ImportPlan) -> ImportSheet:
    clerk.page.show_plan(plan)
    sheet = clerk.page.findChild(ImportSheet)
    assert sheet is not None
    clerk.qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def lines(sheet: ImportSheet, name: str) -> list[str]:
    found = sheet.findChild(QPlainTextEdit, f"import_{name}")
    assert found is not None
    return found.toPlainText().splitlines() if found.isVisible() else []


def test_an_import_is_shown_before_anything_is_stored(clerk: Clerk) -> None:
    sheet = sheet_of(clerk, PLAN)
    assert written("import_counts", QLabel, sheet) == (
        "1 new, 1 changed, 7 unchanged, 2 with problems"
    )
    assert lines(sheet, "problems") == [
        f"Line {problem.line}: {words.attributed(problem.finding)}" for problem in PLAN.problems
    ]
    assert lines(sheet, "changes") == [
        "客户甲 · ending in 6789 · Consumer loan",
        "    Name or remark: 客户甲 → —",
        "    Kind of template: Consumer loan → Not known",
        "    Contract cap: 3,000.00 → —",
        "    Usual amount: 1,280.00 → 1.00",
        "    Default minimum: 5 % → Full amount",
        "    State: Active → Stopped",
    ]
    assert lines(sheet, "ignored") == ["我的列", "<b>x</b>"]
    assert clerk.imported == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert clerk.imported == []


def test_importing_hands_over_what_is_new_and_what_changed(clerk: Clerk) -> None:
    sheet = sheet_of(clerk, PLAN)
    assert focus() == "import_accept"
    assert written("import_accept", QPushButton, sheet) == "&Import 2"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert clerk.imported == [(PLAN.new[0], AFTER)]


def test_an_import_that_would_change_nothing_can_only_be_closed(clerk: Clerk) -> None:
    plan = ImportPlan(new=(), changed=(), same=3, problems=(), ignored=())
    sheet = sheet_of(clerk, plan)
    assert written("import_cancel", QPushButton, sheet) == "Close"
    accept = sheet.findChild(QPushButton, "import_accept")
    assert accept is None or not accept.isVisible()
    for name in ("problems", "changes", "ignored"):
        assert lines(sheet, name) == []
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert clerk.imported == []
    clerk.qtbot.waitUntil(lambda: not QApplication.activeModalWidget())


# For everybody


def empty(person: Callable[..., Clerk]) -> QWidget:
    return person().page


def looking(person: Callable[..., Clerk]) -> QWidget:
    return person(*EVERYBODY).page


def unmatched(person: Callable[..., Clerk]) -> QWidget:
    clerk = person(*EVERYBODY)
    clerk.search("8888")
    clerk.qtbot.waitUntil(clerk.button("show_others").isVisible)
    return clerk.page


def entry(person: Callable[..., Clerk]) -> QWidget:
    clerk = person(*EVERYBODY)
    clerk.choose(JIA)
    return clerk.page


def refused(person: Callable[..., Clerk]) -> QWidget:
    clerk = person(*EVERYBODY)
    clerk.choose(JIA)
    clerk.type(FieldName.CONTRACT_ID, "2.0251E+22")
    clerk.type(FieldName.OPENID, "o" * 129)
    clerk.type(TermName.CONTRACT_CAP, "12.345")
    clerk.type(TermName.REPAYMENT_DAY, "32")
    clerk.press("save_contract")
    return clerk.page


def asked(person: Callable[..., Clerk]) -> QWidget:
    clerk = person(*EVERYBODY)
    clerk.choose(JIA)
    clerk.type(TermName.NOTE, "x")
    clerk.choose(JI)
    return clerk.page


def planned(person: Callable[..., Clerk]) -> QWidget:
    return sheet_of(person(*EVERYBODY), PLAN)


SCENES = (empty, looking, unmatched, entry, refused, asked, planned)
EVERY_SCENE = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
Scene = Callable[[Callable[..., Clerk]], QWidget]


@pytest.mark.parametrize("language", Language)
@EVERY_SCENE
def test_whatever_takes_the_focus_has_a_name(
    person: Callable[..., Clerk], linguist: Linguist, scene: Scene, language: Language
) -> None:
    widget = scene(person)
    linguist.speak(language)
    QCoreApplication.processEvents()
    assert nameless(widget) == []


@pytest.mark.parametrize("language", Language)
def test_every_input_s_name_is_its_title_and_its_description_what_stands_below(
    clerk: Clerk, linguist: Linguist, language: Language
) -> None:
    clerk.choose(JIA)
    linguist.speak(language)
    QCoreApplication.processEvents()
    for name, row in clerk.page.editor.form.rows.items():
        assert name_of(row.edit) == words.spoken_title(name)
        assert row.edit.accessibleDescription() == clerk.note(name)
    for name in (TermName.KIND, TermName.DEFAULT_MINIMUM):
        for each in clerk.page.editor.form.findChildren(QRadioButton):
            if each.objectName().startswith(name):
                assert name_of(each) == words.labelled(words.title(name), each.text())
                assert each.accessibleDescription() == clerk.note(name) == words.hint(name, {})
    for name in (TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP):
        ticked = box(clerk, name)
        assert name_of(ticked) == words.labelled(words.title(name), ticked.text())
        assert ticked.accessibleDescription()


def test_every_input_has_a_label_for_a_buddy(clerk: Clerk) -> None:
    clerk.choose(JIA)
    buddies = {label.buddy() for label in clerk.page.findChildren(QLabel) if label.buddy()}
    form = clerk.page.editor.form
    wanted: set[QWidget | None] = {row.edit for row in form.rows.values()}
    wanted |= {clerk.page.list.search, form.kind.focusProxy(), form.default_minimum.focusProxy()}
    assert wanted <= buddies


def test_tab_goes_through_the_place_as_it_is_read(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.page.focus_search()
    passed: list[str] = []
    while not passed or passed[-1] != "save_contract":
        passed.append(focus())
        assert len(passed) < 40, passed
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
    cap = [TermName.TEMPLATE_CAP, "template_cap_not_known"]
    assert passed == [
        "contract_search",
        "contracts_active",
        "add_contract",
        "import_contracts",
        "export_contracts",
        "contracts",
        *ORDER[:6],
        "kind_consumer",
        *cap,
        TermName.CONTRACT_CAP,
        "contract_cap_not_known",
        TermName.REPAYMENT_DAY,
        TermName.USUAL_AMOUNT,
        "default_minimum_percent_5",
        TermName.NOTE,
        "book_one",
        "stop_contract",
        "revert_contract",
        "save_contract",
    ]


def test_the_links_of_the_summary_come_before_the_fields(clerk: Clerk) -> None:
    clerk.choose(JIA)
    clerk.type(FieldName.APPID, "")
    clerk.type(FieldName.OPENID, "")
    clerk.press("save_contract")
    passed = []
    for _ in range(3):
        passed.append(focus())
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed == ["fix_appid", "fix_openid", TermName.NAME]


def test_the_panes_are_the_search_the_table_and_what_is_open(clerk: Clerk) -> None:
    where = clerk.page.list
    assert clerk.page.panes() == (where.search, where.table)
    clerk.choose(JIA)
    assert clerk.page.panes() == (where.search, where.table, clerk.page.editor)
    clerk.search("zzz")
    assert clerk.page.panes() == (where.search, clerk.page.editor)
    clerk.page.editor.setFocus()
    assert focus() == TermName.NAME


def test_enter_never_saves_and_can_be_kept_from_going_on(clerk: Clerk) -> None:
    clerk.choose(JIA)
    edit = clerk.edit(TermName.NOTE)
    retype(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert clerk.saved == []
    assert focus() == "book_one"
    clerk.page.editor.form.enter_moves_on = False
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert focus() == TermName.NOTE


def shown(widget: QWidget) -> Iterator[str]:
    """Every text on screen, and what a screen reader would say besides."""
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            said = [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
            if isinstance(child, QLabel | QAbstractButton):
                said.append(child.text())
            if isinstance(child, QPlainTextEdit):
                said.append(child.toPlainText())
            yield from (text for text in said if text)


DATA = (
    *sorted((*FieldName, "AppID"), key=len, reverse=True),
    "2.0251E+22",
    "2.02E+22",
    "<b>x</b>",
    "Excel",
    "Ctrl",
    "Esc",
    "ID",
)
"""What is the same in both languages."""


@EVERY_SCENE
def test_switching_the_language_says_everything_again(
    person: Callable[..., Clerk], linguist: Linguist, scene: Scene
) -> None:
    widget = scene(person)
    before = list(shown(widget))
    linguist.speak(Language.CHINESE)
    QCoreApplication.processEvents()
    for text in shown(widget):
        rest = text
        for one in DATA:
            rest = rest.replace(one, "")
        assert not ENGLISH.search(rest), text
    linguist.speak(Language.ENGLISH)
    QCoreApplication.processEvents()
    assert list(shown(widget)) == before


def test_the_table_is_told_in_the_language_of_the_moment(clerk: Clerk, linguist: Linguist) -> None:
    clerk.page.set_last({JI.contract_id: Status.UNKNOWN})
    linguist.speak(Language.CHINESE)
    QCoreApplication.processEvents()
    assert cells(clerk.page.list.model, 1)[2:] == ["现金贷", "未登记！", "—", "? 结果未知"]
    header = [
        clerk.page.list.model.headerData(place, Qt.Orientation.Horizontal)
        for place in range(len(COLUMNS))
    ]
    assert header == ["姓名/备注", "尾号", "类型", "协议上限", "下次还款", "最近"]


@pytest.mark.parametrize("minimum", DefaultMinimum)
def test_every_default_minimum_has_words(linguist: Linguist, minimum: DefaultMinimum) -> None:
    said = set()
    for language in Language:
        linguist.speak(language)
        said.add(words.translated("DefaultMinimum", texts.DEFAULT_MINIMUMS[minimum]))
    assert len(said) == len(Language)
    assert any(CHINESE.search(one) for one in said)


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual font", "font twice as large"])
@pytest.mark.parametrize("language", Language)
@EVERY_SCENE
def test_nothing_is_clipped_in_the_smallest_window(
    person: Callable[..., Clerk],
    linguist: Linguist,
    enlarged: Callable[[float], None],
    scene: Scene,
    language: Language,
    factor: float,
) -> None:
    enlarged(factor)
    widget = scene(person)
    linguist.speak(language)
    room = QSize(1024, 560)  # what menus, toolbar, practice bar and status leave of 680
    page = widget.parentWidget() or widget
    page.resize(room)
    for _ in range(4):
        QCoreApplication.processEvents()
    assert page.size() == room
    assert clipped(widget) == []
    assert cut_off(widget) == []


def test_rows_are_as_high_as_their_font_asks_for(
    person: Callable[..., Clerk], enlarged: Callable[[float], None]
) -> None:
    table = person(*EVERYBODY).page.list.table
    assert table.rowHeight(0) == 30
    enlarged(2)
    QCoreApplication.processEvents()
    assert table.rowHeight(0) >= table.fontMetrics().height() + 10


def test_a_link_is_as_high_as_its_lines(
    person: Callable[..., Clerk], enlarged: Callable[[float], None]
) -> None:
    enlarged(2)
    page = refused(person)
    links = [each for each in page.findChildren(QPushButton) if "fix_" in each.objectName()]
    assert len(links) == 4
    for link in links:
        room = QRect(0, 0, link.width() - 12, 10_000)
        wraps = Qt.TextFlag.TextWordWrap
        lines = link.fontMetrics().boundingRect(room, wraps, link.text())
        assert link.height() >= lines.height()
    assert max(link.height() for link in links) > 2 * links[0].fontMetrics().height()


def test_every_target_is_large_enough_to_be_hit(clerk: Clerk) -> None:
    clerk.choose(JIA)
    kinds = (QPushButton, QRadioButton, QCheckBox)
    small = [
        each.objectName()
        for kind in kinds
        for each in clerk.page.findChildren(kind)
        if each.isVisible() and each.height() < 28
    ]
    assert small == []
