"""What a rule has to say about a field: a reason, who asks for it, and how much it weighs."""

import dataclasses
from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType

from wxrepay_gui.domain.fields import FieldName


class TermName(StrEnum):
    """What is also asked for, though it is never sent: what is known of the contract."""

    NAME = "name"
    KIND = "kind"
    TEMPLATE_CAP = "template_cap"
    CONTRACT_CAP = "contract_cap"
    REPAYMENT_DAY = "repayment_day"
    USUAL_AMOUNT = "usual_amount"
    DEFAULT_MINIMUM = "default_minimum"
    NOTE = "note"
    ACTIVE = "active"


class Source(Enum):
    """Who asks for a rule."""

    DOCUMENT = "document"
    """WeChat Pay's pages do (文档)."""

    LOCAL = "local"
    """This program does (本机)."""


class Weight(Enum):
    """What a finding does to a booking."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


class Reason(Enum):
    """Why a field is wrong or unusual. The words stand in ``gui/texts.py``."""

    MISSING = ("missing", Source.DOCUMENT, Weight.BLOCKS)
    TOO_LONG = ("too_long", Source.DOCUMENT, Weight.BLOCKS)
    TOO_LONG_FOR_ANSWER = ("too_long_for_answer", Source.DOCUMENT, Weight.BLOCKS)
    TOO_LONG_HERE = ("too_long_here", Source.LOCAL, Weight.BLOCKS)
    FOUR_BYTES = ("four_bytes", Source.DOCUMENT, Weight.BLOCKS)
    INVISIBLE_INSIDE = ("invisible_inside", Source.LOCAL, Weight.BLOCKS)
    EXCEL_DAMAGED = ("excel_damaged", Source.LOCAL, Weight.BLOCKS)
    NOT_ALPHANUMERIC = ("not_alphanumeric", Source.DOCUMENT, Weight.BLOCKS)
    USED_BEFORE = ("used_before", Source.LOCAL, Weight.BLOCKS)
    IN_BOOK_ALREADY = ("in_book_already", Source.LOCAL, Weight.BLOCKS)
    CONTRACT_TWICE = ("contract_twice", Source.LOCAL, Weight.BLOCKS)
    CHOICE_UNKNOWN = ("choice_unknown", Source.LOCAL, Weight.BLOCKS)
    OWN_MCHID = ("own_mchid", Source.LOCAL, Weight.BLOCKS)
    AMOUNT_UNREADABLE = ("amount_unreadable", Source.LOCAL, Weight.BLOCKS)
    AMOUNT_TOO_PRECISE = ("amount_too_precise", Source.LOCAL, Weight.BLOCKS)
    AMOUNT_NOT_POSITIVE = ("amount_not_positive", Source.LOCAL, Weight.BLOCKS)
    AMOUNT_TOO_LARGE = ("amount_too_large", Source.LOCAL, Weight.BLOCKS)
    OVER_TEMPLATE_CAP = ("over_template_cap", Source.DOCUMENT, Weight.BLOCKS)
    OVER_CONTRACT_CAP = ("over_contract_cap", Source.DOCUMENT, Weight.BLOCKS)
    OVER_MERCHANT_CAP = ("over_merchant_cap", Source.LOCAL, Weight.BLOCKS)
    MINIMUM_REQUIRED = ("minimum_required", Source.DOCUMENT, Weight.BLOCKS)
    BELOW_5_PERCENT = ("below_5_percent", Source.DOCUMENT, Weight.BLOCKS)
    BELOW_10_PERCENT = ("below_10_percent", Source.DOCUMENT, Weight.BLOCKS)
    ABOVE_AMOUNT = ("above_amount", Source.LOCAL, Weight.BLOCKS)
    DAY_OF_MONTH_UNREADABLE = ("day_of_month_unreadable", Source.LOCAL, Weight.BLOCKS)
    DATE_UNREADABLE = ("date_unreadable", Source.DOCUMENT, Weight.BLOCKS)
    DATE_TOO_EARLY = ("date_too_early", Source.DOCUMENT, Weight.BLOCKS)
    DATE_TOO_LATE = ("date_too_late", Source.DOCUMENT, Weight.BLOCKS)

    EXCEL_ROUNDED = ("excel_rounded", Source.LOCAL, Weight.WARNS)
    UNUSUAL_CHARACTER = ("unusual_character", Source.LOCAL, Weight.WARNS)
    UNUSUAL_APPID = ("unusual_appid", Source.LOCAL, Weight.WARNS)
    UNUSUAL_SUB_MCHID = ("unusual_sub_mchid", Source.LOCAL, Weight.WARNS)
    MINIMUM_PERHAPS_REQUIRED = ("minimum_perhaps_required", Source.LOCAL, Weight.WARNS)
    PERHAPS_BELOW_10_PERCENT = ("perhaps_below_10_percent", Source.LOCAL, Weight.WARNS)
    CAP_UNKNOWN = ("cap_unknown", Source.LOCAL, Weight.WARNS)

    NOT_IN_BOOK = ("not_in_book", Source.LOCAL, Weight.WARNS)
    STOPPED = ("stopped", Source.LOCAL, Weight.WARNS)
    CONFUSABLE = ("confusable", Source.LOCAL, Weight.WARNS)
    UNUSUAL_DAY = ("unusual_day", Source.LOCAL, Weight.WARNS)
    BOOKED_ALREADY = ("booked_already", Source.LOCAL, Weight.WARNS)

    TRIMMED = ("trimmed", Source.LOCAL, Weight.NOTES)
    MADE_HALF_WIDTH = ("made_half_width", Source.LOCAL, Weight.NOTES)

    def __init__(self, key: str, source: Source, weight: Weight) -> None:
        self.key = key
        self.source = source
        self.weight = weight


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or unusual with one field.

    Attributes:
        field: The field it stands at.
        reason: Why.
        facts: The values its sentence names, as they are to be shown: amounts in yuan, dates in
            ISO form, places counted from 1.
    """

    field: FieldName | TermName
    reason: Reason
    facts: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))

    @property
    def blocks(self) -> bool:
        """Whether nothing can be sent while this stands."""
        return self.reason.weight is Weight.BLOCKS
