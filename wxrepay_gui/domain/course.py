"""The course of a submission, as machines without clock, disk or network.

A course yields *effects*, one at a time, and is sent what came of each. Whoever carries them out
may die between any two of them: what is durable then is what the last :class:`Record`,
:class:`Claim` or :class:`Settle` wrote, and that is always true. These are the three durable
writes: the row and its bytes, before its number is shown to anybody (T1); a compare-and-swap to
*sending*, before a socket is opened (T2); the attempts and the outcome, before the screen (T3).
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.errors import NotSendableError, RepeatedOftenError, RepeatTooEarlyError
from wxrepay_gui.domain.outcome import (
    ASK_AT_ONCE,
    Booked,
    NotBooked,
    NotSent,
    Outcome,
    Sending,
    State,
    Unknown,
)
from wxrepay_gui.domain.query import Absent, Asked, after_query
from wxrepay_gui.domain.submission import Submission

REPEAT_AFTER = timedelta(seconds=60)
"""From the beginning of a sending whose outcome is unknown until the same may be sent again: its
exchange is over after 25 seconds, and then a delayed copy gets half a minute to arrive."""

QUESTIONS = (2.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)
"""Seconds before each question that the program asks by itself about an unknown outcome; the last
one again and again (reliability §2.6, R2)."""

MOST_SENDS = 4
"""The first, and three repeats while the outcome is unknown."""


@dataclass(frozen=True, slots=True)
class Check:
    """Judge once more what may have changed since *booking* was read; raises if it may not go."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class Record:
    """Write *booking* down (T1); gives the :class:`Submission`, not sent."""

    booking: Booking
    replaces: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Take *row* up for sending if it is still as here (T2); gives it as *sending*, or raises."""

    row: Submission


@dataclass(frozen=True, slots=True)
class Send:
    """Send the bytes of *row*; gives :class:`Sent`.

    *repeat* if something of it may have left this computer before.
    """

    row: Submission
    repeat: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Query the record of *row*; gives :class:`Asked`."""

    row: Submission


@dataclass(frozen=True, slots=True)
class Settle:
    """Write down *attempts*, and *state* if the row is still as here (T3); gives it as it is."""

    row: Submission
    attempts: tuple[Attempt, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Show:
    """*row* is durable, and may be shown; gives nothing."""

    row: Submission


Effect = Check | Record | Claim | Send | Ask | Settle | Show
Course = Generator[Effect, Any, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One call for a booking, ended.

    Attributes:
        outcome: What came of it.
        attempts: Its exchanges, in order.
        told_to_wait: WeChat Pay asked for fewer requests, so nothing is asked at once.
    """

    outcome: Outcome
    attempts: tuple[Attempt, ...]
    told_to_wait: bool


def submitting(booking: Booking, replaces: str | None) -> Course:
    """Write *booking* down, send it, settle it, and ask at once where that is what helps."""
    yield Check(booking)
    row = yield Record(booking, replaces)
    yield from _sending(row)


def repeating(row: Submission) -> Course:
    """Send the bytes of *row* again: what may have left this computer, only after a question.

    Raises:
        NotSendableError: Booked, under way, or changed by somebody else meanwhile.
        RepeatTooEarlyError: Unknown, and a delayed copy of the request may still arrive.
        RepeatedOftenError: Unknown after :data:`MOST_SENDS` sendings.
    """
    if isinstance(row.state, Booked | Sending):
        raise NotSendableError(row.booking.item.out_record_id)
    if row.sent_before or not isinstance(row.state, NotSent):
        asked: Asked = yield Ask(row)
        expected = after_query(row, asked)
        row = yield from _settled(row, asked.attempts, expected)
        yield Show(row)
        if not isinstance(asked.finding, Absent):
            return
        if row.state != expected:
            raise NotSendableError(row.booking.item.out_record_id)
        if isinstance(row.state, Unknown):
            _be_patient(row, asked)
    yield Check(row.booking)
    yield from _sending(row)


def asking(row: Submission) -> Course:
    """Query the record of *row* once, unless it is being sent; nothing here can book anything."""
    if isinstance(row.state, Sending):
        yield Show(row)
        return
    asked: Asked = yield Ask(row)
    settled = yield from _settled(row, asked.attempts, after_query(row, asked))
    yield Show(settled)


def _sending(row: Submission) -> Course:
    """Claim *row*, send it, settle it.

    A repeat of which nothing left this computer leaves what was known before: the first attempt
    did leave.
    """
    claimed: Submission = yield Claim(row)
    yield Show(claimed)
    sent: Sent = yield Send(claimed, row.sent_before)
    unmoved = row.sent_before and isinstance(sent.outcome, NotSent)
    settled = yield from _settled(claimed, sent.attempts, row.state if unmoved else sent.outcome)
    yield Show(settled)
    state = settled.state
    if isinstance(state, Unknown) and state.reason in ASK_AT_ONCE and not sent.told_to_wait:
        yield from asking(settled)


def _settled(
    row: Submission, attempts: tuple[Attempt, ...], state: State
) -> Generator[Effect, Any, Submission]:
    """Settle *row*; where somebody else was faster, the newer state stays.

    But nothing stands against an answer that lists the record, except a sending under way; it is
    written again as often as somebody else is faster.
    """
    settled: Submission = yield Settle(row, attempts, state)
    while isinstance(state, Booked) and isinstance(settled.state, NotBooked | Unknown | NotSent):
        settled = yield Settle(settled, (), state)
    return settled


def _be_patient(row: Submission, asked: Asked) -> None:
    number = row.booking.item.out_record_id
    earliest = (row.claimed_at or row.at) + REPEAT_AFTER
    if asked.at < earliest:
        raise RepeatTooEarlyError(number, earliest)
    if row.sends >= MOST_SENDS:
        raise RepeatedOftenError(number, row.sends)
