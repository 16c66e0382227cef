"""What is signed, and the Authorization header that carries it (签名生成)."""

import base64
import secrets
import string
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from wxrepay_gui.wechat.keys import PrivateKey

SCHEMA = "WECHATPAY2-SHA256-RSA2048"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs one merchant's requests.

    Attributes:
        mchid: The service provider's own number.
        serial_no: The serial of the certificate that belongs to *key*.
        key: The merchant's API private key.
    """

    mchid: str
    serial_no: str
    key: PrivateKey = field(repr=False)

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
            "signature": sign(self.key, request_text(method, path, timestamp, nonce, body)),
            "timestamp": str(timestamp),
            "serial_no": self.serial_no,
        }
        return f"{SCHEMA} " + ",".join(f'{name}="{value}"' for name, value in parts.items())
