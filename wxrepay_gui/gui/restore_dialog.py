"""The question before a copy takes the history's place; nobody says yes to it by habit."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from wxrepay_gui.domain.backup import Backup
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.backup_list import named
from wxrepay_gui.gui.labels import TARGET_PX, button, plain
from wxrepay_gui.gui.theme import Tone

_NARROWEST = 520
_CHARACTERS = 64


class RestoreDialog(QDialog):
    """Says what follows, and has a promise ticked before it goes on.

    Signals:
        confirmed: The person wants it; the dialog has closed.
    """

    confirmed = Signal()

    def __init__(self, backup: Backup, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backup = backup
        self._question = plain(name="restore_question")
        self._follows = tuple(plain(name=f"restore_follows_{place}") for place in range(3))
        self.promise = QCheckBox()
        self.promise.setObjectName("restore_promise")
        self.promise.setMinimumHeight(TARGET_PX)
        self.promise.toggled.connect(self._judge)
        self._asked = False
        self._fault = plain(name="restore_fault", tone=Tone.ERROR)
        self._restore, self._cancel = button(name="confirm_restore"), button(name="cancel")
        self._restore.clicked.connect(self._confirm)
        self._restore.setAutoDefault(False)
        self._cancel.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        # A box makes its AcceptRole button the default, which Enter would press.
        box.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(8)
        for each in (self._question, *self._follows, self.promise, self._fault, box):
            self._column.addWidget(each)
        self._retranslate()
        self.promise.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _confirm(self) -> None:
        """Go on; or say what is to be done first, and go there."""
        self._asked = True
        self._judge()
        if not self.promise.isChecked():
            self.promise.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.promise, self._fault.text())
            return
        self.accept()
        self.confirmed.emit()

    def _judge(self) -> None:
        missing = self._asked and not self.promise.isChecked()
        text = self.tr("✕ Nothing was restored: tick this first.") if missing else ""
        self._fault.setText(text)
        self._fault.setVisible(missing)
        self.promise.setAccessibleDescription(text or self._follows[0].text())
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.setMinimumSize(width, self._column.totalHeightForWidth(width))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Restore the history"))
        self._question.setText(self.tr("Go back to this copy?") + f"\n{named(self._backup)}")
        follows = (
            self.tr(
                "Bookings made after that moment are not in the copy, but may be with WeChat Pay."
                " The records of them are carried over from the present history if it can be"
                " read; if not, they are missing: query before booking again."
            ),
            self.tr("The contract book becomes what it was then."),
            self.tr(
                "The present history stays in its folder as"
                " ledger-replaced-(date)-(time).sqlite3, and is listed among the copies."
            ),
        )
        for label, text in zip(self._follows, follows, strict=True):
            label.setText(text)
        self.promise.setText(self.tr("I &know; I will query before booking again"))
        self._restore.setText(self.tr("&Restore and reopen"))
        self._cancel.setText(self.tr("Cancel (Esc)"))
        self._judge()
