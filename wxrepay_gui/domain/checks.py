"""The checks that the rule table is made of: a form and a field in, a finding or nothing out."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Form, Name
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.money import AmountFault, Fen, format_yuan, least_share
from wxrepay_gui.domain.typed import is_invisible

Check = Callable[[Form, Name], Finding | None]

CONSUMER_PERCENT, CASH_PERCENT = 5, 10
LOOK_ALIKES = "O0lI1"
EXCEL_NUMBER = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+", re.ASCII)
"""What Excel makes of a long number; the digits it leaves out are lost."""

LAST_OF_3_BYTES = "\uffff"
"""WeChat Pay takes UTF-8 characters of one to three bytes only (基本规则, 字符集)."""

AMOUNT_FAULTS: Mapping[AmountFault, Reason] = {
    AmountFault.UNREADABLE: Reason.AMOUNT_UNREADABLE,
    AmountFault.TOO_PRECISE: Reason.AMOUNT_TOO_PRECISE,
    AmountFault.NOT_POSITIVE: Reason.AMOUNT_NOT_POSITIVE,
    AmountFault.TOO_LARGE: Reason.AMOUNT_TOO_LARGE,
}

_ROUNDED = re.compile(r"[1-9]\d{14}0+", re.ASCII)
_APPID = re.compile(r"wx[0-9a-f]{16}", re.ASCII)
_SUB_MCHID = re.compile(r"\d{10}", re.ASCII)
_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Za-z]")


def required(form: Form, name: Name) -> Finding | None:
    """Something must be there."""
    return None if form.texts[name] else Finding(name, Reason.MISSING)


def length(form: Form, name: Name) -> Finding | None:
    """No more characters than the document allows."""
    field = FIELDS[FieldName(name)]
    length = len(form.texts[name])
    if field.longest is None or length <= field.longest:
        return None
    reason = Reason.TOO_LONG_FOR_ANSWER if field.length_from_answer else Reason.TOO_LONG
    return Finding(name, reason, {"longest": str(field.longest), "length": str(length)})


def _character(reason: Reason, wrong: Callable[[str], bool]) -> Check:
    def check(form: Form, name: Name) -> Finding | None:
        for place, character in enumerate(form.texts[name], start=1):
            if wrong(character):
                return Finding(name, reason, {"place": str(place), "character": character})
        return None

    return check


def _unlike(pattern: re.Pattern[str], reason: Reason) -> Check:
    def check(form: Form, name: Name) -> Finding | None:
        text = form.texts[name]
        return Finding(name, reason) if text and not pattern.fullmatch(text) else None

    return check


def excel_damaged(form: Form, name: Name) -> Finding | None:
    """A number such as ``2.0251E+22``: Excel has thrown the last digits away."""
    text = form.texts[name]
    damaged = EXCEL_NUMBER.fullmatch(text)
    return Finding(name, Reason.EXCEL_DAMAGED, {"text": text}) if damaged else None


def excel_rounded(form: Form, name: Name) -> Finding | None:
    """A long number that ends in zeros: Excel keeps fifteen digits and makes the rest zeros."""
    return Finding(name, Reason.EXCEL_ROUNDED) if _ROUNDED.fullmatch(form.texts[name]) else None


def used_before(form: Form, name: Name) -> Finding | None:
    """V4: unique under one merchant number, as far as this computer remembers."""
    used_on = form.memory.used_on
    if used_on is None:
        return None
    return Finding(name, Reason.USED_BEFORE, {"date": used_on.isoformat()})


def own_mchid(form: Form, name: Name) -> Finding | None:
    """V5: no merchant is its own sub-merchant (error 268443705)."""
    return Finding(name, Reason.OWN_MCHID) if form.texts[name] == form.mchid else None


def readable_amount(form: Form, name: Name) -> Finding | None:
    """V7: an amount that was given is a whole number of fen above zero."""
    fault = form.amounts.get(name)
    if not isinstance(fault, AmountFault):
        return None
    return Finding(name, AMOUNT_FAULTS[fault], {"text": form.texts[name]})


def _cap(cap_of: Callable[[Form], Fen | None], reason: Reason) -> Check:
    def check(form: Form, name: Name) -> Finding | None:
        amount, cap = form.amount(name), cap_of(form)
        if amount is None or cap is None or amount <= cap:
            return None
        facts = {"cap": format_yuan(cap), "excess": format_yuan(Fen(amount - cap))}
        return Finding(name, reason, facts)

    return check


def caps_known(form: Form, name: Name) -> Finding | None:
    """V8 cannot be checked against a cap that nobody knows, and that is said."""
    caps = (form.amount(TermName.TEMPLATE_CAP), form.amount(TermName.CONTRACT_CAP))
    if form.amount(name) is None or None not in caps:
        return None
    return Finding(name, Reason.CAP_UNKNOWN)


def consumer_minimum(form: Form, name: Name) -> Finding | None:
    """V9: a consumer loan needs a minimum, of at least 5 %."""
    if form.kind is not Kind.CONSUMER:
        return None
    if not form.texts[name]:
        return Finding(name, Reason.MINIMUM_REQUIRED)
    return _below(form, name, CONSUMER_PERCENT, Reason.BELOW_5_PERCENT)


def cash_minimum(form: Form, name: Name) -> Finding | None:
    """V10: a cash loan may leave the minimum out; one that is given is at least 10 %."""
    if form.kind is not Kind.CASH:
        return None
    return _below(form, name, CASH_PERCENT, Reason.BELOW_10_PERCENT)


def minimum_of_unknown_kind(form: Form, name: Name) -> Finding | None:
    """What both kinds refuse blocks; what only one of them would refuse is a warning."""
    if form.kind is not None:
        return None
    if not form.texts[name]:
        return Finding(name, Reason.MINIMUM_PERHAPS_REQUIRED)
    return _below(form, name, CONSUMER_PERCENT, Reason.BELOW_5_PERCENT) or _below(
        form, name, CASH_PERCENT, Reason.PERHAPS_BELOW_10_PERCENT
    )


def _below(form: Form, name: Name, percent: int, reason: Reason) -> Finding | None:
    amount, minimum = form.amount(FieldName.REPAYMENT_AMOUNT), form.amount(name)
    if amount is None or minimum is None:
        return None
    least = least_share(amount, percent)
    return Finding(name, reason, {"least": format_yuan(least)}) if minimum < least else None


def not_above(form: Form, name: Name) -> Finding | None:
    """V11: the minimum is not above the amount."""
    amount, minimum = form.amount(FieldName.REPAYMENT_AMOUNT), form.amount(name)
    if amount is None or minimum is None or minimum <= amount:
        return None
    return Finding(name, Reason.ABOVE_AMOUNT, {"amount": format_yuan(amount)})


def readable_date(form: Form, name: Name) -> Finding | None:
    """V12: a day that exists; it is sent as ``yyyy-MM-dd`` however it was typed."""
    if form.day is not None:
        return None
    return Finding(name, Reason.DATE_UNREADABLE, {"text": form.texts[name]})


def bookable_date(form: Form, name: Name) -> Finding | None:
    """V12: from the day after booking, and before the fifteenth day after it."""
    days = bookable_days(form.today)
    if form.day is not None and form.day < days[0]:
        return Finding(name, Reason.DATE_TOO_EARLY, {"first": days[0].isoformat()})
    if form.day is not None and form.day > days[-1]:
        excluded = days[-1] + timedelta(days=1)
        facts = {"last": days[-1].isoformat(), "excluded": excluded.isoformat()}
        return Finding(name, Reason.DATE_TOO_LATE, facts)
    return None


def booked_already(form: Form, name: Name) -> Finding | None:
    """Another booking of this contract for this date may be the same one, made twice."""
    twin = None if form.day is None else form.memory.twin(form.day, form.today)
    if twin is None:
        return None
    facts = {
        "date": twin.booking.item.repayment_date.isoformat(),
        "amount": format_yuan(twin.booking.item.repayment_amount),
        "status": twin.status.value,
        "at": beijing_date(twin.at).isoformat(),
    }
    return Finding(name, Reason.BOOKED_ALREADY, facts)


def unusual_day(form: Form, name: Name) -> Finding | None:
    """The book knows another day of the month for this contract."""
    contract = form.memory.contract
    if contract is None or contract.repayment_day is None or form.day is None:
        return None
    if contract.falls_on(form.day):
        return None
    return Finding(name, Reason.UNUSUAL_DAY, {"day": str(contract.repayment_day)})


def not_in_book(form: Form, name: Name) -> Finding | None:
    """Without an entry in the book nothing vouches for caps and kind that are not given."""
    known = form.kind is not None and form.amount(TermName.CONTRACT_CAP) is not None
    if known or not form.memory.consulted or form.memory.contract is not None:
        return None
    return Finding(name, Reason.NOT_IN_BOOK) if form.texts[name] else None


def stopped(form: Form, name: Name) -> Finding | None:
    """The book's entry was stopped: perhaps the wrong contract."""
    contract = form.memory.contract
    return None if contract is None or contract.active else Finding(name, Reason.STOPPED)


def confusable(form: Form, name: Name) -> Finding | None:
    """An id typed by hand may have the wrong one of two look-alikes."""
    if form.memory.by_hand and not set(LOOK_ALIKES).isdisjoint(form.texts[name]):
        return Finding(name, Reason.CONFUSABLE)
    return None


def trimmed(form: Form, name: Name) -> Finding | None:
    """Invisible ends are left out, and that is said."""
    count = form.trimmed[name]
    return Finding(name, Reason.TRIMMED, {"count": str(count)}) if count else None


def half_width(form: Form, name: Name) -> Finding | None:
    """Full-width characters are read as half-width ones, and that is said."""
    return Finding(name, Reason.MADE_HALF_WIDTH) if name in form.widened else None


invisible = _character(Reason.INVISIBLE_INSIDE, is_invisible)
four_bytes = _character(Reason.FOUR_BYTES, lambda character: character > LAST_OF_3_BYTES)
unusual = _character(Reason.UNUSUAL_CHARACTER, lambda character: not character.isascii())
digits_and_letters = _character(
    Reason.NOT_ALPHANUMERIC, lambda character: _NOT_ALPHANUMERIC.match(character) is not None
)
unusual_appid = _unlike(_APPID, Reason.UNUSUAL_APPID)
unusual_sub_mchid = _unlike(_SUB_MCHID, Reason.UNUSUAL_SUB_MCHID)
over_template_cap = _cap(lambda form: form.amount(TermName.TEMPLATE_CAP), Reason.OVER_TEMPLATE_CAP)
over_contract_cap = _cap(lambda form: form.amount(TermName.CONTRACT_CAP), Reason.OVER_CONTRACT_CAP)
over_merchant_cap = _cap(lambda form: form.cap, Reason.OVER_MERCHANT_CAP)
