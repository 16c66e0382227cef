"""Does an answer really come from WeChat Pay (应答验签)? Every way of failing is a verdict."""

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from wxrepay_gui.domain.attempt import Answer, Verdict
from wxrepay_gui.wechat.keys import PublicKey
from wxrepay_gui.wechat.signing import answer_text

WINDOW = 300
"""Seconds by which an answer's timestamp may differ from our clock, either way."""

SERIAL, TIMESTAMP, NONCE, SIGNATURE = HEADERS = (
    "Wechatpay-Serial",
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
)

_SECONDS = re.compile(r"\d{1,12}", re.ASCII)
_CERTIFICATE_SERIAL = re.compile(r"[0-9A-Fa-f]{40}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Checks answers against WeChat Pay's public key (微信支付公钥).

    Attributes:
        public_key_id: The key's id, with its prefix; the only serial that is believed.
        key: The key.
    """

    public_key_id: str
    key: PublicKey

    def verify(self, answer: Answer, *, now: float) -> Verdict:
        """Judge *answer* when it is *now*, in seconds since 1970. Raises nothing.

        Headers first, then serial, then the window, then the signature over the raw body.
        """
        found = {name: _values(answer, name) for name in HEADERS}
        counts = [len(values) for values in found.values()]
        if not any(counts):
            return Verdict.UNSIGNED
        if max(counts) > 1:
            return Verdict.HEADER_REPEATED
        if min(counts) == 0 or not all(values[0] for values in found.values()):
            return Verdict.HEADER_MISSING
        if found[SERIAL][0] != self.public_key_id:
            return _other_serial(found[SERIAL][0])
        timestamp = found[TIMESTAMP][0]
        if _SECONDS.fullmatch(timestamp) is None:
            return Verdict.BAD_TIMESTAMP
        if abs(int(timestamp) - now) > WINDOW:
            return Verdict.OUT_OF_WINDOW
        if self._signed(found[SIGNATURE][0], timestamp, found[NONCE][0], answer.body):
            return Verdict.GOOD
        return Verdict.BAD_SIGNATURE

    def _signed(self, signature: str, timestamp: str, nonce: str, body: bytes) -> bool:
        try:
            text = answer_text(timestamp, nonce, body)
            raw = base64.b64decode(signature, validate=True)
            self.key.verify(raw, text, padding.PKCS1v15(), hashes.SHA256())
        except (binascii.Error, ValueError, InvalidSignature):
            return False
        return True


def _values(answer: Answer, name: str) -> list[str]:
    wanted = name.lower()
    return [value.strip() for key, value in answer.headers if key.lower() == wanted]


def _other_serial(serial: str) -> Verdict:
    """A platform certificate's serial means that the merchant's key switch is not opened yet."""
    if _CERTIFICATE_SERIAL.fullmatch(serial):
        return Verdict.SWITCH_NOT_OPENED
    return Verdict.WRONG_SERIAL
