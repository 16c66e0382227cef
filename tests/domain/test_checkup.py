"""How a step of a checkup ended."""

from datetime import timedelta

import pytest

from wxrepay_gui.domain.checkup import (
    Checked,
    CheckFault,
    CheckMark,
    CheckStep,
    bad,
    clock_checked,
    doubtful,
    good,
)

CLOCK = CheckStep.CLOCK


def test_a_step_is_good_doubtful_or_bad_with_its_facts() -> None:
    assert good(CLOCK, seconds="1") == Checked(
        step=CLOCK, mark=CheckMark.GOOD, facts={"seconds": "1"}
    )
    assert doubtful(CLOCK, CheckFault.CLOCK_OFF) == Checked(
        step=CLOCK, mark=CheckMark.DOUBTFUL, fault=CheckFault.CLOCK_OFF
    )
    assert bad(CLOCK, CheckFault.CLOCK_OFF) == Checked(
        step=CLOCK, mark=CheckMark.BAD, fault=CheckFault.CLOCK_OFF
    )


@pytest.mark.parametrize(
    ("seconds", "mark", "told"),
    [
        (0.44, CheckMark.GOOD, "+0.4"),
        (-59.9, CheckMark.GOOD, "-59.9"),
        (60, CheckMark.DOUBTFUL, "+60.0"),
        (-239.9, CheckMark.DOUBTFUL, "-239.9"),
        (240, CheckMark.BAD, "+240.0"),
        (-100_000, CheckMark.BAD, "-100000.0"),
    ],
)
def test_the_clock_is_judged_by_its_difference(seconds: float, mark: CheckMark, told: str) -> None:
    found = clock_checked(timedelta(seconds=seconds))
    assert (found.step, found.mark, found.facts) == (CLOCK, mark, {"seconds": told})
    assert found.fault is (None if mark is CheckMark.GOOD else CheckFault.CLOCK_OFF)
