"""One line of a form: label, edit, and under it a hint or a finding."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.draft import Name, Origin
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, Weight
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.appearance import AS_TYPED, Appearance
from wxrepay_gui.gui.labels import link, plain
from wxrepay_gui.gui.theme import Tone, paint

LABEL_TOP = 3
"""Pixels that bring a label to the height of the text beside it."""

AT_ONCE = frozenset({Reason.NOT_ALPHANUMERIC, Reason.FOUR_BYTES, Reason.INVISIBLE_INSIDE})
"""What can never become right by typing on is said while typing."""

_TONES = {Weight.BLOCKS: Tone.ERROR, Weight.WARNS: Tone.UNKNOWN, Weight.NOTES: Tone.INFO}
_MARKS = {Weight.BLOCKS: "✕", Weight.WARNS: "!", Weight.NOTES: "·"}
_TICK = "✓"


@dataclass(frozen=True, slots=True)
class Repair:
    """The one right value for a field, offered as a button.

    Attributes:
        label: What the button says.
        text: What the field then holds.
    """

    label: str
    text: str


class FieldRow(QWidget):
    """An edit with its label and its note.

    The note speaks when the field is left, and from then on at every change.

    Attributes:
        edit: Where it is typed.
        label: What stands before it.
        beside: A layout for what stands behind the edit.
        below: A layout for what stands under the note.
        origin: Where the text comes from, unless a person typed it here.
        by_hand: The text was typed key by key.
        appearance: How the text looks when it was left, and when it is entered.

    Signals:
        edited: The text changed; the row is to be given its findings.
        typed: A person changed the text; carries the name.
        repaired: The person took the offered repair; carries the name and the text.
        left: The edit lost the focus; carries the name.
    """

    edited = Signal()
    typed = Signal(object)
    repaired = Signal(object, str)
    left = Signal(object)

    def __init__(
        self,
        name: Name,
        *,
        facts: Callable[[], Mapping[str, str]],
        suffix: Callable[[str], str],
        appearance: Appearance = AS_TYPED,
    ) -> None:
        super().__init__()
        self.name = name
        self.origin: Origin | None = None
        self.by_hand = False
        self._facts = facts
        self._suffix_text = suffix
        self.appearance = appearance
        self._left_once = False
        self._findings: Sequence[Finding] = ()
        self._kept: Sequence[Finding] = ()
        self._neutral = ""
        self._repair: Repair | None = None
        self._before = ""
        self._by_person = False

        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.installEventFilter(self)
        # Qt tells who changed the text before it tells that it is changed.
        self.edit.textEdited.connect(self._take_edit)
        self.edit.textChanged.connect(self._change)
        self._title = QLabel()
        self._title.setBuddy(self.edit)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.label = QWidget()
        self._suffix = QLabel()
        self._suffix.setTextFormat(Qt.TextFormat.PlainText)
        self._tick = QLabel()
        self._tick.setObjectName(f"{name}_tick")
        self._tick.setTextFormat(Qt.TextFormat.PlainText)
        self._tick.setMinimumWidth(self._tick.fontMetrics().horizontalAdvance(_TICK) + 2)
        paint(self._tick, Tone.OK)
        self._note = QLabel()
        self._note.setObjectName(f"{name}_note")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._mend = link(name=f"mend_{name}")
        self._mend.clicked.connect(self._take_repair)
        self._mend.hide()
        self.beside = QHBoxLayout()
        self.below = QHBoxLayout()
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._title.setText(words.title_with_key(self.name))
        self.edit.setAccessibleName(words.spoken_title(self.name))
        self._speak()

    def judge(
        self, findings: Sequence[Finding], neutral: str, repair: Repair | None = None
    ) -> None:
        """Take this field's *findings*, which show once the field was left.

        What is *neutral* (a read-back, a share) shows at once; *repair* with the finding.
        """
        self._findings, self._neutral, self._repair = findings, neutral, repair
        self._speak()

    def put(self, text: str, origin: Origin | None = None) -> None:
        """Hold *text*, which no person typed here."""
        self.origin, self.by_hand, self._kept = origin, False, ()
        shown = text if self.edit.hasFocus() else self.appearance.left(text)
        self.edit.setText(shown)
        self._before = shown

    def reveal(self) -> None:
        """Show the findings now and from now on."""
        self._left_once = True
        self._speak()

    def forget(self) -> None:
        """Be as never touched."""
        self._left_once = False
        self._speak()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change the appearance with the focus; speak once the edit was left with a text."""
        if event.type() == QEvent.Type.FocusIn:
            self._rewrite(self.appearance.entered)
        elif (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() is not Qt.FocusReason.PopupFocusReason
        ):
            self._leave()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.edit, 1)
        line.addWidget(self._suffix)
        line.addLayout(self.beside)
        line.addWidget(self._tick)
        titles = QHBoxLayout(self.label)
        titles.setContentsMargins(0, LABEL_TOP, 0, 0)
        titles.addWidget(self._title)
        if isinstance(self.name, FieldName):
            titles.addWidget(plain(self.name, tone=Tone.MUTED, wrap=False))
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._note, 1)
        under.addWidget(self._mend, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(under)
        column.addLayout(self.below)

    def _take_edit(self, text: str) -> None:
        """More than one character at a time was pasted, not typed."""
        kept = _shared_beginning(self._before, text)
        kept += _shared_beginning(self._before[kept:][::-1], text[kept:][::-1])
        pasted = text == self._before or len(text) - kept > 1
        self.by_hand = not pasted and bool(text) and (self.by_hand or len(text) > kept)
        self._before = text
        self.origin, self._kept, self._by_person = None, (), True

    def _change(self) -> None:
        self.edited.emit()
        if self._by_person:
            self._by_person = False
            self.typed.emit(self.name)

    def _take_repair(self) -> None:
        if self._repair is not None:
            self.repaired.emit(self.name, self._repair.text)

    def _leave(self) -> None:
        if not self.edit.text():
            self.left.emit(self.name)
            return
        notes = [found for found in self._findings if found.reason.weight is Weight.NOTES]
        if self._rewrite(self.appearance.left) and notes:
            self._kept = notes
        silent = not self._left_once
        self.reveal()
        self.left.emit(self.name)
        worst = self._worst()
        if silent and worst is not None:
            announce(self.edit, self._note.text())

    def _rewrite(self, appearance: Callable[[str], str]) -> bool:
        """Write the same value in another way; whether that changed the text."""
        before = self.edit.text()
        after = appearance(before)
        if after == before:
            return False
        kept = self._kept
        self.edit.setText(after)
        self._kept, self._before = kept, after
        return True

    def _worst(self) -> Finding | None:
        """What is to be said first; of what was cleaned, after all else."""
        shown = [found for found in self._findings if self._left_once or found.reason in AT_ONCE]
        ordered = [found for weight in Weight for found in shown if found.reason.weight is weight]
        return next(iter([*ordered, *self._kept]), None)

    def _speak(self) -> None:
        worst = self._worst()
        neutral = [self._neutral, words.origin(self.origin) if self.origin else ""]
        facts = " · ".join(part for part in neutral if part)
        if worst is None:
            parts = [facts or f"{words.hint(self.name, self._facts())}   {self._hint_source()}"]
        else:
            said = f"{_MARKS[worst.reason.weight]} {words.finding(worst)}   {words.source(worst)}"
            parts = [said] if worst.blocks else [said, facts]
        text = "\n".join(part for part in parts if part)
        self._note.setText(text)
        self.edit.setAccessibleDescription(text)
        paint(self._note, _TONES[worst.reason.weight] if worst else Tone.MUTED)
        good = self._left_once and bool(self.edit.text())
        doubtful = any(found.reason.weight is not Weight.NOTES for found in self._findings)
        self._tick.setText(_TICK if good and not doubtful else "")
        self._suffix.setText(self._suffix_text(self.edit.text().strip()))
        self._suffix.setVisible(bool(self._suffix.text()))
        offered = self._repair is not None and worst is not None and worst.blocks
        self._mend.setText(self._repair.label if self._repair is not None and offered else "")
        self._mend.setVisible(offered)

    def _hint_source(self) -> str:
        """The document asks for what the API has a name for; the rest is ours."""
        asked = texts.DOCUMENT if isinstance(self.name, FieldName) else texts.LOCAL
        return words.translated("Source", asked)


def _shared_beginning(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
