"""Values into words, in the language of the moment."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.draft import Origin
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.money import LARGEST, Fen, format_yuan
from wxrepay_gui.domain.outcome import Attestation, Booked, NotBooked, NotSent, Unknown
from wxrepay_gui.domain.remedy import Words
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import error_texts, outcome_texts, texts
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_LANGUAGE = QT_TRANSLATE_NOOP("Language", "en")
"""Translated as the language's own code."""

_LONGEST = 400
"""Characters of a server's sentence that a label shows."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What no eye sees, though it may break a line, turn the letters round or stand between them."""

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Weekday", "Mon"),
    QT_TRANSLATE_NOOP("Weekday", "Tue"),
    QT_TRANSLATE_NOOP("Weekday", "Wed"),
    QT_TRANSLATE_NOOP("Weekday", "Thu"),
    QT_TRANSLATE_NOOP("Weekday", "Fri"),
    QT_TRANSLATE_NOOP("Weekday", "Sat"),
    QT_TRANSLATE_NOOP("Weekday", "Sun"),
)
_TAIL = QT_TRANSLATE_NOOP("Contract", "ending in {tail}")
_DAY = QT_TRANSLATE_NOOP("Contract", "repays on day {day}")
_CAP_UNKNOWN = QT_TRANSLATE_NOOP("Contract", "{title} not known")
_LABELLED = QT_TRANSLATE_NOOP("Summary", "{title}: {sentence}")
_DATE = QT_TRANSLATE_NOOP("Weekday", "{weekday} {date}")
_SECONDS = QT_TRANSLATE_NOOP("Duration", "{seconds} s")
_MINUTES = QT_TRANSLATE_NOOP("Duration", "{minutes} min {seconds} s")
_DIFFERENT = QT_TRANSLATE_NOOP("Status", "Booked; WeChat Pay recorded it differently")
_ATTESTED = QT_TRANSLATE_NOOP("Status", "Settled by hand by {user} ({station}) on {at}: {reason}")
_ABSENT = QT_TRANSLATE_NOOP("Status", "Asked: no such record so far")


def translated(context: str, text: str, /, **facts: object) -> str:
    """*text* in the language of the moment, with *facts* filled in."""
    return QCoreApplication.translate(context, text).format(**facts)


def is_chinese() -> bool:
    """Whether the program speaks Chinese now."""
    return translated("Language", _LANGUAGE) == "zh"


def chosen(words: Words) -> str:
    """The half of *words* that is in the language of the moment."""
    return words.zh if is_chinese() else words.en


def title(name: FieldName | TermName) -> str:
    """What a field is called: the document's title, or our English for it."""
    if isinstance(name, TermName):
        return translated("Term", texts.TERMS[name])
    return FIELDS[name].zh if is_chinese() else FIELDS[name].en


def title_with_key(name: FieldName | TermName) -> str:
    """A field's title with its access key marked: ``应还款金额(&A)``."""
    text, key = title(name), texts.ACCESS_KEYS.get(name)
    if key is None:
        return text
    if is_chinese():
        return f"{text}(&{key})"
    word = re.search(rf"\b{key}", text, re.IGNORECASE)
    if word is None:
        return f"{text} (&{key})"
    return f"{text[: word.start()]}&{text[word.start() :]}"


def spoken_title(name: FieldName | TermName) -> str:
    """A field's title as a screen reader says it, with its unit: ``应还款金额，单位元``."""
    text = texts.SPOKEN.get(name)
    return title(name) if text is None else translated("Spoken", text, title=title(name))


def without_key(text: str) -> str:
    """A label without the mark of its access key: ``清空(&R)`` is ``清空``."""
    return re.sub(r" ?\(&.\)", "", text).replace("&", "")


def origin(of: Origin) -> str:
    """Where a text comes from that nobody typed."""
    return translated("Origin", texts.ORIGINS[of])


def hint(name: FieldName | TermName, facts: Mapping[str, str]) -> str:
    """What a field asks for, said before anything is typed."""
    return translated("Hint", texts.HINTS[name], **facts)


def finding(found: Finding) -> str:
    """A finding's sentence."""
    text = texts.REASONS[found.reason]
    if found.reason is Reason.MISSING and found.field is FieldName.REPAYMENT_DATE:
        text = texts.MISSING_DATE
    facts = dict(found.facts)
    if "status" in facts:
        facts["status"] = translated("Status", texts.STATUSES[Status(facts["status"])])
    return translated("Reason", text, title=title(found.field), **facts)


def source(found: Finding) -> str:
    """Who asks for it: 文档/Document or 本机/Local."""
    return translated("Source", texts.SOURCES[found.reason.source])


def labelled(title_of_it: str, sentence: str) -> str:
    """*sentence* with what it is about before it."""
    return translated("Summary", _LABELLED, title=title_of_it, sentence=sentence)


def attributed(found: Finding) -> str:
    """A finding with its field before it, and who asks for it after it."""
    said = labelled(title(found.field), finding(found))
    return f"{said}   {source(found)}"


def contract(of: Contract) -> str:
    """A saved contract in one line: name, end of its id, kind."""
    tail = translated("Contract", _TAIL, tail=of.tail)
    kind = translated("Kind", texts.KINDS[of.kind]) if of.kind else ""
    return " · ".join(part for part in (of.name, tail, kind) if part)


def terms(of: Contract) -> str:
    """What limits a saved contract's bookings, and its usual day; *not known* is said too."""
    caps = (
        cap(translated("Term", texts.TERMS[TermName.TEMPLATE_CAP]), of.template_cap),
        cap(translated("Term", texts.TERMS[TermName.CONTRACT_CAP]), of.contract_cap),
    )
    day = "" if of.repayment_day is None else translated("Contract", _DAY, day=of.repayment_day)
    return " · ".join(part for part in (*caps, day) if part)


def state(*, active: bool) -> str:
    """Whether an entry of the contract book is in use."""
    return translated("State", texts.STATES[active])


def cap(title_of_it: str, amount: Fen | None) -> str:
    """A cap with its title, or that nobody knows it."""
    if amount is None:
        return translated("Contract", _CAP_UNKNOWN, title=title_of_it)
    return f"{title_of_it} {money(amount)}"


def member(name: FieldName, text: str) -> str:
    """A member's *text* on the wire as a person reads it: amounts in yuan."""
    amounts = (FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT)
    plain = text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST))
    return money(Fen(int(text))) if name in amounts and plain else heard(text)


def error(caught: ExpectedError) -> str:
    """One sentence: what is in the way, and what to do."""
    kind = next(one for one in type(caught).__mro__ if one in error_texts.ERRORS)
    facts = {
        name: moment(value) if isinstance(value, datetime) else value
        for name, value in vars(caught).items()
    }
    if isinstance(column := facts.get("column"), FieldName):
        facts["column"] = title(column)
    if facts.get("reason") in error_texts.KEY_FILES:
        facts["reason"] = translated("KeyFile", facts["reason"])
    if facts.get("reason") in error_texts.SHEETS:
        facts["reason"] = translated("Sheet", facts["reason"])
    return translated("Error", error_texts.ERRORS[kind], **facts)


def status(of: Status) -> str:
    """Mark and word of a status, so that nothing depends on a colour."""
    return f"{texts.MARKS[of]} {translated('Status', texts.STATUSES[of])}"


def money(amount: Fen) -> str:
    """An amount: ``¥1,280.00``."""
    return f"¥{format_yuan(amount)}"


def day(of: date) -> str:
    """A date with its weekday."""
    return translated("Weekday", _DATE, weekday=weekday(of), date=of.isoformat())


def weekday(of: date) -> str:
    """A date's weekday, short."""
    return translated("Weekday", _WEEKDAYS[of.weekday()])


def moment(at: datetime) -> str:
    """A moment in Beijing, to the second."""
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"


def duration(of: timedelta) -> str:
    """A length of time in minutes and seconds, without its sign: ``5 min 12 s``."""
    minutes, seconds = divmod(round(abs(of.total_seconds())), 60)
    if not minutes:
        return translated("Duration", _SECONDS, seconds=seconds)
    return translated("Duration", _MINUTES, minutes=minutes, seconds=seconds)


def heard(text: str) -> str:
    """What a server said, cut where nobody reads on; the record's exchanges have all of it.

    A label takes a minute to wrap a million characters, and the window stands still meanwhile.
    """
    shown = visible(text[:_LONGEST])
    cut = len(text) > _LONGEST or len(shown) > _LONGEST
    return f"{shown[:_LONGEST]}…" if cut else shown


def visible(text: str) -> str:
    r"""*text* with an escape such as ``\u202e`` for each character that could hide or mislead."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def attested(said: Attestation) -> str:
    """A person's word, with who gave it, when and why."""
    return translated(
        "Status",
        _ATTESTED,
        user=said.user,
        station=said.station,
        at=moment(said.at),
        reason=said.reason,
    )


def message(row: Submission) -> str:
    """A row's outcome in a few words: a person's word, or WeChat Pay's own, first."""
    if row.attested is not None:
        return heard(attested(row.attested))
    match row.state:
        case NotBooked(complaint=complaint) | Unknown(complaint=complaint) if complaint.code:
            return f"{heard(complaint.message)} ({heard(complaint.code)})"
        case Unknown(reason=reason, absent=absent):
            text = translated("Unknown", outcome_texts.UNKNOWN[reason])
            return f"{text} · {translated('Status', _ABSENT)}" if absent else text
        case NotBooked(reason=reason):
            return translated("NotBooked", outcome_texts.NOT_BOOKED[reason])
        case NotSent(reason=reason):
            return translated("NotSent", outcome_texts.NOT_SENT[reason])
        case Booked(differences=differences) if differences:
            return translated("Status", _DIFFERENT)
        case _:
            return ""
