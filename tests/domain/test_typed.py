"""What is cleaned from typed text, and that nothing else is touched."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.typed import is_invisible, to_half_width, trim

# Unicode's Default_Ignorable_Code_Point below U+10000, as far as assigned.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u3164\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d"
    "\ufe0e\ufe0f\ufeff\uffa0"
)
BLANKS = " \t\n\r\v\f\x1c\x85\u00a0\u1680\u2000\u2009\u2028\u2029\u202f\u205f\u2800\u3000"
CONTROLS = "\x00\x07\x1b\x7f\x9f\ufff9\ufffa\ufffb\ud800\udfff\ue000"
VISIBLE = string.ascii_letters + string.digits + string.punctuation + "客户甲０９Ａ。,￥é\u0301😀"

any_text = st.text(st.characters(codec=None))
some_text = st.text(st.sampled_from(VISIBLE + IGNORABLE + BLANKS + CONTROLS))


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


@pytest.mark.parametrize("character", IGNORABLE + BLANKS + CONTROLS, ids=code_point)
def test_what_shows_nothing_is_invisible(character: str) -> None:
    assert is_invisible(character)


@pytest.mark.parametrize("character", VISIBLE, ids=code_point)
def test_what_shows_something_is_visible(character: str) -> None:
    assert not is_invisible(character)


@pytest.mark.parametrize(
    ("text", "trimmed", "count"),
    [
        ("", "", 0),
        ("C1", "C1", 0),
        (" C1", "C1", 1),
        ("C1\u200b", "C1", 1),
        ("\ufeff\t C1\r\n", "C1", 5),
        ("C\u200b1", "C\u200b1", 0),
        (" C 1 ", "C 1", 2),
        (" \u200b\u3000", "", 3),
    ],
    ids=[
        "empty",
        "clean",
        "start",
        "end",
        "both-ends",
        "inside",
        "inside-and-ends",
        "nothing-else",
    ],
)
def test_only_the_ends_are_trimmed_and_counted(text: str, trimmed: str, count: int) -> None:
    assert trim(text) == (trimmed, count)


@given(some_text | any_text)
def test_trimming_takes_invisible_characters_from_the_ends_and_no_more(text: str) -> None:
    trimmed, count = trim(text)
    start = text.index(trimmed)
    removed = text[:start] + text[start + len(trimmed) :]
    assert len(removed) == count
    assert all(is_invisible(character) for character in removed)
    assert not trimmed or not (is_invisible(trimmed[0]) or is_invisible(trimmed[-1]))
    assert trim(trimmed) == (trimmed, 0)


def test_every_full_width_form_becomes_its_own_ascii_character() -> None:
    assert to_half_width("".join(map(chr, range(0xFF01, 0xFF5F)))) == "".join(
        map(chr, range(0x21, 0x7F))
    )


def test_the_ideographic_blank_and_full_stop_become_ascii() -> None:
    assert to_half_width("\u3000。") == " ."


@given(any_text)
def test_no_other_character_changes(text: str) -> None:
    plain = to_half_width(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert before == after or 0xFF01 <= ord(before) <= 0xFF5E or before in "\u3000。"
