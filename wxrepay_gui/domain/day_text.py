"""A date as people type it: in short forms that depend on what day it is in Beijing."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from wxrepay_gui.domain.calendar import parse_date


def parse_day(text: str, *, today: date) -> date:
    """Read the day that *text* means when it is *today* in Beijing.

    It may say ``t`` (tomorrow), ``+3`` (in three days), ``15`` (the next fifteenth after today),
    ``1215``, ``12-15``, ``12/15`` or ``12月15日`` (the nearest one, of last year, this or next; of
    two equally near ones the later), or ``2025-12-15``. Digits are ASCII.

    Raises:
        ValueError: Another form, or no such day.
    """
    for form, days in _FORMS:
        if match := form.fullmatch(text):
            day = next(iter(days(today, *map(int, match.groups()))), None)
            if day is None:
                raise ValueError(f"no such day: {text!r}")
            return day
    return parse_date(text)


def _ahead(today: date, days: int = 1) -> Iterator[date]:
    if days <= (date.max - today).days:
        yield today + timedelta(days=days)


def _next(today: date, day: int) -> Iterator[date]:
    """The days of that number after today: of two months in a row, one has any number to 31."""
    this_month = today.year * 12 + today.month - 1
    for month in range(this_month, this_month + 3):
        for found in _days(month // 12, month % 12 + 1, day):
            if found > today:
                yield found


def _nearest(today: date, month: int, day: int) -> Iterable[date]:
    years = range(today.year - 1, today.year + 2)
    found = [each for year in years for each in _days(year, month, day)]
    return sorted(found, key=lambda each: (abs(each - today), each < today))


def _days(year: int, month: int, day: int) -> Iterator[date]:
    """The day, if there is one."""
    try:
        yield date(year, month, day)
    except ValueError:
        return


_Days = Callable[..., Iterable[date]]
"""Today and the form's numbers in; the days meant out, the best first."""

_FORMS: tuple[tuple[re.Pattern[str], _Days], ...] = (
    (re.compile(r"[tT]"), _ahead),
    (re.compile(r"\+(\d{1,2})", re.ASCII), _ahead),
    (re.compile(r"(\d{1,2})", re.ASCII), _next),
    (re.compile(r"(\d\d)(\d\d)", re.ASCII), _nearest),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})", re.ASCII), _nearest),
    (re.compile(r"(\d{1,2})月(\d{1,2})日?", re.ASCII), _nearest),
)
