"""The last look before sending: facts that the form did not show, and no *are you sure?*."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
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
from wxrepay_gui.gui.labels import big, button, plain
from wxrepay_gui.gui.read_back import cap_share, distance, minimum_share
from wxrepay_gui.gui.theme import Tone, paint, paint_practice

_NARROWEST = 640
_CHARACTERS = 90
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
        today: date,
        practice: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._booking = booking
        self._reading = reading
        self._today = today
        self._practice = practice
        self.send = button(name="send")
        self.send.setEnabled(False)
        self._back = button(name="back")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 16)
        self._facts = QWidget()
        self._layout.addWidget(self._facts)
        self._layout.addWidget(self._buttons())
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from sending: a dialog would press its default button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Review and submit"))
        self._back.setText(self.tr("Back (Esc)"))
        self.send.setText(self.tr("Submit booking (Ctrl+Enter)"))
        self.send.setToolTip(self.tr("Can be pressed after 0.8 seconds"))
        facts = self._everything()
        self._layout.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        facts.show()
        QWidget.setTabOrder(facts.findChildren(QPushButton)[-1], self._back)
        QWidget.setTabOrder(self._back, self.send)
        facts.setFocus()
        self._fit()

    def _fit(self) -> None:
        """Take the room that the words need in the font of the moment."""
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.setMinimumSize(width, self._layout.totalHeightForWidth(width))

    def _everything(self) -> QWidget:
        item = self._booking.item
        amount = big(name="review_amount")
        amount.setText(words.money(item.repayment_amount))
        said = self.tr("Review: {amount}, {capitals}, repays on {day}").format(
            amount=amount.text(),
            capitals=in_capitals(item.repayment_amount),
            day=words.day(item.repayment_date),
        )
        amount.setAccessibleName(said)
        amount.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        debit = self.tr(
            "A booking is not a debit; the debit is started separately."
            " A booking cannot be recalled from this program."
        )
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(24, 16, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(self._banner())
        layout.addWidget(amount)
        layout.addWidget(plain(in_capitals(item.repayment_amount)))
        layout.addLayout(self._grid())
        for found in self._reading.findings:
            if found.reason.weight is Weight.WARNS:
                layout.addWidget(plain(_warning(found), tone=Tone.UNKNOWN))
        layout.addWidget(_line())
        layout.addWidget(plain(debit, tone=Tone.MUTED))
        content.setFocusProxy(amount)
        return content

    def _banner(self) -> QLabel:
        text = (
            self.tr("Practice: nothing goes to WeChat Pay")
            if self._practice
            else self.tr("Live: this goes to WeChat Pay")
        )
        banner = plain(text, name="review_world", tone=None if self._practice else Tone.INFO)
        if self._practice:
            paint_practice(banner)
        banner.setMargin(6)
        return banner

    def _grid(self) -> QGridLayout:
        booking, item = self._booking, self._booking.item
        share = cap_share(item.repayment_amount, self._reading.terms)
        minimum = minimum_share(item.min_repayment_amount, item.repayment_amount)
        day = distance(item.repayment_date, self._today)
        facts: tuple[tuple[str, str, FieldName], ...] = (
            (self.tr("Minimum"), minimum, FieldName.MIN_REPAYMENT_AMOUNT),
            (self.tr("Repays on"), day, FieldName.REPAYMENT_DATE),
            (self.tr("Cap"), share, FieldName.REPAYMENT_AMOUNT),
            (words.title(FieldName.CONTRACT_ID), booking.contract_id, FieldName.CONTRACT_ID),
            (words.title(FieldName.APPID), booking.appid, FieldName.APPID),
            (words.title(FieldName.OPENID), booking.openid, FieldName.OPENID),
            (words.title(FieldName.SUB_MCHID), item.sub_mchid, FieldName.SUB_MCHID),
            (words.title(FieldName.SUB_APPID), item.sub_appid or "—", FieldName.SUB_APPID),
            (words.title(FieldName.OUT_RECORD_ID), item.out_record_id, FieldName.OUT_RECORD_ID),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        grid.setColumnStretch(1, 1)
        for line, (title, text, name) in enumerate(facts):
            grid.addWidget(plain(title, tone=Tone.MUTED), line, 0)
            grid.addWidget(plain(text), line, 1)
            grid.addWidget(self._change_link(title, name), line, 2)
        return grid

    def _change_link(self, title: str, name: FieldName) -> QPushButton:
        link = button(name=f"change_{name}")
        link.setText(self.tr("Change"))
        paint(link, Tone.INFO)
        link.setFlat(True)
        link.setAutoDefault(False)
        link.setAccessibleName(self.tr("Change {title}").format(title=title))
        link.clicked.connect(lambda: self._change(name))
        return link

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.setContentsMargins(24, 0, 24, 0)
        box.addButton(self._back, QDialogButtonBox.ButtonRole.RejectRole)
        # Also accepts; but a box makes its AcceptRole button the default, which Enter would press.
        box.addButton(self.send, QDialogButtonBox.ButtonRole.YesRole)
        for each in (self._back, self.send):
            each.setAutoDefault(False)
            each.setDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        QTimer.singleShot(ARMING_MS, self, lambda: self.send.setEnabled(True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.send.click)
        return box

    def _change(self, name: FieldName) -> None:
        self.reject()
        self.change_wanted.emit(name)


def _warning(found: Finding) -> str:
    return f"! {words.attributed(found)}"


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    return line
