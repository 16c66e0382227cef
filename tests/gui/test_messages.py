"""The messages of the field table, word for word, in both languages."""

import pytest

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import Language, Linguist

AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
CONTRACT, DATE = FieldName.CONTRACT_ID, FieldName.REPAYMENT_DATE
DAYS = {"first": "2025-12-07", "last": "2025-12-20"}

HINTS = [
    (
        CONTRACT,
        "与用户签约成功后得到，最多64个字符",
        "From the signed contract, up to 64 characters",
    ),
    (
        FieldName.APPID,
        "与服务商商户号绑定，最多32个字符",
        "Bound to the service provider, up to 32",
    ),
    (FieldName.OPENID, "用户在该 AppID 下的唯一标识", "The user's id under this AppID"),
    (
        FieldName.OUT_RECORD_ID,
        "只能是数字、大小写字母，最多32个；同一商户号下唯一；发送后不再改变",
        "Digits and letters only, up to 32, unique per merchant; fixed once sent",
    ),
    (
        FieldName.SUB_MCHID,
        "微信支付分配，与服务商为父子关系，最多32个",
        "Assigned by WeChat Pay, child of this provider, up to 32",
    ),
    (FieldName.SUB_APPID, "选填，与子商户号绑定", "Optional; bound to the sub-merchant"),
    (
        AMOUNT,
        "单位元；不超过模板每次上限与协议上限",
        "In yuan; within the template and contract caps",
    ),
    (
        MINIMUM,
        "消费贷：必填，≥ 应还的5%。现金贷：可不填；填则 ≥ 10%",
        "Consumer: required, ≥ 5 %. Cash: optional, ≥ 10 % if given",
    ),
    (
        DATE,
        "北京时间 2025-12-07 至 2025-12-20",
        "Beijing dates 2025-12-07 to 2025-12-20",
    ),
]

MESSAGES = [
    (
        Finding(CONTRACT, Reason.MISSING),
        "请填写还款协议ID",
        "Enter the Repayment contract ID",
        "文档",
    ),
    (
        Finding(CONTRACT, Reason.TOO_LONG, {"longest": "64", "length": "65"}),
        "最多64个字符，现在是65个",
        "Up to 64 characters; this has 65",
        "文档",
    ),
    (
        Finding(CONTRACT, Reason.EXCEL_DAMAGED, {"text": "2.0251E+22"}),
        "像是被 Excel 改写过的数字（2.0251E+22），原编号已丢失，请从来源复制",
        (
            "Looks altered by Excel (2.0251E+22); the original digits are lost"
            " — copy it from the source"
        ),
        "本机",
    ),
    (
        Finding(CONTRACT, Reason.EXCEL_ROUNDED),
        "第16位起全是0，像是被 Excel 改写过，请与来源核对",
        "Only zeros after the 15th digit, as Excel leaves them; compare it with the source",
        "本机",
    ),
    (
        Finding(CONTRACT, Reason.NOT_IN_BOOK),
        "不在协议簿中，上限与模板类型无法核对",
        "Not in the contract book; caps and kind cannot be checked",
        "本机",
    ),
    (
        Finding(CONTRACT, Reason.TRIMMED, {"count": "2"}),
        "已去掉首尾 2 个不可见字符",
        "Invisible characters at its ends are left out: 2",
        "本机",
    ),
    (
        Finding(FieldName.APPID, Reason.UNUSUAL_APPID),
        "通常以 wx 开头共18位，请核对",
        "Usually 18 characters starting with wx; please compare",
        "本机",
    ),
    (
        Finding(FieldName.OPENID, Reason.TOO_LONG_FOR_ANSWER, {"longest": "128", "length": "129"}),
        "最多128个字符（应答参数），现在是129个",
        "Up to 128 characters (from the response table); this has 129",
        "文档",
    ),
    (
        Finding(FieldName.OPENID, Reason.CONFUSABLE),
        "含有 O/0、l/1 易混字符，建议复制而非手打",
        "Holds look-alikes such as O and 0 or l and 1; better copied than typed",
        "本机",
    ),
    (
        Finding(FieldName.OUT_RECORD_ID, Reason.NOT_ALPHANUMERIC, {"place": "3", "character": "-"}),
        "只能是数字、大小写字母；第3个字符“-”不行",
        "Digits and letters only; character 3 “-” is not allowed",
        "文档",
    ),
    (
        Finding(FieldName.OUT_RECORD_ID, Reason.USED_BEFORE, {"date": "2025-12-06"}),
        "本机已在 2025-12-06 用过这个ID，请换一个",
        "Already used on this computer on 2025-12-06; take a new one",
        "本机",
    ),
    (
        Finding(FieldName.SUB_MCHID, Reason.UNUSUAL_SUB_MCHID),
        "通常是10位数字，请核对",
        "Usually 10 digits; please compare",
        "本机",
    ),
    (
        Finding(AMOUNT, Reason.AMOUNT_TOO_PRECISE, {"text": "12.345"}),
        "最多两位小数，现在是 12.345（不会替你四舍五入）",
        "At most two decimals, this is 12.345; nothing is rounded for you",
        "本机",
    ),
    (Finding(AMOUNT, Reason.AMOUNT_NOT_POSITIVE), "必须大于 0", "Must be above 0", "本机"),
    (
        Finding(AMOUNT, Reason.OVER_TEMPLATE_CAP, {"cap": "5,000.00", "excess": "400.00"}),
        "超过模板每次还款上限 ¥5,000.00（多 ¥400.00）",
        "Over the template's cap of ¥5,000.00 for one repayment by ¥400.00",
        "文档",
    ),
    (
        Finding(AMOUNT, Reason.OVER_CONTRACT_CAP, {"cap": "3,000.00", "excess": "400.00"}),
        "超过该协议的上限 ¥3,000.00（多 ¥400.00）",
        "Over this contract's cap of ¥3,000.00 by ¥400.00",
        "文档",
    ),
    (
        Finding(AMOUNT, Reason.OVER_MERCHANT_CAP, {"cap": "1,000.00", "excess": "400.00"}),
        "超过本商户自设的单笔上限 ¥1,000.00（多 ¥400.00）；请在设置中调整，或减少金额",
        (
            "Above this merchant's own cap of ¥1,000.00 by ¥400.00;"
            " change it in the settings or book less"
        ),
        "本机",
    ),
    (
        Finding(AMOUNT, Reason.AMOUNT_UNREADABLE, {"text": "1e3"}),
        "看不懂“1e3”，请只输入数字和一个小数点",
        "Cannot read “1e3”; enter digits and one decimal point only",
        "本机",
    ),
    (
        Finding(AMOUNT, Reason.MADE_HALF_WIDTH),
        "已把全角字符换成半角",
        "Full-width characters are read as half-width ones",
        "本机",
    ),
    (
        Finding(MINIMUM, Reason.MINIMUM_REQUIRED),
        "消费贷必填",
        "Required for consumer-loan contracts",
        "文档",
    ),
    (
        Finding(MINIMUM, Reason.BELOW_5_PERCENT, {"least": "170.00"}),
        "不能少于应还款金额的5%，至少 ¥170.00",
        "At least 5 % of the amount, i.e. ¥170.00",
        "文档",
    ),
    (
        Finding(MINIMUM, Reason.BELOW_10_PERCENT, {"least": "340.00"}),
        "填了就不能少于10%，至少 ¥340.00；也可以清空",
        "At least 10 % of the amount, i.e. ¥340.00; or leave it empty",
        "文档",
    ),
    (
        Finding(MINIMUM, Reason.ABOVE_AMOUNT, {"amount": "10.00"}),
        "不能大于应还款金额 ¥10.00",
        "Not above the amount of ¥10.00",
        "本机",
    ),
    (Finding(DATE, Reason.MISSING), "请选择还款日期", "Choose the repayment date", "文档"),
    (
        Finding(DATE, Reason.DATE_TOO_EARLY, {"first": "2025-12-07"}),
        "最早是预约日后第1天 2025-12-07",
        "Earliest is the day after booking, 2025-12-07",
        "文档",
    ),
    (
        Finding(DATE, Reason.DATE_TOO_LATE, {"last": "2025-12-20", "excluded": "2025-12-21"}),
        "最晚到 2025-12-20；预约日+15天（2025-12-21）不包括在内",
        "Latest is 2025-12-20; booking day +15 (2025-12-21) is excluded",
        "文档",
    ),
    (
        Finding(DATE, Reason.UNUSUAL_DAY, {"day": "15"}),
        "该协议通常在每月15日还款",
        "This contract usually repays on day 15 of the month",
        "本机",
    ),
    (
        Finding(
            DATE,
            Reason.BOOKED_ALREADY,
            {"date": "2025-12-15", "amount": "1,280.00", "at": "2025-12-04", "status": "booked"},
        ),
        "这个协议已有一笔 2025-12-15 的预约（¥1,280.00，2025-12-04 提交，预约成功）",
        (
            "This contract already has a booking for 2025-12-15:"
            " ¥1,280.00, submitted 2025-12-04, Booked"
        ),
        "本机",
    ),
]


@pytest.mark.parametrize(("name", "zh", "en"), HINTS, ids=lambda value: str(value)[:24])
def test_a_field_asks_for_what_it_needs_before_anything_is_typed(
    linguist: Linguist, name: FieldName | TermName, zh: str, en: str
) -> None:
    assert words.hint(name, DAYS) == en
    linguist.speak(Language.CHINESE)
    assert words.hint(name, DAYS) == zh


@pytest.mark.parametrize(
    ("found", "zh", "en", "tag"),
    MESSAGES,
    ids=lambda value: getattr(value, "reason", Reason.MISSING).key,
)
def test_a_message_is_said_in_these_words_and_says_who_asks(
    linguist: Linguist, found: Finding, zh: str, en: str, tag: str
) -> None:
    assert words.finding(found) == en
    assert words.source(found) == {"文档": "Document", "本机": "Local"}[tag]
    linguist.speak(Language.CHINESE)
    assert words.finding(found) == zh
    assert words.source(found) == tag
