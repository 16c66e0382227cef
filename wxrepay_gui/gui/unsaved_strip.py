"""The question that keeps unsaved changes from being lost: in place, and never a dialog."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import ToneFrame, button, plain
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone


class Answer(Enum):
    """What becomes of the changes."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


_LABELS = {
    Answer.SAVE: QT_TRANSLATE_NOOP("UnsavedStrip", "Save"),
    Answer.DISCARD: QT_TRANSLATE_NOOP("UnsavedStrip", "Discard"),
    Answer.STAY: QT_TRANSLATE_NOOP("UnsavedStrip", "Stay (Esc)"),
}


class UnsavedStrip(ToneFrame):
    """Asks what becomes of unsaved changes; Esc stays with them.

    Signals:
        answered: Carries the :class:`Answer`.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__(Tone.UNKNOWN)
        self.setObjectName("unsaved")
        self._name: Callable[[], str] = str
        self._text = plain(name="unsaved_text", tone=Tone.UNKNOWN)
        self._buttons = {answer: button(name=f"unsaved_{answer.value}") for answer in Answer}
        row = QHBoxLayout()
        row.setSpacing(8)
        for answer, made in self._buttons.items():
            made.setAutoDefault(True)  # Enter presses it
            made.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addLayout(row)
        self._retranslate()
        self.hide()

    def ask(self, name: Callable[[], str]) -> None:
        """Ask about the changes in the entry called *name*; the focus goes to saving them.

        The name is asked again when the language changes.
        """
        self._name = name
        self._retranslate()
        self.show()
        self._buttons[Answer.SAVE].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._text.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(Answer.STAY)
        else:
            super().keyPressEvent(event)

    def _answer(self, answer: Answer) -> None:
        self.hide()
        self.answered.emit(answer)

    def _retranslate(self) -> None:
        self._text.setText(self.tr("! Unsaved changes: {name}").format(name=self._name()))
        self.setAccessibleName(self._text.text())
        for answer, made in self._buttons.items():
            made.setText(words.translated("UnsavedStrip", _LABELS[answer]))
            made.setAccessibleDescription(self._text.text())
