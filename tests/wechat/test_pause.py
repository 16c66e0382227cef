"""The pause that an answer asks for: used from a second to an hour, and never anything else."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import Answer
from wxrepay_gui.wechat.pause import DEFAULT, LONGEST, SHORTEST, retry_after

NOON = datetime(2025, 11, 12, 4, 0, 0, tzinfo=UTC)


def answer(asked: str | None, date: str | None = None) -> Answer:
    named = {"Retry-After": asked, "Date": date}
    headers = tuple((name, text) for name, text in named.items() if text is not None)
    return Answer(status=429, headers=headers, body=b"", complete=True)


def dated(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("1", 1),
        ("30", 30),
        ("007", 7),
        (" 120 ", 120),
        ("3600", 3600),
        ("0", 30),
        ("3601", 30),
        ("1000000000", 30),
        ("9" * 5000, 30),
        ("-5", 30),
        ("+5", 30),
        ("1.5", 30),
        ("1_0", 30),
        ("5 s", 30),
        ("\u0665", 30),
        ("soon", 30),
        ("", 30),
        (None, 30),
    ],
)
def test_seconds_count_from_one_to_an_hour(asked: str | None, seconds: int) -> None:
    assert retry_after(answer(asked)) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, 30), (1, 1), (90, 90), (3600, 3600), (3601, 30), (-60, 30)]
)
def test_a_date_counts_from_the_answers_own(seconds: int, expected: int) -> None:
    until = dated(NOON + timedelta(seconds=seconds))
    assert retry_after(answer(until, dated(NOON))) == timedelta(seconds=expected)


@pytest.mark.parametrize("date", [None, "", "noon", "Wed, 12 Nov 99999999999999 04:00:00 GMT"])
def test_a_date_without_the_answers_own_says_nothing(date: str | None) -> None:
    assert retry_after(answer(dated(NOON + timedelta(seconds=90)), date)) == DEFAULT


@given(st.integers(-(10**10), 10**10))
def test_any_number_is_used_or_left(seconds: int) -> None:
    used = SHORTEST.total_seconds() <= seconds <= LONGEST.total_seconds()
    expected = timedelta(seconds=seconds) if used else DEFAULT
    assert retry_after(answer(str(seconds))) == expected


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001  the zone is given beside
    st.integers(-10_000, 10_000),
)
def test_any_date_is_used_or_left(moment: datetime, seconds: int) -> None:
    whole = min(moment, datetime(9999, 12, 30, tzinfo=UTC)).replace(microsecond=0)
    found = retry_after(answer(dated(whole + timedelta(seconds=seconds)), dated(whole)))
    used = SHORTEST.total_seconds() <= seconds <= LONGEST.total_seconds()
    assert found == (timedelta(seconds=seconds) if used else DEFAULT)


@given(st.text(), st.text())
def test_no_text_makes_it_storm_stand_still_or_raise(asked: str, date: str) -> None:
    assert SHORTEST <= retry_after(answer(asked, date)) <= LONGEST
