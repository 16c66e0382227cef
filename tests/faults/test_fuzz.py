"""Every fuzz target over its kept inputs, and over some thousand made of them without guidance."""

from random import Random

import pytest

from tests.faults.fuzz import TARGETS, mutations
from tests.faults.fuzz_target import CORPUS, Target

COUNTS = {
    "answers": 1000,
    "recognition": 60,
    "keys": 500,
    "archives": 250,
    "pasted": 3000,
    "typed": 400,
    "settings": 200,
    "sheets": 150,
    "ledger": 120,
    "rows": 2000,
}
"""How many fit into about a second."""


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_whatever_comes_in_the_contract_is_kept(target: Target) -> None:
    for content in mutations(target, Random(1), COUNTS[target.name]):  # noqa: S311  to be repeated
        try:
            target.run(content)
        except BaseException as error:
            error.add_note(f"the input: {content!r}")
            raise


def test_every_kept_input_belongs_to_a_target() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} <= set(TARGETS)
