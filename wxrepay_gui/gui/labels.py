"""Labels and frames as this program makes them: plain text, for answers may hold anything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from wxrepay_gui.gui.theme import Tone, colour, paint

_BIG_PX = 28
_RADIUS = 4
TARGET_PX = 28
"""The least height of what is to be hit."""


def plain(text: str = "", *, name: str = "", tone: Tone | None = None, wrap: bool = True) -> QLabel:
    """A label that shows *text* to the letter and lets it be selected."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    if tone is not None:
        paint(label, tone)
    return label


def big(*, name: str) -> QLabel:
    """A label for the one thing that matters."""
    label = plain(name=name)
    font = label.font()
    font.setPixelSize(_BIG_PX)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label


def button(*, name: str) -> QPushButton:
    """A push button that is large enough to be hit."""
    made = QPushButton()
    made.setObjectName(name)
    made.setMinimumHeight(TARGET_PX)
    return made


def small_button(text: str, *, name: str) -> QToolButton:
    """A square button for a mark, which is no stop of the Tab key."""
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setMinimumSize(TARGET_PX, TARGET_PX)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def link(*, name: str) -> QPushButton:
    """A flat button that reads as a link; Enter follows it where it has the focus."""
    made = button(name=name)
    made.setFlat(True)
    made.setAutoDefault(True)
    paint(made, Tone.INFO)
    return made


def fixed_width() -> QFont:
    """The system's fixed-width font, for ids and wire text."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)


def beside(text: QWidget, *acts: QWidget) -> QWidget:
    """*text* with what can be done about it behind it."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(text, 1)
    for act in acts:
        line.addWidget(act)
    return whole


def at_left(*widgets: QWidget) -> QWidget:
    """*widgets* side by side, no wider than they need to be, where there is more room."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return whole


def scrolling(content: QWidget) -> QScrollArea:
    """*content* in an area that scrolls when there is too little room for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class ToneFrame(QFrame):
    """A frame with a border in the colour of a tone."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self.tone = tone

    def set_tone(self, tone: Tone) -> None:
        """Change the border's colour."""
        self.tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the border over what the style paints."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tone, self.palette()))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
