"""The place where one repayment is booked: form, read-back, error summary, outcome."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.draft import Draft, Name, draft_of, with_terms_of
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.merchant import RETYPE_FROM
from wxrepay_gui.domain.pasted import Pasted, PasteError
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.book_columns import BookColumns
from wxrepay_gui.gui.book_keys import action, pressed_once
from wxrepay_gui.gui.document_note import DocumentNote
from wxrepay_gui.gui.error_summary import ErrorSummary
from wxrepay_gui.gui.form import BookingForm
from wxrepay_gui.gui.labels import button, scrolling
from wxrepay_gui.gui.outcome_card import OutcomeCard
from wxrepay_gui.gui.paste_note import PasteNote
from wxrepay_gui.gui.read_back import ReadBack
from wxrepay_gui.gui.review import Review

if TYPE_CHECKING:
    from wxrepay_gui.domain.money import Fen


class BookPage(QWidget):
    """Collects a draft, shows its findings, and hands over a booking that was reviewed.

    Attributes:
        form: Where it is typed.
        card: What came of it.
        replaces: The number of the refused booking that is being mended, if one is.
        retype_from: The amount in fen from which it is typed again; ``None`` for never.

    Signals:
        submitted: The person sent a reviewed booking; carries the :class:`Booking`.
        step_chosen: The person chose a step on the outcome; carries the :class:`Step`.
        text_dropped: A text is to be pasted; carries it.
        file_dropped: A file is to be pasted; carries its ``Path``.
        held_up: Nothing can be sent now; carries why, as an :class:`ExpectedError`.
    """

    submitted = Signal(object)
    step_chosen = Signal(object)
    text_dropped = Signal(str)
    file_dropped = Signal(object)
    held_up = Signal(object)

    def __init__(
        self,
        *,
        practice: bool,
        today: Callable[[], date],
        explain: Callable[[Submission], Remedy | None],
        obstacle: Callable[[], ExpectedError | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._today = today
        self._obstacle = obstacle
        self._taken_up = False
        self.replaces: str | None = None
        self.retype_from: Fen | None = RETYPE_FROM  # until it is known who signs
        self.form = BookingForm(mchid="", today=today)
        self.read_back = ReadBack()
        self.document = DocumentNote()
        self._pasted = PasteNote()
        self._summary = ErrorSummary()
        self._clear = button(name="clear")
        self._review = button(name="review")
        self.card = OutcomeCard(explain=explain, contract_title=self._titled)
        self._last_look = Review(self.form, today=today, practice=practice, parent=self)

        self._scroll = BookColumns(
            (self._pasted, self._summary, self.form),
            (self.document, self.read_back),
            grid=self.form.lines.grid,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAcceptDrops(True)

        history = self.form.history
        self.undo = action(self, "Ctrl+Z", history.undo)
        self.redo = action(self, "Ctrl+Y", history.redo)
        self.words = action(self, "F1", self.show_words)
        history.changed.connect(self._follow_history)
        pressed_once(self, self.review)
        self.form.read.connect(self._follow)
        self._last_look.accepted.connect(self.submitted)
        self._last_look.change_wanted.connect(self._go_to)
        self._last_look.outdated.connect(self.review)
        self.form.keys.passed_end.connect(self._review.setFocus)
        self._summary.chosen.connect(self._go_to)
        self._clear.clicked.connect(self.clear)
        self._review.clicked.connect(self.review)
        self.card.chosen.connect(self.step_chosen)
        self._retranslate()
        self._follow()

    @property
    def showing_form(self) -> bool:
        """Whether the form is up, and not an outcome."""
        return self._stack.currentIndex() == 0

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What can be gone to by F6, in reading order."""
        shown = (self.form, self.document, self.read_back) if self.showing_form else (self.card,)
        return tuple(each for each in shown if not each.isHidden())

    @property
    def unsent(self) -> Draft | None:
        """What stands in the form, if a person has typed any of it and has not sent it."""
        typed = self.form.history.can_undo or self._taken_up
        return self.form.draft() if self.showing_form and typed else None

    def take_up(self, draft: Draft) -> None:
        """Show the form with a *draft* that a person typed before, and had to leave."""
        self.fill(draft)
        self._taken_up = True

    def fill(self, draft: Draft) -> None:
        """Show the form with *draft* in it."""
        self.replaces = None
        self._taken_up = False
        self.form.fill(draft)
        self._pasted.hide()
        self._summary.show_findings((), take_focus=False)
        self.show_form()

    def show_book(self, book: ContractBook) -> None:
        """Know this contract book from now on, on the form and on the card."""
        self.form.show_book(book)
        if self.card.row is not None:
            self.card.show_row(self.card.row, in_book=self._in_book(self.card.row))

    def start_anew(self, booking: Booking, number: str, *, keep_amount: bool) -> None:
        """Show the form with *booking*'s contract and a new *number*.

        Amount, minimum and date stay only where they are to be mended.
        """
        before = self.form.draft()
        draft = replace(draft_of(booking), out_record_id=number)
        if before.contract_id.strip() == booking.contract_id:
            draft = with_terms_of(draft, before)
        if not keep_amount:
            draft = replace(draft, repayment_amount="", min_repayment_amount="", repayment_date="")
        self.fill(draft)
        if keep_amount:
            self.replaces = booking.item.out_record_id
        if self.form.contract is not None:
            self.form.take(self.form.contract)
        self.form.history.clear()
        self.form.focus(FieldName.REPAYMENT_AMOUNT)

    def show_pasted(self, found: Pasted | PasteError) -> None:
        """Fill in what was *found* of a booking, and say what of it was used, or why nothing."""
        self.show_form()
        if isinstance(found, PasteError):
            self._pasted.show_fault(found)
        else:
            self._pasted.show_pasted(found, self.form.paste(found))

    def show_form(self) -> None:
        """Leave the outcome for the form."""
        self._stack.setCurrentIndex(0)
        self.form.lines.picker.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outcome(self, row: Submission) -> None:
        """Show *row* in place of the form, until the person leaves it."""
        self.card.show_row(row, in_book=self._in_book(row), take_focus=self.isVisible())
        self._stack.setCurrentIndex(1)

    def follow_midnight(self) -> None:
        """Judge by the new day; nothing that stands in the form is changed."""
        self.form.lines.retranslate()
        self.form.refresh()

    @Slot()
    def clear(self) -> None:
        """Empty the form, but for the number, which is as good as new."""
        number = self.form.draft().out_record_id
        self.fill(Draft(out_record_id=number))

    @Slot()
    def show_words(self) -> None:
        """Show what the document says of the field that has the focus."""
        here = QApplication.focusWidget()
        rows = self.form.rows.items()
        name: Name = next((n for n, row in rows if row.edit is here), FieldName.CONTRACT_ID)
        self.document.show_field(name)

    @Slot()
    def review(self) -> None:
        """Show the review sheet; or, where something blocks, what and where."""
        if not self.showing_form:
            return
        self.form.settle()
        self.form.refresh()
        self.form.reveal()
        self._summary.show_findings(self.form.blocking, take_focus=True)
        booking = self.form.reading.booking
        if booking is None:
            self._scroll.ensureVisible(0, 0)
            return
        obstacle = self._obstacle()
        if obstacle is not None:
            self.held_up.emit(obstacle)
            return
        self._last_look.open(booking, threshold=self.retype_from)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._follow()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, or a text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Paste what was dropped."""
        event.acceptProposedAction()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(Path(files[0]))
        else:
            self.text_dropped.emit(event.mimeData().text())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 8)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._clear)
        buttons.addWidget(self._review)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self._stack.addWidget(whole)
        self._stack.addWidget(scrolling(self.card))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @Slot(object)
    def _go_to(self, name: Name) -> None:
        self.form.focus(name)
        self._scroll.ensureWidgetVisible(self.form.rows[name])

    @Slot()
    def _follow(self) -> None:
        self.read_back.show_reading(self.form.reading, self._today(), self.form.earlier)
        if not self._summary.isHidden():
            self._summary.show_findings(self.form.blocking, take_focus=False)

    @Slot()
    def _follow_history(self) -> None:
        self.undo.setEnabled(self.form.history.can_undo)
        self.redo.setEnabled(self.form.history.can_redo)

    def _titled(self, contract_id: str) -> str:
        """What a contract is called; its id where it is not saved."""
        contract = self.form.memory.contract(contract_id)
        return contract_id if contract is None else words.contract(contract)

    def _in_book(self, row: Submission) -> bool:
        return self.form.memory.contract(row.booking.contract_id) is not None

    def _retranslate(self) -> None:
        self.undo.setText(self.tr("&Undo"))
        self.redo.setText(self.tr("Re&do"))
        self.words.setText(self.tr("The document on this &field"))
        self._clear.setText(self.tr("Clea&r"))
        self._review.setText(self.tr("Review and submit (Ctrl+Enter)"))
        self._review.setAccessibleName(self.tr("Review and submit"))
