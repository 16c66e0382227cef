"""Two programs on one ledger: each number is sent by one of them, once."""

import os
from collections.abc import Iterator

import pytest

from tests.faults.race import Race, Track, report, track_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="hands a pipe on")

ROUNDS = 8


@pytest.fixture(scope="module")
def track(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Track]:
    with track_in(tmp_path_factory.mktemp("race")) as track:
        yield track


@pytest.mark.parametrize("race", Race, ids=lambda race: race.name.lower())
def test_whatever_both_go_for_each_number_is_sent_once_and_booked(track: Track, race: Race) -> None:
    for _round in range(ROUNDS):
        track.run(race)
    assert track.faults == [], "\n".join(report(track))
