"""The last look before sending: facts that the form did not show, and no *are you sure?*."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Weight
from wxrepay_gui.domain.money import in_capitals
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import big, plain
from wxrepay_gui.gui.read_back import cap_share, distance, minimum_share
from wxrepay_gui.gui.theme import Tone

_TITLE_WIDTH = 170

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
        today: Callable[[], date],
        practice: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Review and submit"))
        self.setMinimumWidth(620)
        self._booking = booking

        amount = big(name="review_amount")
        amount.setText(words.money(booking.item.repayment_amount))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        world = (
            self.tr("Practice: nothing goes to WeChat Pay")
            if practice
            else self.tr("Live: this goes to WeChat Pay")
        )
        banner = plain(world, name="review_world", tone=None if practice else Tone.INFO)
        banner.setProperty("practice", practice)
        banner.setMargin(6)
        layout.addWidget(banner)
        layout.addWidget(amount)
        layout.addWidget(plain(in_capitals(booking.item.repayment_amount)))
        layout.addLayout(self._facts(reading, today()))
        for found in reading.findings:
            if found.reason.weight is Weight.WARNS:
                layout.addWidget(plain(self._warning(found), tone=Tone.UNKNOWN))
        layout.addWidget(_line())
        layout.addWidget(
            plain(
                self.tr(
                    "A booking is not a debit; the debit is started separately."
                    " A booking cannot be recalled from this program."
                ),
                tone=Tone.MUTED,
            )
        )
        layout.addWidget(self._buttons())
        amount.setAccessibleName(
            self.tr("Review: {amount}, {capitals}, repays on {day}").format(
                amount=amount.text(),
                capitals=in_capitals(booking.item.repayment_amount),
                day=words.day(booking.item.repayment_date),
            )
        )
        amount.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        amount.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from sending: a dialog would press its default button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _facts(self, reading: Reading, today: date) -> QGridLayout:
        booking, item = self._booking, self._booking.item
        share = cap_share(item.repayment_amount, reading.terms)
        minimum = minimum_share(item.min_repayment_amount, item.repayment_amount)
        sub_appid = item.sub_appid or ""
        facts: tuple[tuple[str, str, FieldName | None], ...] = (
            (self.tr("Minimum"), minimum, FieldName.MIN_REPAYMENT_AMOUNT),
            (
                self.tr("Repays on"),
                distance(item.repayment_date, today),
                FieldName.REPAYMENT_DATE,
            ),
            (self.tr("Cap"), share, FieldName.REPAYMENT_AMOUNT),
            (words.title(FieldName.CONTRACT_ID), booking.contract_id, FieldName.CONTRACT_ID),
            (words.title(FieldName.APPID), booking.appid, FieldName.APPID),
            (words.title(FieldName.OPENID), booking.openid, FieldName.OPENID),
            (words.title(FieldName.SUB_MCHID), item.sub_mchid, FieldName.SUB_MCHID),
            (words.title(FieldName.SUB_APPID), sub_appid, FieldName.SUB_APPID),
            (words.title(FieldName.OUT_RECORD_ID), item.out_record_id, FieldName.OUT_RECORD_ID),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        grid.setColumnStretch(1, 1)
        for line, (title, text, name) in enumerate(facts):
            grid.addWidget(plain(title, tone=Tone.MUTED), line, 0)
            grid.addWidget(plain(text or "—"), line, 1)
            change = QPushButton(self.tr("Change"))
            change.setFlat(True)
            change.setAutoDefault(False)
            change.setAccessibleName(self.tr("Change {title}").format(title=title))
            change.clicked.connect(lambda _checked, name=name: self._change(name))
            grid.addWidget(change, line, 2)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        back = box.addButton(self.tr("Back (Esc)"), QDialogButtonBox.ButtonRole.RejectRole)
        back.setAutoDefault(False)
        self.send = box.addButton(
            self.tr("Submit booking (Ctrl+Enter)"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.send.setObjectName("send")
        self.send.setAutoDefault(False)
        self.send.setEnabled(False)
        self.send.setToolTip(self.tr("Can be pressed after 0.8 seconds"))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        QTimer.singleShot(ARMING_MS, self, lambda: self.send.setEnabled(True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.send.click)
        return box

    def _change(self, name: FieldName | None) -> None:
        self.reject()
        self.change_wanted.emit(name)

    def _warning(self, found: Finding) -> str:
        sentence = f"{words.title(found.field)}: {words.finding(found)}"
        return f"! {sentence}   {words.source(found)}"


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    return line
