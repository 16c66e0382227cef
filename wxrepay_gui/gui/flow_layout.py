"""Widgets side by side, and on further lines where one is not wide enough."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 8
_WIDEST = 2**24 - 1
"""Qt's own limit for a widget's size."""


class FlowLayout(QLayout):
    """Lays its items out as a line of text is: from the left, broken where the room ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put *item* after the others."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at *index*; ``None`` past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The item at *index*, which the layout then has no more."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: what is left over stays empty."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What all lines need in *width* pixels."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        """The widest item's width, and one line."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def sizeHint(self) -> QSize:
        """All in one line."""
        whole = QRect()
        for _, place in self._places(_WIDEST):
            whole |= place
        return whole.size()

    def setGeometry(self, rect: QRect) -> None:
        """Give every item its place inside *rect*."""
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Every item that shows with its place in *width* pixels, counted from the corner."""
        corner, height = QPoint(0, 0), 0
        for item in self._shown():
            size = item.sizeHint()
            if corner.x() and corner.x() + size.width() > width:
                corner, height = QPoint(0, corner.y() + height + _GAP), 0
            yield item, QRect(corner, size)
            height = max(height, size.height())
            corner += QPoint(size.width() + _GAP, 0)
