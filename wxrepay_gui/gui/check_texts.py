"""What a checkup says of each step; English here, Chinese in ``resources/i18n``."""

from collections.abc import Mapping

from wxrepay_gui.domain.checkup import Checked, CheckFault, CheckMark, CheckStep
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone

STEPS: Mapping[CheckStep, str] = {
    CheckStep.SIGNATURE: QT_TRANSLATE_NOOP(
        "Check", "Signed with the private key, verified with the certificate (offline)"
    ),
    CheckStep.PROXY: QT_TRANSLATE_NOOP("Check", "Proxy {address}"),
    CheckStep.NAME: QT_TRANSLATE_NOOP("Check", "{host} found (DNS)"),
    CheckStep.TCP: QT_TRANSLATE_NOOP("Check", "Connected (TCP)"),
    CheckStep.TLS: QT_TRANSLATE_NOOP("Check", "Encrypted (TLS); certificate issued by {issuer}"),
    CheckStep.ANSWER: QT_TRANSLATE_NOOP("Check", "{host} answered"),
    CheckStep.CLOCK: QT_TRANSLATE_NOOP("Check", "Clock differs by {seconds} s"),
    CheckStep.RECOGNISED: QT_TRANSLATE_NOOP(
        "Check",
        "WeChat Pay recognises the merchant number and the certificate"
        " (asked for a record that cannot exist; nothing was done)",
    ),
    CheckStep.VERIFIED: QT_TRANSLATE_NOOP(
        "Check", "The answer's signature matches WeChat Pay's key"
    ),
}
"""Of a step that is good."""

FAULTS: dict[CheckFault, str] = {
    CheckFault.NOT_A_PAIR: QT_TRANSLATE_NOOP(
        "Check", "The private key and the certificate are no pair. Choose both from one download."
    ),
    CheckFault.PROXY_UNREACHABLE: QT_TRANSLATE_NOOP(
        "Check", "The proxy {address} cannot be reached. Check its address, or ask your IT."
    ),
    CheckFault.PROXY_LOGIN: QT_TRANSLATE_NOOP(
        "Check", "The proxy {address} asks for a user and a password, or refuses these."
    ),
    CheckFault.PROXY_REFUSED: QT_TRANSLATE_NOOP(
        "Check", "The proxy {address} does not let {host} through ({status}). Ask your IT."
    ),
    CheckFault.PROXY_NOT_HTTP: QT_TRANSLATE_NOOP(
        "Check", "What answers at {address} is no such proxy. Check address, port and kind."
    ),
    CheckFault.NAME_UNKNOWN: QT_TRANSLATE_NOOP(
        "Check", "The name {host} cannot be resolved (DNS). Is there a network, or a proxy to set?"
    ),
    CheckFault.TCP_REFUSED: QT_TRANSLATE_NOOP(
        "Check", "{host} refuses the connection. Ask your IT to allow port 443."
    ),
    CheckFault.TCP_TIMEOUT: QT_TRANSLATE_NOOP(
        "Check", "{host} does not answer. A firewall may block port 443: ask your IT."
    ),
    CheckFault.TCP_FAILED: QT_TRANSLATE_NOOP(
        "Check", "{host} cannot be reached. Check the network."
    ),
    CheckFault.INSPECTED: QT_TRANSLATE_NOOP(
        "Check",
        "The certificate was issued by “{issuer}”: your network decrypts HTTPS. If that is as it"
        " should be, choose your company's root certificate.",
    ),
    CheckFault.WRONG_NAME: QT_TRANSLATE_NOOP(
        "Check", "The certificate is not {host}'s: somebody is in between. Ask your IT."
    ),
    CheckFault.CERTIFICATE_DATES: QT_TRANSLATE_NOOP(
        "Check", "{host}'s certificate is not valid now. Check this computer's date and time."
    ),
    CheckFault.TLS_FAILED: QT_TRANSLATE_NOOP(
        "Check", "No encrypted connection could be made. Something in between breaks it off."
    ),
    CheckFault.NO_ANSWER: QT_TRANSLATE_NOOP("Check", "{host} did not answer in time. Try again."),
    CheckFault.NOT_WECHAT: QT_TRANSLATE_NOOP(
        "Check", "What answered ({status}) is not WeChat Pay: perhaps a login page of the network."
    ),
    CheckFault.CLOCK_OFF: QT_TRANSLATE_NOOP(
        "Check", "The clock differs by {seconds} s; WeChat Pay refuses that. Set it right."
    ),
    CheckFault.SERIAL_UNKNOWN: QT_TRANSLATE_NOOP(
        "Check",
        "WeChat Pay does not know this certificate for this merchant number. Is it the newest, and"
        " not revoked?",
    ),
    CheckFault.SIGNATURE_REFUSED: QT_TRANSLATE_NOOP(
        "Check", "WeChat Pay does not accept the signature: the key is another certificate's."
    ),
    CheckFault.REFUSED: QT_TRANSLATE_NOOP(
        "Check", "WeChat Pay refused the question ({status} {code}): {message}"
    ),
    CheckFault.UNSIGNED: QT_TRANSLATE_NOOP(
        "Check",
        "The answer carries no signature, so WeChat Pay's key is not proven yet; the first booking"
        " will show it",
    ),
    CheckFault.SWITCH_NOT_OPENED: QT_TRANSLATE_NOOP(
        "Check",
        "Answered with the platform certificate {serial}: the public key is not switched on. A"
        " super administrator opens it under 商户平台 → 账户中心 → API安全 → 微信支付公钥;"
        " or add that certificate.",
    ),
    CheckFault.WRONG_SERIAL: QT_TRANSLATE_NOOP(
        "Check", "The answer names another key ({serial}). Check the public key ID."
    ),
    CheckFault.BAD_SIGNATURE: QT_TRANSLATE_NOOP(
        "Check",
        "The answer's signature does not match: the public key is another one's. Download it"
        " again.",
    ),
}

_DOUBTS: dict[CheckFault, str] = {
    CheckFault.INSPECTED: QT_TRANSLATE_NOOP(
        "Check",
        "Encrypted (TLS); your network decrypts it with a certificate from “{issuer}”, as allowed",
    ),
}
"""Where the same fault says something else when it does no harm."""

_MARKS: Mapping[CheckMark, tuple[str, Tone]] = {
    CheckMark.GOOD: ("✓", Tone.OK),
    CheckMark.DOUBTFUL: ("!", Tone.UNKNOWN),
    CheckMark.BAD: ("✕", Tone.ERROR),
}
_NAMES = ("host", "address", "issuer", "seconds", "status", "code", "message", "serial")


_OF_HOST = QT_TRANSLATE_NOOP("Check", "{host}: {sentence}")


def said(checked: Checked) -> str:
    """One line: mark, sentence, and how long it took."""
    return _line(checked, _sentence(checked))


def said_of_host(checked: Checked) -> str:
    """The same, and which host it is about."""
    host, sentence = words.heard(checked.facts.get("host", "?")), _sentence(checked)
    if host not in sentence:
        sentence = words.translated("Check", _OF_HOST, host=host, sentence=sentence)
    return _line(checked, sentence)


def _sentence(checked: Checked) -> str:
    text = STEPS[checked.step]
    if checked.fault is not None:
        faults = FAULTS | _DOUBTS if checked.mark is CheckMark.DOUBTFUL else FAULTS
        text = faults[checked.fault]
    facts = dict.fromkeys(_NAMES, "?") | {
        name: words.heard(fact) for name, fact in checked.facts.items()
    }
    return words.translated("Check", text, **facts)


def _line(checked: Checked, sentence: str) -> str:
    took = "" if checked.ms is None else f"   {checked.ms} ms"
    return f"{_MARKS[checked.mark][0]} {sentence}{took}"


def tone(checked: Checked) -> Tone:
    """The colour of that line."""
    return _MARKS[checked.mark][1]
