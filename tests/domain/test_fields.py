"""The field table against the document's own words, copied here from the page."""

import re
from typing import NamedTuple

import pytest

from wxrepay_gui.domain.fields import FIELDS, Field, FieldName

# 包体参数 of the page 预约还款 (partner 4016779459, 更新时间 2025.12.05), from contract_id to
# repayment_date, with line breaks where this file needs them.
REQUEST = (
    "contract_id 必填 string(64) 【还款协议ID】 商户与用户签约成功后得到的还款协议ID "
    "appid 必填 string(32) 【商户AppID】 商户在微信申请的公众号或移动应用AppID,"
    "与服务商商户号绑定。可参考服务商模式开发必要参数说明 "
    "openid 必填 string 【用户标识】 用户在商户AppID下的唯一标识,获取方式可参考OpenID获取 "
    "schedule_items 必填 array[object] 【预约还款项列表】 本次预约还款项的列表;"
    "当前只支持传入1个预约还款项 "
    "out_record_id 必填 string(32) 【商户侧预约还款记录ID】 商户系统的预约还款记录ID,"
    "只能是数字、大小写字母。需要保证在同一个商户号下唯一 "
    "sub_mchid 必填 string(32) 【子商户号】 微信支付分配的商户号,"
    "服务商商户号与子商户号存在父子关系 "
    "sub_appid 选填 string 【子商户AppID】 与子商户号绑定的AppID。"
    "可参考服务商模式开发必要参数说明 "
    "repayment_amount 必填 string 【应还款金额】 单位:分。"
    "不能超过在商户平台申请的模板中设置的每次还款金额上限,"
    "以及与用户签约成功的还款协议中设置的还款金额上限 "
    "min_repayment_amount 选填 string 【最低还款金额】 单位:分。"
    "如果与用户签约成功的还款协议归属于消费贷模板,则必填且需要大于等于应还款金额的5%。"
    "如果与用户签约成功的还款协议归属于现金贷模板,则可以不填;"
    "如果填,则需要大于等于应还款金额的10% "
    "repayment_date 必填 string 【还款日期】 本次还款的日期;取值只能在以下范围"
    "从本次预约日+1天开始,到本次预约日+15天(不包括这天)为止。"
    "格式遵循rfc3339标准格式,格式为yyyy-MM-DD,yyyy-MM-DD表示年月日,"
    "例如:2015-05-20表示,北京时间2015年5月20日。"
)
# 应答参数 of the same page, where a length stands that the request table lacks.
ANSWER_LENGTHS = {"sub_appid": 32, "openid": 128}


class Documented(NamedTuple):
    required: bool
    longest: int | None
    zh: str
    words: str


_ENTRY = re.compile(
    r"(?P<name>[a-z_]+) (?P<must>必填|选填) (?:string|array\[object\])(?:\((?P<longest>\d+)\))? "
    r"【(?P<zh>[^】]+)】 (?P<words>.+?)(?= [a-z_]+ (?:必填|选填) |$)"
)
DOCUMENT = {
    entry["name"]: Documented(
        entry["must"] == "必填",
        int(entry["longest"]) if entry["longest"] else None,
        entry["zh"],
        entry["words"],
    )
    for entry in _ENTRY.finditer(REQUEST)
}


def test_the_document_s_fields_are_the_table_s_in_the_same_order() -> None:
    assert [name for name in DOCUMENT if name != "schedule_items"] == list(FIELDS)
    assert list(FIELDS) == list(FieldName)


@pytest.mark.parametrize(("name", "field"), FIELDS.items(), ids=FIELDS.keys())
def test_a_field_is_what_the_document_says(name: FieldName, field: Field) -> None:
    document = DOCUMENT[name]
    assert field.words == document.words
    assert field.words in REQUEST
    assert field.zh == document.zh
    assert field.required == document.required
    assert field.length_from_answer == (name in ANSWER_LENGTHS)
    assert field.longest == ANSWER_LENGTHS.get(name, document.longest)


@pytest.mark.parametrize(("name", "field"), FIELDS.items(), ids=FIELDS.keys())
def test_a_field_has_an_english_title_too(name: FieldName, field: Field) -> None:
    assert field.en
    assert field.en.isascii()
    assert field.en != name


def test_titles_tell_the_fields_apart() -> None:
    for titles in ([f.zh for f in FIELDS.values()], [f.en for f in FIELDS.values()]):
        assert len(set(titles)) == len(FIELDS)
