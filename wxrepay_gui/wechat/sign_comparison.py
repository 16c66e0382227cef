"""Reads the ``sign_information`` of a SIGN_ERROR (``apiv3-rules.md`` §1.4, §4 F1)."""

import re
from typing import Any

from wxrepay_gui.domain.attempt import Attempt, Request
from wxrepay_gui.domain.sign_comparison import ComparedLine, SignComparison, SignLine
from wxrepay_gui.wechat.answers import read_json

_SHAPES = {
    SignLine.TIMESTAMP: re.compile(r"[1-9]\d{9}", re.ASCII),
    SignLine.NONCE: re.compile(r"[0-9A-Za-z]{32}", re.ASCII),
}
"""How ours look; see ``signing.py``."""

_CUT = "\ufffd"
"""What WeChat Pay may show of a character that it cut in two."""


def compare(attempt: Attempt) -> SignComparison | None:
    """What *attempt* signed beside what its answer says; ``None`` where the answer says nothing.

    An answer of this kind is never signed, so all of it may be anything.
    """
    told = {} if attempt.answer is None else _member(read_json(attempt.answer.body), "detail")
    told = _member(told, "sign_information")
    text, length = told.get("truncated_sign_message"), told.get("sign_message_length")
    if not isinstance(text, str):
        return None
    request = attempt.request
    *upper, shown = [*text.split("\n", 4), *[None] * 5][:5]
    body = None if shown is None else shown.removesuffix("\n").rstrip(_CUT)
    method, url, timestamp, nonce = upper
    lines = (
        _literal(SignLine.METHOD, request.method, method),
        _literal(SignLine.URL, request.path, url),
        _shaped(SignLine.TIMESTAMP, timestamp),
        _shaped(SignLine.NONCE, nonce),
        _body(request, body),
    )
    if type(length) is not int or body is None:  # a yes is an int, too
        return SignComparison(lines=lines, excess=None)
    return SignComparison(lines=lines, excess=length - _length(request, upper))


def _member(members: dict[str, Any] | None, name: str) -> dict[str, Any]:
    found = (members or {}).get(name)
    return found if isinstance(found, dict) else {}


def _literal(line: SignLine, sent: str, received: str | None) -> ComparedLine:
    return ComparedLine(line=line, sent=sent, received=received, same=sent == received)


def _shaped(line: SignLine, received: str | None) -> ComparedLine:
    same = received is not None and _SHAPES[line].fullmatch(received) is not None
    return ComparedLine(line=line, sent=None, received=received, same=same)


def _body(request: Request, received: str | None) -> ComparedLine:
    """Compares what is shown; in bytes, because it may end within a character."""
    told = (received or "").encode()
    sent = request.body[: len(told)]
    return ComparedLine(
        line=SignLine.BODY,
        sent=sent.decode(errors="replace"),
        received=received,
        same=received is not None and sent == told,
    )


def _length(request: Request, upper: list[str | None]) -> int:
    """Bytes of WeChat Pay's own first four lines and our body, each with its line end."""
    return sum(len((line or "").encode()) + 1 for line in upper) + len(request.body) + 1
