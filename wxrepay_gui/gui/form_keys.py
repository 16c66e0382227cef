"""Keys of a form's edits: Enter goes on, and undo is the whole form's."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FormKeys(QObject):
    """Watches edits.

    Args:
        move_on: Called with the edit in which Enter was pressed.
    """

    def __init__(self, move_on: Callable[[QObject], None], parent: QObject) -> None:
        super().__init__(parent)
        self._move_on = move_on
        self.enter_moves_on = True

    def watch(self, edit: QLineEdit) -> None:
        """Watch *edit* too."""
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo to the form, and keep Enter from doing anything else than going on."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            undoes = any(event.matches(key) for key in _UNDO)
            if undoes:
                event.ignore()
            return undoes
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.type() != QEvent.Type.KeyPress or event.key() not in _ENTER or not plain:
            return False
        if self.enter_moves_on and not event.isAutoRepeat():
            self._move_on(watched)
        return True
