"""The calls of the interface, signed, sent and checked; which host, and nothing about outcomes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from urllib.parse import quote

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Stage, Verdict
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.wechat.hosts import Hosts
from wxrepay_gui.wechat.replays import Replays
from wxrepay_gui.wechat.signing import Signer, new_nonce
from wxrepay_gui.wechat.transport import Exchange, Transport
from wxrepay_gui.wechat.verification import SERIAL, SIGNATURE, Verifier

BOOK_PATH = "/v3/credit-repayment/partner/schedule-records/batch-create"
RECORDS_PATH = "/v3/credit-repayment/partner/schedule-records/"

_STAY = frozenset(
    {
        NotSentReason.UNTRUSTED,
        NotSentReason.PROXY,
        NotSentReason.PROXY_LOGIN,
        NotSentReason.UNPREPARED,
    }
)
"""Not a reason to try the other host: somebody may be in between, the same proxy is in the way
of both, or the fault is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one call came to, on every host that was asked.

    Attributes:
        attempts: In order; only the last can have reached the wire.
        fault: What was in the last one's way, if it was not sent.
        inspected: Whether somebody may have read and changed the answer on its way, TLS or not.
    """

    attempts: tuple[Attempt, ...]
    fault: NotSentReason
    inspected: bool

    @property
    def last(self) -> Attempt:
        """The attempt that counts."""
        return self.attempts[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One merchant's line to WeChat Pay.

    Every attempt has its own nonce, timestamp and signature. A second host is asked only when
    nothing at all was written to the first one; :attr:`hosts` says which is the first.

    Attributes:
        signer: The merchant's.
        verifier: WeChat Pay's.
        transport: Which hosts, under which limits.
        now: The clock, with a time zone.
        user_agent: Product and version; WeChat Pay refuses requests without one.
        nonce: Makes nonces.
        replays: What was received before.
        noticed: Told of every attempt as soon as it has ended.
    """

    signer: Signer
    verifier: Verifier
    transport: Transport
    now: Callable[[], datetime]
    user_agent: str
    nonce: Callable[[], str] = field(default=new_nonce)
    replays: Replays = field(default_factory=Replays)
    noticed: Callable[[Attempt], object] = field(default=lambda _attempt: None)

    def book(self, body: bytes) -> Reply:
        """预约还款: send exactly *body*."""
        return self._call(Call.BOOK, "POST", BOOK_PATH, body)

    @property
    def hosts(self) -> Hosts:
        """The hosts, and which of them comes first now."""
        return self.transport.choice

    def query_record(
        self, out_record_id: str, contract_id: str, *, first: str | None = None
    ) -> Reply:
        """查询预约还款记录: ask about one record; changes nothing.

        Args:
            out_record_id: Our number.
            contract_id: The contract that it belongs to.
            first: The host to begin with; ``None`` for the one that comes first now.

        Raises:
            ValueError: *first* is none of :attr:`hosts`.
        """
        contract = quote(contract_id, safe="")
        path = f"{RECORDS_PATH}{quote(out_record_id, safe='')}?contract_id={contract}"
        return self._call(Call.QUERY, "GET", path, b"", first)

    def _call(
        self, call: Call, method: str, path: str, body: bytes, first: str | None = None
    ) -> Reply:
        attempts: list[Attempt] = []
        fault = NotSentReason.UNPREPARED
        for host in self.hosts.order(first):
            attempt, fault = self._attempt(call, host, method, path, body)
            attempts.append(attempt)
            if attempt.answer is not None:
                self.hosts.answered(host)
            if attempt.stage is Stage.SENDING or fault in _STAY:
                break
            self.hosts.failed(host)
        return Reply(attempts=tuple(attempts), fault=fault, inspected=self.transport.inspected)

    def _attempt(
        self, call: Call, host: str, method: str, path: str, body: bytes
    ) -> tuple[Attempt, NotSentReason]:
        started = self.now()
        clock = monotonic()
        exchange = self._exchange(host, method, path, body, timestamp=int(started.timestamp()))
        elapsed_ms = round((monotonic() - clock) * 1000)
        verdict = Verdict.NO_ANSWER
        if exchange.answer is not None:
            verdict = self._judge(exchange.answer)
        attempt = Attempt(
            call=call,
            host=host,
            started=started,
            elapsed_ms=elapsed_ms,
            stage=exchange.stage,
            request=exchange.request,
            answer=exchange.answer,
            verdict=verdict,
            error=exchange.error,
        )
        self.noticed(attempt)
        return attempt, exchange.fault

    def _judge(self, answer: Answer) -> Verdict:
        now = self.now().timestamp()
        verdict = self.verifier.verify(answer, now=now)
        if verdict is Verdict.GOOD and self.replays.is_replay(answer.header(SIGNATURE), now):
            return Verdict.REPLAYED
        return verdict

    def _exchange(
        self, host: str, method: str, path: str, body: bytes, *, timestamp: int
    ) -> Exchange:
        def authorize(sent_path: str) -> str:
            return self.signer.authorization(
                method=method, path=sent_path, body=body, timestamp=timestamp, nonce=self.nonce()
            )

        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": self.user_agent,
            SERIAL: self.verifier.asked,
        }
        if body:
            headers["Content-Type"] = "application/json"
        return self.transport.exchange(
            host, method, path, headers=headers, body=body, authorize=authorize
        )
