"""An entry of the contract book, accepted and refused at its edges, in one table of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from tests.contracts import KNOWN
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.contract_rules import (
    ContractDraft,
    ContractReading,
    contract_draft,
    parse_contract,
)
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, Source, TermName, Weight
from wxrepay_gui.domain.money import LARGEST, Fen, format_yuan

MCHID = "1900000001"
SAMPLE = ContractDraft(
    name="客户甲",
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
    sub_appid="wxcbda96de0b165489",
    kind=Kind.CONSUMER,
    template_cap="5,000.00",
    contract_cap="3000",
    repayment_day="15",
    usual_amount="1,280.50",
    default_minimum=DefaultMinimum.PERCENT_5,
    note="城南门店\n每月先联系",
)
CONTRACT = replace(KNOWN, note="城南门店\n每月先联系")
BOOK = ContractBook([replace(CONTRACT, id=7)])
NO_BOOK = ContractBook()
ID, APPID, OPENID = FieldName.CONTRACT_ID, FieldName.APPID, FieldName.OPENID
SUB_MCHID, SUB_APPID = FieldName.SUB_MCHID, FieldName.SUB_APPID
TEMPLATE_CAP, CONTRACT_CAP = TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP
NAME, DAY, USUAL, NOTE = (
    TermName.NAME,
    TermName.REPAYMENT_DAY,
    TermName.USUAL_AMOUNT,
    TermName.NOTE,
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is typed otherwise than in the sample, and every finding that follows."""

    name: str
    typed: Mapping[str, Any]
    findings: tuple[Finding, ...]
    book: ContractBook = NO_BOOK

    def parse(self) -> ContractReading:
        return parse_contract(replace(SAMPLE, **self.typed), mchid=MCHID, book=self.book)


def finds(name: Name, reason: Reason, **facts: str) -> Finding:
    return Finding(name, reason, facts)


def case(title: str, /, *findings: Finding, **typed: Any) -> Case:  # noqa: ANN401  texts and a Kind
    return Case(name=title, typed=typed, findings=findings)


def too_long(name: Name, reason: Reason, longest: int) -> Finding:
    return finds(name, reason, longest=str(longest), length=str(longest + 1))


def hidden(name: Name, place: int, character: str) -> Finding:
    return finds(name, Reason.INVISIBLE_INSIDE, place=str(place), character=character)


TEXTS = [
    case("no-name", name=""),
    case("name-64", name="名" * 64),
    case("name-65", too_long(NAME, Reason.TOO_LONG_HERE, 64), name="名" * 65),
    case("name-64-and-blanks", finds(NAME, Reason.TRIMMED, count="2"), name=" " + "名" * 64 + "\n"),
    case("name-with-blanks-and-marks", name="=Anna \u3000O'Neil, “A”é😀👨\u200d👩 <r>_x0041_"),
    *(
        case(f"name-U+{ord(wrong):04X}", hidden(NAME, 2, wrong), name=f"a{wrong}b")
        for wrong in "\x00\t\n\r\x1f\x7f\x85\u2028\u2029\ud800\udfff\ufffe\uffff"
    ),
    *(
        case(f"name-may-hold-U+{ord(right):04X}", name=f"a{right}b")
        for right in "\xa0\u200b\u2027\u202a\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    ),
    case("no-note", note=""),
    case("note-500", note="记" * 500),
    case("note-501", too_long(NOTE, Reason.TOO_LONG_HERE, 500), note="记" * 501),
    case("note-of-several-lines", note="a\tb\r\nc\u2028d"),
    case("note-ends", finds(NOTE, Reason.TRIMMED, count="1"), note="a\n"),
    *(
        case(f"note-U+{ord(wrong):04X}", hidden(NOTE, 2, wrong), note=f"a{wrong}b")
        for wrong in "\x00\x0b\x0c\x1f\x7f\x9f\ud800\ufffe"
    ),
]
IDS = [
    *(
        case(f"no-{name}", finds(name, Reason.MISSING), **{name: ""})
        for name in (ID, APPID, OPENID, SUB_MCHID)
    ),
    case("no-sub_appid", sub_appid=""),
    case("contract_id-64", contract_id="C" * 64),
    case("contract_id-65", too_long(ID, Reason.TOO_LONG, 64), contract_id="C" * 65),
    case(
        "contract_id-Excel",
        finds(ID, Reason.EXCEL_DAMAGED, text="2.0251E+22"),
        contract_id="2.0251E+22",
    ),
    case("contract_id-ends", finds(ID, Reason.TRIMMED, count="1"), contract_id="C1\u200b"),
    case("appid-33", too_long(APPID, Reason.TOO_LONG, 32), appid="a" * 33),
    case("appid-unusual", finds(APPID, Reason.UNUSUAL_APPID), appid="wx1"),
    case("openid-look-alikes-say-nothing-here", openid="O0lI1"),
    case("openid-129", too_long(OPENID, Reason.TOO_LONG_FOR_ANSWER, 128), openid="o" * 129),
    case("own-mchid", finds(SUB_MCHID, Reason.OWN_MCHID), sub_mchid=MCHID),
    case("sub_appid-33", too_long(SUB_APPID, Reason.TOO_LONG_FOR_ANSWER, 32), sub_appid="a" * 33),
    *(
        case(f"{name}-inside", hidden(name, 2, "\u200b"), **{name: "1\u200b2"})
        for name in (ID, APPID, OPENID, SUB_MCHID, SUB_APPID)
    ),
    *(
        case(
            f"{name}-emoji",
            finds(name, Reason.FOUR_BYTES, place="2", character="😀"),
            **{name: "1😀"},
        )
        for name in (ID, APPID, OPENID, SUB_MCHID, SUB_APPID)
    ),
]
BAD_AMOUNTS = [
    ("1e3", Reason.AMOUNT_UNREADABLE),
    ("12.345", Reason.AMOUNT_TOO_PRECISE),
    ("0", Reason.AMOUNT_NOT_POSITIVE),
    ("1000000000", Reason.AMOUNT_TOO_LARGE),
]
AMOUNTS = [
    *(
        case(f"{name}-{text}", finds(name, reason, text=text), **{name: text})
        for name in (TEMPLATE_CAP, CONTRACT_CAP, USUAL)
        for text, reason in BAD_AMOUNTS
    ),
    *(
        case(f"{name}-full-width", finds(name, Reason.MADE_HALF_WIDTH), **{name: "１２８０。５０"})
        for name in (TEMPLATE_CAP, CONTRACT_CAP, USUAL)
    ),
    case("no-caps-says-nothing-here", template_cap="", contract_cap=""),
    case("no-usual-amount", usual_amount=""),
    case("usual-amount-ends", finds(USUAL, Reason.TRIMMED, count="1"), usual_amount="1280 "),
    case("usual-at-the-cap", usual_amount="3000.00"),
    case(
        "usual-a-fen-over-the-contract-cap",
        finds(USUAL, Reason.OVER_CONTRACT_CAP, cap="3,000.00", excess="0.01"),
        usual_amount="3000.01",
    ),
    case(
        "usual-a-fen-over-the-template-cap",
        finds(USUAL, Reason.OVER_TEMPLATE_CAP, cap="5,000.00", excess="0.01"),
        usual_amount="5000.01",
        contract_cap="",
    ),
    case("usual-without-caps", usual_amount="999999999.99", template_cap="", contract_cap=""),
    case(
        "usual-without-a-readable-cap",
        finds(CONTRACT_CAP, Reason.AMOUNT_UNREADABLE, text="x"),
        usual_amount="4000",
        contract_cap="x",
    ),
]
DAYS = [
    *(case(f"day-{text}", repayment_day=text) for text in ("", "1", "01", "9", "10", "29", "31")),
    *(
        case(
            f"day-{text}", finds(DAY, Reason.DAY_OF_MONTH_UNREADABLE, text=text), repayment_day=text
        )
        for text in ("0", "00", "32", "-1", "+1", "1.0", "1.5", "015", "15日", "x", "٣", "1 5")
    ),
    case("day-full-width", finds(DAY, Reason.MADE_HALF_WIDTH), repayment_day="１５"),
    case(
        "day-full-width-with-ends",
        finds(DAY, Reason.TRIMMED, count="2"),
        finds(DAY, Reason.MADE_HALF_WIDTH),
        repayment_day=" ３１\u200b",
    ),
    case(
        "day-full-width-32",
        finds(DAY, Reason.DAY_OF_MONTH_UNREADABLE, text="32"),
        repayment_day="３２",
    ),
]
IN_BOOK = [
    Case(
        name="the-id-of-another-entry",
        typed={},
        findings=(finds(ID, Reason.IN_BOOK_ALREADY),),
        book=BOOK,
    ),
    Case(
        name="the-id-of-another-entry-with-blanks",
        typed={"id": 8, "contract_id": f" {SAMPLE.contract_id}"},
        findings=(finds(ID, Reason.TRIMMED, count="1"), finds(ID, Reason.IN_BOOK_ALREADY)),
        book=BOOK,
    ),
    Case(
        name="the-id-of-another-entry-before-what-is-wrong-below",
        typed={"contract_cap": "0"},
        findings=(
            finds(ID, Reason.IN_BOOK_ALREADY),
            finds(CONTRACT_CAP, Reason.AMOUNT_NOT_POSITIVE, text="0"),
        ),
        book=BOOK,
    ),
    Case(name="its-own-id", typed={"id": 7}, findings=(), book=BOOK),
    Case(name="an-id-that-is-free", typed={"contract_id": "C1"}, findings=(), book=BOOK),
]
ORDER = [
    case(
        "findings-in-the-editor-s-order",
        too_long(NAME, Reason.TOO_LONG_HERE, 64),
        finds(ID, Reason.MISSING),
        finds(CONTRACT_CAP, Reason.AMOUNT_NOT_POSITIVE, text="0"),
        finds(DAY, Reason.DAY_OF_MONTH_UNREADABLE, text="32"),
        finds(USUAL, Reason.AMOUNT_UNREADABLE, text="x"),
        hidden(NOTE, 2, "\x00"),
        note="a\x00b",
        usual_amount="x",
        repayment_day="32",
        contract_cap="0",
        contract_id="",
        name="n" * 65,
    )
]
CASES = [*TEXTS, *IDS, *AMOUNTS, *DAYS, *IN_BOOK, *ORDER]


def test_the_sample_is_a_contract() -> None:
    reading = parse_contract(SAMPLE, mchid=MCHID, book=NO_BOOK)
    assert reading == ContractReading(contract=CONTRACT, findings=())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_draft_has_exactly_these_findings_in_the_editor_s_order(case: Case) -> None:
    reading = case.parse()
    assert reading.findings == case.findings
    assert (reading.contract is None) is any(finding.blocks for finding in case.findings)


def test_what_is_not_known_is_none() -> None:
    bare = ContractDraft(contract_id="C1", appid="wx1", openid="o1", sub_mchid="1")
    reading = parse_contract(bare, mchid=MCHID, book=NO_BOOK)
    assert reading.contract == Contract(contract_id="C1", appid="wx1", openid="o1", sub_mchid="1")


def test_a_stopped_entry_keeps_its_number_and_stays_stopped() -> None:
    draft = replace(SAMPLE, id=7, active=False)
    reading = parse_contract(draft, mchid=MCHID, book=BOOK)
    assert reading.contract == replace(CONTRACT, id=7, active=False)


@pytest.mark.parametrize(
    "reason",
    [
        Reason.TOO_LONG_HERE,
        Reason.IN_BOOK_ALREADY,
        Reason.CONTRACT_TWICE,
        Reason.CHOICE_UNKNOWN,
        Reason.DAY_OF_MONTH_UNREADABLE,
    ],
)
def test_what_only_the_book_asks_for_is_local_and_blocks(reason: Reason) -> None:
    assert (reason.source, reason.weight) == (Source.LOCAL, Weight.BLOCKS)


texts = st.text(st.characters(codec=None), max_size=70) | st.text(
    alphabet="0123456789.,-+¥元wxAa１。\u200b\u3000 客😀\ud800\n", max_size=40
)
ids = st.text(alphabet="0123456789abcXYZ", min_size=1, max_size=32)
amounts = st.just("") | st.integers(1, LARGEST).map(Fen).map(format_yuan)
drafts = st.builds(
    ContractDraft,
    id=st.integers(0, 9),
    name=texts,
    contract_id=ids | texts,
    appid=ids | texts,
    openid=ids | texts,
    sub_mchid=ids | texts,
    sub_appid=st.just("") | ids | texts,
    kind=st.sampled_from((*Kind, None)),
    template_cap=amounts | texts,
    contract_cap=amounts | texts,
    repayment_day=st.just("") | st.integers(0, 32).map(str) | texts,
    usual_amount=st.just("") | amounts | texts,
    default_minimum=st.sampled_from(DefaultMinimum),
    note=texts,
    active=st.booleans(),
)
likely = st.builds(
    lambda changes: replace(SAMPLE, **changes),
    st.dictionaries(
        st.sampled_from([each.name for each in fields(ContractDraft) if each.type in (str, "str")]),
        texts | ids | amounts,
        max_size=2,
    ),
)


@given(drafts | likely)
@example(SAMPLE)
def test_whatever_is_typed_a_contract_exists_exactly_when_nothing_blocks(
    draft: ContractDraft,
) -> None:
    reading = parse_contract(draft, mchid=MCHID, book=BOOK)
    assert (reading.contract is None) is any(finding.blocks for finding in reading.findings)
    blocking = [finding.field for finding in reading.findings if finding.blocks]
    assert len(blocking) == len(set(blocking))
    event("a contract" if reading.contract else "blocked")


@given(drafts | likely)
@example(SAMPLE)
@example(replace(SAMPLE, name=" \u200bA\n", repayment_day="０５", note="\tx "))
def test_a_contract_typed_again_as_it_is_shown_is_the_same_without_a_word(
    draft: ContractDraft,
) -> None:
    first = parse_contract(draft, mchid=MCHID, book=NO_BOOK)
    if first.contract is not None:
        typed = contract_draft(first.contract)
        again = parse_contract(typed, mchid=MCHID, book=NO_BOOK)
        assert again.contract == first.contract
        assert all(finding.reason.weight is Weight.WARNS for finding in again.findings)


@given(drafts | likely)
def test_every_text_of_a_contract_can_be_kept(draft: ContractDraft) -> None:
    contract = parse_contract(draft, mchid=MCHID, book=NO_BOOK).contract
    if contract is not None:
        for text in (contract.name, contract.note, contract.contract_id, contract.openid):
            assert text.encode().decode() == text
            assert not set(text) & set("\x00\x0b\ufffe\uffff")
