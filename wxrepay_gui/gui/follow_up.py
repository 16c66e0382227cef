"""Asks about unknown outcomes by itself, ever more rarely. It never sends anything again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

from wxrepay_gui.domain.outcome import Unknown
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.desk import Desk

_HINDERED = 5.0
"""Seconds until the next look where nothing can be asked at the moment."""


@dataclass(slots=True, kw_only=True)
class _Case:
    row: Submission
    asked: int = 0
    due: float


class FollowUp(QObject):
    """Queries each Unknown after each of *waits* in seconds; the last one again and again.

    It ends when the outcome is known, or the repayment date is over (reliability §2.6, R2). While
    something else is under way, and while nothing can be asked (no key, or WeChat Pay wants fewer
    requests), it waits.
    """

    def __init__(
        self,
        desk: Desk,
        waits: Sequence[float],
        today: Callable[[], date],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._waits = waits
        self._today = today
        self._clock = clock
        self._cases: dict[int, _Case] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        if waits:
            desk.opened.connect(self._meet)
            desk.row_changed.connect(self._follow)

    @Slot(object)
    def _meet(self, rows: Sequence[Submission]) -> None:
        for row in rows:
            self._follow(row)

    @Slot(object)
    def _follow(self, row: Submission) -> None:
        known = self._cases.get(row.id)
        if not isinstance(row.state, Unknown):
            self._cases.pop(row.id, None)
        elif known is None:
            self._cases[row.id] = _Case(row=row, due=self._clock() + self._waits[0])
        else:
            known.row = row
        self._wind()

    @Slot()
    def _ask(self) -> None:
        now, today = self._clock(), self._today()
        over = [n for n, one in self._cases.items() if one.row.booking.item.repayment_date < today]
        for number in over:
            del self._cases[number]
        due = [one for one in self._cases.values() if one.due <= now]
        if due and self._desk.can_ask and not self._desk.tasks.busy:
            for case in due:
                case.asked += 1
                case.due = now + self._waits[min(case.asked, len(self._waits) - 1)]
            self._desk.query(case.row for case in due)
        self._wind()

    def _wind(self) -> None:
        """Look again when the next question is due."""
        if not self._cases:
            self._timer.stop()
            return
        left = min(case.due for case in self._cases.values()) - self._clock()
        self._timer.start(round(1000 * (left if left > 0 else _HINDERED)))
