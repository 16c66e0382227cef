"""A contract that the tests know, as complete as one of the book can be."""

from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.money import Fen

KNOWN = Contract(
    name="客户甲",
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
    sub_appid="wxcbda96de0b165489",
    kind=Kind.CONSUMER,
    template_cap=Fen(500_000),
    contract_cap=Fen(300_000),
    repayment_day=15,
    usual_amount=Fen(128_050),
    default_minimum=DefaultMinimum.PERCENT_5,
)
