"""Dates as people type them: what each form means on which day, and that no other form does."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.day_text import parse_day

TODAY = date(2025, 12, 6)

todays = st.dates(date(1900, 1, 1), date(2200, 12, 31))
windows = st.tuples(todays, st.integers(0, 13)).map(lambda pair: (pair[0], _bookable(*pair)))


def _bookable(today: date, place: int) -> date:
    return bookable_days(today)[place]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("t", "2025-12-07"),
        ("T", "2025-12-07"),
        ("+0", "2025-12-06"),
        ("+3", "2025-12-09"),
        ("+03", "2025-12-09"),
        ("+14", "2025-12-20"),
        ("+26", "2026-01-01"),
        ("+99", "2026-03-15"),
        ("15", "2025-12-15"),
        ("7", "2025-12-07"),
        ("07", "2025-12-07"),
        ("6", "2026-01-06"),
        ("5", "2026-01-05"),
        ("31", "2025-12-31"),
        ("1215", "2025-12-15"),
        ("1205", "2025-12-05"),
        ("0103", "2026-01-03"),
        ("12-15", "2025-12-15"),
        ("12-5", "2025-12-05"),
        ("1-3", "2026-01-03"),
        ("01-03", "2026-01-03"),
        ("12/15", "2025-12-15"),
        ("1/3", "2026-01-03"),
        ("12月15日", "2025-12-15"),
        ("12月15", "2025-12-15"),
        ("1月3日", "2026-01-03"),
        ("12-06", "2025-12-06"),
        ("2025-12-15", "2025-12-15"),
        ("1999-01-01", "1999-01-01"),
    ],
)
def test_a_form_means_this_day_on_the_sixth_of_december(text: str, day: str) -> None:
    assert parse_day(text, today=TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ("2025-12-31", "t", "2026-01-01"),
        ("2028-02-28", "t", "2028-02-29"),
        ("2027-02-28", "t", "2027-03-01"),
        ("2025-12-31", "+14", "2026-01-14"),
        ("2025-12-31", "31", "2026-01-31"),
        ("2025-12-31", "1", "2026-01-01"),
        ("2026-01-30", "31", "2026-01-31"),
        ("2026-01-31", "31", "2026-03-31"),
        ("2026-01-31", "30", "2026-03-30"),
        ("2026-01-31", "29", "2026-03-29"),
        ("2028-01-31", "29", "2028-02-29"),
        ("2026-03-31", "31", "2026-05-31"),
        ("2026-07-31", "31", "2026-08-31"),
        ("2025-11-30", "31", "2025-12-31"),
        ("2025-11-30", "30", "2025-12-30"),
        ("2026-02-28", "29", "2026-03-29"),
        ("2025-12-31", "0101", "2026-01-01"),
        ("2026-01-01", "1231", "2025-12-31"),
        ("2025-12-20", "1-3", "2026-01-03"),
        ("2026-01-03", "12-20", "2025-12-20"),
        ("2025-07-02", "0101", "2025-01-01"),
        ("2025-07-03", "0101", "2026-01-01"),
        ("2025-07-01", "1231", "2024-12-31"),
        ("2025-07-02", "1231", "2025-12-31"),
        ("2028-02-15", "2-29", "2028-02-29"),
        ("2027-06-30", "2-29", "2028-02-29"),
        ("2027-01-01", "2-29", "2028-02-29"),
        ("2029-12-31", "2-29", "2028-02-29"),
        ("2025-01-01", "2-29", "2024-02-29"),
    ],
)
def test_months_years_and_leap_days_are_crossed(today: str, text: str, day: str) -> None:
    assert parse_day(text, today=date.fromisoformat(today)).isoformat() == day


def test_of_two_equally_near_days_the_later_is_meant() -> None:
    past, today, future = date(2028, 1, 1), date(2028, 7, 2), date(2029, 1, 1)
    assert today - past == future - today
    assert parse_day("0101", today=today) == future


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "+",
        "+100",
        "-1",
        "+-1",
        "+ 3",
        "++3",
        "3+",
        "tt",
        "tomorrow",
        "明天",
        "0",
        "00",
        "32",
        "99",
        "115",
        "1301",
        "1232",
        "0000",
        "0010",
        "1200",
        "13-01",
        "12-32",
        "0-1",
        "1-0",
        "2-30",
        "4/31",
        "12.15",
        "12 15",
        "12--15",
        "12-15-",
        "12−15",
        "12／15",
        "12-015",
        "12/15/",
        "12月",
        "12月32日",
        "12月15号",
        "12月15日 ",
        "月15日",
        "15日",
        "25-12-15",
        "25/12/15",
        "251215",
        "2025/12/15",
        "2025年12月15日",
        "20251215",
        "2025-2-3",
        "2025-02-30",
        "2025-12-15T00:00",
        "0000-01-01",
        "１５",
        "１２１５",
        "１２-１５",
        "１２月１５日",
        "١٥",
        "+３",
        "15\n",
        " 15",
        "t\n",
        "9" * 5000,
    ],
    ids=lambda text: repr(text)[:24],
)
def test_another_form_or_no_such_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not yyyy-MM-dd|no such day|must be in|out of range"):
        parse_day(text, today=TODAY)


@pytest.mark.parametrize("text", ["2-29", "0229", "2/29", "2月29日"])
@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 12, 31), date(2100, 6, 1)])
def test_a_leap_day_is_refused_where_none_of_the_three_years_has_one(
    text: str, today: date
) -> None:
    with pytest.raises(ValueError, match="no such day"):
        parse_day(text, today=today)


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date.max, "t"),
        (date.max, "+1"),
        (date.max, "+99"),
        (date.max, "1"),
        (date.max, "31"),
        (date(9999, 12, 1), "1"),
    ],
)
def test_beyond_the_calendar_s_end_is_refused(today: date, text: str) -> None:
    with pytest.raises(ValueError, match="no such day"):
        parse_day(text, today=today)


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date.max, "+0", date.max),
        (date.max, "1231", date.max),
        (date.max, "0101", date(9999, 1, 1)),
        (date.min, "0101", date.min),
        (date.min, "1231", date(1, 12, 31)),
        (date.min, "1", date(1, 2, 1)),
    ],
)
def test_at_the_calendar_s_ends_what_is_left_is_read(today: date, text: str, day: date) -> None:
    assert parse_day(text, today=today) == day


WRITINGS: dict[str, Callable[[date, date], str]] = {
    "plus": lambda today, day: f"+{(day - today).days}",
    "day": lambda _, day: f"{day.day}",
    "two-digit-day": lambda _, day: f"{day:%d}",
    "MMdd": lambda _, day: f"{day:%m%d}",
    "M-d": lambda _, day: f"{day.month}-{day.day}",
    "MM-dd": lambda _, day: f"{day:%m-%d}",
    "M/d": lambda _, day: f"{day.month}/{day.day}",
    "月日": lambda _, day: f"{day.month}月{day.day}日",
    "月": lambda _, day: f"{day.month}月{day.day}",
    "iso": lambda _, day: day.isoformat(),
}


@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
@given(window=windows)
def test_every_form_of_a_bookable_day_is_read_as_that_day(
    window: tuple[date, date], write: Callable[[date, date], str]
) -> None:
    today, day = window
    assert parse_day(write(today, day), today=today) == day


@given(todays)
def test_t_is_tomorrow(today: date) -> None:
    assert parse_day("t", today=today) == parse_day("+1", today=today) == bookable_days(today)[0]


@given(todays, st.integers(1, 31))
def test_a_day_of_the_month_is_the_first_such_day_after_today(today: date, number: int) -> None:
    day = today + timedelta(days=1)
    while day.day != number:
        day += timedelta(days=1)
    assert parse_day(str(number), today=today) == day


@given(todays, st.integers(1, 12), st.integers(1, 31))
def test_month_and_day_are_the_nearest_such_day(today: date, month: int, number: int) -> None:
    """Walks away from today day by day, looking ahead first, within the three years."""
    assume(number <= 28 or number <= calendar.monthrange(2024, month)[1])
    years = range(today.year - 1, today.year + 2)
    for distance in range(800):
        for day in (today + timedelta(days=distance), today - timedelta(days=distance)):
            if (day.month, day.day) == (month, number) and day.year in years:
                assert parse_day(f"{month}-{number}", today=today) == day
                return
    with pytest.raises(ValueError, match="no such day"):
        parse_day(f"{month}-{number}", today=today)


SHAPES = (
    r"[tT]",
    r"\+[0-9]{1,2}",
    r"[0-9]{1,2}",
    r"[0-9]{4}",
    r"[0-9]{1,2}[-/][0-9]{1,2}",
    r"[0-9]{1,2}月[0-9]{1,2}日?",
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
)


@given(
    st.text() | st.text("0123456789+-/.月日tT１ ", max_size=10) | st.from_regex("|".join(SHAPES)),
    st.dates() | st.sampled_from([date.min, date.max]),
)
def test_any_text_on_any_day_is_a_date_of_a_known_form_or_a_value_error(
    text: str, today: date
) -> None:
    try:
        day = parse_day(text, today=today)
    except ValueError:
        return
    assert type(day) is date
    assert any(re.fullmatch(shape, text) for shape in SHAPES)
