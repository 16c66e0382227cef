"""A choice between a few values that all stay in sight."""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QRadioButton, QVBoxLayout, QWidget

from wxrepay_gui.gui import words
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import TARGET_PX, plain
from wxrepay_gui.gui.theme import Tone

Value = TypeVar("Value", bound=Hashable)


class Choice(QWidget, Generic[Value]):
    """Radio buttons, exactly one of them chosen; the arrow keys go from one to the next.

    Args:
        name: The prefix of the buttons' names.
        values: What can be chosen, by the end of its button's name.
        title: What is chosen, in the language of the moment.
        text: A value's word, in the language of the moment.

    Signals:
        changed: A person or the program chose otherwise; :attr:`value` has it.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        values: Mapping[str, Value],
        *,
        title: Callable[[], str],
        text: Callable[[Value], str],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._text = title, text
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setMinimumHeight(TARGET_PX)
        self._note = plain(name=f"{name}_note", tone=Tone.MUTED)
        self._note.hide()
        self._buttons: dict[Value, QRadioButton] = {}
        line = QWidget()
        beside = FlowLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(line)
        column.addWidget(self._note)
        for suffix, value in values.items():
            made = QRadioButton()
            made.setObjectName(f"{name}_{suffix}")
            made.setMinimumHeight(TARGET_PX)
            made.toggled.connect(self._tell)
            self._buttons[value] = made
            beside.addWidget(made)
        first = next(iter(self._buttons.values()))
        first.setChecked(True)
        self.label.setBuddy(first)
        self.setFocusProxy(first)
        self.retranslate()

    @property
    def value(self) -> Value:
        """What is chosen."""
        return next(value for value, each in self._buttons.items() if each.isChecked())

    def choose(self, value: Value) -> None:
        """Choose *value*."""
        self._buttons[value].setChecked(True)

    def describe(self, text: str) -> None:
        """Have *text* stand below, and said by a screen reader after each button's name."""
        self._note.setText(text)
        self._note.show()
        for each in self._buttons.values():
            each.setAccessibleDescription(text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = self._title()
        self.label.setText(title)
        for value, each in self._buttons.items():
            text = self._text(value)
            each.setText(text)
            each.setAccessibleName(words.labelled(words.without_key(title), text))

    def _tell(self, chosen: bool) -> None:  # noqa: FBT001  Qt's own
        """Tell once of a change, by the button that was chosen."""
        if chosen:
            self.setFocusProxy(next(each for each in self._buttons.values() if each.isChecked()))
            self.changed.emit()
