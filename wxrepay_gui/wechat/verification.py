"""Does an answer really come from WeChat Pay (应答验签)? Every way of failing is a verdict."""

import base64
import binascii
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from wxrepay_gui.domain.attempt import Answer, Verdict
from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.key_file import PUBLIC_KEY_ID_PREFIX
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.wechat.keys import PUBLIC_KEY, PublicKey, read_certificate, read_public_key
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
class TrustedKey:
    """A key of WeChat Pay's, and when what it signed is believed.

    Attributes:
        key: The key.
        since: The first second, since 1970, of the certificate that vouches for it.
        until: The last one. WeChat Pay's public key (微信支付公钥) has neither: it never expires.
    """

    key: PublicKey
    since: float = -math.inf
    until: float = math.inf

    def verify(self, signature: str, timestamp: str, nonce: str, body: bytes) -> Verdict:
        """Judge what came with this key's serial; *timestamp* is a number of seconds."""
        if not self.since <= int(timestamp) <= self.until:
            return Verdict.WRONG_SERIAL
        try:
            text = answer_text(timestamp, nonce, body)
            raw = base64.b64decode(signature, validate=True)
            self.key.verify(raw, text, padding.PKCS1v15(), hashes.SHA256())
        except (binascii.Error, ValueError, InvalidSignature):
            return Verdict.BAD_SIGNATURE
        return Verdict.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Checks answers against the keys of WeChat Pay's that are believed.

    An answer is verified by the key that its serial names, and by no other: while a merchant
    changes from platform certificate to public key (公钥切换), either may sign
    (``apiv3-rules.md`` §1.6).

    Attributes:
        asked: The serial that requests ask to be answered with.
        keys: What is believed: each key under its id (with prefix) or its certificate's serial.
    """

    asked: str
    keys: Mapping[str, TrustedKey]

    @classmethod
    def of(cls, merchant: Merchant) -> "Verifier":
        """One that believes *merchant*'s public key, its platform certificate, or both.

        The public key is asked for where there is one.

        Raises:
            KeyFileError: One of the two is none; or there is neither. Its path is the key's id, or
                for a certificate the merchant number.
        """
        keys: dict[str, TrustedKey] = {}
        if merchant.public_key_id and merchant.public_key:
            text = merchant.public_key.encode()
            key = read_public_key(text, path=merchant.public_key_id)
            keys[merchant.public_key_id] = TrustedKey(key=key)
        if merchant.platform_certificate:
            text = merchant.platform_certificate.encode()
            certificate = read_certificate(text, path=merchant.mchid)
            keys[certificate.serial_no] = TrustedKey(
                key=certificate.public_key,
                since=certificate.not_before.timestamp(),
                until=certificate.not_after.timestamp(),
            )
        if not keys:
            raise KeyFileError(merchant.mchid, PUBLIC_KEY)
        return cls(asked=next(iter(keys)), keys=keys)

    def verify(self, answer: Answer, *, now: float) -> Verdict:
        """Judge *answer* when it is *now*, in seconds since 1970. Raises nothing.

        Headers first, then serial, then the window, then the certificate's validity, then the
        signature over the raw body.
        """
        found = {name: _values(answer, name) for name in HEADERS}
        counts = [len(values) for values in found.values()]
        if not any(counts):
            return Verdict.UNSIGNED
        if max(counts) > 1:
            return Verdict.HEADER_REPEATED
        if min(counts) == 0 or not all(values[0] for values in found.values()):
            return Verdict.HEADER_MISSING
        trusted = self.keys.get(found[SERIAL][0])
        if trusted is None:
            return self._other_serial(found[SERIAL][0])
        timestamp = found[TIMESTAMP][0]
        if _SECONDS.fullmatch(timestamp) is None:
            return Verdict.BAD_TIMESTAMP
        if abs(int(timestamp) - now) > WINDOW:
            return Verdict.OUT_OF_WINDOW
        return trusted.verify(found[SIGNATURE][0], timestamp, found[NONCE][0], answer.body)

    def _other_serial(self, serial: str) -> Verdict:
        """A certificate's serial where the key was asked for: its switch is not opened yet."""
        by_key = self.asked.startswith(PUBLIC_KEY_ID_PREFIX)
        if by_key and _CERTIFICATE_SERIAL.fullmatch(serial):
            return Verdict.SWITCH_NOT_OPENED
        return Verdict.WRONG_SERIAL


def _values(answer: Answer, name: str) -> list[str]:
    wanted = name.lower()
    return [value.strip() for key, value in answer.headers if key.lower() == wanted]
