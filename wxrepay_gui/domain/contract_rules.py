"""An entry of the contract book as typed; a contract, or everything wrong about it, out.

Ids, caps and the usual amount go by the rows of :data:`wxrepay_gui.domain.rules.RULES`, so that
the book takes nothing that a booking would refuse.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wxrepay_gui.domain import checks
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.draft import Draft, Form, Name, read
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.memory import NOTHING
from wxrepay_gui.domain.money import Fen, format_plain
from wxrepay_gui.domain.rules import RULES, Rule, apply
from wxrepay_gui.domain.typed import to_half_width, trim

LONGEST_NAME, LONGEST_NOTE = 64, 500

_ORDER: tuple[Name, ...] = (
    TermName.NAME,
    FieldName.CONTRACT_ID,
    FieldName.APPID,
    FieldName.OPENID,
    FieldName.SUB_MCHID,
    FieldName.SUB_APPID,
    TermName.TEMPLATE_CAP,
    TermName.CONTRACT_CAP,
    TermName.REPAYMENT_DAY,
    TermName.USUAL_AMOUNT,
    TermName.NOTE,
)
_AS_BOOKED = tuple(rule for rule in RULES if rule.field in _ORDER)
_AS_AMOUNT = tuple(
    rule
    for rule in RULES
    if rule.field is FieldName.REPAYMENT_AMOUNT
    and rule.check
    in (
        checks.readable_amount,
        checks.over_template_cap,
        checks.over_contract_cap,
        checks.trimmed,
        checks.half_width,
    )
)
"""What holds for a usual amount as for any; it may be left out, and a cap may be unknown."""

_ANY_DAY = date(2000, 1, 1)
"""A contract is not booked, so that it does not matter what day it is."""

_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]", re.ASCII)
_NOT_IN_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, and what neither a database's text nor a spreadsheet's can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDraft:
    """An entry as typed: nothing trimmed, nothing understood yet; see :class:`Contract`."""

    id: int = 0
    name: str = ""
    contract_id: str = ""
    appid: str = ""
    openid: str = ""
    sub_mchid: str = ""
    sub_appid: str = ""
    kind: Kind | None = None
    template_cap: str = ""
    contract_cap: str = ""
    repayment_day: str = ""
    usual_amount: str = ""
    default_minimum: DefaultMinimum = DefaultMinimum.EMPTY
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractReading:
    """What a draft says.

    Attributes:
        contract: What can be saved, without initials; ``None`` while any finding blocks.
        findings: In the editor's order; at most one that blocks for each field.
    """

    contract: Contract | None
    findings: tuple[Finding, ...]


def parse_contract(draft: ContractDraft, *, mchid: str, book: ContractBook) -> ContractReading:
    """Read *draft* by every rule.

    Args:
        draft: The texts.
        mchid: The service provider's own number, which no sub-merchant can have.
        book: Where it will be saved.
    """
    form = _form(draft, mchid)
    found = _findings(draft, form, book)
    findings = tuple(sorted(found, key=lambda one: _ORDER.index(one.field)))
    if any(finding.blocks for finding in findings):
        return ContractReading(contract=None, findings=findings)
    texts, day = form.texts, _plain(draft.repayment_day)
    contract = Contract(
        id=draft.id,
        name=trim(draft.name)[0],
        contract_id=texts[FieldName.CONTRACT_ID],
        appid=texts[FieldName.APPID],
        openid=texts[FieldName.OPENID],
        sub_mchid=texts[FieldName.SUB_MCHID],
        sub_appid=texts[FieldName.SUB_APPID],
        kind=draft.kind,
        template_cap=form.amount(TermName.TEMPLATE_CAP),
        contract_cap=form.amount(TermName.CONTRACT_CAP),
        repayment_day=int(day) if day else None,
        usual_amount=form.amount(FieldName.REPAYMENT_AMOUNT),
        default_minimum=draft.default_minimum,
        note=trim(draft.note)[0],
        active=draft.active,
    )
    return ContractReading(contract=contract, findings=findings)


def contract_draft(contract: Contract) -> ContractDraft:
    """*contract* as it would be typed."""
    day = contract.repayment_day
    return ContractDraft(
        id=contract.id,
        name=contract.name,
        contract_id=contract.contract_id,
        appid=contract.appid,
        openid=contract.openid,
        sub_mchid=contract.sub_mchid,
        sub_appid=contract.sub_appid,
        kind=contract.kind,
        template_cap=_typed(contract.template_cap),
        contract_cap=_typed(contract.contract_cap),
        repayment_day="" if day is None else str(day),
        usual_amount=_typed(contract.usual_amount),
        default_minimum=contract.default_minimum,
        note=contract.note,
        active=contract.active,
    )


def _typed(amount: Fen | None) -> str:
    return "" if amount is None else format_plain(amount)


def _form(draft: ContractDraft, mchid: str) -> Form:
    """The draft's ids and caps as a booking has them, its usual amount as the amount booked."""
    booked = Draft(
        contract_id=draft.contract_id,
        appid=draft.appid,
        openid=draft.openid,
        sub_mchid=draft.sub_mchid,
        sub_appid=draft.sub_appid,
        repayment_amount=draft.usual_amount,
        template_cap=draft.template_cap,
        contract_cap=draft.contract_cap,
        kind=draft.kind,
    )
    return read(booked, mchid=mchid, today=_ANY_DAY, memory=NOTHING)


def _findings(draft: ContractDraft, form: Form, book: ContractBook) -> Iterator[Finding]:
    def in_book_already(form: Form, name: Name) -> Finding | None:
        known = book.get(form.texts[name])
        if known is None or known.id == draft.id:
            return None
        return Finding(name, Reason.IN_BOOK_ALREADY)

    yield from _of_text(TermName.NAME, draft.name, LONGEST_NAME, _NOT_IN_LINE)
    yield from apply((*_AS_BOOKED, Rule("", FieldName.CONTRACT_ID, in_book_already)), form)
    yield from _of_day(draft.repayment_day)
    for finding in apply(_AS_AMOUNT, form):
        yield replace(finding, field=TermName.USUAL_AMOUNT)
    yield from _of_text(TermName.NOTE, draft.note, LONGEST_NOTE, _NOT_IN_TEXT)


def _of_text(
    name: TermName, typed: str, longest: int, forbidden: re.Pattern[str]
) -> Iterator[Finding]:
    """What there is to say of a text that is for people alone."""
    text, count = trim(typed)
    if len(text) > longest:
        facts = {"longest": str(longest), "length": str(len(text))}
        yield Finding(name, Reason.TOO_LONG_HERE, facts)
    elif wrong := forbidden.search(text):
        facts = {"place": str(wrong.start() + 1), "character": wrong[0]}
        yield Finding(name, Reason.INVISIBLE_INSIDE, facts)
    elif count:
        yield Finding(name, Reason.TRIMMED, {"count": str(count)})


def _of_day(typed: str) -> Iterator[Finding]:
    text, count = trim(typed)
    day = _plain(typed)
    if day and not _DAY.fullmatch(day):
        yield Finding(TermName.REPAYMENT_DAY, Reason.DAY_OF_MONTH_UNREADABLE, {"text": day})
        return
    if count:
        yield Finding(TermName.REPAYMENT_DAY, Reason.TRIMMED, {"count": str(count)})
    if day != text:
        yield Finding(TermName.REPAYMENT_DAY, Reason.MADE_HALF_WIDTH)


def _plain(typed: str) -> str:
    return to_half_width(trim(typed)[0])
