"""Help with outcomes for which no error code speaks: meaning and advice for every reason."""

from collections.abc import Mapping

from wxrepay_gui.domain.outcome import NotBookedReason, NotSentReason, UnknownReason
from wxrepay_gui.domain.remedy import Again, Remedy, Words
from wxrepay_gui.wechat import complaints

_ASK = Words(
    "先查询，再用原单号重试。不要新建一笔。",
    "Query first, then send the same again under the same number. Do not book it anew.",
)
ABSENT = Words(
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
    UnknownReason.SWITCH_NOT_OPENED: (
        Words(
            "结果未知：微信支付用平台证书签名应答，本商户还没有开启公钥切换。",
            "Outcome unknown: WeChat Pay signed with its platform certificate; the public-key "
            "switch is not opened for this merchant.",
        ),
        Words(
            _ASK.zh + "请超级管理员在商户平台 → 账户中心 → API安全 → 微信支付公钥 → 开启公钥切换；"
            "在此之前，可在商户设置中添加平台证书。",
            _ASK.en + " A super administrator opens the switch on the merchant portal (商户平台 → "
            "账户中心 → API安全 → 微信支付公钥 → 开启公钥切换); meanwhile, add the platform "
            "certificate in the merchant's settings.",
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
    UnknownReason.INSPECTED_REFUSAL: (
        Words(
            "微信支付拒绝了，但连接受到检查，要查询才能确定。",
            "Refused, but over a connection that is inspected; only a query makes it certain.",
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
        Words(
            "结果未知：" + complaints.RE_ENTRY.meaning.zh,
            "Outcome unknown: " + complaints.RE_ENTRY.meaning.en,
        ),
        Words(
            complaints.RE_ENTRY.advice.zh + "不要新建一笔。",
            complaints.RE_ENTRY.advice.en + " Do not book it anew.",
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
    NotBookedReason.PROVED_ABSENT: Remedy(
        Words(
            "没有预约：发送后过了足够久，每个域名都答复没有这条记录。",
            "Not booked: long enough after the sending, every host says that there is no such "
            "record.",
        ),
        Words(
            "仍要预约的，用原单号再发；要修改的，改好再发。",
            "If it is still wanted, send it again unchanged, or mend it first.",
        ),
        Again.SAME_NUMBER,
    ),
    NotBookedReason.ATTESTED: Remedy(
        Words(
            "人工核实：微信支付没有这笔预约。没有应答为此作证。",
            "Settled by hand: WeChat Pay does not have it. No answer vouches for that.",
        ),
        Words(
            "有疑问时再查询一次；查到预约成功的，以查询为准。",
            "If in doubt, query once more; a query that finds it booked decides.",
        ),
        Again.SAME_NUMBER,
    ),
}

NOT_SENT: Mapping[NotSentReason, tuple[Words, Words]] = {
    NotSentReason.RECORDED: (
        Words(
            "没有发送：已记入本机，程序在发送前结束，或本机的记录写不进去。",
            "Not sent: written down here, but the program ended before it was sent, or the history "
            "could not be written.",
        ),
        Words("确认仍要预约，再发一次。", "If it is still wanted, send it again."),
    ),
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
    NotSentReason.PROXY: (
        Words("没有发送：无法连接代理。", "Not sent: the proxy could not be reached."),
        Words(
            "检查设置里的代理地址和端口，用“测试连接”试过再发。",
            "Check the proxy's address and port in the settings, test the connection there, then "
            "send again.",
        ),
    ),
    NotSentReason.PROXY_LOGIN: (
        Words(
            "没有发送：代理要求登录，或不接受用户名和密码。",
            "Not sent: the proxy asks for a login, or does not accept the user and password.",
        ),
        Words(
            "在设置里填写代理的用户名和密码，用“测试连接”试过再发。",
            "Enter the proxy's user and password in the settings, test the connection there, then "
            "send again.",
        ),
    ),
    NotSentReason.PROXY_REFUSED: (
        Words(
            "没有发送：代理不放行微信支付的域名。",
            "Not sent: the proxy does not let WeChat Pay's host through.",
        ),
        Words(
            "请网络管理员放行，或在设置里换一个代理，再发一次。",
            "Ask the network's administrator to allow it, or choose another proxy in the settings, "
            "then send again.",
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
