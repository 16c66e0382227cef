"""The place where one repayment is booked: form, read-back, error summary, outcome."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.draft import Draft, draft_of
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.error_summary import ErrorSummary
from wxrepay_gui.gui.form import BookingForm
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.outcome_card import OutcomeCard
from wxrepay_gui.gui.read_back import ReadBack
from wxrepay_gui.gui.review_sheet import ReviewSheet

_WIDE = 1080
"""Pixels below which the read-back moves under the form."""


class BookPage(QWidget):
    """Collects a draft, shows its findings, and hands over a booking that was reviewed.

    Signals:
        submitted: The person sent a reviewed booking; carries the :class:`Booking`.
        step_chosen: The person chose a step on the outcome; carries the :class:`Step`.
    """

    submitted = Signal(object)
    step_chosen = Signal(object)

    def __init__(
        self,
        *,
        practice: bool,
        today: Callable[[], date],
        explain: Callable[[Submission], Remedy | None],
    ) -> None:
        super().__init__()
        self._today = today
        self._practice = practice
        self.form = BookingForm(mchid="", today=today)
        self._read_back = ReadBack()
        self._summary = ErrorSummary()
        self._clear = button(name="clear")
        self._review = button(name="review")
        self.card = OutcomeCard(explain=explain)

        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._scroll = _scrolling(content)
        self._stack = QStackedWidget()
        self._lay_out()

        self.form.read.connect(self._follow)
        self._summary.chosen.connect(self._go_to)
        self._clear.clicked.connect(self.clear)
        self._review.clicked.connect(self.review)
        self.card.chosen.connect(self.step_chosen)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.review)
        self._retranslate()
        self._follow()

    @property
    def showing_form(self) -> bool:
        """Whether the form is up, and not an outcome."""
        return self._stack.currentIndex() == 0

    def fill(self, draft: Draft) -> None:
        """Show the form with *draft* in it."""
        self.form.fill(draft)
        self._summary.show_findings((), take_focus=False)
        self.show_form()

    def start_anew(self, booking: Booking, number: str, *, keep_amount: bool) -> None:
        """Show the form with *booking*'s contract and a new *number*.

        Amount, minimum and date stay only where they are to be mended.
        """
        before = self.form.draft()
        draft = replace(
            draft_of(booking),
            out_record_id=number,
            kind=before.kind,
            template_cap=before.template_cap,
            contract_cap=before.contract_cap,
        )
        if not keep_amount:
            draft = replace(draft, repayment_amount="", min_repayment_amount="", repayment_date="")
        self.fill(draft)
        self.form.focus(FieldName.REPAYMENT_AMOUNT)

    def show_form(self) -> None:
        """Leave the outcome for the form."""
        self._stack.setCurrentIndex(0)
        self.form.focus(FieldName.CONTRACT_ID)

    def show_outcome(self, row: Submission) -> None:
        """Show *row* in place of the form, until the person leaves it."""
        self.card.show_row(row)
        self._stack.setCurrentIndex(1)

    @Slot()
    def clear(self) -> None:
        """Empty the form, but for the number, which is as good as new."""
        number = self.form.draft().out_record_id
        self.fill(Draft(out_record_id=number))

    @Slot()
    def review(self) -> None:
        """Show the review sheet; or, where something blocks, what and where."""
        if not self.showing_form:
            return
        self.form.refresh()
        self.form.reveal()
        self._summary.show_findings(self.form.blocking, take_focus=True)
        booking = self.form.reading.booking
        if booking is None:
            self._scroll.ensureVisible(0, 0)
            return
        today = self._today()
        sheet = ReviewSheet(
            booking,
            self.form.reading,
            today=today,
            practice=self._practice,
            parent=self,
        )
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.change_wanted.connect(self._go_to)
        sheet.accepted.connect(lambda: self._submit(booking, today))
        sheet.open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._follow()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the read-back beside the form where there is room, else under it."""
        beside = event.size().width() >= _WIDE
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 8)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._clear)
        buttons.addWidget(self._review)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._summary)
        left.addWidget(self.form)
        left.addStretch(1)
        self._columns.setContentsMargins(16, 16, 16, 16)
        self._columns.setSpacing(24)
        self._columns.addLayout(left, 3)
        self._columns.addWidget(self._read_back, 2)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self._stack.addWidget(whole)
        self._stack.addWidget(_scrolling(self.card))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _submit(self, booking: Booking, today: date) -> None:
        """Hand over *booking*; if midnight passed in Beijing since *today*, review it again."""
        self.form.refresh()
        if self._today() == today and self.form.reading.booking == booking:
            self.submitted.emit(booking)
        else:
            self.review()

    @Slot(object)
    def _go_to(self, name: FieldName | TermName) -> None:
        self.form.focus(name)
        self._scroll.ensureWidgetVisible(self.form.rows[name])

    @Slot()
    def _follow(self) -> None:
        self._read_back.show_reading(self.form.reading, self._today())
        if not self._summary.isHidden():
            self._summary.show_findings(self.form.blocking, take_focus=False)

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("C&lear"))
        self._review.setText(self.tr("Review and submit (Ctrl+Enter)"))
        self._review.setAccessibleName(self.tr("Review and submit"))


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
