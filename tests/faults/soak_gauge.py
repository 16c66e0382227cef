"""What must not grow while a program works for hours: read from ``/proc``, which Linux has."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import TracebackType

MOST_GROWTH = 0.05
"""Of the resident memory at the end of the warm-up: what the rest of the run may add."""

SPARE = 2 * 2**20
"""Bytes that any run may add: the allocator's own steps, which a short run is full of."""

_COUNTS = {"handles": 2, "threads": 0, "objects": 30}
"""What is counted, and how much may be added once: the connection that two threads need when they
read at one moment, and the notices that the first faults put up."""

_PAGE = os.sysconf("SC_PAGE_SIZE") if sys.platform == "linux" else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at this process: resident bytes, open handles, threads, and the window's objects."""

    memory: int
    handles: int
    threads: int
    objects: int = 0

    @classmethod
    def now(cls) -> "Reading":
        """As it is at this moment."""
        memory = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
        handles = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  a path for each would be garbage
        return cls(memory, handles, threading.active_count())


@dataclass
class Gauge:
    """Readings all along a run of *steps*, two hundred of them at most.

    Attributes:
        steps: How many there will be.
        readings: The first at the beginning.
        read: Takes one.
    """

    steps: int
    readings: list[Reading] = field(default_factory=list)
    read: Callable[[], Reading] = Reading.now

    def look(self, step: int) -> None:
        """Read, if it is time for it at *step*."""
        if step % max(self.steps // 100, 1) == 0:
            self.readings.append(self.read())

    @property
    def growth(self) -> float:
        """What the last tenth holds more than the end of the warm-up, as a share of that."""
        first, last = self._tenths
        return median(each.memory for each in last) / median(each.memory for each in first) - 1

    def broken(self) -> Iterator[str]:
        """What grew: of counts, what was never so low at the end as it ever was at first."""
        first, last = self._tenths
        if self.growth > max(MOST_GROWTH, SPARE / first[0].memory):
            yield f"memory grew by {self.growth:.1%} after the warm-up"
        for name, spare in _COUNTS.items():
            before = max(getattr(each, name) for each in first)
            after = min(getattr(each, name) for each in last)
            if after > before + spare:
                yield f"{name} grew from {before} to {after}"

    def figures(self) -> Iterator[str]:
        """The curve and the counts, in words."""
        tenth = self._tenth
        curve = [f"{each.memory / 2**20:.1f}" for each in self.readings[::tenth]]
        first, last = self.readings[tenth], self.readings[-1]
        yield f"RSS in MiB at every tenth: {' '.join(curve)}; {self.growth:+.2%} after warm-up"
        yield ", ".join(
            f"{name} {getattr(first, name)} -> {getattr(last, name)}" for name in _COUNTS
        )

    @property
    def _tenth(self) -> int:
        return max(len(self.readings) // 10, 1)

    @property
    def _tenths(self) -> tuple[Sequence[Reading], Sequence[Reading]]:
        """The one after the warm-up, and the last."""
        tenth = self._tenth
        return self.readings[tenth : 2 * tenth], self.readings[-tenth:]


def percentiles(seconds: Sequence[float]) -> str:
    """p50 and p99, in milliseconds."""
    ordered = sorted(seconds)
    middle, high = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    return f"p50 {middle * 1000:.2f} ms, p99 {high * 1000:.2f} ms"


@contextmanager
def unexpected() -> Iterator[list[str]]:
    """The names of exceptions that nobody caught, in any thread or finalizer, as they come."""
    found: list[str] = []
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def caught(
        kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
    ) -> None:
        found.append(kind.__name__)

    sys.excepthook = caught
    threading.excepthook = lambda each: found.append(f"{each.exc_type.__name__} in a thread")
    sys.unraisablehook = lambda each: found.append(f"{each.exc_type.__name__} in a finalizer")
    try:
        yield found
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
