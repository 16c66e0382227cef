"""The kill points: where the program is made to die, and what that leaves behind. A table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from types import MappingProxyType

from tests.faults.filters import Call


class Deed(StrEnum):
    """What the program is doing as it dies."""

    BOOK = "book"
    """The person books."""

    MEND = "mend"
    """After a crash: it starts, asks about what is unknown, sends again what may be sent."""

    ENROL = "enrol"
    """A merchant is added, and its key stored."""

    EXPORT = "export"
    """Contracts are written to a workbook."""

    IMPORT = "import"
    """Contracts are stored in the book."""


class Manner(StrEnum):
    """What the person does about what is not booked."""

    REPEATS = "repeats"
    """Sends the same again as soon as that is allowed."""

    WAITS = "waits"
    """Asks until absence is proved; then books anew, under another number."""

    LEAVES = "leaves"
    """Asks, and lets it be."""


class Place(Enum):
    """Between which two bytes of a message."""

    FIRST_LINE = "after the first line"
    THIRD_LINE = "mid-headers"
    HEADERS = "after the headers"
    HALF = "mid-body"
    ALL_BUT_ONE = "before the last byte"
    ALL = "after the last byte"


class Left(Enum):
    """How things stand with a booking after a death: in the ledger, and with the judge."""

    NOTHING = "no row"
    RECORDED = "a row that was never sent"
    ABSENT = "a row being sent, not there"
    PRESENT = "a row being sent, and there"
    DOUBT_ABSENT = "an unknown row, not there"
    DOUBT_PRESENT = "an unknown row, and there"
    SPENT = "a row sent as often as is allowed, not there"
    SETTLED = "a settled row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place to die at.

    Attributes:
        name: What a report calls it.
        event: What the tripwire is told there.
        deed: During what.
        leaves: How a death there leaves what is being booked; ``None`` where that depends.
        needs: One of these has to be there for recovery to come past here.
        place: Between which bytes, for what is sent or heard.
        inside: Which system call after the event is the last one.
        occurrence: At which of these events.
    """

    name: str
    event: str
    deed: Deed = Deed.BOOK
    leaves: Left | None = Left.SETTLED
    needs: frozenset[Left] = frozenset(Left)
    place: Place = Place.ALL
    inside: Call | None = None
    occurrence: int = 1


_OF_A_BODY = {Place.HEADERS, Place.HALF, Place.ALL_BUT_ONE}
"""What a request without a body does not have, or has at its end."""


def _write(name: str, before: Left | None, after: Left | None) -> Iterable[Point]:
    """One durable write: before it, all through it, after it."""
    yield Point(name=f"before {name}", event=f"{name} before", leaves=before)
    yield Point(name=f"in {name}, changed", event=f"{name} changed", leaves=before)
    yield Point(name=f"in {name}, before commit", event=f"{name} commit", leaves=before)
    for call in Call:
        yield Point(
            name=f"in {name}, at the commit's {call.value}",
            event=f"{name} commit",
            leaves=before,
            inside=call,
        )
    yield Point(name=f"after {name}", event=f"{name} after", leaves=after)


def _wire(call: str, before: Left | None, after: Left | None) -> Iterable[Point]:
    """One exchange, from the name to the answer's last byte and its check."""
    for name, event in {
        "after DNS": "resolved",
        "after TCP": "connected",
        "after TLS": "encrypted",
    }.items():
        yield Point(name=f"{call}: {name}", event=f"{call} {event}", leaves=before)
    for place in Place:
        if call == "query" and place in _OF_A_BODY:
            continue
        leaves = after if place is Place.ALL else before
        name = f"{call}: request {place.value}"
        yield Point(name=name, event=f"{call} sends", place=place, leaves=leaves)
    for place in Place:
        name = f"{call}: answer {place.value}"
        yield Point(name=name, event=f"{call} hears", place=place, leaves=after)
    yield Point(name=f"{call}: after verify", event=f"{call} verified", leaves=after)


def _booking() -> Iterable[Point]:
    yield from _write("T1", Left.NOTHING, Left.RECORDED)
    yield Point(name="row on the screen", event="sending after screen", leaves=None)
    yield from _write("T2", Left.RECORDED, Left.ABSENT)
    yield from _wire("book", Left.ABSENT, Left.PRESENT)
    yield from _write("T3", Left.PRESENT, Left.SETTLED)
    yield Point(name="before screen", event="booked before screen")
    yield Point(name="after screen", event="booked after screen")


REPEAT = "repeat: "
"""How the names begin of points that only a person who repeats comes past."""

_SENDING = frozenset({Left.ABSENT, Left.PRESENT})
DOUBT = _SENDING | {Left.DOUBT_ABSENT, Left.DOUBT_PRESENT, Left.SPENT}
"""What a recovery has to ask about."""

_AGAIN = frozenset({Left.ABSENT, Left.DOUBT_ABSENT, Left.RECORDED})


def _mending() -> Iterable[Point]:
    def again(points: Iterable[Point], needs: frozenset[Left]) -> Iterable[Point]:
        for point in points:
            yield replace(point, deed=Deed.MEND, needs=needs)

    yield Point(name="at start, opened", event="recover before", deed=Deed.MEND, leaves=None)
    recovery = list(_write("recover", None, None))
    yield from again(recovery[1:-1], _SENDING)
    yield Point(name="after SENDING became UNKNOWN", event="recover after", deed=Deed.MEND)
    yield Point(name="before query", event="query before", deed=Deed.MEND, needs=DOUBT)
    yield from again(_wire("query", None, None), DOUBT)
    yield Point(name="after query", event="query answered", deed=Deed.MEND, needs=DOUBT)
    yield from again(_write("resolve", None, None), DOUBT)
    repeat = [*_write("T2", None, None), *_wire("book", None, None), *_write("T3", None, None)]
    named = (replace(point, name=f"{REPEAT}{point.name}") for point in repeat)
    yield from again(named, _AGAIN)


def _elsewhere() -> Iterable[Point]:
    for name, event in {
        "key storing: not yet written": "key before",
        "key storing: written, not read back": "key stored",
        "key storing: settings written beside": ".json written",
        "key storing: settings replaced": ".json replaced",
    }.items():
        yield Point(name=name, event=event, deed=Deed.ENROL)
    yield Point(name="export: written beside", event=".xlsx written", deed=Deed.EXPORT)
    yield Point(name="export: replaced", event=".xlsx replaced", deed=Deed.EXPORT)
    for point in _write("import", None, None):
        yield replace(point, deed=Deed.IMPORT)


POINTS: Mapping[str, Point] = MappingProxyType(
    {point.name: point for point in (*_booking(), *_mending(), *_elsewhere())}
)


def points(deed: Deed) -> list[Point]:
    """Those during *deed*, in order."""
    return [point for point in POINTS.values() if point.deed is deed]
