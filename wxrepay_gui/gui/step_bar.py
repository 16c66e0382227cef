"""A row of buttons: the steps that are safe next."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.steps import LABELS, Step


class StepBar(QWidget):
    """Offers steps, and nothing that is not safe.

    Signals:
        chosen: The person chose a step; carries the :class:`Step`.
    """

    chosen = Signal(object)

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix
        self._buttons: dict[Step, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addStretch(1)

    def offer(self, steps: Iterable[Step]) -> None:
        """Offer exactly *steps*, in the language of the moment."""
        wanted = tuple(steps)
        if wanted != tuple(self._buttons):
            for old in self._buttons.values():
                old.hide()
                old.deleteLater()
            self._buttons = {step: self._button(step) for step in wanted}
            for place, new in enumerate(self._buttons.values()):
                self._layout.insertWidget(place, new)
                new.show()
            # New buttons would come last of the whole window.
            for before, after in pairwise(
                (self.previousInFocusChain() or self, *self._buttons.values())
            ):
                QWidget.setTabOrder(before, after)
        for step, shown in self._buttons.items():
            shown.setText(words.translated("Step", LABELS[step]))

    def focus_first(self) -> None:
        """Put the focus on the first step."""
        for first in list(self._buttons.values())[:1]:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, step: Step) -> QPushButton:
        made = button(name=f"{self._prefix}_{step.value}")
        made.clicked.connect(lambda: self.chosen.emit(step))
        return made
