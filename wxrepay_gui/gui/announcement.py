"""Says something to a screen reader at once, which property changes alone do not do everywhere."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have *text* read out, as said by *widget*."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
