"""Whether everything that is to be read has the room it needs."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)


def clipped(widget: QWidget) -> list[str]:
    """Visible labels and buttons whose text needs more room than they have."""
    wrong = []
    children: list[QLabel | QAbstractButton] = [*widget.findChildren(QLabel)]
    for kind in (QPushButton, QCheckBox, QRadioButton):
        children += widget.findChildren(kind)
    for child in children:
        if not child.isVisible() or not child.text():
            continue
        needs = child.sizeHint()
        if isinstance(child, QLabel) and child.wordWrap():
            needs = QSize(child.minimumSizeHint().width(), child.heightForWidth(child.width()))
        if needs.width() > child.width() or needs.height() > child.height():
            wrong.append(
                f"{child.objectName() or child.text()[:40]!r}: {child.size().toTuple()}"
                f" needs {needs.toTuple()}"
            )
    return wrong


def cut_off(widget: QWidget) -> list[str]:
    """Inputs that stand, wholly or in part, outside what can be seen or scrolled to sideways."""
    wrong = []
    for area in widget.findChildren(QScrollArea):
        content = area.widget()
        if (
            area.isVisible()
            and content is not None
            and not isinstance(content, QAbstractScrollArea)
        ):
            room, needs = area.viewport().width(), content.width()
            if needs > room:
                wrong.append(f"{content.objectName()}: {needs} wide in {room}")
    return wrong
