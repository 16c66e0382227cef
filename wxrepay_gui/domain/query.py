"""What asking about a record tells, and what that makes of a submission's state."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.outcome import (
    NOTHING_SAID,
    SETTLED_BY_ABSENCE,
    Booked,
    Complaint,
    NotBooked,
    NotBookedReason,
    State,
    Unknown,
    UnknownReason,
    Vote,
)
from wxrepay_gui.domain.submission import Submission

LONG_GONE = timedelta(minutes=16)
"""After its sending began, nothing of a request is still under way that would be taken: an
exchange ends within one minute, and WeChat Pay refuses a signature that is five minutes old."""

APART = timedelta(seconds=60)
"""Between the two votes that prove absence, at least."""


_UNSIGNED_WILL_DO = frozenset({UnknownReason.UNSIGNED_REFUSAL})
"""What an absence settles though it is not signed itself."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A query's answer worth believing said that the record does not exist."""

    signed: bool


@dataclass(frozen=True, slots=True)
class NoVerdict:
    """A query told nothing about the record; *complaint* is what came instead."""

    complaint: Complaint = NOTHING_SAID


QueryFinding = Booked | Absent | NoVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One query, made and answered or not.

    Attributes:
        finding: What it told.
        attempts: Its exchanges, in order; at least one.
        hosts: All that can be asked.
        at: When it was over, with a time zone.
    """

    finding: QueryFinding
    attempts: tuple[Attempt, ...]
    hosts: Collection[str]
    at: datetime


def after_query(row: Submission, asked: Asked) -> State:
    """What a query makes of the state of *row*.

    A record that is found is booked, whatever was thought before. A record that is not found
    settles only what was answered and is not under way any more; a verified 200 that merely did
    not list it, and a refusal over inspected TLS, take a signed *not found*. The rest is settled
    when absence is proved: every host has been asked, a minute lies between the first and the last
    answer, and :data:`LONG_GONE` between the last sending and the last answer.
    """
    state, finding = row.state, asked.finding
    if isinstance(state, Booked):
        return state
    if isinstance(finding, Booked):
        return finding
    if not isinstance(finding, Absent) or not isinstance(state, Unknown):
        return state
    settled = SETTLED_BY_ABSENCE.get(state.reason)
    if settled is not None and (finding.signed or state.reason in _UNSIGNED_WILL_DO):
        return NotBooked(reason=settled, complaint=state.complaint)
    vote = Vote(asked.attempts[-1].host, asked.at)
    if _is_proof(row, (*state.votes, vote), asked.hosts):
        return NotBooked(reason=NotBookedReason.PROVED_ABSENT, complaint=state.complaint)
    if any(vote.host == each.host for each in state.votes):
        return state
    return replace(state, votes=(*state.votes, vote))


def _is_proof(row: Submission, votes: tuple[Vote, ...], hosts: Collection[str]) -> bool:
    first, last = votes[0], votes[-1]
    return (
        last.at - first.at >= APART
        and last.at - (row.claimed_at or row.at) >= LONG_GONE
        and {vote.host for vote in votes} >= set(hosts)
    )
