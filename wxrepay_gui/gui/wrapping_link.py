"""A link that takes as many lines as its sentence needs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from wxrepay_gui.gui.labels import TARGET_PX
from wxrepay_gui.gui.theme import Tone, paint

_MARGIN = 6
_NARROWEST = 16
"""Characters that a line holds even where there is hardly any room."""

_TALLEST = 10_000
_FLAGS = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
).value


class WrappingLink(QPushButton):
    """A flat button whose text wraps, which no style's push button does; Enter follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self.setAutoDefault(True)
        paint(self, Tone.INFO)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Show *text* to the letter: an ampersand in it marks no access key."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What all lines need in *width* pixels."""
        room = QRect(0, 0, max(width - 2 * _MARGIN, 1), _TALLEST)
        text = self.fontMetrics().boundingRect(room, _FLAGS, self.accessibleName())
        return max(text.height() + 2 * _MARGIN, TARGET_PX)

    def minimumSizeHint(self) -> QSize:
        """A few words' width, and the height that the present width asks for."""
        width = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def sizeHint(self) -> QSize:
        """The same: there is no width at which it is at its best."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's own
        """Paint the style's button, and the text over it in lines."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawItemText(
            room,
            _FLAGS,
            self.palette(),
            self.isEnabled(),
            self.accessibleName(),
            QPalette.ColorRole.ButtonText,
        )
