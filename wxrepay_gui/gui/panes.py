"""F6: from one part of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_on(panes: Sequence[QWidget], *, back: bool = False) -> None:
    """Put the focus into the pane after the one that has it, or before it.

    What takes the focus by Tab comes first in a pane; a pane without such takes it itself.
    """
    shown = [pane for pane in panes if pane.isVisible()]
    if not shown:
        return
    here = QApplication.focusWidget()
    inside = [place for place, pane in enumerate(shown) if _holds(pane, here)]
    step = -1 if back else 1
    place = (inside[0] + step) % len(shown) if inside else 0
    first = _first(shown[place])
    first.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _first(pane: QWidget) -> QWidget:
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and each.isVisible() and each.isEnabled() and pane.isAncestorOf(each):
            return each
        each = each.nextInFocusChain()
    return pane
