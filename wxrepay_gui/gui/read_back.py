"""What is about to be submitted, read back in other words than it was typed in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout

from wxrepay_gui.domain.money import Fen, format_percent, in_capitals
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import big, plain
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.outcome_card import TONES
from wxrepay_gui.gui.theme import Tone, paint

_NO_CAP = QT_TRANSLATE_NOOP("ReadBack", "No cap is known, so it cannot be checked")
_CAP_SHARE = QT_TRANSLATE_NOOP("ReadBack", "{share} of the cap {cap}")
_NO_MINIMUM = QT_TRANSLATE_NOOP("ReadBack", "none")
_DAYS_AWAY = QT_TRANSLATE_NOOP("ReadBack", "{day} · in {days} days (Beijing time)")
_LAST = QT_TRANSLATE_NOOP("ReadBack", "{status} · {amount} · repays on {day} · submitted {at}")
_WHOLE_CAP = 1000
_RECENT = 3


def cap_share(amount: Fen, cap: Fen | None) -> str:
    """The amount's share of the lowest *cap*, or that none is known."""
    if cap is None:
        return words.translated("ReadBack", _NO_CAP)
    share = format_percent(amount, cap)
    return words.translated("ReadBack", _CAP_SHARE, share=share, cap=words.money(cap))


def minimum_share(minimum: Fen | None, amount: Fen | None) -> str:
    """The minimum with its share of the amount, or that there is none."""
    if minimum is None:
        return words.translated("ReadBack", _NO_MINIMUM)
    share = f" ({format_percent(minimum, amount)})" if amount else ""
    return f"{words.money(minimum)}{share}"


def distance(day: date, today: date) -> str:
    """A date with its weekday and how far away it is."""
    days = (day - today).days
    return words.translated("ReadBack", _DAYS_AWAY, day=words.day(day), days=days)


def booked_before(row: Submission) -> str:
    """A submission in one line: what came of it, how much, for when, and when it was made."""
    item = row.booking.item
    return words.translated(
        "ReadBack",
        _LAST,
        status=words.status(row.status),
        amount=words.money(item.repayment_amount),
        day=words.day(item.repayment_date),
        at=f"{words.moment(row.at):.10}",
    )


class ReadBack(QFrame):
    """The pane beside the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("read_back")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = plain(tone=Tone.MUTED)
        self._amount = big(name="read_back_amount")
        self._capitals = plain()
        self._minimum = plain()
        self._day = plain()
        self._cap = plain()
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE_CAP)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(self._bar.fontMetrics().height() // 2)
        self._state = plain(tone=Tone.UNKNOWN)
        self._recent = plain(name="recent_title", tone=Tone.MUTED)
        self._rows = [plain(name=f"recent_{place}") for place in range(_RECENT)]
        self._earlier: Sequence[Submission] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        upper: tuple[QLabel, ...] = (
            self._title,
            self._amount,
            self._capitals,
            self._minimum,
            self._day,
            self._cap,
        )
        for label in upper:
            layout.addWidget(label)
        layout.addWidget(self._bar)
        layout.addSpacing(16)
        for label in (self._recent, *self._rows):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._state)
        self._show_earlier()

    def show_reading(
        self, reading: Reading, today: date, earlier: Sequence[Submission] = ()
    ) -> None:
        """Say what *reading* would submit, as far as it can be read.

        Args:
            reading: What stands in the form.
            today: Beijing's date.
            earlier: What was submitted under its contract, newest first.
        """
        title = self.tr("To be submitted")
        self.setAccessibleName(title)
        self._title.setText(title)
        amount = reading.amount
        self._amount.setText("—" if amount is None else words.money(amount))
        self._capitals.setText("" if amount is None else in_capitals(amount))
        minimum = minimum_share(reading.minimum, amount)
        self._minimum.setText(self.tr("Minimum: {minimum}").format(minimum=minimum))
        day = "—" if reading.day is None else distance(reading.day, today)
        self._day.setText(self.tr("Repays on: {day}").format(day=day))
        share = "" if amount is None else cap_share(amount, reading.lowest_cap)
        self._cap.setText(share)
        self._show_bar(amount, reading.lowest_cap, share)
        wrong = len({found.field for found in reading.findings if found.blocks})
        if wrong:
            self._state.setText(self.tr("%n field(s) still to fill in or mend.", "", wrong))
            paint(self._state, Tone.UNKNOWN)
        else:
            self._state.setText(self.tr("Not submitted yet; change what you like."))
            paint(self._state, Tone.MUTED)
        if earlier is not self._earlier:
            self._earlier = earlier
            self._show_earlier()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the rest is shown anew by the page."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_earlier()
        super().changeEvent(event)

    def _show_bar(self, amount: Fen | None, cap: Fen | None, share: str) -> None:
        known = amount is not None and cap is not None
        self._bar.setVisible(known)
        if amount is not None and cap is not None:
            self._bar.setValue(min(amount * _WHOLE_CAP // cap, _WHOLE_CAP))
            self._bar.setAccessibleName(share)

    def _show_earlier(self) -> None:
        self._recent.setText(self.tr("Recent on this contract") if self._earlier else "")
        self._recent.setVisible(bool(self._earlier))
        for place, label in enumerate(self._rows):
            row = self._earlier[place] if place < len(self._earlier) else None
            label.setVisible(row is not None)
            if row is not None:
                label.setText(booked_before(row))
                paint(label, TONES[row.status])
