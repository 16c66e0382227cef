"""Joins the booking page with the desk: what is asked, sent and looked up, and what comes of it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.attest_dialog import AttestDialog
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.gui.record_detail import differences_block, support_block
from wxrepay_gui.gui.steps import Step


class BookCounter(QObject):
    """Does what the booking page, and the steps on a submission, ask for.

    Signals:
        page_wanted: The booking page is to be shown.
        record_wanted: A record is to be shown; carries the :class:`Submission`.
        entry_wanted: A contract is to be added to the book; carries the :class:`Submission`.
        contract_wanted: The book's entry is to be shown; carries the :class:`Submission`.
        still_starting: Something was asked for before the workspace was open.
        copied: Something is on the clipboard now; carries the sentence that says what.
    """

    page_wanted = Signal()
    record_wanted = Signal(object)
    entry_wanted = Signal(object)
    contract_wanted = Signal(object)
    still_starting = Signal()
    copied = Signal(str)

    def __init__(self, page: BookPage, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._today = today
        self._left: int | None = None
        self._steps: Mapping[Step, Callable[[Submission], object]] = {
            Step.QUERY: lambda row: desk.query([row]),
            Step.REPEAT: desk.repeat,
            Step.ATTEST: self._ask_for_verdict,
            Step.COPY: self._copy_support,
            Step.COPY_REQUEST_ID: self._copy_request_id,
            Step.COPY_DIFFERENCES: self._copy_differences,
            Step.OPEN: self.record_wanted.emit,
            Step.ADD_TO_BOOK: self.entry_wanted.emit,
            Step.OPEN_CONTRACT: self.contract_wanted.emit,
            Step.CLOSE: self._leave,
            Step.MEND: partial(self._start_anew, keep_amount=True),
            Step.NEXT: partial(self._start_anew, keep_amount=False),
            Step.ANOTHER: self._leave,
            Step.LEAVE: self._leave,
            Step.STOP_WAITING: self._leave,
        }
        form = page.form
        page.submitted.connect(self._submit)
        page.step_chosen.connect(self._step_on_card)
        page.text_dropped.connect(self._look_for_booking)
        page.file_dropped.connect(self._look_for_booking)
        form.number_wanted.connect(self.new_number)
        form.number_settled.connect(self._look_up_number)
        form.contract_settled.connect(self._look_up_contract)

    def open(self, *, example: bool, draft: Draft | None) -> None:
        """Begin, now that it is known who signs.

        Args:
            example: Fill in the document's example.
            draft: What stood half-typed when the person last worked for this merchant.
        """
        self.follow_merchant()
        number = self._desk.new_number()
        if draft is not None:
            self._page.take_up(draft)
        elif example:
            self._page.fill(document_example(today=self._today(), out_record_id=number))
        else:
            self._page.fill(Draft(out_record_id=number))
        self._page.form.history.clear()

    def follow_merchant(self) -> None:
        """Judge by what is set for the merchant now."""
        merchant = self._desk.merchant
        if merchant is not None:
            self._page.retype_from = merchant.retype_from
            self._page.form.set_merchant(merchant.mchid, cap=merchant.cap)

    def show(self, row: Submission, *, is_new: bool) -> None:
        """Show *row* on the card unless the person left it."""
        card = self._page.card.row
        if is_new or (card is not None and card.id == row.id and self._left != row.id):
            self._page.show_outcome(row)
        self._look_up_contract(row.booking.contract_id)

    @Slot()
    def new_booking(self) -> None:
        """An empty form with a new number."""
        if self._desk.is_open:
            self.page_wanted.emit()
            self._page.fill(Draft(out_record_id=self._desk.new_number()))

    @Slot()
    def new_number(self) -> None:
        """Another number in the form."""
        if self._desk.is_open:
            self._page.form.set_text(FieldName.OUT_RECORD_ID, self._desk.new_number())

    @Slot()
    def paste(self) -> None:
        """Fill the form with what is on the clipboard."""
        self.page_wanted.emit()
        self._look_for_booking(QGuiApplication.clipboard().text())

    def step(self, step: Step, row: Submission) -> None:
        """Do *step* for *row*."""
        self._steps[step](row)

    @Slot(object)
    def _submit(self, booking: Booking) -> None:
        if self._desk.is_open:
            self._left = None
            self._desk.submit(booking, replaces=self._page.replaces)
        else:
            self.still_starting.emit()

    @Slot(object)
    def _step_on_card(self, step: Step) -> None:
        if self._page.card.row is not None:
            self.step(step, self._page.card.row)

    @Slot(str)
    @Slot(object)
    def _look_for_booking(self, text: str | Path) -> None:
        if self._desk.is_open:
            self._desk.read_pasted(text, self._page.show_pasted)
        else:
            self.still_starting.emit()

    def _leave(self, row: Submission) -> None:
        """Leave *row* as it is, for an empty form."""
        self._left = row.id
        self.new_booking()

    def _start_anew(self, row: Submission, *, keep_amount: bool) -> None:
        """The form with *row*'s contract and a new number; its amount and date only to mend."""
        self._left = row.id
        self.page_wanted.emit()
        self._page.start_anew(row.booking, self._desk.new_number(), keep_amount=keep_amount)

    def _ask_for_verdict(self, row: Submission) -> None:
        dialog = AttestDialog(row, parent=self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.attested.connect(
            lambda booked, reason: self._desk.attest(row, booked=booked, reason=reason)
        )
        dialog.open()

    @Slot(str)
    def _look_up_number(self, number: str) -> None:
        if self._desk.is_open and number:
            form = self._page.form
            self._desk.used_on(number, lambda used: form.set_used(number, used))

    @Slot(str)
    def _look_up_contract(self, contract_id: str) -> None:
        if self._desk.is_open and contract_id:
            form = self._page.form
            self._desk.earlier(contract_id, lambda rows: form.set_earlier(contract_id, rows))

    def _copy_support(self, row: Submission) -> None:
        said = self.tr("Support details copied")
        self._desk.past(row, lambda found: self._copy(support_block(row, found), said))

    def _copy_request_id(self, row: Submission) -> None:
        self._copy(row.request_id, self.tr("Request-ID copied"))

    def _copy_differences(self, row: Submission) -> None:
        self._copy(differences_block(row), self.tr("Differences copied"))

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(said)
