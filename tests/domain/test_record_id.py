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
    RANDOM_LENGTH,
    REAL,
    STATION_LENGTH,
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


def frozen_ids(prefix: str) -> RecordIds:
    return RecordIds(prefix=prefix, station="K7", now=lambda: NOON)


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
def test_every_number_is_one_that_the_document_allows(moment: datetime, prefix: str) -> None:
    number = RecordIds(prefix=prefix, station=new_station(), now=lambda: moment).new()
    assert re.fullmatch("[0-9A-Za-z]{1,32}", number)


@given(st.integers(-12, 14))
def test_its_time_is_beijing_s_whatever_zone_the_clock_tells(hours: int) -> None:
    moment = NOON.astimezone(timezone(timedelta(hours=hours)))
    number = RecordIds(prefix=REAL, station="K7", now=lambda: moment).new()
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
    assert RecordIds(prefix=REAL, station="K7", now=lambda: moment).new().startswith(stem)


def test_numbers_of_one_station_sort_by_time() -> None:
    ticks = iter(NOON + timedelta(hours=7 * n) for n in range(500))
    ids = RecordIds(prefix=REAL, station="K7", now=lambda: next(ticks))
    made = [ids.new() for _ in range(500)]
    assert made == sorted(made)


def test_many_numbers_on_a_moving_clock_hold_no_repeat() -> None:
    ticks = (NOON + timedelta(milliseconds=n) for n in range(COUNT))
    ids = RecordIds(prefix=REAL, station="K7", now=lambda: next(ticks), choose=seeded(1))
    assert len({ids.new() for _ in range(COUNT)}) == COUNT


def test_a_source_that_repeats_itself_never_makes_a_number_repeat() -> None:
    tails = ["AAAAA", "AAAAA", "AAAAA", "BBBBB", "AAAAA", "BBBBB", "CCCCC"]
    characters = cycle("".join(tails))
    ids = RecordIds(prefix=REAL, station="K7", now=lambda: NOON, choose=lambda _: next(characters))
    assert [ids.new()[-5:] for _ in range(3)] == ["AAAAA", "BBBBB", "CCCCC"]


def test_a_clock_set_back_never_makes_a_number_repeat() -> None:
    ticks = iter([NOON, NOON + timedelta(seconds=1), NOON, NOON])
    characters = cycle("AAAAAAAAAAAAAAABBBBBCCCCC")
    ids = RecordIds(
        prefix=REAL, station="K7", now=lambda: next(ticks), choose=lambda _: next(characters)
    )
    assert len({ids.new() for _ in range(4)}) == 4


def test_two_stations_differ_even_with_the_same_clock_and_the_same_source() -> None:
    made = []
    for station in ("K7", "K8"):
        ids = RecordIds(prefix=REAL, station=station, now=lambda: NOON, choose=seeded(7))
        made.append({ids.new() for _ in range(1000)})
    assert not made[0] & made[1]


def test_practice_and_real_numbers_differ_even_with_the_same_source() -> None:
    made = []
    for prefix in (REAL, PRACTICE):
        ids = RecordIds(prefix=prefix, station="K7", now=lambda: NOON, choose=seeded(7))
        made.append(ids.new())
    assert made[0] != made[1]


def test_a_station_is_two_characters_of_the_alphabet() -> None:
    assert (STATION_LENGTH, RANDOM_LENGTH) == (2, 5)
    stations = {new_station() for _ in range(200)}
    assert all(re.fullmatch(f"{CROCKFORD}{{2}}", station) for station in stations)
    assert len(stations) > 100


def test_a_station_comes_from_its_source() -> None:
    characters = iter("K7")
    assert new_station(lambda _: next(characters)) == "K7"
