"""A long run: bookings by the thousand, faults among them, and the server's log as the judge.

``python -m tests.faults soak --bookings 20000 --faults 0.05 --seed 1`` books with the real
workspace over TLS to a practice server in a process of its own; what was left unknown is settled
at the end, and then ledger and log must tell the same, number by number. ``--window 1000`` books
by the keys of the real window instead, because leaks like to live there.
"""

import argparse
import sqlite3
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from tests.faults.soak_gauge import Gauge, percentiles, unexpected
from tests.faults.soak_judge import broken_promises
from tests.faults.soak_line import Break, Soaked, other_end
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.errors import NotSendableError, RepeatedOftenError
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Unknown
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.practice.identity import KEY_FILE, PUBLIC_KEY_FILE, TLS_ROOT_FILE
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.submit import Submitter
from wxrepay_gui.service.workspace import Workspace, open_workspace
from wxrepay_gui.storage.database import PRAGMAS
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.client import Client, Reply
from wxrepay_gui.wechat.keys import read_private_key
from wxrepay_gui.wechat.transport import Limits, Transport

Fault = Scenario | Break
FAULTS: tuple[Fault, ...] = (
    *(each for each in Scenario if each is not Scenario.BOOKED),
    *Break,
)
PATIENT, HASTY = Limits(silence=20.0), Limits(silence=0.3)
"""As long as a slow machine needs; and for what will not be answered."""

ROUNDS = 8
"""Of asking about what is unknown, each an hour later than the last."""

_PAGE = 500
"""Rows that are read at a time."""


def main(words: Sequence[str]) -> int:
    """Soak, and print figures; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults soak", description=__doc__)
    parser.add_argument("--bookings", type=int, default=20_000)
    parser.add_argument("--faults", type=float, default=0.05, help="the share of bookings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", type=int, help="how many, by the window's keys instead")
    chosen = parser.parse_args(words)
    random = Random(chosen.seed)  # noqa: S311  it has to be repeatable, not secret
    with tempfile.TemporaryDirectory() as folder:
        if chosen.window:
            from tests.faults.soak_window import soak_window  # noqa: PLC0415  Qt only if asked for

            lines = list(soak_window(Path(folder), chosen.window, chosen.faults, random))
        else:
            lines = soak(Path(folder), chosen.bookings, chosen.faults, random)
    return report(lines)


def report(lines: Sequence[str]) -> int:
    """Print *lines*; 1 if one tells of a broken promise."""
    print(*lines, sep="\n", flush=True)  # noqa: T201  its reader stands at a terminal
    return 1 if any(line.startswith(BROKEN) for line in lines) else 0


BROKEN = "BROKEN: "


@dataclass(frozen=True, kw_only=True)
class TimedClient(Client):
    """A client that notes how long each booking's exchange took, in seconds."""

    spent: "array[float]" = field(default_factory=lambda: array("d"), repr=False)

    def book(self, body: bytes) -> Reply:
        """Book, and note the time."""
        start = perf_counter()
        try:
            return Client.book(self, body)
        finally:
            self.spent.append(perf_counter() - start)


class Floor:
    """Three commits of one row with the same pragmas, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "floor.sqlite3")
        for name, value in PRAGMAS.items():
            self.database.execute(f"PRAGMA {name}={value}").fetchall()
        self.database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, sent BLOB, answer BLOB)")
        self.database.commit()
        self.seconds = array("d")

    def commit(self, body: bytes) -> None:
        """Write, claim, settle."""
        start = perf_counter()
        self.database.execute("INSERT INTO rows (sent) VALUES (?)", (body,))
        self.database.commit()
        for answer in (b"", body):
            self.database.execute(
                "UPDATE rows SET answer = ? WHERE id = last_insert_rowid()", (answer,)
            )
            self.database.commit()
        self.seconds.append(perf_counter() - start)


class Work:
    """A workspace whose line breaks as it is told; its clock can be put forward."""

    def __init__(self, folder: Path, line: Soaked) -> None:
        self.line = line
        self.places = Places(folder)
        self.ahead = timedelta()
        self.told: Fault = Scenario.BOOKED
        facts, root = line.facts, line.read(TLS_ROOT_FILE).decode()
        port = int(facts["port"])
        transport = Transport.practice(port, root, PATIENT)
        self.workspace: Workspace = open_workspace(
            places=self.places,
            merchant=Merchant(
                mchid=facts["mchid"],
                name="soak",
                serial_no=facts["serial_no"],
                public_key_id=facts["public_key_id"],
                public_key=line.read(PUBLIC_KEY_FILE).decode(),
            ),
            key=KeyHolder(read_private_key(line.read(KEY_FILE))),
            transport=transport,
            author=Author(user="soak", station="K7", version="0"),
            now=self.now,
        )
        plain = self.workspace.resolver.client
        self.client = TimedClient(**{name: getattr(plain, name) for name in plain.__slots__})
        lines: dict[Fault, tuple[int, Limits]] = {Scenario.TIMEOUT: (port, HASTY)}
        lines |= {each: (int(facts[each]), PATIENT) for each in Break}
        self._submitters: dict[Fault, Submitter] = {
            fault: self._submitter(replace(self.client, transport=other))
            for fault, other in (
                (fault, Transport((f"127.0.0.1:{each}",), transport.context, limits))
                for fault, (each, limits) in lines.items()
            )
        }
        self._submitters[Scenario.BOOKED] = self._submitter(self.client)

    def now(self) -> datetime:
        """Both ends' clock."""
        return datetime.now(UTC) + self.ahead

    def put_forward(self, **by: float) -> None:
        """Put both ends' clocks forward."""
        self.ahead += timedelta(**by)
        self.line.tell(str(int(self.ahead.total_seconds())))

    def booking(self) -> Booking:
        """The document's example under a new number."""
        today = beijing_date(self.now())
        draft = document_example(today=today, out_record_id=self.workspace.record_ids.new())
        booking = parse(draft, mchid=self.workspace.merchant.mchid, today=today).booking
        assert booking is not None
        return booking

    def submit(self, booking: Booking, fault: Fault) -> Submission:
        """Book it over a line with that fault; the row as it is in the end."""
        if fault is not self.told:
            self.line.tell(fault if isinstance(fault, Scenario) else Scenario.BOOKED)
            self.told = fault
        self.workspace.clock.forget()
        submitter = self._submitters.get(fault, self._submitters[Scenario.BOOKED])
        *_, row = submitter.submit(booking)
        if self.workspace.pause.is_on:
            self.put_forward(minutes=1)
        return row

    def rows(self) -> Iterator[Submission]:
        """Every row of the ledger, newest first."""
        before = None
        while page := self.workspace.ledger.newest(
            self.workspace.merchant.mchid, _PAGE, before=before
        ):
            yield from page
            before = page[-1].id

    def settle(self) -> int:
        """Ask about everything unknown, and send again what may be; how many rows that were."""
        self.line.tell(Scenario.BOOKED)
        self.workspace.clock.forget()
        submitter = self._submitters[Scenario.BOOKED]
        first = unknown = [row.id for row in self.rows() if isinstance(row.state, Unknown)]
        for _ in range(ROUNDS):
            self.put_forward(hours=1)
            for number in unknown:
                with suppress(
                    NotSendableError, RepeatedOftenError
                ):  # asked about, and that is all for now
                    list(submitter.repeat(number))
            rows = map(self.workspace.ledger.get, unknown)
            unknown = [row.id for row in rows if isinstance(row.state, Unknown)]
        return len(first)

    def _submitter(self, client: Client) -> Submitter:
        resolver = replace(self.workspace.resolver, client=client)
        return replace(self.workspace.submitter, client=client, resolver=resolver)


def soak(folder: Path, bookings: int, faults: float, random: Random) -> list[str]:
    """Book, settle, judge; figures and broken promises, a line each."""
    with (
        unexpected() as caught,
        other_end(folder / "server") as line,
        closing(_Run(folder, line, bookings)) as run,
    ):
        for step in range(bookings):
            fault = random.choice(FAULTS) if random.random() < faults else Scenario.BOOKED
            run.step(step, fault)
        return [*run.end(bookings), *(f"{BROKEN}uncaught {each}" for each in caught)]


class _Run:
    """One soak, with everything that is measured of it."""

    def __init__(self, folder: Path, line: Soaked, bookings: int) -> None:
        self._work = Work(folder / "ours", line)
        self._floor = Floor(folder)
        self._gauge = Gauge(bookings)
        self._ours = array("d")
        self._met: Counter[str] = Counter()
        self._line = line
        self._start = perf_counter()

    def step(self, step: int, fault: Fault) -> None:
        """Book once, with *fault*."""
        self._gauge.look(step)
        booking = self._work.booking()
        spent = len(self._work.client.spent)
        start = perf_counter()
        self._work.submit(booking, fault)
        whole = perf_counter() - start
        if fault is Scenario.BOOKED:
            self._ours.append(whole - sum(self._work.client.spent[spent:]))
        else:
            self._met[fault] += 1
        if step % 20 == 0:
            self._floor.commit(booking.body())

    def close(self) -> None:
        self._work.workspace.close()
        self._floor.database.close()

    def end(self, bookings: int) -> Iterator[str]:
        """Settle and judge."""
        seconds = perf_counter() - self._start
        yield (
            f"{bookings} bookings in {seconds:.0f} s, {bookings / seconds:.1f}/s;"
            f" {self._met.total()} with faults of {len(self._met)} kinds of {len(FAULTS)}"
        )
        yield from self._gauge.figures()
        yield f"ledger, all of T1 to T3: {percentiles(self._ours)}"
        yield f"three bare commits:      {percentiles(self._floor.seconds)}"
        unknown = self._work.settle()
        log = self._line.log()
        outcomes = Counter(row.status.value for row in self._work.rows())
        recorded = sum(entry.recorded is not None for entry in log)
        told = ", ".join(f"{count} {status}" for status, count in sorted(outcomes.items()))
        yield f"{unknown} rows were unknown and then asked about; in the end {told}"
        yield f"the server's log: {len(log)} requests, {recorded} recorded"
        for each in (*broken_promises(self._work.rows(), log), *self._broken(bookings, outcomes)):
            yield f"{BROKEN}{each}"

    def _broken(self, bookings: int, outcomes: Counter[str]) -> Iterator[str]:
        yield from self._gauge.broken()
        if outcomes.total() != bookings:
            yield f"{bookings - outcomes.total()} rows are missing from the ledger"
        ledger = self._work.places.ledger
        for suffix in ("-journal", "-wal", "-shm"):
            left = ledger.with_name(ledger.name + suffix)
            if left.exists() and left.stat().st_size:
                yield f"{left.name} was left over"
