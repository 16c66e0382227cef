"""New numbers for out_record_id (商户侧预约还款记录ID), and the patterns that they follow."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.fields import FIELDS, FieldName

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no I, L, O, U, which are misread on paper."""

STATION_LENGTH = 2
FEWEST_RANDOM, MOST_RANDOM = 4, 12
ENOUGH_RANDOM = 8
"""Random characters that make a number unlikely enough to repeat without its date and time."""

LONGEST = FIELDS[FieldName.OUT_RECORD_ID].longest or 0

_PLAIN = re.compile(r"[0-9A-Za-z]", re.ASCII)
_RANDOM = re.compile(r"(?:random|随机)(\d{1,3})", re.ASCII)
_STATIONS = frozenset({"station", "站点"})
_DATES = {"yyMMdd": "%y%m%d", "yyyyMMdd": "%Y%m%d"}
_TIMES = {"HHmmss": "%H%M%S"}


class PatternFault(StrEnum):
    """What is wrong with the text of a pattern; places are counted from 1."""

    EMPTY = "empty"
    CHARACTER = "character"
    """Neither digit nor letter, outside a token; facts: place, character."""

    NOT_CLOSED = "not_closed"
    """A token without its end; facts: place."""

    UNKNOWN = "unknown"
    """No such token; facts: place, token."""

    RANDOM_LENGTH = "random_length"
    """Fewer or more random characters than are allowed; facts: place, fewest, most."""

    RANDOM_TWICE = "random_twice"
    """facts: place."""

    NO_RANDOM = "no_random"
    MAY_REPEAT = "may_repeat"
    """Neither date and time nor enough random characters; facts: enough."""

    TOO_LONG = "too_long"
    """The numbers would be longer than WeChat Pay takes; facts: length, longest."""


class PatternError(ValueError):
    """The text is no pattern; *fault* says why, *facts* what its sentence names."""

    def __init__(self, fault: PatternFault, **facts: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts: Mapping[str, str] = MappingProxyType(
            {name: str(fact) for name, fact in facts.items()}
        )


def at_random(letters: Sequence[str]) -> str:
    """One of *letters* by the system's own randomness.

    Without bias where their number is a power of two, as the alphabet's is. The library's
    ``secrets`` does the same, but costs a tenth of the program's start.
    """
    return letters[int.from_bytes(os.urandom(8), "big") % len(letters)]


def new_station(choose: Callable[[Sequence[str]], str] = at_random) -> str:
    """A station code that tells this computer's numbers from another's."""
    return "".join(choose(ALPHABET) for _ in range(STATION_LENGTH))


class _Kind(StrEnum):
    PLAIN = "plain"
    MOMENT = "moment"
    STATION = "station"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class _Part:
    """One token, or one character outside the tokens.

    ``text`` is the character, or what ``strftime`` makes the moment of.
    """

    kind: _Kind
    length: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class RecordIdPattern:
    """How numbers are made, such as ``R{yyMMdd}{station}{HHmmss}{random5}``.

    Tokens are ``{yyMMdd}`` or ``{yyyyMMdd}`` and ``{HHmmss}`` in Beijing, ``{station}`` or
    ``{站点}``, and exactly one ``{randomN}`` or ``{随机N}`` of 4 to 12 characters; digits and
    letters outside them stand for themselves (``ux.md`` §4.2, row 12).
    """

    text: str
    _parts: tuple[_Part, ...]

    @classmethod
    def parse(cls, text: str) -> "RecordIdPattern":
        """Read *text*.

        Raises:
            PatternError: It is no pattern; the first mistake is told.
        """
        if not text:
            raise PatternError(PatternFault.EMPTY)
        parts: list[_Part] = []
        place = 0
        while place < len(text):
            part, end = _part_at(text, place)
            if part.kind is _Kind.RANDOM and any(one.kind is _Kind.RANDOM for one in parts):
                raise PatternError(PatternFault.RANDOM_TWICE, place=place + 1)
            parts.append(part)
            place = end
        pattern = cls(text, tuple(parts))
        pattern._check()
        return pattern

    @property
    def length(self) -> int:
        """How many characters each number has."""
        return sum(part.length for part in self._parts)

    def make(
        self,
        *,
        station: str,
        now: datetime,
        choose: Callable[[Sequence[str]], str] = at_random,
    ) -> str:
        """A number for *station* at *now*, a moment with a time zone."""
        moment = now.astimezone(BEIJING)
        makers: Mapping[_Kind, Callable[[_Part], str]] = {
            _Kind.PLAIN: lambda part: part.text,
            _Kind.MOMENT: lambda part: moment.strftime(part.text),
            _Kind.STATION: lambda _part: station,
            _Kind.RANDOM: lambda part: "".join(choose(ALPHABET) for _ in range(part.length)),
        }
        return "".join(makers[part.kind](part) for part in self._parts)

    def example(self, *, station: str, now: datetime) -> str:
        """What a number of *station* looks like; the same at the same moment."""
        characters = iter("9F3TQ7K2MXA5")
        return self.make(station=station, now=now, choose=lambda _letters: next(characters))

    def _check(self) -> None:
        drawn = sum(part.length for part in self._parts if part.kind is _Kind.RANDOM)
        if not drawn:
            raise PatternError(PatternFault.NO_RANDOM)
        moments = {part.text for part in self._parts if part.kind is _Kind.MOMENT}
        timed = moments & {*_DATES.values()} and moments & {*_TIMES.values()}
        if not timed and drawn < ENOUGH_RANDOM:
            raise PatternError(PatternFault.MAY_REPEAT, enough=ENOUGH_RANDOM)
        if self.length > LONGEST:
            raise PatternError(PatternFault.TOO_LONG, length=self.length, longest=LONGEST)


def _part_at(text: str, place: int) -> tuple[_Part, int]:
    """What begins at *place*, counted from 0, and where it ends."""
    if text[place] != "{":
        if not _PLAIN.match(text[place]):
            raise PatternError(PatternFault.CHARACTER, place=place + 1, character=text[place])
        return _Part(_Kind.PLAIN, 1, text[place]), place + 1
    end = text.find("}", place)
    if end < 0:
        raise PatternError(PatternFault.NOT_CLOSED, place=place + 1)
    return _token(text[place + 1 : end], place + 1), end + 1


def _token(name: str, place: int) -> _Part:
    """What the token called *name* stands for; *place* is counted from 1."""
    if form := (_DATES | _TIMES).get(name):
        return _Part(_Kind.MOMENT, len(name), form)
    if name in _STATIONS:
        return _Part(_Kind.STATION, STATION_LENGTH)
    drawn = _RANDOM.fullmatch(name)
    if drawn is None:
        raise PatternError(PatternFault.UNKNOWN, place=place, token=f"{{{name}}}")
    if not FEWEST_RANDOM <= int(drawn[1]) <= MOST_RANDOM:
        raise PatternError(
            PatternFault.RANDOM_LENGTH, place=place, fewest=FEWEST_RANDOM, most=MOST_RANDOM
        )
    return _Part(_Kind.RANDOM, int(drawn[1]))


REAL = RecordIdPattern.parse("R{yyMMdd}{station}{HHmmss}{random5}")
"""Where a merchant has no pattern of its own: 20 characters that sort by time."""

PRACTICE = RecordIdPattern.parse("DEMO{yyMMdd}{station}{HHmmss}{random5}")
"""Practice numbers always say so."""


class RecordIds:
    """Makes numbers such as ``R251206K71432089F3TQ``, and never one of them twice."""

    def __init__(
        self,
        *,
        pattern: RecordIdPattern,
        station: str,
        now: Callable[[], datetime],
        choose: Callable[[Sequence[str]], str] = at_random,
    ) -> None:
        self._pattern = pattern
        self._station = station
        self._now = now
        self._choose = choose
        self._made: set[str] = set()

    def new(self) -> str:
        """A number that this object has not made before."""
        moment = self._now()
        while (number := self._drawn(moment)) in self._made:
            pass
        self._made.add(number)
        return number

    def _drawn(self, moment: datetime) -> str:
        return self._pattern.make(station=self._station, now=moment, choose=self._choose)
