"""Undo across the whole form: what stood in it before each of the last fifty changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from wxrepay_gui.domain.draft import Draft, Name, Origin

DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form, and where what nobody typed comes from."""

    draft: Draft
    origins: Mapping[Name, Origin]


@dataclass(frozen=True, slots=True)
class _Change:
    """One change; *name* if one field was typed in."""

    before: Filled
    after: Filled
    name: Name | None

    def goes_on(self, earlier: "_Change") -> bool:
        """Whether this only types on, or takes away, at the end of what *earlier* typed."""
        if self.name is None or self.name is not earlier.name:
            return False
        before = str(getattr(self.before.draft, self.name))
        after = str(getattr(self.after.draft, self.name))
        return after.startswith(before) or before.startswith(after)


class FormHistory(QObject):
    """Keeps the changes of one form.

    Not a QUndoStack: PySide6 crashes when a command that was written in Python is merged and
    then done again.

    Args:
        show: Puts something into the form.

    Signals:
        changed: What can be undone or redone may be another now.
    """

    changed = Signal()

    def __init__(self, show: Callable[[Filled], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._sealed = True

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._undone)

    def note(self, before: Filled, after: Filled, *, name: Name | None = None) -> None:
        """Remember a change that stands in the form already; *name* if one field was typed in."""
        if before == after:
            return
        change = _Change(before, after, name)
        if self._done and not self._sealed and change.goes_on(self._done[-1]):
            self._done[-1] = replace(self._done[-1], after=after)
        else:
            self._done = [*self._done[1 - DEEPEST :], change]
        self._undone = []
        self._sealed = name is None
        self.changed.emit()

    def seal(self) -> None:
        """Let the next key begin a change of its own."""
        self._sealed = True

    @Slot()
    def undo(self) -> None:
        """Take back the last change."""
        if self._done:
            self._undone.append(self._done.pop())
            self._go_to(self._undone[-1].before)

    @Slot()
    def redo(self) -> None:
        """Make again what was taken back last."""
        if self._undone:
            self._done.append(self._undone.pop())
            self._go_to(self._done[-1].after)

    def clear(self) -> None:
        """Forget everything: what stood in the form was sent."""
        self._done, self._undone, self._sealed = [], [], True
        self.changed.emit()

    def _go_to(self, filled: Filled) -> None:
        self._sealed = True
        self._show(filled)
        self.changed.emit()
