"""The course of a submission: which effect follows which event, without clock, disk or network."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.test_query import AT, BOOKING, MAIN, SIGNED, attempt, row
from wxrepay_gui.domain.course import (
    MOST_SENDS,
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
from wxrepay_gui.domain.errors import NotSendableError, RepeatedOftenError, RepeatTooEarlyError
from wxrepay_gui.domain.outcome import (
    ASK_AT_ONCE,
    Booked,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Outcome,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.query import Asked, NoVerdict, QueryFinding

RECORDED = replace(row(NotSent(reason=NotSentReason.RECORDED)), sends=0, claimed_at=None)
UNKNOWN = Unknown(reason=UnknownReason.NO_ANSWER)
REFUSED = NotBooked(reason=NotBookedReason.REFUSED)
UNREACHED = NotSent(reason=NotSentReason.REFUSED)
MADE = (attempt(MAIN),)
LATER = AT + REPEAT_AFTER


class World:
    """Does what a course asks for, and remembers it.

    Attributes:
        outcomes: Of each sending, in order.
        findings: Of each question, in order.
        elsewhere: What somebody else makes of the row before it is next settled.
        told_to_wait: Whether WeChat Pay asks for fewer requests.
        now: When questions are answered.
        effects: What was asked for.
    """

    def __init__(
        self, *, outcomes: tuple[Outcome, ...] = (), findings: tuple[QueryFinding, ...] = ()
    ) -> None:
        self.outcomes = list(outcomes)
        self.findings = list(findings)
        self.elsewhere: list[State] = []
        self.told_to_wait = False
        self.now = LATER
        self.effects: list[Effect] = []

    def run(self, course: Course) -> list[Effect]:
        told: object = None
        while True:
            try:
                effect = course.send(told)
            except StopIteration:
                return self.effects
            self.effects.append(effect)
            told = self._told(effect)

    @property
    def kinds(self) -> list[type[Effect]]:
        return [type(effect) for effect in self.effects]

    @property
    def shown(self) -> list[State]:
        return [effect.row.state for effect in self.effects if isinstance(effect, Show)]

    def _told(self, effect: Effect) -> object:
        match effect:
            case Record():
                return RECORDED
            case Claim(of):
                return replace(of, state=Sending(), sends=of.sends + 1, claimed_at=AT)
            case Send():
                return Sent(
                    outcome=self.outcomes.pop(0), attempts=MADE, told_to_wait=self.told_to_wait
                )
            case Ask():
                return Asked(
                    finding=self.findings.pop(0), attempts=MADE, hosts=(MAIN,), at=self.now
                )
            case Settle(of, _, state):
                return replace(of, state=self.elsewhere.pop(0) if self.elsewhere else state)
        return None


def test_a_booking_is_judged_recorded_claimed_sent_and_settled_in_this_order() -> None:
    world = World(outcomes=(Booked(),))
    effects = world.run(submitting(BOOKING, "R0"))
    claimed = replace(RECORDED, state=Sending(), sends=1, claimed_at=AT)
    booked = replace(claimed, state=Booked())
    assert effects == [
        Check(BOOKING),
        Record(BOOKING, "R0"),
        Claim(RECORDED),
        Show(claimed),
        Send(claimed, repeat=False),
        Settle(claimed, MADE, Booked()),
        Show(booked),
    ]


@pytest.mark.parametrize("why", UnknownReason)
def test_it_asks_at_once_only_where_that_is_what_helps(why: UnknownReason) -> None:
    world = World(outcomes=(Unknown(reason=why),), findings=(NoVerdict(),))
    world.run(submitting(BOOKING, None))
    assert (Ask in world.kinds) is (why in ASK_AT_ONCE)


def test_nothing_is_asked_at_once_where_fewer_requests_are_wanted() -> None:
    world = World(outcomes=(Unknown(reason=UnknownReason.UNSIGNED_REFUSAL),))
    world.told_to_wait = True
    world.run(submitting(BOOKING, None))
    assert Ask not in world.kinds


def test_what_may_have_left_is_asked_about_before_it_is_sent_again() -> None:
    world = World(outcomes=(Booked(),), findings=(SIGNED,))
    world.run(repeating(row(UNKNOWN)))
    assert world.kinds == [Ask, Settle, Show, Check, Claim, Show, Send, Settle, Show]
    send = world.effects[6]
    assert isinstance(send, Send)
    assert send.repeat


@pytest.mark.parametrize("finding", [Booked(), NoVerdict()], ids=["found", "nothing"])
def test_only_an_absence_lets_it_be_sent_again(finding: QueryFinding) -> None:
    world = World(findings=(finding,))
    world.run(repeating(row(UNKNOWN)))
    assert world.kinds == [Ask, Settle, Show]


def test_what_never_left_is_sent_without_a_question() -> None:
    world = World(outcomes=(Booked(),))
    world.run(repeating(RECORDED))
    assert world.kinds == [Check, Claim, Show, Send, Settle, Show]


def test_a_refusal_is_asked_about_and_may_go_again_at_once() -> None:
    world = World(outcomes=(Booked(),), findings=(SIGNED,))
    world.now = AT
    world.run(repeating(row(REFUSED)))
    assert Send in world.kinds


@pytest.mark.parametrize("state", [Booked(), Sending()])
def test_what_is_booked_or_under_way_is_never_sent_again(state: State) -> None:
    world = World()
    with pytest.raises(NotSendableError):
        world.run(repeating(row(state)))
    assert world.effects == []


def test_what_was_sent_a_moment_ago_is_asked_about_but_not_sent_again() -> None:
    world = World(findings=(SIGNED,))
    world.now = LATER - timedelta(microseconds=1)
    with pytest.raises(RepeatTooEarlyError) as caught:
        world.run(repeating(row(UNKNOWN)))
    assert caught.value.earliest == LATER
    assert world.kinds == [Ask, Settle, Show]


def test_a_row_that_was_never_claimed_counts_from_its_beginning() -> None:
    world = World(findings=(SIGNED,))
    world.now = LATER - timedelta(microseconds=1)
    with pytest.raises(RepeatTooEarlyError) as caught:
        world.run(repeating(replace(row(UNKNOWN), claimed_at=None)))
    assert caught.value.earliest == LATER


@pytest.mark.parametrize(("sends", "goes"), [(MOST_SENDS - 1, True), (MOST_SENDS, False)])
def test_an_unknown_outcome_is_sent_again_three_times_at_most(sends: int, *, goes: bool) -> None:
    world = World(outcomes=(UNKNOWN,), findings=(SIGNED,))
    course = repeating(replace(row(UNKNOWN), sends=sends))
    if goes:
        world.run(course)
    else:
        with pytest.raises(RepeatedOftenError) as caught:
            world.run(course)
        assert caught.value.times == MOST_SENDS
    assert (Send in world.kinds) is goes


@pytest.mark.parametrize("before", [UNKNOWN, REFUSED], ids=["unknown", "refused"])
def test_a_repeat_of_which_nothing_left_leaves_what_was_known(before: State) -> None:
    world = World(outcomes=(UNREACHED,), findings=(SIGNED,))
    world.run(repeating(row(before)))
    asked, sending, last = world.shown
    assert sending == Sending()
    assert last == asked


def test_of_a_first_sending_of_which_nothing_left_that_is_said() -> None:
    world = World(outcomes=(UNREACHED,))
    world.run(submitting(BOOKING, None))
    assert world.shown == [Sending(), UNREACHED]


@pytest.mark.parametrize("other", [REFUSED, UNKNOWN, UNREACHED], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("times", [1, 3])
def test_nothing_stands_against_an_answer_that_lists_the_record(other: State, times: int) -> None:
    world = World(outcomes=(Booked(),))
    world.elsewhere = [other] * times
    effects = world.run(submitting(BOOKING, None))
    assert world.shown[-1] == Booked()
    assert world.kinds.count(Settle) == times + 1
    second = effects[-2]
    assert isinstance(second, Settle)
    assert (second.row.state, second.attempts) == (other, ())


@pytest.mark.parametrize(
    "other", [Sending(), Booked(recorded_minimum="1")], ids=["sending", "more"]
)
def test_another_sending_and_what_is_known_to_be_booked_stay(other: State) -> None:
    world = World(findings=(Booked(),))
    world.elsewhere = [other]
    world.run(asking(row(UNKNOWN)))
    assert world.kinds == [Ask, Settle, Show]
    assert world.shown == [other]


def test_what_somebody_else_changed_during_the_question_is_not_sent_again() -> None:
    world = World(findings=(SIGNED,))
    world.elsewhere = [REFUSED]
    with pytest.raises(NotSendableError):
        world.run(repeating(row(UNKNOWN)))
    assert Claim not in world.kinds


def test_what_is_being_sent_is_not_asked_about() -> None:
    world = World()
    world.run(asking(row(Sending())))
    assert world.effects == [Show(row(Sending()))]


def test_whoever_asks_gets_the_row_as_it_is() -> None:
    world = World(findings=(Booked(),))
    world.run(asking(row(UNKNOWN)))
    assert world.shown == [Booked()]
