"""The form of one booking: texts in, a reading out, and every finding at its field."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum
from wxrepay_gui.domain.draft import Draft, Name, Origin
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Weight
from wxrepay_gui.domain.money import Fen, format_plain
from wxrepay_gui.domain.pasted import Pasted
from wxrepay_gui.domain.rules import Reading, parse
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui import field_facts
from wxrepay_gui.gui.form_history import Filled, FormHistory
from wxrepay_gui.gui.form_keys import FormKeys
from wxrepay_gui.gui.form_lines import ORDER, FormLines
from wxrepay_gui.gui.recollection import Recollection

_AMOUNT, _MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
_DATE, _RECORD = FieldName.REPAYMENT_DATE, FieldName.OUT_RECORD_ID


class BookingForm(QWidget):
    """Reads itself by the rules at every change.

    Signals:
        read: A new :class:`Reading` stands in :attr:`reading`.
        number_wanted: The person asks for a new out_record_id.
        contract_settled: Another contract_id stands in the form; carries it.
        number_settled: Another out_record_id stands in the form; carries it.
    """

    read = Signal()
    number_wanted = Signal()
    contract_settled = Signal(str)
    number_settled = Signal(str)

    def __init__(self, *, mchid: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._mchid = mchid
        self._cap: Fen | None = None
        self._today = today
        self._spread = False
        self.memory = Recollection()
        self.lines = FormLines(self, today=today)
        self.rows = self.lines.rows
        self.keys = FormKeys(self.rows, self)
        self.kind: QComboBox = self.lines.kind
        self.history = FormHistory(self._restore, self)
        self.reading = self._parse()
        self._state = self.lines.filled()
        self._join()
        self.refresh()

    def draft(self) -> Draft:
        """What stands in the form."""
        return self.lines.filled().draft

    def fill(self, draft: Draft) -> None:
        """Put *draft* into the form, untouched; undo brings back what stood there."""
        with self._changing():
            self._spread = False
            self.lines.put(Filled(draft, {}))

    def take(self, contract: Contract) -> None:
        """Fill in what the book knows of *contract*; what is typed of the booking stays."""
        with self._changing():
            self._spread = False
            self.lines.take(contract, share=self._share)
        self.focus(_AMOUNT)

    def paste(self, pasted: Pasted) -> tuple[FieldName, ...]:
        """Fill in what was *pasted*, and mark it; the fields that hold another text now.

        What cannot be filled in leaves its field empty, so that nothing older stands beside it.
        """
        texts = {**pasted.texts, **{name: "" for name, _ in pasted.refused}}
        with self._changing():
            changed = [name for name, text in texts.items() if self._holds(name) != text]
            for name in changed:
                self.rows[name].put(texts[name], Origin.PASTED)
        for name in changed:
            self.rows[name].reveal()
        return tuple(changed)

    def set_text(self, name: Name, text: str) -> None:
        """Put *text* into one field, as a button beside it asks; can be undone."""
        with self._changing():
            self.rows[name].put(text)
            self._follow_amount()

    def show_book(self, book: ContractBook) -> None:
        """Know this contract book from now on."""
        self.memory.book = book
        self.lines.picker.show_book(book)
        if not self.lines.picker.searching:
            self.lines.picker.show_contract(self.contract)
        self.refresh()

    def set_merchant(self, mchid: str, *, cap: Fen | None = None) -> None:
        """Judge for this service provider, and by its own *cap*, from now on."""
        self._mchid, self._cap = mchid, cap
        self.refresh()

    def set_used(self, out_record_id: str, used_on: date | None) -> None:
        """Learn when *out_record_id* was used before on this computer, if it was."""
        self.memory.used = out_record_id, used_on
        self.refresh()

    def set_earlier(self, contract_id: str, earlier: Sequence[Submission]) -> None:
        """Learn what was submitted under *contract_id*, newest first."""
        self.memory.earlier = contract_id, tuple(earlier)
        self.refresh()

    @property
    def contract(self) -> Contract | None:
        """The book's entry for the contract_id in the form."""
        return self.memory.contract(self._holds(FieldName.CONTRACT_ID))

    @property
    def earlier(self) -> Sequence[Submission]:
        """What was submitted under the contract_id in the form, newest first."""
        return self.memory.of(self.draft(), by_hand=False).earlier

    @property
    def default_day(self) -> bool:
        """Whether the date is the program's proposal, which nobody touched."""
        return self.rows[_DATE].origin is Origin.DEFAULT

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
        row = self.rows[name]
        if row.isHidden():
            self.spread()
        row.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.edit.selectAll()

    @Slot()
    def spread(self) -> None:
        """Let a saved contract's ids be typed over, for this booking alone."""
        self._spread = True
        self.refresh()
        self.focus(FieldName.CONTRACT_ID)

    @Slot()
    def refresh(self) -> None:
        """Read everything again, by today's date."""
        self.reading = self._parse()
        today = self._today()
        for name, row in self.rows.items():
            found = [one for one in self.reading.findings if one.field == name]
            repairs = (field_facts.repair(one, self.reading) for one in found if one.blocks)
            facts = [field_facts.neutral(name, self.reading, today)]
            if name is _DATE:
                facts.append(self.lines.days.said)
            repair = next((one for one in repairs if one), None)
            row.judge(found, " · ".join(part for part in facts if part), repair)
        self._fold()
        self.read.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.lines.retranslate()
            self.refresh()
        super().changeEvent(event)

    def _join(self) -> None:
        for row in self.rows.values():
            row.edited.connect(self.refresh)
            row.typed.connect(self._typed)
            row.repaired.connect(self._repair)
            row.left.connect(self._left)
            row.edit.setAcceptDrops(False)  # the page pastes what is dropped
        self.keys.moved_on.connect(self.focus)
        lines = self.lines
        lines.picker.chosen.connect(self.take)
        lines.picker.passed.connect(self.keys.begin)
        lines.ids.change_wanted.connect(self.spread)
        lines.minimum.chosen.connect(lambda of: self.set_text(_MINIMUM, self._share(of)))
        lines.usual.clicked.connect(self._take_usual)
        lines.days.chosen.connect(lambda day: self.set_text(_DATE, day.isoformat()))
        lines.days.stopped.connect(self.refresh)
        lines.new_number.clicked.connect(self.number_wanted)
        self.kind.activated.connect(self._choose_kind)

    def _parse(self) -> Reading:
        draft = self.draft()
        memory = self.memory.of(draft, by_hand=self.rows[FieldName.OPENID].by_hand)
        return parse(draft, mchid=self._mchid, today=self._today(), memory=memory, cap=self._cap)

    def _holds(self, name: Name) -> str:
        return self.rows[name].edit.text().strip()

    def _share(self, of: DefaultMinimum) -> str:
        """The minimum that *of* gives for the amount in the form; empty without one."""
        amount = self.reading.amount
        minimum = None if amount is None else of.of(amount)
        return "" if minimum is None else format_plain(minimum)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Make what happens meanwhile one change that can be undone."""
        before = self.lines.filled()
        yield
        self.refresh()
        self._state = self.lines.filled()
        self.history.note(before, self._state)
        self.settle()

    def _restore(self, filled: Filled) -> None:
        """What undo and redo do."""
        self.lines.put(filled)
        for name, row in self.rows.items():
            if getattr(filled.draft, name):
                row.reveal()
        self._state = self.lines.filled()
        self.settle()

    def settle(self) -> None:
        """Have everything looked up that is known of the ids."""
        self.lines.picker.show_contract(self.contract)
        self.contract_settled.emit(self._holds(FieldName.CONTRACT_ID))
        self.number_settled.emit(self._holds(_RECORD))

    @Slot(object)
    def _typed(self, name: Name) -> None:
        if name is _AMOUNT:
            self._follow_amount()
        before, self._state = self._state, self.lines.filled()
        self.history.note(before, self._state, name=name)

    def _follow_amount(self) -> None:
        """The book's minimum follows the amount until a person types another."""
        minimum = self.rows[_MINIMUM]
        if minimum.origin is Origin.BOOK and self.contract is not None:
            share = self._share(self.contract.default_minimum)
            minimum.put(share, Origin.BOOK)
            if share:
                minimum.reveal()

    @Slot(object)
    def _left(self, name: Name) -> None:
        self._state = self.lines.filled()
        self.history.seal()
        if name in (FieldName.CONTRACT_ID, _RECORD):
            self.settle()

    @Slot(object, str)
    def _repair(self, name: Name, text: str) -> None:
        self.set_text(name, text)
        self.rows[name].reveal()
        self.focus(name)

    @Slot()
    def _take_usual(self) -> None:
        if self.contract is not None and self.contract.usual_amount is not None:
            self.set_text(_AMOUNT, format_plain(self.contract.usual_amount))
            self.focus(_AMOUNT)

    @Slot()
    def _choose_kind(self) -> None:
        before, self._state = self._state, self.lines.filled()
        self.history.note(before, self._state)
        self.refresh()

    def _fold(self) -> None:
        """Fold a saved contract's ids unless one of them needs a look."""
        contract = self.contract
        hidden = self.lines.foldable
        wanted = (
            not self._spread
            and not self.lines.has_focus()
            and contract is not None
            and self.lines.say(contract)
        )
        quiet = not any(
            found.field in hidden and found.reason.weight is not Weight.NOTES
            for found in self.reading.findings
        )
        self.lines.fold(contract if wanted and quiet else None)
        self.lines.offer_usual(contract)
        self.lines.days.mark({row.booking.item.repayment_date for row in self.earlier})
