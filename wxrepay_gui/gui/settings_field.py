"""One field of the settings: handed on when it is left, if it can be used."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.typed import trim
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.appearance import Appearance
from wxrepay_gui.gui.labels import TARGET_PX, plain
from wxrepay_gui.gui.theme import Tone, paint

TRIMMED = Appearance(lambda text: trim(text)[0], str)
"""A text without what cannot be seen at its ends."""


def nothing() -> str:
    """No hint."""
    return ""


class SettingsField(QWidget):
    """An edit with its label and its note; a text that cannot be used stays as it was typed.

    Attributes:
        label: What stands before it.
        edit: Where it is typed.

    Signals:
        entered: The edit was left with another text than is kept, and it can be used.
    """

    entered = Signal()

    def __init__(
        self,
        name: str,
        *,
        title: Callable[[], str],
        fault: Callable[[str], str],
        hint: Callable[[], str] = nothing,
        appearance: Appearance = TRIMMED,
    ) -> None:
        """Make the field.

        Args:
            name: The edit's name.
            title: What is asked for, in the language of the moment.
            fault: What is wrong with a text and what to do, in one sentence; empty if nothing.
            hint: What stands below while nothing is wrong.
            appearance: How a text looks once it was left, and when it is entered.
        """
        super().__init__()
        self._title, self._fault, self._hint = title, fault, hint
        self._appearance = appearance
        self._kept = ""
        self._judged = False
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setMinimumHeight(TARGET_PX)
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setMinimumHeight(TARGET_PX)
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self.leave)
        self.edit.textChanged.connect(self._speak)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._note = plain(name=f"{name}_note", tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addWidget(self._note)
        self.retranslate()

    @property
    def text(self) -> str:
        """The text as it stands when it was left."""
        return self._appearance.left(self.edit.text())

    @property
    def fault(self) -> str:
        """What is wrong with the text, whether that was said yet or not."""
        return self._fault(self.edit.text())

    @property
    def is_lost(self) -> bool:
        """Whether a text stands here that is not kept because it cannot be used."""
        return self._is_changed and bool(self.fault)

    def put(self, text: str) -> None:
        """Hold *text*, which is kept, instead of whatever stood here."""
        self._kept = self._appearance.left(text)
        self._judged = False
        entered = self._appearance.entered
        self.edit.setText(entered(text) if self.edit.hasFocus() else self._kept)
        self._speak()

    def keep(self, text: str) -> None:
        """Know that *text* is kept; something else that stands here stays."""
        changed = self._is_changed
        self._kept = self._appearance.left(text)
        if not changed:
            self.put(text)

    def reveal(self) -> bool:
        """Judge the text now, and at every change from now on; whether it can be used."""
        self._judged = True
        self._speak()
        return not self.fault

    def leave(self) -> None:
        """Hand on what stands here, or say what is wrong with it."""
        if self._is_changed:
            silent = not self._judged
            if self.reveal():
                self.entered.emit()
            elif silent:
                announce(self.edit, self._note.text())
        if not self.edit.hasFocus():
            self.edit.setText(self.text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = self._title()
        self.label.setText(title)
        self.edit.setAccessibleName(words.without_key(title))
        self._speak()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the text as it is edited when the focus comes."""
        if event.type() == QEvent.Type.FocusIn:
            self.edit.setText(self._appearance.entered(self.edit.text()))
        return super().eventFilter(watched, event)

    @property
    def _is_changed(self) -> bool:
        return self.text != self._kept

    def _speak(self) -> None:
        fault = self.fault if self._judged else ""
        said = f"✕ {fault}" if fault else self._hint()
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self.edit.setAccessibleDescription(said)
        paint(self._note, Tone.ERROR if fault else Tone.MUTED)
