"""Keys of a form's edits: Enter goes on, and undo is the whole form's."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence

from wxrepay_gui.domain.draft import Name
from wxrepay_gui.gui.field_row import FieldRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FormKeys(QObject):
    """Watches the edits of a form's lines.

    Attributes:
        enter_moves_on: Whether Enter goes to the next line that is shown.

    Signals:
        moved_on: Enter goes to a field; carries its name.
        passed_end: Enter was pressed in the last field.
    """

    moved_on = Signal(object)
    passed_end = Signal()

    def __init__(self, rows: Mapping[Name, FieldRow], parent: QObject) -> None:
        super().__init__(parent)
        self.enter_moves_on = True
        self._rows = rows
        for row in rows.values():
            row.edit.installEventFilter(self)

    @Slot()
    def begin(self) -> None:
        """Go to the first field."""
        self.moved_on.emit(self._shown[0])

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

    @property
    def _shown(self) -> list[Name]:
        return [name for name, row in self._rows.items() if not row.isHidden()]

    def _move_on(self, watched: QObject) -> None:
        shown = self._shown
        here = next(place for place, name in enumerate(shown) if self._rows[name].edit is watched)
        if here + 1 == len(shown):
            self.passed_end.emit()
        else:
            self.moved_on.emit(shown[here + 1])
