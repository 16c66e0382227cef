"""大写 against golden vectors, a reader and a second writer that share nothing with it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wxrepay_gui.domain.money import LARGEST, Fen, in_capitals

GOLDEN = {
    1: "人民币壹分",
    10: "人民币壹角",
    11: "人民币壹角壹分",
    100: "人民币壹元整",
    101: "人民币壹元零壹分",
    110: "人民币壹元壹角",
    1000: "人民币壹拾元整",
    10000: "人民币壹佰元整",
    10503: "人民币壹佰零伍元零叁分",
    32504: "人民币叁佰贰拾伍元零肆分",
    100500: "人民币壹仟零伍元整",
    128000: "人民币壹仟贰佰捌拾元整",
    140950: "人民币壹仟肆佰零玖元伍角",
    168032: "人民币壹仟陆佰捌拾元叁角贰分",
    600714: "人民币陆仟零柒元壹角肆分",
    1000000: "人民币壹万元整",
    1000100: "人民币壹万零壹元整",
    1032107: "人民币壹万零叁佰贰拾壹元零柒分",
    1640902: "人民币壹万陆仟肆佰零玖元零贰分",
    5410803: "人民币伍万肆仟壹佰零捌元零叁分",
    10700053: "人民币壹拾万柒仟元伍角叁分",
    100000000: "人民币壹佰万元整",
    200030000: "人民币贰佰万零叁佰元整",
    10000000000: "人民币壹亿元整",
    10000000100: "人民币壹亿零壹元整",
    10001000000: "人民币壹亿零壹万元整",
    10010001000: "人民币壹亿零壹拾万零壹拾元整",
    99999999999: "人民币玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}
DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = {"拾": 10, "佰": 100, "仟": 1000}

# Many zeros, in every place.
gappy = st.text(alphabet="000012345", min_size=1, max_size=11).map(int).filter(bool)
amounts = (st.integers(1, LARGEST) | gappy).map(Fen)


def read_group(text: str) -> int:
    total = 0
    for digit, unit in re.findall(r"([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)", text):
        total += DIGITS.index(digit) * UNITS.get(unit, 1)
    return total


def read_capitals(text: str) -> int:
    """The fen that a 大写 text means, unit by unit."""
    match = re.fullmatch(
        r"人民币(?:(?:(?P<yi>[^亿万元]+)亿)?(?:(?P<wan>[^亿万元]+)万)?(?P<one>[^亿万元]*)元)?"
        r"零?(?:(?P<jiao>.)角)?(?:(?P<fen>.)分)?整?",
        text,
    )
    assert match is not None, text
    yi, wan, one = (read_group(match[name] or "") for name in ("yi", "wan", "one"))
    yuan = yi * 10**8 + wan * 10**4 + one
    return yuan * 100 + read_group(match["jiao"] or "") * 10 + read_group(match["fen"] or "")


def write_capitals(fen: int) -> str:
    """Another way to write 大写: every zero and unit first, then the surplus struck out."""
    yuan, part = divmod(fen, 100)
    padded = f"{yuan:012d}"
    text = ""
    for start, unit in ((0, "亿"), (4, "万"), (8, "")):
        group = padded[start : start + 4]
        named = "".join(
            DIGITS[int(digit)] + (place if digit != "0" else "")
            for digit, place in zip(group, ("仟", "佰", "拾", ""), strict=True)
        )
        text += re.sub("零+$", "", named) + unit if group != "0000" else "零"
    text = re.sub("零+", "零", text).strip("零")
    jiao, fen = divmod(part, 10)
    text = f"{text}元" if yuan else ""
    text += f"{DIGITS[jiao]}角" if jiao else "零" if yuan and fen else ""
    text += f"{DIGITS[fen]}分" if fen else ""
    return f"人民币{text}" + ("整" if part == 0 else "")


@pytest.mark.parametrize(("fen", "capitals"), GOLDEN.items(), ids=str)
def test_golden_amounts_are_written_so(fen: int, capitals: str) -> None:
    assert in_capitals(Fen(fen)) == capitals


@pytest.mark.parametrize(("fen", "capitals"), GOLDEN.items(), ids=str)
def test_both_oracles_agree_with_the_golden_amounts(fen: int, capitals: str) -> None:
    assert read_capitals(capitals) == fen
    assert write_capitals(fen) == capitals


@given(amounts)
@example(LARGEST)
def test_capitals_read_back_as_the_same_amount(amount: Fen) -> None:
    assert read_capitals(in_capitals(amount)) == amount


@given(amounts)
@example(LARGEST)
def test_capitals_are_what_another_writer_writes(amount: Fen) -> None:
    assert in_capitals(amount) == write_capitals(amount)


def test_every_amount_below_two_hundred_yuan_is_written_in_its_own_way() -> None:
    assert len({in_capitals(Fen(fen)) for fen in range(1, 20_001)}) == 20_000
