"""Lines of the settings: labels beside what they name, or above it where there is no room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wxrepay_gui.gui.form_grid import FormGrid

_NARROW_CHARACTERS = 60


class SettingsForm(QWidget):
    """Folds by its own width, and can become as narrow as its widest part.

    Args:
        lines: Each label with what it names, in reading order.
    """

    def __init__(self, *lines: tuple[QWidget, QWidget]) -> None:
        super().__init__()
        self._lines = lines
        self._grid = FormGrid(self, lines)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest part; labels can go above."""
        size = super().minimumSizeHint()
        return QSize(min(size.width(), max(self._widest(0), self._widest(1))), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels above where lines would be too short."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold by what the parts need now, in whatever language."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        beside = self._widest(0) + self._grid.horizontalSpacing() + self._widest(1)
        readable = self.fontMetrics().averageCharWidth() * _NARROW_CHARACTERS
        self._grid.fold(narrow=self.width() < max(beside, readable))

    def _widest(self, side: int) -> int:
        """What the widest label needs (0), or the widest of what they name (1)."""
        shown = (line[side] for line in self._lines if not line[side].isHidden())
        return max((one.minimumSizeHint().width() for one in shown), default=0)
