"""The line at the bottom: which world, the key, the time in Beijing, the proxy, what is unknown."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from wxrepay_gui.domain.calendar import BEIJING, beijing_date
from wxrepay_gui.domain.clock import is_doubtful
from wxrepay_gui.domain.errors import ExpectedError, KeyWaitingError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import Network, ProxyMode
from wxrepay_gui.gui import words
from wxrepay_gui.gui.theme import Tone, paint

_TICK_MS = 1000


class StatusLine(QStatusBar):
    """Says what is always of interest; each part but the world leads to where it is changed.

    Signals:
        ticked: A second has passed.
        unknown_wanted: The person wants to see the unknown outcomes.
        key_wanted: The person wants to see to the key.
        clock_wanted: The clock is to be checked.
        proxy_wanted: The person wants to see to the proxy.
    """

    ticked = Signal()
    unknown_wanted = Signal()
    key_wanted = Signal()
    clock_wanted = Signal()
    proxy_wanted = Signal()

    def __init__(self, *, practice: bool, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self._practice = practice
        self._now = now
        self._count = 0
        self._merchant: Merchant | None = None
        self._problem: ExpectedError | None = KeyWaitingError()
        self._difference: timedelta | None = None
        self._network = Network()
        self._world = QLabel()
        self._world.setContentsMargins(8, 0, 8, 0)
        self._world.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self._world)
        self._key = self._part("status_key", self.key_wanted)
        self._clock = self._part("status_clock", self.clock_wanted)
        self._proxy = self._part("status_proxy", self.proxy_wanted)
        self._unknown = self._part("status_unknown", self.unknown_wanted)
        timer = QTimer(self, interval=_TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()
        self._retranslate()

    def count(self, unknown: int) -> None:
        """Show how many outcomes are unknown."""
        self._count = unknown
        self._retranslate()

    def show_key(self, merchant: Merchant | None, problem: ExpectedError | None) -> None:
        """Show until when the key can be used, or that it cannot."""
        self._merchant, self._problem = merchant, problem
        self._retranslate()

    def show_difference(self, difference: timedelta | None) -> None:
        """Show how far the clock is off; ``None`` if nobody knows."""
        self._difference = difference
        paint(self._clock, Tone.UNKNOWN if is_doubtful(difference) else None)
        self._show_time()

    def show_network(self, network: Network) -> None:
        """Show which proxy is used."""
        self._network = network
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _part(self, name: str, wanted: SignalInstance) -> QToolButton:
        part = QToolButton()
        part.setObjectName(name)
        part.setAutoRaise(True)
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        part.clicked.connect(wanted)
        self.addWidget(part)
        return part

    @Slot()
    def _tick(self) -> None:
        self._show_time()
        self.ticked.emit()

    def _show_time(self) -> None:
        now = self._now().astimezone(BEIJING)
        time = self.tr("Beijing time {now}").format(now=f"{now:%Y-%m-%d %H:%M:%S}")
        if self._difference is None:
            off = self.tr("not checked")
        else:
            seconds = f"{self._difference.total_seconds():+.0f}"
            off = self.tr("off by {seconds} s").format(seconds=seconds)
        self._clock.setText(f"{time} ({off})")

    def _key_text(self) -> str:
        if isinstance(self._problem, KeyWaitingError):
            return self.tr("Reading the key from the keyring…")
        if self._problem is not None:
            return self.tr("✕ No key")
        until = self._merchant.valid_until if self._merchant is not None else None
        if until is None:
            return self.tr("✓ Key")
        return self.tr("Key valid to {day}").format(day=beijing_date(until).isoformat())

    def _proxy_text(self) -> str:
        proxy = self._network.proxy
        if self._network.mode is ProxyMode.MANUAL and proxy is not None:
            return self.tr("Proxy: {address}").format(address=words.heard(proxy.address))
        if self._network.mode is ProxyMode.NONE:
            return self.tr("Proxy: none")
        return self.tr("Proxy: system")

    def _retranslate(self) -> None:
        self._world.setText(self.tr("Practice") if self._practice else self.tr("Live"))
        self._key.setText(self._key_text())
        self._key.setVisible(not self._practice)
        self._proxy.setText(self._proxy_text())
        self._proxy.setVisible(not self._practice)
        self._unknown.setVisible(bool(self._count))
        self._unknown.setText(self.tr("%n unknown outcome(s)", "", self._count))
        self._show_time()
