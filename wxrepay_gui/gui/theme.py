"""Light and dark: the platform's where it follows, an own dark palette where it does not.

The only colours of our own are those of a status, each readable at 5.3 : 1 or better.
"""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

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


class Tone(Enum):
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
_PRACTICE = ("#4A2A8C", "#EFE7FF"), ("#D7C6FF", "#2E2150")


def is_dark(palette: QPalette) -> bool:
    """Whether *palette* writes light on dark."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def colour(tone: Tone, palette: QPalette) -> QColor:
    """The colour of *tone* on *palette*'s background."""
    return QColor(_TONES[tone][is_dark(palette)])


def apply(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Show *application* in *scheme*; ``Unknown`` means the system's."""
    application.setPalette(QPalette())
    application.styleHints().setColorScheme(scheme)
    if scheme is Qt.ColorScheme.Dark and not is_dark(application.palette()):
        application.setPalette(_dark_palette())
    application.setStyleSheet(_sheet(dark=is_dark(application.palette())))


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


def _sheet(*, dark: bool) -> str:
    """Only what is our own: tones, practice, framed notices, and the one big label."""
    rules = [f'*[tone="{tone.value}"] {{ color: {pair[dark]}; }}' for tone, pair in _TONES.items()]
    rules += [
        f'QFrame[notice="{tone.value}"] {{ border: 1px solid {pair[dark]}; border-radius: 4px; }}'
        for tone, pair in _TONES.items()
    ]
    text, ground = _PRACTICE[dark]
    rules.append(f"*[practice=true] {{ background: {ground}; }}")
    rules.append(f"*[practice=true] QLabel, QLabel[practice=true] {{ color: {text}; }}")
    rules.append("QLabel[big=true] { font-size: 28px; font-weight: 600; }")
    return "\n".join(rules)
