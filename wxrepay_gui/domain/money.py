"""Money, counted in fen (分) so that no amount is ever a float."""

import re
from enum import StrEnum
from typing import NewType

from wxrepay_gui.domain.typed import to_half_width

Fen = NewType("Fen", int)

LARGEST = Fen(99_999_999_999)
"""One fen below a thousand million yuan; no template is near it."""

_YUAN = re.compile(
    r"[¥￥]?\s?(?P<whole>0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(?P<part>\d*))?\s?元?", re.ASCII
)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


class AmountFault(StrEnum):
    """Why a text is not an amount that can be sent."""

    UNREADABLE = "unreadable"
    TOO_PRECISE = "too_precise"
    NOT_POSITIVE = "not_positive"
    TOO_LARGE = "too_large"


class AmountError(ValueError):
    """A text that is not an amount; ``fault`` says why."""

    def __init__(self, fault: AmountFault) -> None:
        super().__init__(fault)
        self.fault = fault


def parse_yuan(text: str) -> Fen:
    """Read yuan as people write them: ``1280``, ``1,280.5``, ``¥1280``, ``１２８０元``.

    Nothing is rounded, clamped or guessed.

    Raises:
        AmountError: The text is no such amount, has a third decimal, or is not above zero.
    """
    plain = to_half_width(text).strip()
    if re.fullmatch(r"-[\d.,]+", plain):
        raise AmountError(AmountFault.NOT_POSITIVE)
    match = _YUAN.fullmatch(plain)
    if match is None or match["part"] == "":
        raise AmountError(AmountFault.UNREADABLE)
    part = match["part"] or ""
    if len(part) > 2:  # noqa: PLR2004  a yuan has 100 fen: two decimals
        raise AmountError(AmountFault.TOO_PRECISE)
    whole = match["whole"].replace(",", "")
    if len(whole) > len(str(LARGEST)):
        raise AmountError(AmountFault.TOO_LARGE)
    amount = Fen(int(whole) * 100 + int(part.ljust(2, "0")))
    if amount == 0:
        raise AmountError(AmountFault.NOT_POSITIVE)
    if amount > LARGEST:
        raise AmountError(AmountFault.TOO_LARGE)
    return amount


def format_yuan(amount: Fen) -> str:
    """Write *amount* in yuan with two decimals and thousands separators: ``1,280.00``."""
    return f"{amount // 100:,}.{amount % 100:02d}"


def format_plain(amount: Fen) -> str:
    """Write *amount* in yuan as it is typed: ``1280.00``."""
    return f"{amount // 100}.{amount % 100:02d}"


def least_share(amount: Fen, percent: int) -> Fen:
    """The smallest whole fen that is at least *percent* of *amount* (rounded up)."""
    return Fen(-(-amount * percent // 100))


def format_percent(part: Fen, whole: Fen) -> str:
    """*part* of *whole* in percent with one decimal, cut and never rounded up to a cap."""
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10} %"


def in_capitals(amount: Fen) -> str:
    """Write *amount* in the legal capitals (大写), such as 人民币壹佰零伍元零叁分.

    Source: the annex of 支付结算办法; golden vectors in the tests.
    """
    yuan, jiao, fen = amount // 100, amount // 10 % 10, amount % 10
    text = f"{_whole_in_capitals(yuan)}元" if yuan else ""
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif yuan and fen:
        text += "零"
    text += f"{_DIGITS[fen]}分" if fen else ("" if jiao else "整")
    return f"人民币{text}"


def _whole_in_capitals(number: int) -> str:
    text = ""
    gap = False
    for place in reversed(range(len(str(number)))):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place % 4]
            gap = False
        else:
            gap = bool(text)
        group = number // 10 ** (place - place % 4) % 10_000
        if place % 4 == 0 and place and group:
            text += _GROUPS[place // 4]
            gap = False
    return text
