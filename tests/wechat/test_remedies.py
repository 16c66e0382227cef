"""Every outcome that needs help has it, in both languages, and none invites a double booking."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
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
from wxrepay_gui.domain.remedy import Again, Remedy
from wxrepay_gui.wechat.reasons import NOT_BOOKED, NOT_SENT, UNKNOWN
from wxrepay_gui.wechat.remedies import remedy_of

REFUSED, UNSIGNED = NotBookedReason.REFUSED, UnknownReason.UNSIGNED_REFUSAL
GENERAL_CODES = {
    "PARAM_ERROR": ("参数格式不对", Again.NEW_NUMBER),
    "INVALID_REQUEST": ("不符合业务规则", Again.NEW_NUMBER),
    "SIGN_ERROR": ("签名没有通过", Again.SAME_NUMBER),
    "NO_AUTH": ("没有权限", Again.SAME_NUMBER),
    "RESOURCE_NOT_EXISTS": ("资源不存在", Again.NEW_NUMBER),
    "ORDER_NOT_EXIST": ("资源不存在", Again.NEW_NUMBER),
    "APPID_MCHID_NOT_MATCH": ("没有与服务商商户号绑定", Again.SAME_NUMBER),
    "MCH_NOT_EXISTS": ("商户号不存在", Again.NEW_NUMBER),
    "RULE_LIMIT": ("业务规则不允许", Again.SAME_NUMBER),
    "RATELIMIT_EXCEEDED": ("未受理", Again.SAME_NUMBER),
    "RATE_LIMITED": ("未受理", Again.SAME_NUMBER),
    "FREQUENCY_LIMITED": ("未受理", Again.SAME_NUMBER),
    "SYSTEM_ERROR": ("微信支付系统异常", Again.SAME_NUMBER),
    "SERVICE_UNAVAILABLE": ("服务暂不可用", Again.SAME_NUMBER),
    "ALREADY_EXISTS": ("已经用过", Again.QUERY_FIRST),
    "OUT_TRADE_NO_USED": ("已经用过", Again.QUERY_FIRST),
    "RESOURCE_ALREADY_EXISTS": ("已经用过", Again.QUERY_FIRST),
}
MESSAGES = [
    ("SIGN_ERROR", "签名错误", "签名没有通过"),
    ("SIGN_ERROR", "错误的签名,验签失败", "签名没有通过"),
    ("SIGN_ERROR", "签名信息错误,验签失败", "签名没有通过"),
    (
        "SIGN_ERROR",
        "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟",
        "时钟与微信支付相差超过5分钟",
    ),
    ("SIGN_ERROR", "商户证书序列号有误。", "不是一对"),
    ("SIGN_ERROR", "商户证书已过期", "已过期"),
    ("SIGN_ERROR", "商户证书已作废", "作废"),
    ("SIGN_ERROR", "商户已更换证书", "更换"),
    ("SIGN_ERROR", "商户未设置APIv3密钥", "没有设置API安全"),
    ("SIGN_ERROR", "商户未申请过证书", "没有设置API安全"),
    ("SIGN_ERROR", "Http头Authorization值格式错误", "HTTP头不完整"),
    ("SIGN_ERROR", "Authorization不合法", "HTTP头不完整"),
    ("SIGN_ERROR", "HTTP头Authorization认证类型不正确", "HTTP头不完整"),
    ("INVALID_REQUEST", "Http头缺少Accept或User-Agent", "HTTP头不完整"),
    ("INVALID_REQUEST", "单号已存在但信息不一致,请查单后比较确认", "已经用过"),
    ("PARAM_ERROR", "订单重入参数校验失败", "已经用过"),
    ("PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误", "公钥ID不对"),
    ("PARAM_ERROR", "http header中的mchid与post payload中的mchid不匹配", "所用的商户号"),
    ("PARAM_ERROR", "appid与openid不匹配", "不匹配"),
    ("INVALID_REQUEST", "无效的openid", "不匹配"),
    ("NO_AUTH", "mchid与sub_mchid之间Mma绑定关系不存在", "不在服务商名下"),
    ("NO_AUTH", "受理关系不存在", "不在服务商名下"),
    ("NO_AUTH", "sub_mchid与sub_appid之间Mma绑定关系不存在", "没有与子商户号绑定"),
    ("NO_AUTH", "请检查sub_mchid是否授权服务商", "没有授权"),
    ("NO_AUTH", "特约子商户未授权", "没有授权"),
    ("NO_AUTH", "商户无权限", "没有权限"),
]
NUMBERS = {
    "268435461": "参数格式不对",
    "268435464": "超出取值范围",
    "270924358": "额外参数",
    "268443699": "签名没有通过",
    "268443701": "受理关系不存在",
    "268443704": "没有收到子商户号",
    "268443705": "不能与服务商自己的商户号相同",
    "268443715": "停用、注销",
    "268445527": "没有与服务商商户号绑定",
    "268447840": "未受理",
    "268447845": "子商户号不匹配",
    "268498688": "已经用过",
    "268501013": "没有收到用户标识",
}
VOTES = (Vote("api.mch.weixin.qq.com", datetime(2025, 12, 6, tzinfo=UTC)),)
STATES: list[State] = [
    *(NotBooked(reason=reason) for reason in NotBookedReason),
    *(NotSent(reason=reason) for reason in NotSentReason),
    *(
        Unknown(reason=reason, complaint=Complaint(code=code, message="m"), votes=votes)
        for reason in UnknownReason
        for code in ("", "NOVEL", *GENERAL_CODES)
        for votes in ((), VOTES)
    ),
    *(
        NotBooked(reason=reason, complaint=Complaint(code=code, message="m"))
        for reason in NotBookedReason
        for code in ("NOVEL", *GENERAL_CODES)
    ),
    *(NotBooked(reason=REFUSED, complaint=Complaint(code=c, message=m)) for c, m, _ in MESSAGES),
]


def refused(code: str = "", message: str = "", *, request_id: str = "") -> Remedy:
    """Help with a certain refusal."""
    complaint = Complaint(code=code, message=message)
    found = remedy_of(NotBooked(reason=REFUSED, complaint=complaint), request_id=request_id)
    assert found is not None
    return found


@pytest.mark.parametrize("state", [Sending(), Booked()], ids=repr)
def test_what_is_well_needs_no_help(state: State) -> None:
    assert remedy_of(state, request_id="1-268435461") is None


def test_every_reason_has_its_row() -> None:
    assert set(UNKNOWN) == set(UnknownReason)
    assert set(NOT_BOOKED) == set(NotBookedReason)
    assert set(NOT_SENT) == set(NotSentReason)


@pytest.mark.parametrize("state", STATES, ids=lambda state: repr(state)[:120])
def test_all_help_is_whole_sentences_in_both_languages(state: State) -> None:
    for number in ("", *NUMBERS):
        remedy = remedy_of(state, request_id=f"08F5-{number}")
        assert remedy is not None
        for words in (remedy.meaning, remedy.advice):
            assert re.fullmatch(r"[^,;:()?\n]*[\u4e00-\u9fff][^,;:()?\n]*。", words.zh), words.zh
            assert re.fullmatch(r"[A-Z][^\n]*\.", words.en), words.en
            assert "  " not in words.en
            assert "。 " not in words.zh
            assert not re.search(r"[，；：。（）]", words.en)


@pytest.mark.parametrize("state", [state for state in STATES if isinstance(state, Unknown)])
def test_the_unknown_is_asked_about_first_and_never_booked_anew(state: Unknown) -> None:
    for number in ("", *NUMBERS):
        remedy = remedy_of(state, request_id=f"08F5-{number}")
        assert remedy is not None
        assert remedy.again is Again.QUERY_FIRST
        assert "不要新建一笔" in remedy.advice.zh
        assert "查询" in remedy.advice.zh
        assert "Do not book it anew." in remedy.advice.en
        assert re.search("[Qq]uer", remedy.advice.en)


@pytest.mark.parametrize("state", STATES, ids=lambda state: repr(state)[:120])
def test_no_words_tell_anybody_to_take_a_new_number(state: State) -> None:
    """That is for ``again`` alone to say."""
    remedy = remedy_of(state)
    assert remedy is not None
    assert not re.search("新单号|换.*单号", remedy.advice.zh)
    assert "new number" not in remedy.advice.en


@pytest.mark.parametrize("reason", NotSentReason)
def test_what_was_not_sent_goes_again_under_the_same_number(reason: NotSentReason) -> None:
    remedy = remedy_of(NotSent(reason=reason), request_id="1-268435461")
    assert remedy is not None
    assert remedy.again is Again.SAME_NUMBER
    assert remedy.meaning.zh.startswith("没有发送")


@pytest.mark.parametrize("code", GENERAL_CODES)
def test_a_general_code_has_its_help(code: str) -> None:
    words, again = GENERAL_CODES[code]
    remedy = refused(code, "anything else")
    assert words in remedy.meaning.zh
    assert remedy.again is again


@pytest.mark.parametrize(("code", "message", "words"), MESSAGES)
def test_a_message_tells_more_than_its_code(code: str, message: str, words: str) -> None:
    remedy = refused(code, message, request_id="08F5-0")
    assert words in remedy.meaning.zh
    assert refused(code, message, request_id="08F5-268447840").meaning == (
        remedy.meaning if remedy != refused(code) else refused("RATE_LIMITED").meaning
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_the_number_of_a_request_id_tells_more_than_the_code(number: str) -> None:
    assert NUMBERS[number] in refused("PARAM_ERROR", "m", request_id=f"08F-{number}").meaning.zh
    assert NUMBERS[number] in refused("NOVEL", "m", request_id=f"08F-{number}").meaning.zh
    assert NUMBERS[number] in refused(request_id=f"08F-{number}").meaning.zh


@pytest.mark.parametrize("request_id", ["", "08F5-0", "08F5-999999999", "268435461"])
def test_another_request_id_changes_nothing(request_id: str) -> None:
    assert refused("NO_AUTH", "m", request_id=request_id) == refused("NO_AUTH", "m")


def test_a_code_nobody_listed_is_shown_as_it_came() -> None:
    remedy = refused("NOVEL", "whatever")
    assert remedy.meaning.zh == "文档未列出这个代码，原样展示。"
    assert remedy.meaning.en == "This code is not listed in the document: shown as it came."
    assert "复制求助信息" in remedy.advice.zh
    assert "opy the support details" in remedy.advice.en


def test_a_refusal_without_a_word_says_so() -> None:
    assert refused() == NOT_BOOKED[REFUSED]


def test_what_was_not_listed_speaks_for_itself() -> None:
    complaint = Complaint(code="PARAM_ERROR")
    state = NotBooked(reason=NotBookedReason.NOT_LISTED, complaint=complaint)
    remedy = remedy_of(state, request_id="1-268435461")
    assert remedy == NOT_BOOKED[NotBookedReason.NOT_LISTED]


@pytest.mark.parametrize(
    "reason",
    [
        UnknownReason.UNSIGNED_REFUSAL,
        UnknownReason.INSPECTED_REFUSAL,
        UnknownReason.REPEATED_REFUSAL,
        UnknownReason.SERVER_ERROR,
    ],
)
def test_an_unknown_refusal_tells_both_what_is_unknown_and_what_was_said(
    reason: UnknownReason,
) -> None:
    complaint = Complaint(code="NO_AUTH", message="m")
    remedy = remedy_of(Unknown(reason=reason, complaint=complaint))
    bare, said = remedy_of(Unknown(reason=reason)), refused("NO_AUTH", "m")
    assert remedy is not None
    assert bare is not None
    assert remedy.meaning.zh == bare.meaning.zh + said.meaning.zh
    assert remedy.meaning.en == f"{bare.meaning.en} {said.meaning.en}"
    assert remedy.advice.zh == bare.advice.zh + said.advice.zh
    assert remedy.advice.en == f"{bare.advice.en} {said.advice.en}"


@pytest.mark.parametrize(
    "reason",
    [
        UnknownReason.NO_ANSWER,
        UnknownReason.UNVERIFIED,
        UnknownReason.SWITCH_NOT_OPENED,
        UnknownReason.UNTRUSTED_REFUSAL,
        UnknownReason.INTERRUPTED,
    ],
)
def test_words_that_prove_nothing_are_not_explained(reason: UnknownReason) -> None:
    complaint = Complaint(code="PARAM_ERROR", message="m")
    state = Unknown(reason=reason, complaint=complaint)
    assert remedy_of(state, request_id="1-268435461") == remedy_of(Unknown(reason=reason))


def test_a_switch_that_is_not_opened_names_who_opens_it_and_where() -> None:
    remedy = remedy_of(Unknown(reason=UnknownReason.SWITCH_NOT_OPENED))
    assert remedy is not None
    for words in (remedy.advice.zh, remedy.advice.en):
        assert "商户平台 → 账户中心 → API安全 → 微信支付公钥 → 开启公钥切换" in words
    assert "超级管理员" in remedy.advice.zh
    assert "super administrator" in remedy.advice.en


def test_after_a_query_that_found_nothing_the_same_may_go_again() -> None:
    remedy = remedy_of(Unknown(reason=UnknownReason.NO_ANSWER, votes=VOTES))
    assert remedy is not None
    assert remedy.advice.zh.startswith("查询没有找到这笔预约。可用原单号重试")
    assert remedy.again is Again.QUERY_FIRST


@given(
    complaint=st.builds(Complaint, code=st.text(), message=st.text()),
    request_id=st.text() | st.integers().map(lambda number: f"1-{number}"),
)
def test_whatever_is_said_there_is_help(complaint: Complaint, request_id: str) -> None:
    for state in (
        NotBooked(reason=REFUSED, complaint=complaint),
        Unknown(reason=UNSIGNED, complaint=complaint),
    ):
        assert remedy_of(state, request_id=request_id) is not None
