"""Names by the first letters of their pinyin, every reading of them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from wxrepay_gui.storage.pinyin import MOST_READINGS, initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", ""),
        ("赵小明", "zxm"),
        ("客户甲", "khj qhj"),
        ("Bob Smith-2号店", "bobsmith2hd bobsmith2xd"),
        ("ＡＢ１ 公司", "ab1gs ab1gc"),
        ("单", "d c s"),
        ("曾经理", "cjl zjl"),
        ("解放", "jf xf"),
        ("単", "d"),
        ("𠮷野家", "yj sj yg sg"),
        ("é ü ñ · — 、", ""),
        ("😀\u200b\ue000々", ""),
        ("嗯", "n"),
    ],
)
def test_a_name_is_read_in_first_letters(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "reading"),
    [("单女士", "sns"), ("曾经理", "zjl"), ("解先生", "xxs"), ("重庆银行", "cqyh")],
)
def test_a_surname_is_found_by_the_reading_that_a_dictionary_of_words_hides(
    name: str, reading: str
) -> None:
    assert reading in initials(name).split()


def test_of_many_readings_those_of_the_first_characters_are_kept() -> None:
    found = initials("单" + "行" * 60).split()
    assert len(found) == MOST_READINGS
    assert {reading[0] for reading in found} == set("dcs")
    assert found[0] == "d" + "x" * 60


@given(st.text(st.characters(codec=None), max_size=40))
def test_initials_are_always_letters_and_digits_apart_by_single_blanks(name: str) -> None:
    found = initials(name)
    readings = found.split(" ") if found else []
    assert len(readings) <= MOST_READINGS
    assert len(set(readings)) == len(readings)
    for reading in readings:
        assert reading.isascii()
        assert reading.isalnum()
        assert reading == reading.lower()
        assert len(reading) == len(readings[0])


def test_the_dictionaries_are_loaded_only_for_a_name_that_needs_them() -> None:
    script = (
        "import sys; from wxrepay_gui.storage.pinyin import initials;"
        "initials('Bob 2'); assert 'pypinyin' not in sys.modules;"
        "initials('甲'); assert 'pypinyin' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
