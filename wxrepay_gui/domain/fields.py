"""The fields of 预约还款: spelling, titles, lengths and the document's own words.

Source: the official page 预约还款 (partner 4016779459, 2025.12.05). ``openid`` and ``sub_appid``
have no length in its request table; theirs come from its response table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class FieldName(StrEnum):
    """A field as the API spells it, in the document's order."""

    CONTRACT_ID = "contract_id"
    APPID = "appid"
    OPENID = "openid"
    OUT_RECORD_ID = "out_record_id"
    SUB_MCHID = "sub_mchid"
    SUB_APPID = "sub_appid"
    REPAYMENT_AMOUNT = "repayment_amount"
    MIN_REPAYMENT_AMOUNT = "min_repayment_amount"
    REPAYMENT_DATE = "repayment_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the request.

    Attributes:
        zh: The document's title.
        en: Our English for it.
        required: Whether the document always asks for it.
        longest: The most characters, or ``None`` where no length applies.
        length_from_answer: The length stands in the response table only.
        words: The document's description, whole.
    """

    zh: str
    en: str
    required: bool
    longest: int | None
    length_from_answer: bool = False
    words: str


FIELDS: Mapping[FieldName, Field] = MappingProxyType(
    {
        FieldName.CONTRACT_ID: Field(
            zh="还款协议ID",
            en="Repayment contract ID",
            required=True,
            longest=64,
            words="商户与用户签约成功后得到的还款协议ID",
        ),
        FieldName.APPID: Field(
            zh="商户AppID",
            en="Merchant AppID",
            required=True,
            longest=32,
            words=(
                "商户在微信申请的公众号或移动应用AppID,与服务商商户号绑定。"
                "可参考服务商模式开发必要参数说明"
            ),
        ),
        FieldName.OPENID: Field(
            zh="用户标识",
            en="User openid",
            required=True,
            longest=128,
            length_from_answer=True,
            words="用户在商户AppID下的唯一标识,获取方式可参考OpenID获取",
        ),
        FieldName.OUT_RECORD_ID: Field(
            zh="商户侧预约还款记录ID",
            en="Record ID",
            required=True,
            longest=32,
            words=("商户系统的预约还款记录ID,只能是数字、大小写字母。需要保证在同一个商户号下唯一"),
        ),
        FieldName.SUB_MCHID: Field(
            zh="子商户号",
            en="Sub-merchant number",
            required=True,
            longest=32,
            words="微信支付分配的商户号,服务商商户号与子商户号存在父子关系",
        ),
        FieldName.SUB_APPID: Field(
            zh="子商户AppID",
            en="Sub-merchant AppID",
            required=False,
            longest=32,
            length_from_answer=True,
            words="与子商户号绑定的AppID。可参考服务商模式开发必要参数说明",
        ),
        FieldName.REPAYMENT_AMOUNT: Field(
            zh="应还款金额",
            en="Repayment amount",
            required=True,
            longest=None,
            words=(
                "单位:分。不能超过在商户平台申请的模板中设置的每次还款金额上限,"
                "以及与用户签约成功的还款协议中设置的还款金额上限"
            ),
        ),
        FieldName.MIN_REPAYMENT_AMOUNT: Field(
            zh="最低还款金额",
            en="Minimum repayment",
            required=False,
            longest=None,
            words=(
                "单位:分。如果与用户签约成功的还款协议归属于消费贷模板,则必填且需要大于等于"
                "应还款金额的5%。如果与用户签约成功的还款协议归属于现金贷模板,则可以不填;"
                "如果填,则需要大于等于应还款金额的10%"
            ),
        ),
        FieldName.REPAYMENT_DATE: Field(
            zh="还款日期",
            en="Repayment date",
            required=True,
            longest=None,
            words=(
                "本次还款的日期;取值只能在以下范围从本次预约日+1天开始,"
                "到本次预约日+15天(不包括这天)为止。格式遵循rfc3339标准格式,"
                "格式为yyyy-MM-DD,yyyy-MM-DD表示年月日,例如:2015-05-20表示,"
                "北京时间2015年5月20日。"
            ),
        ),
    }
)
