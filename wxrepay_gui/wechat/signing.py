"""What is signed, and the Authorization header that carries it (签名生成)."""

import base64
import secrets
import string
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from wxrepay_gui.domain.checkup import Checked, CheckFault, CheckMark, CheckStep
from wxrepay_gui.wechat.keys import PrivateKey, PublicKey

SCHEMA = "WECHATPAY2-SHA256-RSA2048"

_TRIAL = b"wxrepay_gui signature trial"

_NONCE_ALPHABET = string.ascii_letters + string.digits
_NONCE_LENGTH = 32


def new_nonce() -> str:
    """A fresh nonce: 32 random letters and digits, as WeChat Pay's own tools make them."""
    return "".join(secrets.choice(_NONCE_ALPHABET) for _ in range(_NONCE_LENGTH))


def request_text(method: str, path: str, timestamp: int, nonce: str, body: bytes) -> bytes:
    r"""The five lines of a request, each ended by ``\n``; *path* as sent, with its query."""
    return f"{method}\n{path}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"


def answer_text(timestamp: str, nonce: str, body: bytes) -> bytes:
    r"""The three lines of an answer, each ended by ``\n``, over the raw body."""
    return f"{timestamp}\n{nonce}\n".encode() + body + b"\n"


def sign(key: PrivateKey, text: bytes) -> str:
    """SHA-256 with RSA, PKCS#1 v1.5, as standard Base64."""
    return base64.b64encode(key.sign(text, padding.PKCS1v15(), hashes.SHA256())).decode()


def try_signature(key: PrivateKey, public: PublicKey) -> Checked:
    """Sign a fixed text with *key* and verify it with *public*, its certificate's; offline."""
    signature = key.sign(_TRIAL, padding.PKCS1v15(), hashes.SHA256())
    try:
        public.verify(signature, _TRIAL, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return Checked(step=CheckStep.SIGNATURE, mark=CheckMark.BAD, fault=CheckFault.NOT_A_PAIR)
    return Checked(step=CheckStep.SIGNATURE, mark=CheckMark.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs one merchant's requests.

    Attributes:
        mchid: The service provider's own number.
        serial_no: The serial of the certificate that belongs to *key*.
        key: Gives the merchant's API private key; what it raises, signing raises.
    """

    mchid: str
    serial_no: str
    key: Callable[[], PrivateKey] = field(repr=False)

    def authorization(
        self, *, method: str, path: str, body: bytes, timestamp: int, nonce: str
    ) -> str:
        """The Authorization header's value for exactly this request.

        Args:
            method: In capitals.
            path: The path with its query, exactly as it stands in the request line.
            body: Exactly the bytes sent; empty for GET.
            timestamp: Seconds since 1970; WeChat Pay refuses more than five minutes' difference.
            nonce: Fresh for every request.
        """
        parts = {
            "mchid": self.mchid,
            "nonce_str": nonce,
            "signature": sign(self.key(), request_text(method, path, timestamp, nonce, body)),
            "timestamp": str(timestamp),
            "serial_no": self.serial_no,
        }
        return f"{SCHEMA} " + ",".join(f'{name}="{value}"' for name, value in parts.items())
