"""What this program is, in one box."""

from PySide6.QtWidgets import QMessageBox, QWidget

from wxrepay_gui import __version__
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_TITLE = QT_TRANSLATE_NOOP("About", "About")
_TEXT = QT_TRANSLATE_NOOP("About", "Books repayments (预约还款) for a WeChat Pay service provider.")


def about(window: QWidget) -> None:
    """Show it over *window*."""
    text = words.translated("About", _TEXT)
    title = words.translated("About", _TITLE)
    QMessageBox.about(window, title, f"wxrepay_gui {__version__}\n\n{text}")
