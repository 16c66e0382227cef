"""A repayment contract (还款协议): what limits a booking under it, and a saved one."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.money import Fen, least_share


class Kind(StrEnum):
    """The template (模板) that a contract belongs to."""

    CONSUMER = "consumer"
    """消费贷: a minimum is required, at least 5 % of the amount."""

    CASH = "cash"
    """现金贷: a minimum may be left out; if given, at least 10 % of the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What limits a booking under a contract; ``None`` means *not known*, never *no limit*.

    No query of WeChat Pay returns the kind or the template's cap, so a person has to know them.
    """

    kind: Kind | None = None
    template_cap: Fen | None = None
    contract_cap: Fen | None = None

    @property
    def lowest_cap(self) -> Fen | None:
        """The lower of the caps that are known."""
        known = [cap for cap in (self.template_cap, self.contract_cap) if cap is not None]
        return min(known, default=None)


class DefaultMinimum(StrEnum):
    """Which minimum a contract's bookings have unless a person says otherwise."""

    PERCENT_5 = "percent_5"
    PERCENT_10 = "percent_10"
    FULL = "full"
    EMPTY = "empty"

    def of(self, amount: Fen) -> Fen | None:
        """The minimum for *amount*, a share rounded up to the fen; ``None`` for none."""
        percent = _PERCENT.get(self)
        return None if percent is None else least_share(amount, percent)


_PERCENT = {
    DefaultMinimum.PERCENT_5: 5,
    DefaultMinimum.PERCENT_10: 10,
    DefaultMinimum.FULL: 100,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One entry of the contract book (协议簿). Changing it changes no booking made before.

    Attributes:
        id: Its number in the book; 0 until it is stored.
        name: What the operator calls it; may be empty.
        contract_id: 还款协议ID, unique in one merchant's book.
        appid: 商户AppID.
        openid: 用户标识.
        sub_mchid: 子商户号.
        sub_appid: 子商户AppID; empty for none.
        kind: ``None`` where nobody knows it.
        template_cap: In fen; ``None`` where nobody knows it.
        contract_cap: In fen; ``None`` where nobody knows it.
        repayment_day: 1 to 31, the usual day of the month; ``None`` for no usual one.
        usual_amount: In fen; ``None`` for no usual one.
        default_minimum: Which minimum its bookings have unless a person says otherwise.
        note: A remark.
        active: ``False`` once it was stopped (停用); nothing is ever deleted.
        initials: The name's pinyin initials, several readings apart by blanks; see
            ``storage/contracts.py``, which makes them.
    """

    id: int = 0
    name: str = ""
    contract_id: str
    appid: str
    openid: str
    sub_mchid: str
    sub_appid: str = ""
    kind: Kind | None = None
    template_cap: Fen | None = None
    contract_cap: Fen | None = None
    repayment_day: int | None = None
    usual_amount: Fen | None = None
    default_minimum: DefaultMinimum = DefaultMinimum.EMPTY
    note: str = ""
    active: bool = True
    initials: str = ""

    @property
    def terms(self) -> Terms:
        """What limits its bookings."""
        return Terms(kind=self.kind, template_cap=self.template_cap, contract_cap=self.contract_cap)

    @property
    def tail(self) -> str:
        """The end of its id, by which people tell contracts apart (尾号)."""
        return self.contract_id[-4:]

    def next_due(self, today: date) -> date | None:
        """Its usual day, if that can be booked when it is *today* in Beijing.

        A month that has no such day has it on its last one.
        """
        return next((day for day in bookable_days(today) if self.falls_on(day)), None)

    def falls_on(self, day: date) -> bool:
        """Whether *day* is the usual one of its month."""
        if self.repayment_day is None:
            return False
        _, length = calendar.monthrange(day.year, day.month)
        return day.day == min(self.repayment_day, length)
