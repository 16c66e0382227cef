"""What a run of crashes came to, in figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.faults.points import Left

_HIT, _RECOVERED, _SIDE = 0.95, 0.3, 0.2
"""The least shares of kills that hit, of trials killed again while recovering, and of unknown
rows on each side; below them a run proves too little."""

_RULE_OF_THREE = 3.0


class Verdict(StrEnum):
    """How a promise can be broken."""

    LOST = "lost"
    """Said to be booked, and nobody has it; or said not to be, and it is there; or gone."""

    DOUBLED = "doubled"
    """Booked twice, under whatever numbers."""

    ALTERED = "altered"
    """Sent with other bytes than were approved of."""

    STUCK = "stuck"
    """Still unknown after everything that a person can do."""

    SENT_BEFORE_RECORDED = "sent before recorded"
    """There, and on the disk neither as being sent nor as anything that comes after it."""

    SHOWN = "shown otherwise"
    """The screen says what the disk does not."""

    OTHERWISE = "left otherwise"
    """A death at a named point left something else than the table of points says."""

    BROKEN = "broken"
    """A start that nobody killed ended badly, or complained."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken promise: where, and what about."""

    verdict: Verdict
    folder: Path
    about: str

    def __str__(self) -> str:
        return f"{self.verdict.upper()} in {self.folder}: {self.about}"


@dataclass(slots=True, kw_only=True)
class Figures:
    """What happened so far.

    Attributes:
        hits: Kills, by point; those at random times under that name.
        missed: Those that were meant and did not come to it, likewise.
        trials: How many folders.
        recoveries: How many of those were killed during recovery, too.
        unknown: How many rows a start found under way: booked there, or not.
        ends: How each row ended.
        faults: What broke a promise.
    """

    hits: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    trials: int = 0
    recoveries: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    @property
    def meant(self) -> int:
        """How many kills were meant."""
        return self.hits.total() + self.missed.total()

    def add(self, other: "Figures") -> None:
        """Count *other*'s, too."""
        self.hits += other.hits
        self.missed += other.missed
        self.trials += other.trials
        self.recoveries += other.recoveries
        self.unknown += other.unknown
        self.ends += other.ends
        self.faults += other.faults


def report(figures: Figures) -> Iterator[str]:
    """What was done and what came of it, in a few lines."""
    kills = figures.hits.total()
    yield f"kills: {kills} of {figures.meant} meant, in {figures.trials} folders"
    yield from (f"  {count:5} {name}" for name, count in figures.hits.most_common())
    yield f"missed: {dict(figures.missed)}"
    yield f"killed again during recovery: {figures.recoveries} folders"
    yield f"unknown after a kill: {dict(figures.unknown)}"
    yield f"outcomes: {dict(figures.ends)}"
    counts = Counter(fault.verdict for fault in figures.faults)
    yield ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    if kills and not figures.faults:
        yield f"so fewer than {_RULE_OF_THREE / kills:.3%} of such crashes, with 95 % confidence"


def proves_too_little(figures: Figures) -> list[str]:
    """What makes a run worth less than it looks."""
    unknown = figures.unknown
    shares = {
        f"only {figures.hits.total()} of {figures.meant} kills hit": (
            figures.hits.total() / max(1, figures.meant) < _HIT
        ),
        f"only {figures.recoveries} of {figures.trials} folders were killed again": (
            figures.recoveries / max(1, figures.trials) < _RECOVERED
        ),
        f"unknown rows on one side: {dict(unknown)}": (
            min(unknown[side.value] for side in (Left.ABSENT, Left.PRESENT))
            < _SIDE * unknown.total()
        ),
    }
    return [fact for fact, is_so in shares.items() if is_so]
