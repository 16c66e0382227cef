"""The place where every submission stands: the table, and the record that is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.submission import Past, Submission
from wxrepay_gui.gui.column_model import VALUE_ROLE
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.record_detail import RecordDetail
from wxrepay_gui.gui.records_model import COLUMNS, RecordsModel
from wxrepay_gui.gui.steps import KEYS, Step, on_record
from wxrepay_gui.gui.theme import Tone

_SHARES = (720, 520)
_ROW_HEIGHT = 30


class RecordsPage(QWidget):
    """Shows the model's rows.

    Signals:
        row_chosen: Another row is the current one; carries the :class:`Submission`.
        step_chosen: The person chose a step for the current row; carries the :class:`Step`.
        booking_wanted: There is no record yet, and the person wants to make one.
    """

    row_chosen = Signal(object)
    step_chosen = Signal(object)
    booking_wanted = Signal()

    def __init__(self, model: RecordsModel) -> None:
        super().__init__()
        self._model = model
        self.table = QTableView()
        self.table.setObjectName("records")
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.table.horizontalHeader().setSectionsMovable(True)
        width = self.table.fontMetrics().averageCharWidth()
        for place, column in enumerate(COLUMNS):
            self.table.setColumnWidth(place, width * column.characters)
        self.detail = RecordDetail()
        self._empty = plain(name="records_empty", tone=Tone.MUTED)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setSizes(_SHARES)
        splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._first = button(name="first_booking")
        self._first.clicked.connect(self.booking_wanted)
        emptiness = QWidget()
        middle = QVBoxLayout(emptiness)
        middle.addStretch(1)
        middle.addWidget(self._empty)
        middle.addWidget(self._first, alignment=Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(1)
        self._stack.addWidget(emptiness)
        self._stack.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self._stack)

        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.detail.chosen.connect(self.step_chosen)
        model.rowsInserted.connect(self._show_emptiness)
        model.modelReset.connect(self._show_emptiness)
        model.dataChanged.connect(self._renew)
        for step, keys in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._shortcut(step))
        self._retranslate()
        self._show_emptiness()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What can be gone to by F6, in reading order."""
        return (self.table, self.detail) if self._model.rowCount() else (self._first,)

    @property
    def current(self) -> Submission | None:
        """The row that is chosen."""
        row = self.table.currentIndex().data(VALUE_ROLE)
        return row if isinstance(row, Submission) else None

    def select(self, submission_id: int) -> None:
        """Choose the row with *submission_id*, and show it."""
        index = self._model.place_of(submission_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self.table.setFocus()

    def show_past(self, row: Submission, past: Past) -> None:
        """Show what happened to *row*, if it is still the chosen one."""
        if self.current is not None and self.current.id == row.id:
            self.detail.show_row(self.current, past)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._model.refresh()
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Records"))
        self._empty.setText(self.tr("No records yet. The first booking will appear here."))
        self._first.setText(self.tr("&Book one"))

    def _shortcut(self, step: Step) -> Callable[[], None]:
        def choose() -> None:
            if self.current is not None and step in on_record(self.current):
                self.step_chosen.emit(step)

        return choose

    @Slot()
    def _show_emptiness(self) -> None:
        self._stack.setCurrentIndex(1 if self._model.rowCount() else 0)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, Submission):
            self.row_chosen.emit(row)
        else:
            self.detail.clear()

    @Slot(QModelIndex, QModelIndex)
    def _renew(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.table.currentIndex().row() <= last.row():
            self._choose(self.table.currentIndex())
