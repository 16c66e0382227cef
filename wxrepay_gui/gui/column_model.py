"""A table model whose columns are a table themselves: title, text, alignment, colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from wxrepay_gui.gui import theme, words
from wxrepay_gui.gui.theme import Tone

VALUE_ROLE = Qt.ItemDataRole.UserRole
"""Under which a cell gives what its whole row is about."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Column(Generic[_R]):
    """How one column reads a row.

    Attributes:
        title: The heading in English, marked for translation.
        text: What a cell shows.
        characters: How many of them it begins with as its width.
        is_number: Whether it stands to the right.
        tone: What a cell says by its colour, beside its text.
    """

    title: str
    text: Callable[[_R], str]
    characters: int
    is_number: bool = False
    tone: Callable[[_R], Tone | None] = lambda _row: None


class ColumnModel(QAbstractTableModel, Generic[_R]):
    """What every table has in common; a table of its own tells its rows.

    Args:
        columns: From left to right.
        context: In which the headings are translated.
    """

    def __init__(self, columns: Sequence[Column[_R]], *, context: str) -> None:
        super().__init__()
        self._columns = columns
        self._context = context

    def row(self, place: int) -> _R:
        """What stands at *place*, as the columns read it."""
        raise NotImplementedError

    def value(self, place: int) -> object:
        """What the row at *place* is about."""
        return self.row(place)

    def refresh(self, first: int = 0) -> None:
        """Have the columns from *first* on read again, in the language of the moment."""
        last = len(self._columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, first, last)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, last))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns; none under a row."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own
        """A cell's text, alignment or colour; its row's value under ``VALUE_ROLE``."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self.row(index.row()))
            case Qt.ItemDataRole.ToolTipRole:
                # A tooltip guesses whether it is rich text, so an answer's tags are escaped.
                return f"<qt>{escape(column.text(self.row(index.row())))}</qt>"
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                tone = column.tone(self.row(index.row()))
                return None if tone is None else theme.colour(tone, QApplication.palette())
            case _ if role == VALUE_ROLE:
                return self.value(index.row())
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's own
        """A column's title, aligned as its cells are."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.translated(self._context, self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._columns[section].is_number else None
            return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None
