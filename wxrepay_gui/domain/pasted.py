"""A booking in what was pasted or dropped: a request, an answer, a cURL or support details."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.json_objects import Value, objects_in
from wxrepay_gui.domain.money import LARGEST, Fen, format_plain
from wxrepay_gui.domain.quoting import spellings

LONGEST = 1_000_000
"""Characters; nothing that holds one booking is near it."""


class PastedKind(StrEnum):
    """What the booking was found in."""

    REQUEST = "request"
    """A request's body, by itself or in a cURL."""

    ANSWER = "answer"
    """An answer to a booking or to a query."""

    SUPPORT = "support"
    """Lines of ``name: value``, as our own support details are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What one pasted booking says, field by field.

    Attributes:
        kind: What it was found in.
        texts: As they would be typed: ids and date to the letter, amounts in yuan.
        refused: The fields whose value cannot be one, or that are given twice differently; each
            with the value's source text (all of them, with commas between).
        unused: Paths of members that the form has no place for, each once, in source order.
    """

    kind: PastedKind
    texts: Mapping[FieldName, str]
    refused: tuple[tuple[FieldName, str], ...] = ()
    unused: tuple[str, ...] = ()


class PasteFault(StrEnum):
    """Why a text gives no booking."""

    NOTHING = "nothing"
    """No such thing in it, or none that is whole."""

    SEVERAL = "several"
    """Two or more items or records, and one call takes one."""

    TOO_LARGE = "too_large"
    """More than :data:`LONGEST` characters."""


class PasteError(ValueError):
    """A text that gives no booking; ``reason`` says why, ``count`` how many there are."""

    def __init__(self, reason: PasteFault, count: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.count = count


_ITEMS, _RECORDS = "schedule_items", "schedule_records"
"""The arrays of a request's and an answer's body, which is known by them."""

_OF_A_RECORD = {FieldName.CONTRACT_ID, FieldName.OUT_RECORD_ID, FieldName.REPAYMENT_AMOUNT}
"""What a query's answer has at the top level, and an item of a request has not."""

_AMOUNTS = frozenset({FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT})
_DIGITS = re.compile(rf"[0-9]{{1,{len(str(LARGEST))}}}")
_SUPPORT_LINE = re.compile(r"\s*([a-z_]+)\s*:\s*([^\s\"'`,;{}\[\]]+)\s*")

_Said = tuple[FieldName, str | None, str]
"""A field, what it says on the wire (``None``: nothing that can be said), and its source text."""


def read_pasted(text: str) -> Pasted:
    """Find the one booking in *text*.

    A request or an answer may stand among other words. Signatures and other headers are passed
    over, and are in no part of what comes back.

    Raises:
        PasteError: There is none, or more than one, or *text* is too long.
    """
    if len(text) > LONGEST:
        raise PasteError(PasteFault.TOO_LARGE)
    for spelling in spellings(text):
        if found := objects_in(spelling, _is_body):
            return _read_bodies(found)
    return _read_support(text)


def _is_body(value: Value) -> bool:
    named = {name for name, _ in value.members}
    return named >= _OF_A_RECORD or any(_is_list(*member) for member in value.members)


def _is_list(name: str, value: Value) -> bool:
    return name in {_ITEMS, _RECORDS} and value.source.startswith("[")


def _read_bodies(bodies: Sequence[Value]) -> Pasted:
    count = sum(_count(body) for body in bodies)
    if count > 1:
        raise PasteError(PasteFault.SEVERAL, count)
    (body,) = bodies
    given = [member for member in _members(body) if member[2].source != "null"]
    return _pasted(
        PastedKind.REQUEST if _ITEMS in dict(body.members) else PastedKind.ANSWER,
        ((FieldName(name), value.text, value.source) for _, name, value in given if name in FIELDS),
        unused=tuple(dict.fromkeys(path for path, name, _ in given if name not in FIELDS)),
    )


def _count(body: Value) -> int:
    items = sum(len(value.items) for name, value in body.members if _is_list(name, value))
    return max(items, 1)


def _members(body: Value) -> Iterator[tuple[str, str, Value]]:
    """Path, name and value of each member of *body* and of its only item."""
    for name, value in body.members:
        if not _is_list(name, value):
            yield name, name, value
        for item in value.items if _is_list(name, value) else ():
            path = f"{name}[0]"
            if not item.members:
                yield path, path, item
            for inner, each in item.members:
                yield f"{path}.{inner}", inner, each


def _read_support(text: str) -> Pasted:
    lines = (_SUPPORT_LINE.fullmatch(line) for line in text.splitlines())
    pairs = [(FieldName(line[1]), line[2]) for line in lines if line and line[1] in FIELDS]
    records = {value for name, value in pairs if name is FieldName.OUT_RECORD_ID}
    if len(records) > 1:
        raise PasteError(PasteFault.SEVERAL, len(records))
    return _pasted(PastedKind.SUPPORT, ((name, value, value) for name, value in pairs))


def _pasted(kind: PastedKind, said: Iterable[_Said], unused: tuple[str, ...] = ()) -> Pasted:
    readings: dict[FieldName, dict[str, str | None]] = {}
    for name, wire, source in said:
        readings.setdefault(name, {})[source] = _typed(name, wire)
    if not readings:
        raise PasteError(PasteFault.NOTHING)
    texts: dict[FieldName, str] = {}
    refused = []
    for name, reading in readings.items():
        text, *others = set(reading.values())
        if text is None or others:
            refused.append((name, ", ".join(reading)))
        else:
            texts[name] = text
    return Pasted(kind=kind, texts=MappingProxyType(texts), refused=tuple(refused), unused=unused)


def _typed(name: FieldName, wire: str | None) -> str | None:
    """What a member says as it is typed; ``None`` if it cannot be."""
    if wire is None or name not in _AMOUNTS:
        return wire
    if _DIGITS.fullmatch(wire) and int(wire) <= LARGEST:
        return format_plain(Fen(int(wire)))
    return None
