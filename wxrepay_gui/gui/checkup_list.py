"""The lines of a checkup, which come one after another."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wxrepay_gui.domain.checkup import Checked, CheckMark
from wxrepay_gui.gui import check_texts
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import plain
from wxrepay_gui.gui.theme import Tone


class CheckupList(QWidget):
    """Shows each step as soon as it has ended, and what is waited for after the last.

    Args:
        name: Its object name.
        names_hosts: Whether the steps are about several hosts, which each line has to tell apart.
    """

    def __init__(self, name: str, *, names_hosts: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._said = check_texts.said_of_host if names_hosts else check_texts.said
        self.steps: tuple[Checked, ...] = ()
        self._waiting = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def is_good(self) -> bool:
        """Whether there were steps, and none was bad."""
        return bool(self.steps) and all(one.mark is not CheckMark.BAD for one in self.steps)

    def begin(self, waiting: str) -> None:
        """Show nothing but what is waited for."""
        self.steps = ()
        self.wait_for(waiting)

    def wait_for(self, waiting: str) -> None:
        """Say after the last step what is waited for."""
        self._waiting = waiting
        self.retranslate()

    def add(self, checked: Checked) -> None:
        """Show one more step, and have it said."""
        self.steps = (*self.steps, checked)
        self.retranslate()
        announce(self, self._said(checked))

    def end(self) -> None:
        """Wait for nothing any more."""
        self._waiting = ""
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, checked in enumerate(self.steps):
            line = plain(self._said(checked), name=f"step_{place}", tone=check_texts.tone(checked))
            self._column.addWidget(line)
        if self._waiting:
            self._column.addWidget(plain(self._waiting, name="waiting", tone=Tone.MUTED))
        self._column.addStretch(1)
