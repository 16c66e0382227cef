"""A practice server, a client of it, and a clock that both read."""

import http.client
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.wechat.client import BOOK_PATH, Client, Reply
from wxrepay_gui.wechat.signing import Signer, new_nonce
from wxrepay_gui.wechat.transport import Limits, Transport
from wxrepay_gui.wechat.verification import Verifier

NOON = datetime(2025, 11, 10, 4, tzinfo=UTC)
TODAY = date(2025, 11, 10)
SAMPLE = Booking(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    item=ScheduleItem(
        out_record_id="1234567abcde",
        sub_mchid="1900000109",
        sub_appid="wxcbda96de0b165489",
        repayment_amount=Fen(10000),
        min_repayment_amount=Fen(2000),
        repayment_date=date(2025, 11, 18),
    ),
)
RECORD = {
    "out_record_id": "1234567abcde",
    "appid": "wxcbda96de0b165486",
    "sub_appid": "wxcbda96de0b165489",
    "contract_id": "20251105000000123456789",
    "repayment_amount": "10000",
    "min_repayment_amount": "2000",
    "repayment_date": "2025-11-18",
    "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
}
QUERY_PATH = (
    "/v3/credit-repayment/partner/schedule-records/1234567abcde?contract_id=20251105000000123456789"
)


def booking(**item: Any) -> Booking:  # noqa: ANN401  any field's value
    """The sample with another item."""
    return replace(SAMPLE, item=replace(SAMPLE.item, **item))


@dataclass
class Clock:
    """Stands still until it is set."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass(frozen=True)
class Heard:
    """A raw answer."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def number(self) -> str:
        return self.headers["Request-ID"].rpartition("-")[2]

    @property
    def signed(self) -> bool:
        return "Wechatpay-Signature" in self.headers


@dataclass(kw_only=True)
class World:
    """Everything a test needs; its server is started by the fixture."""

    identity: Identity
    log: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.server = PracticeServer(self.identity, self.log, self.clock)

    def client(self, limits: Limits = Limits()) -> Client:  # noqa: B008  frozen
        merchant = self.identity.merchant
        return Client(
            signer=Signer(
                mchid=merchant.mchid,
                serial_no=merchant.serial_no,
                key=lambda: self.identity.merchant_key,
            ),
            verifier=Verifier.of(merchant),
            transport=Transport.practice(self.server.port, self.identity.tls_root, limits),
            now=self.clock,
            user_agent="tests/1",
        )

    def book(self, asked: Booking = SAMPLE) -> Reply:
        return self.client().book(asked.body())

    def query(self, asked: Booking = SAMPLE) -> Reply:
        return self.client().query_record(asked.item.out_record_id, asked.contract_id)

    def connection(self) -> http.client.HTTPSConnection:
        context = ssl.create_default_context(cadata=self.identity.tls_root)
        return http.client.HTTPSConnection(
            "127.0.0.1", self.server.port, context=context, timeout=20
        )

    def headers(
        self,
        body: bytes,
        *,
        method: str = "POST",
        path: str = BOOK_PATH,
        seconds: int = 0,
        nonce: str = "",
    ) -> dict[str, str]:
        """What a faultless request carries, timestamped *seconds* from now."""
        merchant = self.identity.merchant
        signer = Signer(
            mchid=merchant.mchid,
            serial_no=merchant.serial_no,
            key=lambda: self.identity.merchant_key,
        )
        return {
            "Accept": "application/json",
            "Authorization": signer.authorization(
                method=method,
                path=path,
                body=body,
                timestamp=int(self.clock().timestamp()) + seconds,
                nonce=nonce or new_nonce(),
            ),
            "Content-Type": "application/json",
            "User-Agent": "tests/1",
            "Wechatpay-Serial": merchant.public_key_id,
        }

    def send(
        self,
        body: bytes = SAMPLE.body(),
        *,
        method: str = "POST",
        path: str = BOOK_PATH,
        change: Callable[[dict[str, str]], Mapping[str, str]] = dict,
        signed_body: bytes | None = None,
        **how: Any,  # noqa: ANN401  passed on
    ) -> Heard:
        """Send anything, faultless but for what is asked otherwise."""
        signed = body if signed_body is None else signed_body
        headers = change(self.headers(signed, method=method, path=path, **how))
        return self.say(method, path, headers, body)

    def say(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Heard:
        connection = self.connection()
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Heard(answer.status, answer.headers, answer.read())
        finally:
            connection.close()
