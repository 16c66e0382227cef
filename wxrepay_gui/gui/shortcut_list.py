"""Every key there is, in one list."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import plain, scrolling
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.menus import Menus

_OF_THE_FORM = (
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Shortcut", "Review; on the review sheet: submit")),
    ("Enter", QT_TRANSLATE_NOOP("Shortcut", "Next field; never sends")),
    ("Esc", QT_TRANSLATE_NOOP("Shortcut", "Close the sheet on top")),
    ("Alt+5 / Alt+0 / Alt+Q", QT_TRANSLATE_NOOP("Shortcut", "Minimum: 5 %, 10 %, whole amount")),
    ("↑ ↓ / PgUp PgDn", QT_TRANSLATE_NOOP("Shortcut", "Date: one day, one week")),
    ("t  +3  15  12-15", QT_TRANSLATE_NOOP("Shortcut", "Date, typed short")),
    ("Alt+↓", QT_TRANSLATE_NOOP("Shortcut", "Date: open the calendar")),
    ("F5", QT_TRANSLATE_NOOP("Shortcut", "Query this outcome")),
    ("Ctrl+Shift+C", QT_TRANSLATE_NOOP("Shortcut", "Copy support details of this outcome")),
    ("Ctrl+S", QT_TRANSLATE_NOOP("Shortcut", "Contracts: save the entry")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Shortcut", "Contracts: export what is shown")),
    ("Ctrl+1 / 3 / 4", QT_TRANSLATE_NOOP("Shortcut", "Book, Records, Contracts")),
)
"""What no menu shows."""


class ShortcutList(QDialog):
    """A list to look at; Esc closes it."""

    def __init__(self, menus: Menus, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for line, (keys, what) in enumerate(_lines(menus)):
            grid.addWidget(plain(keys, wrap=False), line, 0)
            grid.addWidget(plain(what, wrap=False), line, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(content))
        layout.addWidget(box)
        self.resize(content.sizeHint().grownBy(layout.contentsMargins() * 4))


def _lines(menus: Menus) -> Iterator[tuple[str, str]]:
    for action in menus.all_actions:
        if not action.shortcut().isEmpty():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield keys, words.without_key(action.text())
    for keys, what in _OF_THE_FORM:
        yield keys, words.translated("Shortcut", what)
