"""The contract book to look through: a search, the contracts in use or stopped, a table."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.column_model import VALUE_ROLE
from wxrepay_gui.gui.contracts_model import COLUMNS, ContractsModel
from wxrepay_gui.gui.labels import TARGET_PX, button, plain
from wxrepay_gui.gui.theme import Tone

_SEARCH = 32
"""Characters of a search that are seen."""

_ROW_HEIGHT = 30
_ROW_MARGIN = 10
_TO_THE_TABLE = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ContractList(QWidget):
    """Finds while a person types, and shows everything that fits.

    Attributes:
        asked: The search with its label; whoever shows the list puts it above.
        which: The contracts in use, or the stopped ones; the same.

    Signals:
        picked: Another contract than the marked one was chosen; carries the :class:`Contract`.
        opened: The chosen contract is to be written in.
        filled: Other contracts are shown.
    """

    picked = Signal(object)
    opened = Signal()
    filled = Signal()

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._book = ContractBook()
        self._marked: int | None = None
        self.model = ContractsModel(today=today)
        self.asked = QWidget()
        self.search = QLineEdit()
        self.search.setObjectName("contract_search")
        self.search.installEventFilter(self)
        self._label = QLabel()
        self._label.setBuddy(self.search)
        self._hint = plain(name="contract_search_hint", tone=Tone.MUTED)
        self.which: Choice[bool] = Choice(
            "contracts",
            {"active": True, "stopped": False},
            title=lambda: self.tr("Contracts"),
            text=self._counted,
        )
        self.table = QTableView()
        self._none = plain(name="contracts_none", tone=Tone.MUTED)
        self._clear = button(name="clear_search")
        self._others = button(name="show_others")
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.which.changed.connect(self._fill)
        self._clear.clicked.connect(self.clear_search)
        self._others.clicked.connect(lambda: self.which.choose(not self.which.value))
        self.table.selectionModel().currentRowChanged.connect(self._pick)
        self.table.activated.connect(lambda _index: self.opened.emit())
        self._retranslate()
        self._fill()

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """What is shown, as it is shown."""
        return self.model.contracts

    def show_book(self, book: ContractBook) -> None:
        """Show *book* from now on."""
        self._book = book
        self.which.retranslate()
        self._fill()

    def set_last(self, last: Mapping[str, Status]) -> None:
        """Know from now on what came last of each contract, by contract_id."""
        self.model.set_last(last)

    def mark(self, number: int | None) -> None:
        """Have the entry of that number chosen, if it is shown; ``None`` for none."""
        self._marked = number
        index = QModelIndex() if number is None else self.model.place_of(number)
        self.table.setCurrentIndex(index)
        if index.isValid():
            self.table.scrollTo(index)
        else:
            self.table.clearSelection()

    def reveal(self, contract: Contract) -> None:
        """Have *contract* among what is shown, whatever was looked for, and mark it."""
        self.which.choose(contract.active)
        if not self.model.place_of(contract.id).isValid():
            self.search.clear()
        self.mark(contract.id)

    def focus_search(self) -> None:
        """Let something be looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def clear_search(self) -> None:
        """Look for nothing."""
        self.search.clear()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search to what was found by Down or Enter."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_THE_TABLE
            and self.model.rowCount()
        ):
            self.table.setFocus()
            self.table.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.table.setObjectName("contracts")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionsMovable(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._fit()
        none = QWidget()
        offers = QHBoxLayout()
        offers.setSpacing(8)
        offers.addStretch(1)
        offers.addWidget(self._clear)
        offers.addWidget(self._others)
        offers.addStretch(1)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(none)
        column.addStretch(1)
        column.addWidget(self._none)
        column.addLayout(offers)
        column.addStretch(2)
        self._stack.addWidget(none)
        self._stack.addWidget(self.table)
        line = QHBoxLayout(self.asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._label)
        line.addWidget(self.search, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._hint)
        whole.addWidget(self._stack, 1)

    def _fit(self) -> None:
        """Make rows and columns as large as the font of the moment asks for."""
        font = self.fontMetrics()
        height = max(_ROW_HEIGHT, font.height() + _ROW_MARGIN)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.search.setMinimumWidth(font.averageCharWidth() * _SEARCH)
        self.search.setMinimumHeight(TARGET_PX)
        for place, column in enumerate(COLUMNS):
            self.table.setColumnWidth(place, column.characters * font.averageCharWidth())

    @Slot()
    def _fill(self) -> None:
        contracts = self._book.contracts
        text, active = self.search.text(), self.which.value
        self.model.fill(self._book.find(text, active=active, limit=len(contracts)))
        self.mark(self._marked)
        self._explain()
        self._others.hide()
        QTimer.singleShot(0, self, self._offer_others)  # the next key may be waiting
        self.filled.emit()

    def _explain(self) -> None:
        """Say why nothing is shown, if nothing is, and what there is to do."""
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
        if self.model.rowCount():
            return
        text, active = self.search.text().strip(), self.which.value
        if text:
            said = self.tr("No contract matches “{text}”.").format(text=text)
        else:
            said = self.tr("No contract is in use.") if active else self.tr("None is stopped.")
        self._none.setText(said)
        self._clear.setVisible(bool(text))

    @Slot()
    def _offer_others(self) -> None:
        """Offer what is found among the contracts that are not looked through."""
        if self.model.rowCount():
            return
        text, active = self.search.text(), self.which.value
        others = self._book.find(text, active=not active, limit=len(self._book.contracts))
        self._others.setVisible(bool(others))
        offer = self.tr("Show {count} stopped") if active else self.tr("Show {count} active")
        self._others.setText(offer.format(count=len(others)))

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        contract = index.data(VALUE_ROLE)
        if isinstance(contract, Contract) and contract.id != self._marked:
            self.picked.emit(contract)

    def _counted(self, active: bool) -> str:  # noqa: FBT001  the choice's value
        count = sum(each.active is active for each in self._book.contracts)
        text = self.tr("Active {count}") if active else self.tr("Stopped {count}")
        return text.format(count=count)

    def _retranslate(self) -> None:
        hint = self.tr("Search by name, pinyin initials or the end of any id")
        self._label.setText(self.tr("Search"))
        self._hint.setText(hint)
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setAccessibleDescription(hint)
        self.table.setAccessibleName(self.tr("Contracts"))
        self._clear.setText(self.tr("Clear the search"))
        self.which.retranslate()
        self.model.refresh()
        self._explain()
        self._offer_others()
