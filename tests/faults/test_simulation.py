"""The simulated course of submissions: a part of the seeds in every gate."""

import pytest

from tests.faults.simulation import BrokenPromiseError, Simulation, main, simulate


def test_no_seed_breaks_a_promise() -> None:
    figures = simulate(range(3_000))
    assert figures.seeds == 3_000
    assert figures.crashes > 3_000
    assert min(figures.states[name] for name in ("Booked", "NotBooked", "NotSent")) > 300


def test_a_run_is_the_same_every_time() -> None:
    runs = [Simulation(7) for _ in range(2)]
    for run in runs:
        run.run()
    assert runs[0].ledger.rows == runs[1].ledger.rows
    assert runs[0].server == runs[1].server


def test_a_world_in_which_a_number_is_booked_twice_is_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The judge sees what it is there for: here WeChat Pay itself books everything twice."""
    worlds = [Simulation(seed) for seed in range(9)]
    for world in worlds:
        world.run()
    world = next(world for world in worlds if world.server.booked)
    world.judge()
    world.server.booked += world.server.booked
    with pytest.raises(BrokenPromiseError, match="booked 2 times"):
        world.judge()
    assert main(["--seeds", "5"]) == 0
    assert "5 seeds" in capsys.readouterr().out
