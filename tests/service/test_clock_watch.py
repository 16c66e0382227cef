"""What answers tell of the clock, and when bookings stop for it."""

from datetime import UTC, datetime, timedelta

import pytest

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.errors import ClockOffError
from wxrepay_gui.service.clock_watch import ClockWatch

NOON = datetime(2025, 12, 6, 12, tzinfo=UTC)


def answered(ahead: int, date: str | None = "Sat, 06 Dec 2025 12:00:00 GMT") -> Attempt:
    """An exchange at *ahead* seconds past noon by our clock."""
    headers = () if date is None else (("Date", date),)
    return Attempt(
        call=Call.QUERY,
        host="127.0.0.1",
        started=NOON + timedelta(seconds=ahead),
        elapsed_ms=0,
        stage=Stage.SENDING,
        request=Request(method="GET", path="/", headers=(), body=b""),
        answer=Answer(status=404, headers=headers, body=b"", complete=True),
        verdict=Verdict.GOOD,
    )


def test_before_the_first_answer_nothing_is_known_and_nothing_is_stopped() -> None:
    watch = ClockWatch()
    assert watch.difference is None
    watch.check()


@pytest.mark.parametrize("ahead", [0, 239, -239])
def test_below_four_minutes_a_booking_passes(ahead: int) -> None:
    watch = ClockWatch()
    watch.note(answered(ahead))
    assert watch.difference == timedelta(seconds=ahead)
    watch.check()


@pytest.mark.parametrize("ahead", [240, -240, 360])
def test_from_four_minutes_on_no_booking_passes(ahead: int) -> None:
    watch = ClockWatch()
    watch.note(answered(ahead))
    with pytest.raises(ClockOffError) as caught:
        watch.check()
    assert caught.value.seconds == ahead


def test_an_answer_that_does_not_tell_the_time_leaves_what_is_known() -> None:
    watch = ClockWatch()
    watch.note(answered(300))
    watch.note(answered(0, None))
    assert watch.difference == timedelta(seconds=300)


def test_the_newest_answer_counts() -> None:
    watch = ClockWatch()
    watch.note(answered(300))
    watch.note(answered(1))
    assert watch.difference == timedelta(seconds=1)
    watch.check()


def test_what_was_forgotten_stops_nothing() -> None:
    watch = ClockWatch()
    watch.note(answered(300))
    watch.forget()
    assert watch.difference is None
    watch.check()
