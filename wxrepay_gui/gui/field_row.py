"""One line of a form: label, edit, and under it a hint or a finding."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName, Weight
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import plain
from wxrepay_gui.gui.theme import Tone, paint

LABEL_TOP = 3
"""Pixels that bring a label to the height of the text beside it."""

AT_ONCE = frozenset({Reason.NOT_ALPHANUMERIC, Reason.FOUR_BYTES, Reason.INVISIBLE_INSIDE})
"""What can never become right by typing on is said while typing."""

_TONES = {Weight.BLOCKS: Tone.ERROR, Weight.WARNS: Tone.UNKNOWN, Weight.NOTES: Tone.INFO}
_MARKS = {Weight.BLOCKS: "✕", Weight.WARNS: "!", Weight.NOTES: "·"}


class FieldRow(QWidget):
    """An edit with its label and its note.

    The note speaks when the field is left, and from then on at every change.

    Signals:
        edited: The text changed; the row is to be given its findings.
    """

    edited = Signal()

    def __init__(
        self,
        name: FieldName | TermName,
        *,
        facts: Callable[[], Mapping[str, str]],
        suffix: Callable[[], str],
    ) -> None:
        super().__init__()
        self.name = name
        self._facts = facts
        self._suffix_text = suffix
        self._left_once = False
        self._findings: Sequence[Finding] = ()
        self._neutral = ""

        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.edited)
        self._title = QLabel()
        self._title.setBuddy(self.edit)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.label = QWidget()
        self._suffix = QLabel()
        self._suffix.setTextFormat(Qt.TextFormat.PlainText)
        self._note = QLabel()
        self._note.setObjectName(f"{name}_note")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)

        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.edit, 1)
        line.addWidget(self._suffix)
        self.beside = line
        titles = QHBoxLayout(self.label)
        titles.setContentsMargins(0, LABEL_TOP, 0, 0)
        titles.addWidget(self._title)
        if isinstance(name, FieldName):
            titles.addWidget(plain(name, tone=Tone.MUTED, wrap=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._note)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = words.title(self.name)
        self._title.setText(title)
        self.edit.setAccessibleName(title)
        self._suffix.setText(self._suffix_text())
        self._suffix.setVisible(bool(self._suffix.text()))
        self._speak()

    def judge(self, findings: Sequence[Finding], neutral: str) -> None:
        """Take this field's *findings*, which show once the field was left.

        What is *neutral* (a read-back, a counter) shows at once.
        """
        self._findings, self._neutral = findings, neutral
        self._speak()

    def reveal(self) -> None:
        """Show the findings now and from now on."""
        self._left_once = True
        self._speak()

    def forget(self) -> None:
        """Be as never touched."""
        self._left_once = False
        self._speak()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak once the edit was left with something in it."""
        if event.type() == QEvent.Type.FocusOut and self.edit.text():
            self.reveal()
        return super().eventFilter(watched, event)

    def _speak(self) -> None:
        shown = [found for found in self._findings if self._left_once or found.reason in AT_ONCE]
        worst = next(
            (found for weight in Weight for found in shown if found.reason.weight is weight), None
        )
        if worst is None:
            parts = [self._neutral or words.hint(self.name, self._facts())]
        else:
            weight = worst.reason.weight
            said = f"{_MARKS[weight]} {words.finding(worst)}   {words.source(worst)}"
            parts = [said] if worst.blocks else [said, self._neutral]
        text = "\n".join(part for part in parts if part)
        self._note.setText(text)
        self.edit.setAccessibleDescription(text)
        paint(self._note, _TONES[worst.reason.weight] if worst else Tone.MUTED)
