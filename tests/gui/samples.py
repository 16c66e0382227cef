"""Submissions to show: one for every outcome there is."""

from datetime import UTC, date, datetime

from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    Complaint,
    Difference,
    HumanVerdict,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
    Vote,
)
from wxrepay_gui.domain.submission import Author, Submission

AT = datetime(2025, 12, 6, 6, 32, 41, tzinfo=UTC)
NUMBER = "R251206K71432089F3TQ"
CONTRACT = "20251105000000123456789"
MINIMUM = Fen(6_400)
COMPLAINT = Complaint(code="INVALID_REQUEST", message="还款金额超过协议限制")
SAID = Attestation(user="复核", station="K9", at=AT, reason="商户平台上已查到")

SAID_BOOKED = HumanVerdict(booked=True, said=SAID)
SAID_NOT_BOOKED = HumanVerdict(booked=False, said=SAID)

SENDING = Sending()
BOOKED = Booked()
DIFFERENT = Booked(
    differences=(
        Difference(FieldName.MIN_REPAYMENT_AMOUNT, "6400", "12800"),
        Difference(FieldName.REPAYMENT_DATE, "2025-12-15", "2025-12-05"),
    )
)
BOOKED_BY_HAND = Booked(attested=SAID)
REFUSED = NotBooked(reason=NotBookedReason.REFUSED, complaint=COMPLAINT)
NOT_BOOKED_BY_HAND = NotBooked(reason=NotBookedReason.ATTESTED, complaint=COMPLAINT, attested=SAID)
UNKNOWN = Unknown(reason=UnknownReason.NO_ANSWER)
VOTES = (Vote("api.mch.weixin.qq.com", AT),)
NOT_SENT = NotSent(reason=NotSentReason.NAME)


def submission(
    state: State = BOOKED,
    *,
    number: str = NUMBER,
    request_id: str = "08F7A1B2C306",
    minimum: Fen | None = MINIMUM,
    replaces: str | None = None,
) -> Submission:
    """A booking of ¥1,280.00 that came to *state*."""
    booking = Booking(
        contract_id=CONTRACT,
        appid="wxcbda96de0b165486",
        openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        item=ScheduleItem(
            out_record_id=number,
            sub_mchid="1900000109",
            repayment_amount=Fen(128_000),
            min_repayment_amount=minimum,
            repayment_date=date(2025, 12, 15),
        ),
    )
    return Submission(
        id=1,
        mchid="1900000001",
        booking=booking,
        body=booking.body(),
        at=AT,
        author=Author(user="经办", station="K7", version="0.1.0"),
        state=state,
        request_id=request_id,
        replaces=replaces,
    )
