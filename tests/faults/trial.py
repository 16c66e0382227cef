"""One person's folder through crash after crash, and what the judge says of it in the end."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

from tests.faults.errand import ABSENT, Errand
from tests.faults.evidence import LEDGER, copied, rows_of, spent_of
from tests.faults.figures import Fault, Figures, Verdict
from tests.faults.judge import Clock, Judge
from tests.faults.points import REPEAT, Deed, Left, Manner, Point, points
from tests.faults.zygote import Life, Zygote
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.money import Fen, format_yuan
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.practice.book import Entry

ANY_TIME = "at a random time"
"""What stands in the place of a point's name."""

BETWEEN_REPEATS = 90
"""Seconds by which the clocks go on before each recovery: a repeat is allowed after 60."""

_DISK = {ABSENT: Status.UNKNOWN.value}
"""What the disk calls it."""

UNTIL_PROVED = 1000
"""The same while absence is to be proved: that takes 16 minutes."""

_PATIENT_FROM = 2
"""Starts after which a person who repeats begins to wait."""

_EXPECTED = {"RepeatedOftenError"}
"""What the window may refuse: a fourth repeat."""

_MOST_STARTS = 6
"""Within so many undisturbed starts everything has to be settled."""


@dataclass(slots=True)
class Intent:
    """What a person wants booked, once: a contract, a day and an amount that no other has.

    Attributes:
        contract_id: Its 还款协议ID.
        approved: The bodies that the person approved of, by number.
    """

    contract_id: str
    approved: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class Trial:
    """One folder of data.

    Attributes:
        base: The folder.
        name: Digits that no other trial under the same judge has.
        judge: Whom the program talks to.
        zygote: Makes its processes.
        manner: What the person does about what is not booked.
        scenario: How the judge answers until everything is to be settled.
        figures: What is counted.
        intents: What the person wanted so far.
        lasted: Seconds of each start.
        left: How things stand since the last death.
    """

    base: Path
    name: str
    judge: Judge
    zygote: Zygote
    manner: Manner = Manner.REPEATS
    scenario: Scenario = Scenario.BOOKED
    figures: Figures = field(default_factory=Figures)
    intents: list[Intent] = field(default_factory=list)
    lasted: list[float] = field(default_factory=list)
    left: set[Left] = field(default_factory=set)
    _ahead: float = 0
    _recovered: bool = False

    @property
    def copy(self) -> Path:
        """Where the ledger of the last death is kept."""
        return self.base.with_name(f"{self.base.name}-copy") / LEDGER.name

    def book(self, point: Point | None = None, *, after: float = 0) -> bool:
        """Book something new, and die of it; whether that happened."""
        self.intents.append(Intent(f"2025{self.name}{len(self.intents):04}"))
        hit = self._kill(Deed.BOOK, point, after, (self._approve(self.intents[-1]),))
        if hit and point and point.leaves and self.scenario is Scenario.BOOKED:
            (number,) = self.intents[-1].approved
            left = self._left(number, rows_of(self.copy))
            if left is not point.leaves:
                self.fault(Verdict.OTHERWISE, f"{point.name} left {left.value}")
        return hit

    def mend(self, point: Point | None = None, *, after: float = 0) -> bool:
        """Start again, and die while recovering; whether that happened."""
        waits = self.manner is Manner.WAITS
        self._ahead += UNTIL_PROVED if waits else BETWEEN_REPEATS
        bodies = tuple(map(self._approve, self.intents)) if waits else ()
        if self._kill(Deed.MEND, point, after, bodies):
            self._recovered = True
            return True
        return False

    def die(self, deed: Deed, point: Point) -> bool:
        """Do something else, and die of it; whether that happened."""
        return self._kill(deed, point, 0, ())

    def reachable(self) -> list[Point]:
        """Where the next recovery can die."""
        return [
            point
            for point in points(Deed.MEND)
            if point.needs & (self.left or {Left.NOTHING})
            and (self.manner is Manner.REPEATS or not point.name.startswith(REPEAT))
        ]

    def settle(self) -> None:
        """Start undisturbed until everything is settled; then let the judge speak."""
        insists = self.manner is not Manner.LEAVES
        self.scenario = Scenario.BOOKED
        for start in range(_MOST_STARTS):
            waits = self.manner is Manner.WAITS or start >= _PATIENT_FROM
            self._ahead += UNTIL_PROVED if waits else BETWEEN_REPEATS
            wanted = tuple(map(self._approve, self.intents)) if insists else ()
            life = self.live(Deed.MEND, bodies=wanted)
            self.expect_peace(life)
            rows, shown = rows_of(self.base / LEDGER), _statuses(life, "row")
            if {number: _DISK.get(each, each) for number, each in shown.items()} != rows:
                self.fault(Verdict.SHOWN, f"{shown} for {rows}")
            if not self._open(shown):
                break
        else:
            self.fault(Verdict.STUCK, str(self._open(shown)))
        self.figures.trials += 1
        self.figures.recoveries += self._recovered
        self.judge.rest()
        self._judge(shown)

    def live(
        self, deed: Deed, *, bodies: tuple[str, ...] = (), point: str = "", after: float = 0
    ) -> Life:
        """One start of the program."""
        self.judge.go_on(ahead=self._ahead, scenario=self.scenario)
        begun = monotonic()
        life = self.zygote.live(
            Errand(
                base=self.base,
                port=self.judge.port,
                mchid=self.judge.merchant.mchid,
                public_key_id=self.judge.merchant.public_key_id,
                files=self.judge.files,
                deed=deed,
                bodies=bodies,
                manner=self.manner,
                ahead=self._ahead,
                point=point,
                kill_after=after,
            )
        )
        self.lasted.append(monotonic() - begun)
        return life

    def expect_peace(self, life: Life) -> None:
        """Nothing may have gone wrong in a start that nobody killed."""
        failed = [name for name in life.told("failed") if name not in _EXPECTED]
        trouble = [*failed, *life.told("crashed")]
        if life.code != 0 or trouble:
            self.fault(Verdict.BROKEN, f"exit {life.code} {trouble}")

    def fault(self, verdict: Verdict, about: str) -> None:
        """Note that a promise was broken."""
        self.figures.faults.append(Fault(verdict, self.base, about))

    def _kill(self, deed: Deed, point: Point | None, after: float, bodies: tuple[str, ...]) -> bool:
        name = point.name if point else ""
        life = self.live(deed, bodies=bodies, point=name, after=after)
        hit = life.was_killed and life.died_at == name
        counts = self.figures.hits if hit else self.figures.missed
        counts[name or ANY_TIME] += 1
        if not life.was_killed:
            self.expect_peace(life)
        self._inspect(life)
        return hit

    def _inspect(self, life: Life) -> None:
        """What the file holds right after a death, beside what the judge and the screen have."""
        rows = rows_of(copied(self.base / LEDGER, self.copy))
        self.judge.rest()
        self.left = {self._left(number, rows) for one in self.intents for number in one.approved}
        for left in self.left & {Left.ABSENT, Left.PRESENT}:
            self.figures.unknown[left.value] += 1
        for intent in self.intents:
            for entry in self.judge.entries(*intent.approved):
                if rows.get(entry.out_record_id, Status.NOT_SENT) == Status.NOT_SENT:
                    self.fault(Verdict.SENT_BEFORE_RECORDED, entry.out_record_id)
        for number, status in _statuses(life, "shown").items():
            is_final = status in {Status.BOOKED, Status.NOT_BOOKED}
            if number not in rows or (is_final and rows[number] != status):
                self.fault(Verdict.SHOWN, f"{number} {status}, on the disk {rows.get(number)}")

    def _left(self, number: str, rows: Mapping[str, str]) -> Left:
        there = bool(self._accepted(number))
        if not there and number in spent_of(self.copy):
            return Left.SPENT
        match rows.get(number):
            case None:
                return Left.NOTHING
            case Status.SENDING:
                return Left.PRESENT if there else Left.ABSENT
            case Status.UNKNOWN:
                return Left.DOUBT_PRESENT if there else Left.DOUBT_ABSENT
            case Status.NOT_SENT:
                return Left.RECORDED
        return Left.SETTLED

    def _open(self, rows: Mapping[str, str]) -> dict[str, str]:
        """What is not settled yet; what the person chose not to send again is."""
        unsettled: set[str] = {Status.SENDING, Status.UNKNOWN}
        if self.manner is not Manner.LEAVES:
            unsettled |= {ABSENT}
        if self.manner is Manner.REPEATS:
            unsettled |= {Status.NOT_SENT}
        return {number: status for number, status in rows.items() if status in unsettled}

    def _judge(self, rows: Mapping[str, str]) -> None:
        self.figures.ends.update(rows.values())
        for intent in self.intents:
            accepted = [each for number in intent.approved for each in self._accepted(number)]
            numbers = {each.out_record_id for each in accepted}
            if len(accepted) > 1:
                self.fault(Verdict.DOUBLED, f"{intent.contract_id}: {sorted(numbers)}")
            if self.manner is not Manner.LEAVES and not accepted:
                self.fault(Verdict.LOST, f"{intent.contract_id}: wanted, and nobody has it")
            for entry in self.judge.entries(*intent.approved):
                whole = intent.approved[entry.out_record_id].encode()
                if entry.sha256 != hashlib.sha256(whole).hexdigest():
                    self.fault(Verdict.ALTERED, entry.out_record_id)
            for number in intent.approved:
                if (rows.get(number) == Status.BOOKED) != (number in numbers):
                    self.fault(
                        Verdict.LOST, f"{number}: {rows.get(number)}, there {number in numbers}"
                    )

    def _accepted(self, number: str) -> list[Entry]:
        return [each for each in self.judge.entries(number) if each.recorded is not None]

    def _approve(self, intent: Intent) -> str:
        """A body for *intent*, under a new number."""
        number = f"K{intent.contract_id}N{len(intent.approved)}"
        today = beijing_date(Clock()())
        place = int(intent.contract_id)
        draft = replace(
            document_example(today=today, out_record_id=number),
            contract_id=intent.contract_id,
            repayment_amount=format_yuan(Fen(10_000 + place % 9_973)),
            repayment_date=(today + timedelta(days=3 + place % 9)).isoformat(),
        )
        booking = parse(draft, mchid=self.judge.merchant.mchid, today=today).booking
        assert booking is not None
        intent.approved[number] = booking.body().decode()
        return intent.approved[number]


def _statuses(life: Life, word: str) -> dict[str, str]:
    """The last that the screen showed of each row, by number."""
    return dict(line.rsplit(" ", 1) for line in life.told(word))
