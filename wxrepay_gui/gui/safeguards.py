"""What the review sheet asks of a person before it lets a booking go."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wxrepay_gui.domain.checks import AMOUNT_FAULTS
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding
from wxrepay_gui.domain.money import AmountError, Fen, parse_yuan
from wxrepay_gui.domain.retyping import first_difference
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import TARGET_PX, plain
from wxrepay_gui.gui.theme import Tone

Subject = Finding | Fen
"""A finding that has to be acknowledged, or an amount that has to be typed again."""

_WIDEST_AMOUNT = 20
"""Characters, and a little room."""


class Safeguard(QWidget):
    """One thing that has to be done first; says so at its place once it was asked for.

    Attributes:
        about: What it is about; the same thing is asked for once.
        input: Where it is done.
    """

    input: QWidget

    def __init__(self, about: Subject) -> None:
        super().__init__()
        self.about = about
        self._asked = False
        self._fault = plain(tone=Tone.ERROR)
        self._fault.hide()

    def ask(self) -> bool:
        """Whether it was done; if not, what is missing is said there, and the focus goes there."""
        self._asked = True
        self._judge()
        missing = self._missing()
        if missing:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.input, missing)
        return not missing

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _judge(self) -> None:
        missing = self._missing() if self._asked else ""
        self._fault.setText(f"✕ {missing}" if missing else "")
        self._fault.setVisible(bool(missing))
        self.input.setAccessibleDescription(missing or self._hint())

    def _missing(self) -> str:
        """What is missing, in words; empty if nothing is."""
        raise NotImplementedError

    def _hint(self) -> str:
        """What a screen reader says of the input while nothing is missing."""
        raise NotImplementedError

    def _retranslate(self) -> None:
        self._judge()


class Acknowledgement(Safeguard):
    """A finding that a person has to say they know of."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self._finding = finding
        self._said = plain(tone=Tone.UNKNOWN)
        self._tick = self.input = QCheckBox()
        self._tick.setObjectName(f"know_{finding.reason.key}")
        self._tick.setMinimumHeight(TARGET_PX)
        self._tick.toggled.connect(self._judge)
        self._fault.setObjectName(f"know_{finding.reason.key}_fault")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._said, self._tick, self._fault):
            layout.addWidget(widget)
        self._retranslate()

    def _missing(self) -> str:
        return "" if self._tick.isChecked() else self.tr("Nothing was sent: tick this first.")

    def _hint(self) -> str:
        return self._said.text()

    def _retranslate(self) -> None:
        self._said.setText(f"! {words.attributed(self._finding)}")
        self._tick.setText(self.tr("&I know; this is another one"))
        super()._retranslate()


class RetypedAmount(Safeguard):
    """The amount, to be typed a second time, key by key."""

    def __init__(self, amount: Fen) -> None:
        super().__init__(amount)
        self._amount = amount
        self._title, self._unit = QLabel(), plain(wrap=False)
        self._keys_only = plain(tone=Tone.MUTED)
        self._edit = self.input = _TypedEdit()
        self._edit.setObjectName("retype")
        self._edit.textChanged.connect(self._judge)
        self._title.setBuddy(self._edit)
        self._fault.setObjectName("retype_fault")
        line = QHBoxLayout()
        line.addWidget(self._title)
        line.addWidget(self._edit)
        line.addWidget(self._unit)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._keys_only)
        layout.addWidget(self._fault)
        self._retranslate()

    def _missing(self) -> str:
        text = self._edit.text()
        if not text.strip():
            return self.tr("Nothing was sent: type the amount again here.")
        try:
            typed = parse_yuan(text)
        except AmountError as error:
            found = Finding(FieldName.REPAYMENT_AMOUNT, AMOUNT_FAULTS[error.fault], {"text": text})
            return words.finding(found)
        if typed == self._amount:
            return ""
        differ = self.tr("The two amounts differ at digit {place}")
        return differ.format(place=first_difference(self._amount, typed))

    def _hint(self) -> str:
        return self._keys_only.text()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("&Type the amount again:"))
        self._edit.setAccessibleName(self.tr("Type the amount again, in yuan"))
        self._unit.setText(self.tr("yuan"))
        self._keys_only.setText(self.tr("Typed key by key: nothing can be pasted here"))
        super()._retranslate()


def safeguard(about: Subject) -> Safeguard:
    """What asks for *about*."""
    return Acknowledgement(about) if isinstance(about, Finding) else RetypedAmount(about)


class _TypedEdit(QLineEdit):
    """Takes keys only: nothing is pasted or dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(TARGET_PX)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_AMOUNT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but paste nothing."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the selection alone that a middle button pastes on X11."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
