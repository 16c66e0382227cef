"""The contract book as a table: what tells contracts apart, and what is due."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.money import format_yuan
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import texts, theme, words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.outcome_card import TONES
from wxrepay_gui.gui.theme import Tone

CONTRACT_ROLE = Qt.ItemDataRole.UserRole

NOTHING = "—"
_CAP_UNKNOWN = QT_TRANSLATE_NOOP("ContractColumn", "Not known !")

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A contract beside what the book does not know.

    Attributes:
        contract: The book's entry.
        today: The date in Beijing.
        last: What came of the newest submission on it; ``None`` for none.
    """

    contract: Contract
    today: date
    last: Status | None


def _tone_of_cap(row: Row) -> Tone | None:
    return Tone.UNKNOWN if row.contract.contract_cap is None else None


def _tone_of_last(row: Row) -> Tone | None:
    return None if row.last is None else TONES[row.last]


def _due(row: Row) -> str:
    due = row.contract.next_due(row.today)
    return NOTHING if due is None else words.day(due)


def _cap(row: Row) -> str:
    cap = row.contract.contract_cap
    return words.translated("ContractColumn", _CAP_UNKNOWN) if cap is None else format_yuan(cap)


@dataclass(frozen=True, slots=True)
class Column:
    """How one column reads a row, and how many characters wide it begins."""

    title: str
    text: Callable[[Row], str]
    characters: int
    is_number: bool = False
    tone: Callable[[Row], Tone | None] = lambda _row: None


COLUMNS = (
    Column(
        QT_TRANSLATE_NOOP("ContractColumn", "Name or remark"),
        lambda row: row.contract.name or NOTHING,
        18,
    ),
    Column(QT_TRANSLATE_NOOP("ContractColumn", "Ends in"), lambda row: row.contract.tail, 9),
    Column(
        QT_TRANSLATE_NOOP("ContractColumn", "Kind"),
        lambda row: words.translated("Kind", texts.KINDS[row.contract.kind]),
        18,
    ),
    Column(
        QT_TRANSLATE_NOOP("ContractColumn", "Contract cap"),
        _cap,
        16,
        is_number=True,
        tone=_tone_of_cap,
    ),
    Column(QT_TRANSLATE_NOOP("ContractColumn", "Next due"), _due, 19),
    Column(
        QT_TRANSLATE_NOOP("ContractColumn", "Last"),
        lambda row: NOTHING if row.last is None else words.status(row.last),
        15,
        tone=_tone_of_last,
    ),
)
_LAST = len(COLUMNS) - 1


class ContractsModel(QAbstractTableModel):
    """Shows what it is given, in that order.

    Args:
        today: The date in Beijing.
    """

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._contracts: Sequence[Contract] = ()
        self._last: Mapping[str, Status] = {}

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """All that is shown."""
        return tuple(self._contracts)

    def fill(self, contracts: Sequence[Contract]) -> None:
        """Show *contracts* and no others."""
        self.beginResetModel()
        self._contracts = contracts
        self.endResetModel()

    def set_last(self, last: Mapping[str, Status]) -> None:
        """Know from now on what came *last*, by contract_id."""
        self._last = last
        self._tell(_LAST)

    def put_last(self, contract_id: str, status: Status) -> None:
        """Know that *status* is what came last of that contract."""
        self.set_last({**self._last, contract_id: status})

    def place_of(self, number: int) -> QModelIndex:
        """Where the entry with that number in the book stands; an invalid index if nowhere."""
        for place, contract in enumerate(self._contracts):
            if contract.id == number:
                return self.index(place, 0)
        return QModelIndex()

    def refresh(self) -> None:
        """Say everything again, by today's date and in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _LAST)
        self._tell(0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows; none under a row."""
        return 0 if parent.isValid() else len(self._contracts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns; none under a row."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own
        """A cell's text, alignment or colour; the contract itself under ``CONTRACT_ROLE``."""
        if not index.isValid():
            return None
        contract, column = self._contracts[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self._row(contract))
            case Qt.ItemDataRole.ToolTipRole:
                # A tooltip guesses whether it is rich text, so an imported name is escaped.
                return f"<qt>{escape(column.text(self._row(contract)))}</qt>"
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(column.tone(self._row(contract)))
            case _ if role == CONTRACT_ROLE:
                return contract
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's own
        """A column's title, aligned as its cells are."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.translated("ContractColumn", COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].is_number else None
            return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None

    def _row(self, contract: Contract) -> Row:
        last = self._last.get(contract.contract_id)
        return Row(contract=contract, today=self._today(), last=last)

    def _tell(self, first: int) -> None:
        """Have the columns from *first* on read again."""
        if self._contracts:
            corner = self.index(len(self._contracts) - 1, _LAST)
            self.dataChanged.emit(self.index(0, first), corner)

    @staticmethod
    def _colour(tone: Tone | None) -> QColor | None:
        return None if tone is None else theme.colour(tone, QApplication.palette())
