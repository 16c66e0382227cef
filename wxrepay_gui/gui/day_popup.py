"""The fourteen days that can be booked, as a calendar to choose from."""

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.theme import Tone, paint

_DAYS_OF_WEEK = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS_OF_WEEK,
    Qt.Key.Key_Down: _DAYS_OF_WEEK,
}
_DOT = "•"


class DayPopup(QFrame):
    """Whole weeks, of which only the bookable days can be chosen; made anew for each use.

    Signals:
        chosen: Carries the date.
    """

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, *, today: date, current: date | None, busy: Collection[date]
    ) -> None:
        """Show it for *today*, at *current*; *busy* days hold a booking of the contract."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("day_popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self._days = bookable_days(today)
        self._busy = busy
        self._buttons: dict[date, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setSpacing(4)
        header = self.tr("Beijing time; bookable: {first} to {last}").format(
            first=words.day(self._days[0]), last=words.day(self._days[-1])
        )
        self.setAccessibleName(header)
        grid.addWidget(plain(header, tone=Tone.MUTED, wrap=False), 0, 0, 1, _DAYS_OF_WEEK)
        monday = today - timedelta(days=today.weekday())
        for column in range(_DAYS_OF_WEEK):
            weekday = QLabel(words.weekday(monday + timedelta(days=column)))
            paint(weekday, Tone.MUTED)
            grid.addWidget(weekday, 1, column, Qt.AlignmentFlag.AlignCenter)
        day, end = monday, self._days[-1] + timedelta(days=1)
        while day <= end or day.weekday():
            place = (day - monday).days
            made = self._button(day)
            grid.addWidget(made, 2 + place // _DAYS_OF_WEEK, place % _DAYS_OF_WEEK)
            self._buttons[day] = made
            day += timedelta(days=1)
        self._buttons[current if current in self._days else self._days[0]].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by days and weeks with the arrows, inside what can be booked.

        A button by itself would take every arrow for the next or the last button.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((day for day, each in self._buttons.items() if each is watched), None)
        if step is None or here is None:
            return False
        there = here + timedelta(days=step)
        if there in self._days:
            self._buttons[there].setFocus()
        return True

    def _button(self, day: date) -> QPushButton:
        made = button(name=f"day_{day.isoformat()}")
        made.setText(f"{day:%m-%d}{_DOT if day in self._busy else ''}")
        made.setAutoDefault(True)  # Enter takes it
        made.installEventFilter(self)
        made.setFlat(day not in self._days)
        made.setEnabled(day in self._days)
        why = self._why(day)
        made.setToolTip(why)
        made.setAccessibleName(words.day(day))
        made.setAccessibleDescription(why)
        made.clicked.connect(lambda: self._take(day))
        return made

    def _why(self, day: date) -> str:
        """What is special about *day*."""
        if day in self._busy:
            return self.tr("This contract has a booking for this day")
        if day == self._today:
            return self.tr("Today; the earliest is the day after booking")
        if day == self._days[-1] + timedelta(days=1):
            return self.tr("Booking day +15; the document: “not including this day” (不包括这天)")
        return "" if day in self._days else self.tr("Cannot be booked today")

    def _take(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)
