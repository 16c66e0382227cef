"""What WeChat Pay looks at before it reads a request's body, in its order.

The text to sign is put together here a second time, apart from ``wechat.signing``: a mistake
there must not be made here as well.
"""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus

from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.received import Received
from wxrepay_gui.practice.response import SIGNATURE_TYPE, Members, Response, Signing, error

WINDOW = 300
"""Seconds by which a request's timestamp may differ from the server's clock, either way."""

_PART = re.compile(r'([a-z_]+)="([^"]*)"')
_PARTS = re.compile(rf"{_PART.pattern}(?:,{_PART.pattern})*")
_NAMES = ("mchid", "nonce_str", "serial_no", "signature", "timestamp")
_SECONDS = re.compile(r"[1-9]\d{0,11}", re.ASCII)
_JSON = re.compile(r"application/json\s*(?:;.*)?", re.IGNORECASE)
_SHOWN_OF_BODY = 8
"""WeChat Pay shows eight bytes of the body that it put into the text to sign."""


class Signature(StrEnum):
    """What became of checking a request's signature."""

    GOOD = "good"
    BAD = "bad"

    UNCHECKED = "unchecked"
    """The request was refused before its signature was looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of the checks; no refusal means that the body may be read."""

    signature: Signature
    refusal: Response | None


class Guard:
    """Checks headers and signatures. Remembers nonces for as long as they could be replayed."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._nonces: dict[str, float] = {}
        self._lock = threading.Lock()

    def check(self, received: Received, now: datetime) -> Checked:
        """The first thing wrong with *received* when it is *now*."""
        if not received.header("Accept") or not received.header("User-Agent"):
            refusal = _invalid_request("Http头缺少Accept或User-Agent")
            return Checked(Signature.UNCHECKED, refusal)
        parts = _read(received)
        if isinstance(parts, Response):
            return Checked(Signature.UNCHECKED, parts)
        if refused := self._refuse(parts, now.timestamp()):
            return Checked(Signature.UNCHECKED, refused)
        text = _text(received, parts)
        if not self._identity.signed_by_merchant(text, parts["signature"]):
            return Checked(Signature.BAD, _mismatch(received, text))
        return Checked(Signature.GOOD, self._refuse_signed(received))

    def _refuse(self, parts: Mapping[str, str], now: float) -> Response | None:
        merchant = self._identity.merchant
        if (parts["mchid"], parts["serial_no"]) != (merchant.mchid, merchant.serial_no):
            return _sign_error("商户证书序列号有误。请使用签名私钥匹配的证书序列号")
        if abs(int(parts["timestamp"]) - now) > WINDOW:
            return _sign_error("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟")
        if not self._is_new(parts["nonce_str"], now):
            return _sign_error("Http头Authorization中的nonce_str与以前的请求相同")
        return None

    def _refuse_signed(self, received: Received) -> Response | None:
        if received.body and not _JSON.fullmatch(received.header("Content-Type")):
            return _invalid_request("Http头Content-Type不是application/json")
        known = (self._identity.merchant.public_key_id, self._identity.platform_serial_no)
        if received.header("Wechatpay-Serial") not in known:
            return _unsigned(
                HTTPStatus.BAD_REQUEST, "PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误"
            )
        return None

    def _is_new(self, nonce: str, now: float) -> bool:
        """Whether *nonce* was not seen while a timestamp that came with it could still pass."""
        with self._lock:
            while self._nonces:
                oldest = next(iter(self._nonces))
                if abs(now - self._nonces[oldest]) <= 2 * WINDOW:
                    break
                del self._nonces[oldest]
            if nonce in self._nonces:
                return False
            self._nonces[nonce] = now
            return True


def _read(received: Received) -> Mapping[str, str] | Response:
    """The five parts of the Authorization header, or what is wrong with it."""
    schema, blank, rest = received.header("Authorization").partition(" ")
    if blank and schema != SIGNATURE_TYPE:
        return _sign_error("HTTP头Authorization认证类型不正确")
    pairs = _PART.findall(rest) if _PARTS.fullmatch(rest) else []
    parts = dict(pairs)
    complete = sorted(name for name, _ in pairs) == list(_NAMES) and all(parts.values())
    if not complete or not _SECONDS.fullmatch(parts["timestamp"]):
        return _sign_error("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》")
    return parts


def _text(received: Received, parts: Mapping[str, str]) -> bytes:
    lines = (received.method, received.path, parts["timestamp"], parts["nonce_str"])
    return "".join(f"{line}\n" for line in lines).encode("latin-1") + received.body + b"\n"


def _mismatch(received: Received, text: bytes) -> Response:
    """401 with what WeChat Pay itself would have signed, as it tells it."""
    shown = text[: len(text) - len(received.body) - 1] + received.body[:_SHOWN_OF_BODY] + b"\n"
    detail = {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": {
            "method": received.method,
            "sign_message_length": len(text),
            "truncated_sign_message": shown.decode(errors="replace"),
            "url": received.path,
        },
    }
    return _sign_error("签名错误", number="268443699", detail=detail)


def _unsigned(
    status: HTTPStatus,
    code: str,
    message: str,
    *,
    number: str = "0",
    detail: Members | None = None,
) -> Response:
    """WeChat Pay signs nothing for those whom it does not know yet."""
    return error(status, code, message, number=number, detail=detail, signing=Signing.NOBODY)


def _invalid_request(message: str) -> Response:
    return _unsigned(HTTPStatus.BAD_REQUEST, "INVALID_REQUEST", message)


def _sign_error(message: str, *, number: str = "0", detail: Members | None = None) -> Response:
    return _unsigned(HTTPStatus.UNAUTHORIZED, "SIGN_ERROR", message, number=number, detail=detail)
