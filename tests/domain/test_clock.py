"""How far this computer's clock is off, by what an answer's Date says."""

from datetime import UTC, datetime, timedelta

import pytest

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.clock import difference_of, is_blocking, is_doubtful

STARTED = datetime(2025, 11, 12, 2, 0, 0, tzinfo=UTC)


def attempt(date: str | None) -> Attempt:
    answer = Answer(status=200, headers=(("date", date or ""),), body=b"", complete=True)
    return Attempt(
        call=Call.QUERY,
        host="127.0.0.1",
        started=STARTED,
        elapsed_ms=3000,
        stage=Stage.SENDING,
        request=Request(method="GET", path="/", headers=(), body=b""),
        answer=None if date is None else answer,
        verdict=Verdict.UNSIGNED,
    )


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("Wed, 12 Nov 2025 02:00:00 GMT", 1.5),
        ("Wed, 12 Nov 2025 10:00:00 +0800", 1.5),
        ("Wed, 12 Nov 2025 02:00:00 -0000", 1.5),
        ("Wed, 12 Nov 2025 02:02:00 GMT", -118.5),
    ],
)
def test_the_middle_of_the_exchange_is_compared_with_the_date(date: str, seconds: float) -> None:
    assert difference_of(attempt(date)) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "date",
    [
        None,
        "",
        "yesterday",
        "Wed, 32 Nov 2025 02:00:00 GMT",
        "Wed, 12 Nov 99999999999999 02:00:00 GMT",
        "Wed, 12 Nov 2025 02:00:00 +9999",
    ],
)
def test_without_a_date_nothing_is_known(date: str | None) -> None:
    assert difference_of(attempt(date)) is None


@pytest.mark.parametrize(
    ("seconds", "doubtful", "blocking"),
    [
        (0, False, False),
        (59, False, False),
        (60, True, False),
        (-60, True, False),
        (239, True, False),
        (240, True, True),
        (-240, True, True),
    ],
)
def test_a_difference_is_doubtful_from_one_minute_and_blocks_from_four(
    seconds: int, *, doubtful: bool, blocking: bool
) -> None:
    difference = timedelta(seconds=seconds)
    assert (is_doubtful(difference), is_blocking(difference)) == (doubtful, blocking)


def test_nothing_known_is_no_doubt() -> None:
    assert not is_doubtful(None)
    assert not is_blocking(None)
