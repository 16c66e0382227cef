"""Quotation marks taken off, as the shells and programs that put them there mean them."""

import json
import re
import shlex
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.quoting import DATA_OPTION, read_word, spellings

any_text = st.text(st.characters(codec="utf-8"))
marks = st.text("'\"\\$`^ \n{}:,ab中")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", ""),
        ("a b", "a"),
        ("'a b' c", "a b"),
        ("'a\nb'", "a\nb"),
        (r"'a\nb'", r"a\nb"),
        (r"'it'\''s'", "it's"),
        ("""'it'"'"'s'""", "it's"),
        ('"a b" c', "a b"),
        (r'"{\"a\":\"b\"}"', '{"a":"b"}'),
        (r'"{\"a\":\"b\\\"c\"}"', r'{"a":"b\"c"}'),
        (r'"\$a \`b\` \\ \n"', r"$a `b` \ \n"),
        ('"a\\\nb"', "ab"),
        ('"a\\\r\nb"', "ab"),
        (r"$'a\'b\\c\n\td'", "a'b\\c\n\td"),
        (r"$'\u0021\x21'", "!!"),
        (r"$'\u4e2d\q\u00e9\u00C9\x80'", r"\u4e2d\q\u00e9\u00C9\x80"),
        (r"a\ b c", "a b"),
        ("'a'b\"c\"$'d'", "abcd"),
        ("'a';", "a;"),
        ("'no end", ""),
        ('"no end', ""),
        (r'"no end\"', ""),
        ("$'no end", "$"),
        ("'a'\"no end", "a"),
        ("a\\", "a"),
    ],
    ids=repr,
)
def test_a_word_is_what_bash_makes_of_it(text: str, word: str) -> None:
    assert read_word(text, 0)[0] == word


@pytest.mark.parametrize(
    ("text", "rest"), [("'a b' c", " c"), ("a", ""), ("x 'a'", " 'a'"), ("'a'\"b", '"b')]
)
def test_where_a_word_ends(text: str, rest: str) -> None:
    assert text[read_word(text, 0)[1] :] == rest


def test_a_word_may_start_anywhere() -> None:
    assert read_word("curl -d 'a' -s", 8) == ("a", 11)


def in_double_quotes(text: str) -> str:
    return '"' + re.sub(r'([\\"$`])', r"\\\1", text) + '"'


def in_dollar_quotes(text: str) -> str:
    return "$'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


@pytest.mark.parametrize("quote", [shlex.quote, in_double_quotes, in_dollar_quotes])
@given(text=any_text | marks)
def test_what_is_quoted_is_read_as_it_was(text: str, quote: Callable[[str], str]) -> None:
    quoted = quote(text)
    assert read_word(f"x {quoted} y", 2) == (text, 2 + len(quoted))


@given(st.text("'\"\\ ab"))
def test_a_word_is_what_the_standard_library_makes_of_it(text: str) -> None:
    try:
        words = shlex.split(text)
    except ValueError:
        return  # a quotation without an end
    if words and not text.startswith(" "):
        assert read_word(text, 0)[0] == words[0]


@pytest.mark.parametrize(
    "command",
    [
        "curl -d 'x'",
        "curl -d'x'",
        'curl -d "x"',
        "curl -d $'x'",
        "curl --data 'x'",
        "curl --data-raw 'x'",
        "curl --data-binary 'x'",
        "curl --data-ascii 'x'",
        "curl --json 'x'",
        "curl -d \\\n 'x'",
        "-d 'x'",
        "6 -d 'x'",
    ],
)
def test_a_body_follows_these_options(command: str) -> None:
    option = re.search(DATA_OPTION, command)
    assert option is not None
    assert read_word(command, option.end())[0] == "x"


@pytest.mark.parametrize(
    "command",
    ["curl -d @file", "curl -H 'x'", "curl x-d 'x'", "curl --data-urlencode 'x'", "curl -d x"],
)
def test_no_quoted_body_follows_these(command: str) -> None:
    assert re.search(DATA_OPTION, command) is None


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("plain", []),
        ("{}", []),
        (r"{\"a\":1}", ['{"a":1}']),
        (r"{\\\"a\\\":1}", [r"{\"a\":1}", '{"a":1}']),
        (r"{\u0022a\u0022:1}", ['{"a":1}']),
        (r"\x22\/\'", ["\"/'"]),
        (r"\u4e2d\ud83d\b", []),
        ("a ^\nb", ["a \nb"]),
        ("a ^\r\nb^c", ["a \r\nb^c"]),
        ('^\\^"^^^{^"', ['\\"^{"']),
        (r"a\"^b^", ['a"^b^', r"a\"^b^"]),
    ],
    ids=repr,
)
def test_what_a_text_may_be_a_quotation_of(text: str, later: list[str]) -> None:
    assert list(spellings(text)) == [text, *later]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_a_text_inside_json_is_among_its_spellings(text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    assert text in list(spellings(quoted))
    twice = json.dumps(quoted, ensure_ascii=False)[1:-1]
    assert text in list(spellings(twice))
