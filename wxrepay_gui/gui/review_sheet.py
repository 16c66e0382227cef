"""The last look before sending: facts that the form did not show, and no *are you sure?*."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.findings import Finding
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.retyping import must_retype
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.review_facts import ReviewFacts, needs_tick
from wxrepay_gui.gui.safeguards import Acknowledgement, RetypedAmount, Safeguard
from wxrepay_gui.gui.theme import Tone, paint, paint_practice

_NARROWEST = 640
_CHARACTERS = 90
_LOWEST = 320

ARMING_MS = 800
"""Milliseconds before it can be sent, so that a key held too long sends nothing."""


class ReviewSheet(QDialog):
    """Shows one booking, and is accepted only by its own button or Ctrl+Enter.

    Signals:
        change_wanted: The person wants to change this field.
    """

    change_wanted = Signal(object)

    def __init__(
        self,
        booking: Booking,
        reading: Reading,
        *,
        today: date,
        practice: bool,
        contract: str,
        recent: str,
        default_day: bool,
        threshold: Fen,
        parent: QWidget,
    ) -> None:
        """Make a sheet that can be sent from after :data:`ARMING_MS`.

        Args:
            booking: What is sent.
            reading: What the rules say of it.
            today: Beijing's date.
            practice: Whether it goes to the practice server.
            contract: What people call the contract; empty if it has no name but its id.
            recent: The contract's last booking, in a sentence; empty if there is none.
            default_day: Whether the date was filled in by the program, and not touched.
            threshold: The amount from which it is typed again.
            parent: Whose window the sheet belongs to.
        """
        super().__init__(parent)
        self.setObjectName("review_sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._booking = booking
        self._reading = reading
        self._recent = recent
        self._practice = practice
        self._threshold = threshold
        self._facts_of: Callable[[], ReviewFacts] = lambda: ReviewFacts(
            self._booking,
            self._reading,
            today=today,
            contract=contract,
            recent=self._recent,
            default_day=default_day,
        )
        self.send = button(name="send")
        self.send.setEnabled(False)
        self._back = button(name="back")
        self._banner = plain(name="review_world")
        self._threshold_note = plain(name="review_threshold", tone=Tone.MUTED)
        self._debit = plain(name="review_debit", tone=Tone.MUTED)
        self._facts = QWidget()
        self._known: tuple[Acknowledgement, ...] = ()
        self._retyped: RetypedAmount | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._area = scrolling(self._content)
        self._lay_out()
        self._retranslate()
        self._facts.setFocus()

    def show_reading(self, booking: Booking, reading: Reading, recent: str) -> None:
        """Show *booking* with what was found out meanwhile.

        What was ticked or typed again stays, as long as the amount does.
        """
        if booking.item.repayment_amount != self._booking.item.repayment_amount:
            self._known, self._retyped = (), None
        self._booking, self._reading, self._recent = booking, reading, recent
        self._retranslate()
