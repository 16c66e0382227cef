"""Every sentence that is not a fixed label: reasons, outcomes and hints; errors have their own.

English stands here; ``resources/i18n`` has the Chinese. ``{names}`` are filled in afterwards, so
that a translation can put them elsewhere.
"""

from collections.abc import Mapping

from wxrepay_gui.domain.contract import DefaultMinimum, Kind
from wxrepay_gui.domain.draft import Origin
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Reason, Source, TermName
from wxrepay_gui.domain.pasted import PasteFault
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

REASONS: Mapping[Reason, str] = {
    Reason.MISSING: QT_TRANSLATE_NOOP("Reason", "Enter the {title}"),
    Reason.TOO_LONG: QT_TRANSLATE_NOOP("Reason", "Up to {longest} characters; this has {length}"),
    Reason.TOO_LONG_FOR_ANSWER: QT_TRANSLATE_NOOP(
        "Reason", "Up to {longest} characters (from the response table); this has {length}"
    ),
    Reason.TOO_LONG_HERE: QT_TRANSLATE_NOOP(
        "Reason", "Up to {longest} characters in the contract book; this has {length}"
    ),
    Reason.FOUR_BYTES: QT_TRANSLATE_NOOP(
        "Reason", "Character {place} “{character}” cannot be sent: no emoji or rare characters"
    ),
    Reason.INVISIBLE_INSIDE: QT_TRANSLATE_NOOP(
        "Reason", "Character {place} is a blank or invisible; delete it or copy the text again"
    ),
    Reason.EXCEL_DAMAGED: QT_TRANSLATE_NOOP(
        "Reason",
        "Looks altered by Excel ({text}); the original digits are lost — copy it from the source",
    ),
    Reason.EXCEL_ROUNDED: QT_TRANSLATE_NOOP(
        "Reason",
        "Only zeros after the 15th digit, as Excel leaves them; compare it with the source",
    ),
    Reason.NOT_ALPHANUMERIC: QT_TRANSLATE_NOOP(
        "Reason", "Digits and letters only; character {place} “{character}” is not allowed"
    ),
    Reason.USED_BEFORE: QT_TRANSLATE_NOOP(
        "Reason", "Already used on this computer on {date}; take a new one"
    ),
    Reason.IN_BOOK_ALREADY: QT_TRANSLATE_NOOP(
        "Reason", "In the contract book already; open that entry and change it"
    ),
    Reason.CONTRACT_TWICE: QT_TRANSLATE_NOOP(
        "Reason", "Row {line} has this contract already; keep one of the two"
    ),
    Reason.CHOICE_UNKNOWN: QT_TRANSLATE_NOOP("Reason", "“{text}” is none of the choices for this"),
    Reason.OWN_MCHID: QT_TRANSLATE_NOOP(
        "Reason", "This is the service provider's own number; enter the sub-merchant's"
    ),
    Reason.AMOUNT_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "Cannot read “{text}”; enter digits and one decimal point only"
    ),
    Reason.AMOUNT_TOO_PRECISE: QT_TRANSLATE_NOOP(
        "Reason", "At most two decimals, this is {text}; nothing is rounded for you"
    ),
    Reason.AMOUNT_NOT_POSITIVE: QT_TRANSLATE_NOOP("Reason", "Must be above 0"),
    Reason.AMOUNT_TOO_LARGE: QT_TRANSLATE_NOOP("Reason", "More than any repayment can be"),
    Reason.OVER_TEMPLATE_CAP: QT_TRANSLATE_NOOP(
        "Reason", "Over the template's cap of ¥{cap} for one repayment by ¥{excess}"
    ),
    Reason.OVER_CONTRACT_CAP: QT_TRANSLATE_NOOP(
        "Reason", "Over this contract's cap of ¥{cap} by ¥{excess}"
    ),
    Reason.OVER_MERCHANT_CAP: QT_TRANSLATE_NOOP(
        "Reason",
        "Above this merchant's own cap of ¥{cap} by ¥{excess};"
        " change it in the settings or book less",
    ),
    Reason.MINIMUM_REQUIRED: QT_TRANSLATE_NOOP("Reason", "Required for consumer-loan contracts"),
    Reason.BELOW_5_PERCENT: QT_TRANSLATE_NOOP(
        "Reason", "At least 5 % of the amount, i.e. ¥{least}"
    ),
    Reason.BELOW_10_PERCENT: QT_TRANSLATE_NOOP(
        "Reason", "At least 10 % of the amount, i.e. ¥{least}; or leave it empty"
    ),
    Reason.ABOVE_AMOUNT: QT_TRANSLATE_NOOP("Reason", "Not above the amount of ¥{amount}"),
    Reason.DAY_OF_MONTH_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "“{text}” is no day of the month; enter 1 to 31"
    ),
    Reason.DATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "“{text}” is not a date; write it as yyyy-MM-dd"
    ),
    Reason.DATE_TOO_EARLY: QT_TRANSLATE_NOOP(
        "Reason", "Earliest is the day after booking, {first}"
    ),
    Reason.DATE_TOO_LATE: QT_TRANSLATE_NOOP(
        "Reason", "Latest is {last}; booking day +15 ({excluded}) is excluded"
    ),
    Reason.UNUSUAL_CHARACTER: QT_TRANSLATE_NOOP(
        "Reason", "Character {place} “{character}” is unusual in an id; please compare"
    ),
    Reason.UNUSUAL_APPID: QT_TRANSLATE_NOOP(
        "Reason", "Usually 18 characters starting with wx; please compare"
    ),
    Reason.UNUSUAL_SUB_MCHID: QT_TRANSLATE_NOOP("Reason", "Usually 10 digits; please compare"),
    Reason.MINIMUM_PERHAPS_REQUIRED: QT_TRANSLATE_NOOP(
        "Reason", "Kind of contract not known: a consumer loan needs a minimum"
    ),
    Reason.PERHAPS_BELOW_10_PERCENT: QT_TRANSLATE_NOOP(
        "Reason", "Kind of contract not known: a cash loan needs at least 10 %, i.e. ¥{least}"
    ),
    Reason.CAP_UNKNOWN: QT_TRANSLATE_NOOP("Reason", "A cap is not known, so it cannot be checked"),
    Reason.NOT_IN_BOOK: QT_TRANSLATE_NOOP(
        "Reason", "Not in the contract book; caps and kind cannot be checked"
    ),
    Reason.STOPPED: QT_TRANSLATE_NOOP("Reason", "This contract is stopped in the contract book"),
    Reason.CONFUSABLE: QT_TRANSLATE_NOOP(
        "Reason", "Holds look-alikes such as O and 0 or l and 1; better copied than typed"
    ),
    Reason.UNUSUAL_DAY: QT_TRANSLATE_NOOP(
        "Reason", "This contract usually repays on day {day} of the month"
    ),
    Reason.BOOKED_ALREADY: QT_TRANSLATE_NOOP(
        "Reason",
        "This contract already has a booking for {date}: ¥{amount}, submitted {at}, {status}",
    ),
    Reason.TRIMMED: QT_TRANSLATE_NOOP(
        "Reason", "Invisible characters at its ends are left out: {count}"
    ),
    Reason.MADE_HALF_WIDTH: QT_TRANSLATE_NOOP(
        "Reason", "Full-width characters are read as half-width ones"
    ),
}
MISSING_DATE = QT_TRANSLATE_NOOP("Reason", "Choose the repayment date")

ORIGINS: Mapping[Origin, str] = {
    Origin.DEFAULT: QT_TRANSLATE_NOOP("Origin", "default"),
    Origin.BOOK: QT_TRANSLATE_NOOP("Origin", "from the contract book"),
    Origin.PASTED: QT_TRANSLATE_NOOP("Origin", "pasted"),
}

DOCUMENT = QT_TRANSLATE_NOOP("Source", "Document")
LOCAL = QT_TRANSLATE_NOOP("Source", "Local")
SOURCES: Mapping[Source, str] = {Source.DOCUMENT: DOCUMENT, Source.LOCAL: LOCAL}

HINTS: Mapping[FieldName | TermName, str] = {
    FieldName.CONTRACT_ID: QT_TRANSLATE_NOOP(
        "Hint", "From the signed contract, up to 64 characters"
    ),
    FieldName.APPID: QT_TRANSLATE_NOOP("Hint", "Bound to the service provider, up to 32"),
    FieldName.OPENID: QT_TRANSLATE_NOOP("Hint", "The user's id under this AppID"),
    FieldName.OUT_RECORD_ID: QT_TRANSLATE_NOOP(
        "Hint", "Digits and letters only, up to 32, unique per merchant; fixed once sent"
    ),
    FieldName.SUB_MCHID: QT_TRANSLATE_NOOP(
        "Hint", "Assigned by WeChat Pay, child of this provider, up to 32"
    ),
    FieldName.SUB_APPID: QT_TRANSLATE_NOOP("Hint", "Optional; bound to the sub-merchant"),
    FieldName.REPAYMENT_AMOUNT: QT_TRANSLATE_NOOP(
        "Hint", "In yuan; within the template and contract caps"
    ),
    FieldName.MIN_REPAYMENT_AMOUNT: QT_TRANSLATE_NOOP(
        "Hint", "Consumer: required, ≥ 5 %. Cash: optional, ≥ 10 % if given"
    ),
    FieldName.REPAYMENT_DATE: QT_TRANSLATE_NOOP("Hint", "Beijing dates {first} to {last}"),
    TermName.KIND: QT_TRANSLATE_NOOP("Hint", "Decides the least minimum; never sent"),
    TermName.TEMPLATE_CAP: QT_TRANSLATE_NOOP(
        "Hint", "Most for one repayment; leave empty if not known"
    ),
    TermName.CONTRACT_CAP: QT_TRANSLATE_NOOP(
        "Hint", "As signed with the user; leave empty if not known"
    ),
    TermName.NAME: QT_TRANSLATE_NOOP(
        "Hint", "What you call it; found by any part of it or by its pinyin initials"
    ),
    TermName.REPAYMENT_DAY: QT_TRANSLATE_NOOP(
        "Hint", "Optional: 1 to 31; a shorter month has it on its last day"
    ),
    TermName.USUAL_AMOUNT: QT_TRANSLATE_NOOP("Hint", "Optional, in yuan"),
    TermName.DEFAULT_MINIMUM: QT_TRANSLATE_NOOP(
        "Hint", "Fills in the minimum of a new booking, rounded up to the fen"
    ),
    TermName.NOTE: QT_TRANSLATE_NOOP("Hint", "Optional; never sent"),
    TermName.ACTIVE: QT_TRANSLATE_NOOP("Hint", "Active or stopped; nothing is ever deleted"),
}

TERMS: Mapping[TermName, str] = {
    TermName.KIND: QT_TRANSLATE_NOOP("Term", "Kind of template"),
    TermName.TEMPLATE_CAP: QT_TRANSLATE_NOOP("Term", "Template cap"),
    TermName.CONTRACT_CAP: QT_TRANSLATE_NOOP("Term", "Contract cap"),
    TermName.NAME: QT_TRANSLATE_NOOP("Term", "Name or remark"),
    TermName.REPAYMENT_DAY: QT_TRANSLATE_NOOP("Term", "Repayment day"),
    TermName.USUAL_AMOUNT: QT_TRANSLATE_NOOP("Term", "Usual amount"),
    TermName.DEFAULT_MINIMUM: QT_TRANSLATE_NOOP("Term", "Default minimum"),
    TermName.NOTE: QT_TRANSLATE_NOOP("Term", "Note"),
    TermName.ACTIVE: QT_TRANSLATE_NOOP("Term", "State"),
}

ACCESS_KEYS: Mapping[FieldName | TermName, str] = {
    FieldName.REPAYMENT_AMOUNT: "A",
    FieldName.MIN_REPAYMENT_AMOUNT: "L",
    FieldName.REPAYMENT_DATE: "D",
    FieldName.OUT_RECORD_ID: "I",
}
"""The letters that, with Alt, lead to a field in every language."""

_IN_YUAN = QT_TRANSLATE_NOOP("Spoken", "{title}, in yuan")
SPOKEN: Mapping[FieldName | TermName, str] = {
    FieldName.REPAYMENT_AMOUNT: _IN_YUAN,
    FieldName.MIN_REPAYMENT_AMOUNT: _IN_YUAN,
    TermName.TEMPLATE_CAP: _IN_YUAN,
    TermName.CONTRACT_CAP: _IN_YUAN,
    TermName.USUAL_AMOUNT: _IN_YUAN,
    FieldName.REPAYMENT_DATE: QT_TRANSLATE_NOOP("Spoken", "{title}, Beijing time"),
}
"""Titles that a screen reader says with what the eye sees behind the field."""

KINDS: Mapping[Kind | None, str] = {
    None: QT_TRANSLATE_NOOP("Kind", "Not known"),
    Kind.CONSUMER: QT_TRANSLATE_NOOP("Kind", "Consumer loan"),
    Kind.CASH: QT_TRANSLATE_NOOP("Kind", "Cash loan"),
}

STATES: Mapping[bool, str] = {
    True: QT_TRANSLATE_NOOP("State", "Active"),
    False: QT_TRANSLATE_NOOP("State", "Stopped"),
}
"""Of an entry of the contract book, by whether it is active."""

DEFAULT_MINIMUMS: Mapping[DefaultMinimum, str] = {
    DefaultMinimum.PERCENT_5: QT_TRANSLATE_NOOP("DefaultMinimum", "5 %"),
    DefaultMinimum.PERCENT_10: QT_TRANSLATE_NOOP("DefaultMinimum", "10 %"),
    DefaultMinimum.FULL: QT_TRANSLATE_NOOP("DefaultMinimum", "Full amount"),
    DefaultMinimum.EMPTY: QT_TRANSLATE_NOOP("DefaultMinimum", "Leave empty"),
}

STATUSES: Mapping[Status, str] = {
    Status.SENDING: QT_TRANSLATE_NOOP("Status", "Sending"),
    Status.BOOKED: QT_TRANSLATE_NOOP("Status", "Booked"),
    Status.NOT_BOOKED: QT_TRANSLATE_NOOP("Status", "Not booked"),
    Status.UNKNOWN: QT_TRANSLATE_NOOP("Status", "Unknown"),
    Status.NOT_SENT: QT_TRANSLATE_NOOP("Status", "Not sent"),
}
MARKS: Mapping[Status, str] = {
    Status.SENDING: "…",
    Status.BOOKED: "✓",
    Status.NOT_BOOKED: "✕",
    Status.UNKNOWN: "?",
    Status.NOT_SENT: "◌",
}

SCENARIOS: Mapping[Scenario, str] = {
    Scenario.BOOKED: QT_TRANSLATE_NOOP("Scenario", "Booked"),
    Scenario.DIFFERENT_ECHO: QT_TRANSLATE_NOOP("Scenario", "Different echo"),
    Scenario.PARAMETER_ERROR: QT_TRANSLATE_NOOP("Scenario", "Parameter error 400"),
    Scenario.NO_PERMISSION: QT_TRANSLATE_NOOP("Scenario", "No permission 403"),
    Scenario.RATE_LIMIT: QT_TRANSLATE_NOOP("Scenario", "Rate limit 429"),
    Scenario.SYSTEM_ERROR_ONCE: QT_TRANSLATE_NOOP("Scenario", "System error, then success"),
    Scenario.TIMEOUT: QT_TRANSLATE_NOOP("Scenario", "Timeout (unknown)"),
    Scenario.BAD_SIGNATURE: QT_TRANSLATE_NOOP("Scenario", "Bad response signature"),
    Scenario.EMPTY_LIST: QT_TRANSLATE_NOOP("Scenario", "200 with an empty list"),
    Scenario.CLOCK_OFF: QT_TRANSLATE_NOOP("Scenario", "Clock 6 minutes off"),
    Scenario.SWITCH_NOT_OPENED: QT_TRANSLATE_NOOP("Scenario", "Public-key switch not opened"),
}

PASTE_FAULTS: Mapping[PasteFault, str] = {
    PasteFault.NOTHING: QT_TRANSLATE_NOOP(
        "Paste", "Nothing in it is a booking: neither a request, an answer nor support details"
    ),
    PasteFault.SEVERAL: QT_TRANSLATE_NOOP(
        "Paste", "It holds {count} items, and one call takes one: paste one of them"
    ),
    PasteFault.TOO_LARGE: QT_TRANSLATE_NOOP("Paste", "It is too long to be one booking"),
}
