"""The contract book: what a few letters find, and what comes first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract


def saved(
    name: str,
    contract_id: str,
    initials: str = "",
    *,
    sub_mchid: str = "1900000109",
    sub_appid: str = "",
) -> Contract:
    return Contract(
        name=name,
        contract_id=contract_id,
        appid="wx0000000000000001",
        openid=f"o{contract_id}",
        sub_mchid=sub_mchid,
        sub_appid=sub_appid,
        initials=initials,
    )


FIRST = saved("客户甲", "C-6789", "khj qhj")
SECOND = saved("客户乙", "C-1102", "khy khj", sub_appid="wx000000000000abcd")
THIRD = saved("Khartoum Ltd", "C-khj", "khartoumltd", sub_mchid="1900006789")
STOPPED = replace(saved("客户丙", "C-9999", "khb"), active=False)
BOOK = ContractBook([FIRST, SECOND, THIRD, STOPPED])


def test_an_entry_is_known_by_its_contract_id_stopped_or_not() -> None:
    assert BOOK.get("C-6789") is FIRST
    assert BOOK.get("C-9999") is STOPPED
    assert BOOK.get("6789") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("客户", (FIRST, SECOND)),
        ("乙", (SECOND,)),
        ("khj", (FIRST, THIRD, SECOND)),
        ("KHJ", (FIRST, THIRD, SECOND)),
        ("ｋｈｊ", (FIRST, THIRD, SECOND)),
        ("  khy ", (SECOND,)),
        ("khar", (THIRD,)),
        ("hj", (THIRD, FIRST, SECOND)),
        ("6789", (FIRST, THIRD)),
        ("ABCD", (SECOND,)),
        ("109", (FIRST, SECOND)),
        ("678", ()),
        ("khb", ()),
        ("nobody", ()),
    ],
)
def test_names_initials_and_the_ends_of_ids_find_active_contracts(
    text: str, found: tuple[Contract, ...]
) -> None:
    assert BOOK.find(text) == found


def test_no_text_finds_every_contract_of_its_kind() -> None:
    assert BOOK.find("") == (FIRST, SECOND, THIRD)
    assert BOOK.find(" \u200b", active=False) == (STOPPED,)


def test_stopped_contracts_are_found_when_they_are_asked_for() -> None:
    assert BOOK.find("khb", active=False) == (STOPPED,)


def test_no_more_are_found_than_asked_for_and_none_twice() -> None:
    assert BOOK.find("kh", limit=2) == (THIRD, FIRST)
    assert len(BOOK.find("kh")) == len(set(BOOK.find("kh"))) == 3


@given(
    names=st.lists(st.text("客户甲乙丙ab ", max_size=4), max_size=12),
    text=st.text("客户甲乙丙ab", min_size=1, max_size=3),
)
def test_whatever_holds_the_text_in_its_name_is_found(names: list[str], text: str) -> None:
    contracts = [saved(name, f"C{place}.") for place, name in enumerate(names)]
    found = ContractBook(contracts).find(text, limit=99)
    assert set(found) == {each for each in contracts if text in each.name.strip()}


def test_an_entry_takes_the_place_of_the_one_with_its_number_or_is_added() -> None:
    one, other = replace(FIRST, id=1), replace(SECOND, id=2)
    book = ContractBook([one])
    assert set(book.with_contract(other).contracts) == {one, other}
    stopped = replace(one, active=False)
    assert book.with_contract(other).with_contract(stopped).find("") == (other,)
    assert set(book.with_contract(stopped).contracts) == {stopped}
