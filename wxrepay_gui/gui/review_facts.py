"""One booking, read back before it is sent: facts that the form did not show."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, Weight
from wxrepay_gui.domain.money import in_capitals
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import big, link, plain
from wxrepay_gui.gui.read_back import cap_share, distance, minimum_share
from wxrepay_gui.gui.theme import Tone

_TITLE_WIDTH = 170

Fact = tuple[str, str, FieldName | None]
"""Title, text, and the field that can be changed if it is wrong."""


class ReviewFacts(QWidget):
    """Everything that is sent, with a link to change it; in the language of its making.

    Signals:
        change_wanted: The person wants to change this field.
    """

    change_wanted = Signal(object)

    def __init__(
        self,
        booking: Booking,
        reading: Reading,
        *,
        today: date,
        contract: Contract | None,
        recent: str,
        default_day: bool,
    ) -> None:
        super().__init__()
        self._booking = booking
        self._reading = reading
        self._today = today
        self._contract = contract
        self._recent = recent
        self._default_day = default_day
        item = booking.item
        amount = big(name="review_amount")
        amount.setText(words.money(item.repayment_amount))
        said = self.tr("Review: {amount}, {capitals}, repays on {day}").format(
            amount=amount.text(),
            capitals=in_capitals(item.repayment_amount),
            day=words.day(item.repayment_date),
        )
        amount.setAccessibleName(said)
        amount.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.amount = amount
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(amount)
        layout.addWidget(plain(in_capitals(item.repayment_amount)))
        layout.addLayout(self._grid())
        for found in reading.findings:
            if found.reason.weight is Weight.WARNS and not needs_tick(found):
                layout.addWidget(plain(f"! {words.attributed(found)}", tone=Tone.UNKNOWN))
        self.setFocusProxy(amount)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        grid.setColumnStretch(1, 1)
        for line, (title, text, name) in enumerate(self._facts()):
            grid.addWidget(plain(title, tone=Tone.MUTED), line, 0)
            grid.addWidget(plain(text), line, 1)
            if name is not None:
                grid.addWidget(self._change_link(title, name), line, 2)
        return grid

    def _facts(self) -> Iterator[Fact]:
        booking, item = self._booking, self._booking.item
        amount, minimum = item.repayment_amount, item.min_repayment_amount
        yield self.tr("Minimum"), minimum_share(minimum, amount), FieldName.MIN_REPAYMENT_AMOUNT
        day = distance(item.repayment_date, self._today)
        if self._default_day:
            day = self.tr("{day} · default date").format(day=day)
        yield self.tr("Repays on"), day, FieldName.REPAYMENT_DATE
        share = cap_share(amount, self._reading.lowest_cap)
        yield self.tr("Cap"), share, FieldName.REPAYMENT_AMOUNT
        if self._contract is not None:
            yield self.tr("Contract"), words.contract(self._contract), None
        if self._recent:
            yield self.tr("Last booking"), self._recent, None
        for name, text in (
            (FieldName.CONTRACT_ID, booking.contract_id),
            (FieldName.APPID, booking.appid),
            (FieldName.OPENID, booking.openid),
            (FieldName.SUB_MCHID, item.sub_mchid),
            (FieldName.SUB_APPID, item.sub_appid or "—"),
            (FieldName.OUT_RECORD_ID, item.out_record_id),
        ):
            yield words.title(name), text, name

    def _change_link(self, title: str, name: FieldName) -> QPushButton:
        made = link(name=f"change_{name}")
        made.setText(self.tr("Change"))
        made.setAutoDefault(False)
        made.setAccessibleName(self.tr("Change {title}").format(title=title))
        made.clicked.connect(lambda: self.change_wanted.emit(name))
        return made


def needs_tick(found: Finding) -> bool:
    """Whether a person has to say that they know of it."""
    return found.reason is Reason.BOOKED_ALREADY
