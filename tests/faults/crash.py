"""The program killed again and again: nothing is lost, doubled, altered or shown that was not."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock

from tests.faults.bench import Bench, bench_in, clear
from tests.faults.elsewhere import ELSEWHERE
from tests.faults.figures import Figures, proves_too_little, report
from tests.faults.points import DOUBT, POINTS, REPEAT, Deed, Left, Manner, Point, points
from tests.faults.trial import Trial
from wxrepay_gui.domain.scenario import Scenario

_BLOCK = 150
"""Trials before a new judge takes over, whose log is short again."""

_ELSEWHERE, _ANY_TIME, _TWICE, _AGAIN, _ANEW = 0.08, 0.2, 0.15, 0.75, 0.2
"""How often a trial dies beside a booking, at a random time, while booking a second time, while
recovering from something unknown, at a start that has nothing to recover from."""

_REPEAT = 0.6
"""How often it then dies in a repeat, where one can be: those points are many."""

_MANNERS = {Manner.REPEATS: 0.6, Manner.WAITS: 0.2, Manner.LEAVES: 0.2}
"""How often the person does what about what is not booked."""

_UNLUCKY = 0.25
"""How often the judge answers as one of these says until everything is to be settled."""

_SCENARIOS = (
    Scenario.PARAMETER_ERROR,
    Scenario.BAD_SIGNATURE,
    Scenario.EMPTY_LIST,
    Scenario.DIFFERENT_ECHO,
    Scenario.SYSTEM_ERROR_ONCE,
)

_BOOKED_ONLY = {"booked before screen", "booked after screen"}
"""What a booking does not come past that is refused or not believed."""

_FOLDERS = 6
"""In which every named point is tried once."""

_SENDING = {Left.PRESENT, Left.ABSENT}


def every_point(bench: Bench) -> Figures:
    """Each named point once, in as few starts as there can be."""
    whole = Figures()
    left = points(Deed.MEND)
    for place in range(_FOLDERS):
        trial = bench.trial(f"{place:09}")
        for point in sorted(points(Deed.BOOK)[place::_FOLDERS], key=_harm):
            trial.book(point)
        for point in left[:: _FOLDERS - place]:
            if point in trial.reachable() and trial.mend(point):
                left.remove(point)
        trial.settle()
        clear(trial)
        whole.add(trial.figures)
    for place, point in enumerate(POINTS.values(), _FOLDERS):
        if point.deed in ELSEWHERE:
            trial = bench.trial(f"{place:09}", bare=point.deed is Deed.ENROL)
            ELSEWHERE[point.deed](trial, point)
            clear(trial)
            whole.add(trial.figures)
    return whole


def _harm(point: Point) -> int:
    """The last of several deaths in one folder is to leave a row that is being sent."""
    return (Left.PRESENT, Left.ABSENT).index(point.leaves) + 1 if point.leaves in _SENDING else 0


def one_trial(bench: Bench, seed: int) -> Figures:
    """Crash after crash as *seed* decides, and a verdict."""
    random = Random(seed)  # noqa: S311  reproducible, not secret
    if random.random() < _ELSEWHERE:
        deed = random.choice(list(ELSEWHERE))
        trial = bench.trial(f"{seed:09}", bare=deed is Deed.ENROL)
        ELSEWHERE[deed](trial, random.choice(points(deed)))
    else:
        (manner,) = random.choices(list(_MANNERS), list(_MANNERS.values()))
        trial = bench.trial(f"{seed:09}", manner=manner)
        if random.random() < _UNLUCKY:
            trial.scenario = random.choice(_SCENARIOS)
        _crash(trial, random, bench.seconds)
        trial.settle()
        bench.note(trial)
    clear(trial)
    return trial.figures


def _crash(trial: Trial, random: Random, seconds: float) -> None:
    for _booking in range(2 if random.random() < _TWICE else 1):
        if random.random() < _ANY_TIME:
            trial.book(after=random.uniform(0, seconds))
        else:
            there = [one for one in points(Deed.BOOK) if one.event not in _BOOKED_ONLY]
            trial.book(random.choice(there if trial.scenario in _SCENARIOS else points(Deed.BOOK)))
    while random.random() < (_AGAIN if trial.left & DOUBT else _ANEW):
        if random.random() < _ANY_TIME:
            trial.mend(after=random.uniform(0, seconds))
        else:
            reachable = trial.reachable()
            again = [one for one in reachable if one.name.startswith(REPEAT)]
            trial.mend(random.choice(again if random.random() < _REPEAT and again else reachable))


@dataclass
class Run:
    """All trials of one run, by several workers.

    Attributes:
        folder: Where everything lies; what failed stays.
        kills: How many are wanted.
        seed: What the trials' own seeds begin from.
    """

    folder: Path
    kills: int
    seed: int
    figures: Figures = field(default_factory=Figures)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._seeds = count(self.seed)
        self._blocks = count()

    def work(self) -> None:
        """Try until there were enough kills."""
        while self._is_short():
            with bench_in(self.folder / f"block-{next(self._blocks)}") as bench:
                for _place in range(_BLOCK):
                    if self._is_short():
                        self._add(one_trial(bench, next(self._seeds)))

    def _is_short(self) -> bool:
        return self.figures.hits.total() < self.kills

    def _add(self, figures: Figures) -> None:
        with self._lock:
            self.figures.add(figures)
            for fault in figures.faults:
                print(fault, file=sys.stderr, flush=True)  # noqa: T201  it talks to a terminal


def main(words: Sequence[str]) -> int:
    """Kill the program as often as *words* say; 1 if a promise was broken, or nothing proved."""
    parser = ArgumentParser(prog="python -m tests.faults crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=1200, help="default: %(default)s")
    parser.add_argument("--workers", type=int, default=2, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="of the first trial; the next follow")
    chosen = parser.parse_args(words)
    run = Run(Path(mkdtemp(prefix="crash-")), chosen.kills, chosen.seed)
    with ThreadPoolExecutor(chosen.workers) as workers:
        for each in [workers.submit(run.work) for _worker in range(chosen.workers)]:
            each.result()
    missed = [name for name in POINTS if not run.figures.hits[name]]
    for line in (*report(run.figures), f"points never hit: {'; '.join(missed) or 'none'}"):
        print(line)  # noqa: T201  it talks to a terminal
    weak = proves_too_little(run.figures)
    for line in weak:
        print(f"proves too little: {line}")  # noqa: T201  the same
    if run.figures.faults:
        print(f"kept: {run.folder}")  # noqa: T201  the same
    else:
        rmtree(run.folder)
    return 1 if run.figures.faults or weak else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
