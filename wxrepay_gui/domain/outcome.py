"""What came of a booking: four outcomes, and never a fifth.

Silence is an outcome. Whatever no signed answer vouches for is :class:`Unknown`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.typed import trim

LEAST_REASON = 4
"""Characters that a person's reason for a verdict has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What an error answer said, word for word; every part may be empty.

    Attributes:
        code: Such as ``PARAM_ERROR``.
        message: WeChat Pay's sentence; plain text, never to be shown as rich text.
        field: The field complained of: a JSON Pointer, or a parameter's name.
        value: What it held.
        issue: What is wrong with it.
        location: ``body``, ``url``, ``query`` or ``authorization``.
    """

    code: str = ""
    message: str = ""
    field: str = ""
    value: str = ""
    issue: str = ""
    location: str = ""


NOTHING_SAID = Complaint()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that WeChat Pay recorded otherwise than we sent it; both as on the wire."""

    field: FieldName
    sent: str
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """A person's word for an outcome that no verified answer vouches for.

    Attributes:
        user: The system's user name of who gave it.
        station: The computer's code in out_record_id.
        at: When, with a time zone.
        reason: Why, as typed.

    Raises:
        ValueError: The reason is shorter than :data:`LEAST_REASON` without its invisible ends.
    """

    user: str
    station: str
    at: datetime
    reason: str

    def __post_init__(self) -> None:
        if not is_reason(self.reason):
            raise ValueError("a verdict without a reason")


def is_reason(text: str) -> bool:
    """Whether *text* says enough to be a person's reason for a verdict."""
    return len(trim(text)[0]) >= LEAST_REASON


class NotBookedReason(StrEnum):
    """Why nothing was booked."""

    REFUSED = "refused"
    """An error answer, signed; or unsigned, with a query that did not find the record."""

    NOT_LISTED = "not_listed"
    """A verified 200 did not list the record, and a query did not find it."""

    PROVED_ABSENT = "proved_absent"
    """Every host has said that the record does not exist, long after the last request."""

    ATTESTED = "attested"
    """A person says so, after an outcome that was unknown."""


class UnknownReason(StrEnum):
    """Why nobody can say yet whether it was booked."""

    NO_ANSWER = "no_answer"
    """Something was sent; no whole answer came back."""

    UNVERIFIED = "unverified"
    """A success whose signature does not vouch for it."""

    SWITCH_NOT_OPENED = "switch_not_opened"
    """Signed under a platform certificate that is not known here, though the key was asked for."""

    MALFORMED = "malformed"
    """A verified success that does not read as this call's answer."""

    NOT_LISTED = "not_listed"
    """A verified 200 without our record, before it was asked about."""

    ACCEPTED_ONLY = "accepted_only"
    """202: taken, but not carried out."""

    UNEXPECTED_STATUS = "unexpected_status"
    """A status that this call never has, a redirect among them."""

    UNSIGNED_REFUSAL = "unsigned_refusal"
    """A whole, unsigned error over uninspected TLS, before the record was asked about."""

    INSPECTED_REFUSAL = "inspected_refusal"
    """A signed error over inspected TLS, before the record was asked about: no signature says which
    request it answers, and whoever inspects could send the answer to another one."""

    UNTRUSTED_REFUSAL = "untrusted_refusal"
    """An error answer that anybody between could have made."""

    REPEATED_REFUSAL = "repeated_refusal"
    """A signed refusal of a repeat: an earlier attempt may have been accepted."""

    RE_ENTRY = "re_entry"
    """WeChat Pay says that the number exists already."""

    SERVER_ERROR = "server_error"
    """5xx."""

    INTERRUPTED = "interrupted"
    """The program ended while the request was under way."""


class NotSentReason(StrEnum):
    """What was in the way before the first byte of the request was written."""

    RECORDED = "recorded"
    """Written down, and not yet taken up for sending: the program ended, or the disk was full."""

    NAME = "name"
    """The host's name could not be resolved."""

    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"

    UNTRUSTED = "untrusted"
    """The host's certificate is not trusted: perhaps somebody in between."""

    TLS = "tls"
    """The TLS handshake failed."""

    PROXY = "proxy"
    """The proxy cannot be reached, or what answers there is none."""

    PROXY_LOGIN = "proxy_login"
    """The proxy wants a user and a password, or refuses these."""

    PROXY_REFUSED = "proxy_refused"
    """The proxy does not let this host through."""

    CONNECTION = "connection"
    """Any other way of not being connected."""

    UNPREPARED = "unprepared"
    """No connection was tried."""


@dataclass(frozen=True, slots=True)
class Sending:
    """No outcome yet: committed, and perhaps under way. Found at start-up it means Unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A verified answer lists the record, or a person says that WeChat Pay has it.

    Attributes:
        differences: What WeChat Pay recorded otherwise; an alarm, but booked all the same.
        recorded_minimum: The minimum in fen that WeChat Pay recorded though none was sent.
        attested: The person's word, if that is all there is.
    """

    differences: tuple[Difference, ...] = ()
    recorded_minimum: str = ""
    attested: Attestation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBooked:
    """Not booked. The same number may be sent again, unchanged.

    Attributes:
        reason: Why.
        complaint: What an answer said, if one came.
        attested: The person's word, if that is all there is.
    """

    reason: NotBookedReason
    complaint: Complaint = NOTHING_SAID
    attested: Attestation | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A query's answer worth believing, from *host*, that the record does not exist; *at* when."""

    host: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """May be booked or not. Ask; then perhaps send the same bytes again; never a new number.

    Attributes:
        reason: Why.
        complaint: What an answer said, if one came.
        votes: That the record does not exist: the first from each host since the last sending. A
            vote does not settle this reason (a delayed request may still arrive), but allows the
            same again; see ``domain/query.py`` for what proves absence.
    """

    reason: UnknownReason
    complaint: Complaint = NOTHING_SAID
    votes: tuple[Vote, ...] = ()

    @property
    def absent(self) -> bool:
        """Whether a query did not find the record."""
        return bool(self.votes)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanVerdict:
    """What a person found out about an outcome that was unknown; nothing ever changes it.

    It stays what was said when a verified answer overrules it. Whether it still stands is the
    state's to tell: that repeats the word for as long as it rests on it, and no longer.

    Attributes:
        booked: Whether WeChat Pay has the record.
        said: Who says so, when and why.
    """

    booked: bool
    said: Attestation

    def settle(self, unknown: Unknown) -> Booked | NotBooked:
        """The outcome that takes the place of *unknown*."""
        if self.booked:
            return Booked(attested=self.said)
        return NotBooked(
            reason=NotBookedReason.ATTESTED, complaint=unknown.complaint, attested=self.said
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """Nothing of the request was written to any wire, by the wire stage alone."""

    reason: NotSentReason


Outcome = Booked | NotBooked | Unknown | NotSent
State = Sending | Outcome

SETTLED_BY_ABSENCE = {
    UnknownReason.NOT_LISTED: NotBookedReason.NOT_LISTED,
    UnknownReason.UNSIGNED_REFUSAL: NotBookedReason.REFUSED,
    UnknownReason.INSPECTED_REFUSAL: NotBookedReason.REFUSED,
}
"""Where one negative query turns Unknown into NotBooked: the request was answered, so none of it
is still under way."""

ASK_AT_ONCE = frozenset(
    {*SETTLED_BY_ABSENCE, UnknownReason.REPEATED_REFUSAL, UnknownReason.RE_ENTRY}
)
"""Where the program asks by itself, once, as soon as the answer is stored."""
