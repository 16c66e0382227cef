"""The contract book as a spreadsheet: what is written is understood, and nothing else is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from tests.contracts import KNOWN
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.contract_rules import ContractDraft, parse_contract
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.errors import ColumnAbsentError, SheetError
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason, TermName
from wxrepay_gui.domain.money import LARGEST, Fen, format_plain
from wxrepay_gui.service.contract_columns import COLUMNS, column, find_columns
from wxrepay_gui.service.contract_sheet import (
    ImportPlan,
    RowProblem,
    export_contracts,
    plan_import,
)
from wxrepay_gui.storage.sheet import read_sheet

MCHID = "1230000109"
ID, APPID, OPENID = FieldName.CONTRACT_ID, FieldName.APPID, FieldName.OPENID
SUB_MCHID = FieldName.SUB_MCHID
BARE = Contract(
    id=1, contract_id="C1", appid="wxcbda96de0b165486", openid="o1", sub_mchid="1900000109"
)
FULL = replace(KNOWN, id=2, note="城南门店\n=1+1", active=False, initials="khj qhj")
BOOK = ContractBook([BARE, FULL])
EMPTY = ContractBook()

NEEDED = ("还款协议ID", "商户AppID", "用户标识", "子商户号")
GOOD = ("C7", "wxcbda96de0b165486", "o7", "1900000109")
NEW = Contract(contract_id="C7", appid=GOOD[1], openid="o7", sub_mchid="1900000109")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "协议簿.xlsx"


def fill(path: Path, *rows: Sequence[str | float | None]) -> None:
    """What a person typed into Excel."""
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, place, value)
                elif value is not None:
                    sheet.write_number(line, place, value)


def plan(path: Path, book: ContractBook = EMPTY) -> ImportPlan:
    return plan_import(path, book=book, mchid=MCHID)


def problem(line: int, field: Name, reason: Reason, /, **facts: str) -> RowProblem:
    return RowProblem(line, Finding(field, reason, facts))


# Written


@pytest.mark.parametrize("chinese", [True, False], ids=["Chinese", "English"])
def test_a_book_comes_back_as_it_was_written(path: Path, *, chinese: bool) -> None:
    assert export_contracts(BOOK.contracts, path, chinese=chinese) == 2
    assert plan(path, BOOK) == ImportPlan(new=(), changed=(), same=2, problems=(), ignored=())
    assert plan(path).new == (replace(BARE, id=0), replace(FULL, id=0, initials=""))


def test_the_sheet_says_everything_in_chinese(path: Path) -> None:
    export_contracts([FULL, BARE], path, chinese=True)
    rows = [[cell.text for cell in row] for row in read_sheet(path)]
    assert rows[0][:6] == ["姓名", *NEEDED, "子商户AppID"]
    assert rows[0][6:10] == ["模板类型", "模板上限（元）", "协议上限（元）", "还款日"]
    assert rows[0][10:] == ["常用金额（元）", "最低默认", "备注", "状态"]
    assert rows[1][:4] == ["客户甲", FULL.contract_id, FULL.appid, FULL.openid]
    assert rows[1][4:9] == ["1900000109", FULL.sub_appid, "消费贷", "5000", "3000"]
    assert rows[1][9:] == ["15", "1280.5", "5%", FULL.note, "停用"]
    assert rows[2][:6] == ["", "C1", BARE.appid, "o1", "1900000109", ""]
    assert rows[2][6:] == ["不清楚", "", "", "", "", "留空", "", "在用"]


def test_the_sheet_says_everything_in_english(path: Path) -> None:
    export_contracts([FULL, BARE], path, chinese=False)
    rows = [[cell.text for cell in row] for row in read_sheet(path)]
    assert rows[0] == [
        "Name",
        "Repayment contract ID",
        "Merchant AppID",
        "User openid",
        "Sub-merchant number",
        "Sub-merchant AppID",
        "Kind of template",
        "Template cap (yuan)",
        "Contract cap (yuan)",
        "Repayment day",
        "Usual amount (yuan)",
        "Default minimum",
        "Note",
        "State",
    ]
    assert [(row[6], row[11], row[13]) for row in rows[1:]] == [
        ("consumer", "5%", "stopped"),
        ("not known", "empty", "active"),
    ]


def test_ids_are_texts_and_amounts_are_numbers(path: Path) -> None:
    export_contracts([FULL], path, chinese=True)
    numbers = {name for name, cell in zip(COLUMNS, read_sheet(path)[1], strict=True) if cell.number}
    assert numbers == {TermName.TEMPLATE_CAP, TermName.CONTRACT_CAP, TermName.USUAL_AMOUNT}


def test_an_empty_book_is_a_sheet_to_be_filled_in(path: Path) -> None:
    assert export_contracts([], path, chinese=True) == 0
    assert plan(path) == ImportPlan(new=(), changed=(), same=0, problems=(), ignored=())


def test_a_sheet_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        export_contracts([FULL], tmp_path / "missing" / "a.xlsx", chinese=True)
    with pytest.raises(SheetError):
        plan(tmp_path / "a.xlsx")


odd = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=24
)
formulas = st.builds(
    str.__add__,
    st.sampled_from(["=", "+", "-", "@", "'", '"', "＝", "<r>", "_x000D_", "", "0", "1E"]),
    odd | st.text("0123456789E+-_x\n\r\t\"'<r>/&", max_size=12),
)
ids = st.text(st.characters(max_codepoint=0xFFFF), min_size=1, max_size=12) | formulas
caps = st.just("") | st.integers(1, LARGEST).map(Fen).map(format_plain)
drafts = st.builds(
    ContractDraft,
    name=odd | formulas,
    contract_id=ids,
    appid=ids,
    openid=ids,
    sub_mchid=ids,
    sub_appid=st.just("") | ids,
    kind=st.sampled_from((*Kind, None)),
    template_cap=caps,
    contract_cap=caps,
    repayment_day=st.just("") | st.integers(1, 31).map(str),
    usual_amount=st.just("") | st.integers(1, 1000).map(Fen).map(format_plain),
    default_minimum=st.sampled_from(DefaultMinimum),
    note=odd | formulas,
    active=st.booleans(),
)
hostile = ContractDraft(
    name="=cmd|' /C calc'!A1",
    contract_id="@SUM(1+1)*cmd",
    appid="2E22",
    openid="+1.5E+05",
    sub_mchid="-0001",
    sub_appid="＝１",
    note='"\n<r>&</r> _x005F_x000D_\r\n😀👨\u200d👩',
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(drafts=st.lists(drafts, min_size=1, max_size=6), chinese=st.booleans())
@example(drafts=[hostile], chinese=True)
@example(drafts=[replace(hostile, openid="2.0251E+22", sub_mchid="2E22")], chinese=False)
def test_whatever_a_book_holds_writing_and_reading_it_changes_nothing(
    path: Path, drafts: list[ContractDraft], *, chinese: bool
) -> None:
    read = (parse_contract(draft, mchid=MCHID, book=EMPTY).contract for draft in drafts)
    entries = {each.contract_id: each for each in read if each is not None}
    assume(entries)
    contracts = [replace(each, id=number) for number, each in enumerate(entries.values(), 1)]
    export_contracts(contracts, path, chinese=chinese)
    again = plan(path, ContractBook(contracts))
    assert again == ImportPlan(new=(), changed=(), same=len(contracts), problems=(), ignored=())


# Titles


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_is_known_by_each_of_its_titles(name: Name) -> None:
    for title in (
        column(name, chinese=True).title,
        column(name, chinese=False).title,
        name.value,
        name.value.upper(),
        f"* {column(name, chinese=True).title} *",
        f"\u3000{column(name, chinese=False).title.upper()}\n(元)",
        f"{name.value}（元）",
    ):
        assert find_columns(["x", title]) == ({name: 1}, ("x",)), title


def test_a_name_may_also_be_called_a_remark() -> None:
    for title in ("备注名", "姓名 / 备注名"):
        assert find_columns([title]) == ({TermName.NAME: 0}, ())


def test_no_two_columns_share_a_title() -> None:
    for chinese in (True, False):
        assert len({column(name, chinese=chinese).title for name in COLUMNS}) == len(COLUMNS)


def test_of_two_columns_of_one_meaning_the_first_counts_and_the_other_is_named() -> None:
    titles = ["备注名", "", "业务员", "姓名", " "]
    assert find_columns(titles) == ({TermName.NAME: 0}, ("业务员", "姓名"))


def test_titles_may_stand_below_empty_rows_and_in_any_order(path: Path) -> None:
    fill(
        path,
        [],
        [None, " "],
        ["业务员", *reversed(NEEDED)],
        ["Anna", *reversed(GOOD)],
    )
    assert plan(path) == ImportPlan(
        new=(NEW,), changed=(), same=0, problems=(), ignored=("业务员",)
    )


@pytest.mark.parametrize("name", [ID, APPID, OPENID, SUB_MCHID])
def test_a_new_entry_needs_every_required_column(path: Path, name: FieldName) -> None:
    place = [ID, APPID, OPENID, SUB_MCHID].index(name)
    rows = [list(NEEDED), list(GOOD)]
    fill(path, *(row[:place] + row[place + 1 :] for row in rows))
    with pytest.raises(ColumnAbsentError) as caught:
        plan(path)
    assert (caught.value.path, caught.value.column) == (str(path), name)


def test_an_empty_sheet_lacks_its_first_column(path: Path) -> None:
    fill(path)
    with pytest.raises(ColumnAbsentError) as caught:
        plan(path)
    assert caught.value.column is ID


# Rows


def test_an_absent_column_says_nothing_and_an_empty_cell_says_empty(path: Path) -> None:
    fill(path, ["contract_id", "协议上限"], [FULL.contract_id, 2500.5], ["C1", ""])
    assert plan(path, BOOK) == ImportPlan(
        new=(),
        changed=((FULL, replace(FULL, contract_cap=Fen(250_050))),),
        same=1,
        problems=(),
        ignored=(),
    )
    fill(path, ["contract_id", "协议上限", "备注", "状态"], [FULL.contract_id, None, None, None])
    becomes = replace(FULL, contract_cap=None, note="", active=True)
    assert plan(path, BOOK).changed == ((FULL, becomes),)


def test_a_row_without_an_id_does_not_make_the_sheet_useless(path: Path) -> None:
    fill(path, ["contract_id", "备注"], ["", "x"], ["C1", "y"])
    found = plan(path, BOOK)
    assert found.changed == ((BARE, replace(BARE, note="y")),)
    assert problem(2, ID, Reason.MISSING) in found.problems
    assert {each.line for each in found.problems} == {2}


def test_a_changed_entry_keeps_its_number(path: Path) -> None:
    fill(path, [*NEEDED, "姓名"], [*GOOD, "新"], ["C1", *GOOD[1:], "客户乙"])
    found = plan(path, BOOK)
    assert found.new == (replace(NEW, name="新"),)
    assert found.changed == ((BARE, replace(BARE, openid="o7", name="客户乙")),)


def test_every_problem_of_a_row_is_told_with_its_line(path: Path) -> None:
    fill(
        path,
        [*NEEDED, "协议上限", "常用金额", "还款日"],
        [*GOOD, "100", "100.01", "15"],
        ["C8", "", "o", MCHID, "12.345", "", "32"],
        [],
        ["C9", *GOOD[1:], "", "", ""],
    )
    found = plan(path)
    assert [each.contract_id for each in found.new] == ["C9"]
    assert found.problems == (
        problem(2, TermName.USUAL_AMOUNT, Reason.OVER_CONTRACT_CAP, cap="100.00", excess="0.01"),
        problem(3, APPID, Reason.MISSING),
        problem(3, SUB_MCHID, Reason.OWN_MCHID),
        problem(3, TermName.CONTRACT_CAP, Reason.AMOUNT_TOO_PRECISE, text="12.345"),
        problem(3, TermName.REPAYMENT_DAY, Reason.DAY_OF_MONTH_UNREADABLE, text="32"),
    )


def test_what_is_only_unusual_is_no_problem(path: Path) -> None:
    fill(path, NEEDED, ["约１", "wx", " o ", "1"])
    found = plan(path)
    assert found.problems == ()
    assert found.new == (Contract(contract_id="约１", appid="wx", openid="o", sub_mchid="1"),)


def test_a_contract_in_two_rows_counts_once(path: Path) -> None:
    fill(path, NEEDED, GOOD, ["C1", *GOOD[1:]], [" C7\u200b", "x", "x", "x"], ["C1", "", "", ""])
    found = plan(path, BOOK)
    assert found.new == (NEW,)
    assert len(found.changed) == 1
    assert found.problems == (
        problem(4, ID, Reason.CONTRACT_TWICE, line="2"),
        problem(5, ID, Reason.CONTRACT_TWICE, line="3"),
    )


def test_two_rows_without_an_id_are_not_one_contract(path: Path) -> None:
    fill(path, NEEDED, ["", *GOOD[1:]], ["", *GOOD[1:]])
    assert plan(path).problems == (problem(2, ID, Reason.MISSING), problem(3, ID, Reason.MISSING))


def test_rows_in_which_nothing_is_said_are_passed_over(path: Path) -> None:
    fill(path, [*NEEDED, "合计"], [*GOOD, 1], ["", None, " ", "", 128000.5], [])
    assert plan(path) == ImportPlan(new=(NEW,), changed=(), same=0, problems=(), ignored=("合计",))


# Cells


@pytest.mark.parametrize("name", ["还款协议ID", "商户AppID", "用户标识", "子商户号", "子商户AppID"])
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0251105e22, "20251105000000000622592"),
        (1234567890123450, "1234567890123450"),
        (-1234567890123450, "-1234567890123450"),
        ("2.0251E+22", "2.0251E+22"),
        (" 2E22 ", " 2E22 "),
    ],
    ids=["23-digits", "16-digits", "negative", "text", "short"],
)
def test_an_id_that_excel_has_damaged_is_told(
    path: Path, name: str, value: str | float, text: str
) -> None:
    row = dict(zip((*NEEDED, "子商户AppID"), (*GOOD, ""), strict=True)) | {name: value}
    fill(path, list(row), list(row.values()))
    found = plan(path)
    (field,) = find_columns([name])[0]
    assert found.new == ()
    assert found.problems == (problem(2, field, Reason.EXCEL_DAMAGED, text=text),)


def test_a_short_number_is_an_id_like_any_other(path: Path) -> None:
    fill(path, NEEDED, [123456789012345, GOOD[1], "o7", 1900000109])
    assert plan(path).new == (replace(NEW, contract_id="123456789012345"),)


def test_a_rounded_number_never_means_an_entry_of_the_book(path: Path) -> None:
    entry = replace(BARE, contract_id="2025110500000010")
    fill(path, NEEDED, [2025110500000010, *GOOD[1:]])
    found = plan(path, ContractBook([entry]))
    assert found.changed == ()
    assert [each.finding.reason for each in found.problems] == [Reason.EXCEL_DAMAGED]


CHOICES = [
    ("模板类型", "消费贷", {"kind": Kind.CONSUMER}),
    ("模板类型", " Consumer ", {"kind": Kind.CONSUMER}),
    ("模板类型", "Cash loan", {"kind": Kind.CASH}),
    ("模板类型", "现金贷", {"kind": Kind.CASH}),
    ("模板类型", "NOT KNOWN", {}),
    ("模板类型", "不清楚", {}),
    ("模板类型", "", {}),
    ("最低默认", "5%", {"default_minimum": DefaultMinimum.PERCENT_5}),
    ("最低默认", "５ ％", {"default_minimum": DefaultMinimum.PERCENT_5}),
    ("最低默认", 0.05, {"default_minimum": DefaultMinimum.PERCENT_5}),
    ("最低默认", 0.1, {"default_minimum": DefaultMinimum.PERCENT_10}),
    ("最低默认", "10%", {"default_minimum": DefaultMinimum.PERCENT_10}),
    ("最低默认", "全额", {"default_minimum": DefaultMinimum.FULL}),
    ("最低默认", "Full", {"default_minimum": DefaultMinimum.FULL}),
    ("最低默认", "留空", {}),
    ("最低默认", "empty", {}),
    ("最低默认", None, {}),
    ("状态", "在用", {}),
    ("状态", "Active", {}),
    ("状态", None, {}),
    ("状态", "停用", {"active": False}),
    ("状态", "STOPPED", {"active": False}),
    ("模板上限", "不清楚", {}),
    ("协议上限", "Not known", {}),
    ("协议上限", "¥3,000", {"contract_cap": Fen(300_000)}),
    ("协议上限", 3000, {"contract_cap": Fen(300_000)}),
    ("还款日", 15, {"repayment_day": 15}),
    ("还款日", "１５", {"repayment_day": 15}),
    ("常用金额", 1280.5, {"usual_amount": Fen(128_050)}),
    ("姓名", 1280, {"name": "1280"}),
]


@pytest.mark.parametrize(("title", "value", "said"), CHOICES, ids=str)
def test_a_cell_is_read_as_it_is_meant(
    path: Path, title: str, value: str | float | None, said: dict[str, Any]
) -> None:
    fill(path, [*NEEDED, title], [*GOOD, value])
    assert plan(path).new == (replace(NEW, **said),)


@pytest.mark.parametrize(
    ("title", "field", "value", "text"),
    [
        ("模板类型", TermName.KIND, "信用卡", "信用卡"),
        ("最低默认", TermName.DEFAULT_MINIMUM, "7%", "7%"),
        ("最低默认", TermName.DEFAULT_MINIMUM, 5, "5"),
        ("状态", TermName.ACTIVE, "yes", "yes"),
    ],
)
def test_a_choice_that_is_none_is_told(
    path: Path, title: str, field: TermName, value: str | float, text: str
) -> None:
    fill(path, [*NEEDED, title], [*GOOD, value])
    found = plan(path)
    assert found.new == ()
    assert found.problems == (problem(2, field, Reason.CHOICE_UNKNOWN, text=text),)
