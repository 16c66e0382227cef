"""What came of an exchange, and why, in words."""

from collections.abc import Mapping

from wxrepay_gui.domain.attempt import Stage, Verdict
from wxrepay_gui.domain.outcome import NotBookedReason, NotSentReason, UnknownReason
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

VERDICTS: Mapping[Verdict, str] = {
    Verdict.NO_ANSWER: QT_TRANSLATE_NOOP("Verdict", "no answer"),
    Verdict.GOOD: QT_TRANSLATE_NOOP("Verdict", "answer verified"),
    Verdict.UNSIGNED: QT_TRANSLATE_NOOP("Verdict", "answer not signed"),
    Verdict.HEADER_MISSING: QT_TRANSLATE_NOOP("Verdict", "a signature header is missing"),
    Verdict.HEADER_REPEATED: QT_TRANSLATE_NOOP("Verdict", "a signature header stands twice"),
    Verdict.BAD_TIMESTAMP: QT_TRANSLATE_NOOP("Verdict", "the signature's time is no time"),
    Verdict.OUT_OF_WINDOW: QT_TRANSLATE_NOOP(
        "Verdict", "the signature's time is over 5 minutes from this computer's clock"
    ),
    Verdict.SWITCH_NOT_OPENED: QT_TRANSLATE_NOOP(
        "Verdict",
        "signed with a platform certificate: the switch to the public key is not opened yet",
    ),
    Verdict.REPLAYED: QT_TRANSLATE_NOOP("Verdict", "the same signed answer came before"),
    Verdict.WRONG_SERIAL: QT_TRANSLATE_NOOP("Verdict", "signed with a key that is not known"),
    Verdict.BAD_SIGNATURE: QT_TRANSLATE_NOOP("Verdict", "the signature is wrong"),
}

STAGES: Mapping[Stage, str] = {
    Stage.PREPARED: QT_TRANSLATE_NOOP("Stage", "no connection was tried"),
    Stage.CONNECTING: QT_TRANSLATE_NOOP("Stage", "stopped while connecting; nothing was sent"),
    Stage.READY: QT_TRANSLATE_NOOP("Stage", "connected; nothing was sent"),
    Stage.SENDING: QT_TRANSLATE_NOOP("Stage", "sent"),
}

UNKNOWN: Mapping[UnknownReason, str] = {
    UnknownReason.NO_ANSWER: QT_TRANSLATE_NOOP("Unknown", "No whole answer came back"),
    UnknownReason.UNVERIFIED: QT_TRANSLATE_NOOP(
        "Unknown", "The answer's signature does not vouch for it"
    ),
    UnknownReason.SWITCH_NOT_OPENED: QT_TRANSLATE_NOOP(
        "Unknown", "The public-key switch is not opened for this merchant"
    ),
    UnknownReason.MALFORMED: QT_TRANSLATE_NOOP("Unknown", "The answer cannot be read"),
    UnknownReason.NOT_LISTED: QT_TRANSLATE_NOOP("Unknown", "The answer does not list this record"),
    UnknownReason.ACCEPTED_ONLY: QT_TRANSLATE_NOOP("Unknown", "Taken, but not carried out yet"),
    UnknownReason.UNEXPECTED_STATUS: QT_TRANSLATE_NOOP("Unknown", "An unexpected answer"),
    UnknownReason.UNSIGNED_REFUSAL: QT_TRANSLATE_NOOP("Unknown", "Refused, but not signed"),
    UnknownReason.INSPECTED_REFUSAL: QT_TRANSLATE_NOOP(
        "Unknown", "Refused, over a connection that is inspected"
    ),
    UnknownReason.UNTRUSTED_REFUSAL: QT_TRANSLATE_NOOP(
        "Unknown", "Refused, but anybody could have answered so"
    ),
    UnknownReason.REPEATED_REFUSAL: QT_TRANSLATE_NOOP(
        "Unknown", "The repeat was refused; an earlier attempt may be booked"
    ),
    UnknownReason.RE_ENTRY: QT_TRANSLATE_NOOP("Unknown", "The number is said to exist already"),
    UnknownReason.SERVER_ERROR: QT_TRANSLATE_NOOP("Unknown", "WeChat Pay had an error"),
    UnknownReason.INTERRUPTED: QT_TRANSLATE_NOOP(
        "Unknown", "Sending was interrupted before its outcome was stored"
    ),
}

NOT_BOOKED: Mapping[NotBookedReason, str] = {
    NotBookedReason.REFUSED: QT_TRANSLATE_NOOP("NotBooked", "Refused"),
    NotBookedReason.NOT_LISTED: QT_TRANSLATE_NOOP(
        "NotBooked", "WeChat Pay did not list it as booked, and does not know it"
    ),
    NotBookedReason.PROVED_ABSENT: QT_TRANSLATE_NOOP(
        "NotBooked", "Asked repeatedly: WeChat Pay has no such record"
    ),
    NotBookedReason.ATTESTED: QT_TRANSLATE_NOOP("NotBooked", "Settled by hand as not booked"),
}

NOT_SENT: Mapping[NotSentReason, str] = {
    NotSentReason.RECORDED: QT_TRANSLATE_NOOP(
        "NotSent", "Written down; the program ended before sending it"
    ),
    NotSentReason.NAME: QT_TRANSLATE_NOOP("NotSent", "The host's name could not be looked up"),
    NotSentReason.REFUSED: QT_TRANSLATE_NOOP("NotSent", "The host refused the connection"),
    NotSentReason.CONNECT_TIMEOUT: QT_TRANSLATE_NOOP("NotSent", "The host did not answer"),
    NotSentReason.UNTRUSTED: QT_TRANSLATE_NOOP("NotSent", "The host's certificate is not trusted"),
    NotSentReason.TLS: QT_TRANSLATE_NOOP("NotSent", "No encrypted connection could be made"),
    NotSentReason.PROXY: QT_TRANSLATE_NOOP("NotSent", "The proxy could not be reached"),
    NotSentReason.PROXY_LOGIN: QT_TRANSLATE_NOOP(
        "NotSent", "The proxy did not accept the user and password"
    ),
    NotSentReason.PROXY_REFUSED: QT_TRANSLATE_NOOP(
        "NotSent", "The proxy does not let this host through"
    ),
    NotSentReason.CONNECTION: QT_TRANSLATE_NOOP("NotSent", "No connection could be made"),
    NotSentReason.UNPREPARED: QT_TRANSLATE_NOOP("NotSent", "The request could not be prepared"),
}
