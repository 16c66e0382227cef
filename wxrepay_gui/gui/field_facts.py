"""What can be said about a field's value beside right and wrong: read-backs and repairs."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.money import Fen, format_percent, format_yuan, in_capitals
from wxrepay_gui.domain.rules import Reading
from wxrepay_gui.gui import words
from wxrepay_gui.gui.field_row import Repair
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

MONEY = frozenset(
    {
        FieldName.REPAYMENT_AMOUNT,
        FieldName.MIN_REPAYMENT_AMOUNT,
        TermName.TEMPLATE_CAP,
        TermName.CONTRACT_CAP,
        TermName.USUAL_AMOUNT,
    }
)

_OVER_CAP = frozenset(
    {Reason.OVER_TEMPLATE_CAP, Reason.OVER_CONTRACT_CAP, Reason.OVER_MERCHANT_CAP}
)
_LEAST = frozenset({Reason.BELOW_5_PERCENT, Reason.BELOW_10_PERCENT})
_DAYS = {Reason.DATE_TOO_EARLY: "first", Reason.DATE_TOO_LATE: "last"}
"""The fact that holds the nearest day that can be booked."""

_FEN = QT_TRANSLATE_NOOP("Facts", "{fen} fen")
_SHARE_OF_CAP = QT_TRANSLATE_NOOP("Facts", "{share} of the cap {cap}")
_ONE_CAP_UNKNOWN = QT_TRANSLATE_NOOP("Facts", "{title} not known")
_SHARE_OF_AMOUNT = QT_TRANSLATE_NOOP("Facts", "{share} of the amount")
_AWAY = QT_TRANSLATE_NOOP("Facts", "{day} · in {days} days (Beijing time)")
_YUAN = QT_TRANSLATE_NOOP("Facts", "yuan")
_SET_TO = QT_TRANSLATE_NOOP("Facts", "Set to {text}")


def neutral(name: FieldName | TermName, reading: Reading, today: date) -> str:
    """What stands under the field while it is typed in; empty where the hint says more."""
    match name:
        case FieldName.REPAYMENT_AMOUNT if reading.amount is not None:
            return _amount(reading.amount, reading)
        case FieldName.MIN_REPAYMENT_AMOUNT if reading.minimum is not None:
            return _minimum(reading.minimum, reading.amount)
        case FieldName.REPAYMENT_DATE if reading.day is not None:
            days = (reading.day - today).days
            return words.translated("Facts", _AWAY, day=words.day(reading.day), days=days)
        case _:
            return ""


def suffix(name: FieldName | TermName, text: str) -> str:
    """What stands behind the edit: the unit, or how many characters there are."""
    if name in MONEY:
        return QCoreApplication.translate("Facts", _YUAN)
    longest = FIELDS[name].longest if isinstance(name, FieldName) else None
    return f"{len(text)}/{longest}" if longest and text else ""


def repair(found: Finding, reading: Reading) -> Repair | None:
    """The one right value that ends *found*, if there is one."""
    text = ""
    if found.reason in _OVER_CAP and reading.lowest_cap is not None:
        text = shown = format_yuan(reading.lowest_cap)
    elif found.reason in _LEAST:
        text = shown = found.facts["least"]
    elif found.reason in _DAYS:
        text = found.facts[_DAYS[found.reason]]
        shown = words.day(date.fromisoformat(text))
    if not text:
        return None
    return Repair(words.translated("Facts", _SET_TO, text=shown), text)


def _amount(amount: Fen, reading: Reading) -> str:
    parts = [in_capitals(amount), words.translated("Facts", _FEN, fen=amount)]
    cap = reading.lowest_cap
    if cap is not None:
        share = format_percent(amount, cap)
        text = words.translated("Facts", _SHARE_OF_CAP, share=share, cap=format_yuan(cap))
        parts.append(text)
        caps = {
            TermName.TEMPLATE_CAP: reading.terms.template_cap,
            TermName.CONTRACT_CAP: reading.terms.contract_cap,
        }
        parts += [
            words.translated("Facts", _ONE_CAP_UNKNOWN, title=words.title(name))
            for name, known in caps.items()
            if known is None
        ]
    return " · ".join(parts)


def _minimum(minimum: Fen, amount: Fen | None) -> str:
    parts = [words.translated("Facts", _FEN, fen=minimum)]
    if amount:
        share = format_percent(minimum, amount)
        parts.append(words.translated("Facts", _SHARE_OF_AMOUNT, share=share))
    return " · ".join(parts)
