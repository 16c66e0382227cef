"""One fault of the line to WeChat Pay, and what may come of it."""

from dataclasses import dataclass
from enum import Enum

from tests.faults.relay import Play
from wxrepay_gui.domain.attempt import Stage
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotSent,
    NotSentReason,
    State,
    Unknown,
    UnknownReason,
)

Words = frozenset[str]


def word(state: State) -> str:
    """*state* in a few words, its reason among them."""
    match state:
        case Booked(differences=differences):
            return "booked differently" if differences else "booked"
        case NotBooked(reason=reason):
            return f"not booked: {reason}"
        case Unknown(reason=reason):
            return f"unknown: {reason}{', absent' if state.absent else ''}"
        case NotSent(reason=reason):
            return f"not sent: {reason}"
        case _:
            return "sending"


def unknown(*reasons: UnknownReason) -> Words:
    return frozenset(word(Unknown(reason=reason)) for reason in reasons)


def not_sent(*reasons: NotSentReason) -> Words:
    return frozenset(word(NotSent(reason=reason)) for reason in reasons)


BOOKED = frozenset({"booked"})
DIFFERENTLY = frozenset({"booked differently"})
REFUSED = frozenset({"not booked: refused"})
NOT_LISTED = frozenset({"not booked: not_listed"})
UNHEARD = unknown(UnknownReason.NO_ANSWER)
"""Also what a row is before it is queried, and stays where a query tells nothing."""

ABSENT = frozenset({"unknown: no_answer, absent"})


class Place(Enum):
    """Where the program looks for WeChat Pay."""

    RELAY = "relay"
    NO_NAME = "no name"
    """Its name does not resolve."""

    CLOSED = "closed"
    """Its port refuses."""

    CROWDED = "crowded"
    """Its port says nothing, on Linux; no proxy of ours waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault, and the words that a booking and a query may end with under it.

    Attributes:
        name: A sentence.
        play: What happens on the connection.
        booked: Of a booking that the server has; ``None`` where no request reaches it.
        not_booked: Of one that it has not; ``None`` where every request reaches it.
        found: Of the query of an unheard booking that the server has.
        missing: Of one that it has not.
        stage: How far the request comes.
        slow: Nothing but time ends it: limits are short.
        once: Only the first connection is hurt; a question that follows at once is answered.
        place: Where the program looks for the server.
        inspected: The program knows that somebody may read and change what goes over the line.
    """

    name: str
    play: Play
    booked: Words | None = None
    not_booked: Words | None = None
    found: Words = UNHEARD
    missing: Words = UNHEARD
    stage: Stage = Stage.SENDING
    slow: bool = False
    once: bool = False
    inspected: bool = False
    place: Place = Place.RELAY

    def __str__(self) -> str:
        return self.name
