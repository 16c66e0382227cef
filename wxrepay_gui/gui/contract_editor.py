"""The pane in which one entry of the contract book is written."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_rules import ContractDraft, contract_draft
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.contract_pane import ContractPane
from wxrepay_gui.gui.labels import plain
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.unsaved_strip import Answer


class ContractEditor(QFrame):
    """Shows one entry, saved or new; nothing that was typed here is lost unasked.

    Signals:
        saved: An entry is to be stored; carries the :class:`Contract`.
        book_wanted: A repayment under the saved :class:`Contract` is to be booked.
        closed: A new entry was given up.
        stayed: The person stays with the unsaved changes of this entry.
    """

    saved = Signal(object)
    book_wanted = Signal(object)
    closed = Signal()
    stayed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contract_editor")
        self.contract: Contract | None = None
        self._begun: ContractDraft | None = None
        self._shown = ContractDraft()
        self._handed: Contract | None = None
        self._then: Callable[[], object] | None = None
        self._said: Callable[[], str] = str
        self._pane = ContractPane()
        self.form = self._pane.form
        self._none = plain(name="contract_none", tone=Tone.MUTED)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.addWidget(self._none)
        layout.addWidget(self._pane)
        self.setFocusProxy(self.form.rows[TermName.NAME].edit)
        self._join()
        self._retranslate()

    @property
    def is_open(self) -> bool:
        """Whether there is an entry in it."""
        return self._begun is not None

    @property
    def waiting(self) -> bool:
        """Whether something was handed over and is not known to be stored yet."""
        return self._handed is not None

    @property
    def changed(self) -> bool:
        """Whether it holds anything that is not saved."""
        if self._begun is None or self.form.draft() in (self._begun, self._shown):
            return False
        contract = self.form.reading.contract
        return contract is None or contract_draft(contract) != self._begun

    def judge_by(self, mchid: str, book: ContractBook) -> None:
        """Judge for this service provider and beside the entries of *book* from now on."""
        self.form.judge_by(mchid, book)

    def show_contract(self, contract: Contract) -> None:
        """Show a saved entry, whatever stood here."""
        self._take(contract)
        self._pane.rewind()

    def begin(self, draft: ContractDraft) -> None:
        """Show a new entry that holds *draft*, whatever stood here."""
        self.contract = None
        self._begun = self._shown = ContractDraft()
        self._fill(draft)
        self._pane.rewind()
        self.form.focus(TermName.NAME)

    def clear(self) -> None:
        """Show nothing, whatever stood here."""
        self.contract = self._begun = None
        self._fill(ContractDraft())

    def leave(self, then: Callable[[], object]) -> None:
        """Do *then*: at once, or once the person said what becomes of unsaved changes."""
        self._then = then
        if self.changed:
            self._pane.strip.ask(lambda: self._pane.title)
        else:
            self._go_on()

    def show_stored(self, contract: Contract) -> bool:
        """Learn that *contract* is stored; whether it is what was handed over from here.

        What was typed since then stays.
        """
        handed, self._handed = self._handed, None
        if handed is None or handed.contract_id != contract.contract_id:
            return False
        stopped = self.contract is not None and self.contract.active and not contract.active
        then = self._then
        if self.form.reading.contract == handed or not self.changed:
            self._take(contract)
        else:
            self.contract, self._begun = contract, contract_draft(contract)
            self.form.adopt(self._begun)
            self._pane.show_entry(contract)
        self._say(self._tell_stopped if stopped else self._tell_saved)
        if not self.changed:
            self._then = then
            self._go_on()
        return True

    @Slot()
    def save(self) -> None:
        """Hand over what stands here; or, where something blocks, say what and where."""
        if self.is_open:
            self._then = None
            self._pane.strip.hide()
            self._try_to_save()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _join(self) -> None:
        pane = self._pane
        self.form.read.connect(self._follow)
        pane.strip.answered.connect(self._take_answer)
        pane.book_one.clicked.connect(lambda: self.leave(self._book))
        pane.stop.clicked.connect(lambda: self.leave(self._switch))
        pane.revert.clicked.connect(self._take_back)
        pane.save.clicked.connect(self.save)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def _take(self, contract: Contract) -> None:
        """Hold what is saved."""
        self.contract = contract
        self._begun = contract_draft(contract)
        self._fill(self._begun)
        self._shown = self.form.draft()
        self._follow()

    def _fill(self, draft: ContractDraft) -> None:
        self._handed = self._then = None
        self._said = str
        self._pane.strip.hide()
        self.form.fill(draft)
        self._pane.show_entry(self.contract)
        self._retranslate()

    def _go_on(self) -> None:
        """Do what the person wanted to do when there were unsaved changes."""
        then, self._then = self._then, None
        self._pane.strip.hide()
        if then is not None:
            then()

    def _try_to_save(self) -> None:
        self.form.reveal()
        self._pane.show_findings(self.form.blocking)
        contract = self.form.reading.contract
        if contract is not None and self.changed:
            self._hand_over(contract)
        elif contract is not None:
            self._say(self._tell_unchanged)

    def _hand_over(self, contract: Contract) -> None:
        self._handed = contract
        self.saved.emit(contract)

    @Slot(object)
    def _take_answer(self, answer: Answer) -> None:
        match answer:
            case Answer.SAVE:
                self._try_to_save()
            case Answer.DISCARD:
                then = self._then
                self._discard()
                self._then = then
                self._go_on()
            case Answer.STAY:
                self._then = None
                (self.form.focusWidget() or self).setFocus()
                self.stayed.emit()

    def _discard(self) -> None:
        if self.contract is None:
            self._fill(ContractDraft())
        else:
            self.show_contract(self.contract)

    @Slot()
    def _take_back(self) -> None:
        """Go back to what is saved; a new entry is given up, but not unasked."""
        if self.contract is None:
            self.leave(self._give_up)
        else:
            self._discard()

    def _give_up(self) -> None:
        self.clear()
        self.closed.emit()

    def _book(self) -> None:
        self.book_wanted.emit(self.contract)

    def _switch(self) -> None:
        """Stop the entry, or take it up again."""
        if self.contract is not None:
            self._hand_over(replace(self.contract, active=not self.contract.active))

    @Slot()
    def _follow(self) -> None:
        """Say how things stand after every change."""
        self._pane.follow_findings(self.form.blocking)
        if self.changed:
            self._said = str
            self._pane.say(self.tr("• Unsaved changes"), Tone.UNKNOWN)
        else:
            self._pane.say(self._said(), Tone.OK)

    def _say(self, said: Callable[[], str]) -> None:
        self._said = said
        self._follow()
        announce(self, said())

    def _tell_saved(self) -> str:
        return self.tr("✓ Saved")

    def _tell_stopped(self) -> str:
        return self.tr("✓ Stopped; everything about it is kept")

    def _tell_unchanged(self) -> str:
        return self.tr("✓ Saved before; nothing has changed since")

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Contract"))
        self._pane.setVisible(self.is_open)
        self._none.setVisible(not self.is_open)
        self._none.setText(self.tr("Choose a contract, or add one."))
        self._follow()
