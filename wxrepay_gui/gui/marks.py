"""The coloured dots that tell one merchant from another; the name always stands beside them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from wxrepay_gui.domain.merchant import Colour
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_SIZE = 32
_DOT = 20

_COLOURS: Mapping[Colour, str] = {
    Colour.BLUE: "#3B78C2",
    Colour.TEAL: "#2A8C8C",
    Colour.OLIVE: "#7A8B2E",
    Colour.BROWN: "#9A6B3F",
    Colour.PINK: "#BF5B8F",
    Colour.GREY: "#7C828A",
}
_NAMES: Mapping[Colour, str] = {
    Colour.BLUE: QT_TRANSLATE_NOOP("Colour", "Blue"),
    Colour.TEAL: QT_TRANSLATE_NOOP("Colour", "Teal"),
    Colour.OLIVE: QT_TRANSLATE_NOOP("Colour", "Olive"),
    Colour.BROWN: QT_TRANSLATE_NOOP("Colour", "Brown"),
    Colour.PINK: QT_TRANSLATE_NOOP("Colour", "Pink"),
    Colour.GREY: QT_TRANSLATE_NOOP("Colour", "Grey"),
}


def colour_name(of: Colour) -> str:
    """A colour's name in the language of the moment."""
    return words.translated("Colour", _NAMES[of])


def dot(colour: Colour) -> QIcon:
    """A merchant's dot; readable on light and dark ground."""
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(_COLOURS[colour]))
    painter.setPen(QPen(Qt.GlobalColor.white, 2))
    inset = (_SIZE - _DOT) // 2
    painter.drawEllipse(inset, inset, _DOT, _DOT)
    painter.end()
    return QIcon(pixmap)
