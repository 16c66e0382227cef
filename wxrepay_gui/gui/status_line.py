"""The line at the bottom: which world, what time in Beijing, and what is unknown."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from wxrepay_gui.domain.calendar import BEIJING

_TICK_MS = 1000


class StatusLine(QStatusBar):
    """Says what is always of interest.

    Signals:
        ticked: A second has passed.
        unknown_wanted: The person wants to see the unknown outcomes.
    """

    ticked = Signal()
    unknown_wanted = Signal()

    def __init__(self, *, practice: bool, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self._practice = practice
        self._now = now
        self._count = 0
        self._world, self._clock = QLabel(), QLabel()
        for label in (self._world, self._clock):
            label.setContentsMargins(8, 0, 8, 0)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.addWidget(label)
        self._unknown = QToolButton()
        self._unknown.setObjectName("status_unknown")
        self._unknown.setAutoRaise(True)
        self._unknown.clicked.connect(self.unknown_wanted)
        self.addWidget(self._unknown)
        timer = QTimer(self, interval=_TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()
        self.count(0)

    def count(self, unknown: int) -> None:
        """Show how many outcomes are unknown."""
        self._count = unknown
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _tick(self) -> None:
        self._show_time()
        self.ticked.emit()

    def _show_time(self) -> None:
        now = self._now().astimezone(BEIJING)
        self._clock.setText(self.tr("Beijing time {now}").format(now=f"{now:%Y-%m-%d %H:%M:%S}"))

    def _retranslate(self) -> None:
        self._world.setText(self.tr("Practice") if self._practice else self.tr("Live"))
        self._unknown.setVisible(bool(self._count))
        self._unknown.setText(self.tr("%n unknown outcome(s)", "", self._count))
        self._show_time()
