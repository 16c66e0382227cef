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
    NotSentReason,
    Sending,
    State,
    UnknownReason,
)
from wxrepay_gui.domain.remedy import Again, Remedy, Words


@dataclass(frozen=True, slots=True)
class _Row:
    """A code (empty: any), parts of its message of which one is enough, and the help."""

    code: str
    parts: tuple[str, ...]
    remedy: Remedy


_RE_ENTRY = Remedy(
    Words("微信支付说这个单号已经用过。", "WeChat Pay says that this number exists already."),
    Words(
        "先查询：以前的一次可能已预约成功。内容对不上时，复制求助信息给技术支持。",
        "Query first: an earlier attempt may be booked. If its content differs, copy the support "
        "details and ask support.",
    ),
    Again.QUERY_FIRST,
)
_CERTIFICATE = Remedy(
    Words(
        "商户API证书的序列号与商户号或私钥不是一对。",
        "The certificate's serial number does not belong to the merchant number or private key.",
    ),
    Words(
        "在设置里重新读取证书和私钥，三者要来自同一个商户号。",
        "Read the certificate and the private key again in the settings; all three must belong to "
        "one merchant number.",
    ),
    Again.SAME_NUMBER,
)
_SIGNATURE = Remedy(
    Words("签名没有通过。", "The request's signature was not accepted."),
    Words(
        "依次查：①本机时钟 ②证书序列号是否与私钥一对 ③商户号。",
        "Check in turn: 1. this computer's clock; 2. that the certificate's serial number belongs "
        "to the private key; 3. the merchant number.",
    ),
    Again.SAME_NUMBER,
)
_ALTERED = Remedy(
    Words(
        "微信支付收到的HTTP头不完整或被改动。",
        "The HTTP headers that reached WeChat Pay were incomplete or altered.",
    ),
    Words(
        "检查代理或安全软件是否改动了请求；复制求助信息给技术支持。",
        "Check whether a proxy or security software alters requests; copy the support details and "
        "ask support.",
    ),
    Again.SAME_NUMBER,
)
_NOT_RELATED = Remedy(
    Words(
        "子商户不在服务商名下，受理关系不存在。",
        "The sub-merchant does not belong to this service provider.",
    ),
    Words(
        "核对子商户号；号码无误时，在服务商平台确认受理关系。",
        "Check the sub-merchant number; if it is right, confirm the relation on the service "
        "provider's platform.",
    ),
    Again.SAME_NUMBER,
)
_NOT_AUTHORIZED = Remedy(
    Words(
        "子商户没有授权该产品，或已解除授权。",
        "The sub-merchant has not authorised this product, or has withdrawn it.",
    ),
    Words(
        "请子商户在商户平台授权，约10分钟后再发。",
        "Ask the sub-merchant to authorise it on the merchant platform; send again after about "
        "10 minutes.",
    ),
    Again.SAME_NUMBER,
)
_OPENID = Remedy(
    Words("用户标识与商户AppID不匹配。", "The openid does not belong to the merchant AppID."),
    Words(
        "核对两者：用户标识必须是这个AppID下的。",
        "Check both: the openid must be the user's under this very AppID.",
    ),
    Again.NEW_NUMBER,
)
_APPID = Remedy(
    Words(
        "商户AppID没有与服务商商户号绑定。",
        "The merchant AppID is not bound to the service provider's merchant number.",
    ),
    Words(
        "核对AppID；填写无误时，在商户平台绑定后再发。",
        "Check the AppID; if it is right, bind it on the merchant platform, then send again.",
    ),
    Again.SAME_NUMBER,
)
_TOO_OFTEN = Remedy(
    Words("太频繁，未受理。", "Too many requests; this one was not taken."),
    Words("稍等片刻再发，并放慢速度。", "Wait a little, then send again, more slowly."),
    Again.SAME_NUMBER,
)
_PARAMETER = Remedy(
    Words("参数格式不对。", "A parameter is malformed."),
    Words(
        "看下面标红的字段；对照文档；在本机校验通过却仍报错时，复制求助信息给技术支持。",
        "Look at the fields marked in red and compare with the document; if everything passes "
        "here and is refused there, copy the support details and ask support.",
    ),
    Again.NEW_NUMBER,
)
_NOT_FOUND = Remedy(
    Words("资源不存在：协议ID或地址不对。", "Not found: wrong contract ID or address."),
    Words(
        "核对还款协议ID，并确认用户没有解约。",
        "Check the repayment contract ID, and that the user has not ended the contract.",
    ),
    Again.NEW_NUMBER,
)
_MERCHANT = Remedy(
    Words(
        "商户号不存在，或已停用、注销。",
        "The merchant number does not exist, or is suspended or closed.",
    ),
    Words(
        "核对服务商商户号和子商户号；号码无误时，联系微信支付。",
        "Check the service provider's number and the sub-merchant number; if both are right, ask "
        "WeChat Pay.",
    ),
    Again.NEW_NUMBER,
)
_UNAVAILABLE = Remedy(
    Words("服务暂不可用。", "The service is not available at the moment."),
    Words("稍后再试。", "Try again later."),
    Again.SAME_NUMBER,
)
_NOT_DOCUMENTED = Remedy(
    Words(
        "文档未列出这个代码，原样展示。",
        "This code is not listed in the document: shown as it came.",
    ),
    Words("复制求助信息给技术支持。", "Copy the support details and ask support."),
    Again.SAME_NUMBER,
)

_MESSAGES = (
    _Row("", ("重入", "已存在"), _RE_ENTRY),
    _Row("", ("appid与openid不匹配", "无效的openid"), _OPENID),
    _Row(
        "SIGN_ERROR",
        ("timestamp",),
        Remedy(
            Words(
                "本机时钟与微信支付相差超过5分钟。",
                "This computer's clock differs from WeChat Pay's by more than five minutes.",
            ),
            Words(
                "打开系统的自动校时，校准后再发。",
                "Turn on the system's automatic time, let it correct the clock, then send again.",
            ),
            Again.SAME_NUMBER,
        ),
    ),
    _Row("SIGN_ERROR", ("序列号有误",), _CERTIFICATE),
    _Row(
        "SIGN_ERROR",
        ("已过期", "已作废", "已更换证书"),
        Remedy(
            Words(
                "商户API证书已过期、作废或更换。",
                "The merchant API certificate has expired, was revoked or was replaced.",
            ),
            Words(
                "在设置里换上有效的证书，连同它的私钥。",
                "Install a valid certificate in the settings, together with its private key.",
            ),
            Again.SAME_NUMBER,
        ),
    ),
    _Row(
        "SIGN_ERROR",
        ("未设置APIv3密钥", "未申请过证书"),
        Remedy(
            Words(
                "商户号还没有设置API安全。",
                "API security is not set up for this merchant number yet.",
            ),
            Words(
                "在商户平台的账户中心→API安全里设置APIv3密钥并申请证书。",
                "On the merchant platform, under 账户中心→API安全, set the APIv3 key and apply for "
                "a certificate.",
            ),
            Again.SAME_NUMBER,
        ),
    ),
    _Row("SIGN_ERROR", ("Authorization", "认证类型不正确"), _ALTERED),
    _Row("INVALID_REQUEST", ("Accept或User-Agent",), _ALTERED),
    _Row(
        "PARAM_ERROR",
        ("Wechatpay-Serial",),
        Remedy(
            Words("微信支付公钥ID不对。", "WeChat Pay's public key ID is wrong."),
            Words(
                "在设置里核对公钥ID：以PUB_KEY_ID_开头，不是商户证书的序列号。",
                "Check the public key ID in the settings: it begins with PUB_KEY_ID_ and is not "
                "the merchant certificate's serial number.",
            ),
            Again.SAME_NUMBER,
        ),
    ),
    _Row(
        "PARAM_ERROR",
        ("header中的mchid",),
        Remedy(
            Words(
                "签名所用的商户号与请求不符。",
                "The merchant number that signed does not fit the request.",
            ),
            Words(
                "在设置里使用服务商自己的商户号，不是子商户号。",
                "Use the service provider's own merchant number in the settings, not a "
                "sub-merchant's.",
            ),
            Again.SAME_NUMBER,
        ),
    ),
    _Row(
        "NO_AUTH",
        ("sub_appid之间",),
        Remedy(
            Words(
                "子商户AppID没有与子商户号绑定。",
                "The sub-merchant AppID is not bound to the sub-merchant number.",
            ),
            Words(
                "核对子商户AppID，或不填；填写无误时，先绑定再发。",
                "Check the sub-merchant AppID, or leave it out; if it is right, bind it first.",
            ),
            Again.NEW_NUMBER,
        ),
    ),
    _Row("NO_AUTH", ("sub_mchid之间", "受理关系不存在"), _NOT_RELATED),
    _Row("NO_AUTH", ("授权",), _NOT_AUTHORIZED),
)

_NUMBERS: Mapping[str, Remedy] = {
    "268435461": _PARAMETER,
    "268435464": Remedy(
        Words("一个参数超出取值范围。", "A parameter is out of range."),
        Words(
            "核对金额、最低还款金额和还款日期。",
            "Check the amount, the minimum repayment and the repayment date.",
        ),
        Again.NEW_NUMBER,
    ),
    "270924358": Remedy(
        Words("参数中含有非法的额外参数。", "The request holds a parameter that is not allowed."),
        Words(
            "文档可能已变更；复制求助信息给技术支持。",
            "The document may have changed; copy the support details and ask support.",
        ),
        Again.SAME_NUMBER,
    ),
    "268443699": _SIGNATURE,
    "268443701": _NOT_RELATED,
    "268443704": Remedy(
        Words("没有收到子商户号。", "No sub-merchant number arrived."),
        Words("填写子商户号。", "Fill in the sub-merchant number."),
        Again.NEW_NUMBER,
    ),
    "268443705": Remedy(
        Words(
            "子商户号不能与服务商自己的商户号相同。",
            "The sub-merchant number must not be the service provider's own number.",
        ),
        Words("改填子商户的商户号。", "Fill in the sub-merchant's own number."),
        Again.NEW_NUMBER,
    ),
    "268443715": _MERCHANT,
    "268445527": _APPID,
    "268447840": _TOO_OFTEN,
    "268447845": Remedy(
        Words("子商户号不匹配。", "The sub-merchant number does not match."),
        Words(
            "核对子商户号是否属于这份还款协议。",
            "Check that the sub-merchant number belongs to this repayment contract.",
        ),
        Again.NEW_NUMBER,
    ),
    "268498688": _RE_ENTRY,
    "268501013": Remedy(
        Words("没有收到用户标识。", "No openid arrived."),
        Words("填写用户标识。", "Fill in the openid."),
        Again.NEW_NUMBER,
    ),
}

_CODES: Mapping[str, Remedy] = {
    "PARAM_ERROR": _PARAMETER,
    "INVALID_REQUEST": Remedy(
        Words("格式对，但不符合业务规则。", "Well-formed, but against a business rule."),
        Words(
            "核对协议是否生效、模板类型、上限、日期窗口。",
            "Check that the contract is in force, and its kind, its caps and the dates allowed.",
        ),
        Again.NEW_NUMBER,
    ),
    "SIGN_ERROR": _SIGNATURE,
    "NO_AUTH": Remedy(
        Words("没有权限。", "No permission."),
        Words(
            "服务商未开通该产品，或子商户不在名下；联系微信支付开通。",
            "The service provider has not opened this product, or the sub-merchant is not its "
            "own; ask WeChat Pay to open it.",
        ),
        Again.SAME_NUMBER,
    ),
    "RESOURCE_NOT_EXISTS": _NOT_FOUND,
    "ORDER_NOT_EXIST": _NOT_FOUND,
    "APPID_MCHID_NOT_MATCH": _APPID,
    "MCH_NOT_EXISTS": _MERCHANT,
    "RULE_LIMIT": Remedy(
        Words("业务规则不允许。", "A business rule forbids it."),
        Words(
            "看微信支付的原话，按其中的规则处理；看不明白时联系微信支付。",
            "Read WeChat Pay's own words and follow the rule they name; if they are unclear, ask "
            "WeChat Pay.",
        ),
        Again.SAME_NUMBER,
    ),
    "RATELIMIT_EXCEEDED": _TOO_OFTEN,
    "RATE_LIMITED": _TOO_OFTEN,
    "FREQUENCY_LIMITED": _TOO_OFTEN,
    "SYSTEM_ERROR": Remedy(
        Words("微信支付系统异常。", "WeChat Pay had a system error."),
        Words(
            "稍后重试；连续3次仍如此，检查商户号与证书序列号（配置不对也会报此错）。",
            "Try again later; if it happens three times in a row, check the merchant number and "
            "the certificate's serial number: a wrong setting gives this error too.",
        ),
        Again.SAME_NUMBER,
    ),
    "SERVICE_UNAVAILABLE": _UNAVAILABLE,
    "ALREADY_EXISTS": _RE_ENTRY,
    "OUT_TRADE_NO_USED": _RE_ENTRY,
    "RESOURCE_ALREADY_EXISTS": _RE_ENTRY,
}

_ASK = Words(
    "先查询，再用原单号重试。不要新建一笔。",
    "Query first, then send the same again under the same number. Do not book it anew.",
)
_ABSENT = Words(
    "查询没有找到这笔预约。可用原单号重试，程序会先再查询一次。不要新建一笔。",
    "A query did not find it. The same may be sent again under the same number; the program "
    "queries once more before that. Do not book it anew.",
)

UNKNOWN: Mapping[UnknownReason, tuple[Words, Words]] = {
    UnknownReason.NO_ANSWER: (
        Words(
            "结果未知：请求已发出，没有收到完整的应答。",
            "Outcome unknown: the request was sent, but no whole answer came back.",
        ),
        _ASK,
    ),
    UnknownReason.UNVERIFIED: (
        Words(
            "结果未知：应答验签失败，应答可能被改动。",
            "Outcome unknown: the answer's signature did not verify; it may have been altered.",
        ),
        Words(
            _ASK.zh + "总是如此时，检查微信支付公钥；检查代理是否拦截HTTPS。",
            _ASK.en + " If this happens every time, check WeChat Pay's public key, and whether a "
            "proxy intercepts HTTPS.",
        ),
    ),
    UnknownReason.MALFORMED: (
        Words(
            "结果未知：应答有签名，但不是这个接口的格式。",
            "Outcome unknown: the answer is signed, but does not read as this call's answer.",
        ),
        Words(
            _ASK.zh + "复制求助信息给技术支持。",
            _ASK.en + " Copy the support details and ask support.",
        ),
    ),
    UnknownReason.NOT_LISTED: (
        Words(
            "微信支付未列为预约成功，也没有说明原因。",
            "WeChat Pay did not list it among the booked ones, and gave no reason.",
        ),
        _ASK,
    ),
    UnknownReason.ACCEPTED_ONLY: (
        Words(
            "结果未知：微信支付已受理，尚未处理。",
            "Outcome unknown: WeChat Pay took the request, but has not carried it out yet.",
        ),
        Words(
            "稍后查询，再用原单号重试。不要新建一笔。",
            "Query after a while, then send the same again under the same number. Do not book it "
            "anew.",
        ),
    ),
    UnknownReason.UNEXPECTED_STATUS: (
        Words(
            "结果未知：收到了这个接口没有的HTTP状态，可能来自代理或登录页。",
            "Outcome unknown: an HTTP status that this call never has, perhaps from a proxy or a "
            "login page.",
        ),
        Words(
            "检查网络是否需要登录或经过代理。" + _ASK.zh,
            "Check whether the network asks for a login or passes a proxy. " + _ASK.en,
        ),
    ),
    UnknownReason.UNSIGNED_REFUSAL: (
        Words(
            "微信支付拒绝了，但应答没有签名，要查询才能确定。",
            "Refused, but by an unsigned answer; only a query makes it certain.",
        ),
        _ASK,
    ),
    UnknownReason.UNTRUSTED_REFUSAL: (
        Words(
            "结果未知：收到拒绝，但无法确认来自微信支付。",
            "Outcome unknown: a refusal came that may not be WeChat Pay's.",
        ),
        Words(
            _ASK.zh + "检查代理是否拦截HTTPS。",
            _ASK.en + " Check whether a proxy intercepts HTTPS.",
        ),
    ),
    UnknownReason.REPEATED_REFUSAL: (
        Words(
            "结果未知：这一次被拒绝，但以前的一次可能已预约成功。",
            "Outcome unknown: this attempt was refused, but an earlier one may be booked.",
        ),
        _ASK,
    ),
    UnknownReason.RE_ENTRY: (
        Words("结果未知：" + _RE_ENTRY.meaning.zh, "Outcome unknown: " + _RE_ENTRY.meaning.en),
        Words(
            _RE_ENTRY.advice.zh + "不要新建一笔。",
            _RE_ENTRY.advice.en + " Do not book it anew.",
        ),
    ),
    UnknownReason.SERVER_ERROR: (
        Words(
            "结果未知：微信支付或中间的网关出错。",
            "Outcome unknown: WeChat Pay, or a gateway before it, failed.",
        ),
        _ASK,
    ),
    UnknownReason.INTERRUPTED: (
        Words(
            "结果未知：发送途中程序中断。",
            "Outcome unknown: the program was interrupted while sending.",
        ),
        _ASK,
    ),
}
"""What it means, and what to do. Which reasons there are is the domain's to say."""

_SPEAKS = frozenset(
    {
        UnknownReason.UNSIGNED_REFUSAL,
        UnknownReason.REPEATED_REFUSAL,
        UnknownReason.SERVER_ERROR,
    }
)
"""Where help with what the answer said is worth adding; others' words prove or add nothing."""

NOT_BOOKED: Mapping[NotBookedReason, Remedy] = {
    NotBookedReason.REFUSED: Remedy(
        Words("微信支付拒绝了，没有说明原因。", "WeChat Pay refused, and gave no reason."),
        Words(
            "核对内容；复制求助信息给技术支持。",
            "Check the content; copy the support details and ask support.",
        ),
        Again.SAME_NUMBER,
    ),
    NotBookedReason.NOT_LISTED: Remedy(
        Words(
            "微信支付未列为预约成功，查询也没有找到。",
            "WeChat Pay did not list it among the booked ones, and a query did not find it.",
        ),
        Words(
            "核对内容：协议是否生效、上限、日期窗口。",
            "Check the content: whether the contract is in force, its caps and the dates allowed.",
        ),
        Again.SAME_NUMBER,
    ),
}

NOT_SENT: Mapping[NotSentReason, tuple[Words, Words]] = {
    NotSentReason.NAME: (
        Words(
            "没有发送：找不到微信支付的域名。",
            "Not sent: WeChat Pay's host name could not be found.",
        ),
        Words("检查网络和DNS，再发一次。", "Check the network and its DNS, then send again."),
    ),
    NotSentReason.REFUSED: (
        Words("没有发送：连接被拒绝。", "Not sent: the connection was refused."),
        Words(
            "检查网络和防火墙，再发一次。",
            "Check the network and the firewall, then send again.",
        ),
    ),
    NotSentReason.CONNECT_TIMEOUT: (
        Words("没有发送：连接超时。", "Not sent: connecting took too long."),
        Words(
            "检查网络和防火墙，再发一次。",
            "Check the network and the firewall, then send again.",
        ),
    ),
    NotSentReason.UNTRUSTED: (
        Words(
            "没有发送：对方的HTTPS证书不可信，中间可能有人。",
            "Not sent: the server's HTTPS certificate is not trusted; somebody may be in between.",
        ),
        Words(
            "不要忽略。检查本机时钟、代理和安全软件，或换一个网络。",
            "Do not ignore this. Check this computer's clock, the proxy and security software, or "
            "use another network.",
        ),
    ),
    NotSentReason.TLS: (
        Words("没有发送：加密连接没有建立。", "Not sent: no encrypted connection came about."),
        Words(
            "检查代理和防火墙是否拦截HTTPS，再发一次。",
            "Check whether a proxy or firewall blocks HTTPS, then send again.",
        ),
    ),
    NotSentReason.CONNECTION: (
        Words("没有发送：连接失败。", "Not sent: the connection failed."),
        Words("检查网络，再发一次。", "Check the network, then send again."),
    ),
    NotSentReason.UNPREPARED: (
        Words("没有发送：没有尝试连接。", "Not sent: no connection was tried."),
        Words(
            "再发一次；仍如此时，复制求助信息给技术支持。",
            "Send again; if it stays so, copy the support details and ask support.",
        ),
    ),
}


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
        return Remedy(*NOT_SENT[state.reason], Again.SAME_NUMBER)
    if isinstance(state, NotBooked):
        refused = state.reason is NotBookedReason.REFUSED
        said = _said(state.complaint, request_id) if refused else None
        return said or NOT_BOOKED[state.reason]
    meaning, advice = UNKNOWN[state.reason]
    if state.absent:
        advice = _ABSENT
    said = _said(state.complaint, request_id) if state.reason in _SPEAKS else None
    if said:
        meaning, advice = _join(meaning, said.meaning), _join(advice, said.advice)
    return Remedy(meaning, advice, Again.QUERY_FIRST)


def _said(complaint: Complaint, request_id: str) -> Remedy | None:
    """Help with what an error answer said, if it said anything."""
    for row in _MESSAGES:
        told = any(part in complaint.message for part in row.parts)
        if told and row.code in ("", complaint.code):
            return row.remedy
    known = _NUMBERS.get(numeric_code(request_id)) or _CODES.get(complaint.code)
    return known or (_NOT_DOCUMENTED if complaint.code else None)


def _join(first: Words, second: Words) -> Words:
    return Words(first.zh + second.zh, f"{first.en} {second.en}")
