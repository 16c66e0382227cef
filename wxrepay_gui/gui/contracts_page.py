"""The place of the contract book: search, table, editor, and the way in and out of Excel."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_rules import ContractDraft
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.contract_editor import ContractEditor
from wxrepay_gui.gui.contract_list import ContractList
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.import_sheet import ImportSheet
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.service.contract_sheet import ImportPlan

_SHARES = (680, 570)
_SUFFIX = "xlsx"


class ContractsPage(QWidget):
    """Shows one merchant's book. It stores and reads nothing itself: the window does.

    Signals:
        saved: This :class:`Contract` is to be stored.
        imported: These contracts, a tuple, are to be stored.
        book_wanted: A repayment under this :class:`Contract` is to be booked.
        import_wanted: The spreadsheet at this :class:`Path` is to be read.
        export_wanted: These contracts, a tuple, are to be written to this :class:`Path`.
    """

    saved = Signal(object)
    imported = Signal(object)
    book_wanted = Signal(object)
    import_wanted = Signal(object)
    export_wanted = Signal(object, object)

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("contracts_page")
        self._mchid = ""
        self._book = ContractBook()
        self.list = ContractList(today=today)
        self.editor = ContractEditor()
        self._add, self._add_first = button(name="add_contract"), button(name="add_first")
        self._import = button(name="import_contracts")
        self._import_first = button(name="import_first")
        self._export = button(name="export_contracts")
        self._empty = plain(name="contracts_empty", tone=Tone.MUTED)
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()
        self._retranslate()
        self._show_emptiness()

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that is not saved."""
        return self.editor.changed

    def leave(self, then: Callable[[], object]) -> None:
        """Do *then*: at once, or once the person said what becomes of unsaved changes."""
        self.editor.leave(then)

    def show_book(self, book: ContractBook) -> None:
        """Show *book*; what is being written stays."""
        self._book = book
        self.editor.judge_by(self._mchid, book)
        self.list.show_book(book)
        self._show_emptiness()
        before = self.editor.contract
        if before is not None and not self.editor.changed and not self.editor.waiting:
            after = next((each for each in book.contracts if each.id == before.id), before)
            if after != before:
                self.editor.show_contract(after)

    def set_merchant(self, mchid: str) -> None:
        """Judge for this service provider from now on."""
        self._mchid = mchid
        self.editor.judge_by(mchid, self._book)

    def set_last(self, last: Mapping[str, Status]) -> None:
        """Know from now on what came last of each contract, by contract_id."""
        self.list.set_last(last)

    def put_last(self, contract_id: str, status: Status) -> None:
        """Know that *status* is what came last of that contract."""
        self.list.model.put_last(contract_id, status)

    def refresh(self) -> None:
        """Tell by today's date what is due."""
        self.list.model.refresh()

    def show_stored(self, contract: Contract) -> None:
        """Learn that *contract* is stored now, and show it."""
        is_new = self.editor.contract is None
        if self._book.get(contract.contract_id) != contract:
            self.show_book(self._book.with_contract(contract))
        if not self.editor.show_stored(contract):
            if not self.editor.changed:
                self._open(contract)
        elif is_new and self.editor.contract == contract:
            self.list.reveal(contract)
        elif self.editor.contract is not None:
            self.list.mark(self.editor.contract.id)

    def show_plan(self, plan: "ImportPlan") -> None:
        """Show what importing would do; nothing is stored before the person says so."""
        sheet = ImportSheet(plan, parent=self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.accepted.connect(lambda: self.imported.emit(sheet.contracts))
        sheet.open()

    def open_contract(self, contract_id: str) -> None:
        """Show the entry under that 还款协议ID, if there is one."""
        contract = self._book.get(contract_id)
        if contract is not None:
            self.leave(lambda: self._open(contract))

    @Slot()
    def add(self, draft: ContractDraft | None = None) -> None:
        """Begin a new entry, which holds *draft*."""
        self.leave(lambda: self._begin(draft or ContractDraft()))

    @Slot()
    def focus_search(self) -> None:
        """Let something be looked for."""
        if self._stack.currentIndex() == 0:
            self._add_first.setFocus()
        else:
            self.list.focus_search()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts between which F6 goes, each of which takes the focus."""
        if self._stack.currentIndex() == 0:
            return (self._add_first,)
        table = (self.list.table,) if self.list.contracts else ()
        editor = (self.editor,) if self.editor.is_open else ()
        return (self.list.search, *table, *editor)

    @Slot()
    def choose_import(self) -> None:
        """Ask which spreadsheet is to be read."""
        dialog = QFileDialog(self, self.tr("Import from Excel"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Excel workbooks (*.xlsx *.xlsm)"))
        dialog.fileSelected.connect(self.import_from)
        self._ask(dialog)

    @Slot()
    def choose_export(self) -> None:
        """Ask where what is shown is to be written, if anything is."""
        if not self.list.contracts:
            return
        dialog = QFileDialog(self, self.tr("Export contracts"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Excel workbooks (*.xlsx)"))
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(self.tr("contracts") + f".{_SUFFIX}")
        dialog.fileSelected.connect(self.export_to)
        self._ask(dialog)

    @Slot(str)
    def import_from(self, path: str) -> None:
        """Have the spreadsheet at *path* read."""
        self.import_wanted.emit(Path(path))

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Have what is shown written to *path*."""
        self.export_wanted.emit(self.list.contracts, Path(path))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        empty = QWidget()
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addStretch(1)
        first.addWidget(self._add_first)
        first.addWidget(self._import_first)
        first.addStretch(1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(empty)
        column.addStretch(2)
        column.addWidget(self._empty)
        column.addSpacing(8)
        column.addLayout(first)
        column.addStretch(3)
        bar = QWidget()
        beside = FlowLayout(bar)
        for each in (self.list.asked, self.list.which, self._add, self._import, self._export):
            beside.addWidget(each)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.editor)
        splitter.setSizes(_SHARES)
        splitter.setChildrenCollapsible(False)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(bar)
        inside.addWidget(splitter, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(self._stack)

    def _join(self) -> None:
        for each in (self._add, self._add_first):
            each.clicked.connect(lambda _checked: self.add())
        for each in (self._import, self._import_first):
            each.clicked.connect(self.choose_import)
        self._export.clicked.connect(self.choose_export)
        self.list.picked.connect(lambda contract: self.open_contract(contract.contract_id))
        self.list.opened.connect(self.editor.setFocus)
        self.list.filled.connect(self._count)
        self.editor.saved.connect(self.saved)
        self.editor.book_wanted.connect(self.book_wanted)
        self.editor.closed.connect(self._close)
        self.editor.stayed.connect(self._stay)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.choose_export)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _begin(self, draft: ContractDraft) -> None:
        self._stack.setCurrentIndex(1)
        self.list.mark(None)
        self.editor.begin(draft)

    def _open(self, contract: Contract) -> None:
        now = self._book.get(contract.contract_id) or contract
        self.editor.show_contract(now)
        self._show_emptiness()
        self.list.reveal(now)
        self.list.table.setFocus()

    @Slot()
    def _close(self) -> None:
        self.list.mark(None)
        self._show_emptiness()
        self.panes()[0].setFocus()

    @Slot()
    def _stay(self) -> None:
        contract = self.editor.contract
        self.list.mark(None if contract is None else contract.id)

    def _show_emptiness(self) -> None:
        something = bool(self._book.contracts) or self.editor.is_open
        self._stack.setCurrentIndex(1 if something else 0)
        self._count()

    @Slot()
    def _count(self) -> None:
        count = len(self.list.contracts)
        self._export.setVisible(count > 0)
        self._export.setText(self.tr("E&xport {count}… (Ctrl+E)").format(count=count))

    def _retranslate(self) -> None:
        self._empty.setText(
            self.tr(
                "The contract book is empty. With an entry, a booking takes an amount and a date."
            )
        )
        self._add.setText(self.tr("&Add contract (Ctrl+N)"))
        self._add_first.setText(self._add.text())
        self._import.setText(self.tr("&Import from Excel…"))
        self._import_first.setText(self._import.text())
        self._count()
