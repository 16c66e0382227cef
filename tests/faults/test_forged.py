"""A thousand forgeries; ``python -m tests.faults forged`` makes as many as one likes."""

from datetime import timedelta

import pytest

from tests.faults.forged import NOW, Forgery, Mint
from tests.faults.forged_changes import CHANGES
from wxrepay_gui.practice.identity import Identity

SEED, COUNT = 20251206, 1000


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint(Identity.make(NOW - timedelta(days=1)), SEED)


@pytest.fixture(scope="module")
def forgeries(mint: Mint) -> tuple[Forgery, ...]:
    return tuple(mint.forgeries(COUNT))


def test_no_forgery_is_believed(mint: Mint, forgeries: tuple[Forgery, ...]) -> None:
    broken = [
        (forgery.names, promise)
        for forgery in forgeries
        if (promise := mint.broken(forgery.told, mint.believed(forgery.told)))
    ]
    assert not broken


def test_the_genuine_answers_are_believed(mint: Mint) -> None:
    found = [mint.believed(told) for told in mint.genuine]
    assert [one.booked for one in found] == [True, True, False, False, False, False, False]
    assert [one.refused for one in found] == [False, False, True, True, False, False, False]


def test_what_is_signed_may_be_wrapped_otherwise(
    mint: Mint, forgeries: tuple[Forgery, ...]
) -> None:
    wrapped = [one for one in forgeries if one.harmless]
    assert sum(mint.believed(one.told).booked for one in wrapped) >= COUNT // 200


def test_every_change_is_tried_often(forgeries: tuple[Forgery, ...]) -> None:
    for name in CHANGES:
        assert sum(name in one.names for one in forgeries) >= COUNT // 100, name
