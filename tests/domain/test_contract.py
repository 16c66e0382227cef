"""A saved contract: its usual day in the fourteen bookable ones, and its default minimum."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind, Terms
from wxrepay_gui.domain.money import Fen

SAVED = Contract(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
    kind=Kind.CASH,
    template_cap=Fen(500_000),
    contract_cap=Fen(300_000),
)


def due(day: int | None, today: date) -> date | None:
    return Contract(
        contract_id="C", appid="a", openid="o", sub_mchid="1", repayment_day=day
    ).next_due(today)


def test_a_contract_s_terms_are_its_own() -> None:
    expected = Terms(kind=Kind.CASH, template_cap=Fen(500_000), contract_cap=Fen(300_000))
    assert SAVED.terms == expected


def test_the_tail_is_the_last_four_characters_of_the_contract_id() -> None:
    assert SAVED.tail == "6789"


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        (15, date(2025, 12, 6), date(2025, 12, 15)),
        (7, date(2025, 12, 6), date(2025, 12, 7)),
        (20, date(2025, 12, 6), date(2025, 12, 20)),
        (21, date(2025, 12, 6), None),
        (6, date(2025, 12, 6), None),
        (1, date(2025, 12, 20), date(2026, 1, 1)),
        (31, date(2025, 11, 20), date(2025, 11, 30)),
        (31, date(2025, 12, 20), date(2025, 12, 31)),
        (30, date(2026, 2, 20), date(2026, 2, 28)),
        (30, date(2028, 2, 20), date(2028, 2, 29)),
        (None, date(2025, 12, 6), None),
    ],
    ids=str,
)
def test_the_next_due_date_is_the_usual_day_where_it_can_be_booked(
    day: int | None, today: date, expected: date | None
) -> None:
    assert due(day, today) == expected


@given(day=st.integers(1, 31), today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_of_the_month_comes_by_at_most_once_in_a_fortnight(day: int, today: date) -> None:
    contract = Contract(contract_id="C", appid="a", openid="o", sub_mchid="1", repayment_day=day)
    falls = [each for each in bookable_days(today) if contract.falls_on(each)]
    assert len(falls) <= 1
    for each in falls:
        last = (each + timedelta(days=1)).day == 1
        assert each.day == day or (last and each.day < day)


@pytest.mark.parametrize(
    ("share", "amount", "expected"),
    [
        (DefaultMinimum.PERCENT_5, 128_000, 6_400),
        (DefaultMinimum.PERCENT_5, 1, 1),
        (DefaultMinimum.PERCENT_5, 101, 6),
        (DefaultMinimum.PERCENT_10, 101, 11),
        (DefaultMinimum.FULL, 101, 101),
        (DefaultMinimum.EMPTY, 101, None),
    ],
)
def test_a_default_minimum_is_a_share_rounded_up_to_the_fen(
    share: DefaultMinimum, amount: int, expected: int | None
) -> None:
    assert share.of(Fen(amount)) == expected
