"""How a field's text looks while the cursor is in it, and how once it was left."""

from collections.abc import Callable
from dataclasses import dataclass

from wxrepay_gui.domain.money import AmountError, format_plain, format_yuan, parse_yuan
from wxrepay_gui.domain.typed import trim


@dataclass(frozen=True, slots=True)
class Appearance:
    """Two ways to write the same value; a text that has no value stays to the letter.

    Attributes:
        left: The text as it stands when the field was left.
        entered: The text as it is edited.
    """

    left: Callable[[str], str]
    entered: Callable[[str], str]


def _grouped(text: str) -> str:
    try:
        return format_yuan(parse_yuan(trim(text)[0]))
    except AmountError:
        return text


def _ungrouped(text: str) -> str:
    try:
        return format_plain(parse_yuan(trim(text)[0]))
    except AmountError:
        return text


AS_TYPED = Appearance(str, str)
MONEY = Appearance(_grouped, _ungrouped)
"""``1,280.00`` when left, ``1280.00`` when entered: the same fen, by the parser that sends it."""
