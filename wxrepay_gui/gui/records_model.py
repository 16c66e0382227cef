"""The history as a table: newest first, a row replaced as its outcome comes in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from wxrepay_gui.domain.money import format_yuan
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import theme, words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.outcome_card import TONES

ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """How one column reads a submission."""

    title: str
    text: Callable[[Submission], str]
    is_number: bool = False


COLUMNS = (
    Column(QT_TRANSLATE_NOOP("Column", "Status"), lambda row: words.status(row.status)),
    Column(QT_TRANSLATE_NOOP("Column", "Booked (Beijing)"), lambda row: words.moment(row.at)),
    Column(QT_TRANSLATE_NOOP("Column", "Contract"), lambda row: row.booking.contract_id),
    Column(
        QT_TRANSLATE_NOOP("Column", "Amount (yuan)"),
        lambda row: format_yuan(row.booking.item.repayment_amount),
        is_number=True,
    ),
    Column(
        QT_TRANSLATE_NOOP("Column", "Repays on"),
        lambda row: words.day(row.booking.item.repayment_date),
    ),
    Column(QT_TRANSLATE_NOOP("Column", "Record ID"), lambda row: row.booking.item.out_record_id),
    Column(QT_TRANSLATE_NOOP("Column", "Request-ID"), lambda row: row.request_id),
    Column(QT_TRANSLATE_NOOP("Column", "Message"), words.message),
)


class RecordsModel(QAbstractTableModel):
    """Rows are immutable; a settled one takes the place of the one before it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Submission] = []

    @property
    def rows(self) -> tuple[Submission, ...]:
        """All rows, newest first."""
        return tuple(self._rows)

    def count(self, status: Status) -> int:
        """How many rows have *status*."""
        return sum(row.status is status for row in self._rows)

    def fill(self, rows: Iterable[Submission]) -> None:
        """Show *rows* and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def put(self, row: Submission) -> None:
        """Add *row* at the top, or replace the one with its id."""
        for place, old in enumerate(self._rows):
            if old.id == row.id:
                self._rows[place] = row
                last = len(COLUMNS) - 1
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))
                return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, row)
        self.endInsertRows()

    def place_of(self, submission_id: int) -> QModelIndex:
        """Where the row with *submission_id* stands; an invalid index if nowhere."""
        for place, row in enumerate(self._rows):
            if row.id == submission_id:
                return self.index(place, 0)
        return QModelIndex()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._rows:
            corner = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows; none under a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns; none under a row."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own
        """A cell's text, alignment or colour; the row itself under ``ROW_ROLE``."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                # A tooltip guesses whether it is rich text, so an answer's tags are escaped.
                return f"<qt>{escape(column.text(row))}</qt>"
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if index.column() == 0:
                return self._colour(row)
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's own
        """A column's title, aligned as its cells are."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.translated("Column", COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].is_number else None
            return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None

    @staticmethod
    def _colour(row: Submission) -> QColor:
        palette: QPalette = QApplication.palette()
        return theme.colour(TONES[row.status], palette)
