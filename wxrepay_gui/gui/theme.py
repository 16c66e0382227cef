"""Light and dark: the platform's where it follows, an own dark palette where it does not.

The only colours of our own are those of a status, each readable at 5.3 : 1 or better.
"""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

_DARK = {
    QPalette.ColorRole.Window: "#202124",
    QPalette.ColorRole.WindowText: "#e8eaed",
    QPalette.ColorRole.Base: "#2b2d31",
    QPalette.ColorRole.AlternateBase: "#313439",
    QPalette.ColorRole.Text: "#e8eaed",
    QPalette.ColorRole.PlaceholderText: "#a6adb5",
    QPalette.ColorRole.Button: "#3a3d42",
    QPalette.ColorRole.ButtonText: "#e8eaed",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#2d2f33",
    QPalette.ColorRole.ToolTipText: "#e8eaed",
    QPalette.ColorRole.Highlight: "#3d6fb4",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#8ab8ff",
    QPalette.ColorRole.Light: "#3c3f44",
    QPalette.ColorRole.Midlight: "#35383c",
    QPalette.ColorRole.Mid: "#4a4e54",
    QPalette.ColorRole.Dark: "#111214",
    QPalette.ColorRole.Shadow: "#000000",
}
_DARK_DISABLED = "#80868d"


class Tone(StrEnum):
    """What a piece of text says by its colour, always beside a word or a mark."""

    OK = "ok"
    UNKNOWN = "unknown"
    ERROR = "error"
    INFO = "info"
    MUTED = "muted"


_TONES = {
    Tone.OK: ("#0A6B3D", "#5FD08A"),
    Tone.UNKNOWN: ("#8A5A00", "#F2B84B"),
    Tone.ERROR: ("#B3261E", "#FF8A80"),
    Tone.INFO: ("#0B57A4", "#8AB8FF"),
    Tone.MUTED: ("#5A5F66", "#A6ADB5"),
}
_PRACTICE_COLOURS = ("#4A2A8C", "#EFE7FF"), ("#D7C6FF", "#2E2150")
_TONE, _PRACTICE = "tone", "practice"
"""The properties by which a widget remembers what it says by its colour."""


def is_dark(palette: QPalette) -> bool:
    """Whether *palette* writes light on dark."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def colour(tone: Tone, palette: QPalette) -> QColor:
    """The colour of *tone* on *palette*'s background."""
    return QColor(_TONES[tone][is_dark(palette)])


def paint(widget: QWidget, tone: Tone | None) -> None:
    """Write *widget* in the colour of *tone*, or in its ordinary one."""
    widget.setProperty(_TONE, tone)
    _colour(widget)


def paint_practice(widget: QWidget) -> None:
    """Mark *widget* as practice: its ground and its text."""
    widget.setProperty(_PRACTICE, True)  # noqa: FBT003  a property has no keywords
    widget.setAutoFillBackground(True)
    _colour(widget)


def _colour(widget: QWidget) -> None:
    """Colours by palette, not by style sheet: that would double the time to the first paint."""
    tone, palette = widget.property(_TONE), QPalette()
    dark = is_dark(QApplication.palette())
    if tone is not None:
        text = QColor(_TONES[tone][dark])
        palette.setColor(QPalette.ColorRole.WindowText, text)
        palette.setColor(QPalette.ColorRole.ButtonText, text)
    elif widget.property(_PRACTICE):
        text, ground = map(QColor, _PRACTICE_COLOURS[dark])
        palette.setColor(QPalette.ColorRole.WindowText, text)
        palette.setColor(QPalette.ColorRole.Window, ground)
    widget.setPalette(palette)


def apply(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Show *application* in *scheme*; ``Unknown`` means the system's."""
    application.setPalette(QPalette())
    application.styleHints().setColorScheme(scheme)
    if scheme is Qt.ColorScheme.Dark and not is_dark(application.palette()):
        application.setPalette(_dark_palette())
    recolour(application)


def recolour(application: QApplication) -> None:
    """Give everything that has a colour of its own the one for the scheme of the moment."""
    for widget in application.allWidgets():
        if widget.property(_TONE) is not None or widget.property(_PRACTICE):
            _colour(widget)


def _dark_palette() -> QPalette:
    palette = QPalette()
    for role, name in _DARK.items():
        palette.setColor(role, QColor(name))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DARK_DISABLED))
    return palette
