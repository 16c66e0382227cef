"""The body rules of 预约还款 as WeChat Pay's page has them, written apart from ``domain.rules``.

Only the field table and the calendar are shared: a rule that is misread there must not be misread
here as well. Of two readings the stricter one stands here.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wxrepay_gui.domain.calendar import bookable_days, parse_date
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.practice.response import MALFORMED_PARAMETER, Response, parameter_error

Asked = Mapping[FieldName, str]
"""Every member that a request holds, whichever object it stands in."""

OUT_OF_RANGE = "268435464"
EXTRA_PARAMETER = "270924358"
OWN_MCHID = "268443705"

_ITEMS = "schedule_items"
_OUTER = (FieldName.CONTRACT_ID, FieldName.APPID, FieldName.OPENID)
_INNER = tuple(name for name in FieldName if name not in _OUTER)
_POINTERS = {name: f"/{name}" for name in _OUTER} | {name: f"/{_ITEMS}/0/{name}" for name in _INNER}
_ALPHANUMERIC = re.compile(r"[0-9A-Za-z]+", re.ASCII)
_FEN = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_NOT_1_TO_3_BYTES = re.compile(r"[\ud800-\udfff\U00010000-\U0010ffff]")


class _BrokenRule(Exception):  # noqa: N818  not an error here: it is the answer
    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What the rules compare with: who asks, and the server's date in Beijing."""

    mchid: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One field's rule, for when the field is given and every rule above it holds."""

    name: FieldName
    holds: Callable[[Asked, _Setting], bool]
    issue: str
    message: str = "参数错误"
    number: str = MALFORMED_PARAMETER


def _matches(name: FieldName, pattern: re.Pattern[str]) -> Callable[[Asked, _Setting], bool]:
    return lambda asked, _: pattern.fullmatch(asked[name]) is not None


def _is_date(asked: Asked, _: _Setting) -> bool:
    try:
        parse_date(asked[FieldName.REPAYMENT_DATE])
    except ValueError:
        return False
    return True


_RECORD, _SUB_MCHID, _DATE = FieldName.OUT_RECORD_ID, FieldName.SUB_MCHID, FieldName.REPAYMENT_DATE
_AMOUNT, _LEAST = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT

_RULES = (
    _Rule(
        name=_RECORD,
        holds=_matches(_RECORD, _ALPHANUMERIC),
        issue="只能是数字、大小写字母",
    ),
    _Rule(
        name=_SUB_MCHID,
        holds=lambda asked, setting: asked[_SUB_MCHID] != setting.mchid,
        issue="与服务商商户号相同",
        message="子商户mchid不能与自身mchid相同",
        number=OWN_MCHID,
    ),
    _Rule(name=_AMOUNT, holds=_matches(_AMOUNT, _FEN), issue="不是以分为单位的正整数"),
    _Rule(name=_LEAST, holds=_matches(_LEAST, _FEN), issue="不是以分为单位的正整数"),
    _Rule(
        name=_LEAST,
        holds=lambda asked, _: int(asked[_LEAST]) <= int(asked[_AMOUNT]),
        issue="大于应还款金额",
        number=OUT_OF_RANGE,
    ),
    _Rule(
        name=_LEAST,
        holds=lambda asked, _: 20 * int(asked[_LEAST]) >= int(asked[_AMOUNT]),
        issue="小于应还款金额的5%",
        number=OUT_OF_RANGE,
    ),
    _Rule(name=_DATE, holds=_is_date, issue="格式不是yyyy-MM-DD"),
    _Rule(
        name=_DATE,
        holds=lambda asked, setting: parse_date(asked[_DATE]) in bookable_days(setting.today),
        issue="不在本次预约日+1天到+15天(不包括这天)之间",
        number=OUT_OF_RANGE,
    ),
)


def read(body: bytes, *, mchid: str, today: date) -> Asked | Response:
    """What *body* asks for, or the refusal of the first rule that it breaks.

    Args:
        body: The raw bytes.
        mchid: Who signed.
        today: The server's date in Beijing.
    """
    try:
        asked = _members_of(body)
    except _BrokenRule as broken:
        return broken.response
    setting = _Setting(mchid=mchid, today=today)
    for rule in _RULES:
        if rule.name in asked and not rule.holds(asked, setting):
            return parameter_error(
                _POINTERS[rule.name],
                asked[rule.name],
                rule.issue,
                message=rule.message,
                number=rule.number,
            )
    return asked


def number_in(body: bytes) -> str:
    """The out_record_id that *body* seems to hold, or an empty text; for the log alone."""
    try:
        number = _parsed(body)[_ITEMS][0][_RECORD]
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return number if isinstance(number, str) else ""


def _parsed(body: bytes) -> Any:  # noqa: ANN401  whatever JSON holds
    return json.loads(body.decode(), object_pairs_hook=_unique)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member twice")
    return members


def _members_of(body: bytes) -> Asked:
    try:
        whole = _parsed(body)
    except (ValueError, RecursionError):
        whole = None
    _require(isinstance(whole, dict), "", "", "请求体不是UTF-8编码的JSON对象")
    _refuse_others(whole, (*_OUTER, _ITEMS), "")
    asked = _texts(whole, _OUTER)
    items = whole.get(_ITEMS)
    _require(items is not None, f"/{_ITEMS}", "", "必填")
    _require(isinstance(items, list), f"/{_ITEMS}", str(items), "不是数组")
    _require(len(items) == 1, f"/{_ITEMS}", str(len(items)), "当前只支持传入1个预约还款项")
    _require(isinstance(items[0], dict), f"/{_ITEMS}/0", str(items[0]), "不是对象")
    _refuse_others(items[0], _INNER, f"/{_ITEMS}/0")
    return asked | _texts(items[0], _INNER)


def _texts(members: dict[str, Any], names: Iterable[FieldName]) -> dict[FieldName, str]:
    """The members called *names*, each of them there if required, a text, and in bounds."""
    found: dict[FieldName, str] = {}
    for name in names:
        field, pointer = FIELDS[name], _POINTERS[name]
        if name not in members:
            _require(not field.required, pointer, "", "必填")
            continue
        text = members[name]
        _require(isinstance(text, str), pointer, json.dumps(text), "不是字符串")
        _require(bool(text), pointer, "", "不能为空")
        short = field.longest is None or len(text) <= field.longest
        _require(short, pointer, text, f"长度超过{field.longest}个字符")
        _require(not _NOT_1_TO_3_BYTES.search(text), pointer, text, "只能使用1至3字节的UTF-8字符")
        found[name] = text
    return found


def _refuse_others(members: dict[str, Any], names: tuple[str, ...], pointer: str) -> None:
    for name, value in members.items():
        if name not in names:
            escaped = name.replace("~", "~0").replace("/", "~1")
            raise _BrokenRule(
                parameter_error(
                    f"{pointer}/{escaped}",
                    str(value),
                    "没有这个参数",
                    message="参数中含有非法的额外参数",
                    number=EXTRA_PARAMETER,
                )
            )


def _require(holds: bool, pointer: str, value: str, issue: str) -> None:  # noqa: FBT001  reads as a sentence
    if not holds:
        raise _BrokenRule(parameter_error(pointer, value, issue))
