"""Whatever happens in whatever order: one submission, at most one booking, and no false word."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from tests.service.conftest import AUTHOR, NOON, World, hosts
from wxrepay_gui.domain.errors import NotSendableError, NotUnknownError, RepeatedOftenError
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSent, Sending, Unknown, UnknownReason
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.identity import MCHID, Identity
from wxrepay_gui.service.resolve import Resolver
from wxrepay_gui.service.submit import Submitter


class Line(Enum):
    """What else can be wrong, beside the ten scenarios."""

    CUT = "cut"

    CUT_AFTER_QUERY = "cut_after_query"
    """Questions are answered; of bookings nothing leaves."""


Way = Scenario | Line
WAYS: tuple[Way, ...] = (*Scenario, *Line)
ASKING: tuple[Way, ...] = (Scenario.BOOKED, Scenario.CLOCK_OFF, Line.CUT)
"""Those that a query can tell apart: the others are answers to bookings."""


class Trial:
    """A world, and everything that can be done in it."""

    def __init__(self, folder: Path, identity: Identity) -> None:
        self.world = World(folder, identity)
        self.nobody = socket.socket()
        self.nobody.bind(("127.0.0.1", 0))
        self.ids: list[int] = []
        self.said: dict[int, list[bool]] = {}

    def close(self) -> None:
        self.world.close()
        self.nobody.close()

    def line(self, way: Way) -> tuple[Submitter, Resolver]:
        self.world.workspace.clock.forget()  # as it is forgotten when another scenario is chosen
        if isinstance(way, Line):
            self.world.practise(Scenario.BOOKED)
            dead = hosts(self.world, self.nobody.getsockname()[1])
            submitter, resolver = self.world.with_client(transport=dead)
            if way is Line.CUT:
                return submitter, resolver
            alive = self.world.workspace.resolver
            return replace(submitter, resolver=alive), alive
        return self.world.submitter(way), self.world.workspace.resolver

    def submit(self, way: Way) -> int:
        submitter, _ = self.line(way)
        *_, row = submitter.submit(self.world.booking())
        self.ids.append(row.id)
        return row.id

    def query(self, way: Way, submission_id: int) -> None:
        _, resolver = self.line(way)
        list(resolver.resolve([submission_id]))

    def repeat(self, way: Way, submission_id: int) -> None:
        submitter, _ = self.line(way)
        before = self.world.ledger.get(submission_id).state
        self.world.wait()
        with suppress(NotSendableError, RepeatedOftenError):
            list(submitter.repeat(submission_id))
            assert not isinstance(before, Booked)

    def attest(self, submission_id: int) -> None:
        """A person says what WeChat Pay's portal shows, if that may still be said."""
        number = self.world.ledger.get(submission_id).booking.item.out_record_id
        with suppress(NotUnknownError):
            booked = self.world.booked(number) > 0
            self.world.workspace.attest(submission_id, booked=booked, reason="portal")
            self.said.setdefault(submission_id, []).append(booked)

    def die_before_sending(self) -> int:
        """A row was committed; then the power went."""
        ledger = self.world.ledger
        row = ledger.begin(self.world.booking(), mchid=MCHID, at=NOON, author=AUTHOR)
        ledger.claim(row, at=self.world.clock.at)
        self.ids.append(row.id)
        self.world.reopen()
        recovered = self.world.ledger.get(row.id).state
        assert recovered == Unknown(reason=UnknownReason.INTERRUPTED)
        return row.id

    def check(self) -> None:
        """Every row's word is true, and nothing was booked twice or with other bytes."""
        log = self.world.log
        for row in self.world.workspace.history():
            number = row.booking.item.out_record_id
            entries = [one for one in log if one.out_record_id == number]
            recorded = sum(one.recorded is not None for one in entries)
            assert recorded <= 1, f"{number} was booked {recorded} times"
            assert len({one.sha256 for one in entries}) <= 1, f"{number} was sent with other bytes"
            booked_by = [one.recorded is not None for one in entries]
            assert not any(booked_by[:-1]), f"{number} was sent again although it was booked"
            match row.state:
                case Booked():
                    assert recorded == 1, f"{number} is said to be booked"
                case NotBooked() | NotSent():
                    assert recorded == 0, f"{number} is said not to be booked"
                case Sending():
                    pytest.fail(f"{number} was left being sent")
            if isinstance(row.state, NotSent):
                assert not entries, f"{number} is said never to have left"
            kept = [one.booked for one in self.world.ledger.verdicts(row.id)]
            assert kept == self.said.get(row.id, []), f"{number} has lost a person's verdict"
        numbers = {row.booking.item.out_record_id for row in self.world.workspace.history()}
        assert {one.out_record_id for one in log} <= numbers


@pytest.fixture
def trial(tmp_path: Path, identity: Identity) -> Iterator[Trial]:
    made = Trial(tmp_path, identity)
    yield made
    made.close()


@pytest.mark.parametrize("first", WAYS, ids=lambda way: way.value)
def test_no_pair_of_ways_books_twice_or_tells_a_lie(trial: Trial, first: Way) -> None:
    for second in ASKING:
        trial.query(second, trial.submit(first))
    for second in WAYS:
        trial.repeat(second, trial.submit(first))
    trial.check()
    for submission_id in trial.ids:
        trial.repeat(Scenario.BOOKED, submission_id)
    trial.check()
    assert {type(row.state) for row in trial.world.workspace.history()} == {Booked}
    assert len([one for one in trial.world.log if one.recorded]) == len(trial.ids)


class AnyOrder(RuleBasedStateMachine):
    """Submissions, queries, repeats and verdicts, in any order and weather; and the power goes."""

    identity: Identity
    ids = Bundle("ids")
    ways = st.sampled_from(WAYS)

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.trial = Trial(self.folder, self.identity)

    def teardown(self) -> None:
        self.trial.close()
        shutil.rmtree(self.folder)

    @rule(target=ids, way=ways)
    def submit(self, way: Way) -> int:
        return self.trial.submit(way)

    @rule(target=ids)
    def die_before_sending(self) -> int:
        return self.trial.die_before_sending()

    @rule(way=ways, submission_id=ids)
    def query(self, way: Way, submission_id: int) -> None:
        self.trial.query(way, submission_id)

    @rule(way=ways, submission_id=ids)
    def repeat(self, way: Way, submission_id: int) -> None:
        self.trial.repeat(way, submission_id)

    @rule(submission_id=ids)
    def attest(self, submission_id: int) -> None:
        self.trial.attest(submission_id)

    @invariant()
    def every_word_is_true(self) -> None:
        self.trial.check()


AnyOrder.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_no_order_of_events_books_twice_or_tells_a_lie(identity: Identity) -> None:
    AnyOrder.identity = identity
    AnyOrder.TestCase("runTest").runTest()
