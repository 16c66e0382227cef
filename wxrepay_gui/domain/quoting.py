"""How command lines and logs quote a text, taken off again. Everything takes linear time."""

import re
from collections.abc import Iterator

DATA_OPTION = r"(?<!\S)(?:-d|--data(?:-raw|-binary|-ascii)?|--json)(?:\s|\\\s)*+(?=\$?['\"])"
"""A pattern for cURL's options that a quoted body follows."""

_SEGMENT = re.compile(
    r"""
      '(?P<literal> [^']*+)'
    | \$'(?P<escaped> (?: [^'\\]++ | \\. )*+)'
    | "(?P<double> (?: [^"\\]++ | \\. )*+)"
    | \\(?P<next> .)
    | (?P<plain> [^\s'"\\]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_DOUBLE_QUOTES = re.compile(r'\\(?:\r?\n|([\\"$`]))')
_ESCAPE = re.compile(r"\\(?:(?:u00|x)(?P<code>[0-7][0-9A-Fa-f])|(?P<letter>.))", re.DOTALL)
_LETTERS = {**{each: each for each in "\\\"'/"}, "n": "\n", "r": "\r", "t": "\t"}
_CARET = re.compile(r"\^(\r?\n|.)", re.DOTALL)
_CARET_AT_LINE_END = re.compile(r"\^(\r?\n)")
_LEVELS = 2
"""How often a log may have quoted what was quoted already."""


def read_word(text: str, at: int) -> tuple[str, int]:
    r"""The shell word that starts at *at*, and where it ends.

    Read as bash does; the ``\"`` of Windows' command line means the same. A word whose quotation
    has no end is as long as what was read before it.
    """
    parts = []
    while segment := _SEGMENT.match(text, at):
        kind, part = segment.lastgroup, segment[segment.lastindex or 0]
        if kind == "double":
            part = _IN_DOUBLE_QUOTES.sub(r"\1", part)
        elif kind == "escaped":
            part = _unescaped(part)
        parts.append(part)
        at = segment.end()
    return "".join(parts), at


def spellings(text: str) -> Iterator[str]:
    """*text*, and what it may be a quotation of, each once, the likeliest first.

    The carets of Windows' command line come last: only there do they mean nothing.
    """
    yield text
    quoted = text
    for _ in range(_LEVELS):
        plain = _unescaped(quoted)
        if plain == quoted:
            break
        yield plain
        quoted = plain
    if "^" in text:
        yield (_CARET if '^"' in text else _CARET_AT_LINE_END).sub(r"\1", text)


def _unescaped(text: str) -> str:
    r"""*text* with its backslashes read as in ``$'…'`` and in JSON.

    Escapes of other letters are left, because in JSON, which is looked for, they say the same.
    """
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    if escape["code"]:
        return chr(int(escape["code"], 16))
    return _LETTERS.get(escape["letter"], escape[0])
