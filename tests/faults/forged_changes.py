"""Thirty ways of changing a genuine, signed answer, by chance."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.faults.answer_changes import HEADERS
from tests.faults.relay import Told

SERIAL, TIMESTAMP, NONCE, SIGNATURE = HEADERS
OURS = "FORGED000001"
"""The number of the booking that forgers want to be believed booked."""


@dataclass(frozen=True, slots=True)
class Change:
    """One way of changing an answer.

    Attributes:
        make: Gets what chance decides, the answer, and another genuine one.
        harmless: What was signed stays what it was.
    """

    make: Callable[[Random, Told, Told], Told]
    harmless: bool = False


def _flipped(rng: Random, text: bytes) -> bytes:
    """*text* with one bit of it turned; nothing has none."""
    if not text:
        return b"\x01"
    found = bytearray(text)
    found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def _value(told: Told, name: str) -> str:
    return next((value for key, value in told.headers if key == name), "")


def _bit_of(name: str) -> Change:
    def make(rng: Random, told: Told, _other: Told) -> Told:
        text = _flipped(rng, _value(told, name).encode("latin-1"))
        return told.having((name, text.decode("latin-1")))

    return Change(make)


def _body(edit: Callable[[Random, bytes], bytes]) -> Change:
    return Change(lambda rng, told, _other: replace(told, body=edit(rng, told.body)))


def _members_of(edit: Callable[[Random, dict[str, object]], dict[str, object]]) -> Change:
    """Another content in JSON, under the old signature; what is no JSON any more is cut."""

    def make(rng: Random, told: Told, _other: Told) -> Told:
        try:
            found = json.loads(told.body)
        except ValueError:
            return replace(told, body=told.body[:-1])
        record = found["schedule_records"][0] if found.get("schedule_records") else found
        edited = edit(rng, record)
        if record is not found:
            edited = found | {"schedule_records": [edited]}
        return replace(told, body=json.dumps(edited, ensure_ascii=False).encode())

    return Change(make)


def _swapped(rng: Random, record: dict[str, object]) -> dict[str, object]:
    one, other = rng.choice(sorted(record)), rng.choice(sorted(record))
    return record | {one: record[other], other: record[one]}


def _renumbered(_rng: Random, record: dict[str, object]) -> dict[str, object]:
    return record | {"out_record_id": OURS}


def _dearer(rng: Random, record: dict[str, object]) -> dict[str, object]:
    return record | {"repayment_amount": str(rng.randrange(1, 10**9))}


def _shuffled(rng: Random, record: dict[str, object]) -> dict[str, object]:
    return dict(rng.sample(sorted(record.items()), len(record)))


def _dropped(rng: Random, told: Told, _other: Told) -> Told:
    return told.without(rng.choice(HEADERS))


def _doubled(rng: Random, told: Told, other: Told) -> Told:
    name = rng.choice(HEADERS)
    return told.also((name, _value(rng.choice((told, other)), name)))


def _taken_over(*names: str) -> Change:
    return Change(
        lambda _rng, told, other: told.having(*((name, _value(other, name)) for name in names))
    )


def _other_case(rng: Random, told: Told, _other: Told) -> Told:
    change = rng.choice((str.lower, str.upper, str.title, str.swapcase))
    return replace(told, headers=tuple((change(name), value) for name, value in told.headers))


def _padded(rng: Random, told: Told, _other: Told) -> Told:
    before, after = (rng.choice(("", " ", "\t", "  \t ")) for _ in range(2))
    return replace(
        told, headers=tuple((name, before + value + after) for name, value in told.headers)
    )


def _signtest(_rng: Random, told: Told, _other: Told) -> Told:
    return told.having((SIGNATURE, "WECHATPAY/SIGNTEST/" + _value(told, SIGNATURE)))


def _other_key(_rng: Random, told: Told, _other: Told) -> Told:
    text = f"{_value(told, TIMESTAMP)}\n{_value(told, NONCE)}\n".encode() + told.body + b"\n"
    return told.having((SIGNATURE, told.identity.sign_with_another_key(text)))


def _respelt(rng: Random, told: Told, _other: Told) -> Told:
    stamp = _value(told, TIMESTAMP)
    spelt = (f"+{stamp}", f"0{stamp}", f"{stamp}.0", f"{stamp[:1]}_{stamp[1:]}", f"{stamp}\n")
    return told.having((TIMESTAMP, rng.choice(spelt[:4])))


def _moved_line(_rng: Random, told: Told, _other: Told) -> Told:
    """The nonce's end goes into the body: the signed text stays the same but for one line's end."""
    nonce = _value(told, NONCE)
    return replace(told.having((NONCE, nonce[:-1])), body=nonce[-1:].encode() + b"\n" + told.body)


def _stale(rng: Random, told: Told, _other: Told) -> Told:
    """WeChat Pay's own signature, but of another time."""
    return told.signed(seconds=rng.choice((-1, 1)) * rng.randrange(301, 10**8))


def _status(rng: Random, told: Told, _other: Told) -> Told:
    status = rng.choice((100, 200, 201, 202, 204, 206, 301, 304, 400, 401, 403, 404, 409, 429, 500))
    return replace(told, status=f"{status} Whatever")


CHANGES = {
    **{f"a bit of {name}": _bit_of(name) for name in HEADERS},
    "a bit of the body": _body(_flipped),
    "the body cut": _body(lambda rng, body: body[: rng.randrange(len(body) + 1)]),
    "the body lengthened": _body(lambda rng, body: body + rng.choice((b" ", b"\n", b"{}", b"\0"))),
    "a body twice": _body(lambda _rng, body: body + body),
    "other JSON for the same": _members_of(lambda _rng, record: record),
    "members in another order": _members_of(_shuffled),
    "two members swapped": _members_of(_swapped),
    "our number": _members_of(_renumbered),
    "another amount": _members_of(_dearer),
    "a header dropped": Change(_dropped),
    "a header doubled": Change(_doubled),
    **{f"{name} of another answer": _taken_over(name) for name in HEADERS[1:]},
    "all headers of another answer": _taken_over(*HEADERS),
    "another answer's body": Change(lambda _rng, told, other: replace(told, body=other.body)),
    "another answer altogether": Change(lambda _rng, _told, other: other),
    "a SIGNTEST probe": Change(_signtest),
    "another key": Change(_other_key),
    "the timestamp spelt otherwise": Change(_respelt),
    "a line's end moved": Change(_moved_line),
    "signed at another time": Change(_stale),
    "no signature at all": Change(lambda _rng, told, _other: told.unsigned()),
    "another status": Change(_status),
    "header names in another case": Change(_other_case, harmless=True),
    "blanks around header values": Change(_padded, harmless=True),
}
