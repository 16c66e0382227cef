"""Everything that trials share: a judge, a zygote, and folders to begin from."""

import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from tests.faults.judge import Judge, judge_in
from tests.faults.points import Deed, Manner
from tests.faults.trial import Trial
from tests.faults.zygote import Zygote, zygote_in
from wxrepay_gui.domain.network import Network, ProxyMode
from wxrepay_gui.storage.places import settings_of
from wxrepay_gui.storage.settings_store import SettingsStore

_MEASURED = 5


@dataclass
class Bench:
    """A judge and a zygote at work.

    Attributes:
        bare: A folder in which only the way to the judge is set.
        enrolled: One in which the merchant is added and its key stored.
    """

    folder: Path
    judge: Judge
    zygote: Zygote
    _lasted: deque[float] = field(default_factory=lambda: deque(maxlen=_MEASURED))

    def __post_init__(self) -> None:
        self.bare, self.enrolled = self.folder / "bare", self.folder / "enrolled"
        network = Network(mode=ProxyMode.NONE, company_ca=self.judge.root)
        self.bare.mkdir()
        SettingsStore(settings_of(self.bare)).change(lambda kept: replace(kept, network=network))
        self._enrol()
        self._measure()

    @property
    def seconds(self) -> float:
        """How long an undisturbed start takes, as the last of them did."""
        return median(self._lasted)

    def note(self, trial: Trial) -> None:
        """Learn from *trial*, whose last start was not disturbed, how fast the computer is now."""
        self._lasted.append(trial.lasted[-1])

    def trial(self, name: str, *, manner: Manner = Manner.REPEATS, bare: bool = False) -> Trial:
        """A trial in a folder of its own.

        Args:
            name: Digits that no other trial has.
            manner: What the person does about what is not booked.
            bare: Begin without the merchant.
        """
        base = self.folder / f"trial-{name}"
        shutil.copytree(self.bare if bare else self.enrolled, base)
        return Trial(
            base=base,
            name=name,
            judge=self.judge,
            zygote=self.zygote,
            manner=manner,
        )

    def _enrol(self) -> None:
        first = self.trial("0", bare=True)
        first.expect_peace(first.live(Deed.ENROL))
        assert not first.figures.faults, first.figures.faults
        first.base.rename(self.enrolled)

    def _measure(self) -> None:
        trial = self.trial("1")
        for _time in range(_MEASURED):
            trial.book()
        assert not trial.figures.faults, trial.figures.faults
        self._lasted.extend(trial.lasted)
        clear(trial)


def clear(trial: Trial) -> None:
    """Delete the folders of a trial that went well."""
    if not trial.figures.faults:
        shutil.rmtree(trial.base)
        shutil.rmtree(trial.copy.parent, ignore_errors=True)


@contextmanager
def bench_in(folder: Path) -> Iterator[Bench]:
    """A bench with its files in *folder*; its processes end with the block."""
    with judge_in(folder / "judge") as judge, zygote_in(folder / "zygote") as zygote:
        yield Bench(folder, judge, zygote)
