"""Text as typed or pasted: what can be cleaned without changing what was meant."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,  # ideographic space
    0x3002: 0x2E,  # 。 stands where a decimal point is meant
}
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\ufeff\ufff9\ufffa\ufffb"
    "\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
) | {chr(code) for code in range(0xFE00, 0xFE10)}


def to_half_width(text: str) -> str:
    """*text* with full-width digits, letters and punctuation as their ASCII forms."""
    return text.translate(_FULL_WIDTH)


def is_invisible(character: str) -> bool:
    """Whether *character* shows nothing: blanks, control and zero-width characters."""
    return character in _INVISIBLE or character.isspace() or not character.isprintable()


def trim(text: str) -> tuple[str, int]:
    """*text* without invisible characters at its ends, and how many those were."""
    start, end = 0, len(text)
    while start < end and is_invisible(text[start]):
        start += 1
    while end > start and is_invisible(text[end - 1]):
        end -= 1
    return text[start:end], len(text) - (end - start)
