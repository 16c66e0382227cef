"""The course of submissions, simulated: two windows, a server, a line and a disk, all from a seed.

The courses and the decision table are the program's own. What is played is the rest: processes die
between any two effects, answers are lost, late, unsigned, forged or wrong, requests arrive up to
five minutes after they were sent, people ask, repeat and mend in any order. At every moment
what the ledger says has to be true; in the end every intent is settled, and booked once at most.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tests.faults.simulated import REACHING, Fate, Ledger, Server, error, record
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.course import (
    REPEAT_AFTER,
    Ask,
    Check,
    Claim,
    Course,
    Effect,
    Record,
    Send,
    Sent,
    Settle,
    Show,
    asking,
    repeating,
    submitting,
)
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSent, NotSentReason, Sending, Unknown
from wxrepay_gui.domain.query import Asked
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.wechat.answers import judge_booking, judge_query
from wxrepay_gui.wechat.client import Reply

NOON = datetime(2025, 12, 6, 4, tzinfo=UTC)
DAY = date(2025, 12, 18)
HOSTS = ("main", "backup")
REQUEST = Request(method="POST", path="/", headers=(), body=b"")
INTENTS = 3
STALE = timedelta(minutes=5)
"""A signature that is as old is refused (apiv3-rules §1.7), so that no copy is booked later."""


class BrokenPromiseError(AssertionError):
    """What the program promised did not hold."""


@dataclass(slots=True)
class Walk:
    """A course under way in one process."""

    course: Course
    told: object = None


class Simulation:
    """One world, made from *seed*."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  a die, not a secret
        self.seed = seed
        self.now = NOON
        self.server = Server(knows_numbers=self.random.random() < 0.7)
        self.ledger = Ledger()
        self.processes: list[list[Walk]] = [[], []]
        self.inspected = self.random.random() < 0.3
        self.is_kind = False
        self.crashes = self.sends = 0
        self.intents: dict[str, int] = {}
        self.begun = 0

    def run(self, steps: int = 70) -> None:
        """Everything at random for a while; then all is well, and everything is cleared up."""
        for _ in range(steps):
            self._step()
        self.is_kind = True
        self._restart()
        for _ in range(12):
            self._clear_up()
        self.judge()

    def _step(self) -> None:
        process = self.random.choice(self.processes)
        die = self.random.random()
        if die < 0.02:
            self._restart()
        elif die < 0.06:
            process.clear()
            self.crashes += 1
            if not any(self.processes):
                self.ledger.recover()
        elif not process or die < 0.12:
            process.append(Walk(self._chosen()))
        else:
            self._walk(process, self.random.choice(process))
        if not self._is_sending():
            self._pass(self.random.choice((0, 1, 30, 61, 300, 1000)))

    def _is_sending(self) -> bool:
        """A row is claimed and its process runs: computers that sleep, sleep as a whole."""
        return any(isinstance(row.state, Sending) for row in self.ledger.rows.values())

    def _restart(self) -> None:
        """Every process dies; the next start finds what is on the disk."""
        self.crashes += sum(map(len, self.processes))
        for process in self.processes:
            process.clear()
        self.ledger.recover()

    def _pass(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.server.deliver(self.now)

    def _chosen(self) -> Course:
        """What a person does next."""
        rows = list(self.ledger.rows.values())
        if self.begun < INTENTS and (not rows or self.random.random() < 0.3):
            self.begun += 1
            return submitting(self._booking(f"C{self.begun}"), None)
        if not rows:
            return iter_nothing()
        row = self.random.choice(rows)
        die = self.random.random()
        if die < 0.4:
            return asking(row)
        if die < 0.6 and isinstance(row.state, NotBooked | NotSent):
            return submitting(
                self._booking(row.booking.contract_id), row.booking.item.out_record_id
            )
        return repeating(row)

    def _booking(self, contract_id: str) -> Booking:
        self.intents[contract_id] = self.intents.get(contract_id, 0) + 1
        return Booking(
            contract_id=contract_id,
            appid="wx1",
            openid="o1",
            item=ScheduleItem(
                out_record_id=f"{contract_id}N{self.intents[contract_id]}",
                sub_mchid="1900000110",
                repayment_amount=Fen(10_000),
                repayment_date=DAY,
            ),
        )

    def _walk(self, process: list[Walk], walk: Walk) -> None:
        """Carry out one effect, as ``service/conduct.py`` does; then every row has to be true."""
        try:
            effect = walk.course.send(walk.told)
            walk.told = self._told(effect)
        except (StopIteration, ExpectedError):
            process.remove(walk)
        for row in self.ledger.rows.values():
            self._check(row)

    def _told(self, effect: Effect) -> object:
        match effect:
            case Record(booking, replaces):
                return self.ledger.begin(booking, self.now, replaces)
            case Claim(row):
                return self.ledger.claim(row, self.now)
            case Settle():
                return self.ledger.settle(effect)
            case Send(row, repeat):
                return self._sent(row, repeat=repeat)
            case Ask(row):
                return self._asked(row)
            case Check() | Show():
                return None

    def _sent(self, row: Submission, *, repeat: bool) -> Sent:
        self.sends += 1
        if self.ledger.rows[row.id].body != row.body:
            raise BrokenPromiseError("sent before it was recorded")
        fate = Fate.ANSWERED if self.is_kind else self.random.choice(list(Fate))
        if not self.is_kind:
            self._pass(self.random.choice((0, 1, 20)))
        answer, verdict = self._answer(row, fate)
        stage = Stage.CONNECTING if fate is Fate.UNREACHED else Stage.SENDING
        reply = self._reply(Call.BOOK, HOSTS[0], stage, answer, verdict)
        outcome = judge_booking(reply, row.booking, repeat=repeat)
        return Sent(outcome=outcome, attempts=reply.attempts, told_to_wait=False)

    def _answer(self, row: Submission, fate: Fate) -> tuple[Answer | None, Verdict]:
        if fate is Fate.LATE:
            self.server.late.append((self._late(row), row))
        if fate not in REACHING:
            return None, Verdict.NO_ANSWER
        books, answer, verdicts = REACHING[fate]
        there = self.server.receive(row, books=books)
        verdict = self.random.choice(verdicts)
        if fate is Fate.FORGED and self.inspected:
            verdict = Verdict.UNSIGNED
        return answer(row, there), verdict

    def _late(self, row: Submission) -> datetime:
        """When a request arrives whose caller has given up.

        Where the server does not know its numbers, before the program would send the same again.
        """
        if self.server.knows_numbers or row.claimed_at is None:
            return self.now + self.random.random() * STALE
        return max(self.now, row.claimed_at + self.random.random() * REPEAT_AFTER)

    def _asked(self, row: Submission) -> Asked:
        number = row.booking.item.out_record_id
        if not self.is_kind:
            self._pass(self.random.choice((0, 1, 20)))
        there = number in self.server.booked
        answer: Answer | None = record(row) if there else error(404, "RESOURCE_NOT_EXISTS")
        verdict = Verdict.GOOD
        if not self.is_kind:
            die = self.random.random()
            if die < 0.2:
                answer, verdict = None, Verdict.NO_ANSWER
            elif die < 0.4 and self.inspected:
                answer, verdict = error(404, "RESOURCE_NOT_EXISTS"), Verdict.UNSIGNED
            elif die < 0.5:
                answer, verdict = error(404, "RESOURCE_NOT_EXISTS"), Verdict.BAD_SIGNATURE
            elif die < 0.7 and not there:
                verdict = Verdict.UNSIGNED
        voted = row.state.votes if isinstance(row.state, Unknown) else ()
        first = HOSTS[0] if not voted or voted[0].host != HOSTS[0] else HOSTS[1]
        reply = self._reply(Call.QUERY, first, Stage.SENDING, answer, verdict)
        finding = judge_query(reply, row.booking)
        return Asked(finding=finding, attempts=reply.attempts, hosts=HOSTS, at=self.now)

    def _reply(
        self, call: Call, host: str, stage: Stage, answer: Answer | None, verdict: Verdict
    ) -> Reply:
        attempt = Attempt(
            call=call,
            host=host,
            started=self.now,
            elapsed_ms=1,
            stage=stage,
            request=REQUEST,
            answer=answer,
            verdict=verdict,
        )
        fault = NotSentReason.REFUSED
        return Reply(attempts=(attempt,), fault=fault, inspected=self.inspected)

    def _check(self, row: Submission) -> None:
        """What the ledger says of *row* is so, and will stay so."""
        number = row.booking.item.out_record_id
        there = number in self.server.booked
        coming = self.server.is_expecting(number)
        match row.state:
            case Booked() if not there:
                raise BrokenPromiseError(f"seed {self.seed}: {number} is said to be booked")
            case NotBooked() | NotSent() if there or coming:
                raise BrokenPromiseError(f"seed {self.seed}: {number} is said not to be booked")

    def _clear_up(self) -> None:
        """Ask about whatever is unknown, twenty minutes later; nothing is sent again."""
        self._pass(20 * 60)
        for row in list(self.ledger.rows.values()):
            walks = [Walk(asking(row))]
            while walks:
                self._walk(walks, walks[0])

    def judge(self) -> None:
        """Compare the ledger with the server, once all is settled.

        Raises:
            BrokenPromiseError: They differ, or something is not settled.
        """
        for row in self.ledger.rows.values():
            self._check(row)
            if isinstance(row.state, Unknown | Sending):
                raise BrokenPromiseError(f"seed {self.seed}: {row} is stuck")
        for contract_id in self.intents:
            times = sum(number.startswith(f"{contract_id}N") for number in self.server.booked)
            if times > 1:
                raise BrokenPromiseError(f"seed {self.seed}: {contract_id} booked {times} times")
        numbers = {row.booking.item.out_record_id: row.body for row in self.ledger.rows.values()}
        for number, bodies in self.server.bodies.items():
            if bodies != {numbers.get(number)}:
                raise BrokenPromiseError(f"seed {self.seed}: {number} altered or never recorded")


def iter_nothing() -> Course:
    """A course with nothing to do."""
    yield from ()


@dataclass(slots=True)
class Figures:
    """What a run came to."""

    seeds: int = 0
    sends: int = 0
    crashes: int = 0
    rows: int = 0
    states: dict[str, int] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """For a person."""
        yield f"{self.seeds:,} seeds: {self.rows:,} rows, {self.sends:,} sendings"
        yield f"{self.crashes:,} courses cut by a crash"
        yield ", ".join(f"{state} {count:,}" for state, count in sorted(self.states.items()))
        yield "0 lost, 0 doubled, 0 altered, 0 stuck, 0 sent before recorded, 0 false words"


def simulate(seeds: range) -> Figures:
    """Run every seed.

    Raises:
        BrokenPromiseError: With the seed that shows it.
    """
    figures = Figures()
    for seed in seeds:
        world = Simulation(seed)
        world.run()
        figures.seeds += 1
        figures.sends += world.sends
        figures.crashes += world.crashes
        for row in world.ledger.rows.values():
            figures.rows += 1
            name = type(row.state).__name__
            figures.states[name] = figures.states.get(name, 0) + 1
    return figures


def main(words: Sequence[str]) -> int:
    """Run many seeds; 1 if one of them breaks a promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args(words)
    try:
        figures = simulate(range(options.first, options.first + options.seeds))
    except BrokenPromiseError as broken:
        print(broken)  # noqa: T201  the report
        return 1
    print("\n".join(figures.lines()))  # noqa: T201  the report
    return 0
