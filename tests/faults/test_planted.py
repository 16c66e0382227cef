"""The planted bugs still fit the program, and one of them is planted and caught in every gate."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.planted import BUGS, Bug, failure, plant


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_program_holds_what_the_bug_changes(bug: Bug, tmp_path: Path) -> None:
    module = tmp_path / bug.path
    module.parent.mkdir(parents=True)
    module.write_bytes((ROOT / bug.path).read_bytes())
    plant(bug, tmp_path)
    assert bug.wrong in module.read_text(encoding="utf-8")
    for test in bug.tests:
        assert (ROOT / test).exists(), test


def test_a_bug_is_planted_and_caught() -> None:
    (claims_late, *_) = BUGS
    assert failure(claims_late).startswith("tests/domain/test_course.py::")
