"""What is about to be submitted, read back in other words than it was typed in."""

from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wxrepay_gui.domain.contract import Terms
from wxrepay_gui.domain.money import Fen, format_percent, in_capitals
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import big, plain
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone, paint

_NO_CAP = QT_TRANSLATE_NOOP("ReadBack", "No cap is known, so it cannot be checked")
_CAP_SHARE = QT_TRANSLATE_NOOP("ReadBack", "{share} of the cap {cap}")
_NO_MINIMUM = QT_TRANSLATE_NOOP("ReadBack", "none")
_DAYS_AWAY = QT_TRANSLATE_NOOP("ReadBack", "{day} · in {days} days (Beijing time)")


def cap_share(amount: Fen, terms: Terms) -> str:
    """The amount's share of the lower cap, or that no cap is known."""
    cap = terms.lowest_cap
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


class ReadBack(QFrame):
    """The pane beside the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("read_back")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = plain(tone=Tone.MUTED)
        self._amount = big(name="read_back_amount")
        self._capitals = plain()
        self._minimum = plain()
        self._day = plain()
        self._cap = plain()
        self._state = plain(tone=Tone.UNKNOWN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for label in (
            self._title,
            self._amount,
            self._capitals,
            self._minimum,
            self._day,
            self._cap,
        ):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._state)

    def show_reading(self, reading: Reading, today: date) -> None:
        """Say what *reading* would submit, as far as it can be read."""
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
        self._cap.setText("" if amount is None else cap_share(amount, reading.terms))
        wrong = len({found.field for found in reading.findings if found.blocks})
        if wrong:
            self._state.setText(self.tr("%n field(s) still to fill in or mend.", "", wrong))
            paint(self._state, Tone.UNKNOWN)
        else:
            self._state.setText(self.tr("Not submitted yet; change what you like."))
            paint(self._state, Tone.MUTED)
