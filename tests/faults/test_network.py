"""Each fault of the line once: what is told of a booking is never better than the server's log."""

from collections.abc import Iterator

import pytest

from tests.faults.network import CASES, GATE
from tests.faults.network_bench import Bench, Case


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with Bench(tmp_path_factory.mktemp("bench")) as bench:
        yield bench


@pytest.mark.parametrize("case", GATE, ids=str)
def test_a_fault_ends_as_its_table_says(bench: Bench, case: Case) -> None:
    assert not bench.meet(case).broken


def test_no_two_faults_have_one_name() -> None:
    assert len({str(case) for case in CASES}) == len(CASES)


def test_every_fault_is_met_in_the_gate() -> None:
    assert {case.fault for case in GATE} == {case.fault for case in CASES}
