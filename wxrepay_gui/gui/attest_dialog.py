"""Where a person settles an unknown outcome: what the portal shows, and how they know."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.outcome import LEAST_REASON, is_reason
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import TARGET_PX, button, plain
from wxrepay_gui.gui.theme import Tone

_NARROWEST = 560
_CHARACTERS = 60


class AttestDialog(QDialog):
    """Asks for a verdict on one submission, and takes none without a reason.

    Signals:
        attested: The person gave a verdict; carries whether it is booked, and the reason.
    """

    attested = Signal(bool, str)

    def __init__(self, row: Submission, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("attest_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._row = row
        self._asked = False
        self._happened, self._advice, self._note = plain(), plain(), plain(tone=Tone.UNKNOWN)
        self._booked, self._absent = QRadioButton(), QRadioButton()
        self._booked.setObjectName("attest_booked")
        self._absent.setObjectName("attest_absent")
        self._verdicts = QButtonGroup(self)
        self._verdict_fault = plain(name="attest_verdict_fault", tone=Tone.ERROR)
        self._reason_title = QLabel()
        self._reason = QLineEdit()
        self._reason.setObjectName("attest_reason")
        self._reason.setMinimumHeight(TARGET_PX)
        self._reason_title.setBuddy(self._reason)
        self._reason_hint = plain(tone=Tone.MUTED)
        self._reason_fault = plain(name="attest_reason_fault", tone=Tone.ERROR)
        self._settle, self._cancel = button(name="attest"), button(name="cancel")
        for verdict in (self._booked, self._absent):
            self._verdicts.addButton(verdict)
            verdict.setMinimumHeight(TARGET_PX)
            verdict.toggled.connect(self._judge)
        self._reason.textChanged.connect(self._judge)
        self._lay_out()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        box = QDialogButtonBox()
        box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        # A box makes its AcceptRole button the default, which Enter would press.
        box.addButton(self._settle, QDialogButtonBox.ButtonRole.ActionRole)
        for each in (self._cancel, self._settle):
            each.setAutoDefault(False)
        self._settle.clicked.connect(self._give)
        box.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(8)
        for widget in (
            self._happened,
            self._advice,
            self._booked,
            self._absent,
            self._verdict_fault,
            self._reason_title,
            self._reason,
            self._reason_hint,
            self._reason_fault,
            self._note,
        ):
            self._column.addWidget(widget)
        self._column.addWidget(box)

    def _fit(self) -> None:
        """Take the room that the words need in the font of the moment."""
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.setMinimumSize(width, self._column.totalHeightForWidth(width))

    def _give(self) -> None:
        """Take the verdict; or say what is missing, and go there."""
        self._asked = True
        self._judge()
        for fault, edit in (
            (self._verdict_fault, self._booked),
            (self._reason_fault, self._reason),
        ):
            if fault.text():
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                announce(edit, edit.accessibleDescription())
                return
        self._settle.setEnabled(False)  # a click that waits in the queue settles nothing
        self.accept()
        self.attested.emit(self._booked.isChecked(), self._reason.text())

    def _judge(self) -> None:
        """Say what is missing, once the person has tried to go on."""
        verdict = self._verdicts.checkedButton() is not None
        missing = self.tr("Choose what WeChat Pay's merchant portal shows.")
        short = self.tr("Say how you know, in {count} characters or more.")
        short = short.format(count=LEAST_REASON)
        reason = is_reason(self._reason.text())
        for fault, good, text, hint, edits in (
            (self._verdict_fault, verdict, missing, self._advice, (self._booked, self._absent)),
            (self._reason_fault, reason, short, self._reason_hint, (self._reason,)),
        ):
            said = "" if good or not self._asked else text
            fault.setText(f"✕ {said}" if said else "")
            fault.setVisible(bool(said))
            for edit in edits:
                edit.setAccessibleDescription(said or hint.text())
        self._fit()

    def _retranslate(self) -> None:
        item = self._row.booking.item
        self.setWindowTitle(self.tr("Settle by hand"))
        happened = self.tr("{number}: {amount}, repays on {day}. The outcome is unknown: {message}")
        self._happened.setText(
            happened.format(
                number=item.out_record_id,
                amount=words.money(item.repayment_amount),
                day=words.day(item.repayment_date),
                message=words.message(self._row),
            )
        )
        self._advice.setText(
            self.tr("Look for this record in WeChat Pay's merchant portal first. It shows that:")
        )
        self._booked.setText(self.tr("the record is &booked"))
        self._absent.setText(self.tr("the record does &not exist"))
        self._reason_title.setText(self.tr("&How you know:"))
        self._reason.setAccessibleName(self.tr("How you know"))
        hint = self.tr("What you saw, where and when: {count} characters or more")
        self._reason_hint.setText(hint.format(count=LEAST_REASON))
        self._note.setText(
            self.tr(
                "! The verdict is recorded with your user name, the time and this reason, and"
                " cannot be undone. A verified answer that lists the record still overrules it."
            )
        )
        self._settle.setText(self.tr("&Record the verdict"))
        self._cancel.setText(self.tr("Cancel (Esc)"))
        self._judge()
