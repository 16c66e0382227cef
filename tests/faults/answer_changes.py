"""Ways of changing an answer: spoilt on its way, forged, or WeChat Pay's own and odd."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.faults.relay import Hop, Play, Told

Change = Callable[[Told], Told | bytes]

HEADERS = (
    "Wechatpay-Serial",
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
)
REFUSAL = {"code": "PARAM_ERROR", "message": "参数错误"}
FAILURE = {"code": "SYSTEM_ERROR", "message": "系统异常，请稍后重试"}
TOO_OFTEN = {"code": "FREQUENCY_LIMITED", "message": "请求频率超过限制"}
NOT_THERE = {"code": "RESOURCE_NOT_EXISTS", "message": "预约还款记录不存在"}
PAGE = b"<html><title>502 Bad Gateway</title><body>nginx</body></html>"


def telling(change: Change) -> Play:
    """Tell what *change* makes of the genuine answer."""

    def play(hop: Hop) -> None:
        hop.take()
        made = change(hop.ask())
        hop.send(made if isinstance(made, bytes) else made.raw())

    return play


# Changes of a genuine answer.


def flip(told: Told) -> Told:
    """One bit in the middle of the body."""
    body = bytearray(told.body)
    body[len(body) // 2] ^= 1
    return replace(told, body=bytes(body))


def without(name: str) -> Change:
    return lambda told: told.without(name)


def doubled(name: str) -> Change:
    return lambda told: told.also((name, told.header(name)))


def emptied(name: str) -> Change:
    return lambda told: told.having((name, ""))


def having(name: str, value: str) -> Change:
    return lambda told: told.having((name, value))


def signtest(told: Told) -> Told:
    probe = f"WECHATPAY/SIGNTEST/{told.header('Wechatpay-Signature')}"
    return told.having(("Wechatpay-Signature", probe))


def other_key(told: Told) -> Told:
    stamp, nonce = told.header("Wechatpay-Timestamp"), told.header("Wechatpay-Nonce")
    text = f"{stamp}\n{nonce}\n".encode() + told.body + b"\n"
    return told.having(("Wechatpay-Signature", told.identity.sign_with_another_key(text)))


def signed_at(**when: Any) -> Change:  # noqa: ANN401  seconds or a timestamp
    return lambda told: told.signed(**when)


def resigned(edit: Callable[[bytes], bytes]) -> Change:
    """Another body, under a good signature."""
    return lambda told: told.having_body(edit(told.body)).signed()


def with_member(member: bytes) -> Change:
    """One more member in the body, under a good signature."""
    return resigned(lambda body: body.replace(b"{", b"{" + member + b",", 1))


def listing(edit: Callable[[dict[str, Any]], object]) -> Change:
    """The list of a booking's answer, or the record that a query finds, edited and signed."""

    def change(told: Told) -> Told:
        members = json.loads(told.body)
        if "schedule_records" in members:
            (record,) = members["schedule_records"]
            members["schedule_records"] = edit(record)
        elif "out_record_id" in members:
            edited = edit(members)
            match edited:
                case [alone]:
                    members = alone
                case _:
                    members = {"records": edited}
        return told.having_body(json.dumps(members, ensure_ascii=False).encode()).signed()

    return change


def foreign(record: dict[str, Any]) -> object:
    return [record | {"out_record_id": "SOMEBODYELSES"}]


def other_amount(record: dict[str, Any]) -> object:
    return [record | {"repayment_amount": "999900"}]


def lengthened(change: int) -> Change:
    return lambda told: told.having(("Content-Length", str(len(told.body) + change)))


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> Change:
    """The body in one chunk and *chunks*, then *end*."""

    def change(told: Told) -> bytes:
        head = told.without("Content-Length").also(("Transfer-Encoding", "chunked"))
        first = f"{len(told.body):x}\r\n".encode() + told.body + b"\r\n"
        return replace(head, body=first + b"".join(chunks) + end).raw()

    return change


def preceded(text: bytes) -> Change:
    return lambda told: text + told.raw()


def relabelled(text: str) -> Change:
    """The genuine answer under another status line."""
    return lambda told: replace(told, status=text)


def lower(told: Told) -> Told:
    return replace(told, headers=tuple((name.lower(), text) for name, text in told.headers))


def padded(told: Told) -> Told:
    return told.having(*((name, f"  {told.header(name)} \t") for name in HEADERS))


# Answers made up from nothing; whether the request was carried on makes no difference to them.


def forged(status: int, members: dict[str, Any] | None, *headers: tuple[str, str]) -> Change:
    """An unsigned answer of WeChat Pay's shape."""
    return lambda told: told.saying(status, members).also(*headers)


def signed_answer(status: int, members: dict[str, Any], *headers: tuple[str, str]) -> Change:
    """A signed answer of WeChat Pay's own."""
    return lambda told: told.saying(status, members, signed=True).also(*headers)


def page(status: int) -> Change:
    def change(told: Told) -> Told:
        return told.saying(status, None).having_body(PAGE).having(("Content-Type", "text/html"))

    return change


def redirect(status: int, *, away: bool) -> Play:
    """Lead to another host, or to the same one under another path."""

    def play(hop: Hop) -> None:
        hop.take()
        told = hop.ask()
        target = f"https://127.0.0.1:{hop.far.trap.port}/v3/book" if away else "/v3/elsewhere"
        hop.send(told.saying(status, None).also(("Location", target)).raw())

    return play
