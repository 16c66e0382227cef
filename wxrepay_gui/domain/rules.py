"""Text in; a booking, or everything wrong and unusual about it, out.

The rules are V1 to V13 of the interface's rule list, one table. V3 (exactly one item) and V13's
*only documented members, no null* hold by the shape of :class:`Booking`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wxrepay_gui.domain import checks
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.checks import Check
from wxrepay_gui.domain.contract import Terms
from wxrepay_gui.domain.draft import Draft, Form, Name, read
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, TermName
from wxrepay_gui.domain.memory import NOTHING, Memory
from wxrepay_gui.domain.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a draft says.

    Attributes:
        booking: What can be sent; ``None`` while any finding blocks.
        findings: In field order; at most one that blocks for each field.
        terms: The contract's terms, as far as they could be read.
        amount: The amount, if it could be read by itself.
        minimum: The minimum, if it could be read by itself.
        day: The date, if it could be read by itself.
        cap: The most that this merchant itself lets one booking be, if it does say.
    """

    booking: Booking | None
    findings: tuple[Finding, ...]
    terms: Terms
    amount: Fen | None
    minimum: Fen | None
    day: date | None
    cap: Fen | None = None

    @property
    def lowest_cap(self) -> Fen | None:
        """The lowest of the contract's caps that are known, and the merchant's own."""
        caps = (self.terms.lowest_cap, self.cap)
        return min((cap for cap in caps if cap is not None), default=None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: its number in the rule list, its field, its check.

    The number is empty where the check is our own and stands in no list.
    """

    number: str
    field: Name
    check: Check


def _identifier(number: str, name: FieldName, *own: Check, required: bool = True) -> Iterator[Rule]:
    """The rules of a text that is sent as it is."""
    if required:
        yield Rule(number, name, checks.required)
    yield Rule("", name, checks.invisible)
    yield Rule("V13", name, checks.four_bytes)
    yield Rule(number, name, checks.length)
    for check in own:
        yield Rule(number, name, check)
    yield Rule("", name, checks.trimmed)


def _amount(number: str, name: Name) -> Iterator[Rule]:
    """The rules of a text that is read as yuan."""
    yield Rule(number, name, checks.readable_amount)
    yield Rule("", name, checks.trimmed)
    yield Rule("", name, checks.half_width)


_AMOUNT, _MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
_DATE = FieldName.REPAYMENT_DATE

RULES: tuple[Rule, ...] = (
    *_identifier("V1", FieldName.CONTRACT_ID, checks.excel_damaged, checks.unusual),
    Rule("", FieldName.CONTRACT_ID, checks.excel_rounded),
    Rule("", FieldName.CONTRACT_ID, checks.not_in_book),
    Rule("", FieldName.CONTRACT_ID, checks.stopped),
    *_identifier("V2", FieldName.APPID, checks.unusual_appid),
    *_identifier("V2", FieldName.OPENID, checks.unusual),
    Rule("", FieldName.OPENID, checks.confusable),
    *_identifier("V4", FieldName.OUT_RECORD_ID, checks.digits_and_letters, checks.used_before),
    *_identifier("V5", FieldName.SUB_MCHID, checks.own_mchid, checks.unusual_sub_mchid),
    *_identifier("V6", FieldName.SUB_APPID, checks.unusual_appid, required=False),
    *_amount("V8", TermName.TEMPLATE_CAP),
    *_amount("V8", TermName.CONTRACT_CAP),
    Rule("V7", _AMOUNT, checks.required),
    *_amount("V7", _AMOUNT),
    Rule("V8", _AMOUNT, checks.over_template_cap),
    Rule("V8", _AMOUNT, checks.over_contract_cap),
    Rule("", _AMOUNT, checks.over_merchant_cap),
    Rule("V8", _AMOUNT, checks.caps_known),
    *_amount("V7", _MINIMUM),
    Rule("V9", _MINIMUM, checks.consumer_minimum),
    Rule("V10", _MINIMUM, checks.cash_minimum),
    Rule("", _MINIMUM, checks.minimum_of_unknown_kind),
    Rule("V11", _MINIMUM, checks.not_above),
    Rule("V12", _DATE, checks.required),
    Rule("V12", _DATE, checks.readable_date),
    Rule("V12", _DATE, checks.bookable_date),
    Rule("", _DATE, checks.booked_already),
    Rule("", _DATE, checks.unusual_day),
    Rule("", _DATE, checks.trimmed),
    Rule("", _DATE, checks.half_width),
)


def parse(
    draft: Draft,
    *,
    mchid: str,
    today: date,
    memory: Memory = NOTHING,
    cap: Fen | None = None,
) -> Reading:
    """Read *draft* by every rule.

    Args:
        draft: The texts.
        mchid: The service provider's own number, which no sub-merchant can have.
        today: The date in Beijing now.
        memory: What this computer knows of the draft's ids.
        cap: The most that this merchant itself lets one booking be; ``None`` for no such cap.
    """
    form = read(draft, mchid=mchid, today=today, memory=memory, cap=cap)
    findings = tuple(apply(RULES, form))
    amount = form.amount(FieldName.REPAYMENT_AMOUNT)
    minimum = form.amount(FieldName.MIN_REPAYMENT_AMOUNT)
    booking = None
    blocked = any(finding.blocks for finding in findings)
    if not blocked and amount is not None and form.day is not None:
        texts = form.texts
        booking = Booking(
            contract_id=texts[FieldName.CONTRACT_ID],
            appid=texts[FieldName.APPID],
            openid=texts[FieldName.OPENID],
            item=ScheduleItem(
                out_record_id=texts[FieldName.OUT_RECORD_ID],
                sub_mchid=texts[FieldName.SUB_MCHID],
                sub_appid=texts[FieldName.SUB_APPID] or None,
                repayment_amount=amount,
                min_repayment_amount=minimum,
                repayment_date=form.day,
            ),
        )
    return Reading(
        booking=booking,
        findings=findings,
        terms=Terms(
            kind=form.kind,
            template_cap=form.amount(TermName.TEMPLATE_CAP),
            contract_cap=form.amount(TermName.CONTRACT_CAP),
        ),
        amount=amount,
        minimum=minimum,
        day=form.day,
        cap=form.cap,
    )


def apply(rules: Iterable[Rule], form: Form) -> Iterator[Finding]:
    """What *rules* find in *form*, in their order; a field that is blocked is asked no further."""
    blocked = set()
    for rule in rules:
        if rule.field not in blocked and (finding := rule.check(form, rule.field)):
            if finding.blocks:
                blocked.add(rule.field)
            yield finding
