"""The contract book as a spreadsheet: written for people, read back before anything is changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.checks import EXCEL_NUMBER
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_rules import ContractDraft, contract_draft, parse_contract
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.errors import ColumnAbsentError
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import Finding, Reason
from wxrepay_gui.domain.typed import trim
from wxrepay_gui.service.contract_columns import (
    CAPS,
    COLUMNS,
    IDS,
    MEANINGS,
    NOT_KNOWN,
    REQUIRED,
    column,
    find_columns,
    folded,
    shown,
)
from wxrepay_gui.storage.sheet import Cell, read_sheet, write_sheet

TITLE_ZH, TITLE_EN = "协议簿", "Contract book"

EXACT_DIGITS = 15
"""As many as Excel keeps of a number."""

_Cells = Mapping[Name, Cell]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row cannot be imported.

    Attributes:
        line: The row's number in the sheet, from 1.
        finding: What blocks it.
    """

    line: int
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What importing a sheet would do; nothing is done yet.

    Attributes:
        new: What would be added.
        changed: Each entry that would change, as it was and as it becomes.
        same: How many rows say what the book says already.
        problems: Why other rows cannot be imported, in the order of the rows.
        ignored: The titles of columns that mean nothing here, as they stand there.
    """

    new: tuple[Contract, ...]
    changed: tuple[tuple[Contract, Contract], ...]
    same: int
    problems: tuple[RowProblem, ...]
    ignored: tuple[str, ...]


def export_contracts(contracts: Iterable[Contract], path: Path, *, chinese: bool) -> int:
    """Write *contracts* to a workbook at *path*; how many they are.

    Raises:
        SheetError: It cannot be written.
    """
    header = [column(name, chinese=chinese) for name in COLUMNS]
    rows = [[shown(each, name, chinese=chinese) for name in COLUMNS] for each in contracts]
    write_sheet(path, TITLE_ZH if chinese else TITLE_EN, header, rows)
    return len(rows)


def plan_import(path: Path, *, book: ContractBook, mchid: str) -> ImportPlan:
    """Read the workbook at *path* and compare it with *book*; changes nothing.

    A row whose contract_id is in the book is about that entry: what an absent column would say of
    it stays as it is, and an empty cell says that there is nothing.

    Args:
        path: The workbook; the first row that is not empty has the titles.
        book: What is there already.
        mchid: The service provider's own number.

    Raises:
        SheetError: It cannot be read.
        ColumnAbsentError: It has no column for contract_id, or none for what a new entry needs.
    """
    lines = [(line, row) for line, row in enumerate(read_sheet(path), 1) if not _is_blank(row)]
    places, ignored = find_columns(cell.text for cell in (lines[0][1] if lines else ()))
    absent = [name for name in REQUIRED if name not in places]
    if FieldName.CONTRACT_ID in absent:
        raise ColumnAbsentError(str(path), FieldName.CONTRACT_ID)
    rows = [(line, {name: row[place] for name, place in places.items()}) for line, row in lines[1:]]
    if absent and any(_id(cells) and book.get(_id(cells)) is None for _, cells in rows):
        raise ColumnAbsentError(str(path), absent[0])
    readings = tuple(_readings(rows, book=book, mchid=mchid))
    good = [(each.known, each.contract) for each in readings if each.contract is not None]
    return ImportPlan(
        new=tuple(becomes for was, becomes in good if was is None),
        changed=tuple((was, becomes) for was, becomes in good if was and was != becomes),
        same=sum(was == becomes for was, becomes in good),
        problems=tuple(
            RowProblem(each.line, found) for each in readings for found in each.findings
        ),
        ignored=ignored,
    )


@dataclass(frozen=True, slots=True)
class _RowReading:
    """What one row says: the entry it is about, and what becomes of it unless a finding blocks."""

    line: int
    known: Contract | None
    contract: Contract | None
    findings: tuple[Finding, ...]


def _readings(
    rows: Iterable[tuple[int, _Cells]], *, book: ContractBook, mchid: str
) -> Iterator[_RowReading]:
    lines: dict[str, int] = {}
    for line, cells in rows:
        if _is_blank(cells.values()):
            continue
        contract_id = _id(cells)
        first = lines.setdefault(contract_id, line) if contract_id else line
        if first != line:
            twice = Finding(FieldName.CONTRACT_ID, Reason.CONTRACT_TWICE, {"line": str(first)})
            yield _RowReading(line, None, None, (twice,))
            continue
        known = book.get(contract_id)
        draft = ContractDraft() if known is None else contract_draft(known)
        draft, wrong = _typed(cells, draft)
        reading = parse_contract(draft, mchid=mchid, book=book)
        others = {finding.field for finding in wrong}
        wrong += [each for each in reading.findings if each.blocks and each.field not in others]
        contract = None if wrong else reading.contract
        if contract is not None and known is not None:
            contract = replace(contract, initials=known.initials)
        yield _RowReading(line, known, contract, tuple(wrong))


def _typed(cells: _Cells, draft: ContractDraft) -> tuple[ContractDraft, list[Finding]]:
    """*draft* with what the cells say instead, and the cells that say nothing that is meant."""
    said: dict[str, Any] = {}
    wrong = []
    for name, cell in cells.items():
        text = cell.text
        if name in MEANINGS:
            meanings = MEANINGS[name]
            if folded(text) in meanings:
                said[name] = meanings[folded(text)]
            else:
                wrong.append(Finding(name, Reason.CHOICE_UNKNOWN, {"text": text}))
        elif name in CAPS:
            said[name] = "" if folded(text) in NOT_KNOWN else text
        else:
            if name in IDS and _is_damaged(cell, getattr(draft, name)):
                wrong.append(Finding(name, Reason.EXCEL_DAMAGED, {"text": text}))
            said[name] = text
    return replace(draft, **said), wrong


def _is_damaged(cell: Cell, known: str) -> bool:
    """Whether digits are lost; a text that the book has just so is what it looks like."""
    if cell.number:
        return sum(each.isdigit() for each in cell.text) > EXACT_DIGITS
    return cell.text != known and EXCEL_NUMBER.fullmatch(trim(cell.text)[0]) is not None


def _is_blank(cells: Iterable[Cell]) -> bool:
    return not any(trim(cell.text)[0] for cell in cells)


def _id(cells: _Cells) -> str:
    return trim(cells[FieldName.CONTRACT_ID].text)[0]
