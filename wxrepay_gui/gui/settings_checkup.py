"""A test that can be begun, looked at and left, all in one place."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.checkup_list import CheckupList
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.tasks import Ticket
from wxrepay_gui.gui.theme import Tone

Start = Callable[
    [Callable[[Checked], None], Callable[[], None], Callable[[ExpectedError], None]],
    Ticket | None,
]
"""Begins a test: told of each step, of its end and of what is in its way; ``None`` if it cannot."""


class SettingsCheckup(QWidget):
    """The lines of a test; its button begins it, and leaves it while it runs.

    Attributes:
        button: To be laid out by whoever owns this.
        lines: What was found so far.

    Args:
        name: The end of the parts' names.
        title: What the button says.
        spoken: What a screen reader says of it.
        start: Begins the test.
        names_hosts: Whether it is about several hosts, which each line has to tell apart.
    """

    def __init__(
        self,
        name: str,
        *,
        title: Callable[[], str],
        spoken: Callable[[], str],
        start: Start,
        names_hosts: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._spoken, self._start = title, spoken, start
        self._ticket: Ticket | None = None
        self._problem: ExpectedError | None = None
        self.button = button(name=f"test_{name}")
        self.button.clicked.connect(self._press)
        self.lines = CheckupList(f"checkup_{name}", names_hosts=names_hosts)
        self._failed = plain(name=f"checkup_{name}_failed", tone=Tone.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        column.addWidget(self._failed)
        self.retranslate()

    @property
    def is_running(self) -> bool:
        """Whether it is waited for."""
        return self._ticket is not None

    def leave(self) -> None:
        """Hear no more of it."""
        if self._ticket is not None:
            self._ticket.leave()
            self._end()

    def clear(self) -> None:
        """Leave it, and show nothing of it."""
        self.leave()
        self._problem = None
        self.lines.begin("")
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.button.setText(self.tr("Stop test&ing") if self.is_running else self._title())
        self.button.setAccessibleName(
            self.tr("Stop testing") if self.is_running else self._spoken()
        )
        self._failed.setVisible(self._problem is not None)
        self._failed.setText("" if self._problem is None else f"✕ {words.error(self._problem)}")
        self.lines.wait_for(self.tr("Testing…") if self.is_running else "")
        self.setVisible(bool(self.lines.steps) or self.is_running or self._problem is not None)

    def _press(self) -> None:
        if self.is_running:
            self.leave()
            return
        self.clear()
        self._ticket = self._start(self.lines.add, self._end, self._fail)
        self.retranslate()

    def _end(self) -> None:
        self._ticket = None
        self.retranslate()

    def _fail(self, error: ExpectedError) -> None:
        self._problem = error
        self._end()
        announce(self, self._failed.text())
