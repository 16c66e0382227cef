"""The document's own example request, with a date that can be booked."""

from datetime import date

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft


def document_example(*, today: date, out_record_id: str) -> Draft:
    """预约还款, 请求示例: 100.00 yuan with a minimum of 20.00, on the eighth bookable day.

    The number is passed in, because the document's own can be used only once.
    """
    return Draft(
        contract_id="20251105000000123456789",
        appid="wxcbda96de0b165486",
        openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        out_record_id=out_record_id,
        sub_mchid="1900000109",
        sub_appid="wxcbda96de0b165489",
        repayment_amount="100.00",
        min_repayment_amount="20.00",
        repayment_date=bookable_days(today)[7].isoformat(),
        template_cap="5000.00",
        contract_cap="3000.00",
        kind=Kind.CONSUMER,
    )
