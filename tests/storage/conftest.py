"""A ledger in a fresh folder, and things to write into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.storage.ledger import Ledger

AT = datetime(2025, 12, 6, 7, 14, 32, 89, tzinfo=UTC)
MCHID = "1230000109"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    ledger = Ledger(path)
    yield ledger
    ledger.close()


@pytest.fixture
def booking() -> Callable[[str], Booking]:
    def make(out_record_id: str) -> Booking:
        return Booking(
            contract_id="20251105000000000000123",
            appid="wx0123456789abcdef",
            openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
            item=ScheduleItem(
                out_record_id=out_record_id,
                sub_mchid="1900000109",
                sub_appid=None,
                repayment_amount=Fen(128_000),
                min_repayment_amount=Fen(12_800),
                repayment_date=date(2025, 12, 7),
            ),
        )

    return make


Begin = Callable[[Ledger, str], Submission]


@pytest.fixture
def begin(booking: Callable[[str], Booking]) -> Begin:
    """Writes down a number, and takes it up for sending."""

    def make(ledger: Ledger, out_record_id: str) -> Submission:
        begun = ledger.begin(
            booking(out_record_id),
            mchid=MCHID,
            at=AT,
            author=Author(user="王五", station="K7", version="0.1.0"),
        )
        return ledger.claim(begun, at=AT)

    return make


@pytest.fixture
def attempt() -> Callable[..., Attempt]:
    def make(
        call: Call = Call.BOOK, stage: Stage = Stage.SENDING, request_id: str | None = None
    ) -> Attempt:
        return Attempt(
            call=call,
            host="api.mch.weixin.qq.com",
            started=AT,
            elapsed_ms=312,
            stage=stage,
            request=Request(
                method="POST", path="/v3/x", headers=(("Accept", "application/json"),), body=b"{}"
            ),
            answer=None
            if request_id is None
            else Answer(
                status=200, headers=(("Request-ID", request_id),), body=b"\xff\x00", complete=True
            ),
            verdict=Verdict.NO_ANSWER if request_id is None else Verdict.GOOD,
            error="" if request_id else "ReadTimeout",
        )

    return make
