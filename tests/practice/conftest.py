"""A practice server for each test; the keys are made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.practice.world import NOON, World
from wxrepay_gui.practice.identity import Identity


@pytest.fixture(scope="session")
def identity() -> Identity:
    return Identity.make(NOON)


@pytest.fixture
def world(identity: Identity, tmp_path: Path) -> Iterator[World]:
    world = World(identity=identity, log=tmp_path / "practice.jsonl")
    with world.server:
        yield world
