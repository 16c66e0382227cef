"""The contract book on the disk: saved, changed, and never forgotten."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ClauseElement, Executable
from sqlalchemy.engine import make_url

from tests.contracts import KNOWN
from tests.storage.conftest import AT
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.contract_change import ContractChange
from wxrepay_gui.domain.errors import ContractExistsError, LedgerDamagedError, LedgerError
from wxrepay_gui.domain.money import LARGEST, Fen
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.storage import contracts as contracts_module
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.database import connect
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.schema import contracts as table

MCHID, OTHER = "1230000109", "1230000110"
AUTHOR = Author(user="王五", station="K7", version="0.1.0")
LATER = AT + timedelta(days=1)
BARE = Contract(contract_id="C1", appid="wx1", openid="o1", sub_mchid="1900000109")
FULL = replace(KNOWN, note="城南门店\n=1+1", active=False)


@pytest.fixture
def book(ledger: Ledger) -> Contracts:
    return Contracts(ledger.database)


Save = Callable[..., Contract]


@pytest.fixture
def save(book: Contracts) -> Save:
    def make(contract: Contract, **changes: Any) -> Contract:  # noqa: ANN401  any argument
        return book.save(contract, **{"mchid": MCHID, "at": AT, "author": AUTHOR, **changes})

    return make


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as other:
        return other.execute(query).fetchall()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
        other.commit()


@pytest.mark.parametrize("contract", [BARE, FULL], ids=["bare", "full"])
def test_a_contract_comes_back_as_it_was_saved(
    book: Contracts, save: Save, contract: Contract
) -> None:
    saved = save(contract)
    assert saved.id > 0
    assert replace(saved, id=0, initials="") == contract
    assert book.all(MCHID) == (saved,)


def test_a_column_holds_each_field_and_amounts_are_whole_fen(path: Path, save: Save) -> None:
    save(FULL)
    names = {field.name for field in fields(Contract)}
    assert names | {"mchid", "saved_at"} == set(table.c.keys())
    (row,) = rows(path, "SELECT template_cap, contract_cap, usual_amount FROM contracts")
    assert row == (500_000, 300_000, 128_050)


def test_initials_are_made_from_the_name(book: Contracts, save: Save) -> None:
    saved = save(replace(FULL, initials="wrong"))
    assert saved.initials.split()[0] == "khj"
    assert ContractBook(book.all(MCHID)).find("khj", active=False) == (saved,)
    assert save(replace(saved, name="曾经理")).initials == "cjl zjl"


def test_the_book_is_in_order_of_name_and_then_of_number(book: Contracts, save: Save) -> None:
    for contract_id, name in (("C1", "b"), ("C2", ""), ("C3", "a"), ("C4", "b"), ("C5", "乙")):
        save(replace(BARE, contract_id=contract_id, name=name))
    assert [each.contract_id for each in book.all(MCHID)] == ["C2", "C3", "C1", "C4", "C5"]


def test_a_change_is_saved_under_the_same_number(book: Contracts, path: Path, save: Save) -> None:
    saved = save(FULL)
    changed = save(replace(saved, name="客户乙", active=True), at=LATER)
    assert changed.id == saved.id
    assert book.all(MCHID) == (changed,)
    assert rows(path, "SELECT saved_at FROM contracts") == [("2025-12-07T07:14:32.000089+00:00",)]


def test_every_change_is_kept_with_its_author(book: Contracts, save: Save) -> None:
    colleague = Author(user="Anna", station="B2", version="0.2.0")
    first = save(FULL)
    second = save(replace(first, contract_cap=None), at=LATER, author=colleague)
    third = save(replace(second, contract_id="C9", active=True), at=LATER)
    assert book.changes(third) == (
        ContractChange(number=1, at=AT, author=AUTHOR, was=None, became=bare(first)),
        ContractChange(number=2, at=LATER, author=colleague, was=bare(first), became=bare(second)),
        ContractChange(number=3, at=LATER, author=AUTHOR, was=bare(second), became=bare(third)),
    )


def bare(contract: Contract) -> Contract:
    """*contract* as the changes have it."""
    return replace(contract, initials="")


def test_changes_are_told_of_one_entry_alone(book: Contracts, save: Save) -> None:
    one, other = save(BARE), save(FULL)
    save(replace(one, note="x"))
    assert [each.number for each in book.changes(one)] == [1, 2]
    assert [each.number for each in book.changes(other)] == [1]
    assert book.changes(replace(BARE, id=99)) == ()


def test_saving_what_is_there_already_changes_nothing(
    book: Contracts, path: Path, save: Save
) -> None:
    saved = save(FULL)
    before = path.read_bytes()
    assert save(replace(saved, initials=""), at=LATER) == saved
    assert path.read_bytes() == before
    assert len(book.changes(saved)) == 1


def test_initials_that_are_read_otherwise_are_no_change(
    book: Contracts, path: Path, save: Save
) -> None:
    saved = save(FULL)
    change(path, "UPDATE contracts SET initials = 'old'")
    assert save(saved, at=LATER) == saved
    assert book.all(MCHID) == (saved,)
    assert len(book.changes(saved)) == 1


def test_a_contract_id_stands_once_in_a_merchants_book(book: Contracts, save: Save) -> None:
    saved, other = save(BARE), save(FULL)
    with pytest.raises(ContractExistsError) as caught:
        save(replace(BARE, name="again"))
    assert caught.value.contract_id == "C1"
    with pytest.raises(ContractExistsError):
        save(replace(other, contract_id="C1"))
    assert set(book.all(MCHID)) == {saved, other}
    assert len(book.changes(other)) == 1


def test_each_merchant_has_a_book_of_its_own(book: Contracts, save: Save) -> None:
    mine, theirs = save(BARE), save(BARE, mchid=OTHER)
    assert mine.id != theirs.id
    assert (book.all(MCHID), book.all(OTHER)) == ((mine,), (theirs,))
    with pytest.raises(KeyError):
        save(replace(theirs, contract_id="C2"))
    assert book.all(OTHER) == (theirs,)


def test_an_entry_that_is_not_there_cannot_be_changed(book: Contracts, save: Save) -> None:
    with pytest.raises(KeyError, match="7"):
        save(replace(BARE, id=7))
    assert book.all(MCHID) == ()


def test_many_are_saved_in_order(book: Contracts) -> None:
    contracts = [replace(BARE, contract_id=f"C{n}", name=f"n{9 - n}") for n in range(5)]
    saved = book.save_all(contracts, mchid=MCHID, at=AT, author=AUTHOR)
    assert [each.contract_id for each in saved] == ["C0", "C1", "C2", "C3", "C4"]
    assert book.all(MCHID) == tuple(reversed(saved))
    assert book.save_all([], mchid=MCHID, at=AT, author=AUTHOR) == ()


def failing(contracts: Iterable[Contract]) -> Iterator[Contract]:
    yield from contracts
    raise ZeroDivisionError


def test_many_are_saved_or_none(book: Contracts, path: Path, save: Save) -> None:
    saved = save(FULL)
    good = [replace(saved, note="changed"), BARE, replace(BARE, contract_id="C2")]
    before = path.read_bytes()
    for contracts, error in (
        ([*good, BARE], ContractExistsError),
        ([*good, replace(BARE, contract_id="C3", id=99)], KeyError),
        ([*good, replace(BARE, contract_id="C3", repayment_day=32)], LedgerError),
        (failing(good), ZeroDivisionError),
    ):
        with pytest.raises(error):
            book.save_all(contracts, mchid=MCHID, at=AT, author=AUTHOR)
        assert book.all(MCHID) == (saved,)
        assert len(book.changes(saved)) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"template_cap": Fen(0)},
        {"contract_cap": Fen(-1)},
        {"usual_amount": Fen(0)},
        {"repayment_day": 0},
        {"repayment_day": 32},
        {"kind": "other"},
        {"default_minimum": "3%"},
        {"note": None},
    ],
    ids=str,
)
def test_the_tables_refuse_what_no_contract_can_be(
    book: Contracts, save: Save, wrong: dict[str, Any]
) -> None:
    with pytest.raises(LedgerError, match="CONSTRAINT"):
        save(replace(BARE, **wrong))
    assert book.all(MCHID) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM contracts",
        "UPDATE contracts SET contract_id = 'C1'",
        "UPDATE contract_changes SET was = became",
        "UPDATE contract_changes SET number = 0",
        "UPDATE contract_changes SET became = NULL",
        "UPDATE contract_changes SET contract_id = 99",
    ],
)
def test_a_book_that_makes_no_sense_is_refused(
    ledger: Ledger, path: Path, save: Save, statement: str
) -> None:
    save(BARE)
    save(FULL)
    ledger.close()
    with closing(connect(path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        "[" * 100_000,
        '{"a":1}',
    ],
)
def test_a_damaged_change_is_told(book: Contracts, path: Path, save: Save, text: str) -> None:
    saved = save(BARE)
    change(path, f"UPDATE contract_changes SET became = '{text}'")  # noqa: S608  ours
    with pytest.raises(LedgerDamagedError, match=r"contract 1, change 1"):
        book.changes(saved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kind":null', '"kind":"other"'),
        ('"active":true', '"active":1'),
        ('"note":"",', ""),
        ('"note":""', '"later":1,"note":""'),
        ('"note":""', '"note": ""'),
    ],
    ids=["kind", "active", "lacks", "more", "blank"],
)
def test_a_change_that_is_not_as_it_was_written_is_told(
    book: Contracts, path: Path, save: Save, old: str, new: str
) -> None:
    saved = save(BARE)
    ((text,),) = rows(path, "SELECT became FROM contract_changes")
    assert old in text
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE contract_changes SET became = ?", [text.replace(old, new)])
        other.commit()
    with pytest.raises(LedgerDamagedError, match="contract 1, change 1"):
        book.changes(saved)


def test_a_damaged_entry_is_told_with_its_number(
    ledger: Ledger, book: Contracts, path: Path, save: Save
) -> None:
    save(BARE)
    ledger.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE contracts SET kind = 'other'")
        other.commit()
    with pytest.raises(LedgerDamagedError, match="contract 1: ValueError"):
        book.all(MCHID)


def test_changes_are_canonical_json_of_ascii(path: Path, save: Save) -> None:
    saved = save(FULL)
    save(replace(saved, name="客户乙"))
    first, second = rows(path, "SELECT was, became FROM contract_changes ORDER BY number")
    assert first[0] is None
    assert first[1] == second[0]
    assert second[1].isascii()
    assert second[1] == first[1].replace(r"\u7532", r"\u4e59")
    assert "initials" not in second[1]
    assert '"id"' not in second[1]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
amounts = st.none() | st.integers(1, LARGEST).map(Fen)
merchants = count()
any_contract = st.builds(
    Contract,
    name=words,
    contract_id=words,
    appid=words,
    openid=words,
    sub_mchid=words,
    sub_appid=words,
    kind=st.sampled_from((*Kind, None)),
    template_cap=amounts,
    contract_cap=amounts,
    repayment_day=st.none() | st.integers(1, 31),
    usual_amount=amounts,
    default_minimum=st.sampled_from(DefaultMinimum),
    note=words,
    active=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(before=any_contract, after=any_contract)
def test_whatever_is_saved_is_read_and_remembered(
    book: Contracts, before: Contract, after: Contract
) -> None:
    mchid = str(next(merchants))
    first = book.save(before, mchid=mchid, at=AT, author=AUTHOR)
    second = book.save(replace(after, id=first.id), mchid=mchid, at=LATER, author=AUTHOR)
    assert book.all(mchid) == (second,)
    assert bare(replace(second, id=0)) == after
    changes = book.changes(second)
    assert (changes[0].became, changes[-1].became) == (bare(first), bare(second))
    assert len(changes) == (1 if before == after else 2)


def test_ten_thousand_contracts_are_saved_and_read(book: Contracts) -> None:
    contracts = [replace(FULL, contract_id=f"C{n}", name=f"客户{n}") for n in range(10_000)]
    saved = book.save_all(contracts, mchid=MCHID, at=AT, author=AUTHOR)
    assert len(saved) == 10_000
    assert set(book.all(MCHID)) == set(saved)


def test_every_statement_is_one_that_postgresql_has_too() -> None:
    statements = [
        value for value in vars(contracts_module).values() if isinstance(value, Executable)
    ]
    assert len(statements) == 8
    for statement in statements:
        assert isinstance(statement, ClauseElement)
        assert str(statement.compile(dialect=make_url("postgresql://").get_dialect()()))
