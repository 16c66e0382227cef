"""Two programs on one ledger at the same moment: each number is sent by one of them, once."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults.contender import AUTHOR, Deed
from tests.faults.judge import ROOT, Judge, judge_in
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places

Numbers = set[str]
"""Under which one intent may be booked."""

_RECENT = 5

_LONG_AGO = timedelta(seconds=120)
"""Since when nothing of a request is expected to arrive any more."""

_FAIR = 0.05
"""The least share of the races over one number that each of the two has to win."""


class Race(StrEnum):
    """What both go for."""

    SAME_NUMBER = "the same number, booked by both"
    TWO_NUMBERS = "two numbers, one each"
    UNSENT_ROW = "one row that was never sent, sent by both"
    UNKNOWN_ROW = "one unknown row, sent again by both"
    TAKE_OVER = "one books; the other takes its row for left over"
    MENDED_ROW = "one unsent row, sent by one and mended under another number by the other"


@dataclass(frozen=True, slots=True)
class Contender:
    """A contender's process, as its parent sees it."""

    process: "subprocess.Popen[str]"

    def tell(self, wanted: dict[str, Any]) -> None:
        """Say what to do, at once or as soon as it may."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(wanted) + "\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """The next that it says."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "a contender died"
        return line.rstrip("\n")


@dataclass(kw_only=True)
class Track:
    """Where they race.

    Attributes:
        judge: Whom both send to.
        ledger: The file that both write to.
        pair: The two.
        start: Where a byte lets one of them go.
        results: What each of the two said, by race.
        faults: What broke the promise.
    """

    judge: Judge
    ledger: Ledger
    pair: tuple[Contender, Contender]
    start: int
    results: dict[Race, Counter[tuple[str, str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _numbers: int = 0

    def run(self, race: Race) -> None:
        """One round of *race*, judged."""
        wanted, intents = _ROUNDS[race](self)
        for contender, each in zip(self.pair, wanted, strict=True):
            contender.tell(each)
            assert contender.hear() == "ready"
        os.write(self.start, b"go")
        said = (self.pair[0].hear(), self.pair[1].hear())
        self.results.setdefault(race, Counter())[said] += 1
        for numbers in intents:
            self._judge(race, numbers, said)

    def booking(self) -> Booking:
        """The document's example under a new number."""
        self._numbers += 1
        today = beijing_date(datetime.now(UTC))
        draft = document_example(today=today, out_record_id=f"RACE{self._numbers:07}")
        draft = replace(draft, contract_id=f"2025{self._numbers:019}")
        booking = parse(draft, mchid=self.judge.merchant.mchid, today=today).booking
        assert booking is not None
        return booking

    def unsent(self) -> tuple[str, int]:
        """The number and id of a row that nobody has sent."""
        booking = self.booking()
        row = self.ledger.begin(
            booking, mchid=self.judge.merchant.mchid, at=datetime.now(UTC), author=AUTHOR
        )
        return booking.item.out_record_id, row.id

    def unknown(self) -> tuple[str, int]:
        """The same of one whose sending was interrupted long ago."""
        number, submission_id = self.unsent()
        row = self.ledger.get(submission_id)
        self.ledger.claim(row, at=datetime.now(UTC) - _LONG_AGO)
        self.ledger.recover()
        return number, submission_id

    def _judge(self, race: Race, numbers: Numbers, said: tuple[str, str]) -> None:
        """Of all *numbers* of one intent, one was sent, once, and its row says so."""
        self.judge.rest()
        sent = [entry.out_record_id for entry in self.judge.entries(*numbers)]
        booked = [
            row.booking.item.out_record_id
            for row in self.ledger.newest(self.judge.merchant.mchid, _RECENT)
            if row.booking.item.out_record_id in numbers and row.status is Status.BOOKED
        ]
        if len(sent) != 1 or booked != sent:
            self.faults.append(f"{race}: {numbers}: sent {sent}, booked {booked}, {said}")


_Wanted = tuple[tuple[dict[str, Any], dict[str, Any]], list[Numbers]]


def _same_number(track: Track) -> _Wanted:
    booking = track.booking()
    wanted = {"deed": Deed.SUBMIT, "body": booking.body().decode()}
    return (wanted, wanted), [{booking.item.out_record_id}]


def _two_numbers(track: Track) -> _Wanted:
    first, second = track.booking(), track.booking()
    intents = [{each.item.out_record_id} for each in (first, second)]
    one, other = ({"deed": Deed.SUBMIT, "body": each.body().decode()} for each in (first, second))
    return (one, other), intents


def _unsent_row(track: Track) -> _Wanted:
    number, submission_id = track.unsent()
    wanted = {"deed": Deed.REPEAT, "id": submission_id}
    return (wanted, wanted), [{number}]


def _unknown_row(track: Track) -> _Wanted:
    number, submission_id = track.unknown()
    wanted = {"deed": Deed.REPEAT, "id": submission_id}
    return (wanted, wanted), [{number}]


def _take_over(track: Track) -> _Wanted:
    booking = track.booking()
    one = {"deed": Deed.SUBMIT, "body": booking.body().decode()}
    return (one, {"deed": Deed.TAKE_OVER}), [{booking.item.out_record_id}]


def _mended_row(track: Track) -> _Wanted:
    number, submission_id = track.unsent()
    mended = track.booking()
    one = {"deed": Deed.REPEAT, "id": submission_id}
    other = {"deed": Deed.SUBMIT, "body": mended.body().decode(), "replaces": number}
    return (one, other), [{number, mended.item.out_record_id}]


_ROUNDS: dict[Race, Callable[[Track], _Wanted]] = {
    Race.SAME_NUMBER: _same_number,
    Race.TWO_NUMBERS: _two_numbers,
    Race.UNSENT_ROW: _unsent_row,
    Race.UNKNOWN_ROW: _unknown_row,
    Race.TAKE_OVER: _take_over,
    Race.MENDED_ROW: _mended_row,
}


@contextmanager
def track_in(folder: Path) -> Iterator[Track]:
    """A track with its files in *folder*; its processes end with the block."""
    barrier, start = os.pipe()
    with judge_in(folder / "judge") as judge:
        facts = {
            "folder": str(folder),
            "files": str(judge.files),
            "port": judge.port,
            "root": judge.root,
            "merchant": {
                name: getattr(judge.merchant, name)
                for name in ("mchid", "name", "serial_no", "public_key_id", "public_key")
            },
        }
        with (
            closing(Ledger(Places(folder).ledger)) as ledger,
            _contender(facts, barrier) as one,
            _contender(facts, barrier) as other,
        ):
            yield Track(judge=judge, ledger=ledger, pair=(one, other), start=start)
    os.close(barrier)
    os.close(start)


@contextmanager
def _contender(facts: dict[str, Any], barrier: int) -> Iterator[Contender]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.contender", str(barrier)],
        cwd=ROOT,
        pass_fds=[barrier],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            contender = Contender(process)
            contender.tell(facts)
            yield contender
        finally:
            process.stdin.close()  # type: ignore[union-attr]  # it is a pipe
            process.wait(timeout=30)


def is_fair(results: Counter[tuple[str, str]]) -> bool:
    """Whether both were fast enough to win now and then; else they never really raced."""
    wins = [sum(n for said, n in results.items() if said[place] == "booked") for place in (0, 1)]
    return min(wins) >= _FAIR * results.total()


def report(track: Track) -> Iterator[str]:
    """What each race came to, in a few lines."""
    for race, results in track.results.items():
        yield f"{race}: {results.total()} rounds"
        yield from (f"  {n:5} {' / '.join(said)}" for said, n in results.most_common())
    yield f"sent twice, or not at all: {len(track.faults)}"
    yield from track.faults


def main(words: Sequence[str]) -> int:
    """Race as often as *words* say; 1 if a number was sent twice, or not at all."""
    parser = ArgumentParser(prog="python -m tests.faults race", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000, help="default: %(default)s, in all")
    chosen = parser.parse_args(words)
    with TemporaryDirectory(prefix="race-") as folder, track_in(Path(folder)) as track:
        for place in range(chosen.rounds):
            track.run(tuple(Race)[place % len(Race)])
    for line in report(track):
        print(line)  # noqa: T201  it talks to a terminal
    return 1 if track.faults or not is_fair(track.results[Race.SAME_NUMBER]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
