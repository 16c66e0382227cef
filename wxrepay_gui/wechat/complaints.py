"""Help with what WeChat Pay's error answers say: meaning and advice in both languages.

No advice says which number to use next: that depends on the outcome, and ``again`` tells it.
"""

from wxrepay_gui.domain.remedy import Again, Remedy, Words


def _help(again: Again, zh: str, en: str, advice_zh: str, advice_en: str) -> Remedy:
    return Remedy(Words(zh, en), Words(advice_zh, advice_en), again)


RE_ENTRY = _help(
    Again.QUERY_FIRST,
    "微信支付说这个单号已经用过。",
    "WeChat Pay says that this number exists already.",
    "先查询：以前的一次可能已预约成功。内容对不上时，复制求助信息给技术支持。",
    "Query first: an earlier attempt may be booked. If its content differs, copy the support "
    "details and ask support.",
)
OPENID = _help(
    Again.NEW_NUMBER,
    "用户标识与商户AppID不匹配。",
    "The openid does not belong to the merchant AppID.",
    "核对两者：用户标识必须是这个AppID下的。",
    "Check both: the openid must be the user's under this very AppID.",
)
CLOCK = _help(
    Again.SAME_NUMBER,
    "本机时钟与微信支付相差超过5分钟。",
    "This computer's clock differs from WeChat Pay's by more than five minutes.",
    "打开系统的自动校时，校准后再发。",
    "Turn on the system's automatic time, let it correct the clock, then send again.",
)
CERTIFICATE = _help(
    Again.SAME_NUMBER,
    "商户API证书的序列号与商户号或私钥不是一对。",
    "The certificate's serial number does not belong to the merchant number or private key.",
    "在设置里重新读取证书和私钥，三者要来自同一个商户号。",
    "Read the certificate and the private key again in the settings; all three must belong to "
    "one merchant number.",
)
CERTIFICATE_ENDED = _help(
    Again.SAME_NUMBER,
    "商户API证书已过期、作废或更换。",
    "The merchant API certificate has expired, was revoked or was replaced.",
    "在设置里换上有效的证书，连同它的私钥。",
    "Install a valid certificate in the settings, together with its private key.",
)
NOT_SET_UP = _help(
    Again.SAME_NUMBER,
    "商户号还没有设置API安全。",
    "API security is not set up for this merchant number yet.",
    "在商户平台的账户中心→API安全里设置APIv3密钥并申请证书。",
    "On the merchant platform, under 账户中心→API安全, set the APIv3 key and apply for a "
    "certificate.",
)
ALTERED = _help(
    Again.SAME_NUMBER,
    "微信支付收到的HTTP头不完整或被改动。",
    "The HTTP headers that reached WeChat Pay were incomplete or altered.",
    "检查代理或安全软件是否改动了请求；复制求助信息给技术支持。",
    "Check whether a proxy or security software alters requests; copy the support details and "
    "ask support.",
)
SIGNATURE = _help(
    Again.SAME_NUMBER,
    "签名没有通过。",
    "The request's signature was not accepted.",
    "依次查：①本机时钟 ②证书序列号是否与私钥一对 ③商户号。",
    "Check in turn: 1. this computer's clock; 2. that the certificate's serial number belongs "
    "to the private key; 3. the merchant number.",
)
PUBLIC_KEY_ID = _help(
    Again.SAME_NUMBER,
    "微信支付公钥ID不对。",
    "WeChat Pay's public key ID is wrong.",
    "在设置里核对公钥ID：以PUB_KEY_ID_开头，不是商户证书的序列号。",
    "Check the public key ID in the settings: it begins with PUB_KEY_ID_ and is not the "
    "merchant certificate's serial number.",
)
OTHER_MCHID = _help(
    Again.SAME_NUMBER,
    "签名所用的商户号与请求不符。",
    "The merchant number that signed does not fit the request.",
    "在设置里使用服务商自己的商户号，不是子商户号。",
    "Use the service provider's own merchant number in the settings, not a sub-merchant's.",
)
SUB_APPID = _help(
    Again.NEW_NUMBER,
    "子商户AppID没有与子商户号绑定。",
    "The sub-merchant AppID is not bound to the sub-merchant number.",
    "核对子商户AppID，或不填；填写无误时，先绑定再发。",
    "Check the sub-merchant AppID, or leave it out; if it is right, bind it first.",
)
NOT_RELATED = _help(
    Again.SAME_NUMBER,
    "子商户不在服务商名下，受理关系不存在。",
    "The sub-merchant does not belong to this service provider.",
    "核对子商户号；号码无误时，在服务商平台确认受理关系。",
    "Check the sub-merchant number; if it is right, confirm the relation on the service "
    "provider's platform.",
)
NOT_AUTHORIZED = _help(
    Again.SAME_NUMBER,
    "子商户没有授权该产品，或已解除授权。",
    "The sub-merchant has not authorised this product, or has withdrawn it.",
    "请子商户在商户平台授权，约10分钟后再发。",
    "Ask the sub-merchant to authorise it on the merchant platform; send again after about 10 "
    "minutes.",
)
NO_PERMISSION = _help(
    Again.SAME_NUMBER,
    "没有权限。",
    "No permission.",
    "服务商未开通该产品，或子商户不在名下；联系微信支付开通。",
    "The service provider has not opened this product, or the sub-merchant is not its own; ask "
    "WeChat Pay to open it.",
)
APPID = _help(
    Again.SAME_NUMBER,
    "商户AppID没有与服务商商户号绑定。",
    "The merchant AppID is not bound to the service provider's merchant number.",
    "核对AppID；填写无误时，在商户平台绑定后再发。",
    "Check the AppID; if it is right, bind it on the merchant platform, then send again.",
)
MERCHANT = _help(
    Again.NEW_NUMBER,
    "商户号不存在，或已停用、注销。",
    "The merchant number does not exist, or is suspended or closed.",
    "核对服务商商户号和子商户号；号码无误时，联系微信支付。",
    "Check the service provider's number and the sub-merchant number; if both are right, ask "
    "WeChat Pay.",
)
PARAMETER = _help(
    Again.NEW_NUMBER,
    "参数格式不对。",
    "A parameter is malformed.",
    "看微信支付指出的字段；对照文档；在本机校验通过却仍报错时，复制求助信息给技术支持。",
    "Look at the field that WeChat Pay names and compare with the document; if everything passes "
    "here and is refused there, copy the support details and ask support.",
)
OUT_OF_RANGE = _help(
    Again.NEW_NUMBER,
    "一个参数超出取值范围。",
    "A parameter is out of range.",
    "核对金额、最低还款金额和还款日期。",
    "Check the amount, the minimum repayment and the repayment date.",
)
EXTRA_PARAMETER = _help(
    Again.SAME_NUMBER,
    "参数中含有非法的额外参数。",
    "The request holds a parameter that is not allowed.",
    "文档可能已变更；复制求助信息给技术支持。",
    "The document may have changed; copy the support details and ask support.",
)
SUB_MCHID_MISSING = _help(
    Again.NEW_NUMBER,
    "没有收到子商户号。",
    "No sub-merchant number arrived.",
    "填写子商户号。",
    "Fill in the sub-merchant number.",
)
SUB_MCHID_OWN = _help(
    Again.NEW_NUMBER,
    "子商户号不能与服务商自己的商户号相同。",
    "The sub-merchant number must not be the service provider's own number.",
    "改填子商户的商户号。",
    "Fill in the sub-merchant's own number.",
)
SUB_MCHID_OTHER = _help(
    Again.NEW_NUMBER,
    "子商户号不匹配。",
    "The sub-merchant number does not match.",
    "核对子商户号是否属于这份还款协议。",
    "Check that the sub-merchant number belongs to this repayment contract.",
)
OPENID_MISSING = _help(
    Again.NEW_NUMBER,
    "没有收到用户标识。",
    "No openid arrived.",
    "填写用户标识。",
    "Fill in the openid.",
)
BUSINESS_RULE = _help(
    Again.NEW_NUMBER,
    "格式对，但不符合业务规则。",
    "Well-formed, but against a business rule.",
    "核对协议是否生效、模板类型、上限、日期窗口。",
    "Check that the contract is in force, and its kind, its caps and the dates allowed.",
)
RULE_LIMIT = _help(
    Again.SAME_NUMBER,
    "业务规则不允许。",
    "A business rule forbids it.",
    "看微信支付的原话，按其中的规则处理；看不明白时联系微信支付。",
    "Read WeChat Pay's own words and follow the rule they name; if they are unclear, ask "
    "WeChat Pay.",
)
NOT_FOUND = _help(
    Again.NEW_NUMBER,
    "资源不存在：协议ID或地址不对。",
    "Not found: wrong contract ID or address.",
    "核对还款协议ID，并确认用户没有解约。",
    "Check the repayment contract ID, and that the user has not ended the contract.",
)
TOO_OFTEN = _help(
    Again.SAME_NUMBER,
    "太频繁，未受理。",
    "Too many requests; this one was not taken.",
    "稍等片刻再发，并放慢速度。",
    "Wait a little, then send again, more slowly.",
)
SYSTEM_ERROR = _help(
    Again.SAME_NUMBER,
    "微信支付系统异常。",
    "WeChat Pay had a system error.",
    "稍后重试；连续3次仍如此，检查商户号与证书序列号（配置不对也会报此错）。",
    "Try again later; if it happens three times in a row, check the merchant number and the "
    "certificate's serial number: a wrong setting gives this error too.",
)
UNAVAILABLE = _help(
    Again.SAME_NUMBER,
    "服务暂不可用。",
    "The service is not available at the moment.",
    "稍后再试。",
    "Try again later.",
)
NOT_DOCUMENTED = _help(
    Again.SAME_NUMBER,
    "文档未列出这个代码，原样展示。",
    "This code is not listed in the document: shown as it came.",
    "复制求助信息给技术支持。",
    "Copy the support details and ask support.",
)
