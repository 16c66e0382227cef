"""What stands with the repayment date: keys, chips and the calendar."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.day_text import parse_day
from wxrepay_gui.domain.typed import to_half_width, trim
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.appearance import Appearance
from wxrepay_gui.gui.day_popup import DayPopup
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import button, small_button

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}
"""Days that a key moves the date by; up is later, as in every spin box."""

_CHIPS = (1, 3, 7, 14)
"""Days from today; the last is the last that can be booked."""


class DayTools(QWidget):
    """Chips under the date; the edit itself answers to arrows, and Alt+Down opens the calendar.

    Attributes:
        said: That the end of what can be booked was reached by the last key, or empty.
        open: The button that opens the calendar.

    Signals:
        chosen: A person chose a date; carries it.
        stopped: A key would have left what can be booked; :attr:`said` tells.
    """

    chosen = Signal(object)
    stopped = Signal()

    def __init__(self, edit: QLineEdit, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._edit = edit
        self._today = today
        self._busy: Collection[date] = ()
        self.said = ""
        self._chips = {days: self._chip(days) for days in _CHIPS}
        self.open = small_button("▾", name="open_calendar")
        self.open.clicked.connect(self.show_calendar)
        edit.installEventFilter(self)
        edit.textEdited.connect(self._forget)
        layout = FlowLayout(self)
        for chip in self._chips.values():
            layout.addWidget(chip)
        self.retranslate()

    @property
    def appearance(self) -> Appearance:
        """A readable date stands as ``yyyy-MM-dd`` once the field was left."""
        return Appearance(self._written, str)

    def mark(self, busy: Collection[date]) -> None:
        """Know the days that hold a booking of this contract."""
        self._busy = frozenset(busy)

    @Slot()
    def show_calendar(self) -> None:
        """Open the calendar under the edit."""
        popup = DayPopup(self, today=self._today(), current=self._day(), busy=self._busy)
        popup.chosen.connect(self._take)
        popup.move(self._edit.mapToGlobal(self._edit.rect().bottomLeft()))
        popup.show()

    def retranslate(self) -> None:
        """Say everything again, by today's date."""
        days = bookable_days(self._today())
        for ahead, chip in self._chips.items():
            day = days[ahead - 1]
            short = f"{day:%m-%d} {words.weekday(day)}"
            if day == days[0]:
                text = self.tr("Tomorrow {day}").format(day=short)
            elif day == days[-1]:
                text = self.tr("Latest {day}").format(day=short)
            else:
                text = f"+{ahead}"
            chip.setText(text)
            chip.setToolTip(words.day(day))
            chip.setAccessibleName(f"{text} {words.day(day)}")
        self.open.setAccessibleName(self.tr("Open the calendar (Alt+Down)"))
        self.open.setToolTip(self.open.accessibleName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the date by arrow keys; open the calendar by Alt+Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, alt = Qt.Key(event.key()), Qt.KeyboardModifier.AltModifier
            if key == Qt.Key.Key_Down and event.modifiers() & alt:
                self.show_calendar()
                return True
            if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._move(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _chip(self, ahead: int) -> QPushButton:
        made = button(name=f"chip_{ahead}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._take(bookable_days(self._today())[ahead - 1]))
        return made

    def _day(self) -> date | None:
        try:
            return parse_day(to_half_width(trim(self._edit.text())[0]), today=self._today())
        except ValueError:
            return None

    def _written(self, text: str) -> str:
        try:
            return parse_day(to_half_width(trim(text)[0]), today=self._today()).isoformat()
        except ValueError:
            return text

    def _move(self, step: int) -> None:
        """Go *step* days on, but never out of what can be booked without saying so."""
        days = bookable_days(self._today())
        here = self._day()
        if here is None:
            self._take(days[0])
            return
        there = min(max(here + timedelta(days=step), days[0]), days[-1])
        self._take(there)
        if there == here + timedelta(days=step):
            return
        QApplication.beep()
        last = self.tr("{day} is the last day that can be booked")
        first = self.tr("{day} is the first day that can be booked")
        self.said = (last if step > 0 else first).format(day=words.day(there))
        self.stopped.emit()
        announce(self._edit, self.said)

    def _take(self, day: date) -> None:
        self._forget()
        self.chosen.emit(day)

    @Slot()
    def _forget(self) -> None:
        self.said = ""
