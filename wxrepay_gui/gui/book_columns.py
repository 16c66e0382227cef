"""The form with what stands beside it, or under it where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from wxrepay_gui.gui.form_grid import FormGrid

_WIDE = 1080
_WIDE_CHARACTERS = 150
"""Pixels, and characters, from which two columns have room side by side."""

_NARROW_CHARACTERS = 110
"""Characters below which the form's labels stand above their fields."""


class BookColumns(QScrollArea):
    """Scrolls downwards only.

    Args:
        left: What stands in the column of the form, from top to bottom.
        right: What stands beside it; the last one takes the room that is left.
        grid: The form's own layout.
    """

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], *, grid: FormGrid
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = grid
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(16, 16, 16, 16)
        self._columns.setSpacing(24)
        for widgets, share in ((left, 3), (right, 2)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for widget in widgets:
                column.addWidget(widget, int(widget is right[-1]))
            if widgets is left:
                column.addStretch(1)
            self._columns.addLayout(column, share)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold by the new width."""
        self._fold(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fold by the new size of the letters."""
        if event.type() == QEvent.Type.FontChange:
            self._fold(self.viewport().width())
        super().changeEvent(event)

    def _fold(self, width: int) -> None:
        characters = width // self.fontMetrics().averageCharWidth()
        beside = width >= _WIDE and characters >= _WIDE_CHARACTERS
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._grid.fold(narrow=characters < _NARROW_CHARACTERS)
