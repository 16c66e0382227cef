"""JSON objects found in any text: the right ones, to the letter, and in bounded time."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wxrepay_gui.domain.json_objects import Value, objects_in


def has_a(value: Value) -> bool:
    return any(name == "a" for name, _ in value.members)


def sources(text: str) -> list[str]:
    return [value.source for value in objects_in(text, has_a)]


def plain(value: Value) -> Any:  # noqa: ANN401  whatever JSON can say
    """What the standard library would make of it."""
    match value.source[0]:
        case "{":
            return {name: plain(each) for name, each in value.members}
        case "[":
            return [plain(each) for each in value.items]
        case '"':
            return value.text
        case _:
            return json.loads(value.source)


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"))
)
names = st.sampled_from(["b", "c", "", "中", "{", '"', "\\"])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
objects = st.builds(
    lambda a, members: {"a": a, **members}, scalars, st.dictionaries(names, values, max_size=4)
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a":1}', ['{"a":1}']),
        ('{"b":1}', []),
        ('{"a":1}{"a":2}', ['{"a":1}', '{"a":2}']),
        ('[{"a":1},{"a":2}]', ['{"a":1}', '{"a":2}']),
        ('INFO body={"a":1} in 3 ms', ['{"a":1}']),
        ('{"b":{"a":1}}', ['{"a":1}']),
        ('{"b":[[{"a":1}]]}', ['{"a":1}']),
        ('{"a":{"a":1}}', ['{"a":{"a":1}}']),
        ('{"b":{"a":1},"a":2}', ['{"b":{"a":1},"a":2}']),
        ('{"b":{"a":1},', ['{"a":1}']),
        ('{"b":{"a":1}, oops', ['{"a":1}']),
        ('{"b":{"a":1}} {"a":2}', ['{"a":1}', '{"a":2}']),
        ('{{"a":1}}', ['{"a":1}']),
        ('{"b" {"a":1}', ['{"a":1}']),
        ('{"b":"c" {"a":1}', ['{"a":1}']),
        ('{"b":"c {"a":1}"}', ['{"a":1}']),
        ('{"b":"c', []),
        ('{"b":"c {"a":1}', ['{"a":1}']),
        ('"{"a":1}"', ['{"a":1}']),
        ('"quoted" {"a":1} "more"', ['{"a":1}']),
        ('{"a":\u00a01\u3000}\ufeff', ['{"a":\u00a01\u3000}']),
        ('\ufeff{\u200b"a":1}', ['{\u200b"a":1}']),
        ('{"a":1,}', ['{"a":1,}']),
        ('{"a":[1,]}', ['{"a":[1,]}']),
        ('{"a":1', []),
        ('{"a"}', []),
        ('{"a":}', []),
        ('{"a":1 "b":2}', []),
        ('{"a":1]', []),
        ('{"a":[1}', []),
        ('{"a":[1 true]}', []),
        ("{a:1}", []),
        ("{'a':1}", []),
        ('{"a":NaN}', []),
        ('{"a":-Infinity}', []),
        ('{"a":trueish}', []),
        ('{"a":01}', []),
        ('{"a":1.}', []),
        ('{"a":+1}', []),
        ('{"a":0x1}', []),
        ('{"a":1_000}', []),
        ('{"a":"\n"}', []),
        (r'{"a":"\q"}', []),
        (r'{"a":"\u12"}', []),
        (r'{"a":"\ud800"}', []),
        ('{"a":"\ud800"}', []),
        (r'{"a":1,"\udfff":2}', []),
        (r'{"a":"\ud83d\ude00"}', [r'{"a":"\ud83d\ude00"}']),
        ("", []),
        ("{", []),
        ('{"', []),
    ],
    ids=repr,
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert sources(text) == found


styles = st.fixed_dictionaries(
    {"indent": st.sampled_from([None, 0, 2, "\t"]), "ensure_ascii": st.booleans()}
)


@given(objects, styles)
def test_an_object_says_what_the_standard_library_reads(
    members: dict[str, Any], style: dict[str, Any]
) -> None:
    text = json.dumps(members, **style)
    (found,) = objects_in(text, has_a)
    assert found.source == text
    assert plain(found) == members


def test_numbers_keep_their_own_digits_and_repeats_are_kept() -> None:
    (found,) = objects_in('{"a":1e400,"a":0.10,"a":-0}', has_a)
    assert [(name, value.text) for name, value in found.members] == [
        ("a", "1e400"),
        ("a", "0.10"),
        ("a", "-0"),
    ]


def test_only_strings_and_numbers_say_something() -> None:
    (found,) = objects_in('{"a":true,"b":null,"c":[],"d":{},"e":"","f":0}', has_a)
    assert [value.text for _, value in found.members] == [None, None, None, None, "", "0"]


# Line numbers in between


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{ 7 "a" : "b", 8 "c" : 5 9 }', {"a": "b", "c": 5}),
        ('{ 1 "a" : [ 2 { 3 "c" : 5 4 } 5 ] 6 }', {"a": [{"c": 5}]}),
        ('{ 1 "a" : 2 "b" 3 }', {"a": "b"}),
        ('{ 1 "a" : 2 3 3 }', {"a": 3}),
        ('{ 1 "a" : 2 2 }', {"a": 2}),
        ('{ 1 "a" : 2, 2 "b" : 3 3 }', {"a": 2, "b": 3}),
        ('{ 1 "a" : [ 2 true, 3 7, 4 null 5 ] 6 }', {"a": [True, 7, None]}),
        ('{ 1 2 3 "a" : 5 4 }', {"a": 5}),
        ('{ 1 "a" : [ 2 3 3 ] 4 }', {"a": [3]}),
        ('{"a" : "b", 8 "c" : "d" 9 }', {"a": "b", "c": "d"}),
        ('{ 9 "a" : 1, 10 "c" : 2 11}', {"a": 1, "c": 2}),
    ],
)
def test_line_numbers_are_passed_over(text: str, says: dict[str, Any]) -> None:
    (found,) = objects_in(text, has_a)
    assert plain(found) == says


@pytest.mark.parametrize(
    "text",
    [
        '{ 7 "a" : 1, 9 "b" : 2 }',
        '{ 7 "a" : 1, 7 "b" : 2 }',
        '{ 7 "a" : 1 9 }',
        '{"a" : 10 500}',
        '{"a" : 10 500, "b" : 1}',
        '{"a" : "b" 2}',
        '{"a" : 10 "b"}',
        '{ 1 "a" : 3 "b" }',
        '{ 0 "a" : 1 }',
        '{ 007 "a" : 1 }',
        '{ 1.5 "a" : 1 }',
        '{ -1 "a" : 1 }',
        '{ 12345678 "a" : 1 }',
        '{ 1 "a" : [ 3 {} ] }',
        '{"a" : [ 3 {} ] }',
        '{ 1 "a" : 2',
        '{ 1 "a" : 2 2 2 }',
    ],
)
def test_other_numbers_out_of_place_are_a_fault(text: str) -> None:
    assert sources(text) == []


@given(objects, st.integers(1, 9_000), st.sampled_from([" ", "\n"]), st.integers(0, 3))
def test_a_numbered_listing_says_what_the_object_does(
    members: dict[str, Any], first: int, gap: str, indent: int
) -> None:
    lines = json.dumps(members, indent=indent).split("\n")
    numbered = (f"{number} {line}" for number, line in enumerate(lines, start=first))
    (found,) = objects_in(gap.join(numbered), has_a)
    assert plain(found) == members


# Among other words

around = st.text(st.characters(exclude_characters='"', codec=None)) | st.text('{}[]:,"\\ 1\nab')


@given(around, objects, around)
def test_an_object_is_found_among_any_words(
    before: str, members: dict[str, Any], after: str
) -> None:
    wanted = json.dumps({"wanted": 1, **members})
    found = objects_in(
        f"{before}{wanted}{after}",
        lambda value: value.members[:1] == (("wanted", Value("1", "1")),),
    )
    assert [value.source for value in found] == [wanted]


pieces = [*'{}[]:," \\', '"a"', '"b"', '{"a":', '"a":"b",', '{"a":"b"}', '"b{', "true", "b"]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(pieces), max_size=25).map("".join))
def test_whatever_a_plain_search_finds_is_found(text: str) -> None:
    """The search is another way: decode at each bracket in turn, and go on after what was whole."""
    found = sources(text)
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        try:
            members, end = decoder.raw_decode(text, at)
        except ValueError:
            end = at + 1
        else:
            if "a" in members and all(name in "ab" for name in members):
                assert any(text[at:end] in source for source in found)
        at = text.find("{", end)


@given(st.text('{}[]:,"\\/ \n17e.-abtruefalsn') | st.text(st.characters(codec=None)))
def test_any_text_is_searched_without_a_fault(text: str) -> None:
    objects_in(text, lambda _: True)


# Commands


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("""curl -d '{"a":"b"}' x""", {"a": "b"}),
        (r"""curl -d "{\"a\":\"b\\\"\"}" x""", {"a": 'b"'}),
        (r"""curl --data-raw $'{"a":"\'\\\\"}' x""", {"a": "'\\"}),
        (r"""curl --data-raw $'{"a":"\u0021\\n"}' x""", {"a": "!\n"}),
        ("""curl -d '{"a":"it'\\''s"}'""", {"a": "it's"}),
        ("""curl -d "{"a":"b"}" x""", {"a": "b"}),
        ("""don't use -d '{"a":"b"}""", {"a": "b"}),
        ("""curl -d 'x' -d '{"a":"b"}'""", {"a": "b"}),
        ("""curl -d '-d "' -d '{"a":"b"}'""", {"a": "b"}),
        ("""{"a":"x -d 'b'"}""", {"a": "x -d 'b'"}),
        ("""{"a":"x -d ","b":"y"}""", {"a": "x -d ", "b": "y"}),
    ],
)
def test_a_command_s_body_is_read_as_the_shell_reads_it(text: str, says: dict[str, str]) -> None:
    (found,) = objects_in(text, has_a)
    assert plain(found) == says


def test_a_command_in_a_command_is_not_read() -> None:
    assert sources(r"""curl -d '-d "{\"a\":1}"'""") == []


def test_commands_can_be_left_as_they_are() -> None:
    text = r"""curl -d "{\"a\":\"b\"}" """
    assert len(objects_in(text, has_a)) == 1
    assert objects_in(text, has_a, commands=False) == []


# Depth


@pytest.mark.parametrize("depth", [1, 19, 20, 21, 50, 10_000])
def test_an_object_is_found_at_any_depth(depth: int) -> None:
    text = '{"b":' * depth + '{"a":1}' + "}" * depth
    assert sources(text) == ['{"a":1}']


def test_what_is_wide_is_not_deep() -> None:
    text = '{"a":[' + "[]," * 50 + '{"b":{}}]}'
    assert sources(text) == [text]


def test_what_is_too_deep_is_no_object() -> None:
    assert len(sources('{"a":' + "[" * 19 + "]" * 19 + "}")) == 1
    assert sources('{"a":' + "[" * 20 + "]" * 20 + "}") == []
