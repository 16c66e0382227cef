"""How to set the clock of this system right."""

import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_STEPS = {
    "win32": QT_TRANSLATE_NOOP(
        "Clock",
        "1. Right-click the clock at the bottom right and choose “Adjust date and time”.\n"
        "2. Turn on “Set time automatically”.\n"
        "3. Press “Sync now”.\n"
        "If that is greyed out, your IT department sets the clock: ask them.",
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "Clock",
        "1. Open System Settings → General → Date & Time.\n"
        "2. Turn on “Set time and date automatically”.\n"
        "If it cannot be turned on, your IT department sets the clock: ask them.",
    ),
    "linux": QT_TRANSLATE_NOOP(
        "Clock",
        "1. Open the system's settings for date and time and turn on automatic time;"
        " or, in a terminal: timedatectl set-ntp true\n"
        "2. Wait until the clock has moved.",
    ),
}
_AFTER = QT_TRANSLATE_NOOP("Clock", "Then press “Check again”. Nothing has to be restarted.")


def steps(platform: str = sys.platform) -> str:
    """What to do on *platform*, as ``sys.platform`` says it, in the language of the moment."""
    text = _STEPS.get(platform, _STEPS["linux"])
    return f"{words.translated('Clock', text)}\n\n{words.translated('Clock', _AFTER)}"


class ClockHelp(QMessageBox):
    """Shows the steps for this system, in the language of the moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clock_steps")
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Set the clock right"))
        self.setText(steps())
