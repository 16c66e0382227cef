"""The lines of the booking form: which there are, in which order, and what stands beside them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Contract, DefaultMinimum
from wxrepay_gui.domain.draft import Draft, Name, Origin
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.money import Fen, format_plain, format_yuan
from wxrepay_gui.domain.typed import trim
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.appearance import AS_TYPED, MONEY
from wxrepay_gui.gui.contract_ids import IDS, ContractIds
from wxrepay_gui.gui.contract_picker import ContractPicker
from wxrepay_gui.gui.day_tools import DayTools
from wxrepay_gui.gui.field_facts import MONEY as AMOUNTS
from wxrepay_gui.gui.field_facts import suffix
from wxrepay_gui.gui.field_row import LABEL_TOP, FieldRow
from wxrepay_gui.gui.form_grid import FormGrid
from wxrepay_gui.gui.form_history import Filled
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.minimum_tools import MinimumTools

ORDER: tuple[Name, ...] = (
    *IDS,
    TermName.TEMPLATE_CAP,
    TermName.CONTRACT_CAP,
    FieldName.REPAYMENT_AMOUNT,
    FieldName.MIN_REPAYMENT_AMOUNT,
    FieldName.REPAYMENT_DATE,
    FieldName.OUT_RECORD_ID,
)
_FOLDABLE: tuple[Name, ...] = (*IDS, TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP)
_USUAL = QT_TRANSLATE_NOOP("FormLines", "&Usual {amount}")
_NEW = QT_TRANSLATE_NOOP("FormLines", "&New")
_NEW_TIP = QT_TRANSLATE_NOOP("FormLines", "Make a new record ID (Ctrl+R)")


class FormLines:
    """Makes the form's widgets and lays them out on *form*.

    Attributes:
        rows: Each field's line.
        kind: The contract's template.
        picker: Finds a saved contract.
        ids: A saved contract's ids, folded.
        minimum: The buttons beside the minimum.
        usual: The button that fills in a saved contract's usual amount.
        days: Chips, keys and calendar of the date.
        new_number: The button for another out_record_id.
        grid: How all of it is laid out.
    """

    foldable: tuple[Name, ...] = (*_FOLDABLE, TermName.KIND)
    """What a saved contract says by itself."""

    def __init__(self, form: QWidget, *, today: Callable[[], date]) -> None:
        self._today = today
        self.picker = ContractPicker()
        self.ids = ContractIds()
        self.rows = {name: self._row(name) for name in ORDER}
        date_row = self.rows[FieldName.REPAYMENT_DATE]
        self.days = DayTools(date_row.edit, today=today)
        date_row.appearance = self.days.appearance
        date_row.beside.addWidget(self.days.open)
        date_row.below.addWidget(self.days)
        self.minimum = MinimumTools()
        self.rows[FieldName.MIN_REPAYMENT_AMOUNT].beside.addWidget(self.minimum)
        self.usual = button(name="usual_amount_chip")
        self.usual.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows[FieldName.REPAYMENT_AMOUNT].beside.addWidget(self.usual)
        self.new_number = button(name="new_number")
        self.rows[FieldName.OUT_RECORD_ID].beside.addWidget(self.new_number)
        self.kind = QComboBox()
        self.kind.setObjectName(TermName.KIND)
        self.kind_label = QLabel()
        self.kind_label.setContentsMargins(0, LABEL_TOP, 0, 0)
        self.kind_label.setBuddy(self.kind)
        for kind in texts.KINDS:
            self.kind.addItem("", kind)
        self._ids_label = QLabel()
        self.grid = self._lay_out(form)
        self._contract: Contract | None = None
        self.fold(None)
        self.retranslate()

    def filled(self) -> Filled:
        """What stands in the form, and where it comes from."""
        typed = {str(name): row.edit.text() for name, row in self.rows.items()}
        kind = tuple(texts.KINDS)[max(self.kind.currentIndex(), 0)]
        origins = {name: row.origin for name, row in self.rows.items() if row.origin}
        return Filled(Draft(**typed, kind=kind), origins)

    def put(self, filled: Filled) -> None:
        """Hold what is *filled*, as if never touched."""
        for name, row in self.rows.items():
            row.put(getattr(filled.draft, name), filled.origins.get(name))
            row.forget()
        self.kind.setCurrentIndex(list(texts.KINDS).index(filled.draft.kind))

    def fold(self, contract: Contract | None) -> None:
        """Show *contract*'s ids folded; ``None`` lets them be typed."""
        self._contract = contract
        folded = contract is not None
        if contract is not None:
            self.ids.show_contract(contract)
        for shown in (self.ids, self._ids_label):
            shown.setVisible(folded)
        for name in _FOLDABLE:
            self.rows[name].setVisible(not folded)
            self.rows[name].label.setVisible(not folded)
        self.kind.setVisible(not folded)
        self.kind_label.setVisible(not folded)

    def say(self, contract: Contract) -> bool:
        """Whether the lines hold *contract*'s ids and kind, and no others."""
        draft = self.filled().draft
        same = all(trim(getattr(draft, name))[0] == getattr(contract, name) for name in IDS)
        return same and draft.kind is contract.kind

    def has_focus(self) -> bool:
        """Whether the cursor is in something that folding would hide."""
        edits = [self.rows[name].edit for name in _FOLDABLE]
        return any(each.hasFocus() for each in (*edits, self.kind))

    def take(self, contract: Contract, *, share: Callable[[DefaultMinimum], str]) -> None:
        """Fill in what the book knows; *share* tells the minimum for the amount that is there."""
        for name in IDS:
            self.rows[name].put(getattr(contract, name), Origin.BOOK)
        caps: Mapping[Name, Fen | None] = {
            TermName.TEMPLATE_CAP: contract.template_cap,
            TermName.CONTRACT_CAP: contract.contract_cap,
        }
        for term, cap in caps.items():
            self.rows[term].put("" if cap is None else format_plain(cap), Origin.BOOK)
        self.kind.setCurrentIndex(list(texts.KINDS).index(contract.kind))
        minimum = self.rows[FieldName.MIN_REPAYMENT_AMOUNT]
        if minimum.origin is not None or not minimum.edit.text():
            empty = contract.default_minimum is DefaultMinimum.EMPTY
            minimum.put(share(contract.default_minimum), None if empty else Origin.BOOK)
        day = self.rows[FieldName.REPAYMENT_DATE]
        if day.origin is not None or not day.edit.text():
            usual = contract.next_due(self._today()) or bookable_days(self._today())[0]
            day.put(usual.isoformat(), Origin.DEFAULT)

    def offer_usual(self, contract: Contract | None) -> None:
        """Offer *contract*'s usual amount, if it has one."""
        usual = None if contract is None else contract.usual_amount
        self.usual.setVisible(usual is not None)
        if usual is not None:
            text = words.translated("FormLines", _USUAL, amount=format_yuan(usual))
            self.usual.setText(text)
            self.usual.setAccessibleName(text.replace("&", ""))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for row in self.rows.values():
            row.retranslate()
        self.minimum.retranslate()
        self.days.retranslate()
        self.kind_label.setText(words.title(TermName.KIND))
        self.kind.setAccessibleName(words.title(TermName.KIND))
        self.kind.setAccessibleDescription(words.hint(TermName.KIND, {}))
        for place, text in enumerate(texts.KINDS.values()):
            self.kind.setItemText(place, words.translated("Kind", text))
        self.new_number.setText(words.translated("FormLines", _NEW))
        self.new_number.setToolTip(words.translated("FormLines", _NEW_TIP))
        self.new_number.setAccessibleName(self.new_number.toolTip())

    def _row(self, name: Name) -> FieldRow:
        return FieldRow(
            name,
            facts=self._facts,
            suffix=partial(suffix, name),
            appearance=MONEY if name in AMOUNTS else AS_TYPED,
        )

    def _facts(self) -> dict[str, str]:
        days = bookable_days(self._today())
        return {"first": days[0].isoformat(), "last": days[-1].isoformat()}

    def _lay_out(self, form: QWidget) -> FormGrid:
        lines: list[tuple[QWidget, QWidget]] = [
            (self.rows[name].label, self.rows[name]) for name in ORDER
        ]
        lines.insert(ORDER.index(TermName.TEMPLATE_CAP), (self.kind_label, self.kind))
        lines[:0] = [(self.picker.label, self.picker), (self._ids_label, self.ids)]
        return FormGrid(form, lines)
