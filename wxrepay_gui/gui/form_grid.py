"""Labels beside their fields, or above them where there is no room beside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

_APART, _CLOSE = 8, 2
"""Pixels between two lines, and between a label and the field under it."""


class FormGrid(QGridLayout):
    """Not a QFormLayout: that keeps its rows' old heights when a language makes labels wider.

    Args:
        parent: What it lays out.
        lines: Each label with its field, in reading order.
    """

    def __init__(self, parent: QWidget, lines: Sequence[tuple[QWidget, QWidget]]) -> None:
        super().__init__(parent)
        self._form_lines = lines
        self._narrow: bool | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setColumnStretch(1, 1)
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Put the labels above their fields, or beside them."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.setVerticalSpacing(_CLOSE if narrow else _APART)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        for line, (label, field) in enumerate(self._form_lines):
            self.removeWidget(label)
            self.removeWidget(field)
            if narrow:
                self.addWidget(label, 2 * line, 0, 1, 2, side)
                self.addWidget(field, 2 * line + 1, 0, 1, 2)
            else:
                self.addWidget(label, 2 * line, 0, side | Qt.AlignmentFlag.AlignTop)
                self.addWidget(field, 2 * line, 1)
