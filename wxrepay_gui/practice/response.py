"""What the practice server says, and how it is put on the wire."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import Enum
from http import HTTPStatus

from wxrepay_gui.practice.identity import Identity

MALFORMED_PARAMETER = "268435461"
SIGNATURE_TYPE = "WECHATPAY2-SHA256-RSA2048"

Members = Mapping[str, object]


class Signing(Enum):
    """Who signs an answer."""

    WECHAT_PAY = "wechat_pay"
    """Under the name of its public key."""

    PLATFORM_CERTIFICATE = "platform_certificate"
    """WeChat Pay, too, under the serial of its platform certificate."""

    ANOTHER_KEY = "another_key"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer before it is signed.

    Attributes:
        status: HTTP status.
        members: The JSON body; ``None`` for an empty one.
        code: The number that the Request-ID ends in; 0 means nothing is wrong.
        signing: Who signs.
    """

    status: HTTPStatus
    members: Members | None
    code: str = "0"
    signing: Signing = Signing.WECHAT_PAY

    def by_certificate(self) -> "Response":
        """The same, signed under the platform certificate if WeChat Pay signs it at all."""
        if self.signing is Signing.WECHAT_PAY:
            return replace(self, signing=Signing.PLATFORM_CERTIFICATE)
        return self

    def body(self) -> bytes:
        """The bytes that are sent and signed."""
        if self.members is None:
            return b""
        text = json.dumps(self.members, ensure_ascii=False, separators=(",", ":"))
        return text.encode(errors="backslashreplace")  # half a surrogate pair, as JSON writes it

    def headers(self, identity: Identity, now: datetime) -> dict[str, str]:
        """Every header, signature among them, of this answer at *now*."""
        body = self.body()
        headers = {
            "Date": format_datetime(now.astimezone(UTC), usegmt=True),
            "Request-ID": f"08{secrets.token_hex(17).upper()}-{self.code}",
            "Content-Length": str(len(body)),
        }
        if body:
            headers["Content-Type"] = "application/json; charset=utf-8"
        sign = {
            Signing.WECHAT_PAY: identity.sign,
            Signing.PLATFORM_CERTIFICATE: identity.sign,
            Signing.ANOTHER_KEY: identity.sign_with_another_key,
        }.get(self.signing)
        if sign is not None:
            by_certificate = self.signing is Signing.PLATFORM_CERTIFICATE
            timestamp, nonce = str(int(now.timestamp())), secrets.token_hex(16)
            headers |= {
                "Wechatpay-Timestamp": timestamp,
                "Wechatpay-Nonce": nonce,
                "Wechatpay-Signature": sign(f"{timestamp}\n{nonce}\n".encode() + body + b"\n"),
                "Wechatpay-Serial": identity.platform_serial_no
                if by_certificate
                else identity.merchant.public_key_id,
                "Wechatpay-Signature-Type": SIGNATURE_TYPE,
            }
        return headers


def success(members: Members, signing: Signing = Signing.WECHAT_PAY) -> Response:
    """200 with *members*."""
    return Response(status=HTTPStatus.OK, members=members, signing=signing)


def empty(status: HTTPStatus) -> Response:
    """*status* and nothing else, unsigned: what the gateway says by itself."""
    return Response(status=status, members=None, signing=Signing.NOBODY)


def error(
    status: HTTPStatus,
    code: str,
    message: str,
    *,
    number: str = "0",
    detail: Members | None = None,
    signing: Signing = Signing.WECHAT_PAY,
) -> Response:
    """An error as WeChat Pay words it.

    Args:
        status: HTTP status.
        code: Such as ``PARAM_ERROR``.
        message: A sentence.
        number: What the Request-ID ends in.
        detail: The member of that name, if there is one.
        signing: Who signs.
    """
    members: dict[str, object] = {"code": code, "message": message}
    if detail is not None:
        members["detail"] = detail
    return Response(status=status, members=members, code=number, signing=signing)


def parameter_error(
    field: str,
    value: str,
    issue: str,
    *,
    location: str = "body",
    message: str = "参数错误",
    number: str = MALFORMED_PARAMETER,
) -> Response:
    """400 ``PARAM_ERROR``, signed, with its four details.

    Args:
        field: A JSON Pointer into the body, or the name of a parameter.
        value: What stands there, as text.
        issue: What is wrong with it.
        location: Where *field* is.
        message: A sentence.
        number: What the Request-ID ends in.
    """
    detail = {"field": field, "value": value, "issue": issue, "location": location}
    return error(HTTPStatus.BAD_REQUEST, "PARAM_ERROR", message, number=number, detail=detail)
