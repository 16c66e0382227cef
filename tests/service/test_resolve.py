"""Asking: what is written down of it, and that asking changes nothing else."""

import pytest

from tests.service.conftest import World, states
from wxrepay_gui.domain.attempt import Call
from wxrepay_gui.domain.course import Record
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    Difference,
    NotBooked,
    NotBookedReason,
    Sending,
)
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places

DIFFERENT = Booked(differences=(Difference(FieldName.REPAYMENT_DATE, "2025-12-14", "2025-12-15"),))


def test_a_query_finds_what_was_booked_in_silence(world: World) -> None:
    row = world.submit(Scenario.TIMEOUT)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == Booked()
    assert world.ledger.get(row.id) == settled
    assert world.methods == ["POST", "GET"]
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]
    assert settled.request_id == world.ledger.attempts(row.id)[-1].request_id != ""


def test_a_query_tells_what_was_recorded_otherwise(world: World) -> None:
    row = world.submit(Scenario.TIMEOUT)
    world.practise(Scenario.BOOKED)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == Booked()
    other = world.submit(Scenario.DIFFERENT_ECHO)
    assert isinstance(other.state, Booked)
    assert other.state.differences


def test_a_query_without_a_verdict_leaves_the_row_and_keeps_the_exchange(world: World) -> None:
    row = world.submit(Scenario.CLOCK_OFF)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == row.state
    answer = world.ledger.attempts(row.id)[-1].answer
    assert answer is not None
    assert b"SIGN_ERROR" in answer.body
    assert len(world.ledger.attempts(row.id)) == 3


def test_a_slower_query_does_not_overwrite_what_somebody_else_found_out(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)

    def book_elsewhere() -> None:
        other = Ledger(Places(world.folder).ledger)
        other.settle(other.get(row.id), (), DIFFERENT)
        other.close()

    world.during.append(book_elsewhere)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == DIFFERENT
    assert world.ledger.get(row.id).state == DIFFERENT
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]


@pytest.mark.parametrize("reason", NotBookedReason)
def test_not_booked_does_not_stand_against_a_record_that_is_found(
    world: World, reason: NotBookedReason
) -> None:
    row = world.submit(Scenario.TIMEOUT)

    def refuse_elsewhere() -> None:
        other = Ledger(Places(world.folder).ledger)
        other.settle(other.get(row.id), (), NotBooked(reason=reason))
        other.close()

    world.during.append(refuse_elsewhere)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == Booked()
    assert world.ledger.get(row.id) == settled
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]


def test_resolving_asks_once_for_each_row_in_order_and_for_none_that_is_being_sent(
    world: World,
) -> None:
    first, second = world.submit(Scenario.TIMEOUT), world.submit(Scenario.BAD_SIGNATURE)
    steps = world.workspace.submitter.submit(world.booking())
    third = next(steps)
    rows = list(world.workspace.resolver.resolve([second.id, third.id, first.id]))
    assert [row.id for row in rows] == [second.id, third.id, first.id]
    assert [row.state for row in rows] == [Booked(), Sending(), Booked()]
    assert world.methods == ["POST", "POST", "GET", "GET"]
    world.practise(Scenario.BOOKED)
    assert states(steps) == [Booked()]


def test_resolving_goes_on_only_as_far_as_it_is_walked(world: World) -> None:
    rows = [world.submit(Scenario.BAD_SIGNATURE) for _ in range(2)]
    steps = world.workspace.resolver.resolve([row.id for row in rows])
    assert next(steps).state == Booked()
    assert world.methods == ["POST", "POST", "GET"]


def test_a_resolver_carries_out_nothing_but_questions_and_their_settlements(world: World) -> None:
    booking = world.booking()
    with pytest.raises(TypeError):
        world.workspace.resolver.act(Record(booking, None))
    assert world.workspace.history() == ()


def test_what_is_booked_can_be_asked_about_and_stays_booked(world: World) -> None:
    row = world.submit()
    assert [one.state for one in world.workspace.resolver.resolve([row.id])] == [Booked()]
    assert world.methods == ["POST", "GET"]
