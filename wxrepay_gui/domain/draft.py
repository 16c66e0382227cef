"""A booking as typed, and what can be read from it field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.day_text import parse_day
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.domain.memory import Memory
from wxrepay_gui.domain.money import AmountError, AmountFault, Fen, format_plain, parse_yuan
from wxrepay_gui.domain.typed import to_half_width, trim

Name = FieldName | TermName

AMOUNTS: tuple[Name, ...] = (
    FieldName.REPAYMENT_AMOUNT,
    FieldName.MIN_REPAYMENT_AMOUNT,
    TermName.TEMPLATE_CAP,
    TermName.CONTRACT_CAP,
)
NORMALISED = frozenset({*AMOUNTS, FieldName.REPAYMENT_DATE})
"""Where full-width characters are read as half-width ones, with a note."""


class Origin(Enum):
    """Where a field's text comes from, if no person typed it."""

    DEFAULT = "default"
    BOOK = "book"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A booking as typed: nothing trimmed, nothing understood yet."""

    contract_id: str = ""
    appid: str = ""
    openid: str = ""
    out_record_id: str = ""
    sub_mchid: str = ""
    sub_appid: str = ""
    repayment_amount: str = ""
    min_repayment_amount: str = ""
    repayment_date: str = ""
    template_cap: str = ""
    contract_cap: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A draft with its texts cleaned and its amounts and date read, each by itself.

    Attributes:
        texts: Without invisible ends; amounts and date also in half width.
        trimmed: How many invisible characters each text had at its ends.
        widened: The fields whose full-width characters were read as half-width ones.
        amounts: What each amount that was given reads as, in fen, or why it does not.
        day: The date, if it is one.
        kind: The contract's template.
        mchid: The service provider's own number.
        cap: The most that this merchant itself lets one booking be.
        today: The date in Beijing.
        memory: What is known of its ids.
    """

    texts: Mapping[str, str]
    trimmed: Mapping[str, int]
    widened: frozenset[str]
    amounts: Mapping[str, Fen | AmountFault]
    day: date | None
    kind: Kind | None
    mchid: str
    cap: Fen | None
    today: date
    memory: Memory

    def amount(self, name: FieldName | TermName) -> Fen | None:
        """The amount at *name* in fen; ``None`` if none was given or it cannot be read."""
        found = self.amounts.get(name)
        return None if isinstance(found, AmountFault) else found


def read(draft: Draft, *, mchid: str, today: date, memory: Memory, cap: Fen | None = None) -> Form:
    """Clean *draft* and read each field by itself; see :class:`Form` for the arguments."""
    names: tuple[Name, ...] = (*FieldName, TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP)
    texts: dict[str, str] = {}
    trimmed: dict[str, int] = {}
    widened = set()
    for name in names:
        texts[name], trimmed[name] = trim(getattr(draft, name))
        if name in NORMALISED and (plain := to_half_width(texts[name])) != texts[name]:
            texts[name] = plain
            widened.add(name)
    amounts: dict[str, Fen | AmountFault] = {}
    for name in AMOUNTS:
        if texts[name]:
            try:
                amounts[name] = parse_yuan(texts[name])
            except AmountError as error:
                amounts[name] = error.fault
    try:
        day = parse_day(texts[FieldName.REPAYMENT_DATE], today=today)
    except ValueError:
        day = None
    return Form(
        texts=texts,
        trimmed=trimmed,
        widened=frozenset(widened),
        amounts=amounts,
        day=day,
        kind=draft.kind,
        mchid=mchid,
        cap=cap,
        today=today,
        memory=memory,
    )


def draft_of(booking: Booking) -> Draft:
    """*booking* as it would be typed; its contract's terms are not part of it."""
    item = booking.item
    minimum = item.min_repayment_amount
    return Draft(
        contract_id=booking.contract_id,
        appid=booking.appid,
        openid=booking.openid,
        out_record_id=item.out_record_id,
        sub_mchid=item.sub_mchid,
        sub_appid=item.sub_appid or "",
        repayment_amount=format_plain(item.repayment_amount),
        min_repayment_amount="" if minimum is None else format_plain(minimum),
        repayment_date=item.repayment_date.isoformat(),
    )


def with_terms_of(draft: Draft, other: Draft) -> Draft:
    """*draft* with the contract's terms that *other* has."""
    return replace(
        draft,
        kind=other.kind,
        template_cap=other.template_cap,
        contract_cap=other.contract_cap,
    )
