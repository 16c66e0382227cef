"""Amounts: what is read, what is refused, and what is written back."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wxrepay_gui.domain.money import (
    LARGEST,
    AmountError,
    AmountFault,
    Fen,
    format_percent,
    format_plain,
    format_yuan,
    least_share,
    parse_yuan,
)

amounts = st.integers(1, LARGEST).map(Fen)

ACCEPTED = {
    "1280": 128000,
    "1280.5": 128050,
    "1280.50": 128050,
    "1,280.00": 128000,
    "1,280": 128000,
    "1280.05": 128005,
    "１２８０。５０": 128050,
    "１,２８０.５": 128050,
    "¥1280": 128000,
    "¥ 1,280.00": 128000,
    "￥1280": 128000,
    "1280元": 128000,
    "1280.50 元": 128050,
    "¥1280元": 128000,
    "  1280 ": 128000,
    "0.01": 1,
    "0.1": 10,
    "0.10": 10,
    "1": 100,
    "12,345,678": 1234567800,
    "999999999.99": 99_999_999_999,
    "999,999,999.99": 99_999_999_999,
}

REFUSED = {
    "": AmountFault.UNREADABLE,
    " ": AmountFault.UNREADABLE,
    "元": AmountFault.UNREADABLE,
    "¥": AmountFault.UNREADABLE,
    "1.280,00": AmountFault.UNREADABLE,
    "1e3": AmountFault.UNREADABLE,
    "1E+3": AmountFault.UNREADABLE,
    "(5)": AmountFault.UNREADABLE,
    "1280 5": AmountFault.UNREADABLE,
    "1 280": AmountFault.UNREADABLE,
    "12,80": AmountFault.UNREADABLE,
    "1,28": AmountFault.UNREADABLE,
    "1,2800": AmountFault.UNREADABLE,
    "1234,567": AmountFault.UNREADABLE,
    ",128": AmountFault.UNREADABLE,
    "0,128": AmountFault.UNREADABLE,
    "1,,280": AmountFault.UNREADABLE,
    "1280,": AmountFault.UNREADABLE,
    "12.": AmountFault.UNREADABLE,
    ".5": AmountFault.UNREADABLE,
    ".": AmountFault.UNREADABLE,
    "1.2.3": AmountFault.UNREADABLE,
    "007": AmountFault.UNREADABLE,
    "00": AmountFault.UNREADABLE,
    "+5": AmountFault.UNREADABLE,
    "--5": AmountFault.UNREADABLE,
    "-": AmountFault.UNREADABLE,
    "5-": AmountFault.UNREADABLE,
    "0x10": AmountFault.UNREADABLE,
    "1_280": AmountFault.UNREADABLE,
    "12\u200b80": AmountFault.UNREADABLE,
    "١٢٨٠": AmountFault.UNREADABLE,
    "壹佰": AmountFault.UNREADABLE,
    "12.٣": AmountFault.UNREADABLE,
    "1280元元": AmountFault.UNREADABLE,
    "¥¥1280": AmountFault.UNREADABLE,
    "1280分": AmountFault.UNREADABLE,
    "NaN": AmountFault.UNREADABLE,
    "Infinity": AmountFault.UNREADABLE,
    "12.345": AmountFault.TOO_PRECISE,
    "12.340": AmountFault.TOO_PRECISE,
    "0.001": AmountFault.TOO_PRECISE,
    "1." + "0" * 5000: AmountFault.TOO_PRECISE,
    "-5": AmountFault.NOT_POSITIVE,
    "－５": AmountFault.NOT_POSITIVE,
    "-0.01": AmountFault.NOT_POSITIVE,
    "-1,280.00": AmountFault.NOT_POSITIVE,
    "0": AmountFault.NOT_POSITIVE,
    "0.0": AmountFault.NOT_POSITIVE,
    "0.00": AmountFault.NOT_POSITIVE,
    "1000000000": AmountFault.TOO_LARGE,
    "1,000,000,000.00": AmountFault.TOO_LARGE,
    "99999999999": AmountFault.TOO_LARGE,
    "9" * 12: AmountFault.TOO_LARGE,
    "9" * 5000: AmountFault.TOO_LARGE,
}


def shortened(text: object) -> str:
    return str(text)[:24] or "empty"


@pytest.mark.parametrize(("text", "fen"), ACCEPTED.items(), ids=shortened)
def test_an_amount_as_people_write_it_is_read_to_the_fen(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(("text", "fault"), REFUSED.items(), ids=shortened)
def test_anything_else_is_refused_with_its_reason(text: str, fault: AmountFault) -> None:
    with pytest.raises(AmountError) as caught:
        parse_yuan(text)
    assert caught.value.fault is fault


def test_every_fault_has_a_refused_text() -> None:
    assert set(REFUSED.values()) == set(AmountFault)


@given(amounts)
@example(Fen(1))
@example(LARGEST)
def test_what_is_written_reads_back_as_the_same_amount(amount: Fen) -> None:
    for text in (format_yuan(amount), format_plain(amount), f"¥{format_yuan(amount)}元"):
        assert parse_yuan(text) == amount


@pytest.mark.parametrize(
    ("fen", "yuan", "plain"),
    [
        (1, "0.01", "0.01"),
        (10, "0.10", "0.10"),
        (99999, "999.99", "999.99"),
        (128000, "1,280.00", "1280.00"),
        (123456789, "1,234,567.89", "1234567.89"),
        (LARGEST, "999,999,999.99", "999999999.99"),
    ],
)
def test_an_amount_is_written_with_two_decimals(fen: int, yuan: str, plain: str) -> None:
    assert format_yuan(Fen(fen)) == yuan
    assert format_plain(Fen(fen)) == plain


@given(st.text() | st.text(alphabet="0123456789.,-¥元 ０１９。eE", max_size=16))
def test_a_text_is_an_amount_within_the_limits_or_is_refused(text: str) -> None:
    try:
        amount = parse_yuan(text)
    except AmountError:
        return
    assert 1 <= amount <= LARGEST


@given(st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True))
def test_a_plain_decimal_means_its_exact_value_or_is_refused(text: str) -> None:
    exact = Fraction(text) * 100
    written = len(text.partition(".")[2])
    if written > 2 or exact == 0:
        with pytest.raises(AmountError):
            parse_yuan(text)
    else:
        assert parse_yuan(text) == exact


@pytest.mark.parametrize(
    ("amount", "percent", "least"),
    [
        (100, 5, 5),
        (99, 5, 5),
        (101, 5, 6),
        (1, 5, 1),
        (20, 5, 1),
        (21, 5, 2),
        (100, 10, 10),
        (101, 10, 11),
        (109, 10, 11),
        (110, 10, 11),
        (1, 10, 1),
        (LARGEST, 10, 10_000_000_000),
    ],
)
def test_the_least_share_is_rounded_up_to_the_fen(amount: int, percent: int, least: int) -> None:
    assert least_share(Fen(amount), percent) == least


@given(amounts, st.integers(1, 100))
def test_the_least_share_is_the_smallest_fen_that_suffices(amount: Fen, percent: int) -> None:
    share = Fraction(amount * percent, 100)
    least = least_share(amount, percent)
    assert least == -(-share.numerator // share.denominator)
    assert least >= share > least - 1


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (128000, 300000, "42.6 %"),
        (300000, 300000, "100.0 %"),
        (299999, 300000, "99.9 %"),
        (300001, 300000, "100.0 %"),
        (600000, 300000, "200.0 %"),
        (1, 300000, "0.0 %"),
        (5, 100, "5.0 %"),
    ],
)
def test_a_percentage_has_one_decimal_and_is_cut(part: int, whole: int, text: str) -> None:
    assert format_percent(Fen(part), Fen(whole)) == text


@given(amounts, amounts)
@example(Fen(LARGEST - 1), LARGEST)
def test_a_percentage_never_shows_more_than_it_is(part: Fen, whole: Fen) -> None:
    text = format_percent(part, whole)
    assert text.endswith(" %")
    shown = Fraction(text.removesuffix(" %"))
    true = Fraction(part * 100, whole)
    assert shown <= true < shown + Fraction(1, 10)
