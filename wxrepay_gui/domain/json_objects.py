"""JSON objects that stand anywhere in a text, found in linear time."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from wxrepay_gui.domain.quoting import DATA_OPTION, read_word

_BLANK = r"[\s\ufeff\u200b]"
"""Also what pages and chats put where JSON has a blank."""

_OBJECT = re.compile(rf'\{{(?=(?:{_BLANK}|[0-9])*+")')
_OBJECT_OR_OPTION = re.compile(f"{_OBJECT.pattern}|{DATA_OPTION}")
_TOKEN = re.compile(
    rf"""{_BLANK}*+(?:
      (?P<string> "(?: [^"\\\x00-\x1f]++ | \\(?: ["\\/bfnrt] | u[0-9A-Fa-f]{{4}} ) )*+" )
    | (?P<number> -?[0-9][\w.+-]*+ )
    | (?P<word> (?: true | false | null )\b )
    | (?P<mark> [][{{}}:,] )
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?")
_LINE_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_HALF_A_PAIR = re.compile(r"[\ud800-\udfff]")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Value:
    """One JSON value.

    Attributes:
        source: As it is written.
        text: What a string says, or a number's own digits; ``None`` for anything else.
        items: An array's values.
        members: An object's names and values, repeats kept.
    """

    source: str
    text: str | None = None
    items: tuple["Value", ...] = ()
    members: tuple[tuple[str, "Value"], ...] = ()


def objects_in(text: str, wanted: Callable[[Value], bool], *, commands: bool = True) -> list[Value]:
    """The objects in *text* that are *wanted* and lie in no other such object.

    Line numbers that were copied with a listing are passed over: numbers that count up by one, at
    places where JSON can have no number; so is a comma before a bracket that closes. Half a
    surrogate pair makes a string unreadable, because it cannot be sent.

    Args:
        text: Anything.
        wanted: Tells which objects are looked for.
        commands: Whether the quoted body of a cURL is read as a shell reads it.
    """
    found: list[Value] = []
    starts = _OBJECT_OR_OPTION if commands else _OBJECT
    at = word_end = 0
    while start := starts.search(text, at):
        at = start.end()
        if start[0] == "{":
            reader = _Reader(text, start.start(), wanted)
            at = max(at, reader.read())
            found += reader.found
        elif at >= word_end:
            word, word_end = read_word(text, at)
            if inside := objects_in(word, wanted, commands=False):
                found += inside
                at = word_end
    return found


class _MalformedError(Exception):
    pass


class _Reader:
    """Reads the object at a place; keeps the wanted ones that are whole, even if it is not."""

    def __init__(self, text: str, at: int, wanted: Callable[[Value], bool]) -> None:
        self.found: list[Value] = []
        self._text = text
        self._at = self._last = at
        self._wanted = wanted
        self._line: int | None = None
        self._depth = 0

    def read(self) -> int:
        """Read it, and tell where to look for the next one.

        After a fault that is the last token: if it looked like a string it may be what stands
        between two, with an object's start in it. So nothing is read more than twice.
        """
        try:
            self._value(self._token())
        except _MalformedError:
            return self._last
        return self._at

    def _token(self) -> re.Match[str]:
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            raise _MalformedError
        self._last, self._at = token.start(token.lastgroup or 0), token.end()
        return token

    def _mark(self, *, name_due: bool = False) -> re.Match[str]:
        """The next token where JSON can have no number; the first line's is before a name."""
        token = self._token()
        while number := token["number"]:
            if self._line is None and name_due and _LINE_NUMBER.fullmatch(number):
                self._line = int(number)
            if number != str(self._line):
                raise _MalformedError
            self._line = int(number) + 1
            token = self._token()
        return token

    def _first_of_value(self) -> re.Match[str]:
        """The next token where a value is due; a number is the line's if a value follows it."""
        token = self._token()
        while token["number"] == str(self._line) and self._a_value_follows():
            self._line = int(token["number"]) + 1
            token = self._token()
        return token

    def _a_value_follows(self) -> bool:
        token = _TOKEN.match(self._text, self._at)
        return token is not None and token["mark"] not in {"}", "]", ":", ","}

    def _value(self, token: re.Match[str]) -> Value:
        source = token[token.lastgroup or 0]
        match token.lastgroup, source:
            case "string", _:
                return Value(source, _said(source))
            case "number", _ if _NUMBER.fullmatch(source):
                return Value(source, source)
            case "word", _:
                return Value(source)
            case "mark", "{" | "[" if self._depth < _DEEPEST:
                self._depth += 1
                value = self._object() if source == "{" else self._array()
                self._depth -= 1
                return value
        raise _MalformedError

    def _object(self) -> Value:
        start, before = self._last, len(self.found)
        members = []
        token = self._mark(name_due=True)
        while token["mark"] != "}":
            if token["string"] is None or self._mark()["mark"] != ":":
                raise _MalformedError
            members.append((_said(token["string"]), self._value(self._first_of_value())))
            token = self._mark()
            if token["mark"] == ",":
                token = self._mark(name_due=True)
            elif token["mark"] != "}":
                raise _MalformedError
        value = Value(self._text[start : self._at], members=tuple(members))
        if self._wanted(value):
            self.found[before:] = [value]
        return value

    def _array(self) -> Value:
        start = self._last
        items = []
        token = self._first_of_value()
        while token["mark"] != "]":
            items.append(self._value(token))
            token = self._mark()
            if token["mark"] == ",":
                token = self._first_of_value()
            elif token["mark"] != "]":
                raise _MalformedError
        return Value(self._text[start : self._at], items=tuple(items))


def _said(string: str) -> str:
    text: str = json.loads(string) if "\\" in string else string[1:-1]
    if _HALF_A_PAIR.search(text):
        raise _MalformedError
    return text
