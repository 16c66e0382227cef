"""A row of buttons, or several: the steps that are safe next."""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from wxrepay_gui.gui import words
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.steps import KEYS, LABELS, Step


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
        self._layout = FlowLayout(self)

    def offer(self, steps: Iterable[Step], *, number: str) -> None:
        """Offer exactly *steps* for the record *number*, in the language of the moment."""
        wanted = tuple(steps)
        if wanted != tuple(self._buttons):
            for old in self._buttons.values():
                old.hide()
                self._layout.removeWidget(old)
                old.deleteLater()
            self._buttons = {step: self._button(step) for step in wanted}
            for new in self._buttons.values():
                self._layout.addWidget(new)
                new.show()
            # New buttons would come last of the whole window.
            for before, after in pairwise(
                (self.previousInFocusChain() or self, *self._buttons.values())
            ):
                QWidget.setTabOrder(before, after)
        for step, shown in self._buttons.items():
            shown.setText(words.translated("Step", LABELS[step], number=number))
        self.updateGeometry()

    def listen(self, scope: QWidget) -> None:
        """Let the keys of the steps work wherever the focus is inside *scope*."""
        for step, keys in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), scope)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._choose, step))

    def focus_first(self) -> None:
        """Put the focus on the first step."""
        for first in list(self._buttons.values())[:1]:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, step: Step) -> None:
        if step in self._buttons:
            self.chosen.emit(step)

    def _button(self, step: Step) -> QPushButton:
        made = button(name=f"{self._prefix}_{step.value}")
        made.clicked.connect(lambda: self.chosen.emit(step))
        return made
