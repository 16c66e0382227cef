"""The text around a key: encodings, BEGIN and END lines, chatter, and keys that lost their lines.

Nothing here understands keys; :mod:`wxrepay_gui.wechat.recognition` does.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLOCK = re.compile(
    r"-----BEGIN ([A-Z0-9 ]{1,40})-----((?:(?!-----).)*)-----END \1-----", re.DOTALL
)
_EDGE = re.compile(r"-- ?(?:BEGIN|END) ([A-Z0-9 ]{1,40}?) ?--")
_BODY = re.compile(r"MI[A-Za-z0-9+/\s]{60,}={0,2}")
"""Base64 of a DER sequence of more than 127 bytes, as every key and certificate is."""

_HEADER = re.compile(r"^[A-Za-z-]+:.*$", re.MULTILINE)
_BLANKS = re.compile(r"\s+")

_LINE = 64
_SHORT_FORM = 0x80
"""Lengths from here on are written in the long form (X.690, 8.1.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands between a BEGIN and its END line.

    Attributes:
        label: The word after BEGIN, such as ``PRIVATE KEY``.
        der: The decoded content; empty if it is no Base64.
        pem: The block as a strict reader wants it, with its headers.
    """

    label: str
    der: bytes = field(repr=False)
    pem: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Armoured:
    """A file taken as text.

    Attributes:
        blocks: Every complete block, in order.
        edges: The labels of BEGIN and END lines that have no partner.
        bare: What Base64 outside the blocks decodes to, each without what follows its end.
        chatter: The text without the blocks.
    """

    blocks: tuple[Block, ...]
    edges: tuple[str, ...]
    bare: tuple[bytes, ...] = field(repr=False)
    chatter: str = field(repr=False)


def read_armour(content: bytes) -> Armoured:
    """Take *content* apart as text, in whatever encoding. Raises nothing."""
    text = text_of(content).replace("\\r", "").replace("\\n", "\n")
    chatter = _BLOCK.sub("\n", text)
    return Armoured(
        blocks=tuple(_block(label, body) for label, body in _BLOCK.findall(text)),
        edges=tuple(_EDGE.findall(chatter)),
        bare=tuple(_bare(_EDGE.sub("\n", chatter))),
        chatter=chatter,
    )


def text_of(content: bytes) -> str:
    """*content* as text: UTF-16 or UTF-8, with or without a mark, GB 18030, or else Latin 1."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    for encoding, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if zeros and 2 * zeros.count(0) > len(zeros):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def trim_der(der: bytes) -> bytes:
    """The first element of *der* without what follows it; empty if it is no whole sequence."""
    if der[:1] != b"\x30" or der[1:2] in {b"", b"\x80"}:  # 80: an end is marked, not told (BER)
        return b""
    start, size = 2, der[1]
    if size >= _SHORT_FORM:
        start += size - _SHORT_FORM
        size = int.from_bytes(der[2:start])
    return der[: start + size] if start + size <= len(der) else b""


def _block(label: str, body: str) -> Block:
    headers = [line.strip() for line in _HEADER.findall(body)]
    packed = _BLANKS.sub("", _HEADER.sub("", body))
    lines = [packed[at : at + _LINE] for at in range(0, len(packed), _LINE)]
    parts = [f"-----BEGIN {label}-----", *headers, *([""] if headers else []), *lines]
    return Block(
        label=label,
        der=_decode(packed),
        pem="\n".join([*parts, f"-----END {label}-----", ""]).encode(),
    )


def _bare(text: str) -> Iterator[bytes]:
    for body in _BODY.findall(text):
        packed = _BLANKS.sub("", body).rstrip("=")
        whole = packed[: len(packed) - (len(packed) % 4 == 1)]
        if der := trim_der(_decode(whole + "=" * (-len(whole) % 4))):
            yield der


def _decode(packed: str) -> bytes:
    try:
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        return b""
