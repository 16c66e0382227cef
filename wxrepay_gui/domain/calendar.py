"""Beijing's calendar: the only one that 还款日期 knows."""

import re
from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Beijing")
"""Fixed UTC+8: China has no summer time, so no time zone database is needed."""

FIRST_DAY, LAST_DAY = 1, 14
"""「从本次预约日+1天开始,到本次预约日+15天(不包括这天)为止」(预约还款, repayment_date)."""

_LAST_MOMENT = datetime.max.replace(tzinfo=BEIJING)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def beijing_date(moment: datetime) -> date:
    """The date in Beijing at *moment*, which must carry a time zone.

    The last hours of the calendar, which certificates without an end name (RFC 5280, 4.1.2.5),
    are of its last day.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no date in Beijing")
    return min(moment, _LAST_MOMENT).astimezone(BEIJING).date()


def bookable_days(today: date) -> tuple[date, ...]:
    """The fourteen dates that can be booked when it is *today* in Beijing."""
    return tuple(today + timedelta(days=n) for n in range(FIRST_DAY, LAST_DAY + 1))


def parse_date(text: str) -> date:
    """Read a real date written exactly ``yyyy-MM-dd``.

    Raises:
        ValueError: Another form, or no such day.
    """
    if _ISO_DATE.fullmatch(text) is None:
        raise ValueError(f"not yyyy-MM-dd: {text!r}")
    return date.fromisoformat(text)
