"""The contract book as a table: what tells contracts apart, and what is due."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.money import format_yuan
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.column_model import NOWHERE, Column, ColumnModel, Index
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.outcome_card import TONES
from wxrepay_gui.gui.theme import Tone

NOTHING = "—"
_CAP_UNKNOWN = QT_TRANSLATE_NOOP("ContractColumn", "Not known !")


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


COLUMNS: tuple[Column[Row], ...] = (
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


class ContractsModel(ColumnModel[Row]):
    """Shows what it is given, in that order.

    Args:
        today: The date in Beijing.
    """

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__(COLUMNS, context="ContractColumn")
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
        self.refresh(_LAST)

    def put_last(self, contract_id: str, status: Status) -> None:
        """Know that *status* is what came last of that contract."""
        self.set_last({**self._last, contract_id: status})

    def place_of(self, number: int) -> QModelIndex:
        """Where the entry with that number in the book stands; an invalid index if nowhere."""
        for place, contract in enumerate(self._contracts):
            if contract.id == number:
                return self.index(place, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows; none under a row."""
        return 0 if parent.isValid() else len(self._contracts)

    def row(self, place: int) -> Row:
        """The contract at *place*, with what is due today and what came last."""
        contract = self._contracts[place]
        last = self._last.get(contract.contract_id)
        return Row(contract=contract, today=self._today(), last=last)

    def value(self, place: int) -> Contract:
        """The contract at *place*."""
        return self._contracts[place]
