"""The last look before sending: facts that the form did not show, and no *are you sure?*."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.retyping import must_retype
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.book_keys import pressed_once
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.review_facts import ReviewFacts, needs_tick
from wxrepay_gui.gui.safeguards import Safeguard, Subject, safeguard
from wxrepay_gui.gui.theme import Tone, paint, paint_practice

_NARROWEST = 640
_CHARACTERS = 90
_LOWEST = 320
_MARGIN = 16

ARMING_MS = 800
"""Milliseconds before it can be sent, so that a key held too long sends nothing."""


class ReviewSheet(QDialog):
    """Shows one booking, and is accepted only by its own button or Ctrl+Enter.

    Signals:
        change_wanted: The person wants to change this field.
    """

    change_wanted = Signal(object)

    def __init__(  # noqa: PLR0913  every one is a fact that only the caller knows
        self,
        booking: Booking,
        reading: Reading,
        *,
        today: date,
        practice: bool,
        contract: Contract | None,
        recent: str,
        default_day: bool,
        threshold: Fen | None,
        parent: QWidget,
    ) -> None:
        """Make a sheet that can be sent from after :data:`ARMING_MS`.

        Args:
            booking: What is sent.
            reading: What the rules say of it.
            today: Beijing's date.
            practice: Whether it goes to the practice server.
            contract: The saved contract, or ``None`` where it is not saved.
            recent: The contract's last booking, in a sentence; empty if there is none.
            default_day: Whether the date was filled in by the program, and not touched.
            threshold: The amount from which it is typed again; ``None`` where it never is.
            parent: Whose window the sheet belongs to.
        """
        super().__init__(parent)
        self._window = parent.window()
        self.setObjectName("review_sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._booking = booking
        self._reading = reading
        self._recent = recent
        self._practice = practice
        self._threshold = threshold
        self._shown = partial(ReviewFacts, today=today, contract=contract, default_day=default_day)
        self.send = button(name="send")
        self.send.setEnabled(False)
        self._back = button(name="back")
        self._banner = plain(name="review_world")
        self._facts = QWidget()
        self._safeguards: list[Safeguard] = []
        self._no_retyping = plain(name="review_threshold", tone=Tone.MUTED)
        self._debit = plain(name="review_debit", tone=Tone.MUTED)
        self._lay_out()
        self._retranslate()
        self._facts.setFocus()
        QTimer.singleShot(ARMING_MS, self, lambda: self.send.setEnabled(True))

    def show_reading(self, booking: Booking, reading: Reading, recent: str) -> None:
        """Show *booking* with what was found out meanwhile.

        What was ticked or typed again stays, as long as the amount does.
        """
        if booking.item.repayment_amount != self._booking.item.repayment_amount:
            self._drop(self._safeguards)
            self._safeguards = []
        self._booking, self._reading, self._recent = booking, reading, recent
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)  # once everything inside has the new font
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from sending: a dialog would press its default button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        content = QWidget()
        self._asked_for = QVBoxLayout()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._facts)
        self._column.addLayout(self._asked_for)
        self._column.addWidget(self._no_retyping)
        self._column.addWidget(_line())
        self._column.addWidget(self._debit)
        self._column.addStretch(1)
        self._area = scrolling(content)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, _MARGIN)
        self._whole.addWidget(self._banner)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self._buttons())
        self._banner.setMargin(6)
        if self._practice:
            paint_practice(self._banner)
        else:
            paint(self._banner, Tone.INFO)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        box.addButton(self._back, QDialogButtonBox.ButtonRole.RejectRole)
        # Also accepts; but a box makes its AcceptRole button the default, which Enter would press.
        box.addButton(self.send, QDialogButtonBox.ButtonRole.YesRole)
        for each in (self._back, self.send):
            each.setAutoDefault(False)
            each.setDefault(False)
        box.accepted.connect(self._submit)
        box.rejected.connect(self.reject)
        pressed_once(self, self.send.click)
        return box

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Review and submit"))
        self._banner.setText(
            self.tr("Practice: nothing goes to WeChat Pay")
            if self._practice
            else self.tr("Live: this goes to WeChat Pay")
        )
        if self._threshold is not None:
            typed_again = self.tr("From {amount} upwards the amount has to be typed again here.")
            self._no_retyping.setText(typed_again.format(amount=words.money(self._threshold)))
        self._debit.setText(
            self.tr(
                "A booking is not a debit; the debit is started separately."
                " A booking cannot be recalled from this program."
            )
        )
        self._back.setText(self.tr("Back (Esc)"))
        self.send.setText(self.tr("Submit booking (Ctrl+Enter)"))
        self.send.setToolTip(self.tr("Can be pressed after 0.8 seconds"))
        self._renew()

    def _renew(self) -> None:
        """Show the facts anew; keep the focus, and what was ticked or typed again."""
        old, here = self._facts, self.focusWidget()
        self._facts = self._shown(self._booking, self._reading, recent=self._recent)
        self._facts.change_wanted.connect(self._change)
        self._column.replaceWidget(old, self._facts)
        self._facts.show()
        self._ask_for()
        self._chain()
        if here is not None and old.isAncestorOf(here):
            same = self._facts.findChild(QWidget, here.objectName())
            (same or self._facts).setFocus()
        self._drop([old])
        self._fit()

    def _ask_for(self) -> None:
        """Ask for what the reading makes necessary, and for nothing else."""
        before, subjects = self._safeguards, tuple(self._subjects())
        retyped = self._booking.item.repayment_amount in subjects
        self._no_retyping.setVisible(self._threshold is not None and not retyped)
        self._safeguards = [
            next((one for one in before if one.about == about), None) or safeguard(about)
            for about in subjects
        ]
        for each in self._safeguards:
            self._asked_for.addWidget(each)
            each.show()
        self._drop(one for one in before if one not in self._safeguards)

    def _subjects(self) -> Iterator[Subject]:
        yield from (found for found in self._reading.findings if needs_tick(found))
        amount = self._booking.item.repayment_amount
        if must_retype(amount, cap=self._reading.lowest_cap, threshold=self._threshold):
            yield amount

    def _chain(self) -> None:
        """Tab as it is read: what is new would come last."""
        inputs = [one.input for one in self._safeguards]
        links = self._facts.findChildren(QPushButton)
        for before, after in pairwise((*links, *inputs, self._back, self.send)):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        """Take the room that the words need in the font of the moment, if the window has it."""
        room = self.screen().availableSize().boundedTo(self._window.size())
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        width = min(width, room.width())
        around = self._whole.totalHeightForWidth(width) - self._area.sizeHint().height()
        height = around + self._column.totalHeightForWidth(width)
        self.setMinimumSize(min(_NARROWEST, width), min(_LOWEST, room.height()))
        self.resize(width, min(height, room.height()))

    def _submit(self) -> None:
        """Accept, once, if everything that was asked for is done; else say what is missing."""
        missing = next((one for one in self._safeguards if not one.ask()), None)
        if missing is None:
            self.send.setEnabled(False)  # a click that waits in the queue sends nothing
            self.accept()
        else:
            QTimer.singleShot(0, missing, lambda: self._area.ensureWidgetVisible(missing))

    def _change(self, name: FieldName) -> None:
        self.reject()
        self.change_wanted.emit(name)

    @staticmethod
    def _drop(widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            widget.hide()
            widget.deleteLater()


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    return line
