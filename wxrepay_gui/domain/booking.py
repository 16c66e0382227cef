"""What one call asks WeChat Pay to do, and the exact bytes that ask for it."""

import json
from dataclasses import dataclass
from datetime import date

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleItem:
    """One 预约还款项: an amount to repay on a Beijing date. Amounts in fen."""

    out_record_id: str
    sub_mchid: str
    sub_appid: str | None = None
    repayment_amount: Fen
    min_repayment_amount: Fen | None = None
    repayment_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One call of 预约还款. Only :func:`wxrepay_gui.domain.rules.parse` makes new ones."""

    contract_id: str
    appid: str
    openid: str
    item: ScheduleItem

    @property
    def members(self) -> dict[FieldName, str]:
        """Every member that is sent, as its text on the wire, in the document's order."""
        item = self.item
        values = {
            FieldName.CONTRACT_ID: self.contract_id,
            FieldName.APPID: self.appid,
            FieldName.OPENID: self.openid,
            FieldName.OUT_RECORD_ID: item.out_record_id,
            FieldName.SUB_MCHID: item.sub_mchid,
            FieldName.SUB_APPID: item.sub_appid,
            FieldName.REPAYMENT_AMOUNT: str(item.repayment_amount),
            FieldName.MIN_REPAYMENT_AMOUNT: (
                None if item.min_repayment_amount is None else str(item.min_repayment_amount)
            ),
            FieldName.REPAYMENT_DATE: item.repayment_date.isoformat(),
        }
        return {name: text for name, text in values.items() if text is not None}

    def body(self) -> bytes:
        """The request body: UTF-8 JSON without blanks, absent optionals left out.

        The same booking gives the same bytes for ever, so that a repeat can be compared.
        """
        members = self.members
        outer = (FieldName.CONTRACT_ID, FieldName.APPID, FieldName.OPENID)
        whole: dict[str, object] = {name: members.pop(name) for name in outer}
        whole["schedule_items"] = [members]
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def read_body(body: bytes) -> Booking:
    """The booking that :meth:`Booking.body` wrote as *body*.

    Raises:
        ValueError: *body* is not what a booking writes, to the byte.
    """
    try:
        whole = json.loads(body)
        (item,) = whole["schedule_items"]
        least = item.get(FieldName.MIN_REPAYMENT_AMOUNT)
        booking = Booking(
            contract_id=whole[FieldName.CONTRACT_ID],
            appid=whole[FieldName.APPID],
            openid=whole[FieldName.OPENID],
            item=ScheduleItem(
                out_record_id=item[FieldName.OUT_RECORD_ID],
                sub_mchid=item[FieldName.SUB_MCHID],
                sub_appid=item.get(FieldName.SUB_APPID),
                repayment_amount=Fen(int(item[FieldName.REPAYMENT_AMOUNT])),
                min_repayment_amount=None if least is None else Fen(int(least)),
                repayment_date=date.fromisoformat(item[FieldName.REPAYMENT_DATE]),
            ),
        )
        written = booking.body()
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not a booking's body") from error
    if written != body or not all(isinstance(text, str) for text in booking.members.values()):
        raise ValueError("not a booking's own bytes")
    return booking
