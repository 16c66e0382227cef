"""The history as a table: newest first, a row replaced as its outcome comes in."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex

from wxrepay_gui.domain.money import format_yuan
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.column_model import NOWHERE, Column, ColumnModel, Index
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.outcome_card import TONES

COLUMNS: tuple[Column[Submission], ...] = (
    Column(
        QT_TRANSLATE_NOOP("Column", "Status"),
        lambda row: words.status(row.status),
        17,
        tone=lambda row: TONES[row.status],
    ),
    Column(QT_TRANSLATE_NOOP("Column", "Booked (Beijing)"), lambda row: words.moment(row.at), 25),
    Column(QT_TRANSLATE_NOOP("Column", "Contract"), lambda row: row.booking.contract_id, 19),
    Column(
        QT_TRANSLATE_NOOP("Column", "Amount (yuan)"),
        lambda row: format_yuan(row.booking.item.repayment_amount),
        18,
        is_number=True,
    ),
    Column(
        QT_TRANSLATE_NOOP("Column", "Repays on"),
        lambda row: words.day(row.booking.item.repayment_date),
        21,
    ),
    Column(
        QT_TRANSLATE_NOOP("Column", "Record ID"), lambda row: row.booking.item.out_record_id, 22
    ),
    Column(QT_TRANSLATE_NOOP("Column", "Request-ID"), lambda row: words.heard(row.request_id), 33),
    Column(QT_TRANSLATE_NOOP("Column", "Message"), words.message, 53),
)


class RecordsModel(ColumnModel[Submission]):
    """Rows are immutable; a settled one takes the place of the one before it."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, context="Column")
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

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows; none under a row."""
        return 0 if parent.isValid() else len(self._rows)

    def row(self, place: int) -> Submission:
        """The submission at *place*."""
        return self._rows[place]
