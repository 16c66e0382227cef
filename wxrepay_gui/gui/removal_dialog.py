"""The question before a merchant is removed; nobody says yes to it by habit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.typed import to_half_width, trim
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import TARGET_PX, button, plain
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.theme import Tone, paint

if TYPE_CHECKING:
    from wxrepay_gui.gui.tasks import Ticket

_NARROWEST = 520
_CHARACTERS = 56


class RemovalDialog(QDialog):
    """Has the merchant's number typed, then has the merchant removed.

    Closing it while the keyring is being asked leaves the answer; the merchant is gone all the
    same, which the window then follows.
    """

    def __init__(self, merchant: Merchant, office: OfficeDesk, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("removal_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._merchant, self._office = merchant, office
        self._begun = False
        self._ticket: Ticket | None = None
        self._wrong = False
        self._problem: ExpectedError | None = None
        self._question, self._follows = plain(name="removal_question"), plain()
        self._title = QLabel()
        self.number = QLineEdit()
        self.number.setObjectName("removal_number")
        self.number.setMinimumHeight(TARGET_PX)
        self.number.textChanged.connect(self._judge)
        self._title.setBuddy(self.number)
        self._said = plain(name="removal_said")
        self._remove, self._cancel = button(name="confirm_removal"), button(name="cancel")
        self._remove.clicked.connect(self._begin)
        self._remove.setAutoDefault(False)
        self._cancel.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        # A box makes its AcceptRole button the default, which Enter would press.
        box.addButton(self._remove, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(8)
        for each in (self._question, self._follows, self._title, self.number, self._said, box):
            self._column.addWidget(each)
        self._retranslate()
        self.number.setFocus()

    def done(self, result: int) -> None:
        """Close; what was begun is followed as far as it went."""
        if self._begun and self._ticket is not None:
            self._ticket.leave()
            self._office.catch_up()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        """Remove the merchant; or say that the number is another one, and go there."""
        if self._begun:
            return
        self._wrong = to_half_width(trim(self.number.text())[0]) != self._merchant.mchid
        if self._wrong:
            self._judge()
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.number, self._said.text())
            return
        self._begun = True
        self._ticket = self._office.remove(
            self._merchant.mchid, done=lambda _settings: self._end(), failed=self._fail
        )
        self._retranslate()

    def _end(self) -> None:
        self._begun = False
        self.accept()

    def _fail(self, error: ExpectedError) -> None:
        self._problem = error
        self._retranslate()
        announce(self, self._said.text())

    def _judge(self) -> None:
        """Take back what was said of the number as soon as it is right."""
        if to_half_width(trim(self.number.text())[0]) == self._merchant.mchid:
            self._wrong = False
        self._speak()

    def _speak(self) -> None:
        text, tone = "", Tone.MUTED
        if self._problem is not None:
            text, tone = f"✕ {words.error(self._problem)}", Tone.ERROR
        elif self._begun:
            text = self.tr("Deleting the key from the keyring; it may ask you something…")
        elif self._wrong:
            text = self.tr("✕ This is not the merchant's number. Type {mchid}.")
            text, tone = text.format(mchid=self._merchant.mchid), Tone.ERROR
        self._said.setText(text)
        self._said.setVisible(bool(text))
        paint(self._said, tone)
        self.number.setAccessibleDescription(text or self._follows.text())
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.setMinimumSize(width, self._column.totalHeightForWidth(width))

    def _retranslate(self) -> None:
        merchant = self._merchant
        self.setWindowTitle(self.tr("Remove the merchant"))
        self._question.setText(
            self.tr("Remove {name} ({mchid}) from this computer?").format(
                name=merchant.name, mchid=merchant.mchid
            )
        )
        self._follows.setText(
            self.tr(
                "Its private key is deleted from the keyring, and nobody can book with it here any"
                " more. Its history and its contracts stay; they are there again when the merchant"
                " is added again."
            )
        )
        self._title.setText(self.tr("Type the merchant &number to confirm:"))
        self.number.setAccessibleName(self.tr("Merchant number, to confirm"))
        self.number.setEnabled(not self._begun)
        self._remove.setText(self.tr("&Remove the merchant"))
        self._remove.setVisible(not self._begun)
        self._cancel.setText(self.tr("&Close") if self._begun else self.tr("Cancel (Esc)"))
        self._speak()
