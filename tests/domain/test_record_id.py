"""Numbers that are valid, sort by time and are never made twice."""

import random
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.record_id import (
    ALPHABET,
    PRACTICE,
    REAL,
    STATION_LENGTH,
    PatternError,
    PatternFault,
    RecordIdPattern,
    RecordIds,
    new_station,
)

NOON = datetime(2025, 12, 6, 6, 32, 8, tzinfo=UTC)
"""14:32:08 in Beijing."""

COUNT = 200_000
"""A million holds too, but takes half a minute under coverage."""

CROCKFORD = "[0-9A-HJKMNP-TV-Z]"


def seeded(seed: int) -> Callable[[Sequence[str]], str]:
    """A source of random characters that repeats itself from run to run."""
    return random.Random(seed).choice  # noqa: S311  the point is that it is not secret


def frozen_ids(pattern: RecordIdPattern) -> RecordIds:
    return RecordIds(pattern=pattern, station="K7", now=lambda: NOON)


def test_the_alphabet_is_crockford_s() -> None:
    assert len(set(ALPHABET)) == 32
    assert set(ALPHABET) == {c for c in map(chr, range(128)) if re.fullmatch(CROCKFORD, c)}
    assert not set(ALPHABET) & set("ILOU")


def test_a_number_is_prefix_date_station_time_and_five_random_characters() -> None:
    number = frozen_ids(REAL).new()
    assert re.fullmatch(rf"R251206K7143208{CROCKFORD}{{5}}", number)
    assert len(number) == 20


def test_a_practice_number_says_so_and_still_fits() -> None:
    number = frozen_ids(PRACTICE).new()
    assert re.fullmatch(rf"DEMO251206K7143208{CROCKFORD}{{5}}", number)
    assert len(number) <= 32


@given(
    st.datetimes(
        min_value=datetime(2000, 1, 2),  # noqa: DTZ001  hypothesis adds the zone
        max_value=datetime(2099, 12, 30),  # noqa: DTZ001  hypothesis adds the zone
        timezones=st.builds(timezone, st.integers(-12, 14).map(lambda n: timedelta(hours=n))),
    ),
    st.sampled_from([REAL, PRACTICE]),
)
def test_every_number_is_one_that_the_document_allows(
    moment: datetime, pattern: RecordIdPattern
) -> None:
    number = RecordIds(pattern=pattern, station=new_station(), now=lambda: moment).new()
    assert re.fullmatch("[0-9A-Za-z]{1,32}", number)


@given(st.integers(-12, 14))
def test_its_time_is_beijing_s_whatever_zone_the_clock_tells(hours: int) -> None:
    moment = NOON.astimezone(timezone(timedelta(hours=hours)))
    number = RecordIds(pattern=REAL, station="K7", now=lambda: moment).new()
    assert number.startswith("R251206K7143208")


@pytest.mark.parametrize(
    ("moment", "stem"),
    [
        (datetime(2025, 12, 5, 15, 59, 59, 900_000, tzinfo=UTC), "R251205K7235959"),
        (datetime(2025, 12, 5, 16, tzinfo=UTC), "R251206K7000000"),
        (datetime(2025, 12, 31, 16, tzinfo=UTC), "R260101K7000000"),
    ],
    ids=["23:59:59.9", "00:00", "new-year"],
)
def test_its_date_changes_at_midnight_in_beijing(moment: datetime, stem: str) -> None:
    assert RecordIds(pattern=REAL, station="K7", now=lambda: moment).new().startswith(stem)


def test_numbers_of_one_station_sort_by_time() -> None:
    ticks = iter(NOON + timedelta(hours=7 * n) for n in range(500))
    ids = RecordIds(pattern=REAL, station="K7", now=lambda: next(ticks))
    made = [ids.new() for _ in range(500)]
    assert made == sorted(made)


def test_many_numbers_on_a_moving_clock_hold_no_repeat() -> None:
    ticks = (NOON + timedelta(milliseconds=n) for n in range(COUNT))
    ids = RecordIds(pattern=REAL, station="K7", now=lambda: next(ticks), choose=seeded(1))
    assert len({ids.new() for _ in range(COUNT)}) == COUNT


def test_a_source_that_repeats_itself_never_makes_a_number_repeat() -> None:
    tails = ["AAAAA", "AAAAA", "AAAAA", "BBBBB", "AAAAA", "BBBBB", "CCCCC"]
    characters = cycle("".join(tails))
    ids = RecordIds(pattern=REAL, station="K7", now=lambda: NOON, choose=lambda _: next(characters))
    assert [ids.new()[-5:] for _ in range(3)] == ["AAAAA", "BBBBB", "CCCCC"]


def test_a_clock_set_back_never_makes_a_number_repeat() -> None:
    ticks = iter([NOON, NOON + timedelta(seconds=1), NOON, NOON])
    characters = cycle("AAAAAAAAAAAAAAABBBBBCCCCC")
    ids = RecordIds(
        pattern=REAL, station="K7", now=lambda: next(ticks), choose=lambda _: next(characters)
    )
    assert len({ids.new() for _ in range(4)}) == 4


def test_two_stations_differ_even_with_the_same_clock_and_the_same_source() -> None:
    made = []
    for station in ("K7", "K8"):
        ids = RecordIds(pattern=REAL, station=station, now=lambda: NOON, choose=seeded(7))
        made.append({ids.new() for _ in range(1000)})
    assert not made[0] & made[1]


def test_practice_and_real_numbers_differ_even_with_the_same_source() -> None:
    made = []
    for pattern in (REAL, PRACTICE):
        ids = RecordIds(pattern=pattern, station="K7", now=lambda: NOON, choose=seeded(7))
        made.append(ids.new())
    assert made[0] != made[1]


def test_a_station_is_two_characters_of_the_alphabet() -> None:
    assert STATION_LENGTH == 2
    stations = {new_station() for _ in range(200)}
    assert all(re.fullmatch(f"{CROCKFORD}{{2}}", station) for station in stations)
    assert len(stations) > 100


def test_a_station_comes_from_its_source() -> None:
    characters = iter("K7")
    assert new_station(lambda _: next(characters)) == "K7"


# Patterns

SHAPES = [
    ("R{yyMMdd}{station}{HHmmss}{random5}", rf"R251206K7143208{CROCKFORD}{{5}}"),
    ("R{yyMMdd}{站点}{HHmmss}{随机5}", rf"R251206K7143208{CROCKFORD}{{5}}"),
    ("{random8}", rf"{CROCKFORD}{{8}}"),
    ("{随机12}", rf"{CROCKFORD}{{12}}"),
    ("{yyyyMMdd}{HHmmss}{random4}", rf"20251206143208{CROCKFORD}{{4}}"),
    ("{HHmmss}x9{random4}Z{yyMMdd}", rf"143208x9{CROCKFORD}{{4}}Z251206"),
    ("{random12}" + "a" * 20, rf"{CROCKFORD}{{12}}a{{20}}"),
    ("{station}{random8}{station}{HHmmss}", rf"K7{CROCKFORD}{{8}}K7143208"),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES, ids=[text for text, _ in SHAPES])
def test_numbers_follow_their_pattern(text: str, shape: str) -> None:
    pattern = RecordIdPattern.parse(text)
    number = frozen_ids(pattern).new()
    assert re.fullmatch(shape, number)
    assert pattern.length == len(number) <= 32
    assert pattern.text == text


FAULTS = [
    ("", PatternFault.EMPTY, {}),
    ("-{random8}", PatternFault.CHARACTER, {"place": "1", "character": "-"}),
    ("AB {random8}", PatternFault.CHARACTER, {"place": "3", "character": " "}),
    ("{random8}é", PatternFault.CHARACTER, {"place": "10", "character": "é"}),
    ("{random8}１", PatternFault.CHARACTER, {"place": "10", "character": "１"}),
    ("{random8}}", PatternFault.CHARACTER, {"place": "10", "character": "}"}),
    ("R{random8", PatternFault.NOT_CLOSED, {"place": "2"}),
    ("{random8}{", PatternFault.NOT_CLOSED, {"place": "10"}),
    ("{}", PatternFault.UNKNOWN, {"place": "1", "token": "{}"}),
    ("R{date}{random8}", PatternFault.UNKNOWN, {"place": "2", "token": "{date}"}),
    ("{YYMMDD}{random8}", PatternFault.UNKNOWN, {"place": "1", "token": "{YYMMDD}"}),
    ("{random}", PatternFault.UNKNOWN, {"place": "1", "token": "{random}"}),
    ("{random٨}", PatternFault.UNKNOWN, {"place": "1", "token": "{random٨}"}),
    ("{a{random8}", PatternFault.UNKNOWN, {"place": "1", "token": "{a{random8}"}),
    ("R{random3}", PatternFault.RANDOM_LENGTH, {"place": "2", "fewest": "4", "most": "12"}),
    ("R{random13}", PatternFault.RANDOM_LENGTH, {"place": "2", "fewest": "4", "most": "12"}),
    ("{random8}{随机8}", PatternFault.RANDOM_TWICE, {"place": "10"}),
    ("R{yyMMdd}{HHmmss}", PatternFault.NO_RANDOM, {}),
    ("{random7}", PatternFault.MAY_REPEAT, {"enough": "8"}),
    ("{yyMMdd}{random7}", PatternFault.MAY_REPEAT, {"enough": "8"}),
    ("{HHmmss}{station}{random7}", PatternFault.MAY_REPEAT, {"enough": "8"}),
    ("{random12}" + "a" * 21, PatternFault.TOO_LONG, {"length": "33", "longest": "32"}),
]


@pytest.mark.parametrize(
    ("text", "fault", "facts"), FAULTS, ids=[f"{fault}-{text[:20]}" for text, fault, _ in FAULTS]
)
def test_what_is_no_pattern_says_why(text: str, fault: PatternFault, facts: dict[str, str]) -> None:
    with pytest.raises(PatternError) as caught:
        RecordIdPattern.parse(text)
    assert (caught.value.fault, dict(caught.value.facts)) == (fault, facts)


def test_every_fault_is_some_pattern_s() -> None:
    assert {fault for _, fault, _ in FAULTS} == set(PatternFault)


@given(st.text(st.sampled_from("{}RA9-随机站点randomstation48yMdHs")))
def test_whatever_is_typed_is_a_pattern_of_valid_numbers_or_a_fault(text: str) -> None:
    try:
        pattern = RecordIdPattern.parse(text)
    except PatternError:
        return
    assert re.fullmatch("[0-9A-Za-z]{4,32}", frozen_ids(pattern).new())


@pytest.mark.parametrize("text", [text for text, _ in SHAPES])
def test_an_example_looks_like_the_numbers_and_does_not_flicker(text: str) -> None:
    pattern = RecordIdPattern.parse(text)
    examples = {pattern.example(station="K7", now=NOON) for _ in range(5)}
    (example,) = examples
    assert re.fullmatch(dict(SHAPES)[text], example)


def test_the_example_of_the_usual_pattern_is_the_one_in_the_specification() -> None:
    assert REAL.example(station="K7", now=NOON) == "R251206K71432089F3TQ"
    assert PRACTICE.example(station="K7", now=NOON) == "DEMO251206K71432089F3TQ"
