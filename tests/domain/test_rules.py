"""V1 to V13, each accepted and refused at its edges, in one table of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from wxrepay_gui.domain.contract import Contract, Kind, Terms
from wxrepay_gui.domain.draft import AMOUNTS, NORMALISED, Draft, Name, read
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, Source, TermName, Weight
from wxrepay_gui.domain.memory import NOTHING, Memory
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.rules import RULES, Reading, Rule, parse
from wxrepay_gui.domain.submission import Author, Status, Submission

TODAY = date(2025, 11, 10)
MCHID = "1900000001"
SAMPLE = Draft(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    out_record_id="1234567abcde",
    sub_mchid="1900000109",
    sub_appid="wxcbda96de0b165489",
    repayment_amount="100.00",
    min_repayment_amount="20.00",
    repayment_date="2025-11-18",
    template_cap="3,000.00",
    contract_cap="2,000.00",
    kind=Kind.CONSUMER,
)
CONTRACT, APPID, OPENID = FieldName.CONTRACT_ID, FieldName.APPID, FieldName.OPENID
RECORD, SUB_MCHID, SUB_APPID = FieldName.OUT_RECORD_ID, FieldName.SUB_MCHID, FieldName.SUB_APPID
AMOUNT, MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
DATE = FieldName.REPAYMENT_DATE
TEMPLATE_CAP, CONTRACT_CAP = TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP
IDENTIFIERS: tuple[Name, ...] = (CONTRACT, APPID, OPENID, RECORD, SUB_MCHID, SUB_APPID)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is typed otherwise than in the sample, and every finding that follows.

    ``number`` is the rule it is for; empty for checks of our own that stand in no list.
    """

    number: str
    name: str
    typed: Mapping[str, Any]
    findings: tuple[Finding, ...]
    today: date = TODAY
    memory: Memory = NOTHING
    cap: Fen | None = None

    @property
    def refused(self) -> bool:
        return any(finding.reason.weight is Weight.BLOCKS for finding in self.findings)

    @property
    def draft(self) -> Draft:
        return replace(SAMPLE, **self.typed)

    def parse(self) -> Reading:
        return parse(self.draft, mchid=MCHID, today=self.today, memory=self.memory, cap=self.cap)

    def found_by(self, rule: Rule) -> Finding | None:
        """What *rule* finds in this case by itself."""
        form = read(self.draft, mchid=MCHID, today=self.today, memory=self.memory, cap=self.cap)
        return rule.check(form, rule.field)


def finds(name: Name, reason: Reason, **facts: str) -> Finding:
    return Finding(name, reason, facts)


def at(name: Name, reason: Reason, text: str, wrong: str) -> Finding:
    """A finding about the character *wrong* of *text*."""
    return finds(name, reason, place=str(text.index(wrong) + 1), character=wrong)


def case(number: str, name: str, *findings: Finding, **typed: Any) -> Case:  # noqa: ANN401  texts and a Kind
    return Case(number=number, name=name, typed=typed, findings=findings)


def too_long(name: Name, longest: int) -> Finding:
    return finds(name, Reason.TOO_LONG, longest=str(longest), length=str(longest + 1))


EXCEL = "2.0251E+22"
V1 = [
    case("V1", "empty", finds(CONTRACT, Reason.MISSING), contract_id=""),
    case("V1", "blanks-only", finds(CONTRACT, Reason.MISSING), contract_id=" \u200b\u3000"),
    case("V1", "1", contract_id="C"),
    case("V1", "64", contract_id="C" * 64),
    case("V1", "65", too_long(CONTRACT, 64), contract_id="C" * 65),
    case(
        "V1",
        "64-Chinese-characters-not-bytes",
        finds(CONTRACT, Reason.UNUSUAL_CHARACTER, place="1", character="约"),
        contract_id="约" * 64,
    ),
    case("V1", "65-Chinese-characters", too_long(CONTRACT, 64), contract_id="约" * 65),
    case(
        "V1",
        "64-and-an-invisible-end",
        finds(CONTRACT, Reason.TRIMMED, count="1"),
        contract_id="C" * 64 + "\u200b",
    ),
    *(
        case(
            "V1",
            f"Excel-{text}",
            finds(CONTRACT, Reason.EXCEL_DAMAGED, text=text),
            contract_id=text,
        )
        for text in (EXCEL, "2E+22", "2E22", "2.02511050000001E+22", "1.5e+05")
    ),
    case(
        "",
        "Excel-kept-fifteen-digits",
        finds(CONTRACT, Reason.EXCEL_ROUNDED),
        contract_id="20251105000000100000000",
    ),
    case("", "fifteen-digits-and-one-that-is-no-zero", contract_id="2025110500000010000001"),
    case("", "fifteen-digits-that-end-in-zeros", contract_id="202511050000000"),
    case("V1", "not-Excel-E22", contract_id="E22"),
    case("V1", "not-Excel-20E+22", contract_id="20E+22"),
    case("V1", "not-Excel-2.E+22", contract_id="2.E+22"),
    case(
        "V1",
        "full-width-digits-stay",
        finds(CONTRACT, Reason.UNUSUAL_CHARACTER, place="3", character="２"),
        contract_id="C1２３",
    ),
]
V2 = [
    case("V2", "appid-empty", finds(APPID, Reason.MISSING), appid=""),
    case("V2", "appid-1", finds(APPID, Reason.UNUSUAL_APPID), appid="w"),
    case("V2", "appid-18", appid="wx0123456789abcdef"),
    case("V2", "appid-19", finds(APPID, Reason.UNUSUAL_APPID), appid="wx0123456789abcdef0"),
    case("V2", "appid-upper-case", finds(APPID, Reason.UNUSUAL_APPID), appid="WXCBDA96DE0B165486"),
    case("V2", "appid-not-hex", finds(APPID, Reason.UNUSUAL_APPID), appid="wxgbda96de0b165486"),
    case("V2", "appid-32", finds(APPID, Reason.UNUSUAL_APPID), appid="a" * 32),
    case("V2", "appid-33", too_long(APPID, 32), appid="a" * 33),
    case("V2", "openid-empty", finds(OPENID, Reason.MISSING), openid=""),
    case("V2", "openid-1", openid="o"),
    case("V2", "openid-128", openid="o" * 128),
    case(
        "V2",
        "openid-129",
        finds(OPENID, Reason.TOO_LONG_FOR_ANSWER, longest="128", length="129"),
        openid="o" * 129,
    ),
    case(
        "V2",
        "openid-Chinese",
        finds(OPENID, Reason.UNUSUAL_CHARACTER, place="2", character="客"),
        openid="o客",
    ),
]
V4 = [
    case("V4", "empty", finds(RECORD, Reason.MISSING), out_record_id=""),
    case("V4", "1", out_record_id="a"),
    case("V4", "every-digit-and-letter-a", out_record_id="0123456789abcdefghijklmnopqrstu"),
    case("V4", "every-digit-and-letter-b", out_record_id="vwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    case("V4", "32", out_record_id="Z9" * 16),
    case("V4", "33", too_long(RECORD, 32), out_record_id="Z" * 33),
    *(
        case(
            "V4",
            text,
            at(RECORD, Reason.NOT_ALPHANUMERIC, text, wrong),
            out_record_id=text,
        )
        for text, wrong in (
            ("A-1", "-"),
            ("A_1", "_"),
            ("A1.", "."),
            ("@A1", "@"),
            ("A/1", "/"),
            ("A:1", ":"),
            ("A[1", "["),
            ("A`1", "`"),
            ("A{1", "{"),
            ("A|*", "|"),
            ("单1", "单"),
            ("A１", "１"),
            ("Ａ1", "Ａ"),
            ("Aé", "é"),
            ("A٣", "٣"),
            (EXCEL, "."),
        )
    ),
    Case(
        number="V4",
        name="used-before",
        typed={},
        findings=(finds(RECORD, Reason.USED_BEFORE, date="2025-11-03"),),
        memory=Memory(used_on=date(2025, 11, 3)),
    ),
]
V5 = [
    case("V5", "empty", finds(SUB_MCHID, Reason.MISSING), sub_mchid=""),
    case("V5", "10-digits", sub_mchid="1900000110"),
    case("V5", "1", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="1"),
    case("V5", "9-digits", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="1" * 9),
    case("V5", "11-digits", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="1" * 11),
    case("V5", "letter", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="190000010O"),
    case("V5", "full-width", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="１" * 10),
    case("V5", "32", finds(SUB_MCHID, Reason.UNUSUAL_SUB_MCHID), sub_mchid="1" * 32),
    case("V5", "33", too_long(SUB_MCHID, 32), sub_mchid="1" * 33),
    case("V5", "own", finds(SUB_MCHID, Reason.OWN_MCHID), sub_mchid=MCHID),
    case("V5", "own-with-blanks", finds(SUB_MCHID, Reason.OWN_MCHID), sub_mchid=f" {MCHID}\u200b"),
]
V6 = [
    case("V6", "left-out", sub_appid=""),
    case("V6", "18", sub_appid="wx0123456789abcdef"),
    case("V6", "32", finds(SUB_APPID, Reason.UNUSUAL_APPID), sub_appid="a" * 32),
    case(
        "V6",
        "33",
        finds(SUB_APPID, Reason.TOO_LONG_FOR_ANSWER, longest="32", length="33"),
        sub_appid="a" * 33,
    ),
]

UNREADABLE = ("1e3", "1.280,00", "(5)", "1280 5", "12,80", "12\u200b80", "😀")
BAD_AMOUNTS = [
    *((text, Reason.AMOUNT_UNREADABLE) for text in UNREADABLE),
    ("12.345", Reason.AMOUNT_TOO_PRECISE),
    ("-5", Reason.AMOUNT_NOT_POSITIVE),
    ("0", Reason.AMOUNT_NOT_POSITIVE),
    ("0.00", Reason.AMOUNT_NOT_POSITIVE),
    ("1000000000", Reason.AMOUNT_TOO_LARGE),
]
WITHOUT_MINIMUM = {"kind": Kind.CASH, "min_repayment_amount": ""}
V7 = [
    case("V7", "empty", finds(AMOUNT, Reason.MISSING), repayment_amount=""),
    *(
        case("V7", f"{name}-{text}", finds(name, reason, text=text), **{name: text})
        for name in (AMOUNT, MINIMUM)
        for text, reason in BAD_AMOUNTS
    ),
    case("V7", "one-fen", repayment_amount="0.01", min_repayment_amount="0.01"),
    case(
        "V7",
        "largest",
        repayment_amount="999,999,999.99",
        template_cap="999999999.99",
        contract_cap="999999999.99",
        **WITHOUT_MINIMUM,
    ),
    case("V7", "with-signs", repayment_amount="¥1,280.00元", min_repayment_amount="¥64"),
]
V8 = [
    *(
        case(
            "V8",
            f"{name}-{text}",
            finds(name, reason, text=text),
            finds(AMOUNT, Reason.CAP_UNKNOWN),
            **{name: text},
        )
        for name in (TEMPLATE_CAP, CONTRACT_CAP)
        for text, reason in BAD_AMOUNTS
    ),
    case("V8", "at-the-contract-cap", repayment_amount="2000.00", min_repayment_amount="100"),
    case(
        "V8",
        "a-fen-over-the-contract-cap",
        finds(AMOUNT, Reason.OVER_CONTRACT_CAP, cap="2,000.00", excess="0.01"),
        repayment_amount="2000.01",
        min_repayment_amount="200",
    ),
    case(
        "V8",
        "at-the-template-cap",
        repayment_amount="3000",
        min_repayment_amount="300",
        contract_cap="3000.01",
    ),
    case(
        "V8",
        "a-fen-over-the-template-cap",
        finds(AMOUNT, Reason.OVER_TEMPLATE_CAP, cap="3,000.00", excess="0.01"),
        repayment_amount="3000.01",
        min_repayment_amount="300.01",
        contract_cap="9000",
    ),
    case(
        "V8",
        "over-both-caps-says-one",
        finds(AMOUNT, Reason.OVER_TEMPLATE_CAP, cap="3,000.00", excess="1,280.50"),
        repayment_amount="4280.50",
        min_repayment_amount="1000",
    ),
    case("V8", "template-cap-unknown", finds(AMOUNT, Reason.CAP_UNKNOWN), template_cap=""),
    case("V8", "contract-cap-unknown", finds(AMOUNT, Reason.CAP_UNKNOWN), contract_cap=""),
    case(
        "V8",
        "both-caps-unknown",
        finds(AMOUNT, Reason.CAP_UNKNOWN),
        template_cap="",
        contract_cap="",
    ),
    case(
        "V8",
        "over-the-only-known-cap",
        finds(AMOUNT, Reason.OVER_CONTRACT_CAP, cap="2,000.00", excess="0.01"),
        repayment_amount="2000.01",
        min_repayment_amount="200",
        template_cap="",
    ),
    case(
        "V7",
        "empty-is-not-compared-with-a-cap",
        finds(AMOUNT, Reason.MISSING),
        repayment_amount="",
        template_cap="",
    ),
]


def shares(
    number: str, kind: Kind | None, reason: Reason, table: Mapping[tuple[str, str], str]
) -> list[Case]:
    """For each amount and its least share, a case at that share and one a fen below it."""
    found = []
    for (amount, least), below in table.items():
        facts = {"least": least.removesuffix("!")}
        typed = {"kind": kind, "repayment_amount": amount, "template_cap": "9" * 9}
        typed["contract_cap"] = "9" * 9
        found += [
            case(number, f"{least}-of-{amount}", min_repayment_amount=least, **typed),
            case(
                number,
                f"{below}-of-{amount}",
                finds(MINIMUM, reason, **facts),
                min_repayment_amount=below,
                **typed,
            ),
        ]
    return found


V9 = [
    case("V9", "missing", finds(MINIMUM, Reason.MINIMUM_REQUIRED), min_repayment_amount=""),
    case(
        "V9",
        "blanks-only",
        finds(MINIMUM, Reason.TRIMMED, count="2"),
        finds(MINIMUM, Reason.MINIMUM_REQUIRED),
        min_repayment_amount=" \u200b",
    ),
    *shares(
        "V9",
        Kind.CONSUMER,
        Reason.BELOW_5_PERCENT,
        {
            ("100.00", "5.00"): "4.99",
            ("100.01", "5.01"): "5.00",
            ("99.99", "5.00"): "4.99",
            ("100.19", "5.01"): "5.00",
            ("100.20", "5.01"): "5.00",
            ("100.21", "5.02"): "5.01",
            ("0.21", "0.02"): "0.01",
            ("999999999.00", "49,999,999.95"): "49999999.94",
        },
    ),
    case("V9", "a-fen-of-twenty", repayment_amount="0.20", min_repayment_amount="0.01"),
]
V10 = [
    case("V10", "left-out", **WITHOUT_MINIMUM),
    *shares(
        "V10",
        Kind.CASH,
        Reason.BELOW_10_PERCENT,
        {
            ("100.00", "10.00"): "9.99",
            ("100.01", "10.01"): "10.00",
            ("99.99", "10.00"): "9.99",
            ("100.09", "10.01"): "10.00",
            ("100.10", "10.01"): "10.00",
            ("100.11", "10.02"): "10.01",
            ("0.11", "0.02"): "0.01",
            ("999999999.00", "99,999,999.90"): "99999999.89",
        },
    ),
    case(
        "V10",
        "5-percent-is-not-enough",
        finds(MINIMUM, Reason.BELOW_10_PERCENT, least="10.00"),
        kind=Kind.CASH,
        min_repayment_amount="5",
    ),
]
UNKNOWN_KIND = [
    case(
        "",
        "unknown-kind-without-minimum",
        finds(MINIMUM, Reason.MINIMUM_PERHAPS_REQUIRED),
        kind=None,
        min_repayment_amount="",
    ),
    case(
        "",
        "unknown-kind-below-both-shares",
        finds(MINIMUM, Reason.BELOW_5_PERCENT, least="5.01"),
        kind=None,
        repayment_amount="100.01",
        min_repayment_amount="5.00",
    ),
    case(
        "",
        "unknown-kind-at-5-percent",
        finds(MINIMUM, Reason.PERHAPS_BELOW_10_PERCENT, least="10.01"),
        kind=None,
        repayment_amount="100.01",
        min_repayment_amount="5.01",
    ),
    case(
        "",
        "unknown-kind-below-10-percent",
        finds(MINIMUM, Reason.PERHAPS_BELOW_10_PERCENT, least="10.01"),
        kind=None,
        repayment_amount="100.01",
        min_repayment_amount="10.00",
    ),
    case(
        "",
        "unknown-kind-at-10-percent",
        kind=None,
        repayment_amount="100.01",
        min_repayment_amount="10.01",
    ),
]
V11 = [
    *(
        case("V11", f"the-whole-amount-{kind}", kind=kind, min_repayment_amount="100.00")
        for kind in (*Kind, None)
    ),
    *(
        case(
            "V11",
            f"a-fen-above-{kind}",
            finds(MINIMUM, Reason.ABOVE_AMOUNT, amount="100.00"),
            kind=kind,
            min_repayment_amount="100.01",
        )
        for kind in (*Kind, None)
    ),
    case(
        "V7",
        "empty-is-not-compared-with-the-minimum",
        finds(AMOUNT, Reason.MISSING),
        repayment_amount="",
        min_repayment_amount="0.01",
    ),
]

TOO_EARLY = finds(DATE, Reason.DATE_TOO_EARLY, first="2025-11-11")
TOO_LATE = finds(DATE, Reason.DATE_TOO_LATE, last="2025-11-24", excluded="2025-11-25")
UNREADABLE_DATES = (
    "2025-02-30",
    "2025-02-29",
    "2025-11-31",
    "2025/11/18",
    "2025.11.18",
    "20251118",
    "2025-11-8",
    "25-11-18",
    "2025-11-18T00:00:00+08:00",
    "2025年11月18日",
    "2025-W47-2",
    "2025-11\u200b-18",
    "3+",
    "😀",
)
V12 = [
    case("V12", "empty", finds(DATE, Reason.MISSING), repayment_date=""),
    case("V12", "long-ago", TOO_EARLY, repayment_date="2025-02-28"),
    case("V12", "D-1", TOO_EARLY, repayment_date="2025-11-09"),
    case("V12", "D", TOO_EARLY, repayment_date="2025-11-10"),
    case("V12", "D+1", repayment_date="2025-11-11"),
    case("V12", "D+14", repayment_date="2025-11-24"),
    *(
        case("V12", text, repayment_date=text)
        for text in ("+3", "t", "15", "1115", "11-15", "11/15", "11月15日")
    ),
    case("V12", "D+15", TOO_LATE, repayment_date="2025-11-25"),
    case("V12", "next-year", TOO_LATE, repayment_date="2026-11-18"),
    *(
        case("V12", text, finds(DATE, Reason.DATE_UNREADABLE, text=text), repayment_date=text)
        for text in UNREADABLE_DATES
    ),
    Case(
        number="V12",
        name="leap-day-in-a-leap-year",
        typed={"repayment_date": "2028-02-29"},
        findings=(),
        today=date(2028, 2, 15),
    ),
    Case(
        number="V12",
        name="leap-day-in-a-common-year",
        typed={"repayment_date": "2027-02-29"},
        findings=(finds(DATE, Reason.DATE_UNREADABLE, text="2027-02-29"),),
        today=date(2027, 2, 15),
    ),
]

EMOJI, FIRST_OF_4_BYTES, LAST_OF_3_BYTES = "😀", "\U00010000", "\uffee"
V13 = [
    *(
        case(
            "V13",
            f"{name}-U+{ord(wrong):X}",
            at(name, Reason.FOUR_BYTES, text, wrong),
            **{name: text},
        )
        for name in IDENTIFIERS
        for wrong in (EMOJI, FIRST_OF_4_BYTES)
        for text in [f"A1{wrong}2"]
    ),
    case(
        "V13",
        "3-bytes",
        finds(CONTRACT, Reason.UNUSUAL_CHARACTER, place="3", character=LAST_OF_3_BYTES),
        contract_id=f"A1{LAST_OF_3_BYTES}2",
    ),
]


def sample(name: Name) -> str:
    return str(getattr(SAMPLE, name))


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


INVISIBLES = ("\u200b", "\ufeff", "\u00a0", " ", "\n", "\x00", "\ufe0f", "\ud800")
TEXTS: tuple[Name, ...] = (*FieldName, TEMPLATE_CAP, CONTRACT_CAP)
CLEANING = [
    *(
        case(
            "",
            f"{name}-inside-U+{ord(wrong):04X}",
            at(name, Reason.INVISIBLE_INSIDE, text, wrong),
            **{name: text},
        )
        for name in IDENTIFIERS
        for wrong in INVISIBLES
        for text in [f"A1{wrong}2"]
    ),
    *(
        case(
            "",
            f"{name}-ends",
            finds(name, Reason.TRIMMED, count="3"),
            **{name: f"\ufeff {sample(name)}\u200b"},
        )
        for name in TEXTS
    ),
    *(
        case(
            "",
            f"{name}-full-width",
            finds(name, Reason.MADE_HALF_WIDTH),
            **{name: full_width(sample(name))},
        )
        for name in sorted(NORMALISED)
    ),
    case(
        "",
        "full-width-amount-with-ideographic-stop-and-blanks",
        finds(AMOUNT, Reason.TRIMMED, count="2"),
        finds(AMOUNT, Reason.MADE_HALF_WIDTH),
        repayment_amount="\u3000１２８。５０\u200b",
    ),
    case("", "blanks-only-sub-appid", finds(SUB_APPID, Reason.TRIMMED, count="1"), sub_appid=" "),
]
SAVED = Contract(
    contract_id=SAMPLE.contract_id,
    appid=SAMPLE.appid,
    openid=SAMPLE.openid,
    sub_mchid=SAMPLE.sub_mchid,
)


def remembered(
    name: str,
    memory: Memory,
    *findings: Finding,
    number: str = "",
    **typed: Any,  # noqa: ANN401  texts and a Kind
) -> Case:
    return Case(number=number, name=name, typed=typed, findings=findings, memory=memory)


def earlier(state: State, *, day: date = date(2025, 11, 18), at: date = TODAY) -> Memory:
    """One submission of another booking under the sample's contract."""
    booking = parse(SAMPLE, mchid=MCHID, today=TODAY).booking
    assert booking is not None
    booking = replace(booking, item=replace(booking.item, repayment_date=day))
    moment = datetime(at.year, at.month, at.day, 4, tzinfo=UTC)
    author = Author(user="op", station="K7", version="1")
    row = Submission(
        id=1, mchid=MCHID, booking=booking, body=b"", at=moment, author=author, state=state
    )
    return Memory(earlier=(row,))


def twice(status: Status, at: date = TODAY) -> Finding:
    return finds(
        DATE,
        Reason.BOOKED_ALREADY,
        date="2025-11-18",
        amount="100.00",
        status=status.value,
        at=at.isoformat(),
    )


UNKNOWN = Unknown(reason=UnknownReason.NO_ANSWER)
REFUSED = NotBooked(reason=NotBookedReason.REFUSED)
MEMORY = [
    remembered(
        "not-in-the-book-and-no-contract-cap",
        Memory(consulted=True),
        finds(CONTRACT, Reason.NOT_IN_BOOK),
        finds(AMOUNT, Reason.CAP_UNKNOWN),
        contract_cap="",
    ),
    remembered(
        "not-in-the-book-and-kind-unknown",
        Memory(consulted=True),
        finds(CONTRACT, Reason.NOT_IN_BOOK),
        kind=None,
    ),
    remembered("not-in-the-book-but-its-terms-are-given", Memory(consulted=True)),
    remembered(
        "in-the-book",
        Memory(consulted=True, contract=SAVED),
        finds(AMOUNT, Reason.CAP_UNKNOWN),
        contract_cap="",
    ),
    remembered(
        "an-empty-id-is-missing-and-nothing-else",
        Memory(consulted=True),
        finds(CONTRACT, Reason.MISSING),
        number="V1",
        contract_id="",
        kind=None,
    ),
    remembered(
        "stopped",
        Memory(consulted=True, contract=replace(SAVED, active=False)),
        finds(CONTRACT, Reason.STOPPED),
    ),
    remembered("by-hand", Memory(by_hand=True), finds(OPENID, Reason.CONFUSABLE), openid="oX0"),
    remembered("by-hand-without-look-alikes", Memory(by_hand=True), openid="oXYZ234"),
    remembered("the-usual-day", Memory(contract=replace(SAVED, repayment_day=18))),
    remembered(
        "another-day-than-usual",
        Memory(contract=replace(SAVED, repayment_day=15)),
        finds(DATE, Reason.UNUSUAL_DAY, day="15"),
    ),
    remembered("no-usual-day", Memory(contract=SAVED)),
    remembered(
        "no-day-to-compare",
        Memory(contract=replace(SAVED, repayment_day=15)),
        finds(DATE, Reason.MISSING),
        number="V12",
        repayment_date="",
    ),
    remembered("booked-for-the-day", earlier(Booked()), twice(Status.BOOKED)),
    remembered("unknown-for-the-day", earlier(UNKNOWN), twice(Status.UNKNOWN)),
    remembered("under-way-for-the-day", earlier(Sending()), twice(Status.SENDING)),
    remembered("refused-for-the-day", earlier(REFUSED)),
    remembered("not-sent-for-the-day", earlier(NotSent(reason=NotSentReason.NAME))),
    remembered("booked-for-another-day", earlier(Booked(), day=date(2025, 11, 19))),
    remembered(
        "booked-thirty-days-ago",
        earlier(Booked(), at=date(2025, 10, 11)),
        twice(Status.BOOKED, at=date(2025, 10, 11)),
    ),
    remembered("booked-thirty-one-days-ago", earlier(Booked(), at=date(2025, 10, 10))),
]


def capped(name: str, cap: int, *findings: Finding, **typed: str) -> Case:
    """A case for a merchant that has set a cap of its own, in fen."""
    return Case(number="", name=name, typed=typed, findings=findings, cap=Fen(cap))


OWN_CAP = [
    capped("at-the-merchant-s-cap", 10_000),
    capped(
        "a-fen-over-the-merchant-s-cap",
        9_999,
        finds(AMOUNT, Reason.OVER_MERCHANT_CAP, cap="99.99", excess="0.01"),
    ),
    replace(
        capped(
            "over-the-document-s-cap-says-so-first",
            1,
            finds(AMOUNT, Reason.OVER_CONTRACT_CAP, cap="2,000.00", excess="0.01"),
            repayment_amount="2000.01",
            min_repayment_amount="200",
        ),
        number="V8",
    ),
    capped(
        "a-merchant-s-cap-makes-up-for-none-that-nobody-knows",
        10_000,
        finds(AMOUNT, Reason.CAP_UNKNOWN),
        contract_cap="",
    ),
]
OF_A_CONTRACT_ONLY = {
    Reason.DAY_OF_MONTH_UNREADABLE,
    Reason.CHOICE_UNKNOWN,
    Reason.CONTRACT_TWICE,
    Reason.IN_BOOK_ALREADY,
    Reason.TOO_LONG_HERE,
}
"""What is said of an entry of the contract book; see test_contract_rules."""

CASES = [
    *V1,
    *V2,
    *V4,
    *V5,
    *V6,
    *V7,
    *V8,
    *V9,
    *V10,
    *UNKNOWN_KIND,
    *V11,
    *V12,
    *V13,
    *CLEANING,
    *MEMORY,
    *OWN_CAP,
]
NUMBERS = [f"V{n}" for n in range(1, 14)]
BY_SHAPE = {"V3"}
"""Exactly one item: Booking can hold no other; see test_booking."""


def case_id(case: Case) -> str:
    return f"{case.number or 'own'}-{case.name}"


refused = pytest.mark.parametrize("case", [c for c in CASES if c.refused], ids=case_id)
accepted = pytest.mark.parametrize("case", [c for c in CASES if not c.refused], ids=case_id)


def test_the_sample_has_no_findings() -> None:
    reading = parse(SAMPLE, mchid=MCHID, today=TODAY)
    assert reading.booking is not None
    assert reading.findings == ()


@refused
def test_what_a_rule_forbids_is_refused_with_exactly_these_findings(case: Case) -> None:
    reading = case.parse()
    assert reading.findings == case.findings
    assert reading.booking is None


@accepted
def test_what_the_rules_allow_is_accepted_with_exactly_these_findings(case: Case) -> None:
    reading = case.parse()
    assert reading.findings == case.findings
    assert reading.booking is not None


@refused
def test_the_rule_that_refuses_is_the_one_the_case_is_for(case: Case) -> None:
    (blocking,) = (finding for finding in case.findings if finding.blocks)
    assert case.number in {rule.number for rule in RULES if case.found_by(rule) == blocking}


@pytest.mark.parametrize("number", [n for n in NUMBERS if n not in BY_SHAPE])
def test_every_rule_of_the_list_has_cases_on_both_sides(number: str) -> None:
    mine = [case for case in CASES if case.number == number]
    assert any(case.refused for case in mine)
    assert any(not case.refused for case in mine)


def test_the_table_holds_every_rule_of_the_list_and_no_other() -> None:
    assert {rule.number for rule in RULES} == {*NUMBERS, ""} - BY_SHAPE


@pytest.mark.parametrize(
    "rule", RULES, ids=[f"{n}-{rule.number or 'own'}-{rule.field}" for n, rule in enumerate(RULES)]
)
def test_every_row_of_the_table_is_what_some_case_is_found_by(rule: Rule) -> None:
    assert any(case.found_by(rule) in case.findings for case in CASES)


def test_every_reason_is_some_case_s_finding() -> None:
    assert {finding.reason for case in CASES for finding in case.findings} == (
        set(Reason) - OF_A_CONTRACT_ONLY
    )


def test_case_names_are_unique() -> None:
    assert len({case_id(case) for case in CASES}) == len(CASES)


def test_an_empty_form_asks_for_every_required_field_in_order() -> None:
    reading = parse(Draft(kind=Kind.CONSUMER), mchid=MCHID, today=TODAY)
    assert reading.findings == (
        *(Finding(name, Reason.MISSING) for name in IDENTIFIERS[:-1]),
        Finding(AMOUNT, Reason.MISSING),
        Finding(MINIMUM, Reason.MINIMUM_REQUIRED),
        Finding(DATE, Reason.MISSING),
    )
    assert reading.booking is None
    assert reading.terms == Terms(kind=Kind.CONSUMER)


@pytest.mark.parametrize(
    ("typed", "cap", "lowest"),
    [
        ("2,000.00", None, 200_000),
        ("2,000.00", Fen(150_000), 150_000),
        ("2,000.00", Fen(250_000), 200_000),
        ("", Fen(250_000), 250_000),
        ("", None, None),
    ],
)
def test_the_lowest_cap_counts_whoever_set_it(
    typed: str, cap: Fen | None, lowest: int | None
) -> None:
    draft = replace(SAMPLE, template_cap="", contract_cap=typed)
    assert parse(draft, mchid=MCHID, today=TODAY, cap=cap).lowest_cap == lowest


def test_the_rows_of_a_field_stand_together_in_the_order_of_the_form() -> None:
    order = list(dict.fromkeys(rule.field for rule in RULES))
    assert order == [*IDENTIFIERS, TEMPLATE_CAP, CONTRACT_CAP, AMOUNT, MINIMUM, DATE]
    assert [rule.field for rule in RULES] == sorted((rule.field for rule in RULES), key=order.index)


def test_what_can_be_read_is_read_though_another_field_blocks() -> None:
    reading = parse(replace(SAMPLE, contract_id=""), mchid=MCHID, today=TODAY)
    assert reading.booking is None
    assert (reading.amount, reading.minimum, reading.day) == (10_000, 2_000, date(2025, 11, 18))
    assert reading.terms.kind is Kind.CONSUMER
    assert (reading.terms.template_cap, reading.terms.contract_cap) == (300_000, 200_000)


def test_what_cannot_be_read_is_not_guessed() -> None:
    typed: dict[str, Any] = dict.fromkeys((*AMOUNTS, DATE), "12.345")
    reading = parse(replace(SAMPLE, **typed, kind=None), mchid=MCHID, today=TODAY)
    assert (reading.amount, reading.minimum, reading.day) == (None, None, None)
    assert reading.terms == Terms()


def test_a_date_out_of_the_window_is_still_read() -> None:
    draft = replace(SAMPLE, repayment_date="2025-11-25")
    assert parse(draft, mchid=MCHID, today=TODAY).day == date(2025, 11, 25)


def test_a_finding_is_frozen_and_its_facts_default_to_none_at_all() -> None:
    assert dict(Finding(AMOUNT, Reason.MISSING).facts) == {}
    assert Finding(AMOUNT, Reason.MISSING) == finds(AMOUNT, Reason.MISSING)


FROM_THE_DOCUMENT = {
    Reason.MISSING,
    Reason.TOO_LONG,
    Reason.TOO_LONG_FOR_ANSWER,
    Reason.FOUR_BYTES,
    Reason.NOT_ALPHANUMERIC,
    Reason.OVER_TEMPLATE_CAP,
    Reason.OVER_CONTRACT_CAP,
    Reason.MINIMUM_REQUIRED,
    Reason.BELOW_5_PERCENT,
    Reason.BELOW_10_PERCENT,
    Reason.DATE_UNREADABLE,
    Reason.DATE_TOO_EARLY,
    Reason.DATE_TOO_LATE,
}


def test_only_what_the_document_says_is_said_in_its_name() -> None:
    assert {r for r in Reason if r.source is Source.DOCUMENT} == FROM_THE_DOCUMENT


def test_what_the_document_forbids_blocks() -> None:
    assert all(reason.weight is Weight.BLOCKS for reason in FROM_THE_DOCUMENT)


def test_keys_of_reasons_are_their_own() -> None:
    assert len({reason.key for reason in Reason}) == len(Reason)
    assert all(reason.key == reason.name.lower() for reason in Reason)
