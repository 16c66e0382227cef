"""The form of one entry of the contract book: texts in, a contract or findings out."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import DefaultMinimum, Kind
from wxrepay_gui.domain.contract_rules import ContractDraft, ContractReading, parse_contract
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, TermName
from wxrepay_gui.domain.money import AmountError, in_capitals, parse_yuan
from wxrepay_gui.gui import field_facts, texts, words
from wxrepay_gui.gui.appearance import AS_TYPED, MONEY
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.field_row import FieldRow
from wxrepay_gui.gui.form_grid import FormGrid
from wxrepay_gui.gui.not_known import NotKnown

ORDER: tuple[Name, ...] = (
    TermName.NAME,
    FieldName.CONTRACT_ID,
    FieldName.APPID,
    FieldName.OPENID,
    FieldName.SUB_MCHID,
    FieldName.SUB_APPID,
    TermName.KIND,
    TermName.TEMPLATE_CAP,
    TermName.CONTRACT_CAP,
    TermName.REPAYMENT_DAY,
    TermName.USUAL_AMOUNT,
    TermName.DEFAULT_MINIMUM,
    TermName.NOTE,
)
_ABOVE = 8
"""Pixels above a label that stands above its field."""

_CAPS = (TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP)
_CHOICES = (TermName.KIND, TermName.DEFAULT_MINIMUM)
_KINDS: dict[str, Kind | None] = {**{kind.value: kind for kind in Kind}, "not_known": None}
_MINIMUMS = {each.name.lower(): each for each in DefaultMinimum}


class ContractForm(QWidget):
    """Reads itself by the rules at every change.

    Signals:
        read: A new :class:`ContractReading` stands in :attr:`reading`.
    """

    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mchid = ""
        self._book = ContractBook()
        self._begun = ContractDraft()
        self.enter_moves_on = True
        self.rows = {name: self._row(name) for name in ORDER if name not in _CHOICES}
        self.kind = Choice(
            TermName.KIND,
            _KINDS,
            title=lambda: words.title(TermName.KIND),
            text=lambda kind: words.translated("Kind", texts.KINDS[kind]),
        )
        self.default_minimum = Choice(
            TermName.DEFAULT_MINIMUM,
            _MINIMUMS,
            title=lambda: words.title(TermName.DEFAULT_MINIMUM),
            text=lambda each: words.translated("DefaultMinimum", texts.DEFAULT_MINIMUMS[each]),
        )
        self.boxes = {name: NotKnown(self.rows[name]) for name in _CAPS}
        self._grid = FormGrid(self, self._lines())
        self._retranslate()
        self.reading = self._parse()
        for row in self.rows.values():
            row.edited.connect(self.refresh)
            row.edit.returnPressed.connect(self._go_on)
        self.kind.changed.connect(self.refresh)
        self.default_minimum.changed.connect(self.refresh)
        self.refresh()

    def draft(self) -> ContractDraft:
        """What stands in the form."""
        typed: dict[str, Any] = {str(name): row.edit.text() for name, row in self.rows.items()}
        typed |= {"kind": self.kind.value, "default_minimum": self.default_minimum.value}
        return replace(self._begun, **typed)

    def fill(self, draft: ContractDraft) -> None:
        """Put *draft* into the form, untouched."""
        self._begun = draft
        for name, row in self.rows.items():
            with QSignalBlocker(row):  # it is read once, when all of it is there
                row.put(getattr(draft, name))
            row.forget()
        for box in self.boxes.values():
            box.forget()
        with QSignalBlocker(self.kind), QSignalBlocker(self.default_minimum):
            self.kind.choose(draft.kind)
            self.default_minimum.choose(draft.default_minimum)
        self.refresh()

    def adopt(self, draft: ContractDraft) -> None:
        """Be a change of the entry that *draft* stands for, whatever the fields hold."""
        self._begun = replace(self._begun, id=draft.id, active=draft.active)
        self.refresh()

    def judge_by(self, mchid: str, book: ContractBook) -> None:
        """Judge for this service provider and beside the entries of *book* from now on."""
        self._mchid, self._book = mchid, book
        self.refresh()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block, in the form's order."""
        blocking = [found for found in self.reading.findings if found.blocks]
        return tuple(sorted(blocking, key=lambda found: ORDER.index(found.field)))

    def reveal(self) -> None:
        """Show every finding, now and from now on."""
        for row in self.rows.values():
            row.reveal()

    def focus(self, name: Name) -> None:
        """Put the cursor into a field, its text selected."""
        self.rows[name].edit.setFocus()
        self.rows[name].edit.selectAll()

    def fold(self, *, narrow: bool) -> None:
        """Put the labels above their fields where there is no room beside them."""
        self._grid.fold(narrow=narrow)
        for label, _ in self._lines():
            label.setContentsMargins(0, _ABOVE if narrow else 0, 0, 0)

    @Slot()
    def refresh(self) -> None:
        """Read everything again."""
        self.reading = self._parse()
        for name, row in self.rows.items():
            findings = [found for found in self.reading.findings if found.field == name]
            row.judge(findings, self._neutral(name))
        self.read.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        super().changeEvent(event)

    def _lines(self) -> list[tuple[QWidget, QWidget]]:
        lines: dict[Name, tuple[QWidget, QWidget]] = {
            TermName.KIND: (self.kind.label, self.kind),
            TermName.DEFAULT_MINIMUM: (self.default_minimum.label, self.default_minimum),
        }
        lines |= {name: (row.label, row) for name, row in self.rows.items()}
        return [lines[name] for name in ORDER]

    def _parse(self) -> ContractReading:
        return parse_contract(self.draft(), mchid=self._mchid, book=self._book)

    @Slot()
    def _go_on(self) -> None:
        """Enter goes to the next field, as it does at a bank's terminal; it never saves."""
        if self.enter_moves_on:
            self.focusNextChild()

    def _row(self, name: Name) -> FieldRow:
        return FieldRow(
            name,
            facts=dict,
            suffix=partial(field_facts.suffix, name),
            appearance=MONEY if name in field_facts.MONEY else AS_TYPED,
        )

    def _neutral(self, name: Name) -> str:
        """An amount's read-back; it is neither right nor wrong."""
        text = self.rows[name].edit.text().strip()
        if name not in field_facts.MONEY or not text:
            return ""
        try:
            return in_capitals(parse_yuan(text))
        except AmountError:
            return ""

    def _retranslate(self) -> None:
        for row in self.rows.values():
            row.retranslate()
        for box in self.boxes.values():
            box.retranslate()
        for choice in (self.kind, self.default_minimum):
            choice.retranslate()
        self.kind.describe(words.hint(TermName.KIND, {}))
        self.default_minimum.describe(words.hint(TermName.DEFAULT_MINIMUM, {}))
