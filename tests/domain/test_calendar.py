"""Beijing's dates, wherever the machine believes to be."""

import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.calendar import BEIJING, beijing_date, bookable_days, parse_date
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Reason
from wxrepay_gui.domain.rules import parse

# POSIX spells zones with the sign turned round; such names need no time zone database.
ZONES = {
    "UTC-12": "WEST12",
    "UTC-8": "WEST8",
    "Los-Angeles-with-summer-time": "PST8PDT,M3.2.0,M11.1.0",
    "UTC": "UTC0",
    "Shanghai": "CST-8",
    "UTC+14": "EAST-14",
}
BOOKED_ON = date(2025, 12, 6)
MIDNIGHT = datetime(2025, 12, 5, 16, tzinfo=UTC)
"""00:00 on the sixth in Beijing."""


@pytest.fixture(params=list(ZONES.values()), ids=list(ZONES))
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Puts the machine into another time zone (where the system lets a program do so)."""
    monkeypatch.setenv("TZ", request.param)
    if sys.platform != "win32":
        time.tzset()
    yield request.param
    monkeypatch.undo()
    if sys.platform != "win32":
        time.tzset()


def local(moment: datetime) -> datetime:
    """The same *moment*, as the machine's own clock shows it."""
    return moment.astimezone()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no tzset")
def test_the_machine_really_stands_in_the_other_zone(zone: str) -> None:
    hours = re.match(r"[A-Z]+(-?\d+)", zone)
    assert hours is not None
    assert local(MIDNIGHT).utcoffset() == timedelta(hours=-int(hours[1]))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (MIDNIGHT - timedelta(microseconds=100_000), date(2025, 12, 5)),
        (MIDNIGHT - timedelta(microseconds=1), date(2025, 12, 5)),
        (MIDNIGHT, date(2025, 12, 6)),
        (MIDNIGHT + timedelta(hours=24) - timedelta(microseconds=100_000), date(2025, 12, 6)),
        (MIDNIGHT + timedelta(hours=24), date(2025, 12, 7)),
        (datetime(2025, 12, 31, 15, 59, 59, 900_000, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2025, 12, 31, 16, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2028, 2, 28, 16, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 2, 28, 16, tzinfo=UTC), date(2027, 3, 1)),
        (datetime(2025, 6, 30, 16, tzinfo=UTC), date(2025, 7, 1)),
    ],
    ids=[
        "23:59:59.9-of-the-day-before",
        "a-microsecond-before-midnight",
        "00:00",
        "23:59:59.9",
        "00:00-of-the-day-after",
        "last-moment-of-the-year",
        "first-moment-of-the-year",
        "leap-day",
        "no-leap-day",
        "summer",
    ],
)
@pytest.mark.usefixtures("zone")
def test_the_day_changes_at_midnight_in_beijing(moment: datetime, day: date) -> None:
    assert beijing_date(moment) == day
    assert beijing_date(local(moment)) == day


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (MIDNIGHT - timedelta(microseconds=100_000), "2025-12-06", "2025-12-19"),
        (MIDNIGHT, "2025-12-07", "2025-12-20"),
    ],
    ids=["23:59:59.9", "00:00"],
)
@pytest.mark.usefixtures("zone")
def test_the_window_moves_at_midnight_in_beijing(moment: datetime, first: str, last: str) -> None:
    today = beijing_date(local(moment))
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    answers = {text: date_reason(text, today) for text in (before, first, last, after)}
    assert answers == {
        before: Reason.DATE_TOO_EARLY,
        first: None,
        last: None,
        after: Reason.DATE_TOO_LATE,
    }


def date_reason(text: str, today: date) -> Reason | None:
    reading = parse(Draft(repayment_date=text), mchid="1900000001", today=today)
    found = [f.reason for f in reading.findings if f.field is FieldName.REPAYMENT_DATE]
    return found[0] if found else None


@given(st.datetimes(timezones=st.timezones() | st.just(BEIJING)))
def test_the_date_is_that_of_eight_hours_after_utc(moment: datetime) -> None:
    try:
        shifted = moment.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=8)
    except OverflowError:
        return  # beyond the calendar's ends
    assert beijing_date(moment) == shifted.date()


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001  hypothesis adds the zone
def test_one_moment_has_one_date_in_whatever_zone_it_is_told(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC)
    told = {
        beijing_date(moment.astimezone(timezone(timedelta(hours=hours))))
        for hours in range(-12, 15)
    }
    assert len(told) == 1


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        beijing_date(datetime(2025, 12, 6))  # noqa: DTZ001  without a zone: that is the point


def test_the_documents_window_has_fourteen_days_and_ends_before_the_fifteenth() -> None:
    days = bookable_days(BOOKED_ON)
    assert days[0] == date(2025, 12, 7)
    assert days[-1] == date(2025, 12, 20)
    assert days == tuple(date(2025, 12, day) for day in range(7, 21))
    assert BOOKED_ON not in days
    assert date(2025, 12, 21) not in days


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 14)),
        (date(2028, 2, 20), date(2028, 2, 21), date(2028, 3, 5)),
        (date(2027, 2, 20), date(2027, 2, 21), date(2027, 3, 6)),
    ],
    ids=["new-year", "leap-year", "common-year"],
)
def test_the_window_crosses_months_and_leap_days(today: date, first: date, last: date) -> None:
    days = bookable_days(today)
    assert (days[0], days[-1], len(days)) == (first, last, 14)


@given(st.dates(max_value=date(9999, 12, 1)))
def test_an_iso_date_is_read_as_itself(day: date) -> None:
    assert parse_date(day.isoformat()) == day


UNREADABLE = [
    "",
    "2025-02-30",
    "2025-02-29",
    "2025-04-31",
    "2025-13-01",
    "2025-00-01",
    "2025-01-00",
    "0000-01-01",
    "2025/11/18",
    "2025.11.18",
    "20251118",
    "2025-1118",
    "2025-W47-2",
    "2025-322",
    "25-11-18",
    "2025-11-8",
    "2025-1-18",
    "18-11-2025",
    "2025-11-18T00:00:00",
    "2025-11-18 ",
    " 2025-11-18",
    "2025-11-18\n",
    "+2025-11-18",
    "２０２５-11-18",
    "٢٠٢٥-11-18",
    "2025年11月18日",
    "2025−11−18",
    "+3",
    "1118",
]


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_another_form_or_no_such_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not yyyy-MM-dd|is out of range|must be in"):
        parse_date(text)


def test_a_leap_day_is_a_day_in_leap_years_only() -> None:
    assert parse_date("2028-02-29") == date(2028, 2, 29)
    for text in ("2027-02-29", "2100-02-29"):
        with pytest.raises(ValueError, match="day is out of range"):
            parse_date(text)


@given(st.text() | st.text(alphabet="0123456789-/T", max_size=12))
def test_a_text_is_refused_or_written_exactly_as_the_date_it_means(text: str) -> None:
    try:
        day = parse_date(text)
    except ValueError:
        return
    assert day.isoformat() == text


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), date(9999, 12, 31)),
        (datetime(9999, 12, 30, 15, 59, 59, tzinfo=UTC), date(9999, 12, 30)),
        (datetime(9999, 12, 30, 16, tzinfo=UTC), date(9999, 12, 31)),
    ],
)
def test_a_certificate_without_an_end_has_the_calendar_s_last_day(
    moment: datetime, expected: date
) -> None:
    assert beijing_date(moment) == expected
