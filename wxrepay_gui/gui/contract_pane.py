"""What stands around the form of a contract: its title above, what can be done below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.findings import Finding
from wxrepay_gui.gui import words
from wxrepay_gui.gui.contract_form import ContractForm
from wxrepay_gui.gui.error_summary import ErrorSummary
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.unsaved_strip import UnsavedStrip

_ROOM = 84
"""Characters that the labels and their fields need to stand side by side."""


class ContractPane(QFrame):
    """Lays out the editor; it decides nothing.

    Attributes:
        form: The fields.
        strip: Asks about unsaved changes.
        book_one: Books a repayment under the entry.
        stop: Stops the entry, or takes it up again.
        revert: Goes back to what is saved.
        save: Saves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._contract: Contract | None = None
        self.form = ContractForm()
        self.strip = UnsavedStrip()
        self.book_one = button(name="book_one")
        self.stop = button(name="stop_contract")
        self.revert = button(name="revert_contract")
        self.save = button(name="save_contract")
        self._title = plain(name="contract_title")
        self._state = plain(name="contract_state", wrap=False)
        self._summary = ErrorSummary()
        self._kept = plain(name="contract_kept", tone=Tone.MUTED)
        self._outcome = plain(name="contract_outcome")
        self._content = QWidget()
        self._scroll = scrolling(self._content)
        self._lay_out()
        self._summary.chosen.connect(self._go_to)
        self._retranslate()

    @property
    def title(self) -> str:
        """What the entry is called."""
        new = self.tr("New contract")
        return new if self._contract is None else words.contract(self._contract)

    def show_entry(self, contract: Contract | None) -> None:
        """Be about *contract*; ``None`` for a new one."""
        self._contract = contract
        self._retranslate()

    def rewind(self) -> None:
        """Show the beginning, and nothing that was said before."""
        self._summary.show_findings((), take_focus=False)
        self._scroll.ensureVisible(0, 0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what keeps the entry from being saved, and go there."""
        self._summary.show_findings(findings, take_focus=True)
        if findings:
            self._scroll.ensureVisible(0, 0)

    def follow_findings(self, findings: Sequence[Finding]) -> None:
        """Keep what is said of *findings* up to date, if anything is said."""
        if not self._summary.isHidden():
            self._summary.show_findings(findings, take_focus=False)

    def say(self, text: str, tone: Tone) -> None:
        """Say above the buttons how things stand."""
        self._outcome.setText(text)
        paint(self._outcome, tone)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fold()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels beside the fields where there is room, else above them."""
        self._fold()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._state, alignment=Qt.AlignmentFlag.AlignTop)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        inside.addWidget(self._summary)
        inside.addWidget(self.form)
        inside.addWidget(self._kept)
        inside.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.book_one)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        buttons.addWidget(self.revert)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._outcome)
        column.addLayout(buttons)

    @Slot(object)
    def _go_to(self, name: Name) -> None:
        self.form.focus(name)
        self._scroll.ensureWidgetVisible(self.form.rows[name])

    def _fold(self) -> None:
        room = self.fontMetrics().averageCharWidth() * _ROOM
        self.form.fold(narrow=self.width() < room)

    def _retranslate(self) -> None:
        contract = self._contract
        active = contract is None or contract.active
        self._title.setText(self.title)
        self._state.setText(("✓ " if active else "■ ") + words.state(active=active))
        paint(self._state, Tone.OK if active else Tone.MUTED)
        for shown in (self._state, self.book_one, self.stop):
            shown.setVisible(contract is not None)
        self._kept.setText(
            self.tr(
                "Nothing here changes a booking made before. A contract is never deleted:"
                " stopping it keeps everything."
            )
        )
        self.book_one.setText(self.tr("&Book one"))
        self.stop.setText(self.tr("S&top") if active else self.tr("Res&ume"))
        self.revert.setText(self.tr("Cancel") if contract is None else self.tr("Reve&rt"))
        self.save.setText(self.tr("&Save (Ctrl+S)"))
        self.save.setAccessibleName(self.tr("Save"))
