"""Help with every outcome, as tables: what it means, what to do, what may be sent again.

WeChat Pay documents no error codes for 预约还款, so these are the codes of the whole interface.
One code has many messages; the tables are searched from the most particular to the most general:
a part of the message, the number at the end of the Request-ID, the code, the bare reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wxrepay_gui.domain.attempt import numeric_code
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    NotBooked,
    NotBookedReason,
    NotSent,
    Sending,
    State,
    UnknownReason,
)
from wxrepay_gui.domain.remedy import Again, Remedy, Words
from wxrepay_gui.wechat import complaints, reasons


@dataclass(frozen=True, slots=True)
class _Row:
    """A code (empty: any), parts of its message of which one is enough, and the help."""

    code: str
    parts: tuple[str, ...]
    remedy: Remedy


_MESSAGES = (
    _Row("", ("重入", "已存在"), complaints.RE_ENTRY),
    _Row("", ("appid与openid不匹配", "无效的openid"), complaints.OPENID),
    _Row("SIGN_ERROR", ("timestamp",), complaints.CLOCK),
    _Row("SIGN_ERROR", ("序列号有误",), complaints.CERTIFICATE),
    _Row("SIGN_ERROR", ("已过期", "已作废", "已更换证书"), complaints.CERTIFICATE_ENDED),
    _Row("SIGN_ERROR", ("未设置APIv3密钥", "未申请过证书"), complaints.NOT_SET_UP),
    _Row("SIGN_ERROR", ("Authorization", "认证类型不正确"), complaints.ALTERED),
    _Row("INVALID_REQUEST", ("Accept或User-Agent",), complaints.ALTERED),
    _Row("PARAM_ERROR", ("Wechatpay-Serial",), complaints.PUBLIC_KEY_ID),
    _Row("PARAM_ERROR", ("header中的mchid",), complaints.OTHER_MCHID),
    _Row("NO_AUTH", ("sub_appid之间",), complaints.SUB_APPID),
    _Row("NO_AUTH", ("sub_mchid之间", "受理关系不存在"), complaints.NOT_RELATED),
    _Row("NO_AUTH", ("授权",), complaints.NOT_AUTHORIZED),
)
_NUMBERS: Mapping[str, Remedy] = {
    "268435461": complaints.PARAMETER,
    "268435464": complaints.OUT_OF_RANGE,
    "270924358": complaints.EXTRA_PARAMETER,
    "268443699": complaints.SIGNATURE,
    "268443701": complaints.NOT_RELATED,
    "268443704": complaints.SUB_MCHID_MISSING,
    "268443705": complaints.SUB_MCHID_OWN,
    "268443715": complaints.MERCHANT,
    "268445527": complaints.APPID,
    "268447840": complaints.TOO_OFTEN,
    "268447845": complaints.SUB_MCHID_OTHER,
    "268498688": complaints.RE_ENTRY,
    "268501013": complaints.OPENID_MISSING,
}
_CODES: Mapping[str, Remedy] = {
    "PARAM_ERROR": complaints.PARAMETER,
    "INVALID_REQUEST": complaints.BUSINESS_RULE,
    "SIGN_ERROR": complaints.SIGNATURE,
    "NO_AUTH": complaints.NO_PERMISSION,
    "RESOURCE_NOT_EXISTS": complaints.NOT_FOUND,
    "ORDER_NOT_EXIST": complaints.NOT_FOUND,
    "APPID_MCHID_NOT_MATCH": complaints.APPID,
    "MCH_NOT_EXISTS": complaints.MERCHANT,
    "RULE_LIMIT": complaints.RULE_LIMIT,
    "RATELIMIT_EXCEEDED": complaints.TOO_OFTEN,
    "RATE_LIMITED": complaints.TOO_OFTEN,
    "FREQUENCY_LIMITED": complaints.TOO_OFTEN,
    "SYSTEM_ERROR": complaints.SYSTEM_ERROR,
    "SERVICE_UNAVAILABLE": complaints.UNAVAILABLE,
    "ALREADY_EXISTS": complaints.RE_ENTRY,
    "OUT_TRADE_NO_USED": complaints.RE_ENTRY,
    "RESOURCE_ALREADY_EXISTS": complaints.RE_ENTRY,
}

_SPEAKS = frozenset(
    {
        UnknownReason.UNSIGNED_REFUSAL,
        UnknownReason.INSPECTED_REFUSAL,
        UnknownReason.REPEATED_REFUSAL,
        UnknownReason.SERVER_ERROR,
    }
)
"""Where help with what the answer said is worth adding; others' words prove or add nothing."""


def remedy_of(state: State, *, request_id: str = "") -> Remedy | None:
    """Help with *state*; ``None`` where none is needed.

    Whatever an answer said, an unknown outcome is asked about first.

    Args:
        state: An outcome.
        request_id: The latest answer's Request-ID, whose end can tell more than its code.
    """
    if isinstance(state, Sending | Booked):
        return None
    if isinstance(state, NotSent):
        return Remedy(*reasons.NOT_SENT[state.reason], Again.SAME_NUMBER)
    if isinstance(state, NotBooked):
        refused = state.reason is NotBookedReason.REFUSED
        said = said_by(state.complaint, request_id) if refused else None
        return said or reasons.NOT_BOOKED[state.reason]
    meaning, advice = reasons.UNKNOWN[state.reason]
    if state.absent:
        advice = reasons.ABSENT
    said = said_by(state.complaint, request_id) if state.reason in _SPEAKS else None
    if said:
        meaning, advice = _join(meaning, said.meaning), _join(advice, said.advice)
    return Remedy(meaning, advice, Again.QUERY_FIRST)


def said_by(complaint: Complaint, request_id: str) -> Remedy | None:
    """Help with what an error answer said, if it said anything: one of ``complaints``."""
    for row in _MESSAGES:
        told = any(part in complaint.message for part in row.parts)
        if told and row.code in ("", complaint.code):
            return row.remedy
    known = _NUMBERS.get(numeric_code(request_id)) or _CODES.get(complaint.code)
    return known or (complaints.NOT_DOCUMENTED if complaint.code else None)


def _join(first: Words, second: Words) -> Words:
    return Words(first.zh + second.zh, f"{first.en} {second.en}")
