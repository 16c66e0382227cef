"""How far this computer's clock is from WeChat Pay's, judged by the Date of its answers."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wxrepay_gui.domain.attempt import Attempt

WARNED_FROM = timedelta(seconds=60)
BLOCKED_FROM = timedelta(seconds=240)
"""WeChat Pay refuses what is signed more than 300 seconds off (``apiv3-rules.md`` §1.7)."""


def difference_of(attempt: Attempt) -> timedelta | None:
    """This computer's clock less WeChat Pay's, to about a second; positive if ours is ahead.

    The moment compared is the middle of the exchange. ``None`` without an answer, or without a
    Date in it that can be read.
    """
    told = http_date(attempt.answer.header("Date")) if attempt.answer else None
    return _middle(attempt) - told if told else None


def http_date(text: str) -> datetime | None:
    """The moment that a header like ``Date`` names; ``None`` if it cannot be read.

    One that names no time zone is in GMT, as all of them should be (RFC 9110 §5.6.7).
    """
    try:
        told = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _middle(attempt: Attempt) -> datetime:
    return attempt.started + timedelta(milliseconds=attempt.elapsed_ms) / 2


def is_doubtful(difference: timedelta | None) -> bool:
    """Whether a person should set the clock right."""
    return difference is not None and abs(difference) >= WARNED_FROM


def is_blocking(difference: timedelta | None) -> bool:
    """Whether nothing may be sent until the clock is right."""
    return difference is not None and abs(difference) >= BLOCKED_FROM
