"""Keys and menu entries that belong to the booking page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

REVIEW = ("Ctrl+Return", "Ctrl+Enter")
"""Two keys of most keyboards, one meaning."""


def pressed_once(widget: QWidget, do: Callable[[], object]) -> None:
    """Let both of :data:`REVIEW` call *do*, but not again while they are held."""
    for keys in REVIEW:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)


def action(widget: QWidget, keys: QKeySequence | str, do: Callable[[], object]) -> QAction:
    """An action with *keys*, in force while the focus is inside *widget*; a menu may show it."""
    made = QAction(widget)
    made.setShortcut(QKeySequence(keys))
    made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda _checked=False: do())
    widget.addAction(made)
    return made
