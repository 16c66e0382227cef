"""What every test may use, and what none may leave behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# An example's time is the machine's, which other tests are at; the timeout of a test is its bound.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

ROOT = Path(__file__).parent.parent
ENDING = 5.0
"""Seconds that a thread which is ending anyway may still take."""


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test may leave a thread running, nor the collecting of garbage to nobody."""
    before = set(threading.enumerate())
    yield
    gc.enable()
    since = set(threading.enumerate()) - before
    for thread in since:
        thread.join(ENDING)
    left = [thread.name for thread in since if thread.is_alive()]
    assert not left, f"threads left behind: {left}"
