"""Labels as this program makes them: plain text always, for answers may hold anything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QWidget

from wxrepay_gui.gui.theme import Tone


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
    paint(label, tone)
    return label


def big(*, name: str) -> QLabel:
    """A label for the one thing that matters; its size stands in the style sheet."""
    label = plain(name=name)
    label.setProperty("big", True)  # noqa: FBT003  a property has no keywords
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label


def fixed_width() -> QFont:
    """The system's fixed-width font, for ids and wire text."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)


def paint(widget: QWidget, tone: Tone | None) -> None:
    """Give *widget* the colour of *tone*, or its ordinary one."""
    _style(widget, "tone", tone)


def frame_in(widget: QWidget, tone: Tone) -> None:
    """Give *widget* a border in the colour of *tone*."""
    _style(widget, "notice", tone)


def _style(widget: QWidget, name: str, tone: Tone | None) -> None:
    value = tone.value if tone else None
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
