"""One HTTP exchange, as it happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Call(StrEnum):
    """Which call an attempt made."""

    BOOK = "book"
    QUERY = "query"


class Stage(StrEnum):
    """How far a request came on the wire; the only judge of *not sent*."""

    PREPARED = "prepared"
    """Nothing was opened."""

    CONNECTING = "connecting"
    """TCP, a proxy or TLS was under way."""

    READY = "ready"
    """Connected and encrypted; no byte of the request written."""

    SENDING = "sending"
    """Set before the first byte of the request was written."""


class Verdict(StrEnum):
    """What checking an answer's signature said (应答验签)."""

    NO_ANSWER = "no_answer"
    GOOD = "good"

    UNSIGNED = "unsigned"
    """None of the four ``Wechatpay-*`` headers."""

    HEADER_MISSING = "header_missing"
    HEADER_REPEATED = "header_repeated"

    BAD_TIMESTAMP = "bad_timestamp"
    """Not a number of seconds."""

    OUT_OF_WINDOW = "out_of_window"
    """More than five minutes from our clock."""

    SWITCH_NOT_OPENED = "switch_not_opened"
    """Signed with a platform certificate although the public key was asked for."""

    REPLAYED = "replayed"
    """The very answer came before; somebody sends it again."""

    WRONG_SERIAL = "wrong_serial"
    BAD_SIGNATURE = "bad_signature"
    """Bad Base64 and the ``WECHATPAY/SIGNTEST/`` probes among them."""


Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was sent, but for the Authorization header, which is never kept."""

    method: str
    path: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, whole, as received.

    Attributes:
        status: HTTP status.
        headers: In order, repeats kept.
        body: The raw bytes, up to the transport's cap.
        complete: The body ended as its framing said, within the cap.
    """

    status: int
    headers: Headers
    body: bytes
    complete: bool

    def header(self, name: str) -> str:
        """The first header called *name* (in any case), or an empty text."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One exchange of a submission.

    Attributes:
        call: Which call.
        host: The host that was asked, with the port where it is not 443.
        started: When, with a time zone.
        elapsed_ms: How long until its end, in milliseconds.
        stage: How far the request came.
        request: What was sent.
        answer: What came back, if anything did.
        verdict: What its signature says.
        error: The kind of fault, for support; empty if there was none.
    """

    call: Call
    host: str
    started: datetime
    elapsed_ms: int
    stage: Stage
    request: Request
    answer: Answer | None
    verdict: Verdict
    error: str = ""

    @property
    def request_id(self) -> str:
        """WeChat Pay's Request-ID, which its support asks for; empty without an answer."""
        return self.answer.header("Request-ID") if self.answer else ""


def numeric_code(request_id: str) -> str:
    """The error number that a Request-ID ends in; empty where it is 0 or there is none."""
    _, dash, tail = request_id.rpartition("-")
    return tail if dash and tail.isdecimal() and tail.isascii() and tail != "0" else ""
