"""How each scenario answers a booking that passed every check: a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from types import MappingProxyType

from wxrepay_gui.domain.calendar import parse_date
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import Record
from wxrepay_gui.practice.document import Asked
from wxrepay_gui.practice.response import Response, Signing, error, parameter_error, success

RECORDS = "schedule_records"

_ANSWERED = (
    FieldName.OUT_RECORD_ID,
    FieldName.APPID,
    FieldName.SUB_APPID,
    FieldName.CONTRACT_ID,
    FieldName.REPAYMENT_AMOUNT,
    FieldName.MIN_REPAYMENT_AMOUNT,
    FieldName.REPAYMENT_DATE,
    FieldName.OPENID,
)


def as_asked(asked: Asked) -> Record:
    """The members of the document's answer, in its order.

    It always tells a minimum; where none was sent, as in the document's sample, the whole amount.
    """
    told = {FieldName.MIN_REPAYMENT_AMOUNT: asked[FieldName.REPAYMENT_AMOUNT]} | dict(asked)
    return {name.value: told[name] for name in _ANSWERED if name in told}


def differently(asked: Asked) -> Record:
    """Another minimum than was asked for: the whole amount; if it is that already, a day later."""
    amount, least = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
    record = dict(as_asked(asked))
    if record[least] != record[amount]:
        return record | {least.value: record[amount]}
    day = parse_date(record[FieldName.REPAYMENT_DATE]) + timedelta(days=1)
    return record | {FieldName.REPAYMENT_DATE.value: day.isoformat()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One scenario.

    Attributes:
        instead: What is said instead of booking anything.
        once: It is said only to the first request for each number.
        record: What is recorded, and told.
        signing: Who signs that a booking succeeded.
        silent: That a booking succeeded is not told at all.
        ahead: How far the server's clock is ahead; this and the next concern every request.
        unswitched: WeChat Pay signs under its platform certificate, whatever was asked for.
    """

    instead: Callable[[Asked], Response] | None = None
    once: bool = False
    record: Callable[[Asked], Record] = as_asked
    signing: Signing = Signing.WECHAT_PAY
    silent: bool = False
    ahead: timedelta = timedelta()
    unswitched: bool = False


def _amount_refused(asked: Asked) -> Response:
    return parameter_error(
        f"/schedule_items/0/{FieldName.REPAYMENT_AMOUNT}",
        asked[FieldName.REPAYMENT_AMOUNT],
        "超过还款协议中设置的还款金额上限",
    )


def _always(response: Response) -> Callable[[Asked], Response]:
    return lambda _asked: response


SYSTEM_ERROR = error(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "SYSTEM_ERROR",
    "系统异常，请稍后重试",
    signing=Signing.NOBODY,
)
_NO_AUTH = error(HTTPStatus.FORBIDDEN, "NO_AUTH", "商户无权限", signing=Signing.NOBODY)
_TOO_OFTEN = error(
    HTTPStatus.TOO_MANY_REQUESTS, "FREQUENCY_LIMITED", "请求频率超过限制", number="268447840"
)

PLAYS: Mapping[Scenario, Play] = MappingProxyType(
    {
        Scenario.BOOKED: Play(),
        Scenario.DIFFERENT_ECHO: Play(record=differently),
        Scenario.PARAMETER_ERROR: Play(instead=_amount_refused),
        Scenario.NO_PERMISSION: Play(instead=_always(_NO_AUTH)),
        Scenario.RATE_LIMIT: Play(instead=_always(_TOO_OFTEN)),
        Scenario.SYSTEM_ERROR_ONCE: Play(instead=_always(SYSTEM_ERROR), once=True),
        Scenario.TIMEOUT: Play(silent=True),
        Scenario.BAD_SIGNATURE: Play(signing=Signing.ANOTHER_KEY),
        Scenario.EMPTY_LIST: Play(instead=_always(success({RECORDS: []}))),
        Scenario.CLOCK_OFF: Play(ahead=timedelta(minutes=6)),
        Scenario.SWITCH_NOT_OPENED: Play(unswitched=True),
    }
)
