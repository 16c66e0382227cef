"""The columns of the contract book as a spreadsheet: what they are called, and what they hold."""

from collections.abc import Iterable, Mapping
from typing import Any

from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.typed import is_invisible, to_half_width
from wxrepay_gui.storage.sheet import Column

IDS = (
    FieldName.CONTRACT_ID,
    FieldName.APPID,
    FieldName.OPENID,
    FieldName.SUB_MCHID,
    FieldName.SUB_APPID,
)
REQUIRED = tuple(name for name in IDS if FIELDS[name].required)
CAPS = (TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP)
_AMOUNTS = (*CAPS, TermName.USUAL_AMOUNT)

_TITLES: Mapping[Name, tuple[str, ...]] = {
    TermName.NAME: ("姓名", "Name", "备注名", "姓名/备注名", "Name or remark"),
    **{name: (FIELDS[name].zh, FIELDS[name].en) for name in IDS},
    TermName.KIND: ("模板类型", "Kind of template"),
    TermName.TEMPLATE_CAP: ("模板上限", "Template cap"),
    TermName.CONTRACT_CAP: ("协议上限", "Contract cap"),
    TermName.REPAYMENT_DAY: ("还款日", "Repayment day"),
    TermName.USUAL_AMOUNT: ("常用金额", "Usual amount"),
    TermName.DEFAULT_MINIMUM: ("最低默认", "Default minimum"),
    TermName.NOTE: ("备注", "Note"),
    TermName.ACTIVE: ("状态", "State"),
}
"""The columns in order: each one's title in Chinese, in English, and what else it may be called.

Its name in the API is understood as well.
"""

COLUMNS = tuple(_TITLES)
_UNITS = ("（元）", " (yuan)")
_WIDTHS: Mapping[Name, int] = {
    TermName.NAME: 16,
    FieldName.CONTRACT_ID: 28,
    FieldName.APPID: 22,
    FieldName.OPENID: 34,
    FieldName.SUB_APPID: 22,
    TermName.NOTE: 30,
}
_WIDTH = 16

_NOT_KNOWN = ("不清楚", "not known", "")
_CHOICES: Mapping[Name, Mapping[Any, tuple[str, ...]]] = {
    TermName.KIND: {
        Kind.CONSUMER: ("消费贷", "consumer", "consumer loan"),
        Kind.CASH: ("现金贷", "cash", "cash loan"),
        None: _NOT_KNOWN,
    },
    TermName.DEFAULT_MINIMUM: {
        DefaultMinimum.PERCENT_5: ("5%", "5%", "0.05"),
        DefaultMinimum.PERCENT_10: ("10%", "10%", "0.1"),
        DefaultMinimum.FULL: ("全额", "full"),
        DefaultMinimum.EMPTY: ("留空", "empty", ""),
    },
    TermName.ACTIVE: {
        True: ("在用", "active", ""),
        False: ("停用", "stopped"),
    },
}
"""The words for each value: in Chinese, in English, and what else means it.

Excel makes the number 0.05 of a 5% that is typed.
"""


def column(name: Name, *, chinese: bool) -> Column:
    """The column of that name as it is written."""
    title = _TITLES[name][0 if chinese else 1]
    amount = name in _AMOUNTS
    if amount:
        title += _UNITS[0 if chinese else 1]
    return Column(title=title, width=_WIDTHS.get(name, _WIDTH), amount=amount)


def shown(contract: Contract, name: Name, *, chinese: bool) -> str | Fen | None:
    """What stands in that column of *contract*'s row."""
    value = getattr(contract, name)
    if name in _CHOICES:
        return _CHOICES[name][value][0 if chinese else 1]
    return str(value) if isinstance(value, int) and name not in _AMOUNTS else value


def find_columns(titles: Iterable[str]) -> tuple[dict[Name, int], tuple[str, ...]]:
    """Where each column stands that *titles* name, counted from 0; and the other titles.

    Case, blanks, ``*`` and the unit do not matter. Of two columns of one meaning the first
    counts.
    """
    places: dict[Name, int] = {}
    others = []
    for place, title in enumerate(titles):
        name = _NAMES.get(folded(title))
        if name is not None and name not in places:
            places[name] = place
        elif folded(title):
            others.append(title)
    return places, tuple(others)


def folded(text: str) -> str:
    """*text* as it is compared: in half width, without case, blanks, ``*`` and the unit."""
    plain = to_half_width(text).casefold()
    visible = "".join(each for each in plain if each != "*" and not is_invisible(each))
    return visible.removesuffix("(元)").removesuffix("(yuan)")


_NAMES = {folded(title): name for name, titles in _TITLES.items() for title in (*titles, name)}

MEANINGS: Mapping[Name, Mapping[str, Any]] = {
    name: {folded(word): value for value, words in choices.items() for word in words}
    for name, choices in _CHOICES.items()
}
"""What each word means in a column of choices, however it is written."""

NOT_KNOWN = frozenset(map(folded, _NOT_KNOWN))
"""What says of a cap that nobody knows it."""
